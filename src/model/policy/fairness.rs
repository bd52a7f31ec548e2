//! Corrections for unequal conditions, each a line of its own that can be switched off.

use serde::{Deserialize, Serialize};

use crate::model::fraction::Fraction;
use crate::model::id::GroupId;

/// The corrections a policy makes; `None` is off.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fairness {
    /// 工作量补偿: points for carrying more work than the team's average.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workload: Option<Workload>,
}

/// How extra work is made good (SCORING §5.1): `min(cap, rate × max(0, excess − threshold))`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workload {
    /// What counts as work.
    pub unit: WorkloadUnit,
    /// The excess over the average that earns nothing yet, in basis points.
    pub threshold_bp: u32,
    /// Points per 100 % of excess.
    pub rate: Fraction,
    /// The most points.
    pub cap: Fraction,
    /// No bonus below this many points of `gate_group`.
    pub gate_points: u32,
    /// The group whose points gate the bonus.
    pub gate_group: GroupId,
}

/// What counts as work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkloadUnit {
    /// Cases weighted by difficulty, per rostered hour, against the team's pooled rate.
    WeightedPerHour,
    /// Cases per head against the team's mean, as the method's first text has it.
    CasesPerHead,
}
