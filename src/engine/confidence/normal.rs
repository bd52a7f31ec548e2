//! The normal distribution, with the same bits on every platform (SCORING §4.4, §9.1).

use std::f64::consts::FRAC_1_SQRT_2;

/// The normal quantile of a 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// Φ: the probability that a standard normal variable is at most `z`; 0 to 1.
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_quantiles() {
        for (z, expected) in
            [(0.0, 0.5), (1.959_964, 0.975), (-1.959_964, 0.025), (3.090_232, 0.999)]
        {
            assert!((cdf(z) - expected).abs() < 5e-8, "{z}");
        }
    }

    #[test]
    fn far_out_it_is_zero_and_one() {
        assert_eq!((cdf(f64::NEG_INFINITY), cdf(f64::INFINITY)), (0.0, 1.0));
        assert!(cdf(-30.0) > 0.0);
    }
}
