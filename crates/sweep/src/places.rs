//! Where every record stands when records are put in order by agent and then by time, and its fields put there.
//!
//! Fields are read in the order of rows and written to as many places at once as there are agents, which a
//! processor's cache holds; the other way round every read would miss it.

use std::cmp::Ordering;

use crate::{NONE, marks};

/// The fields of all records in the order in which they came; all slices have one length.
///
/// A missing value is [`NONE`] or [`NO_BYTE`]; a flag is 1, 0, or [`NO_BYTE`] where it is not known.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// When it was created, in seconds.
    pub created: &'a [u32],
    /// When it is due, where the record itself says so.
    pub due: &'a [u32],
    /// Code of its room.
    pub room: &'a [u32],
    /// Code of its kind of work.
    pub kind: &'a [u32],
    /// Whether it is urgent.
    pub urgent: &'a [bool],
    /// Code of how it came in.
    pub channel: &'a [u8],
    /// Flag: whether the call was answered.
    pub answered: &'a [u8],
    /// Flag: whether it was solved.
    pub solved: &'a [u8],
    /// Code of why its rating is low.
    pub cause: &'a [u8],
}

/// What holds for all records of one kind of work.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kind {
    /// Whether somebody has to be sent.
    pub dispatched: bool,
    /// Difficulty in hundredths of a standard case.
    pub difficulty: u32,
    /// Seconds allowed on a clock that runs on, normally and if it is urgent; `None` without such a limit.
    pub limits: [Option<u32>; 2],
}

/// What the codes of channels and causes mean for [`marks`].
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// The channel of calls.
    pub call: u8,
    /// The causes that are not the agent's, as bits by code.
    pub not_the_agents: u32,
}

/// The order of records, as a place for each row.
#[derive(Debug)]
pub struct Places {
    /// By code of the agents: where the records begin; one more at the end.
    starts: Vec<usize>,
    /// All rows by time, and those of the same second in the order they were given.
    order: Vec<u32>,
    /// By row; [`NONE`] for a record without an agent.
    of_row: Vec<u32>,
}

impl Places {
    /// Orders records by the code of their agent, of which there are so many, then by time, and those of the same
    /// second as `tied` has their rows.
    #[inline(never)]
    pub fn new(
        agents: &[u32],
        count: usize,
        created: &[u32],
        tied: &dyn Fn(u32, u32) -> Ordering,
    ) -> Self {
        let order = by_time(created, tied);
        let mut starts = vec![0_usize; count + 2];
        for code in agents {
            // Records without an agent are counted at the end, where nothing begins.
            let at = (*code as usize).min(count) + 1;
            starts[at] += 1;
        }
        starts.truncate(count + 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let whole = |it: &usize| u32::try_from(*it).expect("fewer than 2^32 records");
        let mut next: Vec<u32> = starts.iter().map(whole).collect();
        let mut of_row = vec![NONE; agents.len()];
        for row in &order {
            let row = *row as usize;
            // The last one begins nothing.
            if let Some(next) = next[..count].get_mut(agents[row] as usize) {
                of_row[row] = *next;
                *next += 1;
            }
        }
        Self { starts, order, of_row }
    }

    /// By code of the agents: where the records begin; one more at the end.
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }

    /// The place of a row; `None` for a record without an agent.
    pub fn of(&self, row: usize) -> Option<usize> {
        self.of_row.get(row).filter(|it| **it != NONE).map(|it| *it as usize)
    }

    /// The row of each place.
    #[inline(never)]
    pub fn rows(&self) -> Vec<u32> {
        self.put(0..)
    }

    /// A column of numbers, each in its place.
    #[inline(never)]
    pub fn numbers(&self, column: &[u32]) -> Vec<u32> {
        self.put(column.iter().copied())
    }

    /// A column of bytes, each in its place.
    #[inline(never)]
    pub fn bytes(&self, column: &[u8]) -> Vec<u8> {
        self.put(column.iter().copied())
    }

    /// When each record is due: by its own date, or else its kind's limit on a clock that runs on; [`NONE`] without.
    #[inline(never)]
    pub fn due(&self, rows: Rows, kinds: &[Kind]) -> Vec<u32> {
        let limits: Vec<u32> =
            kinds.iter().flat_map(|it| it.limits.map(|it| it.map_or(NONE, latest))).collect();
        let own = rows.due.iter().zip(rows.created);
        let which = rows.kind.iter().zip(rows.urgent);
        self.put(own.zip(which).map(|((due, created), (kind, urgent))| {
            let at = (*kind as usize).saturating_mul(2) + usize::from(*urgent);
            let limit = limits.get(at).copied().unwrap_or(NONE);
            let by_limit = if limit == NONE { NONE } else { latest(created.saturating_add(limit)) };
            if *due == NONE { by_limit } else { *due }
        }))
    }

    /// The difficulty of each record's kind of work.
    #[inline(never)]
    pub fn difficulty(&self, rows: Rows, kinds: &[Kind]) -> Vec<u32> {
        let of = |kind: &u32| kinds.get(*kind as usize).map_or(0, |it| it.difficulty);
        self.put(rows.kind.iter().map(of))
    }

