//! Results derived from the document, each recomputed only when what it rests on has changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::shared::Shared;
use crate::engine::facts::{Asked, Facts, Ledger, Scope, gather_before, gather_from};
use crate::engine::{Judge, Standing};
use crate::model::{Office, OfficeData, Period, Time};

/// The current office's results in the current period.
#[derive(Clone, Copy)]
pub struct Scoring {
    /// The records in the order in which they are counted, for any period.
    pub ledger: Memo<Option<Shared<Ledger>>>,
    /// What was counted; `None` without an office or a period.
    pub facts: Memo<Option<Shared<Facts>>>,
    /// Everybody's points under the version that judges the period.
    pub judge: Memo<Option<Shared<Judge>>>,
    /// The ranking under that version.
    pub standings: Memo<Vec<Standing>>,
    /// Everybody's points under the newest version; the same unless the period is judged by an older one.
    pub newest_judge: Memo<Option<Shared<Judge>>>,
    /// The ranking under the newest version.
    pub newest: Memo<Vec<Standing>>,
    /// What was counted by the draft's time limits; the same as `facts` if these are no others.
    pub draft_facts: Memo<Option<Shared<Facts>>>,
    /// The same of the period before, if a correction needs it.
    pub draft_previous: Memo<Option<Shared<Facts>>>,
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
            && counts_alike(&one.office, &two.office)
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
            && counts_alike(&one.office, &two.office)
    }
}

/// Whether two offices count alike: all but what is done with the results.
fn counts_alike(one: &Office, two: &Office) -> bool {
    let counting = |it: &Office| Office { bonus: None, ..it.clone() };
    one == two || counting(one) == counting(two)
}

/// An office seen in a period, or nothing yet.
type Seen = Memo<Option<Shared<OfficeData>>>;
/// What was counted, and of the period before what a correction needs.
type Counted = (Memo<Option<Shared<Facts>>>, Memo<Option<Shared<Facts>>>);

impl Scoring {
    /// Derives the results of `office` in `period`, seen at `now`; `judged` is the office with the version of the
    /// policy that judges the period.
    pub fn new(office: Seen, judged: Seen, period: Memo<Option<Period>>, now: Time) -> Self {
        // What all versions that are looked at ask for is counted at once.
        let inputs_of = move |data: Shared<OfficeData>| {
            let (office, judged) = office.get().zip(judged.get())?;
            let asked =
                Asked::by([&judged.policy, &office.policy].into_iter().chain(&office.draft));
            Some(Inputs { data, period: period.get()?, asked })
        };
        let inputs = Memo::new(move |_| inputs_of(judged.get()?));
        let newest_inputs = Memo::new(move |_| inputs_of(office.get()?));
        let draft_inputs = Memo::new(move |_| {
            let data = office.get()?;
            let limits = data.draft.as_ref().and_then(|it| it.limits.clone());
            let drafted = limits.map(|limits| {
                let mut data = OfficeData::clone(&data);
                limits.apply(&mut data);
                Shared::new(data)
            });
            inputs_of(drafted.unwrap_or(data))
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
        let counted = (facts, previous);
        let newest_counted = count_unless(newest_inputs, inputs, counted, now);
        let (draft_facts, draft_previous) = count_unless(draft_inputs, inputs, counted, now);
        let (judge, standings) = judge_by(judged, counted);
        let (newest_judge, newest) = judge_by(office, newest_counted);
        Self { ledger, facts, judge, standings, newest_judge, newest, draft_facts, draft_previous }
    }
}

/// What `inputs` count to; what was `counted` of `known` if these are the same.
fn count_unless(
    inputs: Memo<Option<Inputs>>,
    known: Memo<Option<Inputs>>,
    counted: Counted,
    now: Time,
) -> Counted {
    let others = Memo::new(move |_| inputs.get().filter(|it| known.get().as_ref() != Some(it)));
    let facts = Memo::new(move |_| {
        let Some(inputs) = others.get() else { return counted.0.get() };
        let scope = Scope::new(&inputs.data, inputs.period, now);
        Some(Shared::new(gather_from(&scope, &Ledger::new(&scope), &inputs.asked)))
    });
    let previous = Memo::new(move |_| {
        let Some(inputs) = others.get() else { return counted.1.get() };
        gather_before(&inputs.data, inputs.period, now, &inputs.asked).map(Shared::new)
    });
    (facts, previous)
}

/// Everybody's points and places under the office's policy.
fn judge_by(
    office: Seen,
    (facts, previous): Counted,
) -> (Memo<Option<Shared<Judge>>>, Memo<Vec<Standing>>) {
    let policy = Memo::new(move |_| office.get().map(|it| it.policy.clone()));
    let judge = Memo::new(move |_| {
        let (facts, policy) = facts.get().zip(policy.get())?;
        Some(Shared::new(Judge::with_previous(&facts, previous.get().as_deref(), &policy)))
    });
    let standings = Memo::new(move |_| match judge.get().zip(policy.get()) {
        Some((judge, policy)) => judge.rank(&policy),
        None => Vec::new(),
    });
    (judge, standings)
}
