//! 权重稳定区间: how far each group weight can move before the ranking turns (SCORING §3.6).

use std::cell::OnceCell;

use super::ball::{NEAR, Places};
use super::critical::{self, Crossing};
use super::profile::Profile;
use super::screen::Screen;
use crate::engine::exact::Exact;

/// Between which weights of one group, the others keeping their proportions, everybody keeps their place.
///
/// The present weight is always within. Where two are level now but would not be a step further, both ends
/// are the present weight. Who has no score now is not looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stability {
    /// The lower end; `None` if the weight can go down to 0.
    pub low: Option<Bound>,
    /// The upper end; `None` if it can go up to 1.
    pub high: Option<Bound>,
}

/// A weight beyond which a pair changes places; at it the two are level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The weight as a share from 0 to 1.
    pub at: Crossing,
    /// The positions of the two, the smaller first. If several pairs meet here, one of them.
    pub pair: (usize, usize),
}

impl Stability {
    /// The lowest weight at which the ranking certainly still holds.
    pub fn least(&self) -> Exact {
        self.low.as_ref().map_or_else(Exact::zero, |it| it.at.high().clone())
    }

    /// The highest weight at which the ranking certainly still holds.
    pub fn most(&self) -> Exact {
        self.high.as_ref().map_or_else(|| Exact::integer(1), |it| it.at.low().clone())
    }
}

/// The interval of every group weight: exact, but for a bound that is irrational (see [`Crossing`]).
///
/// Scores move continuously, so the first two to meet stand next to each other now, or others that meet
/// with them do: neighbours are enough. Fixed point tells which of them may come first, and those are
/// worked out exactly. Empty if all weights are zero.
pub fn intervals(profiles: &[Profile], weights_bp: &[u32]) -> Vec<Stability> {
    let screen = Screen::new(profiles, weights_bp);
    let order = order(profiles, weights_bp, &screen);
    let neighbors: Vec<(usize, usize)> = order
        .iter()
        .zip(order.iter().skip(1))
        .map(|(one, two)| (*one.min(two), *one.max(two)))
        .collect();
    (0..weights_bp.len())
        .filter_map(|group| {
            let now = critical::share(weights_bp, group)?;
            let candidates = candidates(&screen, &neighbors, group, now.to_f64());
            let bounds: Vec<Bound> = candidates
                .into_iter()
                .flat_map(|pair| {
                    let both = [&profiles[pair.0], &profiles[pair.1]];
                    let crossings = critical::crossings(both, weights_bp, group);
                    crossings.into_iter().map(move |at| Bound { at, pair })
                })
                .collect();
            Some(nearest(&bounds, &now))
        })
        .collect()
}

/// The nearest of these on either side.
fn nearest(bounds: &[Bound], now: &Exact) -> Stability {
    let low = bounds
        .iter()
        .filter(|it| it.at.high() <= now)
        .max_by(|one, two| one.at.high().cmp(two.at.high()).then(two.pair.cmp(&one.pair)));
    let high = bounds
        .iter()
        .filter(|it| it.at.low() >= now)
        .min_by(|one, two| one.at.low().cmp(two.at.low()).then(one.pair.cmp(&two.pair)));
    Stability { low: low.cloned(), high: high.cloned() }
}

/// The neighbours one of which meets first: all that are not certainly beaten by another.
fn candidates(
    screen: &Screen,
    neighbors: &[(usize, usize)],
    group: usize,
    now: f64,
) -> Vec<(usize, usize)> {
    let found: Vec<(Option<Places>, (usize, usize))> = neighbors
        .iter()
        .map(|pair| (screen.pair(pair.0, pair.1).and_then(|it| it.crossings(group)), *pair))
        .collect();
    let places = || found.iter().filter_map(|it| it.0).flatten().flatten();
    let low = places().filter(|it| *it < now - 2.0 * NEAR).fold(0.0, f64::max) - 2.0 * NEAR;
    let high = places().filter(|it| *it > now + 2.0 * NEAR).fold(1.0, f64::min) + 2.0 * NEAR;
    let may_be_first = |places: &Option<Places>| match places {
        Some(places) => places.iter().flatten().any(|it| (low..=high).contains(it)),
        None => true,
    };
    found.iter().filter(|it| may_be_first(&it.0)).map(|it| it.1).collect()
}

/// Those who have a score, best first, exactly.
fn order(profiles: &[Profile], weights_bp: &[u32], screen: &Screen) -> Vec<usize> {
    let exact: Vec<OnceCell<Option<Exact>>> = vec![OnceCell::new(); profiles.len()];
    let score = |at: usize| exact[at].get_or_init(|| profiles[at].score(weights_bp));
    let about: Vec<Option<f64>> = (0..profiles.len()).map(|at| screen.score(at)).collect();
    let mut order: Vec<usize> =
        (0..profiles.len()).filter(|at| about[*at].is_some() || score(*at).is_some()).collect();
    order.sort_by(|one, two| match (about[*one], about[*two]) {
        // Each is within three units, so that a gap of eight is certain.
        (Some(a), Some(b)) if (a - b).abs() > 8.0 => b.total_cmp(&a),
        _ => score(*two).cmp(score(*one)),
    });
    order
}

#[cfg(test)]
mod tests;
