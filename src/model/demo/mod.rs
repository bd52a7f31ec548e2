//! An invented office to look around in: one community, eight agents, one quarter, something of everything.
//!
//! Invariant: the same bytes at every call and on every machine; nothing here is random, timed or measured.

mod calendar;
mod cases;
mod contact;
pub mod dice;
mod feedback;
mod people;
mod phrases;
mod profile;
mod rooms;
mod work;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::dice::Dice;
use super::Extra;
use super::id::TaskTypeId;
use super::office::{Office, OfficeData};
use super::task::{Lane, Target, TaskType, Tier, Urgency};
use super::templates;

/// What all invention starts from.
const SEED: u64 = 20_260_701;

/// The demo office: its people have strengths and weaknesses that every view of the app can show.
pub fn office() -> OfficeData {
    let office = Office {
        demo: true,
        data_until: calendar::date(calendar::DAYS).pred_opt(),
        ..Office::new("demo", "云栖花园服务中心")
    };
    let task_types = task_types();
    let (records, surveys) = cases::quarter(&task_types);
    OfficeData {
        staff: people::staff(),
        records: Arc::new(records),
        surveys: Arc::new(surveys),
        reviews: Arc::new(people::reviews(&mut Dice::stream(SEED, 4))),
        shifts: Arc::new(people::shifts(&mut Dice::stream(SEED, 5))),
        trainings: Arc::new(people::trainings()),
        task_types,
        ..OfficeData::empty(office, templates::community())
    }
}

/// Enquiries, repairs and complaints, in this order.
fn task_types() -> Vec<TaskType> {
    let hours = |first_response: Option<u32>, resolution: u32| Target {
        first_response_s: first_response.map(|it| it * 3600),
        resolution_s: Some(resolution * 3600),
        clock: Lane::RoundTheClock,
    };
    let enquiry = [(Urgency::Normal, hours(None, 4))];
    let repair = [(Urgency::Normal, hours(None, 72)), (Urgency::Urgent, hours(Some(2), 24))];
    let complaint =
        [(Urgency::Normal, hours(Some(24), 7 * 24)), (Urgency::Urgent, hours(Some(4), 3 * 24))];
    let kind = |id: &str, name: &str, difficulty_centi: u32, targets: BTreeMap<_, _>| TaskType {
        id: TaskTypeId::new(id),
        name: name.to_owned(),
        tier: Tier::Simple,
        difficulty_centi,
        dispatched: false,
        call_back: false,
        script: String::new(),
        targets,
        extra: Extra::default(),
    };
    vec![
        kind("enquiry", "咨询", 100, enquiry.into()),
        TaskType { dispatched: true, ..kind("repair", "报修", 200, repair.into()) },
        TaskType { tier: Tier::Complex, ..kind("complaint", "投诉", 400, complaint.into()) },
    ]
}
