//! What residents say: ratings, and complaints about the staff.

use super::case::{CaseRef, Exclusion, Verdict};
use super::conditions::all_hold;
use super::rating_caps;
use super::scope::Scope;
use crate::model::{Measure, OwnMeasure};

/// CSAT, CSAT_MEAN and an own mean rating: all ratings the agent can answer for, up to the office's caps.
pub fn ratings(scope: &Scope, measure: &Measure, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    let excess = rating_caps::excess(scope);
    for row in scope.rows() {
        let (Some(agent), Some(verdict)) = (scope.agent_of(row), rating(scope, measure, row))
        else {
            continue;
        };
        let verdict = match excess.get(&row) {
            Some(cap) => Verdict::Excluded(*cap),
            None => verdict,
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// How the rating in `row` counts under `measure`, whatever the caps; `None` if it is no case.
///
/// CSAT is the share of 4 and 5; the others are the mean, 1 to 5.
pub(super) fn rating(scope: &Scope, measure: &Measure, row: usize) -> Option<Verdict> {
    let rating = scope.rating(row)?;
    let verdict = match measure {
        Measure::Satisfied => Verdict::share(rating >= 4),
        Measure::MeanRating => Verdict::value(rating),
        Measure::Own(OwnMeasure::MeanRating { cases }) => {
            (all_hold(scope, row, cases) == Some(true)).then(|| Verdict::value(rating))?
        }
        _ => return None,
    };
    let is_the_agents = is_the_agents(scope, row);
    Some(if is_the_agents { verdict } else { Verdict::Excluded(Exclusion::NotTheAgents) })
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
