//! Records by hand: added, changed with what they were kept, set alike, removed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::EditError;
use crate::model::changes::RecordChange;
use crate::model::document::{Document, OfficeProblem};
use crate::model::id::{Id, OfficeId, RecordId, StaffId, TaskTypeId};
use crate::model::office::OfficeData;
use crate::model::records::{Cause, Record};
use crate::model::task::{TaskType, Urgency};
use crate::model::time::Time;

/// A change of an office's records.
#[derive(Clone, Debug, PartialEq)]
pub enum RecordsEdit {
    /// Add a record.
    Add(Box<Record>),
    /// Put a record in the place of the one with its id, and note what changed.
    Change {
        /// As it is to be.
        record: Box<Record>,
        /// When it was changed.
        at: Time,
    },
    /// Set a field of several records alike, and note what changed.
    Assign {
        /// Which records.
        records: Vec<RecordId>,
        /// The field and its value.
        value: Assign,
        /// When it was changed.
        at: Time,
    },
    /// Forget records, and what was changed of them.
    Remove(Vec<RecordId>),
    /// Write the script of a kind of work; an empty one is none.
    Script {
        /// Which kind.
        task_type: TaskTypeId,
        /// What to say and ask.
        text: String,
    },
}

/// A field of a record with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Assign {
    /// Who handled it; `None` for nobody.
    Agent(Option<StaffId>),
    /// The kind of work.
    TaskType(TaskTypeId),
    /// How pressing it was.
    Urgency(Urgency),
    /// Why the rating is low; `None` for no cause.
    Cause(Option<Cause>),
}

/// Why a record cannot be so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordProblem {
    /// It is gone.
    #[error("there is no record {0}")]
    Gone(RecordId),
    /// The agent is not among the staff.
    #[error("there is nobody with the id {0}")]
    NoSuchAgent(StaffId),
    /// The kind of work is not among the office's.
    #[error("there is no kind of work {0}")]
    NoSuchType(TaskTypeId),
    /// The first response is earlier than the creation.
    #[error("the first response is earlier than the creation")]
    ResponseFirst,
    /// The resolution is earlier than the creation.
    #[error("the resolution is earlier than the creation")]
    ResolvedFirst,
    /// The limit is earlier than the creation.
    #[error("the limit is earlier than the creation")]
    DueFirst,
    /// It was opened again before it was created.
    #[error("it was opened again before it was created")]
    ReopenedFirst,
    /// A call that nobody answered has a time of talking.
    #[error("a missed call has a time of talking")]
    TalkUnanswered,
}

impl Record {
    /// Everything about its times that cannot be; its rating is between 1 and 5 where it has one.
    pub fn problems(&self) -> Vec<RecordProblem> {
        let before = |time: Option<Time>| time.is_some_and(|it| it < self.created);
        let checks = [
            (before(self.first_response), RecordProblem::ResponseFirst),
            (before(self.due), RecordProblem::DueFirst),
            (before(self.resolved), RecordProblem::ResolvedFirst),
            (before(self.reopened), RecordProblem::ReopenedFirst),
            (
                self.answered == Some(false) && self.talk_s.is_some_and(|it| it > 0),
                RecordProblem::TalkUnanswered,
            ),
        ];
        checks.into_iter().filter(|(is_so, _)| *is_so).map(|(_, problem)| problem).collect()
    }

    fn assign(&mut self, value: &Assign) {
        match value {
            Assign::Agent(agent) => self.agent.clone_from(agent),
            Assign::TaskType(kind) => self.task_type = kind.clone(),
            Assign::Urgency(urgency) => self.urgency = *urgency,
            Assign::Cause(cause) => self.cause = *cause,
        }
    }
}

impl RecordsEdit {
    /// The records that it may add, change or remove; no others are touched, nor is their order.
    pub fn records(&self) -> Vec<RecordId> {
        match self {
            Self::Add(record) | Self::Change { record, .. } => vec![record.id.clone()],
            Self::Assign { records, .. } | Self::Remove(records) => records.clone(),
            Self::Script { .. } => Vec::new(),
        }
    }
}

impl Document {
    pub(super) fn edit_records(
        &mut self,
        office: &OfficeId,
        change: RecordsEdit,
    ) -> Result<(), EditError> {
        let at = self.position(office)?;
        let mut data = OfficeData::clone(&self.offices[at]);
        if data.edit_records(change)? {
            self.offices[at] = Arc::new(data);
        }
        Ok(())
    }
}

