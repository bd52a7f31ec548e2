//! A measured value becomes points (SCORING §2b).

use super::exact::Exact;
use crate::model::{Anchor, Curve, Edge};

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
    let after = anchors.partition_point(|it| Exact::from(it.value) < *value);
    let (Some(before), Some(next)) =
        (after.checked_sub(1).and_then(|at| anchors.get(at)), anchors.get(after))
    else {
        let outer = if after == 0 { anchors.first() } else { anchors.last() };
        return outer.map_or_else(Exact::zero, |it| it.points.into());
    };
    let (x0, s0) = (Exact::from(before.value), Exact::from(before.points));
    let (x1, s1) = (Exact::from(next.value), Exact::from(next.points));
    let share = &(value - &x0) / &(&x1 - &x0);
    &s0 + &(&share * &(&s1 - &s0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Fraction;

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
        assert!(curve.is_usable());
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
        assert!(!linear(&anchors, false).is_usable());
        let curve = linear(&anchors, true);
        check(
            &curve,
            &[("0.45", "0"), ("0.60", "40"), ("0.80", "100"), ("0.90", "80"), ("0.97", "52")],
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
        // Actual 90 %, upper grade 100 %, own grade 80 %: coefficient 0.5.
        let coefficient = points(&linear(&[("0.8", 0), ("1", 1)], false), &exact("0.9"));
        assert_eq!(coefficient, exact("0.5"));
    }
}
