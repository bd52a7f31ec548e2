//! What was due in the period: resolved at all, and resolved in time.

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use crate::engine::clock::Standstill;
use crate::model::Time;

/// RES: resolved by the moment of judging, of what was due in the period.
/// The cohort is the due date: judging by the closing date would reward leaving hard cases open.
pub fn resolved(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    due_cases(scope, emit, |resolved, _due| resolved.is_some());
}

/// SLA: resolved before the limit, of what was due in the period; overdue and open is a failure.
pub fn on_time(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    due_cases(scope, emit, |resolved, due| resolved.is_some_and(|it| it <= due));
}

fn due_cases(
    scope: &Scope,
    emit: &mut impl FnMut(usize, CaseRef, Verdict),
    hit: impl Fn(Option<Time>, Time) -> bool,
) {
    for row in 0..scope.records().len() {
        let Some(agent) = scope.agent_of(row).filter(|_| !scope.is_abandoned(row)) else {
            continue;
        };
        let verdict = match effective_due(scope, row) {
            None if scope.covers(scope.records().created(row)) => {
                Verdict::Excluded(Exclusion::NoLimit)
            }
            Some(due) if scope.covers(due) => Verdict::share(hit(scope.resolved(row), due)),
            Some(due) if scope.start <= due && due < scope.end => Verdict::Pending,
            _ => continue,
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// When the record in `row` has to be resolved: its own limit or its type's, later by as long as the
/// clock of its type stood still for a reason. `None` without a limit.
pub fn effective_due(scope: &Scope, row: usize) -> Option<Time> {
    let records = scope.records();
    let created = records.created(row);
    let target = scope.task_type_of(row).and_then(|it| it.targets.get(&records.urgency(row)));
    let clock = scope.clock(target.map(|it| it.clock).unwrap_or_default());
    let limit = || Some(clock.add(created, target?.resolution_s?.into()));
    let due = records.due(row).or_else(limit)?;
    let standstill = Standstill::of(records.stops(row), scope.as_of);
    Some(clock.postponed(created, due, &standstill).at)
}
