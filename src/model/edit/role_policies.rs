//! Policies for roles: added, removed, given other roles, and changed as the main one is.

use std::sync::Arc;

use super::EditError;
use super::policy::PolicyEdit;
use crate::model::document::Document;
use crate::model::id::{OfficeId, PolicyId};
use crate::model::office::OfficeData;
use crate::model::policy::{Policy, RevisionProblem};
use crate::model::staff::Role;

/// A change of an office's policies for roles.
#[derive(Clone, Debug, PartialEq)]
pub enum RolePolicyEdit {
    /// Put a policy into force for the roles it names, which no other policy is for.
    Add(Box<Policy>),
    /// Forget a policy with its draft and its past; its people are judged by the main one, whatever the period.
    Remove(PolicyId),
    /// Give a policy other roles, in all its versions.
    SetRoles {
        /// Which.
        policy: PolicyId,
        /// Whose people it judges.
        roles: Vec<Role>,
    },
    /// Change the draft of a policy, publish it or give it up.
    Change {
        /// Which.
        policy: PolicyId,
        /// What.
        change: PolicyEdit,
    },
}

impl Document {
    pub(super) fn edit_role_policies(
        &mut self,
        office: &OfficeId,
        change: RolePolicyEdit,
    ) -> Result<(), EditError> {
        let at = self.position(office)?;
        let before = &self.offices[at];
        let mut data = OfficeData::clone(before);
        data.change_role_policies(change)?;
        let state = |it: &OfficeData| {
            (it.role_policies.clone(), it.role_drafts.clone(), Arc::clone(&it.entries))
        };
        if state(&data) != state(before) {
            self.offices[at] = Arc::new(data);
        }
        Ok(())
    }
}

impl OfficeData {
    fn change_role_policies(&mut self, change: RolePolicyEdit) -> Result<(), EditError> {
        match change {
            RolePolicyEdit::Add(policy) => {
                self.role_policies.push(Policy { limits: None, ..*policy });
            }
            RolePolicyEdit::Remove(id) => {
                let at = self.role_policy(&id)?;
                self.role_policies.remove(at);
                self.role_drafts.retain(|it| it.id != id);
                Arc::make_mut(&mut self.role_past).retain(|it| it.id != id);
            }
            RolePolicyEdit::SetRoles { policy: id, roles } => {
                self.role_policy(&id)?;
                let past = Arc::make_mut(&mut self.role_past);
                let all = self.role_policies.iter_mut().chain(&mut self.role_drafts).chain(past);
                for it in all.filter(|it| it.id == id) {
                    it.roles.clone_from(&roles);
                }
            }
            RolePolicyEdit::Change { policy, change } => {
                self.change_through(&policy, |seen| match change {
                    PolicyEdit::SetTargets { .. }
                    | PolicyEdit::SetRatingCaps(_)
                    | PolicyEdit::SetLeftOut { .. } => Err(RevisionProblem::OfficeWide.into()),
                    PolicyEdit::StartFrom(from) => {
                        // It stays what it is called, and whose it is.
                        let Policy { id, name, roles, .. } = seen.drafted().clone();
                        let from = Box::new(Policy { id, name, roles, limits: None, ..*from });
                        seen.change_policy(PolicyEdit::StartFrom(from))
                    }
                    change => seen.change_policy(change),
                })?;
            }
        }
        let changed = self.role_policies.iter().chain(&self.role_drafts);
        if let Some(problem) = changed.flat_map(Policy::problems).next() {
            return Err(problem.into());
        }
        self.role_policy_problem().map_or(Ok(()), |it| Err(it.into()))
    }

    /// Makes a change in the office as it is with this policy in the main one's place.
    fn change_through(
        &mut self,
        policy: &PolicyId,
        change: impl FnOnce(&mut Self) -> Result<(), EditError>,
    ) -> Result<(), EditError> {
        let at = self.role_policy(policy)?;
        let mut seen = self.in_main_place(at);
        change(&mut seen)?;
        self.entries = Arc::clone(&seen.entries);
        self.put_back(at, seen);
        Ok(())
    }

