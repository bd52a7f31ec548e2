//! What is still to be done and by when, on both clocks: the lanes of due and overdue work.

use crate::engine::clock::{Clock, Standstill};
use crate::engine::facts::{Scope, effective_due};
use crate::model::Lane;

/// An open record with a limit, its times in seconds of its own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The row.
    pub row: usize,
    /// Which clock counts.
    pub lane: Lane,
    /// When it has to be done, later by its stops.
    pub due: crate::model::Time,
    /// What is left of its time; negative for what is overdue.
    pub left_s: i64,
    /// Since its creation, standstills included.
    pub gross_s: i64,
    /// Since its creation, without the standstills.
    pub net_s: i64,
    /// The clock stands still at the moment of judging.
    pub is_stopped: bool,
}

/// Everything open at the moment of judging that has a limit, whatever period it was created in; the most pressing
/// first.
pub fn waiting(scope: &Scope) -> Vec<Waiting> {
    let records = scope.records();
    let as_of = scope.as_of;
    let is_open = |row: &usize| {
        records.created(*row) < as_of
            && !scope.is_abandoned(*row)
            && scope.resolved(*row).is_none()
            && records.solved(*row) != Some(true)
    };
    let of = |row: usize| {
        let due = effective_due(scope, row)?;
        let lane = scope.target_of(row).map(|it| it.clock).unwrap_or_default();
        let clock: Clock<'_> = scope.clock(lane);
        let stops = records.stops(row);
        let elapsed = clock.elapsed(records.created(row), as_of, &Standstill::of(stops, as_of));
        let is_stopped =
            stops.iter().any(|it| it.from < as_of && it.to.is_none_or(|to| as_of <= to));
        let left_s = clock.between(as_of, due);
        let (gross_s, net_s) = (elapsed.gross_s, elapsed.net_s);
        Some(Waiting { row, lane, due, left_s, gross_s, net_s, is_stopped })
    };
    let mut all: Vec<Waiting> = (0..records.len()).filter(is_open).filter_map(of).collect();
    all.sort_unstable_by_key(|it| (it.due, it.row));
    all
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Calendar, Channel, Office, OfficeData, Record, Stop, StopReason, Target, TaskType, Time,
        Urgency, UtcOffset, templates,
    };

    fn at(text: &str) -> Time {
        UtcOffset::CHINA.time(text.parse().unwrap()).unwrap()
    }

    #[test]
    fn each_clock_counts_its_own_seconds() {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.office.calendar = Some(Calendar::standard());
        let kind = |id: &str, clock| {
            let target = Target { first_response_s: None, resolution_s: Some(4 * 3600), clock };
            TaskType { targets: [(Urgency::Normal, target)].into(), ..TaskType::named(id) }
        };
        data.task_types = vec![kind("round", Lane::RoundTheClock), kind("office", Lane::Office)];
        // Friday, 2026-11-20.
        let created = at("2026-11-20T16:00:00");
        let record =
            |id: &str, kind: &str| Record::new(id, "t", kind.into(), Channel::Desk, created);
        let stop = Stop { from: at("2026-11-20T17:00:00"), to: None, reason: StopReason::Parts };
        let rows = [
            record("1", "round"),
            record("2", "office"),
            Record { stops: vec![stop], ..record("3", "round") },
            Record { resolved: Some(at("2026-11-20T16:30:00")), ..record("4", "round") },
            Record { answered: Some(false), ..record("5", "round") },
        ];
        data.records = Arc::new(rows.iter().collect());
        let now = at("2026-11-20T21:00:00");
        let scope = Scope::new(&data, data.whole_period().unwrap(), now);
        let all = waiting(&scope);
        let rows: Vec<usize> = all.iter().map(|it| it.row).collect();
        assert_eq!(rows, [0, 2, 1]);
        let hour = 3600;
        assert_eq!((all[0].left_s, all[0].gross_s, all[0].net_s), (-hour, 5 * hour, 5 * hour));
        // An hour had passed when the clock stopped, and it has stood for four.
        assert_eq!((all[1].left_s, all[1].net_s, all[1].is_stopped), (3 * hour, hour, true));
        // The office went home; what is left is worked on Monday.
        assert_eq!(all[2].lane, Lane::Office);
        assert_eq!(all[2].left_s + all[2].net_s, 4 * hour);
        assert!(all[2].net_s < 5 * hour, "the evening does not count");
    }
}