    /// What is known of each record, but whether its clock stood still.
    #[inline(never)]
    pub fn marks(&self, rows: Rows, kinds: &[Kind], codes: Codes) -> Vec<u16> {
        let dispatched: Vec<u16> =
            kinds.iter().map(|it| u16::from(it.dispatched) * marks::DISPATCHED).collect();
        let mut known = vec![0; rows.created.len()];
        for (at, mark) in known.iter_mut().enumerate() {
            *mark = of_call(rows.channel[at] == codes.call, rows.answered[at])
                | of_outcome(rows.solved[at], rows.room[at]);
        }
        let not_the_agents = |cause: u8| codes.not_the_agents.checked_shr(cause.into());
        let what = rows.kind.iter().zip(rows.cause);
        self.put(known.into_iter().zip(what).map(|(known, (kind, cause))| {
            let is_others = not_the_agents(*cause).unwrap_or(0) & 1 == 1;
            let of_kind = dispatched.get(*kind as usize).copied().unwrap_or(0);
            known | of_kind | bit(marks::NOT_THE_AGENTS, is_others)
        }))
    }

    /// The seconds since the last and until the next contact from the same room on the same kind of matter, whoever
    /// took it; calls nobody answered and work for which somebody is sent are no contacts.
    #[inline(never)]
    pub fn gaps(&self, rows: Rows, rooms: usize, kinds: &[Kind]) -> [Vec<u32>; 2] {
        /// A table of all pairs up to this size is faster than a search.
        const TABLE: usize = 1 << 22;

        let count = self.starts.last().copied().unwrap_or_default();
        let (mut since, mut until) = (vec![NONE; count], vec![NONE; count]);
        let sent: Vec<bool> = kinds.iter().map(|it| it.dispatched).collect();
        let is_contact = |row: usize| {
            let is_sent = sent.get(rows.kind[row] as usize).copied().unwrap_or(false);
            (rows.room[row] != NONE) & (rows.answered[row] != 0) & !is_sent
        };
        let mut link = |(before, then): (u32, u32), (place, now): (u32, u32)| {
            let gap = now.saturating_sub(then);
            if let Some(until) = until.get_mut(before as usize) {
                *until = gap;
            }
            if let Some(since) = since.get_mut(place as usize) {
                *since = gap;
            }
        };
        let contact = |row: usize| (self.of_row[row], rows.created[row]);
        if rooms.saturating_mul(kinds.len()) <= TABLE {
            // No record is created at the largest second.
            let mut last = vec![(NONE, NONE); rooms * kinds.len()];
            for row in self.order.iter().map(|it| *it as usize).filter(|it| is_contact(*it)) {
                let matter = rows.room[row] as usize * kinds.len() + rows.kind[row] as usize;
                let (before, now) = (last[matter], contact(row));
                if before.1 != NONE {
                    link(before, now);
                }
                last[matter] = now;
            }
        } else {
            let contacts = self.order.iter().zip(0..).filter(|it| is_contact(*it.0 as usize));
            let matter = |row: u32| (rows.room[row as usize], rows.kind[row as usize]);
            // Of one matter they stay in the order of time.
            let mut matters: Vec<((u32, u32), u32, u32)> =
                contacts.map(|(row, at)| (matter(*row), at, *row)).collect();
            matters.sort_unstable();
            for [one, other] in matters.array_windows() {
                if one.0 == other.0 {
                    link(contact(one.2 as usize), contact(other.2 as usize));
                }
            }
        }
        [since, until]
    }

    /// A value of every row, in its place.
    fn put<T: Copy + Default>(&self, values: impl Iterator<Item = T>) -> Vec<T> {
        let count = self.starts.last().copied().unwrap_or_default();
        let mut column = vec![T::default(); count];
        for (place, value) in self.of_row.iter().zip(values) {
            if let Some(field) = column.get_mut(*place as usize) {
                *field = value;
            }
        }
        column
    }
}

fn of_call(is_call: bool, answered: u8) -> u16 {
    bit(marks::OFFERED, is_call & (answered <= 1))
        | bit(marks::ANSWERED, is_call & (answered == 1))
        | bit(marks::ABANDONED, answered == 0)
}

fn of_outcome(solved: u8, room: u32) -> u16 {
    bit(marks::SOLVED, solved == 1)
        | bit(marks::UNSOLVED, solved == 0)
        | bit(marks::NO_ROOM, room == NONE)
}

fn bit(bit: u16, is_set: bool) -> u16 {
    bit * u16::from(is_set)
}

/// A time that is not "no value".
fn latest(seconds: u32) -> u32 {
    seconds.min(NONE - 1)
}

/// All rows by time, and those of the same second as `tied` has them.
fn by_time(created: &[u32], tied: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = if created.is_sorted() {
        (0..).take(created.len()).collect()
    } else {
        let mut all: Vec<(u32, u32)> = created.iter().copied().zip(0..).collect();
        all.sort_unstable();
        all.into_iter().map(|(_, row)| row).collect()
    };
    let at_once = |one: &u32, other: &u32| created[*one as usize] == created[*other as usize];
    for second in order.chunk_by_mut(at_once).filter(|it| it.len() > 1) {
        second.sort_by(|one, other| tied(*one, *other));
    }
    order
}

/// Code and row of what has a code.
#[inline(never)]
pub fn named(codes: &[u32]) -> Vec<(u32, u32)> {
    let count = codes.iter().filter(|it| **it != NONE).count();
    // Every row is written, and the next one over it unless it has a code: no branch to guess.
    let mut named = vec![(0, 0); count + 1];
    let mut next = 0;
    for (code, row) in codes.iter().zip(0..) {
        named[next] = (*code, row);
        next += usize::from(*code != NONE);
    }
    named.truncate(count);
    named
}
