//! Passing messages: what was just done, and whether it can be taken back.

use leptos::prelude::*;

/// What a notice tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something was done that [`Workspace::undo`](super::Workspace::undo) takes back.
    Undoable,
    /// Something was refused.
    Refused,
}

/// A passing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells it from the others.
    pub id: u64,
    /// What it tells.
    pub kind: NoticeKind,
    /// The sentence, in the language it was said in.
    pub text: String,
}

/// All messages that have not passed yet; provided once, copied freely.
#[derive(Clone, Copy)]
pub struct Notices {
    list: RwSignal<Vec<Notice>>,
    last: StoredValue<u64>,
}

impl Notices {
    /// Provides itself to everything below.
    pub fn provide() -> Self {
        let notices = Self { list: RwSignal::default(), last: StoredValue::new(0) };
        provide_context(notices);
        notices
    }

    /// The messages, oldest first.
    pub fn list(self) -> ReadSignal<Vec<Notice>> {
        self.list.read_only()
    }

    /// Says something.
    pub fn say(self, kind: NoticeKind, text: String) {
        self.last.update_value(|it| *it += 1);
        let notice = Notice { id: self.last.get_value(), kind, text };
        self.list.update(|it| it.push(notice));
    }

    /// Lets a message pass.
    pub fn close(self, id: u64) {
        self.list.update(|it| it.retain(|notice| notice.id != id));
    }
}

/// The notices provided above.
pub fn use_notices() -> Notices {
    expect_context()
}
