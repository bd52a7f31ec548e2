//! Results derived from the document, each recomputed only when what it rests on has changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::shared::Shared;
use crate::engine::facts::{Facts, gather};
use crate::engine::{Judge, Standing};
use crate::model::{Measure, OfficeData, Period, Policy, Time};

/// The current office's results in the current period.
#[derive(Clone, Copy)]
pub struct Scoring {
    /// What was counted; `None` without an office or a period.
    pub facts: Memo<Option<Shared<Facts>>>,
    /// Everybody's points under the policy in force.
    pub judge: Memo<Option<Shared<Judge>>>,
    /// The ranking under the policy in force.
    pub standings: Memo<Vec<Standing>>,
}

/// What facts rest on: everything of an office but its policies' weights and curves.
#[derive(Clone)]
struct Inputs {
    data: Shared<OfficeData>,
    period: Period,
    measures: Vec<Measure>,
}

impl PartialEq for Inputs {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.data, &other.data);
        self.period == other.period
            && self.measures == other.measures
            && Arc::ptr_eq(&one.records, &two.records)
            && Arc::ptr_eq(&one.surveys, &two.surveys)
            && Arc::ptr_eq(&one.reviews, &two.reviews)
            && Arc::ptr_eq(&one.shifts, &two.shifts)
            && Arc::ptr_eq(&one.trainings, &two.trainings)
            && Arc::ptr_eq(&one.inspections, &two.inspections)
            && Arc::ptr_eq(&one.entries, &two.entries)
            && one.staff == two.staff
            && one.task_types == two.task_types
            && one.office == two.office
    }
}

impl Scoring {
    /// Derives the results of `office` in `period`, seen at `now`.
    pub fn new(
        office: Memo<Option<Shared<OfficeData>>>,
        period: Memo<Option<Period>>,
        now: Time,
    ) -> Self {
        let inputs = Memo::new(move |_| {
            let (data, period) = office.get().zip(period.get())?;
            let mut measures = data.policy.measures();
            let drafted = data.draft.iter().flat_map(Policy::measures);
            let new = drafted.filter(|it| !data.policy.measures().contains(it));
            measures.extend(new);
            Some(Inputs { data, period, measures })
        });
        let facts = Memo::new(move |_| {
            let inputs = inputs.get()?;
            Some(Shared::new(gather(&inputs.data, inputs.period, now, &inputs.measures)))
        });
        let policy = Memo::new(move |_| office.get().map(|it| it.policy.clone()));
        let judge = Memo::new(move |_| {
            let (facts, policy) = facts.get().zip(policy.get())?;
            Some(Shared::new(Judge::new(&facts, &policy)))
        });
        let standings = Memo::new(move |_| match judge.get().zip(policy.get()) {
            Some((judge, policy)) => judge.rank(&policy),
            None => Vec::new(),
        });
        Self { facts, judge, standings }
    }
}
