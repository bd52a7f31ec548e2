//! Differences between agents against differences within each: one-way analysis of variance.
//!
//! A share is a sample of zeros and ones, so that rates and ratings are taken apart the same way (SCORING §4.2).

use super::sample::Sample;
use crate::engine::exact::Exact;

/// The mean squares of several agents, exact.
#[derive(Clone, Debug, PartialEq)]
pub struct Anova {
    /// k: how many agents.
    pub agents: usize,
    /// p̂ = Σx/N: the pooled rate or the grand mean.
    pub pooled: Exact,
    /// MSB = Σ n_i(p_i − p̂)²/(k−1).
    pub between: Exact,
    /// MSW = Σ n_i p_i(1−p_i)/(N−k); `None` if nobody has a second case.
    pub within: Option<Exact>,
    /// n₀ = (N − Σn_i²/N)/(k−1): how many cases an agent typically has; above 0.
    pub typical_n: Exact,
}

impl Anova {
    /// Takes the samples apart; `None` of fewer than two.
    pub fn of(samples: &[Sample]) -> Option<Self> {
        let agents = i64::try_from(samples.len()).ok().filter(|it| *it >= 2)?;
        let total = |of: &dyn Fn(&Sample) -> Exact| {
            samples.iter().fold(Exact::zero(), |sum, sample| &sum + &of(sample))
        };
        let n = total(&|it| Exact::integer(it.n()));
        let pooled = total(&|it| Exact::integer(it.sum())).over(&n)?;
        let others = Exact::integer(agents - 1);
        // Σ(Σx)²/n, which parts all squares into those between and those within.
        let apart = total(&|it| &it.average() * &Exact::integer(it.sum()));
        let all = total(&|it| Exact::integer(it.squares()));
        let between = &apart - &(&(&pooled * &pooled) * &n);
        let within = &all - &apart;
        let squares = total(&|it| &Exact::integer(it.n()) * &Exact::integer(it.n()));
        Some(Self {
            agents: samples.len(),
            between: between.over(&others)?,
            within: within.over(&(&n - &Exact::integer(agents))),
            typical_n: (&n - &squares.over(&n)?).over(&others)?,
            pooled,
        })
    }

    /// σ²_B = max(0, (MSB − MSW)/n₀): how far agents really differ; `None` where `within` is.
    pub fn real_variance(&self) -> Option<Exact> {
        Some(self.excess_over(self.within.as_ref()?))
    }

    /// max(0, (MSB − expected)/n₀): the variance between agents that `expected` does not explain.
    pub fn excess_over(&self, expected: &Exact) -> Exact {
        let excess = (&self.between - expected).over(&self.typical_n);
        excess.filter(|it| *it > Exact::zero()).unwrap_or_else(Exact::zero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(pairs: &[(i64, i64)]) -> Vec<Sample> {
        pairs.iter().map(|(hits, cases)| Sample::share(*hits, *cases).unwrap()).collect()
    }

    fn micro(value: &Exact) -> i64 {
        value.round_half_even(1_000_000).unwrap()
    }

    #[test]
    fn five_agents_who_differ() {
        let anova = Anova::of(&shares(&[(48, 50), (30, 40), (57, 60), (18, 30), (3, 4)])).unwrap();
        assert_eq!(anova.pooled, Exact::ratio(39, 46).unwrap());
        assert_eq!(micro(&anova.pooled), 847_826);
        assert_eq!(micro(&anova.between), 879_783);
        assert_eq!(micro(anova.within.as_ref().unwrap()), 112_961);
        assert_eq!(micro(&anova.typical_n), 34_293_478);
        let variance = anova.real_variance().unwrap();
        assert_eq!(variance.round_half_even(100_000_000), Some(2_236_057));
    }

    #[test]
    fn too_few_to_compare() {
        assert_eq!(Anova::of(&shares(&[])), None);
        assert_eq!(Anova::of(&shares(&[(1, 2)])), None);
        let once = Anova::of(&shares(&[(1, 1), (0, 1), (1, 1)])).unwrap();
        assert_eq!((&once.within, once.real_variance()), (&None, None));
    }

    #[test]
    fn agents_all_alike_do_not_differ() {
        let anova = Anova::of(&shares(&[(9, 10), (9, 10), (18, 20)])).unwrap();
        assert!(anova.between.is_zero() && anova.real_variance().unwrap().is_zero());
    }

    proptest! {
        #[test]
        fn the_order_of_agents_does_not_matter(
            pairs in prop::collection::vec((0..=1000_i64, 1..=1000_i64), 2..30),
        ) {
            let mut samples = shares(&pairs);
            let anova = Anova::of(&samples);
            samples.reverse();
            prop_assert_eq!(&anova, &Anova::of(&samples));
            let anova = anova.unwrap();
            prop_assert!(anova.between >= Exact::zero() && anova.typical_n > Exact::zero());
        }

        #[test]
        fn no_counts_are_too_large(pairs in prop::collection::vec(any::<(i64, i64)>(), 0..5)) {
            let samples: Vec<Sample> =
                pairs.iter().filter_map(|(hits, cases)| Sample::share(*hits, *cases)).collect();
            prop_assert_eq!(Anova::of(&samples).is_some(), samples.len() >= 2);
        }
    }
}
