//! One pass over the columns: the filter is looked up in codes before, and a row costs a few comparisons.

use super::filter::Filter;
use super::progress::Stages;
use crate::model::{Id, NameColumn, OfficeData, Records, Time};

/// The rows of `ordered` created in the period that fit `filter`, in their order.
///
/// `doubtful` says of every row whether it is among those with the doubt that the filter asks for; without it no row
/// is.
pub fn listed(
    data: &OfficeData,
    stages: &Stages,
    filter: &Filter,
    ordered: &[u32],
    doubtful: &[bool],
) -> Vec<u32> {
    let Some(wanted) = Wanted::new(data, stages, filter) else { return Vec::new() };
    let is_doubtful =
        |row: usize| filter.doubt.is_none() || doubtful.get(row).copied().unwrap_or_default();
    let fits = |row: &u32| {
        let row = *row as usize;
        wanted.fits(data, stages, filter, row) && is_doubtful(row)
    };
    ordered.iter().copied().filter(fits).collect()
}

/// A filter in the codes of an office's columns.
struct Wanted {
    start: Time,
    end: Time,
    agent: Option<u32>,
    task_type: Option<u32>,
    room: Option<u32>,
    text: Option<Text>,
}

impl Wanted {
    /// `None` if a name that is asked for occurs nowhere.
    fn new(data: &OfficeData, stages: &Stages, filter: &Filter) -> Option<Self> {
        let records = &data.records;
        let offset = data.office.utc_offset;
        let code = |column: &NameColumn, name: Option<&str>| match name {
            None => Some(None),
            Some(name) => column.code(name).map(Some),
        };
        let from = filter.from.map(|it| offset.midnight(it));
        let to = filter.to.map(|it| offset.midnight(it).plus(24 * 3600));
        Some(Self {
            start: stages.start.max(from.unwrap_or(stages.start)),
            end: stages.end.min(to.unwrap_or(stages.end)),
            agent: code(records.agents(), filter.agent.as_ref().map(Id::as_str))?,
            task_type: code(records.task_types(), filter.task_type.as_ref().map(Id::as_str))?,
            room: code(records.rooms(), filter.room.as_deref())?,
            text: Text::new(data, &filter.text),
        })
    }

    fn fits(&self, data: &OfficeData, stages: &Stages, filter: &Filter, row: usize) -> bool {
        let records = &*data.records;
        let is = |code: Option<u32>, column: &NameColumn| {
            code.is_none_or(|it| column.codes()[row] == it)
        };
        let created = records.created(row);
        self.start <= created
            && created < self.end
            && is(self.agent, records.agents())
            && is(self.task_type, records.task_types())
            && is(self.room, records.rooms())
            && filter.channel.is_none_or(|it| records.channel(row) == it)
            && filter.urgency.is_none_or(|it| records.urgency(row) == it)
            && filter.rated.is_none_or(|it| it.fits(records.rating(row)))
            && filter.cause.is_none_or(|it| records.cause(row) == Some(it))
            && filter.progress.is_none_or(|it| stages.fits(records, row, it))
            && self.text.as_ref().is_none_or(|it| it.stands_in(records, row))
    }
}

/// A text that is looked for, and the names it stands in by their codes.
struct Text {
    wanted: Vec<u8>,
    agents: Vec<bool>,
    task_types: Vec<bool>,
    rooms: Vec<bool>,
}

impl Text {
    fn new(data: &OfficeData, text: &str) -> Option<Self> {
        let wanted = text.trim().to_lowercase().into_bytes();
        if wanted.is_empty() {
            return None;
        }
        let records = &data.records;
        let staff =
            |id: &str| data.staff.iter().find(|it| it.id.as_str() == id).map(|it| &*it.name);
        let kind =
            |id: &str| data.task_types.iter().find(|it| it.id.as_str() == id).map(|it| &*it.name);
        let of = |column: &NameColumn, shown: &dyn Fn(&str) -> bool| {
            column.names().iter().map(|it| shown(it)).collect()
        };
        Some(Self {
            agents: of(records.agents(), &|id| holds(staff(id).unwrap_or(id), &wanted)),
            task_types: of(records.task_types(), &|id| holds(kind(id).unwrap_or(id), &wanted)),
            rooms: of(records.rooms(), &|room| holds(room, &wanted)),
            wanted,
        })
    }

    fn stands_in(&self, records: &Records, row: usize) -> bool {
        let named = |names: &[bool], column: &NameColumn| {
            names.get(column.codes()[row] as usize).copied().unwrap_or_default()
        };
        named(&self.rooms, records.rooms())
            || named(&self.agents, records.agents())
            || named(&self.task_types, records.task_types())
            || holds(records.external_id(row).unwrap_or(records.id_text(row)), &self.wanted)
            || holds(records.note(row), &self.wanted)
    }
}

