//! From points back to the measured values that earn them: a curve read the other way (SCORING §7.4).

use crate::engine::exact::Exact;
use crate::model::{Anchor, Curve, Edge};

/// Points that must be reached, or exceeded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Least {
    /// The points.
    pub points: Exact,
    /// They must be exceeded: of two with equal points this one asks for more.
    pub exclusive: bool,
}

/// A stretch of values without a gap; `None` is without end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The lower end.
    pub from: Option<End>,
    /// The upper end.
    pub to: Option<End>,
}

/// An end of a [`Stretch`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The value.
    pub at: Exact,
    /// Whether the value itself belongs to it.
    pub belongs: bool,
}

impl Least {
    /// These points or more.
    pub fn reach(points: Exact) -> Self {
        Self { points, exclusive: false }
    }

    /// Whether `points` are enough.
    pub fn is_met(&self, points: &Exact) -> bool {
        *points > self.points || (!self.exclusive && *points == self.points)
    }
}

impl Stretch {
    /// The least and the greatest count that gives a value in it, `(count + added) / parts`, as far as an `i64` goes;
    /// the first exceeds the second if none does.
    pub fn counts(&self, parts: &Exact, added: &Exact) -> (i64, i64) {
        let least = self.from.as_ref().map_or(i64::MIN, |it| {
            let value = &(&it.at * parts) - added;
            if it.belongs { ceil(&value) } else { floor(&value).saturating_add(1) }
        });
        let greatest = self.to.as_ref().map_or(i64::MAX, |it| {
            let value = &(&it.at * parts) - added;
            if it.belongs { floor(&value) } else { ceil(&value).saturating_sub(1) }
        });
        (least, greatest)
    }

    /// The part of it from `value` on, itself included; `None` if there is none.
    pub fn beginning_at(mut self, value: Exact) -> Option<Self> {
        if self.from.as_ref().is_none_or(|it| it.at < value) {
            self.from = Some(End { at: value, belongs: true });
        }
        self.not_empty()
    }

    /// The part of it up to `value`, itself included; `None` if there is none.
    pub fn up_to(mut self, value: Exact) -> Option<Self> {
        if self.to.as_ref().is_none_or(|it| it.at > value) {
            self.to = Some(End { at: value, belongs: true });
        }
        self.not_empty()
    }

    fn not_empty(self) -> Option<Self> {
        let is_empty = match (&self.from, &self.to) {
            (Some(from), Some(to)) => {
                from.at > to.at || (from.at == to.at && !(from.belongs && to.belongs))
            }
            _ => false,
        };
        (!is_empty).then_some(self)
    }

    /// The value in it, or at its end, that is nearest to `value`.
    pub fn nearest(&self, value: &Exact) -> Exact {
        match (&self.from, &self.to) {
            (Some(from), _) if *value < from.at => from.at.clone(),
            (_, Some(to)) if *value > to.at => to.at.clone(),
            _ => value.clone(),
        }
    }
}

/// Every value that earns at least so many points: stretches by rising value that do not touch.
pub fn values(curve: &Curve, least: &Least) -> Vec<Stretch> {
    let mut apart: Vec<Stretch> = Vec::new();
    for piece in pieces(curve, least) {
        match apart.last_mut().filter(|it| touch(it.to.as_ref(), piece.from.as_ref())) {
            Some(before) => before.to = piece.to,
            None => apart.push(piece),
        }
    }
    apart
}

/// Whether two ends meet without a value between them.
fn touch(to: Option<&End>, from: Option<&End>) -> bool {
    match (to, from) {
        (Some(to), Some(from)) => to.at == from.at && (to.belongs || from.belongs),
        _ => true,
    }
}

