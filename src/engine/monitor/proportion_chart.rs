//! p-charts: shares with limits that know how many cases each rests on (SCORING §6.2).
//!
//! Laney's p′ widens the limits by how much more the shares wander than chance would make them; with
//! thousands of cases a plain chart would call nearly every period special.
//! The limits are drawn and never scored, so they are f64: + − × ÷ and sqrt only.

use super::control_chart::Side;
use crate::engine::Exact;

/// From this many periods on, σ_z is trusted.
const FEWEST_FOR_LANEY: usize = 20;
/// Above this σ_z, plain limits are too narrow.
const OVERDISPERSED: f64 = 1.5;
/// The mean distance of two normal values, in standard deviations.
const MEAN_DISTANCE: f64 = 1.128;

/// What was counted in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Cases that count, such as satisfied ratings; what exceeds `cases` is not counted.
    pub hits: u32,
    /// All cases; 0 is a gap.
    pub cases: u32,
}

/// A chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ProportionChart {
    /// p̄: all hits over all cases.
    pub mean: Exact,
    /// σ_z: 1 if the shares wander as chance has it; `None` without two shares in a row, or if p̄ is 0 or 1.
    pub sigma_z: Option<f64>,
    /// Whether Laney's limits are the ones to show: σ_z above 1.5, from 20 periods with cases on.
    pub shows_laney: bool,
    /// One point per period given; `None` is a gap.
    pub points: Vec<Option<ProportionPoint>>,
}

/// One period with cases.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProportionPoint {
    /// Its share, 0 to 1.
    pub share: f64,
    /// p̄ ± 3 · sqrt(p̄(1−p̄)/n), within 0 and 1.
    pub plain: ShareLimits,
    /// p̄ ± 3 · σ_z · sqrt(p̄(1−p̄)/n), within 0 and 1; `None` without a σ_z.
    pub laney: Option<ShareLimits>,
}

/// Limits of one share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareLimits {
    /// LCL, at least 0.
    pub lower: f64,
    /// UCL, at most 1.
    pub upper: f64,
    /// The side on which the share is beyond them.
    pub beyond: Option<Side>,
}

/// The chart of one share per period, oldest first; `None` if no period has cases.
pub fn proportion_chart(periods: &[Counted]) -> Option<ProportionChart> {
    let hits: i64 = periods.iter().map(|it| i64::from(it.hits.min(it.cases))).sum();
    let cases: i64 = periods.iter().map(|it| i64::from(it.cases)).sum();
    let mean = Exact::ratio(hits, cases)?;
    let center = mean.to_f64();
    let measured: Vec<Option<Measured>> = periods.iter().map(|it| measure(*it, center)).collect();
    let sigma_z = sigma_z(&measured, center);
    let point = |it: &Measured| ProportionPoint {
        share: it.share,
        plain: limits(it, center, 3.0),
        laney: sigma_z.map(|sigma_z| limits(it, center, 3.0 * sigma_z)),
    };
    Some(ProportionChart {
        shows_laney: sigma_z.is_some_and(|it| it > OVERDISPERSED)
            && measured.iter().flatten().count() >= FEWEST_FOR_LANEY,
        points: measured.iter().map(|it| it.as_ref().map(point)).collect(),
        mean,
        sigma_z,
    })
}

impl ProportionChart {
    /// The limits to show of the period at this position; `None` for a gap.
    pub fn limits_shown(&self, at: usize) -> Option<ShareLimits> {
        let point = self.points.get(at)?.as_ref()?;
        if self.shows_laney { point.laney } else { Some(point.plain) }
    }
}

struct Measured {
    share: f64,
    /// sqrt(p̄(1−p̄)/n).
    standard_error: f64,
}

fn measure(period: Counted, center: f64) -> Option<Measured> {
    let share = Exact::ratio(period.hits.min(period.cases).into(), period.cases.into())?.to_f64();
    let standard_error = (center * (1.0 - center) / f64::from(period.cases)).sqrt();
    Some(Measured { share, standard_error })
}

/// The mean distance of neighboring z values over 1.128; no distance spans a gap.
fn sigma_z(measured: &[Option<Measured>], center: f64) -> Option<f64> {
    if center * (1.0 - center) <= 0.0 {
        return None;
    }
    let z = |it: &Measured| (it.share - center) / it.standard_error;
    let (mut sum, mut count) = (0.0, 0.0);
    for pair in measured.windows(2) {
        if let (Some(one), Some(two)) = (&pair[0], &pair[1]) {
            sum += (z(two) - z(one)).abs();
            count += 1.0;
        }
    }
    (count > 0.0).then(|| sum / count / MEAN_DISTANCE)
}

