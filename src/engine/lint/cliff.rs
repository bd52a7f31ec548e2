//! 门槛悬崖: curves where next to nothing makes more than ten points (SCORING §2b, §11).

use super::Lint;
use crate::engine::curve::points;
use crate::engine::exact::Exact;
use crate::model::{Anchor, Curve, Indicator, MeasureKind, Policy};

/// More points than this within the window are a cliff.
const MOST_POINTS: i64 = 10;

/// The steepest place of every usable curve that has a cliff.
pub fn cliffs(policy: &Policy) -> Vec<Lint> {
    policy
        .indicators
        .iter()
        .filter(|it| it.local_bp > 0 && it.curve.is_usable(policy.most_points()))
        .filter_map(|it| {
            let (at, points) = steepest(it)?;
            (points > Exact::integer(MOST_POINTS)).then(|| Lint::Cliff {
                indicator: it.id.clone(),
                at,
                points,
            })
        })
        .collect()
}

/// One percentage point of the scale: of a share, or of the way from 1 to 5. Other units have no percentage
/// points: only a step is a cliff there.
fn window(kind: MeasureKind) -> Exact {
    match kind {
        MeasureKind::Share | MeasureKind::Portion | MeasureKind::Net => Exact::ratio(1, 100),
        MeasureKind::Rating => Exact::ratio(4, 100),
        MeasureKind::Seconds | MeasureKind::Hours | MeasureKind::Cases | MeasureKind::Number => {
            None
        }
    }
    .unwrap_or_else(Exact::zero)
}

/// Where the largest difference within the window begins, and how many points it is; the first of equals.
fn steepest(indicator: &Indicator) -> Option<(Exact, Exact)> {
    let window = window(indicator.measure.kind());
    match &indicator.curve {
        Curve::Linear { anchors, .. } => on_lines(&indicator.curve, anchors, &window),
        Curve::Steps { below, edges, .. } => {
            // From the level before one edge to the level after another that is less than the window away.
            let levels: Vec<Exact> = std::iter::once(*below)
                .chain(edges.iter().map(|it| it.points))
                .map(Exact::from)
                .collect();
            let value = |at: usize| Exact::from(edges[at].value);
            let pairs =
                (0..edges.len()).flat_map(|from| (from..edges.len()).map(move |to| (from, to)));
            let near =
                pairs.filter(|(from, to)| from == to || &value(*to) - &value(*from) < window);
            largest(near.map(|(from, to)| (value(from), distance(&levels[from], &levels[to + 1]))))
        }
        Curve::Count { base, per, lo, hi } => {
            let change = distance(&(&window * &(*per).into()), &Exact::zero());
            let range = &Exact::from(*hi) - &Exact::from(*lo);
            let at = (&Exact::from(*lo) - &(*base).into()).over(&(*per).into())?;
            let end = (&Exact::from(*hi) - &(*base).into()).over(&(*per).into())?;
            Some((at.min(end), change.min(range)))
        }
    }
}

/// The largest difference has an anchor at one end: the other is a window away, or a nearer anchor.
fn on_lines(curve: &Curve, anchors: &[Anchor], window: &Exact) -> Option<(Exact, Exact)> {
    let values: Vec<Exact> = anchors.iter().map(|it| it.value.into()).collect();
    let far = values.iter().flat_map(|it| [(it - window, it.clone()), (it.clone(), it + window)]);
    let near = values.iter().enumerate().flat_map(|(at, from)| {
        let later = values[at + 1..].iter().take_while(move |to| *to - from < *window);
        later.map(move |to| (from.clone(), to.clone()))
    });
    largest(far.chain(near).map(|(from, to)| {
        let change = distance(&points(curve, &from), &points(curve, &to));
        (from, change)
    }))
}

/// The largest difference; of equal ones the one that begins first.
fn largest(differences: impl Iterator<Item = (Exact, Exact)>) -> Option<(Exact, Exact)> {
    differences.reduce(
        |best, it| {
            if it.1 > best.1 || (it.1 == best.1 && it.0 < best.0) { it } else { best }
        },
    )
}

