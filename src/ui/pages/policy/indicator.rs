//! One indicator: its curve, and the rules by which it counts.

use leptos::prelude::*;

use super::bench::Bench;
use super::correction::{CorrectionFields, PeopleTable};
use super::curve::CurveEditor;
use super::entries::Entries;
use super::measure::MeasureFields;
use super::red_line::RedLineFields;
use super::rules::local_weight;
use super::unit::Unit;
use crate::model::{GroupId, Indicator, IndicatorId, Measure, OwnMeasure, PolicyEdit, Role};
use crate::state::use_texts;
use crate::ui::navigation::go;
use crate::ui::parts::{
    Button, ButtonKind, Card, Choice, IconKind, NumberField, Select, Switch, TextField,
};
use crate::ui::route::{PolicyPart, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The groups that have a name in every language.
pub const STANDARD_GROUPS: [&str; 4] = ["Q", "E", "C", "R"];

/// Everything of an indicator that can be changed.
#[component]
pub fn IndicatorEditor(bench: Bench, id: IndicatorId) -> impl IntoView {
    let indicator = Memo::new(move |_| -> Option<Indicator> {
        bench.settled.with(|it| it.as_ref()?.indicator(&id).cloned())
    });
    let title = tell(move |texts| {
        indicator.get().map(|it| wording::indicator(texts, &it)).unwrap_or_default()
    });
    let kind = Memo::new(move |_| indicator.get().map(|it| it.measure.kind()));
    let definition = tell(move |texts| {
        let words = indicator.get().map(|it| wording::measure(texts, &it.measure));
        words.map(|it| format!("{} {}", it.definition, it.formula)).unwrap_or_default()
    });
    let curve = move || {
        let unit = Unit::of(kind.get()?);
        Some(view! { <CurveEditor bench indicator unit /> })
    };
    let red_line = move || {
        let unit = Unit::of(kind.get()?);
        Some(view! { <RedLineFields bench indicator unit /> })
    };
    let is_entered = Memo::new(move |_| {
        indicator.with(|it| {
            let measure = it.as_ref().map(|it| &it.measure);
            matches!(measure, Some(Measure::Own(OwnMeasure::Entered { .. })))
        })
    });
    let entries = move || {
        is_entered.get().then(|| {
            view! {
                <Card
                    title=say(|it| it.policy_editor.entries)
                    lead=say(|it| it.policy_editor.entries_lead)
                >
                    <Entries indicator />
                </Card>
            }
        })
    };
    view! {
        <div class="stack" data-testid="indicator-editor">
            <a href=Route::Policy(PolicyPart::Indicators).to_string()>
                "← " {say(|it| it.policy_page.all_indicators)}
            </a>
            <Card title lead=definition>{curve}</Card>
            <Card title=say(|it| it.policy_editor.rules)>
                <Rules bench indicator />
                <MeasureFields bench indicator />
                <CorrectionFields bench indicator />
                <Roles bench indicator />
                {red_line}
            </Card>
            {entries}
            <Card title=say(|it| it.policy_editor.people)>
                <PeopleTable bench indicator />
            </Card>
            <Remove bench indicator />
        </div>
    }
}

/// Changes one thing about the indicator.
pub fn put(
    bench: Bench,
    indicator: Memo<Option<Indicator>>,
    change: impl FnOnce(&mut Indicator),
) -> bool {
    let Some(mut changed) = indicator.get_untracked() else { return false };
    change(&mut changed);
    bench.change(PolicyEdit::PutIndicator(Box::new(changed)))
}

#[component]
fn Rules(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let texts = use_texts();
    let read = move |pick: fn(&Indicator) -> i64| indicator.with(|it| it.as_ref().map(pick));
    let name = move || indicator.get().map(|it| it.name).unwrap_or_default();
    let groups = move || {
        let words = texts.get();
        let known = bench.settled.get();
        let known = known.iter().flat_map(|it| it.groups.iter());
        let mut choices: Vec<Choice> =
            known.map(|it| Choice::new(it.id.as_str(), wording::group(words, it))).collect();
        for id in STANDARD_GROUPS {
            if choices.iter().all(|it| it.value != id) {
                choices.push(Choice::new(id, standard_group(words, id)));
            }
        }
        choices
    };
    let group = move || indicator.get().map(|it| it.group.to_string()).unwrap_or_default();
    let move_to = move |group: String| {
        let Some(it) = indicator.get_untracked() else { return };
        let name = wording::indicator(texts.get_untracked(), &it);
        let done = (texts.get_untracked().policy_page.moved)(&name);
        let group = GroupId::new(&group);
        bench.change_and_say(PolicyEdit::MoveIndicator { indicator: it.id, group }, done);
    };
    let weigh = move |bp: i64| {
        if let Some(it) = indicator.get_untracked() {
            local_weight(bench, &it.id, bp);
        }
    };
    let sample = move |n: i64| {
        put(bench, indicator, |it| it.n_min = u32::try_from(n).unwrap_or(it.n_min));
    };
    view! {
        <div class="row row--fields">
            <TextField
                label=say(|it| it.policy_editor.own_name)
                hint=say(|it| it.policy_editor.own_name_hint)
                value=name
                testid="indicator-name"
                on_change=move |text: String| {
                    put(bench, indicator, |it| text.trim().clone_into(&mut it.name));
                }
            />
            <Select
                label=say(|it| it.policy_editor.group)
                choices=groups
                value=group
                testid="indicator-group"
                on_change=move_to
            />
        </div>
        <div class="row row--fields">
            <NumberField
                label=say(|it| it.policy_editor.local_weight)
                value=move || read(|it| it.local_bp.into())
                places=2
                range=0..=10_000
                step=100
                unit="%"
                problem=say(|it| it.lab.out_of_range)
                testid="indicator-weight"
                on_change=weigh
            />
            <NumberField
                label=say(|it| it.policy_editor.n_min)
                hint=say(|it| it.policy_editor.n_min_hint)
                value=move || read(|it| it.n_min.into())
                range=0..=100_000
                problem=say(|it| it.policy_editor.n_min_problem)
                testid="indicator-n-min"
                on_change=sample
            />
        </div>
    }
}

/// The name of a standard group that the policy does not have.
pub fn standard_group(texts: &crate::i18n::Texts, id: &str) -> String {
    let name = match id {
        "Q" => texts.terms.quality,
        "E" => texts.terms.efficiency,
        "C" => texts.terms.ability,
        _ => texts.terms.reviews,
    };
    (texts.policy_editor.new_group)(name)
}

/// Whom the indicator is for.
#[component]
fn Roles(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    const ROLES: [Role; 4] = [Role::FrontDesk, Role::Hotline, Role::Housekeeper, Role::Agent];
    let role = move |role: Role| {
        let set = move |on: bool| {
            put(bench, indicator, |it| {
                it.not_for.retain(|other| *other != role);
                if !on {
                    it.not_for.push(role);
                }
            });
        };
        view! {
            <Switch
                label=tell(move |texts| wording::role(texts, role).to_owned())
                value=move || indicator.with(|it| it.as_ref().is_some_and(|it| it.applies_to(role)))
                on_change=set
            />
        }
    };
    view! {
        <fieldset class="policy__roles">
            <legend>{say(|it| it.policy_editor.roles)}</legend>
            <div class="row">{ROLES.map(role).collect_view()}</div>
        </fieldset>
    }
}

#[component]
fn Remove(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let texts = use_texts();
    let remove = move |()| {
        let Some(it) = indicator.get_untracked() else { return };
        let name = wording::indicator(texts.get_untracked(), &it);
        let done = (texts.get_untracked().policy_page.removed)(&name);
        if bench.change_and_say(PolicyEdit::RemoveIndicator(it.id), done) {
            go(&Route::Policy(PolicyPart::Indicators));
        }
    };
    view! {
        <div class="row row--end">
            <Button
                kind=ButtonKind::Danger
                icon=IconKind::Trash
                testid="indicator-remove"
                on_press=remove
            >
                {say(|it| it.policy_editor.remove)}
            </Button>
        </div>
    }
}
