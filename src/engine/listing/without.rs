//! What everybody's score would be if some records were not there.

use std::sync::Arc;

use crate::engine::Judge;
use crate::engine::facts::{Asked, gather_asked, gather_before};
use crate::model::{OfficeData, Period, StaffId, Time};

/// Somebody's published score with and without some records, in hundredths of a point; `None` without a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Whose.
    pub staff: StaffId,
    /// With them.
    pub before: Option<u32>,
    /// Without them.
    pub after: Option<u32>,
}

/// Those whose score under the policy in force would differ if the records in `rows` were not there, by staff id.
/// Everything is counted again: a record that is gone is neither a case nor a repeat nor work.
pub fn without(data: &OfficeData, period: Period, now: Time, rows: &[usize]) -> Vec<Shift> {
    let mut is_out = vec![false; data.records.len()];
    for row in rows {
        if let Some(is_out) = is_out.get_mut(*row) {
            *is_out = true;
        }
    }
    let mut reduced = data.clone();
    reduced.records = Arc::new(data.records.without(|row| is_out[row]));
    let before = scores(data, period, now);
    let after = scores(&reduced, period, now);
    let of = |all: &[(StaffId, Option<u32>)], staff: &StaffId| {
        all.iter().find(|it| it.0 == *staff).and_then(|it| it.1)
    };
    let all = before.iter().map(|(staff, before)| Shift {
        staff: staff.clone(),
        before: *before,
        after: of(&after, staff),
    });
    all.filter(|it| it.before != it.after).collect()
}

/// Everybody's score, each by the policy of their role.
fn scores(data: &OfficeData, period: Period, now: Time) -> Vec<(StaffId, Option<u32>)> {
    let parts = data.by_policy();
    let mut scores: Vec<_> = parts.iter().flat_map(|it| scores_of(it, period, now)).collect();
    scores.sort_unstable();
    scores
}

fn scores_of(data: &OfficeData, period: Period, now: Time) -> Vec<(StaffId, Option<u32>)> {
    let asked = Asked::by([&data.policy]);
    let facts = gather_asked(data, period, now, &asked);
    let previous = gather_before(data, period, now, &asked);
    let judge = Judge::with_previous(&facts, previous.as_ref(), &data.policy);
    judge.rank(&data.policy).into_iter().map(|it| (it.staff, it.centi)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Policy, Role, demo, templates};

    #[test]
    fn only_those_whose_records_are_gone_differ_and_nothing_gone_is_no_difference() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        let now = Time::from_epoch(1_900_000_000).unwrap();
        assert_eq!(without(&data, period, now, &[]), []);
        let low = (0..data.records.len()).filter(|row| data.records.rating(*row) == Some(1));
        let shifts = without(&data, period, now, &low.collect::<Vec<_>>());
        assert!(!shifts.is_empty());
        let all: Vec<usize> = (0..data.records.len()).collect();
        let shifts = without(&data, period, now, &all);
        assert_eq!(shifts.len(), 8);
        assert!(shifts.iter().all(|it| it.before.is_some() && it.after.is_none()));
        assert!(shifts.is_sorted_by_key(|it| it.staff.clone()));
    }

    #[test]
    fn everybody_is_judged_by_the_policy_of_their_role() {
        let mut data = demo::office();
        let roles = vec![Role::Hotline];
        data.role_policies = vec![Policy { roles, ..templates::hotline() }];
        let period = data.whole_period().unwrap();
        let now = Time::from_epoch(1_900_000_000).unwrap();
        let all: Vec<usize> = (0..data.records.len()).collect();
        let shifts = without(&data, period, now, &all);
        let is_hotline =
            |it: &Shift| data.staff_member(&it.staff).is_some_and(|it| it.role == Role::Hotline);
        let (hotline, others): (Vec<Shift>, Vec<Shift>) = shifts.into_iter().partition(is_hotline);
        assert!(!hotline.is_empty() && !others.is_empty());
        let of_one = without(&demo::office(), period, now, &all);
        assert!(hotline.iter().all(|it| !of_one.contains(it)), "another policy, other scores");
    }
}
