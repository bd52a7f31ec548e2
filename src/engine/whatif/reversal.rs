//! 反超所需权重: the least weight that must change hands for two agents to change places (SCORING §3.7).

use std::cmp::Reverse;

use super::critical::share;
use super::profile::Profile;
use crate::engine::exact::Exact;

/// What it takes to reverse a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reversal {
    /// They are level now.
    Level,
    /// 任何权重下都领先: no weights let the other get past.
    Dominated,
    /// This much, at least.
    Move(LeastMove),
}

/// The least move of weight that makes the two level; a touch more reverses them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeastMove {
    /// The weight that moves in all, as a share of the whole: 0.0114 is 1.14 percentage points.
    pub total: Exact,
    /// From where to where, in the order of effect.
    pub shifts: Vec<Shift>,
}

/// One part of a move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The position of the group that loses weight.
    pub from: usize,
    /// The position of the group that gains it.
    pub to: usize,
    /// How much, as a share of the whole.
    pub by: Exact,
}

/// How firm the order of a pair is; the thresholds are a policy choice (SCORING §3.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Robustness {
    /// 脆弱: less than 3 percentage points reverse it.
    Fragile,
    /// 尚可: 3 up to 10 percentage points.
    Fair,
    /// 稳固: 10 percentage points or more, or no weights at all.
    Robust,
}

impl Reversal {
    /// How firm that is.
    pub fn robustness(&self) -> Robustness {
        match self {
            Self::Level => Robustness::Fragile,
            Self::Dominated => Robustness::Robust,
            Self::Move(LeastMove { total, .. }) => {
                let percent = total * &Exact::integer(100);
                if percent >= Exact::integer(10) {
                    Robustness::Robust
                } else if percent >= Exact::integer(3) {
                    Robustness::Fair
                } else {
                    Robustness::Fragile
                }
            }
        }
    }
}

/// The least move that reverses two agents, whoever of them leads; exact (a greedy linear program).
///
/// `None` if one has no score, or has a group that the other lacks: then the difference is not linear
/// in the weights. A group that both lack counts nothing for either, but its weight can move.
pub fn least_move(pair: [&Profile; 2], weights_bp: &[u32]) -> Option<Reversal> {
    let shares: Vec<Exact> =
        (0..weights_bp.len()).map(|at| share(weights_bp, at)).collect::<Option<_>>()?;
    let [one, two] = pair;
    one.score(weights_bp)?;
    let bonus = &one.bonus - &two.bonus;
    let mut leads = Vec::new();
    for at in 0..weights_bp.len() {
        let mean = |it: &'_ Profile| it.groups.get(at).cloned().flatten();
        leads.push(match (mean(one), mean(two)) {
            (Some(one), Some(two)) => &(&one - &two) + &bonus,
            (None, None) => Exact::zero(),
            _ => return None,
        });
    }
    let products = leads.iter().zip(&shares).map(|(lead, share)| lead * share);
    let mut margin = products.fold(Exact::zero(), |sum, it| &sum + &it);
    if margin.is_zero() {
        return Some(Reversal::Level);
    }
    if margin < Exact::zero() {
        margin = &Exact::zero() - &margin;
        leads = leads.iter().map(|it| &Exact::zero() - it).collect();
    }
    Some(greedy(&leads, &shares, margin))
}

