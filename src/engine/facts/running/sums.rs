//! The facts themselves, and what it takes to go back and forth in them.

use super::Moved;
use super::difference::{Closed, Difference, Given};
use super::middle::Middle;
use crate::engine::facts::case::Verdict;
use crate::engine::facts::detail::{CaseKind, Stratum};
use crate::engine::facts::scope::Scope;
use crate::engine::facts::work::closed_centi;
use crate::engine::facts::{Fact, Facts, each_case, figures};
use crate::model::Measure;

/// Facts with more than they show.
#[derive(Clone, Debug)]
pub struct Sums {
    pub facts: Facts,
    /// By measure, then by agent: squares beyond the end of the numbers, from which a sum has to come back.
    squares: Vec<Vec<i128>>,
    /// By measure that is a median, then by agent: all its values.
    middles: Vec<Option<Vec<Middle>>>,
    /// How many cases were closed by anybody, if a measure asks.
    closed: Option<usize>,
}

impl Sums {
    /// What was counted of `scope`, for changes that concern the agents of whom `concerns` holds.
    pub fn new(scope: &Scope, facts: Facts, concerns: impl Fn(usize) -> bool) -> Self {
        let measures = || facts.measures.iter().enumerate();
        let of_all = |at: usize| facts.agents.iter().map(move |it| &it.facts[at]);
        let squares = measures().map(|(at, measure)| {
            let shown = of_all(at).map(|it| i128::from(it.squares)).collect();
            let at_an_end = of_all(at).any(|it| it.squares == i64::MAX);
            if at_an_end { squares(scope, measure) } else { shown }
        });
        let middles = measures().map(|(_, measure)| {
            (*measure == Measure::FirstResponse).then(|| {
                let mut middles = vec![Middle::default(); facts.agents.len()];
                each_case(scope, measure, &mut |agent, _case, verdict| {
                    if let (Verdict::Counts { num, .. }, true) = (verdict, concerns(agent)) {
                        middles[agent].add(num);
                    }
                });
                middles
            })
        });
        let rows = 0..scope.records().len();
        let closed = facts
            .measures
            .contains(&Measure::Volume)
            .then(|| rows.filter(|row| closed_centi(scope, *row).is_some()).count());
        Self { squares: squares.collect(), middles: middles.collect(), closed, facts }
    }

    /// Moves the facts by a settled difference.
    pub fn shift(&mut self, difference: &Difference) -> Moved {
        let mut moved = Moved { facts: Vec::new(), work: false };
        for (given, times) in [(&difference.before, -1), (&difference.after, 1)] {
            for it in given {
                self.give(it, times);
                moved.facts.push((it.agent, it.measure));
            }
        }
        for (closed, times) in difference.closed.into_iter().zip([-1, 1]) {
            if let Some(closed) = closed {
                self.close(closed, times, &mut moved);
            }
        }
        moved.facts.sort_unstable();
        moved.facts.dedup();
        moved
    }

    fn give(&mut self, given: &Given, times: i64) {
        let Given { agent, measure, kind, verdict } = given;
        let fact = &mut self.facts.agents[*agent].facts[*measure];
        fact.shift(*verdict, times);
        let Verdict::Counts { num, den } = *verdict else { return };
        if let Some(middles) = &mut self.middles[*measure] {
            let middle = &mut middles[*agent];
            if times > 0 {
                middle.add(num);
            } else {
                middle.take(num);
            }
            (fact.num, fact.den) = middle.figure();
            fact.squares = 0;
        } else {
            let squares = &mut self.squares[*measure][*agent];
            *squares += i128::from(num.saturating_mul(num)) * i128::from(times);
            fact.squares = i64::try_from(*squares).unwrap_or(i64::MAX);
        }
        if let Some(kind) = kind {
            give_stratum(fact, kind, (times * num, times * den));
        }
    }

    fn close(&mut self, closed: Closed, times: i64, moved: &mut Moved) {
        if let Some(agent) = closed.agent {
            let work = &mut self.facts.agents[agent].work;
            work.cases += times;
            work.units_centi = work.units_centi.saturating_add(times * closed.units_centi);
            moved.work = true;
        }
        let Some(count) = &mut self.closed else { return };
        let before = *count > 0;
        *count = count.saturating_add_signed(if times > 0 { 1 } else { -1 });
        if before == (*count > 0) {
            return;
        }
        let line = if *count > 0 { figures::TOTAL } else { (0, 0) };
        let volumes = self.facts.measures.iter().enumerate();
        for (at, _) in volumes.filter(|it| *it.1 == Measure::Volume) {
            for (position, agent) in self.facts.agents.iter_mut().enumerate() {
                (agent.facts[at].den, agent.facts[at].n) = line;
                moved.facts.push((position, at));
            }
        }
    }
}

fn give_stratum(fact: &mut Fact, kind: &CaseKind, (num, den): (i64, i64)) {
    match fact.strata.binary_search_by(|it| it.kind.cmp(kind)) {
        Ok(at) => {
            let stratum = &mut fact.strata[at];
            (stratum.num, stratum.den) = (stratum.num + num, stratum.den + den);
            if (stratum.num, stratum.den) == (0, 0) {
                fact.strata.remove(at);
            }
        }
        Err(at) => fact.strata.insert(at, Stratum { kind: kind.clone(), num, den }),
    }
}

/// Everybody's sum of squares under `measure`, past the end of the numbers.
fn squares(scope: &Scope, measure: &Measure) -> Vec<i128> {
    let mut squares = vec![0; scope.agents.len()];
    each_case(scope, measure, &mut |agent, _case, verdict| {
        if let Verdict::Counts { num, .. } = verdict {
            squares[agent] += i128::from(num.saturating_mul(num));
        }
    });
    squares
}
