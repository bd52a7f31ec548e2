//! What cannot be read makes room for a new document without being lost.

use std::collections::BTreeMap;

use serde_json::json;

use super::key_value::{KeyValue, StorageError};
use super::layout::{ASIDE, is_document};

/// Moves every text of the document to keys under `jiheng/aside/`, and gives them as JSON to download; the store then
/// holds no document. Preferences stay.
///
/// Everything is copied before anything is removed: if there is no room for both, or it is stopped, nothing is lost.
pub fn set_aside(store: &impl KeyValue) -> Result<String, StorageError> {
    let texts = raw_texts(store)?;
    let number = free_number(&store.keys()?);
    let aside = |key: &str| {
        let name = key.strip_prefix("jiheng/").unwrap_or(key);
        format!("{ASIDE}{number}/{name}")
    };
    for (key, text) in &texts {
        if let Err(err) = store.set(&aside(key), text) {
            for key in texts.keys() {
                // A copy that stays takes room but harms nothing; the first error says more.
                let _the_first_error_counts = store.remove(&aside(key));
            }
            return Err(err);
        }
    }
    for key in texts.keys() {
        store.remove(key)?;
    }
    Ok(to_download(&texts))
}

/// Texts by key as JSON, to download.
pub(super) fn to_download(texts: &BTreeMap<String, String>) -> String {
    json!({ "schema": "jiheng.aside/1", "values": texts }).to_string()
}

/// Every text of the document, by key.
pub(super) fn raw_texts(store: &impl KeyValue) -> Result<BTreeMap<String, String>, StorageError> {
    let mut texts = BTreeMap::new();
    for key in store.keys()?.into_iter().filter(|it| is_document(it)) {
        if let Some(text) = store.get(&key)? {
            texts.insert(key, text);
        }
    }
    Ok(texts)
}

fn free_number(keys: &[String]) -> u64 {
    let taken = |number: u64| {
        let folder = format!("{ASIDE}{number}/");
        keys.iter().any(|it| it.starts_with(&folder))
    };
    // Each number taken has a key at least.
    (1..=keys.len() as u64 + 1).find(|it| !taken(*it)).expect("more numbers than keys")
}
