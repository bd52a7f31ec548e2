//! Every change the user can make, as a value: undo, saving and tests follow from it.

mod appeals;
mod policy;
mod records;
mod role_policies;
mod satisfaction;
mod team;

pub use appeals::{AppealEdit, AppealProblem};
pub use policy::PolicyEdit;
pub use records::{Assign, RecordProblem, RecordsEdit};
pub use role_policies::RolePolicyEdit;
pub use satisfaction::{SatisfactionEdit, SatisfactionProblem};
pub use team::{TeamEdit, TeamProblem};

use std::sync::Arc;

use crate::model::bonus::BonusPlan;
use crate::model::calendar::Calendar;
use crate::model::document::{Document, OfficeProblem};
use crate::model::id::{OfficeId, RecordId};
use crate::model::office::OfficeData;
use crate::model::policy::{PolicyProblem, RevisionProblem};
use crate::model::records::Record;
use crate::model::staff::Staff;
use crate::model::task::TaskType;

/// A change the user asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Add offices, or put them in the place of those with the same id.
    PutOffices(Vec<Arc<OfficeData>>),
    /// Forget an office and everything in it.
    RemoveOffice(OfficeId),
    /// Give an office another name.
    RenameOffice {
        /// Which.
        office: OfficeId,
        /// The new name.
        name: String,
    },
    /// Share out another pool, or none.
    SetBonus {
        /// Where.
        office: OfficeId,
        /// The pool and how it is shared out.
        bonus: Option<BonusPlan>,
    },
    /// Change the draft of the policy, publish it or give it up.
    Policy {
        /// Where.
        office: OfficeId,
        /// What.
        change: PolicyEdit,
    },
    /// Set the hours, holidays and make-up workdays by which working time is counted.
    SetCalendar {
        /// Where.
        office: OfficeId,
        /// The calendar; `None` for a desk of which no closing is known.
        calendar: Option<Box<Calendar>>,
    },
    /// Add, change or remove a policy for the people of some roles.
    RolePolicies {
        /// Where.
        office: OfficeId,
        /// What.
        change: RolePolicyEdit,
    },
    /// Add records, with the people and kinds of work that are new with them.
    AddRecords {
        /// Where.
        office: OfficeId,
        /// The records; none of them is there yet.
        records: Vec<Record>,
        /// People who may be new.
        staff: Vec<Staff>,
        /// Kinds of work that may be new.
        task_types: Vec<TaskType>,
    },
    /// Add, change or remove records by hand.
    Records {
        /// Where.
        office: OfficeId,
        /// What.
        change: RecordsEdit,
    },
    /// Change people, shifts, kinds of work or reviews.
    Team {
        /// Where.
        office: OfficeId,
        /// What.
        change: TeamEdit,
    },
    /// File, take back or rule on an appeal.
    Appeals {
        /// Where.
        office: OfficeId,
        /// What.
        change: AppealEdit,
    },
    /// Change what residents are asked, or what they answered.
    Satisfaction {
        /// Where.
        office: OfficeId,
        /// What.
        change: SatisfactionEdit,
    },
}

