//! Records in the order in which they are counted: by agent, then by time, each field side by side.
//!
//! It is made once per change of the records and serves every period: what an agent did in a period is one
//! stretch of it. Everything here is taken from the office alone; what depends on the moment of judging is not.

use super::scope::Scope;
use crate::engine::clock::Clock;
use crate::model::{Cause, Channel, Target, Time, Urgency};
use sweep::{Codes, Kind, Places, Rows};
pub(super) use sweep::{NONE, marks};

/// The records of an office, ready to be counted.
#[derive(Debug)]
pub struct Ledger {
    /// By code of the records' agents: where the records begin; one more at the end.
    starts: Vec<usize>,
    /// The row of each.
    pub(super) rows: Vec<u32>,
    pub(super) created: Vec<u32>,
    /// By limit or own date, without stops; [`NONE`] without a limit.
    pub(super) due: Vec<u32>,
    pub(super) resolved: Vec<u32>,
    pub(super) wait: Vec<u32>,
    /// Seconds since the same room's last contact on the same kind of matter; [`NONE`] if there was none.
    pub(super) since: Vec<u32>,
    /// Seconds until its next contact.
    pub(super) until: Vec<u32>,
    pub(super) rings: Vec<u8>,
    /// The record's own rating, without its survey's.
    pub(super) rating: Vec<u8>,
    pub(super) marks: Vec<u16>,
    /// Difficulty of the kind of work in hundredths of a standard case.
    pub(super) difficulty: Vec<u32>,
    /// Code of whom a complaint is about, and its row.
    pub(super) complaints: Vec<(u32, u32)>,
}

impl Ledger {
    /// Puts the records of the scope's office in order.
    pub fn new(scope: &Scope) -> Self {
        let records = scope.records();
        let columns = records.columns();
        let agents = records.agents();
        let rows = Rows {
            created: columns.created,
            due: columns.due,
            room: records.rooms().codes(),
            kind: records.task_types().codes(),
            urgent: columns.urgent,
            channel: columns.channel,
            answered: columns.answered,
            solved: columns.solved,
            cause: columns.cause,
        };
        let kinds: Vec<Kind> =
            (0..records.task_types().names().len()).map(|it| kind(scope, it)).collect();
        // At the same second by id, so that the order in which records came plays no part.
        let by_id = |one: u32, other: u32| {
            records.id_text(one as usize).cmp(records.id_text(other as usize))
        };
        let places = Places::new(agents.codes(), agents.names().len(), columns.created, &by_id);
        let [since, until] = places.gaps(rows, records.rooms().names().len(), &kinds);
        let mut ledger = Self {
            created: places.numbers(columns.created),
            due: places.due(rows, &kinds),
            resolved: places.numbers(columns.resolved),
            wait: places.numbers(columns.wait_s),
            since,
            until,
            difficulty: places.difficulty(rows, &kinds),
            rings: places.bytes(columns.rings),
            rating: places.bytes(columns.rating),
            marks: places.marks(rows, &kinds, codes()),
            rows: places.rows(),
            complaints: sweep::named(records.abouts().codes()),
            starts: places.starts().to_vec(),
        };
        ledger.stop_clocks(scope, &places);
        ledger.keep_office_hours(scope, &places);
        ledger
    }

    fn stop_clocks(&mut self, scope: &Scope, places: &Places) {
        for place in scope.records().stopped().filter_map(|it| places.of(it)) {
            self.marks[place] |= marks::STOPPED;
        }
    }

    /// Limits that run only in the office's hours.
    fn keep_office_hours(&mut self, scope: &Scope, places: &Places) {
        let records = scope.records();
        let keeps = |kind| {
            let limits = scope.type_of(kind).map(|it| &it.targets).into_iter().flatten();
            limits.into_iter().any(|(_, it)| it.resolution_s.is_some() && !runs_on(scope, it))
        };
        let keeping: Vec<bool> = (0..records.task_types().names().len()).map(keeps).collect();
        if !keeping.contains(&true) {
            return;
        }
        for (row, kind) in records.task_types().codes().iter().enumerate() {
            if let Some(place) =
                places.of(row).filter(|_| keeping.get(*kind as usize) == Some(&true))
            {
                self.due[place] = seconds(scope.limit(row));
            }
        }
    }

    /// The positions of an agent's records, by code; empty for a code nobody has.
    pub(super) fn of(&self, code: u32) -> std::ops::Range<usize> {
        let at = code as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// The fields of the records at these positions.
    pub(super) fn columns(&self, own: std::ops::Range<usize>) -> sweep::Columns<'_> {
        sweep::Columns {
            marks: &self.marks[own.clone()],
            created: &self.created[own.clone()],
            due: &self.due[own.clone()],
            resolved: &self.resolved[own.clone()],
            wait: &self.wait[own.clone()],
            since: &self.since[own.clone()],
            until: &self.until[own.clone()],
            difficulty: &self.difficulty[own.clone()],
            rings: &self.rings[own.clone()],
            rating: &self.rating[own],
        }
    }

    /// Those of `within` that were created from `start` on and before `end`.
    pub(super) fn created_in(
        &self,
        within: std::ops::Range<usize>,
        start: u32,
        end: u32,
    ) -> std::ops::Range<usize> {
        let created = &self.created[within.clone()];
        let first = within.start + created.partition_point(|it| *it < start);
        let last = within.start + created.partition_point(|it| *it < end);
        first..last.max(first)
    }
}

pub(super) fn seconds(time: Option<Time>) -> u32 {
    time.map_or(NONE, |it| u32::try_from(it.epoch()).expect("a Time is within u32"))
}

/// What the loops need to know of the kind of work with this code.
fn kind(scope: &Scope, code: usize) -> Kind {
    let Some(kind) = scope.type_of(code) else {
        return Kind { difficulty: 100, ..Kind::default() };
    };
    let limit = |urgency| {
        let target = kind.targets.get(&urgency).filter(|it| runs_on(scope, it));
        target.and_then(|it| it.resolution_s)
    };
    Kind {
        dispatched: kind.dispatched,
        difficulty: kind.difficulty_centi,
        limits: [Urgency::Normal, Urgency::Urgent].map(limit),
    }
}

fn runs_on(scope: &Scope, target: &Target) -> bool {
    matches!(scope.clock(target.clock), Clock::RoundTheClock)
}

fn codes() -> Codes {
    let not_the_agents = Cause::ALL.iter().filter(|it| !it.counts_for_the_agent());
    Codes {
        call: Channel::Phone.code(),
        not_the_agents: not_the_agents.map(|it| 1 << it.code()).sum(),
    }
}
