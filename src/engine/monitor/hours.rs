//! 工作效率低下的时段和原因: hours of the day that yield little, and which factor of E = U · O · P is to blame (SCORING §6.6).

use crate::engine::Exact;

/// An hour is judged from this many days on.
const FEWEST_DAYS: u32 = 3;

/// What one hour of the day held, summed over the days of a period, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hour {
    /// The hour of the day at the office, 0 to 23.
    pub hour: u8,
    /// On how many days somebody was rostered in it.
    pub days: u32,
    /// sched: rostered.
    pub rostered_s: u32,
    /// avail: logged in, handling included.
    pub available_s: u32,
    /// handle: actually handling.
    pub handling_s: u32,
    /// std: what the completed work takes by its types' standard times.
    pub standard_s: u32,
    /// Whether work was waiting in the queue meanwhile; `None` if that is not known.
    pub queue_waiting: Option<bool>,
}

/// The factors of one hour, or of all together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factors {
    /// U = avail / sched.
    pub utilization: Exact,
    /// O = handle / avail.
    pub occupancy: Exact,
    /// P = std / handle.
    pub pace: Exact,
    /// E = std / sched = U · O · P.
    pub efficiency: Exact,
}

/// Why an hour yields little.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// 需求不足: people were there and nothing was waiting; not the agents' doing.
    LowDemand,
    /// Work was waiting and did not reach the people who were there.
    AvailabilityOrRouting,
    /// Cases took longer than their types usually do.
    SlowHandling,
    /// People were rostered and not there, or busy with something else.
    AbsenceOrOtherDuties,
}

/// One hour against the benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedHour {
    /// The hour of the day.
    pub hour: u8,
    /// On how many days.
    pub days: u32,
    /// Its own factors.
    pub factors: Factors,
    /// Its factors over the benchmark's; `None` if one of the benchmark's is zero.
    pub ratios: Option<Factors>,
    /// Why it is flagged; empty if it is not.
    /// Two causes where occupancy is to blame and nobody knows whether work was waiting.
    pub causes: Vec<Cause>,
}

impl Factors {
    /// The factors of one hour; `None` without rostered, available or handling time.
    pub fn of(hour: &Hour) -> Option<Self> {
        Self::of_all(std::slice::from_ref(hour))
    }

    /// The benchmark: the factors of the totals, not the mean of the factors. Hours that have no factors
    /// of their own are left out; `None` if none is left.
    pub fn of_all(hours: &[Hour]) -> Option<Self> {
        let total = |seconds: fn(&Hour) -> u32| -> i64 {
            hours.iter().filter(|it| has_factors(it)).map(|it| i64::from(seconds(it))).sum()
        };
        let rostered = total(|it| it.rostered_s);
        let available = total(|it| it.available_s);
        let handling = total(|it| it.handling_s);
        let standard = total(|it| it.standard_s);
        Some(Self {
            utilization: Exact::ratio(available, rostered)?,
            occupancy: Exact::ratio(handling, available)?,
            pace: Exact::ratio(standard, handling)?,
            efficiency: Exact::ratio(standard, rostered)?,
        })
    }

    fn over(&self, benchmark: &Self) -> Option<Self> {
        Some(Self {
            utilization: self.utilization.over(&benchmark.utilization)?,
            occupancy: self.occupancy.over(&benchmark.occupancy)?,
            pace: self.pace.over(&benchmark.pace)?,
            efficiency: self.efficiency.over(&benchmark.efficiency)?,
        })
    }
}

/// Judges every hour that has factors, in the order given, against a benchmark: an hour is flagged if its
/// efficiency is below 0.7 of the benchmark's and it was worked on three days or more.
pub fn judge_hours(hours: &[Hour], benchmark: &Factors) -> Vec<JudgedHour> {
    let least = Exact::ratio(7, 10).expect("10 is not zero");
    let judge = |hour: &Hour| {
        let factors = Factors::of(hour)?;
        let ratios = factors.over(benchmark);
        let low = ratios.as_ref().filter(|it| it.efficiency < least && hour.days >= FEWEST_DAYS);
        let causes = low.map(|it| causes(it, hour.queue_waiting)).unwrap_or_default();
        Some(JudgedHour { hour: hour.hour, days: hour.days, factors, ratios, causes })
    };
    hours.iter().filter_map(judge).collect()
}

/// The cause behind the lowest ratio; of equal ones the earlier of U, O, P, as the later rest on it.
fn causes(ratios: &Factors, queue_waiting: Option<bool>) -> Vec<Cause> {
    let lowest = (&ratios.utilization).min(&ratios.occupancy).min(&ratios.pace);
    match (lowest, queue_waiting) {
        (it, _) if *it == ratios.utilization => vec![Cause::AbsenceOrOtherDuties],
        (it, _) if *it != ratios.occupancy => vec![Cause::SlowHandling],
        (_, Some(false)) => vec![Cause::LowDemand],
        (_, Some(true)) => vec![Cause::AvailabilityOrRouting],
        (_, None) => vec![Cause::LowDemand, Cause::AvailabilityOrRouting],
    }
}

