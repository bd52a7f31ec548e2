//! How much work each agent carried, and in how many hours.

use super::ledger::{Ledger, seconds};
use super::scope::Scope;
use crate::model::StaffId;

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
pub fn work(scope: &Scope, ledger: &Ledger) -> Vec<Work> {
    let code = |staff: &StaffId| scope.records().agents().code(staff.as_str());
    let agents = scope.agents.iter();
    let mut work: Vec<Work> = agents.map(|(staff, _)| closed(scope, ledger, code(staff))).collect();
    for shift in scope.data.shifts.iter() {
        if let Some(agent) = scope.agent(&shift.staff) {
            let from = shift.start.max(scope.start);
            let to = shift.end.min(scope.as_of).min(scope.end);
            work[agent].rostered_s += to.since(from).max(0);
        }
    }
    work
}

fn closed(scope: &Scope, ledger: &Ledger, code: Option<u32>) -> Work {
    let own = code.map_or(0..0, |it| ledger.of(it));
    let (start, cut) = (seconds(Some(scope.start)), seconds(Some(scope.as_of.min(scope.end))));
    let (cases, units) = sweep::closed(ledger.columns(own), start, cut);
    let units_centi = i64::try_from(units).unwrap_or(i64::MAX);
    Work { cases: cases.into(), units_centi, rostered_s: 0 }
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

/// The difficulty of the case in `row`, if it was closed in the period: what it adds to its agent's work.
pub(super) fn closed_centi(scope: &Scope, row: usize) -> Option<i64> {
    (is_closed(scope, row) && !scope.is_abandoned(row)).then(|| difficulty_centi(scope, row))
}

/// How hard the case in `row` is, in hundredths of a standard case.
fn difficulty_centi(scope: &Scope, row: usize) -> i64 {
    scope.task_type_of(row).map_or(100, |it| i64::from(it.difficulty_centi))
}
