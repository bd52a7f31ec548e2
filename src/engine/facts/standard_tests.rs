//! Responses, aftercare, surveys, hours, inspections and caps: the standard definitions (SCORING §2a).

use std::num::NonZeroU16;
use std::sync::Arc;

use super::fixture::*;
use super::*;
use crate::engine::Exact;
use crate::engine::net_promoter::net_promoter;
use crate::model::{
    Extra, Inspection, Measure, OfficeData, RatingCaps, Record, Shift, Step, SurveyAnswer, Target,
    Training, Urgency,
};

fn responded(id: usize, created: i64, after: Option<i64>) -> Record {
    let created = at(created);
    Record { first_response: after.map(|it| created.plus(it)), ..record(id, created) }
}

#[test]
fn the_first_response_is_a_median_and_what_waits_is_pending() {
    let missed = call(6, false, Some(3));
    let machine_free = Record { resolved: Some(at(90)), ..responded(5, 0, None) };
    let mut rows = vec![
        responded(1, 0, Some(60)),
        responded(2, 0, Some(7200)),
        responded(3, 0, Some(100)),
        responded(4, 0, None),
        machine_free,
        missed,
        call(7, true, Some(3)), // measured by waits
        responded(8, 0, Some(-1)),
    ];
    let excluded = [(Exclusion::NoResponse, 1), (Exclusion::Backwards, 1)];
    check(&office(&rows), &Measure::FirstResponse, (100, 1, 1), &excluded);
    let fact = fact_of(&office(&rows), &Measure::FirstResponse, "ann");
    assert_eq!((fact.n, fact.squares), (3, 0));
    rows.push(responded(9, 0, Some(200)));
    check(&office(&rows), &Measure::FirstResponse, (300, 2, 1), &excluded);
    assert_eq!(fact_of(&office(&rows), &Measure::FirstResponse, "ann").n, 4);
    assert_eq!(fact_of(&office(&rows), &Measure::FirstResponse, "ben"), Fact::default());
    let early = fact_at(&office(&rows), at(150), &Measure::FirstResponse, "ann");
    assert_eq!((early.num, early.den, early.n, early.pending), (160, 2, 2, 3));
}

#[test]
fn a_first_response_is_due_by_type_and_urgency() {
    let urgent = |record: Record| Record { urgency: Urgency::Urgent, ..record };
    let rows = [
        responded(1, 0, Some(2 * HOUR)), // to the second
        responded(2, 0, Some(2 * HOUR + 1)),
        responded(3, 0, None),               // still unanswered past the limit
        responded(4, -HOUR, Some(HOUR)),     // of June, due in July
        responded(5, -3 * HOUR, Some(HOUR)), // due in June
        responded(6, 31 * DAY - HOUR, Some(300)), // due in August
        urgent(responded(7, 0, Some(HOUR))), // no limit for this urgency
        Record { resolved: Some(at(90)), ..responded(8, 0, None) },
        responded(9, 0, Some(-5)),
    ];
    let mut data = office(&rows);
    let target = Target { first_response_s: Some(7200), ..Target::default() };
    data.task_types[0].targets = [(Urgency::Normal, target)].into();
    let excluded = [(Exclusion::NoLimit, 1), (Exclusion::NoResponse, 1), (Exclusion::Backwards, 1)];
    check(&data, &Measure::FirstResponseOnTime, (2, 4, 0), &excluded);
    // An hour into July only the one of June is due; the others that have to be are pending.
    let early = fact_at(&data, at(HOUR + 1), &Measure::FirstResponseOnTime, "ann");
    assert_eq!((early.num, early.den, early.pending), (1, 1, 5));
}

#[test]
fn a_case_that_comes_back_is_held_against_whoever_closed_it() {
    let closed = |id: usize, day: i64, again: Option<i64>, by: Option<&str>| Record {
        resolved: Some(at(day * DAY)),
        reopened: again.map(at),
        closed_by: by.map(StaffId::new),
        ..record(id, at(0))
    };
    let data = office(&[
        closed(1, 1, None, None),
        closed(2, 1, Some(8 * DAY), None), // the last second of seven days
        closed(3, 1, Some(8 * DAY + 1), None), // too late to count
        closed(4, 1, Some(2 * DAY), Some("ben")),
        closed(5, 1, Some(2 * DAY), Some("moe")), // a manager is not judged, and Ann did not close it
        closed(6, 9, Some(2 * DAY), Some("ben")), // closed again by Ben: Ann's
        closed(7, 24, Some(25 * DAY), None),      // its window reaches to the end of July
        closed(8, -1, Some(2 * DAY), None),       // resolved in June
        record(9, at(0)),
    ]);
    let measure = Measure::Reopened { days: 7 };
    check(&data, &measure, (2, 4, 1), &[]);
    let ben = fact_of(&data, &measure, "ben");
    assert_eq!((ben.num, ben.den), (1, 1));
}

