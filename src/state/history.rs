//! What can be undone, and done again.

use crate::model::Document;

/// The documents before and after the present one. They share everything that did not change between them.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Document>,
    future: Vec<Document>,
}

/// More steps than anybody takes back; older ones are forgotten.
const STEPS: usize = 200;

impl History {
    /// Notes the document as it was before an edit; what had been undone is gone.
    pub fn remember(&mut self, before: Document) {
        self.future.clear();
        self.past.push(before);
        if self.past.len() > STEPS {
            self.past.remove(0);
        }
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
