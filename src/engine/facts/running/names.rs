//! Names as small numbers, also such as no record had before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::NameColumn;

/// Some names of a column with their codes there, and more.
#[derive(Clone, Debug, Default)]
pub struct Names {
    codes: BTreeMap<Arc<str>, u32>,
    by_code: BTreeMap<u32, Arc<str>>,
    /// The next name's code: no name of the column has it.
    next: u32,
}

impl Names {
    /// The names of a column that have these codes; what other name is asked for gets a code of its own.
    pub fn among(column: &NameColumn, codes: impl Iterator<Item = u32>) -> Self {
        let next = u32::try_from(column.names().len()).expect("fewer than 2^32 names");
        let mut names = Self { next, ..Self::default() };
        for code in codes {
            if let (None, Some(name)) =
                (names.by_code.get(&code), column.names().get(code as usize))
            {
                names.codes.insert(Arc::clone(name), code);
                names.by_code.insert(code, Arc::clone(name));
            }
        }
        names
    }

    /// The code of `name`, a new one if need be.
    pub fn code(&mut self, name: &str) -> u32 {
        if let Some(code) = self.codes.get(name) {
            return *code;
        }
        let code = self.next;
        self.next = code.checked_add(1).expect("fewer than 2^32 names");
        let name: Arc<str> = Arc::from(name);
        self.by_code.insert(code, Arc::clone(&name));
        self.codes.insert(name, code);
        code
    }

    /// The name with this code.
    pub fn name(&self, code: u32) -> Option<&str> {
        self.by_code.get(&code).map(|it| &**it)
    }
}
