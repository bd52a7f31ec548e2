//! What was done, plainly counted: records, calls, answers, outcomes, ratings; per agent and in all (SCORING §2a).

use std::collections::BTreeMap;

use super::exact::Exact;
use crate::model::{Channel, Records, StaffId};

/// Plain counts of a set of records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Records of any kind.
    pub records: i64,
    /// Calls of which it is known whether they were answered.
    pub offered: i64,
    /// Answered calls.
    pub answered: i64,
    /// Records that were resolved, or noted as solved.
    pub resolved: i64,
    /// Answered calls whose wait is known.
    pub waits: i64,
    /// Seconds these waited together.
    pub wait_s: i64,
    /// Rated records.
    pub rated: i64,
    /// The sum of their ratings.
    pub ratings: i64,
}

impl Activity {
    /// ASA: seconds an answered call waited on average; a call nobody answered has no answer time. `None` if no wait
    /// is known.
    pub fn mean_wait(&self) -> Option<Exact> {
        Exact::ratio(self.wait_s, self.waits)
    }

    /// The mean rating, 1 to 5; `None` without a rating.
    pub fn mean_rating(&self) -> Option<Exact> {
        Exact::ratio(self.ratings, self.rated)
    }

    fn count(&mut self, records: &Records, row: usize) {
        self.records += 1;
        if let (Channel::Phone, Some(answered)) = (records.channel(row), records.answered(row)) {
            self.offered += 1;
            self.answered += i64::from(answered);
            if let (true, Some(wait)) = (answered, records.wait_s(row)) {
                self.waits += 1;
                self.wait_s += i64::from(wait);
            }
        }
        if records.resolved(row).is_some() || records.solved(row) == Some(true) {
            self.resolved += 1;
        }
        if let Some(rating) = records.rating(row) {
            self.rated += 1;
            self.ratings += i64::from(rating);
        }
    }
}

/// The counts of `rows` in all, and of every agent who has one.
pub fn activity(
    records: &Records,
    rows: impl Iterator<Item = usize>,
) -> (Activity, BTreeMap<StaffId, Activity>) {
    let mut all = Activity::default();
    let mut by_code: Vec<Activity> = vec![Activity::default(); records.agents().names().len()];
    for row in rows {
        all.count(records, row);
        if let Some(agent) = by_code.get_mut(records.agents().codes()[row] as usize) {
            agent.count(records, row);
        }
    }
    let names = records.agents().names().iter();
    let by_agent = names.zip(by_code).filter(|it| it.1.records > 0);
    (all, by_agent.map(|(name, it)| (StaffId::new(name), it)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Record, TaskTypeId, Time};

    #[test]
    fn an_unanswered_call_has_no_wait_and_no_rating() {
        let call = |id: &str, agent: &str, answered, wait_s, solved, rating| Record {
            agent: Some(StaffId::new(agent)),
            answered: Some(answered),
            wait_s,
            solved,
            rating,
            ..Record::new(
                id,
                "t",
                TaskTypeId::new("c"),
                Channel::Phone,
                Time::from_epoch(9).unwrap(),
            )
        };
        let rows = [
            call("1", "ann", true, Some(60), Some(true), Some(4)),
            call("2", "ann", false, None, None, None),
            call("3", "ben", true, Some(75), Some(false), Some(3)),
        ];
        let records: Records = rows.iter().collect();
        let (all, by_agent) = activity(&records, 0..3);
        assert_eq!((all.offered, all.answered, all.resolved), (3, 2, 1));
        assert_eq!(all.mean_wait(), Exact::ratio(135, 2));
        assert_eq!(all.mean_rating(), Exact::ratio(7, 2));
        assert_eq!(by_agent[&StaffId::new("ann")].offered, 2);
    }
}
