//! How likely one agent leads another when the weights are uncertain: a closed form, no simulation (SCORING §3.8).
//!
//! For weights that follow a Dirichlet law with whole parameters, the law of Σ w_g d_g is a B-spline, so that
//! P(Σ w_g d_g > 0) is the divided difference of t₊^(K−1) at the knots d_g, each repeated α_g times.
//! It is evaluated as the sum, over the positive knots, of the Taylor coefficient that a repeated knot
//! contributes, in whole numbers alone.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::dirichlet::Alpha;
use crate::engine::exact::Exact;
use crate::engine::weighing::Weighed;

/// How far [`chance_f64`] may be from the exact probability.
pub const TOLERANCE: f64 = 1e-8;

/// A probability, 0 to 1, exact however long its fraction is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(BigRational);

impl Chance {
    /// `numerator / denominator`, not reduced: the fractions are long and are compared and rounded as they are.
    fn of(numerator: BigInt, denominator: BigInt) -> Self {
        match denominator.is_negative() {
            true => Self(BigRational::new_raw(-numerator, -denominator)),
            false => Self(BigRational::new_raw(numerator, denominator)),
        }
    }

    fn halves(count: u32) -> Self {
        Self::of(count.into(), 2.into())
    }

    /// The nearest multiple of `1 / scale`, as a count of them; a tie goes to the even count.
    pub fn round_half_even(&self, scale: u32) -> u32 {
        let doubled: BigInt = self.0.numer() * BigInt::from(scale) * 2 + self.0.denom();
        let (count, rest) = doubled.div_mod_floor(&(self.0.denom() * 2));
        let down = rest.is_zero() && count.is_odd();
        let count = if down { count - 1 } else { count };
        count.to_u32().expect("a probability is at most 1")
    }

    /// The nearest f64, for drawing.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64().unwrap_or(f64::NAN)
    }
}

/// d_g, by group: the points by which one agent's group stands above the other's, bonuses included.
///
/// `None` if a group is missing for either: then the lead is no longer linear in the weights, and two
/// [candidates](super::acceptability::Candidate) tell the probability by simulation.
pub fn gaps(one: &Weighed, other: &Weighed) -> Option<Vec<Exact>> {
    let bonus = &one.bonus - &other.bonus;
    let gap = |(one, other): (&Option<Exact>, &Option<Exact>)| {
        Some(&(one.as_ref()? - other.as_ref()?) + &bonus)
    };
    one.groups.iter().zip(&other.groups).map(gap).collect()
}

/// P(Σ w_g d_g > 0) for weights that follow `alpha`, exact; ½ if every gap that weighs is zero.
///
/// `None` if there is not one gap per parameter. With gaps of long fractions and K in the hundreds it takes
/// milliseconds; [`chance_f64`] does not.
pub fn chance(gaps: &[Exact], alpha: &Alpha) -> Option<Chance> {
    let weighed = weighed(gaps, alpha)?;
    if let Some(certain) = decided(&weighed) {
        return Some(certain);
    }
    let ratios: Vec<(BigRational, u32)> =
        weighed.iter().map(|(gap, times)| (ratio_of(gap), *times)).collect();
    // The probability does not change with the unit of the gaps.
    let unit = ratios.iter().fold(BigInt::one(), |unit, it| unit.lcm(it.0.denom()));
    let gaps = ratios.iter().map(|(it, times)| (it.numer() * (&unit / it.denom()), *times));
    Some(divided_difference(&knots(gaps)))
}

/// The same within [`TOLERANCE`], quick enough for every movement of a slider; the same bits on every machine.
pub fn chance_f64(gaps: &[Exact], alpha: &Alpha) -> Option<f64> {
    let weighed = weighed(gaps, alpha)?;
    if let Some(certain) = decided(&weighed) {
        return Some(certain.to_f64());
    }
    if weighed.len() <= 8 && weighed.iter().all(|it| it.1 == 1) {
        let gaps: Vec<f64> = weighed.iter().map(|it| it.0.to_f64()).collect();
        if let Some(chance) = by_floats(&gaps) {
            return Some(chance);
        }
    }
    // The density of Σ w_g d_g is at most (K−1) over the range of the gaps, so that rounding every gap
    // to 2⁻⁴⁰ of the largest moves the probability by less than K · 2⁻⁴⁰.
    let size = |it: &Exact| if *it < Exact::zero() { &Exact::zero() - it } else { it.clone() };
    let largest = weighed.iter().map(|it| size(it.0)).max()?;
    let rounded = weighed.iter().map(|(gap, times)| {
        let share = gap.over(&largest)?.floor_bits(40)?;
        Some((BigInt::from(share), *times))
    });
    Some(divided_difference(&knots(rounded.collect::<Option<Vec<_>>>()?.into_iter())).to_f64())
}

/// The gaps that can weigh something, with their parameters.
fn weighed<'a>(gaps: &'a [Exact], alpha: &Alpha) -> Option<Vec<(&'a Exact, u32)>> {
    let parameters = alpha.parameters();
    let pairs = gaps.iter().zip(parameters.iter().copied()).filter(|it| it.1 > 0);
    (gaps.len() == parameters.len()).then(|| pairs.collect())
}

