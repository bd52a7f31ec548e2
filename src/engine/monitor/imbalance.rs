//! 质量与效率失衡: fast at the cost of good, or good at the cost of fast (SCORING §6.5).

use crate::engine::Exact;

/// From when on a difference is an imbalance, in points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// |D| from which on the two groups are apart.
    pub gap: Exact,
    /// The points below which the weaker group is weak.
    pub weak: Exact,
    /// |ΔD| over three periods from which on they drift apart.
    pub drift: Exact,
}

impl Default for Thresholds {
    /// 15 points apart, the weaker below 80, or 10 points in three periods.
    fn default() -> Self {
        Self { gap: Exact::integer(15), weak: Exact::integer(80), drift: Exact::integer(10) }
    }
}

/// The two groups of one agent in one period, 0 to 120 points; `None` if nothing in them is scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPoints {
    /// V_E: 工作效率.
    pub efficiency: Option<Exact>,
    /// V_Q: 服务质量.
    pub quality: Option<Exact>,
}

/// What is favored over what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Imbalance {
    /// 重效率轻质量.
    EfficiencyOverQuality,
    /// 重质量轻效率.
    QualityOverEfficiency,
}

impl GroupPoints {
    /// D = V_E − V_Q; `None` unless both are scored.
    pub fn difference(&self) -> Option<Exact> {
        Some(self.efficiency.as_ref()? - self.quality.as_ref()?)
    }
}

/// Whether the groups are apart and the weaker one is weak.
pub fn imbalance(points: &GroupPoints, thresholds: &Thresholds) -> Option<Imbalance> {
    let difference = points.difference()?;
    let weak = |group: &Option<Exact>| group.as_ref().is_some_and(|it| *it < thresholds.weak);
    if difference >= thresholds.gap && weak(&points.quality) {
        return Some(Imbalance::EfficiencyOverQuality);
    }
    let other_way = &Exact::zero() - &difference;
    (other_way >= thresholds.gap && weak(&points.efficiency))
        .then_some(Imbalance::QualityOverEfficiency)
}

/// Whether one group rose and the other fell in each of the last three periods, oldest first, and their
/// difference moved far enough; `None` as well if one of the three lacks a group.
pub fn trend(periods: &[GroupPoints], thresholds: &Thresholds) -> Option<Imbalance> {
    let last = periods.get(periods.len().checked_sub(3)?..)?;
    let efficiency: Vec<&Exact> =
        last.iter().map(|it| it.efficiency.as_ref()).collect::<Option<_>>()?;
    let quality: Vec<&Exact> = last.iter().map(|it| it.quality.as_ref()).collect::<Option<_>>()?;
    let rises = |points: &[&Exact]| points.windows(2).all(|it| it[0] < it[1]);
    let falls = |points: &[&Exact]| points.windows(2).all(|it| it[0] > it[1]);
    let moved = &last[2].difference()? - &last[0].difference()?;
    if rises(&efficiency) && falls(&quality) && moved >= thresholds.drift {
        return Some(Imbalance::EfficiencyOverQuality);
    }
    let other_way = &Exact::zero() - &moved;
    (falls(&efficiency) && rises(&quality) && other_way >= thresholds.drift)
        .then_some(Imbalance::QualityOverEfficiency)
}

/// How a team is balanced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamBalance {
    /// How many have both groups scored.
    pub judged: usize,
    /// How many of them are 重效率轻质量.
    pub efficiency_over_quality: usize,
    /// How many of them are 重质量轻效率.
    pub quality_over_efficiency: usize,
}

impl TeamBalance {
    /// What more than a third of the team has in common: then not the agents but the weights are off,
    /// and the group that suffers should weigh more. `None` as well if two equal camps pull apart.
    pub fn common(&self) -> Option<Imbalance> {
        let (fast, good) = (self.efficiency_over_quality, self.quality_over_efficiency);
        let is_common = |flagged: usize| flagged > self.judged / 3;
        match () {
            () if fast > good && is_common(fast) => Some(Imbalance::EfficiencyOverQuality),
            () if good > fast && is_common(good) => Some(Imbalance::QualityOverEfficiency),
            () => None,
        }
    }
}

