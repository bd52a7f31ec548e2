//! Whether two states of an office come to the same results, as far as that can be told at once: long lists are the
//! same only if they are shared.

use std::sync::Arc;

use super::appeal::Struck;
use super::id::{IndicatorId, StaffId};
use super::office::{Office, OfficeData};
use super::period::Period;

impl OfficeData {
    /// Whether the same is counted of both from the same records, whatever their policies.
    pub fn is_counted_alike_but_for_records(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.surveys, &other.surveys)
            && Arc::ptr_eq(&self.reviews, &other.reviews)
            && Arc::ptr_eq(&self.shifts, &other.shifts)
            && Arc::ptr_eq(&self.trainings, &other.trainings)
            && Arc::ptr_eq(&self.inspections, &other.inspections)
            && Arc::ptr_eq(&self.entries, &other.entries)
            && self.staff == other.staff
            && self.task_types == other.task_types
            && self.office.is_counted_alike(&other.office)
            && self.is_ruled_alike(other)
    }

    /// Whether rulings on appeals strike the same of both.
    fn is_ruled_alike(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.appeals, &other.appeals) || struck(self).eq(struck(other))
    }

    /// Whether everybody comes to the same score by the policies in force, whatever the drafts.
    pub fn is_judged_alike(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.records, &other.records)
            && self.is_counted_alike_but_for_records(other)
            && self.policy == other.policy
            && self.role_policies == other.role_policies
    }
}

/// What rulings strike: when, of whom, under which indicator and what.
fn struck(
    data: &OfficeData,
) -> impl Iterator<Item = (Period, &StaffId, Option<&IndicatorId>, &Struck)> {
    data.appeals.iter().filter_map(|it| {
        let effect = &it.ruling()?.effect;
        let found = (it.period, &it.staff, it.subject.indicator(), effect);
        (!effect.is_none()).then_some(found)
    })
}

impl Office {
    /// Whether two offices count alike: all but what is done with the results.
    pub fn is_counted_alike(&self, other: &Self) -> bool {
        let counting = |it: &Self| Self { bonus: None, appeal_days: None, ..it.clone() };
        self == other || counting(self) == counting(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BonusPlan, demo, templates};

    #[test]
    fn a_draft_and_a_pool_change_no_score_and_what_is_counted_by_does() {
        let one = demo::office();
        let with = |change: &dyn Fn(&mut OfficeData)| {
            let mut other = one.clone();
            change(&mut other);
            other.is_judged_alike(&one)
        };
        assert!(with(&|_| {}));
        assert!(with(&|it| it.draft = Some(templates::hotline())));
        assert!(with(&|it| it.office.bonus = Some(BonusPlan::of(1))));
        assert!(with(&|it| it.office.appeal_days = Some(1)));
        assert!(!with(&|it| it.policy = templates::hotline()));
        assert!(!with(&|it| it.role_policies = vec![templates::hotline()]));
        assert!(!with(&|it| it.office.name.push('x')), "a name is compared, which costs nothing");
        assert!(!with(&|it| drop(it.staff.pop())));
        assert!(!with(&|it| drop(it.task_types.pop())));
        assert!(!with(&|it| drop(Arc::make_mut(&mut it.shifts).pop())));
        assert!(!with(&|it| it.records = Arc::new(it.records.without(|row| row == 0))));
        assert!(!with(&|it| it.records = Arc::new(it.records.without(|_| false))), "not shared");
    }
}
