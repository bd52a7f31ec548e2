//! 分岗方案: several policies in one office, each for the people of some roles.
//!
//! The office's main policy judges everybody whose role no other policy names. Whoever is judged by different policies
//! is never compared: the office is seen once through each, as if its people were all there were, so that scores, ranks,
//! average loads, receipts and appeals stay within one policy by construction.

use std::collections::BTreeSet;

use super::document::OfficeProblem;
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
        let seen_through = |place: Option<usize>| {
            let judged = |role: Role| !role.is_ranked() || self.place_of(role) == place;
            Self {
                staff: self.staff.iter().filter(|it| judged(it.role)).cloned().collect(),
                policy: place.map_or(&self.policy, |at| &self.role_policies[at]).clone(),
                draft: self.draft.clone().filter(|_| place.is_none()),
                role_policies: Vec::new(),
                ..self.clone()
            }
        };
        places.map(seen_through).collect()
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
}
