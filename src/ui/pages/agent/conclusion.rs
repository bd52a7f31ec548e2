//! The foot of a score sheet: base, bonus, the one rounding, and the rule that gives the grade.

use leptos::prelude::*;

use super::Shown;
use crate::engine::{Cap, Exact, Grade};
use crate::i18n::{Texts, fixed, percent, thousands};
use crate::model::GroupId;
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Card, NumberCell, RowHead, Table};
use crate::ui::say::say;
use crate::ui::wording;

/// From the base score to the grade.
#[component]
pub fn Conclusion(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let work = work_of(&shown);
    let body = move || {
        let texts = texts.get();
        let weighed = &shown.sheet.weighed;
        let exact = |it: &Exact| (texts.sheet.exact_value)(&it.to_string());
        let none = || texts.terms.none.to_owned();
        let base = weighed.base.as_ref();
        let total = match (shown.place.as_ref().and_then(|it| it.centi), shown.sheet.centi) {
            (Some(_), _) => texts.sheet.total,
            (None, _) => texts.sheet.reference_score,
        };
        let base_text = base.map_or_else(none, |it| wording::decimals(it, 4));
        let bonus_text = wording::decimals(&weighed.bonus, 4);
        let total_text = shown.sheet.centi.map_or_else(none, fixed);
        let grade_text = wording::grade(texts, shown.sheet.grade, &shown.policy().bands);
        view! {
            <tr>
                <RowHead>{texts.sheet.base}</RowHead>
                <NumberCell>{base_text}</NumberCell>
                <td class="small muted sheet__reason">{base.map(exact)}</td>
            </tr>
            <tr>
                <RowHead>{texts.sheet.bonus}</RowHead>
                <NumberCell>{bonus_text}</NumberCell>
                <td class="small muted sheet__reason">
                    {bonus_reason(texts, &shown)} " "
                    {work.as_ref().map(|(cases, units, hours)| (texts.sheet.work)(cases, units, hours))}
                </td>
            </tr>
            {cut_row(texts, &shown)}
            <tr class="sheet__total">
                <RowHead>{total}</RowHead>
                <NumberCell>{total_text}</NumberCell>
                <td class="small muted sheet__reason">
                    {weighed.total.as_ref().map(exact)} " · " {texts.sheet.rounded}
                </td>
            </tr>
            <tr class="sheet__total">
                <RowHead>{texts.terms.grade}</RowHead>
                <NumberCell>{grade_text}</NumberCell>
                <td class="small muted sheet__reason">{grade_reason(texts, &shown)}</td>
            </tr>
        }
    };
    view! {
        <Card>
            <Table label=say(|it| it.sheet.total) testid="sheet-total">
                <tbody>{body}</tbody>
            </Table>
        </Card>
    }
}

/// What of base and bonus lies beyond the ends of the total; `None` if nothing does.
fn cut_row(texts: &'static Texts, shown: &Shown) -> Option<AnyView> {
    let weighed = &shown.sheet.weighed;
    let free = weighed.base.as_ref()? + &weighed.bonus;
    let total = weighed.total.as_ref().filter(|it| **it != free)?;
    let cut = wording::decimals(&(total - &free), 4);
    let reason = (texts.sheet.cut_reason)(&wording::decimals(&free, 4));
    let row = view! {
        <tr data-testid="sheet-cut">
            <RowHead>{texts.sheet.cut}</RowHead>
            <NumberCell>{cut}</NumberCell>
            <td class="small muted sheet__reason">{reason}</td>
        </tr>
    };
    Some(row.into_any())
}

/// Cases, standard cases and hours, written.
fn work_of(shown: &Shown) -> Option<(String, String, String)> {
    let facts = use_workspace().scoring.facts.get_untracked()?;
    let agent = facts.agents.iter().find(|it| it.staff == shown.sheet.staff)?;
    let units = Exact::ratio(agent.work.units_centi, 100)?;
    let hours = Exact::ratio(agent.work.rostered_s, 3600)?;
    Some((thousands(agent.work.cases), wording::decimals(&units, 0), wording::decimals(&hours, 0)))
}

fn group_name(texts: &Texts, shown: &Shown, id: &GroupId) -> String {
    shown.policy().group(id).map_or_else(|| id.to_string(), |it| wording::group(texts, it))
}

fn bonus_reason(texts: &Texts, shown: &Shown) -> String {
    let words = &texts.sheet;
    let Some(workload) = &shown.policy().fairness.workload else {
        return words.bonus_off.to_owned();
    };
    let Some(excess) = &shown.sheet.excess else {
        return words.bonus_unknown.to_owned();
    };
    let position = shown.policy().groups.iter().position(|it| it.id == workload.gate_group);
    let quality = position.and_then(|at| shown.sheet.weighed.groups[at].as_ref());
    if quality.is_none_or(|it| *it < Exact::integer(workload.gate_points.into())) {
        let group = group_name(texts, shown, &workload.gate_group);
        return (words.bonus_gated)(&group, workload.gate_points);
    }
    let hundred = Exact::integer(100);
    let sign = if *excess > Exact::zero() { "+" } else { "" };
    let percentage = format!("{sign}{}%", wording::decimals(&(excess * &hundred), 1));
    (words.bonus_excess)(&percentage, &percent(workload.threshold_bp))
}

fn grade_reason(texts: &Texts, shown: &Shown) -> String {
    let words = &texts.sheet;
    let policy = shown.policy();
    match shown.sheet.grade {
        Grade::LowCoverage => (words.low_coverage)(&percent(policy.min_coverage_bp)),
        Grade::MandatoryEmpty(at) => {
            (words.mandatory_empty)(&group_name(texts, shown, &policy.groups[at].id))
        }
        Grade::Band { at, capped } => {
            let band = &policy.bands[at];
            match (capped, &policy.floor) {
                (Some(Cap::Floor), Some(floor)) => {
                    let group = group_name(texts, shown, &floor.group);
                    (words.capped)(&group, floor.min_points, &floor.cap)
                }
                (Some(Cap::RedLine(_)), _) => (words.red_line)(&crossed(texts, shown), &band.label),
                _ => (words.grade_rule)(&band.label, &fixed(band.from_centi)),
            }
        }
    }
}

/// The indicators whose red line is crossed, by name.
fn crossed(texts: &Texts, shown: &Shown) -> String {
    let indicators = &shown.policy().indicators;
    let crossed = shown.sheet.weighed.crossed.iter().filter_map(|it| indicators.get(*it));
    let names: Vec<String> = crossed.map(|it| wording::indicator(texts, it)).collect();
    names.join(texts.import.list_separator)
}