    fn role_policy(&self, id: &PolicyId) -> Result<usize, RevisionProblem> {
        let at = self.role_policies.iter().position(|it| it.id == *id);
        at.ok_or_else(|| RevisionProblem::NoSuchPolicy(id.clone()))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::model::document::OfficeProblem;
    use crate::model::{DoubtKind, Edit, demo, templates};

    fn document() -> Document {
        Document { offices: vec![Arc::new(demo::office())] }
    }

    fn edit(document: &mut Document, change: RolePolicyEdit) -> Result<(), EditError> {
        document.apply(Edit::RolePolicies { office: OfficeId::new("demo"), change })
    }

    fn hotline() -> Policy {
        let name = "热线".to_owned();
        Policy { id: id(), name, roles: vec![Role::Hotline], ..templates::hotline() }
    }

    fn id() -> PolicyId {
        PolicyId::new("for-hotline")
    }

    fn with_policy() -> Document {
        let mut document = document();
        edit(&mut document, RolePolicyEdit::Add(Box::new(hotline()))).unwrap();
        document
    }

    fn change(change: PolicyEdit) -> RolePolicyEdit {
        RolePolicyEdit::Change { policy: id(), change }
    }

    #[test]
    fn a_policy_is_added_for_roles_that_no_other_is_for_and_removed_again() {
        let before = document();
        let mut document = with_policy();
        assert_eq!(document.offices[0].policy_of(Role::Hotline), &hotline());
        let kept = document.clone();
        let other = Policy { id: PolicyId::new("x"), ..hotline() };
        let twice = edit(&mut document, RolePolicyEdit::Add(Box::new(other)));
        assert_eq!(twice, Err(OfficeProblem::RoleTwice(Role::Hotline).into()));
        let nobody = Policy { id: PolicyId::new("x"), roles: vec![], ..hotline() };
        let nobody = edit(&mut document, RolePolicyEdit::Add(Box::new(nobody)));
        assert_eq!(nobody, Err(OfficeProblem::NoRoles(PolicyId::new("x")).into()));
        assert!(document.is_same(&kept), "a refused edit changes nothing");
        edit(&mut document, change(PolicyEdit::SetCoverage(5000))).unwrap();
        edit(&mut document, RolePolicyEdit::Remove(id())).unwrap();
        assert_eq!(document, before);
        let gone = edit(&mut document, RolePolicyEdit::Remove(id()));
        assert_eq!(gone, Err(RevisionProblem::NoSuchPolicy(id()).into()));
    }

    #[test]
    fn it_is_drafted_published_and_kept_in_versions_as_the_main_one_is() {
        let mut document = with_policy();
        let main = document.offices[0].clone();
        edit(&mut document, change(PolicyEdit::SetCoverage(5000))).unwrap();
        let data = &document.offices[0];
        assert_eq!((&data.policy, &data.draft), (&main.policy, &main.draft));
        assert_eq!(data.role_policies, [hotline()]);
        assert_eq!(data.role_drafts[0].min_coverage_bp, 5000);
        assert!(Arc::ptr_eq(&data.records, &main.records));
        let effective_from: NaiveDate = "2026-07-01".parse().unwrap();
        edit(&mut document, change(PolicyEdit::Publish { effective_from })).unwrap();
        let data = &document.offices[0];
        let policy = &data.role_policies[0];
        assert_eq!((policy.version, policy.effective_from), (2, effective_from));
        assert_eq!((&policy.id, &policy.roles), (&id(), &hotline().roles));
        assert_eq!((data.role_past.len(), data.role_past[0].version), (1, 1));
        assert_eq!((&data.role_drafts, data.policies.len()), (&vec![], main.policies.len()));
        let nothing = edit(&mut document, change(PolicyEdit::Publish { effective_from }));
        assert_eq!(nothing, Err(RevisionProblem::NoDraft.into()));
    }

    #[test]
    fn the_lab_tries_and_adopts_a_draft_of_it() {
        let mut document = with_policy();
        let draft = |it: Policy| change(PolicyEdit::SetDraft(Some(Box::new(it))));
        let mut tried = hotline();
        tried.groups[0].weight_bp -= 500;
        tried.groups[1].weight_bp += 500;
        let off = edit(&mut document, draft(hotline().with_weights(&[1, 1, 1, 1], &[])));
        assert!(matches!(off, Err(EditError::Policy(_))), "{off:?}");
        edit(&mut document, draft(tried.clone())).unwrap();
        edit(&mut document, draft(hotline())).unwrap();
        assert_eq!(document.offices[0].role_drafts, [], "it is the one in force");
        edit(&mut document, draft(tried.clone())).unwrap();
        edit(&mut document, change(PolicyEdit::Adopt)).unwrap();
        assert_eq!(document.offices[0].role_policies, [Policy { version: 2, ..tried }]);
    }

    #[test]
    fn a_template_changes_neither_its_name_nor_whose_it_is_and_limits_are_the_offices() {
        let mut document = with_policy();
        let template = Box::new(templates::community());
        edit(&mut document, change(PolicyEdit::StartFrom(template))).unwrap();
        let draft = &document.offices[0].role_drafts[0];
        assert_eq!((&draft.id, draft.name.as_str()), (&id(), "热线"));
        assert_eq!(draft.indicators, templates::community().indicators);
        let caps = edit(&mut document, change(PolicyEdit::SetRatingCaps(None)));
        assert_eq!(caps, Err(RevisionProblem::OfficeWide.into()));
        let doubt = DoubtKind::Duplicates;
        let out = edit(&mut document, change(PolicyEdit::SetLeftOut { doubt, out: true }));
        assert_eq!(out, Err(RevisionProblem::OfficeWide.into()));
    }

    #[test]
    fn other_roles_are_given_to_all_its_versions() {
        let mut document = with_policy();
        edit(&mut document, change(PolicyEdit::SetCoverage(5000))).unwrap();
        let effective_from = "2026-07-01".parse().unwrap();
        edit(&mut document, change(PolicyEdit::Publish { effective_from })).unwrap();
        let roles = vec![Role::Housekeeper, Role::Hotline];
        let give = |roles: Vec<Role>| RolePolicyEdit::SetRoles { policy: id(), roles };
        edit(&mut document, give(roles.clone())).unwrap();
        let data = &document.offices[0];
        assert_eq!((&data.role_policies[0].roles, &data.role_past[0].roles), (&roles, &roles));
        let none = edit(&mut document, give(vec![]));
        assert_eq!(none, Err(OfficeProblem::NoRoles(id()).into()));
    }
}
