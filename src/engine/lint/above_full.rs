//! 超额得分: points above 100 that nothing earns, or that the end of the total at 100 swallows (SCORING §2b).

use super::{Lint, LintContext};
use crate::engine::exact::Exact;
use crate::engine::weighing::weigh;
use crate::model::{Curve, FULL_POINTS, Fraction, Policy};

/// What to know about a policy that allows more than 100 points; nothing of one that does not.
pub fn above_full(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    if !policy.above_full {
        return Vec::new();
    }
    if policy.indicators.iter().all(|it| most(&it.curve) <= FULL_POINTS) {
        return vec![Lint::AboveFullUnused];
    }
    let full = Exact::from(FULL_POINTS);
    let is_cut = |base: Exact, bonus: &Exact| &base + bonus > full;
    let people = context.scored.map_or(0, |scored| {
        let weighed = scored.agents.iter().map(|it| weigh(scored, it, policy));
        weighed.filter_map(|it| Some(is_cut(it.base?, &it.bonus))).filter(|it| *it).count()
    });
    // One alone is cut, too, and nobody is level with anybody.
    if people > 1 { vec![Lint::CutAtFull { people }] } else { Vec::new() }
}

/// The most points a curve gives; 0 of one that gives none.
fn most(curve: &Curve) -> Fraction {
    let most = match curve {
        Curve::Linear { anchors, .. } => anchors.iter().map(|it| it.points).max(),
        Curve::Steps { below, edges, .. } => edges.iter().map(|it| it.points).chain([*below]).max(),
        Curve::Count { hi, .. } => Some(*hi),
    };
    most.unwrap_or(Fraction::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Judge, five_agents};
    use crate::model::templates;

    #[test]
    fn an_allowance_that_nothing_uses_is_pointed_out() {
        let mut policy = templates::community();
        let found = |policy: &Policy| above_full(policy, &LintContext::default());
        assert_eq!(found(&policy), []);
        policy.above_full = true;
        assert_eq!(found(&policy), [Lint::AboveFullUnused]);
        policy.indicators[6].curve = Curve::through_units(&[(0, 0), (8, 101)]);
        assert_eq!(found(&policy), []);
    }

    #[test]
    fn two_who_are_level_only_because_the_total_ends_are_counted() {
        let mut policy = templates::community();
        policy.above_full = true;
        policy.fairness.workload = None;
        let found = |policy: &Policy| {
            let judge = Judge::new(&five_agents::facts(policy), policy);
            let context = LintContext { scored: Some(judge.scored()), ..LintContext::default() };
            above_full(policy, &context)
        };
        // Training hours alone, 15 points each: A1 with 8 and A4 with 10 are beyond 100, A2 with 6 is not.
        policy = policy.with_weights(
            &[0, 0, 10_000, 0],
            &[4000, 3000, 3000, 3000, 4000, 3000, 10_000, 6000, 4000],
        );
        policy.indicators[6].curve = Curve::through_units(&[(0, 0), (8, 120)]);
        assert_eq!(found(&policy), [Lint::CutAtFull { people: 2 }]);
        policy.indicators[6].curve = Curve::through_units(&[(0, 0), (8, 100), (10, 120)]);
        assert_eq!(found(&policy), []);
    }
}
