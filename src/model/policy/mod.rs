//! A policy: what is measured, what it is worth, and what follows from the score.

mod band;
mod correction;
mod curve;
mod fairness;
mod flaw;
mod indicator;
mod limit;
mod limits;
mod own;
mod problem;
mod red_line;
mod revision;
mod share;

pub use band::{Band, BandPreset};
pub use correction::Correction;
pub use curve::{Anchor, Curve, Edge, FULL_POINTS, MOST_POINTS};
pub use fairness::{Benchmark, BonusForm, Fairness, Workload, WorkloadUnit};
pub use flaw::MeasureFlaw;
pub use indicator::{Group, Indicator, Measure, MeasureKind, ServiceBase};
pub use limit::Limit;
pub use limits::Limits;
pub use own::{Condition, Moment, OwnMeasure, Range, Whose};
pub use problem::PolicyProblem;
pub use red_line::{Crossing, RedLine};
pub use revision::RevisionProblem;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::fraction::Fraction;
use super::id::{GroupId, IndicatorId, PolicyId};
use super::staff::Role;

/// The whole of a weight: 10,000 basis points.
pub const WHOLE_BP: u32 = 10_000;

/// Weights, curves, bands and corrections by which an office is scored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Policy {
    /// The id, kept over versions.
    pub id: PolicyId,
    /// What people call it; the template's name in the user's language if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Counts up with every adopted change.
    pub version: u32,
    /// The first local date it holds for.
    pub effective_from: NaiveDate,
    /// The roles whose people it judges, of an office with several policies; of its main one empty: all others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// The groups, in display order; their weights sum to 10,000 basis points.
    pub groups: Vec<Group>,
    /// The indicators, in display order; within a group their weights sum to 10,000.
    pub indicators: Vec<Indicator>,
    /// The grades, best first.
    pub bands: Vec<Band>,
    /// The least share of the weight that must be backed by data for a grade, in basis points (SCORING §3.1).
    pub min_coverage_bp: u32,
    /// Below this many points of a group the grade is capped (SCORING §3.2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Floor>,
    /// 超额得分: whether an indicator may be worth more than 100 points, up to 120; the total still ends at 100.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub above_full: bool,
    /// Corrections for unequal conditions.
    #[serde(default)]
    pub fairness: Fairness,
    /// Time limits and rating caps that come into force with it; a draft and a past version have them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// 质量底线: a weak group caps the grade however good the rest is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Floor {
    /// The group that must hold.
    pub group: GroupId,
    /// The least points, 0 to 120.
    pub min_points: u32,
    /// The best grade left when it does not, as the label of a band.
    pub cap: String,
}

impl Policy {
    /// The group with this id.
    pub fn group(&self, id: &GroupId) -> Option<&Group> {
        self.groups.iter().find(|it| it.id == *id)
    }

    /// The indicator with this id.
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.iter().find(|it| it.id == *id)
    }

    /// The indicators of a group, in display order.
    pub fn indicators_of<'a>(&'a self, group: &'a GroupId) -> impl Iterator<Item = &'a Indicator> {
        self.indicators.iter().filter(move |it| it.group == *group)
    }

    /// The most points that a curve may give: 100, or 120 where the policy allows it (SCORING §2b).
    pub fn most_points(&self) -> Fraction {
        if self.above_full { MOST_POINTS } else { FULL_POINTS }
    }

    /// Everything it measures, each once.
    pub fn measures(&self) -> Vec<Measure> {
        let mut measures = Vec::new();
        for indicator in &self.indicators {
            if !measures.contains(&indicator.measure) {
                measures.push(indicator.measure.clone());
            }
        }
        measures
    }

    /// The same policy with other weights, given in the order of `groups` and `indicators`.
    #[must_use]
    pub fn with_weights(&self, groups_bp: &[u32], locals_bp: &[u32]) -> Self {
        let mut policy = self.clone();
        for (group, bp) in policy.groups.iter_mut().zip(groups_bp) {
            group.weight_bp = *bp;
        }
        for (indicator, bp) in policy.indicators.iter_mut().zip(locals_bp) {
            indicator.local_bp = *bp;
        }
        policy
    }
}
