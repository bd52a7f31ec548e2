//! What came after a case was closed: whether it came back, and whether the resident was called (SCORING §2a).

use super::attribution::Closers;
use super::case::{CaseRef, Verdict};
use super::scope::Scope;
use super::work::is_closed;

/// The name of the step in which the resident is called back.
const CALL_BACK: &str = "回访";

/// REOPEN: opened again within `days`, of what was resolved in the period and has been left alone for as long
/// since; what was resolved later than that is pending, also if it has come back already, so that it is not
/// the bad ones alone that count early.
///
/// It is held against whoever closed it. A case that was closed again after it came back keeps only its last closing
/// time: it counts as reopened, and is held against whoever took the last step before it came back; where no step says
/// who that was, it is the agent's.
pub fn reopened(scope: &Scope, days: u16, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    let window = i64::from(days) * 24 * 3600;
    let closers = Closers::new(scope);
    let records = scope.records();
    for row in 0..records.len() {
        let Some(resolved) = scope.resolved(row).filter(|it| scope.covers(*it)) else { continue };
        let again = records.reopened(row).filter(|it| *it < scope.as_of);
        let closed_again = again.is_some_and(|it| it < resolved);
        let agent = match again.filter(|_| closed_again) {
            Some(again) => closers.before(row, again),
            None => closers.of(row),
        };
        let Some(agent) = agent.filter(|_| !scope.is_abandoned(row)) else { continue };
        let verdict = if resolved.plus(window) < scope.as_of {
            Verdict::share(again.is_some_and(|it| it.since(resolved) <= window))
        } else {
            Verdict::Pending
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// CB: called back by the moment of judging, of the cases closed in the period whose type asks for it.
pub fn called_back(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    let records = scope.records();
    for row in 0..records.len() {
        let Some(agent) = scope.agent_of(row).filter(|_| !scope.is_abandoned(row)) else {
            continue;
        };
        if scope.task_type_of(row).is_some_and(|it| it.call_back) && is_closed(scope, row) {
            let is_call = |name: &str| name.trim() == CALL_BACK;
            let mut steps = records.steps(row).iter();
            let done = steps.any(|it| is_call(&it.name) && it.end < scope.as_of);
            emit(agent, CaseRef::Record(row), Verdict::share(done));
        }
    }
}
