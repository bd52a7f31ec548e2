//! 分差的来历: the difference of one score under two policies, weight by weight, in parts that sum to it
//! (SCORING §3.10, within groups too).
//!
//! Between groups it is [`attribute`]'s split. What is left of a group, w̄·ΔV, is split the same way once more: the
//! group's mean is a weighted sum of points as the score is one of means.

use super::attribution::{Side, attribute};
use super::profile::Profile;
use crate::engine::exact::Exact;
use crate::engine::incentive::apportion::whole_shares;
use crate::engine::ranking::Judge;
use crate::engine::weighing::Weighed;
use crate::model::{GroupId, IndicatorId, Policy, StaffId};

/// A policy with everybody's points under it.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The points.
    pub judge: &'a Judge,
    /// The policy that made them.
    pub policy: &'a Policy,
}

/// What a part of a difference comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// A group's weight.
    Group(GroupId),
    /// An indicator's weight within its group.
    Within(GroupId, IndicatorId),
    /// Points: curves, corrections, and what is counted.
    Points(GroupId),
    /// The workload bonus.
    Bonus,
    /// A score is kept within 0 and 100.
    Limit,
}

/// The difference of one score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The score under the first policy.
    pub old: Exact,
    /// The score under the second.
    pub new: Exact,
    /// What made the difference, groups in the order of the first policy; what made none is left out.
    pub parts: Vec<(Source, Exact)>,
}

impl Parts {
    /// Every part in hundredths of a point, in the order of `parts`: they sum to `whole_centi`, the difference of the
    /// published scores, exactly. `None` if that is not the difference of these scores.
    pub fn centi(&self, whole_centi: i64) -> Option<Vec<i64>> {
        let hundred = Exact::integer(100);
        let mut shares: Vec<Exact> = self.parts.iter().map(|it| &it.1 * &hundred).collect();
        // Both scores were rounded; what that took goes to the part where it is least felt.
        let off = &Exact::integer(whole_centi) - &(&(&self.new - &self.old) * &hundred);
        if off > Exact::integer(1) || off < Exact::integer(-1) {
            return None;
        }
        let size = |it: &Exact| if *it < Exact::zero() { &Exact::zero() - it } else { it.clone() };
        let largest =
            (0..shares.len()).max_by(|one, two| size(&shares[*one]).cmp(&size(&shares[*two])));
        match largest {
            Some(at) => shares[at] = &shares[at] + &off,
            None => return (whole_centi == 0).then(Vec::new),
        }
        whole_shares(&shares, whole_centi)
    }
}

/// Splits the difference of one person's score. `None` if there is none under one of the two.
pub fn weight_parts(old: Judged, new: Judged, staff: &StaffId) -> Option<Parts> {
    let groups = all_groups(old.policy, new.policy);
    let sides = [person(old, &groups, staff)?, person(new, &groups, staff)?];
    let [first, second] = &sides;
    let split = attribute(first.side(), second.side())?;
    let half = Exact::ratio(1, 2).expect("2 is not zero");
    let shares =
        [first.profile.shares(&first.weights_bp)?, second.profile.shares(&second.weights_bp)?];
    let mut parts = Vec::new();
    for (at, (id, part)) in groups.iter().zip(&split.groups).enumerate() {
        parts.push((Source::Group(id.clone()), part.weight.clone()));
        let middle = &(&shares[0][at] + &shares[1][at]) * &half;
        let mut rest = part.points.clone();
        if let (Some(before), Some(_)) = (&first.profile.groups[at], &second.profile.groups[at]) {
            for (indicator, weight) in within(&sides, id, before, &half) {
                let part = &middle * &weight;
                rest = &rest - &part;
                parts.push((Source::Within(id.clone(), indicator), part));
            }
        }
        parts.push((Source::Points(id.clone()), rest));
    }
    parts.push((Source::Bonus, split.bonus));
    let clamped = |side: &Person, score: &Exact| side.weighed.total.as_ref().map(|it| it - score);
    let limit = &clamped(second, &split.new)? - &clamped(first, &split.old)?;
    parts.push((Source::Limit, limit));
    parts.retain(|it| !it.1.is_zero());
    let (old, new) = (first.weighed.total.clone()?, second.weighed.total.clone()?);
    Some(Parts { old, new, parts })
}

/// One person under one policy, with the groups of both.
struct Person<'a> {
    judged: Judged<'a>,
    at: usize,
    weighed: Weighed,
    profile: Profile,
    weights_bp: Vec<u32>,
}

