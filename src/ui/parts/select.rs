//! One choice of many, in the browser's own list.

use leptos::prelude::*;

use super::field::{Field, described_by};
use super::{Choice, Icon, IconKind, LabelPlace, fresh_id};

/// Reports the value of the choice that was picked.
#[component]
pub fn Select(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] choices: Signal<Vec<Choice>>,
    #[prop(into)] value: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] problem: Signal<Option<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] label_place: LabelPlace,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(into)] on_change: Callback<String>,
) -> impl IntoView {
    let id = fresh_id();
    let option = move |choice: Choice| {
        let Choice { value: own, label, .. } = choice;
        let compared = own.clone();
        view! {
            <option value=own prop:selected=move || value.get() == compared>
                {label}
            </option>
        }
    };

    view! {
        <Field id=id.clone() label label_place hint problem>
            <div class="select">
                <select
                    class="select__input"
                    aria-describedby=described_by(&id, hint)
                    id=id
                    aria-invalid=move || problem.with(|it| it.is_some().then_some("true"))
                    disabled=move || disabled.get()
                    data-testid=testid
                    on:change:target=move |event| on_change.run(event.target().value())
                >
                    {move || choices.get().into_iter().map(option).collect_view()}
                </select>
                <Icon kind=IconKind::Chevron />
            </div>
        </Field>
    }
}
