//! Facts and points that follow any changes of any records are those that counting and judging anew would give.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiheng::engine::facts::{Asked, Facts, Ledger, Running, Scope, gather_asked, gather_before};
use jiheng::engine::{Judge, Recount};
use jiheng::model::{Measure, OfficeData, Period, Policy, Record, RecordId, Records, Row, Time};
use proptest::collection::vec;
use proptest::prelude::*;

use super::laws::Law;
use super::{config, offices, policies};
use crate::documents::samples::{JULY, any_record, time};
use crate::own_indicators::{measure, near};

/// What happens to the records: to which of them, and what comes instead.
#[derive(Clone, Debug)]
enum Change {
    Add(Record),
    Edit(Record),
    Remove,
}

fn change() -> impl Strategy<Value = (usize, Change)> {
    let record = (any_record().boxed(), crowding());
    let record = record.prop_map(|(record, how)| crowded(record, how)).boxed();
    let change = prop_oneof![
        2 => record.clone().prop_map(Change::Add),
        3 => record.prop_map(Change::Edit),
        2 => Just(Change::Remove),
    ];
    (0..1000_usize, change.boxed())
}

pub type Crowding = (u8, u8, u8, i64, u8);

pub fn crowding() -> impl Strategy<Value = Crowding> {
    (0..4_u8, 0..4_u8, 0..4_u8, -4..40_i64, 0..8_u8)
}

/// The record at one of few hours, rooms, incidents and people, so that contacts get in each other's way.
pub fn crowded(record: Record, (room, incident, kind, hour, agent): Crowding) -> Record {
    let named = |it: u8, prefix: &str| (it > 0).then(|| format!("{prefix}{it}"));
    let created = time(JULY + hour * 12 * 3600);
    let shifted = |it: Option<Time>| it.map(|it| created.plus(it.epoch() % 400_000));
    Record {
        room: named(room, ""),
        incident: named(incident, "i"),
        task_type: ["a", "b", "ab", "c"][usize::from(kind)].into(),
        agent: record
            .agent
            .filter(|_| agent == 0)
            .or_else(|| Some(named(agent, "p")?.as_str().into())),
        rating: record.rating.map(|it| it % 5 + 1),
        first_response: shifted(record.first_response),
        resolved: shifted(record.resolved),
        created,
        ..record
    }
}

/// An office whose records crowd, and whose people include those of the crowd.
pub fn office() -> impl Strategy<Value = OfficeData> {
    (offices::office().boxed(), vec(crowding(), 20)).prop_map(|(mut data, crowding)| {
        let rows = data.records.iter().zip(crowding);
        let rows: Vec<Record> = rows.map(|(record, how)| crowded(record, how)).collect();
        data.records = Arc::new(rows.iter().collect::<Records>());
        let known: BTreeSet<String> =
            data.staff.iter().map(|it| it.id.as_str().to_owned()).collect();
        let crowd = (1..6).map(|it| format!("p{it}")).filter(|it| !known.contains(it));
        data.staff.extend(crowd.map(|it| jiheng::model::Staff::named(&it)));
        data
    })
}

/// Makes the change in `rows` and says what went and what came.
fn make(
    rows: &mut Vec<Record>,
    (at, change): (usize, Change),
    id: RecordId,
) -> (Option<Record>, Option<Record>) {
    let place = at % (rows.len() + 1);
    match change {
        Change::Add(record) => {
            let record = Record { id, ..record };
            rows.insert(place, record.clone());
            (None, Some(record))
        }
        _ if place == rows.len() => (None, None),
        Change::Edit(record) => {
            let record = Record { id: rows[place].id.clone(), ..record };
            let old = std::mem::replace(&mut rows[place], record.clone());
            (Some(old), Some(record))
        }
        Change::Remove => (Some(rows.remove(place)), None),
    }
}

struct Followed {
    running: Running,
    before: Option<Running>,
    judge: Judge,
}

impl Followed {
    fn new(data: &OfficeData, policy: &Policy, asked: &Asked, now: Time) -> Self {
        let scope = Scope::new(data, period(), now);
        let running = Running::new(&scope, &Ledger::new(&scope), asked);
        let before = Running::before(data, period(), now, asked);
        let previous = before.as_ref().map(Running::facts);
        let judge = Judge::with_previous(running.facts(), previous, policy);
        Self { running, before, judge }
    }

    fn replace(&mut self, old: Option<&Record>, new: Option<&Record>, policy: &Policy) {
        let (old, new) = (old.map(Row::from), new.map(Row::from));
        let moved = self.running.replace(old.as_ref(), new.as_ref());
        let before = self.before.as_mut().map(|it| it.replace(old.as_ref(), new.as_ref()));
        let before = self.before.as_ref().zip(before.as_ref());
        let before = before.map(|(running, moved)| Recount { facts: running.facts(), moved });
        let now = Recount { facts: self.running.facts(), moved: &moved };
        self.judge.follow(now, before, policy);
    }

    fn check(&self, data: &OfficeData, policy: &Policy, asked: &Asked, now: Time) -> Law {
        let facts: Facts = gather_asked(data, period(), now, asked);
        prop_assert_eq!(self.running.facts(), &facts);
        let previous = gather_before(data, period(), now, asked);
        prop_assert_eq!(self.before.as_ref().map(Running::facts), previous.as_ref());
        let judge = Judge::with_previous(&facts, previous.as_ref(), policy);
        prop_assert_eq!(self.judge.scored(), judge.scored());
        prop_assert_eq!(&self.judge, &judge);
        prop_assert_eq!(self.judge.rank(policy), judge.rank(policy));
        Ok(())
    }
}

pub fn period() -> Period {
    "2026-07".parse().unwrap()
}

/// What the policy needs and some more, of which some by kind of case.
fn asked(policy: &Policy, more: &[Measure], by_kind: usize) -> Asked {
    let mut asked = Asked::by([policy]);
    for measure in more.iter().chain(&policies::measures()) {
        if !asked.measures.contains(measure) {
            asked.measures.push(measure.clone());
        }
    }
    let more = asked.measures.iter().enumerate().filter(|(at, _)| at % 3 == by_kind);
    let more: Vec<Measure> = more.map(|it| it.1.clone()).collect();
    asked.detailed.extend(more);
    asked
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_changes_are_followed(
        data in office().boxed(),
        policy in offices::policy().boxed(),
        more in vec(measure().boxed(), 0..6),
        changes in vec(change(), 1..16),
        by_kind in 0..4_usize,
        now in near(),
    ) {
        let mut data = OfficeData { policy: policy.clone(), ..data };
        let asked = asked(&policy, &more, by_kind);
        let mut followed = Followed::new(&data, &policy, &asked, now);
        let mut rows: Vec<Record> = data.records.iter().collect();
        for (number, change) in changes.into_iter().enumerate() {
            let id = RecordId::new(&format!("r{}", number * 7 % 40 + 20));
            let (old, new) = make(&mut rows, change, id);
            followed.replace(old.as_ref(), new.as_ref(), &policy);
            data.records = Arc::new(rows.iter().collect::<Records>());
            followed.check(&data, &policy, &asked, now)?;
        }
    }
}
