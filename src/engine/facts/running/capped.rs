//! Ratings under an office's caps: which others a change has a bearing on.
//!
//! A rating takes a place of its household and of its incident, and whether it does decides over later ones of
//! both. So all that hang together by a household or an incident of one agent are looked at, and no others.

use std::collections::{BTreeMap, BTreeSet};

use super::asking::Asking;
use super::difference::{Difference, Given};
use super::names::Names;
use crate::engine::facts::case::Verdict;
use crate::engine::facts::detail::kind_of;
use crate::engine::facts::rating_caps::{Rated, left_out, rated_in};
use crate::engine::facts::satisfaction::rating;
use crate::engine::facts::scope::Scope;
use crate::model::{RatingCaps, RecordId, Time};

/// All ratings that somebody answers for.
#[derive(Clone, Debug)]
pub struct Capped {
    caps: RatingCaps,
    rooms: Names,
    incidents: Names,
    ratings: BTreeMap<Place, Rating>,
    /// By agent and room, by agent and incident.
    shared: [BTreeSet<(usize, u32, Place)>; 2],
}

/// Where a rating stands in the order of their records.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    created: Time,
    id: RecordId,
}

/// A rating, and what it gives if no cap leaves it out.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    rated: Rated,
    given: Vec<Given>,
}

impl Capped {
    /// The ratings among the rows of `scope` that are those of an agent whom `concerns` holds of; `None` if the
    /// office has no caps.
    pub fn new(scope: &Scope, asking: &Asking, concerns: impl Fn(usize) -> bool) -> Option<Self> {
        let mut capped = Self {
            caps: scope.data.office.rating_caps?,
            rooms: Names::default(),
            incidents: Names::default(),
            ratings: BTreeMap::new(),
            shared: [BTreeSet::new(), BTreeSet::new()],
        };
        for row in scope.rows() {
            if scope.agent_of(row).is_some_and(&concerns)
                && let Some((place, rating)) = capped.find(scope, row, asking)
            {
                capped.insert(place, rating);
            }
        }
        Some(capped)
    }

    /// The rating in `row` of any records; `None` if caps have nothing to do with it.
    pub fn find(&mut self, scope: &Scope, row: usize, asking: &Asking) -> Option<(Place, Rating)> {
        let mut rated = rated_in(scope, row)?;
        let records = scope.records();
        rated.room = records.rooms().get(row).map(|it| self.rooms.code(it));
        rated.incident = records.incidents().get(row).map(|it| self.incidents.code(it));
        let given = asking.measures.iter().enumerate().filter_map(|(measure, it)| {
            let kind = asking.detailed[measure].then(|| kind_of(scope, row));
            Some(Given { agent: rated.agent, measure, kind, verdict: rating(scope, it, row)? })
        });
        let rating = Rating { rated, given: given.collect() };
        Some((Place { created: records.created(row), id: records.id(row) }, rating))
    }

    /// Takes a rating out, and notes what it and those it has a bearing on give before and after.
    pub fn take(&mut self, place: &Place, difference: &mut Difference) {
        let Some(rating) = self.ratings.remove(place) else { return };
        for (shared, with) in self.shared.iter_mut().zip(shares(&rating.rated)) {
            if let Some(with) = with {
                shared.remove(&(rating.rated.agent, with, place.clone()));
            }
        }
        let Difference { before, after, .. } = difference;
        self.judge((place, &rating), [before, after]);
    }

    /// Puts a rating in, and notes the same.
    pub fn put(&mut self, (place, rating): (Place, Rating), difference: &mut Difference) {
        let Difference { before, after, .. } = difference;
        self.judge((&place, &rating), [after, before]);
        self.insert(place, rating);
    }

    fn insert(&mut self, place: Place, rating: Rating) {
        for (shared, with) in self.shared.iter_mut().zip(shares(&rating.rated)) {
            if let Some(with) = with {
                shared.insert((rating.rated.agent, with, place.clone()));
            }
        }
        self.ratings.insert(place, rating);
    }

    /// Notes what the ratings that hang together with this one give with it among them, and without it.
    fn judge(&self, (place, rating): (&Place, &Rating), [with, without]: [&mut Vec<Given>; 2]) {
        let others = self.connected(&rating.rated);
        let mut ratings: Vec<(&Place, &Rating)> =
            others.iter().filter_map(|it| Some((*it, self.ratings.get(*it)?))).collect();
        self.verdicts(&ratings, without);
        let at = ratings.partition_point(|it| it.0 < place);
        ratings.insert(at, (place, rating));
        self.verdicts(&ratings, with);
    }

    fn verdicts(&self, ratings: &[(&Place, &Rating)], given: &mut Vec<Given>) {
        let left_out = left_out(self.caps, ratings.iter().map(|it| it.1.rated));
        for ((_, rating), cap) in ratings.iter().zip(left_out) {
            let capped = |it: &Given| match cap {
                Some(cap) => Given { verdict: Verdict::Excluded(cap), ..it.clone() },
                None => it.clone(),
            };
            given.extend(rating.given.iter().map(capped));
        }
    }

    /// The ratings that share a household or an incident with this one, or with one that does, in their order.
    fn connected(&self, rated: &Rated) -> BTreeSet<&Place> {
        let agent = rated.agent;
        let mut places = BTreeSet::new();
        let mut seen = [BTreeSet::new(), BTreeSet::new()];
        let mut open: Vec<&Rated> = vec![rated];
        while let Some(next) = open.pop() {
            for (at, with) in shares(next).into_iter().enumerate() {
                let Some(with) = with.filter(|it| seen[at].insert(*it)) else { continue };
                let start = Time::from_epoch(0).expect("it is the first second");
                let first = Place { created: start, id: RecordId::new("") };
                let shared = self.shared[at].range((agent, with, first)..);
                for (_, _, place) in shared.take_while(|it| (it.0, it.1) == (agent, with)) {
                    if places.insert(place) {
                        open.extend(self.ratings.get(place).map(|it| &it.rated));
                    }
                }
            }
        }
        places
    }
}

/// What a rating shares a cap with: its room, its incident.
fn shares(rated: &Rated) -> [Option<u32>; 2] {
    [rated.room, rated.incident]
}
