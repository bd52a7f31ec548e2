//! Suggested difficulties: what a case of each kind takes, against what a case takes at all (SCORING §5.1).
//!
//! The relative-value idea: the median of the kind over the overall median. A suggestion for the task
//! types' difficulty, which people adopt and which is then frozen.

use crate::engine::exact::Exact;
use crate::model::OfficeData;

/// The suggested difficulty of every kind in hundredths of a standard case, half to even.
///
/// `handle_times` has the seconds of every case by kind; those that are not positive were not measured
/// and are passed over. `None` for a kind without measured cases.
pub fn suggested_difficulties(handle_times: &[Vec<i64>]) -> Vec<Option<i64>> {
    let overall = median(handle_times.iter().flatten().copied());
    handle_times
        .iter()
        .map(|times| {
            let ratio = median(times.iter().copied())?.over(overall.as_ref()?)?;
            ratio.round_half_even(100)
        })
        .collect()
}

/// Talk times of all records by kind of work, in the order of the office's kinds.
pub fn talk_times(data: &OfficeData) -> Vec<Vec<i64>> {
    let records = &data.records;
    let places: Vec<Option<usize>> = records
        .task_types()
        .names()
        .iter()
        .map(|name| data.task_types.iter().position(|it| it.id.as_str() == &**name))
        .collect();
    let mut times = vec![Vec::new(); data.task_types.len()];
    for row in 0..records.len() {
        let code = records.task_types().codes()[row] as usize;
        let place = places.get(code).copied().flatten();
        if let Some((place, talk)) = place.zip(records.talk_s(row).filter(|it| *it > 0)) {
            times[place].push(i64::from(talk));
        }
    }
    times
}

/// The middle of the positive times, or the mean of the two in the middle; `None` without any.
fn median(times: impl Iterator<Item = i64>) -> Option<Exact> {
    let mut times: Vec<i64> = times.filter(|it| *it > 0).collect();
    times.sort_unstable();
    let (upper, lower) = (times.len() / 2, times.len().checked_sub(1)? / 2);
    (&Exact::integer(times[lower]) + &Exact::integer(times[upper])).over(&Exact::integer(2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_takes_twice_the_median_counts_double() {
        let kinds = [vec![100, 110, 90], vec![200, 220, 230, 210], vec![430], Vec::new()];
        // All: 90 100 110 200 210 220 230 430, median 205.
        assert_eq!(suggested_difficulties(&kinds), [Some(49), Some(105), Some(210), None]);
    }

    #[test]
    fn talk_is_sorted_by_kind_of_work() {
        use crate::model::{
            Channel, Office, OfficeData, Record, TaskType, TaskTypeId, Time, templates,
        };
        let mut data = OfficeData::empty(Office::new("o", "o"), templates::community());
        data.task_types = vec![TaskType::named("repair"), TaskType::named("enquiry")];
        let call = |id: &str, kind: &str, talk_s| Record {
            talk_s,
            ..Record::new(
                id,
                "t",
                TaskTypeId::new(kind),
                Channel::Phone,
                Time::from_epoch(9).unwrap(),
            )
        };
        let rows = [
            call("1", "enquiry", Some(60)),
            call("2", "repair", Some(120)),
            call("3", "enquiry", None),
            call("4", "gone", Some(7)),
            call("5", "enquiry", Some(80)),
        ];
        data.records = std::sync::Arc::new(rows.iter().collect());
        assert_eq!(super::talk_times(&data), [vec![120], vec![60, 80]]);
    }

    #[test]
    fn what_was_not_measured_does_not_count() {
        assert_eq!(suggested_difficulties(&[vec![0, -5, 60], vec![0]]), [Some(100), None]);
        assert_eq!(suggested_difficulties(&[Vec::new()]), [None]);
        assert_eq!(suggested_difficulties(&[vec![i64::MAX, i64::MAX]]), [Some(100)]);
    }

    #[test]
    fn a_tie_is_rounded_to_even() {
        // 201 / 200 = 1.005 and 203 / 200 = 1.015.
        let kinds = [vec![200, 200, 200, 200], vec![201], vec![203]];
        assert_eq!(suggested_difficulties(&kinds), [Some(100), Some(100), Some(102)]);
    }
}
