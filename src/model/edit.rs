//! Every change the user can make, as a value: undo, saving and tests follow from it.

use std::sync::Arc;

use super::document::{Document, OfficeProblem};
use super::id::OfficeId;
use super::office::OfficeData;
use super::policy::{Policy, PolicyProblem};
use super::records::Record;
use super::staff::Staff;
use super::task::TaskType;

/// A change the user asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Add an office, or put this in the place of the one with the same id.
    PutOffice(Box<OfficeData>),
    /// Forget an office and everything in it.
    RemoveOffice(OfficeId),
    /// Give an office another name.
    RenameOffice {
        /// Which.
        office: OfficeId,
        /// The new name.
        name: String,
    },
    /// Try out another policy in the lab, or stop trying.
    SetDraft {
        /// Where.
        office: OfficeId,
        /// The policy to try; `None` for the one in force.
        draft: Option<Box<Policy>>,
    },
    /// Put the draft into force as the next version.
    AdoptDraft(OfficeId),
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
}

impl Document {
    /// Makes the change, or changes nothing and says why.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::PutOffice(data) => self.put(*data),
            Edit::RemoveOffice(id) => {
                let at = self.position(&id)?;
                self.offices.remove(at);
                Ok(())
            }
            Edit::RenameOffice { office, name } => self.change(&office, |data| {
                name.trim().clone_into(&mut data.office.name);
            }),
            Edit::SetDraft { office, draft } => {
                if let Some(problem) = draft.iter().flat_map(|it| it.problems()).next() {
                    return Err(problem.into());
                }
                self.change(&office, |data| {
                    data.draft = draft.map(|it| *it).filter(|it| *it != data.policy);
                })
            }
            Edit::AdoptDraft(office) => self.change(&office, |data| {
                if let Some(draft) = data.draft.take() {
                    data.policy = Policy { version: data.policy.version + 1, ..draft };
                }
            }),
            Edit::AddRecords { office, records, staff, task_types } => {
                self.change(&office, |data| {
                    let kept = Arc::make_mut(&mut data.records);
                    for record in &records {
                        kept.push(record);
                    }
                    for person in staff {
                        if data.staff_member(&person.id).is_none() {
                            data.staff.push(person);
                        }
                    }
                    for task_type in task_types {
                        if data.task_type(&task_type.id).is_none() {
                            data.task_types.push(task_type);
                        }
                    }
                })
            }
        }
    }

    fn put(&mut self, data: OfficeData) -> Result<(), EditError> {
        if let Some(problem) = data.problem() {
            return Err(problem.into());
        }
        match self.position(&data.office.id) {
            Ok(at) => self.offices[at] = Arc::new(data),
            Err(_) => self.offices.push(Arc::new(data)),
        }
        Ok(())
    }

    fn change(
        &mut self,
        id: &OfficeId,
        change: impl FnOnce(&mut OfficeData),
    ) -> Result<(), EditError> {
        let at = self.position(id)?;
        let mut data = OfficeData::clone(&self.offices[at]);
        change(&mut data);
        if let Some(problem) = data.problem() {
            return Err(problem.into());
        }
        self.offices[at] = Arc::new(data);
        Ok(())
    }

    fn position(&self, id: &OfficeId) -> Result<usize, EditError> {
        self.offices
            .iter()
            .position(|it| it.office.id == *id)
            .ok_or_else(|| EditError::NoSuchOffice(id.clone()))
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
            .apply(Edit::PutOffice(Box::new(OfficeData::empty(office, templates::community()))))
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
        let edit = Edit::SetDraft { office, draft: Some(Box::new(draft)) };
        assert_eq!(document.apply(edit), Err(EditError::Policy(PolicyProblem::GroupSum(10_100))));
        assert_eq!(document.offices[0].draft, None);
    }

    #[test]
    fn an_adopted_draft_is_the_next_version() {
        let mut document = document();
        let office = OfficeId::new("o1");
        let draft = document.offices[0].policy.with_weights(&[3500, 4000, 1000, 1500], &[]);
        let edit = Edit::SetDraft { office: office.clone(), draft: Some(Box::new(draft)) };
        document.apply(edit).unwrap();
        document.apply(Edit::AdoptDraft(office)).unwrap();
        let data = &document.offices[0];
        assert_eq!((data.policy.version, data.policy.groups[0].weight_bp), (2, 3500));
        assert_eq!(data.draft, None);
    }
}