/// Counts a team's imbalances of one period.
pub fn team_balance(team: &[GroupPoints], thresholds: &Thresholds) -> TeamBalance {
    let flags: Vec<Imbalance> = team.iter().filter_map(|it| imbalance(it, thresholds)).collect();
    let count = |flag: Imbalance| flags.iter().filter(|it| **it == flag).count();
    TeamBalance {
        judged: team.iter().filter(|it| it.difference().is_some()).count(),
        efficiency_over_quality: count(Imbalance::EfficiencyOverQuality),
        quality_over_efficiency: count(Imbalance::QualityOverEfficiency),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use Imbalance::{EfficiencyOverQuality, QualityOverEfficiency};

    fn points(efficiency: Exact, quality: Exact) -> GroupPoints {
        GroupPoints { efficiency: Some(efficiency), quality: Some(quality) }
    }

    fn whole(efficiency: i64, quality: i64) -> GroupPoints {
        points(Exact::integer(efficiency), Exact::integer(quality))
    }

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    /// V_E and V_Q of the five agents of the worked example.
    fn five() -> [GroupPoints; 5] {
        [
            points(exact(449, 5), exact(171, 2)),
            points(exact(10_061, 108), exact(641, 9)),
            points(exact(2171, 30), exact(76, 1)),
            points(exact(267, 4), exact(183, 2)),
            points(exact(517, 6), exact(505, 7)),
        ]
    }

    fn judged(points: &GroupPoints) -> Option<Imbalance> {
        imbalance(points, &Thresholds::default())
    }

    #[test]
    fn two_of_the_five_agents_are_out_of_balance() {
        let differences: Vec<i64> = five()
            .iter()
            .map(|it| it.difference().unwrap().round_half_even(1_000_000).unwrap())
            .collect();
        assert_eq!(differences, [4_300_000, 21_935_185, -3_633_333, -24_750_000, 14_023_810]);
        let flags: Vec<Option<Imbalance>> = five().iter().map(judged).collect();
        assert_eq!(
            flags,
            [None, Some(EfficiencyOverQuality), None, Some(QualityOverEfficiency), None]
        );
    }

    #[test]
    fn one_in_five_is_no_reason_to_change_the_weights() {
        let balance = team_balance(&five(), &Thresholds::default());
        let (fast, good) = (balance.efficiency_over_quality, balance.quality_over_efficiency);
        assert_eq!((balance.judged, fast, good), (5, 1, 1));
        assert_eq!(balance.common(), None);
    }

    #[test]
    fn more_than_a_third_is() {
        let common = |fast: usize, good: usize, rest: usize| {
            let mut team = vec![whole(95, 70); fast];
            team.extend(vec![whole(70, 95); good]);
            team.extend(vec![whole(85, 85); rest]);
            team.push(GroupPoints { efficiency: None, quality: Some(Exact::zero()) });
            team_balance(&team, &Thresholds::default()).common()
        };
        assert_eq!(common(1, 0, 2), None);
        assert_eq!(common(2, 0, 3), Some(EfficiencyOverQuality));
        assert_eq!(common(0, 3, 5), Some(QualityOverEfficiency));
        assert_eq!(common(2, 0, 4), None);
        assert_eq!(common(2, 2, 0), None);
        assert_eq!(common(2, 3, 0), Some(QualityOverEfficiency));
        assert_eq!(common(0, 0, 0), None);
    }

    #[test]
    fn the_gap_counts_from_fifteen_and_weak_ends_below_eighty() {
        assert_eq!(judged(&whole(94, 79)), Some(EfficiencyOverQuality));
        assert_eq!(judged(&whole(93, 79)), None);
        assert_eq!(judged(&whole(95, 80)), None);
        assert_eq!(judged(&whole(79, 94)), Some(QualityOverEfficiency));
        assert_eq!(judged(&whole(80, 100)), None);
        assert_eq!(judged(&GroupPoints { efficiency: None, quality: None }), None);
    }

    #[test]
    fn three_periods_drift_apart() {
        let drift = |periods: &[(i64, i64)]| {
            let periods: Vec<GroupPoints> = periods.iter().map(|it| whole(it.0, it.1)).collect();
            trend(&periods, &Thresholds::default())
        };
        assert_eq!(drift(&[(80, 85), (83, 84), (86, 81)]), Some(EfficiencyOverQuality));
        assert_eq!(drift(&[(80, 85), (83, 84), (85, 81)]), None);
        assert_eq!(drift(&[(80, 85), (80, 84), (90, 81)]), None);
        assert_eq!(drift(&[(80, 85), (83, 85), (90, 81)]), None);
        assert_eq!(drift(&[(90, 80), (87, 83), (84, 86)]), Some(QualityOverEfficiency));
        assert_eq!(drift(&[(50, 50), (80, 85), (83, 84), (86, 81)]), Some(EfficiencyOverQuality));
        assert_eq!(drift(&[(80, 85), (86, 79)]), None);
        let mut gap = vec![whole(80, 85), whole(83, 84), whole(86, 79)];
        gap[1].quality = None;
        assert_eq!(trend(&gap, &Thresholds::default()), None);
    }

    proptest! {
        #[test]
        fn exchanging_the_groups_exchanges_the_label(fast in 0..101_i64, good in 0..101_i64) {
            let mirrored = judged(&whole(good, fast)).map(|it| match it {
                EfficiencyOverQuality => QualityOverEfficiency,
                QualityOverEfficiency => EfficiencyOverQuality,
            });
            prop_assert_eq!(judged(&whole(fast, good)), mirrored);
        }
    }
}
