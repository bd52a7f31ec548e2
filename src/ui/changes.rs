//! Making a change and saying so: a toast that takes it back, or the sentence why it was refused.

use leptos::prelude::*;

use super::wording;
use crate::i18n::Texts;
use crate::model::{Edit, OfficeId, PolicyEdit};
use crate::state::{NoticeKind, Notices, Workspace, use_notices, use_texts, use_workspace};

/// Changes the current office; taken while a view is built, used when something is pressed.
#[derive(Clone, Copy)]
pub struct Changes {
    // Behind a handle: together they are large to carry into every closure.
    owners: StoredValue<(Workspace, Notices, Signal<&'static Texts>)>,
}

/// The way to make changes.
pub fn use_changes() -> Changes {
    let texts = use_texts();
    let texts = Signal::derive(move || texts.get());
    Changes { owners: StoredValue::new((use_workspace(), use_notices(), texts)) }
}

impl Changes {
    /// The sentences in the user's language at this moment.
    pub fn texts(self) -> &'static Texts {
        self.owners.with_value(|it| it.2.get_untracked())
    }

    /// Makes an edit of the current office and says `done`; or gives back why it was refused.
    pub fn make(self, edit: impl FnOnce(OfficeId) -> Edit, done: String) -> Result<(), String> {
        let Some(office) = self.workspace().office.get_untracked() else { return Ok(()) };
        self.apply(edit(office.office.id.clone()), done)
    }

    /// Makes an edit of the current office and says `done`, or why it is refused; whether it was made.
    pub fn try_make(self, edit: impl FnOnce(OfficeId) -> Edit, done: String) -> bool {
        self.settle(self.make(edit, done))
    }

    /// Makes an edit whose result is seen, and says only why it is refused; whether it was made.
    pub fn try_in_silence(self, edit: impl FnOnce(OfficeId) -> Edit) -> bool {
        let Some(office) = self.workspace().office.get_untracked() else { return false };
        self.try_any(edit(office.office.id.clone()), None)
    }

    /// Makes an edit of anything and says `done`, if it is not seen by itself, or why it is refused; whether it was made.
    pub fn try_any(self, edit: Edit, done: Option<String>) -> bool {
        self.settle(match done {
            Some(done) => self.apply(edit, done),
            None => self.apply_in_silence(edit),
        })
    }

    /// Changes the draft of the policy that is looked at, as [`try_any`](Self::try_any).
    pub fn try_policy(self, change: PolicyEdit, done: Option<String>) -> bool {
        let edit = self.workspace().policy_edit(change);
        edit.is_some_and(|it| self.try_any(it, done))
    }

    fn workspace(self) -> Workspace {
        self.owners.with_value(|it| it.0)
    }

    fn notices(self) -> Notices {
        self.owners.with_value(|it| it.1)
    }

    fn settle(self, outcome: Result<(), String>) -> bool {
        outcome.map_err(|sentence| self.notices().say(NoticeKind::Refused, sentence)).is_ok()
    }

    /// Says something that cannot be taken back.
    pub fn say(self, kind: NoticeKind, sentence: String) {
        self.notices().say(kind, sentence);
    }

    fn apply(self, edit: Edit, done: String) -> Result<(), String> {
        self.apply_in_silence(edit)?;
        self.notices().say(NoticeKind::Undoable, done);
        Ok(())
    }

    fn apply_in_silence(self, edit: Edit) -> Result<(), String> {
        let outcome = self.workspace().apply(edit);
        outcome.map_err(|err| wording::errors::edit(self.texts(), &err))
    }
}
