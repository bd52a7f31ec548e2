//! Every indicator's definition on a handful of records (SCORING §2a).

mod deadlines;
mod details;

use std::sync::Arc;

use super::*;
use crate::model::{
    Calendar, Cause, Channel, Lane, Office, OfficeData, Record, Records, Review, Shift, Staff,
    Stop, StopReason, SurveyAnswer, SurveyMode, Target, TaskType, TaskTypeId, Training, Urgency,
    templates,
};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

fn period() -> Period {
    "2026-07".parse().unwrap()
}

/// Seconds after the start of July 2026 in China.
fn at(seconds: i64) -> Time {
    crate::model::UtcOffset::CHINA.midnight(period().start()).plus(seconds)
}

/// A moment of its own for each record.
fn nth(id: usize) -> Time {
    at(id.try_into().unwrap())
}

fn record(id: usize, task_type: &str, created: Time) -> Record {
    let id = format!("r{id:03}");
    Record {
        agent: Some(StaffId::new("ann")),
        ..Record::new(&id, "test", TaskTypeId::new(task_type), Channel::Phone, created)
    }
}

fn office(records: &[Record]) -> OfficeData {
    let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
    data.staff = ["ann", "ben"].map(Staff::named).to_vec();
    let limit = Target { resolution_s: Some(4 * 3600), ..Target::default() };
    data.task_types = vec![
        TaskType { targets: [(Urgency::Normal, limit)].into(), ..TaskType::named("enquiry") },
        TaskType { dispatched: true, difficulty_centi: 200, ..TaskType::named("repair") },
    ];
    data.records = Arc::new(records.iter().collect::<Records>());
    data
}

fn later() -> Time {
    at(400 * DAY)
}

fn fact_of(data: &OfficeData, measure: Measure, agent: &str) -> Fact {
    let facts = gather(data, period(), later(), &[measure]);
    facts.agents.iter().find(|it| it.staff.as_str() == agent).unwrap().facts[0].clone()
}

#[track_caller]
fn check(data: &OfficeData, measure: Measure, num: i64, den: i64) {
    let named = format!("{measure:?}");
    let fact = fact_of(data, measure, "ann");
    assert_eq!((fact.num, fact.den), (num, den), "{named}");
}

fn call(id: usize, answered: bool, rings: Option<u8>, wait_s: Option<u32>) -> Record {
    Record { answered: Some(answered), rings, wait_s, ..record(id, "enquiry", nth(id)) }
}

#[test]
fn rings_decide_and_seconds_stand_in_for_them() {
    let data = office(&[
        call(1, true, Some(3), None),
        call(2, true, Some(4), None),
        call(3, true, None, Some(14)),
        call(4, true, None, Some(15)),
        call(5, true, None, None),
        call(6, false, None, None),
    ]);
    check(&data, Measure::WithinRings { rings: 3 }, 2, 4);
    let fact = fact_of(&data, Measure::WithinRings { rings: 3 }, "ann");
    assert_eq!(fact.excluded, [(Exclusion::NoWait, 1)]);
    check(&data, Measure::Answered, 5, 6);
}

#[test]
fn the_speed_of_answer_is_over_answered_calls_only() {
    let data = office(&[
        call(1, true, None, Some(60)),
        call(2, true, None, Some(90)),
        call(3, false, None, None),
    ]);
    check(&data, Measure::AnswerSpeed, 150, 2);
    assert_eq!(fact_of(&data, Measure::AnswerSpeed, "ann").squares, 3600 + 8100);
}

#[test]
fn calls_solved_are_counted_of_those_answered() {
    let outcome = |id, answered, solved| Record { solved, ..call(id, answered, None, Some(9)) };
    let data = office(&[
        outcome(1, true, Some(true)),
        outcome(2, true, Some(false)),
        outcome(3, true, None),
        outcome(4, false, None),
    ]);
    check(&data, Measure::ResolvedCalls, 1, 2);
}

