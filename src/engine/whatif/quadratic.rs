//! Where a quadratic is zero between 0 and 1: exactly if it can be, else between certified bounds (SCORING §3.6).

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;

use super::critical::Crossing;
use crate::engine::exact::Exact;

/// A bracket is at most 2^-41 wide, below 1e-12.
const BITS: u32 = 40;

/// The roots of c₀ + c₁x + c₂x² within 0 to 1, ascending; empty if it is zero everywhere.
/// A root that is rational is exact; another is bracketed, and the bracket does not straddle `now`.
pub fn roots(coefficients: &[Exact; 3], now: &Exact) -> Vec<Crossing> {
    let [c0, c1, c2] = coefficients;
    if c2.is_zero() {
        let root = (&Exact::zero() - c0).over(c1);
        return root.into_iter().filter(within).map(Crossing::Exactly).collect();
    }
    let [c0, c1, c2] = whole(coefficients);
    let discriminant = &c1 * &c1 - BigInt::from(4) * c0 * &c2;
    if discriminant.sign() == Sign::Minus {
        return Vec::new();
    }
    // (−c₁ ± √D) / 2c₂, with the sign of c₂ in the numerator, so that − comes before +.
    let (middle, twice) = match c2.sign() {
        Sign::Minus => (c1, BigInt::from(-2) * c2),
        _ => (-c1, BigInt::from(2) * c2),
    };
    let root = discriminant.sqrt();
    if &root * &root == discriminant {
        let mut roots = vec![ratio(&(&middle - &root), &twice), ratio(&(&middle + &root), &twice)];
        roots.dedup();
        return roots.into_iter().filter(within).map(Crossing::Exactly).collect();
    }
    let places = [Exact::zero(), Exact::integer(1), now.clone()];
    [false, true]
        .into_iter()
        .map(|upper| {
            // An irrational root is at none of these places: with enough bits it is on one side of each.
            let mut bits = BITS;
            loop {
                let (lo, hi) = bounds(&middle, &discriminant, &twice, (upper, bits));
                if places.iter().all(|it| *it <= lo || *it >= hi) {
                    return (lo, hi);
                }
                bits += BITS;
            }
        })
        .filter(|(lo, hi)| within(lo) && within(hi))
        .map(|(lo, hi)| Crossing::Between(lo, hi))
        .collect()
}

/// Bounds of (middle ± √discriminant) / twice.
fn bounds(
    middle: &BigInt,
    discriminant: &BigInt,
    twice: &BigInt,
    (upper, bits): (bool, u32),
) -> (Exact, Exact) {
    let (middle, twice) = (middle << bits, twice << bits);
    let below = (discriminant << (2 * bits)).sqrt();
    let above = &below + 1;
    match upper {
        true => (ratio(&(&middle + below), &twice), ratio(&(middle + above), &twice)),
        false => (ratio(&(&middle - above), &twice), ratio(&(middle - below), &twice)),
    }
}

fn within(root: &Exact) -> bool {
    *root >= Exact::zero() && *root <= Exact::integer(1)
}

/// The same quadratic, up to a positive factor, in whole numbers.
fn whole(coefficients: &[Exact; 3]) -> [BigInt; 3] {
    let big = |it: &Exact| -> BigRational {
        it.to_string().parse().expect("an exact number is written as n or n/d")
    };
    let [c0, c1, c2] = [big(&coefficients[0]), big(&coefficients[1]), big(&coefficients[2])];
    let scale = c0.denom().lcm(c1.denom()).lcm(c2.denom());
    [c0, c1, c2].map(|it| it.numer() * (&scale / it.denom()))
}

/// A quotient by something positive.
fn ratio(over: &BigInt, under: &BigInt) -> Exact {
    &exact(over) / &exact(under)
}

fn exact(whole: &BigInt) -> Exact {
    let digit = Exact::integer(1 << 32);
    let digits = whole.iter_u32_digits().rev();
    let size = digits.fold(Exact::zero(), |sum, it| &(&sum * &digit) + &Exact::integer(it.into()));
    if whole.sign() == Sign::Minus { &Exact::zero() - &size } else { size }
}
