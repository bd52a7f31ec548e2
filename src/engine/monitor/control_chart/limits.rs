//! Limits of a control chart: where the values of its baseline would lie if nothing changed.

use super::{FEWEST, LONGEST_BASELINE};
use crate::engine::Exact;

/// How the limits are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Baseline {
    /// How many of the first values; kept within 10 and 24. While there are fewer, all of them.
    pub values: usize,
    /// Whether moving ranges of 3.267 times their mean or more are left out, once.
    pub screened: bool,
}

/// Where values are expected, in the unit of the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The mean of the baseline.
    pub mean: Exact,
    /// m̄R: the mean moving range, after the screening.
    pub mean_range: Exact,
    /// UPL: mean + 2.66 · m̄R.
    pub upper: Exact,
    /// LPL: mean − 2.66 · m̄R; not clipped at zero.
    pub lower: Exact,
    /// Two thirds of the way from the mean to the upper limit.
    pub near_upper: Exact,
    /// Two thirds of the way from the mean to the lower limit.
    pub near_lower: Exact,
    /// How many moving ranges the screening left out.
    pub screened: usize,
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    HigherIsBetter,
    /// Less is better.
    LowerIsBetter,
}

/// What the limits promise about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assurance {
    /// Every value expected meets the target.
    ConsistentlyPasses,
    /// Some do and some do not.
    HitAndMiss,
    /// None does, unless the process changes.
    ConsistentlyFails,
}

impl Limits {
    /// What the limits promise about `target`; a target on a limit is hit and missed.
    pub fn assurance(&self, target: &Exact, direction: Direction) -> Assurance {
        let (above, below) = match direction {
            Direction::HigherIsBetter => {
                (Assurance::ConsistentlyFails, Assurance::ConsistentlyPasses)
            }
            Direction::LowerIsBetter => {
                (Assurance::ConsistentlyPasses, Assurance::ConsistentlyFails)
            }
        };
        match target {
            it if *it > self.upper => above,
            it if *it < self.lower => below,
            _ => Assurance::HitAndMiss,
        }
    }
}

/// The limits of the baseline of `values`; `None` below ten values, or if no two of the baseline follow
/// each other (SCORING §6.1).
pub fn limits(values: &[Option<Exact>], baseline: Baseline) -> Option<Limits> {
    let values = &values[..length(values, baseline)?];
    let mean = mean(&values.iter().flatten().cloned().collect::<Vec<_>>())?;
    let ranges: Vec<Exact> = values
        .windows(2)
        .filter_map(|it| Some(distance(it[0].as_ref()?, it[1].as_ref()?)))
        .collect();
    let whole = self::mean(&ranges)?;
    let bound = &whole * &constant(3267, 1000);
    let kept: Vec<Exact> = match baseline.screened && !whole.is_zero() {
        true => ranges.iter().filter(|it| **it < bound).cloned().collect(),
        false => ranges.clone(),
    };
    let mean_range = self::mean(&kept)?;
    let reach = &mean_range * &constant(266, 100);
    let near = &reach * &constant(2, 3);
    Some(Limits {
        upper: &mean + &reach,
        lower: &mean - &reach,
        near_upper: &mean + &near,
        near_lower: &mean - &near,
        screened: ranges.len() - kept.len(),
        mean,
        mean_range,
    })
}

/// How many periods the baseline takes, gaps included; `None` while there are too few values.
pub(super) fn length(values: &[Option<Exact>], baseline: Baseline) -> Option<usize> {
    let wanted = baseline.values.clamp(FEWEST, LONGEST_BASELINE);
    let present = || (0..values.len()).filter(|at| values[*at].is_some());
    present().nth(FEWEST - 1)?;
    Some(present().nth(wanted - 1).map_or(values.len(), |last| last + 1))
}

fn mean(values: &[Exact]) -> Option<Exact> {
    let count = Exact::integer(i64::try_from(values.len()).ok()?);
    values.iter().fold(Exact::zero(), |sum, it| &sum + it).over(&count)
}

fn distance(one: &Exact, two: &Exact) -> Exact {
    if one < two { two - one } else { one - two }
}

fn constant(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).expect("no constant is divided by zero")
}
