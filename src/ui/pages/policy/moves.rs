//! A curve with one thing moved: a corner kept where the curve still makes sense, one more corner, one fewer.

use super::unit::{Unit, hundredths, of_hundredths};
use crate::model::{Anchor, Curve, Fraction};

/// Where a corner may be.
#[derive(Clone, Copy)]
pub struct Room {
    /// In which unit values are typed.
    pub unit: Unit,
    /// The most points, in hundredths.
    pub most: i64,
}

/// The corners of a curve: anchors or edges; a count has none.
pub fn corners(curve: &Curve) -> &[Anchor] {
    match curve {
        Curve::Linear { anchors, .. } => anchors,
        Curve::Steps { edges, .. } => edges,
        Curve::Count { .. } => &[],
    }
}

/// The curve with the corner at this position exactly there, whether it makes sense or not.
pub fn placed(curve: &Curve, at: usize, anchor: Anchor) -> Curve {
    let mut curve = curve.clone();
    let corners = match &mut curve {
        Curve::Linear { anchors, .. } => anchors,
        Curve::Steps { edges, .. } => edges,
        Curve::Count { .. } => return curve,
    };
    if let Some(corner) = corners.get_mut(at) {
        *corner = anchor;
    }
    curve
}

/// The curve with the corner at this position as near as its neighbours let it: values keep their order, and a
/// curve that is not two-sided goes one way.
pub fn moved(curve: &Curve, at: usize, (value, points): (i64, i64), room: Room) -> Curve {
    let (all, unit) = (corners(curve), room.unit);
    if at >= all.len() {
        return curve.clone();
    }
    let before = at.checked_sub(1).and_then(|it| all.get(it));
    let after = all.get(at + 1);
    let lo = before.map_or(unit.range.0, |it| unit.typed(it.value) + 1);
    let hi = after.map_or(unit.range.1, |it| unit.typed(it.value) - 1);
    let (least, most) = match curve {
        Curve::Linear { two_sided: false, .. } => between(all, at, room.most),
        _ => (0, room.most),
    };
    let value = if lo <= hi { value.clamp(lo, hi) } else { unit.typed(all[at].value) };
    let points = points.clamp(least, most.max(least));
    placed(curve, at, Anchor { value: unit.value(value), points: of_hundredths(points) })
}

/// The points a corner may have so that the others and it go one way.
fn between(all: &[Anchor], at: usize, end: i64) -> (i64, i64) {
    let rest: Vec<i64> = all
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .map(|(_, it)| hundredths(it.points))
        .collect();
    let left = at.checked_sub(1).map(|it| hundredths(all[it].points));
    let right = all.get(at + 1).map(|it| hundredths(it.points));
    match (rest.first(), rest.last()) {
        (Some(first), Some(last)) if first < last => (left.unwrap_or(0), right.unwrap_or(end)),
        (Some(first), Some(last)) if first > last => (right.unwrap_or(0), left.unwrap_or(end)),
        _ => (0, end),
    }
}

/// The curve with one more corner in the middle of its widest gap.
pub fn with_one_more(curve: &Curve, unit: Unit) -> Curve {
    let all = corners(curve);
    let typed = |it: &Anchor| unit.typed(it.value);
    let gaps = all.windows(2).enumerate();
    let widest = gaps.max_by_key(|(_, it)| typed(&it[1]) - typed(&it[0]));
    let (at, value, points) = match (widest, all.last()) {
        (Some((at, pair)), _) if typed(&pair[1]) - typed(&pair[0]) >= 2 => {
            let middle = i64::midpoint(typed(&pair[0]), typed(&pair[1]));
            let points = i64::midpoint(hundredths(pair[0].points), hundredths(pair[1].points));
            (at + 1, middle, points)
        }
        (_, Some(last)) => (all.len(), typed(last) + unit.step, hundredths(last.points)),
        _ => return curve.clone(),
    };
    let anchor = Anchor { value: unit.value(value), points: of_hundredths(points) };
    let mut curve = curve.clone();
    match &mut curve {
        Curve::Linear { anchors, .. } => anchors.insert(at, anchor),
        Curve::Steps { edges, .. } => edges.insert(at, anchor),
        Curve::Count { .. } => {}
    }
    curve
}

/// The curve without the corner at this position.
pub fn without(curve: &Curve, at: usize) -> Curve {
    let mut curve = curve.clone();
    match &mut curve {
        Curve::Linear { anchors, .. } if at < anchors.len() => drop(anchors.remove(at)),
        Curve::Steps { edges, .. } if at < edges.len() => drop(edges.remove(at)),
        _ => {}
    }
    curve
}

