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

/// More than this would cover the page.
const MOST: usize = 3;

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
        self.list.update(|it| add(it, notice));
    }

    /// Lets a message pass.
    pub fn close(self, id: u64) {
        self.list.update(|it| it.retain(|notice| notice.id != id));
    }
}

/// Adds the newest. Only the last thing done can be taken back, so an older offer to undo goes: it would take back
/// something else than it says. Of too many the oldest goes, but a refusal stays until it is dismissed.
fn add(notices: &mut Vec<Notice>, newest: Notice) {
    if newest.kind == NoticeKind::Undoable {
        notices.retain(|it| it.kind != NoticeKind::Undoable);
    }
    notices.push(newest);
    while notices.len() > MOST {
        let Some(at) = notices.iter().position(|it| it.kind != NoticeKind::Refused) else { return };
        notices.remove(at);
    }
}

/// The notices provided above.
pub fn use_notices() -> Notices {
    expect_context()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(kinds: &[NoticeKind]) -> Vec<u64> {
        let mut notices = Vec::new();
        for (id, kind) in (1..).zip(kinds) {
            add(&mut notices, Notice { id, kind: *kind, text: String::new() });
        }
        notices.into_iter().map(|it| it.id).collect()
    }

    #[test]
    fn only_the_newest_offers_to_undo() {
        use NoticeKind::{Done, Undoable};
        assert_eq!(kept(&[Undoable, Done, Undoable]), [2, 3]);
    }

    #[test]
    fn of_too_many_the_oldest_goes_and_refusals_stay() {
        use NoticeKind::{Done, Refused};
        assert_eq!(kept(&[Done; 5]), [3, 4, 5]);
        assert_eq!(kept(&[Refused, Done, Done, Done]), [1, 3, 4]);
        assert_eq!(kept(&[Refused; 5]), [1, 2, 3, 4, 5]);
    }
}
