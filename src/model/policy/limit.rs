//! How large the numbers of a policy may be: all of them from 0 to something that still makes sense.

use super::Policy;
use crate::model::fraction::Fraction;

/// A number of a policy that has a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// The version.
    Version,
    /// The least share of the weight that is backed by data, in basis points.
    Coverage,
    /// The least published score of a band, in hundredths of a point.
    Band,
    /// What a grade multiplies a bonus by.
    Coefficient,
    /// The least points of the floor.
    Floor,
    /// The smallest sample of an indicator.
    SmallestSample,
    /// The cases that a correction for small samples adds.
    AddedCases,
    /// The excess of work that earns nothing yet, in basis points.
    WorkloadThreshold,
    /// Points per 100 % of excess work.
    WorkloadRate,
    /// The most points for work.
    WorkloadCap,
    /// The points of a group that open the bonus for work.
    WorkloadGate,
}

impl Limit {
    /// Every one, in the order in which problems are listed.
    pub const ALL: [Self; 11] = [
        Self::Version,
        Self::Coverage,
        Self::Band,
        Self::Coefficient,
        Self::Floor,
        Self::SmallestSample,
        Self::AddedCases,
        Self::WorkloadThreshold,
        Self::WorkloadRate,
        Self::WorkloadCap,
        Self::WorkloadGate,
    ];

    /// The greatest value.
    pub fn most(self) -> u32 {
        match self {
            Self::Version | Self::SmallestSample | Self::AddedCases => 1_000_000,
            Self::Coverage | Self::Band => 10_000,
            Self::Coefficient | Self::WorkloadCap => 100,
            // A curve gives up to 120 points.
            Self::Floor | Self::WorkloadGate => 120,
            Self::WorkloadThreshold => 100_000,
            Self::WorkloadRate => 1000,
        }
    }

    fn holds(self, number: Fraction) -> bool {
        let most = i32::try_from(self.most()).unwrap_or(i32::MAX);
        (Fraction::ZERO..=Fraction::integer(most)).contains(&number)
    }
}

impl Policy {
    /// Whatever is outside its range, each once.
    pub(super) fn beyond(&self) -> Vec<Limit> {
        let holds = |limit: Limit| -> bool {
            let within = |number: u32| number <= limit.most();
            let workload = self.fairness.workload.as_ref();
            match limit {
                Limit::Version => within(self.version),
                Limit::Coverage => within(self.min_coverage_bp),
                Limit::Band => self.bands.iter().all(|it| within(it.from_centi)),
                Limit::Coefficient => self.bands.iter().all(|it| limit.holds(it.coefficient)),
                Limit::Floor => self.floor.iter().all(|it| within(it.min_points)),
                Limit::SmallestSample => self.indicators.iter().all(|it| within(it.n_min)),
                Limit::AddedCases => {
                    self.indicators.iter().all(|it| within(it.correction.added_cases()))
                }
                Limit::WorkloadThreshold => workload.is_none_or(|it| within(it.threshold_bp)),
                Limit::WorkloadRate => workload.is_none_or(|it| limit.holds(it.rate)),
                Limit::WorkloadCap => workload.is_none_or(|it| limit.holds(it.cap)),
                Limit::WorkloadGate => workload.is_none_or(|it| within(it.gate_points)),
            }
        };
        Limit::ALL.into_iter().filter(|it| !holds(*it)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Correction, PolicyProblem, Workload, templates};

    /// The community's policy with one number at `number`.
    fn with(limit: Limit, number: u32) -> Policy {
        let mut policy = templates::community();
        let whole = Fraction::integer(i32::try_from(number).unwrap());
        match limit {
            Limit::Version => policy.version = number,
            Limit::Coverage => policy.min_coverage_bp = number,
            Limit::Band => policy.bands[0].from_centi = number,
            Limit::Coefficient => policy.bands[0].coefficient = whole,
            Limit::Floor => policy.floor.as_mut().unwrap().min_points = number,
            Limit::SmallestSample => policy.indicators[3].n_min = number,
            Limit::AddedCases => {
                let p0 = Fraction::percent(88);
                policy.indicators[0].correction = Correction::Credibility { m: number, p0 };
            }
            Limit::WorkloadThreshold
            | Limit::WorkloadRate
            | Limit::WorkloadCap
            | Limit::WorkloadGate => {
                let workload = policy.fairness.workload.take().unwrap();
                policy.fairness.workload = Some(match limit {
                    Limit::WorkloadThreshold => Workload { threshold_bp: number, ..workload },
                    Limit::WorkloadRate => Workload { rate: whole, ..workload },
                    Limit::WorkloadCap => Workload { cap: whole, ..workload },
                    _ => Workload { gate_points: number, ..workload },
                });
            }
        }
        policy
    }

    #[test]
    fn every_number_has_a_greatest_value_and_one_more_is_named() {
        for limit in Limit::ALL {
            assert_eq!(with(limit, limit.most()).problems(), [], "{limit:?}");
            let problems = with(limit, limit.most() + 1).problems();
            assert_eq!(problems, [PolicyProblem::OutOfRange(limit)]);
        }
    }

    #[test]
    fn nothing_is_below_zero() {
        let below = Fraction::integer(-1);
        let mut policy = templates::community();
        policy.bands[4].coefficient = below;
        let workload = policy.fairness.workload.take().unwrap();
        policy.fairness.workload = Some(Workload { rate: below, cap: below, ..workload });
        let limits = [Limit::Coefficient, Limit::WorkloadRate, Limit::WorkloadCap];
        assert_eq!(policy.problems(), limits.map(PolicyProblem::OutOfRange));
    }
}
