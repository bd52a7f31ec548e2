//! 龙卷风图: how far one agent's score swings if each group weight were a fifth less or more (SCORING §3.10).

use std::cmp::Reverse;

use super::critical::share;
use super::profile::Profile;
use super::slide::Slide;
use crate::engine::exact::Exact;

/// One bar: the score, bonus included and not clamped, at the two ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The position of the group whose weight moves; the others keep their proportions.
    pub group: usize,
    /// The score at 0.8 times the weight.
    pub less: Exact,
    /// The score at 1.2 times the weight, but at most the whole.
    pub more: Exact,
}

impl Bar {
    /// The length of the bar, in points.
    pub fn swing(&self) -> Exact {
        let rise = &self.more - &self.less;
        if rise < Exact::zero() { &Exact::zero() - &rise } else { rise }
    }
}

/// The bars of an agent, longest first, equal ones in the order of the groups. `None` without a score.
///
/// A weight that is the whole moves nothing: there is nobody to give to.
pub fn bars(profile: &Profile, weights_bp: &[u32]) -> Option<Vec<Bar>> {
    let score = profile.score(weights_bp)?;
    let (one, zero) = (Exact::integer(1), Exact::zero());
    let mut bars = Vec::new();
    for group in 0..weights_bp.len() {
        let share = share(weights_bp, group)?;
        let at = |fifths: i64| {
            let moved = &share * &Exact::ratio(fifths, 5).expect("5 is not zero");
            let slide = Slide::new(profile, weights_bp, group).filter(|_| share != one);
            // Undefined is the end of a slide that does not move.
            let there = slide.and_then(|it| it.at(&moved.clamped(&zero, &one)));
            there.unwrap_or_else(|| score.clone())
        };
        bars.push(Bar { group, less: at(4), more: at(6) });
    }
    bars.sort_by_cached_key(|it| (Reverse(it.swing()), it.group));
    Some(bars)
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{
        C, E, Q, R, WEIGHTS, exact, five, micro, profiles, weights,
    };
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_bars_of_the_example() {
        let bars = bars(&five()[2], &WEIGHTS).unwrap();
        let bars: Vec<(usize, i64, i64)> =
            bars.iter().map(|it| (it.group, micro(&it.less), micro(&it.more))).collect();
        let expected = [
            (C, 79_415_778, 78_354_222),
            (R, 78_439_765, 79_330_235),
            (Q, 78_538_909, 79_231_091),
            (E, 79_015_143, 78_754_857),
        ];
        assert_eq!(bars, expected);
    }

    #[test]
    fn a_weight_that_is_the_whole_or_nothing_moves_nothing() {
        for bar in bars(&five()[2], &[10_000, 0, 0, 0]).unwrap() {
            assert_eq!((&bar.less, &bar.more), (&exact(81, 1), &exact(81, 1)));
        }
        assert_eq!(bars(&five()[2], &[0, 0, 0, 0]), None);
        let nine_tenths = bars(&five()[2], &[9000, 1000, 0, 0]).unwrap();
        assert_eq!((nine_tenths[0].group, &nine_tenths[0].more), (0, &exact(81, 1)));
    }

    proptest! {
        #[test]
        fn the_score_lies_within_every_bar(profiles in profiles(1..2), weights in weights()) {
            let Some(score) = profiles[0].score(&weights) else { return Ok(()) };
            let bars = bars(&profiles[0], &weights).unwrap();
            for bar in &bars {
                prop_assert!(bar.less.clone().min(bar.more.clone()) <= score);
                prop_assert!(bar.less.clone().max(bar.more.clone()) >= score);
            }
            prop_assert!(bars.windows(2).all(|it| it[0].swing() >= it[1].swing()));
        }
    }
}
