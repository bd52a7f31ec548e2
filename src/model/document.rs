//! The document: everything the user would miss if it were not saved.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::id::{AppealId, OfficeId, PolicyId, StaffId};
use super::office::OfficeData;
use super::policy::PolicyProblem;
use super::questionnaire::{Questionnaire, QuestionnaireFlaw};
use super::staff::Role;

/// Every office on this device, in the order they were added.
///
/// Offices are shared, not copied: an older document kept for undo costs only what changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The offices, each with a unique id.
    pub offices: Vec<Arc<OfficeData>>,
}

impl Document {
    /// The office with this id.
    pub fn office(&self, id: &OfficeId) -> Option<&Arc<OfficeData>> {
        self.offices.iter().find(|it| it.office.id == *id)
    }
}

/// Why an office's data cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OfficeProblem {
    /// The office has no name.
    #[error("the office has no name")]
    NoName,
    /// Two people share an id.
    #[error("the staff id {0} occurs twice")]
    StaffTwice(StaffId),
    /// Two records share an id.
    #[error("the record id {0} occurs twice")]
    RecordTwice(String),
    /// A rating or a review is not between 1 and 5.
    #[error("{0} has a rating outside 1 to 5")]
    Rating(String),
    /// A shift ends before it starts.
    #[error("a shift of {0} ends before it starts")]
    Shift(StaffId),
    /// An answer to how likely one is to recommend is not between 0 and 10.
    #[error("the survey {0} has a recommendation outside 0 to 10")]
    Recommendation(String),
    /// An inspection gave more points than could be had.
    #[error("the inspection {0} has more points than there are")]
    Inspection(String),
    /// An entered figure has nothing below the line, or more digits than can be kept.
    #[error("the figure of {0} cannot be used")]
    Entry(StaffId),
    /// A policy for roles names none.
    #[error("the policy {0} is for no role")]
    NoRoles(PolicyId),
    /// Two policies in force share an id.
    #[error("the policy id {0} occurs twice")]
    PolicyTwice(PolicyId),
    /// Two policies are for the same role.
    #[error("two policies are for the role {0:?}")]
    RoleTwice(Role),
    /// There are people whose role no policy is for.
    #[error("no policy is for the role {0:?}")]
    RoleUnjudged(Role),
    /// Two appeals share an id.
    #[error("the appeal id {0} occurs twice")]
    AppealTwice(AppealId),
    /// An appeal is ruled on by the agent, by the same person twice, or strikes what nobody contested.
    #[error("the appeal {0} contradicts itself")]
    Appeal(AppealId),
    /// A questionnaire cannot be used.
    #[error("questionnaire: {0}")]
    Questionnaire(QuestionnaireFlaw),
    /// The policy or the draft cannot be used.
    #[error("policy: {0}")]
    Policy(PolicyProblem),
}

impl OfficeData {
    /// What is wrong with the data as a whole, first things first; `None` if it can be used.
    pub fn problem(&self) -> Option<OfficeProblem> {
        if self.office.name.trim().is_empty() {
            return Some(OfficeProblem::NoName);
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.staff.iter().find(|it| !seen.insert(&it.id)) {
            return Some(OfficeProblem::StaffTwice(twice.id.clone()));
        }
        let mut seen = BTreeSet::new();
        let rows = 0..self.records.len();
        if let Some(row) = rows.clone().find(|row| !seen.insert(self.records.id_text(*row))) {
            return Some(OfficeProblem::RecordTwice(self.records.id_text(row).to_owned()));
        }
        let rating_is_off = |rating: Option<u8>| rating.is_some_and(|it| !(1..=5).contains(&it));
        if let Some(row) = rows.clone().find(|row| rating_is_off(self.records.rating(*row))) {
            return Some(OfficeProblem::Rating(self.records.id_text(row).to_owned()));
        }
        if let Some(survey) = self.surveys.iter().find(|it| rating_is_off(it.rating)) {
            return Some(OfficeProblem::Rating(survey.id.clone()));
        }
        let off_scale = |it: &u8| *it > 10;
        if let Some(survey) =
            self.surveys.iter().find(|it| it.recommend.as_ref().is_some_and(off_scale))
        {
            return Some(OfficeProblem::Recommendation(survey.id.clone()));
        }
        if let Some(over) = self.inspections.iter().find(|it| it.points > it.applicable) {
            return Some(OfficeProblem::Inspection(over.id.clone()));
        }
        if let Some(entry) = self.entries.iter().find(|it| !it.is_usable()) {
            return Some(OfficeProblem::Entry(entry.staff.clone()));
        }
        if let Some(review) = self.reviews.iter().find(|it| rating_is_off(Some(it.score))) {
            return Some(OfficeProblem::Rating(review.ratee.to_string()));
        }
        if let Some(shift) = self.shifts.iter().find(|it| it.end < it.start) {
            return Some(OfficeProblem::Shift(shift.staff.clone()));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = self.appeals.iter().find(|it| !seen.insert(&it.id)) {
            return Some(OfficeProblem::AppealTwice(twice.id.clone()));
        }
        if let Some(wrong) = self.appeals.iter().find(|it| it.is_contradictory()) {
            return Some(OfficeProblem::Appeal(wrong.id.clone()));
        }
        if let Some(flaw) = self.office.questionnaires.iter().find_map(Questionnaire::flaw) {
            return Some(OfficeProblem::Questionnaire(flaw));
        }
        let policies = std::iter::once(&self.policy).chain(&self.draft);
        policies
            .chain(self.policies.iter())
            .chain(&self.role_policies)
            .chain(&self.role_drafts)
            .chain(self.role_past.iter())
            .find_map(|it| it.problems().into_iter().next())
            .map(OfficeProblem::Policy)
            .or_else(|| self.role_policy_problem())
    }
}
