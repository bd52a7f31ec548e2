//! What was seen of one agent under one indicator: how many cases, their sum and their squares.

use crate::engine::exact::Exact;
use crate::engine::facts::Fact;
use crate::model::MeasureKind;

/// At least one case, with a sum and a sum of squares that belong together.
///
/// Invariant: n ≥ 1 and n·Σx² ≥ (Σx)².
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    n: i64,
    sum: i64,
    squares: i64,
}

impl Sample {
    /// So many hits of so many cases; hits beyond 0 and the cases count as the nearer of them.
    /// `None` without a case.
    pub fn share(hits: i64, cases: i64) -> Option<Self> {
        let hits = hits.clamp(0, cases.max(0));
        (cases > 0).then_some(Self { n: cases, sum: hits, squares: hits })
    }

    /// `n` values with their sum and the sum of their squares.
    /// `None` without a value, or if the squares are not known: no values have such squares.
    pub fn mean(n: i64, sum: i64, squares: i64) -> Option<Self> {
        let is_possible = i128::from(n) * i128::from(squares) >= i128::from(sum) * i128::from(sum);
        (n > 0 && is_possible).then_some(Self { n, sum, squares })
    }

    /// The sample behind a fact that is measured in this unit; `None` without a case, for means whose
    /// squares are not known, and for totals and parts of sums, which are no sample.
    pub fn of(fact: &Fact, kind: MeasureKind) -> Option<Self> {
        match kind {
            MeasureKind::Share => Self::share(fact.num, fact.den),
            MeasureKind::Rating | MeasureKind::Seconds | MeasureKind::Net => {
                Self::mean(fact.den, fact.num, fact.squares)
            }
            MeasureKind::Hours
            | MeasureKind::Portion
            | MeasureKind::Cases
            | MeasureKind::Number => None,
        }
    }

    /// How many cases, at least 1.
    pub fn n(&self) -> i64 {
        self.n
    }

    /// Σx.
    pub fn sum(&self) -> i64 {
        self.sum
    }

    /// Σx².
    pub fn squares(&self) -> i64 {
        self.squares
    }

    /// Σx/n: the rate or the mean.
    pub fn average(&self) -> Exact {
        &Exact::integer(self.sum) / &Exact::integer(self.n)
    }

    /// Σ(x − x̄)² = Σx² − (Σx)²/n, at least 0; for a share it is n·p(1−p).
    pub fn deviations(&self) -> Exact {
        &Exact::integer(self.squares) - &(&self.average() * &Exact::integer(self.sum))
    }

    /// p̃(1−p̃)/n with p̃ = (x+2)/(n+4), never 0: the variance of a share (SCORING §4.4).
    pub fn variance_of_share(&self) -> Exact {
        let (cases, hits) = (Exact::integer(self.n), Exact::integer(self.sum));
        let whole = &cases + &Exact::integer(4);
        let rate = &(&hits + &Exact::integer(2)) / &whole;
        &(&rate * &(&Exact::integer(1) - &rate)) / &cases
    }

    /// s²/n: the variance of a mean (SCORING §4.4); `None` of a single value, which shows no spread.
    pub fn variance_of_mean(&self) -> Option<Exact> {
        let cases = Exact::integer(self.n);
        self.deviations().over(&(&cases * &(&cases - &Exact::integer(1))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    #[test]
    fn a_share_is_a_sample_of_zeros_and_ones() {
        let sample = Sample::share(3, 4).unwrap();
        assert_eq!(sample, Sample::mean(4, 3, 3).unwrap());
        assert_eq!((sample.average(), sample.deviations()), (exact(3, 4), exact(3, 4)));
        assert_eq!(sample.variance_of_share(), exact(15, 256)); // 5/8 · 3/8 / 4
    }

    #[test]
    fn a_mean_has_the_variance_of_its_values() {
        let sample = Sample::mean(5, 23, 107).unwrap(); // 5, 4, 5, 4, 5
        assert_eq!(sample.deviations(), exact(6, 5));
        assert_eq!(sample.variance_of_mean(), Some(exact(3, 50)));
        assert_eq!(Sample::mean(1, 5, 25).unwrap().variance_of_mean(), None);
    }

    #[test]
    fn what_no_values_can_have_is_no_sample() {
        assert_eq!(Sample::share(0, 0), None);
        assert_eq!(Sample::share(1, -1), None);
        assert_eq!(Sample::mean(4, 17, 0), None); // the squares are not known
        assert_eq!(Sample::mean(0, 0, 0), None);
        assert_eq!(Sample::share(9, 4), Sample::share(4, 4)); // more complaints than cases
        assert_eq!(Sample::share(-2, 4), Sample::share(0, 4));
    }

    #[test]
    fn a_fact_is_read_by_its_unit() {
        let fact = Fact { squares: 9, ..Fact::of(3, 4) };
        assert_eq!(Sample::of(&fact, MeasureKind::Share), Sample::share(3, 4));
        assert_eq!(Sample::of(&fact, MeasureKind::Seconds), Sample::mean(4, 3, 9));
        assert_eq!(Sample::of(&fact, MeasureKind::Hours), None);
        assert_eq!(Sample::of(&Fact::of(17, 4), MeasureKind::Rating), None);
    }

    proptest! {
        #[test]
        fn no_counts_are_too_large(n: i64, sum: i64, squares: i64) {
            for sample in [Sample::share(sum, n), Sample::mean(n, sum, squares)].into_iter().flatten() {
                prop_assert!(sample.deviations() >= Exact::zero());
                prop_assert!(sample.variance_of_mean().is_none_or(|it| it >= Exact::zero()));
            }
            if let Some(share) = Sample::share(sum, n) {
                prop_assert!(share.variance_of_share() > Exact::zero());
            }
        }
    }
}
