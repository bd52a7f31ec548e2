//! Uncertain weights: a Dirichlet law around the policy's, and draws from it in whole numbers (SCORING §3.9).

use super::splitmix::SplitMix64;
use crate::engine::rebalance::apportion;

/// The whole of a drawn set of weights.
pub const WHOLE: u64 = 1 << 32;

/// The parameters of a Dirichlet law, one whole number per group; their sum K is 1 to [`Alpha::LARGEST_SUM`].
///
/// The greater K, the closer the weights keep to their means α_g/K. A group with 0 never weighs anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alpha(Vec<u32>);

impl Alpha {
    /// The largest sum that is taken: far more certain than any policy is, and still quick to draw.
    pub const LARGEST_SUM: u32 = 1000;

    /// The law with these parameters; `None` if their sum is 0 or above [`Self::LARGEST_SUM`].
    pub fn new(parameters: Vec<u32>) -> Option<Self> {
        let sum: u64 = parameters.iter().map(|it| u64::from(*it)).sum();
        (1..=u64::from(Self::LARGEST_SUM)).contains(&sum).then_some(Self(parameters))
    }

    /// Nothing is known of the weights: all are equally likely. `None` for no or too many groups.
    pub fn uniform(groups: usize) -> Option<Self> {
        Self::new(vec![1; groups])
    }

    /// The policy's weights give or take some noise: α_g = κ·w_g by largest remainder, and at least 1
    /// where the weight is positive, so that K exceeds κ by as much as tiny weights need.
    ///
    /// The noise of a weight is sd(w_g) = √(p(1−p)/(K+1)) with p = α_g/K ([`Self::sd`]): at κ = 20 about 11
    /// percentage points for a weight of 45 %, at κ = 100 about 5; four times the κ halves it.
    /// `None` if every weight is zero, or κ is 0 or so large that K is out of range.
    pub fn around(weights_bp: &[u32], kappa: u32) -> Option<Self> {
        if kappa == 0 || kappa > Self::LARGEST_SUM || weights_bp.iter().all(|it| *it == 0) {
            return None;
        }
        let shares = apportion(weights_bp, kappa);
        let parameters = shares.iter().zip(weights_bp);
        Self::new(parameters.map(|(it, weight)| (*it).max((*weight).min(1))).collect())
    }

    /// The parameters, by group.
    pub fn parameters(&self) -> &[u32] {
        &self.0
    }

    /// Their sum K.
    pub fn sum(&self) -> u32 {
        self.0.iter().sum()
    }

    /// The standard deviation of the weight of the group at this position, as a share of the whole, for
    /// drawing; `None` beyond the last.
    pub fn sd(&self, group: usize) -> Option<f64> {
        let (alpha, sum) = (f64::from(*self.0.get(group)?), f64::from(self.sum()));
        let mean = alpha / sum;
        Some((mean * (1.0 - mean) / (sum + 1.0)).sqrt())
    }
}

/// Draws sets of weights from a Dirichlet law, the same ones for the same seed.
///
/// K−1 cuts of the range 0 to 2³² make K spacings, which are uniform on the simplex; a group gets the sum of
/// α_g of them. No logarithm, no rejection: every draw takes K−1 words of the source.
#[derive(Clone, Debug)]
pub struct Dirichlet {
    source: SplitMix64,
    /// For every group, the number of spacings up to and with its own.
    ends: Vec<usize>,
    cuts: Vec<u32>,
    weights: Vec<u64>,
}

impl Dirichlet {
    /// Draws that depend on `alpha` and `seed` alone.
    pub fn seeded(alpha: &Alpha, seed: u64) -> Self {
        let mut end = 0;
        let ends = alpha.parameters().iter().map(|it| {
            end += *it as usize;
            end
        });
        let ends: Vec<usize> = ends.collect();
        Self {
            source: SplitMix64::seeded(seed),
            cuts: vec![0; end.saturating_sub(1)],
            weights: vec![0; ends.len()],
            ends,
        }
    }

