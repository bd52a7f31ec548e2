//! The definition of an own indicator: which records, what counts, within what time.

use leptos::prelude::*;

use super::bench::Bench;
use super::conditions::Conditions;
use super::indicator::put;
use crate::i18n::Texts;
use crate::model::{Condition, Indicator, Measure, Moment, OwnMeasure};
use crate::state::use_texts;
use crate::ui::parts::{Choice, NumberField, Select};
use crate::ui::say::say;

/// The fields of the kind of own indicator that it is.
#[component]
pub fn OwnFields(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let own = Memo::new(move |_| match indicator.get()?.measure {
        Measure::Own(own) => Some(own),
        _ => None,
    });
    let set = Callback::new(move |own: OwnMeasure| {
        put(bench, indicator, |it| it.measure = Measure::Own(own));
    });
    let cases = Signal::derive(move || own.get().map(|it| it.cases().to_vec()).unwrap_or_default());
    let set_cases = move |list: Vec<Condition>| {
        let Some(mut changed) = own.get_untracked() else { return };
        match &mut changed {
            OwnMeasure::Ratio { cases, .. }
            | OwnMeasure::WithinLimit { cases, .. }
            | OwnMeasure::MeanRating { cases } => *cases = list,
            OwnMeasure::Entered { .. } => {}
        }
        set.run(changed);
    };
    let kind = untrack(move || own.get());
    let special = match &kind {
        Some(OwnMeasure::Ratio { .. }) => hits(own, set),
        Some(OwnMeasure::WithinLimit { .. }) => limit(own, set),
        _ => ().into_any(),
    };
    let chosen = kind.filter(|it| !matches!(it, OwnMeasure::Entered { .. })).map(|_| {
        view! {
            <Conditions
                label=say(|it| it.policy_editor.cases)
                conditions=cases
                least=0
                testid="own-cases"
                on_change=set_cases
            />
        }
    });
    view! { {chosen} {special} }
}

fn hits(own: Memo<Option<OwnMeasure>>, set: Callback<OwnMeasure>) -> AnyView {
    let hit = Signal::derive(move || match own.get() {
        Some(OwnMeasure::Ratio { hit, .. }) => hit,
        _ => Vec::new(),
    });
    let change = move |list: Vec<Condition>| {
        if let Some(OwnMeasure::Ratio { cases, whose, .. }) = own.get_untracked() {
            set.run(OwnMeasure::Ratio { cases, hit: list, whose });
        }
    };
    view! {
        <Conditions
            label=say(|it| it.policy_editor.hits)
            conditions=hit
            least=1
            testid="own-hits"
            on_change=change
        />
    }
    .into_any()
}

fn limit(own: Memo<Option<OwnMeasure>>, set: Callback<OwnMeasure>) -> AnyView {
    let texts = use_texts();
    let now = move |of: Option<OwnMeasure>| match of {
        Some(OwnMeasure::WithinLimit { from, to, limit_s, .. }) => Some((from, to, limit_s)),
        _ => None,
    };
    let change = move |next: (Moment, Moment, u32)| {
        if let Some(OwnMeasure::WithinLimit { cases, whose, .. }) = own.get_untracked() {
            let (from, to, limit_s) = next;
            set.run(OwnMeasure::WithinLimit { from, to, limit_s, cases, whose });
        }
    };
    let choices = move |all: &'static [Moment]| {
        Signal::derive(move || {
            let words: &'static Texts = texts.get();
            all.iter().map(|it| Choice::new(code(*it), moment(words, *it))).collect::<Vec<_>>()
        })
    };
    view! {
        <div class="row row--fields">
            <Select
                label=say(|it| it.policy_editor.from)
                choices=choices(&Moment::ALL)
                value=move || now(own.get()).map(|it| code(it.0).to_owned()).unwrap_or_default()
                testid="own-from"
                on_change=move |value: String| {
                    if let Some((_, to, limit_s)) = now(own.get_untracked()) {
                        change((of_code(&value), to, limit_s));
                    }
                }
            />
            <Select
                label=say(|it| it.policy_editor.to)
                choices=choices(&[Moment::FirstResponse, Moment::Resolved, Moment::Reopened])
                value=move || now(own.get()).map(|it| code(it.1).to_owned()).unwrap_or_default()
                testid="own-to"
                on_change=move |value: String| {
                    if let Some((from, _, limit_s)) = now(own.get_untracked()) {
                        change((from, of_code(&value), limit_s));
                    }
                }
            />
            <NumberField
                label=say(|it| it.policy_editor.limit_minutes)
                value=move || now(own.get()).map(|it| i64::from(it.2 / 60))
                range=1..=525_600
                problem=say(|it| it.policy_editor.n_min_problem)
                testid="own-limit"
                on_change=move |minutes: i64| {
                    let limit_s = u32::try_from(minutes * 60);
                    if let (Some((from, to, _)), Ok(limit_s)) = (now(own.get_untracked()), limit_s) {
                        change((from, to, limit_s));
                    }
                }
            />
        </div>
    }
    .into_any()
}

fn code(moment: Moment) -> &'static str {
    match moment {
        Moment::Created => "created",
        Moment::FirstResponse => "first_response",
        Moment::Resolved => "resolved",
        Moment::Reopened => "reopened",
    }
}

fn of_code(code: &str) -> Moment {
    Moment::ALL.into_iter().find(|it| self::code(*it) == code).unwrap_or(Moment::Created)
}

fn moment(texts: &Texts, moment: Moment) -> &'static str {
    let words = &texts.own_measures;
    match moment {
        Moment::Created => words.creation,
        Moment::FirstResponse => words.first_response,
        Moment::Resolved => words.resolution,
        Moment::Reopened => words.reopening,
    }
}
