//! What stands where there is nothing yet.

use leptos::children::ViewFnOnce;
use leptos::prelude::*;

use super::{Icon, IconKind};

/// Says what would stand here and offers the way to it; `whole_page` if nothing else is on the page.
#[component]
pub fn Empty(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] sentence: Signal<String>,
    #[prop(into)] icon: Signal<IconKind>,
    #[prop(optional)] whole_page: bool,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
) -> impl IntoView {
    let words = move || title.get();
    let title = if whole_page {
        view! { <h1 class="empty__title">{words}</h1> }.into_any()
    } else {
        view! { <p class="empty__title">{words}</p> }.into_any()
    };
    view! {
        <div class="empty" data-testid=testid>
            <Icon kind=icon />
            {title}
            <p class="empty__sentence">{move || sentence.get()}</p>
            {actions.map(|it| view! { <div class="empty__actions">{it.run()}</div> })}
        </div>
    }
}
