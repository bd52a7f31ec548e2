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
        if let (Some(agent), Some(verdict)) = (scope.agent_of(row), verdict(scope, row, &hit)) {
            emit(agent, CaseRef::Record(row), verdict);
        }
    }
}

/// How the record in `row` counts among what was due in the period; `None` if it was not.
pub(super) fn verdict(
    scope: &Scope,
    row: usize,
    hit: impl Fn(Option<Time>, Time) -> bool,
) -> Option<Verdict> {
    if scope.is_abandoned(row) {
        return None;
    }
    match effective_due(scope, row) {
        None if scope.covers(scope.records().created(row)) => {
            Some(Verdict::Excluded(Exclusion::NoLimit))
        }
        Some(due) if scope.covers(due) => Some(Verdict::share(hit(scope.resolved(row), due))),
        Some(due) if scope.start <= due && due < scope.end => Some(Verdict::Pending),
        _ => None,
    }
}

/// When the record in `row` has to be resolved: its own limit or its type's, later by as long as the
/// clock of its type stood still for a reason. `None` without a limit.
pub fn effective_due(scope: &Scope, row: usize) -> Option<Time> {
    let due = scope.limit(row)?;
    let stops = scope.records().stops(row);
    if stops.is_empty() {
        return Some(due);
    }
    let clock = scope.clock_of(row);
    let standstill = Standstill::of(stops, scope.as_of);
    Some(clock.postponed(scope.records().created(row), due, &standstill).at)
}
