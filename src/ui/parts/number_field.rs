//! A number, typed exactly.

use std::ops::RangeInclusive;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::field::{Field, described_by};
use super::{LabelPlace, fresh_id, read_decimal, write_decimal};

/// Reports a new number on Enter, when the field is left, and with the arrow keys; Escape takes back what was typed.
///
/// Numbers are whole numbers of the last place: with `places=2`, `6525` is 65.25, and so are `range` and `step`.
/// What is no number in `range` stays in the field with `problem` under it and is not reported; an empty field is
/// one of these unless `on_clear` is given. `refuse` may find another fault with a number and say so in a sentence.
#[component]
pub fn NumberField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<i64>>,
    #[prop(into)] problem: Signal<String>,
    #[prop(optional)] places: u32,
    #[prop(default = 0..=i64::MAX)] range: RangeInclusive<i64>,
    #[prop(default = 1)] step: i64,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] label_place: LabelPlace,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] on_clear: Option<Callback<()>>,
    #[prop(optional, into)] refuse: Option<Callback<i64, Option<String>>>,
    #[prop(into)] on_change: Callback<i64>,
) -> impl IntoView {
    let id = fresh_id();
    let draft = RwSignal::new(None::<String>);
    let refused = RwSignal::new(false);
    let fault = RwSignal::new(None::<String>);
    let (lowest, highest) = (*range.start(), *range.end());

    let written = move || value.get().map(|it| write_decimal(it, places)).unwrap_or_default();
    let shown = move || draft.get().unwrap_or_else(written);
    let settle = move || {
        refused.set(false);
        fault.set(None);
        draft.set(None);
    };
    let report = move |number: i64| {
        if let Some(why) = refuse.and_then(|it| it.run(number)) {
            draft.set(Some(write_decimal(number, places)));
            fault.set(Some(why));
            refused.set(true);
            return;
        }
        settle();
        if value.get_untracked() != Some(number) {
            on_change.run(number);
        }
    };
    let commit = move || {
        // A field that is taken from the page loses the focus after its signals are gone.
        let Some(typed) = draft.try_get_untracked().flatten() else { return };
        match (read_decimal(&typed, places), on_clear) {
            (Some(number), _) if (lowest..=highest).contains(&number) => report(number),
            (None, Some(on_clear)) if typed.trim().is_empty() => {
                settle();
                on_clear.run(());
            }
            _ => {
                fault.set(None);
                refused.set(true);
            }
        }
    };
    let move_by = move |distance: i64| {
        let typed = draft.get_untracked().and_then(|it| read_decimal(&it, places));
        let from = typed.or(value.get_untracked()).unwrap_or(lowest);
        report(from.saturating_add(distance).clamp(lowest, highest));
    };
    let pressed = move |event: KeyboardEvent| {
        // Enter and the arrows belong to the input method while it is composing.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "Enter" => commit(),
            "ArrowUp" => move_by(step),
            "ArrowDown" => move_by(-step),
            "Escape" if draft.get_untracked().is_some() => settle(),
            _ => return,
        }
        event.prevent_default();
    };

    view! {
        <Field
            id=id.clone()
            label
            label_place
            hint
            problem=move || refused.get().then(|| fault.get().unwrap_or_else(|| problem.get()))
        >
            <div class="number-field">
                <input
                    type="text"
                    inputmode="decimal"
                    role="spinbutton"
                    class="number-field__input"
                    aria-describedby=described_by(&id, hint)
                    id=id
                    aria-valuenow=written
                    aria-valuemin=write_decimal(lowest, places)
                    aria-valuemax=(highest < i64::MAX).then(|| write_decimal(highest, places))
                    aria-invalid=move || refused.get().then_some("true")
                    autocomplete="off"
                    disabled=move || disabled.get()
                    data-testid=testid
                    prop:value=shown
                    on:input:target=move |event| draft.set(Some(event.target().value()))
                    on:blur=move |_| commit()
                    on:keydown=pressed
                />
                {unit.map(|it| view! { <span class="number-field__unit">{move || it.get()}</span> })}
            </div>
        </Field>
    }
}
