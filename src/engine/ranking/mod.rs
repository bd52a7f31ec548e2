//! Who stands where: published scores, grades and ranks of everybody under one policy (SCORING §1, §7.1, §12).

use super::fact_state::FactState;
use super::facts::{Facts, Moved};
use super::grade::{Grade, grade, publish};
use super::interval::{Bounded, Terms};
use super::scored::{Scored, score_again, score_indicators};
use super::weighing::{Weighed, weigh};
use crate::model::{Policy, StaffId};

/// Everybody's points under a policy's curves, ready to be weighed again and again.
///
/// Invariant: a policy given to its functions differs from the one it was made with in weights, bands,
/// floor and gates only; the indicators, their corrections and their curves are the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Judge {
    scored: Scored,
    bounded: Vec<Bounded>,
}

/// Facts after a change, and what it moved in them.
#[derive(Clone, Copy, Debug)]
pub struct Recount<'a> {
    /// As they are.
    pub facts: &'a Facts,
    /// What may differ from what was scored last.
    pub moved: &'a Moved,
}

/// One agent's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub staff: StaffId,
    /// The published score in hundredths of a point; `None` without a grade.
    pub centi: Option<u32>,
    /// The grade, or why there is none.
    pub grade: Grade,
    /// 1 for the best; equal scores share a rank and the next one counts on (1, 2, 2, 4). `None` without a grade.
    pub rank: Option<usize>,
}

impl Judge {
    /// Scores every indicator once; what a correction expects is taken from this period.
    pub fn new(facts: &Facts, policy: &Policy) -> Self {
        Self::with_previous(facts, None, policy)
    }

    /// Scores every indicator once; what a correction expects is taken from the period before.
    pub fn with_previous(facts: &Facts, previous: Option<&Facts>, policy: &Policy) -> Self {
        let scored = score_indicators(facts, previous, policy);
        let bounded = scored.agents.iter().map(Bounded::new).collect();
        Self { scored, bounded }
    }

    /// Scores again what a change moved, as if everything had been scored anew under the same policy.
    ///
    /// One fact is one agent's points; only case mix and raters' severity tie agents together, and the average load
    /// does where there is a workload bonus. `before` has the period before, if there was one.
    pub fn follow(&mut self, now: Recount, before: Option<Recount>, policy: &Policy) {
        for it in score_again(&mut self.scored, now, before, policy) {
            let (agent, bounded) = (&self.scored.agents[it.agent], &mut self.bounded[it.agent]);
            match it.line {
                Some(line) => bounded.replace(line, &agent.lines[line]),
                None => bounded.replace_bonus(agent),
            }
        }
    }

    /// The points of every indicator.
    pub fn scored(&self) -> &Scored {
        &self.scored
    }

    /// The exact way to the score of the agent at this position.
    pub fn weigh(&self, agent: usize, policy: &Policy) -> Weighed {
        weigh(&self.scored, &self.scored.agents[agent], policy)
    }

    /// Everybody's place, best first, by published score and then by staff id; those without a grade last.
    pub fn rank(&self, policy: &Policy) -> Vec<Standing> {
        let terms = Terms::new(&self.scored, policy);
        let places: Vec<(Option<u32>, Grade)> =
            (0..self.scored.agents.len()).map(|at| self.place(at, &terms, policy)).collect();
        let mut order: Vec<usize> = (0..places.len()).collect();
        let staff = |at: usize| &self.scored.agents[at].staff;
        order.sort_by(|one, two| {
            places[*two].0.cmp(&places[*one].0).then_with(|| staff(*one).cmp(staff(*two)))
        });
        let standing = |at: usize| {
            let (centi, grade) = places[at];
            Standing { staff: self.scored.agents[at].staff.clone(), centi, grade, rank: None }
        };
        let mut standings: Vec<Standing> = order.into_iter().map(standing).collect();
        let mut rank = 0;
        let mut before = None;
        for (at, standing) in standings.iter_mut().enumerate() {
            if standing.centi != before {
                (rank, before) = (at + 1, standing.centi);
            }
            standing.rank = standing.centi.map(|_| rank);
        }
        standings
    }

    fn place(&self, at: usize, terms: &Terms, policy: &Policy) -> (Option<u32>, Grade) {
        let decided = self.bounded[at].judge(terms);
        if let Some((centi, grade)) = decided {
            return (Some(centi), grade);
        }
        let weighed = self.weigh(at, policy);
        let grade = grade(&weighed, policy);
        (publish(&weighed).filter(|_| grade.band().is_some()), grade)
    }

    /// How many indicators of the agent at this position are in `state`.
    pub fn count(&self, agent: usize, state: FactState) -> usize {
        self.scored.agents[agent].lines.iter().filter(|it| it.state == state).count()
    }
}

#[cfg(test)]
mod tests;
