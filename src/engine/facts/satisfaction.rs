//! What residents say: ratings, and complaints about the staff.

use super::case::{CaseRef, Exclusion, Verdict};
use super::rating_caps;
use super::scope::Scope;

/// CSAT: ratings of 4 and 5, of all ratings the agent can answer for.
pub fn satisfied(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    ratings(scope, |_every_row| true, emit, |rating| Verdict::share(rating >= 4));
}

/// CSAT_MEAN: the mean rating, 1 to 5.
pub fn mean(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    mean_of(scope, |_every_row| true, emit);
}

/// The mean rating of the rows that `is_case` chooses.
pub(super) fn mean_of(
    scope: &Scope,
    is_case: impl Fn(usize) -> bool,
    emit: &mut impl FnMut(usize, CaseRef, Verdict),
) {
    ratings(scope, is_case, emit, Verdict::value);
}

fn ratings(
    scope: &Scope,
    is_case: impl Fn(usize) -> bool,
    emit: &mut impl FnMut(usize, CaseRef, Verdict),
    verdict: impl Fn(u8) -> Verdict,
) {
    let excess = rating_caps::excess(scope);
    for row in scope.rows().filter(|row| is_case(*row)) {
        let (Some(agent), Some(rating)) = (scope.agent_of(row), scope.rating(row)) else {
            continue;
        };
        let verdict = match (is_the_agents(scope, row), excess.get(&row)) {
            (false, _) => Verdict::Excluded(Exclusion::NotTheAgents),
            (true, Some(cap)) => Verdict::Excluded(*cap),
            (true, None) => verdict(rating),
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// Whether the cause of the rating in `row` says something about the agent.
pub(super) fn is_the_agents(scope: &Scope, row: usize) -> bool {
    scope.cause(row).is_none_or(crate::model::Cause::counts_for_the_agent)
}

/// CMPL: upheld complaints about the agent's service, per case the agent handled; a complaint that is
/// not decided yet is pending. Complaints the agent merely took down are cases like any other.
pub fn upheld_complaints(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in scope.rows() {
        if let Some(about) = scope.about_of(row) {
            match scope.records().upheld(row) {
                Some(true) => emit(about, CaseRef::Record(row), Verdict::Counts { num: 1, den: 0 }),
                Some(false) => {}
                None => emit(about, CaseRef::Record(row), Verdict::Pending),
            }
        }
        if let Some(agent) = scope.agent_of(row).filter(|_| !scope.is_abandoned(row)) {
            emit(agent, CaseRef::Record(row), Verdict::Counts { num: 0, den: 1 });
        }
    }
}
