//! The worked example's pairs, the divided-difference table, and the quick way against the exact one.

use proptest::prelude::*;

use super::*;
use crate::engine::whatif::Profile;
use crate::engine::whatif::example_profiles::{complete, weights};
use crate::engine::whatif::reversal::{Reversal, least_move};
use crate::engine::whatif::worked::weighed as worked;

const UNIFORM: [u32; 4] = [1, 1, 1, 1];
const LOOSE: [u32; 4] = [9, 6, 2, 3];
const TIGHT: [u32; 4] = [45, 30, 10, 15];

fn alpha(parameters: &[u32]) -> Alpha {
    Alpha::new(parameters.to_vec()).unwrap()
}

fn integers(gaps: &[i64]) -> Vec<Exact> {
    gaps.iter().map(|it| Exact::integer(*it)).collect()
}

fn micro(gaps: &[Exact], parameters: &[u32]) -> u32 {
    chance(gaps, &alpha(parameters)).unwrap().round_half_even(1_000_000)
}

#[test]
fn every_pair_of_the_worked_example_under_three_laws() {
    #[track_caller]
    fn check(one: &str, other: &str, micros: [u32; 3]) {
        let gaps = gaps(&worked(one), &worked(other)).unwrap();
        let found = [UNIFORM, LOOSE, TIGHT].map(|it| micro(&gaps, &it));
        assert_eq!(found, micros, "{one} {other}");
        for (parameters, expected) in [UNIFORM, LOOSE, TIGHT].iter().zip(micros) {
            let quick = chance_f64(&gaps, &alpha(parameters)).unwrap();
            let expected = f64::from(expected) / 1e6;
            assert!((quick - expected).abs() <= 0.5e-6 + TOLERANCE, "{one} {other} {quick}");
        }
    }
    check("A1", "A4", [936_449, 991_923, 1_000_000]);
    check("A1", "A3", [936_972, 999_390, 1_000_000]);
    check("A4", "A3", [640_067, 711_561, 898_692]);
    check("A4", "A2", [640_052, 731_155, 907_645]);
    check("A4", "A5", [920_547, 981_619, 999_998]);
    check("A3", "A2", [409_093, 562_516, 622_332]);
    check("A3", "A5", [974_363, 998_680, 1_000_000]);
    check("A2", "A5", [999_844, 1_000_000, 1_000_000]);
}

#[test]
fn a_dominated_pair_is_certain_and_a_pair_without_a_difference_is_a_coin() {
    let pair = gaps(&worked("A1"), &worked("A5")).unwrap();
    let back = gaps(&worked("A5"), &worked("A1")).unwrap();
    let none = gaps(&worked("A2"), &worked("A2")).unwrap();
    for parameters in [UNIFORM, LOOSE, TIGHT, [1000, 0, 0, 0], [0, 1, 0, 3]] {
        let alpha = alpha(&parameters);
        assert_eq!(chance(&pair, &alpha), Some(Chance::halves(2)));
        assert_eq!(chance(&back, &alpha), Some(Chance::halves(0)));
        assert_eq!(chance(&none, &alpha), Some(Chance::halves(1)));
        assert_eq!(chance_f64(&pair, &alpha), Some(1.0));
        assert_eq!(chance_f64(&back, &alpha), Some(0.0));
        assert_eq!(chance_f64(&none, &alpha), Some(0.5));
    }
    let (not_behind, not_ahead) = (integers(&[0, 3, 0]), integers(&[-1, 0, 0]));
    assert_eq!(micro(&not_behind, &[2, 1, 5]), 1_000_000);
    assert_eq!(micro(&not_ahead, &[2, 1, 5]), 0);
}

#[test]
fn two_groups_are_a_beta_law() {
    // w·3 > (1−w)·1 means w > ¼: 1 − ¼ for one draw, 1 − (¼)³(10 − 15/4 + 6/16) for Beta(3, 3).
    let gaps = integers(&[3, -1]);
    assert_eq!(chance(&gaps, &alpha(&[1, 1])), Some(Chance::of(3.into(), 4.into())));
    assert_eq!(chance(&gaps, &alpha(&[3, 3])), Some(Chance::of(459.into(), 512.into())));
}

#[test]
fn a_group_that_cannot_weigh_has_no_say_and_lengths_must_match() {
    let gaps = integers(&[3, -1, -500]);
    assert_eq!(micro(&gaps, &[1, 1, 0]), 750_000);
    assert_eq!(chance(&gaps, &alpha(&[1, 1])), None);
    assert_eq!(chance_f64(&gaps, &alpha(&[1, 1])), None);
    let missing = Weighed { groups: vec![None; 4], ..worked("A1") };
    assert_eq!(super::gaps(&missing, &worked("A2")), None);
}

#[test]
fn a_probability_is_rounded_half_to_even() {
    let rounded =
        |above: i32, below: i32| Chance::of(above.into(), below.into()).round_half_even(2);
    assert_eq!([rounded(1, 4), rounded(3, 4), rounded(-3, -4)], [0, 2, 2]);
    assert_eq!([rounded(26, 100), rounded(1, 1), rounded(0, 5)], [1, 2, 0]);
}