fn rated(counts: &[(u8, usize)]) -> OfficeData {
    let ratings = counts.iter().flat_map(|(rating, times)| vec![*rating; *times]);
    let records: Vec<Record> = ratings
        .enumerate()
        .map(|(id, rating)| Record { rating: Some(rating), ..record(id, "enquiry", nth(id)) })
        .collect();
    office(&records)
}

#[test]
fn two_distributions_tie_in_satisfaction_and_differ_in_the_mean() {
    let data = rated(&[(1, 2), (2, 1), (3, 2), (4, 20), (5, 25)]);
    check(&data, Measure::Satisfied, 45, 50); // 0.90
    check(&data, Measure::MeanRating, 215, 50); // 4.30
    let data = rated(&[(1, 5), (5, 45)]);
    check(&data, Measure::Satisfied, 45, 50); // 0.90
    check(&data, Measure::MeanRating, 230, 50); // 4.60
}

#[test]
fn a_rating_for_the_premises_is_not_the_agents() {
    let rating = |id, cause| Record { rating: Some(1), cause, ..record(id, "enquiry", at(1)) };
    let data = office(&[
        rating(1, None),
        rating(2, Some(Cause::Attitude)),
        rating(3, Some(Cause::Premises)),
        rating(4, Some(Cause::NotOurs)),
    ]);
    check(&data, Measure::Satisfied, 0, 2);
    let fact = fact_of(&data, Measure::Satisfied, "ann");
    assert_eq!(fact.excluded, [(Exclusion::NotTheAgents, 2)]);
}

#[test]
fn a_survey_rates_the_record_once() {
    let mut data = office(&[record(1, "enquiry", at(1)), record(2, "enquiry", at(2))]);
    let answer = |id: &str, answered, rating| SurveyAnswer {
        id: id.to_owned(),
        record: Some("r001".into()),
        invited: at(10),
        answered,
        rating,
        recommend: None,
        mode: SurveyMode::Online,
        form: None,
        extra: crate::model::Extra::default(),
    };
    data.surveys = Arc::new(vec![
        answer("s1", Some(at(90)), Some(2)),
        answer("s2", Some(at(50)), Some(5)),
        answer("s3", None, None),
    ]);
    check(&data, Measure::MeanRating, 5, 1);
}

#[test]
fn a_repeat_within_the_window_unsettles_the_first_contact() {
    let contact = |id, room: &str, task_type: &str, day| Record {
        room: Some(room.to_owned()),
        ..record(id, task_type, at(day * DAY))
    };
    let data = office(&[
        contact(1, "1-101", "enquiry", 1),
        contact(2, "1-101", "enquiry", 8), // the last second of seven days
        contact(3, "1-102", "enquiry", 1),
        contact(4, "1-102", "enquiry", 9),  // a new matter
        contact(5, "1-103", "enquiry", 26), // its window is still open at the end of July
        contact(6, "1-104", "repair", 1),
        record(7, "enquiry", at(DAY)),
    ]);
    let measure = Measure::FirstContact { days: 7 };
    check(&data, measure.clone(), 2, 3);
    let fact = fact_of(&data, measure, "ann");
    assert_eq!(fact.pending, 1);
    let expected = [(Exclusion::NoRoom, 1), (Exclusion::Repeat, 1), (Exclusion::Dispatched, 1)];
    assert_eq!(fact.excluded, expected);
}

#[test]
fn of_contacts_in_the_same_second_the_lesser_id_came_first() {
    let contact = |id, agent| Record {
        agent: Some(StaffId::new(agent)),
        room: Some("1-101".to_owned()),
        ..record(id, "enquiry", at(DAY))
    };
    let mut records = [contact(1, "ann"), contact(2, "ben")];
    let measure = Measure::FirstContact { days: 7 };
    for _ in 0..2 {
        let data = office(&records);
        let [ann, ben] = ["ann", "ben"].map(|it| fact_of(&data, measure.clone(), it));
        assert_eq!((ann.num, ann.den, ann.excluded), (0, 1, Vec::new()));
        assert_eq!((ben.den, ben.excluded), (0, vec![(Exclusion::Repeat, 1)]));
        records.reverse();
    }
}

