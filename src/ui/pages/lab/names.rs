//! What people are called in the lab: by name, or by letters where a room looks on.

use leptos::prelude::*;

use crate::model::{OfficeData, StaffId};
use crate::state::{Workspace, use_texts};

/// How to name people: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Names {
    workspace: StoredValue<Workspace>,
    /// Whether names are hidden.
    pub are_hidden: Signal<bool>,
    letters: Signal<fn(&str) -> String>,
}

impl Names {
    /// Names of the workspace's office, hidden while `are_hidden`.
    pub fn new(workspace: Workspace, are_hidden: Signal<bool>) -> Self {
        let texts = use_texts();
        let letters = Signal::derive(move || texts.get().presentation.somebody);
        Self { workspace: StoredValue::new(workspace), are_hidden, letters }
    }

    /// What to call a person; follows the office and whether names are hidden.
    pub fn name(self, id: &StaffId) -> String {
        let workspace = self.workspace.get_value();
        workspace.office.with(|data| match data {
            Some(data) => self.name_in(data, id),
            None => id.to_string(),
        })
    }

    /// What to call a person of this office.
    pub fn name_in(self, data: &OfficeData, id: &StaffId) -> String {
        let at = data.staff.iter().position(|it| it.id == *id);
        match (at, self.are_hidden.get()) {
            (Some(at), true) => (self.letters.get())(&letters(at)),
            (None, true) => (self.letters.get())("?"),
            (Some(at), false) => data.staff[at].name.clone(),
            (None, false) => id.to_string(),
        }
    }
}

/// The letters of a position as a spreadsheet counts its columns: A to Z, AA, AB.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(at % 26).map_or('?', |it| char::from(b'A' + it));
        letters.push(letter);
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn letters_count_on_after_z() {
        let named = [0, 1, 25, 26, 27, 51, 52, 701, 702].map(letters);
        assert_eq!(named, ["A", "B", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]);
    }
}
