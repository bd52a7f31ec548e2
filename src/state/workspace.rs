//! The one owner of the document: everybody reads through it, and every change is an [`Edit`].

use leptos::prelude::*;

use super::counted_view;
use super::history::History;
use super::receipts::Receipts;
use super::scoring::Scoring;
use super::shared::Shared;
use super::trail::Trail;
use crate::model::{
    Document, Edit, EditError, OfficeData, OfficeId, Period, PolicyEdit, PolicyId, RolePolicyEdit,
    StaffId, Time,
};

/// A handle to the document and what follows from it; provided once, copied freely.
#[derive(Clone, Copy)]
pub struct Workspace {
    document: RwSignal<Document>,
    steps: RwSignal<Steps>,
    chosen: RwSignal<View>,
    /// The current office, whole; `None` without any.
    pub office: Memo<Option<Shared<OfficeData>>>,
    /// The current period; `None` without records.
    pub period: Memo<Option<Period>>,
    /// The current office with the version that judges the current period of the policy that is looked at: it is the
    /// only one, and its people are all there are.
    pub judged: Memo<Option<Shared<OfficeData>>>,
    /// The same without the records that do not count: what results rest on, what hashes cover, what opens behind a
    /// figure.
    pub counted: Memo<Option<Shared<OfficeData>>>,
    /// The current office seen through the policy that is looked at in its newest version, with its draft.
    pub newest: Memo<Option<Shared<OfficeData>>>,
    /// Results of the current office and period.
    pub scoring: Scoring,
    /// The time at which the page was opened: nothing later counts.
    pub now: Time,
}

/// The way here: what can be taken back, and what differs along it.
#[derive(Debug, Default)]
pub(super) struct Steps {
    history: History,
    pub(super) trail: Trail,
}

/// Which office and period are looked at. It is remembered but is no part of the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The office; the first one if it is gone.
    pub office: Option<OfficeId>,
    /// The period; the one that holds all records if it is not among the office's.
    pub period: Option<Period>,
    /// The policy for roles; the main one if it is not among the office's.
    pub policy: Option<PolicyId>,
}

/// An office with the versions of its policies that judge this period.
fn in_period(data: Shared<OfficeData>, period: Option<Period>) -> Shared<OfficeData> {
    let past = period.and_then(|it| data.as_judged(it.start()));
    past.map_or(data, Shared::new)
}

/// An office seen through the policy for roles that is chosen.
fn seen(data: Shared<OfficeData>, chosen: RwSignal<View>) -> Shared<OfficeData> {
    if data.role_policies.is_empty() {
        return data;
    }
    let through = chosen.with(|it| data.through(it.policy.as_ref()));
    through.map_or(data, Shared::new)
}

impl Workspace {
    /// Takes charge of `document` and provides itself to everything below.
    pub fn provide(document: Document, view: View, now: Time) -> Self {
        let document = RwSignal::new(document);
        let chosen = RwSignal::new(view);
        let office = Memo::new(move |_| {
            let id = chosen.get().office;
            document.with(|document| {
                let chosen = id.and_then(|id| document.office(&id));
                chosen.or(document.offices.first()).cloned().map(Shared::from)
            })
        });
        let period = Memo::new(move |_| {
            let office = office.get()?;
            let periods = office.periods();
            chosen.get().period.filter(|it| periods.contains(it)).or(periods.first().copied())
        });
        let judged = Memo::new(move |_| {
            let whole = in_period(office.get()?, period.get());
            Some(seen(whole, chosen))
        });
        let newest = Memo::new(move |_| office.get().map(|it| seen(it, chosen)));
        let steps = RwSignal::new(Steps::default());
        let view = counted_view::view(judged, period, None);
        let counted = counted_view::office(view);
        let scoring = Scoring::new((newest, judged), view, period, now, steps);
        let workspace =
            Self { document, steps, chosen, office, period, judged, counted, newest, scoring, now };
        provide_context(workspace);
        Receipts::provide(&workspace);
        workspace
    }

    /// The document, to read.
    pub fn document(self) -> ReadSignal<Document> {
        self.document.read_only()
    }

    /// What is looked at, to remember.
    pub fn view(self) -> ReadSignal<View> {
        self.chosen.read_only()
    }

    /// The current office, whole, with the versions of its policies that judge the current period.
    pub fn in_period(self) -> Option<Shared<OfficeData>> {
        Some(in_period(self.office.get()?, self.period.get()))
    }

    /// Makes a change that can be undone; a refused one leaves everything as it was.
    pub fn apply(self, edit: Edit) -> Result<(), EditError> {
        let before = self.document.get_untracked();
        let mut after = before.clone();
        let records = edit.records().map(|(office, records)| (office.clone(), records));
        after.apply(edit)?;
        if !after.is_same(&before) {
            self.steps.update(|it| {
                if let Some((office, records)) = records {
                    it.trail.note((&office, records), &before, &after);
                }
                it.history.remember(before);
            });
            self.document.set(after);
        }
        Ok(())
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let present = self.document.get_untracked();
        let before = self.steps.try_update(|it| it.history.undo(present)).flatten();
        if let Some(before) = before {
            self.document.set(before);
        }
    }

    /// Makes an undone change again.
    pub fn redo(self) {
        let present = self.document.get_untracked();
        let after = self.steps.try_update(|it| it.history.redo(present)).flatten();
        if let Some(after) = after {
            self.document.set(after);
        }
    }

    /// Whether there is a change to take back.
    pub fn can_undo(self) -> bool {
        self.steps.with(|it| it.history.can_undo())
    }

    /// Whether there is an undone change to make again.
    pub fn can_redo(self) -> bool {
        self.steps.with(|it| it.history.can_redo())
    }

