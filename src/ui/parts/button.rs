//! Buttons, with words or with an icon alone.

use leptos::prelude::*;

use super::{Icon, IconKind};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    #[default]
    Plain,
    /// No frame, for things beside other things.
    Quiet,
    /// Destroys something.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Plain => "button",
            Self::Quiet => "button button--quiet",
            Self::Danger => "button button--danger",
        }
    }
}

/// Calls `on_press` when pressed, by pointer or by key.
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] icon: Option<Signal<IconKind>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_press: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=kind.class()
            disabled=move || disabled.get()
            data-testid=testid
            on:click=move |_| on_press.run(())
        >
            {icon.map(|kind| view! { <Icon kind /> })}
            <span class="button__label">{children()}</span>
        </button>
    }
}

/// Calls `on_press` when pressed; the icon is seen, the label is heard and shown on hover.
///
/// With `pressed` it is a toggle, and the label names the thing that is on or off.
#[component]
pub fn IconButton(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] icon: Signal<IconKind>,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.map(|it| it.get().to_string())
            disabled=move || disabled.get()
            data-testid=testid
            on:click=move |_| on_press.run(())
        >
            <Icon kind=icon />
        </button>
    }
}