/// Whether `wanted`, in lower case, stands in `text`; only letters of the Latin alphabet match in either case.
fn holds(text: &str, wanted: &[u8]) -> bool {
    let Some(first) = wanted.first() else { return true };
    text.as_bytes()
        .windows(wanted.len())
        .any(|it| it[0].to_ascii_lowercase() == *first && it.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::engine::facts::Scope;
    use crate::engine::listing::{Column, Order, Progress, Rated, order};
    use crate::model::{
        Channel, Office, Record, Staff, StaffId, TaskType, Urgency, demo, templates,
    };

    fn at(seconds: i64) -> Time {
        Time::from_epoch(1_790_000_000 + seconds).unwrap()
    }

    fn record(id: &str, created: i64) -> Record {
        Record::new(id, "t", "enquiry".into(), Channel::Phone, at(created))
    }

    fn office() -> OfficeData {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.staff =
            vec![Staff { id: StaffId::new("a1"), ..Staff::named("王芳") }, Staff::named("Ben")];
        data.task_types = vec![TaskType { name: "咨询".into(), ..TaskType::named("enquiry") }];
        let agent = |id: &str| Some(StaffId::new(id));
        let rows = [
            Record {
                agent: agent("a1"),
                room: Some("1-101".into()),
                rating: Some(1),
                ..record("x1", 0)
            },
            Record {
                agent: agent("Ben"),
                resolved: Some(at(50)),
                rating: Some(5),
                ..record("x2", 10)
            },
            Record {
                agent: agent("Ben"),
                due: Some(at(-1)),
                urgency: Urgency::Urgent,
                ..record("X3", 5)
            },
            Record { answered: Some(false), note: Some("call BACK".into()), ..record("x4", 20) },
            Record {
                due: Some(at(5000)),
                reopened: Some(at(40)),
                channel: Channel::App,
                ..record("x5", 20)
            },
        ];
        data.records = Arc::new(rows.iter().collect());
        data
    }

    fn found(data: &OfficeData, filter: &Filter, by: Order) -> Vec<u32> {
        let scope = Scope::new(data, data.whole_period().unwrap(), at(100));
        let stages = Stages::new(&scope);
        listed(data, &stages, filter, &order(data, &stages, by), &[])
    }

    #[test]
    fn the_newest_come_first_and_nothing_is_left_out_unasked() {
        assert_eq!(found(&office(), &Filter::default(), Order::default()), [4, 3, 1, 2, 0]);
    }

    #[test]
    fn each_field_is_asked_for() {
        #[track_caller]
        fn check(filter: Filter, expected: &[u32]) {
            let by = Order { column: Column::Number, descending: false };
            let mut rows = found(&office(), &filter, by);
            rows.sort_unstable();
            assert_eq!(rows, expected, "{filter:?}");
        }
        let text = |it: &str| Filter { text: it.to_owned(), ..Filter::default() };
        let progress = |it| Filter { progress: Some(it), ..Filter::default() };
        let rated = |it| Filter { rated: Some(it), ..Filter::default() };
        check(text(" x3 "), &[2]);
        check(text("王"), &[0]);
        check(text("咨询"), &[0, 1, 2, 3, 4]);
        check(text("back"), &[3]);
        check(text("1-10"), &[0]);
        check(text("nothing"), &[]);
        check(progress(Progress::Open), &[0, 2, 4]);
        check(progress(Progress::Overdue), &[2]);
        check(progress(Progress::DueSoon), &[4]);
        check(progress(Progress::Resolved), &[1]);
        check(progress(Progress::Reopened), &[4]);
        check(rated(Rated::Low), &[0]);
        check(rated(Rated::Exactly(5)), &[1]);
        check(rated(Rated::NotAtAll), &[2, 3, 4]);
        check(Filter { agent: Some("Ben".into()), ..Filter::default() }, &[1, 2]);
        check(Filter { agent: Some("nobody".into()), ..Filter::default() }, &[]);
        check(Filter { room: Some("1-101".into()), ..Filter::default() }, &[0]);
        check(Filter { channel: Some(Channel::App), ..Filter::default() }, &[4]);
        check(Filter { urgency: Some(Urgency::Urgent), ..Filter::default() }, &[2]);
        check(Filter { from: Some("2030-01-01".parse().unwrap()), ..Filter::default() }, &[]);
        check(Filter { doubt: Some(crate::model::DoubtKind::NoAgent), ..Filter::default() }, &[]);
    }

    #[test]
    fn every_column_orders_and_the_empty_stand_last() {
        #[track_caller]
        fn check(column: Column, descending: bool, expected: &[u32]) {
            let rows = found(&office(), &Filter::default(), Order { column, descending });
            assert_eq!(rows, expected, "{column:?} {descending}");
        }
        check(Column::Number, false, &[2, 0, 1, 3, 4]);
        check(Column::Agent, false, &[2, 1, 0, 3, 4]);
        check(Column::Agent, true, &[0, 1, 2, 4, 3]);
        check(Column::Due, false, &[2, 4, 0, 1, 3]);
        check(Column::Due, true, &[4, 2, 3, 1, 0]);
        check(Column::Rating, true, &[1, 0, 4, 3, 2]);
        check(Column::Urgency, true, &[2, 4, 3, 1, 0]);
    }

    #[test]
    fn a_list_of_a_doubt_takes_its_rows() {
        let data = demo::office();
        let scope = Scope::new(&data, data.whole_period().unwrap(), at(100_000_000));
        let stages = Stages::new(&scope);
        let all = order(&data, &stages, Order::default());
        let doubtful: Vec<bool> = (0..data.records.len()).map(|row| row % 7 == 0).collect();
        let kind = Some(crate::model::DoubtKind::Duplicates);
        let rows =
            listed(&data, &stages, &Filter { doubt: kind, ..Filter::default() }, &all, &doubtful);
        assert!(!rows.is_empty() && rows.iter().all(|it| it % 7 == 0));
    }
}
