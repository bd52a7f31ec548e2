//! Service levels and abandons with their oracles, and the team's figure (SCORING §2a).

use super::fixture::*;
use super::*;
use crate::engine::Exact;
use crate::model::{Measure, OfficeData, Record, ServiceBase};

fn millionths(fact: &Fact) -> i64 {
    Exact::ratio(fact.num, fact.den).unwrap().round_half_even(1_000_000).unwrap()
}

/// 200 calls: 160 answered within 15 s and 26 later, 4 given up within 5 s, 4 within 15 s and 6 later.
fn queue() -> OfficeData {
    let waits = [(true, 15, 160), (true, 16, 26), (false, 5, 4), (false, 15, 4), (false, 16, 6)];
    let calls = waits.iter().flat_map(|(answered, wait, times)| vec![(*answered, *wait); *times]);
    let calls: Vec<Record> =
        calls.enumerate().map(|(id, (answered, wait))| call(id, answered, Some(wait))).collect();
    office(&calls)
}

#[test]
fn service_levels_differ_by_what_stands_below_the_line() {
    let data = queue();
    let level = |base, short_s| Measure::ServiceLevel { seconds: 15, base, short_s };
    let all = level(ServiceBase::Offered, None);
    check(&data, &all, (160, 200, 0), &[]);
    assert_eq!(millionths(&fact_of(&data, &all, "ann")), 800_000);
    let less_short = level(ServiceBase::LessShort, Some(5));
    check(&data, &less_short, (160, 196, 0), &[(Exclusion::HungUpEarly, 4)]);
    assert_eq!(millionths(&fact_of(&data, &less_short, "ann")), 816_327);
    let late = level(ServiceBase::LateAbandoned, None);
    check(&data, &late, (160, 192, 0), &[(Exclusion::HungUpEarly, 8)]);
    assert_eq!(millionths(&fact_of(&data, &late, "ann")), 833_333);
}

#[test]
fn a_service_level_is_never_of_the_answered_calls_only() {
    let data = queue();
    let answered = fact_of(&data, &Measure::Answered, "ann").num;
    let wrong = Fact::of(160, answered);
    assert_eq!(millionths(&wrong), 860_215);
    for (base, short_s) in [
        (ServiceBase::Offered, None),
        (ServiceBase::LessShort, Some(5)),
        (ServiceBase::LateAbandoned, None),
    ] {
        let measure = Measure::ServiceLevel { seconds: 15, base, short_s };
        assert!(millionths(&fact_of(&data, &measure, "ann")) < millionths(&wrong), "{base:?}");
    }
}

#[test]
fn short_abandons_leave_both_sides_of_the_abandonment_rate() {
    let data = queue();
    check(&data, &Measure::Abandoned { short_s: None }, (14, 200, 0), &[]);
    let less_short = Measure::Abandoned { short_s: Some(5) };
    check(&data, &less_short, (10, 196, 0), &[(Exclusion::HungUpEarly, 4)]);
    assert_eq!(millionths(&fact_of(&data, &less_short, "ann")), 51_020);
}

#[test]
fn only_what_is_known_to_be_short_is_left_out() {
    let data = office(&[call(1, true, None), call(2, false, None), call(3, false, Some(4))]);
    let late =
        Measure::ServiceLevel { seconds: 15, base: ServiceBase::LateAbandoned, short_s: None };
    check(&data, &late, (0, 1, 0), &[(Exclusion::NoWait, 1), (Exclusion::HungUpEarly, 1)]);
    check(
        &data,
        &Measure::Abandoned { short_s: Some(5) },
        (1, 2, 0),
        &[(Exclusion::HungUpEarly, 1)],
    );
    check(&office(&[]), &Measure::Abandoned { short_s: None }, (0, 0, 0), &[]);
}

#[test]
fn the_team_counts_calls_that_reached_nobody() {
    let lost = Record { agent: None, ..call(1, false, Some(40)) };
    let data = office(&[lost, call(2, true, Some(9))]);
    let measure = Measure::ServiceLevel { seconds: 15, base: ServiceBase::Offered, short_s: None };
    check(&data, &measure, (1, 1, 0), &[]);
    let scope = Scope::new(&data, period(), later());
    let team = team_fact(&scope, &measure).unwrap();
    assert_eq!((team.num, team.den), (1, 2));
    assert_eq!(team_fact(&scope, &Measure::Satisfied), None);
    assert!(measure.is_of_the_team() && !Measure::Satisfied.is_of_the_team());
}

#[test]
fn the_cases_add_up_to_every_figure_that_is_a_sum() {
    let data = queue();
    let scope = Scope::new(&data, period(), later());
    for measure in [
        Measure::Abandoned { short_s: Some(5) },
        Measure::HandleTime,
        Measure::ServiceLevel { seconds: 15, base: ServiceBase::LessShort, short_s: Some(5) },
    ] {
        let mut fact = Fact::default();
        for case in cases_of(&scope, &measure, &StaffId::new("ann")) {
            fact.add(case.verdict);
        }
        assert_eq!(fact, fact_of(&data, &measure, "ann"), "{measure:?}");
    }
}
