//! One agent as the group weights see them: what each group is worth, and the bonus on top.

use crate::engine::exact::Exact;
use crate::engine::weighing::Weighed;

/// What of an agent does not change when group weights move.
///
/// A missing indicator is absorbed in its group's mean, so that everything built on profiles is exact;
/// a group without data is left out and the others carry its weight (SCORING §3.1).
/// Scores made of profiles are **not** clamped to 100: the clamp bends a straight line, and sensitivity
/// is asked about the line (SCORING §3.6). Coverage and grades are not looked at either.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Per group of the policy: V_g in points; `None` without data.
    pub groups: Vec<Option<Exact>>,
    /// B, points on top of the weighted mean, after the quality gate.
    pub bonus: Exact,
}

impl Profile {
    /// The profile of an agent who has been weighed.
    pub fn of(weighed: &Weighed) -> Self {
        Self { groups: weighed.groups.clone(), bonus: weighed.bonus.clone() }
    }

    /// What each group counts for this agent after missing ones were left out, 0 to 1; these sum to 1.
    /// `None` if no group with data has weight.
    pub fn shares(&self, weights_bp: &[u32]) -> Option<Vec<Exact>> {
        let weight = |at: usize| match &self.groups[at] {
            Some(_) => i64::from(weights_bp.get(at).copied().unwrap_or(0)),
            None => 0,
        };
        let backed = Exact::integer((0..self.groups.len()).map(weight).sum());
        (0..self.groups.len()).map(|at| Exact::integer(weight(at)).over(&backed)).collect()
    }

    /// S, the weighted mean of the groups that have data, before the bonus; `None` if none has weight.
    pub fn base(&self, weights_bp: &[u32]) -> Option<Exact> {
        let shares = self.shares(weights_bp).filter(|it| !it.is_empty())?;
        let parts = self
            .groups
            .iter()
            .zip(&shares)
            .filter_map(|(mean, share)| Some((mean.as_ref()?, share)));
        Some(parts.fold(Exact::zero(), |sum, (mean, share)| &sum + &(mean * share)))
    }

    /// Base and bonus, not clamped; `None` if no group with data has weight.
    pub fn score(&self, weights_bp: &[u32]) -> Option<Exact> {
        Some(&self.base(weights_bp)? + &self.bonus)
    }
}
