//! What was changed of a record after it was added: which field, from what to what, and when.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Extra;
use super::id::RecordId;
use super::records::Record;
use super::time::Time;

/// One field of one record that was changed. Who did it is not known: the app has no accounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordChange {
    /// Which record.
    pub record: RecordId,
    /// When.
    pub at: Time,
    /// The field's name in the files.
    pub field: String,
    /// What stood there, as the files have it; `None` if nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What stands there since; `None` if nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl RecordChange {
    /// What differs between two states of a record, by the field's name.
    pub fn between(before: &Record, after: &Record, at: Time) -> Vec<Self> {
        let (before_fields, after_fields) = (fields(before), fields(after));
        let names = before_fields.keys().chain(after_fields.keys());
        let mut names: Vec<&String> = names.collect();
        names.sort_unstable();
        names.dedup();
        names
            .into_iter()
            .filter(|name| before_fields.get(*name) != after_fields.get(*name))
            .map(|name| Self {
                record: after.id.clone(),
                at,
                field: name.clone(),
                before: before_fields.get(name).cloned(),
                after: after_fields.get(name).cloned(),
                extra: Extra::default(),
            })
            .collect()
    }
}

fn fields(record: &Record) -> serde_json::Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        // A record is written as an object; there is nothing else it could be.
        _ => serde_json::Map::new(),
    }
}
