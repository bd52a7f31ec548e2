//! Ratings beyond the office's caps: one household or one incident does not decide a score.

use std::collections::BTreeMap;

use super::case::Exclusion;
use super::satisfaction::is_the_agents;
use super::scope::Scope;
use crate::model::RatingCaps;

/// A rating that somebody answers for, and what it shares a cap with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rated {
    /// Whose it is.
    pub agent: usize,
    /// The code of the room; `None` without one.
    pub room: Option<u32>,
    /// The code of the incident; `None` without one.
    pub incident: Option<u32>,
}

/// The rated records of the period that an office's caps leave out, with the cap that does.
///
/// For each agent, ratings from one room and about one incident are counted up to the caps in the order in which
/// their records were created (of equal times by id); a rating that is left out, for whatever reason, takes
/// nobody's place. Caps are for each agent alone, so that colleagues' ratings change nothing (SCORING §10).
pub fn excess(scope: &Scope) -> BTreeMap<usize, Exclusion> {
    let Some(caps) = scope.data.office.rating_caps else { return BTreeMap::new() };
    let records = scope.records();
    let mut rated: Vec<(usize, Rated)> =
        (0..records.len()).filter_map(|row| Some((row, rated_in(scope, row)?))).collect();
    rated.sort_by_key(|(row, _)| (records.created(*row), records.id_text(*row)));
    let left_out = left_out(caps, rated.iter().map(|it| it.1));
    rated.iter().zip(left_out).filter_map(|((row, _), reason)| Some((*row, reason?))).collect()
}

/// The rating in `row`, if it is of the period and says something of somebody who is judged.
pub(super) fn rated_in(scope: &Scope, row: usize) -> Option<Rated> {
    let records = scope.records();
    let counts = scope.covers(records.created(row))
        && scope.rating(row).is_some()
        && is_the_agents(scope, row);
    let agent = scope.agent_of(row).filter(|_| counts)?;
    let room = records.rooms().get(row).map(|_| records.rooms().codes()[row]);
    let incident = records.incidents().get(row).map(|_| records.incidents().codes()[row]);
    Some(Rated { agent, room, incident })
}

/// For each of these ratings, in the order of their records, the cap that leaves it out; `None` if it counts.
pub(super) fn left_out(
    caps: RatingCaps,
    rated: impl Iterator<Item = Rated>,
) -> impl Iterator<Item = Option<Exclusion>> {
    let mut households: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    let mut incidents: BTreeMap<(usize, u32), u32> = BTreeMap::new();
    let full = |counted: Option<&u32>, cap: Option<std::num::NonZeroU16>| {
        cap.zip(counted).is_some_and(|(cap, counted)| *counted >= u32::from(cap.get()))
    };
    rated.map(move |it| {
        let household = it.room.map(|room| (it.agent, room));
        let incident = it.incident.map(|incident| (it.agent, incident));
        if full(household.and_then(|it| households.get(&it)), caps.per_household) {
            return Some(Exclusion::HouseholdCap);
        }
        if full(incident.and_then(|it| incidents.get(&it)), caps.per_incident) {
            return Some(Exclusion::IncidentCap);
        }
        if let Some(household) = household {
            *households.entry(household).or_default() += 1;
        }
        if let Some(incident) = incident {
            *incidents.entry(incident).or_default() += 1;
        }
        None
    })
}
