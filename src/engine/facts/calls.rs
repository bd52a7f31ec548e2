//! Telephone indicators: answered at all, in how many rings, after how many seconds, and solved.

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use crate::model::Channel;

/// Seconds from one ring to the next on Chinese networks: 1 s of tone, 4 s of silence.
pub(super) const SECONDS_PER_RING: u32 = 5;

/// RING_N: picked up before ring N+1 starts, of the answered calls.
/// Where only seconds are known, a wait below 5 N s is in time; exactly 5 N s is not.
pub fn within_rings(scope: &Scope, rings: u8, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in calls(scope) {
        let records = scope.records();
        let Some(agent) = scope.agent_of(row).filter(|_| records.answered(row) == Some(true))
        else {
            continue;
        };
        let verdict = match (records.rings(row), records.wait_s(row)) {
            (Some(rung), _) => Verdict::share(rung <= rings),
            (None, Some(wait)) => Verdict::share(wait < u32::from(rings) * SECONDS_PER_RING),
            (None, None) => Verdict::Excluded(Exclusion::NoWait),
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// ANS: answered, of the calls offered to the agent.
pub fn answered(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in calls(scope) {
        if let (Some(agent), Some(answered)) = (scope.agent_of(row), scope.records().answered(row))
        {
            emit(agent, CaseRef::Record(row), Verdict::share(answered));
        }
    }
}

/// ASA: seconds waited, over the answered calls; a call nobody answered has no answer time.
pub fn answer_speed(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in calls(scope) {
        let Some(agent) = scope.agent_of(row) else { continue };
        if scope.records().answered(row) != Some(true) {
            continue;
        }
        let verdict = match scope.records().wait_s(row) {
            Some(wait) => Verdict::value(wait),
            None => Verdict::Excluded(Exclusion::NoWait),
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// RES_CALL: solved, of the answered calls.
pub fn resolved(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in calls(scope) {
        let Some(agent) = scope.agent_of(row) else { continue };
        if scope.records().answered(row) != Some(true) {
            continue;
        }
        let outcome =
            scope.records().solved(row).or_else(|| scope.resolved(row).map(|_resolved| true));
        let verdict = outcome.map_or(Verdict::Excluded(Exclusion::NoOutcome), Verdict::share);
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// The calls of the period.
pub(super) fn calls<'a>(scope: &'a Scope) -> impl Iterator<Item = usize> + 'a {
    scope.rows().filter(|row| scope.records().channel(*row) == Channel::Phone)
}
