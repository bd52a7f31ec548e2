//! Who rated whom, and the least squares on it: the ratees are eliminated by hand, so that only one
//! unknown per rater is left.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Zero;

use super::connection::Connection;
use super::severities::Severities;
use super::{Comparability, Rating};
use crate::engine::exact::Exact;
use crate::engine::fairness::elimination;

/// With fewer ratings than this nothing is known of a rater's severity.
const FEWEST_RATINGS: i64 = 2;
/// More severities than these are not solved for.
const MOST_UNKNOWNS: usize = 50;

/// Ratings by position of rater and ratee.
pub struct Table {
    /// Who judges, in order.
    pub raters: Vec<usize>,
    /// Who is judged, in order.
    pub ratees: Vec<usize>,
    /// How many ratings each rater gave.
    pub given: Vec<i64>,
    /// How many ratings each ratee received.
    pub received: Vec<i64>,
    /// With raters and ratees by their positions.
    ratings: Vec<Rating>,
}

impl Table {
    /// The table of these ratings; who only judges or is only judged is in one of the lists alone.
    pub fn new(ratings: &[Rating]) -> Self {
        let people = |pick: fn(&Rating) -> usize| -> Vec<usize> {
            ratings.iter().map(pick).collect::<BTreeSet<_>>().into_iter().collect()
        };
        let position = |people: &[usize], person| {
            people.binary_search(&person).expect("everybody in a rating is among the people")
        };
        let mut table = Self {
            raters: people(|it| it.rater),
            ratees: people(|it| it.ratee),
            given: Vec::new(),
            received: Vec::new(),
            ratings: Vec::new(),
        };
        table.given = vec![0; table.raters.len()];
        table.received = vec![0; table.ratees.len()];
        for rating in ratings {
            let placed = Rating {
                rater: position(&table.raters, rating.rater),
                ratee: position(&table.ratees, rating.ratee),
                score: rating.score,
            };
            table.given[placed.rater] += 1;
            table.received[placed.ratee] += 1;
            table.ratings.push(placed);
        }
        table
    }

    /// Every rater's β, or why there is none.
    pub fn severities(&self) -> Result<Severities, Comparability> {
        let free = self.free_raters();
        if !self.is_connected() {
            return Err(Comparability::Disconnected);
        }
        if free.len() > MOST_UNKNOWNS {
            return Err(Comparability::TooMany);
        }
        let (equations, product) = self.equations(&free);
        let solved = elimination::solve(equations, product);
        let solved = solved.expect("a connected table with Σβ = 0 has one solution");
        let mut severities = Severities::none(self.raters.len());
        severities.denominator = solved.denominator;
        for (rater, numerator) in free.into_iter().zip(solved.numerators) {
            severities.numerators[rater] = numerator;
        }
        Ok(severities)
    }

    /// Every ratee's mean with what each rater gives too much taken off.
    pub fn means(&self, severities: &Severities) -> Vec<Exact> {
        let sums = self.sums(severities).into_iter().zip(&self.received);
        sums.map(|(sum, count)| Exact::quotient(sum, &severities.denominator * *count))
            .map(|it| it.expect("every ratee has a rating"))
            .collect()
    }

