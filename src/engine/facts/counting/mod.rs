//! The same counts as a fold over the cases, taken in one sweep over each agent's stretch of the ledger.
//!
//! Invariant: [`count`] gives what folding `each_case` gives, for any records; a property test holds it to that.
//! Bits are added instead of branched on, so that a million records pass in a millisecond per indicator.

#![expect(clippy::needless_bitwise_bool, reason = "a branch per record costs more than both sides")]

use std::ops::Range;

use super::Fact;
use super::calls::SECONDS_PER_RING;
use super::case::Exclusion;
use super::deadlines;
use super::ledger::{Ledger, NO_BYTE, NONE, marks, seconds};
use super::scope::Scope;
use crate::model::Measure;

/// The moments that matter, in seconds.
#[derive(Clone, Copy)]
struct Window {
    start: u32,
    /// The end of the period or the moment of judging, whichever is first.
    cut: u32,
    end: u32,
    as_of: u32,
}

/// What every agent of the scope did under `measure`; `None` if it is not one that is counted this way.
pub(super) fn count(scope: &Scope, ledger: &Ledger, measure: &Measure) -> Option<Vec<Fact>> {
    let window = Window {
        start: seconds(Some(scope.start)),
        cut: seconds(Some(scope.as_of.min(scope.end))),
        end: seconds(Some(scope.end)),
        as_of: seconds(Some(scope.as_of)),
    };
    let sweep = Sweep { scope, ledger, window };
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
        Measure::WithinRings { rings } => each(&|own| sweep.within_rings(own, *rings)),
        Measure::Answered => each(&|own| sweep.answered(own)),
        Measure::AnswerSpeed => each(&|own| sweep.answer_speed(own)),
        Measure::ResolvedCalls => each(&|own| sweep.resolved_calls(own)),
        Measure::FirstContact { days } => each(&|own| sweep.first_contact(own, *days)),
        Measure::Resolved => each(&|own| sweep.due(own, |resolved, _, as_of| resolved < as_of)),
        Measure::OnTime => {
            each(&|own| sweep.due(own, |resolved, due, as_of| resolved <= due && resolved < as_of))
        }
        Measure::Satisfied if sweep.has_plain_ratings() => each(&|own| sweep.satisfied(own)),
        Measure::MeanRating if sweep.has_plain_ratings() => each(&|own| sweep.mean_rating(own)),
        Measure::UpheldComplaints => sweep.complaints(each(&|own| sweep.handled(own))),
        _ => return None,
    };
    Some(facts)
}

struct Sweep<'a> {
    scope: &'a Scope<'a>,
    ledger: &'a Ledger,
    window: Window,
}

