//! Wilson's interval: what a rate from few cases may really be (SCORING §4.1).

use super::normal::Z_95 as Z;
use super::sample::Sample;
use crate::engine::exact::Exact;

/// Two bounds of a share, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound.
    pub lower: f64,
    /// The upper bound.
    pub upper: f64,
}

impl Interval {
    /// Nothing is known of a share but that it is one.
    pub const UNKNOWN: Self = Self { lower: 0.0, upper: 1.0 };

    /// The bounds, cut off at 0 and 1.
    pub fn clipped(lower: f64, upper: f64) -> Self {
        Self { lower: lower.clamp(0.0, 1.0), upper: upper.clamp(0.0, 1.0) }
    }

    /// Half of the distance between the bounds.
    pub fn half_width(self) -> f64 {
        (self.upper - self.lower) / 2.0
    }
}

/// The 95 % interval of the rate behind `hits` of `cases` (SCORING §4.1); 0 to 1 without a case.
pub fn wilson(hits: i64, cases: i64) -> Interval {
    let Some(sample) = Sample::share(hits, cases) else { return Interval::UNKNOWN };
    let (n, rate) = (Exact::integer(sample.n()).to_f64(), sample.average().to_f64());
    let shrink = 1.0 + Z * Z / n;
    let center = (rate + Z * Z / (2.0 * n)) / shrink;
    let half = Z * (rate * (1.0 - rate) / n + Z * Z / (4.0 * n * n)).sqrt() / shrink;
    // At the ends one bound is the rate itself, which rounding would miss by a bit.
    Interval::clipped(
        if sample.sum() == 0 { 0.0 } else { center - half },
        if sample.sum() == sample.n() { 1.0 } else { center + half },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_intervals_of_the_method() {
        for (hits, cases, lower, upper) in [
            (0, 5, 0.0, 0.434_482),
            (5, 5, 0.565_518, 1.0),
            (1, 1, 0.206_549, 1.0),
            (4, 5, 0.375_535, 0.963_776),
            (9, 10, 0.595_850, 0.982_124),
            (18, 20, 0.698_966, 0.972_134),
            (27, 30, 0.743_789, 0.965_400),
            (45, 50, 0.786_398, 0.956_524),
            (90, 100, 0.825_634, 0.944_771),
        ] {
            let interval = wilson(hits, cases);
            assert!((interval.lower - lower).abs() < 5e-7, "{hits}/{cases}: {interval:?}");
            assert!((interval.upper - upper).abs() < 5e-7, "{hits}/{cases}: {interval:?}");
        }
    }

    #[test]
    fn how_wide_it_is_near_nine_in_ten() {
        for (hits, cases, half) in [
            (4, 5, 0.294),
            (9, 10, 0.193),
            (14, 15, 0.143),
            (18, 20, 0.137),
            (27, 30, 0.111),
            (45, 50, 0.085),
            (90, 100, 0.060),
        ] {
            let found = wilson(hits, cases).half_width();
            assert!((found - half).abs() < 5e-4, "{hits}/{cases}: {found}");
        }
    }

    #[test]
    fn without_a_case_nothing_is_known() {
        assert_eq!(wilson(0, 0), Interval::UNKNOWN);
        assert_eq!(wilson(3, -1), Interval::UNKNOWN);
    }

    proptest! {
        #[test]
        fn it_holds_the_rate_and_mirrors_failures(cases in 1..10_000_i64, hits in 0..10_000_i64) {
            let hits = hits % (cases + 1);
            let (interval, mirrored) = (wilson(hits, cases), wilson(cases - hits, cases));
            let rate = Exact::ratio(hits, cases).unwrap().to_f64();
            prop_assert!(0.0 <= interval.lower && interval.lower <= rate);
            prop_assert!(rate <= interval.upper && interval.upper <= 1.0);
            prop_assert!((interval.lower - (1.0 - mirrored.upper)).abs() < 1e-12);
        }

        #[test]
        fn more_cases_at_the_same_rate_make_it_narrower(cases in 1..1000_i64, hits in 0..1000_i64) {
            let hits = hits % (cases + 1);
            prop_assert!(wilson(2 * hits, 2 * cases).half_width() < wilson(hits, cases).half_width());
        }

        #[test]
        fn no_counts_are_too_large(hits: i64, cases: i64) {
            let interval = wilson(hits, cases);
            prop_assert!(0.0 <= interval.lower && interval.lower <= interval.upper && interval.upper <= 1.0);
        }
    }
}