    /// Looks at another office, in the period that holds all its records.
    pub fn open_office(self, office: OfficeId) {
        self.chosen.set(View { office: Some(office), ..View::default() });
    }

    /// Looks at another period of the current office.
    pub fn open_period(self, period: Period) {
        let office = self.office.get_untracked().map(|it| it.office.id.clone());
        self.chosen.update(|it| (it.office, it.period) = (office, Some(period)));
    }

    /// Looks at another policy of the current office: one for roles, or the main one.
    pub fn open_policy(self, policy: Option<PolicyId>) {
        if self.chosen.with_untracked(|it| it.policy != policy) {
            let office = self.office.get_untracked().map(|it| it.office.id.clone());
            self.chosen.update(|it| (it.office, it.policy) = (office, policy));
        }
    }

    /// Looks at the policy that judges this person in the current period; nothing happens if nobody has this id.
    pub fn open_policy_of(self, staff: &StaffId) {
        let Some(data) = untrack(|| self.in_period()) else { return };
        if let Some(person) = data.staff_member(staff) {
            let id = &data.policy_of(person.role).id;
            self.open_policy((*id != data.policy.id).then(|| id.clone()));
        }
    }

    /// Whether the policy that is looked at in its newest version is the office's main one.
    pub fn looks_at_main(self) -> bool {
        self.edited().is_none_or(|(_, policy)| policy.is_none())
    }

    /// A change of the draft of the policy that is looked at, or what becomes of the draft; `None` without an office.
    pub fn policy_edit(self, change: PolicyEdit) -> Option<Edit> {
        let (office, policy) = self.edited()?;
        Some(match policy {
            None => Edit::Policy { office, change },
            Some(policy) => {
                Edit::RolePolicies { office, change: RolePolicyEdit::Change { policy, change } }
            }
        })
    }

    /// The office, and which of its policies for roles is looked at in its newest version.
    fn edited(self) -> Option<(OfficeId, Option<PolicyId>)> {
        let data = self.office.get_untracked()?;
        let chosen = self.chosen.with_untracked(|it| it.policy.clone());
        let policy = chosen.filter(|id| data.role_policies.iter().any(|it| it.id == *id));
        Some((data.office.id.clone(), policy))
    }
}

/// The workspace provided above.
pub fn use_workspace() -> Workspace {
    expect_context()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Policy, Role, demo, templates};

    fn workspace() -> (Owner, Workspace) {
        let owner = Owner::new();
        owner.set();
        let mut data = demo::office();
        let roles = vec![Role::Hotline];
        let effective_from = "2026-08-01".parse().unwrap();
        let id = PolicyId::new("h");
        data.role_policies = vec![Policy { id, effective_from, roles, ..templates::hotline() }];
        let document = Document { offices: vec![Arc::new(data)] };
        let now = Time::from_epoch(1_800_000_000).unwrap();
        let view = View { period: "2026-08".parse().ok(), ..View::default() };
        (owner, Workspace::provide(document, view, now))
    }

    fn of_role(workspace: Workspace, is_hotline: bool) -> Vec<StaffId> {
        let data = workspace.office.get_untracked().unwrap();
        let own = data.staff.iter().filter(|it| it.role.is_ranked());
        let own = own.filter(|it| (it.role == Role::Hotline) == is_hotline);
        let mut ids: Vec<StaffId> = own.map(|it| it.id.clone()).collect();
        ids.sort();
        ids
    }

    fn ranked(workspace: Workspace) -> Vec<StaffId> {
        let standings = workspace.scoring.standings.get_untracked();
        let mut ids: Vec<StaffId> = standings.into_iter().map(|it| it.staff).collect();
        ids.sort();
        ids
    }

    #[test]
    fn people_are_ranked_among_those_of_the_policy_that_is_looked_at() {
        let (_owner, workspace) = workspace();
        let [others, hotline] = [false, true].map(|it| of_role(workspace, it));
        let all_of = |ids: &[StaffId], those: &[StaffId]| {
            !ids.is_empty() && ids.iter().all(|it| those.contains(it))
        };
        assert!(all_of(&ranked(workspace), &others));
        let somebody = &hotline[0];
        workspace.open_policy_of(somebody);
        assert!(all_of(&ranked(workspace), &hotline));
        // Before its first version the main policy judged them.
        workspace.open_period("2026-07".parse().unwrap());
        assert!(ranked(workspace).contains(somebody) && ranked(workspace).contains(&others[0]));
        workspace.open_policy_of(somebody);
        assert!(workspace.looks_at_main());
    }

    #[test]
    fn what_is_edited_is_the_draft_of_the_policy_that_is_looked_at() {
        let (_owner, workspace) = workspace();
        workspace.open_policy(Some(PolicyId::new("h")));
        let edit = workspace.policy_edit(PolicyEdit::SetCoverage(1)).unwrap();
        workspace.apply(edit).unwrap();
        let data = workspace.office.get_untracked().unwrap();
        assert_eq!((data.draft.is_none(), data.role_drafts.len()), (true, 1));
        let seen = workspace.newest.get_untracked().unwrap();
        assert_eq!(seen.draft.as_ref().map(|it| it.min_coverage_bp), Some(1));
        workspace.open_policy(None);
        let edit = workspace.policy_edit(PolicyEdit::SetCoverage(2)).unwrap();
        workspace.apply(edit).unwrap();
        let data = workspace.office.get_untracked().unwrap();
        assert_eq!(data.draft.as_ref().map(|it| it.min_coverage_bp), Some(2));
        workspace.undo();
        workspace.undo();
        assert!(workspace.office.get_untracked().unwrap().role_drafts.is_empty());
    }
}
