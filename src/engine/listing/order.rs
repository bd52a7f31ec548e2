//! The order of a list of records: by one column, and by creation among equals.

use super::progress::Stages;
use crate::model::{NameColumn, OfficeData, Urgency};

/// What a list can be ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// The number in the system it came from, or the record's id.
    Number,
    /// When it was created.
    #[default]
    Created,
    /// The agent's name.
    Agent,
    /// The name of the kind of work.
    TaskType,
    /// How it came in.
    Channel,
    /// How pressing it was.
    Urgency,
    /// The room.
    Room,
    /// When it has to be done.
    Due,
    /// When it was done.
    Resolved,
    /// Seconds until the call was answered.
    Wait,
    /// 1 to 5.
    Rating,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 11] = [
        Self::Number,
        Self::Created,
        Self::Agent,
        Self::TaskType,
        Self::Channel,
        Self::Urgency,
        Self::Room,
        Self::Due,
        Self::Resolved,
        Self::Wait,
        Self::Rating,
    ];
}

/// A column and its direction; newest first by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub column: Column,
    /// Largest or last first.
    pub descending: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self { column: Column::Created, descending: true }
    }
}

/// All rows in `order`; what has no value in the column stands after what has, in either direction.
pub fn order(data: &OfficeData, stages: &Stages, order: Order) -> Vec<u32> {
    let records = &*data.records;
    let mut rows: Vec<u32> = (0..).take(records.len()).collect();
    let created = |row: usize| records.created(row).epoch().unsigned_abs();
    if order.column == Column::Number {
        let number = |row: u32| {
            let row = row as usize;
            records.external_id(row).unwrap_or(records.id_text(row))
        };
        rows.sort_unstable_by(|one, other| {
            let (first, second) = if order.descending { (other, one) } else { (one, other) };
            number(*first).cmp(number(*second)).then(one.cmp(other))
        });
        return rows;
    }
    let agents = ranks(records.agents(), |id| {
        data.staff.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str())
    });
    let types = ranks(records.task_types(), |id| {
        data.task_types.iter().find(|it| it.id.as_str() == id).map(|it| it.name.as_str())
    });
    let rooms =
        if order.column == Column::Room { ranks(records.rooms(), |_| None) } else { Vec::new() };
    let rank = |ranks: &[u64], column: &NameColumn, row: usize| {
        ranks.get(column.codes()[row] as usize).copied()
    };
    let seconds = |time: crate::model::Time| time.epoch().unsigned_abs();
    let value = |row: usize| match order.column {
        Column::Number | Column::Created => Some(created(row)),
        Column::Agent => rank(&agents, records.agents(), row),
        Column::TaskType => rank(&types, records.task_types(), row),
        Column::Channel => Some(records.channel(row) as u64),
        Column::Urgency => Some(u64::from(records.urgency(row) == Urgency::Urgent)),
        Column::Room => rank(&rooms, records.rooms(), row),
        Column::Due => stages.due(row).map(seconds),
        Column::Resolved => records.resolved(row).map(seconds),
        Column::Wait => records.wait_s(row).map(u64::from),
        Column::Rating => records.rating(row).map(u64::from),
    };
    // A smaller key stands in front; the largest is kept for what has no value.
    let most = u64::from(u32::MAX) - 1;
    let turned =
        |value: u64| if order.descending { most.saturating_sub(value) } else { value.min(most) };
    let key = |row: usize| (value(row).map_or(most + 1, turned) << 32) | turned(created(row));
    let mut keys: Vec<(u64, u32)> = rows.iter().map(|row| (key(*row as usize), *row)).collect();
    if order.descending {
        // Among equals the one added last is the newest.
        keys.reverse();
    }
    if !keys.is_sorted_by_key(|it| it.0) {
        keys.sort_by_key(|it| it.0);
    }
    keys.into_iter().map(|(_, row)| row).collect()
}

/// The place of every name of a column among the names as they are shown, by code.
fn ranks<'a>(column: &'a NameColumn, shown: impl Fn(&str) -> Option<&'a str>) -> Vec<u64> {
    let names = column.names();
    let shown: Vec<&str> = names.iter().map(|it| shown(it).unwrap_or(it)).collect();
    let mut codes: Vec<usize> = (0..names.len()).collect();
    codes.sort_unstable_by_key(|code| shown[*code]);
    let mut ranks = vec![0; names.len()];
    for (rank, code) in (0..).zip(codes) {
        ranks[code] = rank;
    }
    ranks
}
