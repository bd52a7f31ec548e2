//! The many-facet Rasch model's expected rating: what a rater of a given severity gives somebody of a
//! given ability (SCORING §5.4). For display; scores use the additive model of [`super::raters`].

/// Where on the latent scale people, items and raters stand, in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Facets {
    /// θ: the ratee's ability.
    pub ability: f64,
    /// δ: the item's difficulty.
    pub difficulty: f64,
    /// λ: the rater's severity.
    pub severity: f64,
}

/// The expected rating on the scale 1, 2, … with one step more than `thresholds` τ:
/// ln(P_k / P_{k−1}) = θ − δ − λ − τ_k.
pub fn expected_rating(facets: Facets, thresholds: &[f64]) -> f64 {
    let location = facets.ability - facets.difficulty - facets.severity;
    let mut logits = vec![0.0];
    let mut logit = 0.0;
    for threshold in thresholds {
        logit += location - threshold;
        logits.push(logit);
    }
    // The largest is taken off before the exponential, which then cannot overflow.
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (mut sum, mut whole, mut rating) = (0.0, 0.0, 1.0);
    for logit in logits {
        let weight = libm::exp(logit - largest);
        sum += weight * rating;
        whole += weight;
        rating += 1.0;
    }
    sum / whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_severe_rater_gives_less_for_the_same_ability() {
        let thresholds = [-1.5, -0.5, 0.5, 1.5];
        for (severity, expected) in [(0.5, 3.455_317), (0.0, 3.871_160), (-0.5, 4.216_975)] {
            let rating =
                expected_rating(Facets { ability: 1.0, difficulty: 0.0, severity }, &thresholds);
            assert!((rating - expected).abs() < 0.5e-6, "{rating}");
        }
    }

    #[test]
    fn the_ends_of_the_scale_hold_for_any_ability() {
        let thresholds = [-1.5, -0.5, 0.5, 1.5];
        let of = |ability| {
            expected_rating(Facets { ability, difficulty: 0.0, severity: 0.0 }, &thresholds)
        };
        assert!((of(1e6) - 5.0).abs() < 1e-12 && (of(-1e6) - 1.0).abs() < 1e-12);
        assert!((of(0.0) - 3.0).abs() < 1e-12);
        assert!(
            (expected_rating(Facets { ability: 0.0, difficulty: 0.0, severity: 0.0 }, &[]) - 1.0)
                .abs()
                < 1e-12
        );
    }
}
