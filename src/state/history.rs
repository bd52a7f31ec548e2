//! What can be undone, and done again.

use std::sync::Arc;

use crate::model::Document;

/// The documents before and after the present one. They share everything that did not change between them.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Document>,
    future: Vec<Document>,
}

/// More steps than anybody takes back; older ones are forgotten.
const STEPS: usize = 200;

/// As many records as are kept in states of the past: about half a gigabyte. A step that changes a record keeps all
/// records of its office as they were.
const ROWS: usize = 5_000_000;

impl History {
    /// Notes the document as it was before an edit; what had been undone is gone.
    pub fn remember(&mut self, before: Document) {
        self.future.clear();
        self.past.push(before);
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
        let too_old = self.too_old(ROWS);
        self.past.drain(..too_old);
    }

    /// How many of the oldest steps have to go so that the others keep at most so many records; the last step stays.
    fn too_old(&self, most: usize) -> usize {
        let mut kept = 0;
        let mut newer: Option<&Document> = None;
        for (at, document) in self.past.iter().enumerate().rev() {
            kept += newer.map_or(0, |it| own_rows(document, it));
            if kept > most {
                return at + 1;
            }
            newer = Some(document);
        }
        0
    }

    /// The document one step back, if there is one; `present` can then be redone.
    pub fn undo(&mut self, present: Document) -> Option<Document> {
        let before = self.past.pop()?;
        self.future.push(present);
        Some(before)
    }

    /// The document one step ahead, if one was undone.
    pub fn redo(&mut self, present: Document) -> Option<Document> {
        let after = self.future.pop()?;
        self.past.push(present);
        Some(after)
    }

    /// Whether there is a step back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step ahead.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// How many records this document has that it does not share with the next one.
fn own_rows(document: &Document, next: &Document) -> usize {
    let is_shared = |records| next.offices.iter().any(|it| Arc::ptr_eq(&it.records, records));
    let own = document.offices.iter().filter(|it| !is_shared(&it.records));
    own.map(|it| it.records.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edit, OfficeId, RecordsEdit, demo};

    #[test]
    fn old_states_of_the_records_are_forgotten_and_steps_that_share_them_cost_nothing() {
        let office = || OfficeId::new("demo");
        let mut document = Document { offices: vec![Arc::new(demo::office())] };
        let mut history = History::default();
        for number in 0..6 {
            history.remember(document.clone());
            let name = format!("{number}");
            document.apply(Edit::RenameOffice { office: office(), name }).unwrap();
        }
        assert_eq!(history.too_old(0), 0, "all have the same records");
        let rows = document.offices[0].records.len();
        for _ in 0..3 {
            let id = document.offices[0].records.id(0);
            let change = RecordsEdit::Remove(vec![id]);
            document.apply(Edit::Records { office: office(), change }).unwrap();
            history.remember(document.clone());
        }
        assert_eq!(history.too_old(3 * rows), 0);
        assert_eq!(
            history.too_old(rows),
            7,
            "two states with other records than the last are left"
        );
        assert_eq!(history.too_old(0), 8, "one step can always be taken back");
    }
}
