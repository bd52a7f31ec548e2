//! 受影响的人: whose rank, grade or money is another under the policy that is tried.

use std::cmp::Reverse;

use crate::engine::incentive::Change;
use crate::engine::ranking::Standing;
use crate::model::{Band, StaffId};

/// What becomes of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affected {
    /// Who.
    pub staff: StaffId,
    /// How many places up; below zero is down, 0 the same place or none on one side.
    pub climbed: i64,
    /// Whether there is a rank on one side only.
    pub is_ranked_anew: bool,
    /// Whether the label of the grade is another, or there is one on one side only.
    pub is_regraded: bool,
    /// How much money more, in fen; 0 without a pool.
    pub fen: i64,
}

/// How many there are of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// People affected in any way.
    pub people: usize,
    /// Whose rank changes.
    pub ranks: usize,
    /// Whose grade changes.
    pub grades: usize,
    /// Whose money changes.
    pub money: usize,
    /// What those who get more get more, in fen.
    pub moved_fen: i64,
}

/// A ranking with the bands that graded it.
#[derive(Clone, Copy, Debug)]
pub struct Graded<'a> {
    /// The ranking, in any order.
    pub standings: &'a [Standing],
    /// The bands, best first.
    pub bands: &'a [Band],
}

/// Who is affected, those with the most money moved first, then those who move farthest, then by staff id.
///
/// `money` is by staff id, as a [`statement`](crate::engine::incentive::statement()) has it; empty without a pool. Who
/// is in the later ranking only was not there before and is affected if there is a rank.
pub fn affected(before: Graded, after: Graded, money: &[Change]) -> Vec<Affected> {
    let mut earlier: Vec<&Standing> = before.standings.iter().collect();
    earlier.sort_unstable_by(|one, two| one.staff.cmp(&two.staff));
    let label = |it: &Standing, bands: &[Band]| {
        it.grade.band().and_then(|at| bands.get(at)).map(|it| it.label.clone())
    };
    let one = |now: &Standing| {
        let at = earlier.binary_search_by(|it| it.staff.cmp(&now.staff)).ok();
        let was = at.map(|at| earlier[at]);
        let ranks = (was.and_then(|it| it.rank), now.rank);
        let climbed = match ranks {
            (Some(was), Some(now)) => signed(was).saturating_sub(signed(now)),
            _ => 0,
        };
        let paid = money.binary_search_by(|it| it.staff.cmp(&now.staff)).ok();
        let one = Affected {
            staff: now.staff.clone(),
            climbed,
            is_ranked_anew: ranks.0.is_some() != ranks.1.is_some(),
            is_regraded: was.and_then(|it| label(it, before.bands)) != label(now, after.bands),
            fen: paid.map_or(0, |at| money[at].delta_fen),
        };
        let moves = one.climbed != 0 || one.is_ranked_anew || one.is_regraded || one.fen != 0;
        moves.then_some(one)
    };
    let mut found: Vec<Affected> = after.standings.iter().filter_map(one).collect();
    found.sort_unstable_by(|one, two| order(one).cmp(&order(two)));
    found
}

/// How many there are of each kind.
pub fn counts(affected: &[Affected]) -> Counts {
    let count = |is: fn(&&Affected) -> bool| affected.iter().filter(is).count();
    Counts {
        people: affected.len(),
        ranks: count(|it| it.climbed != 0 || it.is_ranked_anew),
        grades: count(|it| it.is_regraded),
        money: count(|it| it.fen != 0),
        moved_fen: affected.iter().fold(0, |sum: i64, it| sum.saturating_add(it.fen.max(0))),
    }
}

fn order(it: &Affected) -> (Reverse<u64>, Reverse<u64>, &StaffId) {
    (Reverse(it.fen.unsigned_abs()), Reverse(it.climbed.unsigned_abs()), &it.staff)
}

