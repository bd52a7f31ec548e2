//! Shrinkage of ratings, where means and not rates are compared (SCORING §4.2).

use super::anova::Anova;
use super::credibility::Suggestion;
use super::sample::Sample;
use crate::engine::exact::Exact;

/// The prior that ratings suggest: K = MSW/τ², and μ, the mean weighted by precision 1/(τ² + MSW/n).
///
/// The reliability n/(n+K) of a mean is its weight B against μ: the shrunk mean is μ + B·(x̄ − μ).
pub fn suggest(ratings: &[Sample]) -> Suggestion {
    Suggestion::from_moments(Anova::of(ratings), |anova, cases| {
        weighted_mean(ratings, cases).unwrap_or_else(|| anova.pooled.clone())
    })
}

/// μ = Σ B·x̄ / ΣB with B = n/(n+K).
///
/// K and B count here to the billionth: exact, the digits of two hundred agents would multiply to tens
/// of thousands. `None` if K is beyond that scale: it is as good as infinite, and the grand mean is the limit.
fn weighted_mean(ratings: &[Sample], cases: &Exact) -> Option<Exact> {
    const SCALE: u32 = 1_000_000_000;
    let cases = Exact::ratio(cases.round_half_even(SCALE)?, SCALE.into())?;
    let (mut sum, mut weights) = (Exact::zero(), Exact::zero());
    for sample in ratings {
        let n = Exact::integer(sample.n());
        let weight = Exact::integer(n.over(&(&n + &cases))?.round_half_even(SCALE)?);
        sum = &sum + &(&weight * &sample.average());
        weights = &weights + &weight;
    }
    sum.over(&weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rated(values: &[i64]) -> Sample {
        let n = i64::try_from(values.len()).unwrap();
        Sample::mean(n, values.iter().sum(), values.iter().map(|it| it * it).sum()).unwrap()
    }

    fn micro(value: &Exact) -> i64 {
        value.round_half_even(1_000_000).unwrap()
    }

    #[test]
    fn four_agents_ratings() {
        let samples = [
            rated(&[5, 4, 5, 4, 5]),
            rated(&[3, 4, 4, 3, 4, 3]),
            rated(&[5, 5]),
            rated(&[2, 3, 3, 4]),
        ];
        let suggestion = suggest(&samples);
        let Suggestion::Estimated { anova, prior } = &suggestion else {
            panic!("{suggestion:?}");
        };
        let exact = |numerator, denominator| Exact::ratio(numerator, denominator).unwrap();
        assert_eq!(anova.pooled, exact(66, 17));
        assert_eq!(anova.between, exact(1541, 510));
        assert_eq!(anova.within, Some(exact(47, 130)));
        assert_eq!(anova.typical_n, exact(208, 51));
        assert_eq!(micro(&anova.real_variance().unwrap()), 652_219);
        assert_eq!(micro(&prior.mean), 3_996_292);
        let weights: Vec<i64> =
            samples.iter().map(|it| micro(&suggestion.reliability(it.n()).unwrap())).collect();
        assert_eq!(weights, [900_200, 915_427, 782_987, 878_287]);
        let shrunk: Vec<i64> =
            samples.iter().map(|it| micro(&suggestion.shrunk(it).unwrap())).collect();
        assert_eq!(shrunk, [4_539_750, 3_541_973, 4_782_182, 3_121_262]);
    }

    #[test]
    fn unanimous_raters_have_no_spread_and_equal_agents_no_difference() {
        let unanimous = [rated(&[5, 5, 5]), rated(&[3, 3]), rated(&[4, 4])];
        assert!(matches!(suggest(&unanimous), Suggestion::NoSpread(_)));
        let alike = [rated(&[5, 3]), rated(&[3, 5]), rated(&[5, 3])];
        let suggestion = suggest(&alike);
        assert_eq!(suggestion.shrunk(&alike[0]), Some(Exact::integer(4)));
        assert!(matches!(suggestion, Suggestion::NoRealDifference(_)));
        assert_eq!(suggest(&alike[..1]), Suggestion::NotEstimable);
        assert!(matches!(suggest(&alike[..2]), Suggestion::Unstable(_)));
    }

    #[test]
    fn two_hundred_agents_are_no_burden() {
        let samples: Vec<Sample> = (0..200_i64)
            .map(|at| {
                let (n, fives) = (37 + 5 * at + at % 7, 10 + (at * 31) % 27);
                Sample::mean(n, 3 * (n - fives) + 5 * fives, 9 * (n - fives) + 25 * fives).unwrap()
            })
            .collect();
        let Suggestion::Estimated { prior, .. } = suggest(&samples) else {
            panic!("these differ");
        };
        let cases = prior.cases.to_f64();
        let (sum, weights) = samples.iter().fold((0.0, 0.0), |(sum, weights), it| {
            let n = Exact::integer(it.n()).to_f64();
            (sum + n / (n + cases) * it.average().to_f64(), weights + n / (n + cases))
        });
        assert!((prior.mean.to_f64() - sum / weights).abs() < 1e-8);
    }

    proptest! {
        #[test]
        fn a_shrunk_mean_lies_between_the_own_and_the_weighted(
            values in prop::collection::vec(prop::collection::vec(1..=5_i64, 1..9), 3..9),
        ) {
            let samples: Vec<Sample> = values.iter().map(|it| rated(it)).collect();
            let suggestion = suggest(&samples);
            if let Suggestion::Estimated { prior, .. } = &suggestion {
                for sample in &samples {
                    let (own, shrunk) = (sample.average(), suggestion.shrunk(sample).unwrap());
                    let low = own.clone().min(prior.mean.clone());
                    prop_assert!(low <= shrunk && shrunk <= own.max(prior.mean.clone()));
                }
            }
        }
    }
}
