//! Records that cannot be right, or look arranged: worth a look before anybody is judged by them (PRODUCT B4).
//!
//! Nothing here is a verdict and nothing changes a score: a file with times to the minute has honest records that took
//! no time, and a month end can simply be busy.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::model::{DoubtKind, OfficeData, Period, Records, StaffId, Time};

/// What is odd about some records.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A response, resolution or reopening that came before the record was there.
    BeforeCreation,
    /// A step or a standstill that ends before it begins.
    Backwards,
    /// A response or resolution in the very second of creation.
    NoTime,
    /// Nobody is named, though it is no call that was missed.
    NoAgent,
    /// Several records of one source about the same room and kind of work within one minute of the clock.
    Duplicates,
    /// Somebody closed more on a month's last day than chance explains: above the upper limit of a control chart of
    /// the month's other days, their mean and three times its root.
    MonthEnd {
        /// The month.
        month: Period,
        /// Who closed them.
        closer: StaffId,
    },
}

impl From<&Doubt> for DoubtKind {
    fn from(doubt: &Doubt) -> Self {
        match doubt {
            Doubt::BeforeCreation => Self::BeforeCreation,
            Doubt::Backwards => Self::Backwards,
            Doubt::NoTime => Self::NoTime,
            Doubt::NoAgent => Self::NoAgent,
            Doubt::Duplicates => Self::Duplicates,
            Doubt::MonthEnd { .. } => Self::MonthEnd,
        }
    }
}

/// Records that share a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is odd.
    pub doubt: Doubt,
    /// The rows, by creation and id; duplicates are one finding for each group of at least two.
    pub rows: Vec<usize>,
}

/// A last day is not remarkable with fewer closings than this by one person, however few the other days have.
const MANY: i64 = 5;

/// The square of three: counts vary by the root of their mean.
const SIGMAS_SQUARED: i128 = 9;

/// With fewer other days on record than this there is nothing to compare a last day with.
const FEWEST_DAYS: i64 = 7;

/// What is odd about the records created in `period`, and about the last days of its months; by kind of doubt, each
/// only if there are such records, and in the same order whatever the order of the records.
pub fn integrity(data: &OfficeData, period: Period) -> Vec<Finding> {
    let records = &*data.records;
    let (start, end) = period.bounds(data.office.utc_offset);
    let within = |time: Time| start <= time && time < end;
    let mut rows: Vec<usize> =
        (0..records.len()).filter(|row| within(records.created(*row))).collect();
    rows.sort_by_key(|row| (records.created(*row), records.id_text(*row)));
    let found = |doubt: Doubt, is_odd: fn(&Records, usize) -> bool| Finding {
        doubt,
        rows: rows.iter().copied().filter(|row| is_odd(records, *row)).collect(),
    };
    let mut findings = vec![
        found(Doubt::BeforeCreation, is_before_creation),
        found(Doubt::Backwards, is_backwards),
        found(Doubt::NoTime, took_no_time),
        found(Doubt::NoAgent, has_no_agent),
    ];
    findings.retain(|it| !it.rows.is_empty());
    findings.extend(duplicates(records, &rows));
    findings.extend(month_ends(data, period));
    findings
}

fn is_before_creation(records: &Records, row: usize) -> bool {
    let times = [records.first_response(row), records.resolved(row), records.reopened(row)];
    times.into_iter().flatten().any(|it| it < records.created(row))
}

fn is_backwards(records: &Records, row: usize) -> bool {
    records.steps(row).iter().any(|it| it.end < it.start)
        || records.stops(row).iter().any(|it| it.to.is_some_and(|to| to < it.from))
}

fn took_no_time(records: &Records, row: usize) -> bool {
    let times = [records.first_response(row), records.resolved(row)];
    times.contains(&Some(records.created(row)))
}

fn has_no_agent(records: &Records, row: usize) -> bool {
    records.agents().get(row).is_none() && records.answered(row) != Some(false)
}

/// Groups of at least two among `rows`; without a room nothing tells two records from one.
fn duplicates(records: &Records, rows: &[usize]) -> Vec<Finding> {
    let mut groups: BTreeMap<(i64, &str, &str, &str), Vec<usize>> = BTreeMap::new();
    for row in rows {
        let Some(room) = records.rooms().get(*row) else { continue };
        let minute = records.created(*row).epoch().div_euclid(60);
        let kind = records.task_types().get(*row).unwrap_or_default();
        let source = records.sources().get(*row).unwrap_or_default();
        groups.entry((minute, source, room, kind)).or_default().push(*row);
    }
    let groups = groups.into_values().filter(|it| it.len() > 1);
    groups.map(|rows| Finding { doubt: Doubt::Duplicates, rows }).collect()
}

