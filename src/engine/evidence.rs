//! 算分单: one agent's way from counts to the grade, every figure of it (SCORING §1).

use super::exact::Exact;
use super::facts::{Fact, Facts};
use super::fairness::workload;
use super::grade::{Grade, grade, publish};
use super::ranking::Judge;
use super::scored::Line;
use super::weighing::Weighed;
use crate::model::{Policy, Role, StaffId};

/// The score sheet of one agent under one policy.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Who.
    pub staff: StaffId,
    /// As what.
    pub role: Role,
    /// One line per indicator of the policy, in its order.
    pub lines: Vec<SheetLine>,
    /// Groups, coverage, bonus and total, exact.
    pub weighed: Weighed,
    /// The load over the benchmark, less 1; `None` if it cannot be told.
    pub excess: Option<Exact>,
    /// CMI: how difficult the agent's cases are on average; 1 is a standard case, `None` without cases.
    pub mix_index: Option<Exact>,
    /// There is work without a single rostered hour: an error in the data, and no bonus.
    pub unrostered: bool,
    /// The score in hundredths of a point. It is published only with a grade; without one it is for reference.
    pub centi: Option<u32>,
    /// The grade, or why there is none.
    pub grade: Grade,
}

/// One indicator on a score sheet.
#[derive(Clone, Debug)]
pub struct SheetLine {
    /// What was counted.
    pub fact: Fact,
    /// State, measured and corrected value, and points.
    pub line: Line,
    /// Its share of the whole score after missing ones were left out.
    pub effective: Option<Exact>,
    /// Points × share: these sum to the base score.
    pub contribution: Option<Exact>,
}

/// The sheet of the agent at position `at` of `facts`; `None` beyond the last.
pub fn sheet(facts: &Facts, judge: &Judge, policy: &Policy, at: usize) -> Option<Sheet> {
    let agent = facts.agents.get(at)?;
    let weighed = judge.weigh(at, policy);
    let scored = &judge.scored().agents[at];
    let nothing = Fact::default();
    let lines = policy
        .indicators
        .iter()
        .zip(&scored.lines)
        .zip(&weighed.effective)
        .map(|((indicator, line), effective)| {
            let measured = facts.measures.iter().position(|it| *it == indicator.measure);
            SheetLine {
                fact: measured.map_or(&nothing, |it| &agent.facts[it]).clone(),
                line: line.clone(),
                effective: effective.clone(),
                contribution: line
                    .points
                    .as_ref()
                    .zip(effective.as_ref())
                    .map(|(it, share)| it * share),
            }
        })
        .collect();
    let excess = policy.fairness.workload.as_ref().and_then(|workload| {
        let work: Vec<_> = facts.agents.iter().map(|it| it.work).collect();
        workload::excesses(&work, workload).swap_remove(at)
    });
    Some(Sheet {
        staff: agent.staff.clone(),
        role: agent.role,
        lines,
        excess,
        mix_index: workload::mix_index(&agent.work),
        unrostered: workload::is_unrostered(&agent.work),
        centi: publish(&weighed),
        grade: grade(&weighed, policy),
        weighed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::facts::Work;
    use crate::engine::five_agents;
    use crate::model::templates;

    #[test]
    fn the_sheet_has_load_and_mix_and_says_when_hours_are_missing() {
        let policy = templates::community();
        let mut facts = five_agents::facts(&policy);
        let of = |facts: &Facts, at: usize| {
            sheet(facts, &Judge::new(facts, &policy), &policy, at).unwrap()
        };
        let third = of(&facts, 2);
        let micro = |it: Option<&Exact>| it.unwrap().round_half_even(1_000_000);
        assert_eq!(micro(third.excess.as_ref()), Some(672_755));
        assert_eq!(micro(third.mix_index.as_ref()), Some(1_933_333));
        assert!(!third.unrostered);
        facts.agents[2].work = Work { rostered_s: 0, ..facts.agents[2].work };
        let without = of(&facts, 2);
        assert!(without.unrostered);
        assert_eq!((without.excess, without.weighed.bonus), (None, Exact::zero()));
    }
}
