//! Slow drifts that no single value shows: EWMA, CUSUM, and a CUSUM of single surveys (SCORING §6.3).
//!
//! A chart with signals starts anew once somebody has acted on them: the caller passes what came after.
//! The EWMA is drawn and is f64; the CUSUM is exact, and that of surveys counts in whole millionths.

use super::control_chart::{Limits, Side};
use crate::engine::Exact;

/// λ of the EWMA: how much the newest value weighs.
const NEWEST: f64 = 0.2;
/// L of the EWMA: its limits in standard deviations.
const WIDTH: f64 = 3.0;
/// Millionths in one.
const MICRO: f64 = 1_000_000.0;
/// The limit of [`survey_cusum`] for doubled odds and one dissatisfied answer in ten, in millionths.
/// By simulation it is passed once in about 1,460 answers with unchanged odds, and after about 91 with
/// doubled ones.
pub const SURVEY_LIMIT: i64 = 3_500_000;

/// One value of an EWMA.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EwmaPoint {
    /// z_t = 0.2 · x + 0.8 · z_(t−1), beginning with the baseline's mean.
    pub average: f64,
    /// The lower limit, which widens over the first values.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
    /// The side on which the average is beyond them.
    pub beyond: Option<Side>,
}

/// The exponentially weighted moving average of one value per period, `None` at a gap.
/// `None` as a whole if the baseline has no spread.
pub fn ewma(values: &[Option<Exact>], limits: &Limits) -> Option<Vec<Option<EwmaPoint>>> {
    let mean = limits.mean.to_f64();
    let sigma = sigma(limits)?.to_f64();
    let kept = 1.0 - NEWEST;
    let (mut average, mut remaining) = (mean, 1.0);
    let mut next = |value: &Exact| {
        average = NEWEST * value.to_f64() + kept * average;
        remaining *= kept * kept;
        let half = WIDTH * sigma * (NEWEST / (2.0 - NEWEST) * (1.0 - remaining)).sqrt();
        let (lower, upper) = (mean - half, mean + half);
        let beyond = match () {
            () if average > upper => Some(Side::High),
            () if average < lower => Some(Side::Low),
            () => None,
        };
        EwmaPoint { average, lower, upper, beyond }
    };
    Some(values.iter().map(|it| it.as_ref().map(&mut next)).collect())
}

/// One value of a two-sided CUSUM, in standard deviations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CusumPoint {
    /// C⁺: how far values have run above the mean, 0 or more.
    pub high: Exact,
    /// C⁻: how far they have run below it, 0 or more.
    pub low: Exact,
    /// The side whose sum exceeds 5; the greater one if both do.
    pub beyond: Option<Side>,
}

/// The cumulative sums of what exceeds half a standard deviation (k = 0.5, h = 5), `None` at a gap.
/// `None` as a whole if the baseline has no spread.
pub fn cusum(values: &[Option<Exact>], limits: &Limits) -> Option<Vec<Option<CusumPoint>>> {
    let sigma = sigma(limits)?;
    let slack = Exact::ratio(1, 2)?;
    let most = Exact::integer(5);
    let (mut high, mut low) = (Exact::zero(), Exact::zero());
    let mut next = |value: &Exact| {
        let excess = (value - &limits.mean).over(&sigma)?;
        high = (&(&high + &excess) - &slack).max(Exact::zero());
        low = (&(&low - &excess) - &slack).max(Exact::zero());
        let beyond = match () {
            () if high > most && high >= low => Some(Side::High),
            () if low > most => Some(Side::Low),
            () => None,
        };
        Some(CusumPoint { high: high.clone(), low: low.clone(), beyond })
    };
    Some(values.iter().map(|it| it.as_ref().and_then(&mut next)).collect())
}

/// σ = m̄R / 1.128; `None` without spread.
fn sigma(limits: &Limits) -> Option<Exact> {
    let sigma = limits.mean_range.over(&Exact::ratio(1128, 1000)?)?;
    (!sigma.is_zero()).then_some(sigma)
}

/// What an answer adds, in millionths: log-likelihood ratios of the raised odds against the usual ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SurveyWeights {
    /// A dissatisfied answer.
    pub bad: i64,
    /// A satisfied one.
    pub good: i64,
}

impl SurveyWeights {
    /// The weights that find out soonest whether the odds of a dissatisfied answer, usually a share
    /// `usual` of all, have become `odds_ratio` times as high.
    ///
    /// `None` unless `usual` is between 0 and 1 and the ratio is above 1.
    pub fn new(usual: &Exact, odds_ratio: &Exact) -> Option<Self> {
        let one = Exact::integer(1);
        if *usual <= Exact::zero() || *usual >= one || *odds_ratio <= one {
            return None;
        }
        let scale = &(&one - usual) + &(odds_ratio * usual);
        Some(Self {
            bad: micro_log(&odds_ratio.over(&scale)?)?,
            good: micro_log(&one.over(&scale)?)?,
        })
    }
}

