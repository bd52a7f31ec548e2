//! Changes of the policy: all of them touch the draft only, until it is published.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::EditError;
use crate::model::document::OfficeProblem;
use crate::model::doubt::DoubtKind;
use crate::model::id::{GroupId, IndicatorId, TaskTypeId};
use crate::model::office::{OfficeData, RatingCaps};
use crate::model::policy::{Band, Floor, Indicator, Limits, Policy, RevisionProblem, Workload};
use crate::model::reviews::Entry;
use crate::model::task::{Target, Urgency};

/// A change of an office's draft, or what becomes of the draft.
#[derive(Clone, Debug, PartialEq)]
pub enum PolicyEdit {
    /// Give the policy another name.
    Rename(String),
    /// Put an indicator in the place of the one with its id; its group and weight stay.
    PutIndicator(Box<Indicator>),
    /// Add an indicator to its group.
    AddIndicator(Box<Indicator>),
    /// Remove an indicator; the rest of its group share its weight.
    RemoveIndicator(IndicatorId),
    /// Move an indicator to another group.
    MoveIndicator {
        /// Which.
        indicator: IndicatorId,
        /// Where to.
        group: GroupId,
    },
    /// Say whether there is no grade without data in the group.
    SetMandatory {
        /// Which.
        group: GroupId,
        /// Whether.
        mandatory: bool,
    },
    /// Set all weights, in the order of the policy.
    SetWeights {
        /// Per group, in basis points of the whole.
        groups: Vec<u32>,
        /// Per indicator, in basis points of its group.
        locals: Vec<u32>,
    },
    /// Set the grades, and the quality floor with them, which names one; red lines keep the grades they leave.
    SetGrades {
        /// The grades, best first.
        bands: Vec<Band>,
        /// The floor.
        floor: Option<Floor>,
    },
    /// Allow more than 100 points for an indicator, or not.
    SetAboveFull(bool),
    /// Set the least share of the weight that must be backed by data, in basis points.
    SetCoverage(u32),
    /// Set the workload compensation, or switch it off.
    SetWorkload(Option<Workload>),
    /// Set the time limits of a kind of work.
    SetTargets {
        /// Which.
        task_type: TaskTypeId,
        /// Its limits by urgency.
        targets: BTreeMap<Urgency, Target>,
    },
    /// Set how many ratings from one place count.
    SetRatingCaps(Option<RatingCaps>),
    /// Say whether records with this doubt are left out.
    SetLeftOut {
        /// Which.
        doubt: DoubtKind,
        /// Whether.
        out: bool,
    },
    /// Start the draft anew from another policy, such as a template or a past version.
    StartFrom(Box<Policy>),
    /// Enter a figure of an own indicator: data, which counts at once. It takes the place of the person's figure
    /// for the same indicator and period.
    Enter(Box<Entry>),
    /// Put the draft into force as the next version.
    Publish {
        /// The first date it holds for.
        effective_from: NaiveDate,
    },
    /// Put the draft into force as the next version, from its own date on; nothing happens without one.
    Adopt,
    /// Try out another policy, such as other weights, or give the draft up.
    SetDraft(Option<Box<Policy>>),
}

impl OfficeData {
    /// The policy that is being worked on: the draft, or the one in force.
    pub fn drafted(&self) -> &Policy {
        self.draft.as_ref().unwrap_or(&self.policy)
    }

    /// Puts the draft into force and keeps the version before; nothing happens without a draft.
    pub(super) fn adopt_draft(&mut self, effective_from: Option<NaiveDate>) {
        let Some(draft) = self.draft.take() else { return };
        // A past version says by which limits it was counted.
        let past = Policy { limits: Some(Limits::of(self)), ..self.policy.clone() };
        let version = past.version.saturating_add(1);
        Arc::make_mut(&mut self.policies).push(past);
        if let Some(limits) = &draft.limits {
            limits.apply(self);
        }
        let effective_from = effective_from.unwrap_or(draft.effective_from);
        self.policy = Policy { version, effective_from, limits: None, ..draft };
    }

