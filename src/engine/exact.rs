//! Exact rational numbers: what a score is until it is rounded once (SCORING §0, §9.1).
//!
//! `num-rational` does the arithmetic where [`short`] cannot, first on `i128`, which holds every ordinary score and needs no
//! memory; a step that would overflow is done again on big integers, so that no policy and no data can
//! make a score wrong. A result that fits `i128` is always kept there: equal numbers are equal values.
//! Floating point is not an option: one order of addition publishes 78.88, another 78.89.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, ToPrimitive, Zero};

use super::short;
use crate::model::Fraction;

/// A rational number of any size, in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact(Size);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Size {
    Small(Ratio<i128>),
    Big(BigRational),
}

/// Numerators and denominators of the small form stay below this, so that negating and halving are safe.
const SMALL: i128 = 1 << 126;

impl Exact {
    /// Zero.
    pub fn zero() -> Self {
        Self::integer(0)
    }

    /// A whole number.
    pub fn integer(value: i64) -> Self {
        Self(Size::Small(Ratio::from_integer(value.into())))
    }

    /// `numerator / denominator`; `None` if the denominator is zero.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Self> {
        Self::of_parts(numerator.into(), denominator.into())
    }

    /// The same of parts of any size below 2^126; `None` also if they are larger.
    pub(super) fn of_parts(numerator: i128, denominator: i128) -> Option<Self> {
        let is_small = |it: i128| it.unsigned_abs() < SMALL.unsigned_abs();
        if denominator == 0 || !is_small(numerator) || !is_small(denominator) {
            return None;
        }
        let (above, below) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        // Most parts fit 64 bits, where a divisor is found many times faster.
        let shared = match (u64::try_from(above), u64::try_from(below)) {
            (Ok(above), Ok(below)) => num_integer::gcd(above, below).into(),
            _ => num_integer::gcd(above, below),
        };
        let shared = i128::try_from(shared).expect("it divides a number below 2^126");
        let sign = denominator.signum();
        Some(Self(Size::Small(Ratio::new_raw(
            sign * numerator / shared,
            sign * denominator / shared,
        ))))
    }

    /// Its numerator and denominator in lowest terms; `None` if one of them does not fit 64 bits.
    pub(super) fn parts(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Size::Small(it) => {
                Some((i64::try_from(*it.numer()).ok()?, i64::try_from(*it.denom()).ok()?))
            }
            Size::Big(_) => None,
        }
    }

    /// `numerator / denominator` of any size; `None` if the denominator is zero.
    pub fn quotient(numerator: BigInt, denominator: BigInt) -> Option<Self> {
        (!denominator.is_zero()).then(|| Self::from_big(BigRational::new(numerator, denominator)))
    }

    /// The quotient; `None` if `other` is zero.
    pub fn over(&self, other: &Self) -> Option<Self> {
        (!other.is_zero()).then(|| self / other)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Size::Small(it) => it.is_zero(),
            Size::Big(it) => it.is_zero(),
        }
    }

    /// Itself, or `lo` or `hi` if it lies beyond.
    #[must_use]
    pub fn clamped(self, lo: &Self, hi: &Self) -> Self {
        if self < *lo {
            lo.clone()
        } else if self > *hi {
            hi.clone()
        } else {
            self
        }
    }

    /// The nearest multiple of `1 / scale`, as a count of them; a tie goes to the even count
    /// (GB/T 8170 四舍六入五留双). `None` if the count exceeds an `i64`.
    pub fn round_half_even(&self, scale: u32) -> Option<i64> {
        let scaled = self * &Self::integer(scale.into());
        let below = scaled.floor();
        let rest = &scaled - &Self::from_big(BigRational::from_integer(below.clone()));
        let up = match rest.cmp(&Self::half()) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => (&below % BigInt::from(2)) != BigInt::from(0),
        };
        (below + BigInt::from(i32::from(up))).to_i64()
    }

    /// The largest multiple of `2^-bits` not above it, as a count of them; `None` beyond an `i64`.
    pub fn floor_bits(&self, bits: u32) -> Option<i64> {
        if let Some(floor) = self.parts().and_then(|it| floor_of_parts(it, bits)) {
            return Some(floor);
        }
        if let Size::Small(it) = &self.0
            && let Some(scaled) = it.numer().checked_mul(&(1 << bits))
        {
            return i64::try_from(num_integer::Integer::div_floor(&scaled, it.denom())).ok();
        }
        (self * &Self(Size::Small(Ratio::from_integer(1 << bits)))).floor().to_i64()
    }

    /// The nearest f64, for drawing only.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Size::Small(it) => it.to_f64(),
            Size::Big(it) => it.to_f64(),
        }
        .unwrap_or(f64::NAN)
    }

    fn half() -> Self {
        Self(Size::Small(Ratio::new_raw(1, 2)))
    }

    fn floor(&self) -> BigInt {
        match &self.0 {
            Size::Small(it) => {
                BigInt::from(num_integer::Integer::div_floor(it.numer(), it.denom()))
            }
            Size::Big(it) => it.floor().to_integer(),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Size::Small(it) => {
                BigRational::new_raw(BigInt::from(*it.numer()), BigInt::from(*it.denom()))
            }
            Size::Big(it) => it.clone(),
        }
    }

    fn from_big(big: BigRational) -> Self {
        match (big.numer().to_i128(), big.denom().to_i128()) {
            (Some(numer), Some(denom)) if numer.abs() < SMALL && denom < SMALL => {
                Self(Size::Small(Ratio::new_raw(numer, denom)))
            }
            _ => Self(Size::Big(big)),
        }
    }

    /// The small result if there is one, else the same step on big integers.
    fn combine(
        &self,
        other: &Self,
        small: impl FnOnce(&Ratio<i128>, &Ratio<i128>) -> Option<Ratio<i128>>,
        big: impl FnOnce(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Size::Small(one), Size::Small(two)) = (&self.0, &other.0)
            && let Some(sum) = small(one, two)
            && sum.numer().abs() < SMALL
            && *sum.denom() < SMALL
        {
            return Self(Size::Small(sum));
        }
        Self::from_big(big(self.to_big(), other.to_big()))
    }
}

