//! How solid the ranking on the bench is: against other weights, and against another sample of the same work.

use crate::engine::confidence::{Certainty, beats, certainty, indistinguishable};
use crate::engine::facts::Facts;
use crate::engine::whatif::Profile;
use crate::engine::whatif::dirichlet::Alpha;
use crate::engine::whatif::effective::shares;
use crate::engine::whatif::reversal::{Reversal, Robustness, least_move};
use crate::engine::whatif::stability::{Stability, intervals};
use crate::engine::whatif::winning::{chance_f64, gaps};
use crate::engine::{Exact, Judge, Standing, Weighed};
use crate::model::{Policy, StaffId, WHOLE_BP};

/// How closely weights keep to the policy where chance moves them: less than 5 percentage points of standard
/// deviation each (SCORING §3.8).
const KAPPA: u32 = 100;

/// What is known of a ranking that rests.
pub struct Solidity {
    /// Per group, in basis points.
    pub weights_bp: Vec<u32>,
    /// What each group makes of the spread, in percent of it; `None` without spread.
    pub effective: Option<Vec<f64>>,
    /// Those with a rank, best first.
    pub staff: Vec<StaffId>,
    /// The same as they were weighed.
    pub people: Vec<Weighed>,
    /// Those without a rank.
    pub unranked: Vec<(StaffId, Weighed)>,
    profiles: Vec<Profile>,
    sure: Vec<Option<Certainty>>,
    /// Per group: from which to which weight everybody keeps their place, in basis points.
    pub stable: Vec<(i64, i64)>,
    /// Everybody with the next one below, the most fragile order first.
    pub pairs: Vec<Pair>,
}

/// Two who stand next to each other.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Who leads by the exact score.
    pub ahead: StaffId,
    /// Who follows.
    pub behind: StaffId,
    /// What it takes to reverse them; `None` if one lacks a group that the other has.
    pub reversal: Option<Reversal>,
    /// The probability that the leader is better, another sample of the same work considered.
    pub by_sample: Option<f64>,
    /// 难分高下.
    pub too_close: bool,
    /// Whether they are level in every group, so that no weights part them.
    pub identical: bool,
    /// Their positions among those with a rank, the leader's first.
    places: (usize, usize),
}

impl Pair {
    /// How firm their order is; `None` if that cannot be told or there is no order.
    pub fn firmness(&self) -> Option<Robustness> {
        self.reversal.as_ref().filter(|_| !self.identical).map(Reversal::robustness)
    }
}

impl Solidity {
    /// Everything but what each pair asks for: `standings` are the ranking under `policy`.
    pub fn of(facts: &Facts, judge: &Judge, policy: &Policy, standings: &[Standing]) -> Self {
        let agents = &judge.scored().agents;
        let sure = certainty(facts, judge, policy);
        let (mut staff, mut people, mut unranked) = (Vec::new(), Vec::new(), Vec::new());
        let mut known = Vec::new();
        for Standing { staff: id, rank, .. } in standings {
            let Ok(at) = agents.binary_search_by(|it| it.staff.cmp(id)) else { continue };
            let weighed = judge.weigh(at, policy);
            if rank.is_none() {
                unranked.push((id.clone(), weighed));
                continue;
            }
            staff.push(id.clone());
            people.push(weighed);
            known.push(sure.get(at).cloned().flatten());
        }
        let sure = known;
        let profiles: Vec<Profile> = people.iter().map(Profile::of).collect();
        let weights_bp: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
        let stable = intervals(&profiles, &weights_bp).iter().map(within).collect();
        let pair = |at: usize| pair((at - 1, at), &staff, &profiles, &sure, &weights_bp);
        let effective = shares(&profiles, &weights_bp)
            .map(|it| it.into_iter().map(|share| share * 100.0).collect());
        let mut pairs: Vec<Pair> = (1..people.len()).map(pair).collect();
        pairs.sort_by_cached_key(firmness);
        Self { weights_bp, effective, staff, people, unranked, profiles, sure, stable, pairs }
    }

    /// The position of somebody with a rank.
    pub fn position(&self, staff: &StaffId) -> Option<usize> {
        self.staff.iter().position(|it| it == staff)
    }

    /// Any two of those with a rank, by position.
    pub fn between(&self, one: usize, other: usize) -> Option<Pair> {
        let (upper, lower) = (one.min(other), one.max(other));
        let both = upper < lower && lower < self.people.len();
        both.then(|| {
            pair((upper, lower), &self.staff, &self.profiles, &self.sure, &self.weights_bp)
        })
    }

    /// The probability that the leader stays ahead where the weights are those of the policy give or take some noise.
    pub fn by_weights(&self, pair: &Pair) -> Option<f64> {
        self.by_law(pair, &Alpha::around(&self.weights_bp, KAPPA)?)
    }

    /// The probability that the leader is ahead under weights of this law.
    pub fn by_law(&self, pair: &Pair, alpha: &Alpha) -> Option<f64> {
        let (ahead, behind) = pair.places;
        chance_f64(&gaps(&self.people[ahead], &self.people[behind])?, alpha)
    }
}

/// The ones at these positions, the upper one first.
fn pair(
    (upper, lower): (usize, usize),
    staff: &[StaffId],
    profiles: &[Profile],
    sure: &[Option<Certainty>],
    weights_bp: &[u32],
) -> Pair {
    let score = |it: usize| profiles[it].score(weights_bp);
    // Who is published with the same score stands by staff id, and may lead by a thousandth.
    let (ahead, behind) = if score(lower) > score(upper) { (lower, upper) } else { (upper, lower) };
    let both = sure[ahead].as_ref().zip(sure[behind].as_ref());
    Pair {
        ahead: staff[ahead].clone(),
        behind: staff[behind].clone(),
        reversal: least_move([&profiles[ahead], &profiles[behind]], weights_bp),
        by_sample: both.map(|(one, other)| beats(one, other)),
        too_close: both.is_some_and(|(one, other)| indistinguishable(one, other)),
        identical: profiles[ahead] == profiles[behind],
        places: (ahead, behind),
    }
}

