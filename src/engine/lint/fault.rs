//! What is wrong with a curve (SCORING §2b).

use crate::model::{Anchor, Curve, Fraction};

/// Why a curve does not give every value one meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveFault {
    /// Fewer than two anchors, or no edge.
    TooFew,
    /// The anchor or edge at this position does not rise above the one before it.
    NotRising(usize),
    /// These points are below 0 or above the most.
    OutOfRange {
        /// The first that are.
        points: Fraction,
        /// The most: 100, or 120 where the policy allows it.
        most: Fraction,
    },
    /// Every value earns the same.
    AllAlike,
    /// The points both rise and fall, and the curve is not two-sided.
    NotMonotone,
    /// The points without a case are not within the least and the most.
    BaseOutside,
}

/// The first fault of a curve that may give up to `most` points; `None` if it is usable.
pub fn fault(curve: &Curve, most: Fraction) -> Option<CurveFault> {
    match curve {
        Curve::Linear { anchors, two_sided } => {
            let points: Vec<Fraction> = anchors.iter().map(|it| it.points).collect();
            let monotone = points.is_sorted() || points.is_sorted_by(|one, two| one >= two);
            let too_few = (anchors.len() < 2).then_some(CurveFault::TooFew);
            too_few
                .or_else(|| not_rising(anchors))
                .or_else(|| out_of_range(&points, most))
                .or_else(|| all_alike(&points))
                .or_else(|| (!two_sided && !monotone).then_some(CurveFault::NotMonotone))
        }
        Curve::Steps { below, edges, .. } => {
            let points: Vec<Fraction> =
                std::iter::once(*below).chain(edges.iter().map(|it| it.points)).collect();
            let too_few = edges.is_empty().then_some(CurveFault::TooFew);
            too_few
                .or_else(|| not_rising(edges))
                .or_else(|| out_of_range(&points, most))
                .or_else(|| all_alike(&points))
        }
        Curve::Count { base, lo, hi, .. } => {
            let outside = (lo > base || base > hi).then_some(CurveFault::BaseOutside);
            out_of_range(&[*lo, *hi], most).or(outside).or_else(|| all_alike(&[*lo, *hi]))
        }
    }
}

fn not_rising(anchors: &[Anchor]) -> Option<CurveFault> {
    let at = anchors.windows(2).position(|it| it[0].value >= it[1].value)?;
    Some(CurveFault::NotRising(at + 1))
}

fn out_of_range(points: &[Fraction], most: Fraction) -> Option<CurveFault> {
    let within = Fraction::ZERO..=most;
    let outside = points.iter().copied().find(|it| !within.contains(it));
    outside.map(|points| CurveFault::OutOfRange { points, most })
}

fn all_alike(points: &[Fraction]) -> Option<CurveFault> {
    points.windows(2).all(|it| it[0] == it[1]).then_some(CurveFault::AllAlike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edge, FULL_POINTS, MOST_POINTS};
    use proptest::prelude::*;

    fn linear(anchors: &[(i32, i32)], two_sided: bool) -> Curve {
        match Curve::through_units(anchors) {
            Curve::Linear { anchors, .. } => Curve::Linear { anchors, two_sided },
            other => other,
        }
    }

    fn steps(below: i32, edges: &[(i32, i32)]) -> Curve {
        let Curve::Linear { anchors: edges, .. } = linear(edges, false) else { unreachable!() };
        Curve::Steps { below: Fraction::integer(below), edges, closed: Edge::Left }
    }

    fn count(base: i32, lo: i32, hi: i32) -> Curve {
        let [base, lo, hi] = [base, lo, hi].map(Fraction::integer);
        Curve::Count { base, per: Fraction::ONE, lo, hi }
    }

    fn fault(curve: &Curve) -> Option<CurveFault> {
        super::fault(curve, FULL_POINTS)
    }

    #[test]
    fn each_fault_is_named() {
        assert_eq!(fault(&linear(&[(0, 0)], false)), Some(CurveFault::TooFew));
        assert_eq!(fault(&linear(&[(0, 0), (0, 100)], false)), Some(CurveFault::NotRising(1)));
        let high = |points: i32, most| {
            let points = Fraction::integer(points);
            Some(CurveFault::OutOfRange { points, most })
        };
        assert_eq!(fault(&linear(&[(0, 0), (1, 121)], false)), high(121, FULL_POINTS));
        assert_eq!(fault(&linear(&[(0, 0), (1, 101)], false)), high(101, FULL_POINTS));
        assert_eq!(fault(&linear(&[(0, -1), (1, 100)], false)), high(-1, FULL_POINTS));
        let above = |top: i32| super::fault(&linear(&[(0, 0), (1, top)], false), MOST_POINTS);
        assert_eq!((above(120), above(121)), (None, high(121, MOST_POINTS)));
        assert_eq!(fault(&linear(&[(0, 7), (1, 7)], false)), Some(CurveFault::AllAlike));
        let hill = [(0, 0), (1, 100), (2, 50)];
        assert_eq!(fault(&linear(&hill, false)), Some(CurveFault::NotMonotone));
        assert_eq!(fault(&linear(&hill, true)), None);
        assert_eq!(fault(&steps(0, &[])), Some(CurveFault::TooFew));
        assert_eq!(fault(&steps(50, &[(1, 50)])), Some(CurveFault::AllAlike));
        assert_eq!(fault(&steps(50, &[(1, 80)])), None);
        assert_eq!(fault(&count(30, 40, 100)), Some(CurveFault::BaseOutside));
        assert_eq!(fault(&count(40, 40, 40)), Some(CurveFault::AllAlike));
    }

    proptest! {
        #[test]
        fn a_curve_without_a_fault_is_usable_and_no_other(
            rows in prop::collection::vec((0_i32..9, -5_i32..125), 0..4),
            sorted: bool,
            kind in 0..4,
        ) {
            let mut rows = rows;
            if sorted {
                rows.sort_unstable();
            }
            let number = |at: usize| rows.get(at).map_or(0, |it| it.1);
            let curve = match kind {
                0 => linear(&rows, false),
                1 => linear(&rows, true),
                2 => steps(number(0), &rows),
                _ => count(number(0), number(1), number(2)),
            };
            for most in [FULL_POINTS, MOST_POINTS] {
                let is_usable = curve.is_usable(most);
                prop_assert_eq!(super::fault(&curve, most).is_none(), is_usable);
            }
        }
    }
}
