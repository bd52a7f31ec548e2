//! The first human response: how long it took, and whether it came in time (SCORING §2a).
//!
//! What a machine sent is no response; a file's column of first responses has to be people's. A call that was answered
//! or missed is measured by rings, waits and service level, and is a case here only if a response was noted too.

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use crate::model::Time;

/// FRT: seconds from creation to the first response, of the contacts created in the period; the figure is their median.
///
/// What nobody has responded to yet is pending, what was done without a response noted cannot be measured.
pub fn first_response(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in scope.rows() {
        let Some(agent) = agent_of(scope, row) else { continue };
        let verdict = match response(scope, row) {
            Response::At(time) => Verdict::value(time.since(scope.records().created(row))),
            Response::None => Verdict::Pending,
            Response::NotNoted => Verdict::Excluded(Exclusion::NoResponse),
            Response::Backwards => Verdict::Excluded(Exclusion::Backwards),
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// FRT_SLA: responded to within the limit of its type and urgency, of what had to be by a time in the period.
///
/// Still unanswered past the limit is a failure; what is not due yet is pending.
pub fn first_response_on_time(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in 0..scope.records().len() {
        let Some(agent) = agent_of(scope, row) else { continue };
        let due = match response_due(scope, row) {
            Some(due) if scope.start <= due && due < scope.end => due,
            None if scope.covers(scope.records().created(row)) => {
                emit(agent, CaseRef::Record(row), Verdict::Excluded(Exclusion::NoLimit));
                continue;
            }
            _ => continue,
        };
        let verdict = match response(scope, row) {
            _ if due >= scope.as_of => Verdict::Pending,
            Response::At(time) => Verdict::share(time <= due),
            Response::None => Verdict::share(false),
            Response::NotNoted => Verdict::Excluded(Exclusion::NoResponse),
            Response::Backwards => Verdict::Excluded(Exclusion::Backwards),
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// When the contact in `row` has to be responded to, by its type and urgency, on the clock of its lane; `None`
/// without a limit.
pub fn response_due(scope: &Scope, row: usize) -> Option<Time> {
    let limit = scope.target_of(row)?.first_response_s?;
    Some(scope.clock_of(row).add(scope.records().created(row), limit.into()))
}

enum Response {
    At(Time),
    None,
    NotNoted,
    Backwards,
}

/// What is known of the first response at the moment of judging.
fn response(scope: &Scope, row: usize) -> Response {
    let records = scope.records();
    match records.first_response(row).filter(|it| *it < scope.as_of) {
        Some(time) if time < records.created(row) => Response::Backwards,
        Some(time) => Response::At(time),
        None if scope.resolved(row).is_some() || records.solved(row) == Some(true) => {
            Response::NotNoted
        }
        None => Response::None,
    }
}

/// Whose contact it is, if a first response is asked of it.
fn agent_of(scope: &Scope, row: usize) -> Option<usize> {
    let records = scope.records();
    let is_call = records.answered(row).is_some() && records.first_response(row).is_none();
    scope.agent_of(row).filter(|_| !is_call && !scope.is_abandoned(row))
}
