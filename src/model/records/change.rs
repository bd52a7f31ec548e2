//! Records changed in place, and taken out.

use super::names::{NONE, NameColumn, TextColumn};
use super::{NO_BYTE, Record, Records, Row, flag_code, seconds};
use crate::model::task::Urgency;

impl Records {
    /// The row of the record with this id.
    pub fn row_of(&self, id: &str) -> Option<usize> {
        self.ids.find(id)
    }

    /// Puts `record` in the place of the one in `row`.
    pub fn put(&mut self, row: usize, record: &Record) {
        let side = u32::try_from(row).expect("fewer than 2^32 records");
        let new = Row::from(record);
        put_text(&mut self.ids, row, new.id);
        self.source.set(row, Some(new.source));
        put_text(&mut self.external_ids, row, new.external_id);
        self.task_type.set(row, Some(new.task_type));
        self.channel[row] = new.channel.code();
        self.urgent[row] = new.urgency == Urgency::Urgent;
        self.agent.set(row, new.agent);
        self.room.set(row, new.room);
        self.incident.set(row, new.incident);
        self.created[row] = seconds(Some(new.created));
        self.answered[row] = flag_code(new.answered);
        self.rings[row] = new.rings.unwrap_or(NO_BYTE);
        self.wait_s[row] = new.wait_s.unwrap_or(NONE);
        self.talk_s[row] = new.talk_s.unwrap_or(NONE);
        self.first_response[row] = seconds(new.first_response);
        self.due[row] = seconds(new.due);
        self.resolved[row] = seconds(new.resolved);
        self.solved[row] = flag_code(new.solved);
        self.reopened[row] = seconds(new.reopened);
        self.closed_by.set(row, new.closed_by);
        self.rating[row] = new.rating.unwrap_or(NO_BYTE);
        self.cause[row] = new.cause.map_or(NO_BYTE, super::Cause::code);
        self.about.set(row, new.about);
        self.upheld[row] = flag_code(new.upheld);
        put_text(&mut self.notes, row, new.note);
        self.steps.remove(&side);
        self.stops.remove(&side);
        self.extra.remove(&side);
        if !new.steps.is_empty() {
            self.steps.insert(side, new.steps.to_vec());
        }
        if !new.stops.is_empty() {
            self.stops.insert(side, new.stops.to_vec());
        }
        if let Some(extra) = new.extra {
            self.extra.insert(side, extra.clone());
        }
    }

    /// The records without those in the rows for which `is_out` holds, in their order.
    #[must_use]
    pub fn without(&self, is_out: impl Fn(usize) -> bool) -> Self {
        let mut kept = Self::default();
        for row in (0..self.len()).filter(|row| !is_out(*row)) {
            kept.push_row(&self.row(row));
        }
        kept
    }
}

fn put_text(column: &mut TextColumn, row: usize, text: &str) {
    if column.get(row) != text {
        column.set(row, text);
    }
}

impl NameColumn {
    /// Gives a row another name.
    fn set(&mut self, row: usize, name: Option<&str>) {
        if self.get(row) != name {
            let code = name.map_or(NONE, |name| self.intern(name));
            self.put_code(row, code);
        }
    }
}
