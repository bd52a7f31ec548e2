//! Service records, kept as columns and read and written as rows.
//!
//! A company has a million records and every score reads most of them, so each field is one array:
//! names are small numbers, times are seconds, a missing value is the type's largest.
//! Only `model`, `codec` and the facts' ledger see this layout; everybody else reads a field of a row, or a
//! whole [`Record`].

mod change;
mod columns;
mod names;
mod record;
mod row;

pub use columns::Columns;
pub use names::{NameColumn, TextColumn};
pub use record::{Cause, Channel, Record, Step, Stop, StopReason};
pub use row::Row;

use std::collections::{BTreeMap, BTreeSet};

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Extra;
use super::id::{RecordId, StaffId, TaskTypeId};
use super::task::Urgency;
use super::time::Time;
use names::NONE;

/// "No value" in a column of bytes.
const NO_BYTE: u8 = u8::MAX;

/// All service records of an office, in the order they were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    ids: TextColumn,
    source: NameColumn,
    external_ids: TextColumn,
    task_type: NameColumn,
    channel: Vec<u8>,
    urgent: Vec<bool>,
    agent: NameColumn,
    room: NameColumn,
    incident: NameColumn,
    created: Vec<u32>,
    answered: Vec<u8>,
    rings: Vec<u8>,
    wait_s: Vec<u32>,
    talk_s: Vec<u32>,
    first_response: Vec<u32>,
    due: Vec<u32>,
    resolved: Vec<u32>,
    solved: Vec<u8>,
    reopened: Vec<u32>,
    closed_by: NameColumn,
    rating: Vec<u8>,
    cause: Vec<u8>,
    about: NameColumn,
    upheld: Vec<u8>,
    notes: TextColumn,
    steps: BTreeMap<u32, Vec<Step>>,
    stops: BTreeMap<u32, Vec<Stop>>,
    extra: BTreeMap<u32, Extra>,
}

impl Records {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.created.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.created.is_empty()
    }

    /// Adds a record as the last row.
    pub fn push(&mut self, record: &Record) {
        self.push_row(&Row::from(record));
    }

    /// The record in `row`.
    pub fn get(&self, row: usize) -> Record {
        let staff = |column: &NameColumn| column.get(row).map(StaffId::new);
        let side = u32::try_from(row).expect("fewer than 2^32 records");
        Record {
            id: self.id(row),
            source: self.source.get(row).unwrap_or_default().to_owned(),
            external_id: self.external_id(row).map(str::to_owned),
            task_type: TaskTypeId::new(self.task_type.get(row).unwrap_or_default()),
            channel: self.channel(row),
            urgency: self.urgency(row),
            agent: staff(&self.agent),
            room: self.room.get(row).map(str::to_owned),
            incident: self.incident.get(row).map(str::to_owned),
            created: self.created(row),
            answered: self.answered(row),
            rings: self.rings(row),
            wait_s: self.wait_s(row),
            talk_s: self.talk_s(row),
            first_response: time(self.first_response[row]),
            due: self.due(row),
            resolved: self.resolved(row),
            solved: self.solved(row),
            reopened: time(self.reopened[row]),
            closed_by: staff(&self.closed_by),
            rating: self.rating(row),
            cause: self.cause(row),
            about: staff(&self.about),
            upheld: self.upheld(row),
            steps: self.steps.get(&side).cloned().unwrap_or_default(),
            stops: self.stops(row).to_vec(),
            note: Some(self.notes.get(row)).filter(|it| !it.is_empty()).map(str::to_owned),
            extra: self.extra.get(&side).cloned().unwrap_or_default(),
        }
    }

    /// Every record, as rows.
    pub fn iter(&self) -> impl Iterator<Item = Record> + '_ {
        (0..self.len()).map(|row| self.get(row))
    }

    /// The first and the last creation time.
    pub fn created_range(&self) -> Option<(Time, Time)> {
        let first = self.created.iter().min().copied().and_then(time)?;
        let last = self.created.iter().max().copied().and_then(time)?;
        Some((first, last))
    }

    /// The source and external id of every record that has one: what a new import is compared with.
    pub fn external_keys(&self) -> BTreeSet<(&str, &str)> {
        (0..self.len())
            .filter_map(|row| Some((self.source.get(row)?, self.external_id(row)?)))
            .collect()
    }
}

/// One field of one row.
impl Records {
    /// The record's id.
    pub fn id(&self, row: usize) -> RecordId {
        RecordId::new(self.ids.get(row))
    }

    /// The record's id as text.
    pub fn id_text(&self, row: usize) -> &str {
        self.ids.get(row)
    }

    /// Its number in the system it came from.
    pub fn external_id(&self, row: usize) -> Option<&str> {
        Some(self.external_ids.get(row)).filter(|it| !it.is_empty())
    }

    /// Which system or file layout each row came from.
    pub fn sources(&self) -> &NameColumn {
        &self.source
    }

