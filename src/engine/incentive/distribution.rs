//! 强制分布: grades by quota instead of by score, an overlay that is off by default (SCORING §7.1).
//!
//! Last place is not incompetence: Supreme Court guiding case 18 allows no dismissal on that ground alone.

use num_bigint::BigInt;

use super::apportion::apportion;
use crate::model::{StaffId, WHOLE_BP};

/// With fewer people than this there is no forced distribution.
pub const LEAST_PEOPLE: usize = 10;

/// What decides one person's place; those without a grade have none and take part in no quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standpoint {
    /// Who.
    pub staff: StaffId,
    /// The published score in hundredths of a point.
    pub centi: u32,
    /// The best band that floors and red lines leave open, by position; 0 if nothing is in the way.
    pub best_band: usize,
}

/// One person's place under the quotas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Who.
    pub staff: StaffId,
    /// The position of the band.
    pub band: usize,
    /// A floor or a red line holds the person below what the quota gives.
    pub capped: bool,
}

/// How many people each band takes, by largest remainder, ties to the better band.
/// `None` if the shares in basis points do not sum to 10,000.
pub fn quotas(shares_bp: &[u32], people: usize) -> Option<Vec<usize>> {
    let sum: u64 = shares_bp.iter().map(|it| u64::from(*it)).sum();
    if sum != u64::from(WHOLE_BP) {
        return None;
    }
    let weights: Vec<BigInt> = shares_bp.iter().map(|it| BigInt::from(*it)).collect();
    let seats = apportion(&weights, i64::try_from(people).ok()?)?;
    seats.into_iter().map(|it| usize::try_from(it).ok()).collect()
}

/// Everybody's band under the quotas, best first, then by staff id.
/// `None` for fewer than ten people, or if the shares do not sum to 10,000 basis points.
///
/// Equal published scores are never split: the whole tie moves up, and the bands below it have that many less.
/// Floors and red lines cap afterwards; nobody moves into the place that leaves.
pub fn place(people: &[Standpoint], shares_bp: &[u32]) -> Option<Vec<Placed>> {
    if people.len() < LEAST_PEOPLE {
        return None;
    }
    let quotas = quotas(shares_bp, people.len())?;
    let mut order: Vec<&Standpoint> = people.iter().collect();
    order.sort_by(|one, two| two.centi.cmp(&one.centi).then_with(|| one.staff.cmp(&two.staff)));
    // For every seat from the top, the band whose quota it falls into.
    let mut seats_left = quotas.iter().enumerate().flat_map(|(band, count)| vec![band; *count]);
    let (mut placed, mut tied) = (Vec::with_capacity(order.len()), None);
    for person in order {
        let seat = seats_left.next()?;
        let earned = match tied {
            Some((centi, band)) if centi == person.centi => band,
            _ => seat,
        };
        tied = Some((person.centi, earned));
        let band = earned.max(person.best_band);
        placed.push(Placed { staff: person.staff.clone(), band, capped: band > earned });
    }
    Some(placed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHARES: [u32; 5] = [1000, 2000, 5000, 1500, 500];

    fn people(scores: &[u32]) -> Vec<Standpoint> {
        scores
            .iter()
            .enumerate()
            .map(|(at, centi)| Standpoint {
                staff: StaffId::new(&format!("a{at:02}")),
                centi: *centi,
                best_band: 0,
            })
            .collect()
    }

    fn bands(placed: &[Placed]) -> Vec<usize> {
        placed.iter().map(|it| it.band).collect()
    }

    #[test]
    fn quotas_of_thirteen_and_of_seven() {
        assert_eq!(quotas(&SHARES, 13), Some(vec![1, 3, 6, 2, 1]));
        assert_eq!(quotas(&SHARES, 7), Some(vec![1, 1, 4, 1, 0]));
        assert_eq!(quotas(&[1000, 2000], 13), None);
        assert_eq!(quotas(&SHARES, 0), Some(vec![0; 5]));
    }

    #[test]
    fn thirteen_people_fill_their_quotas() {
        let scores: Vec<u32> = (0..13).map(|it| 9000 - it * 100).collect();
        let placed = place(&people(&scores), &SHARES).unwrap();
        assert_eq!(bands(&placed), [0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 4]);
    }

    #[test]
    fn a_tie_is_not_split_but_moves_up() {
        let mut scores: Vec<u32> = (0..13).map(|it| 9000 - it * 100).collect();
        (scores[1], scores[2]) = (9000, 9000); // Three share the one place at the top.
        (scores[9], scores[10], scores[11]) = (8000, 8000, 8000); // The last B takes two C along.
        let placed = place(&people(&scores), &SHARES).unwrap();
        assert_eq!(bands(&placed), [0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 4]);
        let all_equal = place(&people(&[7000; 10]), &SHARES).unwrap();
        assert_eq!(bands(&all_equal), [0; 10]);
    }

    #[test]
    fn below_ten_people_there_is_no_forced_distribution() {
        assert_eq!(place(&people(&[7000; 9]), &SHARES), None);
        assert!(place(&people(&[7000; 10]), &SHARES).is_some());
    }

    #[test]
    fn a_floor_caps_what_the_quota_gives() {
        let mut people = people(&(0..10).map(|it| 9000 - it * 100).collect::<Vec<u32>>());
        people[0].best_band = 3;
        let placed = place(&people, &SHARES).unwrap();
        assert_eq!(bands(&placed)[..3], [3, 1, 1]);
        assert!(placed[0].capped && !placed[1].capped);
    }

    proptest! {
        #[test]
        fn equals_stand_together_and_nobody_stands_above_a_better_score(
            scores in prop::collection::vec(60_u32..90, 10..40),
        ) {
            let mut people = people(&scores);
            let placed = place(&people, &SHARES).unwrap();
            let score = |it: &Placed| people.iter().find(|one| one.staff == it.staff).unwrap().centi;
            for pair in placed.windows(2) {
                prop_assert!(score(&pair[0]) >= score(&pair[1]));
                prop_assert!(pair[0].band <= pair[1].band);
                prop_assert!(score(&pair[0]) != score(&pair[1]) || pair[0].band == pair[1].band);
            }
            // A tie moves people up only: from the top, no band begins later than its quota says.
            let quotas = quotas(&SHARES, scores.len()).unwrap();
            for band in 0..SHARES.len() {
                let quota: usize = quotas[..=band].iter().sum();
                prop_assert!(placed.iter().filter(|it| it.band <= band).count() >= quota);
            }
            people.reverse();
            prop_assert_eq!(place(&people, &SHARES), Some(placed));
        }
    }
}
