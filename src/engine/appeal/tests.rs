//! Every outcome against really changing the records and counting again.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::engine::facts::{CaseRef, Verdict, cases_of, gather, gather_asked};
use crate::model::{
    Cause, Channel, Measure, Office, Period, Records, Role, Staff, SurveyAnswer, SurveyMode,
    Target, TaskType, Time, Urgency, UtcOffset, demo, templates,
};

fn period() -> Period {
    "2026-07".parse().unwrap()
}

fn now() -> Time {
    Time::from_epoch(1_790_000_000).unwrap()
}

fn facts_of(data: &OfficeData, period: Period) -> Facts {
    let mut measures = data.policy.measures();
    measures.extend([Measure::MeanRating, Measure::AnswerSpeed, Measure::ResolvedCalls]);
    gather(data, period, now(), &measures)
}

/// The office with the change really made.
fn changed(data: &OfficeData, row: usize, instead: Option<&Record>) -> OfficeData {
    let mut records: Vec<Record> = data.records.iter().collect();
    match instead {
        Some(record) => records[row] = record.clone(),
        None => drop(records.remove(row)),
    }
    OfficeData { records: Arc::new(records.iter().collect::<Records>()), ..data.clone() }
}

#[track_caller]
fn check(data: &OfficeData, period: Period, row: usize, instead: Option<&Record>) -> Outcome {
    let policy = &data.policy;
    let facts = facts_of(data, period);
    let judge = Judge::new(&facts, policy);
    let recounted = facts_of(&changed(data, row, instead), period);
    assert_eq!(facts_after(data, &facts, &[], row, instead).unwrap(), recounted);
    let judged = Judged { data, policy, facts: &facts, previous: None, judge: &judge };
    let id = data.records.id(row);
    let request = match instead {
        Some(record) => Request::ChangeRecord(record),
        None => Request::VoidRecord(&id),
    };
    let again = Judge::new(&recounted, policy);
    let outcomes = facts.agents.iter().enumerate().map(|(at, agent)| {
        let found = outcome(&judged, &agent.staff, &request).unwrap();
        assert_eq!(found.before, place(&judge, policy, at).unwrap());
        assert_eq!(found.after, place(&again, policy, at).unwrap());
        (data.records.agents().get(row) == Some(agent.staff.as_str())).then_some(found)
    });
    let outcomes: Vec<Option<Outcome>> = outcomes.collect();
    outcomes.into_iter().flatten().next().unwrap()
}

#[test]
fn voiding_a_record_of_the_demo_is_as_if_it_had_never_been() {
    let data = demo::office();
    let period = data.whole_period().unwrap();
    for row in (0..data.records.len()).step_by(data.records.len() / 8) {
        check(&data, period, row, None);
    }
}

#[test]
fn correcting_a_record_of_the_demo_is_as_if_it_had_always_been_so() {
    let data = demo::office();
    let period = data.whole_period().unwrap();
    let staff: Vec<&Staff> = data.staff.iter().filter(|it| it.role.is_ranked()).collect();
    for (step, row) in (5..data.records.len()).step_by(data.records.len() / 6).enumerate() {
        let record = data.records.get(row);
        let other = data.records.get(row - 3);
        let corrected = match step % 3 {
            0 => Record { agent: Some(staff[step].id.clone()), ..record },
            1 => Record { room: other.room, task_type: other.task_type, ..record },
            _ => Record { rating: Some(1), resolved: None, cause: None, ..record },
        };
        check(&data, period, row, Some(&corrected));
    }
}

/// An agent's rated record of the demo, and how many hits and ratings the agent has.
fn rated(data: &OfficeData, period: Period, hit: bool) -> (usize, i64, i64) {
    let facts = facts_of(data, period);
    let scope = Scope::new(data, period, now());
    let agent = &facts.agents[0];
    let cases = cases_of(&scope, &Measure::Satisfied, &agent.staff);
    let case = cases.iter().find(|it| it.verdict == Verdict::share(hit)).unwrap();
    let CaseRef::Record(row) = case.at else { panic!("a rating is of a record") };
    let measure = facts.measures.iter().position(|it| *it == Measure::Satisfied).unwrap();
    (row, agent.facts[measure].num, agent.facts[measure].den)
}

#[test]
fn a_ratio_without_one_case_is_the_closed_form() {
    let data = demo::office();
    let period = data.whole_period().unwrap();
    for hit in [true, false] {
        let (row, num, den) = rated(&data, period, hit);
        let found = check(&data, period, row, None);
        let change = found.changes.iter().find(|it| it.indicator.as_str() == "CSAT").unwrap();
        assert_eq!((change.before.num, change.before.den), (num, den));
        assert_eq!((change.after.num, change.after.den), (num - i64::from(hit), den - 1));
        let totals = [&found.after, &found.before].map(|it| it.weighed.total.clone().unwrap());
        assert_eq!(found.delta, Some(&totals[0] - &totals[1]));
        let centi = [&found.after, &found.before].map(|it| i64::from(it.centi.unwrap()));
        assert_eq!(found.delta_centi, Some(centi[0] - centi[1]));
    }
}

