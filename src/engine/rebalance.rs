//! One weight moves, the others give way, and the sum stays whole (SCORING §3.1, §7.2).

use num_bigint::BigInt;

use super::incentive;

/// The whole of `parts`, shared out anew in proportion to them: integers that sum to `whole` exactly,
/// by largest remainder, ties to the first. Equal shares if all parts are zero.
pub fn apportion(parts: &[u32], whole: u32) -> Vec<u32> {
    // With nothing to go by, everybody weighs the same.
    let even = parts.iter().all(|it| *it == 0);
    let weight = |it: &u32| BigInt::from(if even { 1 } else { *it });
    let weights: Vec<BigInt> = parts.iter().map(weight).collect();
    let shares = incentive::apportion::apportion(&weights, whole.into()).unwrap_or_default();
    shares.into_iter().map(|it| u32::try_from(it).expect("no share exceeds the whole")).collect()
}

/// Sets the weight at `at` to `wanted` basis points, or as near as locked weights allow, and shares the
/// rest among the free ones in proportion to what they had in `weights`.
///
/// `weights` sum to `whole` and so does the result. If nothing else is free, nothing moves.
/// While a slider is dragged, `weights` are those at the start of the drag: a weight that was pushed to
/// zero on the way comes back in its old proportion.
pub fn rebalance(weights: &[u32], locked: &[bool], at: usize, wanted: u32) -> Vec<u32> {
    let whole: u32 = weights.iter().sum();
    let free: Vec<usize> = (0..weights.len()).filter(|it| *it != at && !locked[*it]).collect();
    if free.is_empty() {
        return weights.to_vec();
    }
    let held: u32 =
        (0..weights.len()).filter(|it| *it != at && locked[*it]).map(|it| weights[it]).sum();
    let room = whole - held;
    let mut moved = weights.to_vec();
    moved[at] = wanted.min(room);
    let parts: Vec<u32> = free.iter().map(|it| weights[*it]).collect();
    for (position, share) in free.iter().zip(apportion(&parts, room - moved[at])) {
        moved[*position] = share;
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_apportionment_of_1790() {
        let people = [
            630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570,
            141_822, 85_533, 70_835, 68_705, 68_446, 55_540,
        ];
        assert_eq!(people.iter().sum::<u32>(), 3_615_920);
        assert_eq!(apportion(&people, 60), [11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1]);
    }

    #[test]
    fn thirds_add_up() {
        assert_eq!(apportion(&[1, 1, 1], 10_000), [3334, 3333, 3333]);
        assert_eq!(apportion(&[0, 0], 5), [3, 2]);
    }

    #[test]
    fn no_parts_have_no_shares() {
        assert_eq!(apportion(&[], 5), [0_u32; 0]);
    }

    #[test]
    fn the_others_keep_their_proportions_and_locks_hold() {
        let weights = [4500, 3000, 1000, 1500];
        let free = [false; 4];
        assert_eq!(rebalance(&weights, &free, 0, 3400), [3400, 3600, 1200, 1800]);
        assert_eq!(rebalance(&weights, &free, 0, 10_000), [10_000, 0, 0, 0]);
        let locked = [false, true, false, false];
        assert_eq!(rebalance(&weights, &locked, 0, 5000), [5000, 3000, 800, 1200]);
        assert_eq!(rebalance(&weights, &locked, 0, 9000), [7000, 3000, 0, 0]);
        assert_eq!(rebalance(&weights, &[false, true, true, true], 0, 9000), weights);
    }

    proptest! {
        #[test]
        fn the_sum_stays_whole(
            parts in prop::collection::vec((0_u32..5000, any::<bool>()), 1..8),
            at in 0_usize..8,
            wanted in 0_u32..12_000,
        ) {
            let (parts, locked): (Vec<u32>, Vec<bool>) = parts.into_iter().unzip();
            let weights = apportion(&parts, 10_000);
            let at = at % weights.len();
            let moved = rebalance(&weights, &locked, at, wanted);
            prop_assert_eq!(moved.iter().sum::<u32>(), 10_000);
            for (position, lock) in locked.iter().enumerate() {
                prop_assert!(position == at || !lock || moved[position] == weights[position]);
            }
        }
    }
}
