//! The keyboard keeps its place: when what has the focus goes, the next thing takes it.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// What the focus can be given to.
const STOPS: &str = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), \
                     textarea:not([disabled]), summary, [tabindex=\"0\"]";
/// Some things go only when a file or the worker has answered.
const LATER: Duration = Duration::from_millis(250);

/// Where the focus was last.
#[derive(Clone)]
struct Held {
    element: Element,
    /// Every element around it from the inside out, each with the place of the next inner one among its children.
    around: Vec<(Element, u32)>,
}

/// Looks, after every key and every press without a pointer, whether what had the focus has gone, and gives the focus
/// to what stands in its place now, or next to it; and moves the page if a bar or a message covers what has it.
///
/// A pointer needs no place, and on a phone a field that took the focus unasked would call up the keys.
pub fn keep_focus() {
    let held = StoredValue::new_local(None::<Held>);
    let _for_the_life_of_the_page = window_event_listener(ev::focusin, move |event| {
        if let Some(element) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) {
            reveal(&element);
            let around = around(&element);
            held.set_value(Some(Held { element, around }));
        }
    });
    let look = move || held.with_value(|it| it.as_ref().map_or((), give_on));
    let look_soon = move || {
        request_animation_frame(move || request_animation_frame(look));
        set_timeout(look, LATER);
    };
    let _for_the_life_of_the_page = window_event_listener(ev::keydown, move |_| look_soon());
    let _for_the_life_of_the_page = window_event_listener(ev::click, move |event| {
        if event.detail() == 0 {
            look_soon();
            // A message may have come up over the button that it answers.
            let pressed = move || document().active_element().as_ref().map_or((), reveal);
            request_animation_frame(move || request_animation_frame(pressed));
        }
    });
}

/// Moves the page so that what has the focus by key is in the part of the window that nothing covers, as the
/// stylesheet measures it for the browser, which minds only what is outside the window.
fn reveal(element: &Element) {
    let is_by_key = element.matches(":focus-visible").unwrap_or(false);
    if !is_by_key || element.closest("main").ok().flatten().is_none() {
        return;
    }
    let root = document().document_element();
    let style = root.and_then(|it| window().get_computed_style(&it).ok().flatten());
    let padding = |side: &str| {
        let text = style.as_ref().and_then(|it| it.get_property_value(side).ok());
        text.and_then(|it| it.trim_end_matches("px").parse::<f64>().ok()).unwrap_or(0.0)
    };
    let height = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or(0.0);
    let place = element.get_bounding_client_rect();
    let above = place.top() - padding("scroll-padding-top");
    let below = place.bottom() - (height - padding("scroll-padding-bottom"));
    // What is taller than the window stays: one end of it is always outside.
    let by = match (above < 0.0, below > 0.0) {
        (true, false) => above.max(below),
        (false, true) => below.min(above),
        _ => return,
    };
    window().scroll_by_with_x_and_y(0.0, by);
}

fn around(element: &Element) -> Vec<(Element, u32)> {
    let mut found = Vec::new();
    let mut inner = element.clone();
    while let Some(outer) = inner.parent_element() {
        let mut place = 0;
        while let Some(before) = inner.previous_element_sibling() {
            place += 1;
            inner = before;
        }
        found.push((outer.clone(), place));
        inner = outer;
    }
    found
}

/// Gives the focus to what is nearest to the place that was held, if it is nowhere and what held it cannot have it any more.
fn give_on(held: &Held) {
    let body = document().body();
    let active = document().active_element();
    let is_nowhere = active.is_none_or(|it| body.is_some_and(|body| *body == it));
    if !is_nowhere || (held.element.is_connected() && is_stop(&held.element)) {
        return;
    }
    for (outer, place) in held.around.iter().filter(|it| it.0.is_connected()) {
        let children = outer.children();
        let place = (*place).min(children.length());
        let after = (place..children.length()).filter_map(|at| children.item(at));
        let before = (0..place).rev().filter_map(|at| children.item(at));
        let next = after.clone().find_map(|it| stops(&it).next());
        if let Some(stop) = next.or_else(|| before.clone().find_map(|it| stops(&it).last())) {
            // It is in the page and can be seen: a browser does not refuse.
            let _given = stop.focus();
            return;
        }
    }
}

/// The stops of the focus in an element and itself, in their order.
fn stops(element: &Element) -> impl Iterator<Item = HtmlElement> {
    let own = element.matches(STOPS).unwrap_or(false).then(|| element.clone());
    let inner = element.query_selector_all(STOPS).ok();
    let inner = inner.into_iter().flat_map(|all| {
        (0..all.length()).filter_map(move |at| all.item(at)?.dyn_into::<Element>().ok())
    });
    own.into_iter().chain(inner).filter(is_seen).filter_map(|it| it.dyn_into::<HtmlElement>().ok())
}

fn is_stop(element: &Element) -> bool {
    element.matches(STOPS).unwrap_or(false) && is_seen(element)
        || element.matches("[tabindex]").unwrap_or(false) && is_seen(element)
}

/// Whether the element is laid out and not switched off with what is around it.
fn is_seen(element: &Element) -> bool {
    let is_off = element.closest("[inert], fieldset[disabled]").ok().flatten().is_some();
    !is_off && element.get_client_rects().length() > 0
}
