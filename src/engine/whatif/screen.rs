//! Critical weights in certified fixed point: what decides most pairs, so few need exact arithmetic (SCORING §3.6).
//!
//! Invariant: a place found here is within [`NEAR`](super::ball::NEAR) of an exact one, none is missing and
//! none is made up; where that cannot be promised the answer is `None`, and the caller goes exact.

use super::ball::{Ball, NOWHERE, Places, of_line, of_parabola};
use super::profile::Profile;
use crate::engine::exact::Exact;

/// Bits behind the point, as in the interactive ranking.
const BITS: u32 = 40;
/// Points beyond this are left to exact arithmetic, so that no product here overflows.
const LARGEST: i64 = 128 << BITS;
const WHOLE: i64 = 10_000;

/// Everybody in fixed point.
#[derive(Clone, Debug)]
pub struct Screen {
    weights: Vec<i64>,
    whole: i64,
    agents: Vec<Option<Fixed>>,
}

#[derive(Clone, Debug)]
struct Fixed {
    /// Per group, `None` without data.
    groups: Vec<Option<Place>>,
    /// The groups with data, a bit each.
    present: u64,
    bonus: Place,
    /// Σ W·(V + B) over the groups with data, in units of 2^-40 basis-point points, rounded down.
    sum: i64,
    /// Σ W over the groups with data.
    backed: i64,
}

/// A number in units of 2^-40, rounded down, and its position among all different numbers of its column:
/// two of the same rank are exactly equal.
#[derive(Clone, Copy, Debug)]
struct Place {
    floor: i64,
    rank: usize,
}

/// Two agents, ready to be asked for one group after the other.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    screen: &'a Screen,
    one: &'a Fixed,
    two: &'a Fixed,
    /// Σ W·(gap of V + gap of B), if both have the same groups.
    lead: Option<Gap>,
}

/// A difference, and how far off it may be: nothing, if the two are exactly equal.
#[derive(Clone, Copy, Debug)]
struct Gap {
    middle: i64,
    radius: i64,
}

impl Screen {
    /// Rounds everybody down. Agents and weights that fixed point cannot hold stay undecided.
    pub fn new(profiles: &[Profile], weights_bp: &[u32]) -> Self {
        let weights: Vec<i64> = weights_bp.iter().map(|it| i64::from(*it)).collect();
        let whole = weights.iter().sum();
        let columns: Vec<Vec<Option<Place>>> = (0..weights.len())
            .map(|group| column(profiles, |it| it.groups.get(group).and_then(Option::as_ref)))
            .collect();
        let bonuses = column(profiles, |it| Some(&it.bonus));
        let agents = profiles.iter().zip(bonuses).enumerate().map(|(agent, (profile, bonus))| {
            let groups: Vec<Option<Place>> = columns.iter().map(|it| it[agent]).collect();
            let held = (0..weights.len()).all(|group| {
                groups[group].is_some() == matches!(profile.groups.get(group), Some(Some(_)))
            });
            let fits = held && whole <= WHOLE && weights.len() <= 64;
            if fits { Some(Fixed::new(groups, bonus?, &weights)) } else { None }
        });
        let agents = agents.collect();
        Self { weights, whole, agents }
    }

    /// The score at the present weights in units of 2^-40, to within three of them.
    #[expect(clippy::cast_precision_loss, reason = "48 bits of a score and 14 of a weight")]
    pub fn score(&self, agent: usize) -> Option<f64> {
        let fixed = self.agents[agent].as_ref()?;
        (fixed.backed > 0).then(|| fixed.sum as f64 / fixed.backed as f64)
    }

    /// Two agents; `None` if fixed point cannot hold one of them.
    pub fn pair(&self, one: usize, two: usize) -> Option<Pair<'_>> {
        let (one, two) = (self.agents[one].as_ref()?, self.agents[two].as_ref()?);
        let lead = (one.present == two.present).then(|| {
            (0..self.weights.len()).fold(Gap { middle: 0, radius: 0 }, |sum, at| {
                match one.lead(two, at) {
                    Some(lead) => sum.plus(lead.times(self.weights[at])),
                    None => sum,
                }
            })
        });
        Some(Pair { screen: self, one, two, lead })
    }
}

