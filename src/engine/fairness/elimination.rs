//! Linear equations with integer coefficients, solved exactly.
//!
//! Bareiss' fraction-free elimination: every number on the way is a minor of the matrix, so that no
//! fraction is reduced before the end.

use num_bigint::BigInt;
use num_traits::{One, Zero};

use crate::engine::exact::Exact;

/// The one x with `A·x = b`, where each row is a row of A followed by its entry of b.
/// `None` if there is not exactly one, or if the rows are not of one length, one more than their number.
pub fn solve(mut rows: Vec<Vec<BigInt>>) -> Option<Vec<Exact>> {
    let size = rows.len();
    if rows.iter().any(|it| it.len() != size + 1) {
        return None;
    }
    let mut previous = BigInt::one();
    for at in 0..size {
        let pivot = (at..size).find(|it| !rows[*it][at].is_zero())?;
        rows.swap(at, pivot);
        let row = rows[at].clone();
        for (_, other) in rows.iter_mut().enumerate().filter(|(it, _)| *it != at) {
            let factor = other[at].clone();
            for (entry, own) in other.iter_mut().zip(&row) {
                // Divides without a remainder: the quotient is a minor of the matrix again.
                *entry = (&row[at] * &*entry - &factor * own) / &previous;
            }
        }
        previous.clone_from(&row[at]);
    }
    rows.into_iter()
        .enumerate()
        .map(|(at, mut row)| Exact::quotient(row.pop()?, row.swap_remove(at)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(rows: &[&[i64]]) -> Vec<Vec<BigInt>> {
        rows.iter().map(|row| row.iter().map(|it| BigInt::from(*it)).collect()).collect()
    }

    #[test]
    fn a_zero_on_the_diagonal_is_no_obstacle() {
        let solved = solve(rows(&[&[0, 2, 1], &[3, 0, 2]]));
        assert_eq!(solved, Some(vec![Exact::ratio(2, 3).unwrap(), Exact::ratio(1, 2).unwrap()]));
        assert_eq!(solve(Vec::new()), Some(Vec::new()));
    }

    #[test]
    fn without_exactly_one_solution_there_is_none() {
        assert_eq!(solve(rows(&[&[1, 2, 3], &[2, 4, 6]])), None);
        assert_eq!(solve(rows(&[&[1, 2, 3]])), None);
    }

    proptest! {
        #[test]
        fn what_is_found_solves_the_equations(
            entries in prop::collection::vec(-9_i64..10, 20),
        ) {
            let matrix: Vec<&[i64]> = entries.chunks(5).collect();
            if let Some(solved) = solve(rows(&matrix)) {
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
