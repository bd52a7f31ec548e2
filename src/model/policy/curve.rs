//! Targets as curves from a measured value to points (SCORING §2b).

use serde::{Deserialize, Serialize};

use crate::model::fraction::Fraction;

/// The points of whoever meets a target in full.
pub const FULL_POINTS: Fraction = Fraction::integer(100);

/// 超额得分: the most points where a policy allows more than full ones.
pub const MOST_POINTS: Fraction = Fraction::integer(120);

/// How a measured value becomes points from 0 to 100, to 120 where the policy allows it (`Policy::above_full`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Curve {
    /// Straight lines between anchors, level beyond the first and the last.
    Linear {
        /// At least two, by strictly rising value.
        anchors: Vec<Anchor>,
        /// A middle value is best (适度指标): the points may rise and fall.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        two_sided: bool,
    },
    /// 层差法, 非此即彼法: the points of the step that holds the value.
    Steps {
        /// The points left of the first edge.
        below: Fraction,
        /// The edges with the points to their right, by strictly rising value.
        edges: Vec<Anchor>,
        /// To which side a value on an edge belongs.
        closed: Edge,
    },
    /// 加减分法: `base` and so many points per counted case, kept within `lo` and `hi`.
    Count {
        /// Points without a case.
        base: Fraction,
        /// Points per case, negative to take off.
        per: Fraction,
        /// The least points.
        lo: Fraction,
        /// The most points.
        hi: Fraction,
    },
}

/// A value and the points it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(Fraction, Fraction)", into = "(Fraction, Fraction)")]
pub struct Anchor {
    /// The measured value, in the indicator's own unit.
    pub value: Fraction,
    /// The points.
    pub points: Fraction,
}

/// To which step a value on an edge belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edge {
    /// To the right: `[edge, next)`, usual where more is better.
    Left,
    /// To the left: `(previous, edge]`, usual where less is better.
    Right,
}

impl From<(Fraction, Fraction)> for Anchor {
    fn from((value, points): (Fraction, Fraction)) -> Self {
        Self { value, points }
    }
}

impl From<Anchor> for (Fraction, Fraction) {
    fn from(anchor: Anchor) -> Self {
        (anchor.value, anchor.points)
    }
}

impl Curve {
    /// Lines through `(value, points)` pairs, the values in hundredths: `(60, 0)` is 0.60 → 0.
    pub fn through_percents(anchors: &[(i32, i32)]) -> Self {
        Self::through(anchors.iter().map(|(value, points)| (Fraction::percent(*value), *points)))
    }

    /// Lines through `(value, points)` pairs, the values in the indicator's unit.
    pub fn through_units(anchors: &[(i32, i32)]) -> Self {
        Self::through(anchors.iter().map(|(value, points)| (Fraction::integer(*value), *points)))
    }

    fn through(anchors: impl Iterator<Item = (Fraction, i32)>) -> Self {
        let anchors = anchors
            .map(|(value, points)| Anchor { value, points: Fraction::integer(points) })
            .collect();
        Self::Linear { anchors, two_sided: false }
    }
}