fn distance(one: &Exact, two: &Exact) -> Exact {
    let off = one - two;
    off.clone().max(&Exact::zero() - &off)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edge, Fraction, Measure, templates};
    use proptest::prelude::*;

    fn with(measure: Measure, curve: Curve) -> Indicator {
        Indicator { measure, curve, ..templates::community().indicators.remove(0) }
    }

    fn steps(rows: &[(i32, i32)]) -> Curve {
        let edges = rows
            .iter()
            .map(|(milli, points)| Anchor {
                value: Fraction::new((*milli).into(), 1000).unwrap(),
                points: Fraction::integer(*points),
            })
            .collect();
        Curve::Steps { below: Fraction::integer(50), edges, closed: Edge::Left }
    }

    #[track_caller]
    fn check(measure: Measure, curve: Curve, at: (i64, i64), centi: i64) {
        let (from, points) = steepest(&with(measure, curve)).unwrap();
        let at = Exact::ratio(at.0, at.1).unwrap();
        assert_eq!((from, points.round_half_even(100)), (at, Some(centi)));
    }

    #[test]
    fn steps_are_cliffs_and_lines_mostly_are_not() {
        let resolution = Curve::through_percents(&[(0, 0), (70, 60), (90, 90), (100, 100)]);
        check(Measure::Resolved, resolution, (70, 100), 150); // 30 points over 20 percent.
        check(Measure::Resolved, steps(&[(700, 80), (900, 100)]), (7, 10), 3000);
        // Two small steps within a percentage point add up; a whole point apart they do not.
        check(Measure::Resolved, steps(&[(700, 56), (705, 62)]), (7, 10), 1200);
        check(Measure::Resolved, steps(&[(700, 56), (710, 62)]), (7, 10), 600);
    }

    #[test]
    fn a_short_steep_line_counts_as_far_as_it_goes() {
        // 8 points in a tenth of a percentage point, nearly level around it.
        let curve = |to: i32| {
            let anchors = [(0, 0), (700, 0), (701, to), (1000, to)];
            let anchors = anchors
                .iter()
                .map(|(milli, points)| Anchor {
                    value: Fraction::new(*milli, 1000).unwrap(),
                    points: Fraction::integer(*points),
                })
                .collect();
            Curve::Linear { anchors, two_sided: false }
        };
        check(Measure::Resolved, curve(8), (691, 1000), 800);
        check(Measure::Resolved, curve(11), (691, 1000), 1100);
    }

    #[test]
    fn a_percentage_point_is_one_of_the_measures_own_scale() {
        check(Measure::PeerReview, Curve::through_units(&[(1, 0), (5, 100)]), (1, 1), 100);
        check(Measure::AnswerSpeed, Curve::through_units(&[(15, 100), (16, 0)]), (15, 1), 0);
        check(Measure::AnswerSpeed, steps(&[(15_000, 80)]), (15, 1), 3000);
        let count = |per| Curve::Count {
            base: Fraction::integer(80),
            per: Fraction::integer(per),
            lo: Fraction::integer(40),
            hi: Fraction::integer(100),
        };
        check(Measure::UpheldComplaints, count(-2000), (-1, 100), 2000);
        check(Measure::UpheldComplaints, count(-9000), (-1, 450), 6000);
    }

    proptest! {
        #[test]
        fn no_difference_within_a_percentage_point_is_larger(
            rows in prop::collection::btree_map(0_i32..60, 0_i32..=120, 2..7),
            stepped: bool,
            from in 0_i64..6000,
            width in 0_i64..=100,
        ) {
            let rows: Vec<(i32, i32)> = rows.into_iter().map(|it| (it.0 * 3, it.1)).collect();
            let curve = match (stepped, steps(&rows)) {
                (false, Curve::Steps { edges: anchors, .. }) => {
                    Curve::Linear { anchors, two_sided: true }
                }
                (_, steps) => steps,
            };
            let (_, most) = steepest(&with(Measure::Resolved, curve.clone())).unwrap();
            let at = |it: i64| points(&curve, &Exact::ratio(it, 10_000).unwrap());
            // A difference over exactly the window is no more than the supremum only for lines; steps stay below it.
            let width = if stepped { width.min(99) } else { width };
            prop_assert!(distance(&at(from), &at(from + width)) <= most);
        }
    }
}