/// The same of a number whose parts fit 64 bits, by long division in binary: many times faster where 128 bits have to
/// be put together. `None` if it is negative, or too large for that.
fn floor_of_parts((numerator, denominator): (i64, i64), bits: u32) -> Option<i64> {
    const STEP: u32 = 20;
    if numerator < 0 || denominator >= 1 << (62 - STEP) {
        return None;
    }
    let (mut floor, mut rest) = (numerator / denominator, numerator % denominator);
    let mut left = bits;
    while left > 0 {
        let step = left.min(STEP);
        rest <<= step;
        floor = floor.checked_mul(1 << step)?.checked_add(rest / denominator)?;
        rest %= denominator;
        left -= step;
    }
    Some(floor)
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        let small = |a: &_, b: &_| short::sum(a, b).or_else(|| a.checked_add(b));
        self.combine(other, small, |a, b| a + b)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        let small = |a: &_, b: &Ratio<i128>| {
            short::sum(a, &Ratio::new_raw(-b.numer(), *b.denom())).or_else(|| a.checked_sub(b))
        };
        self.combine(other, small, |a, b| a - b)
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        let small = |a: &_, b: &_| short::product(a, b).or_else(|| a.checked_mul(b));
        self.combine(other, small, |a, b| a * b)
    }
}

impl Div for &Exact {
    type Output = Exact;