fn signed(rank: usize) -> i64 {
    i64::try_from(rank).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{judge, policy};
    use super::*;
    use crate::engine::incentive::{allocate, claims, statement};
    use crate::model::{BonusPlan, ShareBy};

    fn standings(weights: &[u32]) -> Vec<Standing> {
        let (judge, policy) = (judge(), policy());
        let locals: Vec<u32> = policy.indicators.iter().map(|it| it.local_bp).collect();
        judge.rank(&policy.with_weights(weights, &locals))
    }

    /// Q .45→.35, E .30→.40 with a pool of 10,000 yuan.
    fn example(by: ShareBy) -> (Vec<Affected>, Vec<Change>) {
        let policy = policy();
        let (before, after) =
            (standings(&[4500, 3000, 1000, 1500]), standings(&[3500, 4000, 1000, 1500]));
        let plan = BonusPlan { by, ..BonusPlan::of(1_000_000) };
        let shared = |it: &[Standing]| allocate(&claims(it), &policy.bands, &plan).amounts();
        let money = statement(&shared(&after), plan.pool_fen, Some(&shared(&before))).changes;
        let graded = |standings| Graded { standings, bands: &policy.bands };
        (affected(graded(&before), graded(&after), &money), money)
    }

    #[test]
    fn everybody_whose_money_changes_is_affected_and_a_full_pool_moves_within_itself() {
        let (found, money) = example(ShareBy::Score);
        assert_eq!(found.len(), 5);
        assert!(found.is_sorted_by_key(|it| Reverse(it.fen.unsigned_abs())));
        assert_eq!(found.iter().map(|it| it.fen).sum::<i64>(), 0);
        assert_eq!(money.iter().map(|it| it.delta_fen).sum::<i64>(), 0);
        let climbed: Vec<(&str, i64)> = found
            .iter()
            .filter(|it| it.climbed != 0)
            .map(|it| (it.staff.as_str(), it.climbed))
            .collect();
        // A1,A4,A3,A2,A5 → A1,A2,A4,A3,A5 (SCORING §3.10).
        assert_eq!(climbed.len(), 3);
        for expected in [("A2", 2), ("A4", -1), ("A3", -1)] {
            assert!(climbed.contains(&expected), "{expected:?} in {climbed:?}");
        }
        let counts = counts(&found);
        assert_eq!((counts.people, counts.ranks, counts.grades, counts.money), (5, 3, 2, 5));
        let more: i64 = found.iter().map(|it| it.fen.max(0)).sum();
        assert_eq!(counts.moved_fen, more);
        assert!(more > 0);
    }

    #[test]
    fn by_grade_only_two_grades_swap_and_so_does_their_money() {
        let (found, _) = example(ShareBy::Grade);
        let regraded: Vec<&str> =
            found.iter().filter(|it| it.is_regraded).map(|it| it.staff.as_str()).collect();
        assert_eq!(regraded, ["A2", "A4"]);
        assert_eq!((found[0].fen, found[1].fen), (-found[1].fen, -found[0].fen));
        assert!(found[0].fen != 0);
    }

    #[test]
    fn nothing_changed_affects_nobody_and_without_a_pool_no_money_does() {
        let policy = policy();
        let before = standings(&[4500, 3000, 1000, 1500]);
        let after = standings(&[3500, 4000, 1000, 1500]);
        let graded = |standings| Graded { standings, bands: &policy.bands };
        assert_eq!(affected(graded(&before), graded(&before), &[]), []);
        let found = affected(graded(&before), graded(&after), &[]);
        assert_eq!(
            counts(&found),
            Counts { people: 3, ranks: 3, grades: 2, money: 0, moved_fen: 0 }
        );
    }

    #[test]
    fn who_loses_the_rank_is_affected() {
        let policy = policy();
        let before = standings(&[4500, 3000, 1000, 1500]);
        let mut after = before.clone();
        (after[4].rank, after[4].centi, after[4].grade) =
            (None, None, crate::engine::Grade::LowCoverage);
        let graded = |standings| Graded { standings, bands: &policy.bands };
        let found = affected(graded(&before), graded(&after), &[]);
        assert_eq!(found.len(), 1);
        assert!(found[0].is_ranked_anew && found[0].is_regraded && found[0].climbed == 0);
    }
}
