//! A change against before.

use leptos::prelude::*;

use super::{Icon, IconKind, Tone};

/// Which way something moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    #[default]
    Flat,
}

impl Direction {
    fn icon(self) -> IconKind {
        match self {
            Self::Up => IconKind::ArrowUp,
            Self::Down => IconKind::ArrowDown,
            Self::Flat => IconKind::Flat,
        }
    }
}

/// Shows a change by arrow, signed text and colour; `spoken` says it in words ("上升 2 名").
///
/// Up is not always good: `tone` says what the change means, `Good` or `Danger`.
#[component]
pub fn Delta(
    #[prop(into)] text: Signal<String>,
    #[prop(into)] spoken: Signal<String>,
    #[prop(into)] direction: Signal<Direction>,
    #[prop(optional, into)] tone: Signal<Tone>,
    #[prop(optional, into)] testid: Option<String>,
) -> impl IntoView {
    view! {
        <span class="delta" data-tone=move || tone.get().as_str() data-testid=testid>
            <Icon kind=Signal::derive(move || direction.get().icon()) />
            <span aria-hidden="true">{move || text.get()}</span>
            <span class="spoken">{move || spoken.get()}</span>
        </span>
    }
}
