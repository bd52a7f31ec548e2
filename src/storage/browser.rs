//! The browser's localStorage: the one file that knows it.

use gloo_storage::errors::StorageError as GlooError;
use gloo_storage::{LocalStorage, Storage as _};
use serde_json::value::RawValue;

use super::key_value::{KeyValue, StorageError, units};
use super::layout::is_raw;

/// The names browsers give to a refusal for want of room.
const FULL: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

/// The localStorage of this page.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStore(());

impl BrowserStore {
    /// The store, if the browser lets this page have one.
    pub fn open() -> Result<Self, StorageError> {
        probe().map(|()| Self(()))
    }
}

/// gloo panics where site data is blocked, and the user may block it while the page is open: so ask each time.
#[expect(clippy::disallowed_methods, reason = "to learn whether gloo may be asked")]
fn probe() -> Result<(), StorageError> {
    let window = web_sys::window().ok_or(StorageError::Blocked)?;
    match window.local_storage() {
        Ok(Some(_)) => Ok(()),
        Ok(None) | Err(_) => Err(StorageError::Blocked),
    }
}

fn raw_get(key: &str) -> Result<Option<String>, StorageError> {
    let text = LocalStorage::raw().get_item(key);
    text.map_err(|err| StorageError::Other(format!("{err:?}")))
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        probe()?;
        if is_raw(key) {
            return raw_get(key);
        }
        match LocalStorage::get::<Box<RawValue>>(key) {
            Ok(json) => Ok(Some(json.get().to_owned())),
            Err(GlooError::KeyNotFound(_)) => Ok(None),
            // Damaged: as it is, so that it can be set aside.
            Err(GlooError::SerdeError(_)) => raw_get(key),
            Err(GlooError::JsError(err)) => Err(StorageError::Other(err.to_string())),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        probe()?;
        let full = || StorageError::Full { needed: units(key) + units(value) };
        if is_raw(key) {
            return LocalStorage::raw().set_item(key, value).map_err(|err| {
                let name = js_sys::Reflect::get(&err, &"name".into()).ok();
                match name.and_then(|it| it.as_string()) {
                    Some(name) if FULL.contains(&name.as_str()) => full(),
                    _ => StorageError::Other(format!("{err:?}")),
                }
            });
        }
        let json: &RawValue =
            serde_json::from_str(value).map_err(|err| StorageError::Other(err.to_string()))?;
        match LocalStorage::set(key, json) {
            Ok(()) => Ok(()),
            Err(GlooError::JsError(err)) if FULL.contains(&err.name.as_str()) => Err(full()),
            Err(err) => Err(StorageError::Other(err.to_string())),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        probe()?;
        LocalStorage::delete(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        probe()?;
        let store = LocalStorage::raw();
        let other = |err| StorageError::Other(format!("{err:?}"));
        let count = store.length().map_err(other)?;
        let mut keys = Vec::new();
        for at in 0..count {
            keys.extend(store.key(at).map_err(other)?);
        }
        Ok(keys)
    }
}
