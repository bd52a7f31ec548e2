//! What makes a policy unusable: it is refused, never silently mended (SCORING §3.1).

use std::collections::BTreeSet;

use super::curve::{Anchor, Curve, MOST_POINTS};
use super::flaw::MeasureFlaw;
use super::limit::Limit;
use super::{Policy, WHOLE_BP};
use crate::model::fraction::Fraction;
use crate::model::id::{GroupId, IndicatorId};

/// Why a policy cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    /// The groups' weights do not sum to 10,000 basis points.
    #[error("the groups' weights sum to {0} instead of 10000 basis points")]
    GroupSum(u64),
    /// The weights within a group do not sum to 10,000 basis points.
    #[error("the weights in group {group} sum to {sum} instead of 10000 basis points")]
    LocalSum {
        /// The group.
        group: GroupId,
        /// Its sum.
        sum: u64,
    },
    /// Two groups or two indicators share an id.
    #[error("{0} occurs twice")]
    Twice(String),
    /// An indicator, the floor or the gate names a group that does not exist.
    #[error("there is no group {0}")]
    NoSuchGroup(GroupId),
    /// The anchors are too few, not rising, out of 0–120, all alike, or not monotone.
    #[error("the curve of {0} is not usable")]
    Curve(IndicatorId),
    /// The curve gives more than 100 points, which the policy does not allow.
    #[error("the curve of {0} gives more than 100 points, which the policy does not allow")]
    AboveFull(IndicatorId),
    /// The correction cannot be applied to what is measured, or its numbers are out of range.
    #[error("the correction of {0} does not fit what it measures")]
    Correction(IndicatorId),
    /// The grade that a red line leaves is the best one or none of the policy's.
    #[error("the red line of {0} caps at no grade below the best")]
    RedLine(IndicatorId),
    /// What an indicator measures cannot be counted.
    #[error("{indicator}: {flaw}")]
    Measure {
        /// The indicator.
        indicator: IndicatorId,
        /// Why not.
        flaw: MeasureFlaw,
    },
    /// The bands are empty, not falling, or do not reach down to 0.
    #[error("the grades must fall from best to worst and end at 0")]
    Bands,
    /// A number is outside its range.
    #[error("{0:?} is out of range, 0 to {most}", most = .0.most())]
    OutOfRange(Limit),
}

impl Policy {
    /// Everything that makes the policy unusable; empty if it can be used.
    pub fn problems(&self) -> Vec<PolicyProblem> {
        let mut problems = Vec::new();
        let sum: u64 = self.groups.iter().map(|it| u64::from(it.weight_bp)).sum();
        if sum != u64::from(WHOLE_BP) {
            problems.push(PolicyProblem::GroupSum(sum));
        }
        for group in &self.groups {
            let sum: u64 = self.indicators_of(&group.id).map(|it| u64::from(it.local_bp)).sum();
            if sum != u64::from(WHOLE_BP) {
                problems.push(PolicyProblem::LocalSum { group: group.id.clone(), sum });
            }
        }
        let mut seen = BTreeSet::new();
        let ids = self.groups.iter().map(|it| it.id.as_str());
        let ids = ids.map(|it| ("group", it));
        let ids = ids.chain(self.indicators.iter().map(|it| ("indicator", it.id.as_str())));
        problems.extend(
            ids.filter(|it| !seen.insert(*it)).map(|(_, id)| PolicyProblem::Twice(id.to_owned())),
        );
        let named = self.indicators.iter().map(|it| &it.group);
        let named = named.chain(self.floor.iter().map(|it| &it.group));
        let named = named.chain(self.fairness.workload.iter().map(|it| &it.gate_group));
        problems.extend(
            named
                .filter(|it| self.group(it).is_none())
                .map(|it| PolicyProblem::NoSuchGroup(it.clone())),
        );
        problems.extend(self.indicators.iter().filter_map(|it| {
            let is_usable = |most| it.curve.is_usable(most);
            match (is_usable(self.most_points()), is_usable(MOST_POINTS)) {
                (true, _) => None,
                (false, true) => Some(PolicyProblem::AboveFull(it.id.clone())),
                (false, false) => Some(PolicyProblem::Curve(it.id.clone())),
            }
        }));
        problems.extend(
            self.indicators
                .iter()
                .filter(|it| !it.correction.fits(&it.measure))
                .map(|it| PolicyProblem::Correction(it.id.clone())),
        );
        problems.extend(self.indicators.iter().filter_map(|it| {
            let flaw = it.measure.flaw()?;
            Some(PolicyProblem::Measure { indicator: it.id.clone(), flaw })
        }));
        problems.extend(self.indicators.iter().filter_map(|it| {
            let cap = it.red_line?.cap;
            let below_the_best = (1..self.bands.len()).any(|at| u32::try_from(at) == Ok(cap));
            (!below_the_best).then(|| PolicyProblem::RedLine(it.id.clone()))
        }));
        if !self.bands_fall() {
            problems.push(PolicyProblem::Bands);
        }
        problems.extend(self.beyond().into_iter().map(PolicyProblem::OutOfRange));
        problems
    }

    fn bands_fall(&self) -> bool {
        let labels: BTreeSet<&str> = self.bands.iter().map(|it| it.label.as_str()).collect();
        self.bands.windows(2).all(|pair| pair[0].from_centi > pair[1].from_centi)
            && self.bands.last().is_some_and(|it| it.from_centi == 0)
            && labels.len() == self.bands.len()
            && self.floor.as_ref().is_none_or(|it| labels.contains(it.cap.as_str()))
    }
}

impl Curve {
    /// Whether every value has one meaning: rising values, points from 0 to `most`, not all alike, and
    /// monotone unless two-sided.
    pub fn is_usable(&self, most: Fraction) -> bool {
        let within = |points: Fraction| (Fraction::ZERO..=most).contains(&points);
        match self {
            Self::Linear { anchors, two_sided } => {
                let points: Vec<Fraction> = anchors.iter().map(|it| it.points).collect();
                rises(anchors)
                    && points.iter().all(|it| within(*it))
                    && points.windows(2).any(|it| it[0] != it[1])
                    && (*two_sided || points.is_sorted() || points.is_sorted_by(|a, b| a >= b))
            }
            Self::Steps { below, edges, .. } => {
                !edges.is_empty()
                    && rises(edges)
                    && within(*below)
                    && edges.iter().all(|it| within(it.points))
                    && edges.iter().any(|it| it.points != *below)
            }
            Self::Count { base, lo, hi, .. } => {
                within(*lo) && within(*hi) && lo <= base && base <= hi && lo < hi
            }
        }
    }
}

fn rises(anchors: &[Anchor]) -> bool {
    anchors.windows(2).all(|it| it[0].value < it[1].value)
}