/// The same piece by piece of the curve.
fn pieces(curve: &Curve, least: &Least) -> Vec<Stretch> {
    match curve {
        Curve::Linear { anchors, .. } => on_lines(anchors, least),
        Curve::Steps { below, edges, closed } => {
            let points: Vec<Exact> = std::iter::once(*below)
                .chain(edges.iter().map(|it| it.points))
                .map(Exact::from)
                .collect();
            let end = |at: usize, belongs: bool| {
                edges.get(at).map(|it| End { at: it.value.into(), belongs })
            };
            let met = points.iter().enumerate().filter(|(_, points)| least.is_met(points));
            met.map(|(step, _)| Stretch {
                from: step.checked_sub(1).and_then(|at| end(at, *closed == Edge::Left)),
                to: end(step, *closed == Edge::Right),
            })
            .collect()
        }
        Curve::Count { base, per, lo, hi } => {
            let (lo, hi, per) = (Exact::from(*lo), Exact::from(*hi), Exact::from(*per));
            if least.is_met(&lo) {
                return vec![Stretch { from: None, to: None }];
            }
            let Some(at) = (&least.points - &(*base).into()).over(&per) else {
                let level = least.is_met(&Exact::from(*base).clamped(&lo, &hi));
                return if level { vec![Stretch { from: None, to: None }] } else { Vec::new() };
            };
            if !least.is_met(&hi) {
                return Vec::new();
            }
            let end = Some(End { at, belongs: !least.exclusive });
            vec![if per > Exact::zero() {
                Stretch { from: end, to: None }
            } else {
                Stretch { from: None, to: end }
            }]
        }
    }
}

/// The level before the first anchor, the lines between, the level after the last.
fn on_lines(anchors: &[Anchor], least: &Least) -> Vec<Stretch> {
    let met = |it: &Anchor| least.is_met(&it.points.into());
    let end = |it: &Anchor| Some(End { at: it.value.into(), belongs: true });
    let mut stretches = Vec::new();
    if let Some(first) = anchors.first().filter(|it| met(it)) {
        stretches.push(Stretch { from: None, to: end(first) });
    }
    for pair in anchors.windows(2) {
        let crossing = || Some(End { at: crossing(pair, least)?, belongs: !least.exclusive });
        match (met(&pair[0]), met(&pair[1])) {
            (true, true) => stretches.push(Stretch { from: end(&pair[0]), to: end(&pair[1]) }),
            (true, false) => stretches.push(Stretch { from: end(&pair[0]), to: crossing() }),
            (false, true) => stretches.push(Stretch { from: crossing(), to: end(&pair[1]) }),
            (false, false) => {}
        }
    }
    if let Some(last) = anchors.last().filter(|it| met(it)) {
        stretches.push(Stretch { from: end(last), to: None });
    }
    stretches
}

/// Where the line between two anchors crosses the points; `None` if it is level.
fn crossing(pair: &[Anchor], least: &Least) -> Option<Exact> {
    let (x0, s0) = (Exact::from(pair[0].value), Exact::from(pair[0].points));
    let (x1, s1) = (Exact::from(pair[1].value), Exact::from(pair[1].points));
    let share = (&least.points - &s0).over(&(&s1 - &s0))?;
    Some(&x0 + &(&share * &(&x1 - &x0)))
}

/// Rounded down; the end of `i64` if it is beyond.
fn floor(value: &Exact) -> i64 {
    let end = if *value < Exact::zero() { i64::MIN } else { i64::MAX };
    value.floor_bits(0).unwrap_or(end)
}

