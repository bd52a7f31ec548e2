//! Funnel plot: who lies outside of what chance explains, instead of a league table (SCORING §4.3).

use super::anova::Anova;
use super::sample::Sample;
use super::wilson::Interval;
use crate::engine::exact::Exact;

/// The normal quantile of the inner limits, 95 %.
pub const INNER_Z: f64 = 1.959_964;
/// The normal quantile of the outer limits, 99.8 %.
pub const OUTER_Z: f64 = 3.090_232;
/// With fewer agents τ² would take real differences for chance, and is left out of the limits.
pub const MIN_AGENTS_FOR_TAU: usize = 10;
/// With fewer agents nobody is called an outlier: each is most of what it is compared with.
pub const MIN_AGENTS_FOR_PLACES: usize = 3;

/// Every agent's rate against the pooled one.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// p̄: the pooled rate, the line in the middle.
    pub pooled: f64,
    /// φ = Σz²/I: above 1 the agents differ by more than chance.
    pub phi: f64,
    /// τ²: the variance between agents beyond chance; 0 if there is none.
    pub tau_squared: f64,
    /// The τ² that widens the limits: `tau_squared`, or 0 with too few agents to know it.
    pub applied: f64,
    /// The agents, in the order given.
    pub points: Vec<FunnelPoint>,
}

/// One agent in the funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelPoint {
    /// The cases.
    pub n: i64,
    /// The rate, 0 to 1.
    pub share: f64,
    /// (p − p̄)/s with s² = p̄(1−p̄)/n; 0 if everybody's rate is 0 or 1.
    pub z: f64,
    /// (p − p̄)/sqrt(s² + τ²), whether the limits have τ² or not.
    pub adjusted_z: f64,
    /// The 95 % limits.
    pub inner: Interval,
    /// The 99.8 % limits.
    pub outer: Interval,
    /// Where it lies.
    pub place: Place,
}

/// Where an agent lies in the funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Within the 95 % limits, or among too few to tell.
    Within,
    /// Between the 95 % and the 99.8 % limits.
    BeyondInner,
    /// Beyond the 99.8 % limits.
    BeyondOuter,
}

/// The funnel of these rates; `None` without an agent.
pub fn funnel(shares: &[Sample]) -> Option<Funnel> {
    let anova = Anova::of(shares);
    let pooled = match (&anova, shares) {
        (Some(anova), _) => anova.pooled.clone(),
        (None, [only]) => only.average(),
        (None, _) => return None,
    };
    let (phi, tau_squared) = anova.map_or((0.0, 0.0), |it| overdispersion(&it));
    let applied = if shares.len() >= MIN_AGENTS_FOR_TAU { tau_squared } else { 0.0 };
    let pooled = pooled.to_f64();
    let points = shares
        .iter()
        .map(|it| {
            let (n, share) = (it.n(), it.average().to_f64());
            let apart = |tau_squared| z_score(share - pooled, spread(pooled, n, tau_squared));
            FunnelPoint {
                n,
                share,
                z: apart(0.0),
                adjusted_z: apart(tau_squared),
                inner: limits(pooled, n, applied, INNER_Z),
                outer: limits(pooled, n, applied, OUTER_Z),
                place: match apart(applied).abs() {
                    _ if shares.len() < MIN_AGENTS_FOR_PLACES => Place::Within,
                    z if z > OUTER_Z => Place::BeyondOuter,
                    z if z > INNER_Z => Place::BeyondInner,
                    _ => Place::Within,
                },
            }
        })
        .collect();
    Some(Funnel { pooled, phi, tau_squared, applied, points })
}

/// p̄ ± z·sqrt(p̄(1−p̄)/n + τ²), cut off at 0 and 1; 0 to 1 without a case.
pub fn limits(pooled: f64, n: i64, tau_squared: f64, z: f64) -> Interval {
    if n <= 0 {
        return Interval::UNKNOWN;
    }
    let half = z * spread(pooled, n, tau_squared);
    Interval::clipped(pooled - half, pooled + half)
}

