//! The worked example to the last draw, and the simulation against the closed form.

use proptest::prelude::*;

use super::*;
use crate::engine::facts::gather;
use crate::engine::whatif::{winning, worked};
use crate::model::{Time, WHOLE_BP, demo};

const LAWS: [[u32; 4]; 3] = [[1, 1, 1, 1], [9, 6, 2, 3], [45, 30, 10, 15]];

fn alpha(parameters: &[u32]) -> Alpha {
    Alpha::new(parameters.to_vec()).unwrap()
}

fn run(candidates: Vec<Candidate>, parameters: &[u32], slices: &[u32]) -> Vec<Vec<u32>> {
    let mut found = Acceptability::new(candidates, &alpha(parameters), 42).unwrap();
    for draws in slices {
        found.advance(*draws);
    }
    assert_eq!(found.draws(), slices.iter().sum::<u32>());
    found.counts().map(|it| it.1.to_vec()).collect()
}

#[test]
fn the_counts_of_the_worked_example_to_the_last_draw() {
    let example = worked::example();
    for law in LAWS {
        let expected = &example["smaa_splitmix64_seed42_N10000"][format!("{law:?}")];
        let mut found = Acceptability::new(worked::candidates(), &alpha(&law), 42).unwrap();
        found.advance(10_000);
        for (staff, counts) in found.counts() {
            let expected = &expected["rank_counts"][staff.as_str()];
            assert_eq!(serde_json::json!(counts), *expected, "{staff} {law:?}");
        }
        assert!((found.margin().unwrap() - 0.0098).abs() < 1e-12);
    }
    let loose = run(worked::candidates(), &LAWS[1], &[10_000]);
    assert_eq!(loose[1], [0, 1977, 3092, 4931, 0]);
    assert_eq!(loose[3], [61, 6170, 1895, 1674, 200]);
}

#[test]
fn points_are_drawn_for_in_whole_millionths() {
    let all = worked::candidates();
    let micro = |agent: usize, group: usize| all[agent].groups[group].unwrap();
    assert_eq!((micro(1, 0), micro(1, 1)), (71_222_222, 93_157_407));
    assert_eq!((micro(4, 0), micro(4, 1)), (72_142_857, 86_166_667));
    assert_eq!((micro(2, 1), all[2].bonus), (72_366_667, 5_000_000));
}

#[test]
fn ten_thousand_draws_agree_with_a_million_of_another_generator() {
    let counts = run(worked::candidates(), &LAWS[2], &[10_000]);
    let elsewhere = [(1, 3, 0.327), (1, 4, 0.601), (2, 3, 0.575), (2, 4, 0.350), (3, 2, 0.854)];
    for (agent, rank, share) in elsewhere {
        let sigma: f64 = (1e4_f64 * share * (1.0 - share)).sqrt();
        let off = f64::from(counts[agent][rank - 1]) - 1e4 * share;
        assert!(off.abs() <= 3.0 * sigma + 5.0, "{agent} {rank}: {off}"); // the share has three digits
    }
}

/// How likely a rare event, expected `mean` times, happens at least `times`.
fn at_least(times: u32, mean: f64) -> f64 {
    let mut term = libm::exp(-mean);
    let mut below = 0.0;
    for count in 1..=times {
        below += term;
        term *= mean / f64::from(count);
    }
    1.0 - below
}

#[test]
fn a_pairs_counts_are_within_three_sigma_of_the_exact_probability() {
    let pairs = [(0, 3), (0, 2), (3, 2), (3, 1), (3, 4), (2, 1), (2, 4), (1, 4), (0, 4)];
    let all = worked::candidates();
    for (one, other) in pairs {
        for law in LAWS {
            let pair = [&all[one], &all[other]].map(|it| it.staff.as_str());
            let gaps = winning::gaps(&worked::weighed(pair[0]), &worked::weighed(pair[1]));
            let chance = winning::chance(&gaps.unwrap(), &alpha(&law)).unwrap().to_f64();
            let counts = run(vec![all[one].clone(), all[other].clone()], &law, &[10_000]);
            // Counts are by id, and so are the agents' numbers.
            let losses = counts[usize::from(one > other)][1];
            let mean = 1e4 * (1.0 - chance);
            if mean.min(1e4 - mean) >= 9.0 {
                let sigma = (mean * chance).sqrt();
                assert!((f64::from(losses) - mean).abs() <= 3.0 * sigma, "{pair:?} {law:?}");
            } else {
                // Too rare for the normal law: the tail that three sigma leaves, on either side.
                assert!(mean < 9.0, "{pair:?}");
                assert!(at_least(losses, mean) >= 0.001_35, "{pair:?} {law:?} {losses}");
                assert!(1.0 - at_least(losses + 1, mean) >= 0.001_35, "{pair:?} {law:?}");
            }
        }
    }
}

#[test]
fn equal_scores_go_by_id_and_the_order_of_candidates_does_not_matter() {
    let twin = |id: &str| Candidate { staff: StaffId::new(id), ..worked::candidates().remove(0) };
    let counts = run(vec![twin("b"), twin("c"), twin("a")], &LAWS[1], &[50]);
    assert_eq!(counts, [[50, 0, 0], [0, 50, 0], [0, 0, 50]]);
    let mut reversed = worked::candidates();
    reversed.reverse();
    assert_eq!(run(reversed, &LAWS[0], &[200]), run(worked::candidates(), &LAWS[0], &[200]));
}

#[test]
fn one_agent_is_always_first_and_nobody_is_no_fault() {
    let alone = run(worked::candidates()[..1].to_vec(), &LAWS[0], &[30]);
    assert_eq!(alone, [[30]]);
    assert!(run(Vec::new(), &LAWS[0], &[30]).is_empty());
    let none = Acceptability::new(Vec::new(), &alpha(&LAWS[0]), 1).unwrap();
    assert_eq!(none.margin(), None);
}

