//! A message that stays until its cause is gone.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{Icon, Tone};

/// States something the reader should know now, and offers what can be done about it.
#[component]
pub fn Banner(
    #[prop(optional, into)] title: Option<Signal<String>>,
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="banner" role=tone.role() data-tone=tone.as_str() data-testid=testid>
            <Icon kind=tone.icon() />
            <div class="banner__text">
                {title.map(|it| view! { <strong class="banner__title">{move || it.get()}</strong> })}
                <div class="banner__body">{children()}</div>
            </div>
            {actions.map(|it| view! { <div class="banner__actions">{it.run()}</div> })}
        </div>
    }
}