/// The closings of one person in one month.
#[derive(Default)]
struct Closings {
    on_other_days: i64,
    on_the_last_day: Vec<usize>,
}

/// The last days of the months that end in `period`, by month and closer.
fn month_ends(data: &OfficeData, period: Period) -> Vec<Finding> {
    let records = &*data.records;
    let Some((first, _)) = records.created_range() else { return Vec::new() };
    let first = data.local_date(first);
    let mut months: BTreeMap<(Period, &str), Closings> = BTreeMap::new();
    for row in 0..records.len() {
        let closer = records.closers().get(row).or(records.agents().get(row));
        let Some((resolved, closer)) = records.resolved(row).zip(closer) else { continue };
        let day = data.local_date(resolved);
        let month = Period::month_of(day);
        if !period.contains(month.last_day()) {
            continue;
        }
        let closings = months.entry((month, closer)).or_default();
        if day == month.last_day() {
            closings.on_the_last_day.push(row);
        } else {
            closings.on_other_days += 1;
        }
    }
    let months = months.into_iter().filter(|((month, _), it)| is_remarkable(*month, first, it));
    months
        .map(|((month, closer), closings)| {
            let mut rows = closings.on_the_last_day;
            rows.sort_by_key(|row| (records.created(*row), records.id_text(*row)));
            Finding { doubt: Doubt::MonthEnd { month, closer: StaffId::new(closer) }, rows }
        })
        .collect()
}

