//! Weights that decide nothing or too much, and pay that hangs on too few cases (SCORING §3.5, §4.1).

use super::{Lint, LintContext};
use crate::engine::exact::Exact;
use crate::engine::reviewed::FEWEST_PEERS;
use crate::engine::scored::ScoredAgent;
use crate::model::{Measure, MeasureKind, Policy};

/// Pay should hang on no fewer cases than this.
const LEAST_CASES: u32 = 5;

/// Indicators without spread, and groups whose share of the spread is at least twice their weight.
pub fn spread(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    let indicators = policy.indicators.iter().enumerate();
    let level = indicators.filter(|(_, it)| it.local_bp > 0).filter_map(|(at, indicator)| {
        let agents = &context.scored?.agents;
        let points: Vec<&Exact> =
            agents.iter().filter_map(|it| it.lines.get(at)?.points.as_ref()).collect();
        let first = *points.first()?;
        (points.len() > 1 && points.iter().all(|it| *it == first)).then(|| Lint::ZeroSpread {
            indicator: indicator.id.clone(),
            points: first.clone(),
            people: points.len(),
        })
    });
    let effective = context.effective.as_deref().unwrap_or_default();
    let outweighs = policy.groups.iter().zip(effective).filter_map(|(group, effective)| {
        let twice = Exact::ratio(2 * i64::from(group.weight_bp), 10_000)?;
        (group.weight_bp > 0 && *effective >= twice).then(|| Lint::Outweighs {
            group: group.id.clone(),
            nominal_bp: group.weight_bp,
            effective: effective.clone(),
        })
    });
    level.chain(outweighs).collect()
}

/// Indicators that pay on fewer than five cases. Hours are a sum, not a sample.
pub fn small(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    policy
        .indicators
        .iter()
        .filter(|it| it.local_bp > 0 || it.red_line.is_some())
        .filter(|it| context.pays && it.n_min < LEAST_CASES)
        .filter(|it| it.measure.kind() != MeasureKind::Hours)
        .map(|it| Lint::SmallSamplePays { indicator: it.id.clone(), n_min: it.n_min })
        .collect()
}

/// Peer reviews that are scored from fewer than three on.
pub fn exposed(policy: &Policy) -> Vec<Lint> {
    let scored = policy.indicators.iter().filter(|it| it.local_bp > 0 || it.red_line.is_some());
    scored
        .filter(|it| it.measure == Measure::PeerReview && (it.n_min as usize) < FEWEST_PEERS)
        .map(|it| Lint::PeersExposed { indicator: it.id.clone(), n_min: it.n_min })
        .collect()
}

/// Peer reviews that are scored though fewer than three people gave them.
pub fn few_peers(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    let scored = context.scored.map(|it| it.agents.as_slice()).unwrap_or_default();
    let few = || scored.iter().filter(|it| context.few_peers.contains(&it.staff));
    let peers = policy.indicators.iter().enumerate();
    let peers = peers.filter(|(_, it)| it.measure == Measure::PeerReview && it.local_bp > 0);
    peers
        .filter_map(|(at, indicator)| {
            let has_points =
                |it: &&ScoredAgent| it.lines.get(at).is_some_and(|it| it.points.is_some());
            let people = few().filter(has_points).count();
            let indicator = indicator.id.clone();
            (people > 0).then_some(Lint::FewPeersScored { indicator, people })
        })
        .collect()
}
