//! The calls offered, seen from the queue: how many were answered soon enough, and how many hung up (SCORING §2a).
//!
//! Rostering and routing decide these more than the person at the telephone does, so that they are read of a team
//! ([`team_fact`](super::team_fact)); of an agent they count the calls offered to that agent.

use super::calls::calls;
use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use crate::model::ServiceBase;

/// What a service level asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The last second of waiting that is in time.
    pub seconds: u16,
    /// Which calls stand below the line.
    pub base: ServiceBase,
    /// The longest wait of a short abandon, for [`ServiceBase::LessShort`].
    pub short_s: Option<u16>,
}

impl Level {
    /// The longest wait after which hanging up leaves a call out.
    fn early_s(self) -> Option<u16> {
        match self.base {
            ServiceBase::Offered => None,
            ServiceBase::LessShort => self.short_s,
            ServiceBase::LateAbandoned => Some(self.seconds),
        }
    }
}

/// SL: calls answered within `seconds`, the last second included, of those offered (telephone service factor).
///
/// Abandoned calls stay below the line, as good practice has it; what the base leaves out are calls known to
/// have hung up early: an abandoned call without a wait stays in. Of an answered call without a wait nothing
/// can be said. Never of the answered calls only: 160/186 = 0.8602 would hide 14 people who gave up.
pub fn service_level(
    scope: &Scope,
    level: Level,
    emit: &mut impl FnMut(Option<usize>, CaseRef, Verdict),
) {
    let limit = u32::from(level.seconds);
    for (row, answered) in offered(scope) {
        let verdict = match (answered, scope.records().wait_s(row)) {
            (true, Some(wait)) => Verdict::share(wait <= limit),
            (true, None) => Verdict::Excluded(Exclusion::NoWait),
            (false, wait) if is_early(wait, level.early_s()) => {
                Verdict::Excluded(Exclusion::HungUpEarly)
            }
            (false, _) => Verdict::share(false),
        };
        emit(scope.agent_of(row), CaseRef::Record(row), verdict);
    }
}

/// ABN: calls nobody answered, of those offered, both less the short abandons (SCORING §2a).
pub fn abandoned(
    scope: &Scope,
    short_s: Option<u16>,
    emit: &mut impl FnMut(Option<usize>, CaseRef, Verdict),
) {
    for (row, answered) in offered(scope) {
        let verdict = match answered {
            false if is_early(scope.records().wait_s(row), short_s) => {
                Verdict::Excluded(Exclusion::HungUpEarly)
            }
            answered => Verdict::share(!answered),
        };
        emit(scope.agent_of(row), CaseRef::Record(row), verdict);
    }
}

/// The calls of the period of which it is known whether they were answered.
fn offered<'a>(scope: &'a Scope) -> impl Iterator<Item = (usize, bool)> + 'a {
    calls(scope).filter_map(|row| Some((row, scope.records().answered(row)?)))
}

fn is_early(wait: Option<u32>, early_s: Option<u16>) -> bool {
    wait.zip(early_s).is_some_and(|(wait, early)| wait <= u32::from(early))
}