fn has_factors(hour: &Hour) -> bool {
    hour.rostered_s > 0 && hour.available_s > 0 && hour.handling_s > 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Hour, and minutes rostered, available, standard and handling, of the worked example.
    const WORKED: [(u8, u32, u32, u32, u32); 5] = [
        (9, 60, 50, 30, 24),
        (10, 60, 55, 48, 26),
        (11, 60, 30, 12, 10),
        (14, 60, 58, 20, 41),
        (15, 40, 36, 30, 29),
    ];

    fn hour(it: (u8, u32, u32, u32, u32)) -> Hour {
        Hour {
            hour: it.0,
            days: 3,
            rostered_s: it.1 * 60,
            available_s: it.2 * 60,
            standard_s: it.3 * 60,
            handling_s: it.4 * 60,
            queue_waiting: Some(false),
        }
    }

    fn worked() -> Vec<Hour> {
        WORKED.into_iter().map(hour).collect()
    }

    fn judged(hours: &[Hour]) -> Vec<JudgedHour> {
        judge_hours(hours, &Factors::of_all(&worked()).unwrap())
    }

    fn micro(value: &Exact) -> i64 {
        value.round_half_even(1_000_000).unwrap()
    }

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    #[test]
    fn the_worked_benchmark_is_that_of_the_totals() {
        let benchmark = Factors::of_all(&worked()).unwrap();
        assert_eq!(micro(&benchmark.utilization), 817_857);
        assert_eq!(micro(&benchmark.occupancy), 567_686);
        assert_eq!(micro(&benchmark.pace), 1_076_923);
        assert_eq!(benchmark.efficiency, exact(1, 2));
    }

    #[test]
    fn the_worked_hours_eleven_and_fourteen_yield_little() {
        let judged = judged(&worked());
        let ratios: Vec<Exact> =
            judged.iter().map(|it| it.ratios.clone().unwrap().efficiency).collect();
        let expected = [exact(1, 1), exact(8, 5), exact(2, 5), exact(2, 3), exact(3, 2)];
        assert_eq!(ratios, expected);
        let flagged: Vec<u8> =
            judged.iter().filter(|it| !it.causes.is_empty()).map(|it| it.hour).collect();
        assert_eq!(flagged, [11, 14]);
    }

    #[test]
    fn at_eleven_it_is_demand_or_routing_and_the_queue_tells_which() {
        let causes = |queue_waiting| {
            let mut hours = worked();
            hours[2].queue_waiting = queue_waiting;
            judged(&hours)[2].causes.clone()
        };
        assert_eq!(causes(Some(false)), [Cause::LowDemand]);
        assert_eq!(causes(Some(true)), [Cause::AvailabilityOrRouting]);
        assert_eq!(causes(None), [Cause::LowDemand, Cause::AvailabilityOrRouting]);
        let ratios = judged(&worked())[2].ratios.clone().unwrap();
        assert_eq!(ratios.utilization.round_half_even(10_000), Some(6114));
        assert_eq!(ratios.occupancy.round_half_even(10_000), Some(5872));
        assert_eq!(ratios.pace.round_half_even(10_000), Some(11_143));
    }

    #[test]
    fn at_fourteen_handling_is_slow() {
        let judged = judged(&worked());
        let ratios = judged[3].ratios.clone().unwrap();
        assert_eq!(ratios.utilization.round_half_even(1000), Some(1182));
        assert_eq!(ratios.occupancy.round_half_even(10_000), Some(12_452));
        assert_eq!(ratios.pace.round_half_even(1000), Some(453));
        assert_eq!(judged[3].causes, [Cause::SlowHandling]);
    }

    #[test]
    fn people_who_are_not_there_are_told_from_people_without_work() {
        let absent = hour((16, 60, 10, 6, 6));
        assert_eq!(judged(&[absent])[0].causes, [Cause::AbsenceOrOtherDuties]);
        // A tie of all three goes to the earliest factor.
        let even = Factors {
            utilization: exact(1, 2),
            occupancy: exact(1, 2),
            pace: exact(1, 2),
            efficiency: exact(1, 8),
        };
        assert_eq!(causes(&even, Some(true)), [Cause::AbsenceOrOtherDuties]);
        let later = Factors { utilization: exact(3, 4), ..even };
        assert_eq!(causes(&later, Some(true)), [Cause::AvailabilityOrRouting]);
    }

    #[test]
    fn seven_tenths_of_the_benchmark_or_two_days_are_no_flag() {
        let edge = hour((16, 100, 50, 35, 20));
        assert_eq!(judged(&[edge])[0].ratios.clone().unwrap().efficiency, exact(7, 10));
        assert_eq!(judged(&[edge])[0].causes, []);
        let below = hour((16, 100, 50, 34, 20));
        assert!(!judged(&[below])[0].causes.is_empty());
        assert_eq!(judged(&[Hour { days: 2, ..below }])[0].causes, []);
    }

    #[test]
    fn an_hour_with_nothing_to_divide_by_is_skipped() {
        let mut hours = worked();
        for empty in [(1, 0, 50, 30, 24), (2, 60, 0, 30, 24), (3, 60, 50, 30, 0)] {
            assert_eq!(Factors::of(&hour(empty)), None);
            hours.push(hour(empty));
        }
        assert_eq!(Factors::of_all(&hours), Factors::of_all(&worked()));
        assert_eq!(judged(&hours), judged(&worked()));
        assert_eq!(Factors::of_all(&hours[5..]), None);
        assert_eq!(Factors::of_all(&[]), None);
        let unfinished = hour((9, 60, 50, 0, 24));
        let zero = Factors::of(&unfinished).unwrap();
        assert_eq!(judge_hours(&worked(), &zero)[0].ratios, None);
        assert_eq!(judged(&[unfinished])[0].causes, [Cause::SlowHandling]);
    }

    proptest! {
        #[test]
        fn efficiency_is_the_product_of_the_factors(
            rostered in 1..u32::MAX, available in 1..u32::MAX, handling in 1..u32::MAX, standard: u32
        ) {
            let hour = Hour {
                hour: 9, days: 3, rostered_s: rostered, available_s: available,
                handling_s: handling, standard_s: standard, queue_waiting: None,
            };
            let it = Factors::of(&hour).unwrap();
            prop_assert_eq!(&(&it.utilization * &it.occupancy) * &it.pace, it.efficiency);
        }
    }
}