impl Person<'_> {
    fn side(&self) -> Side<'_> {
        Side { profile: &self.profile, weights_bp: &self.weights_bp }
    }

    /// The points of a group's indicator and its share of the group; `None` if it is not scored here.
    fn line(&self, group: &GroupId, indicator: &IndicatorId) -> Option<(Exact, Exact)> {
        let policy = self.judged.policy;
        let lines = &self.judged.judge.scored().agents.get(self.at)?.lines;
        let scored = || {
            let all = policy.indicators.iter().zip(lines).filter(|(it, _)| it.group == *group);
            all.filter_map(|(it, line)| Some((it, line.points.as_ref()?)))
        };
        let sum: i64 = scored().map(|(it, _)| i64::from(it.local_bp)).sum();
        let (found, points) = scored().find(|(it, _)| it.id == *indicator)?;
        Some((points.clone(), Exact::ratio(found.local_bp.into(), sum)?))
    }
}

/// The groups of both policies, each once.
fn all_groups(old: &Policy, new: &Policy) -> Vec<GroupId> {
    let mut groups: Vec<GroupId> = old.groups.iter().map(|it| it.id.clone()).collect();
    groups
        .extend(new.groups.iter().filter(|it| old.group(&it.id).is_none()).map(|it| it.id.clone()));
    groups
}

fn person<'a>(judged: Judged<'a>, groups: &[GroupId], staff: &StaffId) -> Option<Person<'a>> {
    let agents = &judged.judge.scored().agents;
    let at = agents.binary_search_by(|it| it.staff.cmp(staff)).ok()?;
    let weighed = judged.judge.weigh(at, judged.policy);
    let position = |id: &GroupId| judged.policy.groups.iter().position(|it| it.id == *id);
    let means = groups.iter().map(|id| weighed.groups.get(position(id)?)?.clone());
    let profile = Profile { groups: means.collect(), bonus: weighed.bonus.clone() };
    let weights_bp =
        groups.iter().map(|id| judged.policy.group(id).map_or(0, |it| it.weight_bp)).collect();
    Some(Person { judged, at, weighed, profile, weights_bp })
}

