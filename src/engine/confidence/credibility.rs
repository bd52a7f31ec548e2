//! Shrinkage: a small sample is read together with what is usual (SCORING §4.2).
//!
//! Scores use a prior that the policy froze before the period, so that nobody's score moves with a
//! colleague's data; what the data would suggest as a prior is estimated here for the next policy.

use super::anova::Anova;
use super::sample::Sample;
use crate::engine::exact::Exact;

/// What is usual, and how many cases that knowledge is worth: 加上 M 个平均水平的样本.
#[derive(Clone, Debug, PartialEq)]
pub struct Prior {
    /// p₀: the usual rate or mean.
    pub mean: Exact,
    /// M: how many cases at p₀ are added, at least 0; 0 switches shrinkage off.
    pub cases: Exact,
}

impl Prior {
    /// (x + M·p₀)/(n + M); p₀ without a case. `None` where there are no cases and none are added.
    pub fn credible(&self, x: i64, n: i64) -> Option<Exact> {
        let weight = Some(&Exact::integer(n) + &self.cases).filter(|it| *it > Exact::zero())?;
        (&Exact::integer(x) + &(&self.cases * &self.mean)).over(&weight)
    }
}

/// The prior that the data suggest, or why they suggest none.
#[derive(Clone, Debug, PartialEq)]
pub enum Suggestion {
    /// M = MSW/σ²_B, above 0.
    Estimated {
        /// The mean squares it comes from.
        anova: Anova,
        /// The prior to freeze.
        prior: Prior,
    },
    /// σ²_B = 0, M = ∞: 数据看不出客服之间有真实差异.
    NoRealDifference(Anova),
    /// MSW = 0, M = 0: every agent's cases are all alike, and every figure stands as it is.
    NoSpread(Anova),
    /// Two agents show too little of how agents differ: keep a fixed M (SCORING §12).
    Unstable(Anova),
    /// Fewer than two agents, or nobody has a second case: keep a fixed M.
    NotEstimable,
}

/// The prior that rates suggest, by the moments of the beta-binomial; it shrinks to the pooled rate.
pub fn suggest(shares: &[Sample]) -> Suggestion {
    Suggestion::from_moments(Anova::of(shares), |anova, _cases| anova.pooled.clone())
}

impl Suggestion {
    /// M = MSW/σ²_B where it exists; `center` gives the mean to shrink to, from the mean squares and M.
    pub(super) fn from_moments(
        anova: Option<Anova>,
        center: impl FnOnce(&Anova, &Exact) -> Exact,
    ) -> Self {
        let Some(anova) = anova else { return Self::NotEstimable };
        let (Some(within), Some(variance)) = (&anova.within, anova.real_variance()) else {
            return Self::NotEstimable;
        };
        if anova.agents == 2 {
            return Self::Unstable(anova);
        }
        match within.over(&variance) {
            None => Self::NoRealDifference(anova),
            Some(cases) if cases.is_zero() => Self::NoSpread(anova),
            Some(cases) => {
                let mean = center(&anova, &cases);
                Self::Estimated { anova, prior: Prior { mean, cases } }
            }
        }
    }

    /// r = n/(n+M), 0 to 1: how much of a difference between agents with `n` cases is real.
    /// `None` if no M is suggested.
    pub fn reliability(&self, n: i64) -> Option<Exact> {
        let n = Exact::integer(n.max(0));
        match self {
            Self::Estimated { prior, .. } => n.over(&(&n + &prior.cases)),
            Self::NoRealDifference(_) => Some(Exact::zero()),
            Self::NoSpread(_) => Some(Exact::integer(i64::from(!n.is_zero()))),
            Self::Unstable(_) | Self::NotEstimable => None,
        }
    }

    /// The agent's figure under the suggestion; `None` if no M is suggested.
    pub fn shrunk(&self, sample: &Sample) -> Option<Exact> {
        match self {
            Self::Estimated { prior, .. } => prior.credible(sample.sum(), sample.n()),
            Self::NoRealDifference(anova) => Some(anova.pooled.clone()),
            Self::NoSpread(_) => Some(sample.average()),
            Self::Unstable(_) | Self::NotEstimable => None,
        }
    }

