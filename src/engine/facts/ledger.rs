//! Records in the order in which they are counted: by agent, then by time, each field side by side.
//!
//! It is made once per change of the records and serves every period: what an agent did in a period is one
//! stretch of it. Everything here is taken from the office alone; what depends on the moment of judging is not.

use super::scope::Scope;
use crate::model::{Channel, Time};

/// "No value" in a column of seconds or gaps.
pub(super) const NONE: u32 = u32::MAX;
/// "No value" in a column of bytes.
pub(super) const NO_BYTE: u8 = u8::MAX;

/// What is known of a record, as bits.
pub(super) mod marks {
    /// A call of which it is known whether it was answered.
    pub const OFFERED: u16 = 1;
    /// An answered call.
    pub const ANSWERED: u16 = 1 << 1;
    /// A contact nobody answered: no case for anything but the answer rate.
    pub const ABANDONED: u16 = 1 << 2;
    /// The cause of the rating is not the agent's.
    pub const NOT_THE_AGENTS: u16 = 1 << 3;
    /// Noted as solved.
    pub const SOLVED: u16 = 1 << 4;
    /// Noted as not solved.
    pub const UNSOLVED: u16 = 1 << 5;
    /// Somebody has to be sent.
    pub const DISPATCHED: u16 = 1 << 6;
    /// No room is known.
    pub const NO_ROOM: u16 = 1 << 7;
    /// The clock stood still: the due time depends on the moment of judging.
    pub const STOPPED: u16 = 1 << 8;
}

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
    /// Rows of complaints about somebody, by code of whom they are about.
    pub(super) complaints: Vec<(u32, u32)>,
}

impl Ledger {
    /// Puts the records of the scope's office in order.
    pub fn new(scope: &Scope) -> Self {
        let records = scope.records();
        let codes = records.agents().codes();
        let order = order(scope);
        let (since, until) = gaps(scope, &order);
        let (starts, rows) = by_agent(codes, records.agents().names().len(), &order);
        let column = |value: &dyn Fn(usize) -> u32| -> Vec<u32> {
            rows.iter().map(|row| value(*row as usize)).collect()
        };
        let bytes = |value: &dyn Fn(usize) -> Option<u8>| -> Vec<u8> {
            rows.iter().map(|row| value(*row as usize).unwrap_or(NO_BYTE)).collect()
        };
        let abouts = records.abouts().codes();
        let complaints = abouts.iter().zip(0..).filter(|(code, _)| **code != NONE);
        let mut complaints: Vec<(u32, u32)> = complaints.map(|(code, row)| (*code, row)).collect();
        complaints.sort_unstable();
        Self {
            created: column(&|row| seconds(Some(records.created(row)))),
            due: column(&|row| seconds(scope.limit(row))),
            resolved: column(&|row| seconds(records.resolved(row))),
            wait: column(&|row| records.wait_s(row).unwrap_or(NONE)),
            since: column(&|row| since[row]),
            until: column(&|row| until[row]),
            difficulty: column(&|row| {
                scope.task_type_of(row).map_or(100, |it| it.difficulty_centi)
            }),
            rings: bytes(&|row| records.rings(row)),
            rating: bytes(&|row| records.rating(row)),
            marks: rows.iter().map(|row| marks_of(scope, *row as usize)).collect(),
            complaints,
            starts,
            rows,
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

/// All rows by time, and at the same second in their own order.
fn order(scope: &Scope) -> Vec<u32> {
    let records = scope.records();
    let mut order: Vec<u32> = (0..).take(records.len()).collect();
    let created = |row: &u32| records.created(*row as usize);
    if !order.is_sorted_by_key(created) {
        order.sort_by_key(created);
    }
    order
}

/// A counting sort that keeps the order within each agent.
fn by_agent(codes: &[u32], agents: usize, order: &[u32]) -> (Vec<usize>, Vec<u32>) {
    let mut starts = vec![0_usize; agents + 1];
    for code in codes {
        if let Some(count) = starts.get_mut(*code as usize + 1).filter(|_| *code != NONE) {
            *count += 1;
        }
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut rows = vec![0; starts[agents]];
    for row in order {
        let code = codes[*row as usize];
        if code != NONE {
            let place = &mut next[code as usize];
            rows[*place] = *row;
            *place += 1;
        }
    }
    (starts, rows)
}

/// For every row the seconds since the last and until the next contact from the same room on the same kind of
/// matter, whoever took it; calls nobody answered and work for which somebody is sent are no contacts.
fn gaps(scope: &Scope, order: &[u32]) -> (Vec<u32>, Vec<u32>) {
    /// A table of all pairs up to this size is faster than a search.
    const TABLE: usize = 1 << 22;

    let records = scope.records();
    let (rooms, types) = (records.rooms().codes(), records.task_types().codes());
    let kinds = records.task_types().names().len();
    let is_contact = |row: usize| rooms[row] != NONE && scope.is_contact(row);
    let mut since = vec![NONE; records.len()];
    let mut until = vec![NONE; records.len()];
    let mut link = |before: u32, row: u32| {
        let (one, other) = (before as usize, row as usize);
        let gap = records.created(other).since(records.created(one));
        let gap = u32::try_from(gap).expect("rows are taken by time");
        (until[one], since[other]) = (gap, gap);
    };
    if records.rooms().names().len().saturating_mul(kinds) <= TABLE {
        let mut last = vec![NONE; records.rooms().names().len() * kinds];
        for row in order.iter().filter(|row| is_contact(**row as usize)) {
            let at = *row as usize;
            let before = &mut last[rooms[at] as usize * kinds + types[at] as usize];
            if *before != NONE {
                link(*before, *row);
            }
            *before = *row;
        }
    } else {
        let mut matters: Vec<u32> =
            order.iter().copied().filter(|row| is_contact(*row as usize)).collect();
        let matter = |row: u32| (rooms[row as usize], types[row as usize]);
        matters.sort_by_key(|row| matter(*row));
        let pairs = matters.windows(2).filter(|it| matter(it[0]) == matter(it[1]));
        pairs.for_each(|it| link(it[0], it[1]));
    }
    (since, until)
}

fn marks_of(scope: &Scope, row: usize) -> u16 {
    let records = scope.records();
    let answered = records.answered(row);
    let is_call = records.channel(row) == Channel::Phone;
    let cause = records.cause(row);
    let bits = [
        (marks::OFFERED, is_call && answered.is_some()),
        (marks::ANSWERED, is_call && answered == Some(true)),
        (marks::ABANDONED, answered == Some(false)),
        (marks::NOT_THE_AGENTS, cause.is_some_and(|it| !it.counts_for_the_agent())),
        (marks::SOLVED, records.solved(row) == Some(true)),
        (marks::UNSOLVED, records.solved(row) == Some(false)),
        (marks::DISPATCHED, scope.task_type_of(row).is_some_and(|it| it.dispatched)),
        (marks::NO_ROOM, records.rooms().codes()[row] == NONE),
        (marks::STOPPED, !records.stops(row).is_empty()),
    ];
    bits.into_iter().filter(|(_, is_set)| *is_set).fold(0, |marks, (bit, _)| marks | bit)
}
