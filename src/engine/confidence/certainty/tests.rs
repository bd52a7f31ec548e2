//! The five agents' errors and probabilities, ratings' noise, and what few cases cannot tell apart.

use proptest::prelude::*;

use super::*;
use crate::engine::facts::{AgentFacts, Work};
use crate::engine::five_agents;
use crate::model::{Anchor, Correction, Curve, Edge, Fraction, Role, Time, templates};

fn facts(policy: &Policy, agents: Vec<(Vec<Fact>, Work)>) -> Facts {
    let agents = agents
        .into_iter()
        .enumerate()
        .map(|(at, (facts, work))| AgentFacts {
            staff: StaffId::new(&format!("A{}", at + 1)),
            role: Role::Hotline,
            facts,
            work,
            voided: Vec::new(),
        })
        .collect();
    Facts {
        period: "2026Q3".parse().unwrap(),
        as_of: Time::from_epoch(1_790_000_000).unwrap(),
        measures: policy.indicators.iter().map(|it| it.measure.clone()).collect(),
        agents,
    }
}

fn judged(facts: &Facts, policy: &Policy) -> Vec<Certainty> {
    let judge = Judge::new(facts, policy);
    certainty(facts, &judge, policy).into_iter().map(Option::unwrap).collect()
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 5e-5, "{found} is not {expected}");
}

#[test]
fn the_standard_errors_of_the_five_agents() {
    let policy = templates::community();
    let sure = judged(&five_agents::facts(&policy), &policy);
    for (agent, expected) in sure.iter().zip([3.3366, 3.9970, 3.0491, 4.5662, 5.3353]) {
        close(agent.standard_error, expected);
        assert!(agent.is_lower_bound); // The ratings' noise is not in it.
    }
}

#[test]
fn the_probabilities_of_the_five_agents() {
    let policy = templates::community();
    let sure = judged(&five_agents::facts(&policy), &policy);
    close(beats(&sure[3], &sure[2]), 0.6691);
    close(beats(&sure[2], &sure[1]), 0.5347);
    for (agent, expected) in sure.iter().zip([0.9880, 0.3488, 0.3573, 0.6110, 0.0310]) {
        close(agent.reaches(80.0), expected);
    }
    close(sure[4].reaches(70.0), 0.5029);
}

#[test]
fn the_grades_of_the_five_agents_and_which_are_borderline() {
    let policy = templates::community();
    let sure = judged(&five_agents::facts(&policy), &policy);
    // A, B, B, A, B: the band's own probability, P(≥ its edge) − P(≥ the next).
    for (agent, expected) in sure.iter().zip([0.7586, 0.6339, 0.6409, 0.5828, 0.4720]) {
        close(agent.own_grade, expected);
        assert!(agent.is_borderline());
    }
    close(sure[3].bands[1], 0.5828);
    close(sure[3].bands[0], 0.0282);
}

#[test]
fn only_the_first_and_the_last_of_the_five_are_distinguishable() {
    let policy = templates::community();
    let sure = judged(&five_agents::facts(&policy), &policy);
    let mut apart = Vec::new();
    for one in 0..5 {
        for other in one + 1..5 {
            if !indistinguishable(&sure[one], &sure[other]) {
                apart.push((one + 1, other + 1));
            }
        }
    }
    assert_eq!(apart, [(1, 5)]);
}

/// Ratings 4 and 5 alternating, ten of them: mean 4.5, s² = 5/18.
fn rated() -> Fact {
    Fact { squares: 205, ..Fact::of(45, 10) }
}

fn hotline_row(rating: Fact) -> (Vec<Fact>, Work) {
    let seconds = Fact { squares: 50_000, ..Fact::of(2000, 100) };
    (vec![rating, Fact::of(95, 100), seconds, Fact::of(80, 100)], Work::default())
}