    /// Makes the change, or says why it cannot be made; then the data may be half changed and is thrown away.
    pub(super) fn change_policy(&mut self, change: PolicyEdit) -> Result<(), EditError> {
        match change {
            PolicyEdit::Publish { effective_from } => {
                if self.draft.is_none() {
                    return Err(RevisionProblem::NoDraft.into());
                }
                if effective_from < self.policy.effective_from {
                    return Err(RevisionProblem::BeforeTheLast.into());
                }
                self.adopt_draft(Some(effective_from));
            }
            PolicyEdit::Adopt => self.adopt_draft(None),
            PolicyEdit::SetDraft(draft) => {
                if let Some(problem) = draft.iter().flat_map(|it| it.problems()).next() {
                    return Err(problem.into());
                }
                self.draft = draft.map(|it| *it).filter(|it| *it != self.policy);
            }
            PolicyEdit::Enter(entry) => {
                if !entry.is_usable() {
                    return Err(OfficeProblem::Entry(entry.staff).into());
                }
                let same = |it: &Entry| {
                    (&it.staff, &it.key, it.period) == (&entry.staff, &entry.key, entry.period)
                };
                let entries = Arc::make_mut(&mut self.entries);
                match entries.iter().position(same) {
                    Some(at) => entries[at] = *entry,
                    None => entries.push(*entry),
                }
            }
            change => {
                let mut draft = self.drafted().clone();
                self.revise(&mut draft, change)?;
                // Limits that are those in force are no change.
                let current = Limits::of(self);
                draft.limits = draft.limits.filter(|it| *it != current);
                if let Some(problem) = draft.problems().into_iter().next() {
                    return Err(problem.into());
                }
                self.draft = (draft != self.policy).then_some(draft);
            }
        }
        Ok(())
    }

