//! What everybody's score would be if records with a doubt were left out.

use crate::engine::by_role::judge_by_role;
use crate::model::{DoubtKind, OfficeData, Period, StaffId, Time};

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

/// Those whose score under the policies in force differs by whether records with this doubt are left out, by staff id;
/// whatever else is left out stays so. Everything is counted again.
pub fn without(data: &OfficeData, period: Period, now: Time, doubt: DoubtKind) -> Vec<Shift> {
    let scores = |out: bool| {
        let mut data = data.clone();
        match out {
            true => data.office.leaves_out.insert(doubt),
            false => data.office.leaves_out.remove(&doubt),
        };
        scores(&data, period, now)
    };
    let (before, after) = (scores(false), scores(true));
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
    let judged = judge_by_role(data, period, now);
    let all = judged.into_iter().flat_map(|it| it.standings);
    let mut scores: Vec<_> = all.map(|it| (it.staff, it.centi)).collect();
    scores.sort_unstable();
    scores
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Policy, Record, Records, Role, demo, templates};

    fn now() -> Time {
        Time::from_epoch(1_900_000_000).unwrap()
    }

    /// The demo, in which every record was resolved in the second of its creation if `wanted`.
    fn instant(wanted: impl Fn(&Record) -> bool) -> OfficeData {
        let mut data = demo::office();
        let rows = data.records.iter().map(|it| match wanted(&it) {
            true => Record { resolved: Some(it.created), first_response: None, ..it },
            false => it,
        });
        data.records = Arc::new(rows.collect::<Vec<_>>().iter().collect::<Records>());
        data
    }

    #[test]
    fn only_those_whose_records_are_left_out_differ_and_nothing_odd_is_no_difference() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        assert_eq!(without(&data, period, now(), DoubtKind::Backwards), []);
        let shifts = without(&data, period, now(), DoubtKind::MonthEnd);
        let staff: Vec<&str> = shifts.iter().map(|it| it.staff.as_str()).collect();
        assert!(staff.contains(&"YQ102"), "{shifts:?}");
        let shifts = without(&instant(|_| true), period, now(), DoubtKind::NoTime);
        assert_eq!(shifts.len(), 8);
        assert!(shifts.iter().all(|it| it.before.is_some() && it.after.is_none()));
        assert!(shifts.is_sorted_by_key(|it| it.staff.clone()));
    }

    #[test]
    fn the_effect_is_the_same_whether_or_not_they_are_left_out_already() {
        let mut data = demo::office();
        let period = data.whole_period().unwrap();
        let before = without(&data, period, now(), DoubtKind::MonthEnd);
        data.office.leaves_out = [DoubtKind::MonthEnd].into();
        assert_eq!(without(&data, period, now(), DoubtKind::MonthEnd), before);
        assert!(!before.is_empty());
    }

    #[test]
    fn everybody_is_judged_by_the_policy_of_their_role() {
        let mut data = instant(|_| true);
        let roles = vec![Role::Hotline];
        data.role_policies = vec![Policy { roles, ..templates::hotline() }];
        let period = data.whole_period().unwrap();
        let shifts = without(&data, period, now(), DoubtKind::NoTime);
        let is_hotline =
            |it: &Shift| data.staff_member(&it.staff).is_some_and(|it| it.role == Role::Hotline);
        let (hotline, others): (Vec<Shift>, Vec<Shift>) = shifts.into_iter().partition(is_hotline);
        assert!(!hotline.is_empty() && !others.is_empty());
        let of_one = without(&instant(|_| true), period, now(), DoubtKind::NoTime);
        assert!(hotline.iter().all(|it| !of_one.contains(it)), "another policy, other scores");
    }
}
