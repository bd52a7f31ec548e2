//! Messages that pass: what was just done, and how to take it back.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::{Button, ButtonKind, Icon, IconButton, IconKind, Tone};

/// Long enough to read a sentence twice.
const STAYS: Duration = Duration::from_secs(8);

/// One message; `action` is the label of its button, if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub id: u64,
    pub tone: Tone,
    pub text: String,
    pub action: Option<String>,
}

/// Reads out and shows `toasts`; reports `on_action` when a toast's button is pressed and `on_close` when it is
/// dismissed or has stood long enough. A dangerous one waits to be dismissed, and so does one under the pointer
/// or the focus.
#[component]
pub fn Toasts(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] close_label: Signal<String>,
    #[prop(into)] toasts: Signal<Vec<Toast>>,
    #[prop(into)] on_action: Callback<u64>,
    #[prop(into)] on_close: Callback<u64>,
) -> impl IntoView {
    view! {
        <div class="toasts" role="region" aria-live="polite" aria-label=move || label.get()>
            <For
                each=move || toasts.get()
                key=|toast| toast.id
                children=move |toast| view! { <OneToast toast close_label on_action on_close /> }
            />
        </div>
    }
}

#[component]
fn OneToast(
    toast: Toast,
    close_label: Signal<String>,
    on_action: Callback<u64>,
    on_close: Callback<u64>,
) -> impl IntoView {
    let Toast { id, tone, text, action } = toast;
    let timer = StoredValue::new(None::<TimeoutHandle>);

    let hold = move || {
        if let Some(handle) = timer.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let start = move || {
        hold();
        if tone != Tone::Danger {
            timer.set_value(set_timeout_with_handle(move || on_close.run(id), STAYS).ok());
        }
    };
    start();
    on_cleanup(hold);

    view! {
        <div
            class="toast"
            data-tone=tone.as_str()
            data-testid="toast"
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| start()
            on:focusin=move |_| hold()
            on:focusout=move |_| start()
        >
            <Icon kind=tone.icon() />
            <p class="toast__text">{text}</p>
            {action
                .map(|label| {
                    view! {
                        <Button kind=ButtonKind::Quiet on_press=move |()| on_action.run(id)>
                            {label}
                        </Button>
                    }
                })}
            <IconButton label=close_label icon=IconKind::Close on_press=move |()| on_close.run(id) />
        </div>
    }
}
