//! The methods by which Chinese policies award points, as curves to start from (SCORING §2b).

use crate::model::{Anchor, Curve, Edge, Fraction};

/// A method of awarding points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// 比率法: points in proportion to the target reached.
    Ratio,
    /// 层差法: steps.
    Tiers,
    /// 非此即彼法: all or nothing.
    AllOrNothing,
    /// 加减分法: a base, and so many points per case.
    Count,
    /// 功效系数法: five grades by the standard coefficients 1, 0.8, 0.6, 0.4, 0.2.
    Efficacy,
    /// 适度指标: a middle value is best.
    TwoSided,
}

impl Method {
    /// Every method, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Ratio, Self::Efficacy, Self::Tiers, Self::AllOrNothing, Self::Count, Self::TwoSided];

    /// The method's curve between the worst and the best value of `from`, so that what is worth most and least
    /// stays where it was.
    pub fn curve(self, from: &Curve) -> Curve {
        let (worst, best) = ends(from);
        let along = |share: i64, of: i64| between(worst, best, share, of);
        let lower = best < worst;
        match self {
            Self::Ratio => linear(ratio(worst, best), false),
            Self::Efficacy => {
                let rows = (0..5).map(|at| (along(at, 4), integer(20 * (at + 1))));
                linear(sorted(rows.collect()), false)
            }
            Self::Tiers => {
                let (good, fair) = (best_but(worst, best), along(1, 2));
                steps(&[(fair, 80), (good, 100)], 50, lower)
            }
            Self::AllOrNothing => steps(&[(best_but(worst, best), 100)], 0, lower),
            Self::Count => {
                let per = if lower { -5 } else { 5 };
                let [base, per, lo, hi] = [80, per, 0, 100].map(Fraction::integer);
                Curve::Count { base, per, lo, hi }
            }
            Self::TwoSided => {
                let (lo, hi) = (worst.min(best), worst.max(best));
                let at = |share| between(lo, hi, share, 5);
                let rows = [(0, 0), (2, 100), (4, 100), (5, 60)];
                linear(rows.map(|(share, points)| (at(share), integer(points))).to_vec(), true)
            }
        }
    }
}

/// The same curve with what was best now worst: points change places, values stay.
pub fn reversed(curve: &Curve) -> Curve {
    match curve {
        Curve::Linear { anchors, two_sided } => {
            let points = anchors.iter().rev().map(|it| it.points);
            let rows = anchors.iter().zip(points).map(|(it, points)| Anchor { points, ..*it });
            Curve::Linear { anchors: rows.collect(), two_sided: *two_sided }
        }
        Curve::Steps { below, edges, closed } => {
            let all: Vec<Fraction> =
                std::iter::once(*below).chain(edges.iter().map(|it| it.points)).collect();
            let mut points = all.into_iter().rev();
            let below = points.next().unwrap_or(*below);
            let edges = edges.iter().zip(points).map(|(it, points)| Anchor { points, ..*it });
            let closed = match closed {
                Edge::Left => Edge::Right,
                Edge::Right => Edge::Left,
            };
            Curve::Steps { below, edges: edges.collect(), closed }
        }
        Curve::Count { base, per, lo, hi } => {
            let negated = Fraction::new(-per.numerator(), per.denominator()).unwrap_or(*per);
            Curve::Count { base: *base, per: negated, lo: *lo, hi: *hi }
        }
    }
}

/// Whether less is better.
pub fn prefers_less(curve: &Curve) -> bool {
    if let Curve::Count { per, .. } = curve {
        return *per < Fraction::ZERO;
    }
    let (worst, best) = ends(curve);
    best < worst
}

/// The values where the points are least and most, the outermost of each that are alike.
fn ends(curve: &Curve) -> (Fraction, Fraction) {
    let rows: Vec<(Fraction, Fraction)> = match curve {
        Curve::Linear { anchors, .. } => anchors.iter().map(|it| (it.value, it.points)).collect(),
        Curve::Steps { below, edges, .. } => {
            let first = edges.first().map_or(Fraction::ZERO, |it| it.value);
            let last = edges.last().map_or(Fraction::ONE, |it| it.value);
            let before = between(first, last, -1, 1);
            let before = if before < first { before.max(Fraction::ZERO) } else { Fraction::ZERO };
            std::iter::once((before, *below))
                .chain(edges.iter().map(|it| (it.value, it.points)))
                .collect()
        }
        Curve::Count { per, .. } if *per < Fraction::ZERO => {
            return (Fraction::integer(10), Fraction::ZERO);
        }
        Curve::Count { .. } => return (Fraction::ZERO, Fraction::integer(10)),
    };
    let worst = rows.iter().min_by_key(|it| it.1).map_or(Fraction::ZERO, |it| it.0);
    let best = rows.iter().max_by_key(|it| it.1).map_or(Fraction::ONE, |it| it.0);
    if worst == best { (Fraction::ZERO, Fraction::ONE) } else { (worst, best) }
}

/// 比率法: min(100, actual/target·100); where less is better max(0, (2 − actual/target)·100).
fn ratio(worst: Fraction, best: Fraction) -> Vec<(Fraction, Fraction)> {
    let (nothing, all) = (Fraction::ZERO, integer(100));
    if best > worst && best > Fraction::ZERO && worst >= Fraction::ZERO {
        return vec![(Fraction::ZERO, nothing), (best, all)];
    }
    let twice = Fraction::new(2 * best.numerator(), best.denominator());
    match twice {
        Ok(twice) if best > Fraction::ZERO && best < worst => vec![(best, all), (twice, nothing)],
        // A target of zero or below has no ratio: in proportion to the way from the worst to the best.
        _ => sorted(vec![(worst, nothing), (best, all)]),
    }
}

