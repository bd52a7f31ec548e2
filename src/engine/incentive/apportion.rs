//! 最大余数法: exact shares become whole numbers that sum to the whole (SCORING §7.2, R2).
//!
//! Rounding line by line does not add up: three thirds of 10,000 are 9,999.
//! Known quirk: with a larger whole one share may become smaller by 1 (Alabama paradox).

use std::cmp::Reverse;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, ToPrimitive, Zero};

use crate::engine::exact::Exact;

/// `whole` shared out in proportion to `weights`, in whole numbers that sum to it exactly; ties to the first.
/// `None` if a weight or the whole is negative, or all weights are zero.
pub fn apportion(weights: &[BigInt], whole: i64) -> Option<Vec<i64>> {
    let sum: BigInt = weights.iter().sum();
    if whole < 0 || sum.is_zero() || weights.iter().any(Signed::is_negative) {
        return None;
    }
    let (floors, remainders): (Vec<BigInt>, Vec<BigInt>) =
        weights.iter().map(|it| (it * whole).div_rem(&sum)).unzip();
    let amounts = floors.iter().map(ToPrimitive::to_i64).collect::<Option<Vec<i64>>>()?;
    give_rest(amounts, remainders, whole)
}

/// Exact shares made whole: each one rounded down, and what is then left of `whole` given out one by one, to the
/// largest remainder first, ties to the first; at most one each. `None` if a share is beyond an `i64`.
pub fn whole_shares(shares: &[Exact], whole: i64) -> Option<Vec<i64>> {
    let amounts = shares.iter().map(|it| it.floor_bits(0)).collect::<Option<Vec<i64>>>()?;
    let remainders =
        shares.iter().zip(&amounts).map(|(it, floor)| it - &Exact::integer(*floor)).collect();
    give_rest(amounts, remainders, whole)
}

/// Whole weights in the proportions of `fractions`, which are numerators over denominators above zero.
pub fn whole_weights(fractions: &[(BigInt, BigInt)]) -> Vec<BigInt> {
    let reduced: Vec<(BigInt, BigInt)> = fractions
        .iter()
        .map(|(numerator, denominator)| {
            let shared = numerator.gcd(denominator);
            (numerator / &shared, denominator / shared)
        })
        .collect();
    // The remainder first: many denominators have a common multiple too long to look for divisors in.
    let common = reduced.iter().fold(BigInt::from(1), |common, (_, denominator)| {
        let shared = denominator.gcd(&(&common % denominator));
        common * (denominator / shared)
    });
    reduced.iter().map(|(numerator, denominator)| numerator * (&common / denominator)).collect()
}

/// The rest of `whole` goes to the largest remainders.
fn give_rest<R: Ord>(mut amounts: Vec<i64>, remainders: Vec<R>, whole: i64) -> Option<Vec<i64>> {
    let given = amounts.iter().try_fold(0_i64, |sum, it| sum.checked_add(*it))?;
    let rest = whole.checked_sub(given)?;
    let mut order: Vec<(Reverse<R>, usize)> =
        remainders.into_iter().enumerate().map(|(at, it)| (Reverse(it), at)).collect();
    order.sort();
    for ((_, at), _) in order.into_iter().zip(0..rest) {
        amounts[at] = amounts[at].checked_add(1)?;
    }
    Some(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn integers(values: &[i64]) -> Vec<BigInt> {
        values.iter().map(|it| BigInt::from(*it)).collect()
    }

    #[test]
    fn the_published_apportionment_of_1790() {
        let people = integers(&[
            630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570,
            141_822, 85_533, 70_835, 68_705, 68_446, 55_540,
        ]);
        assert_eq!(people.iter().sum::<BigInt>(), BigInt::from(3_615_920));
        let seats = vec![11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1];
        assert_eq!(apportion(&people, 60), Some(seats));
    }

    #[test]
    fn thirds_add_up_and_the_first_gets_the_odd_one() {
        assert_eq!(apportion(&integers(&[1, 1, 1]), 10_000), Some(vec![3334, 3333, 3333]));
    }

    #[test]
    fn the_alabama_paradox_is_known() {
        let states = integers(&[6, 6, 2]);
        assert_eq!(apportion(&states, 10), Some(vec![4, 4, 2]));
        assert_eq!(apportion(&states, 11), Some(vec![5, 5, 1]));
    }

    #[test]
    fn nothing_to_go_by_is_no_share() {
        assert_eq!(apportion(&integers(&[0, 0]), 5), None);
        assert_eq!(apportion(&[], 5), None);
        assert_eq!(apportion(&integers(&[2, -1]), 5), None);
        assert_eq!(apportion(&integers(&[1]), -5), None);
    }

    #[test]
    fn shares_that_sum_to_no_whole_number_come_as_near_as_they_can() {
        let shares = [Exact::ratio(5, 2).unwrap(), Exact::ratio(7, 3).unwrap(), Exact::integer(1)];
        assert_eq!(whole_shares(&shares, 6), Some(vec![3, 2, 1]));
        assert_eq!(whole_shares(&shares, 7), Some(vec![3, 3, 1]));
        assert_eq!(whole_shares(&shares, 4), Some(vec![2, 2, 1]));
        assert_eq!(whole_shares(&[&Exact::integer(i64::MAX) + &Exact::integer(1)], 1), None);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_whole_and_keep_within_one_of_the_exact(
            fractions in prop::collection::vec((0..1_i64 << 40, 1..1_i64 << 20), 1..12),
            whole in 0..i64::MAX,
        ) {
            let exact: Vec<Exact> =
                fractions.iter().map(|it| Exact::ratio(it.0, it.1).unwrap()).collect();
            let sum = exact.iter().fold(Exact::zero(), |sum, it| &sum + it);
            prop_assume!(!sum.is_zero());
            let shares: Vec<Exact> =
                exact.iter().map(|it| &(it * &Exact::integer(whole)) / &sum).collect();
            let fractions: Vec<(BigInt, BigInt)> =
                fractions.iter().map(|it| (it.0.into(), it.1.into())).collect();
            let amounts = apportion(&whole_weights(&fractions), whole).unwrap();
            prop_assert_eq!(amounts.iter().map(|it| i128::from(*it)).sum::<i128>(), i128::from(whole));
            for (share, amount) in shares.iter().zip(&amounts) {
                let off = &Exact::integer(*amount) - share;
                prop_assert!(off < Exact::integer(1) && off > Exact::integer(-1));
            }
            prop_assert_eq!(whole_shares(&shares, whole), Some(amounts));
        }
    }
}
