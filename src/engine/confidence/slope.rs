//! How steeply points follow a measured value: what a little more or less of it is worth (SCORING §4.4).

use crate::engine::exact::Exact;
use crate::model::{Anchor, Curve};

/// s′: points per unit of the value, exact; at an anchor the slope to its left.
///
/// It is 0 on steps, beyond the outer anchors, and where counted points are beyond their limits.
pub fn slope(curve: &Curve, value: &Exact) -> Exact {
    match curve {
        Curve::Linear { anchors, .. } => on_lines(anchors, value),
        Curve::Steps { .. } => Exact::zero(),
        Curve::Count { base, per, lo, hi } => {
            let points = &Exact::from(*base) + &(value * &(*per).into());
            let is_within = Exact::from(*lo) <= points && points <= Exact::from(*hi);
            if is_within { (*per).into() } else { Exact::zero() }
        }
    }
}

fn on_lines(anchors: &[Anchor], value: &Exact) -> Exact {
    let after = anchors.partition_point(|it| Exact::from(it.value) < *value);
    let (Some(before), Some(next)) =
        (after.checked_sub(1).and_then(|at| anchors.get(at)), anchors.get(after))
    else {
        return Exact::zero();
    };
    let rise = &Exact::from(next.points) - &Exact::from(before.points);
    let run = &Exact::from(next.value) - &Exact::from(before.value);
    rise.over(&run).unwrap_or_else(Exact::zero)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::curve::points;
    use crate::model::{Edge, Fraction};
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        text.parse::<Fraction>().unwrap().into()
    }

    #[track_caller]
    fn check(curve: &Curve, expected: &[(&str, i64)]) {
        for (value, steepness) in expected {
            assert_eq!(slope(curve, &exact(value)), Exact::integer(*steepness), "at {value}");
        }
    }

    #[test]
    fn at_an_anchor_the_left_slope_counts() {
        let curve = Curve::through_percents(&[(60, 0), (80, 60), (90, 90), (100, 100)]);
        check(
            &curve,
            &[
                ("0.5", 0),
                ("0.60", 0),
                ("0.61", 300),
                ("0.80", 300),
                ("0.81", 300),
                ("0.90", 300),
                ("0.91", 100),
                ("1", 100),
                ("1.1", 0),
            ],
        );
        let fewer_is_better = Curve::through_percents(&[(0, 100), (2, 80), (5, 60), (10, 0)]);
        check(&fewer_is_better, &[("0.01", -1000), ("0.02", -1000), ("0.06", -1200), ("0.2", 0)]);
    }

    #[test]
    fn steps_are_level_and_counted_points_are_straight_within_their_limits() {
        let edge = Anchor { value: Fraction::percent(70), points: Fraction::integer(80) };
        let steps =
            Curve::Steps { below: Fraction::integer(50), edges: vec![edge], closed: Edge::Left };
        check(&steps, &[("0.69", 0), ("0.70", 0), ("0.71", 0)]);
        let counted = Curve::Count {
            base: Fraction::integer(100),
            per: Fraction::integer(-5),
            lo: Fraction::integer(40),
            hi: Fraction::integer(100),
        };
        check(&counted, &[("-1", 0), ("0", -5), ("3", -5), ("12", -5), ("13", 0)]);
    }

    proptest! {
        #[test]
        fn it_is_the_rise_of_the_curve_over_a_small_step_from_the_left(
            rises in prop::collection::vec((1..30_i32, 0..=120_i32), 2..6), permille in -100..2000_i64,
        ) {
            let mut at = 0;
            let anchors: Vec<(i32, i32)> =
                rises.into_iter().map(|(step, points)| { at += step; (at, points) }).collect();
            let curve = Curve::through_percents(&anchors);
            let (value, step) = (Exact::ratio(permille, 1000).unwrap(), exact("1/1000000"));
            let rise = &points(&curve, &value) - &points(&curve, &(&value - &step));
            prop_assert_eq!(slope(&curve, &value), &rise / &step);
        }
    }
}
