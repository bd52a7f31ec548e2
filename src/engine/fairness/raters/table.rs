//! Who rated whom, and the least squares on it: the ratees are eliminated by hand, so that only one
//! unknown per rater is left.

use std::collections::{BTreeMap, BTreeSet};

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Zero;

use super::connection::Connection;
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
    pub fn severities(&self) -> Result<Vec<Exact>, Comparability> {
        let free = self.free_raters();
        if !self.is_connected() {
            return Err(Comparability::Disconnected);
        }
        if free.len() > MOST_UNKNOWNS {
            return Err(Comparability::TooMany);
        }
        let solved = elimination::solve(self.equations(&free));
        let solved = solved.expect("a connected table with Σβ = 0 has one solution");
        let mut severities = vec![Exact::zero(); self.raters.len()];
        for (rater, severity) in free.into_iter().zip(solved) {
            severities[rater] = severity;
        }
        Ok(severities)
    }

    /// Every ratee's mean with what each rater gives too much taken off.
    pub fn means(&self, severities: &[Exact]) -> Vec<Exact> {
        let mut sums = vec![Exact::zero(); self.ratees.len()];
        for rating in &self.ratings {
            let fair = &Exact::integer(rating.score) - &severities[rating.rater];
            sums[rating.ratee] = &sums[rating.ratee] + &fair;
        }
        let counts = self.received.iter().map(|it| Exact::integer(*it));
        sums.iter().zip(counts).map(|(sum, count)| sum / &count).collect()
    }

    /// Pairs whose mean residuals of each other both exceed 1.5 residual standard deviations
    /// (with the degrees of freedom that the estimates leave).
    pub fn mutual(&self, severities: &[Exact], means: &[Exact]) -> Vec<(usize, usize)> {
        let mut squares = Exact::zero();
        let mut pairs: BTreeMap<(usize, usize), (Exact, i64)> = BTreeMap::new();
        for rating in &self.ratings {
            let foreseen = &means[rating.ratee] + &severities[rating.rater];
            let residual = &Exact::integer(rating.score) - &foreseen;
            squares = &squares + &(&residual * &residual);
            let people = (self.raters[rating.rater], self.ratees[rating.ratee]);
            let (sum, count) = pairs.entry(people).or_insert_with(|| (Exact::zero(), 0));
            (*sum, *count) = (&*sum + &residual, *count + 1);
        }
        let estimates = self.ratees.len() + self.free_raters().len().saturating_sub(1);
        let freedom = self.ratings.len().saturating_sub(estimates);
        let freedom = Exact::integer(i64::try_from(freedom).expect("ratings in memory"));
        let nine_quarters = Exact::ratio(9, 4).expect("4 is not zero");
        let limit = (&nine_quarters * &squares).over(&freedom);
        let is_high = |pair: (usize, usize)| {
            let mean = pairs.get(&pair).and_then(|(sum, count)| sum.over(&Exact::integer(*count)));
            mean.zip(limit.as_ref())
                .is_some_and(|(mean, limit)| mean > Exact::zero() && &mean * &mean > *limit)
        };
        let once = pairs.keys().filter(|(one, two)| one < two);
        once.copied().filter(|(one, two)| is_high((*one, *two)) && is_high((*two, *one))).collect()
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

    /// The normal equations of the free raters' β, times the least common multiple of the ratees' counts,
    /// and Σβ = 0 with its multiplier as the last unknown.
    ///
    /// With m = (Σy − Σβ)/n put in for each ratee, rater r's equation is
    /// n_r·β_r − Σ_a k_ra/n_a·Σ_s k_sa·β_s = Σy_r − Σ_a k_ra/n_a·Σy_a, k_ra counting r's ratings of a.
    fn equations(&self, free: &[usize]) -> Vec<Vec<BigInt>> {
        let size = free.len();
        if size == 0 {
            return Vec::new();
        }
        let common = self.received.iter().fold(BigInt::from(1), |it, n| it.lcm(&BigInt::from(*n)));
        let mut counts = vec![vec![0_i64; self.ratees.len()]; self.raters.len()];
        let mut given = vec![BigInt::zero(); self.raters.len()];
        let mut received = vec![BigInt::zero(); self.ratees.len()];
        for rating in &self.ratings {
            counts[rating.rater][rating.ratee] += 1;
            given[rating.rater] += rating.score;
            received[rating.ratee] += rating.score;
        }
        let shares: Vec<BigInt> =
            self.received.iter().map(|n| &common / BigInt::from(*n)).collect();
        let mut rows: Vec<Vec<BigInt>> = Vec::with_capacity(size + 1);
        for (at, rater) in free.iter().enumerate() {
            let mut row = vec![BigInt::zero(); size + 2];
            row[at] = &common * self.given[*rater];
            row[size] = BigInt::from(1);
            row[size + 1] = &common * &given[*rater];
            for (ratee, count) in counts[*rater].iter().enumerate().filter(|(_, it)| **it > 0) {
                let share = &shares[ratee] * *count;
                for (other_at, other) in free.iter().enumerate() {
                    row[other_at] -= &share * counts[*other][ratee];
                }
                row[size + 1] -= &share * &received[ratee];
            }
            rows.push(row);
        }
        let mut sum = vec![BigInt::from(1); size];
        sum.extend([BigInt::zero(), BigInt::zero()]);
        rows.push(sum);
        rows
    }
}
