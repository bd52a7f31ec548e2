//! XmR control charts: whether a value says something new or only wobbles as always (SCORING §6.1).
//!
//! The four rules are enough; more would mostly add false alarms. A period without a value is a gap:
//! nothing is drawn through it, no moving range spans it and no run goes on across it.

mod limits;
mod rules;
#[cfg(test)]
mod tests;

pub use limits::{Assurance, Baseline, Direction, Limits, limits};
pub use rules::{Rule, Side, Signal};

use crate::engine::Exact;
use limits::length;
use rules::{Pattern, patterns};

/// Fewer values than this have a line and no limits.
pub const FEWEST: usize = 10;
/// No more values than this belong to the baseline.
pub const LONGEST_BASELINE: usize = 24;

/// A chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlChart {
    /// The limits; `None` below ten values, or if no two of the baseline follow each other.
    pub limits: Option<Limits>,
    /// One point per period given.
    pub points: Vec<Point>,
    /// When each rule was first broken as the data arrived, the earliest first.
    pub detections: Vec<Detection>,
}

/// One period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its value; `None` is a gap.
    pub value: Option<Exact>,
    /// Every rule whose pattern it belongs to, in the order of the rules.
    pub signals: Vec<Signal>,
}

/// A rule as it was first broken while the data arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The position of the last value that was known then; periods count from 0.
    pub at: usize,
    /// The rule and the side.
    pub signal: Signal,
}

/// The chart of one value per period, oldest first.
pub fn control_chart(values: &[Option<Exact>], baseline: Baseline) -> ControlChart {
    let limits = limits(values, baseline);
    let mut points: Vec<Point> =
        values.iter().map(|it| Point { value: it.clone(), signals: Vec::new() }).collect();
    let patterns = limits.as_ref().map(|it| patterns(values, it)).unwrap_or_default();
    for pattern in &patterns {
        for at in &pattern.marked {
            if !points[*at].signals.contains(&pattern.signal) {
                points[*at].signals.push(pattern.signal);
            }
        }
    }
    for point in &mut points {
        point.signals.sort_unstable();
    }
    ControlChart { points, detections: detections(values, baseline, &patterns), limits }
}

/// What would have been seen when: while the baseline grows, each new value moves the limits.
fn detections(
    values: &[Option<Exact>],
    baseline: Baseline,
    patterns: &[Pattern],
) -> Vec<Detection> {
    let Some(frozen) = length(values, baseline) else { return Vec::new() };
    let mut found: Vec<Detection> = Vec::new();
    let mut note = |at: usize, signal: Signal| {
        if found.iter().all(|it| it.signal.rule != signal.rule) {
            found.push(Detection { at, signal });
        }
    };
    for at in (0..frozen).filter(|at| values[*at].is_some()) {
        let known = &values[..=at];
        let Some(limits) = limits(known, baseline) else { continue };
        for pattern in self::patterns(known, &limits) {
            note(at, pattern.signal);
        }
    }
    for pattern in patterns.iter().filter(|it| it.end >= frozen) {
        note(pattern.end, pattern.signal);
    }
    found
}