#[test]
fn a_missing_group_gives_its_weight_to_the_others() {
    let of = |groups: [Option<u32>; 3], bonus| Candidate {
        staff: StaffId::new("x"),
        groups: groups.to_vec(),
        bonus,
    };
    let weights = [1 << 30, 1 << 31, 1 << 30]; // ¼, ½, ¼
    let score = |groups, bonus| of(groups, bonus).score(&weights).map(|it| it >> 32);
    assert_eq!(score([Some(40), Some(80), Some(60)], 0), Some(65));
    assert_eq!(score([Some(40), None, Some(60)], 0), Some(50));
    assert_eq!(score([Some(40), None, Some(60)], 7), Some(57));
    assert_eq!(of([None, Some(9), None], 0).score(&[WHOLE, 0, 0]), None);
    assert_eq!(score([Some(40), None, Some(60)], -60), Some(-10));
    let third = of([Some(1), Some(2), None], 0).score(&weights).unwrap();
    assert_eq!(third, (5 << 32) / 3); // (1·¼ + 2·½) / ¾
}

#[test]
fn whoever_has_a_rank_takes_part() {
    let data = demo::office();
    let (policy, now) = (&data.policy, Time::from_epoch(1_790_000_000).unwrap());
    let period = data.whole_period().unwrap();
    let mut facts = gather(&data, period, now, &policy.measures());
    facts.agents[0].facts.fill(crate::engine::facts::Fact::default());
    let judge = Judge::new(&facts, policy);
    let mut found = candidates(&judge, policy);
    found.sort_by(|one, other| one.staff.cmp(&other.staff));
    assert_eq!(found.len(), facts.agents.len() - 1);
    for (agent, candidate) in facts.agents[1..].iter().zip(&found) {
        assert_eq!(candidate.staff, agent.staff);
    }
    let quality = judge.weigh(1, policy).groups[0].clone().unwrap();
    let micro = i64::from(found[0].groups[0].unwrap());
    assert_eq!(quality.round_half_even(MICRO), Some(micro));
    let weights: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
    let alpha = Alpha::around(&weights, 100).unwrap();
    let mut simulated = Acceptability::new(found, &alpha, 1).unwrap();
    simulated.advance(60);
    assert!(simulated.counts().all(|it| it.1.iter().sum::<u32>() == 60));
}

#[test]
fn what_does_not_fit_is_refused() {
    let short = Candidate { groups: vec![Some(1)], ..worked::candidates().remove(0) };
    assert!(Acceptability::new(vec![short], &alpha(&LAWS[0]), 1).is_none());
    for bonus in [1 << 30, -(1 << 30), i32::MIN] {
        let huge = Candidate { bonus, ..worked::candidates().remove(0) };
        assert!(Acceptability::new(vec![huge], &alpha(&LAWS[0]), 1).is_none());
    }
    let weighed = worked::weighed("A1");
    let of = |weighed: Weighed| Candidate::new(StaffId::new("x"), &weighed);
    assert_eq!(of(Weighed { bonus: Exact::integer(1074), ..weighed.clone() }), None);
    let negative = Some(Exact::integer(-1));
    assert_eq!(of(Weighed { groups: vec![negative; 4], ..weighed.clone() }), None);
    assert_eq!(of(Weighed { groups: vec![None; 4], ..weighed }), None);
}

#[test]
fn who_gives_for_a_budget_neutral_bonus_is_drawn_for_like_everybody() {
    let weighed = worked::weighed("A1");
    let ahead = Weighed { bonus: Exact::integer(1), ..weighed.clone() };
    let behind = Weighed { bonus: Exact::integer(-1), ..weighed };
    let of = |staff: &str, weighed| Candidate::new(StaffId::new(staff), weighed).unwrap();
    let candidates = vec![of("behind", &behind), of("ahead", &ahead)];
    let mut drawn = Acceptability::new(candidates, &alpha(&LAWS[0]), 1).unwrap();
    drawn.advance(10);
    let counts: Vec<&[u32]> = drawn.counts().map(|it| it.1).collect();
    assert_eq!(counts, [[10, 0], [0, 10]]);
}

proptest! {
    #[test]
    fn slices_do_not_matter(cut in 0_u32..400) {
        let whole = run(worked::candidates(), &LAWS[1], &[400]);
        prop_assert_eq!(run(worked::candidates(), &LAWS[1], &[cut, 400 - cut]), whole);
    }

    #[test]
    fn a_score_is_the_exact_one_rounded_down(
        points in prop::collection::vec(prop::option::of(0..120 * MICRO), 4),
        weights_bp in prop::collection::vec(0_u32..5000, 3),
    ) {
        prop_assume!(weights_bp.iter().sum::<u32>() <= WHOLE_BP);
        let unit = WHOLE / u64::from(WHOLE_BP);
        let mut weights: Vec<u64> = weights_bp.iter().map(|it| u64::from(*it) * unit).collect();
        weights.push(WHOLE - weights.iter().sum::<u64>());
        let (mut sum, mut present) = (Exact::zero(), 0);
        for (points, weight) in points.iter().zip(&weights) {
            if let Some(points) = points {
                let weight = i64::try_from(*weight).unwrap();
                sum = &sum + &(&Exact::integer((*points).into()) * &Exact::integer(weight));
                present += weight;
            }
        }
        let exact = sum.over(&Exact::integer(present)).and_then(|it| it.floor_bits(32));
        let candidate = Candidate { staff: StaffId::new("x"), groups: points, bonus: 0 };
        let score = candidate.score(&weights);
        prop_assert_eq!(score, exact);
    }
}
