//! The worked example, and every count scored again.

use proptest::prelude::*;

use super::*;
use crate::engine::facts::{AgentFacts, CaseKind, Stratum, Work};
use crate::engine::five_agents;
use crate::engine::rebalance::apportion;
use crate::model::{Anchor, Curve, Edge, Fraction, Role, StaffId, Urgency, templates};

/// The band of the agent at `at` if the count of an indicator were another one.
fn band_with(facts: &Facts, policy: &Policy, at: (usize, usize), count: i64) -> Option<usize> {
    let (agent, indicator) = at;
    let mut facts = facts.clone();
    facts.agents[agent].facts[indicator].num = count;
    grade(&Judge::new(&facts, policy).weigh(agent, policy), policy).band()
}

fn five(policy: &Policy, agent: usize) -> (Facts, Option<Advice>) {
    let facts = five_agents::facts(policy);
    let advice = advise(&facts, &Judge::new(&facts, policy), policy, agent);
    (facts, advice)
}

fn micro(value: &Exact) -> i64 {
    value.round_half_even(1_000_000).unwrap()
}

/// Value in millionths, count now, count then.
fn reached(suggestion: &Suggestion) -> Option<(i64, i64, i64)> {
    match &suggestion.outcome {
        Outcome::Reaches { value, count } => Some((micro(value), suggestion.now.count, *count)),
        _ => None,
    }
}

#[test]
fn what_would_make_the_fourth_agent_an_a() {
    let policy = templates::community();
    let advice = five(&policy, 1).1.unwrap();
    assert_eq!(advice.target, 1);
    assert_eq!(micro(&advice.gap), 1_552_778);
    let of: Vec<i64> = advice.suggestions.iter().map(|it| it.now.of).collect();
    assert_eq!(of, [40, 140, 180, 160, 90, 180, 1, 1, 5]);
    assert_eq!(advice.suggestions[0].needed.as_ref().map(micro), Some(76_126_543));
    let expected = [
        Some((853_755, 33, 35)),   // CSAT 35/40
        Some((872_531, 112, 123)), // FCR 123/140
        Some((21_636, 7, 3)),      // CMPL at most 3/180
        None,                      // RING3
        None,                      // SLA
        Some((997_531, 153, 180)), // RES 180/180
        Some((7_242_222, 6, 8)),   // TRAIN 7.2423 h, in whole hours 8
        Some((4_690_123, 4, 5)),   // SUP
        Some((4_835_185, 19, 25)), // PEER
    ];
    assert_eq!(advice.suggestions.iter().map(reached).collect::<Vec<_>>(), expected);
    for infeasible in &advice.suggestions[3..5] {
        assert_eq!(infeasible.outcome, Outcome::BeyondCurve);
        assert!(*infeasible.needed.as_ref().unwrap() > Exact::integer(100));
    }
}

#[test]
fn the_best_and_the_ungraded_get_no_advice() {
    let mut policy = templates::community();
    assert!(five(&policy, 0).1.is_some_and(|it| it.target == 0));
    assert_eq!(five(&policy, 9).1, None);
    policy.min_coverage_bp = 9000;
    assert_eq!(five(&policy, 4).1, None); // Coverage 0.82.
    policy.bands[0].from_centi = 8700;
    assert_eq!(five(&policy, 0).1, None); // Already an S.
}

#[test]
fn a_floor_can_be_all_that_is_in_the_way() {
    let mut policy = templates::community();
    policy.floor.as_mut().unwrap().min_points = 73;
    let (facts, advice) = five(&policy, 1); // Q is 71.2: capped at C, though 78.45 is a B.
    let advice = advice.unwrap();
    assert_eq!(advice.target, 2);
    assert!(advice.gap < Exact::zero());
    // Q 641/9 to 73: CSAT needs 67.5 + (73 − 641/9)/0.4.
    let csat = &advice.suggestions[0];
    assert_eq!(csat.needed, Some(&Exact::ratio(135, 2).unwrap() + &Exact::ratio(40, 9).unwrap()));
    assert_eq!(reached(csat), Some((839_815, 33, 34)));
    assert_eq!(band_with(&facts, &policy, (1, 0), 34), Some(2));
    assert_eq!(band_with(&facts, &policy, (1, 0), 33), Some(3));
    assert_eq!(advice.suggestions[3].outcome, Outcome::HeldByFloor(0));
    assert_eq!(advice.suggestions[3].needed, None);
}

