//! 工作量补偿: points for carrying more work than the team's average (SCORING §5.1).

use crate::engine::exact::Exact;
use crate::engine::facts::{Facts, Work};
use crate::model::{Workload, WorkloadUnit};

/// Every agent's bonus before the quality gate, in the order of `facts`: 0 to the cap, 0 if it is off.
pub fn bonuses(facts: &Facts, workload: Option<&Workload>) -> Vec<Exact> {
    let Some(workload) = workload else {
        return vec![Exact::zero(); facts.agents.len()];
    };
    let work: Vec<Work> = facts.agents.iter().map(|it| it.work).collect();
    excesses(&work, workload.unit)
        .into_iter()
        .map(|excess| excess.map_or_else(Exact::zero, |it| bonus(&it, workload)))
        .collect()
}

/// Each one's load over the team's average, less 1; `None` where it cannot be told: no hours, no work.
///
/// The average is the ratio of totals, ΣU/ΣH, not the mean of ratios.
pub fn excesses(work: &[Work], unit: WorkloadUnit) -> Vec<Option<Exact>> {
    let load = |it: &Work| match unit {
        WorkloadUnit::WeightedPerHour => (it.units_centi, it.rostered_s),
        WorkloadUnit::CasesPerHead => (it.cases, 1),
    };
    let (units, hours) = work.iter().map(load).fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let average = Exact::ratio(units, hours).filter(|it| !it.is_zero());
    work.iter()
        .map(|it| {
            let (units, hours) = load(it);
            let load = Exact::ratio(units, hours)?;
            Some(&load.over(average.as_ref()?)? - &Exact::integer(1))
        })
        .collect()
}

/// min(cap, k · max(0, e − τ)): continuous, capped, never negative.
fn bonus(excess: &Exact, workload: &Workload) -> Exact {
    let threshold = Exact::ratio(workload.threshold_bp.into(), 10_000).expect("10000 is not zero");
    let earned = &Exact::from(workload.rate) * &(excess - &threshold);
    earned.clamped(&Exact::zero(), &workload.cap.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Fraction, templates};

    /// Enquiries, repairs, complaints and hours of the worked example's five agents.
    const MIX: [(i64, i64, i64, i64); 5] = [
        (110, 70, 20, 160),
        (100, 64, 16, 160),
        (120, 130, 50, 168),
        (80, 34, 6, 152),
        (40, 24, 6, 80),
    ];

    fn work() -> Vec<Work> {
        MIX.iter()
            .map(|(enquiries, repairs, complaints, hours)| Work {
                cases: enquiries + repairs + complaints,
                units_centi: 100 * enquiries + 200 * repairs + 400 * complaints,
                rostered_s: hours * 3600,
            })
            .collect()
    }

    fn micro(value: &Exact) -> i64 {
        value.round_half_even(1_000_000).unwrap()
    }

    #[test]
    fn the_worked_example_gives_one_agent_the_capped_bonus() {
        let workload = templates::community().fairness.workload.unwrap();
        let excesses: Vec<Exact> =
            excesses(&work(), workload.unit).into_iter().map(Option::unwrap).collect();
        let micros: Vec<i64> = excesses.iter().map(micro).collect();
        assert_eq!(micros, [-673, -115_747, 672_755, -451_725, -321_669]);
        let bonuses: Vec<i64> = excesses.iter().map(|it| micro(&bonus(it, &workload))).collect();
        assert_eq!(bonuses, [0, 0, 5_000_000, 0, 0]);
        let uncapped = Workload { cap: Fraction::integer(100), ..workload };
        assert_eq!(bonus(&excesses[2], &uncapped).round_half_even(10_000), Some(114_551));
    }

    #[test]
    fn counted_per_head_as_the_first_text_has_it() {
        let workload = templates::community().fairness.workload.unwrap();
        let excesses = excesses(&work(), WorkloadUnit::CasesPerHead);
        let bonuses: Vec<i64> =
            excesses.iter().map(|it| micro(&bonus(it.as_ref().unwrap(), &workload))).collect();
        assert_eq!((bonuses[0], bonuses[2]), (988_506, 5_000_000));
    }

    #[test]
    fn without_hours_or_work_there_is_no_bonus() {
        let idle = Work { cases: 0, units_centi: 0, rostered_s: 3600 };
        let unrostered = Work { cases: 9, units_centi: 900, rostered_s: 0 };
        assert_eq!(excesses(&[idle, idle], WorkloadUnit::WeightedPerHour), [None, None]);
        assert_eq!(excesses(&[unrostered], WorkloadUnit::WeightedPerHour), [None]);
        let alone = excesses(
            &[Work { cases: 9, units_centi: 900, rostered_s: 3600 }],
            WorkloadUnit::WeightedPerHour,
        );
        assert_eq!(alone, [Some(Exact::zero())]);
    }
}
