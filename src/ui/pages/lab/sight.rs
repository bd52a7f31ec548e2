//! Which rows of a table can be seen: the browser tells when one comes into the window or leaves it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlTableRowElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, js_sys,
};

/// The rows in sight, by their position in the table's body.
pub struct Sight {
    observer: IntersectionObserver,
    seen: Rc<RefCell<Vec<bool>>>,
    _told: Closure<dyn FnMut(js_sys::Array)>,
}

/// So much more of the window counts as in sight, above and below: what a quick scroll reaches.
const MARGIN: &str = "25% 0px";

impl Sight {
    /// Begins to look; `None` where the browser cannot tell.
    pub fn new() -> Option<Self> {
        let seen = Rc::new(RefCell::new(Vec::new()));
        let told = {
            let seen = Rc::clone(&seen);
            Closure::new(move |entries: js_sys::Array| {
                let entries = entries.iter().filter_map(|it| it.dyn_into().ok());
                entries.for_each(|entry| note(&mut seen.borrow_mut(), &entry));
            })
        };
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer =
            IntersectionObserver::new_with_options(told.as_ref().unchecked_ref(), &options).ok()?;
        Some(Self { observer, seen, _told: told })
    }

    /// Follows a row of the table's body.
    pub fn follow(&self, row: &Element) {
        self.observer.observe(row);
    }

    /// Follows a row no longer.
    pub fn forget(&self, row: &Element) {
        self.observer.unobserve(row);
    }

    /// Whether the row at this position is in sight.
    pub fn sees(&self, at: usize) -> bool {
        self.seen.borrow().get(at).copied().unwrap_or_default()
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn note(seen: &mut Vec<bool>, entry: &IntersectionObserverEntry) {
    let row = entry.target().dyn_into::<HtmlTableRowElement>().ok();
    // A row that has left the table has no position.
    let position = row.and_then(|it| usize::try_from(it.section_row_index()).ok());
    if let Some(at) = position {
        seen.resize(seen.len().max(at + 1), false);
        seen[at] = entry.is_intersecting();
    }
}
