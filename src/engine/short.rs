//! Arithmetic on fractions whose parts fit 64 bits, as nearly all do: common divisors are found many times faster there
//! than in 128 bits, and what is divided out before multiplying needs no divisor after.

use std::cmp::Ordering;

use num_integer::gcd;
use num_rational::Ratio;

/// A fraction in lowest terms.
#[derive(Clone, Copy)]
struct Short {
    above: i64,
    /// More than zero.
    below: i64,
}

/// Both, if both fit.
fn both(one: &Ratio<i128>, two: &Ratio<i128>) -> Option<(Short, Short)> {
    let short = |it: &Ratio<i128>| {
        let (above, below) = (i64::try_from(*it.numer()).ok()?, i64::try_from(*it.denom()).ok()?);
        Some(Short { above, below })
    };
    Some((short(one)?, short(two)?))
}

/// Their sum in lowest terms; `None` if one is larger.
pub(super) fn sum(one: &Ratio<i128>, two: &Ratio<i128>) -> Option<Ratio<i128>> {
    let (one, two) = both(one, two)?;
    let shared = divisor(one.below, two.below);
    let (left, right) = (one.below / shared, two.below / shared);
    let above =
        i128::from(one.above) * i128::from(right) + i128::from(two.above) * i128::from(left);
    // What is left to divide out divides the shared part of the denominators.
    let more = match shared {
        1 => 1,
        _ => match i64::try_from(above) {
            Ok(above) => divisor(above, shared),
            Err(_) => divisor(i64::try_from(above % i128::from(shared)).ok()?, shared),
        },
    };
    let above = if more == 1 { above } else { above / i128::from(more) };
    Some(Ratio::new_raw(above, i128::from(left) * i128::from(two.below / more)))
}

/// Their product in lowest terms; `None` if one is larger.
pub(super) fn product(one: &Ratio<i128>, two: &Ratio<i128>) -> Option<Ratio<i128>> {
    let (one, two) = both(one, two)?;
    Some(one.times(two))
}

/// Their quotient in lowest terms; `None` if one is larger, or `two` is zero.
pub(super) fn quotient(one: &Ratio<i128>, two: &Ratio<i128>) -> Option<Ratio<i128>> {
    let (one, two) = both(one, two)?;
    let sign = two.above.signum();
    let above = two.below.checked_mul(sign)?;
    let below = two.above.checked_abs().filter(|it| *it != 0)?;
    Some(one.times(Short { above, below }))
}

/// How they compare; `None` if one is larger.
pub(super) fn order(one: &Ratio<i128>, two: &Ratio<i128>) -> Option<Ordering> {
    let (one, two) = both(one, two)?;
    let cross = |one: Short, two: Short| i128::from(one.above) * i128::from(two.below);
    Some(cross(one, two).cmp(&cross(two, one)))
}

impl Short {
    fn times(self, other: Self) -> Ratio<i128> {
        let (one, two) = (divisor(self.above, other.below), divisor(other.above, self.below));
        Ratio::new_raw(
            i128::from(self.above / one) * i128::from(other.above / two),
            i128::from(self.below / two) * i128::from(other.below / one),
        )
    }
}

/// The greatest common divisor of a number and one above zero.
fn divisor(one: i64, two: i64) -> i64 {
    if two == 1 {
        return 1;
    }
    let shared = gcd(one.unsigned_abs(), two.unsigned_abs());
    i64::try_from(shared).expect("it divides a number below 2^63")
}