#[test]
fn upheld_complaints_are_counted_against_whom_they_are_about() {
    let complaint = |id, upheld| Record {
        agent: Some(StaffId::new("ben")),
        about: Some(StaffId::new("ann")),
        upheld,
        ..record(id, "complaint", nth(id))
    };
    let data = office(&[
        record(1, "enquiry", at(1)),
        record(2, "enquiry", at(2)),
        complaint(3, Some(true)),
        complaint(4, Some(false)),
        complaint(5, None),
    ]);
    check(&data, Measure::UpheldComplaints, 1, 2);
    assert_eq!(fact_of(&data, Measure::UpheldComplaints, "ann").pending, 1);
    let handled = fact_of(&data, Measure::UpheldComplaints, "ben");
    assert_eq!((handled.num, handled.den), (0, 3));
}

#[test]
fn no_entry_in_a_register_is_no_hours_and_no_register_is_no_data() {
    let mut data = office(&[]);
    check(&data, Measure::TrainingHours, 0, 0);
    let training = |hours, day: &str| Training {
        staff: StaffId::new("ben"),
        course: "沟通".to_owned(),
        hours,
        date: day.parse().unwrap(),
        passed: None,
        extra: crate::model::Extra::default(),
    };
    data.trainings = Arc::new(vec![
        training(2, "2026-07-01"),
        training(3, "2026-07-31"),
        training(4, "2026-08-01"),
    ]);
    check(&data, Measure::TrainingHours, 0, 1);
    let ben = fact_of(&data, Measure::TrainingHours, "ben");
    assert_eq!((ben.num, ben.den, ben.n), (5, 1, 1));
}

#[test]
fn nobody_reviews_themselves() {
    let mut data = office(&[]);
    let review = |rater: &str, kind, score| Review {
        rater: StaffId::new(rater),
        ratee: StaffId::new("ann"),
        kind,
        period: period(),
        score,
        extra: crate::model::Extra::default(),
    };
    data.reviews = Arc::new(vec![
        review("boss", ReviewKind::Supervisor, 4),
        review("ben", ReviewKind::Peer, 3),
        review("cas", ReviewKind::Peer, 5),
        review("ann", ReviewKind::Peer, 5),
    ]);
    check(&data, Measure::SupervisorReview, 4, 1);
    check(&data, Measure::PeerReview, 8, 2);
    assert_eq!(fact_of(&data, Measure::PeerReview, "ann").excluded, [(Exclusion::SelfReview, 1)]);
}

#[test]
fn work_counts_when_it_is_closed_and_hours_as_far_as_they_reach_into_the_period() {
    let closed = |id, task_type, resolved| Record { resolved, ..record(id, task_type, at(-DAY)) };
    let mut data = office(&[
        closed(1, "enquiry", Some(at(0))),
        closed(2, "repair", Some(at(DAY))),
        closed(3, "repair", Some(at(-1))),
        closed(4, "repair", None),
    ]);
    let shift = |start, end| Shift {
        staff: StaffId::new("ann"),
        start,
        end,
        logged_s: None,
        extra: crate::model::Extra::default(),
    };
    data.shifts =
        Arc::new(vec![shift(at(-HOUR), at(2 * HOUR)), shift(at(DAY), at(DAY + 8 * HOUR))]);
    let facts = gather(&data, period(), later(), &[]);
    let expected = Work { cases: 2, units_centi: 300, rostered_s: 10 * HOUR };
    assert_eq!(facts.agents[0].work, expected);
}

#[test]
fn the_cases_behind_a_figure_add_up_to_it() {
    let data = rated(&[(1, 2), (4, 3), (5, 5)]);
    let scope = Scope::new(&data, period(), later());
    let cases = cases_of(&scope, &Measure::Satisfied, &StaffId::new("ann"));
    let mut fact = Fact::default();
    for case in &cases {
        fact.add(case.verdict);
    }
    assert_eq!(fact, fact_of(&data, Measure::Satisfied, "ann"));
    assert!(cases.iter().all(|it| it.record.is_some()));
}