#[test]
fn the_noise_of_means_is_in_it_where_their_squares_are_known() {
    let policy = templates::hotline();
    let unknown = Fact { squares: 0, ..rated() };
    let sure = judged(&facts(&policy, vec![hotline_row(rated()), hotline_row(unknown)]), &policy);
    assert!(!sure[0].is_lower_bound && sure[1].is_lower_bound);
    let squared = |at: usize| sure[at].standard_error * sure[at].standard_error;
    // Weight ½, slope 15 points per rating, variance s²/n = 1/36: 7.5²/36 = 1.5625.
    close(squared(0) - squared(1), 1.5625);
    // ANS: weight 0.2, slope 800/3, 97·7/104²/100. RES: weight 0.15, slope 150, 82·22/104²/100.
    // ASA: weight 0.15, slope −5/9, s² = 10 000/99 over 100.
    close(squared(1), 1.785_667 + 0.844_374 + 0.007_015);
}

#[test]
fn added_cases_leave_less_of_the_noise_at_the_value_that_is_scored() {
    let mut policy = templates::hotline();
    // Of the hotline's ANS alone: weight 0.2, 95 of 100, on 0.60→0, 0.80→60, 0.95→100.
    let alone = |policy: &Policy| {
        let row = hotline_row(Fact { squares: 0, ..rated() });
        let sure = judged(&facts(policy, vec![row]), policy).remove(0);
        sure.standard_error * sure.standard_error - (0.844_374 + 0.007_015)
    };
    close(alone(&policy), 1.785_667);
    // M = 300 at 60 %: (95 + 180)/400 = 0.6875, slope 300 and r = 1/4: (0.2·300/4)² · 97·7/104²/100.
    policy.indicators[1].correction = Correction::Credibility { m: 300, p0: Fraction::percent(60) };
    close(alone(&policy), 225.0 * 97.0 * 7.0 / (104.0 * 104.0) / 100.0);
    // No case of the agent's own would be left at the limit.
    policy.indicators[1].correction =
        Correction::Credibility { m: u32::MAX, p0: Fraction::percent(70) };
    close(alone(&policy), 0.0);
}

#[test]
fn a_level_curve_hides_the_noise_and_says_so() {
    let policy = templates::hotline();
    let mut quick = hotline_row(rated());
    quick.0[2] = Fact { squares: 30_000, ..Fact::of(1500, 100) }; // 15 s: on the first anchor
    let sure = judged(&facts(&policy, vec![quick]), &policy);
    assert!(sure[0].is_lower_bound);
    close(sure[0].standard_error * sure[0].standard_error, 1.5625 + 1.785_667 + 0.844_374);
}

#[test]
fn a_single_rating_shows_no_spread() {
    let mut policy = templates::hotline();
    policy.indicators[0].n_min = 1;
    let single = Fact { squares: 16, ..Fact::of(4, 1) };
    let sure = judged(&facts(&policy, vec![hotline_row(single)]), &policy);
    assert!(sure[0].is_lower_bound);
}

#[test]
fn steps_hide_the_noise_and_say_so() {
    let mut policy = templates::hotline();
    let edge = Anchor { value: Fraction::integer(4), points: Fraction::integer(100) };
    for indicator in &mut policy.indicators {
        indicator.curve = crate::model::Curve::Steps {
            below: Fraction::integer(50),
            edges: vec![edge],
            closed: Edge::Left,
        };
    }
    let sure = judged(&facts(&policy, vec![hotline_row(rated()), hotline_row(rated())]), &policy);
    // CSAT_MEAN and ASA are above 4, the shares below: 0.5 + 0.15 of 100, the rest of 50.
    close(sure[0].score, 82.5);
    assert!(sure[0].is_lower_bound);
    assert_eq!((sure[0].standard_error, sure[0].own_grade), (0.0, 1.0));
    assert_eq!(sure[0].bands, [0.0, 1.0, 0.0, 0.0, 0.0]);
    close(beats(&sure[0], &sure[1]), 0.5);
}

#[test]
fn without_a_grade_nothing_is_sure() {
    let policy = templates::hotline();
    let mut unrated = hotline_row(Fact::default());
    unrated.0[0] = Fact::default();
    let facts = facts(&policy, vec![unrated, hotline_row(rated())]);
    let sure = certainty(&facts, &Judge::new(&facts, &policy), &policy);
    assert!(sure[0].is_none() && sure[1].is_some());
}

