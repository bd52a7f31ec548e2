//! Results derived from the document, each recomputed only when what it rests on has changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::counting::{Counted, Inputs, Points, counts_alike};
use super::shared::Shared;
use super::workspace::Steps;
use crate::engine::facts::{Asked, Facts, Ledger, Scope};
use crate::engine::{Judge, Standing};
use crate::model::{OfficeData, Period, Time};

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

/// An office seen in a period, or nothing yet.
type Seen = Memo<Option<Shared<OfficeData>>>;
impl Scoring {
    /// Derives the results of `office` in `period`, seen at `now`; `judged` is the office with the version of the
    /// policy that judges the period, and `steps` lead along the edits.
    pub(super) fn new(
        (office, judged): (Seen, Seen),
        period: Memo<Option<Period>>,
        now: Time,
        steps: RwSignal<Steps>,
    ) -> Self {
        // What all versions that are looked at ask for is counted at once.
        let inputs_of = move |data: Shared<OfficeData>| {
            let (office, judged) = office.get().zip(judged.get())?;
            let asked =
                Asked::by([&judged.policy, &office.policy].into_iter().chain(&office.draft));
            Some(Inputs { data, period: period.get()?, asked, now })
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
        let counted = Memo::new(move |last: Option<&Option<Counted>>| {
            let inputs = inputs.get()?;
            let last = last.and_then(Option::as_ref);
            // Where it can be followed, records need not be put in order.
            let of = inputs.clone();
            let ledger = || ledger.get().unwrap_or_else(|| ledger_of(&of));
            Some(steps.with_untracked(|it| Counted::next(last, inputs, &it.trail, ledger)))
        });
        let newest_counted = count_unless(newest_inputs, inputs, counted, steps);
        let draft_counted = count_unless(draft_inputs, inputs, counted, steps);
        let (judge, standings) = judge_by(judged, counted);
        let (newest_judge, newest) = judge_by(office, newest_counted);
        let facts_of = |counted: Memo<Option<Counted>>| {
            Memo::new(move |_| counted.with(|it| it.as_ref().map(|it| it.facts.clone())))
        };
        Self {
            ledger,
            facts: facts_of(counted),
            judge,
            standings,
            newest_judge,
            newest,
            draft_facts: facts_of(draft_counted),
            draft_previous: Memo::new(move |_| {
                draft_counted.with(|it| it.as_ref().and_then(|it| it.previous.clone()))
            }),
        }
    }
}

fn ledger_of(inputs: &Inputs) -> Shared<Ledger> {
    Shared::new(Ledger::new(&Scope::new(&inputs.data, inputs.period, inputs.now)))
}

/// What `inputs` count to; what was `counted` of `known` if these are the same.
fn count_unless(
    inputs: Memo<Option<Inputs>>,
    known: Memo<Option<Inputs>>,
    counted: Memo<Option<Counted>>,
    steps: RwSignal<Steps>,
) -> Memo<Option<Counted>> {
    let others = Memo::new(move |_| inputs.get().filter(|it| known.get().as_ref() != Some(it)));
    Memo::new(move |last: Option<&Option<Counted>>| {
        let Some(inputs) = others.get() else { return counted.get() };
        let last = last.and_then(Option::as_ref);
        let of = inputs.clone();
        let ledger = || ledger_of(&of);
        Some(steps.with_untracked(|it| Counted::next(last, inputs, &it.trail, ledger)))
    })
}

/// Everybody's points and places under the office's policy.
fn judge_by(
    office: Seen,
    counted: Memo<Option<Counted>>,
) -> (Memo<Option<Shared<Judge>>>, Memo<Vec<Standing>>) {
    let policy = Memo::new(move |_| office.get().map(|it| it.policy.clone()));
    let points = Memo::new(move |last: Option<&Option<Points>>| {
        let (counted, policy) = counted.get().zip(policy.get())?;
        Some(Points::next(last.and_then(Option::as_ref), &counted, policy))
    });
    let judge = Memo::new(move |_| points.with(|it| it.as_ref().map(|it| it.judge.clone())));
    let standings = Memo::new(move |_| match judge.get().zip(policy.get()) {
        Some((judge, policy)) => judge.rank(&policy),
        None => Vec::new(),
    });
    (judge, standings)
}