    /// The quotient; panics if `other` is zero, like any division. [`Exact::over`] does not.
    fn div(self, other: Self) -> Exact {
        let small = |a: &_, b: &_| short::quotient(a, b).or_else(|| a.checked_div(b));
        self.combine(other, small, |a, b| a / b)
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Size::Small(one), Size::Small(two)) => {
                short::order(one, two).unwrap_or_else(|| one.cmp(two))
            }
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl From<Fraction> for Exact {
    fn from(fraction: Fraction) -> Self {
        Self(Size::Small(Ratio::new_raw(
            fraction.numerator().into(),
            fraction.denominator().into(),
        )))
    }
}

impl fmt::Display for Exact {
    /// `n` or `n/d`, as hashes and files have it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Size::Small(it) => it.fmt(out),
            Size::Big(it) => it.fmt(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    #[track_caller]
    fn check(numerator: i64, denominator: i64, centi: i64) {
        assert_eq!(exact(numerator, denominator).round_half_even(100), Some(centi));
    }

    #[test]
    fn a_tie_goes_to_the_even_hundredth() {
        check(15_777, 200, 7888); // 78.885: half up would say 78.89
        check(15_779, 200, 7890); // 78.895
        check(35_011, 400, 8753);
        check(-15_777, 200, -7888);
        check(1, 3, 33);
        check(2, 3, 67);
    }

    #[test]
    fn what_overflows_128_bits_is_still_exact_and_comes_back() {
        let huge = (0..40).fold(Exact::integer(1), |product, _| &product * &exact(i64::MAX, 3));
        assert!(matches!(huge.0, Size::Big(_)));
        let back = (0..40).fold(huge, |product, _| &product / &exact(i64::MAX, 3));
        assert_eq!(back, Exact::integer(1));
        assert!(matches!(back.0, Size::Small(_)));
    }

    #[test]
    fn a_quotient_by_zero_is_refused() {
        assert_eq!(Exact::ratio(1, 0), None);
        assert_eq!(Exact::quotient(1.into(), 0.into()), None);
        assert_eq!(Exact::quotient(4.into(), (-6).into()), Some(exact(-2, 3)));
        assert_eq!(Exact::integer(1).over(&Exact::zero()), None);
    }

    /// Small ones, which often share divisors, and the largest of 64 bits.
    fn any_size() -> impl Strategy<Value = Exact> {
        let above = prop_oneof![4 => -60..60_i64, 2 => any::<i64>(), 1 => Just(i64::MIN), 1 => Just(i64::MAX)];
        let below = prop_oneof![4 => 1..60_i64, 2 => 1..i64::MAX, 1 => Just(i64::MAX)];
        let wide = prop_oneof![5 => Just(1), 1 => 1..i64::MAX];
        (above, below, wide)
            .prop_map(|(above, below, wide)| &exact(above, below) / &Exact::integer(wide))
    }

    proptest! {
        #[test]
        fn small_and_big_agree(one in any_size(), two in any_size()) {
            let big = |it: &Exact| it.to_big();
            prop_assert_eq!(&one + &two, Exact::from_big(big(&one) + big(&two)));
            prop_assert_eq!(&one - &two, Exact::from_big(big(&one) - big(&two)));
            prop_assert_eq!(&one * &two, Exact::from_big(big(&one) * big(&two)));
            let quotient = (!two.is_zero()).then(|| Exact::from_big(big(&one) / big(&two)));
            prop_assert_eq!(one.over(&two), quotient);
            prop_assert_eq!(one.cmp(&two), big(&one).cmp(&big(&two)));
        }

        #[test]
        fn every_result_is_in_lowest_terms(one in any_size(), two in any_size()) {
            for it in [Some(&one + &two), Some(&one - &two), Some(&one * &two), one.over(&two)] {
                let Some(it) = it else { continue };
                prop_assert_eq!(it.to_string(), it.to_big().reduced().to_string());
            }
        }

        #[test]
        fn the_floor_in_bits_is_a_lower_bound(a in -1_000_000_i64..1_000_000, b in 1..1_000_000_i64) {
            let value = exact(a, b);
            let floor = value.floor_bits(40).unwrap();
            let unit = exact(1, 1 << 40);
            let low = &Exact::integer(floor) * &unit;
            prop_assert!(low <= value && value < &low + &unit);
        }

        #[test]
        fn long_division_is_division(a: i64, b in 1..i64::MAX, small in 0..1_000_000_000_i64, bits in 0..63_u32) {
            for numerator in [a, small] {
                for denominator in [b, 1 + b % (1 << 42)] {
                    if let Some(floor) = floor_of_parts((numerator, denominator), bits) {
                        let exact = (i128::from(numerator) << bits) / i128::from(denominator);
                        prop_assert_eq!(i128::from(floor), exact);
                    }
                }
            }
        }
    }
}