#[test]
fn a_red_line_stands_in_the_way_of_every_other_indicator() {
    let mut policy = templates::community();
    // A2 has 7 upheld complaints of 180, and training of 6 hours: the one crosses at 3 %, the other is no way past it.
    let crossed = Crossing::Above(Fraction::percent(3));
    policy.indicators[2].red_line = Some(RedLine { crossed, cap: 3 });
    let (facts, advice) = five(&policy, 1); // 78.45 is a B, capped at C.
    let advice = advice.unwrap();
    assert_eq!(advice.target, 2);
    assert!(advice.gap < Exact::zero());
    assert_eq!(advice.suggestions[6].outcome, Outcome::HeldByRedLine(2));
    assert_eq!(reached(&advice.suggestions[2]).map(|it| it.2), Some(5));
    assert_eq!(band_with(&facts, &policy, (1, 2), 5), Some(2));
    assert_eq!(band_with(&facts, &policy, (1, 2), 6), Some(3));
    // The curve ends at 10 %: no points, but at 18 complaints and more.
    policy.indicators[2].red_line = Some(RedLine { crossed: Crossing::NoPoints, cap: 3 });
    assert_eq!(five(&policy, 1).1.unwrap().target, 1);
    let mut bad = facts;
    bad.agents[1].facts[2].num = 20;
    policy.bands[2].from_centi = 6100;
    policy.floor = None;
    let advice = advise(&bad, &Judge::new(&bad, &policy), &policy, 1).unwrap();
    assert_eq!(advice.target, 2);
    assert_eq!(band_with(&bad, &policy, (1, 2), 18), Some(3));
    assert_eq!(reached(&advice.suggestions[2]).map(|it| it.2), Some(17));
}

#[test]
fn a_way_back_over_a_red_line_must_not_break_the_floor() {
    let mut policy = templates::community();
    // A2 settles 112 of 140 at first contact: more than three quarters, which is forbidden here; Q is 71.2.
    let crossed = Crossing::Above(Fraction::percent(75));
    policy.indicators[1].red_line = Some(RedLine { crossed, cap: 4 });
    let earning = |policy: &Policy, facts: &Facts, target: usize| -> Vec<i64> {
        let earns = |it: &i64| band_with(facts, policy, (1, 1), *it).is_some_and(|it| it <= target);
        (0..=140).filter(earns).collect()
    };
    let (facts, advice) = five(&policy, 1);
    let advice = advice.unwrap();
    assert_eq!(reached(&advice.suggestions[1]).map(|it| it.2), Some(105));
    assert_eq!(earning(&policy, &facts, advice.target).last(), Some(&105));
    policy.floor.as_mut().unwrap().min_points = 71;
    policy.floor.as_mut().unwrap().cap = "D".to_owned();
    let (facts, advice) = five(&policy, 1);
    let advice = advice.unwrap();
    assert_eq!(advice.suggestions[1].outcome, Outcome::BeyondCurve);
    assert!(earning(&policy, &facts, advice.target).is_empty());
}

#[test]
fn cases_that_were_added_are_taken_off_again() {
    let mut policy = templates::community();
    let plain = reached(&five(&policy, 1).1.unwrap().suggestions[0]);
    assert_eq!(plain.map(|it| it.2), Some(35));
    // (33 + 8.8)/50 is 83.6 %, 70.8 points: closer to the A than 33/40, and each hit moves it less.
    policy.indicators[0].correction = Correction::Credibility { m: 10, p0: Fraction::percent(88) };
    let (facts, advice) = five(&policy, 1);
    let (value, now, then) = reached(&advice.unwrap().suggestions[0]).unwrap();
    assert_eq!((value, now, then), (853_755, 33, 34)); // (34 + 8.8)/50 is 85.6 %.
    assert_eq!(band_with(&facts, &policy, (1, 0), 34), Some(1));
    assert_eq!(band_with(&facts, &policy, (1, 0), 33), Some(2));
}

