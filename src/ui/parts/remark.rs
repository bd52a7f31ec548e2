//! One of several things that are worth saying, with the way to its evidence.

use leptos::prelude::*;

use super::{Icon, Tone};

/// A list item: an icon for its tone, the sentence, and what the children add, such as a link.
#[component]
pub fn Remark(
    tone: Tone,
    #[prop(into)] sentence: Signal<String>,
    #[prop(optional, into)] testid: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <li class="remark" data-tone=tone.as_str() data-testid=testid>
            <Icon kind=tone.icon() />
            <span class="remark__text">{move || sentence.get()}</span>
            {children()}
        </li>
    }
}
