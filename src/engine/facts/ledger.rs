//! Records in the order in which they are counted: by agent, then by time, each field side by side.
//!
//! It is made once per change of the records and serves every period: what an agent did in a period is one
//! stretch of it. Everything here is taken from the office alone; what depends on the moment of judging is not.

use super::scope::Scope;
use crate::engine::clock::Clock;
use crate::model::{Channel, NameColumn, TaskType, Time, Urgency};
pub(super) use sweep::{NO_BYTE, NONE, marks};

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
        let order = order(scope);
        let (since, until) = gaps(scope, &order);
        let places = Places::by_agent(records.agents(), order);
        let limits = Limits::new(scope);
        let difficulties = by_type(scope, |it| it.map_or(100, |it| it.difficulty_centi));
        let type_codes = records.task_types().codes();
        Self {
            created: places.column(|row| seconds(Some(records.created(row)))),
            due: places.column(|row| limits.due(scope, row)),
            resolved: places.column(|row| seconds(records.resolved(row))),
            wait: places.column(|row| records.wait_s(row).unwrap_or(NONE)),
            since: places.column(|row| since[row]),
            until: places.column(|row| until[row]),
            difficulty: places.column(|row| of_type(&difficulties, type_codes[row])),
            rings: places.column(|row| records.rings(row).unwrap_or(NO_BYTE)),
            rating: places.column(|row| records.rating(row).unwrap_or(NO_BYTE)),
            marks: places.column(marks_of(scope)),
            rows: places.column(|row| u32::try_from(row).expect("fewer than 2^32 records")),
            complaints: complaints(records.abouts()),
            starts: places.starts,
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

/// All rows by time, and at the same second by id.
fn order(scope: &Scope) -> Vec<u32> {
    let records = scope.records();
    let mut order: Vec<u32> = (0..).take(records.len()).collect();
    let created = |row: u32| records.created(row as usize);
    let id = |row: u32| records.id_text(row as usize);
    let compared = |one: &u32, two: &u32| {
        created(*one).cmp(&created(*two)).then_with(|| id(*one).cmp(id(*two)))
    };
    if !order.is_sorted_by(|one, two| compared(one, two).is_le()) {
        order.sort_by(compared);
    }
    order
}

/// Where every record stands in the ledger.
struct Places {
    starts: Vec<usize>,
    /// All rows in the order of time, with their places; [`NONE`] for a record without an agent.
    places: Vec<(u32, u32)>,
}

impl Places {
    /// A counting sort that keeps the order within each agent.
    fn by_agent(agents: &NameColumn, order: Vec<u32>) -> Self {
        let codes = agents.codes();
        let mut starts = vec![0_usize; agents.names().len() + 1];
        for code in codes.iter().filter(|it| **it != NONE) {
            starts[*code as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let whole = |it: &usize| u32::try_from(*it).expect("fewer than 2^32 records");
        let mut next: Vec<u32> = starts.iter().map(whole).collect();
        let place = |row: u32| match codes[row as usize] {
            NONE => (row, NONE),
            code => {
                let next = &mut next[code as usize];
                *next += 1;
                (row, *next - 1)
            }
        };
        Self { places: order.into_iter().map(place).collect(), starts }
    }

    /// A field of every record in its place: read in the order of rows, written to as many places as there are
    /// agents, which a processor's cache holds.
    fn column<T: Clone + Default>(&self, value: impl Fn(usize) -> T) -> Vec<T> {
        let count = self.starts.last().copied().unwrap_or_default();
        let mut column = vec![T::default(); count];
        for (row, place) in &self.places {
            if let Some(field) = column.get_mut(*place as usize) {
                *field = value(*row as usize);
            }
        }
        column
    }
}

/// Time limits by kind of work and urgency, looked up once.
struct Limits {
    by_type: Vec<[Option<(u32, bool)>; 2]>,
}

impl Limits {
    fn new(scope: &Scope) -> Self {
        let limit = |task_type: Option<&TaskType>, urgency| {
            let target = task_type?.targets.get(&urgency)?;
            let runs_on = matches!(scope.clock(target.clock), Clock::RoundTheClock);
            Some((target.resolution_s?, runs_on))
        };
        let both = |it: Option<&TaskType>| {
            [Urgency::Normal, Urgency::Urgent].map(|urgency| limit(it, urgency))
        };
        Self { by_type: by_type(scope, both) }
    }

    /// When the record in `row` is due, without stops; [`NONE`] without a limit.
    fn due(&self, scope: &Scope, row: usize) -> u32 {
        let records = scope.records();
        if let Some(due) = records.due(row) {
            return seconds(Some(due));
        }
        let code = records.task_types().codes()[row] as usize;
        let urgency = usize::from(records.urgency(row) == Urgency::Urgent);
        match self.by_type.get(code).and_then(|it| it[urgency]) {
            Some((limit, true)) => seconds(Some(records.created(row).plus(limit.into()))),
            Some((_, false)) => seconds(scope.limit(row)),
            None => NONE,
        }
    }
}

/// Something of every kind of work, by its code in the records.
fn by_type<T>(scope: &Scope, of: impl Fn(Option<&TaskType>) -> T) -> Vec<T> {
    (0..scope.records().task_types().names().len()).map(|it| of(scope.type_of(it))).collect()
}

fn of_type<T: Copy + Default>(values: &[T], code: u32) -> T {
    values.get(code as usize).copied().unwrap_or_default()
}

fn complaints(abouts: &NameColumn) -> Vec<(u32, u32)> {
    let complaints = abouts.codes().iter().zip(0..).filter(|(code, _)| **code != NONE);
    complaints.map(|(code, row)| (*code, row)).collect()
}

/// For every row the seconds since the last and until the next contact from the same room on the same kind of
/// matter, whoever took it; calls nobody answered and work for which somebody is sent are no contacts.
fn gaps(scope: &Scope, order: &[u32]) -> (Vec<u32>, Vec<u32>) {
    /// A table of all pairs up to this size is faster than a search.
    const TABLE: usize = 1 << 22;

    let records = scope.records();
    let (rooms, types) = (records.rooms().codes(), records.task_types().codes());
    let kinds = records.task_types().names().len();
    let sent = by_type(scope, |it| it.is_some_and(|it| it.dispatched));
    let is_contact =
        |row: usize| rooms[row] != NONE && !scope.is_abandoned(row) && !of_type(&sent, types[row]);
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

/// What is known of the record in a row, as [`marks`].
fn marks_of<'a>(scope: &'a Scope) -> impl Fn(usize) -> u16 + 'a {
    let records = scope.records();
    let dispatched =
        by_type(scope, |it| u16::from(it.is_some_and(|it| it.dispatched)) * marks::DISPATCHED);
    let types = records.task_types().codes();
    let rooms = records.rooms().codes();
    move |row| {
        let answered = records.answered(row);
        let is_call = records.channel(row) == Channel::Phone;
        let bit = |bit: u16, is_set: bool| bit * u16::from(is_set);
        of_type(&dispatched, types[row])
            | bit(marks::OFFERED, is_call && answered.is_some())
            | bit(marks::ANSWERED, is_call && answered == Some(true))
            | bit(marks::ABANDONED, answered == Some(false))
            | bit(
                marks::NOT_THE_AGENTS,
                records.cause(row).is_some_and(|it| !it.counts_for_the_agent()),
            )
            | bit(marks::SOLVED, records.solved(row) == Some(true))
            | bit(marks::UNSOLVED, records.solved(row) == Some(false))
            | bit(marks::NO_ROOM, rooms[row] == NONE)
            | bit(marks::STOPPED, !records.stops(row).is_empty())
    }
}
