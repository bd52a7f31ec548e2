//! The correction of an indicator, and what it and the curve make of everybody's value.

use leptos::prelude::*;

use super::bench::Bench;
use super::indicator::put;
use crate::engine::reviewed::hides;
use crate::i18n::Texts;
use crate::model::{Correction, Fraction, Indicator, Measure};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{
    Align, Choice, ColumnHead, NumberCell, NumberField, RowHead, Select, Table,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// How many average cases are added to begin with.
const CASES: u32 = 10;

/// One correction, or none.
#[component]
pub fn CorrectionFields(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    // The average agent's share, as it is: what the policy then fixes.
    let average = move |measure: &Measure| {
        let facts = workspace.scoring.draft.get_untracked()?.facts;
        let at = facts.measures.iter().position(|it| it == measure)?;
        let sum = |pick: fn(&crate::engine::facts::Fact) -> i64| -> i64 {
            facts.agents.iter().map(|it| pick(&it.facts[at])).sum()
        };
        let share = crate::engine::Exact::ratio(sum(|it| it.num), sum(|it| it.den))?;
        Fraction::new(share.round_half_even(100)?, 100).ok()
    };
    let offered = move |measure: &Measure| {
        let p0 = average(measure).filter(|it| (Fraction::ZERO..=Fraction::ONE).contains(it));
        let p0 = p0.unwrap_or_else(|| Fraction::percent(85));
        let all = [
            ("none", Correction::None),
            ("case_mix", Correction::CaseMix),
            ("credibility", Correction::Credibility { m: CASES, p0 }),
            ("rater_bias", Correction::RaterBias),
        ];
        all.into_iter().filter(|(_, it)| it.fits(measure)).collect::<Vec<_>>()
    };
    let choices = move || {
        let words: &'static Texts = texts.get();
        let Some(it) = indicator.get() else { return Vec::new() };
        let choice = |(value, it): (&str, Correction)| match it {
            Correction::Credibility { .. } => Choice::new(value, words.policy_editor.credibility),
            other => Choice::new(value, wording::correction(words, other)),
        };
        offered(&it.measure).into_iter().map(choice).collect::<Vec<_>>()
    };
    let value = move || {
        let kind = match indicator.get().map(|it| it.correction).unwrap_or_default() {
            Correction::None => "none",
            Correction::CaseMix => "case_mix",
            Correction::Credibility { .. } => "credibility",
            Correction::RaterBias => "rater_bias",
        };
        kind.to_owned()
    };
    let choose = move |value: String| {
        let Some(it) = indicator.get_untracked() else { return };
        let found = offered(&it.measure).into_iter().find(|it| it.0 == value);
        if let Some((_, correction)) = found {
            put(bench, indicator, |it| it.correction = correction);
        }
    };
    let shrunk = Memo::new(move |_| match indicator.get()?.correction {
        Correction::Credibility { m, p0 } => Some((m, p0)),
        _ => None,
    });
    let is_shrunk = Memo::new(move |_| shrunk.get().is_some());
    let set = move |m: Option<u32>, p0: Option<Fraction>| {
        let Some((old_m, old_p0)) = shrunk.get_untracked() else { return };
        let correction =
            Correction::Credibility { m: m.unwrap_or(old_m), p0: p0.unwrap_or(old_p0) };
        put(bench, indicator, |it| it.correction = correction);
    };
    let numbers = move || {
        is_shrunk.get().then(|| {
            view! {
                <NumberField
                    label=say(|it| it.policy_editor.credibility_cases)
                    value=move || shrunk.get().map(|it| i64::from(it.0))
                    range=0..=10_000
                    problem=say(|it| it.policy_editor.n_min_problem)
                    testid="credibility-cases"
                    on_change=move |m: i64| set(u32::try_from(m).ok(), None)
                />
                <NumberField
                    label=say(|it| it.policy_editor.credibility_share)
                    value=move || shrunk.get().map(|it| {
                        super::unit::Unit::of(crate::model::MeasureKind::Share).typed(it.1)
                    })
                    places=2
                    range=0..=10_000
                    step=100
                    unit="%"
                    problem=say(|it| it.lab.out_of_range)
                    testid="credibility-share"
                    on_change=move |typed: i64| set(None, Fraction::new(typed, 10_000).ok())
                />
            }
        })
    };
    let effect = tell(move |texts| effect(texts, bench, indicator));
    view! {
        <div class="row row--fields">
            <Select
                label=say(|it| it.policy_editor.correction)
                choices
                value
                testid="correction"
                on_change=choose
            />
            {numbers}
        </div>
        <p class="small" role="status" data-testid="correction-effect">{effect}</p>
    }
}

/// How many values the correction changes, and by how much at most.
fn effect(texts: &Texts, bench: Bench, indicator: Memo<Option<Indicator>>) -> String {
    let words = &texts.policy_editor;
    let Some(it) = indicator.get().filter(|it| !it.correction.is_none()) else {
        return words.correction_none.to_owned();
    };
    let known = bench.judge.get().zip(bench.policy.get());
    let deltas = known.and_then(|(judge, policy)| {
        let at = policy.indicators.iter().position(|other| other.id == it.id)?;
        let agents = judge.scored().agents.iter();
        let of = agents.filter_map(|it| it.lines.get(at)?.delta.clone());
        Some(of.filter(|it| !it.is_zero()).collect::<Vec<_>>())
    });
    let deltas = deltas.unwrap_or_default();
    let largest =
        deltas.iter().max_by(|one, two| one.to_f64().abs().total_cmp(&two.to_f64().abs()));
    match largest {
        None => words.correction_without_effect.to_owned(),
        Some(largest) => {
            let largest = wording::difference(texts, it.measure.kind(), largest);
            (words.correction_effect)(deltas.len(), &largest)
        }
    }
}

/// Everybody's value under the indicator, with its points before and after.
#[component]
pub fn PeopleTable(bench: Bench, indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let rows = move || {
        let words = texts.get();
        let it = indicator.get()?;
        let (policy, judge) = bench.policy.get().zip(bench.judge.get())?;
        let data = workspace.office.get()?;
        let at = policy.indicators.iter().position(|other| other.id == it.id)?;
        let old = bench.current.with(|current| {
            current.as_ref()?.indicators.iter().position(|other| other.id == it.id)
        });
        let before = workspace.scoring.newest_judge.get();
        let kind = it.measure.kind();
        let period = workspace.period.get()?;
        let row = |agent: &crate::engine::ScoredAgent| {
            let is_told = !hides(&data, period, &agent.staff, &it.measure);
            let line = agent.lines.get(at)?;
            let was = before.as_ref().zip(old).and_then(|(judge, old)| {
                let agents = judge.scored().agents.iter();
                let same = agents.into_iter().find(|other| other.staff == agent.staff)?;
                same.lines.get(old)?.points.clone()
            });
            let value = |it: Option<&crate::engine::Exact>| {
                let it = it.filter(|_| is_told);
                it.map_or_else(|| words.terms.none.to_owned(), |it| wording::value(words, kind, it))
            };
            let points = |it: Option<&crate::engine::Exact>| {
                let it = it.filter(|_| is_told);
                it.map_or_else(|| words.terms.none.to_owned(), |it| wording::decimals(it, 2))
            };
            let name = data
                .staff_member(&agent.staff)
                .map_or_else(|| agent.staff.to_string(), |it| it.name.clone());
            let state = match is_told {
                true => wording::state(words, line.state),
                false => words.sheet.too_few_peers,
            };
            let staff = agent.staff.to_string();
            let (raw, corrected) = (value(line.raw.as_ref()), value(line.corrected.as_ref()));
            let (was, now) = (points(was.as_ref()), points(line.points.as_ref()));
            Some(view! {
                <tr data-agent=staff>
                    <RowHead>{name}</RowHead>
                    <NumberCell>{raw}</NumberCell>
                    <NumberCell>{corrected}</NumberCell>
                    <NumberCell>{was}</NumberCell>
                    <NumberCell>{now}</NumberCell>
                    <td class="small">{state}</td>
                </tr>
            })
        };
        Some(judge.scored().agents.iter().filter_map(row).collect_view())
    };
    view! {
        <Table label=say(|it| it.policy_editor.people) testid="indicator-people">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    <ColumnHead label=say(|it| it.sheet.value) align=Align::End />
                    <ColumnHead label=say(|it| it.policy_editor.corrected) align=Align::End />
                    <ColumnHead label=say(|it| it.policy_editor.points_before) align=Align::End />
                    <ColumnHead label=say(|it| it.policy_editor.points_after) align=Align::End />
                    <ColumnHead label=say(|it| it.terms.notes) />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