/// Whether a last day stands out of the month's other days, those from `first` on, when the records begin:
/// `last ≥ m + 3√m` with `m` the mean of the other days, in whole numbers.
fn is_remarkable(month: Period, first: NaiveDate, closings: &Closings) -> bool {
    let days = month.last_day().signed_duration_since(first.max(month.start())).num_days();
    let last = i64::try_from(closings.on_the_last_day.len()).unwrap_or(i64::MAX);
    let (days_wide, others) = (i128::from(days), i128::from(closings.on_other_days));
    let above = i128::from(last) * days_wide - others;
    days >= FEWEST_DAYS
        && last >= MANY
        && above >= 0
        && above.saturating_mul(above) >= SIGMAS_SQUARED * others * days_wide
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Channel, Office, Record, Step, Stop, StopReason, TaskTypeId, demo, templates,
    };

    const DAY: i64 = 86_400;

    fn july() -> Period {
        "2026-07".parse().unwrap()
    }

    fn at(seconds: i64) -> Time {
        crate::model::UtcOffset::CHINA.midnight(july().start()).plus(seconds)
    }

    fn record(id: usize, created: i64) -> Record {
        let id = format!("r{id:03}");
        let kind = TaskTypeId::new("repair");
        Record {
            agent: Some(StaffId::new("ann")),
            ..Record::new(&id, "test", kind, Channel::Desk, at(created))
        }
    }

    fn findings(rows: &[Record]) -> Vec<(Doubt, Vec<usize>)> {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.records = Arc::new(rows.iter().collect::<Records>());
        integrity(&data, july()).into_iter().map(|it| (it.doubt, it.rows)).collect()
    }

    #[test]
    fn times_that_cannot_be_are_found() {
        let step =
            Step { name: "派单".into(), start: at(9), end: at(8), planned: false, author: None };
        let halt = Stop { from: at(9), to: Some(at(8)), reason: StopReason::Parts };
        let rows = [
            Record { resolved: Some(at(99)), ..record(0, 100) },
            Record { first_response: Some(at(100)), resolved: Some(at(200)), ..record(1, 100) },
            Record { first_response: Some(at(99)), resolved: Some(at(100)), ..record(2, 100) },
            Record { steps: vec![step], ..record(3, 0) },
            Record { stops: vec![halt], ..record(4, 0) },
            Record { reopened: Some(at(0)), ..record(5, 1) },
            Record { first_response: Some(at(101)), resolved: Some(at(102)), ..record(6, 100) },
            Record { resolved: Some(at(-DAY - 1)), ..record(7, -DAY) }, // of June
        ];
        let expected = [
            (Doubt::BeforeCreation, vec![5, 0, 2]),
            (Doubt::Backwards, vec![3, 4]),
            (Doubt::NoTime, vec![1, 2]),
        ];
        assert_eq!(findings(&rows), expected);
        assert_eq!(findings(&[]), []);
    }

    #[test]
    fn a_missed_call_needs_no_agent() {
        let nobody = |id, answered| Record { agent: None, answered, ..record(id, 0) };
        let rows = [nobody(0, None), nobody(1, Some(false)), nobody(2, Some(true)), record(3, 0)];
        assert_eq!(findings(&rows), [(Doubt::NoAgent, vec![0, 2])]);
    }

    #[test]
    fn the_same_room_kind_and_minute_from_one_source_are_one_matter_twice() {
        let of = |id, created, room: Option<&str>| Record {
            room: room.map(str::to_owned),
            ..record(id, created)
        };
        let rows = [
            of(0, 59, Some("1-101")),
            of(1, 0, Some("1-101")),
            of(2, 60, Some("1-101")), // the next minute
            of(3, 30, Some("1-102")),
            Record { task_type: "enquiry".into(), ..of(4, 30, Some("1-101")) },
            Record { source: "other".into(), ..of(5, 30, Some("1-101")) },
            of(6, 30, None),
            of(7, 30, None),
            Record { agent: Some(StaffId::new("ben")), ..of(8, 30, Some("1-102")) },
        ];
        let expected = [(Doubt::Duplicates, vec![1, 0]), (Doubt::Duplicates, vec![3, 8])];
        assert_eq!(findings(&rows), expected);
    }

    /// So many closings by Ann on each of the month's first thirty days, and so many on its last.
    fn closings(first_day: i64, each_day: usize, on_the_last: usize) -> Vec<Record> {
        let days = (first_day..30).flat_map(|day| vec![day; each_day]).chain(vec![30; on_the_last]);
        let closed = |(id, day)| Record {
            resolved: Some(at(day * DAY + 3600)),
            ..record(id, first_day * DAY)
        };
        days.enumerate().map(closed).collect()
    }

    #[test]
    fn a_last_day_stands_out_above_the_limit_of_the_others() {
        let found = |rows: &[Record]| findings(rows).pop().map(|(doubt, rows)| (doubt, rows.len()));
        let closer = StaffId::new("ann");
        let doubt = Doubt::MonthEnd { month: july(), closer };
        // Four a day: the limit is 4 + 3 × 2.
        assert_eq!(found(&closings(0, 4, 10)), Some((doubt.clone(), 10)));
        assert_eq!(found(&closings(0, 4, 9)), None);
        assert_eq!(found(&closings(0, 9, 1)), None, "a quiet last day");
        assert_eq!(found(&closings(0, 0, 4)), None, "few are not many");
        assert_eq!(found(&closings(0, 0, 5)), Some((doubt.clone(), 5)));
        assert_eq!(found(&closings(23, 1, 10)), Some((doubt.clone(), 10)));
        assert_eq!(found(&closings(24, 1, 10)), None, "six days say nothing");
        let by_another = |it: Record| Record { closed_by: Some(StaffId::new("ben")), ..it };
        let rows: Vec<Record> = closings(0, 4, 12).into_iter().map(by_another).collect();
        let doubt = Doubt::MonthEnd { month: july(), closer: StaffId::new("ben") };
        assert_eq!(found(&rows), Some((doubt, 12)));
    }

    #[test]
    fn the_demo_has_somebody_who_tidies_up_and_the_order_does_not_matter() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        let found = integrity(&data, period);
        let tidied = found.iter().filter(|it| matches!(it.doubt, Doubt::MonthEnd { .. }));
        let tidied: Vec<&Doubt> = tidied.map(|it| &it.doubt).collect();
        let of = |month: &str| Doubt::MonthEnd {
            month: month.parse().unwrap(),
            closer: StaffId::new("YQ102"),
        };
        assert_eq!(tidied, [&of("2026-08"), &of("2026-09")]);
        let sizes = |doubt: &Doubt| -> Vec<usize> {
            found.iter().filter(|it| it.doubt == *doubt).map(|it| it.rows.len()).collect()
        };
        assert_eq!(sizes(&Doubt::BeforeCreation), [3]);
        assert_eq!(sizes(&Doubt::Duplicates), [2; 4]);
        let mut turned = data.clone();
        let mut rows: Vec<Record> = data.records.iter().collect();
        rows.reverse();
        turned.records = Arc::new(rows.iter().collect::<Records>());
        let ids = |data: &OfficeData, found: &[Finding]| -> Vec<(Doubt, Vec<String>)> {
            let ids = |it: &Finding| {
                it.rows.iter().map(|row| data.records.id_text(*row).to_owned()).collect()
            };
            found.iter().map(|it| (it.doubt.clone(), ids(it))).collect()
        };
        assert_eq!(ids(&data, &found), ids(&turned, &integrity(&turned, period)));
    }
}