/// ln(ratio) in millionths, to the nearest.
fn micro_log(ratio: &Exact) -> Option<i64> {
    let micro = libm::rint(libm::log(ratio.to_f64()) * MICRO);
    #[expect(clippy::cast_possible_truncation, reason = "the logarithm of an f64 is below 1000")]
    micro.is_finite().then_some(micro as i64)
}

/// The course of the answers one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyCusum {
    /// The sum after each answer, in millionths, 0 or more.
    pub sums: Vec<i64>,
    /// The position of the first answer with which the sum exceeds the limit.
    pub alarm: Option<usize>,
}

/// A Bernoulli CUSUM of answers, oldest first, `true` for a dissatisfied one; the limit is in millionths.
///
/// It tells a change after a few answers, long before a month of them is complete.
pub fn survey_cusum(dissatisfied: &[bool], weights: SurveyWeights, limit: i64) -> SurveyCusum {
    let mut sum = 0_i64;
    let sums: Vec<i64> = dissatisfied
        .iter()
        .map(|bad| {
            sum = sum.saturating_add(if *bad { weights.bad } else { weights.good }).max(0);
            sum
        })
        .collect();
    SurveyCusum { alarm: sums.iter().position(|it| *it > limit), sums }
}

#[cfg(test)]
mod tests {
    use super::super::control_chart::{Baseline, limits};
    use super::*;
    use crate::engine::whatif::splitmix::SplitMix64;
    use proptest::prelude::*;

    const WORKED: [i64; 17] = [88, 90, 87, 91, 89, 90, 92, 86, 89, 88, 84, 83, 82, 83, 81, 82, 80];

    fn series(values: &[i64]) -> Vec<Option<Exact>> {
        values.iter().map(|it| Some(Exact::integer(*it))).collect()
    }

    fn worked_limits() -> Limits {
        limits(&series(&WORKED), Baseline { values: 10, screened: false }).unwrap()
    }

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    #[test]
    fn the_worked_average_is_low_in_period_thirteen() {
        let limits = worked_limits();
        assert!((sigma(&limits).unwrap().to_f64() - 2.364_066).abs() <= 0.000_000_5);
        let points = ewma(&series(&WORKED), &limits).unwrap();
        let first = points.iter().position(|it| it.unwrap().beyond.is_some());
        assert_eq!(first, Some(12));
        let point = points[12].unwrap();
        assert_eq!(point.beyond, Some(Side::Low));
        assert!((point.average - 85.9144).abs() <= 0.000_05);
        assert!((point.lower - 86.6395).abs() <= 0.000_05);
        assert!((point.upper - 91.3605).abs() <= 0.000_05);
    }

    #[test]
    fn the_worked_sum_is_low_in_period_thirteen() {
        let points = cusum(&series(&WORKED), &worked_limits()).unwrap();
        let point = |period: usize| points[period - 1].clone().unwrap();
        assert_eq!(point(12).low, exact(3845, 1000));
        assert_eq!(point(12).beyond, None);
        assert_eq!(point(13).low, exact(6306, 1000));
        assert_eq!(point(13).beyond, Some(Side::Low));
        assert!(points[..12].iter().all(|it| it.as_ref().unwrap().beyond.is_none()));
        assert!(points.iter().all(|it| it.as_ref().unwrap().high <= Exact::integer(1)));
    }

    #[test]
    fn a_sum_of_just_five_is_not_beyond() {
        // m̄R = 1.128, so that σ = 1: one value of −5.5 is 5 beyond the slack of ½.
        let unit = Limits { mean: Exact::zero(), mean_range: exact(1128, 1000), ..worked_limits() };
        let beyond = |tenths: i64| {
            let points = cusum(&[Some(exact(tenths, 10))], &unit).unwrap();
            points[0].as_ref().unwrap().beyond
        };
        assert_eq!((beyond(-55), beyond(55)), (None, None));
        assert_eq!((beyond(-56), beyond(56)), (Some(Side::Low), Some(Side::High)));
    }

    #[test]
    fn a_gap_is_passed_over_and_no_spread_is_no_chart() {
        let mut values = series(&WORKED);
        values.insert(11, None);
        let limits = worked_limits();
        let (averages, sums) = (ewma(&values, &limits).unwrap(), cusum(&values, &limits).unwrap());
        assert_eq!((averages[11], &sums[11]), (None, &None));
        let whole = series(&WORKED);
        assert_eq!(averages[13], ewma(&whole, &limits).unwrap()[12]);
        assert_eq!(sums[13], cusum(&whole, &limits).unwrap()[12]);
        let flat = Limits { mean_range: Exact::zero(), ..limits };
        assert_eq!(ewma(&whole, &flat), None);
        assert_eq!(cusum(&whole, &flat), None);
        assert_eq!(ewma(&[], &worked_limits()), Some(Vec::new()));
    }

