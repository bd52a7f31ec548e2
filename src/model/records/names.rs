//! Columns of text: repeated names as small numbers, unique texts end to end.

use std::collections::BTreeMap;
use std::sync::Arc;

/// "No value" in a column of numbers.
pub(crate) const NONE: u32 = u32::MAX;

/// A column of names that repeat, each stored once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameColumn {
    names: Vec<Arc<str>>,
    index: BTreeMap<Arc<str>, u32>,
    rows: Vec<u32>,
}

impl NameColumn {
    /// Adds a row.
    pub(crate) fn push(&mut self, name: Option<&str>) {
        let code = name.map_or(NONE, |name| self.intern(name));
        self.rows.push(code);
    }

    /// Gives a row the name with this code.
    pub(crate) fn put_code(&mut self, row: usize, code: u32) {
        self.rows[row] = code;
    }

    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if let Some(code) = self.index.get(name) {
            return *code;
        }
        let code = u32::try_from(self.names.len()).expect("fewer than 2^32 names");
        let name: Arc<str> = Arc::from(name);
        self.names.push(Arc::clone(&name));
        self.index.insert(name, code);
        code
    }

    /// The name in `row`.
    pub fn get(&self, row: usize) -> Option<&str> {
        self.name(self.rows[row])
    }

    /// The name with this code.
    pub fn name(&self, code: u32) -> Option<&str> {
        self.names.get(code as usize).map(|it| &**it)
    }

    /// The code of `name`, if any row has it.
    pub fn code(&self, name: &str) -> Option<u32> {
        self.index.get(name).copied()
    }

    /// The code of every row; [`u32::MAX`] where there is no name.
    pub fn codes(&self) -> &[u32] {
        &self.rows
    }

    /// Every name, by code.
    pub fn names(&self) -> &[Arc<str>] {
        &self.names
    }
}

/// A column of texts that seldom repeat, stored end to end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextColumn {
    text: String,
    ends: Vec<u32>,
}

impl TextColumn {
    /// Adds a row.
    pub(crate) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).expect("less than 4 GiB of text"));
    }

    /// Puts another text in the place of the one in `row`.
    pub(crate) fn set(&mut self, row: usize, text: &str) {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        let old = self.ends[row];
        self.text.replace_range(start as usize..old as usize, text);
        let new = start + u32::try_from(text.len()).expect("less than 4 GiB of text");
        for end in &mut self.ends[row..] {
            *end = *end - old + new;
        }
    }

    /// The first row with this text.
    pub fn find(&self, text: &str) -> Option<usize> {
        let (all, wanted) = (self.text.as_bytes(), text.as_bytes());
        let mut start = 0;
        self.ends.iter().position(|end| {
            let own = start..*end as usize;
            start = own.end;
            own.len() == wanted.len() && all[own] == *wanted
        })
    }

    /// The text in `row`.
    pub fn get(&self, row: usize) -> &str {
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[row] as usize]
    }
}