    /// M·ρ/(1−ρ): how many cases make a figure as reliable as ρ, from 0 to below 1: 0.70 where little
    /// hangs on it, 0.90 where much does. `None` if no number of cases does, or no M is suggested.
    pub fn cases_for(&self, reliability: &Exact) -> Option<Exact> {
        let rest = &Exact::integer(1) - reliability;
        if *reliability < Exact::zero() || rest <= Exact::zero() {
            return None;
        }
        match self {
            Self::Estimated { prior, .. } => (&prior.cases * reliability).over(&rest),
            Self::NoSpread(_) => Some(Exact::zero()),
            Self::NoRealDifference(_) | Self::Unstable(_) | Self::NotEstimable => None,
        }
    }

    /// [`Self::cases_for`] as a whole number of at least 1, for `n_min`; `None` where that is.
    pub fn n_min(&self, reliability: &Exact) -> Option<i64> {
        let cases = self.cases_for(reliability)?;
        let below = (&Exact::zero() - &cases).floor_bits(0)?;
        Some(below.checked_neg()?.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    fn shares(pairs: &[(i64, i64)]) -> Vec<Sample> {
        pairs.iter().map(|(hits, cases)| Sample::share(*hits, *cases).unwrap()).collect()
    }

    fn micro(value: &Exact) -> i64 {
        value.round_half_even(1_000_000).unwrap()
    }

    #[test]
    fn ten_usual_cases_are_added() {
        let prior = Prior { mean: exact(88, 100), cases: Exact::integer(10) };
        for (hits, cases, expected) in [
            (2, 2, exact(9, 10)),
            (0, 2, exact(11, 15)),     // 0.733333
            (45, 50, exact(269, 300)), // 0.896667
            (9, 10, exact(89, 100)),
            (5, 10, exact(69, 100)),
            (0, 0, exact(88, 100)),
        ] {
            assert_eq!(prior.credible(hits, cases), Some(expected), "{hits}/{cases}");
        }
        assert_eq!(micro(&prior.credible(0, 2).unwrap()), 733_333);
        assert_eq!(micro(&prior.credible(45, 50).unwrap()), 896_667);
    }

    #[test]
    fn no_added_cases_leave_the_rate_alone() {
        let prior = Prior { mean: exact(88, 100), cases: Exact::zero() };
        assert_eq!(prior.credible(9, 10), Some(exact(9, 10)));
        assert_eq!(prior.credible(0, 0), None);
        assert_eq!(prior.credible(1, -1), None);
    }

    #[test]
    fn five_agents_who_differ_suggest_five_cases() {
        let samples = shares(&[(48, 50), (30, 40), (57, 60), (18, 30), (3, 4)]);
        let suggestion = suggest(&samples);
        let Suggestion::Estimated { prior, .. } = &suggestion else {
            panic!("{suggestion:?}");
        };
        assert_eq!(prior.mean, exact(39, 46));
        assert_eq!(prior.cases, exact(1_063_235, 210_467));
        assert_eq!(micro(&prior.cases), 5_051_790);
        let reliabilities: Vec<i64> =
            samples.iter().map(|it| micro(&suggestion.reliability(it.n()).unwrap())).collect();
        assert_eq!(reliabilities, [908_236, 887_867, 922_342, 855_876, 441_902]);
        let shrunk: Vec<i64> =
            samples.iter().map(|it| micro(&suggestion.shrunk(it).unwrap())).collect();
        assert_eq!(shrunk, [949_706, 760_970, 942_065, 635_718, 804_597]);
        let enough = suggestion.cases_for(&exact(7, 10)).unwrap();
        assert_eq!(enough.round_half_even(10_000), Some(117_875));
        assert_eq!(suggestion.n_min(&exact(7, 10)), Some(12));
        assert_eq!(suggestion.n_min(&exact(9, 10)), Some(46));
    }

    #[test]
    fn the_worked_examples_satisfaction_shows_no_real_difference() {
        let samples = shares(&[(45, 50), (33, 40), (54, 60), (27, 30), (2, 2)]);
        let suggestion = suggest(&samples);
        let Suggestion::NoRealDifference(anova) = &suggestion else {
            panic!("{suggestion:?}");
        };
        assert_eq!(anova.between.round_half_even(10_000_000), Some(504_808));
        let within = anova.within.as_ref().unwrap();
        assert_eq!(within.round_half_even(10_000_000), Some(1_038_136));
        assert_eq!(anova.real_variance(), Some(Exact::zero()));
        assert_eq!(suggestion.reliability(1000), Some(Exact::zero()));
        assert_eq!(suggestion.shrunk(&samples[4]), Some(anova.pooled.clone()));
        assert_eq!(suggestion.n_min(&exact(7, 10)), None);
    }

    #[test]
    fn all_or_nothing_has_no_spread_and_stands_as_it_is() {
        let samples = shares(&[(9, 9), (0, 8), (5, 5)]);
        let suggestion = suggest(&samples);
        assert!(matches!(suggestion, Suggestion::NoSpread(_)));
        assert_eq!(suggestion.reliability(1), Some(Exact::integer(1)));
        assert_eq!(suggestion.reliability(0), Some(Exact::zero()));
        assert_eq!(suggestion.shrunk(&samples[1]), Some(Exact::zero()));
        assert_eq!(suggestion.cases_for(&exact(9, 10)), Some(Exact::zero()));
        assert_eq!(suggestion.n_min(&exact(9, 10)), Some(1));
    }

    #[test]
    fn too_few_suggest_nothing() {
        assert_eq!(suggest(&[]), Suggestion::NotEstimable);
        assert_eq!(suggest(&shares(&[(9, 10)])), Suggestion::NotEstimable);
        assert_eq!(suggest(&shares(&[(1, 1), (0, 1), (1, 1)])), Suggestion::NotEstimable);
        let two = suggest(&shares(&[(48, 50), (18, 30)]));
        assert!(matches!(two, Suggestion::Unstable(_)));
        assert_eq!((two.reliability(9), two.n_min(&exact(7, 10))), (None, None));
        assert_eq!(two.shrunk(&Sample::share(1, 2).unwrap()), None);
    }

    #[test]
    fn agents_all_alike_have_no_real_difference() {
        for alike in [shares(&[(9, 10); 4]), shares(&[(10, 10); 4])] {
            assert!(matches!(suggest(&alike), Suggestion::NoRealDifference(_)));
        }
    }

    #[test]
    fn no_sample_is_perfectly_reliable() {
        let suggestion = suggest(&shares(&[(48, 50), (30, 40), (57, 60), (18, 30), (3, 4)]));
        for reliability in [exact(-1, 2), exact(1, 1), exact(3, 2)] {
            assert_eq!(suggestion.cases_for(&reliability), None);
        }
    }

    proptest! {
        #[test]
        fn a_credible_rate_lies_between_the_own_and_the_usual(
            cases in 1..1000_i64, hits in 0..1000_i64, usual in 0..=100_i64, added in 0..100_i64,
        ) {
            let hits = hits % (cases + 1);
            let prior = Prior { mean: exact(usual, 100), cases: Exact::integer(added) };
            let own = exact(hits, cases);
            let credible = prior.credible(hits, cases).unwrap();
            let (low, high) = (own.clone().min(prior.mean.clone()), own.max(prior.mean.clone()));
            prop_assert!(low <= credible && credible <= high);
        }

        #[test]
        fn as_many_cases_as_asked_for_are_just_reliable_enough(
            pairs in prop::collection::vec((0..=300_i64, 1..=300_i64), 3..12), percent in 1..100_i64,
        ) {
            let suggestion = suggest(&shares(&pairs));
            let asked = exact(percent, 100);
            if let Some(n) = suggestion.n_min(&asked) {
                prop_assert!(suggestion.reliability(n).unwrap() >= asked);
                prop_assert!(n == 1 || suggestion.reliability(n - 1).unwrap() < asked);
            }
        }
    }
}