    /// The next weights, by group; they sum to [`WHOLE`]. Nothing is allocated.
    pub fn draw(&mut self) -> &[u64] {
        for cut in &mut self.cuts {
            *cut = self.source.high();
        }
        self.cuts.sort_unstable();
        let mut from = 0;
        for (weight, end) in self.weights.iter_mut().zip(&self.ends) {
            let to = match end.checked_sub(1) {
                None => 0,
                Some(at) => self.cuts.get(at).map_or(WHOLE, |it| u64::from(*it)),
            };
            *weight = to - from;
            from = to;
        }
        &self.weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alpha(parameters: &[u32]) -> Alpha {
        Alpha::new(parameters.to_vec()).unwrap()
    }

    #[test]
    fn the_first_draws_of_the_worked_example() {
        #[track_caller]
        fn check(parameters: &[u32], weights: [u64; 4]) {
            assert_eq!(Dirichlet::seeded(&alpha(parameters), 42).draw(), weights);
        }
        check(&[1, 1, 1, 1], [686_809_907, 509_772_836, 1_988_414_159, 1_109_970_394]);
        check(&[9, 6, 2, 3], [1_459_992_695, 1_196_367_553, 528_636_654, 1_109_970_394]);
        check(&[45, 30, 10, 15], [2_128_150_531, 1_124_148_417, 255_852_184, 786_816_164]);
    }

    #[test]
    fn a_lone_group_has_the_whole_and_a_group_without_a_parameter_nothing() {
        assert_eq!(Dirichlet::seeded(&alpha(&[1]), 7).draw(), [WHOLE]);
        let mut source = Dirichlet::seeded(&alpha(&[0, 1, 0, 0]), 7);
        assert_eq!(source.draw(), [0, WHOLE, 0, 0]);
        let mut source = Dirichlet::seeded(&alpha(&[0, 2, 0, 1]), 7);
        let weights = source.draw();
        assert!(weights[0] == 0 && weights[2] == 0 && weights[1] + weights[3] == WHOLE);
    }

    #[test]
    fn the_policys_weights_become_parameters() {
        let around = |weights: &[u32], kappa| Alpha::around(weights, kappa).map(|it| it.0);
        let policy = [4500, 3000, 1000, 1500];
        assert_eq!(around(&policy, 100), Some(vec![45, 30, 10, 15]));
        assert_eq!(around(&policy, 20), Some(vec![9, 6, 2, 3]));
        assert_eq!(around(&policy, 7), Some(vec![3, 2, 1, 1])); // 3.15, 2.1, 0.7, 1.05
        assert_eq!(around(&[9990, 0, 10], 20), Some(vec![20, 0, 1]));
        assert_eq!(around(&[0, 0], 20), None);
        assert_eq!(around(&policy, 0), None);
        assert_eq!(around(&policy, u32::MAX), None);
        assert_eq!(Alpha::uniform(4).unwrap().0, [1, 1, 1, 1]);
        assert_eq!(Alpha::uniform(0), None);
        assert_eq!(Alpha::new(vec![u32::MAX, u32::MAX]), None);
    }

    #[test]
    fn the_noise_of_a_weight_is_the_one_that_is_stated() {
        #[track_caller]
        fn check(kappa: u32, points: [f64; 4], half_a_digit: f64) {
            let alpha = Alpha::around(&[4500, 3000, 1000, 1500], kappa).unwrap();
            for (group, expected) in points.iter().enumerate() {
                let sd = 100.0 * alpha.sd(group).unwrap();
                assert!((sd - expected).abs() <= half_a_digit, "{group}: {sd} {expected}");
            }
            assert_eq!(alpha.sd(4), None);
        }
        check(100, [4.95, 4.56, 2.99, 3.55], 0.005);
        check(20, [10.9, 10.0, 6.5, 7.8], 0.05);
    }

    proptest! {
        #[test]
        fn weights_always_sum_to_the_whole(
            parameters in prop::collection::vec(0_u32..40, 1..8),
            seed: u64,
        ) {
            prop_assume!(parameters.iter().any(|it| *it > 0));
            let mut source = Dirichlet::seeded(&alpha(&parameters), seed);
            for _ in 0..5 {
                prop_assert_eq!(source.draw().iter().sum::<u64>(), WHOLE);
            }
        }
    }
}
