//! A question in front of the page.

use leptos::children::ViewFn;
use leptos::html;
use leptos::prelude::*;

use super::{IconButton, IconKind, fresh_id};

/// Shows its children over the page while `open`; reports `on_close` for Escape and for the button in the corner.
///
/// The native element gives the focus to the first field or button of its children, keeps it inside, and gives it
/// back to where it was. A `wide` one has room for a form with something beside it.
#[component]
pub fn Dialog(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close_label: Signal<String>,
    #[prop(into)] open: Signal<bool>,
    #[prop(optional)] wide: bool,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] actions: Option<ViewFn>,
    #[prop(into)] on_close: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id();
    let actions = StoredValue::new(actions);
    let children = StoredValue::new(children);

    Effect::new(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // An element that has left the page meanwhile cannot be shown, and need not be.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let closed = move |_| {
        if open.get_untracked() {
            on_close.run(());
        }
    };
    let footer = move || {
        actions.get_value().map(|it| view! { <footer class="dialog__actions">{it.run()}</footer> })
    };

    view! {
        <dialog
            class="dialog"
            class:dialog--wide=wide
            node_ref=element
            aria-labelledby=title_id
            data-testid=testid
            on:close=closed
        >
            <h2 class="dialog__title" id=title_id.clone()>
                {move || title.get()}
            </h2>
            <Show when=move || open.get()>
                <div class="dialog__body">{children.get_value()()}</div>
                {footer}
            </Show>
            <div class="dialog__close">
                <IconButton label=close_label icon=IconKind::Close on_press=on_close />
            </div>
        </dialog>
    }
}
