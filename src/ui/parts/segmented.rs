//! Two to four choices side by side.

use leptos::prelude::*;

use super::{Choice, Icon, fresh_id};

/// Reports the value of the choice that was picked, by pointer or with the arrow keys.
#[component]
pub fn Segmented(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let group = fresh_id();
    let segment = move |choice: Choice| {
        let Choice { value: own, label, icon } = choice;
        let (compared, reported) = (own.clone(), own.clone());
        view! {
            <label class="segmented__choice">
                <input
                    type="radio"
                    class="segmented__input"
                    name=group.clone()
                    value=own
                    prop:checked=move || value.get() == compared
                    on:change=move |_| on_change.run(reported.clone())
                />
                <span class="segmented__label">
                    {icon.map(|kind| view! { <Icon kind /> })} {label}
                </span>
            </label>
        }
    };

    view! {
        <fieldset class="segmented" data-testid=testid>
            <legend class="spoken">{move || label.get()}</legend>
            <div class="segmented__track">
                {move || choices.get().into_iter().map(&segment).collect_view()}
            </div>
        </fieldset>
    }
}