/// Δl·(p̄ − V) of every indicator of a group: what its weight did to the group's mean, V being the mean before.
/// An indicator that is scored on one side only is taken to be worth the same on the other.
fn within(
    sides: &[Person; 2],
    group: &GroupId,
    mean: &Exact,
    half: &Exact,
) -> Vec<(IndicatorId, Exact)> {
    let [old, new] = sides;
    let mut ids: Vec<&IndicatorId> =
        old.judged.policy.indicators_of(group).map(|it| &it.id).collect();
    for it in new.judged.policy.indicators_of(group) {
        if !ids.contains(&&it.id) {
            ids.push(&it.id);
        }
    }
    let one = |id: &IndicatorId| {
        let (before, after) = (old.line(group, id), new.line(group, id));
        let (points, moved) = match (before, after) {
            (Some(before), Some(after)) => (&(&before.0 + &after.0) * half, &after.1 - &before.1),
            (Some(before), None) => (before.0, &Exact::zero() - &before.1),
            (None, Some(after)) => after,
            (None, None) => return Exact::zero(),
        };
        &moved * &(&points - mean)
    };
    ids.into_iter().map(|id| (id.clone(), one(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{exact, micro};
    use super::*;
    use crate::engine::five_agents;
    use crate::model::{Curve, templates};
    use proptest::prelude::*;

    fn judge(policy: &Policy) -> Judge {
        Judge::new(&five_agents::facts(policy), policy)
    }

    fn split(old: &Policy, new: &Policy, staff: &str) -> Option<Parts> {
        let (before, after) = (judge(old), judge(new));
        let (old, new) =
            (Judged { judge: &before, policy: old }, Judged { judge: &after, policy: new });
        weight_parts(old, new, &StaffId::new(staff))
    }

    fn sum(parts: &Parts) -> Exact {
        parts.parts.iter().fold(Exact::zero(), |sum, it| &sum + &it.1)
    }

    #[test]
    fn the_policy_change_of_the_example_is_two_groups_weights_for_everybody() {
        let old = templates::community();
        let new = old.with_weights(&[3500, 4000, 1000, 1500], &[]);
        let expected = [
            ("A1", 430_000, [202_750, 227_250]),
            ("A2", 2_193_519, [722_500, 1_471_019]),
            ("A3", -363_333, [-211_500, -151_833]),
            ("A4", -2_475_000, [-1_021_250, -1_453_750]),
            ("A5", 1_402_381, [-210_357, 1_612_738]),
        ];
        for (staff, change, from) in expected {
            let found = split(&old, &new, staff).unwrap();
            let sources: Vec<Source> = found.parts.iter().map(|it| it.0.clone()).collect();
            assert_eq!(sources, [Source::Group("Q".into()), Source::Group("E".into())], "{staff}");
            assert_eq!(found.parts.iter().map(|it| micro(&it.1)).collect::<Vec<_>>(), from);
            assert_eq!(micro(&(&found.new - &found.old)), change);
            assert_eq!(sum(&found), &found.new - &found.old);
        }
    }

    #[test]
    fn a_weight_within_a_group_is_told_from_the_group_and_from_its_curves() {
        let old = templates::community();
        let locals = |csat, fcr, cmpl| {
            let mut locals: Vec<u32> = old.indicators.iter().map(|it| it.local_bp).collect();
            locals[..3].copy_from_slice(&[csat, fcr, cmpl]);
            locals
        };
        let within = old.with_weights(&[], &locals(5000, 2000, 3000));
        let found = split(&old, &within, "A2").unwrap();
        // Points 79.5, 60, 92 (SCORING §10): V 77.4; w 0.45 · ±0.1 · (p − V).
        let judged = judge(&old);
        let points = |at: usize| judged.scored().agents[1].lines[at].points.clone().unwrap();
        let mean = judged.weigh(1, &old).groups[0].clone().unwrap();
        let part = |at: usize, tenths: i64| &exact(45 * tenths, 1000) * &(&points(at) - &mean);
        let csat = (Source::Within("Q".into(), "CSAT".into()), part(0, 1));
        let fcr = (Source::Within("Q".into(), "FCR".into()), part(1, -1));
        assert_eq!(found.parts, [csat, fcr]);
        let mut curved = old.clone();
        curved.indicators[0].curve = Curve::through_percents(&[(0, 0), (100, 100)]);
        let found = split(&old, &curved, "A2").unwrap();
        assert_eq!(found.parts.len(), 1);
        assert_eq!(found.parts[0].0, Source::Points("Q".into()));
        assert_eq!(sum(&found), &found.new - &found.old);
    }

    #[test]
    fn a_group_that_only_one_policy_has_is_its_weight() {
        let old = templates::community();
        let mut new = old.clone();
        new.remove(&"TRAIN".into()).unwrap();
        let found = split(&old, &new, "A1").unwrap();
        assert!(found.parts.iter().any(|it| it.0 == Source::Group("C".into())));
        assert!(found.parts.iter().all(|it| matches!(it.0, Source::Group(_))), "{:?}", found.parts);
        assert_eq!(sum(&found), &found.new - &found.old);
        assert_eq!(split(&old, &new, "nobody"), None);
    }

    #[test]
    fn hundredths_sum_to_the_published_difference_and_to_no_other() {
        let old = templates::community();
        let new = old.with_weights(&[3500, 4000, 1000, 1500], &[]);
        // 78.447222 → 80.640741: published 78.45 and 80.64.
        let found = split(&old, &new, "A2").unwrap();
        assert_eq!(found.centi(219), Some(vec![72, 147]));
        assert_eq!(found.centi(500), None);
        let same = split(&old, &old, "A2").unwrap();
        assert_eq!((same.parts.len(), same.centi(0), same.centi(1)), (0, Some(Vec::new()), None));
    }

    proptest! {
        #[test]
        fn the_parts_sum_to_the_difference_whatever_changes(
            groups in prop::collection::vec(0_u32..4000, 4),
            csat in 0_u32..=10_000,
            sla in 0_u32..=5000,
            agent in 0_usize..5,
            has_training: bool,
            steeper: bool,
        ) {
            let old = templates::community();
            let groups = crate::engine::rebalance::apportion(&groups, 10_000);
            let mut locals: Vec<u32> = old.indicators.iter().map(|it| it.local_bp).collect();
            locals[..3].copy_from_slice(&[csat, 10_000 - csat, 0]);
            locals[3..6].copy_from_slice(&[5000, sla, 5000 - sla]);
            let mut new = old.with_weights(&groups, &locals);
            if !has_training {
                new.remove(&"TRAIN".into()).unwrap();
            }
            if steeper {
                new.indicators[0].curve = Curve::through_percents(&[(80, 0), (95, 100)]);
            }
            let staff = format!("A{}", agent + 1);
            let Some(found) = split(&old, &new, &staff) else { return Ok(()) };
            prop_assert_eq!(sum(&found), &found.new - &found.old);
            let centi = |it: &Exact| it.round_half_even(100).unwrap();
            let whole = centi(&found.new) - centi(&found.old);
            let shown = found.centi(whole).unwrap();
            prop_assert_eq!(shown.iter().sum::<i64>(), whole);
            for (shown, part) in shown.iter().zip(&found.parts) {
                let off = &Exact::integer(*shown) - &(&part.1 * &Exact::integer(100));
                prop_assert!(off <= Exact::integer(2) && off >= Exact::integer(-2));
            }
        }
    }
}
