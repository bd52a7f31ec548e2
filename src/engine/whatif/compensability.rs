//! 补偿性诊断: how far a strong group pays for a weak one (SCORING §3.2).

use super::profile::Profile;
use crate::engine::exact::Exact;

/// Means of one agent's groups that forgive a weak group more, and less.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// A: the base score, the weighted arithmetic mean.
    pub arithmetic: Exact,
    /// G: the weighted geometric mean, at most A unless a group is below 1: a displayed statistic.
    pub geometric: f64,
    /// A − G in points: large if the groups are far apart (偏科).
    pub gap: f64,
}

/// Both means over the groups that have data; below 1 point a group counts as 1 in the geometric mean, which
/// a single 0 would make 0. `None` without a score.
pub fn balance(profile: &Profile, weights_bp: &[u32]) -> Option<Balance> {
    let arithmetic = profile.base(weights_bp)?;
    let shares = profile.shares(weights_bp)?;
    let one = Exact::integer(1);
    let logarithm = profile.groups.iter().zip(&shares).fold(0.0, |sum, (mean, share)| match mean {
        Some(mean) => sum + share.to_f64() * libm::log(mean.max(&one).to_f64()),
        None => sum,
    });
    let geometric = libm::exp(logarithm);
    Some(Balance { gap: arithmetic.to_f64() - geometric, arithmetic, geometric })
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{WEIGHTS, exact, five, micro, profiles, weights};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn both_means_of_the_example() {
        let expected = [
            (87_527_500, 87.385_431),
            (78_447_222, 77.883_733),
            (73_885_000, 73.227_988),
            (81_287_500, 80.191_570),
            (70_039_286, 66.821_167),
        ];
        for (profile, (arithmetic, geometric)) in five().iter().zip(expected) {
            let balance = balance(profile, &WEIGHTS).unwrap();
            assert_eq!(micro(&balance.arithmetic), arithmetic);
            assert!((balance.geometric - geometric).abs() <= 0.5e-6, "{}", balance.geometric);
        }
        let gap = balance(&five()[4], &WEIGHTS).unwrap().gap;
        assert!((gap - 3.22).abs() <= 0.005, "{gap}");
    }

    #[test]
    fn a_zero_counts_as_one_point() {
        let of = |points| Profile {
            groups: vec![Some(exact(points, 1)), Some(exact(100, 1)), None],
            bonus: exact(5, 1),
        };
        let balance = balance(&of(0), &[5000, 5000, 0]).unwrap();
        assert!((balance.geometric - 10.0).abs() < 1e-12);
        assert_eq!(balance.arithmetic, exact(50, 1));
        assert_eq!(super::balance(&of(0), &[0, 0, 10_000]), None);
    }

    proptest! {
        #[test]
        fn the_geometric_mean_never_exceeds_the_arithmetic(
            profiles in profiles(1..2),
            weights in weights(),
        ) {
            let Some(balance) = balance(&profiles[0], &weights) else { return Ok(()) };
            let one = exact(1, 1);
            if profiles[0].groups.iter().flatten().all(|it| *it >= one) {
                prop_assert!(balance.gap >= -1e-9);
            }
            prop_assert!((0.999_999..=120.000_001).contains(&balance.geometric));
        }
    }
}