/// Nine tenths of the way from the worst to the best.
fn best_but(worst: Fraction, best: Fraction) -> Fraction {
    between(worst, best, 9, 10)
}

/// `share`/`of` of the way from one value to another; the first one where that has too many digits.
fn between(from: Fraction, to: Fraction, share: i64, of: i64) -> Fraction {
    let (a, b) = (i128::from(from.numerator()), i128::from(from.denominator()));
    let (c, d) = (i128::from(to.numerator()), i128::from(to.denominator()));
    let (share, of) = (i128::from(share), i128::from(of));
    // a/b + (c/d − a/b)·share/of
    let numerator = a * d * of + (c * b - a * d) * share;
    let denominator = b * d * of;
    let shared = num_integer::gcd(numerator, denominator).max(1);
    let part = |it: i128| i64::try_from(it / shared);
    match (part(numerator), part(denominator)) {
        (Ok(numerator), Ok(denominator)) => Fraction::new(numerator, denominator).unwrap_or(from),
        _ => from,
    }
}

fn integer(value: i64) -> Fraction {
    Fraction::new(value, 1).unwrap_or(Fraction::ZERO)
}

fn sorted(mut rows: Vec<(Fraction, Fraction)>) -> Vec<(Fraction, Fraction)> {
    rows.sort_by_key(|it| it.0);
    rows
}

fn linear(rows: Vec<(Fraction, Fraction)>, two_sided: bool) -> Curve {
    Curve::Linear { anchors: rows.into_iter().map(Anchor::from).collect(), two_sided }
}

/// Steps from the worst to the best: `below` before the first, then each step's points.
fn steps(rows: &[(Fraction, i64)], below: i64, lower: bool) -> Curve {
    let edge = |value: Fraction, points: i64| Anchor { value, points: integer(points) };
    if !lower {
        let edges = rows.iter().map(|(value, points)| edge(*value, *points)).collect();
        return Curve::Steps { below: integer(below), edges, closed: Edge::Left };
    }
    // From the other side: what is reached last going down holds below it.
    let mut points: Vec<i64> = std::iter::once(below).chain(rows.iter().map(|it| it.1)).collect();
    let best = points.pop().unwrap_or(below);
    let edges = rows.iter().rev().zip(points.into_iter().rev());
    let edges = edges.map(|((value, _), points)| edge(*value, points)).collect();
    Curve::Steps { below: integer(best), edges, closed: Edge::Right }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::curve::points;
    use crate::model::{FULL_POINTS, library};

    fn worth(curve: &Curve, value: &str) -> Fraction {
        let value: Fraction = value.parse().unwrap();
        let (numerator, denominator) = points(curve, &value.into()).parts().unwrap();
        Fraction::new(numerator, denominator).unwrap()
    }

    #[track_caller]
    fn check(curve: &Curve, expected: &[(&str, &str)]) {
        assert!(curve.is_usable(FULL_POINTS), "{curve:?}");
        for (value, points) in expected {
            assert_eq!(worth(curve, value), points.parse().unwrap(), "at {value}");
        }
    }

    #[test]
    fn every_method_makes_a_usable_curve_of_every_indicator() {
        for indicator in library::standard() {
            for method in Method::ALL {
                let curve = method.curve(&indicator.curve);
                assert!(curve.is_usable(FULL_POINTS), "{} {method:?} {curve:?}", indicator.id);
                for second in Method::ALL {
                    assert!(
                        second.curve(&curve).is_usable(FULL_POINTS),
                        "{} {second:?}",
                        indicator.id
                    );
                }
                assert!(reversed(&curve).is_usable(FULL_POINTS));
            }
        }
    }

    #[test]
    fn a_ratio_is_the_share_of_the_target() {
        let more = Method::Ratio.curve(&Curve::through_percents(&[(60, 0), (80, 100)]));
        check(&more, &[("0", "0"), ("0.4", "50"), ("0.8", "100"), ("1", "100")]);
        let less = Method::Ratio.curve(&Curve::through_units(&[(4, 100), (72, 0)]));
        check(&less, &[("0", "100"), ("4", "100"), ("6", "50"), ("8", "0"), ("9", "0")]);
    }

    #[test]
    fn five_grades_have_the_standard_coefficients() {
        let curve = Method::Efficacy.curve(&Curve::through_percents(&[(60, 0), (100, 100)]));
        check(&curve, &[("0.6", "20"), ("0.7", "40"), ("0.8", "60"), ("0.9", "80"), ("1", "100")]);
    }

    #[test]
    fn steps_belong_to_the_better_side_in_either_direction() {
        let more = Method::Tiers.curve(&Curve::through_percents(&[(60, 0), (100, 100)]));
        check(&more, &[("0.79", "50"), ("0.80", "80"), ("0.95", "80"), ("0.96", "100")]);
        let less = Method::Tiers.curve(&Curve::through_units(&[(0, 100), (10, 0)]));
        check(&less, &[("1", "100"), ("1.1", "80"), ("5", "80"), ("5.1", "50")]);
        let all = Method::AllOrNothing.curve(&Curve::through_units(&[(0, 100), (10, 0)]));
        check(&all, &[("1", "100"), ("1.1", "0")]);
    }

    #[test]
    fn the_direction_turns_around_and_back() {
        for indicator in library::standard() {
            let turned = reversed(&indicator.curve);
            let is_two_sided = matches!(indicator.curve, Curve::Linear { two_sided: true, .. });
            if !is_two_sided {
                assert_ne!(prefers_less(&turned), prefers_less(&indicator.curve));
            }
            assert_eq!(reversed(&turned), indicator.curve);
        }
    }
}
