//! Every pair's critical weights at once, for a picture of where the ranking could turn.

use super::critical;
use super::profile::Profile;
use super::screen::Screen;

/// A weight at which two agents change places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swap {
    /// The position of the group whose weight moves.
    pub group: usize,
    /// The positions of the two, the smaller first.
    pub pair: (usize, usize),
    /// The weight as a share from 0 to 1: a displayed statistic, within 1e-9 of the exact one.
    pub at: f64,
}

/// All critical weights of all pairs and groups (SCORING §3.6), by pair, then group, then weight.
///
/// None is missing and none is made up: what fixed point cannot decide is decided exactly.
pub fn swaps(profiles: &[Profile], weights_bp: &[u32]) -> Vec<Swap> {
    let screen = Screen::new(profiles, weights_bp);
    let mut swaps = Vec::new();
    for one in 0..profiles.len() {
        for two in one + 1..profiles.len() {
            let screened = screen.pair(one, two);
            for group in 0..weights_bp.len() {
                let push = |at| swaps.push(Swap { group, pair: (one, two), at });
                if let Some(places) = screened.and_then(|it| it.crossings(group)) {
                    places.into_iter().flatten().for_each(push);
                } else {
                    let pair = [&profiles[one], &profiles[two]];
                    let exact = critical::crossings(pair, weights_bp, group);
                    exact.iter().map(|it| it.low().to_f64()).for_each(push);
                }
            }
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{complete, profiles, weights};
    use super::*;
    use proptest::prelude::*;

    fn check(profiles: &[Profile], weights: &[u32]) -> Result<(), TestCaseError> {
        let swaps = swaps(profiles, weights);
        let mut rest = swaps.iter();
        for one in 0..profiles.len() {
            for two in one + 1..profiles.len() {
                for group in 0..weights.len() {
                    let pair = [&profiles[one], &profiles[two]];
                    for exact in critical::crossings(pair, weights, group) {
                        let swap = rest.next().expect("no swap is missing");
                        prop_assert_eq!((swap.pair, swap.group), ((one, two), group));
                        prop_assert!((swap.at - exact.low().to_f64()).abs() <= 1e-9);
                    }
                }
            }
        }
        prop_assert_eq!(rest.next(), None);
        Ok(())
    }

    proptest! {
        #[test]
        fn the_fast_way_finds_what_the_exact_way_finds(
            profiles in profiles(2..6),
            weights in weights(),
        ) {
            check(&profiles, &weights)?;
        }

        #[test]
        fn so_it_does_where_nothing_is_missing(profiles in complete(2..6), weights in weights()) {
            check(&profiles, &weights)?;
        }
    }

    #[test]
    fn points_too_large_for_fixed_point_are_left_to_exact_arithmetic() {
        let huge = |points| Profile {
            groups: vec![
                Some(crate::engine::Exact::integer(points)),
                Some(crate::engine::Exact::integer(-points)),
            ],
            bonus: crate::engine::Exact::zero(),
        };
        let swaps = swaps(&[huge(i64::MAX), huge(1)], &[5000, 5000]);
        assert_eq!(
            swaps.iter().map(|it| (it.group, it.at)).collect::<Vec<_>>(),
            [(0, 0.5), (1, 0.5)]
        );
    }
}
