//! Sweeping the ledger and folding the cases come to the same, for any records, period and moment.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::{Asked, Facts, fold, gather_from};
use super::*;
use crate::model::{
    Cause, Channel, Extra, Lane, Office, OfficeData, Period, Record, Records, Staff, StaffId, Stop,
    StopReason, SurveyAnswer, SurveyMode, Target, TaskType, Time, Urgency, UtcOffset, templates,
};

const HOUR: i64 = 3600;
const PEOPLE: [&str; 3] = ["ann", "ben", "cat"];
const MEASURES: [Measure; 11] = [
    Measure::WithinRings { rings: 3 },
    Measure::Answered,
    Measure::AnswerSpeed,
    Measure::ResolvedCalls,
    Measure::FirstContact { days: 7 },
    Measure::FirstContact { days: 0 },
    Measure::Resolved,
    Measure::OnTime,
    Measure::Satisfied,
    Measure::MeanRating,
    Measure::UpheldComplaints,
];

fn period() -> Period {
    "2026-07".parse().unwrap()
}

fn at(hours: i64) -> Time {
    UtcOffset::CHINA.midnight(period().start()).plus(hours * HOUR)
}

/// Few rooms, people and hours, so that contacts coincide and edges are hit; anything may be missing.
fn any_record() -> impl Strategy<Value = Record> {
    let who = (0..5_usize, 0..5_usize, prop::option::of(any::<bool>()), any::<bool>());
    let what = (prop::option::of(0..3_u8), 0..4_usize, -30..34_i64, 0..3_i64, 0..5_usize);
    let how = (
        prop::option::weighted(0.8, any::<bool>()),
        prop::option::of(0..9_u8),
        prop::option::of(prop_oneof![0..60_u32, Just(u32::MAX - 1)]),
        prop::option::of(-5..200_i64),
        prop::option::of(1..6_u8),
        prop::option::of(0..5_usize),
        prop::option::weighted(0.3, 0..200_i64),
        prop::collection::vec((0..100_i64, prop::option::of(0..50_i64)), 0..2),
    );
    (who, what, how).prop_map(
        |((agent, about, flag, urgent), (room, kind, day, hour, way), how)| {
            let created = at(day * 24 + hour);
            let kinds = ["enquiry", "repair", "complaint", "unknown"];
            // The last one is nobody's, the one before is not judged.
            let staff =
                |at: usize| ["ann", "ben", "cat", "boss"].get(at).map(|it| StaffId::new(it));
            let (answered, rings, wait_s, hours, rating, cause, due, stops) = how;
            let stop = |(from, hours): (i64, Option<i64>)| Stop {
                from: created.plus(from * HOUR),
                to: hours.map(|it| created.plus((from + it) * HOUR)),
                reason: StopReason::Parts,
            };
            Record {
                agent: staff(agent),
                about: staff(about).filter(|_| kind == 2),
                urgency: if urgent { Urgency::Urgent } else { Urgency::Normal },
                upheld: flag,
                room: room.map(|it| format!("1-{it}")),
                answered,
                rings,
                wait_s,
                due: due.map(|it| created.plus(it * HOUR)),
                resolved: hours.map(|it| created.plus(it * HOUR)),
                solved: flag.filter(|_| hours.is_none()),
                rating,
                cause: cause.map(|it| Cause::ALL[it]),
                stops: stops.into_iter().map(stop).collect(),
                ..Record::new("", "test", kinds[kind].into(), Channel::ALL[way], created)
            }
        },
    )
}

fn office(records: Vec<Record>) -> OfficeData {
    let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
    data.staff = PEOPLE.map(Staff::named).to_vec();
    let limit =
        |hours: u32, clock| Target { resolution_s: Some(hours * 3600), clock, ..Target::default() };
    let targets = [
        (Urgency::Normal, limit(96, Lane::Office)),
        (Urgency::Urgent, limit(4, Lane::RoundTheClock)),
    ];
    data.task_types = vec![
        TaskType { targets: targets.into(), ..TaskType::named("enquiry") },
        TaskType { dispatched: true, difficulty_centi: 200, ..TaskType::named("repair") },
        TaskType::named("complaint"),
    ];
    let numbered = records.into_iter().enumerate();
    let numbered =
        numbered.map(|(at, it)| Record { id: format!("r{at:02}").as_str().into(), ..it });
    data.records = Arc::new(numbered.collect::<Vec<Record>>().iter().collect::<Records>());
    data
}

fn check(data: &OfficeData, now: Time) -> Result<(), TestCaseError> {
    let scope = Scope::new(data, period(), now);
    let ledger = Ledger::new(&scope);
    for measure in &MEASURES {
        if let Some(counted) = count(&scope, &ledger, measure) {
            prop_assert_eq!(&counted, &fold(&scope, measure), "{:?}", measure);
        } else {
            prop_assert!(scope.has_surveys(), "{:?} is swept", measure);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn sweeping_is_folding(
        records in prop::collection::vec(any_record(), 0..40),
        now in 0..2000_i64,
    ) {
        check(&office(records), at(now))?;
    }

    #[test]
    fn a_ledger_serves_every_period(
        records in prop::collection::vec(any_record(), 0..20),
        now in 0..2000_i64,
    ) {
        let data = office(records);
        let july = Scope::new(&data, period(), at(now));
        let ledger = Ledger::new(&july);
        let scope = Scope::new(&data, "2026-06".parse().unwrap(), at(now));
        let asked = Asked { measures: MEASURES.to_vec(), detailed: Vec::new() };
        let facts: Facts = gather_from(&scope, &ledger, &asked);
        prop_assert_eq!(facts, gather_from(&scope, &Ledger::new(&scope), &asked));
    }

    #[test]
    fn surveys_are_folded(records in prop::collection::vec(any_record(), 1..20), rating in 1..6_u8) {
        let mut data = office(records);
        data.surveys = Arc::new(vec![SurveyAnswer {
            id: "s".to_owned(),
            record: Some("r00".into()),
            invited: at(0),
            answered: Some(at(0)),
            rating: Some(rating),
            recommend: None,
            mode: SurveyMode::Online,
            form: None,
            extra: Extra::default(),
        }]);
        check(&data, at(2000))?;
    }
}