    #[test]
    fn doubled_odds_have_the_worked_weights() {
        let weights = SurveyWeights::new(&exact(1, 10), &Exact::integer(2)).unwrap();
        assert_eq!(weights, SurveyWeights { bad: 597_837, good: -95_310 });
    }

    #[test]
    fn weights_of_impossible_odds_are_refused() {
        let two = Exact::integer(2);
        assert_eq!(SurveyWeights::new(&Exact::zero(), &two), None);
        assert_eq!(SurveyWeights::new(&Exact::integer(1), &two), None);
        assert_eq!(SurveyWeights::new(&exact(1, 10), &Exact::integer(1)), None);
        assert_eq!(SurveyWeights::new(&exact(1, 10), &Exact::integer(-3)), None);
        assert!(SurveyWeights::new(&exact(1, i64::MAX), &exact(i64::MAX, 1)).is_some());
    }

    #[test]
    fn six_dissatisfied_answers_in_a_row_raise_the_alarm() {
        let weights = SurveyWeights::new(&exact(1, 10), &Exact::integer(2)).unwrap();
        let course = survey_cusum(&[true; 7], weights, SURVEY_LIMIT);
        assert_eq!(course.sums[4], 2_989_185);
        assert_eq!((course.sums[5], course.alarm), (3_587_022, Some(5)));
        let satisfied = survey_cusum(&[false; 50], weights, SURVEY_LIMIT);
        assert_eq!((satisfied.sums[49], satisfied.alarm), (0, None));
        let mixed = survey_cusum(&[true, false, true], weights, SURVEY_LIMIT);
        assert_eq!(mixed.sums, [597_837, 502_527, 1_100_364]);
    }

    #[test]
    fn a_sum_on_the_limit_is_no_alarm() {
        let weights = SurveyWeights { bad: SURVEY_LIMIT, good: -1 };
        assert_eq!(survey_cusum(&[true], weights, SURVEY_LIMIT).alarm, None);
        assert_eq!(survey_cusum(&[true], weights, SURVEY_LIMIT - 1).alarm, Some(0));
        assert_eq!(SURVEY_LIMIT, 3_500_000); // 3.5
    }

    /// The mean number of answers to an alarm, over a thousand courses.
    fn run_length(share: f64) -> f64 {
        let weights = SurveyWeights::new(&exact(1, 10), &Exact::integer(2)).unwrap();
        let mut dice = SplitMix64::seeded(42);
        let mut drawn = 0.0;
        for _ in 0..1000 {
            let answers: Vec<bool> =
                (0..20_000).map(|_| f64::from(dice.high()) < share * 4_294_967_296.0).collect();
            let alarm = survey_cusum(&answers, weights, SURVEY_LIMIT).alarm.unwrap();
            drawn += 1.0 + f64::from(u32::try_from(alarm).unwrap());
        }
        drawn / 1000.0
    }

    #[test]
    fn it_is_passed_in_so_many_answers_as_is_said() {
        // 1,459 and 90.7 over 400,000 courses; a thousand are within a tenth of that.
        assert!((run_length(0.1) - 1459.0).abs() < 146.0);
        assert!((run_length(2.0 / 11.0) - 90.7).abs() < 9.0);
    }

    proptest! {
        #[test]
        fn more_dissatisfied_answers_never_lower_the_sum(
            answers in prop::collection::vec(any::<bool>(), 1..60), at in 0..60_usize
        ) {
            let weights = SurveyWeights::new(&exact(1, 10), &Exact::integer(2)).unwrap();
            let mut worse = answers.clone();
            worse[at % answers.len()] = true;
            let (one, two) = (
                survey_cusum(&answers, weights, SURVEY_LIMIT),
                survey_cusum(&worse, weights, SURVEY_LIMIT),
            );
            prop_assert!(one.sums.iter().zip(&two.sums).all(|(one, two)| one <= two));
            if one.alarm.is_some() {
                prop_assert!(two.alarm <= one.alarm && two.alarm.is_some());
            }
        }

        #[test]
        fn a_constant_changes_neither_sum(more in -99..99_i64) {
            let moved: Vec<i64> = WORKED.iter().map(|it| it + more).collect();
            let limits = limits(&series(&moved), Baseline { values: 10, screened: false }).unwrap();
            prop_assert_eq!(
                cusum(&series(&moved), &limits),
                cusum(&series(&WORKED), &worked_limits())
            );
        }
    }
}
