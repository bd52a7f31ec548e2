//! A record that lives in the columns, read and added without copying its texts.

use super::names::NONE;
use super::{Cause, Channel, NO_BYTE, Record, Records, Step, Stop, flag_code, seconds, time};
use crate::model::Extra;
use crate::model::task::Urgency;
use crate::model::time::Time;

/// A [`Record`] that borrows its texts; an empty external id or note is none.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each field is explained at `Record`")]
pub struct Row<'a> {
    pub id: &'a str,
    pub source: &'a str,
    pub external_id: &'a str,
    pub task_type: &'a str,
    pub channel: Channel,
    pub urgency: Urgency,
    pub agent: Option<&'a str>,
    pub room: Option<&'a str>,
    pub incident: Option<&'a str>,
    pub created: Time,
    pub answered: Option<bool>,
    pub rings: Option<u8>,
    pub wait_s: Option<u32>,
    pub talk_s: Option<u32>,
    pub first_response: Option<Time>,
    pub due: Option<Time>,
    pub resolved: Option<Time>,
    pub solved: Option<bool>,
    pub reopened: Option<Time>,
    pub closed_by: Option<&'a str>,
    pub rating: Option<u8>,
    pub cause: Option<Cause>,
    pub about: Option<&'a str>,
    pub upheld: Option<bool>,
    pub steps: &'a [Step],
    pub stops: &'a [Stop],
    pub note: &'a str,
    pub extra: Option<&'a Extra>,
}

impl<'a> From<&'a Record> for Row<'a> {
    fn from(record: &'a Record) -> Self {
        Self {
            id: record.id.as_str(),
            source: &record.source,
            external_id: record.external_id.as_deref().unwrap_or_default(),
            task_type: record.task_type.as_str(),
            channel: record.channel,
            urgency: record.urgency,
            agent: record.agent.as_ref().map(super::StaffId::as_str),
            room: record.room.as_deref(),
            incident: record.incident.as_deref(),
            created: record.created,
            answered: record.answered,
            rings: record.rings,
            wait_s: record.wait_s,
            talk_s: record.talk_s,
            first_response: record.first_response,
            due: record.due,
            resolved: record.resolved,
            solved: record.solved,
            reopened: record.reopened,
            closed_by: record.closed_by.as_ref().map(super::StaffId::as_str),
            rating: record.rating,
            cause: record.cause,
            about: record.about.as_ref().map(super::StaffId::as_str),
            upheld: record.upheld,
            steps: &record.steps,
            stops: &record.stops,
            note: record.note.as_deref().unwrap_or_default(),
            extra: Some(&record.extra).filter(|it| !it.is_empty()),
        }
    }
}

impl Records {
    /// The record in `row`, in place.
    pub fn row(&self, row: usize) -> Row<'_> {
        let side = u32::try_from(row).expect("fewer than 2^32 records");
        Row {
            id: self.ids.get(row),
            source: self.source.get(row).unwrap_or_default(),
            external_id: self.external_ids.get(row),
            task_type: self.task_type.get(row).unwrap_or_default(),
            channel: self.channel(row),
            urgency: self.urgency(row),
            agent: self.agent.get(row),
            room: self.room.get(row),
            incident: self.incident.get(row),
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
            closed_by: self.closed_by.get(row),
            rating: self.rating(row),
            cause: self.cause(row),
            about: self.about.get(row),
            upheld: self.upheld(row),
            steps: self.steps.get(&side).map_or(&[], Vec::as_slice),
            stops: self.stops(row),
            note: self.notes.get(row),
            extra: self.extra.get(&side),
        }
    }

    /// Adds a record as the last row.
    pub fn push_row(&mut self, row: &Row<'_>) {
        let side = u32::try_from(self.len()).expect("fewer than 2^32 records");
        self.ids.push(row.id);
        self.source.push(Some(row.source));
        self.external_ids.push(row.external_id);
        self.task_type.push(Some(row.task_type));
        self.channel.push(row.channel.code());
        self.urgent.push(row.urgency == Urgency::Urgent);
        self.agent.push(row.agent);
        self.room.push(row.room);
        self.incident.push(row.incident);
        self.created.push(seconds(Some(row.created)));
        self.answered.push(flag_code(row.answered));
        self.rings.push(row.rings.unwrap_or(NO_BYTE));
        self.wait_s.push(row.wait_s.unwrap_or(NONE));
        self.talk_s.push(row.talk_s.unwrap_or(NONE));
        self.first_response.push(seconds(row.first_response));
        self.due.push(seconds(row.due));
        self.resolved.push(seconds(row.resolved));
        self.solved.push(flag_code(row.solved));
        self.reopened.push(seconds(row.reopened));
        self.closed_by.push(row.closed_by);
        self.rating.push(row.rating.unwrap_or(NO_BYTE));
        self.cause.push(row.cause.map_or(NO_BYTE, super::Cause::code));
        self.about.push(row.about);
        self.upheld.push(flag_code(row.upheld));
        self.notes.push(row.note);
        if !row.steps.is_empty() {
            self.steps.insert(side, row.steps.to_vec());
        }
        if !row.stops.is_empty() {
            self.stops.insert(side, row.stops.to_vec());
        }
        if let Some(extra) = row.extra.filter(|it| !it.is_empty()) {
            self.extra.insert(side, extra.clone());
        }
    }
}