impl Sweep<'_> {
    fn created(&self, own: Range<usize>) -> Range<usize> {
        self.ledger.created_in(own, self.window.start, self.window.cut)
    }

    /// Whether every rating stands in its record and counts: no survey to look up, no cap.
    fn has_plain_ratings(&self) -> bool {
        !self.scope.has_surveys() && self.scope.data.office.rating_caps.is_none()
    }

    fn within_rings(&self, own: Range<usize>, rings: u8) -> Fact {
        let ledger = self.ledger;
        let in_time = u32::from(rings) * SECONDS_PER_RING;
        let own = self.created(own);
        let columns = ledger.marks[own.clone()].iter().zip(&ledger.rings[own.clone()]);
        let (mut hits, mut cases, mut unknown) = (0_u32, 0_u32, 0_u32);
        for ((marks, rung), wait) in columns.zip(&ledger.wait[own]) {
            let answered = marks & marks::ANSWERED != 0;
            let has_rings = *rung != NO_BYTE;
            let is_known = has_rings | (*wait != NONE);
            let hit = (has_rings & (*rung <= rings)) | (!has_rings & (*wait < in_time));
            hits += u32::from(answered & is_known & hit);
            cases += u32::from(answered & is_known);
            unknown += u32::from(answered & !is_known);
        }
        share(hits, cases).without(Exclusion::NoWait, unknown)
    }

    fn answered(&self, own: Range<usize>) -> Fact {
        let (mut hits, mut cases) = (0_u32, 0_u32);
        for marks in &self.ledger.marks[self.created(own)] {
            cases += u32::from(marks & marks::OFFERED != 0);
            hits += u32::from(marks & marks::ANSWERED != 0);
        }
        share(hits, cases)
    }

    fn answer_speed(&self, own: Range<usize>) -> Fact {
        let own = self.created(own);
        let columns = self.ledger.marks[own.clone()].iter().zip(&self.ledger.wait[own]);
        let (mut mean, mut unknown) = (Mean::default(), 0_u32);
        for (marks, wait) in columns {
            let answered = marks & marks::ANSWERED != 0;
            mean.add(*wait, answered & (*wait != NONE));
            unknown += u32::from(answered & (*wait == NONE));
        }
        mean.fact().without(Exclusion::NoWait, unknown)
    }

    fn resolved_calls(&self, own: Range<usize>) -> Fact {
        let own = self.created(own);
        let columns = self.ledger.marks[own.clone()].iter().zip(&self.ledger.resolved[own]);
        let (mut hits, mut cases, mut unknown) = (0_u32, 0_u32, 0_u32);
        for (marks, resolved) in columns {
            let answered = marks & marks::ANSWERED != 0;
            let noted = marks & (marks::SOLVED | marks::UNSOLVED) != 0;
            let solved =
                if noted { marks & marks::SOLVED != 0 } else { *resolved < self.window.as_of };
            hits += u32::from(answered & solved);
            cases += u32::from(answered & (noted | solved));
            unknown += u32::from(answered & !(noted | solved));
        }
        share(hits, cases).without(Exclusion::NoOutcome, unknown)
    }

    fn first_contact(&self, own: Range<usize>, days: u16) -> Fact {
        let ledger = self.ledger;
        // Never as long as "no contact".
        let days = u32::from(days).saturating_mul(24 * 3600).min(NONE - 1);
        let own = self.created(own);
        let columns = ledger.marks[own.clone()].iter().zip(&ledger.created[own.clone()]);
        let columns = columns.zip(&ledger.since[own.clone()]).zip(&ledger.until[own]);
        let (mut hits, mut misses, mut pending) = (0_u32, 0_u32, 0_u32);
        let (mut dispatched, mut no_room, mut repeats) = (0_u32, 0_u32, 0_u32);
        for (((marks, created), since), until) in columns {
            let is_case = marks & marks::ABANDONED == 0;
            let sent = marks & marks::DISPATCHED != 0;
            let nowhere = !sent & (marks & marks::NO_ROOM != 0);
            let is_matter = is_case & !sent & !nowhere;
            let is_repeat = *since <= days;
            let is_first = is_matter & !is_repeat;
            let comes_back =
                (*until <= days) & (created.saturating_add(*until) < self.window.as_of);
            let is_over = created.saturating_add(days) < self.window.as_of;
            dispatched += u32::from(is_case & sent);
            no_room += u32::from(is_case & nowhere);
            repeats += u32::from(is_matter & is_repeat);
            misses += u32::from(is_first & comes_back);
            hits += u32::from(is_first & !comes_back & is_over);
            pending += u32::from(is_first & !comes_back & !is_over);
        }
        Fact { pending: pending.into(), ..share(hits, hits + misses) }
            .without(Exclusion::NoRoom, no_room)
            .without(Exclusion::Repeat, repeats)
            .without(Exclusion::Dispatched, dispatched)
    }

    fn due(&self, own: Range<usize>, hit: impl Fn(u32, u32, u32) -> bool) -> Fact {
        let (ledger, window) = (self.ledger, self.window);
        let columns = ledger.marks[own.clone()].iter().zip(&ledger.created[own.clone()]);
        let columns = columns.zip(&ledger.due[own.clone()]).zip(&ledger.resolved[own.clone()]);
        let (mut hits, mut cases, mut pending) = (0_u32, 0_u32, 0_u32);
        let (mut no_limit, mut stopped) = (0_u32, 0_u32);
        for (((marks, created), due), resolved) in columns {
            let is_case = marks & (marks::ABANDONED | marks::STOPPED) == 0;
            let is_due = is_case & (window.start <= *due) & (*due < window.cut);
            hits += u32::from(is_due & hit(*resolved, *due, window.as_of));
            cases += u32::from(is_due);
            pending += u32::from(is_case & !is_due & (window.start <= *due) & (*due < window.end));
            let is_covered = (window.start <= *created) & (*created < window.cut);
            no_limit += u32::from(is_case & (*due == NONE) & is_covered);
            stopped += u32::from(marks & marks::STOPPED != 0);
        }
        let mut fact = Fact { pending: pending.into(), ..share(hits, cases) }
            .without(Exclusion::NoLimit, no_limit);
        // When those are due depends on the moment of judging.
        for at in own.filter(|at| stopped > 0 && ledger.marks[*at] & marks::STOPPED != 0) {
            let row = ledger.rows[at] as usize;
            let hit = |resolved, due| {
                let as_of = window.as_of;
                hit(seconds(resolved), seconds(Some(due)), as_of)
            };
            if let Some(verdict) = deadlines::verdict(self.scope, row, hit) {
                fact.add(verdict);
            }
        }
        fact
    }

    fn satisfied(&self, own: Range<usize>) -> Fact {
        let own = self.created(own);
        let columns = self.ledger.marks[own.clone()].iter().zip(&self.ledger.rating[own]);
        let (mut hits, mut cases, mut others) = (0_u32, 0_u32, 0_u32);
        for (marks, rating) in columns {
            let is_rated = *rating != NO_BYTE;
            let is_own = marks & marks::NOT_THE_AGENTS == 0;
            hits += u32::from(is_rated & is_own & (*rating >= 4));
            cases += u32::from(is_rated & is_own);
            others += u32::from(is_rated & !is_own);
        }
        share(hits, cases).without(Exclusion::NotTheAgents, others)
    }

    fn mean_rating(&self, own: Range<usize>) -> Fact {
        let own = self.created(own);
        let columns = self.ledger.marks[own.clone()].iter().zip(&self.ledger.rating[own]);
        let (mut mean, mut others) = (Mean::default(), 0_u32);
        for (marks, rating) in columns {
            let is_rated = *rating != NO_BYTE;
            let is_own = marks & marks::NOT_THE_AGENTS == 0;
            mean.add((*rating).into(), is_rated & is_own);
            others += u32::from(is_rated & !is_own);
        }
        mean.fact().without(Exclusion::NotTheAgents, others)
    }

    /// Cases handled: what complaints stand over.
    fn handled(&self, own: Range<usize>) -> Fact {
        let marks = &self.ledger.marks[self.created(own)];
        let cases = marks.iter().filter(|it| **it & marks::ABANDONED == 0).count();
        let cases = i64::try_from(cases).expect("fewer than 2^32 records");
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

/// A sum of values with its count and the sum of their squares.
#[derive(Default)]
struct Mean {
    sum: u64,
    squares: u64,
    cases: u32,
}

impl Mean {
    fn add(&mut self, value: u32, is_case: bool) {
        let value = if is_case { u64::from(value) } else { 0 };
        self.sum += value;
        self.squares = self.squares.saturating_add(value * value);
        self.cases += u32::from(is_case);
    }

    fn fact(&self) -> Fact {
        let whole = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
        let cases = self.cases.into();
        Fact {
            num: whole(self.sum),
            den: cases,
            n: cases,
            squares: whole(self.squares),
            ..Fact::default()
        }
    }
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
