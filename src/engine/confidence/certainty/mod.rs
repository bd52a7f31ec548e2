//! How sure a score, a grade and an order are, given how few cases they rest on (SCORING §4.4).
//!
//! Cases are a sample of the agent's work; the score of another sample would differ. The variance of
//! each rate and mean goes through its correction, the slope of its curve where it is scored, and the share of its
//! weight into the score's.

use super::normal;
use super::sample::Sample;
use super::slope::slope;
use crate::engine::exact::Exact;
use crate::engine::facts::{Fact, Facts};
use crate::engine::fairness::Applied;
use crate::engine::grade::grade;
use crate::engine::ranking::Judge;
use crate::engine::scored::Line;
use crate::engine::weighing::Weighed;
use crate::model::{Indicator, MeasureKind, Policy, StaffId};

/// A grade less probable than this is 边界.
pub const BORDERLINE: f64 = 0.80;
/// An order less probable than this is 难分高下.
pub const DISTINCT: f64 = 0.975;

/// How sure one agent's score and grade are.
#[derive(Clone, Debug, PartialEq)]
pub struct Certainty {
    /// Who.
    pub staff: StaffId,
    /// The score with its bonus, 0 to 100 points, before it is rounded.
    pub score: f64,
    /// The standard error of the score in points; 0 if nothing of it is sampled.
    pub standard_error: f64,
    /// The error is larger by what cannot be told: means whose squares are not known or that rest on
    /// one value, corrections whose own noise is not known, and values where the curve is level, which other cases might leave: steps, and
    /// beyond the outer anchors.
    pub is_lower_bound: bool,
    /// The probability of each band of the policy, best first; they sum to 1. A floor that does not
    /// hold now is taken not to hold.
    pub bands: Vec<f64>,
    /// The probability of the agent's own grade.
    pub own_grade: f64,
}

impl Certainty {
    /// 边界: another sample of the same work might well have had another grade.
    pub fn is_borderline(&self) -> bool {
        self.own_grade < BORDERLINE
    }

    /// Between which scores, 0 to 100 points, another sample of the same work would be in 95 of 100 cases; one score
    /// if nothing of it is sampled.
    pub fn interval(&self) -> (f64, f64) {
        let half = normal::Z_95 * self.standard_error;
        ((self.score - half).clamp(0.0, 100.0), (self.score + half).clamp(0.0, 100.0))
    }

    /// P(score ≥ points), 0 to 1; ½ if the score is certain and just that.
    pub fn reaches(&self, points: f64) -> f64 {
        above(self.score - points, self.standard_error)
    }
}

/// How sure everybody's score is, in the order of `facts`, which are those of `judge`; `None` for
/// those without a grade.
///
/// Ratings' noise is in it wherever the squares of a fact are known.
pub fn certainty(facts: &Facts, judge: &Judge, policy: &Policy) -> Vec<Option<Certainty>> {
    let measured: Vec<Option<usize>> = policy
        .indicators
        .iter()
        .map(|it| facts.measures.iter().position(|measure| *measure == it.measure))
        .collect();
    (0..facts.agents.len().min(judge.scored().agents.len()))
        .map(|at| {
            let weighed = judge.weigh(at, policy);
            let own = grade(&weighed, policy).band()?;
            let agent = &facts.agents[at];
            let nothing = Fact::default();
            let lines = &judge.scored().agents[at].lines;
            let mut error = Error { variance: 0.0, is_lower_bound: false };
            for ((indicator, measured), (line, share)) in
                policy.indicators.iter().zip(&measured).zip(lines.iter().zip(&weighed.effective))
            {
                if let Some(share) = share {
                    let fact = measured.and_then(|it| agent.facts.get(it)).unwrap_or(&nothing);
                    error.add(indicator, share, line, fact);
                }
            }
            let score = weighed.total.as_ref()?.to_f64();
            let standard_error = error.variance.sqrt();
            // Chance moves the score before it is kept within 0 and 100: who is far above 100 is not near the top
            // grade's threshold.
            let free = (weighed.base.as_ref()? + &weighed.bonus).to_f64();
            let bands = bands(own, free, standard_error, &weighed, policy);
            Some(Certainty {
                staff: agent.staff.clone(),
                score,
                standard_error,
                is_lower_bound: error.is_lower_bound,
                own_grade: *bands.get(own)?,
                bands,
            })
        })
        .collect()
}

