//! Making a change and saying so: a toast that takes it back, or the sentence why it was refused.

use leptos::prelude::*;

use super::wording;
use crate::i18n::Texts;
use crate::model::{Edit, OfficeId};
use crate::state::{NoticeKind, Notices, Workspace, use_notices, use_texts, use_workspace};

/// Changes the current office; taken while a view is built, used when something is pressed.
#[derive(Clone, Copy)]
pub struct Changes {
    // Behind a handle: a workspace is large to carry into every closure.
    workspace: StoredValue<Workspace>,
    notices: Notices,
    texts: Signal<&'static Texts>,
}

/// The way to make changes.
pub fn use_changes() -> Changes {
    let texts = use_texts();
    let texts = Signal::derive(move || texts.get());
    Changes { workspace: StoredValue::new(use_workspace()), notices: use_notices(), texts }
}

impl Changes {
    /// The sentences in the user's language at this moment.
    pub fn texts(self) -> &'static Texts {
        self.texts.get_untracked()
    }

    /// Makes an edit of the current office and says `done`; or gives back why it was refused.
    pub fn make(self, edit: impl FnOnce(OfficeId) -> Edit, done: String) -> Result<(), String> {
        let Some(office) = self.workspace.get_value().office.get_untracked() else { return Ok(()) };
        self.apply(edit(office.office.id.clone()), done)
    }

    /// Makes the edit, and says why if it is refused.
    pub fn try_make(self, edit: impl FnOnce(OfficeId) -> Edit, done: String) {
        if let Err(sentence) = self.make(edit, done) {
            self.notices.say(NoticeKind::Refused, sentence);
        }
    }

    /// Says something that cannot be taken back.
    pub fn say(self, kind: NoticeKind, sentence: String) {
        self.notices.say(kind, sentence);
    }

    fn apply(self, edit: Edit, done: String) -> Result<(), String> {
        match self.workspace.get_value().apply(edit) {
            Ok(()) => {
                self.notices.say(NoticeKind::Undoable, done);
                Ok(())
            }
            Err(err) => Err(wording::errors::edit(self.texts(), &err)),
        }
    }
}