#[test]
fn what_others_decide_too_cannot_be_read_backwards() {
    let mut policy = templates::community();
    policy.indicators[8].correction = Correction::RaterBias;
    policy.indicators[4].correction = Correction::CaseMix;
    let mut facts = five_agents::facts(&policy);
    // Counted without details, both are scored as measured, and that can be read backwards.
    let told = |facts: &Facts| advise(facts, &Judge::new(facts, &policy), &policy, 1).unwrap();
    assert_eq!(
        told(&facts).suggestions[8].outcome,
        five(&templates::community(), 1).1.unwrap().suggestions[8].outcome
    );
    for agent in &mut facts.agents {
        let fact = &mut agent.facts[4];
        let kind = CaseKind { task_type: None, urgency: Urgency::Normal };
        fact.strata = vec![Stratum { kind, num: fact.num, den: fact.den }];
    }
    let advice = told(&facts);
    assert_eq!(advice.suggestions[4].outcome, Outcome::NotInvertible);
    assert!(advice.suggestions[4].needed.is_some());
}

#[test]
fn a_bonus_behind_the_gate_comes_with_the_points_that_open_it() {
    let mut policy = templates::community();
    policy.fairness.workload.as_mut().unwrap().gate_points = 77;
    // A3 has quality 76 and a bonus of 5 that waits for 77: 73.885 now, 80 needs 6.115.
    let (facts, advice) = five(&policy, 2);
    let advice = advice.unwrap();
    assert_eq!(micro(&advice.gap), 6_115_000);
    // With the bonus 1.115 are left: CSAT 90 + 1.115/0.18 = 96.194444; without it 123.97.
    assert_eq!(advice.suggestions[0].needed.as_ref().map(micro), Some(96_194_444));
    assert_eq!(reached(&advice.suggestions[0]), Some((961_944, 54, 58)));
    assert_eq!(band_with(&facts, &policy, (2, 0), 58), Some(1));
    assert_eq!(band_with(&facts, &policy, (2, 0), 57), Some(2));
    // Outside the group of the gate the bonus stays out of reach: TRAIN needs all 6.115 over 0.1, 50 + 61.15.
    assert_eq!(advice.suggestions[6].needed.as_ref().map(micro), Some(111_150_000));
    assert_eq!(advice.suggestions[6].outcome, Outcome::BeyondCurve);
}

#[test]
fn without_weight_or_whole_counts_there_is_no_way() {
    let policy = templates::community();
    let weightless = policy.with_weights(&[5500, 3000, 0, 1500], &policy_locals(&policy));
    let advice = five(&weightless, 1).1.unwrap();
    assert_eq!(advice.suggestions[6].outcome, Outcome::NoWeight);
    // On this curve the supervisor's 4 is 51.4 points and the best rating there is 68.6; 92.25 are needed.
    let mut policy = policy;
    policy.indicators[7].curve = Curve::through_units(&[(1, 0), (8, 120)]);
    let advice = five(&policy, 1).1.unwrap();
    assert_eq!(advice.suggestions[7].needed.as_ref().map(micro), Some(92_253_086));
    assert_eq!(advice.suggestions[7].outcome, Outcome::BeyondCount);
}

#[test]
fn a_score_that_is_only_rounded_to_the_threshold_counts() {
    let mut policy = templates::community();
    // A2's RES at 180/180 gives 78.447222 + 0.09 × 17.5 = 80.022222, published as 80.02.
    policy.bands[1].from_centi = 8002;
    let (facts, advice) = five(&policy, 1);
    assert_eq!(reached(&advice.unwrap().suggestions[5]), Some((999_753, 153, 180)));
    assert_eq!(band_with(&facts, &policy, (1, 5), 180), Some(1));
    policy.bands[1].from_centi = 8003;
    let advice = five(&policy, 1).1.unwrap();
    assert_eq!(advice.suggestions[5].outcome, Outcome::BeyondCurve);
}