#[test]
fn another_agents_record_moves_the_average_load_everybody_is_measured_by() {
    let start = UtcOffset::CHINA.midnight(period().start());
    let record = |id: usize, agent: &str| Record {
        agent: Some(StaffId::new(agent)),
        solved: Some(true),
        rating: Some(if id == 0 { 3 } else { 4 }),
        ..Record::new(&format!("r{id}"), "test", "enquiry".into(), Channel::Phone, start)
    };
    let mut policy = templates::community();
    policy.min_coverage_bp = 0;
    let workload = policy.fairness.workload.as_mut().unwrap();
    workload.unit = crate::model::WorkloadUnit::CasesPerHead;
    let records: Vec<Record> =
        (0..16).map(|id| record(id, if id < 9 { "ann" } else { "ben" })).collect();
    let mut data = OfficeData::empty(Office::new("o", "测试"), policy);
    data.staff = ["ann", "ben"].map(Staff::named).to_vec();
    data.task_types = vec![TaskType::named("enquiry")];
    data.records = Arc::new(records.iter().collect::<Records>());
    let facts = facts_of(&data, period());
    let judge = Judge::new(&facts, &data.policy);
    let judged =
        Judged { data: &data, policy: &data.policy, facts: &facts, previous: None, judge: &judge };
    let bens = data.records.id(15);
    let found = outcome(&judged, &StaffId::new("ann"), &Request::VoidRecord(&bens)).unwrap();
    // 9 against a mean of 8 is 12.5 % more, 20·0.025 points; against 7.5 it is 20 %, 20·0.1 points.
    assert_eq!(found.before.weighed.bonus, Exact::ratio(1, 2).unwrap());
    assert_eq!(found.after.weighed.bonus, Exact::integer(2));
    assert_eq!((found.delta_centi, &found.changes[..]), (Some(150), &[][..]));
    check(&data, period(), 15, None);
}

#[test]
fn an_indicator_is_voided_for_one_agent_alone() {
    let data = demo::office();
    let policy = &data.policy;
    let facts = facts_of(&data, data.whole_period().unwrap());
    let judge = Judge::new(&facts, policy);
    let judged = Judged { data: &data, policy, facts: &facts, previous: None, judge: &judge };
    for (at, agent) in facts.agents.iter().enumerate() {
        for indicator in &policy.indicators {
            let request = Request::VoidIndicator(&indicator.id);
            let found = outcome(&judged, &agent.staff, &request).unwrap();
            let mut without = facts.clone();
            let measure = facts.measures.iter().position(|it| *it == indicator.measure).unwrap();
            let fact = std::mem::take(&mut without.agents[at].facts[measure]);
            let again = Judge::new(&without, policy);
            assert_eq!(found.after, place(&again, policy, at).unwrap());
            assert_eq!(found.changes.is_empty(), fact == Fact::default());
        }
    }
    let quality = &data.policy.indicators[0];
    let mut only = data.clone();
    only.policy.indicators.retain(|it| it.group != quality.group || it.id == quality.id);
    let judge = Judge::new(&facts, &only.policy);
    let judged =
        Judged { data: &only, policy: &only.policy, facts: &facts, previous: None, judge: &judge };
    let staff = &facts.agents[0].staff;
    let found = outcome(&judged, staff, &Request::VoidIndicator(&quality.id)).unwrap();
    assert_eq!(found.after.grade, Grade::MandatoryEmpty(0));
    assert_eq!((found.after.rank, found.delta_centi), (None, None));
    assert!(found.before.rank.is_some() && found.delta.is_some());
}

#[test]
fn a_duty_the_role_does_not_have_stays_no_duty() {
    let mut data = demo::office();
    data.staff.iter_mut().filter(|it| it.role.is_ranked()).for_each(|it| {
        it.role = Role::Housekeeper;
    });
    let facts = facts_of(&data, data.whole_period().unwrap());
    let judge = Judge::new(&facts, &data.policy);
    let judged =
        Judged { data: &data, policy: &data.policy, facts: &facts, previous: None, judge: &judge };
    let rings = IndicatorId::new("RING3");
    let staff = &facts.agents[0].staff;
    let found = outcome(&judged, staff, &Request::VoidIndicator(&rings)).unwrap();
    assert_eq!(found.before, found.after);
}

