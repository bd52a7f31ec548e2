//! Two rankings side by side: how much of the order is kept, and whose grade changes (SCORING §3.10).

use std::collections::BTreeMap;

use crate::engine::exact::Exact;
use crate::engine::grade::Grade;
use crate::engine::ranking::Standing;
use crate::model::StaffId;

/// What became of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankingChange {
    /// Pairs in the same order on both sides.
    pub concordant: i64,
    /// Pairs whose order is reversed.
    pub discordant: i64,
    /// Pairs that share a rank on one side or both.
    pub tied: i64,
    /// Whose grade changes, by staff id.
    pub flips: Vec<GradeFlip>,
}

/// One agent whose grade changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeFlip {
    /// Who.
    pub staff: StaffId,
    /// The grade before.
    pub from: Grade,
    /// The grade after.
    pub to: Grade,
}

impl RankingChange {
    /// Kendall's τ, from −1 (reversed) to 1 (kept): (concordant − discordant) / pairs, ties among the pairs.
    /// `None` if fewer than two are ranked on both sides.
    pub fn tau(&self) -> Option<Exact> {
        let pairs = self.concordant + self.discordant + self.tied;
        Exact::ratio(self.concordant - self.discordant, pairs)
    }
}

/// Compares two rankings of those who are in both, listed in any order.
///
/// Pairs are made of those who have a rank on both sides. A grade changes if its band does, or if it is gained
/// or lost; bands are told apart by position, so both policies have the same bands, if at other limits.
pub fn compare(old: &[Standing], new: &[Standing]) -> RankingChange {
    let new: BTreeMap<&StaffId, &Standing> = new.iter().map(|it| (&it.staff, it)).collect();
    let mut both: Vec<(&Standing, &Standing)> =
        old.iter().filter_map(|it| Some((it, *new.get(&it.staff)?))).collect();
    both.sort_by_key(|it| &it.0.staff);
    let ranks: Vec<(usize, usize)> =
        both.iter().filter_map(|(old, new)| Some((old.rank?, new.rank?))).collect();
    let (mut concordant, mut discordant, mut tied) = (0, 0, 0);
    for (at, one) in ranks.iter().enumerate() {
        for two in &ranks[at + 1..] {
            let (before, after) = (one.0.cmp(&two.0), one.1.cmp(&two.1));
            if before.is_eq() || after.is_eq() {
                tied += 1;
            } else if before == after {
                concordant += 1;
            } else {
                discordant += 1;
            }
        }
    }
    let flips = both
        .iter()
        .filter(|(old, new)| old.grade.band() != new.grade.band())
        .map(|(old, new)| GradeFlip { staff: old.staff.clone(), from: old.grade, to: new.grade })
        .collect();
    RankingChange { concordant, discordant, tied, flips }
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{exact, judge, policy};
    use super::*;

    fn standing(staff: &str, rank: Option<usize>, band: usize) -> Standing {
        let grade = match rank {
            Some(_) => Grade::Band { at: band, capped: None },
            None => Grade::LowCoverage,
        };
        Standing { staff: StaffId::new(staff), centi: rank.map(|_| 0), grade, rank }
    }

    #[test]
    fn the_policy_change_of_the_example_reorders_two_pairs_and_flips_two_grades() {
        let (judge, policy) = (judge(), policy());
        let locals: Vec<u32> = policy.indicators.iter().map(|it| it.local_bp).collect();
        let changed = policy.with_weights(&[3500, 4000, 1000, 1500], &locals);
        let (old, new) = (judge.rank(&policy), judge.rank(&changed));
        let order = |of: &[Standing]| {
            of.iter().map(|it| it.staff.as_str().to_owned()).collect::<Vec<_>>().join(",")
        };
        assert_eq!(order(&old), "A1,A4,A3,A2,A5");
        assert_eq!(order(&new), "A1,A2,A4,A3,A5");
        let change = compare(&old, &new);
        assert_eq!((change.concordant, change.discordant, change.tied), (8, 2, 0));
        assert_eq!(change.tau(), Some(exact(6, 10)));
        let label = |grade: Grade| policy.bands[grade.band().unwrap()].label.as_str();
        let flips: Vec<(&str, &str, &str)> = change
            .flips
            .iter()
            .map(|it| (it.staff.as_str(), label(it.from), label(it.to)))
            .collect();
        assert_eq!(flips, [("A2", "B", "A"), ("A4", "A", "B")]);
    }

    #[test]
    fn who_is_ranked_on_one_side_only_makes_no_pair_but_may_lose_a_grade() {
        let old = [standing("a", Some(1), 0), standing("b", Some(2), 1), standing("c", Some(3), 1)];
        let new = [standing("c", Some(1), 1), standing("d", Some(2), 1), standing("a", None, 0)];
        let change = compare(&old, &new);
        assert_eq!((change.concordant, change.discordant, change.tied), (0, 0, 0));
        assert_eq!(change.tau(), None);
        assert_eq!(change.flips.len(), 1);
        assert_eq!(change.flips[0].to, Grade::LowCoverage);
    }

    #[test]
    fn a_shared_rank_is_a_tie_and_a_reversed_order_is_minus_one() {
        let one = [standing("a", Some(1), 0), standing("b", Some(1), 0), standing("c", Some(3), 0)];
        let two = [standing("a", Some(1), 0), standing("b", Some(2), 0), standing("c", Some(3), 0)];
        let change = compare(&one, &two);
        assert_eq!((change.concordant, change.discordant, change.tied), (2, 0, 1));
        assert_eq!(change.tau(), Some(exact(2, 3)));
        let three =
            [standing("a", Some(3), 0), standing("b", Some(2), 0), standing("c", Some(1), 0)];
        assert_eq!(compare(&two, &three).tau(), Some(exact(-1, 1)));
    }
}