impl Pair<'_> {
    /// The weights of `group` at which the two are level, nearly.
    pub fn crossings(&self, group: usize) -> Option<Places> {
        let weight = self.screen.weights[group];
        let others = self.screen.whole - weight;
        if others == 0 {
            return self.unrescaled(group);
        }
        match self.lead {
            Some(lead) => match self.one.lead(self.two, group) {
                // Both have the same groups: the difference is a line, and what is equal cancels for certain.
                Some(own) if self.one.backed > weight => {
                    of_line(lead.minus(own.times(weight)).ball(), own.times(others).ball())
                }
                // What moves is missing, or all there is: the scores do not change.
                _ => Some(NOWHERE),
            },
            None => self.unlike(group, weight, others),
        }
    }

    /// A weight that is the whole: w·V + B.
    fn unrescaled(&self, group: usize) -> Option<Places> {
        let bonus = self.one.bonus.gap(self.two.bonus);
        match self.one.lead(self.two, group) {
            Some(lead) if self.screen.whole > 0 => of_line(bonus.ball(), lead.ball()),
            _ => Some(NOWHERE),
        }
    }

    /// They have different groups: (over of one · under of two) − (over of two · under of one).
    fn unlike(&self, group: usize, weight: i64, others: i64) -> Option<Places> {
        let (one, two) =
            (self.one.slide(group, weight, others), self.two.slide(group, weight, others));
        let start = one.start.times(two.backed).minus(two.start.times(one.backed));
        let end = match self.one.lead(self.two, group) {
            Some(lead) => lead.times(others).ball().times(others),
            None => Ball::ZERO,
        };
        let twice = one.start.times(two.full).minus(two.start.times(one.full));
        let twice = twice.plus(one.end.times(two.backed).minus(two.end.times(one.backed)));
        match (one.moves(), two.moves()) {
            _ if !one.scored(weight) || !two.scored(weight) => Some(NOWHERE),
            (false, false) => Some(NOWHERE),
            (true, true) => of_parabola(start, twice, end),
            // A score that does not move leaves a factor 1−w, or w, that is no crossing.
            _ if one.full == 0 || two.full == 0 => of_line(start, twice),
            _ => of_line(twice, end),
        }
    }
}

/// A score along one weight: ((1−w)·start + w·end) / ((1−w)·backed + w·full).
struct Course {
    start: Ball,
    end: Ball,
    backed: i64,
    full: i64,
}

impl Course {
    fn moves(&self) -> bool {
        self.backed > 0 && self.full > 0
    }

    /// Whether there is a score at the present weight.
    fn scored(&self, weight: i64) -> bool {
        self.backed > 0 || (self.full > 0 && weight > 0)
    }
}

impl Fixed {
    fn new(groups: Vec<Option<Place>>, bonus: Place, weights: &[i64]) -> Self {
        let (mut present, mut sum, mut backed) = (0, 0, 0);
        for (at, (place, weight)) in groups.iter().zip(weights).enumerate() {
            if let Some(place) = place {
                present |= 1 << at;
                sum += weight * (place.floor + bonus.floor);
                backed += weight;
            }
        }
        Self { groups, present, bonus, sum, backed }
    }

    /// By how much it is ahead in one group, bonus included; `None` unless both have it.
    fn lead(&self, other: &Self, group: usize) -> Option<Gap> {
        match (self.groups[group], other.groups[group]) {
            (Some(one), Some(two)) => Some(one.gap(two).plus(self.bonus.gap(other.bonus))),
            _ => None,
        }
    }

    fn slide(&self, group: usize, weight: i64, others: i64) -> Course {
        let own = self.groups[group].map(|it| it.floor + self.bonus.floor);
        let weight = own.map_or(0, |_| weight);
        let (start, backed) = (self.sum - weight * own.unwrap_or(0), self.backed - weight);
        let full = own.map_or(0, |_| others);
        // Mean and bonus are each less than one unit above their floor, per basis point of weight.
        let ball = |floor: i64, weight: i64| Ball::new(floor, 2 * weight);
        let end = own.map_or(Ball::ZERO, |own| ball(own * others, others));
        Course { start: ball(start, backed), end, backed, full }
    }
}

impl Place {
    fn gap(self, other: Self) -> Gap {
        match self.rank == other.rank {
            true => Gap { middle: 0, radius: 0 },
            false => Gap { middle: self.floor - other.floor, radius: 1 },
        }
    }
}

impl Gap {
    fn plus(self, other: Self) -> Self {
        Self { middle: self.middle + other.middle, radius: self.radius + other.radius }
    }

    /// Without one of the parts that it is the sum of.
    fn minus(self, part: Self) -> Self {
        Self { middle: self.middle - part.middle, radius: self.radius - part.radius }
    }

    fn times(self, weight: i64) -> Self {
        Self { middle: self.middle * weight, radius: self.radius * weight }
    }

    fn ball(self) -> Ball {
        Ball::new(self.middle, self.radius)
    }
}

/// One number of everybody: rounded down, and ranked exactly.
fn column<'a>(
    profiles: &'a [Profile],
    number: impl Fn(&'a Profile) -> Option<&'a Exact>,
) -> Vec<Option<Place>> {
    let mut held: Vec<(i64, &Exact, usize)> = profiles
        .iter()
        .enumerate()
        .filter_map(|(agent, profile)| {
            let exact = number(profile)?;
            let floor = exact.floor_bits(BITS).filter(|it| (-LARGEST..LARGEST).contains(it))?;
            Some((floor, exact, agent))
        })
        .collect();
    held.sort();
    let mut places = vec![None; profiles.len()];
    let mut rank = 0;
    for (at, (floor, exact, agent)) in held.iter().enumerate() {
        rank += usize::from(at > 0 && held[at - 1].1 != *exact);
        places[*agent] = Some(Place { floor: *floor, rank });
    }
    places
}
