//! A measured value becomes points (SCORING §2b).

use super::exact::Exact;
use crate::model::{Anchor, Curve, Edge, Fraction};

/// The points `curve` gives for `value`, 0 to 120; exact.
pub fn points(curve: &Curve, value: &Exact) -> Exact {
    match curve {
        Curve::Linear { anchors, .. } => on_lines(anchors, value),
        Curve::Steps { below, edges, closed } => {
            let reached = |edge: &&Anchor| match closed {
                Edge::Left => *value >= edge.value.into(),
                Edge::Right => *value > edge.value.into(),
            };
            edges.iter().rev().find(reached).map_or(*below, |it| it.points).into()
        }
        Curve::Count { base, per, lo, hi } => {
            (&Exact::from(*base) + &(value * &(*per).into())).clamped(&(*lo).into(), &(*hi).into())
        }
    }
}

/// s_k + (x − x_k)(s_{k+1} − s_k)/(x_{k+1} − x_k), level beyond the outer anchors.
fn on_lines(anchors: &[Anchor], value: &Exact) -> Exact {
    let parts = value.parts();
    let after = anchors.partition_point(|it| match parts {
        Some(parts) => is_below(it.value, parts),
        None => Exact::from(it.value) < *value,
    });
    let (Some(before), Some(next)) =
        (after.checked_sub(1).and_then(|at| anchors.get(at)), anchors.get(after))
    else {
        let outer = if after == 0 { anchors.first() } else { anchors.last() };
        return outer.map_or_else(Exact::zero, |it| it.points.into());
    };
    if let Some(points) = parts.and_then(|it| between(before, next, it)) {
        return points;
    }
    let (x0, s0) = (Exact::from(before.value), Exact::from(before.points));
    let (x1, s1) = (Exact::from(next.value), Exact::from(next.points));
    let share = &(value - &x0) / &(&x1 - &x0);
    &s0 + &(&share * &(&s1 - &s0))
}

fn is_below(value: Fraction, (numerator, denominator): (i64, i64)) -> bool {
    let left = i128::from(value.numerator()) * i128::from(denominator);
    left < i128::from(numerator) * i128::from(value.denominator())
}