#[test]
fn a_tie_of_the_rounding_goes_to_the_even_threshold_only() {
    let mut policy = templates::community();
    // A1's FCR at 134/160 gives exactly 87.865, which is published as 87.86.
    for (from_centi, count) in [(8786, 134), (8787, 135)] {
        policy.bands[0].from_centi = from_centi;
        let (facts, advice) = five(&policy, 0);
        assert_eq!(reached(&advice.unwrap().suggestions[1]).map(|it| it.2), Some(count));
        assert_eq!(band_with(&facts, &policy, (0, 1), count), Some(0));
        assert_eq!(band_with(&facts, &policy, (0, 1), count - 1), Some(1));
    }
}

fn policy_locals(policy: &Policy) -> Vec<u32> {
    policy.indicators.iter().map(|it| it.local_bp).collect()
}

/// Curves of every kind over values from 0 to `top`.
fn any_curve(top: i32) -> impl Strategy<Value = Curve> {
    let rows = move || {
        prop::collection::btree_map(0..=top * 20, 0_i32..=120, 2..6).prop_map(|rows| {
            let anchor = |(value, points): (i32, i32)| Anchor {
                value: Fraction::new(value.into(), 20).unwrap(),
                points: Fraction::integer(points),
            };
            rows.into_iter().map(anchor).collect::<Vec<Anchor>>()
        })
    };
    let edge = prop_oneof![Just(Edge::Left), Just(Edge::Right)];
    let whole = || (0_i32..=120).prop_map(Fraction::integer);
    prop_oneof![
        2 => rows().prop_map(|anchors| Curve::Linear { anchors, two_sided: true }),
        1 => (rows(), any::<bool>()).prop_map(|(mut anchors, falls)| {
            let mut points: Vec<Fraction> = anchors.iter().map(|it| it.points).collect();
            points.sort();
            if falls {
                points.reverse();
            }
            for (anchor, points) in anchors.iter_mut().zip(points) {
                anchor.points = points;
            }
            Curve::Linear { anchors, two_sided: false }
        }),
        2 => (whole(), rows(), edge)
            .prop_map(|(below, edges, closed)| Curve::Steps { below, edges, closed }),
        1 => (whole(), -150_i32..150, whole(), whole()).prop_map(|(base, per, lo, hi)| {
            Curve::Count { base, per: Fraction::integer(per), lo: lo.min(base), hi: hi.max(base) }
        }),
    ]
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let curves = prop::collection::vec((any_curve(1), any_curve(5)), 9);
    let weights = (prop::collection::vec(0_u32..100, 4), prop::collection::vec(0_u32..100, 9));
    let rules = (
        0_u32..100,
        0_usize..4,
        0_u32..100,
        0_usize..5,
        prop::collection::btree_set(1_u32..10_000, 4),
    );
    let limit = || (0_i32..=100).prop_map(|it| Fraction::new(it.into(), 20).unwrap());
    let crossed = prop_oneof![
        Just(Crossing::NoPoints),
        limit().prop_map(Crossing::Below),
        limit().prop_map(Crossing::Above),
    ];
    let red_line = (crossed, 1_u32..5).prop_map(|(crossed, cap)| RedLine { crossed, cap });
    let red_lines = prop::collection::vec(prop::option::weighted(0.15, red_line), 9);
    let added = (0_u32..20, 0_i32..=100)
        .prop_map(|(m, p0)| Correction::Credibility { m, p0: Fraction::percent(p0) });
    let correction = prop_oneof![2 => Just(Correction::None), 1 => added];
    let red_lines = (red_lines, prop::collection::vec(correction, 9));
    (curves, weights, rules, red_lines).prop_map(|it| {
        let (curves, (groups, locals), rules, (red_lines, corrections)) = it;
        let base = templates::community();
        let locals: Vec<u32> = [&locals[..3], &locals[3..6], &locals[6..7], &locals[7..]]
            .into_iter()
            .flat_map(|it| apportion(it, 10_000))
            .collect();
        let mut policy = base.with_weights(&apportion(&groups, 10_000), &locals);
        let own = red_lines.into_iter().zip(corrections);
        for ((indicator, (share, scale)), (red_line, correction)) in
            policy.indicators.iter_mut().zip(curves).zip(own)
        {
            if correction.fits(&indicator.measure) {
                indicator.correction = correction;
            }
            indicator.n_min = 1;
            indicator.red_line = red_line;
            indicator.curve = match indicator.measure.kind() {
                MeasureKind::Share => share,
                _ => scale,
            };
        }
        let (gate_points, gate_group, min_points, cap, thresholds) = rules;
        let workload = policy.fairness.workload.as_mut().unwrap();
        workload.gate_points = gate_points;
        workload.gate_group = policy.groups[gate_group].id.clone();
        let floor = policy.floor.as_mut().unwrap();
        (floor.min_points, floor.cap) = (min_points, policy.bands[cap].label.clone());
        for (band, from_centi) in policy.bands.iter_mut().zip(thresholds.into_iter().rev()) {
            band.from_centi = from_centi;
        }
        policy
    })
}

