//! A weight that is weighed while it moves.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::{IconButton, IconKind, LabelPlace, NumberField, Series, read_decimal, write_decimal};

/// The whole, in basis points.
const WHOLE: i64 = 10_000;
const ONE_PERCENT: i64 = 100;
const FIVE_PERCENT: i64 = 500;

/// Reports `on_input` with every step of a movement and `on_change` once with the weight that was settled on.
///
/// Weights are basis points of the whole. Arrow keys move by 1 %, with Shift by 0.01 %, `PageUp` and `PageDown` by
/// 5 %; Home, End and dragging are the browser's own. The number beside the label takes an exact weight.
/// `stable` is the range in which the outcome stays the same, `original` where the weight came from.
/// With `testid` `weight-Q`, the number is `weight-Q-exact` and the lock `weight-Q-lock`.
#[component]
pub fn WeightSlider(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<i64>,
    #[prop(into)] locked: Signal<bool>,
    #[prop(into)] lock_label: Signal<String>,
    #[prop(into)] problem: Signal<String>,
    #[prop(optional, into)] note: Option<Signal<String>>,
    #[prop(optional, into)] original: Signal<Option<i64>>,
    #[prop(optional, into)] stable: Signal<Option<(i64, i64)>>,
    #[prop(optional)] series: Series,
    #[prop(into)] testid: String,
    #[prop(into)] on_input: Callback<i64>,
    #[prop(into)] on_change: Callback<i64>,
    #[prop(into)] on_lock: Callback<bool>,
) -> impl IntoView {
    let range = NodeRef::<html::Input>::new();
    let note_id = format!("{testid}-note");

    // The page may hold the weight back (others are locked): then the knob must not stay where the pointer left it.
    let follow = move || {
        if let Some(range) = range.get_untracked() {
            range.set_value(&write_decimal(value.get_untracked(), 2));
        }
    };
    let moved = move |text: String| {
        if let Some(weight) = read_decimal(&text, 2) {
            on_input.run(weight);
            follow();
        }
    };
    let settled = move |text: String| {
        if let Some(weight) = read_decimal(&text, 2) {
            on_change.run(weight);
            follow();
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let distance = match (event.key().as_str(), event.shift_key()) {
            ("ArrowRight" | "ArrowUp", false) => ONE_PERCENT,
            ("ArrowLeft" | "ArrowDown", false) => -ONE_PERCENT,
            ("PageUp", _) => FIVE_PERCENT,
            ("PageDown", _) => -FIVE_PERCENT,
            _ => return,
        };
        event.prevent_default();
        let weight = (value.get_untracked() + distance).clamp(0, WHOLE);
        on_input.run(weight);
        on_change.run(weight);
        follow();
    };
    let toggle = move |()| on_lock.run(!locked.get_untracked());
    let lock = move || if locked.get() { IconKind::Lock } else { IconKind::Unlock };

    view! {
        <div
            class="weight-slider"
            role="group"
            aria-label=move || label.get()
            data-series=series.as_str()
            data-locked=move || locked.get().to_string()
        >
            <span class="weight-slider__label" aria-hidden="true">
                {move || label.get()}
            </span>
            <NumberField
                label
                label_place=LabelPlace::Spoken
                value=move || Some(value.get())
                places=2
                range=0..=WHOLE
                step=ONE_PERCENT
                unit="%"
                problem
                disabled=locked
                testid=format!("{testid}-exact")
                on_change=on_change
            />
            <IconButton
                label=lock_label
                icon=lock
                pressed=locked
                testid=format!("{testid}-lock")
                on_press=toggle
            />
            <div class="weight-slider__range">
                <Scale value original stable />
                <input
                    type="range"
                    class="weight-slider__input"
                    node_ref=range
                    min="0"
                    max="100"
                    step="0.01"
                    aria-label=move || label.get()
                    aria-valuetext=move || format!("{} %", write_decimal(value.get(), 2))
                    aria-describedby=note.map(|_| note_id.clone())
                    disabled=move || locked.get()
                    data-testid=testid
                    prop:value=move || write_decimal(value.get(), 2)
                    on:input:target=move |event| moved(event.target().value())
                    on:change:target=move |event| settled(event.target().value())
                    on:keydown=pressed
                />
            </div>
            {note
                .map(|it| {
                    view! {
                        <p class="weight-slider__note" id=note_id>
                            {move || it.get()}
                        </p>
                    }
                })}
        </div>
    }
}

/// Draws what lies under the knob: the weight as a bar, the stable range as a band, the original weight as a tick.
#[component]
fn Scale(
    value: Signal<i64>,
    original: Signal<Option<i64>>,
    stable: Signal<Option<(i64, i64)>>,
) -> impl IntoView {
    let percent = |weight: i64| format!("{}%", write_decimal(weight.clamp(0, WHOLE), 2));
    let lo = move || percent(stable.get().map_or(0, |(lo, _)| lo));
    let hi = move || percent(stable.get().map_or(0, |(_, hi)| hi));

    view! {
        <div class="weight-slider__scale" aria-hidden="true" style:--at=move || percent(value.get())>
            <span
                class="weight-slider__band"
                hidden=move || stable.get().is_none()
                style:--lo=lo
                style:--hi=hi
            ></span>
            <span class="weight-slider__track"></span>
            <span class="weight-slider__fill"></span>
            <span
                class="weight-slider__tick"
                hidden=move || original.get().is_none()
                style:--tick=move || percent(original.get().unwrap_or(0))
            ></span>
        </div>
    }
}