#[test]
fn a_broken_floor_leaves_nothing_above_its_cap() {
    let policy = templates::hotline();
    // A mean rating of 2.9 is 57 points of quality, below the floor of 60.
    let weak = Fact { squares: 861, ..Fact::of(290, 100) };
    let sure = judged(&facts(&policy, vec![hotline_row(weak)]), &policy);
    assert_eq!(sure[0].bands[..3], [0.0; 3]);
    close(sure[0].bands[3], sure[0].reaches(60.0));
    close(sure[0].own_grade, sure[0].bands[3]);
}

#[test]
fn hours_are_no_sample() {
    let policy = templates::community();
    let facts = five_agents::facts(&policy);
    let error = |facts: &Facts| judged(facts, &policy)[1].standard_error;
    let mut trained = facts.clone();
    trained.agents[1].facts[6] = Fact { n: 1, squares: 25, ..Fact::of(5, 1) };
    close(error(&trained), error(&facts));
}

/// A published call centre's quarter of eight agents: ratings, their squares, answered and offered
/// calls, seconds of waiting, their squares, resolved calls.
const CALL_CENTRE: [[i64; 7]; 8] = [
    [1743, 6667, 517, 631, 33_776, 2_781_544, 462],
    [1803, 6969, 523, 633, 35_189, 2_962_383, 471],
    [1706, 6544, 501, 633, 33_200, 2_775_590, 452],
    [1709, 6521, 502, 624, 34_359, 2_909_893, 455],
    [1819, 6973, 536, 666, 35_560, 2_948_364, 485],
    [1612, 6080, 484, 593, 34_358, 3_001_134, 436],
    [1784, 6920, 514, 638, 35_717, 3_047_577, 461],
    [1622, 6244, 477, 582, 31_570, 2_629_628, 424],
];

#[test]
fn a_real_call_centres_agents_are_indistinguishable_for_every_pair() {
    let policy = templates::hotline();
    let agents =
        CALL_CENTRE.iter().map(|[ratings, squares, answered, offered, waits, waited, solved]| {
            let rating = Fact { squares: *squares, ..Fact::of(*ratings, *answered) };
            let speed = Fact { squares: *waited, ..Fact::of(*waits, *answered) };
            let shares = (Fact::of(*answered, *offered), Fact::of(*solved, *answered));
            (vec![rating, shares.0, speed, shares.1], Work::default())
        });
    let sure = judged(&facts(&policy, agents.collect()), &policy);
    // Recomputed apart from this code, from the file itself.
    let scores = [71.7800, 73.0672, 70.7484, 71.3481, 71.4050, 70.7279, 71.9766, 71.9701];
    let errors = [1.1183, 1.0682, 1.2099, 1.1035, 1.0802, 1.1248, 1.1167, 1.1658];
    for (agent, (score, error)) in sure.iter().zip(scores.into_iter().zip(errors)) {
        close(agent.score, score);
        close(agent.standard_error, error);
        assert!(!agent.is_lower_bound);
    }
    for one in &sure {
        assert!(sure.iter().all(|other| indistinguishable(one, other)));
    }
    let widest = sure.iter().map(|it| beats(&sure[1], it)).fold(0.0, f64::max);
    close(widest, 0.9342);
}

/// Counts as near to these rates, in percent, as so many cases allow.
fn counts(rates: &[i64], cases: i64) -> (Vec<Fact>, Work) {
    let share = |rate: i64| Fact::of((rate * cases + 50) / 100, cases);
    let rating = Fact { squares: 17 * cases, ..Fact::of(4 * cases, cases) }; // 3 and 5 by turns
    let complaints = share(rates[2] / 10);
    let mut facts = vec![share(rates[0]), share(rates[1]), complaints];
    facts.extend(rates[3..].iter().map(|it| share(*it)));
    facts.extend([Fact::of(6, 1), rating.clone(), rating]);
    (facts, Work::default())
}