fn any_facts() -> impl Strategy<Value = (Vec<Fact>, i64)> {
    let pair = || (1_i64..12).prop_flat_map(|den| (0..=den, Just(den)));
    let share =
        prop_oneof![1 => Just(Fact::default()), 9 => pair().prop_map(|it| Fact::of(it.0, it.1))];
    let rating = || {
        (1_i64..5)
            .prop_flat_map(|den| (den..=5 * den, Just(den)))
            .prop_map(|it| Fact::of(it.0, it.1))
    };
    let hours = (0_i64..6).prop_map(|it| Fact::of(it, 1));
    (prop::collection::vec(share, 6), hours, rating(), rating(), 0_i64..40_000).prop_map(
        |(mut facts, hours, supervisor, peers, units_centi)| {
            facts.extend([hours, supervisor, peers]);
            (facts, units_centi)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_count_given_earns_the_grade_and_none_nearer_does(
        policy in any_policy(),
        people in prop::collection::vec(any_facts(), 1..4),
    ) {
        let agents = (people.into_iter().enumerate())
            .map(|(at, (facts, units_centi))| AgentFacts {
                staff: StaffId::new(&format!("a{at}")),
                role: Role::Hotline,
                facts,
                work: Work { cases: 1, units_centi, rostered_s: 360_000 },
                voided: Vec::new(),
            })
            .collect();
        let facts = Facts {
            period: "2026Q3".parse().unwrap(),
            as_of: crate::model::Time::from_epoch(1_790_000_000).unwrap(),
            measures: policy.indicators.iter().map(|it| it.measure.clone()).collect(),
            agents,
        };
        let Some(advice) = advise(&facts, &Judge::new(&facts, &policy), &policy, 0) else {
            return Ok(());
        };
        for suggestion in &advice.suggestions {
            let at = (0, suggestion.indicator);
            let Counted { count: now, of } = suggestion.now;
            let earns = |count: i64| {
                band_with(&facts, &policy, at, count).is_some_and(|it| it <= advice.target)
            };
            let counts = match policy.indicators[suggestion.indicator].measure.kind() {
                MeasureKind::Share => 0..=of,
                MeasureKind::Rating => of..=5 * of,
                _ => 0..=12,
            };
            let given = match suggestion.outcome {
                Outcome::Reaches { count, .. } => Some(count),
                _ => None,
            };
            if let Some(count) = given {
                prop_assert!(earns(count), "{suggestion:?}");
            }
            for count in counts {
                let nearer = given.is_none_or(|it| count.abs_diff(now) < it.abs_diff(now));
                prop_assert!(!nearer || !earns(count), "{count} does: {suggestion:?}");
            }
        }
    }
}