#[test]
fn a_case_that_was_closed_twice_is_held_against_the_author_of_the_last_step_before() {
    let step = |name: &str, day: i64, author: Option<&str>| {
        let (start, end) = (at(0), at(day * DAY));
        let author = author.map(StaffId::new);
        Step { name: name.to_owned(), start, end, planned: false, author }
    };
    // Resolved again on the ninth day, by Ann: who closed it before it came back on the third?
    let closed_twice = |steps: Vec<Step>| {
        let times = (Some(at(9 * DAY)), Some(at(3 * DAY)));
        let (resolved, reopened) = times;
        office(&[Record { resolved, reopened, steps, ..record(1, at(0)) }])
    };
    let measure = Measure::Reopened { days: 7 };
    let held = |steps: Vec<Step>| {
        let data = closed_twice(steps);
        ["ann", "ben"].map(|it| fact_of(&data, &measure, it).den)
    };
    assert_eq!(held(vec![]), [1, 0], "nobody is named: the agent");
    let (first, second) = (step("受理", 1, Some("ann")), step("完工", 2, Some("ben")));
    assert_eq!(held(vec![first.clone(), second.clone()]), [0, 1]);
    assert_eq!(held(vec![second, first.clone()]), [0, 1], "by time, not by place");
    assert_eq!(
        held(vec![first.clone(), step("完工", 8, Some("ben"))]),
        [1, 0],
        "after it came back"
    );
    assert_eq!(held(vec![first, step("完工", 2, None)]), [1, 0], "of those that are named");
    assert_eq!(held(vec![step("完工", 2, Some("moe"))]), [0, 0], "a manager is not judged");
}

#[test]
fn a_call_back_is_a_step_of_that_name_that_is_done() {
    let step = |name: &str, end: Time| Step {
        name: name.to_owned(),
        start: at(0),
        end,
        planned: true,
        author: None,
    };
    let repair = |id, resolved, steps| Record {
        task_type: "repair".into(),
        resolved,
        steps,
        ..record(id, at(0))
    };
    let closed = Some(at(DAY));
    let data = office(&[
        repair(1, closed, vec![step("完工", at(DAY)), step("回访", at(2 * DAY))]),
        repair(2, closed, vec![step("未回访", at(2 * DAY))]),
        repair(3, closed, vec![step("回访", at(40 * DAY))]), // after the cut
        repair(4, None, vec![step("回访", at(2 * DAY))]),
        Record { resolved: closed, ..record(5, at(0)) }, // enquiries need none
    ]);
    check(&data, &Measure::CalledBack, (1, 3, 0), &[]);
}

fn recommending(id: &str, record: Option<&str>, answer: u8) -> SurveyAnswer {
    let answered = Some(at(2 * HOUR));
    SurveyAnswer { answered, recommend: Some(answer), ..invitation(id, record, at(HOUR)) }
}

#[test]
fn a_net_promoter_score_is_the_teams() {
    let answers = [(9, 30), (10, 25), (7, 15), (8, 10), (6, 12), (0, 8)];
    let answers = answers.iter().flat_map(|(answer, times)| vec![*answer; *times]);
    let mut data = office(&[record(1, at(0))]);
    let surveys = answers.enumerate().map(|(at, it)| recommending(&format!("s{at}"), None, it));
    data.surveys = Arc::new(surveys.collect());
    let scope = Scope::new(&data, period(), later());
    let team = team_fact(&scope, &Measure::NetPromoter).unwrap();
    assert_eq!((team.num, team.den, team.squares), (35, 100, 75));
    let found = net_promoter(&team).unwrap();
    assert!((found.standard_error - 7.92149).abs() < 5e-6, "{found:?}");
    assert_eq!(fact_of(&data, &Measure::NetPromoter, "ann"), Fact::default());
}

#[test]
fn the_first_of_several_answers_about_a_contact_counts() {
    let mut data = office(&[record(1, at(0)), record(2, at(0))]);
    let first =
        SurveyAnswer { answered: Some(at(HOUR + 5)), ..recommending("s9", Some("r001"), 2) };
    let unanswered = invitation("s3", Some("r002"), at(HOUR));
    let too_late =
        SurveyAnswer { answered: Some(at(40 * DAY)), ..recommending("s4", Some("r002"), 9) };
    let unsent = SurveyAnswer { invited: at(-1), ..recommending("s5", None, 9) };
    let second = recommending("s1", Some("r001"), 10);
    data.surveys = Arc::new(vec![second, first, unanswered, too_late, unsent]);
    check(&data, &Measure::NetPromoter, (-1, 1, 0), &[(Exclusion::Repeat, 1)]);
    check(&data, &Measure::ResponseRate, (2, 4, 0), &[]);
}

