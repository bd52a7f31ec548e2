//! Facts under a policy's corrections and curves: state and points of every indicator, before any weight (SCORING §1).
//!
//! Nothing here depends on weights, so that it is done once and a moving slider only weighs.

use super::curve;
use super::exact::Exact;
use super::fact_state::{FactState, state_of};
use super::facts::{AgentFacts, Fact, Facts};
use super::fairness::{Applied, Corrected, corrections, own_correction, ties_agents, workload};
use super::ranking::Recount;
use crate::model::{Crossing, GroupId, Indicator, Policy, Role, StaffId};

/// What everybody is worth under each indicator of a policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// For every indicator of the policy, the position of its group.
    pub group_of: Vec<usize>,
    /// Everybody who is judged, by staff id.
    pub agents: Vec<ScoredAgent>,
    /// What a budget-neutral workload bonus takes from everybody, in points; otherwise 0.
    pub deduction: Exact,
}

/// What one agent is worth under each indicator.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Whether it is scored, and if not, why.
    pub state: FactState,
    /// The measured value, uncorrected; `None` without cases.
    pub raw: Option<Exact>,
    /// The value after the indicator's correction; `None` if it has none or nothing could be corrected.
    pub corrected: Option<Exact>,
    /// What the correction adds to the measured value; `None` unless there are both.
    pub delta: Option<Exact>,
    /// What the correction did; `None` if the indicator has none.
    pub correction: Option<Applied>,
    /// The points it is worth, 0 to 120; `None` if it is not scored.
    pub points: Option<Exact>,
    /// 一票否决: the value crosses the indicator's red line; never if it is not scored.
    pub crossed: bool,
}

impl Line {
    /// A line that has no value and is not scored.
    pub fn missing(state: FactState) -> Self {
        Self {
            state,
            raw: None,
            corrected: None,
            delta: None,
            correction: None,
            points: None,
            crossed: false,
        }
    }

    /// The value that goes through the curve: the corrected one, or else the measured one.
    pub fn value(&self) -> Option<&Exact> {
        self.corrected.as_ref().or(self.raw.as_ref())
    }
}

/// Puts every fact through its indicator's correction and curve; `previous` has the period before, if
/// a correction needs it.
pub fn score_indicators(facts: &Facts, previous: Option<&Facts>, policy: &Policy) -> Scored {
    let group = |group: &GroupId| policy.groups.iter().position(|it| it.id == *group);
    let group_of = policy
        .indicators
        .iter()
        .map(|it| group(&it.group).expect("a policy in force names groups it has"))
        .collect();
    let columns = policy.indicators.iter().map(|it| lines_of(facts, previous, it));
    let mut columns: Vec<_> = columns.map(Vec::into_iter).collect();
    let mut next_lines = || -> Vec<Line> {
        columns.iter_mut().map(|it| it.next().expect("one line per agent")).collect()
    };
    let bonuses = workload::bonuses(facts, policy.fairness.workload.as_ref());
    let agents = facts
        .agents
        .iter()
        .zip(bonuses.earned)
        .map(|(agent, bonus)| ScoredAgent {
            staff: agent.staff.clone(),
            role: agent.role,
            lines: next_lines(),
            bonus,
        })
        .collect();
    Scored { group_of, agents, deduction: bonuses.deduction }
}

/// What was scored again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rescored {
    /// The agent's position.
    pub agent: usize,
    /// The line's; `None` for the bonus.
    pub line: Option<usize>,
}

