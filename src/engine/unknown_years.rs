//! Years whose public holidays nobody has told yet, where working time was counted through them.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::facts::Scope;
use crate::model::{Lane, Time};

/// The years without a notice through which the office's clock ran to a limit that fell in the period, in order.
///
/// In such a year every day was worked as its weekday says, so that what was due around a holiday may have been
/// due later. Empty where nothing was counted by the office's clock, or its calendar does not care for holidays.
pub fn unknown_years(scope: &Scope) -> Vec<i32> {
    let Some(calendar) = &scope.data.office.calendar else { return Vec::new() };
    let year = |time: Time| scope.data.local_date(time).year();
    let unknown: Vec<i32> = (1970..=2106).filter(|it| !calendar.is_known(*it)).collect();
    let last = year(scope.end.plus(-1));
    let mut years = BTreeSet::new();
    for row in 0..scope.records().len() {
        let Some(target) = scope.target_of(row).filter(|it| it.clock == Lane::Office) else {
            continue;
        };
        // Where every year from then on is known, nothing needs to be counted.
        let first = year(scope.records().created(row));
        let next = unknown.get(unknown.partition_point(|it| *it < first));
        if next.is_none_or(|it| *it > last) {
            continue;
        }
        let (created, clock) = (scope.records().created(row), scope.clock_of(row));
        let responded = target.first_response_s.map(|it| clock.add(created, it.into()));
        // Stops are counted by the same clock and put a limit off, by how much is not known here.
        let stopped = !scope.records().stops(row).is_empty();
        let resolved = scope.limit(row).filter(|it| *it < scope.end);
        let resolved = resolved.map(|it| if stopped { scope.end.plus(-1) } else { it });
        let counted = resolved.filter(|_| stopped || scope.records().due(row).is_none());
        for due in responded.into_iter().chain(counted) {
            if scope.start <= due && due < scope.end {
                years.extend(year(created)..=year(due));
            }
        }
    }
    years.into_iter().filter(|it| !calendar.is_known(*it)).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Calendar, Channel, Office, OfficeData, Period, Record, Records, Target, TaskType,
        TaskTypeId, Urgency, templates,
    };

    fn at(text: &str) -> Time {
        serde_json::from_str(&format!("\"{text}T10:00:00+08:00\"")).unwrap()
    }

    /// One repair with ten working hours for it, on this clock.
    fn office(created: &str, clock: Lane) -> OfficeData {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.office.calendar = Some(Calendar::standard());
        let target = Target { resolution_s: Some(36_000), clock, ..Target::default() };
        let repair = TaskType::named("repair");
        data.task_types = vec![TaskType { targets: [(Urgency::Normal, target)].into(), ..repair }];
        let repair = TaskTypeId::new("repair");
        let record = Record::new("r", "test", repair, Channel::Phone, at(created));
        data.records = Arc::new(Records::from_iter([&record]));
        data
    }

    #[track_caller]
    fn check(data: &OfficeData, period: &str, years: &[i32]) {
        let period: Period = period.parse().unwrap();
        let scope = Scope::new(data, period, at("2040-01-01"));
        assert_eq!(unknown_years(&scope), years);
    }

    #[test]
    fn a_year_without_a_notice_is_named_where_the_clock_ran_through_it() {
        check(&office("2026-06-01", Lane::Office), "2026-06", &[]);
        check(&office("2031-06-02", Lane::Office), "2031-06", &[2031]);
        check(&office("2031-06-02", Lane::RoundTheClock), "2031-06", &[]);
        check(&office("2031-06-02", Lane::Office), "2031-07", &[]);
        check(&office("2026-12-31", Lane::Office), "2027-01", &[2027]);
        check(&office("2030-12-31", Lane::Office), "2031-01", &[2030, 2031]);
    }

    #[test]
    fn a_desk_that_is_open_on_holidays_or_has_no_calendar_needs_no_notice() {
        let mut data = office("2031-06-02", Lane::Office);
        data.office.calendar.as_mut().unwrap().open_on_holidays = true;
        check(&data, "2031-06", &[]);
        data.office.calendar = None;
        check(&data, "2031-06", &[]);
    }
}
