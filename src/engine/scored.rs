//! Facts under a policy's corrections and curves: the state and the points of every indicator, before any weight.
//!
//! Nothing here depends on weights, so that it is done once and a moving slider only weighs.

use super::curve;
use super::exact::Exact;
use super::fact_state::{FactState, state_of};
use super::facts::{Fact, Facts};
use super::fairness::{Applied, Corrected, corrections, workload};
use crate::model::{Crossing, GroupId, Indicator, Policy, Role, StaffId};

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
    let position = |group: &GroupId| policy.groups.iter().position(|it| it.id == *group);
    let group_of = policy
        .indicators
        .iter()
        .map(|it| position(&it.group).expect("a policy in force names groups it has"))
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

/// Everybody's line under one indicator.
fn lines_of(facts: &Facts, previous: Option<&Facts>, indicator: &Indicator) -> Vec<Line> {
    let nothing = Fact::default();
    let at = facts.measures.iter().position(|it| *it == indicator.measure);
    let corrections = corrections(facts, previous, indicator);
    facts
        .agents
        .iter()
        .zip(corrections)
        .map(|(agent, correction)| {
            let fact = at.map_or(&nothing, |at| &agent.facts[at]);
            line(fact, state_of(fact, indicator, agent.role), correction, indicator)
        })
        .collect()
}

fn line(
    fact: &Fact,
    state: FactState,
    correction: Option<Corrected>,
    indicator: &Indicator,
) -> Line {
    let raw = Exact::ratio(fact.num, fact.den);
    let (corrected, correction) =
        correction.map_or((None, None), |it| (it.value, Some(it.applied)));
    let delta = corrected.as_ref().zip(raw.as_ref()).map(|(corrected, raw)| corrected - raw);
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
