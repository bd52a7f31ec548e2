//! Ratings beyond the office's caps: one household or one incident does not decide a score.

use std::collections::BTreeMap;

use super::case::Exclusion;
use super::satisfaction::is_the_agents;
use super::scope::Scope;

/// The rated records of the period that an office's caps leave out, with the cap that does.
///
/// For each agent, ratings from one room and about one incident are counted up to the caps in the order in which
/// their records were created (of equal times by id); a rating that is left out, for whatever reason, takes
/// nobody's place. Caps are for each agent alone, so that colleagues' ratings change nothing (SCORING §10).
pub fn excess(scope: &Scope) -> BTreeMap<usize, Exclusion> {
    let Some(caps) = scope.data.office.rating_caps else { return BTreeMap::new() };
    let records = scope.records();
    let mut rated: Vec<(usize, usize)> = scope
        .rows()
        .filter(|row| scope.rating(*row).is_some() && is_the_agents(scope, *row))
        .filter_map(|row| Some((row, scope.agent_of(row)?)))
        .collect();
    rated.sort_by_key(|(row, _)| (records.created(*row), records.id_text(*row)));
    let mut households: BTreeMap<(usize, &str), u32> = BTreeMap::new();
    let mut incidents: BTreeMap<(usize, &str), u32> = BTreeMap::new();
    let mut excess = BTreeMap::new();
    for (row, agent) in rated {
        let household = records.rooms().get(row).map(|it| (agent, it));
        let incident = records.incidents().get(row).map(|it| (agent, it));
        let full = |counted: Option<&u32>, cap: Option<std::num::NonZeroU16>| {
            cap.zip(counted).is_some_and(|(cap, counted)| *counted >= u32::from(cap.get()))
        };
        if full(household.and_then(|it| households.get(&it)), caps.per_household) {
            excess.insert(row, Exclusion::HouseholdCap);
        } else if full(incident.and_then(|it| incidents.get(&it)), caps.per_incident) {
            excess.insert(row, Exclusion::IncidentCap);
        } else {
            if let Some(household) = household {
                *households.entry(household).or_default() += 1;
            }
            if let Some(incident) = incident {
                *incidents.entry(incident).or_default() += 1;
            }
        }
    }
    excess
}