    fn revise(&self, draft: &mut Policy, change: PolicyEdit) -> Result<(), RevisionProblem> {
        match change {
            PolicyEdit::Rename(name) => name.trim().clone_into(&mut draft.name),
            PolicyEdit::PutIndicator(indicator) => draft.put(*indicator)?,
            PolicyEdit::AddIndicator(indicator) => draft.add(*indicator)?,
            PolicyEdit::RemoveIndicator(id) => draft.remove(&id)?,
            PolicyEdit::MoveIndicator { indicator, group } => draft.move_to(&indicator, &group)?,
            PolicyEdit::SetMandatory { group, mandatory } => {
                for it in draft.groups.iter_mut().filter(|it| it.id == group) {
                    it.mandatory = mandatory;
                }
            }
            PolicyEdit::SetWeights { groups, locals } => {
                *draft = draft.with_weights(&groups, &locals);
            }
            PolicyEdit::SetGrades { bands, floor } => {
                for it in &mut draft.indicators {
                    it.red_line = it.red_line.and_then(|it| it.under(&draft.bands, &bands));
                }
                (draft.bands, draft.floor) = (bands, floor);
            }
            PolicyEdit::SetAboveFull(on) => draft.above_full = on,
            PolicyEdit::SetCoverage(bp) => draft.min_coverage_bp = bp,
            PolicyEdit::SetWorkload(workload) => draft.fairness.workload = workload,
            PolicyEdit::SetTargets { task_type, targets } => {
                if self.task_type(&task_type).is_none() {
                    return Err(RevisionProblem::NoSuchTaskType);
                }
                let limits = draft.limits.get_or_insert_with(|| Limits::of(self));
                limits.targets.insert(task_type, targets);
            }
            PolicyEdit::SetRatingCaps(caps) => {
                let limits = draft.limits.get_or_insert_with(|| Limits::of(self));
                limits.rating_caps = caps;
            }
            PolicyEdit::SetLeftOut { doubt, out } => {
                let limits = draft.limits.get_or_insert_with(|| Limits::of(self));
                match out {
                    true => limits.leaves_out.insert(doubt),
                    false => limits.leaves_out.remove(&doubt),
                };
            }
            PolicyEdit::StartFrom(policy) => {
                let (version, effective_from) = (self.policy.version, self.policy.effective_from);
                *draft = Policy { version, effective_from, ..*policy };
            }
            PolicyEdit::Enter(_)
            | PolicyEdit::Publish { .. }
            | PolicyEdit::Adopt
            | PolicyEdit::SetDraft(_) => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Crossing, Curve, Document, Edit, Lane, OfficeId, PolicyProblem, RedLine, demo, templates,
    };

    fn document() -> Document {
        Document { offices: vec![Arc::new(demo::office())] }
    }

    fn edit(document: &mut Document, change: PolicyEdit) -> Result<(), EditError> {
        document.apply(Edit::Policy { office: OfficeId::new("demo"), change })
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn with_curve(document: &Document, curve: Curve) -> PolicyEdit {
        let indicator = document.offices[0].drafted().indicators[0].clone();
        PolicyEdit::PutIndicator(Box::new(Indicator { curve, ..indicator }))
    }

    #[test]
    fn a_change_touches_the_draft_alone_and_shares_the_records() {
        let mut document = document();
        let before = document.offices[0].clone();
        let curve = Curve::through_percents(&[(0, 0), (90, 100)]);
        let change = with_curve(&document, curve.clone());
        edit(&mut document, change).unwrap();
        let data = &document.offices[0];
        assert_eq!(data.policy, before.policy);
        assert_eq!(data.draft.as_ref().unwrap().indicators[0].curve, curve);
        assert!(Arc::ptr_eq(&data.records, &before.records));
        // Changed back, there is no draft.
        let change = with_curve(&document, before.policy.indicators[0].curve.clone());
        edit(&mut document, change).unwrap();
        assert_eq!(document.offices[0].draft, None);
    }

    #[test]
    fn an_unusable_curve_is_refused_and_nothing_changes() {
        let mut document = document();
        let before = document.clone();
        let change = with_curve(&document, Curve::through_percents(&[(90, 0), (90, 100)]));
        let problem = PolicyProblem::Curve("CSAT".into());
        assert_eq!(edit(&mut document, change), Err(EditError::Policy(problem)));
        assert!(document.is_same(&before));
    }

    #[test]
    fn more_than_full_points_are_refused_until_they_are_allowed_and_while_they_are_used() {
        let mut document = document();
        let generous = Curve::through_percents(&[(60, 0), (90, 100), (100, 120)]);
        let change = with_curve(&document, generous.clone());
        let refused = Err(EditError::Policy(PolicyProblem::AboveFull("CSAT".into())));
        assert_eq!(edit(&mut document, change.clone()), refused);
        edit(&mut document, PolicyEdit::SetAboveFull(true)).unwrap();
        edit(&mut document, change).unwrap();
        let before = document.clone();
        assert_eq!(edit(&mut document, PolicyEdit::SetAboveFull(false)), refused);
        assert!(document.is_same(&before));
        let change = with_curve(&document, Curve::through_percents(&[(60, 0), (100, 121)]));
        let problem = PolicyProblem::Curve("CSAT".into());
        assert_eq!(edit(&mut document, change), Err(EditError::Policy(problem)));
        let original = document.offices[0].policy.indicators[0].curve.clone();
        let change = with_curve(&document, original);
        edit(&mut document, change).unwrap();
        edit(&mut document, PolicyEdit::SetAboveFull(false)).unwrap();
        assert_eq!(document.offices[0].draft, None);
    }

    #[test]
    fn a_red_line_keeps_the_grade_it_leaves_when_the_grades_change() {
        let mut document = document();
        let indicator = document.offices[0].drafted().indicators[2].clone();
        let red_line = Some(RedLine { crossed: Crossing::NoPoints, cap: 3 });
        let change = PolicyEdit::PutIndicator(Box::new(Indicator { red_line, ..indicator }));
        edit(&mut document, change).unwrap();
        let mut bands = document.offices[0].drafted().bands.clone();
        assert_eq!(bands.remove(1).label, "A");
        let floor = document.offices[0].drafted().floor.clone();
        edit(&mut document, PolicyEdit::SetGrades { bands, floor }).unwrap();
        let draft = document.offices[0].drafted();
        let red_line = draft.indicators[2].red_line.unwrap();
        assert_eq!(red_line.band(&draft.bands).unwrap().label, "C");
    }

    #[test]
    fn publishing_keeps_the_version_before_and_holds_from_the_date_given() {
        let mut document = document();
        let from = date("2026-07-01");
        let nothing = edit(&mut document, PolicyEdit::Publish { effective_from: from });
        assert_eq!(nothing, Err(EditError::Revision(RevisionProblem::NoDraft)));
        edit(&mut document, PolicyEdit::SetCoverage(5000)).unwrap();
        let early = PolicyEdit::Publish { effective_from: date("2019-01-01") };
        let early = edit(&mut document, early);
        assert_eq!(early, Err(EditError::Revision(RevisionProblem::BeforeTheLast)));
        edit(&mut document, PolicyEdit::Publish { effective_from: from }).unwrap();
        let data = &document.offices[0];
        assert_eq!((data.policy.version, data.policy.effective_from), (2, from));
        assert_eq!((data.policy.min_coverage_bp, &data.draft), (5000, &None));
        assert_eq!(data.policies.len(), 1);
        assert_eq!((data.policies[0].version, data.policies[0].min_coverage_bp), (1, 6000));
    }

    #[test]
    fn time_limits_wait_in_the_draft_and_are_written_when_it_is_published() {
        let mut document = document();
        let target =
            Target { first_response_s: None, resolution_s: Some(3600), clock: Lane::Office };
        let targets = BTreeMap::from([(Urgency::Normal, target)]);
        let task_type = TaskTypeId::new("enquiry");
        let change =
            PolicyEdit::SetTargets { task_type: task_type.clone(), targets: targets.clone() };
        edit(&mut document, change).unwrap();
        let in_force = |document: &Document| {
            document.offices[0].task_type(&TaskTypeId::new("enquiry")).unwrap().targets.clone()
        };
        let before = in_force(&document);
        assert_ne!(before, targets);
        let effective_from = date("2026-07-01");
        edit(&mut document, PolicyEdit::Publish { effective_from }).unwrap();
        assert_eq!(in_force(&document), targets);
        let data = &document.offices[0];
        assert_eq!(data.policy.limits, None);
        assert_eq!(data.policies[0].limits.as_ref().unwrap().targets[&task_type], before);
        let gone = PolicyEdit::SetTargets { task_type: "gone".into(), targets };
        let gone = edit(&mut document, gone);
        assert_eq!(gone, Err(EditError::Revision(RevisionProblem::NoSuchTaskType)));
    }

    #[test]
    fn what_is_left_out_waits_in_the_draft_and_earlier_periods_keep_what_counted() {
        let mut document = document();
        let leave = |out| PolicyEdit::SetLeftOut { doubt: DoubtKind::Duplicates, out };
        edit(&mut document, leave(true)).unwrap();
        let data = &document.offices[0];
        assert!(data.office.leaves_out.is_empty());
        assert!(data.draft.as_ref().unwrap().limits.as_ref().unwrap().leaves_out.len() == 1);
        edit(&mut document, leave(false)).unwrap();
        assert_eq!(document.offices[0].draft, None, "back to what is in force");
        edit(&mut document, leave(true)).unwrap();
        edit(&mut document, PolicyEdit::Publish { effective_from: date("2026-09-01") }).unwrap();
        let data = &document.offices[0];
        assert!(data.office.leaves_out.contains(&DoubtKind::Duplicates));
        let august = data.as_judged(date("2026-08-01")).unwrap();
        assert!(august.office.leaves_out.is_empty());
        assert_eq!(data.as_judged(date("2026-09-01")), None);
    }

    #[test]
    fn a_draft_started_from_a_template_is_the_next_version_of_the_office() {
        let mut document = document();
        edit(&mut document, PolicyEdit::StartFrom(Box::new(templates::hotline()))).unwrap();
        let draft = document.offices[0].draft.clone().unwrap();
        assert_eq!((draft.id.as_str(), draft.version), ("hotline", 1));
        edit(&mut document, PolicyEdit::SetDraft(None)).unwrap();
        assert_eq!(document.offices[0].draft, None);
    }

    #[test]
    fn a_figure_entered_again_takes_the_place_of_the_first() {
        let mut document = document();
        let entry = |num, den| Entry {
            staff: "A1".into(),
            key: "收缴率".to_owned(),
            period: "2026-07".parse().unwrap(),
            num,
            den,
            n: 1,
            extra: crate::model::Extra::default(),
        };
        edit(&mut document, PolicyEdit::Enter(Box::new(entry(90, 100)))).unwrap();
        edit(&mut document, PolicyEdit::Enter(Box::new(entry(95, 100)))).unwrap();
        assert_eq!(*document.offices[0].entries, [entry(95, 100)]);
        let nothing = edit(&mut document, PolicyEdit::Enter(Box::new(entry(1, 0))));
        assert_eq!(nothing, Err(EditError::Office(OfficeProblem::Entry("A1".into()))));
    }
}
