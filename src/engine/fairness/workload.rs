//! 工作量补偿: points for carrying more work than the team's average (SCORING §5.1).

use num_bigint::BigInt;

use crate::engine::exact::Exact;
use crate::engine::facts::{Facts, Work};
use crate::model::{Benchmark, BonusForm, Workload, WorkloadUnit};

/// Everybody's bonus before the quality gate and before it enters the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Bonuses {
    /// Points, or percent of the score if the bonus is multiplicative: 0 to the cap, in the order of the facts.
    pub earned: Vec<Exact>,
    /// What everybody gives for it: the mean of what is earned if the bonus is budget-neutral, else 0.
    pub deduction: Exact,
}

/// Everybody's bonus, in the order of `facts`; all 0 if it is off.
pub fn bonuses(facts: &Facts, workload: Option<&Workload>) -> Bonuses {
    let Some(workload) = workload else {
        let earned = vec![Exact::zero(); facts.agents.len()];
        return Bonuses { earned, deduction: Exact::zero() };
    };
    let loads: Vec<Load> =
        facts.agents.iter().map(|it| Load::of(&it.work, workload.unit)).collect();
    let earned: Vec<Exact> = against_benchmark(&loads, workload)
        .map(|(own, benchmark)| own.bonus(benchmark, workload))
        .collect();
    let deduction = match workload.form {
        BonusForm::BudgetNeutral => mean(&earned),
        BonusForm::Additive | BonusForm::Multiplicative => Exact::zero(),
    };
    Bonuses { earned, deduction }
}

/// What a bonus adds to the score `base`, in points. What the quality gate holds back is not `earned`;
/// everybody gives the deduction all the same.
pub fn points(earned: &Exact, deduction: &Exact, base: &Exact, form: BonusForm) -> Exact {
    match form {
        BonusForm::Additive => earned.clone(),
        BonusForm::Multiplicative => &(base * earned) / &Exact::integer(100),
        BonusForm::BudgetNeutral => earned - deduction,
    }
}

/// Each one's load over the benchmark, less 1; `None` where it cannot be told: no hours, no work.
///
/// The benchmark is a ratio of totals, ΣU/ΣH, not the mean of ratios.
pub fn excesses(work: &[Work], workload: &Workload) -> Vec<Option<Exact>> {
    let loads: Vec<Load> = work.iter().map(|it| Load::of(it, workload.unit)).collect();
    against_benchmark(&loads, workload).map(|(own, benchmark)| own.excess(benchmark)).collect()
}

/// Everybody's load, and the one it is compared with.
fn against_benchmark<'a>(
    loads: &'a [Load],
    workload: &Workload,
) -> impl Iterator<Item = (Load, Load)> + 'a {
    let team = loads.iter().fold(Load::default(), |sum, it| Load {
        units: sum.units + it.units,
        hours: sum.hours + it.hours,
    });
    let leaves_out = workload.benchmark == Benchmark::LeaveOneOut;
    loads.iter().map(move |own| {
        let others = Load { units: team.units - own.units, hours: team.hours - own.hours };
        // Somebody alone is compared with himself.
        (*own, if leaves_out && others.hours > 0 { others } else { team })
    })
}

/// CMI = U/n: how difficult an agent's cases are on average; 1 is a standard case, `None` without cases.
pub fn mix_index(work: &Work) -> Option<Exact> {
    Exact::ratio(work.units_centi, work.cases)?.over(&Exact::integer(100))
}

/// Work without a single rostered hour: an error in the data, which earns no bonus.
pub fn is_unrostered(work: &Work) -> bool {
    work.rostered_s <= 0 && work.units_centi > 0
}

/// Work and what it is divided by, wide enough for the sum of any team: a sum that stopped at the end of its
/// numbers would depend on the order of people.
#[derive(Clone, Copy, Default)]
struct Load {
    units: i128,
    hours: i128,
}

impl Load {
    fn of(work: &Work, unit: WorkloadUnit) -> Self {
        match unit {
            WorkloadUnit::WeightedPerHour => {
                Self { units: work.units_centi.into(), hours: work.rostered_s.into() }
            }
            WorkloadUnit::CasesPerHead => Self { units: work.cases.into(), hours: 1 },
        }
    }