fn ceil(value: &Exact) -> i64 {
    floor(&(&Exact::zero() - value)).saturating_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::curve::points;
    use crate::model::Fraction;
    use proptest::prelude::*;

    fn anchors(rows: &[(i32, i32)]) -> Vec<Anchor> {
        rows.iter()
            .map(|(value, points)| Anchor {
                value: Fraction::percent(*value),
                points: Fraction::integer(*points),
            })
            .collect()
    }

    /// Any usable curve over values from 0 to 1.
    fn any_curve() -> impl Strategy<Value = Curve> {
        let rows = || {
            prop::collection::btree_map(0_i32..100, 0_i32..=120, 2..6)
                .prop_map(|it| anchors(&it.into_iter().collect::<Vec<(i32, i32)>>()))
        };
        let edge = || prop_oneof![Just(Edge::Left), Just(Edge::Right)];
        let whole = || (0_i32..=120).prop_map(Fraction::integer);
        prop_oneof![
            rows().prop_map(|anchors| Curve::Linear { anchors, two_sided: true }),
            (whole(), rows(), edge()).prop_map(|(below, edges, closed)| Curve::Steps {
                below,
                edges,
                closed
            }),
            (whole(), -300_i32..300, whole(), whole()).prop_map(|(base, per, lo, hi)| {
                Curve::Count {
                    base,
                    per: Fraction::integer(per),
                    lo: lo.min(base),
                    hi: hi.max(base),
                }
            }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn a_count_lies_in_a_stretch_just_when_it_earns_the_points(
            curve in any_curve(),
            needed in -10_i64..1300,
            exclusive: bool,
            parts in 1_i64..40,
        ) {
            let least = Least { points: Exact::ratio(needed, 10).unwrap(), exclusive };
            let stretches = values(&curve, &least);
            for count in -5..=parts + 5 {
                let earned = points(&curve, &Exact::ratio(count, parts).unwrap());
                let lies_in = stretches.iter().any(|it| {
                    let (from, to) = it.counts(&Exact::integer(parts), &Exact::zero());
                    (from..=to).contains(&count)
                });
                prop_assert_eq!(lies_in, least.is_met(&earned), "at {}/{}", count, parts);
            }
        }
    }

    #[test]
    fn stretches_that_meet_are_one_unless_the_value_between_earns_too_little() {
        let end =
            |percent: i64, belongs| Some(End { at: Exact::ratio(percent, 100).unwrap(), belongs });
        let edges = anchors(&[(70, 80), (90, 100)]);
        for (closed, belongs) in [(Edge::Left, true), (Edge::Right, false)] {
            let below = Fraction::integer(50);
            let steps = Curve::Steps { below, edges: edges.clone(), closed };
            let found = values(&steps, &Least::reach(Exact::integer(60)));
            assert_eq!(found, [Stretch { from: end(70, belongs), to: None }]);
        }
        let dip =
            Curve::Linear { anchors: anchors(&[(0, 100), (50, 60), (100, 100)]), two_sided: true };
        let whole = [Stretch { from: None, to: None }];
        assert_eq!(values(&dip, &Least::reach(Exact::integer(60))), whole);
        let more = Least { points: Exact::integer(60), exclusive: true };
        let apart = [
            Stretch { from: None, to: end(50, false) },
            Stretch { from: end(50, false), to: None },
        ];
        assert_eq!(values(&dip, &more), apart);
    }

    #[test]
    fn the_nearest_value_is_at_an_end_or_the_value_itself() {
        let least = Least::reach(Exact::integer(60));
        let curve = Curve::Linear {
            anchors: anchors(&[(50, 0), (75, 100), (85, 100), (95, 60), (100, 40)]),
            two_sided: true,
        };
        let nearest = |value: i64| {
            let value = Exact::ratio(value, 100).unwrap();
            let all = values(&curve, &least);
            all.iter().map(|it| it.nearest(&value)).min_by_key(|it| {
                let far = it - &value;
                far.clone().max(&Exact::zero() - &far)
            })
        };
        assert_eq!(nearest(40), Exact::ratio(65, 100));
        assert_eq!(nearest(80), Exact::ratio(80, 100));
        assert_eq!(nearest(99), Exact::ratio(95, 100));
    }

    #[test]
    fn numbers_without_end_stay_within_their_type() {
        let huge = &Exact::integer(i64::MAX) * &Exact::integer(4);
        let end = |at: &Exact| Some(End { at: at.clone(), belongs: true });
        let beyond = Stretch { from: end(&huge), to: None };
        assert_eq!(beyond.counts(&Exact::integer(1), &Exact::zero()), (i64::MAX, i64::MAX));
        let below = &Exact::zero() - &huge;
        let beneath = Stretch { from: None, to: end(&below) };
        assert_eq!(beneath.counts(&Exact::integer(1), &Exact::zero()), (i64::MIN, i64::MIN));
    }
}
