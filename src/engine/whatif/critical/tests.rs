//! Critical weights: the identity of Triantaphyllou and Sánchez, the ends, and missing groups.

use super::super::example_profiles::{
    C, E, Q, R, WEIGHTS, complete, exact, five, micro, profiles, weights,
};
use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(pair: (usize, usize), group: usize, expected: i64) {
    let five = five();
    let (one, two) = (&five[pair.0 - 1], &five[pair.1 - 1]);
    let crossings = crossings([one, two], &WEIGHTS, group);
    let [Crossing::Exactly(at)] = crossings.as_slice() else { panic!("{crossings:?}") };
    assert_eq!(micro(at), expected);
    assert_eq!(crossings, super::crossings([two, one], &WEIGHTS, group));
}

#[test]
fn the_pairs_that_bind_in_the_example() {
    check((2, 3), Q, 424_221);
    check((1, 4), Q, 730_392);
    check((1, 4), E, 40_155);
    check((2, 3), E, 318_883);
    check((3, 4), C, 49_240);
    check((2, 3), C, 119_278);
    check((2, 3), R, 129_398);
    check((3, 4), R, 226_620);
}

fn profile(groups: &[Option<i64>], bonus: i64) -> Profile {
    let groups = groups.iter().map(|it| it.map(Exact::integer)).collect();
    Profile { groups, bonus: Exact::integer(bonus) }
}

#[test]
fn who_is_better_in_everything_is_never_caught() {
    let five = five();
    for group in [Q, E, C, R] {
        assert_eq!(crossings([&five[0], &five[4]], &WEIGHTS, group), []);
        assert_eq!(crossings([&five[0], &five[0]], &WEIGHTS, group), []);
    }
}

#[test]
fn a_weight_that_is_the_whole_gives_way_to_nobody() {
    // (B_b − B_a) / (V_a − V_b): with half the weight, 10 points more are 5, as many as the bonus.
    let (one, two) = (profile(&[Some(80), Some(10)], 0), profile(&[Some(70), Some(90)], 5));
    let whole = [10_000, 0];
    assert_eq!(crossings([&one, &two], &whole, 0), [Crossing::Exactly(exact(1, 2))]);
    let lucky = Profile { bonus: Exact::integer(11), ..two.clone() };
    assert_eq!(crossings([&one, &lucky], &whole, 0), []);
    // The weight of the other group grows out of nothing as usual.
    assert_eq!(crossings([&one, &two], &whole, 1), [Crossing::Exactly(exact(1, 18))]);
}

#[test]
fn a_crossing_at_either_end_counts() {
    let (one, two) = (profile(&[Some(50), Some(80)], 0), profile(&[Some(60), Some(80)], 0));
    assert_eq!(crossings([&one, &two], &[5000, 5000], 0), [Crossing::Exactly(Exact::zero())]);
    assert_eq!(crossings([&one, &two], &[5000, 5000], 1), [Crossing::Exactly(exact(1, 1))]);
}

/// Own weight w; the other two share 1 − w. The one without the third group scores (10 + 190 w) / (1 + w), the
/// other `rest` + (`own` − `rest`)·w.
fn meet(own: Exact, rest: &Exact) -> Vec<Crossing> {
    let bent = profile(&[Some(100), Some(10), None], 0);
    let groups = vec![Some(own), Some(rest.clone()), Some(rest.clone())];
    let straight = Profile { groups, bonus: Exact::zero() };
    crossings([&bent, &straight], &[2000, 4000, 4000], 0)
}

#[test]
fn with_a_group_missing_a_pair_can_meet_twice() {
    // 86.4 w² − 79.2 w + 14.4 = 0.
    let twice = [Crossing::Exactly(exact(1, 4)), Crossing::Exactly(exact(2, 3))];
    assert_eq!(meet(exact(554, 5), &exact(122, 5)), twice);
    // 81 w² − 90 w + 9 = 0, at the end and before.
    let once = [Crossing::Exactly(exact(1, 9)), Crossing::Exactly(exact(1, 1))];
    assert_eq!(meet(exact(100, 1), &exact(19, 1)), once);
    // 84 w² − 88 w + 8 = 0: (11 ± √79) / 21.
    let found = meet(exact(102, 1), &exact(18, 1));
    let micros: Vec<_> = found.iter().map(|it| (micro(it.low()), micro(it.high()))).collect();
    assert_eq!(micros, [(100_562, 100_562), (947_057, 947_057)]);
    for crossing in &found {
        let width = crossing.high() - crossing.low();
        assert!(width > Exact::zero() && &width * &exact(1_000_000_000_000, 1) < exact(1, 1));
    }
    // 80 w² − 80 w + 20 = 0: they touch and part.
    assert_eq!(meet(exact(110, 1), &exact(30, 1)), [Crossing::Exactly(exact(1, 2))]);
}

