//! Something that is on or off.

use leptos::prelude::*;

/// Reports `on_change` when it is switched, by pointer or with the space bar; what is refused springs back.
#[component]
pub fn Switch(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<bool>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_change: Callback<bool>,
) -> impl IntoView {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                class="switch__input"
                disabled=move || disabled.get()
                data-testid=testid
                prop:checked=move || value.get()
                on:change:target=move |event| {
                    on_change.run(event.target().checked());
                    event.target().set_checked(value.get_untracked());
                }
            />
            <span class="switch__text">
                {move || label.get()}
                {hint.map(|it| view! { <span class="switch__hint">{move || it.get()}</span> })}
            </span>
        </label>
    }
}
