//! The few numbers a page is about.

use leptos::prelude::*;

/// Sets three to five [`KeyFigure`]s beside one another.
#[component]
pub fn KeyFigures(children: Children) -> impl IntoView {
    view! { <dl class="key-figures">{children()}</dl> }
}

/// Shows one number under its name, with what it is to be read against; the children, such as a
/// [`Delta`](super::Delta), stand beside the number.
#[component]
pub fn KeyFigure(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="key-figures__one">
            <dt class="key-figures__label">{move || label.get()}</dt>
            <dd class="key-figures__line">
                <span class="key-figures__value" data-testid=testid>
                    {move || value.get()}
                </span>
                {unit.map(|it| view! { <span class="key-figures__unit">{move || it.get()}</span> })}
                {children.map(|it| it())}
            </dd>
            {hint.map(|it| view! { <dd class="key-figures__hint">{move || it.get()}</dd> })}
        </div>
    }
}