#[test]
fn close_gaps_are_left_to_whole_numbers() {
    assert_eq!(by_floats(&[1.0, 1.0, -2.0]), None);
    assert_eq!(by_floats(&[1.0, 1.0 + 1e-12, -2.0]), None);
    assert_eq!(by_floats(&[3.0, -1.0]), Some(0.75));
    let near = [Exact::integer(1), Exact::ratio(1_000_000_001, 1_000_000_000).unwrap()];
    let gaps = [near[0].clone(), near[1].clone(), Exact::integer(-2)];
    let exact = chance(&gaps, &alpha(&[1, 1, 1])).unwrap().to_f64();
    assert!((chance_f64(&gaps, &alpha(&[1, 1, 1])).unwrap() - exact).abs() <= TOLERANCE);
}

/// t₊^(n−m) · C(n, m): the m-th derivative of t₊ⁿ over m!.
fn derivative(knot: i64, n: usize, m: usize) -> Exact {
    let Some(power) = (knot > 0).then_some(n - m) else { return Exact::zero() };
    let choose = (0..m).fold(Exact::integer(1), |product, it| {
        let (above, below) = (i64::try_from(n - it).unwrap(), i64::try_from(it + 1).unwrap());
        &product * &Exact::ratio(above, below).unwrap()
    });
    (0..power).fold(choose, |product, _| &product * &Exact::integer(knot))
}

/// The divided-difference table as textbooks have it, on knots written out and sorted.
fn table(knots: &[i64]) -> Exact {
    let n = knots.len() - 1;
    let mut column: Vec<Exact> = knots.iter().map(|it| derivative(*it, n, 0)).collect();
    for m in 1..=n {
        column = (0..=n - m)
            .map(|at| match knots[at + m] - knots[at] {
                0 => derivative(knots[at], n, m),
                apart => &(&column[at + 1] - &column[at]) / &Exact::integer(apart),
            })
            .collect();
    }
    column.remove(0)
}

proptest! {
    #[test]
    fn the_table_of_divided_differences_says_the_same(
        knots in prop::collection::vec((-9_i64..10, 0_u32..5), 2..6),
    ) {
        let (gaps, parameters): (Vec<i64>, Vec<u32>) = knots.into_iter().unzip();
        prop_assume!(parameters.iter().any(|it| *it > 0));
        let mut written: Vec<i64> = Vec::new();
        for (gap, times) in gaps.iter().zip(&parameters) {
            written.extend(vec![*gap; *times as usize]);
        }
        prop_assume!(written.iter().any(|it| *it != 0));
        written.sort_unstable();
        let Chance(found) = chance(&integers(&gaps), &alpha(&parameters)).unwrap();
        prop_assert_eq!(found.reduced().to_string(), table(&written).to_string());
    }

    #[test]
    fn whom_no_weights_reverse_wins_under_every_law(
        pair in complete(2..3),
        better in prop::collection::vec(0_i64..40, 4),
        weights in weights(),
        parameters in prop::collection::vec(1_u32..40, 4),
    ) {
        // The second is the first and something more in every group.
        let mut pair = pair;
        let [one, two] = &mut pair[..] else { panic!("two") };
        for ((group, own), more) in two.groups.iter_mut().zip(&one.groups).zip(better) {
            *group = own.as_ref().map(|it| it + &Exact::integer(more));
        }
        two.bonus = one.bonus.clone();
        let weighed = |it: &Profile| Weighed {
            groups: it.groups.clone(),
            bonus: it.bonus.clone(),
            ..worked("A1")
        };
        let gaps = gaps(&weighed(two), &weighed(one)).unwrap();
        let chance = chance(&gaps, &alpha(&parameters)).unwrap();
        let quick = chance_f64(&gaps, &alpha(&parameters)).unwrap();
        match least_move([two, one], &weights) {
            Some(Reversal::Dominated) => {
                prop_assert_eq!(chance, Chance::halves(2));
                prop_assert!(quick >= 1.0);
            }
            // Level now: better nowhere, or only where nothing weighs now.
            Some(Reversal::Level) => prop_assert!(chance != Chance::halves(0)),
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn the_quick_way_agrees_with_the_exact_one(
        gaps in prop::collection::vec((-900_i64..900, 1_i64..400), 1..9),
        parameters in prop::collection::vec(0_u32..12, 8),
        uniform: bool,
    ) {
        let gaps: Vec<Exact> = gaps.iter().map(|(a, b)| Exact::ratio(*a, *b).unwrap()).collect();
        let parameters = match uniform {
            true => vec![1; gaps.len()],
            false => parameters[..gaps.len()].to_vec(),
        };
        prop_assume!(parameters.iter().any(|it| *it > 0));
        let exact = chance(&gaps, &alpha(&parameters)).unwrap().to_f64();
        let quick = chance_f64(&gaps, &alpha(&parameters)).unwrap();
        prop_assert!((quick - exact).abs() <= TOLERANCE, "{quick} {exact}");
    }

    #[test]
    fn one_leads_or_the_other_does(
        gaps in prop::collection::vec(-90_i64..90, 4),
        scale in 1_i64..50,
    ) {
        prop_assume!(gaps.iter().any(|it| *it != 0));
        let alpha = alpha(&LOOSE);
        let times = |by: i64| gaps.iter().map(|it| Exact::integer(it * by)).collect::<Vec<_>>();
        let of = |by| chance(&times(by), &alpha).unwrap();
        prop_assert_eq!(of(1), of(scale));
        let (one, other) = (of(1), of(-1));
        prop_assert!((one.0 + other.0).is_one());
    }
}
