//! A small office for tests: July 2026 in China, Ann and Ben, and a record with only what a test is about.

use std::sync::Arc;

use super::{Exclusion, Fact, gather};
use crate::model::{
    Channel, Measure, Office, OfficeData, Period, Record, Records, Role, Staff, StaffId,
    SurveyAnswer, SurveyMode, TaskType, TaskTypeId, Time, templates,
};

pub const HOUR: i64 = 3600;
pub const DAY: i64 = 24 * HOUR;

pub fn period() -> Period {
    "2026-07".parse().unwrap()
}

/// Seconds after the start of July 2026 in China.
pub fn at(seconds: i64) -> Time {
    crate::model::UtcOffset::CHINA.midnight(period().start()).plus(seconds)
}

/// Long after everything.
pub fn later() -> Time {
    at(400 * DAY)
}

/// A record of Ann's that came in by WeChat.
pub fn record(id: usize, created: Time) -> Record {
    let id = format!("r{id:03}");
    Record {
        agent: Some(StaffId::new("ann")),
        ..Record::new(&id, "test", TaskTypeId::new("enquiry"), Channel::Wechat, created)
    }
}

/// A call to Ann, each at a moment of its own.
pub fn call(id: usize, answered: bool, wait_s: Option<u32>) -> Record {
    let created = at(id.try_into().unwrap());
    let answered = Some(answered);
    Record { channel: Channel::Phone, answered, wait_s, ..record(id, created) }
}

pub fn invitation(id: &str, record: Option<&str>, invited: Time) -> SurveyAnswer {
    SurveyAnswer {
        id: id.to_owned(),
        record: record.map(Into::into),
        invited,
        answered: None,
        rating: None,
        recommend: None,
        mode: SurveyMode::Online,
        form: None,
        extra: crate::model::Extra::default(),
    }
}

/// Ann, Ben and the manager Moe, enquiries and repairs.
pub fn office(records: &[Record]) -> OfficeData {
    let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
    let manager = Staff { role: Role::Manager, ..Staff::named("moe") };
    data.staff = vec![Staff::named("ann"), Staff::named("ben"), manager];
    let repair = TaskType { difficulty_centi: 250, call_back: true, ..TaskType::named("repair") };
    data.task_types = vec![TaskType::named("enquiry"), repair];
    data.records = Arc::new(records.iter().collect::<Records>());
    data
}

pub fn fact_at(data: &OfficeData, now: Time, measure: &Measure, agent: &str) -> Fact {
    let facts = gather(data, period(), now, std::slice::from_ref(measure));
    facts.agents.iter().find(|it| it.staff.as_str() == agent).unwrap().facts[0].clone()
}

pub fn fact_of(data: &OfficeData, measure: &Measure, agent: &str) -> Fact {
    fact_at(data, later(), measure, agent)
}

/// Ann's fact: above the line, below, pending, and left out by reason.
#[track_caller]
pub fn check(
    data: &OfficeData,
    measure: &Measure,
    sums: (i64, i64, i64),
    excluded: &[(Exclusion, i64)],
) {
    let fact = fact_of(data, measure, "ann");
    assert_eq!((fact.num, fact.den, fact.pending), sums, "{measure:?}");
    assert_eq!(fact.excluded, excluded, "{measure:?}");
}
