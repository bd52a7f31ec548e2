//! Results derived from the document, each recomputed only when what it rests on has changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::counted_view::{self, View};
use super::counting::{Counted, Inputs, Points};
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
    pub draft: Memo<Option<DraftFacts>>,
}

/// What was counted by the draft's time limits.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftFacts {
    /// In the period.
    pub facts: Shared<Facts>,
    /// In the period before, if a correction needs it.
    pub previous: Option<Shared<Facts>>,
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
            && one.office.is_counted_alike(&two.office)
    }
}

/// An office seen in a period, or nothing yet.
type Seen = Memo<Option<Shared<OfficeData>>>;
impl Scoring {
    /// Derives the results of `office` in `period`, seen at `now`; `judged` is the office with the version of the
    /// policy that judges the period, in `view` what counts of it, and `steps` lead along the edits.
    pub(super) fn new(
        (office, judged): (Seen, Seen),
        view: Memo<Option<View>>,
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
        let drafted = Memo::new(move |_| {
            let data = office.get()?;
            let limits = data.draft.as_ref().and_then(|it| it.limits.clone());
            let drafted = limits.map(|limits| {
                let mut data = OfficeData::clone(&data);
                limits.apply(&mut data);
                Shared::new(data)
            });
            Some(drafted.unwrap_or(data))
        });
        let newest_view = counted_view::view(office, period, Some(view));
        let draft_view = counted_view::view(drafted, period, Some(newest_view));
        let inputs_of_view = move |view| {
            let counted = counted_view::office(view);
            Memo::new(move |_| inputs_of(counted.get()?))
        };
        let inputs = inputs_of_view(view);
        let newest_inputs = inputs_of_view(newest_view);
        let draft_inputs = inputs_of_view(draft_view);
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
            draft: Memo::new(move |_| {
                let of = |it: &Counted| {
                    let (facts, previous) = (it.facts.clone(), it.previous.clone());
                    DraftFacts { facts, previous }
                };
                draft_counted.with(|it| it.as_ref().map(of))
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