/// Why an edit was refused; the document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The office is gone.
    #[error("there is no office {0}")]
    NoSuchOffice(OfficeId),
    /// The data has a fault.
    #[error(transparent)]
    Office(#[from] OfficeProblem),
    /// The policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyProblem),
    /// The policy cannot be changed like that.
    #[error(transparent)]
    Revision(#[from] RevisionProblem),
    /// A record cannot be so.
    #[error(transparent)]
    Record(#[from] RecordProblem),
    /// A person, a shift, a kind of work or a review cannot be so.
    #[error(transparent)]
    Team(#[from] TeamProblem),
    /// An appeal cannot be so.
    #[error(transparent)]
    Appeal(#[from] AppealProblem),
    /// A questionnaire or an answer cannot be so.
    #[error(transparent)]
    Satisfaction(#[from] SatisfactionProblem),
}

impl Edit {
    /// The office's records that it may add, change or remove, where these are all that it does to records; `None` if
    /// it may do more to them.
    pub fn records(&self) -> Option<(&OfficeId, Vec<RecordId>)> {
        match self {
            Self::Records { office, change } => Some((office, change.records())),
            Self::AddRecords { office, records, .. } => {
                Some((office, records.iter().map(|it| it.id.clone()).collect()))
            }
            _ => None,
        }
    }
}

impl Document {
    /// Makes the change, or changes nothing and says why.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::PutOffices(offices) => self.put(offices),
            Edit::RemoveOffice(id) => {
                let at = self.position(&id)?;
                self.offices.remove(at);
                Ok(())
            }
            Edit::RenameOffice { office, name } => {
                if name.trim().is_empty() {
                    return Err(OfficeProblem::NoName.into());
                }
                self.change(&office, |data| name.trim().clone_into(&mut data.office.name))
            }
            Edit::Policy { office, change } => {
                let at = self.position(&office)?;
                let before = &self.offices[at];
                let mut data = OfficeData::clone(before);
                data.change_policy(change)?;
                if (&data.policy, &data.draft, &data.entries)
                    != (&before.policy, &before.draft, &before.entries)
                {
                    self.offices[at] = Arc::new(data);
                }
                Ok(())
            }
            Edit::SetBonus { office, bonus } => {
                self.change(&office, |data| data.office.bonus = bonus)
            }
            Edit::SetCalendar { office, calendar } => {
                self.change(&office, |data| data.office.calendar = calendar.map(|it| *it))
            }
            Edit::RolePolicies { office, change } => self.edit_role_policies(&office, change),
            Edit::Records { office, change } => self.edit_records(&office, change),
            Edit::AddRecords { office, records, staff, task_types } => {
                let at = self.position(&office)?;
                let mut data = OfficeData::clone(&self.offices[at]);
                data.add(&records, staff, task_types);
                if let Some(problem) = data.problem() {
                    return Err(problem.into());
                }
                self.offices[at] = Arc::new(data);
                Ok(())
            }
            Edit::Team { office, change } => {
                let at = self.position(&office)?;
                let mut data = OfficeData::clone(&self.offices[at]);
                if change.make(&mut data)? {
                    self.offices[at] = Arc::new(data);
                }
                Ok(())
            }
            Edit::Appeals { office, change } => {
                let at = self.position(&office)?;
                let mut data = OfficeData::clone(&self.offices[at]);
                if change.make(&mut data)? {
                    self.offices[at] = Arc::new(data);
                }
                Ok(())
            }
            Edit::Satisfaction { office, change } => {
                let at = self.position(&office)?;
                let mut data = OfficeData::clone(&self.offices[at]);
                if change.make(&mut data)? {
                    self.offices[at] = Arc::new(data);
                }
                Ok(())
            }
        }
    }

    /// Whether both are the very same offices in the same order: nothing was changed between them.
    pub fn is_same(&self, other: &Self) -> bool {
        self.offices.len() == other.offices.len()
            && self.offices.iter().zip(&other.offices).all(|(one, two)| Arc::ptr_eq(one, two))
    }

    fn put(&mut self, offices: Vec<Arc<OfficeData>>) -> Result<(), EditError> {
        if let Some(problem) = offices.iter().find_map(|it| it.problem()) {
            return Err(problem.into());
        }
        for data in offices {
            match self.position(&data.office.id) {
                Ok(at) => self.offices[at] = data,
                Err(_) => self.offices.push(data),
            }
        }
        Ok(())
    }

    /// Changes small parts of an office; records and the like stay shared. Nothing happens if nothing differs.
    fn change(
        &mut self,
        id: &OfficeId,
        change: impl FnOnce(&mut OfficeData),
    ) -> Result<(), EditError> {
        let at = self.position(id)?;
        let before = &self.offices[at];
        let mut data = OfficeData::clone(before);
        change(&mut data);
        if data.office != before.office {
            self.offices[at] = Arc::new(data);
        }
        Ok(())
    }

    fn position(&self, id: &OfficeId) -> Result<usize, EditError> {
        self.offices
            .iter()
            .position(|it| it.office.id == *id)
            .ok_or_else(|| EditError::NoSuchOffice(id.clone()))
    }
}

impl OfficeData {
    fn add(&mut self, records: &[Record], staff: Vec<Staff>, task_types: Vec<TaskType>) {
        let kept = Arc::make_mut(&mut self.records);
        for record in records {
            kept.push(record);
        }
        for person in staff {
            if self.staff_member(&person.id).is_none() {
                self.staff.push(person);
            }
        }
        for task_type in task_types {
            if self.task_type(&task_type.id).is_none() {
                self.task_types.push(task_type);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::templates;
    use crate::model::{Channel, Office, TaskTypeId, Time};

    fn document() -> Document {
        let office = Office::new("o1", "测试项目");
        let mut document = Document::default();
        document
            .apply(Edit::PutOffices(vec![Arc::new(OfficeData::empty(
                office,
                templates::community(),
            ))]))
            .unwrap();
        document
    }

    fn record(id: &str) -> Record {
        let created = Time::from_epoch(1_800_000_000).unwrap();
        Record::new(id, "test", TaskTypeId::new("enquiry"), Channel::Phone, created)
    }

    #[test]
    fn a_refused_edit_changes_nothing() {
        let mut document = document();
        let before = document.clone();
        let records = vec![record("1"), record("1")];
        let office = OfficeId::new("o1");
        let edit = Edit::AddRecords { office, records, staff: vec![], task_types: vec![] };
        assert_eq!(
            document.apply(edit),
            Err(EditError::Office(OfficeProblem::RecordTwice("1".to_owned())))
        );
        assert_eq!(document, before);
        assert!(matches!(
            document.apply(Edit::RemoveOffice(OfficeId::new("o2"))),
            Err(EditError::NoSuchOffice(_))
        ));
    }

    #[test]
    fn weights_that_do_not_sum_to_the_whole_are_refused() {
        let mut document = document();
        let draft = document.offices[0].policy.with_weights(&[4600, 3000, 1000, 1500], &[]);
        let office = OfficeId::new("o1");
        let change = PolicyEdit::SetDraft(Some(Box::new(draft)));
        let edit = Edit::Policy { office, change };
        assert_eq!(document.apply(edit), Err(EditError::Policy(PolicyProblem::GroupSum(10_100))));
        assert_eq!(document.offices[0].draft, None);
    }

    #[test]
    fn a_calendar_is_set_and_undone_by_setting_the_one_before() {
        let mut document = document();
        let before = document.clone();
        let set = |calendar: Option<Calendar>| Edit::SetCalendar {
            office: OfficeId::new("o1"),
            calendar: calendar.map(Box::new),
        };
        document.apply(set(None)).unwrap();
        assert!(document.is_same(&before), "nothing differs");
        let mut calendar = Calendar::standard();
        document.apply(set(Some(calendar.clone()))).unwrap();
        calendar.open_on_holidays = true;
        document.apply(set(Some(calendar.clone()))).unwrap();
        assert_eq!(document.offices[0].office.calendar, Some(calendar));
        document.apply(set(before.offices[0].office.calendar.clone())).unwrap();
        assert_eq!(document, before);
        let elsewhere = Edit::SetCalendar { office: OfficeId::new("o2"), calendar: None };
        assert!(matches!(document.apply(elsewhere), Err(EditError::NoSuchOffice(_))));
    }

    #[test]
    fn an_adopted_draft_is_the_next_version() {
        let mut document = document();
        let office = OfficeId::new("o1");
        let draft = document.offices[0].policy.with_weights(&[3500, 4000, 1000, 1500], &[]);
        for change in [PolicyEdit::SetDraft(Some(Box::new(draft))), PolicyEdit::Adopt] {
            document.apply(Edit::Policy { office: office.clone(), change }).unwrap();
        }
        let data = &document.offices[0];
        assert_eq!((data.policy.version, data.policy.groups[0].weight_bp), (2, 3500));
        assert_eq!(data.draft, None);
    }
}