#[test]
fn whoever_asks_only_the_content_shows() {
    let rows = [
        record(1, at(0)),
        Record { rating: Some(5), ..record(2, at(0)) },
        record(3, at(0)),
        record(4, at(0)),
        call(5, false, None),
    ];
    let mut data = office(&rows);
    check(&data, &Measure::Invited, (0, 0, 0), &[]);
    let never = invitation("s2", Some("r004"), at(40 * DAY));
    data.surveys = Arc::new(vec![invitation("s1", Some("r001"), at(HOUR)), never]);
    check(&data, &Measure::Invited, (2, 4, 0), &[]);
}

#[test]
fn talk_is_of_answered_calls() {
    let talked = |id, answered, talk_s| Record { talk_s, ..call(id, answered, None) };
    let data = office(&[
        talked(1, true, Some(60)),
        talked(2, true, Some(u32::MAX - 1)),
        talked(3, true, None),
        talked(4, false, Some(5)),
    ]);
    let sum = i64::from(u32::MAX - 1) + 60;
    check(&data, &Measure::HandleTime, (sum, 2, 0), &[(Exclusion::NoTalk, 1)]);
}

#[test]
fn volume_is_in_standard_cases_and_nothing_closed_is_no_volume() {
    let closed = |id, task_type: &str, day: i64| Record {
        task_type: task_type.into(),
        resolved: Some(at(day * DAY)),
        ..record(id, at(0))
    };
    let data = office(&[closed(1, "repair", 1), closed(2, "enquiry", 2), closed(3, "repair", -1)]);
    check(&data, &Measure::Volume, (350, 100, 0), &[]);
    let ben = fact_of(&data, &Measure::Volume, "ben");
    assert_eq!((ben.num, ben.den, ben.n), (0, 100, 1));
    check(&office(&[closed(1, "repair", -1)]), &Measure::Volume, (0, 0, 0), &[]);
    let work = gather(&data, period(), later(), &[]).agents[0].work;
    assert_eq!(work.units_centi, 350, "the bonus rests on the same cases");
}

fn shift(start: i64, end: i64, logged_s: Option<u32>) -> Shift {
    let staff = StaffId::new("ann");
    Shift { staff, start: at(start), end: at(end), logged_s, extra: Extra::default() }
}

#[test]
fn occupancy_is_talk_in_the_hours_logged_in() {
    let talked =
        |id, seconds, talk_s| Record { created: at(seconds), talk_s, ..call(id, true, None) };
    let mut data = office(&[
        talked(1, 0, Some(1800)),
        talked(2, 5 * HOUR - 1, Some(900)), // in the overlap of two shifts
        talked(3, 8 * HOUR, Some(600)),     // the first second after them
        talked(4, DAY, Some(600)),          // in a shift without a log-in
        talked(5, HOUR, None),
        Record { answered: Some(false), ..talked(6, HOUR, Some(7)) },
    ]);
    data.shifts = Arc::new(vec![
        shift(4 * HOUR, 5 * HOUR, Some(900)),
        shift(0, 8 * HOUR, Some(6300)),
        shift(DAY, DAY + 8 * HOUR, None),
        shift(-2 * HOUR, -HOUR, Some(3600)),
        shift(30 * DAY, 32 * DAY, Some(9)), // not over yet
    ]);
    let excluded = [(Exclusion::NoTalk, 1), (Exclusion::NoLogin, 1), (Exclusion::OffShift, 2)];
    check(&data, &Measure::Occupancy, (2700, 7200, 1), &excluded);
    assert_eq!(fact_of(&data, &Measure::Occupancy, "ann").n, 2);
    let rostered = 9 * HOUR;
    check(&data, &Measure::Utilization, (7200, rostered, 1), &[(Exclusion::NoLogin, 1)]);
    assert_eq!(fact_of(&data, &Measure::Utilization, "ann").n, 2);
}

#[test]
fn a_red_line_leaves_a_contact_no_points() {
    let inspection = |id: &str, record: Option<&str>, day: &str, points, applicable| Inspection {
        id: id.to_owned(),
        staff: StaffId::new("ann"),
        record: record.map(Into::into),
        date: day.parse().unwrap(),
        points,
        applicable,
        red_line: false,
        extra: Extra::default(),
    };
    let mut data = office(&[]);
    check(&data, &Measure::Quality, (0, 0, 0), &[]);
    let red = Inspection { red_line: true, ..inspection("3", None, "2026-07-31", 95, 100) };
    data.inspections = Arc::new(vec![
        inspection("1", Some("r001"), "2026-07-01", 80, 90),
        inspection("2", Some("r001"), "2026-07-02", 45, 50), // the same contact again
        red,
        inspection("4", None, "2026-07-03", 0, 0),
        inspection("5", None, "2026-08-01", 100, 100),
    ]);
    check(&data, &Measure::Quality, (125, 240, 0), &[(Exclusion::NoValue, 1)]);
    assert_eq!(fact_of(&data, &Measure::Quality, "ann").n, 2);
}

