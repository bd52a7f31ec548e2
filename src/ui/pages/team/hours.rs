//! What the hours of the period come to, and what workload bonus and occupancy make of them.

use leptos::prelude::*;

use super::name_of;
use super::shifts::hours;
use crate::engine::Exact;
use crate::engine::facts::{Facts, gather};
use crate::engine::fairness::workload::{excesses, is_unrostered};
use crate::i18n::Texts;
use crate::model::{
    Benchmark, BonusForm, Fraction, GroupId, Measure, OfficeData, Workload, WorkloadUnit,
};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Align, Banner, Card, Chip, ColumnHead, NumberCell, RowHead, Table, Tone};
use crate::ui::say::say;
use crate::ui::wording;

/// Everybody's hours of the period with what follows from them.
#[component]
pub fn Hours() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let table = move || {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let measures = [Measure::Occupancy, Measure::Utilization];
        let facts = gather(&data, period, workspace.now, &measures);
        Some(rows(texts.get(), &data, &facts))
    };
    let no_bonus = Memo::new(move |_| {
        workspace
            .office
            .with(|it| it.as_ref().is_some_and(|it| it.policy.fairness.workload.is_none()))
    });
    view! {
        <Card title=say(|it| it.shifts.sums) lead=say(|it| it.shifts.sums_lead)>
            <Show when=move || no_bonus.get()>
                <Banner tone=Tone::Info>{say(|it| it.shifts.no_bonus)}</Banner>
            </Show>
            <Table label=say(|it| it.shifts.sums) testid="hours">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.shifts.rostered) align=Align::End />
                        <ColumnHead label=say(|it| it.shifts.logged_in) align=Align::End />
                        <ColumnHead label=say(|it| it.shifts.occupancy) align=Align::End />
                        <ColumnHead label=say(|it| it.shifts.closed_units) align=Align::End />
                        <ColumnHead label=say(|it| it.shifts.per_hour) align=Align::End />
                        <ColumnHead label=say(|it| it.shifts.excess) align=Align::End />
                    </tr>
                </thead>
                <tbody>{table}</tbody>
            </Table>
            <p class="small muted">{say(|it| it.shifts.excess_hint)}</p>
        </Card>
    }
}

fn rows(texts: &'static Texts, data: &OfficeData, facts: &Facts) -> AnyView {
    let carried: Vec<_> = facts.agents.iter().map(|it| it.work).collect();
    let workload = data.policy.fairness.workload.clone().unwrap_or_else(plain);
    let excesses = excesses(&carried, &workload);
    let none = move || texts.terms.none.to_owned();
    let rows = facts.agents.iter().zip(excesses).map(|(agent, excess)| {
        let work = agent.work;
        let share = |at: usize| {
            let fact = &agent.facts[at];
            Exact::ratio(fact.num, fact.den).map_or_else(none, |it| wording::share(&it))
        };
        let logged = agent.facts[1].num;
        let per_hour = Exact::ratio(work.units_centi * 36, work.rostered_s);
        let excess = excess.map_or_else(none, |it| {
            let sign = if it > Exact::zero() { "+" } else { "" };
            format!("{sign}{}%", wording::decimals(&(&it * &Exact::integer(100)), 1))
        });
        let units = Exact::ratio(work.units_centi, 100).unwrap_or_else(Exact::zero);
        let unrostered = is_unrostered(&work).then(|| {
            view! { <Chip label=texts.shifts.unrostered.to_owned() tone=Tone::Warning /> }
        });
        let name = name_of(data, &agent.staff);
        let rostered = (texts.shifts.hours)(&hours(work.rostered_s));
        let logged = if logged == 0 { none() } else { (texts.shifts.hours)(&hours(logged)) };
        let (occupancy, units) = (share(0), wording::decimals(&units, 1));
        let per_hour = per_hour.map_or_else(none, |it| wording::decimals(&it, 2));
        view! {
            <tr data-person=agent.staff.to_string()>
                <RowHead>{name} {unrostered}</RowHead>
                <NumberCell testid="rostered">{rostered}</NumberCell>
                <NumberCell>{logged}</NumberCell>
                <NumberCell>{occupancy}</NumberCell>
                <NumberCell>{units}</NumberCell>
                <NumberCell>{per_hour}</NumberCell>
                <NumberCell>{excess}</NumberCell>
            </tr>
        }
    });
    rows.collect_view().into_any()
}

/// Loads as a workload bonus would compare them, for a policy without one.
fn plain() -> Workload {
    Workload {
        unit: WorkloadUnit::WeightedPerHour,
        threshold_bp: 0,
        rate: Fraction::ZERO,
        cap: Fraction::ZERO,
        gate_points: 0,
        gate_group: GroupId::new("Q"),
        benchmark: Benchmark::Pooled,
        form: BonusForm::Additive,
    }
}
