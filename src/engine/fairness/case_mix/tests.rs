//! Simpson's paradox undone, and what the correction must never depend on.

use proptest::prelude::*;

use super::*;

/// Enquiries, repairs and complaints: successes and cases.
type Mix = [(i64, i64); 3];

const SIMPSON: [Mix; 3] = [
    [(19, 20), (36, 40), (72, 90)],
    [(108, 120), (34, 40), (7, 10)],
    [(56, 60), (53, 60), (15, 20)],
];

fn cells(mix: &[(i64, i64)]) -> Vec<Cell> {
    let cells = mix.iter().enumerate();
    cells.map(|(stratum, (hits, cases))| Cell { stratum, hits: *hits, cases: *cases }).collect()
}

fn agents(mixes: &[Mix]) -> Vec<Vec<Cell>> {
    mixes.iter().map(|it| cells(it)).collect()
}

fn exact(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

fn micro(value: &Exact) -> i64 {
    value.round_half_even(1_000_000).unwrap()
}

/// The same cases with failures counted for successes.
fn coded_the_other_way(cells: &[Cell]) -> Vec<Cell> {
    cells.iter().map(|it| Cell { hits: it.cases - it.hits, ..*it }).collect()
}

#[test]
fn the_best_in_every_kind_is_no_longer_last() {
    let all: Vec<Standardized> =
        standardize(&agents(&SIMPSON), &[]).into_iter().map(Option::unwrap).collect();
    let expected = [exact(4338, 35), exact(32_083, 210), exact(25_889, 210)];
    let adjusted = [exact(107_461, 120_750), exact(695_761, 821_100), exact(591_473, 676_200)];
    for (at, it) in all.iter().enumerate() {
        assert_eq!(it.expected, expected[at]);
        assert_eq!(it.adjusted, adjusted[at]);
        assert_eq!(it.reference, exact(20, 23));
        assert_eq!((it.from_this_period, it.unshared, it.is_clamped), (it.cases, 0, false));
    }
    let column = |pick: fn(&Standardized) -> Exact| -> Vec<i64> {
        all.iter().map(|it| micro(&pick(it))).collect()
    };
    assert_eq!(column(|it| it.crude.clone()), [846_667, 876_471, 885_714]);
    assert_eq!(column(|it| it.expected.clone()), [123_942_857, 152_776_190, 123_280_952]);
    assert_eq!(column(|it| it.adjusted.clone()), [889_946, 847_352, 874_701]);
    assert_eq!(column(|it| it.by_ratio.clone().unwrap()), [891_014, 848_072, 874_637]);
    assert_eq!(column(|it| it.by_failures.clone().unwrap()), [884_868, 840_968, 875_175]);
    assert_eq!(column(|it| it.direct.clone().unwrap()), [895_652, 832_609, 870_290]);
    for (it, z) in all.iter().zip([0.665_574, -0.965_479, 0.189_079]) {
        assert!((it.z.unwrap() - z).abs() < 0.5e-6, "{:?}", it.z);
    }
}

#[test]
fn the_expected_rates_are_those_of_the_kinds() {
    let strata = strata_of(&agents(&SIMPSON), &[]);
    let rates: Vec<Exact> = strata.values().map(|it| it.rate().unwrap()).collect();
    assert_eq!(rates, [exact(183, 200), exact(123, 140), exact(47, 60)]);
}

#[test]
fn the_last_period_is_expected_where_there_is_one() {
    // Last period: 9 of 10 enquiries, 6 of 10 repairs, no complaints.
    let before = cells(&[(9, 10), (6, 10)]);
    let all =
        standardize(&agents(&[[(9, 10), (4, 10), (0, 0)], [(0, 0), (8, 10), (5, 5)]]), &before);
    let [Some(one), Some(two)] = all.as_slice() else { panic!("both have cases") };
    assert_eq!((&one.expected, &one.reference), (&exact(15, 1), &exact(3, 4)));
    assert_eq!(one.adjusted, exact(65, 100));
    assert_eq!((one.from_this_period, one.unshared), (0, 0));
    // Nobody else has complaints and the last period had none: they count as expected.
    assert_eq!((&two.expected, two.from_this_period, two.unshared), (&exact(11, 1), 5, 5));
    assert_eq!(two.adjusted, &exact(3, 4) + &exact(2, 15));
}

#[test]
fn one_agent_alone_has_the_reference_rate() {
    let all = standardize(&agents(&SIMPSON[..1]), &[]);
    let alone = all[0].as_ref().unwrap();
    assert_eq!(alone.expected, exact(127, 1));
    assert_eq!((&alone.adjusted, &alone.reference), (&exact(127, 150), &exact(127, 150)));
    assert_eq!((alone.unshared, alone.z), (150, None));
}

#[test]
fn without_cases_there_is_nothing_to_correct() {
    assert_eq!(standardize(&[Vec::new(), Vec::new()], &[]), [None, None]);
    let all = standardize(&[Vec::new(), cells(&[(3, 4)])], &cells(&[(1, 2)]));
    assert!(all[0].is_none() && all[1].is_some());
}

#[test]
fn where_nothing_is_expected_only_the_ratio_is_undefined() {
    let all = standardize(&[cells(&[(0, 10)]), cells(&[(0, 20)])], &[]);
    let it = all[0].as_ref().unwrap();
    assert_eq!((it.by_ratio.as_ref(), it.z), (None, None));
    assert_eq!((&it.expected, &it.adjusted), (&Exact::zero(), &Exact::zero()));
}

#[test]
fn the_result_is_a_rate_and_says_when_it_had_to_be_cut() {
    // Everything succeeds where the last period almost always failed, and the reverse.
    let before = cells(&[(99, 100), (1, 100)]);
    let all = standardize(&[cells(&[(0, 0), (10, 10)]), cells(&[(0, 10), (0, 0)])], &before);
    let [Some(best), Some(worst)] = all.as_slice() else { panic!("both have cases") };
    assert_eq!((&best.adjusted, best.is_clamped), (&exact(1, 1), true));
    assert_eq!((&worst.adjusted, worst.is_clamped), (&Exact::zero(), true));
    assert_eq!((best.direct.as_ref(), worst.direct.as_ref()), (None, None));
}

#[test]
fn few_cases_have_no_z() {
    let all = standardize(&[cells(&[(3, 4)]), cells(&[(30, 44)])], &[]);
    assert_eq!(all[0].as_ref().unwrap().z, None);
    assert!(all[1].as_ref().unwrap().z.is_some());
}

#[test]
fn from_five_expected_successes_and_failures_on_there_is_a_z() {
    let z = |cases: i64, rate: (i64, i64)| {
        let all = standardize(&[cells(&[(cases / 2, cases)])], &cells(&[rate]));
        all[0].as_ref().unwrap().z
    };
    assert!(z(10, (5, 10)).is_some()); // five of each
    assert_eq!(z(9, (5, 10)), None); // 4.5 of each
    assert!(z(25, (4, 5)).is_some() && z(25, (1, 5)).is_some()); // twenty and five
    assert_eq!((z(24, (4, 5)), z(24, (1, 5))), (None, None)); // 4.8 of one kind
}

#[test]
fn all_alike_do_what_is_expected() {
    let all = standardize(&[cells(&SIMPSON[0]), cells(&SIMPSON[0])], &[]);
    for it in all.iter().flatten() {
        assert_eq!((&it.expected, &it.adjusted), (&exact(it.observed, 1), &it.reference));
        assert_eq!(it.z, Some(0.0));
    }
}

#[test]
fn absurd_counts_do_not_overflow() {
    let cell = Cell { stratum: usize::MAX, hits: i64::MAX, cases: i64::MAX };
    let all = standardize(&[vec![cell; 3], vec![cell]], &[cell, cell]);
    assert_eq!(all[0].as_ref().unwrap().adjusted, exact(1, 1));
}

fn any_cells() -> impl Strategy<Value = Vec<Cell>> {
    let cell = (0_usize..4, 0_i64..30).prop_flat_map(|(stratum, cases)| {
        (0..=cases).prop_map(move |hits| Cell { stratum, hits, cases })
    });
    prop::collection::vec(cell, 0..6)
}

proptest! {
    #[test]
    fn it_does_not_matter_whether_successes_or_failures_are_counted(
        agents in prop::collection::vec(any_cells(), 1..6),
        previous in any_cells(),
    ) {
        let turned: Vec<Vec<Cell>> = agents.iter().map(|it| coded_the_other_way(it)).collect();
        let one = standardize(&agents, &previous);
        let two = standardize(&turned, &coded_the_other_way(&previous));
        for pair in one.iter().zip(&two) {
            let (Some(one), Some(two)) = pair else {
                prop_assert!(pair.0.is_none() && pair.1.is_none());
                continue;
            };
            prop_assert_eq!(&one.adjusted, &(&exact(1, 1) - &two.adjusted));
            prop_assert_eq!(one.is_clamped, two.is_clamped);
            prop_assert_eq!(one.z, two.z.map(|it| -it));
            if let Some(failures) = &two.by_ratio {
                prop_assert_eq!(one.by_failures.clone(), Some(&exact(1, 1) - failures));
            }
        }
    }

    #[test]
    fn pooled_over_the_period_the_team_does_what_is_expected(
        agents in prop::collection::vec(any_cells(), 1..6),
    ) {
        let all = standardize(&agents, &[]);
        let surplus = all.iter().flatten().fold(Exact::zero(), |sum, it| {
            &sum + &(&exact(it.observed, 1) - &it.expected)
        });
        prop_assert_eq!(surplus, Exact::zero());
    }

    #[test]
    fn a_colleague_changes_nothing_while_the_last_period_is_expected(
        agents in prop::collection::vec(any_cells(), 1..4),
        colleague in any_cells(),
    ) {
        let previous = cells(&[(5, 9), (7, 8), (1, 3), (40, 41)]);
        let before = standardize(&agents, &previous);
        let mut more = agents;
        more.push(colleague);
        for (one, two) in before.iter().zip(standardize(&more, &previous)) {
            prop_assert_eq!(one.as_ref().map(|it| &it.adjusted), two.as_ref().map(|it| &it.adjusted));
        }
    }
}
