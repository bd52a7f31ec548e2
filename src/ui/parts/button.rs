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

/// What a button says about itself when it cannot be pressed.
///
/// A disabled element loses the focus, and with it a keyboard loses its place. So one that has the focus when its turn is over
/// (the last thing undone) keeps it until it is left, says that it is disabled, and does nothing.
#[derive(Clone, Copy)]
struct Standstill {
    disabled: Signal<bool>,
    focused: RwSignal<bool>,
}

impl Standstill {
    fn new(disabled: Signal<bool>) -> Self {
        Self { disabled, focused: RwSignal::new(false) }
    }

    /// The attribute `disabled`.
    fn native(self) -> bool {
        self.disabled.get() && !self.focused.get()
    }

    /// The attribute `aria-disabled`.
    fn said(self) -> Option<&'static str> {
        (self.disabled.get() && self.focused.get()).then_some("true")
    }

    fn press(self, on_press: Callback<()>) {
        if !self.disabled.get_untracked() {
            on_press.run(());
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
    let still = Standstill::new(disabled);
    view! {
        <button
            type="button"
            class=kind.class()
            disabled=move || still.native()
            aria-disabled=move || still.said()
            data-testid=testid
            on:focus=move |_| still.focused.set(true)
            on:blur=move |_| still.focused.set(false)
            on:click=move |_| still.press(on_press)
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
    let still = Standstill::new(disabled);
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=move || label.get()
            title=move || label.get()
            aria-pressed=move || pressed.map(|it| it.get().to_string())
            disabled=move || still.native()
            aria-disabled=move || still.said()
            data-testid=testid
            on:focus=move |_| still.focused.set(true)
            on:blur=move |_| still.focused.set(false)
            on:click=move |_| still.press(on_press)
        >
            <Icon kind=icon />
        </button>
    }
}
