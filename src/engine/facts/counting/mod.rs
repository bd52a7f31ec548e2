//! The same counts as a fold over the cases, taken in one sweep over each agent's stretch of the ledger.
//!
//! Invariant: [`count`] gives what folding `each_case` gives, for any records; a property test holds it to that.
//! The loops themselves are the package `sweep`'s.

use std::ops::Range;

use super::Fact;
use super::calls::SECONDS_PER_RING;
use super::case::Exclusion;
use super::deadlines;
use super::ledger::{Ledger, NONE, marks, seconds};
use super::scope::Scope;
use crate::model::{Measure, Time};
use sweep::{Columns, Total, Window};

/// What every agent of the scope did under `measure`; `None` if it is not one that is counted this way.
pub(super) fn count(scope: &Scope, ledger: &Ledger, measure: &Measure) -> Option<Vec<Fact>> {
    let window = Window {
        start: seconds(Some(scope.start)),
        cut: seconds(Some(scope.as_of.min(scope.end))),
        end: seconds(Some(scope.end)),
        as_of: seconds(Some(scope.as_of)),
    };
    let counting = Counting { scope, ledger, window };
    let each = |fact: &dyn Fn(Range<usize>) -> Fact| {
        let agents = scope.agents.iter();
        agents
            .map(|(staff, _)| {
                let code = scope.records().agents().code(staff.as_str());
                fact(code.map_or(0..0, |it| ledger.of(it)))
            })
            .collect::<Vec<Fact>>()
    };
    let facts = match measure {
        Measure::WithinRings { rings } => each(&|own| counting.within_rings(own, *rings)),
        Measure::Answered => each(&|own| counting.answered(own)),
        Measure::AnswerSpeed => each(&|own| counting.answer_speed(own)),
        Measure::ResolvedCalls => each(&|own| counting.resolved_calls(own)),
        Measure::FirstContact { days } => each(&|own| counting.first_contact(own, *days)),
        Measure::Resolved => each(&|own| {
            let counts = sweep::resolved(ledger.columns(own.clone()), window);
            counting.due(own, counts, |resolved, _| resolved.is_some())
        }),
        Measure::OnTime => each(&|own| {
            let counts = sweep::on_time(ledger.columns(own.clone()), window);
            counting.due(own, counts, |resolved, due| resolved.is_some_and(|it| it <= due))
        }),
        Measure::Satisfied if counting.has_plain_ratings() => each(&|own| counting.satisfied(own)),
        Measure::MeanRating if counting.has_plain_ratings() => {
            each(&|own| counting.mean_rating(own))
        }
        Measure::UpheldComplaints => counting.complaints(each(&|own| counting.handled(own))),
        _ => return None,
    };
    Some(facts)
}

struct Counting<'a> {
    scope: &'a Scope<'a>,
    ledger: &'a Ledger,
    window: Window,
}

impl Counting<'_> {
    /// Those of `own` that were created in the period and before the moment of judging.
    fn created(&self, own: Range<usize>) -> Columns<'_> {
        let Window { start, cut, .. } = self.window;
        self.ledger.columns(self.ledger.created_in(own, start, cut))
    }

    /// Whether every rating stands in its record and counts: no survey to look up, no cap.
    fn has_plain_ratings(&self) -> bool {
        !self.scope.has_surveys() && self.scope.data.office.rating_caps.is_none()
    }

    fn within_rings(&self, own: Range<usize>, rings: u8) -> Fact {
        let in_time = u32::from(rings) * SECONDS_PER_RING;
        let [hits, cases, unknown] = sweep::within_rings(self.created(own), rings, in_time);
        share(hits, cases).without(Exclusion::NoWait, unknown)
    }

    fn answered(&self, own: Range<usize>) -> Fact {
        let [hits, cases] = sweep::answered(self.created(own));
        share(hits, cases)
    }

    fn answer_speed(&self, own: Range<usize>) -> Fact {
        let (total, unknown) = sweep::waits(self.created(own));
        mean(total).without(Exclusion::NoWait, unknown)
    }

    fn resolved_calls(&self, own: Range<usize>) -> Fact {
        let counts = sweep::resolved_calls(self.created(own), self.window.as_of);
        let [hits, cases, unknown] = counts;
        share(hits, cases).without(Exclusion::NoOutcome, unknown)
    }

    fn first_contact(&self, own: Range<usize>, days: u16) -> Fact {
        // Never as long as "no contact".
        let days = u32::from(days).saturating_mul(24 * 3600).min(NONE - 1);
        let counts = sweep::first_contacts(self.created(own), days, self.window.as_of);
        let [hits, misses, pending, dispatched, no_room, repeats] = counts;
        Fact { pending: pending.into(), ..share(hits, hits + misses) }
            .without(Exclusion::NoRoom, no_room)
            .without(Exclusion::Repeat, repeats)
            .without(Exclusion::Dispatched, dispatched)
    }

    fn due(
        &self,
        own: Range<usize>,
        [hits, cases, pending, no_limit, stopped]: [u32; 5],
        hit: impl Fn(Option<Time>, Time) -> bool,
    ) -> Fact {
        let ledger = self.ledger;
        let mut fact = Fact { pending: pending.into(), ..share(hits, cases) }
            .without(Exclusion::NoLimit, no_limit);
        // When those are due depends on the moment of judging.
        for at in own.filter(|at| stopped > 0 && ledger.marks[*at] & marks::STOPPED != 0) {
            let row = ledger.rows[at] as usize;
            if let Some(verdict) = deadlines::verdict(self.scope, row, &hit) {
                fact.add(verdict);
            }
        }
        fact
    }

    fn satisfied(&self, own: Range<usize>) -> Fact {
        let [hits, cases, others] = sweep::satisfied(self.created(own));
        share(hits, cases).without(Exclusion::NotTheAgents, others)
    }

    fn mean_rating(&self, own: Range<usize>) -> Fact {
        let (total, others) = sweep::ratings(self.created(own));
        mean(total).without(Exclusion::NotTheAgents, others)
    }

    /// Cases handled: what complaints stand over.
    fn handled(&self, own: Range<usize>) -> Fact {
        let cases = sweep::handled(self.created(own)).into();
        Fact { den: cases, n: cases, ..Fact::default() }
    }

    fn complaints(&self, mut facts: Vec<Fact>) -> Vec<Fact> {
        let records = self.scope.records();
        for (_, row) in &self.ledger.complaints {
            let row = *row as usize;
            let about =
                self.scope.about_of(row).filter(|_| self.scope.covers(records.created(row)));
            let Some(about) = about else { continue };
            match records.upheld(row) {
                Some(true) => {
                    facts[about].num += 1;
                    facts[about].squares += 1;
                }
                Some(false) => {}
                None => facts[about].pending += 1,
            }
        }
        facts
    }
}

fn mean(total: Total) -> Fact {
    let whole = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
    let cases = total.cases.into();
    let squares = whole(total.squares);
    Fact { num: whole(total.sum), den: cases, n: cases, squares, ..Fact::default() }
}

fn share(hits: u32, cases: u32) -> Fact {
    let (hits, cases) = (hits.into(), cases.into());
    Fact { num: hits, den: cases, n: cases, squares: hits, ..Fact::default() }
}

impl Fact {
    /// With so many cases left out for this reason, later ones after earlier ones.
    fn without(mut self, reason: Exclusion, count: u32) -> Self {
        if count > 0 {
            let at = self.excluded.partition_point(|it| it.0 < reason);
            self.excluded.insert(at, (reason, count.into()));
        }
        self
    }
}

#[cfg(test)]
mod tests;
