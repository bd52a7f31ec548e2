//! Every rater's severity over one denominator, so that sums of many are not reduced on the way (SCORING §5.4).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Zero;

use super::DOUBT;
use crate::engine::exact::Exact;

/// β of every rater, by position.
pub struct Severities {
    /// Above the line.
    pub numerators: Vec<BigInt>,
    /// Below it, positive.
    pub denominator: BigInt,
}

impl Severities {
    /// So many raters of whom nothing is known.
    pub fn none(raters: usize) -> Self {
        Self { numerators: vec![BigInt::zero(); raters], denominator: BigInt::from(1) }
    }

    /// β·n/(n + λ), with the number of ratings each rater gave.
    pub fn shrunk(&self, given: &[i64]) -> Self {
        let doubted = |ratings: &i64| BigInt::from(ratings + DOUBT);
        let common = given.iter().map(doubted).fold(BigInt::from(1), |it, other| it.lcm(&other));
        let numerators = self.numerators.iter().zip(given);
        Self {
            numerators: numerators
                .map(|(it, ratings)| it * *ratings * (&common / doubted(ratings)))
                .collect(),
            denominator: &self.denominator * &common,
        }
    }

    /// The severities as numbers.
    pub fn exact(&self) -> Vec<Exact> {
        let quotient = |it: &BigInt| {
            Exact::quotient(it.clone(), self.denominator.clone()).expect("it is positive")
        };
        self.numerators.iter().map(quotient).collect()
    }
}
