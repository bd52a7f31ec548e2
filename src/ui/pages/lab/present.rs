//! 演示模式: the lab in large type for a meeting; whether it is on stands in the address.

use leptos::ev;
use leptos::prelude::*;

use crate::state::use_texts;
use crate::ui::lab_view::LabView;
use crate::ui::navigation::Navigation;
use crate::ui::parts::{Button, ButtonKind, IconKind, Switch};
use crate::ui::route::Route;
use crate::ui::say::say;

/// Whether a meeting looks on: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Presenting {
    navigation: StoredValue<Navigation>,
    view: Memo<LabView>,
}

impl Presenting {
    /// Follows the address; F8 begins and ends it, Escape ends it.
    pub fn new() -> Self {
        let navigation = expect_context::<Navigation>();
        let route = navigation.route();
        let view = Memo::new(move |_| match route.get() {
            Route::LabWith(view) => *view,
            _ => LabView::default(),
        });
        let presenting = Self { navigation: StoredValue::new(navigation), view };
        Effect::new(move || mark_root(presenting.is_on()));
        on_cleanup(|| mark_root(false));
        let keys = window_event_listener(ev::keydown, move |event| {
            let on = presenting.view.with_untracked(|it| it.is_presented);
            match event.key().as_str() {
                "F8" => presenting.turn(!on),
                // A dialog takes its own Escape.
                "Escape" if on && !is_dialog_open() => presenting.turn(false),
                _ => return,
            }
            event.prevent_default();
        });
        on_cleanup(move || keys.remove());
        presenting
    }

    /// What the address asks for.
    pub fn view(self) -> Memo<LabView> {
        self.view
    }

    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self.view.with(|it| it.is_presented)
    }

    /// Whether names are hidden.
    pub fn hides_names(self) -> bool {
        self.view.with(|it| it.is_presented && it.hides_names)
    }

    /// Begins or ends it.
    pub fn turn(self, on: bool) {
        self.show(|it| it.is_presented = on);
    }

    /// Shows something else of the same page.
    pub fn show(self, change: impl FnOnce(&mut LabView)) {
        let mut view = self.view.get_untracked();
        change(&mut view);
        let route = match view == LabView::default() {
            true => Route::Lab,
            false => Route::LabWith(Box::new(view)),
        };
        self.navigation.get_value().replace(route);
    }
}

/// Begins or ends the presentation, and hides names while it is on.
#[component]
pub fn PresentButton(presenting: Presenting) -> impl IntoView {
    let texts = use_texts();
    let label = move || {
        let words = &texts.get().presentation;
        if presenting.is_on() { words.leave } else { words.begin }
    };
    let switch = move || {
        presenting.is_on().then(|| {
            view! {
                <Switch
                    label=say(|it| it.presentation.hide_names)
                    value=Signal::derive(move || presenting.hides_names())
                    testid="present-letters"
                    on_change=move |hides| presenting.show(|it| it.hides_names = hides)
                />
            }
        })
    };
    view! {
        {switch}
        <Button
            kind=ButtonKind::Quiet
            icon=IconKind::FullScreen
            testid="present"
            on_press=move |()| presenting.turn(!presenting.view.with_untracked(|it| it.is_presented))
        >
            <span title=move || texts.get().presentation.begin_hint>{label}</span>
        </Button>
        <span class="spoken" role="status">
            {move || presenting.is_on().then(|| texts.get().presentation.begun)}
        </span>
    }
}

/// The stylesheet enlarges the root while it is marked.
fn mark_root(on: bool) {
    let Some(root) = document().document_element() else { return };
    let _never_refused = match on {
        true => root.set_attribute("data-presents", ""),
        false => root.remove_attribute("data-presents"),
    };
}

fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