proptest! {
    #[test]
    fn the_same_rates_from_few_cases_are_indistinguishable_for_every_pair(
        rates in prop::collection::vec(50..=100_i64, 6), cases in prop::collection::vec(20..=60_i64, 8),
    ) {
        let mut policy = templates::community();
        policy.floor = None;
        let agents = cases.iter().map(|it| counts(&rates, *it)).collect();
        let sure = judged(&facts(&policy, agents), &policy);
        for one in &sure {
            for other in &sure {
                prop_assert!(indistinguishable(one, other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_bands_of_everybody_sum_to_one_and_wins_mirror(
        rates in prop::collection::vec(0..=100_i64, 12), cases in 20..=400_i64,
    ) {
        let policy = templates::community();
        let agents = vec![counts(&rates[..6], cases), counts(&rates[6..], cases)];
        let sure = judged(&facts(&policy, agents), &policy);
        for agent in &sure {
            prop_assert!((agent.bands.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(agent.bands.iter().all(|it| (0.0..=1.0).contains(it)));
        }
        let (wins, losses) = (beats(&sure[0], &sure[1]), beats(&sure[1], &sure[0]));
        prop_assert!((wins + losses - 1.0).abs() < 1e-12);
        prop_assert_eq!(wins > 0.5, sure[0].score > sure[1].score);
    }

    #[test]
    fn more_cases_at_the_same_rates_are_surer(
        rates in prop::collection::vec((10..=20_i64).prop_map(|it| 5 * it), 6), times in 2..=50_i64,
    ) {
        let policy = templates::community();
        let (few, many) = (counts(&rates, 200), counts(&rates, 200 * times));
        let sure = judged(&facts(&policy, vec![few, many]), &policy);
        prop_assert!(sure[0].standard_error > sure[1].standard_error);
        prop_assert!((sure[0].score - sure[1].score).abs() < 1e-9);
    }
}

#[test]
fn many_cases_tell_agents_apart_who_differ() {
    let policy = templates::community();
    let (good, fair) =
        (counts(&[92, 85, 20, 90, 90, 90], 4000), counts(&[85, 80, 30, 85, 85, 85], 4000));
    let sure = judged(&facts(&policy, vec![good, fair]), &policy);
    assert!(!indistinguishable(&sure[0], &sure[1]) && beats(&sure[0], &sure[1]) > DISTINCT);
}

#[test]
fn no_facts_make_it_panic() {
    let policy = templates::hotline();
    let wild = [i64::MIN, -1, 0, 1, 5, i64::MAX];
    for num in wild {
        for den in wild {
            for squares in wild {
                let fact = Fact { squares, n: 30, ..Fact::of(num, den) };
                let facts = facts(&policy, vec![(vec![fact; 4], Work::default())]);
                let sure = certainty(&facts, &Judge::new(&facts, &policy), &policy);
                assert!(sure[0].as_ref().is_none_or(|it| it.standard_error >= 0.0));
            }
        }
    }
}

#[test]
fn a_score_far_above_its_end_is_not_near_the_threshold_of_the_best_grade() {
    let mut policy = templates::community();
    policy.above_full = true;
    policy.bands[0].from_centi = 9800;
    let curve = Curve::through_percents(&[(60, 0), (80, 100), (90, 120), (100, 120)]);
    for indicator in &mut policy.indicators {
        if indicator.measure.kind() == MeasureKind::Share {
            indicator.curve = curve.clone();
        }
    }
    policy.indicators[2].curve = Curve::through_percents(&[(0, 120), (20, 0)]);
    assert_eq!(policy.problems(), []);
    let facts = five_agents::facts(&policy);
    let judge = Judge::new(&facts, &policy);
    let weighed = judge.weigh(0, &policy);
    let free = (weighed.base.as_ref().unwrap() + &weighed.bonus).to_f64();
    assert!(free > 105.0, "{free}");
    let first = &judged(&facts, &policy)[0];
    close(first.score, 100.0);
    // The chance of the best grade is that of a score about `free`, not about its end.
    close(first.own_grade, above(free - 98.0, first.standard_error));
    assert!(first.own_grade > first.reaches(98.0));
}