#[test]
fn what_has_no_score_has_no_critical_weight() {
    let (one, none) = (profile(&[Some(60), None], 0), profile(&[None, Some(60)], 0));
    assert_eq!(crossings([&one, &none], &[10_000, 0], 0), []);
    assert_eq!(crossings([&one, &one], &[0, 0], 0), []);
    assert_eq!(crossings([&one, &one], &[5000, 5000], 7), []);
    assert_eq!(share(&[0, 0], 0), None);
    // Neither score moves with this weight, though both are 60 in the end: they are level, and stay so.
    assert_eq!(crossings([&one, &none], &[5000, 5000], 0), []);
}

proptest! {
    #[test]
    fn taking_the_margin_out_of_one_weight_is_the_same_move(
        pair in complete(2..3),
        weights in weights(),
        group in 0_usize..4,
    ) {
        // δ = margin / (s_a − s_b); (w − δ) / (1 − δ) = w*.
        let [one, two] = [&pair[0], &pair[1]];
        let margin = &one.score(&weights).unwrap() - &two.score(&weights).unwrap();
        let own = |it: &Profile| &it.groups[group].clone().unwrap() + &it.bonus;
        let (now, whole) = (share(&weights, group).unwrap(), Exact::integer(1));
        prop_assume!(now < whole);
        let taken = margin.over(&(&own(one) - &own(two)));
        let moved = taken.and_then(|it| (&now - &it).over(&(&whole - &it)));
        let valid = moved.filter(|it| *it >= Exact::zero() && *it <= whole);
        let found = crossings([one, two], &weights, group);
        if let Some(valid) = valid {
            prop_assert_eq!(found, vec![Crossing::Exactly(valid)]);
        } else {
            // Level in the group itself: the lines meet where it is the whole, if they are not parallel.
            let at_the_end = found.iter().all(|it| *it.low() == whole);
            prop_assert!(at_the_end && (found.is_empty() || own(one) == own(two)));
        }
    }

    #[test]
    fn at_a_crossing_the_two_are_level_and_a_bracket_is_narrow_and_sided(
        pair in profiles(2..3),
        weights in weights(),
        group in 0_usize..4,
    ) {
        let slides = [&pair[0], &pair[1]].map(|it| Slide::new(it, &weights, group));
        let [Some(one), Some(two)] = slides else { return Ok(()) };
        let gap = |at: &Exact| &one.at(at).unwrap() - &two.at(at).unwrap();
        let zero = Exact::zero();
        let now = share(&weights, group).unwrap();
        let found = crossings([&pair[0], &pair[1]], &weights, group);
        prop_assert!(found.len() <= 2 && found.windows(2).all(|it| it[0].high() < it[1].low()));
        for crossing in found {
            match crossing {
                Crossing::Exactly(at) => prop_assert!(gap(&at).is_zero()),
                Crossing::Between(lo, hi) => {
                    prop_assert!((gap(&lo) < zero) != (gap(&hi) < zero));
                    prop_assert!(&(&hi - &lo) * &Exact::integer(1_000_000_000_000) < Exact::integer(1));
                    prop_assert!(hi <= now || lo >= now);
                }
            }
        }
    }

    #[test]
    fn the_slide_passes_through_the_present_score(
        profiles in profiles(1..2),
        weights in weights(),
        group in 0_usize..4,
    ) {
        let now = share(&weights, group).unwrap();
        let slide = Slide::new(&profiles[0], &weights, group);
        prop_assert_eq!(slide.and_then(|it| it.at(&now)), profiles[0].score(&weights));
    }
}
