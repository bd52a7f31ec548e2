//! A full point of luck with one's raters removed, and what the model comes down to in plain cases.

use proptest::prelude::*;

use super::*;

fn exact(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

fn ratings(given: &[(usize, usize, i64)]) -> Vec<Rating> {
    given
        .iter()
        .map(|(rater, ratee, score)| Rating { rater: *rater, ratee: *ratee, score: *score })
        .collect()
}

/// Raters 1 to 3 rate a, b, c, d, who are 11 to 14.
fn oracle() -> Vec<Rating> {
    ratings(&[
        (1, 11, 5),
        (1, 12, 4),
        (1, 13, 5),
        (2, 11, 3),
        (2, 12, 2),
        (2, 14, 3),
        (3, 13, 4),
        (3, 14, 4),
        (3, 12, 3),
    ])
}

fn mean(values: &[Exact]) -> Exact {
    let sum = values.iter().fold(Exact::zero(), |sum, it| &sum + it);
    sum.over(&exact(i64::try_from(values.len()).unwrap(), 1)).unwrap()
}

#[test]
fn a_full_point_of_rater_luck_is_removed() {
    let it = fair_ratings(&oracle());
    assert_eq!(it.comparability, Comparability::Connected);
    let severities: Vec<Exact> = it.raters.iter().map(|it| it.severity.clone()).collect();
    assert_eq!(severities, [exact(1, 1), exact(-1, 1), Exact::zero()]);
    let raw: Vec<Exact> = it.ratees.iter().map(|it| it.raw.clone()).collect();
    assert_eq!(raw, [exact(4, 1), exact(3, 1), exact(9, 2), exact(7, 2)]);
    let unshrunk: Vec<Exact> = it.ratees.iter().map(|it| it.unshrunk.clone()).collect();
    assert_eq!(unshrunk, [exact(4, 1), exact(3, 1), exact(4, 1), exact(4, 1)]);
    let grand = mean(&unshrunk);
    assert_eq!(grand, exact(15, 4));
    let abilities: Vec<Exact> = unshrunk.iter().map(|it| it - &grand).collect();
    assert_eq!(abilities, [exact(1, 4), exact(-3, 4), exact(1, 4), exact(1, 4)]);
    for rating in oracle() {
        let severity = &severities[rating.rater - 1];
        assert_eq!(exact(rating.score, 1), &unshrunk[rating.ratee - 11] + severity);
    }
}

#[test]
fn severities_are_used_shrunk_by_two_ratings_of_doubt() {
    let it = fair_ratings(&oracle());
    let shrunk: Vec<Exact> = it.raters.iter().map(|it| it.shrunk.clone()).collect();
    assert_eq!(shrunk, [exact(3, 5), exact(-3, 5), Exact::zero()]);
    let fair: Vec<Exact> = it.ratees.iter().map(|it| it.fair.clone()).collect();
    assert_eq!(fair, [exact(4, 1), exact(3, 1), exact(21, 5), exact(19, 5)]);
}

#[test]
fn people_without_a_common_chain_of_raters_keep_their_raw_means() {
    let it = fair_ratings(&ratings(&[(1, 11, 5), (1, 12, 4), (2, 13, 2), (2, 14, 1)]));
    assert_eq!(it.comparability, Comparability::Disconnected);
    assert!(it.ratees.iter().all(|it| it.fair == it.raw && it.unshrunk == it.raw));
    assert!(it.raters.iter().all(|it| it.severity.is_zero() && it.shrunk.is_zero()));
}

#[test]
fn a_single_rating_tells_nothing_of_the_rater() {
    let mut given = oracle();
    given.push(Rating { rater: 4, ratee: 11, score: 1 });
    let it = fair_ratings(&given);
    assert_eq!(it.comparability, Comparability::Connected);
    assert_eq!((&it.raters[3].severity, it.raters[3].ratings), (&Exact::zero(), 1));
    // The others' severities still sum to zero.
    let sum = it.raters.iter().fold(Exact::zero(), |sum, it| &sum + &it.severity);
    assert_eq!(sum, Exact::zero());
    assert!(it.ratees[0].unshrunk < exact(4, 1));
}

#[test]
fn more_raters_than_can_be_solved_for_are_left_alone() {
    let given: Vec<Rating> = (0..51)
        .flat_map(|rater| [(rater, 100, 3), (rater, 101, 4)])
        .map(|(rater, ratee, score)| Rating { rater, ratee, score })
        .collect();
    assert_eq!(fair_ratings(&given).comparability, Comparability::TooMany);
    assert_eq!(fair_ratings(&given[2..]).comparability, Comparability::Connected);
}

#[test]
fn no_ratings_no_verdict() {
    let it = fair_ratings(&[]);
    assert_eq!((it.ratees.len(), it.raters.len(), it.mutual.len()), (0, 0, 0));
    let it = fair_ratings(&ratings(&[(1, 2, 4)]));
    assert_eq!(
        (it.ratees[0].fair.clone(), it.raters[0].severity.clone()),
        (exact(4, 1), Exact::zero())
    );
}

/// Everybody rates everybody else by what they deserve; the pair 1 and 2 each other as given.
fn circle(mutual: (i64, i64)) -> Vec<Rating> {
    let deserved = |ratee: usize| 3 + i64::from(ratee.is_multiple_of(2));
    let mut given = Vec::new();
    for rater in 0..7 {
        for ratee in (0..7).filter(|it| *it != rater) {
            let score = match (rater, ratee) {
                (1, 2) => mutual.0,
                (2, 1) => mutual.1,
                _ => deserved(ratee),
            };
            given.push(Rating { rater, ratee, score });
        }
    }
    given
}

#[test]
fn two_who_praise_each_other_come_on_the_list_for_review() {
    assert_eq!(fair_ratings(&circle((6, 5))).mutual, [(1, 2)]);
    assert_eq!(fair_ratings(&circle((6, 3))).mutual, []);
    assert_eq!(fair_ratings(&circle((2, 1))).mutual, []);
    // Somebody from outside with a single rating changes nothing of it.
    let mut given = circle((6, 5));
    given.push(Rating { rater: 9, ratee: 0, score: 4 });
    assert_eq!(fair_ratings(&given).mutual, [(1, 2)]);
}

/// Everybody rates everybody else 3, or 4 at every so-manieth; the pair 1 and 2 each other as given.
fn rough_circle(people: usize, mutual: i64, (every, from): (usize, usize)) -> Vec<Rating> {
    let mut given = Vec::new();
    for rater in 0..people {
        for ratee in (0..people).filter(|it| *it != rater) {
            let more = (2 * rater + 3 * ratee + from).is_multiple_of(every);
            let score = match (rater, ratee) {
                (1, 2) | (2, 1) => mutual,
                _ => 3 + i64::from(more),
            };
            given.push(Rating { rater, ratee, score });
        }
    }
    given
}

#[test]
fn mutual_praise_is_more_than_one_and_a_half_standard_deviations() {
    // Residuals over their standard deviation: 1.4934 and 2.4569; 1.5006 and 1.9647.
    assert_eq!(fair_ratings(&rough_circle(6, 5, (6, 4))).mutual, []);
    assert_eq!(fair_ratings(&rough_circle(7, 4, (6, 1))).mutual, [(1, 2)]);
}

#[test]
fn ratings_that_fit_exactly_give_nothing_to_review() {
    assert_eq!(fair_ratings(&circle((4, 3))).mutual, []);
    // As many estimates as ratings: there is no spread to measure by.
    assert_eq!(fair_ratings(&ratings(&[(1, 2, 5), (2, 1, 5)])).mutual, []);
}

proptest! {
    #[test]
    fn if_every_rater_rates_everyone_it_is_centring_on_rater_means(
        scores in (2_usize..6, 2_usize..6).prop_flat_map(|(raters, ratees)| {
            prop::collection::vec(prop::collection::vec(1_i64..6, ratees), raters)
        }),
    ) {
        let given: Vec<Rating> = scores
            .iter()
            .enumerate()
            .flat_map(|(rater, row)| {
                row.iter().enumerate().map(move |(ratee, score)| Rating { rater, ratee: 10 + ratee, score: *score })
            })
            .collect();
        let it = fair_ratings(&given);
        let by_rater: Vec<Exact> = scores
            .iter()
            .map(|row| mean(&row.iter().map(|it| exact(*it, 1)).collect::<Vec<_>>()))
            .collect();
        let grand = mean(&by_rater);
        for (rater, own) in it.raters.iter().zip(&by_rater) {
            prop_assert_eq!(&rater.severity, &(own - &grand));
        }
        for (at, ratee) in it.ratees.iter().enumerate() {
            let centred: Vec<Exact> =
                scores.iter().zip(&by_rater).map(|(row, own)| &exact(row[at], 1) - own).collect();
            prop_assert_eq!(&ratee.unshrunk, &(&mean(&centred) + &grand));
            prop_assert_eq!(&ratee.fair, &ratee.raw);
        }
    }

    #[test]
    fn a_rater_who_becomes_more_lenient_helps_nobody(
        scores in prop::collection::vec((0_usize..4, 0_usize..5, 1_i64..6), 20..40),
        lenience in 1_i64..4,
    ) {
        let given: Vec<Rating> = scores
            .iter()
            .map(|(rater, ratee, score)| Rating { rater: *rater, ratee: 10 + ratee, score: *score })
            .collect();
        let shifted: Vec<Rating> = given
            .iter()
            .map(|it| Rating { score: it.score + if it.rater == 0 { lenience } else { 0 }, ..*it })
            .collect();
        let (before, after) = (fair_ratings(&given), fair_ratings(&shifted));
        prop_assume!(before.comparability == Comparability::Connected);
        prop_assume!(before.raters.iter().all(|it| it.ratings > 1));
        let first = &before.ratees[0].unshrunk - &after.ratees[0].unshrunk;
        for (one, two) in before.ratees.iter().zip(&after.ratees) {
            prop_assert_eq!(&one.unshrunk - &two.unshrunk, first.clone());
        }
        // What is left over sums to nothing for every ratee and every rater.
        for rater in &before.raters {
            let left = given.iter().filter(|it| it.rater == rater.person).fold(Exact::zero(), |sum, it| {
                let ratee = before.ratees.iter().find(|one| one.person == it.ratee).unwrap();
                &sum + &(&exact(it.score, 1) - &(&ratee.unshrunk + &rater.severity))
            });
            prop_assert_eq!(left, Exact::zero());
        }
    }
}