    /// The load over the benchmark, less 1, as a numerator and a denominator above 0; `None` if it cannot be told, or
    /// if it is too large for a few steps more.
    fn small_excess(self, benchmark: Self) -> Option<(i128, i128)> {
        const LARGE: i128 = 1 << 62;
        let own = self.units.checked_mul(benchmark.hours)?;
        let expected = self.hours.checked_mul(benchmark.units)?;
        let is_plain = self.hours > 0 && benchmark.hours > 0 && expected > 0;
        let is_small = own.unsigned_abs() < LARGE.unsigned_abs() && expected < LARGE;
        (is_plain && is_small).then(|| (own - expected, expected))
    }

    /// The load over the benchmark, less 1; `None` if it cannot be told.
    fn excess(self, benchmark: Self) -> Option<Exact> {
        if let Some((above, below)) = self.small_excess(benchmark) {
            return Exact::of_parts(above, below);
        }
        Some(&self.rate()?.over(&benchmark.rate()?)? - &Exact::integer(1))
    }

    fn rate(self) -> Option<Exact> {
        match (i64::try_from(self.units), i64::try_from(self.hours)) {
            (Ok(units), Ok(hours)) => Exact::ratio(units, hours),
            _ => Exact::quotient(BigInt::from(self.units), BigInt::from(self.hours)),
        }
    }

    /// What this load earns.
    fn bonus(self, benchmark: Self, workload: &Workload) -> Exact {
        // Most earn nothing, and that is told without a fraction.
        let is_below = |(above, below): (i128, i128)| {
            above * 10_000 <= below * i128::from(workload.threshold_bp)
        };
        if self.small_excess(benchmark).is_some_and(is_below) {
            return Exact::zero();
        }
        self.excess(benchmark).map_or_else(Exact::zero, |it| bonus(&it, workload))
    }
}

/// min(cap, k · max(0, e − τ)): continuous, capped, never negative.
fn bonus(excess: &Exact, workload: &Workload) -> Exact {
    let threshold = Exact::ratio(workload.threshold_bp.into(), 10_000).expect("10000 is not zero");
    let earned = &Exact::from(workload.rate) * &(excess - &threshold);
    earned.clamped(&Exact::zero(), &workload.cap.into())
}