    /// Pairs whose mean residuals of each other both exceed 1.5 residual standard deviations
    /// (with the degrees of freedom that the estimates leave).
    pub fn mutual(&self, severities: &Severities) -> Vec<(usize, usize)> {
        // Residuals over one denominator, which is the same on both sides of the comparison.
        let sums = self.sums(severities);
        let common = self.received.iter().fold(BigInt::from(1), |it, n| it.lcm(&BigInt::from(*n)));
        let mut squares = BigInt::zero();
        let mut pairs: BTreeMap<(usize, usize), (BigInt, i64)> = BTreeMap::new();
        for rating in &self.ratings {
            let own = &severities.denominator * rating.score - &severities.numerators[rating.rater];
            let share = &common / BigInt::from(self.received[rating.ratee]);
            let residual = &common * own - share * &sums[rating.ratee];
            squares += &residual * &residual;
            let people = (self.raters[rating.rater], self.ratees[rating.ratee]);
            let (sum, count) = pairs.entry(people).or_default();
            *sum += residual;
            *count += 1;
        }
        let estimates = self.ratees.len() + self.free_raters().len().saturating_sub(1);
        let freedom = BigInt::from(self.ratings.len().saturating_sub(estimates));
        // (sum/count)² > (3/2)²·squares/freedom; without freedom nothing is.
        let limit = squares * 9;
        let is_high = |pair: (usize, usize)| {
            pairs.get(&pair).is_some_and(|(sum, count)| {
                *sum > BigInt::zero() && sum * sum * 4 * &freedom > &limit * *count * *count
            })
        };
        let once = pairs.keys().filter(|(one, two)| one < two);
        once.copied().filter(|(one, two)| is_high((*one, *two)) && is_high((*two, *one))).collect()
    }

    /// Every ratee's Σ(y − β), times the denominator of the severities.
    fn sums(&self, severities: &Severities) -> Vec<BigInt> {
        let mut sums = vec![BigInt::zero(); self.ratees.len()];
        for rating in &self.ratings {
            sums[rating.ratee] += &severities.denominator * rating.score;
            sums[rating.ratee] -= &severities.numerators[rating.rater];
        }
        sums
    }

    fn free_raters(&self) -> Vec<usize> {
        (0..self.raters.len()).filter(|it| self.given[*it] >= FEWEST_RATINGS).collect()
    }

    fn is_connected(&self) -> bool {
        let mut connection = Connection::new(self.raters.len() + self.ratees.len());
        for rating in &self.ratings {
            connection.join(rating.rater, self.raters.len() + rating.ratee);
        }
        connection.is_whole()
    }

    /// The normal equations of the free raters' β and Σβ = 0 with its multiplier as the last unknown,
    /// as they stand when the ratees have been eliminated; and the last pivot, the product of their counts.
    ///
    /// With m = (Σy − Σβ)/n put in for each ratee, rater r's equation is
    /// n_r·β_r − Σ_a k_ra/n_a·Σ_s k_sa·β_s = Σy_r − Σ_a k_ra/n_a·Σy_a, k_ra counting r's ratings of a.
    fn equations(&self, free: &[usize]) -> (Vec<Vec<BigInt>>, BigInt) {
        let size = free.len();
        let product: BigInt = self.received.iter().copied().map(BigInt::from).product();
        let mut counts = vec![vec![0_i64; self.ratees.len()]; self.raters.len()];
        let mut given = vec![BigInt::zero(); self.raters.len()];
        let mut received = vec![BigInt::zero(); self.ratees.len()];
        for rating in &self.ratings {
            counts[rating.rater][rating.ratee] += 1;
            given[rating.rater] += rating.score;
            received[rating.ratee] += rating.score;
        }
        let shares: Vec<BigInt> =
            self.received.iter().map(|n| &product / BigInt::from(*n)).collect();
        let mut rows: Vec<Vec<BigInt>> = Vec::with_capacity(size + 1);
        for (at, rater) in free.iter().enumerate() {
            let mut row = vec![BigInt::zero(); size + 2];
            row[at] = &product * self.given[*rater];
            row[size].clone_from(&product);
            row[size + 1] = &product * &given[*rater];
            for (ratee, count) in counts[*rater].iter().enumerate().filter(|(_, it)| **it > 0) {
                let share = &shares[ratee] * *count;
                for (entry, other) in row.iter_mut().zip(free) {
                    *entry -= &share * counts[*other][ratee];
                }
                row[size + 1] -= &share * &received[ratee];
            }
            rows.push(row);
        }
        if size > 0 {
            let mut sum = vec![product.clone(); size];
            sum.extend([BigInt::zero(), BigInt::zero()]);
            rows.push(sum);
        }
        (rows, product)
    }
}
