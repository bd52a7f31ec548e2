//! The four rules of the NHS programme "Making Data Count", which tell a signal from noise (SCORING §6.1).

use std::cmp::Ordering;

use super::limits::Limits;
use crate::engine::Exact;

/// How many values in a row make a shift or a trend.
const RUN: usize = 7;

/// A broken rule and where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Signal {
    /// Which rule.
    pub rule: Rule,
    /// Towards which side; a rising trend is `High`.
    pub side: Side,
}

/// The four rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Beyond a limit.
    Outside,
    /// Seven in a row on one side of the mean, none of them on it.
    Shift,
    /// Seven in a row that only rise or only fall, no two of them equal.
    Trend,
    /// Two of three in a row between a near-limit and its limit, all three on one side of the mean.
    TwoOfThree,
}

/// Above or below what is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Above, or rising.
    High,
    /// Below, or falling.
    Low,
}

/// Where a value lies.
#[derive(Clone, Copy)]
struct Place {
    side: Option<Side>,
    zone: Zone,
}

#[derive(Clone, Copy, PartialEq)]
enum Zone {
    Common,
    Near,
    Outside,
}

/// A rule broken by a stretch of values.
pub(super) struct Pattern {
    /// Which rule, and towards which side.
    pub signal: Signal,
    /// The position of its last value: with it the rule is broken.
    pub end: usize,
    /// The positions to mark.
    pub marked: Vec<usize>,
}

/// Every stretch that breaks a rule, in the order of their ends.
pub(super) fn patterns(values: &[Option<Exact>], limits: &Limits) -> Vec<Pattern> {
    let places: Vec<Option<Place>> =
        values.iter().map(|it| it.as_ref().map(|it| place(limits, it))).collect();
    let is_in = |at: usize, zone: Zone| places[at].is_some_and(|it| it.zone == zone);
    let stretch = |rule: Rule, side: Side, start: usize, length: usize| Pattern {
        signal: Signal { rule, side },
        end: start + length - 1,
        marked: (start..start + length).collect(),
    };
    let mut found = Vec::new();
    for (at, place) in places.iter().enumerate() {
        if let (true, Some(side)) = (is_in(at, Zone::Outside), place.and_then(|it| it.side)) {
            found.push(stretch(Rule::Outside, side, at, 1));
        }
    }
    for (start, run) in places.windows(RUN).enumerate() {
        found.extend(one_side(run).map(|side| stretch(Rule::Shift, side, start, RUN)));
    }
    for (start, run) in values.windows(RUN).enumerate() {
        found.extend(one_way(run).map(|side| stretch(Rule::Trend, side, start, RUN)));
    }
    for (start, three) in places.windows(3).enumerate() {
        let mut pattern = one_side(three).map(|side| stretch(Rule::TwoOfThree, side, start, 3));
        if let Some(it) = &mut pattern {
            it.marked.retain(|at| is_in(*at, Zone::Near));
        }
        found.extend(pattern.filter(|it| it.marked.len() >= 2));
    }
    found.sort_by_key(|it| (it.end, it.signal));
    found
}

fn place(limits: &Limits, value: &Exact) -> Place {
    let side = match value.cmp(&limits.mean) {
        Ordering::Greater => Some(Side::High),
        Ordering::Less => Some(Side::Low),
        Ordering::Equal => None,
    };
    // Without any spread in the baseline the limits are no limits.
    let zone = match () {
        () if limits.mean_range.is_zero() => Zone::Common,
        () if *value > limits.upper || *value < limits.lower => Zone::Outside,
        () if *value > limits.near_upper || *value < limits.near_lower => Zone::Near,
        () => Zone::Common,
    };
    Place { side, zone }
}

/// The side of the mean that all of them are on.
fn one_side(places: &[Option<Place>]) -> Option<Side> {
    let side = |place: &Option<Place>| place.and_then(|it| it.side);
    let first = side(places.first()?)?;
    places.iter().all(|it| side(it) == Some(first)).then_some(first)
}

/// The way that all of them go; an equal neighbor ends it.
fn one_way(values: &[Option<Exact>]) -> Option<Side> {
    let values: Vec<&Exact> = values.iter().map(Option::as_ref).collect::<Option<_>>()?;
    let all = |order: Ordering| values.windows(2).all(|it| it[0].cmp(it[1]) == order);
    match () {
        () if all(Ordering::Less) => Some(Side::High),
        () if all(Ordering::Greater) => Some(Side::Low),
        () => None,
    }
}
