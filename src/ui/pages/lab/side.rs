//! One side of a comparison: a policy with everybody's place and money under it.

use crate::engine::counted::counted;
use crate::engine::facts::{Asked, gather_asked, gather_before};
use crate::engine::incentive::{Amount, allocate, claims};
use crate::engine::whatif::weight_parts::Judged;
use crate::engine::{Judge, Standing};
use crate::model::{OfficeData, Period, Policy, StaffId, Time, templates};

/// What an office looks like in a period.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The office.
    pub data: &'a OfficeData,
    /// The period.
    pub period: Period,
    /// Nothing later counts.
    pub now: Time,
}

/// A policy that was judged by.
pub struct Side {
    /// The policy.
    pub policy: Policy,
    /// Everybody's points.
    pub judge: Judge,
    /// The ranking, best first.
    pub standings: Vec<Standing>,
    /// Everybody's part of the office's pool, by staff id; empty without one.
    pub paid: Vec<Amount>,
}

impl Side {
    /// Judges an office's period by a policy, with the limits that come with it.
    pub fn of(place: Place, policy: &Policy) -> Self {
        let limited = policy.limits.as_ref().map(|limits| {
            let mut data = place.data.clone();
            limits.apply(&mut data);
            data
        });
        let data = &*counted(limited.as_ref().unwrap_or(place.data), place.period);
        let asked = Asked::by([policy]);
        let facts = gather_asked(data, place.period, place.now, &asked);
        let previous = gather_before(data, place.period, place.now, &asked);
        let judge = Judge::with_previous(&facts, previous.as_ref(), policy);
        let standings = judge.rank(policy);
        let paid = match &place.data.office.bonus {
            Some(plan) => allocate(&claims(&standings), &policy.bands, plan).amounts(),
            None => Vec::new(),
        };
        Self { policy: policy.clone(), judge, standings, paid }
    }

    /// The policy with everybody's points.
    pub fn judged(&self) -> Judged<'_> {
        Judged { judge: &self.judge, policy: &self.policy }
    }

    /// One person's place.
    pub fn standing(&self, staff: &StaffId) -> Option<&Standing> {
        self.standings.iter().find(|it| it.staff == *staff)
    }

    /// One person's money in fen; `None` without a pool.
    pub fn fen(&self, staff: &StaffId) -> Option<i64> {
        let at = self.paid.binary_search_by(|it| it.staff.cmp(staff)).ok()?;
        self.paid.get(at).map(|it| it.fen)
    }
}

/// The templates under which somebody has a rank: the others ask for data that is not there.
pub fn fitting(place: Place) -> Vec<Policy> {
    let all = templates::all();
    let asked = Asked::by(&all);
    let data = counted(place.data, place.period);
    let facts = gather_asked(&data, place.period, place.now, &asked);
    let fits = |it: &Policy| Judge::new(&facts, it).rank(it).iter().any(|it| it.rank.is_some());
    all.into_iter().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BonusPlan, Limits, demo};

    #[test]
    fn a_side_is_the_office_judged_by_its_policy() {
        let mut data = demo::office();
        data.office.bonus = Some(BonusPlan::of(1_000_000));
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let place = Place { data: &data, period: data.periods()[0], now };
        let side = Side::of(place, &data.policy);
        assert_eq!(side.standings.len(), 8);
        assert_eq!(side.paid.iter().map(|it| it.fen).sum::<i64>(), 1_000_000);
        let first = &side.standings[0].staff;
        assert_eq!(side.standing(first).unwrap().rank, Some(1));
        assert!(side.fen(first).unwrap() > 125_000, "the best has more than an eighth");
        // Limits that come with a policy count for it.
        let mut limits = Limits::of(&data);
        limits.targets.values_mut().flat_map(|it| it.values_mut()).for_each(|it| {
            it.resolution_s = Some(60);
        });
        let strict = Side::of(place, &Policy { limits: Some(limits), ..data.policy.clone() });
        assert!(strict.standing(first).unwrap().centi < side.standing(first).unwrap().centi);
    }

    #[test]
    fn templates_that_ask_for_what_is_not_there_are_not_offered() {
        let data = demo::office();
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let place = Place { data: &data, period: data.periods()[0], now };
        let names: Vec<String> = fitting(place).iter().map(|it| it.id.to_string()).collect();
        assert!(names.contains(&"community".to_owned()), "{names:?}");
        let empty = OfficeData { records: std::sync::Arc::default(), ..data.clone() };
        let place = Place { data: &empty, ..place };
        let names: Vec<String> = fitting(place).iter().map(|it| it.id.to_string()).collect();
        assert!(names.is_empty(), "{names:?}");
    }
}
