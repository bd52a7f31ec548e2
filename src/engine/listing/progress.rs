//! How far each record has come at the moment of judging: open, due, overdue, done.

use crate::engine::facts::{Scope, effective_due};
use crate::model::{Records, Time};

/// "No limit" in the column of limits.
const NONE: u32 = u32::MAX;

/// A limit is near within this many seconds: a day.
const SOON_S: i64 = 24 * 3600;

/// A property of records that a list can ask for; a record can have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Neither done nor a call that was missed.
    Open,
    /// Open, and its limit has passed.
    Overdue,
    /// Open, and its limit passes within a day.
    DueSoon,
    /// Done.
    Resolved,
    /// It was opened again.
    Reopened,
}

impl Progress {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::Overdue, Self::DueSoon, Self::Resolved, Self::Reopened];
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A call nobody answered: there is nothing to do.
    Missed,
    /// Open, its limit far or none.
    Open,
    /// Open, and its limit passes within a day.
    DueSoon,
    /// Open, and its limit has passed.
    Overdue,
    /// Done.
    Resolved,
}

/// The limits of all records of an office and the moment by which they are judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages {
    /// The moment of judging.
    pub as_of: Time,
    /// The period's first second.
    pub start: Time,
    /// The first second after it.
    pub end: Time,
    due: Vec<u32>,
}

impl Stages {
    /// Looks up every record's limit once, later by its stops.
    pub fn new(scope: &Scope) -> Self {
        let seconds =
            |due: Option<Time>| due.and_then(|it| u32::try_from(it.epoch()).ok()).unwrap_or(NONE);
        let due = (0..scope.records().len()).map(|row| seconds(effective_due(scope, row)));
        Self { as_of: scope.as_of, start: scope.start, end: scope.end, due: due.collect() }
    }

    /// When the record in `row` has to be done; `None` without a limit.
    pub fn due(&self, row: usize) -> Option<Time> {
        self.due.get(row).and_then(|it| Time::from_epoch((*it).into()))
    }

    /// Where the record in `row` stands.
    pub fn stage(&self, records: &Records, row: usize) -> Stage {
        let done = records.resolved(row).is_some_and(|it| it < self.as_of);
        if done || records.solved(row) == Some(true) {
            return Stage::Resolved;
        }
        if records.answered(row) == Some(false) {
            return Stage::Missed;
        }
        match self.due(row).map(|it| it.since(self.as_of)) {
            Some(left) if left < 0 => Stage::Overdue,
            Some(left) if left <= SOON_S => Stage::DueSoon,
            _ => Stage::Open,
        }
    }

    pub(super) fn fits(&self, records: &Records, row: usize, wanted: Progress) -> bool {
        match wanted {
            Progress::Reopened => records.reopened(row).is_some_and(|it| it < self.as_of),
            Progress::Resolved => self.stage(records, row) == Stage::Resolved,
            Progress::Overdue => self.stage(records, row) == Stage::Overdue,
            Progress::DueSoon => self.stage(records, row) == Stage::DueSoon,
            Progress::Open => {
                matches!(self.stage(records, row), Stage::Open | Stage::DueSoon | Stage::Overdue)
            }
        }
    }
}
