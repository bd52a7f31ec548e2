//! The two periods before, for what only three periods show: one group rising while the other falls.

use leptos::prelude::*;

use super::imbalance::Person;
use super::quadrant::Seen;
use super::rest::Rest;
use super::trial::Trial;
use crate::engine::counted::counted;
use crate::engine::facts::{Asked, Facts, gather_asked, gather_before};
use crate::engine::monitor::imbalance::{GroupPoints, Imbalance, Thresholds, trend};
use crate::engine::{Exact, Judge};
use crate::model::{Indicator, OfficeData, Period, Policy, StaffId, Time};
use crate::state::{Shared, use_workspace};

/// What was counted in the two periods before, and everybody's points then: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Drift {
    counted: RwSignal<Option<Shared<Past>>>,
    /// The last policy that was asked about, without its weights, and everybody's points under its curves.
    judged: StoredValue<Option<Judged>>,
}

/// Indicators without their weights, and everybody's points under their curves, by period.
type Judged = (Vec<Indicator>, Shared<Vec<Judge>>);

/// Two periods, the older one first, and what was asked of them.
struct Past {
    asked: Asked,
    periods: Vec<Counted>,
}

/// One period's facts, and those of the period before if a correction needs them.
struct Counted {
    facts: Facts,
    previous: Option<Facts>,
}

/// Who drifts, and which way.
pub struct Drifting {
    /// Who.
    pub staff: StaffId,
    /// What is more and more favoured over what.
    pub kind: Imbalance,
    /// How much further apart the two groups are than two periods ago, in points.
    pub moved: Exact,
}

impl Drift {
    /// Counts once the page rests, and again when records, period or time limits change; weights play no part.
    pub fn new(trial: Trial) -> Self {
        let workspace = use_workspace();
        let drift = Self { counted: RwSignal::new(None), judged: StoredValue::new(None) };
        let rest = Rest::new();
        Effect::new(move || {
            workspace.scoring.draft.track();
            let count = move || {
                let (data, period) =
                    (workspace.newest.get_untracked(), workspace.period.get_untracked());
                let known = data.zip(period).zip(trial.settled.get_untracked());
                let counted = known.and_then(|((data, period), policy)| {
                    before(&data, period, &policy, workspace.now)
                });
                drift.judged.set_value(None);
                drift.counted.set(counted.map(Shared::new));
            };
            rest.then(count);
        });
        drift
    }

    /// Everybody who drifts, of the people in `seen`, under its policy; nobody without two periods before.
    pub fn of(self, seen: &Seen) -> Vec<Drifting> {
        let policy = &seen.found.policy;
        let Some(judges) = self.judges(policy) else { return Vec::new() };
        let thresholds = Thresholds::default();
        let axes = seen.team.axes;
        let drifting = |person: &Person| {
            let mut points: Vec<GroupPoints> =
                judges.iter().map(|it| axes.points(&groups(it, &person.staff, policy))).collect();
            points.push(GroupPoints {
                efficiency: Some(person.up.clone()),
                quality: Some(person.across.clone()),
            });
            let kind = trend(&points, &thresholds)?;
            let moved = &points.last()?.difference()? - &points.first()?.difference()?;
            let moved = if moved < Exact::zero() { &Exact::zero() - &moved } else { moved };
            Some(Drifting { staff: person.staff.clone(), kind, moved })
        };
        seen.team.people.iter().filter_map(drifting).collect()
    }

    /// Everybody's points in the two periods under this policy's curves; `None` before they are counted.
    fn judges(self, policy: &Policy) -> Option<Shared<Vec<Judge>>> {
        let past = self.counted.get().filter(|it| it.asked == Asked::by([policy]))?;
        let weightless = |it: &Indicator| Indicator { local_bp: 0, ..it.clone() };
        let indicators: Vec<Indicator> = policy.indicators.iter().map(weightless).collect();
        let known = self
            .judged
            .with_value(|it| it.as_ref().filter(|it| it.0 == indicators).map(|it| it.1.clone()));
        Some(known.unwrap_or_else(|| {
            let judge =
                |it: &Counted| Judge::with_previous(&it.facts, it.previous.as_ref(), policy);
            let judges = Shared::new(past.periods.iter().map(judge).collect::<Vec<_>>());
            self.judged.set_value(Some((indicators, judges.clone())));
            judges
        }))
    }
}

/// One person's points in all groups; none for who was not judged then.
fn groups(judge: &Judge, staff: &StaffId, policy: &Policy) -> Vec<Option<Exact>> {
    let at = judge.scored().agents.binary_search_by(|it| it.staff.cmp(staff));
    at.map(|at| judge.weigh(at, policy).groups).unwrap_or_default()
}

/// The two periods before this one, older first; `None` at the calendar's end.
fn before(data: &OfficeData, period: Period, policy: &Policy, now: Time) -> Option<Past> {
    let last = period.before()?;
    let mut limited = data.clone();
    if let Some(limits) = policy.limits.clone() {
        limits.apply(&mut limited);
    }
    let asked = Asked::by([policy]);
    let count = |period: Period| {
        let data = counted(&limited, period);
        Counted {
            facts: gather_asked(&data, period, now, &asked),
            previous: gather_before(&data, period, now, &asked),
        }
    };
    let periods = vec![count(last.before()?), count(last)];
    Some(Past { asked, periods })
}