/// The points on the line from one anchor to the next, in one fraction reduced once; `None` if that overflows.
fn between(before: &Anchor, next: &Anchor, value: (i64, i64)) -> Option<Exact> {
    let wide = |it: Fraction| (i128::from(it.numerator()), i128::from(it.denominator()));
    let (n, d) = (i128::from(value.0), i128::from(value.1));
    let ((a0, b0), (p0, q0)) = (wide(before.value), wide(before.points));
    let ((a1, b1), (p1, q1)) = (wide(next.value), wide(next.points));
    let product = |of: &[i128]| of.iter().try_fold(1_i128, |product, it| product.checked_mul(*it));
    // (x − x0) = gone / (d·b0), (x1 − x0) = run / (b0·b1), (s1 − s0) = rise / (q0·q1).
    let gone = product(&[n, b0])?.checked_sub(product(&[a0, d])?)?;
    let run = product(&[a1, b0])?.checked_sub(product(&[a0, b1])?)?;
    let rise = product(&[p1, q0])?.checked_sub(product(&[p0, q1])?)?;
    let start = product(&[p0, q1, d, run])?;
    let numerator = start.checked_add(product(&[gone, b1, rise])?)?;
    Exact::of_parts(numerator, product(&[d, run, q0, q1])?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MOST_POINTS;
    use proptest::prelude::*;

    fn exact(text: &str) -> Exact {
        text.parse::<Fraction>().unwrap().into()
    }

    fn linear(anchors: &[(&str, i32)], two_sided: bool) -> Curve {
        let anchors = anchors
            .iter()
            .map(|(value, points)| Anchor {
                value: value.parse().unwrap(),
                points: Fraction::integer(*points),
            })
            .collect();
        Curve::Linear { anchors, two_sided }
    }

    #[track_caller]
    fn check(curve: &Curve, expected: &[(&str, &str)]) {
        assert!(curve.is_usable(MOST_POINTS));
        for (value, worth) in expected {
            assert_eq!(points(curve, &exact(value)), exact(worth), "at {value}");
        }
    }

    #[test]
    fn resolution_rate_from_good_to_excellent() {
        let curve = linear(&[("0", 0), ("0.70", 60), ("0.90", 90), ("1", 100)], false);
        check(
            &curve,
            &[
                ("0.35", "30"),
                ("0.69", "414/7"), // 59.142857…
                ("0.70", "60"),
                ("0.80", "75"),
                ("0.8512", "82.68"),
                ("0.90", "90"),
                ("0.95", "95"),
                ("1", "100"),
            ],
        );
        let cliff = &points(&curve, &exact("0.7000")) - &points(&curve, &exact("0.6999"));
        assert_eq!(cliff.round_half_even(10_000), Some(86)); // 0.0086 points
    }

    #[test]
    fn first_response_where_less_is_better() {
        let curve = linear(&[("2", 100), ("4", 90), ("24", 60), ("72", 0)], false);
        check(
            &curve,
            &[
                ("1", "100"),
                ("3", "95"),
                ("4", "90"),
                ("14", "75"),
                ("24", "60"),
                ("48", "30"),
                ("72", "0"),
                ("100", "0"),
            ],
        );
    }

    #[test]
    fn occupancy_where_the_middle_is_best() {
        let anchors = [("0.50", 0), ("0.75", 100), ("0.85", 100), ("0.95", 60), ("1", 40)];
        assert!(!linear(&anchors, false).is_usable(MOST_POINTS));
        let curve = linear(&anchors, true);
        check(
            &curve,
            &[("0.45", "0"), ("0.60", "40"), ("0.80", "100"), ("0.90", "80"), ("0.97", "52")],
        );
    }

    #[test]
    fn a_mean_rating_as_so_many_of_a_hundred() {
        check(
            &linear(&[("1", 0), ("5", 100)], false),
            &[("4.30", "82.5"), ("4.60", "90"), ("1", "0")],
        );
    }

    #[test]
    fn steps_have_the_cliff_that_lines_do_not() {
        let edge = |value: &str, points: i32| Anchor {
            value: value.parse().unwrap(),
            points: Fraction::integer(points),
        };
        let edges = vec![edge("0.70", 80), edge("0.90", 100)];
        let curve = Curve::Steps { below: Fraction::integer(50), edges, closed: Edge::Left };
        check(&curve, &[("0.6999", "50"), ("0.7000", "80"), ("0.90", "100"), ("2", "100")]);
        let edges = vec![edge("15", 60), edge("60", 0)];
        let curve = Curve::Steps { below: Fraction::integer(100), edges, closed: Edge::Right };
        check(&curve, &[("15", "100"), ("15.01", "60"), ("60", "60"), ("61", "0")]);
    }

    #[test]
    fn points_for_counted_cases_stay_within_their_limits() {
        let curve = Curve::Count {
            base: Fraction::integer(80),
            per: Fraction::integer(-5),
            lo: Fraction::integer(40),
            hi: Fraction::integer(100),
        };
        check(&curve, &[("0", "80"), ("3", "65"), ("9", "40"), ("-9", "100")]);
    }

    #[test]
    fn the_published_efficacy_coefficient_examples() {
        // ROE 8 %, weight 20, average 1.7 % (coefficient 0.6), good 9.5 % (0.8): 20 × 0.761538… = 15.23.
        let curve = linear(&[("1.7", 60), ("9.5", 80)], false);
        let score = &points(&curve, &exact("8")) * &exact("0.2");
        assert_eq!(score, exact("198/13")); // 15.230769…
        assert_eq!(score.round_half_even(100), Some(1523));
        // The efficacy coefficient itself: (8 − 1.7) / (9.5 − 1.7).
        let unit = linear(&[("1.7", 0), ("9.5", 1)], false);
        assert_eq!(points(&unit, &exact("8")).round_half_even(10_000), Some(8077));
        // Actual 90 %, upper grade 100 %, own grade 80 %: coefficient 0.5.
        let coefficient = points(&linear(&[("0.8", 0), ("1", 1)], false), &exact("0.9"));
        assert_eq!(coefficient, exact("0.5"));
    }

    #[test]
    fn values_too_long_for_64_bits_have_their_points_all_the_same() {
        let long = Exact::ratio(1, i64::MAX).unwrap();
        let value = &exact("0.7") + &(&long * &long);
        assert_eq!(value.parts(), None);
        let rising = linear(&[("0.5", 20), ("1", 100)], false);
        assert_eq!(
            points(&rising, &value),
            &exact("20") + &(&exact("160") * &(&value - &exact("0.5")))
        );
        let falling = linear(&[("0", 100), ("0.5", 90), ("1", 0)], false);
        assert_eq!(points(&falling, &value), &exact("180") * &(&exact("1") - &value));
        assert_eq!(points(&falling, &(&value + &exact("1"))), Exact::zero());
    }

    proptest! {
        #[test]
        fn the_ratio_to_a_target_is_two_anchors(target in 1_i64..500, actual in 0_i64..2000) {
            let value = Exact::integer(actual);
            let hundredths = Exact::ratio(100 * actual, target).unwrap();
            let (zero, full) = (Exact::zero(), Exact::integer(100));
            let anchor = |value, points| Anchor {
                value: Fraction::new(value, 1).unwrap(),
                points: Fraction::integer(points),
            };
            let of = |anchors| Curve::Linear { anchors, two_sided: false };
            // More is better: min(100, actual / target · 100).
            let more = of(vec![anchor(0, 0), anchor(target, 100)]);
            prop_assert_eq!(points(&more, &value), hundredths.clone().min(full.clone()));
            // Less is better: (2 − actual / target) · 100 within 0 and 100.
            let less = of(vec![anchor(target, 100), anchor(2 * target, 0)]);
            let expected = (&Exact::integer(200) - &hundredths).clamped(&zero, &full);
            prop_assert_eq!(points(&less, &value), expected);
        }

        #[test]
        fn a_line_in_one_fraction_is_the_line_step_by_step(
            (a0, b0) in (-1000_i64..1000, 1_i64..1000),
            (run, rise) in ((1_i64..1000, 1_i64..1000), (-100_i64..100, 1_i64..50)),
            (share, of) in (0_i64..=1000, 1000_i64..1001),
            (p0, q0) in (0_i64..100, 1_i64..50),
        ) {
            let fraction = |n, d| Fraction::new(n, d).unwrap();
            let exact = |n, d| Exact::ratio(n, d).unwrap();
            let x1 = &exact(a0, b0) + &exact(run.0, run.1);
            let s1 = &exact(p0, q0) + &exact(rise.0, rise.1);
            let (x1, s1) = (x1.parts().unwrap(), s1.parts().unwrap());
            let before = Anchor { value: fraction(a0, b0), points: fraction(p0, q0) };
            let next = Anchor { value: fraction(x1.0, x1.1), points: fraction(s1.0, s1.1) };
            let value = &exact(a0, b0) + &(&exact(run.0, run.1) * &exact(share, of));
            let expected = &exact(p0, q0) + &(&exact(rise.0, rise.1) * &exact(share, of));
            prop_assert_eq!(between(&before, &next, value.parts().unwrap()), Some(expected));
        }
    }
}
