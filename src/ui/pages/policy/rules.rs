//! Typed weights: the others give way in proportion, as in the policy lab.

use leptos::prelude::*;

use super::bench::Bench;
use crate::engine::rebalance::rebalance;
use crate::model::{GroupId, IndicatorId, Policy, PolicyEdit};

/// Sets a group's weight.
pub fn group_weight(bench: Bench, group: &GroupId, bp: i64) {
    let Some(policy) = bench.settled.get_untracked() else { return };
    let weights: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
    let Some(at) = policy.groups.iter().position(|it| it.id == *group) else { return };
    let groups = rebalance(&weights, &vec![false; weights.len()], at, typed(bp));
    bench.change(PolicyEdit::SetWeights { groups, locals: locals(&policy) });
}

/// Sets an indicator's weight within its group.
pub fn local_weight(bench: Bench, indicator: &IndicatorId, bp: i64) {
    let Some(policy) = bench.settled.get_untracked() else { return };
    let Some(group) = policy.indicator(indicator).map(|it| it.group.clone()) else { return };
    let members = members(&policy, &group);
    let weights: Vec<u32> = members.iter().map(|it| policy.indicators[*it].local_bp).collect();
    let at = members.iter().position(|it| policy.indicators[*it].id == *indicator);
    let Some(at) = at else { return };
    let moved = rebalance(&weights, &vec![false; weights.len()], at, typed(bp));
    bench.change(within(&policy, &members, &moved));
}

/// The positions of a group's indicators.
pub fn members(policy: &Policy, group: &GroupId) -> Vec<usize> {
    let all = policy.indicators.iter().enumerate();
    all.filter(|(_, it)| it.group == *group).map(|(at, _)| at).collect()
}

/// The edit that gives the members of a group these weights.
pub fn within(policy: &Policy, members: &[usize], weights: &[u32]) -> PolicyEdit {
    let mut locals = locals(policy);
    for (member, bp) in members.iter().zip(weights) {
        locals[*member] = *bp;
    }
    let groups = policy.groups.iter().map(|it| it.weight_bp).collect();
    PolicyEdit::SetWeights { groups, locals }
}

/// Every indicator's weight in its group.
pub fn locals(policy: &Policy) -> Vec<u32> {
    policy.indicators.iter().map(|it| it.local_bp).collect()
}

fn typed(bp: i64) -> u32 {
    u32::try_from(bp.clamp(0, 10_000)).unwrap_or_default()
}