/// Weight goes to where the leader is weakest, first from where the leader is strongest.
fn greedy(leads: &[Exact], shares: &[Exact], mut margin: Exact) -> Reversal {
    let weakest = (0..leads.len()).min_by_key(|at| &leads[*at]);
    let Some(to) = weakest.filter(|at| leads[*at] < Exact::zero()) else {
        return Reversal::Dominated;
    };
    let mut order: Vec<usize> = (0..leads.len()).filter(|at| leads[*at] > leads[to]).collect();
    order.sort_by_key(|at| Reverse(&leads[*at]));
    let (mut total, mut shifts) = (Exact::zero(), Vec::new());
    for from in order {
        let gain = &leads[from] - &leads[to];
        let by = (&margin / &gain).clamped(&Exact::zero(), &shares[from]);
        margin = &margin - &(&by * &gain);
        if !by.is_zero() {
            total = &total + &by;
            shifts.push(Shift { from, to, by });
        }
    }
    Reversal::Move(LeastMove { total, shifts })
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{C, E, Q, R, WEIGHTS, complete, exact, five, weights};
    use super::*;
    use proptest::prelude::*;

    fn between(one: usize, two: usize) -> Reversal {
        let five = five();
        least_move([&five[one - 1], &five[two - 1]], &WEIGHTS).unwrap()
    }

    #[track_caller]
    fn check(one: usize, two: usize, tenth_of_a_millionth: i64, robustness: Robustness) {
        let reversal = between(one, two);
        assert_eq!(reversal, between(two, one));
        assert_eq!(reversal.robustness(), robustness);
        let Reversal::Move(LeastMove { total, shifts }) = reversal else { panic!("{reversal:?}") };
        assert_eq!(total.round_half_even(10_000_000), Some(tenth_of_a_millionth));
        assert_eq!(shifts.iter().fold(Exact::zero(), |sum, it| &sum + &it.by), total);
    }

    #[test]
    fn the_least_moves_of_the_example() {
        check(3, 2, 113_709, Robustness::Fragile);
        check(4, 3, 346_931, Robustness::Fair);
        check(4, 2, 552_504, Robustness::Fair);
        check(4, 5, 1_465_920, Robustness::Robust);
        check(1, 4, 2_148_021, Robustness::Robust);
        check(1, 3, 2_323_149, Robustness::Robust);
        check(3, 5, 2_279_823, Robustness::Robust);
        check(2, 5, 4_336_315, Robustness::Robust);
        check(1, 2, 4_540_953, Robustness::Robust);
        assert_eq!(between(1, 5), Reversal::Dominated);
        assert_eq!(between(1, 5).robustness(), Robustness::Robust);
    }

    #[test]
    fn the_moves_go_from_where_to_where_the_example_says() {
        let ways = |one, two| match between(one, two) {
            Reversal::Move(it) => it.shifts.iter().map(|it| (it.from, it.to)).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        assert_eq!(ways(3, 2), [(R, C)]);
        assert_eq!(ways(4, 3), [(C, R)]);
        assert_eq!(ways(1, 4), [(E, Q)]);
        assert_eq!(ways(4, 5), [(C, E), (Q, E)]);
        let Reversal::Move(it) = between(4, 5) else { panic!("not dominated") };
        assert_eq!(it.shifts[0].by, exact(1, 10));
        assert_eq!(it.shifts[1].by.round_half_even(10_000_000), Some(465_920));
    }

    #[test]
    fn the_thresholds_belong_to_the_firmer_side() {
        let robustness = |numerator, denominator| {
            let total = exact(numerator, denominator);
            Reversal::Move(LeastMove { total, shifts: Vec::new() }).robustness()
        };
        assert_eq!(robustness(1, 10), Robustness::Robust);
        assert_eq!(robustness(999, 10_000), Robustness::Fair);
        assert_eq!(robustness(3, 100), Robustness::Fair);
        assert_eq!(robustness(299, 10_000), Robustness::Fragile);
    }

    #[test]
    fn equals_are_level_and_unlike_groups_are_not_compared() {
        let five = five();
        assert_eq!(least_move([&five[0], &five[0]], &WEIGHTS), Some(Reversal::Level));
        assert_eq!(Reversal::Level.robustness(), Robustness::Fragile);
        let mut without = [five[1].clone(), five[2].clone()];
        without[0].groups[C] = None;
        assert_eq!(least_move([&without[0], &without[1]], &WEIGHTS), None);
        without[1].groups[C] = None;
        assert!(least_move([&without[0], &without[1]], &WEIGHTS).is_some());
        assert_eq!(least_move([&five[0], &five[1]], &[0, 0, 0, 0]), None);
    }

    proptest! {
        #[test]
        fn after_the_move_the_two_are_level_and_no_single_smaller_move_does_it(
            pair in complete(2..3),
            weights in weights(),
            missing in prop::option::of(0_usize..4),
        ) {
            let mut pair = pair;
            if let Some(at) = missing {
                for it in &mut pair {
                    it.groups[at] = None;
                }
            }
            let Some(Reversal::Move(it)) = least_move([&pair[0], &pair[1]], &weights) else {
                return Ok(());
            };
            let mut shares: Vec<Exact> = (0..4).map(|at| share(&weights, at).unwrap()).collect();
            for shift in &it.shifts {
                shares[shift.from] = &shares[shift.from] - &shift.by;
                shares[shift.to] = &shares[shift.to] + &shift.by;
                prop_assert!(shares[shift.from] >= Exact::zero());
            }
            let score = |profile: &Profile, shares: &[Exact]| {
                let (mut sum, mut backed) = (Exact::zero(), Exact::zero());
                for (mean, share) in profile.groups.iter().zip(shares) {
                    if let Some(mean) = mean {
                        sum = &sum + &(mean * share);
                        backed = &backed + share;
                    }
                }
                &sum.over(&backed).unwrap() + &profile.bonus
            };
            prop_assert_eq!(score(&pair[0], &shares), score(&pair[1], &shares));
            // 0.9 of the total between any two groups leaves the order as it is.
            let by = &it.total * &exact(9, 10);
            let leads = pair[0].score(&weights).cmp(&pair[1].score(&weights));
            for (from, to) in (0..4).flat_map(|from| (0..4).map(move |to| (from, to))) {
                let mut shares: Vec<Exact> = (0..4).map(|at| share(&weights, at).unwrap()).collect();
                if from == to || shares[from] < by {
                    continue;
                }
                shares[from] = &shares[from] - &by;
                shares[to] = &shares[to] + &by;
                let backed = (0..4).any(|at| pair[0].groups[at].is_some() && !shares[at].is_zero());
                if backed {
                    prop_assert_eq!(score(&pair[0], &shares).cmp(&score(&pair[1], &shares)), leads);
                }
            }
        }
    }
}