#[test]
fn what_is_not_there_has_no_outcome() {
    let data = demo::office();
    let facts = facts_of(&data, data.whole_period().unwrap());
    let judge = Judge::new(&facts, &data.policy);
    let judged =
        Judged { data: &data, policy: &data.policy, facts: &facts, previous: None, judge: &judge };
    let (staff, nobody) = (facts.agents[0].staff.clone(), StaffId::new("nobody"));
    let (record, none) = (data.records.id(0), RecordId::new("none"));
    assert!(outcome(&judged, &staff, &Request::VoidRecord(&record)).is_some());
    assert_eq!(outcome(&judged, &nobody, &Request::VoidRecord(&record)), None);
    assert_eq!(outcome(&judged, &staff, &Request::VoidRecord(&none)), None);
    assert_eq!(outcome(&judged, &staff, &Request::VoidIndicator(&"none".into())), None);
    let stranger = Record { id: none.clone(), ..data.records.get(0) };
    assert_eq!(outcome(&judged, &staff, &Request::ChangeRecord(&stranger)), None);
    let strangers = Facts { agents: facts.agents[1..].to_vec(), ..facts.clone() };
    assert_eq!(facts_after(&data, &strangers, &[], 0, None), None);
    assert_eq!(facts_after(&data, &facts, &[], data.records.len(), None), None);
}

const PEOPLE: [&str; 3] = ["ann", "ben", "cat"];

/// Few rooms, few days and two kinds of work, so that contacts get in each other's way.
fn any_record() -> impl Strategy<Value = Record> {
    let who = (0..4_usize, 0..4_usize, prop::option::of(any::<bool>()));
    let what = (prop::option::of(0..3_u8), 0..3_usize, -10..45_i64);
    let how = (
        prop::option::weighted(0.8, any::<bool>()),
        prop::option::of(0..9_u8),
        prop::option::of(0..60_u32),
        prop::option::of(0..200_i64),
        prop::option::of(1..6_u8),
        prop::option::of(0..5_usize),
    );
    (who, what, how).prop_map(|((agent, about, upheld), (room, kind, day), how)| {
        let start = UtcOffset::CHINA.midnight(period().start());
        let created = start.plus(day * 24 * 3600);
        let kinds = ["enquiry", "repair", "complaint"];
        let staff = |at: usize| PEOPLE.get(at).map(|it| StaffId::new(it));
        let (answered, rings, wait_s, hours, rating, cause) = how;
        Record {
            agent: staff(agent),
            about: staff(about).filter(|_| kind == 2),
            upheld,
            room: room.map(|it| format!("1-{it}")),
            answered,
            rings,
            wait_s,
            resolved: hours.map(|it| created.plus(it * 3600)),
            solved: upheld,
            rating,
            cause: cause.map(|it| Cause::ALL[it]),
            ..Record::new("", "test", kinds[kind].into(), Channel::Phone, created)
        }
    })
}

proptest! {
    #[test]
    fn facts_move_as_if_counted_again(
        mut records in prop::collection::vec(any_record(), 1..30),
        row in 0..30_usize,
        mut corrected in any_record(),
        surveyed in prop::collection::vec((0..30_usize, 1..6_u8), 0..6),
        voided: bool,
    ) {
        let row = row % records.len();
        for (at, record) in records.iter_mut().enumerate() {
            record.id = RecordId::new(&format!("r{at:02}"));
        }
        corrected.id = records[row].id.clone();
        let survey = |(at, (record, rating)): (usize, &(usize, u8))| SurveyAnswer {
            id: format!("s{at}"),
            record: Some(RecordId::new(&format!("r{record:02}"))),
            invited: now(),
            answered: Some(UtcOffset::CHINA.midnight(period().start())),
            rating: Some(*rating),
            recommend: None,
            mode: SurveyMode::Online,
            form: None,
            extra: crate::model::Extra::default(),
        };
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.staff = PEOPLE.map(Staff::named).to_vec();
        let limit = Target { resolution_s: Some(4 * 24 * 3600), ..Target::default() };
        data.task_types = vec![
            TaskType { targets: [(Urgency::Normal, limit)].into(), ..TaskType::named("enquiry") },
            TaskType { dispatched: true, difficulty_centi: 200, ..TaskType::named("repair") },
        ];
        data.surveys = Arc::new(surveyed.iter().enumerate().map(survey).collect());
        data.records = Arc::new(records.iter().collect::<Records>());
        let facts = facts_of(&data, period());
        let instead = (!voided).then_some(&corrected);
        let recounted = facts_of(&changed(&data, row, instead), period());
        prop_assert_eq!(facts_after(&data, &facts, &[], row, instead), Some(recounted));
        // The same by kind of case.
        let asked = Asked { measures: facts.measures.clone(), detailed: facts.measures.clone() };
        let count = |data| gather_asked(data, period(), now(), &asked);
        let (facts, recounted) = (count(&data), count(&changed(&data, row, instead)));
        let detailed = &asked.detailed;
        prop_assert_eq!(facts_after(&data, &facts, detailed, row, instead), Some(recounted));
    }
}
