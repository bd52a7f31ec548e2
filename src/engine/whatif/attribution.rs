//! 变化归因: what a change of policy or period did to one score, in parts that sum to it (SCORING §3.10).

use super::profile::Profile;
use crate::engine::exact::Exact;

/// One agent under one policy in one period.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The agent.
    pub profile: &'a Profile,
    /// The group weights. Both sides list the same groups in the same order; one that a policy does not
    /// have weighs 0 there.
    pub weights_bp: &'a [u32],
}

/// Where a change comes from, in points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The score before, bonus included and not clamped.
    pub old: Exact,
    /// The score after.
    pub new: Exact,
    /// Per group: what its weight and what its mean did.
    pub groups: Vec<GroupPart>,
    /// The change of the bonus.
    pub bonus: Exact,
}

/// What one group did to the score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPart {
    /// Δw·(V̄ − c): from weight gained or lost, measured against the agent's own base score before.
    pub weight: Exact,
    /// w̄·ΔV: from results, curves and weights within the group.
    pub points: Exact,
}

/// Splits the change of one score. Bars are means of before and after, so the order of steps plays no part
/// (Bennet, Shapley). `None` if there is no score on one side.
///
/// Weights are those that count for this agent, after missing groups were left out. A group with data on one
/// side only is taken to be worth the same on the other, where it has no weight: all it did is its weight's.
pub fn attribute(old: Side, new: Side) -> Option<Attribution> {
    let base = old.profile.base(old.weights_bp)?;
    let sides =
        [(old, old.profile.shares(old.weights_bp)?), (new, new.profile.shares(new.weights_bp)?)];
    let count = old.profile.groups.len().max(new.profile.groups.len());
    let half = Exact::ratio(1, 2).expect("2 is not zero");
    let groups = (0..count).map(|at| {
        let mean = |side: Side| side.profile.groups.get(at).cloned().flatten();
        let share = |shares: &[Exact]| shares.get(at).cloned().unwrap_or_else(Exact::zero);
        let (means, shares) = ((mean(old), mean(new)), (share(&sides[0].1), share(&sides[1].1)));
        let (before, after) = match means {
            (Some(before), Some(after)) => (before, after),
            (Some(only), None) | (None, Some(only)) => (only.clone(), only),
            (None, None) => (Exact::zero(), Exact::zero()),
        };
        let middle = &(&(&before + &after) * &half) - &base;
        let weight = &(&shares.1 - &shares.0) * &middle;
        let points = &(&(&shares.0 + &shares.1) * &half) * &(&after - &before);
        GroupPart { weight, points }
    });
    Some(Attribution {
        groups: groups.collect(),
        old: &base + &old.profile.bonus,
        new: new.profile.score(new.weights_bp)?,
        bonus: &new.profile.bonus - &old.profile.bonus,
    })
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{WEIGHTS, exact, five, micro, profiles, weights};
    use super::*;
    use proptest::prelude::*;

    /// Q .45→.35, E .30→.40.
    const NEW: [u32; 4] = [3500, 4000, 1000, 1500];

    #[test]
    fn the_policy_change_of_the_example() {
        let five = five();
        let rows: Vec<[i64; 5]> = five
            .iter()
            .map(|profile| {
                let old = Side { profile, weights_bp: &WEIGHTS };
                let parts = attribute(old, Side { profile, weights_bp: &NEW }).unwrap();
                assert!(parts.groups[2..].iter().all(|it| it.weight.is_zero()));
                assert!(parts.groups.iter().all(|it| it.points.is_zero()));
                let change = &parts.new - &parts.old;
                let weight = |at: usize| micro(&parts.groups[at].weight);
                [micro(&parts.old), micro(&parts.new), micro(&change), weight(0), weight(1)]
            })
            .collect();
        let expected = [
            [87_527_500, 87_957_500, 430_000, 202_750, 227_250],
            [78_447_222, 80_640_741, 2_193_519, 722_500, 1_471_019],
            [78_885_000, 78_521_667, -363_333, -211_500, -151_833],
            [81_287_500, 78_812_500, -2_475_000, -1_021_250, -1_453_750],
            [70_039_286, 71_441_667, 1_402_381, -210_357, 1_612_738],
        ];
        assert_eq!(rows, expected);
    }

    #[test]
    fn what_cannot_be_scored_on_a_side_is_not_attributed() {
        let five = five();
        let old = Side { profile: &five[0], weights_bp: &WEIGHTS };
        assert_eq!(attribute(old, Side { profile: &five[0], weights_bp: &[0; 4] }), None);
    }

    #[test]
    fn a_group_that_gets_data_counts_as_weight() {
        let new =
            Profile { groups: vec![Some(exact(80, 1)), Some(exact(60, 1))], bonus: exact(1, 1) };
        let old = Profile { groups: vec![Some(exact(80, 1)), None], bonus: exact(3, 1) };
        let side = |profile| Side { profile, weights_bp: &[5000, 5000] };
        let parts = attribute(side(&old), side(&new)).unwrap();
        assert_eq!((parts.old, parts.new, parts.bonus), (exact(83, 1), exact(71, 1), exact(-2, 1)));
        let weights: Vec<Exact> = parts.groups.iter().map(|it| it.weight.clone()).collect();
        assert_eq!(weights, [exact(0, 1), exact(-10, 1)]);
    }

    proptest! {
        #[test]
        fn the_parts_sum_to_the_change(
            profiles in profiles(2..3),
            before in weights(),
            after in weights(),
        ) {
            let old = Side { profile: &profiles[0], weights_bp: &before };
            let new = Side { profile: &profiles[1], weights_bp: &after };
            let Some(parts) = attribute(old, new) else { return Ok(()) };
            let sum = parts.groups.iter().fold(parts.bonus.clone(), |sum, it| {
                &(&sum + &it.weight) + &it.points
            });
            prop_assert_eq!(sum, &parts.new - &parts.old);
        }
    }
}