/// The most fragile first; what cannot be told stands before what never turns.
fn firmness(pair: &Pair) -> (u8, Exact) {
    match &pair.reversal {
        _ if pair.identical => (2, Exact::zero()),
        Some(Reversal::Level) => (0, Exact::zero()),
        Some(Reversal::Move(least)) => (0, least.total.clone()),
        None => (1, Exact::zero()),
        Some(Reversal::Dominated) => (2, Exact::zero()),
    }
}

/// The whole basis points within a stable interval.
fn within(stability: &Stability) -> (i64, i64) {
    let whole = i64::from(WHOLE_BP);
    let nearest = |at: &Exact| at.round_half_even(WHOLE_BP).unwrap_or_default();
    let share = |bp: i64| Exact::ratio(bp, whole).unwrap_or_else(Exact::zero);
    let (least, most) = (stability.least(), stability.most());
    let (low, high) = (nearest(&least), nearest(&most));
    (low + i64::from(share(low) < least), high - i64::from(share(high) > most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::facts::gather;
    use crate::model::{OfficeData, Time, demo};

    fn solidity(data: &OfficeData, weights: &[u32]) -> (Solidity, Vec<Standing>) {
        let period = data.periods()[0];
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let facts = gather(data, period, now, &data.policy.measures());
        let locals: Vec<u32> = data.policy.indicators.iter().map(|it| it.local_bp).collect();
        let policy = data.policy.with_weights(weights, &locals);
        let judge = Judge::new(&facts, &policy);
        let standings = judge.rank(&policy);
        (Solidity::of(&facts, &judge, &policy, &standings), standings)
    }

    fn profiles(solid: &Solidity) -> Vec<Profile> {
        solid.people.iter().map(Profile::of).collect()
    }

    #[test]
    fn the_order_holds_within_a_stable_interval_and_turns_a_step_beyond_it() {
        let data = demo::office();
        let weights = [4500, 3000, 1000, 1500];
        let (solid, standings) = solidity(&data, &weights);
        let order = |it: &Solidity| {
            let mut places: Vec<usize> = (0..it.people.len()).collect();
            places.sort_by_key(|at| std::cmp::Reverse(profiles(it)[*at].score(&it.weights_bp)));
            places
        };
        assert_eq!(solid.stable.len(), 4);
        let mut bounds = 0;
        for (group, (low, high)) in solid.stable.iter().enumerate() {
            let now = i64::from(weights[group]);
            assert!((0..=now).contains(low) && (now..=10_000).contains(high));
            for (bp, holds) in [(*low, true), (*high, true), (low - 1, false), (high + 1, false)] {
                let Some(bp) = u32::try_from(bp).ok().filter(|it| *it <= WHOLE_BP) else {
                    continue;
                };
                // In parts of a size that keeps the others' proportions whole.
                let others = WHOLE_BP - weights[group];
                let moved: Vec<u32> = (0..4)
                    .map(|at| if at == group { bp * others } else { weights[at] * (WHOLE_BP - bp) })
                    .collect();
                let scores: Vec<_> = profiles(&solid).iter().map(|it| it.score(&moved)).collect();
                let kept = scores.is_sorted_by(|one, two| one >= two);
                assert_eq!(kept, holds, "group {group} at {bp}");
                bounds += 1;
            }
        }
        assert!(bounds > 8, "somewhere the order turns");
        assert_eq!(order(&solid), (0..standings.len()).collect::<Vec<_>>());
    }

    #[test]
    fn every_pair_of_neighbours_is_there_and_the_most_fragile_comes_first() {
        let (solid, standings) = solidity(&demo::office(), &[4500, 3000, 1000, 1500]);
        assert_eq!(solid.pairs.len() + 1, standings.len());
        assert!(solid.pairs.is_sorted_by_key(firmness));
        for pair in &solid.pairs {
            let by_weights = solid.by_weights(pair).unwrap();
            assert!(
                by_weights > 0.5 && by_weights <= 1.0,
                "the leader leads around the policy too"
            );
            assert!(pair.by_sample.unwrap() >= 0.5);
            assert_eq!(pair.too_close, pair.by_sample.unwrap() < 0.975);
        }
        let effective = solid.effective.unwrap();
        assert!((effective.iter().sum::<f64>() - 100.0).abs() < 1e-6);
    }

    #[test]
    fn twins_are_told_apart_by_no_weights_and_come_last() {
        let (solid, standings) = solidity(&demo::office(), &[4500, 3000, 1000, 1500]);
        let twins = vec![profiles(&solid).remove(0); 2];
        let staff = [standings[0].staff.clone(), standings[1].staff.clone()];
        let pair = pair((0, 1), &staff, &twins, &[None, None], &solid.weights_bp);
        assert!(pair.identical && !pair.too_close);
        assert_eq!(pair.reversal, Some(Reversal::Level));
        assert!(solid.pairs.iter().all(|it| firmness(it) <= firmness(&pair)));
    }

    #[test]
    fn nobody_without_a_rank_is_looked_at() {
        let mut data = demo::office();
        data.policy.min_coverage_bp = 10_000;
        let (solid, standings) = solidity(&data, &[4500, 3000, 1000, 1500]);
        let ranked = standings.iter().filter(|it| it.rank.is_some()).count();
        assert!(ranked < standings.len());
        assert_eq!(solid.people.len(), ranked);
    }
}
