//! 分岗方案: several policies in one office, each for the people of some roles.
//!
//! The office's main policy judges everybody whose role no other policy names. Whoever is judged by different policies
//! is never compared: the office is seen once through each, as if its people were all there were, so that scores, ranks,
//! average loads, receipts and appeals stay within one policy by construction.
//!
//! Seen through a policy for roles, an office has that policy, its draft and its past in the place of the main ones.
//! So whatever is done with an office's policy is done with any of its policies: drafts, versions and every edit are
//! those of the main one, made on the office as it is seen and put back. Three things differ:
//! - its id is kept over all versions, for that is what its draft and its past are found by, and so are its roles;
//! - a period that begins before its first version holds is judged by the main policy;
//! - time limits and rating caps are the office's: the main policy's versions have them, for everybody.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::document::OfficeProblem;
use super::id::PolicyId;
use super::office::OfficeData;
use super::policy::Policy;
use super::staff::Role;

impl OfficeData {
    /// The policy by which people of this role are judged.
    pub fn policy_of(&self, role: Role) -> &Policy {
        self.place_of(role).map_or(&self.policy, |at| &self.role_policies[at])
    }

    /// The place of the role's policy among those for roles; `None` for the main one.
    fn place_of(&self, role: Role) -> Option<usize> {
        self.role_policies.iter().position(|it| it.roles.contains(&role))
    }

    /// The office seen once through each of its policies, the main one first: that policy is the one in force, and of
    /// the people who are ranked only those it judges are there.
    ///
    /// People who are not ranked are in all of them: they review. An office with one policy is seen as it is.
    pub fn by_policy(&self) -> Vec<Self> {
        let places = std::iter::once(None).chain((0..self.role_policies.len()).map(Some));
        places.map(|place| self.through_place(place)).collect()
    }

    /// The office seen through the policy for roles with this id, or through the main one if there is none; `None` if
    /// it has one policy and is seen as it is.
    pub fn through(&self, policy: Option<&PolicyId>) -> Option<Self> {
        if self.role_policies.is_empty() {
            return None;
        }
        let place = self.role_policies.iter().position(|it| Some(&it.id) == policy);
        Some(self.through_place(place))
    }

    fn through_place(&self, place: Option<usize>) -> Self {
        let judged = |role: Role| !role.is_ranked() || self.place_of(role) == place;
        let seen = Self {
            staff: self.staff.iter().filter(|it| judged(it.role)).cloned().collect(),
            ..self.clone()
        };
        match place {
            Some(at) => seen.in_main_place(at),
            None => Self {
                role_policies: Vec::new(),
                role_drafts: Vec::new(),
                role_past: Arc::default(),
                ..seen
            },
        }
    }

    /// The same office with the policy for roles at this place, its draft and its past as the only ones.
    pub(super) fn in_main_place(&self, at: usize) -> Self {
        let policy = &self.role_policies[at];
        let past = self.role_past.iter().filter(|it| it.id == policy.id).cloned();
        Self {
            policy: policy.clone(),
            draft: self.role_drafts.iter().find(|it| it.id == policy.id).cloned(),
            policies: Arc::new(past.collect()),
            role_policies: Vec::new(),
            role_drafts: Vec::new(),
            role_past: Arc::default(),
            ..self.clone()
        }
    }

    /// Puts back the policy for roles at this place as it has become in the main one's place.
    pub(super) fn put_back(&mut self, at: usize, seen: Self) {
        let Policy { id, roles, .. } = self.role_policies[at].clone();
        let kept = |it: Policy| Policy { id: id.clone(), roles: roles.clone(), limits: None, ..it };
        self.role_drafts.retain(|it| it.id != id);
        self.role_drafts.extend(seen.draft.map(kept));
        let past = self.role_past.iter().filter(|it| it.id != id);
        let past: Vec<Policy> = past.chain(seen.policies.iter()).cloned().collect();
        if past != *self.role_past {
            self.role_past = Arc::new(past);
        }
        self.role_policies[at] = kept(seen.policy);
    }

    /// The versions of the policies for roles that judge a period beginning on `date`; those that had no version by
    /// then leave their people to the main policy.
    pub(super) fn role_policies_at(&self, date: NaiveDate) -> Vec<&Policy> {
        let mut found = Vec::new();
        for current in &self.role_policies {
            let past = self.role_past.iter().filter(|it| it.id == current.id);
            let holding =
                past.chain(std::iter::once(current)).filter(|it| it.effective_from <= date);
            found.extend(holding.max_by_key(|it| it.version));
        }
        found
    }

