//! What an indicator counts, where it can be chosen: rings, days, seconds, or an own definition.

use leptos::prelude::*;

use super::bench::Bench;
use super::indicator::put;
use super::own::OwnFields;
use crate::model::{Indicator, Measure, ServiceBase};
use crate::state::use_texts;
use crate::ui::parts::{Choice, NumberField, Select};
use crate::ui::say::say;

/// The fields that the measure has; most have none.
#[component]
pub fn MeasureFields(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let measure = Memo::new(move |_| indicator.get().map(|it| it.measure));
    // What a measure is does not change here, only its numbers.
    let fields = untrack(move || measure.get());
    let set = move |measure: Measure| {
        put(bench, indicator, |it| it.measure = measure);
    };
    match fields {
        Some(Measure::WithinRings { .. }) => {
            let read = move || match measure.get() {
                Some(Measure::WithinRings { rings }) => Some(rings.into()),
                _ => None,
            };
            let write = move |n: i64| {
                if let Ok(rings) = u8::try_from(n) {
                    set(Measure::WithinRings { rings });
                }
            };
            number(say(|it| it.policy_editor.rings), "measure-rings", 99, read, write)
        }
        Some(Measure::FirstContact { .. } | Measure::Reopened { .. }) => {
            let read = move || match measure.get() {
                Some(Measure::FirstContact { days } | Measure::Reopened { days }) => {
                    Some(days.into())
                }
                _ => None,
            };
            let write = move |n: i64| {
                let Ok(days) = u16::try_from(n) else { return };
                match measure.get_untracked() {
                    Some(Measure::FirstContact { .. }) => set(Measure::FirstContact { days }),
                    _ => set(Measure::Reopened { days }),
                }
            };
            number(say(|it| it.policy_editor.days), "measure-days", 365, read, write)
        }
        Some(Measure::ServiceLevel { .. }) => service_level(measure, Callback::new(set)),
        Some(Measure::Abandoned { .. }) => {
            let read = move || match measure.get() {
                Some(Measure::Abandoned { short_s }) => Some(short_s.unwrap_or(0).into()),
                _ => None,
            };
            let write = move |n: i64| {
                let short_s = u16::try_from(n).ok().filter(|it| *it > 0);
                set(Measure::Abandoned { short_s });
            };
            let label = say(|it| it.policy_editor.short_abandons);
            number_from(label, "measure-short", 0, 600, read, write)
        }
        Some(Measure::Own(_)) => view! { <OwnFields bench indicator /> }.into_any(),
        _ => ().into_any(),
    }
}

fn service_level(measure: Memo<Option<Measure>>, set: Callback<Measure>) -> AnyView {
    let texts = use_texts();
    let now = move |of: Option<Measure>| match of {
        Some(Measure::ServiceLevel { seconds, base, short_s }) => Some((seconds, base, short_s)),
        _ => None,
    };
    let choices = move || {
        let words = &texts.get().policy_editor;
        vec![
            Choice::new("offered", words.base_offered),
            Choice::new("less_short", words.base_less_short),
            Choice::new("late", words.base_late),
        ]
    };
    let value = move || {
        match now(measure.get()).map(|it| it.1) {
            Some(ServiceBase::LessShort) => "less_short",
            Some(ServiceBase::LateAbandoned) => "late",
            _ => "offered",
        }
        .to_owned()
    };
    let choose = move |value: String| {
        let Some((seconds, ..)) = now(measure.get_untracked()) else { return };
        let (base, short_s) = match value.as_str() {
            "less_short" => (ServiceBase::LessShort, Some(5)),
            "late" => (ServiceBase::LateAbandoned, None),
            _ => (ServiceBase::Offered, None),
        };
        set.run(Measure::ServiceLevel { seconds, base, short_s });
    };
    let write = move |n: i64| {
        let (Some((_, base, short_s)), Ok(seconds)) =
            (now(measure.get_untracked()), u16::try_from(n))
        else {
            return;
        };
        set.run(Measure::ServiceLevel { seconds, base, short_s });
    };
    let read = move || now(measure.get()).map(|it| it.0.into());
    view! {
        <div class="row row--fields">
            {number(say(|it| it.policy_editor.within_seconds), "measure-seconds", 600, read, write)}
            <Select
                label=say(|it| it.policy_editor.base_of)
                choices
                value
                testid="measure-base"
                on_change=choose
            />
        </div>
    }
    .into_any()
}

fn number(
    label: Signal<String>,
    testid: &str,
    most: i64,
    read: impl Fn() -> Option<i64> + Send + Sync + 'static,
    write: impl Fn(i64) + Send + Sync + 'static,
) -> AnyView {
    number_from(label, testid, 1, most, read, write)
}

fn number_from(
    label: Signal<String>,
    testid: &str,
    least: i64,
    most: i64,
    read: impl Fn() -> Option<i64> + Send + Sync + 'static,
    write: impl Fn(i64) + Send + Sync + 'static,
) -> AnyView {
    view! {
        <NumberField
            label
            value=Signal::derive(read)
            range=least..=most
            problem=say(|it| it.policy_editor.n_min_problem)
            testid=testid.to_owned()
            on_change=Callback::new(write)
        />
    }
    .into_any()
}
