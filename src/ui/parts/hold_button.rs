//! A button that must be held.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// How long it must be held.
const HOLD: Duration = Duration::from_secs(3);

/// Reports `on_hold` when it has been held for three seconds, by pointer or by key: for what must not happen by chance.
#[component]
pub fn HoldButton(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] holding_label: Signal<String>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_hold: Callback<()>,
) -> impl IntoView {
    let held = RwSignal::new(false);
    let turn = StoredValue::new(0_u32);
    let begin = move || {
        if held.get_untracked() {
            return;
        }
        held.set(true);
        turn.update_value(|it| *it += 1);
        let own = turn.get_value();
        set_timeout(
            move || {
                let is_still = held.try_get_untracked() == Some(true);
                if is_still && turn.try_get_value() == Some(own) {
                    held.set(false);
                    on_hold.run(());
                }
            },
            HOLD,
        );
    };
    let end = move || held.set(false);
    let is_press = |event: &KeyboardEvent| matches!(event.key().as_str(), "Enter" | " ");
    view! {
        <button
            type="button"
            class="hold-button"
            data-held=move || held.get().to_string()
            data-testid=testid
            on:pointerdown=move |_| begin()
            on:pointerup=move |_| end()
            on:pointerleave=move |_| end()
            on:pointercancel=move |_| end()
            on:contextmenu=move |event| event.prevent_default()
            on:keydown=move |event| {
                if is_press(&event) {
                    begin();
                }
            }
            on:keyup=move |_| end()
            on:blur=move |_| end()
        >
            {move || if held.get() { holding_label.get() } else { label.get() }}
        </button>
    }
}
