//! Names as small numbers, also such as no record had before.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::NameColumn;

/// The names of a column with their codes there, and more.
#[derive(Clone, Debug)]
pub struct Names {
    names: Vec<Arc<str>>,
    codes: BTreeMap<Arc<str>, u32>,
}

impl Names {
    /// The names of a column.
    pub fn of(column: &NameColumn) -> Self {
        let names = column.names().to_vec();
        Self { codes: names.iter().cloned().zip(0..).collect(), names }
    }

    /// The code of `name`, a new one if need be.
    pub fn code(&mut self, name: &str) -> u32 {
        if let Some(code) = self.codes.get(name) {
            return *code;
        }
        let code = u32::try_from(self.names.len()).expect("fewer than 2^32 names");
        let name: Arc<str> = Arc::from(name);
        self.names.push(Arc::clone(&name));
        self.codes.insert(name, code);
        code
    }

    /// The name with this code.
    pub fn name(&self, code: u32) -> Option<&str> {
        self.names.get(code as usize).map(|it| &**it)
    }
}
