//! A term that can say what it means.

use leptos::prelude::*;

use super::fresh_id;

/// Shows a term with a "?" beside it that opens its definition and formula; Escape or a press elsewhere closes it.
#[component]
pub fn Definition(
    #[prop(into)] term: Signal<String>,
    #[prop(into)] definition: Signal<String>,
    #[prop(into)] button_label: Signal<String>,
    #[prop(optional, into)] formula: Option<Signal<String>>,
    #[prop(optional, into)] testid: Option<String>,
) -> impl IntoView {
    let id = fresh_id();

    view! {
        <span class="definition">
            {move || term.get()}
            <button
                type="button"
                class="definition__button"
                popovertarget=id.clone()
                aria-label=move || button_label.get()
                data-testid=testid
            >
                "?"
            </button>
            <span class="definition__tip" id=id popover="auto" role="note">
                <strong class="definition__term">{move || term.get()}</strong>
                <span class="definition__text">{move || definition.get()}</span>
                {formula
                    .map(|it| view! { <code class="definition__formula">{move || it.get()}</code> })}
            </span>
        </span>
    }
}