#[test]
fn a_course_without_a_test_is_no_test() {
    let training = |passed, day: &str| Training {
        staff: StaffId::new("ann"),
        course: "沟通".to_owned(),
        hours: 2,
        date: day.parse().unwrap(),
        passed,
        extra: Extra::default(),
    };
    let mut data = office(&[]);
    data.trainings = Arc::new(vec![
        training(Some(true), "2026-07-01"),
        training(Some(false), "2026-07-31"),
        training(None, "2026-07-02"),
        training(Some(true), "2026-08-01"),
    ]);
    check(&data, &Measure::TestsPassed, (1, 2, 0), &[]);
}

fn capped(per_household: Option<u16>, per_incident: Option<u16>, rows: &[Record]) -> OfficeData {
    let mut data = office(rows);
    data.office.rating_caps = Some(RatingCaps {
        per_household: per_household.and_then(NonZeroU16::new),
        per_incident: per_incident.and_then(NonZeroU16::new),
    });
    data
}

#[test]
fn one_household_or_one_incident_does_not_decide_and_the_earliest_count() {
    let rated = |id: usize, hour: i64, room: Option<&str>, incident: Option<&str>, rating| Record {
        room: room.map(str::to_owned),
        incident: incident.map(str::to_owned),
        rating: Some(rating),
        ..record(id, at(hour * HOUR))
    };
    let outage = Some("停电");
    let mut rows = vec![
        rated(1, 9, Some("1-101"), None, 1), // the household's third
        rated(2, 1, Some("1-101"), None, 5),
        rated(3, 2, Some("1-101"), outage, 5), // its second, and the incident's first
        rated(4, 3, Some("1-102"), outage, 1), // the incident's second
        rated(5, 4, None, None, 1),
        rated(6, 5, None, None, 1), // without a room nothing is capped
        Record {
            cause: Some(crate::model::Cause::Premises),
            ..rated(7, 0, Some("1-101"), None, 1)
        },
    ];
    let both =
        [(Exclusion::NotTheAgents, 1), (Exclusion::HouseholdCap, 1), (Exclusion::IncidentCap, 1)];
    check(&capped(Some(2), Some(1), &rows), &Measure::MeanRating, (12, 4, 0), &both);
    check(&capped(Some(2), Some(1), &rows), &Measure::Satisfied, (2, 4, 0), &both);
    check(&office(&rows), &Measure::MeanRating, (14, 6, 0), &both[..1]);
    check(&capped(None, None, &rows), &Measure::MeanRating, (14, 6, 0), &both[..1]);
    // The order in which they were entered does not matter, and what Ben's residents say changes nothing of Ann's.
    rows.reverse();
    rows.push(Record { agent: Some(StaffId::new("ben")), ..rated(8, 0, Some("1-101"), None, 3) });
    let turned = capped(Some(2), Some(1), &rows);
    check(&turned, &Measure::MeanRating, (12, 4, 0), &both);
    assert_eq!(fact_of(&turned, &Measure::MeanRating, "ben").num, 3);
}

#[test]
fn satisfaction_as_a_share_a_mean_and_of_a_hundred() {
    let rated = |counts: &[(u8, usize)]| {
        let ratings = counts.iter().flat_map(|(rating, times)| vec![*rating; *times]);
        let rows: Vec<Record> = ratings
            .enumerate()
            .map(|(id, rating)| Record { rating: Some(rating), ..call(id, true, None) })
            .collect();
        office(&rows)
    };
    let wide = rated(&[(1, 2), (2, 1), (3, 2), (4, 20), (5, 25)]);
    let split = rated(&[(1, 5), (5, 45)]);
    for (data, sum, of_hundred) in [(wide, 215, 82_500_000), (split, 230, 90_000_000)] {
        check(&data, &Measure::Satisfied, (45, 50, 0), &[]);
        check(&data, &Measure::MeanRating, (sum, 50, 0), &[]);
        let mean = Exact::ratio(sum, 50).unwrap();
        let scaled = &(&mean - &Exact::integer(1)) * &Exact::integer(25);
        assert_eq!(scaled.round_half_even(1_000_000), Some(of_hundred));
    }
}