    /// The kinds of work of all rows.
    pub fn task_types(&self) -> &NameColumn {
        &self.task_type
    }

    /// Who answered or handled each row.
    pub fn agents(&self) -> &NameColumn {
        &self.agent
    }

    /// The rooms of all rows.
    pub fn rooms(&self) -> &NameColumn {
        &self.room
    }

    /// Whom each complaint is about.
    pub fn abouts(&self) -> &NameColumn {
        &self.about
    }

    /// The incidents of all rows.
    pub fn incidents(&self) -> &NameColumn {
        &self.incident
    }

    /// Who closed each row, where that is not the agent.
    pub fn closers(&self) -> &NameColumn {
        &self.closed_by
    }

    /// How it came in.
    pub fn channel(&self, row: usize) -> Channel {
        Channel::ALL[self.channel[row] as usize]
    }

    /// How pressing it was.
    pub fn urgency(&self, row: usize) -> Urgency {
        if self.urgent[row] { Urgency::Urgent } else { Urgency::Normal }
    }

    /// When it was created.
    pub fn created(&self, row: usize) -> Time {
        time(self.created[row]).expect("every record has a creation time")
    }

    /// Whether a call was answered.
    pub fn answered(&self, row: usize) -> Option<bool> {
        flag(self.answered[row])
    }

    /// Rings until the call was answered.
    pub fn rings(&self, row: usize) -> Option<u8> {
        Some(self.rings[row]).filter(|it| *it != NO_BYTE)
    }

    /// Seconds until the call was answered.
    pub fn wait_s(&self, row: usize) -> Option<u32> {
        Some(self.wait_s[row]).filter(|it| *it != NONE)
    }

    /// Seconds of talking.
    pub fn talk_s(&self, row: usize) -> Option<u32> {
        Some(self.talk_s[row]).filter(|it| *it != NONE)
    }

    /// When it had to be resolved, where the record itself says so.
    pub fn due(&self, row: usize) -> Option<Time> {
        time(self.due[row])
    }

    /// When it was resolved.
    pub fn resolved(&self, row: usize) -> Option<Time> {
        time(self.resolved[row])
    }

    /// Whether it was solved, where an export says so without a time.
    pub fn solved(&self, row: usize) -> Option<bool> {
        flag(self.solved[row])
    }

    /// When somebody first responded.
    pub fn first_response(&self, row: usize) -> Option<Time> {
        time(self.first_response[row])
    }

    /// When it was opened again.
    pub fn reopened(&self, row: usize) -> Option<Time> {
        time(self.reopened[row])
    }

    /// 1 to 5.
    pub fn rating(&self, row: usize) -> Option<u8> {
        Some(self.rating[row]).filter(|it| *it != NO_BYTE)
    }

    /// Why the rating is low.
    pub fn cause(&self, row: usize) -> Option<Cause> {
        Cause::ALL.get(self.cause[row] as usize).copied()
    }

    /// Whether a complaint was upheld.
    pub fn upheld(&self, row: usize) -> Option<bool> {
        flag(self.upheld[row])
    }

    /// Whatever else was noted; empty if nothing was.
    pub fn note(&self, row: usize) -> &str {
        self.notes.get(row)
    }

    /// The steps of the work, in order.
    pub fn steps(&self, row: usize) -> &[Step] {
        u32::try_from(row).ok().and_then(|row| self.steps.get(&row)).map_or(&[], Vec::as_slice)
    }

    /// Stretches in which the clock stood still.
    pub fn stops(&self, row: usize) -> &[Stop] {
        u32::try_from(row).ok().and_then(|row| self.stops.get(&row)).map_or(&[], Vec::as_slice)
    }
}

impl<'a> FromIterator<&'a Record> for Records {
    fn from_iter<I: IntoIterator<Item = &'a Record>>(rows: I) -> Self {
        let mut records = Self::default();
        rows.into_iter().for_each(|it| records.push(it));
        records
    }
}

impl Serialize for Records {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Records {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Rows;

        impl<'de> Visitor<'de> for Rows {
            type Value = Records;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a list of records")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Records, A::Error> {
                let mut records = Records::default();
                while let Some(record) = rows.next_element::<Record>()? {
                    records.push(&record);
                }
                Ok(records)
            }
        }

        deserializer.deserialize_seq(Rows)
    }
}

fn seconds(time: Option<Time>) -> u32 {
    time.map_or(NONE, |it| u32::try_from(it.epoch()).expect("a Time is within u32"))
}

fn time(seconds: u32) -> Option<Time> {
    Time::from_epoch(seconds.into())
}

fn flag_code(flag: Option<bool>) -> u8 {
    flag.map_or(NO_BYTE, u8::from)
}

fn flag(code: u8) -> Option<bool> {
    match code {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}

fn code_of<T: PartialEq>(all: &[T], value: T) -> u8 {
    let at = all.iter().position(|it| *it == value).expect("ALL lists every variant");
    u8::try_from(at).expect("fewer than 255 variants")
}
