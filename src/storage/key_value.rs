//! A store of texts by key, and one that keeps them in memory.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// What a browser's localStorage holds, keys and values together, in UTF-16 units.
pub const QUOTA_UNITS: usize = 5_242_880;

/// Texts by key, shared with whoever else uses the same store.
pub trait KeyValue {
    /// The text at `key`, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Puts a text at `key`; if that fails, the text before is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    /// Removes `key`, if it is there.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// Every key, also those of others.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Why the store did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser lets this page keep nothing.
    #[error("site data is blocked")]
    Blocked,
    /// There is no more room.
    #[error("the store is full: {needed} more units do not fit")]
    Full {
        /// UTF-16 units of the key and value that did not fit.
        needed: usize,
    },
    /// Somebody else has saved since this document was loaded: another tab, most likely.
    #[error("the stored document is of generation {found:?} and no longer of {expected}")]
    ChangedElsewhere {
        /// The generation that was loaded or saved here; 0 for none.
        expected: u64,
        /// The generation in the store; `None` if its head cannot be read here.
        found: Option<u64>,
    },
    /// Anything else, in the browser's words.
    #[error("{0}")]
    Other(String),
}

/// The UTF-16 units that everything in the store takes, that of others included.
pub fn usage(store: &impl KeyValue) -> Result<usize, StorageError> {
    let mut sum = 0;
    for key in store.keys()? {
        sum += units(&key) + store.get(&key)?.map_or(0, |it| units(&it));
    }
    Ok(sum)
}

/// The length of a text as a store counts it.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A store that lasts as long as the page: for tests, and where the browser has none.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    quota: Option<usize>,
}

impl MemoryStore {
    /// A store that holds no more than `quota` UTF-16 units, keys and values together.
    pub fn with_quota(quota: usize) -> Self {
        Self { quota: Some(quota), ..Self::default() }
    }
}

impl KeyValue for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        let mut texts = self.texts.borrow_mut();
        let needed = units(key) + units(value);
        if let Some(quota) = self.quota {
            let others = texts.iter().filter(|(it, _)| *it != key);
            let used: usize = others.map(|(key, value)| units(key) + units(value)).sum();
            if used + needed > quota {
                return Err(StorageError::Full { needed });
            }
        }
        texts.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_count_in_utf_16_units() {
        let store = MemoryStore::with_quota(5);
        store.set("k", "物业𝄞").unwrap();
        assert_eq!(usage(&store), Ok(5));
        assert_eq!(store.set("k", "12345"), Err(StorageError::Full { needed: 6 }));
        assert_eq!(store.get("k").unwrap().as_deref(), Some("物业𝄞"));
    }
}