impl OfficeData {
    /// Makes the change; whether anything differs after it.
    fn edit_records(&mut self, change: RecordsEdit) -> Result<bool, EditError> {
        match change {
            RecordsEdit::Add(record) => {
                self.check(&record, None)?;
                if self.records.row_of(record.id.as_str()).is_some() {
                    return Err(OfficeProblem::RecordTwice(record.id.to_string()).into());
                }
                if self.task_type(&record.task_type).is_none() {
                    self.task_types.push(TaskType::named(record.task_type.as_str()));
                }
                Arc::make_mut(&mut self.records).push(&record);
                Ok(true)
            }
            RecordsEdit::Change { record, at } => {
                let row = self.records.row_of(record.id.as_str());
                let row = row.ok_or_else(|| RecordProblem::Gone(record.id.clone()))?;
                let before = self.records.get(row);
                self.check(&record, Some(&before))?;
                Ok(self.put(row, &before, &record, at))
            }
            RecordsEdit::Assign { records, value, at } => {
                self.check_value(&value)?;
                let mut differs = false;
                for row in self.rows_of(&records) {
                    let before = self.records.get(row);
                    let mut after = before.clone();
                    after.assign(&value);
                    differs |= self.put(row, &before, &after, at);
                }
                Ok(differs)
            }
            RecordsEdit::Remove(records) => {
                let out: BTreeSet<usize> = self.rows_of(&records).into_iter().collect();
                if out.is_empty() {
                    return Ok(false);
                }
                self.records = Arc::new(self.records.without(|row| out.contains(&row)));
                let gone: BTreeSet<&RecordId> = records.iter().collect();
                if self.changes.iter().any(|it| gone.contains(&it.record)) {
                    let changes = Arc::make_mut(&mut self.changes);
                    changes.retain(|it| !gone.contains(&it.record));
                }
                Ok(true)
            }
            RecordsEdit::Script { task_type, text } => {
                let kind = self.task_types.iter_mut().find(|it| it.id == task_type);
                let kind = kind.ok_or(RecordProblem::NoSuchType(task_type))?;
                let script = Some(text.trim().to_owned()).filter(|it| !it.is_empty());
                let differs = kind.script != script;
                kind.script = script;
                Ok(differs)
            }
        }
    }

    /// The rows of the records with these ids, in their order.
    fn rows_of(&self, ids: &[RecordId]) -> Vec<usize> {
        let ids: BTreeSet<&str> = ids.iter().map(Id::as_str).collect();
        (0..self.records.len()).filter(|row| ids.contains(self.records.id_text(*row))).collect()
    }

    /// Puts the record in its row and notes what changed; whether anything did.
    fn put(&mut self, row: usize, before: &Record, after: &Record, at: Time) -> bool {
        let changes = RecordChange::between(before, after, at);
        if changes.is_empty() {
            return false;
        }
        Arc::make_mut(&mut self.records).put(row, after);
        Arc::make_mut(&mut self.changes).extend(changes);
        true
    }

    /// Whether the record can be taken; a name that it had before may stay, whoever it is.
    fn check(&self, record: &Record, before: Option<&Record>) -> Result<(), EditError> {
        if let Some(problem) = record.problems().into_iter().next() {
            return Err(problem.into());
        }
        if record.rating.is_some_and(|it| !(1..=5).contains(&it)) {
            return Err(OfficeProblem::Rating(record.id.to_string()).into());
        }
        if before.is_none_or(|it| it.agent != record.agent) {
            self.check_value(&Assign::Agent(record.agent.clone()))?;
        }
        Ok(())
    }

