//! How much work each agent carried, and in how many hours.

use super::scope::Scope;

/// Work closed in the period and hours rostered for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Closed cases.
    pub cases: i64,
    /// Closed cases weighted by difficulty, in hundredths of a standard case.
    pub units_centi: i64,
    /// Rostered seconds.
    pub rostered_s: i64,
}

/// The work of every agent of `scope`, in its order.
///
/// A case counts when it is closed, in the period in which it was closed; where a file has no times,
/// a solved call counts when it was made.
pub fn work(scope: &Scope) -> Vec<Work> {
    let mut work = vec![Work::default(); scope.agents.len()];
    for row in 0..scope.records().len() {
        let Some(agent) = scope.agent_of(row).filter(|_| !scope.is_abandoned(row)) else {
            continue;
        };
        if is_closed(scope, row) {
            work[agent].cases += 1;
            work[agent].units_centi += difficulty_centi(scope, row);
        }
    }
    for shift in scope.data.shifts.iter() {
        if let Some(agent) = scope.agent(&shift.staff) {
            let from = shift.start.max(scope.start);
            let to = shift.end.min(scope.as_of).min(scope.end);
            work[agent].rostered_s += to.since(from).max(0);
        }
    }
    work
}

/// Whether the case in `row` was closed in the period.
pub(super) fn is_closed(scope: &Scope, row: usize) -> bool {
    let records = scope.records();
    match (records.resolved(row), records.solved(row)) {
        (Some(resolved), _) => scope.covers(resolved),
        (None, Some(true)) => scope.covers(records.created(row)),
        (None, _) => false,
    }
}

/// How hard the case in `row` is, in hundredths of a standard case.
pub(super) fn difficulty_centi(scope: &Scope, row: usize) -> i64 {
    scope.task_type_of(row).map_or(100, |it| i64::from(it.difficulty_centi))
}