fn spread(pooled: f64, n: i64, tau_squared: f64) -> f64 {
    (pooled * (1.0 - pooled) / Exact::integer(n).to_f64() + tau_squared).sqrt()
}

fn z_score(apart: f64, spread: f64) -> f64 {
    if spread > 0.0 { apart / spread } else { 0.0 }
}

/// φ = Σz²/I, and τ² = (Iφ − (I−1))/(Σw − Σw²/Σw) with w = n/(p̄(1−p̄)), at least 0.
///
/// In mean squares, with which both are exact and know no order: Iφ = (I−1)·MSB/(p̄(1−p̄)), and the
/// divisor is (I−1)·n₀/(p̄(1−p̄)), so that τ² = (MSB − p̄(1−p̄))/n₀.
fn overdispersion(anova: &Anova) -> (f64, f64) {
    let chance = &anova.pooled * &(&Exact::integer(1) - &anova.pooled);
    let agents = i64::try_from(anova.agents).ok();
    let phi = agents
        .and_then(|agents| (&anova.between * &Exact::ratio(agents - 1, agents)?).over(&chance));
    (phi.map_or(0.0, |it| it.to_f64()), anova.excess_over(&chance).to_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(pairs: &[(i64, i64)]) -> Vec<Sample> {
        pairs.iter().map(|(hits, cases)| Sample::share(*hits, *cases).unwrap()).collect()
    }

    #[track_caller]
    fn close(found: f64, expected: f64, half_unit: f64) {
        assert!((found - expected).abs() <= half_unit, "{found} is not {expected}");
    }

    #[test]
    fn the_limits_of_the_method() {
        for (n, inner, outer) in [
            (10, (0.678_590, 1.0), (0.562_442, 1.0)),
            (20, (0.737_582, 1.0), (0.655_453, 1.0)),
            (50, (0.789_927, 0.970_073), (0.737_984, 1.0)),
            (100, (0.816_309, 0.943_691), (0.779_579, 0.980_421)),
            (200, (0.834_963, 0.925_037), (0.808_992, 0.951_008)),
        ] {
            for ((lower, upper), z) in [(inner, INNER_Z), (outer, OUTER_Z)] {
                let limits = limits(0.88, n, 0.0, z);
                close(limits.lower, lower, 5e-7);
                close(limits.upper, upper, 5e-7);
            }
        }
        assert_eq!(limits(0.88, 0, 0.0, INNER_Z), Interval::UNKNOWN);
    }

    const SIX: [(i64, i64); 6] =
        [(176, 200), (120, 150), (190, 200), (60, 80), (85, 100), (110, 120)];

    #[test]
    fn six_overdispersed_agents() {
        let funnel = funnel(&shares(&SIX)).unwrap();
        close(funnel.pooled, 0.871_765, 5e-7);
        close(funnel.phi, 5.196_730, 5e-7);
        close(funnel.tau_squared, 0.004_222_202, 5e-10);
        let expected = [
            (0.348_330, 0.1191),
            (-2.628_773, -1.0182),
            (3.309_134, 1.1315),
            (-3.257_339, -1.6243),
            (-0.650_953, -0.2978),
            (1.471_135, 0.6255),
        ];
        for (point, (z, adjusted)) in funnel.points.iter().zip(expected) {
            close(point.z, z, 5e-7);
            close(point.adjusted_z, adjusted, 5e-5);
            assert!(point.adjusted_z.abs() < INNER_Z); // with τ² nobody is an outlier
        }
    }

    #[test]
    fn tau_widens_the_limits_only_with_ten_agents() {
        let few = funnel(&shares(&SIX)).unwrap();
        assert!(few.applied == 0.0 && few.tau_squared > 0.0);
        let places: Vec<Place> = few.points.iter().map(|it| it.place).collect();
        let (within, inner, outer) = (Place::Within, Place::BeyondInner, Place::BeyondOuter);
        assert_eq!(places, [within, inner, outer, outer, within, within]);
        let twelve: Vec<(i64, i64)> = SIX.iter().chain(&SIX).copied().collect();
        let many = funnel(&shares(&twelve)).unwrap();
        close(many.applied, many.tau_squared, 0.0);
        assert!(many.points.iter().all(|it| it.place == Place::Within));
        assert!(many.points[0].inner.half_width() > few.points[0].inner.half_width());
        let limits = limits(many.pooled, 200, many.tau_squared, OUTER_Z);
        assert_eq!(many.points[0].outer, limits);
    }

    #[test]
    fn tau_counts_from_ten_agents_on_and_places_from_three() {
        let wandering: Vec<(i64, i64)> = SIX.iter().chain(&SIX).copied().collect();
        let nine = funnel(&shares(&wandering[..9])).unwrap();
        assert!(nine.applied == 0.0 && nine.tau_squared > 0.0);
        let ten = funnel(&shares(&wandering[..10])).unwrap();
        assert!(ten.applied > 0.0);
        close(ten.applied, ten.tau_squared, 0.0);
        let three = funnel(&shares(&[(100, 100), (100, 100), (0, 100)])).unwrap();
        assert_eq!(three.points[2].place, Place::BeyondOuter);
    }

    #[test]
    fn alone_or_in_twos_nobody_is_an_outlier() {
        assert_eq!(funnel(&[]), None);
        let one = funnel(&shares(&[(3, 4)])).unwrap();
        assert_eq!((one.points[0].z, one.phi, one.tau_squared), (0.0, 0.0, 0.0));
        let two = funnel(&shares(&[(100, 100), (0, 100)])).unwrap();
        assert!(two.points.iter().all(|it| it.place == Place::Within && it.z.abs() > OUTER_Z));
    }

    #[test]
    fn agents_all_alike_are_not_overdispersed() {
        for alike in [[(9, 10); 12], [(10, 10); 12], [(0, 10); 12]] {
            let funnel = funnel(&shares(&alike)).unwrap();
            assert_eq!((funnel.phi, funnel.tau_squared), (0.0, 0.0));
            assert!(funnel.points.iter().all(|it| it.z.abs() < 1e-9 && it.place == Place::Within));
        }
    }

    proptest! {
        #[test]
        fn in_mean_squares_it_is_the_formula_of_the_method(
            pairs in prop::collection::vec((0..=60_i64, 60..=300_i64), 2..20),
        ) {
            let funnel = funnel(&shares(&pairs)).unwrap();
            prop_assume!(funnel.pooled > 0.0);
            let agents = Exact::integer(i64::try_from(pairs.len()).unwrap()).to_f64();
            let squares: f64 = funnel.points.iter().map(|it| it.z * it.z).sum();
            prop_assert!((funnel.phi - squares / agents).abs() < 1e-9 * (1.0 + funnel.phi));
            let chance = funnel.pooled * (1.0 - funnel.pooled);
            let weights = pairs.iter().map(|it| Exact::integer(it.1).to_f64() / chance);
            let (sum, squared) = weights.fold((0.0, 0.0), |sum, it| (sum.0 + it, sum.1 + it * it));
            let tau_squared = ((squares - (agents - 1.0)) / (sum - squared / sum)).max(0.0);
            prop_assert!((funnel.tau_squared - tau_squared).abs() < 1e-9);
        }

        #[test]
        fn the_order_of_agents_does_not_matter(
            pairs in prop::collection::vec((0..=60_i64, 1..=300_i64), 1..20),
        ) {
            let mut samples = shares(&pairs);
            let mut forward = funnel(&samples).unwrap();
            samples.reverse();
            forward.points.reverse();
            prop_assert_eq!(forward, funnel(&samples).unwrap());
        }
    }
}
