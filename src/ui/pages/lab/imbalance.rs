//! Everybody's points in two groups, and who buys one with the other.

use super::solidity::Solidity;
use crate::engine::Exact;
use crate::engine::monitor::imbalance::{
    GroupPoints, Imbalance, TeamBalance, Thresholds, imbalance, team_balance,
};
use crate::model::{GroupId, Policy, StaffId};

/// Two groups of the policy by position: along the foot of the plot and along its side.
///
/// Where the engine speaks of quality and efficiency, these two stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axes {
    /// Along the foot: 服务质量, if nothing else is chosen.
    pub across: usize,
    /// Along the side: 工作效率.
    pub up: usize,
}

impl Axes {
    /// The groups with these ids; the standard ones, or else the first two, where there is no such group.
    /// `None` if the policy has one group only.
    pub fn of(policy: &Policy, across: Option<&GroupId>, up: Option<&GroupId>) -> Option<Self> {
        let position = |id: &GroupId| policy.groups.iter().position(|it| it.id == *id);
        let standard = position(&GroupId::new("Q")).zip(position(&GroupId::new("E")));
        let (first, second) = standard.unwrap_or((0, 1));
        let across = across.and_then(position).unwrap_or(first);
        let up = up.and_then(position).unwrap_or(second);
        (policy.groups.len() > 1).then_some(Self { across, up })
    }

    /// The group that is favoured, and the one that pays for it.
    pub fn favoured(self, kind: Imbalance) -> (usize, usize) {
        match kind {
            Imbalance::EfficiencyOverQuality => (self.up, self.across),
            Imbalance::QualityOverEfficiency => (self.across, self.up),
        }
    }

    /// One person's points in both, from those in all groups.
    pub fn points(self, groups: &[Option<Exact>]) -> GroupPoints {
        let of = |at: usize| groups.get(at).cloned().flatten();
        GroupPoints { efficiency: of(self.up), quality: of(self.across) }
    }
}

/// Who has points in both groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Who.
    pub staff: StaffId,
    /// Points in the group along the foot.
    pub across: Exact,
    /// Points in the group along the side.
    pub up: Exact,
    /// What is favoured over what, if anything.
    pub kind: Option<Imbalance>,
}

/// A team in two groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// The groups.
    pub axes: Axes,
    /// Those with points in both: the ranked ones by rank, then the others.
    pub people: Vec<Person>,
    /// How many lack points in one of the groups.
    pub missing: usize,
    /// How many are out of balance, and which way.
    pub balance: TeamBalance,
}

impl Team {
    /// Everybody who is judged (SCORING §6.5).
    pub fn of(solidity: &Solidity, axes: Axes) -> Self {
        let thresholds = Thresholds::default();
        let ranked = solidity.staff.iter().zip(&solidity.people);
        let all = ranked.chain(solidity.unranked.iter().map(|(id, weighed)| (id, weighed)));
        let points: Vec<(&StaffId, GroupPoints)> =
            all.map(|(id, weighed)| (id, axes.points(&weighed.groups))).collect();
        let person = |(id, points): &(&StaffId, GroupPoints)| {
            Some(Person {
                staff: (*id).clone(),
                across: points.quality.clone()?,
                up: points.efficiency.clone()?,
                kind: imbalance(points, &thresholds),
            })
        };
        let people: Vec<Person> = points.iter().filter_map(person).collect();
        let missing = points.len() - people.len();
        let points: Vec<GroupPoints> = points.into_iter().map(|it| it.1).collect();
        Self { axes, people, missing, balance: team_balance(&points, &thresholds) }
    }

    /// How many are out of balance, whichever way.
    pub fn flagged(&self) -> usize {
        self.balance.efficiency_over_quality + self.balance.quality_over_efficiency
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::facts::gather;
    use crate::engine::{Judge, Standing};
    use crate::model::{Time, demo};

    #[test]
    fn everybody_is_judged_in_the_two_groups_that_are_chosen() {
        let data = demo::office();
        let policy = &data.policy;
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let facts = gather(&data, data.periods()[0], now, &policy.measures());
        let judge = Judge::new(&facts, policy);
        let standings: Vec<Standing> = judge.rank(policy);
        let solidity = Solidity::of(&facts, &judge, policy, &standings);
        let axes = Axes::of(policy, None, None).unwrap();
        assert_eq!((axes.across, axes.up), (0, 1));
        let team = Team::of(&solidity, axes);
        assert_eq!(team.people.len() + team.missing, standings.len());
        assert_eq!(team.flagged(), team.people.iter().filter(|it| it.kind.is_some()).count());
        assert!(team.flagged() > 0);
        let turned = Team::of(&solidity, Axes { across: axes.up, up: axes.across });
        for (one, other) in team.people.iter().zip(&turned.people) {
            assert_eq!((&one.staff, &one.across), (&other.staff, &other.up));
            let favoured = |team: &Team, it: &Person| it.kind.map(|it| team.axes.favoured(it));
            assert_eq!(favoured(&team, one), favoured(&turned, other));
        }
    }

    #[test]
    fn a_policy_without_the_standard_groups_takes_its_first_two_and_one_of_one_group_none() {
        let mut policy = demo::office().policy;
        let last = policy.groups.last().unwrap().id.clone();
        let chosen = Axes::of(&policy, Some(&last), None).unwrap();
        assert_eq!((chosen.across, chosen.up), (3, 1));
        policy.groups[0].id = GroupId::new("X");
        assert_eq!(Axes::of(&policy, None, None), Some(Axes { across: 0, up: 1 }));
        policy.groups.truncate(1);
        assert_eq!(Axes::of(&policy, None, None), None);
    }
}