/// Scores again what a change moved.
pub fn score_again(
    scored: &mut Scored,
    now: Recount,
    before: Option<Recount>,
    policy: &Policy,
) -> Vec<Rescored> {
    let mut rescored = Vec::new();
    for (line, indicator) in policy.indicators.iter().enumerate() {
        let own = position(now.facts, indicator);
        if !ties_agents(indicator.correction) {
            for agent in now.moved.agents(own) {
                let again = line_of(&now.facts.agents[agent], own, indicator);
                scored.agents[agent].lines[line] = again;
                rescored.push(Rescored { agent, line: Some(line) });
            }
            continue;
        }
        let is_moved =
            |it: Recount| it.moved.agents(position(it.facts, indicator)).next().is_some();
        if is_moved(now) || before.is_some_and(is_moved) {
            let lines = lines_of(now.facts, before.map(|it| it.facts), indicator);
            for (agent, again) in lines.into_iter().enumerate() {
                scored.agents[agent].lines[line] = again;
                rescored.push(Rescored { agent, line: Some(line) });
            }
        }
    }
    if now.moved.work && policy.fairness.workload.is_some() {
        let bonuses = workload::bonuses(now.facts, policy.fairness.workload.as_ref());
        for (agent, bonus) in bonuses.earned.into_iter().enumerate() {
            if scored.agents[agent].bonus != bonus {
                scored.agents[agent].bonus = bonus;
                rescored.push(Rescored { agent, line: None });
            }
        }
        scored.deduction = bonuses.deduction;
    }
    rescored
}

/// The position of an indicator's measure in the facts; `None` if it was not counted.
fn position(facts: &Facts, indicator: &Indicator) -> Option<usize> {
    facts.measures.iter().position(|it| *it == indicator.measure)
}

/// Everybody's line under one indicator.
fn lines_of(facts: &Facts, previous: Option<&Facts>, indicator: &Indicator) -> Vec<Line> {
    let at = position(facts, indicator);
    let agents = facts.agents.iter();
    if !ties_agents(indicator.correction) {
        return agents.map(|it| line_of(it, at, indicator)).collect();
    }
    let corrections = corrections(facts, previous, indicator);
    agents.zip(corrections).map(|(it, correction)| line(it, at, correction, indicator)).collect()
}

/// One agent's line under an indicator whose correction ties nobody to others; `at` is its measure's position.
fn line_of(agent: &AgentFacts, at: Option<usize>, indicator: &Indicator) -> Line {
    let fact = at.map(|at| &agent.facts[at]);
    line(agent, at, own_correction(fact, agent.role, indicator), indicator)
}

fn line(
    agent: &AgentFacts,
    at: Option<usize>,
    correction: Option<Corrected>,
    indicator: &Indicator,
) -> Line {
    let nothing = Fact::default();
    let fact = at.map_or(&nothing, |at| &agent.facts[at]);
    let state = state_of(fact, indicator, agent.role);
    if state != FactState::NotApplicable && agent.voided.contains(&indicator.id) {
        return Line::missing(FactState::NoData);
    }
    let raw = Exact::ratio(fact.num, fact.den);
    let (corrected, correction) =
        correction.map_or((None, None), |it| (it.value, Some(it.applied)));
    let delta = corrected.as_ref().zip(raw.as_ref()).map(|(corrected, raw)| corrected - raw);
    // What nobody ever achieved says nothing of the one who did not (SCORING §5.2, §12: E = 0).
    let nothing_expected =
        matches!(&correction, Some(Applied::CaseMix(Some(it))) if it.expected == Exact::zero());
    let state = if state == FactState::Ok && nothing_expected { FactState::NoData } else { state };
    let line = Line { raw, corrected, delta, correction, ..Line::missing(state) };
    let Some(value) = line.value().filter(|_| state == FactState::Ok) else { return line };
    let points = curve::points(&indicator.curve, value);
    let crossed = indicator.red_line.is_some_and(|it| is_crossed(it.crossed, value, &points));
    Line { points: Some(points), crossed, ..line }
}

/// Whether a value worth these points crosses a red line.
fn is_crossed(crossing: Crossing, value: &Exact, points: &Exact) -> bool {
    match crossing {
        Crossing::NoPoints => points.is_zero(),
        Crossing::Below(limit) => *value < limit.into(),
        Crossing::Above(limit) => *value > limit.into(),
    }
}