fn mean(values: &[Exact]) -> Exact {
    let count = i64::try_from(values.len()).expect("a team's size");
    let sum = values.iter().fold(Exact::zero(), |sum, it| &sum + it);
    sum.over(&Exact::integer(count)).unwrap_or_else(Exact::zero)
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
            excesses(&work(), &workload).into_iter().map(Option::unwrap).collect();
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
        let workload = Workload { unit: WorkloadUnit::CasesPerHead, ..workload };
        let excesses = excesses(&work(), &workload);
        let bonuses: Vec<i64> =
            excesses.iter().map(|it| micro(&bonus(it.as_ref().unwrap(), &workload))).collect();
        assert_eq!((bonuses[0], bonuses[2]), (988_506, 5_000_000));
    }

    #[test]
    fn without_hours_or_work_there_is_no_bonus() {
        let idle = Work { cases: 0, units_centi: 0, rostered_s: 3600 };
        let unrostered = Work { cases: 9, units_centi: 900, rostered_s: 0 };
        let alone = Work { cases: 9, units_centi: 900, rostered_s: 3600 };
        for benchmark in [Benchmark::Pooled, Benchmark::LeaveOneOut] {
            let workload = with(benchmark, BonusForm::Additive);
            assert_eq!(excesses(&[idle, idle], &workload), [None, None]);
            assert_eq!(excesses(&[unrostered], &workload), [None]);
            assert_eq!(excesses(&[alone], &workload), [Some(Exact::zero())]);
            assert_eq!(excesses(&[], &workload), []);
        }
        assert!(is_unrostered(&unrostered) && !is_unrostered(&idle) && !is_unrostered(&alone));
        assert!(!is_unrostered(&Work::default()));
    }

    #[test]
    fn all_alike_carry_nothing_extra() {
        let alike = [work()[2]; 4];
        for benchmark in [Benchmark::Pooled, Benchmark::LeaveOneOut] {
            let workload = with(benchmark, BonusForm::Additive);
            assert_eq!(excesses(&alike, &workload), vec![Some(Exact::zero()); 4]);
        }
    }

    #[test]
    fn the_bonus_begins_at_a_tenth_and_ends_at_a_cap_without_a_leap() {
        let workload = templates::community().fairness.workload.unwrap();
        let of = |bp: i64| bonus(&Exact::ratio(bp, 10_000).unwrap(), &workload);
        assert_eq!((of(-5000), of(1000)), (Exact::zero(), Exact::zero()));
        assert_eq!(of(1100), Exact::ratio(1, 5).unwrap()); // 0.2 for a percentage point
        assert_eq!((of(3500), of(3501)), (Exact::integer(5), Exact::integer(5)));
        assert_eq!(of(3499), Exact::ratio(4998, 1000).unwrap());
    }

    #[test]
    fn absurd_work_is_compared_alike_in_any_order() {
        let of = |units_centi| Work { cases: 1, units_centi, rostered_s: 3600 };
        let mut work = [of(i64::MAX), of(i64::MAX), of(i64::MIN), of(100)];
        for benchmark in [Benchmark::Pooled, Benchmark::LeaveOneOut] {
            let workload = with(benchmark, BonusForm::Additive);
            let before = excesses(&work, &workload);
            work.reverse();
            let mut after = excesses(&work, &workload);
            after.reverse();
            assert_eq!(before, after);
            work.reverse();
        }
    }

    fn with(benchmark: Benchmark, form: BonusForm) -> Workload {
        Workload { benchmark, form, ..templates::community().fairness.workload.unwrap() }
    }

    #[test]
    fn against_everybody_else_the_heavy_load_shows_more() {
        let workload = with(Benchmark::LeaveOneOut, BonusForm::Additive);
        let excesses = excesses(&work(), &workload);
        assert_eq!(micro(excesses[2].as_ref().unwrap()), 1_103_437);
        // Of two, each is compared with the other.
        let two = [work()[0], work()[2]];
        let excesses = super::excesses(&two, &workload);
        let ratio = Exact::ratio(580 * 160, 330 * 168).unwrap();
        assert_eq!(excesses[1], Some(&ratio - &Exact::integer(1)));
    }

    #[test]
    fn the_mix_index_is_the_mean_difficulty() {
        let indices: Vec<i64> = work().iter().map(|it| micro(&mix_index(it).unwrap())).collect();
        assert_eq!(indices, [1_650_000, 1_622_222, 1_933_333, 1_433_333, 1_600_000]);
        assert_eq!(mix_index(&Work::default()), None);
    }

    #[test]
    fn in_percent_of_the_score_or_at_the_teams_expense() {
        let (base, mean) = (Exact::integer(80), Exact::integer(1));
        let of = |earned, form| points(&Exact::integer(earned), &mean, &base, form);
        assert_eq!(of(5, BonusForm::Additive), Exact::integer(5));
        assert_eq!(of(5, BonusForm::Multiplicative), Exact::integer(4));
        assert_eq!(of(5, BonusForm::BudgetNeutral), Exact::integer(4));
        assert_eq!(of(0, BonusForm::Multiplicative), Exact::zero());
        assert_eq!(of(0, BonusForm::BudgetNeutral), Exact::integer(-1));
    }

    #[test]
    fn a_budget_neutral_bonus_sums_to_nothing() {
        let facts = crate::engine::facts::Facts {
            period: "2026Q3".parse().unwrap(),
            as_of: crate::model::Time::from_epoch(1_790_000_000).unwrap(),
            measures: Vec::new(),
            agents: work()
                .into_iter()
                .map(|work| crate::engine::facts::AgentFacts {
                    staff: crate::model::StaffId::new("a"),
                    role: crate::model::Role::Hotline,
                    facts: Vec::new(),
                    work,
                    voided: Vec::new(),
                })
                .collect(),
        };
        let workload = with(Benchmark::Pooled, BonusForm::BudgetNeutral);
        let all = bonuses(&facts, Some(&workload));
        assert_eq!(all.deduction, Exact::integer(1));
        let sum = all.earned.iter().fold(Exact::zero(), |sum, it| {
            &sum + &points(it, &all.deduction, &Exact::integer(70), workload.form)
        });
        assert_eq!(sum, Exact::zero());
        assert_eq!(bonuses(&facts, None).deduction, Exact::zero());
    }
}
