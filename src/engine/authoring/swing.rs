//! 摆幅法: weights from how much each step from floor to target matters (SCORING §3.3).

use crate::engine::rebalance::apportion;
use crate::model::WHOLE_BP;

/// Weights in basis points, proportional to the swings, which sum to 10,000 by largest remainder.
///
/// A swing says how much it matters to go from the lowest to the highest anchor of one indicator or group; the
/// one that matters most is 100 by custom. A weight has meaning only together with its anchors.
/// `None` if no swing matters.
pub fn weights_bp(swings: &[u32]) -> Option<Vec<u32>> {
    swings.iter().any(|it| *it > 0).then(|| apportion(swings, WHOLE_BP))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_swings_of_the_example() {
        assert_eq!(weights_bp(&[100, 80, 50, 20]), Some(vec![4000, 3200, 2000, 800]));
    }

    #[test]
    fn thirds_add_up_and_nothing_gives_nothing() {
        assert_eq!(weights_bp(&[100, 100, 100]), Some(vec![3334, 3333, 3333]));
        assert_eq!(weights_bp(&[0, 0]), None);
        assert_eq!(weights_bp(&[]), None);
    }

    proptest! {
        #[test]
        fn the_weights_sum_to_the_whole_and_keep_the_order(
            swings in prop::collection::vec(any::<u32>(), 1..12),
        ) {
            let Some(weights) = weights_bp(&swings) else { return Ok(()) };
            prop_assert_eq!(weights.iter().sum::<u32>(), 10_000);
            for (one, a) in swings.iter().zip(&weights) {
                for (two, b) in swings.iter().zip(&weights) {
                    prop_assert!(one <= two || a >= b);
                }
            }
        }
    }
}
