//! What stands where there is nothing yet.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{Icon, IconKind};

/// Says what would stand here and offers the way to it.
#[component]
pub fn Empty(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] sentence: Signal<String>,
    #[prop(into)] icon: Signal<IconKind>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="empty" data-testid=testid>
            <Icon kind=icon />
            <h3 class="empty__title">{move || title.get()}</h3>
            <p class="empty__sentence">{move || sentence.get()}</p>
            {actions.map(|it| view! { <div class="empty__actions">{it.run()}</div> })}
        </div>
    }
}
