//! Limits of the method from both sides: what still counts, and what no longer does (SCORING §2a–§5).

use std::sync::Arc;

use jiheng::engine::confidence::{Certainty, beats, certainty, indistinguishable};
use jiheng::engine::facts::{Fact, Facts, gather};
use jiheng::engine::{Exact, Grade, Judge};
use jiheng::model::{
    Channel, Measure, Office, OfficeData, Policy, Record, Records, Role, ServiceBase, Staff,
    StaffId, TaskType, TaskTypeId, Time, templates,
};

use crate::shared::five_agents;

fn indicator(policy: &Policy, id: &str) -> usize {
    policy.indicators.iter().position(|it| it.id.as_str() == id).unwrap()
}

/// The five of the example, the third with quality of just 60 points, or a little less.
fn with_quality(complaints: Fact) -> (Facts, Policy) {
    let policy = templates::community();
    let mut facts = five_agents::facts(&five_agents::oracle(), &policy);
    let third = &mut facts.agents[2].facts;
    third[indicator(&policy, "CSAT")] = Fact::of(80, 100);
    third[indicator(&policy, "FCR")] = Fact::of(70, 100);
    third[indicator(&policy, "CMPL")] = complaints;
    (facts, policy)
}

#[test]
fn quality_of_sixty_points_opens_the_gate_and_holds_the_floor_and_less_does_not() {
    // 60 · 0.45 + 72.366667 · 0.3 + 50 · 0.1 + 86.5 · 0.15 = 66.685, and 5 for the work.
    for (complaints, bonus, centi, grade) in [
        (Fact::of(5, 100), 5, 7168, Grade::Band { at: 2, capped: None }),
        (Fact::of(51, 1000), 0, 6652, Grade::Band { at: 3, capped: None }),
    ] {
        let (facts, policy) = with_quality(complaints);
        let judge = Judge::new(&facts, &policy);
        let weighed = judge.weigh(2, &policy);
        assert_eq!(weighed.bonus, Exact::integer(bonus));
        let standing = judge.rank(&policy).into_iter().find(|it| it.staff.as_str() == "A3");
        let standing = standing.unwrap();
        assert_eq!((standing.centi, standing.grade), (Some(centi), grade));
    }
}

#[test]
fn three_fifths_of_the_weight_are_enough_for_a_grade() {
    let policy = templates::community();
    let without = |ids: &[&str]| {
        let mut facts = five_agents::facts(&five_agents::oracle(), &policy);
        for id in ids {
            facts.agents[0].facts[indicator(&policy, id)] = Fact::default();
        }
        let judge = Judge::new(&facts, &policy);
        let standings = judge.rank(&policy);
        let standing = standings.iter().find(|it| it.staff.as_str() == "A1").unwrap();
        (judge.weigh(0, &policy).coverage.to_string(), standing.grade, standing.rank)
    };
    // All of efficiency and ability are missing: 0.45 and 0.15 are left.
    let (coverage, grade, rank) = without(&["RING3", "SLA", "RES", "TRAIN"]);
    assert_eq!((coverage.as_str(), grade.band().is_some()), ("3/5", true));
    assert!(rank.is_some());
    let (coverage, grade, rank) = without(&["RING3", "SLA", "RES", "TRAIN", "PEER"]);
    assert_eq!((coverage.as_str(), grade, rank), ("27/50", Grade::LowCoverage, None));
    let all_quality = without(&["CSAT", "FCR", "CMPL"]);
    assert_eq!((all_quality.1, all_quality.2), (Grade::MandatoryEmpty(0), None));
}