    fn check_value(&self, value: &Assign) -> Result<(), RecordProblem> {
        match value {
            Assign::Agent(Some(id)) if self.staff_member(id).is_none() => {
                Err(RecordProblem::NoSuchAgent(id.clone()))
            }
            Assign::TaskType(id) if self.task_type(id).is_none() => {
                Err(RecordProblem::NoSuchType(id.clone()))
            }
            Assign::Agent(_) | Assign::TaskType(_) | Assign::Urgency(_) | Assign::Cause(_) => {
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::edit::Edit;
    use crate::model::{Channel, Office, Staff, templates};

    fn at(seconds: i64) -> Time {
        Time::from_epoch(1_790_000_000 + seconds).unwrap()
    }

    fn record(id: &str) -> Record {
        Record::new(id, "手工", "enquiry".into(), Channel::Phone, at(0))
    }

    fn document() -> Document {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.staff = vec![Staff::named("ann"), Staff::named("ben")];
        data.task_types = vec![TaskType::named("enquiry"), TaskType::named("repair")];
        let rows = [
            Record { room: Some("1-101".into()), note: Some("甲".into()), ..record("1") },
            Record { external_id: Some("X2".into()), ..record("2") },
            Record { note: Some("third".into()), ..record("3") },
        ];
        data.records = Arc::new(rows.iter().collect());
        Document { offices: vec![Arc::new(data)] }
    }

    fn edit(document: &mut Document, change: RecordsEdit) -> Result<(), EditError> {
        document.apply(Edit::Records { office: "o".into(), change })
    }

    fn rows(document: &Document) -> Vec<Record> {
        document.offices[0].records.iter().collect()
    }

    #[test]
    fn a_record_is_added_once_and_only_with_people_of_the_office() {
        let mut document = document();
        edit(&mut document, RecordsEdit::Add(Box::new(record("4")))).unwrap();
        assert_eq!(document.offices[0].records.len(), 4);
        let again = edit(&mut document, RecordsEdit::Add(Box::new(record("4"))));
        assert_eq!(again, Err(OfficeProblem::RecordTwice("4".into()).into()));
        let stranger = Record { agent: Some("eve".into()), ..record("5") };
        let refused = edit(&mut document, RecordsEdit::Add(Box::new(stranger)));
        assert_eq!(refused, Err(RecordProblem::NoSuchAgent("eve".into()).into()));
        let bad = Record { rating: Some(6), ..record("5") };
        let refused = edit(&mut document, RecordsEdit::Add(Box::new(bad)));
        assert_eq!(refused, Err(OfficeProblem::Rating("5".into()).into()));
    }

    #[test]
    fn a_changed_record_stands_in_its_place_and_what_it_was_is_kept() {
        let mut document = document();
        let before = rows(&document);
        let changed = Record {
            note: None,
            room: Some("2-202".into()),
            agent: Some("ann".into()),
            rating: Some(5),
            ..before[0].clone()
        };
        let change = RecordsEdit::Change { record: Box::new(changed.clone()), at: at(9) };
        edit(&mut document, change.clone()).unwrap();
        assert_eq!(rows(&document), [changed, before[1].clone(), before[2].clone()]);
        let of = |it: &RecordChange| (it.field.clone(), it.before.clone(), it.after.clone());
        let noted: Vec<_> = document.offices[0].changes.iter().map(of).collect();
        let expected = [
            ("agent", None, Some(json!("ann"))),
            ("note", Some(json!("甲")), None),
            ("rating", None, Some(json!(5))),
            ("room", Some(json!("1-101")), Some(json!("2-202"))),
        ];
        assert_eq!(noted, expected.map(|(name, one, two)| (name.to_owned(), one, two)));
        let same = document.clone();
        edit(&mut document, change).unwrap();
        assert!(document.is_same(&same), "the same again is no change");
        let gone = RecordsEdit::Change { record: Box::new(record("9")), at: at(9) };
        assert_eq!(edit(&mut document, gone), Err(RecordProblem::Gone("9".into()).into()));
    }

    #[test]
    fn times_that_cannot_be_are_refused_and_change_nothing() {
        let mut document = document();
        let before = document.clone();
        for (bad, problem) in [
            (Record { first_response: Some(at(-1)), ..record("1") }, RecordProblem::ResponseFirst),
            (Record { resolved: Some(at(-1)), ..record("1") }, RecordProblem::ResolvedFirst),
            (Record { due: Some(at(-1)), ..record("1") }, RecordProblem::DueFirst),
            (Record { reopened: Some(at(-1)), ..record("1") }, RecordProblem::ReopenedFirst),
            (
                Record { answered: Some(false), talk_s: Some(1), ..record("1") },
                RecordProblem::TalkUnanswered,
            ),
        ] {
            let change = RecordsEdit::Change { record: Box::new(bad), at: at(0) };
            assert_eq!(edit(&mut document, change), Err(problem.into()));
        }
        assert!(document.is_same(&before));
    }

    #[test]
    fn several_are_set_alike_and_only_those_that_differ_are_noted() {
        let mut document = document();
        let all: Vec<RecordId> = ["1", "3"].map(RecordId::new).into();
        let assign = |value| RecordsEdit::Assign { records: all.clone(), value, at: at(5) };
        edit(&mut document, assign(Assign::Agent(Some("ben".into())))).unwrap();
        edit(&mut document, assign(Assign::TaskType("repair".into()))).unwrap();
        edit(&mut document, assign(Assign::Urgency(Urgency::Normal))).unwrap();
        edit(&mut document, assign(Assign::Cause(Some(Cause::Slow)))).unwrap();
        let agents: Vec<_> = rows(&document).into_iter().map(|it| it.agent).collect();
        assert_eq!(agents, [Some("ben".into()), None, Some("ben".into())]);
        assert_eq!(document.offices[0].changes.len(), 6, "the urgency was normal before");
        let refused = edit(&mut document, assign(Assign::TaskType("x".into())));
        assert_eq!(refused, Err(RecordProblem::NoSuchType("x".into()).into()));
    }

    #[test]
    fn removed_records_leave_the_others_as_they_were() {
        let mut document = document();
        let assign = Assign::Agent(Some("ben".into()));
        let ids = || vec![RecordId::new("1")];
        let change = RecordsEdit::Assign { records: ids(), value: assign, at: at(5) };
        edit(&mut document, change).unwrap();
        let before = rows(&document);
        edit(&mut document, RecordsEdit::Remove(ids())).unwrap();
        assert_eq!(rows(&document), before[1..]);
        assert!(document.offices[0].changes.is_empty());
        let same = document.clone();
        edit(&mut document, RecordsEdit::Remove(ids())).unwrap();
        assert!(document.is_same(&same));
    }

    #[test]
    fn a_script_is_written_and_an_empty_one_is_none() {
        let mut document = document();
        let write =
            |text: &str| RecordsEdit::Script { task_type: "repair".into(), text: text.into() };
        edit(&mut document, write(" 您好 ")).unwrap();
        assert_eq!(document.offices[0].task_types[1].script.as_deref(), Some("您好"));
        edit(&mut document, write("  ")).unwrap();
        assert_eq!(document.offices[0].task_types[1].script, None);
    }
}