/// The line as it is drawn over a range: values and points in their last places.
pub fn line(curve: &Curve, unit: Unit, (lo, hi): (i64, i64)) -> Vec<(i64, i64)> {
    let place = |it: &Anchor| (unit.typed(it.value), hundredths(it.points));
    match curve {
        Curve::Linear { anchors, .. } => {
            let inner: Vec<(i64, i64)> = anchors.iter().map(place).collect();
            let first = inner.first().map(|it| (lo.min(it.0), it.1));
            let last = inner.last().map(|it| (hi.max(it.0), it.1));
            first.into_iter().chain(inner.iter().copied()).chain(last).collect()
        }
        Curve::Steps { below, edges, .. } => {
            let mut points = hundredths(*below);
            let mut line = vec![(lo, points)];
            for (value, next) in edges.iter().map(place) {
                line.extend([(value, points), (value, next)]);
                points = next;
            }
            line.push((hi, points));
            line
        }
        Curve::Count { base, per, lo: least, hi: most } => {
            let (least, most) = (hundredths(*least), hundredths(*most));
            let steps = 40;
            (0..=steps)
                .map(|at| {
                    let value = lo + (hi - lo) * at / steps;
                    let gained = per.to_f64() * unit.value(value).to_f64();
                    let points = hundredths(*base) + Unit::hundredths_of(gained);
                    (value, points.clamp(least, most))
                })
                .collect()
        }
    }
}

/// The range of values that shows a curve with room to move its ends.
pub fn range(curve: &Curve, unit: Unit) -> (i64, i64) {
    let (lo, hi) = if let Curve::Count { base, per, lo, hi } = curve {
        let limit = if *per < Fraction::ZERO { lo } else { hi };
        let cases = (limit.to_f64() - base.to_f64()) / per.to_f64();
        (0, if cases.is_finite() { unit.drawn(cases).max(1) } else { unit.drawn(1.0) })
    } else {
        let values = corners(curve).iter().map(|it| unit.typed(it.value));
        let (lo, hi) = (values.clone().min().unwrap_or(0), values.max().unwrap_or(1));
        if lo == hi { (lo - 10 * unit.step, hi + 10 * unit.step) } else { (lo, hi) }
    };
    let room = (hi - lo) / 4;
    ((lo - room).max(unit.range.0), (hi + room).min(unit.range.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FULL_POINTS, MOST_POINTS, MeasureKind, library};
    use proptest::prelude::*;

    #[test]
    fn a_corner_stops_at_its_neighbours() {
        let unit = Unit::of(MeasureKind::Share);
        let curve = Curve::through_percents(&[(60, 0), (80, 60), (100, 100)]);
        let at = |curve: &Curve| {
            let it = corners(curve)[1];
            (unit.typed(it.value), hundredths(it.points))
        };
        let room = Room { unit, most: 10_000 };
        assert_eq!(at(&moved(&curve, 1, (8500, 7000), room)), (8500, 7000));
        assert_eq!(at(&moved(&curve, 1, (20_000, 20_000), room)), (9999, 10_000));
        assert_eq!(at(&moved(&curve, 1, (0, -5), room)), (6001, 0));
    }

    #[test]
    fn the_last_corner_goes_up_to_the_most_points_of_the_policy() {
        let unit = Unit::of(MeasureKind::Share);
        let curve = Curve::through_percents(&[(60, 0), (80, 60), (100, 100)]);
        let up = |most| {
            let room = Room { unit, most };
            hundredths(corners(&moved(&curve, 2, (10_000, 13_000), room))[2].points)
        };
        assert_eq!((up(10_000), up(12_000)), (10_000, 12_000));
    }

    proptest! {
        #[test]
        fn a_dragged_curve_goes_one_way(
            which in 0_usize..28,
            above_full: bool,
            drags in prop::collection::vec((0_usize..5, -20_000_i64..20_000, -2000_i64..13_000), 1..12),
        ) {
            let indicator = library::standard().swap_remove(which);
            let unit = Unit::of(indicator.measure.kind());
            let most = if above_full { MOST_POINTS } else { FULL_POINTS };
            let room = Room { unit, most: hundredths(most) };
            let mut curve = indicator.curve;
            for (at, value, points) in drags {
                let next = moved(&curve, at, (value, points), room);
                // All alike is the one thing a drag can come to; the page does not settle it.
                let alike = corners(&next).windows(2).all(|it| it[0].points == it[1].points);
                prop_assert!(next.is_usable(most) || alike, "{next:?}");
                if next.is_usable(most) {
                    curve = next;
                }
            }
            let more = with_one_more(&curve, unit);
            prop_assert!(more.is_usable(most));
        }
    }
}