    /// What is wrong with the policies for roles; `None` if they can be used.
    pub(super) fn role_policy_problem(&self) -> Option<OfficeProblem> {
        let (mut roles, mut ids) = (BTreeSet::new(), BTreeSet::from([&self.policy.id]));
        for policy in &self.role_policies {
            if policy.roles.is_empty() {
                return Some(OfficeProblem::NoRoles(policy.id.clone()));
            }
            if !ids.insert(&policy.id) {
                return Some(OfficeProblem::PolicyTwice(policy.id.clone()));
            }
            if let Some(role) = policy.roles.iter().find(|it| !roles.insert(**it)) {
                return Some(OfficeProblem::RoleTwice(*role));
            }
        }
        // A main policy that names no roles is for all the rest.
        let is_covered = |policy: &Policy, role: Role| {
            policy.roles.is_empty() || roles.contains(&role) || policy.roles.contains(&role)
        };
        let main = std::iter::once(&self.policy).chain(&self.draft);
        let mut unjudged = main.filter_map(|policy| {
            let mut ranked = self.staff.iter().map(|it| it.role).filter(|it| it.is_ranked());
            ranked.find(|role| !is_covered(policy, *role))
        });
        unjudged.next().map(OfficeProblem::RoleUnjudged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PolicyId, demo, templates};

    fn for_roles(roles: &[Role]) -> Policy {
        Policy { roles: roles.to_vec(), ..templates::hotline() }
    }

    #[test]
    fn everybody_who_is_ranked_is_judged_once() {
        let mut data = demo::office();
        assert_eq!(data.by_policy(), std::slice::from_ref(&data));
        data.role_policies = vec![for_roles(&[Role::Hotline, Role::Agent])];
        assert_eq!(data.problem(), None);
        assert_eq!(data.policy_of(Role::Hotline).id.as_str(), "hotline");
        assert_eq!(data.policy_of(Role::Housekeeper).id.as_str(), "community");
        let seen = data.by_policy();
        assert_eq!(seen.len(), 2);
        assert!(seen.iter().all(|it| it.problem().is_none()), "each can stand alone");
        let ranked = |office: &OfficeData| {
            let ranked = office.staff.iter().filter(|it| it.role.is_ranked());
            ranked.map(|it| it.id.clone()).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = seen.iter().flat_map(ranked).collect();
        all.sort();
        let mut everybody = ranked(&data);
        everybody.sort();
        assert_eq!(all, everybody);
        assert!(seen.iter().all(|it| !ranked(it).is_empty() && ranked(it).len() < all.len()));
        let managers = |it: &OfficeData| it.staff.len() - ranked(it).len();
        assert!(managers(&data) > 0 && seen.iter().all(|it| managers(it) == managers(&data)));
    }

    #[test]
    fn what_leaves_it_open_who_judges_whom_is_refused() {
        let problem = |change: fn(&mut OfficeData)| {
            let mut data = demo::office();
            change(&mut data);
            data.problem()
        };
        let id = || PolicyId::new("hotline");
        let none = problem(|it| it.role_policies = vec![for_roles(&[])]);
        assert_eq!(none, Some(OfficeProblem::NoRoles(id())));
        let twice = problem(|it| {
            let other = Policy { id: PolicyId::new("x"), ..for_roles(&[Role::Hotline]) };
            it.role_policies = vec![for_roles(&[Role::Agent, Role::Hotline]), other];
        });
        assert_eq!(twice, Some(OfficeProblem::RoleTwice(Role::Hotline)));
        let same_id = problem(|it| {
            let [one, two] = [Role::Agent, Role::Hotline].map(|it| for_roles(&[it]));
            it.role_policies = vec![one, two];
        });
        assert_eq!(same_id, Some(OfficeProblem::PolicyTwice(id())));
        let partly = problem(|it| it.policy.roles = vec![Role::Agent]);
        assert!(matches!(partly, Some(OfficeProblem::RoleUnjudged(_))), "{partly:?}");
        let unusable = problem(|it| {
            let bands = Vec::new();
            it.role_policies = vec![Policy { bands, ..for_roles(&[Role::Hotline]) }];
        });
        assert!(matches!(unusable, Some(OfficeProblem::Policy(_))), "{unusable:?}");
    }

    #[test]
    fn an_office_with_one_policy_is_written_as_before() {
        let mut data = demo::office();
        let text = serde_json::to_string(&data).unwrap();
        assert!(!text.contains("role_policies") && !text.contains("\"roles\""));
        data.role_policies = vec![for_roles(&[Role::Hotline])];
        let text = serde_json::to_string(&data).unwrap();
        assert_eq!(serde_json::from_str::<OfficeData>(&text).unwrap(), data);
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_before_the_first_version_for_a_role_is_judged_by_the_main_policy() {
        let mut data = demo::office();
        let first = Policy { effective_from: date("2026-07-01"), ..for_roles(&[Role::Hotline]) };
        let effective_from = date("2026-08-01");
        let second = Policy { version: 2, effective_from, min_coverage_bp: 1, ..first.clone() };
        data.role_policies = vec![second.clone()];
        data.role_past = Arc::new(vec![first.clone()]);
        let of_hotline = |data: &OfficeData, day: &str| {
            let judged = data.as_judged(date(day)).unwrap_or_else(|| data.clone());
            judged.policy_of(Role::Hotline).clone()
        };
        assert_eq!(of_hotline(&data, "2026-09-01"), second);
        assert_eq!(data.as_judged(date("2026-09-01")), None, "these are the ones in force");
        assert_eq!(of_hotline(&data, "2026-07-01"), first);
        assert_eq!(of_hotline(&data, "2026-06-01"), data.policy);
        let seen = data.as_judged(date("2026-06-01")).unwrap();
        assert_eq!(seen.role_policies, []);
        assert_eq!(seen.staff, data.staff, "all are judged by it");
    }

    #[test]
    fn an_office_seen_through_a_policy_has_its_draft_and_its_past() {
        let mut data = demo::office();
        assert_eq!(data.through(None), None);
        let policy = Policy { version: 2, ..for_roles(&[Role::Hotline]) };
        data.role_past = Arc::new(vec![Policy { version: 1, ..policy.clone() }]);
        data.role_drafts = vec![Policy { min_coverage_bp: 1, ..policy.clone() }];
        data.role_policies = vec![policy.clone()];
        let seen = data.through(Some(&policy.id)).unwrap();
        assert_eq!((&seen.policy, &seen.policies), (&policy, &data.role_past));
        assert_eq!(seen.draft.as_ref(), data.role_drafts.first());
        assert_eq!(seen, data.by_policy()[1]);
        let main = data.through(Some(&PolicyId::new("gone"))).unwrap();
        assert_eq!((&main.policy, &main.draft), (&data.policy, &data.draft));
        assert_eq!(main.role_drafts, []);
        let mut back = data.clone();
        back.put_back(0, seen);
        assert_eq!(back, data);
    }
}
