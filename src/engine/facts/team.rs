//! The figure of the whole office, cases of nobody included: some indicators say little of one person.

use super::case::{CaseRef, Verdict};
use super::queue::{self, Level};
use super::scope::Scope;
use super::{Fact, surveys};
use crate::model::Measure;

/// What all cases of the office come to under a measure that is read of a team: service level, abandons, net
/// promoter score, response rate. `None` for any other.
pub fn team_fact(scope: &Scope, measure: &Measure) -> Option<Fact> {
    let mut fact = Fact::default();
    each_case_of_anybody(scope, measure, &mut |_agent, _case, verdict| fact.add(verdict))
        .then_some(fact)
}

/// Calls `emit` with every case under `measure` and whose it is, if anybody's who is judged; whether it is such a measure.
pub fn each_case_of_anybody(
    scope: &Scope,
    measure: &Measure,
    emit: &mut impl FnMut(Option<usize>, CaseRef, Verdict),
) -> bool {
    match measure {
        Measure::ServiceLevel { seconds, base, short_s } => {
            let level = Level { seconds: *seconds, base: *base, short_s: *short_s };
            queue::service_level(scope, level, emit);
        }
        Measure::Abandoned { short_s } => queue::abandoned(scope, *short_s, emit),
        Measure::NetPromoter => surveys::net_promoter(scope, emit),
        Measure::ResponseRate => surveys::response_rate(scope, emit),
        _ => return false,
    }
    true
}