fn limits(measured: &Measured, center: f64, errors: f64) -> ShareLimits {
    let half = errors * measured.standard_error;
    let (lower, upper) = ((center - half).max(0.0), (center + half).min(1.0));
    let beyond = match () {
        () if measured.share > upper => Some(Side::High),
        () if measured.share < lower => Some(Side::Low),
        () => None,
    };
    ShareLimits { lower, upper, beyond }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WORKED: [(u32, u32); 6] = [(45, 50), (40, 48), (51, 60), (38, 40), (30, 45), (47, 52)];

    fn counted(periods: &[(u32, u32)]) -> Vec<Counted> {
        periods.iter().map(|(hits, cases)| Counted { hits: *hits, cases: *cases }).collect()
    }

    fn chart(periods: &[(u32, u32)]) -> ProportionChart {
        proportion_chart(&counted(periods)).unwrap()
    }

    #[track_caller]
    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() <= 0.000_000_5, "{value} is not {expected}");
    }

    #[test]
    fn the_worked_chart_has_its_limits_and_one_period_out() {
        let chart = chart(&WORKED);
        assert_eq!(chart.mean, Exact::ratio(251, 295).unwrap());
        close(chart.mean.to_f64(), 0.850_847);
        let lower = [0.699_708, 0.696_592, 0.712_877, 0.681_869, 0.691_533, 0.702_643];
        let upper = [1.0, 1.0, 0.988_818, 1.0, 1.0, 0.999_052];
        for at in 0..6 {
            let point = chart.points[at].unwrap();
            close(point.plain.lower, lower[at]);
            close(point.plain.upper, upper[at]);
            assert_eq!(point.plain.beyond, (at == 4).then_some(Side::Low));
        }
        close(chart.points[4].unwrap().share, 0.666_667);
    }

    #[test]
    fn with_laneys_limits_the_worked_period_is_not_out() {
        let chart = chart(&WORKED);
        close(chart.sigma_z.unwrap(), 2.338_090);
        assert!(chart.points.iter().all(|it| it.unwrap().laney.unwrap().beyond.is_none()));
        assert!(!chart.shows_laney, "six periods are too few to trust it");
        assert_eq!(chart.limits_shown(4).unwrap().beyond, Some(Side::Low));
    }

    #[test]
    fn laneys_limits_are_shown_from_twenty_wandering_periods_on() {
        let wandering = |periods: usize| -> Vec<(u32, u32)> {
            (0..periods).map(|at| if at % 2 == 0 { (800, 1000) } else { (900, 1000) }).collect()
        };
        assert!(!chart(&wandering(19)).shows_laney);
        let twenty = chart(&wandering(20));
        assert!(twenty.shows_laney);
        assert!(twenty.points.iter().all(|it| it.unwrap().plain.beyond.is_some()));
        assert_eq!(twenty.limits_shown(0).unwrap().beyond, None);
        let mut with_gap = wandering(19);
        with_gap.push((0, 0));
        assert!(!chart(&with_gap).shows_laney, "a gap is no period");
        let steady: Vec<(u32, u32)> = vec![(85, 100); 30];
        assert_eq!((chart(&steady).sigma_z, chart(&steady).shows_laney), (Some(0.0), false));
    }

    #[test]
    fn laneys_limits_are_shown_above_a_sigma_of_one_and_a_half() {
        // σ_z = 2·δ / √(0.85 · 0.15 / 1000) / 1.128 for shares 0.85 ± δ by turns.
        let wandering = |hits: [u32; 2]| -> Vec<(u32, u32)> {
            (0..20).map(|at| (hits[at % 2], 1000)).collect()
        };
        let below = chart(&wandering([841, 859]));
        close(below.sigma_z.unwrap(), 1.413_215);
        assert!(!below.shows_laney);
        let above = chart(&wandering([840, 860]));
        close(above.sigma_z.unwrap(), 1.570_239);
        assert!(above.shows_laney);
    }

    #[test]
    fn few_cases_have_a_lower_limit_of_zero() {
        let chart = chart(&[(1, 3), (2, 3), (1, 2)]);
        assert!(chart.points.iter().all(|it| it.unwrap().plain.lower.to_bits() == 0));
    }

    #[test]
    fn a_period_without_cases_is_a_gap_and_no_distance_spans_it() {
        let with_gap = chart(&[(45, 50), (0, 0), (30, 45), (40, 48)]);
        assert_eq!(with_gap.points[1], None);
        assert_eq!(with_gap.limits_shown(1), None);
        assert_eq!(with_gap.mean, Exact::ratio(115, 143).unwrap());
        let ends: Vec<f64> = [(30, 45), (40, 48)]
            .iter()
            .map(|it: &(u32, u32)| f64::from(it.0) / f64::from(it.1))
            .collect();
        let center: f64 = 115.0 / 143.0;
        let z =
            |share: f64, cases: f64| (share - center) / (center * (1.0 - center) / cases).sqrt();
        close(with_gap.sigma_z.unwrap(), (z(ends[1], 48.0) - z(ends[0], 45.0)).abs() / 1.128);
        assert_eq!(chart(&[(1, 2), (0, 0), (1, 2)]).sigma_z, None);
        assert_eq!(proportion_chart(&counted(&[(0, 0)])), None);
        assert_eq!(proportion_chart(&[]), None);
    }

    #[test]
    fn all_hits_or_none_are_never_special() {
        for hits in [0, 20] {
            let chart = chart(&[(hits, 20); 25]);
            assert_eq!((chart.sigma_z, chart.shows_laney), (None, false));
            assert!(chart.points.iter().all(|it| it.unwrap().plain.beyond.is_none()));
        }
    }

    proptest! {
        #[test]
        fn counting_the_misses_mirrors_the_chart(
            periods in prop::collection::vec((0..60_u32, 0..60_u32), 1..30)
        ) {
            let hits: Vec<(u32, u32)> = periods.iter().map(|it| (it.0.min(it.1), it.1)).collect();
            let misses: Vec<(u32, u32)> = hits.iter().map(|it| (it.1 - it.0, it.1)).collect();
            let (one, two) = (proportion_chart(&counted(&hits)), proportion_chart(&counted(&misses)));
            prop_assert_eq!(one.is_some(), two.is_some());
            let (Some(one), Some(two)) = (one, two) else { return Ok(()) };
            for (one, two) in one.points.iter().zip(&two.points) {
                prop_assert_eq!(one.is_some(), two.is_some());
                let (Some(one), Some(two)) = (one, two) else { continue };
                prop_assert!((one.plain.lower - (1.0 - two.plain.upper)).abs() < 1e-12);
                prop_assert!((0.0..=1.0).contains(&one.plain.lower));
                prop_assert!(one.plain.upper <= 1.0 && one.plain.lower <= one.plain.upper);
            }
        }
    }
}