#[test]
fn what_a_role_does_not_have_is_not_missing_from_the_coverage() {
    let policy = templates::community();
    let coverage = |missing: Option<&str>| {
        let mut facts = five_agents::facts(&five_agents::oracle(), &policy);
        facts.agents[0].role = Role::Housekeeper; // who has no calls to answer within three rings
        if let Some(id) = missing {
            facts.agents[0].facts[indicator(&policy, id)] = Fact::default();
        }
        Judge::new(&facts, &policy).weigh(0, &policy).coverage
    };
    assert_eq!(coverage(None), Exact::integer(1));
    // Of efficiency 4000 of 7000 are missing: 0.45 + 0.3 · 3/7 + 0.1 + 0.15.
    assert_eq!(coverage(Some("SLA")), Exact::ratio(29, 35).unwrap());
    assert_eq!(coverage(Some("RING3")), Exact::integer(1));
}

#[test]
fn somebody_alone_is_first_and_carries_nothing_extra() {
    let policy = templates::community();
    let mut facts = five_agents::facts(&five_agents::oracle(), &policy);
    facts.agents.drain(..4);
    facts.agents.truncate(1);
    let judge = Judge::new(&facts, &policy);
    let standings = judge.rank(&policy);
    assert_eq!((standings.len(), standings[0].rank, standings[0].centi), (1, Some(1), Some(7004)));
    assert_eq!(judge.weigh(0, &policy).bonus, Exact::zero());
}

/// The first of the five as sure as is wanted.
fn sure(score: f64, standard_error: f64, own_grade: f64) -> Certainty {
    let policy = templates::community();
    let facts = five_agents::facts(&five_agents::oracle(), &policy);
    let all = certainty(&facts, &Judge::new(&facts, &policy), &policy);
    let one = all.into_iter().flatten().next().unwrap();
    Certainty { score, standard_error, own_grade, ..one }
}

#[test]
fn a_grade_of_four_in_five_is_not_on_the_border() {
    assert!(sure(85.0, 3.0, 0.799).is_borderline());
    assert!(!sure(85.0, 3.0, 0.8).is_borderline());
}

#[test]
fn an_order_of_ninety_seven_and_a_half_percent_is_one() {
    // √(0.6² + 0.8²) = 1, and Φ(1.96) = 0.975002.
    let behind = sure(80.0, 0.8, 1.0);
    let ahead = |by| sure(80.0 + by, 0.6, 1.0);
    assert!((beats(&ahead(1.96), &behind) - 0.975_002).abs() < 5e-7);
    assert!(!indistinguishable(&ahead(1.96), &behind) && !indistinguishable(&behind, &ahead(1.96)));
    assert!(indistinguishable(&ahead(1.9599), &behind));
    assert!(indistinguishable(&behind, &ahead(1.9599)));
}

/// What is counted of one answered call that waited so long.
fn of_a_wait(wait_s: u32, measure: &Measure) -> (i64, i64) {
    let created = Time::from_epoch(1_782_864_000).unwrap();
    let call = Record {
        agent: Some(StaffId::new("ann")),
        answered: Some(true),
        wait_s: Some(wait_s),
        ..Record::new("r", "t", TaskTypeId::new("enquiry"), Channel::Phone, created)
    };
    let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
    data.staff = vec![Staff::named("ann")];
    data.task_types = vec![TaskType::named("enquiry")];
    data.records = Arc::new([call].iter().collect::<Records>());
    let later = created.plus(40 * 86_400);
    let facts = gather(&data, "2026-07".parse().unwrap(), later, std::slice::from_ref(measure));
    (facts.agents[0].facts[0].num, facts.agents[0].facts[0].den)
}

#[test]
fn three_rings_end_before_the_fifteenth_second_and_a_service_level_with_it() {
    let rings = Measure::WithinRings { rings: 3 };
    assert_eq!((of_a_wait(14, &rings), of_a_wait(15, &rings)), ((1, 1), (0, 1)));
    let level = Measure::ServiceLevel { seconds: 15, base: ServiceBase::Offered, short_s: None };
    assert_eq!((of_a_wait(15, &level), of_a_wait(16, &level)), ((1, 1), (0, 1)));
}
