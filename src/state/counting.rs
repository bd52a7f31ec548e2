//! What is counted of an office, and the points that follow: moved on from the last count where only few records
//! have changed since, counted anew everywhere else.
//!
//! Invariant: either way the results are the same; `tests/suite/following.rs` holds it over any edits, undone and
//! redone.

use std::sync::Arc;

use super::shared::Shared;
use super::trail::Trail;
use crate::engine::facts::{Asked, Facts, Ledger, Moved, Scope, gather_before, gather_from};
use crate::engine::following::{Count, Followed};
use crate::engine::{Judge, Recount};
use crate::model::{OfficeData, Period, Policy, Time};

/// What facts rest on: everything of an office but its policies' weights and curves.
#[derive(Clone)]
pub(super) struct Inputs {
    pub data: Shared<OfficeData>,
    pub period: Period,
    pub asked: Asked,
    pub now: Time,
}

impl PartialEq for Inputs {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.data.records, &other.data.records) && self.is_same_but_records(other)
    }
}

impl Inputs {
    fn is_same_but_records(&self, other: &Self) -> bool {
        (self.period, self.now) == (other.period, other.now)
            && self.asked == other.asked
            && self.data.is_counted_alike_but_for_records(&other.data)
    }
}

/// What was counted.
#[derive(Clone)]
pub(super) struct Counted {
    inputs: Inputs,
    pub facts: Shared<Facts>,
    /// Of the period before, if a correction needs it.
    pub previous: Option<Shared<Facts>>,
    since: Option<Since>,
}

/// Facts that others were followed from, and what was moved on the way.
#[derive(Clone)]
struct Since {
    facts: Shared<Facts>,
    moved: Arc<(Moved, Option<Moved>)>,
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.facts == other.facts && self.previous == other.previous
    }
}

impl Counted {
    /// What `inputs` count to, moved on from what was counted `last` if the trail leads there.
    pub fn next(
        last: Option<&Self>,
        inputs: Inputs,
        trail: &Trail,
        ledger: impl FnOnce() -> Shared<Ledger>,
    ) -> Self {
        let followed = last.and_then(|it| it.followed(&inputs, trail));
        followed.unwrap_or_else(|| Self::anew(inputs, &ledger()))
    }

    fn anew(inputs: Inputs, ledger: &Ledger) -> Self {
        let Inputs { data, period, asked, now } = &inputs;
        let facts = gather_from(&Scope::new(data, *period, *now), ledger, asked);
        let previous = gather_before(data, *period, *now, asked);
        Self { facts: Shared::new(facts), previous: previous.map(Shared::new), inputs, since: None }
    }

    fn followed(&self, inputs: &Inputs, trail: &Trail) -> Option<Self> {
        if !self.inputs.is_same_but_records(inputs) {
            return None;
        }
        let records = &inputs.data.records;
        let changed = trail.between(&self.inputs.data.records, records)?;
        let count = Count {
            data: &self.inputs.data,
            period: inputs.period,
            now: inputs.now,
            asked: &inputs.asked,
            facts: &self.facts,
            previous: self.previous.as_deref(),
        };
        let (now, before) = count.follow(records, &changed)?;
        let Followed { facts, moved } = now;
        let (previous, moved_before) = before.map(|it| (Shared::new(it.facts), it.moved)).unzip();
        let moved = Arc::new((moved, moved_before));
        Some(Self {
            inputs: inputs.clone(),
            facts: Shared::new(facts),
            previous,
            since: Some(Since { facts: self.facts.clone(), moved }),
        })
    }

    /// Whether it was moved on from another count.
    #[cfg(test)]
    fn is_followed(&self) -> bool {
        self.since.is_some()
    }
}

/// Everybody's points under a policy.
#[derive(Clone)]
pub(super) struct Points {
    facts: Shared<Facts>,
    policy: Policy,
    pub judge: Shared<Judge>,
}

impl PartialEq for Points {
    fn eq(&self, other: &Self) -> bool {
        self.judge == other.judge
    }
}

impl Points {
    /// The points of what was counted, moved on from the `last` ones if these are of the facts that it was followed
    /// from.
    pub fn next(last: Option<&Self>, counted: &Counted, policy: Policy) -> Self {
        let Counted { facts, previous, since, .. } = counted;
        let followed = last.zip(since.as_ref()).and_then(|(last, since)| {
            (last.facts == since.facts && last.policy == policy).then(|| {
                let mut judge = Judge::clone(&last.judge);
                let (moved, moved_before) = &*since.moved;
                let before = previous.as_ref().zip(moved_before.as_ref());
                let before = before.map(|(facts, moved)| Recount { facts, moved });
                judge.follow(Recount { facts, moved }, before, &policy);
                judge
            })
        });
        let anew = || Judge::with_previous(facts, previous.as_deref(), &policy);
        let judge = Shared::new(followed.unwrap_or_else(anew));
        Self { facts: facts.clone(), policy, judge }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Edit, OfficeId, RecordsEdit, demo};

    fn inputs(document: &Document, period: &str) -> Inputs {
        let data = Shared::from(Arc::clone(&document.offices[0]));
        Inputs {
            asked: Asked::by([&data.policy]),
            period: period.parse().unwrap(),
            now: Time::from_epoch(1_800_000_000).unwrap(),
            data,
        }
    }

    fn counted(last: Option<&Counted>, inputs: Inputs, trail: &Trail) -> Counted {
        let scope = Scope::new(&inputs.data, inputs.period, inputs.now);
        let ledger = Ledger::new(&scope);
        Counted::next(last, inputs.clone(), trail, || Shared::new(ledger))
    }

    #[test]
    fn one_removed_record_is_followed_and_another_period_is_counted_anew() {
        let before = Document { offices: vec![Arc::new(demo::office())] };
        let mut after = before.clone();
        let office = OfficeId::new("demo");
        let id = before.offices[0].records.id(5);
        let change = RecordsEdit::Remove(vec![id.clone()]);
        after.apply(Edit::Records { office: office.clone(), change }).unwrap();
        let mut trail = Trail::default();
        trail.note((&office, vec![id]), &before, &after);

        let first = counted(None, inputs(&before, "2026-07"), &trail);
        assert!(!first.is_followed());
        let second = counted(Some(&first), inputs(&after, "2026-07"), &trail);
        assert!(second.is_followed());
        let anew = counted(None, inputs(&after, "2026-07"), &trail);
        assert_eq!(*second.facts, *anew.facts);
        assert!(!counted(Some(&first), inputs(&after, "2026-08"), &trail).is_followed());
        let forgotten = counted(Some(&first), inputs(&after, "2026-07"), &Trail::default());
        assert!(!forgotten.is_followed());

        let policy = &before.offices[0].policy;
        let points = Points::next(None, &first, policy.clone());
        let followed = Points::next(Some(&points), &second, policy.clone());
        assert_eq!(*followed.judge, *Points::next(None, &anew, policy.clone()).judge);
        let mut other = policy.clone();
        other.indicators[0].n_min += 1;
        let judged = Points::next(Some(&points), &second, other.clone());
        assert_eq!(*judged.judge, *Points::next(None, &anew, other).judge);
    }
}
