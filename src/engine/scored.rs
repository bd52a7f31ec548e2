//! Facts under a policy's curves: the state and the points of every indicator, before any weight.
//!
//! Nothing here depends on weights, so that it is done once and a moving slider only weighs.

use super::curve;
use super::exact::Exact;
use super::fact_state::{FactState, state_of};
use super::facts::{AgentFacts, Fact, Facts};
use super::fairness::workload;
use crate::model::{GroupId, Policy, Role, StaffId};

/// What everybody is worth under each indicator of a policy.
#[derive(Clone, Debug)]
pub struct Scored {
    /// For every indicator of the policy, the position of its group.
    pub group_of: Vec<usize>,
    /// Everybody who is judged, by staff id.
    pub agents: Vec<ScoredAgent>,
    /// What a budget-neutral workload bonus takes from everybody, in points; otherwise 0.
    pub deduction: Exact,
}

/// What one agent is worth under each indicator.
#[derive(Clone, Debug)]
pub struct ScoredAgent {
    /// Who.
    pub staff: StaffId,
    /// As what.
    pub role: Role,
    /// One line per indicator of the policy.
    pub lines: Vec<Line>,
    /// The workload bonus before the quality gate: points, or percent of the score if it is multiplicative.
    pub bonus: Exact,
}

/// One agent under one indicator.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whether it is scored, and if not, why.
    pub state: FactState,
    /// The measured value; `None` without cases.
    pub raw: Option<Exact>,
    /// The points it is worth, 0 to 120; `None` if it is not scored.
    pub points: Option<Exact>,
}

/// Puts every fact through its indicator's curve.
pub fn score_indicators(facts: &Facts, policy: &Policy) -> Scored {
    let position = |group: &GroupId| policy.groups.iter().position(|it| it.id == *group);
    let group_of = policy
        .indicators
        .iter()
        .map(|it| position(&it.group).expect("a policy in force names groups it has"))
        .collect();
    let measured: Vec<Option<usize>> = policy
        .indicators
        .iter()
        .map(|it| facts.measures.iter().position(|measure| *measure == it.measure))
        .collect();
    let bonuses = workload::bonuses(facts, policy.fairness.workload.as_ref());
    let agents = facts
        .agents
        .iter()
        .zip(bonuses.earned)
        .map(|(agent, bonus)| ScoredAgent {
            staff: agent.staff.clone(),
            role: agent.role,
            lines: lines_of(agent, policy, &measured),
            bonus,
        })
        .collect();
    Scored { group_of, agents, deduction: bonuses.deduction }
}

fn lines_of(agent: &AgentFacts, policy: &Policy, measured: &[Option<usize>]) -> Vec<Line> {
    let nothing = Fact::default();
    policy
        .indicators
        .iter()
        .zip(measured)
        .map(|(indicator, at)| {
            let fact = at.map_or(&nothing, |at| &agent.facts[at]);
            let state = state_of(fact, indicator, agent.role);
            let raw = Exact::ratio(fact.num, fact.den);
            let points = match (state, &raw) {
                (FactState::Ok, Some(raw)) => Some(curve::points(&indicator.curve, raw)),
                _ => None,
            };
            Line { state, raw, points }
        })
        .collect()
}