/// P(one > other) by sampling, 0 to 1; ½ where both are equal and certain.
pub fn beats(one: &Certainty, other: &Certainty) -> f64 {
    let square = |it: &Certainty| it.standard_error * it.standard_error;
    above(one.score - other.score, (square(one) + square(other)).sqrt())
}

/// 难分高下: which of the two is better, chance may well have decided.
pub fn indistinguishable(one: &Certainty, other: &Certainty) -> bool {
    let wins = beats(one, other);
    wins.max(1.0 - wins) < DISTINCT
}

struct Error {
    variance: f64,
    is_lower_bound: bool,
}

impl Error {
    /// Adds (w · s′ · r)² times the variance of the measured value, s′ where it is scored.
    ///
    /// Added cases make r = n/(n + M): so much less of another sample's difference reaches the score (SCORING §4.2).
    /// Otherwise r is 1, and the noise of what is expected or of the reviewers' severity is not in it.
    fn add(&mut self, indicator: &Indicator, share: &Exact, line: &Line, fact: &Fact) {
        let Some(value) = line.value() else { return };
        if indicator.measure.kind() == MeasureKind::Hours || share.is_zero() {
            return; // Hours are all there are, and no sample of more.
        }
        let slope = slope(&indicator.curve, value);
        let reach = match &line.correction {
            Some(Applied::Credibility { reliability }) => {
                reliability.clone().unwrap_or_else(Exact::zero)
            }
            Some(Applied::CaseMix(Some(it))) => {
                self.is_lower_bound |= it.from_this_period > 0;
                Exact::integer(1)
            }
            Some(Applied::RaterBias(_)) => {
                self.is_lower_bound |= line.corrected.is_some();
                Exact::integer(1)
            }
            Some(Applied::CaseMix(None) | Applied::NotCounted) | None => Exact::integer(1),
        };
        let variance = variance(fact, indicator.measure.kind());
        self.is_lower_bound |= variance.is_none() || slope.is_zero();
        let factor = (&(share * &slope) * &reach).to_f64();
        self.variance += factor * factor * variance.map_or(0.0, |it| it.to_f64());
    }
}

/// The sampling variance of a measured value; `None` if it is not known.
fn variance(fact: &Fact, kind: MeasureKind) -> Option<Exact> {
    let sample = Sample::of(fact, kind)?;
    match kind {
        MeasureKind::Share => Some(sample.variance_of_share()),
        MeasureKind::Rating | MeasureKind::Seconds | MeasureKind::Net => sample.variance_of_mean(),
        MeasureKind::Hours | MeasureKind::Portion | MeasureKind::Cases | MeasureKind::Number => {
            None
        }
    }
}

/// The probability of every band: of reaching it less that of reaching the one above.
fn bands(own: usize, score: f64, error: f64, weighed: &Weighed, policy: &Policy) -> Vec<f64> {
    let full = Weighed { total: Some(Exact::integer(100)), ..weighed.clone() };
    let best = grade(&full, policy).band().unwrap_or(0);
    let last = policy.bands.len().saturating_sub(1);
    let mut better = 0.0;
    let bands = policy.bands.iter().enumerate().map(|(at, band)| {
        let reached = if at < best {
            0.0
        } else if at == last {
            1.0
        } else if error == 0.0 {
            f64::from(at >= own) // A certain score has the grade that its hundredths have.
        } else {
            above(score - f64::from(band.from_centi) / 100.0, error)
        };
        let exactly = reached - better;
        better = reached;
        exactly
    });
    bands.collect()
}

/// P(X > 0) for X normal about `distance` with this standard error; ½ if both are 0.
fn above(distance: f64, error: f64) -> f64 {
    if error > 0.0 {
        normal::cdf(distance / error)
    } else if distance == 0.0 {
        0.5
    } else {
        f64::from(distance > 0.0)
    }
}

#[cfg(test)]
mod tests;
