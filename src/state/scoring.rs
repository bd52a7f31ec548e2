//! Results derived from the document, each recomputed only when what it rests on has changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::shared::Shared;
use crate::engine::facts::{Asked, Facts, Ledger, Scope, gather_before, gather_from};
use crate::engine::{Judge, Standing};
use crate::model::{OfficeData, Period, Time};

/// The current office's results in the current period.
#[derive(Clone, Copy)]
pub struct Scoring {
    /// What was counted; `None` without an office or a period.
    pub facts: Memo<Option<Shared<Facts>>>,
    /// What was counted of the period before, if a correction needs it.
    pub previous: Memo<Option<Shared<Facts>>>,
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
    asked: Asked,
}

impl PartialEq for Inputs {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.data, &other.data);
        self.period == other.period
            && self.asked == other.asked
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

/// What a ledger rests on: the records, the kinds of work and the office's clock, whatever the period.
#[derive(Clone)]
struct Listed {
    data: Shared<OfficeData>,
    period: Period,
}

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (&self.data, &other.data);
        Arc::ptr_eq(&one.records, &two.records)
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
            let asked = Asked::by([&data.policy].into_iter().chain(&data.draft));
            Some(Inputs { data, period, asked })
        });
        // Another period or another curve is counted from the same ledger.
        let listed = Memo::new(move |_| {
            let Inputs { data, period, .. } = inputs.get()?;
            Some(Listed { data, period })
        });
        let ledger = Memo::new(move |_| {
            let Listed { data, period } = listed.get()?;
            Some(Shared::new(Ledger::new(&Scope::new(&data, period, now))))
        });
        let facts = Memo::new(move |_| {
            let (inputs, ledger) = inputs.get().zip(ledger.get())?;
            let scope = Scope::new(&inputs.data, inputs.period, now);
            Some(Shared::new(gather_from(&scope, &ledger, &inputs.asked)))
        });
        let previous = Memo::new(move |_| {
            let inputs = inputs.get()?;
            gather_before(&inputs.data, inputs.period, now, &inputs.asked).map(Shared::new)
        });
        let policy = Memo::new(move |_| office.get().map(|it| it.policy.clone()));
        let judge = Memo::new(move |_| {
            let (facts, policy) = facts.get().zip(policy.get())?;
            Some(Shared::new(Judge::with_previous(&facts, previous.get().as_deref(), &policy)))
        });
        let standings = Memo::new(move |_| match judge.get().zip(policy.get()) {
            Some((judge, policy)) => judge.rank(&policy),
            None => Vec::new(),
        });
        Self { facts, previous, judge, standings }
    }
}