/// What the signs alone decide: one dominates the other, or nothing tells them apart.
fn decided(weighed: &[(&Exact, u32)]) -> Option<Chance> {
    let zero = Exact::zero();
    let ahead = weighed.iter().any(|it| *it.0 > zero);
    let behind = weighed.iter().any(|it| *it.0 < zero);
    match (ahead, behind) {
        (true, true) => None,
        (true, false) => Some(Chance::halves(2)),
        (false, true) => Some(Chance::halves(0)),
        (false, false) => Some(Chance::halves(1)),
    }
}

fn ratio_of(exact: &Exact) -> BigRational {
    exact.to_string().parse().expect("it is written n or n/d")
}

/// Equal gaps are one knot of their common multiplicity.
fn knots(gaps: impl Iterator<Item = (BigInt, u32)>) -> BTreeMap<BigInt, u32> {
    let mut knots = BTreeMap::new();
    for (gap, times) in gaps {
        *knots.entry(gap).or_default() += times;
    }
    knots
}

/// The divided difference of t₊^(K−1) at knots of both signs, K of them with their multiplicities.
fn divided_difference(knots: &BTreeMap<BigInt, u32>) -> Chance {
    let (mut numerator, mut denominator) = (BigInt::zero(), BigInt::one());
    for (knot, times) in knots.iter().filter(|it| it.0.is_positive()) {
        let (above, below) = residue(knots, knot, *times);
        numerator = numerator * &below + above * &denominator;
        denominator *= below;
    }
    Chance::of(numerator, denominator)
}

/// What a knot d of multiplicity a contributes: the coefficient of x^(a−1) in
/// (d+x)^(K−1) · Π (d−d_j+x)^(−α_j) over the other knots, as a quotient.
fn residue(knots: &BTreeMap<BigInt, u32>, knot: &BigInt, times: u32) -> (BigInt, BigInt) {
    let whole: u32 = knots.values().sum();
    let others = || knots.iter().filter(|it| it.0 != knot);
    let mut factors = vec![(knot.clone(), i64::from(whole) - 1)];
    factors.extend(others().map(|(other, alpha)| (knot - other, -i64::from(*alpha))));
    let scaled = scaled_coefficient(&factors, times - 1);
    // f(0) · G/(q₀^(a−1) (a−1)!), where f(0) and q₀ share the powers of d.
    let factorial: BigInt = (1..times).map(BigInt::from).product();
    let denominator = others()
        .fold(factorial, |product, (other, alpha)| product * (knot - other).pow(alpha + times - 1));
    (knot.pow(whole - times) * scaled, denominator)
}

/// G_n for f(x) = Π (b+x)^e = f(0) · Σ G_n/(q₀ⁿ n!) xⁿ, where q₀ = Π b.
///
/// With q(x) = Π (b+x) and r = q·f′/f, both polynomials, q f′ = r f gives whole numbers one after another:
/// G_(n+1) = Σ_m n!/(n−m)! · q₀^m · (r_m − (n−m) q_(m+1)) · G_(n−m).
fn scaled_coefficient(factors: &[(BigInt, i64)], last: u32) -> BigInt {
    let without = |skipped: Option<usize>| {
        let bases = factors.iter().enumerate().filter(|(at, _)| Some(*at) != skipped);
        bases.fold(vec![BigInt::one()], |product, (_, (base, _))| times_linear(&product, base))
    };
    let q = without(None);
    let mut r = vec![BigInt::zero(); factors.len()];
    for (at, (_, exponent)) in factors.iter().enumerate() {
        for (sum, term) in r.iter_mut().zip(without(Some(at))) {
            *sum += term * *exponent;
        }
    }
    let mut found = vec![BigInt::one()];
    for n in 0..last as usize {
        let mut next = BigInt::zero();
        let mut scale = BigInt::one();
        for (m, earlier) in found.iter().rev().take(r.len()).enumerate() {
            let left = n - m;
            next += &scale * (&r[m] - &q[m + 1] * left) * earlier;
            scale *= &q[0] * left;
        }
        found.push(next);
    }
    found.pop().unwrap_or_default()
}

/// The polynomial times (base + x), lowest power first.
fn times_linear(polynomial: &[BigInt], base: &BigInt) -> Vec<BigInt> {
    let mut product = vec![BigInt::zero(); polynomial.len() + 1];
    for (at, it) in polynomial.iter().enumerate() {
        product[at] += it * base;
        product[at + 1] += it;
    }
    product
}

/// Σ over d_i > 0 of Π_(j≠i) d_i/(d_i−d_j), all parameters being 1; `None` where the gaps are so close to
/// each other that rounding could move the sum by more than [`TOLERANCE`].
fn by_floats(gaps: &[f64]) -> Option<f64> {
    let (mut sum, mut error) = (0.0, 0.0);
    for (at, own) in gaps.iter().enumerate().filter(|(_, it)| **it > 0.0) {
        let (mut term, mut unsure) = (1.0, 0.0);
        for (_, other) in gaps.iter().enumerate().filter(|(it, _)| *it != at) {
            let apart = own - other;
            term *= own / apart;
            // Each gap is off by a rounding or two, which counts for more the closer they are.
            unsure += f64::EPSILON * (4.0 + 2.0 * (own.abs() + other.abs()) / apart.abs());
        }
        sum += term;
        error += term.abs() * unsure;
    }
    (error <= TOLERANCE / 4.0).then(|| f64::clamp(sum, 0.0, 1.0))
}

#[cfg(test)]
mod tests;
