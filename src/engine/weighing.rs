//! Points → groups → one score, with what is missing left out fairly (SCORING §3.1).

use super::exact::Exact;
use super::fact_state::FactState;
use super::fairness::workload;
use super::scored::{Scored, ScoredAgent};
use crate::model::Policy;

/// One agent's way from points to a score, exact in every step.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Per group of the policy: V_g, the weighted mean of its scored indicators; `None` if none is.
    pub groups: Vec<Option<Exact>>,
    /// Per indicator: its share of the whole score after missing ones were left out; these sum to 1.
    pub effective: Vec<Option<Exact>>,
    /// The score before bonuses; `None` if nothing is scored.
    pub base: Option<Exact>,
    /// The share of the applicable weight that is backed by data, 0 to 1.
    pub coverage: Exact,
    /// The workload bonus in points after the quality gate; below 0 for what a budget-neutral one takes.
    pub bonus: Exact,
    /// Base and bonus, kept within 0 and 100.
    pub total: Option<Exact>,
    /// The positions of the indicators whose red line is crossed.
    pub crossed: Vec<usize>,
}

/// Weighs one agent exactly.
pub fn weigh(scored: &Scored, agent: &ScoredAgent, policy: &Policy) -> Weighed {
    let groups: Vec<GroupSums> =
        (0..policy.groups.len()).map(|at| sums_of(scored, agent, policy, at)).collect();
    let means: Vec<Option<Exact>> =
        groups.iter().map(|it| it.points.over(&bp(it.scored_bp))).collect();
    let weight = |at: usize| u64::from(policy.groups[at].weight_bp);
    let backed: u64 = (0..means.len()).filter(|at| means[*at].is_some()).map(weight).sum();
    let sum = means.iter().enumerate().fold(Exact::zero(), |sum, (at, mean)| match mean {
        Some(mean) => &sum + &(mean * &bp(weight(at))),
        None => sum,
    });
    let base = sum.over(&bp(backed));
    let effective = (0..policy.indicators.len())
        .map(|at| {
            let group = scored.group_of[at];
            agent.lines[at].points.as_ref()?;
            let within =
                bp(policy.indicators[at].local_bp.into()).over(&bp(groups[group].scored_bp))?;
            Some(&within * &bp(weight(group)).over(&bp(backed))?)
        })
        .collect();
    let bonus = match (&base, &policy.fairness.workload) {
        (Some(base), Some(workload)) => {
            let earned = gated_bonus(agent, policy, &means);
            workload::points(&earned, &scored.deduction, base, workload.form)
        }
        _ => Exact::zero(),
    };
    let total = base.as_ref().map(|it| (it + &bonus).clamped(&Exact::zero(), &Exact::integer(100)));
    Weighed {
        coverage: coverage(&groups, policy),
        groups: means,
        effective,
        base,
        bonus,
        total,
        crossed: crossed(agent),
    }
}

/// The positions of the indicators whose red line the agent crosses.
pub fn crossed(agent: &ScoredAgent) -> Vec<usize> {
    agent.lines.iter().enumerate().filter(|(_, line)| line.crossed).map(|(at, _)| at).collect()
}

struct GroupSums {
    /// Σ w·s of the scored indicators.
    points: Exact,
    /// Σ w of the scored indicators.
    scored_bp: u64,
    /// Σ w of the indicators that the role has.
    applicable_bp: u64,
}

fn sums_of(scored: &Scored, agent: &ScoredAgent, policy: &Policy, group: usize) -> GroupSums {
    let mut sums = GroupSums { points: Exact::zero(), scored_bp: 0, applicable_bp: 0 };
    for (at, line) in agent.lines.iter().enumerate() {
        if scored.group_of[at] != group || line.state == FactState::NotApplicable {
            continue;
        }
        let local_bp = u64::from(policy.indicators[at].local_bp);
        sums.applicable_bp += local_bp;
        if let Some(points) = &line.points {
            sums.scored_bp += local_bp;
            sums.points = &sums.points + &(points * &bp(local_bp));
        }
    }
    sums
}

/// Σ W_g · (scored share of the group) over the groups the role has, as a share of their weight.
/// Weight that a role does not have is taken out of its policy and does not count against it.
fn coverage(groups: &[GroupSums], policy: &Policy) -> Exact {
    let (mut backed, mut whole) = (Exact::zero(), 0);
    for (sums, group) in groups.iter().zip(&policy.groups) {
        if let Some(share) = bp(sums.scored_bp).over(&bp(sums.applicable_bp)) {
            whole += u64::from(group.weight_bp);
            backed = &backed + &(&share * &bp(group.weight_bp.into()));
        }
    }
    backed.over(&bp(whole)).unwrap_or_else(Exact::zero)
}

fn gated_bonus(agent: &ScoredAgent, policy: &Policy, means: &[Option<Exact>]) -> Exact {
    let Some(workload) = &policy.fairness.workload else { return Exact::zero() };
    let gate = policy.groups.iter().position(|it| it.id == workload.gate_group);
    let quality = gate.and_then(|at| means[at].as_ref());
    match quality {
        Some(quality) if *quality >= Exact::integer(workload.gate_points.into()) => {
            agent.bonus.clone()
        }
        _ => Exact::zero(),
    }
}

fn bp(weight: u64) -> Exact {
    Exact::integer(i64::try_from(weight).expect("weights of a policy sum far below 2^63"))
}
