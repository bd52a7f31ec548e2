//! Linear equations with integer coefficients, solved exactly (SCORING §5.4).
//!
//! Bareiss' fraction-free elimination: every number on the way is a minor of the matrix, so that no
//! fraction is reduced before the end.

use num_bigint::BigInt;
use num_traits::Zero;

/// Unknowns over one positive denominator; none of them is reduced.
#[derive(Clone, Debug, PartialEq)]
pub struct Solution {
    /// Above the line, one per unknown.
    pub numerators: Vec<BigInt>,
    /// Below it.
    pub denominator: BigInt,
}

/// The one x with `A·x = b`, where each row is a row of A followed by its entry of b.
/// `None` if there is not exactly one, or if the rows are not of one length, one more than their number.
///
/// `scale` is 1, or the last pivot of an elimination that began before: then the rows are what it left,
/// and minors of order k are multiples of scale^(k − 1).
pub fn solve(mut rows: Vec<Vec<BigInt>>, scale: BigInt) -> Option<Solution> {
    let size = rows.len();
    if rows.iter().any(|it| it.len() != size + 1) {
        return None;
    }
    let mut previous = scale;
    for at in 0..size {
        let pivot = (at..size).find(|it| !rows[*it][at].is_zero())?;
        rows.swap(at, pivot);
        let (above, below) = rows.split_at_mut(at + 1);
        let row = &above[at];
        for other in below {
            let factor = std::mem::take(&mut other[at]);
            for (entry, own) in other[at + 1..].iter_mut().zip(&row[at + 1..]) {
                // Divides without a remainder: the quotient is a minor of the matrix again.
                *entry = (&row[at] * &*entry - &factor * own) / &previous;
            }
        }
        previous.clone_from(&row[at]);
    }
    // By Cramer's rule the determinant times each unknown is an integer.
    let mut determinant = previous;
    let mut numerators = vec![BigInt::zero(); size];
    for at in (0..size).rev() {
        let known = (at + 1..size).map(|it| &rows[at][it] * &numerators[it]);
        let known = known.fold(BigInt::zero(), |sum, it| sum + it);
        numerators[at] = (&determinant * &rows[at][size] - known) / &rows[at][at];
    }
    if determinant < BigInt::zero() {
        numerators = numerators.into_iter().map(|it| -it).collect();
        determinant = -determinant;
    }
    Some(Solution { numerators, denominator: determinant })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::exact::Exact;
    use proptest::prelude::*;

    fn solve(rows: Vec<Vec<BigInt>>, scale: i64) -> Option<Vec<Exact>> {
        let it = super::solve(rows, scale.into())?;
        assert!(it.denominator > BigInt::zero());
        let exact = |numerator| Exact::quotient(numerator, it.denominator.clone());
        it.numerators.into_iter().map(exact).collect()
    }

    fn rows(rows: &[&[i64]]) -> Vec<Vec<BigInt>> {
        rows.iter().map(|row| row.iter().map(|it| BigInt::from(*it)).collect()).collect()
    }

    #[test]
    fn a_zero_on_the_diagonal_is_no_obstacle() {
        let solved = solve(rows(&[&[0, 2, 1], &[3, 0, 2]]), 1);
        assert_eq!(solved, Some(vec![Exact::ratio(2, 3).unwrap(), Exact::ratio(1, 2).unwrap()]));
        assert_eq!(solve(Vec::new(), 1), Some(Vec::new()));
    }

    #[test]
    fn without_exactly_one_solution_there_is_none() {
        assert_eq!(solve(rows(&[&[1, 2, 3], &[2, 4, 6]]), 1), None);
        assert_eq!(solve(rows(&[&[1, 2, 3]]), 1), None);
    }

    #[test]
    fn an_elimination_that_has_begun_is_gone_on_with() {
        // 5x + y + z = 8, x + 7y = 9, x + 3z = 10; x eliminated: rows 2 and 3 times 5, less row 1.
        let whole = solve(rows(&[&[5, 1, 1, 8], &[1, 7, 0, 9], &[1, 0, 3, 10]]), 1);
        let rest = solve(rows(&[&[34, -1, 37], &[-1, 14, 42]]), 5);
        assert_eq!(whole.unwrap()[1..], rest.unwrap());
    }

    proptest! {
        #[test]
        fn what_is_found_solves_the_equations(
            entries in prop::collection::vec(-9_i64..10, 20),
        ) {
            let matrix: Vec<&[i64]> = entries.chunks(5).collect();
            if let Some(solved) = solve(rows(&matrix), 1) {
                for row in matrix {
                    let left = row.iter().zip(&solved).fold(Exact::zero(), |sum, (factor, it)| {
                        &sum + &(&Exact::integer(*factor) * it)
                    });
                    prop_assert_eq!(left, Exact::integer(row[4]));
                }
            }
        }
    }
}
