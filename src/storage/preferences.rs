//! Small choices of this device, beside the document and never part of it.
//!
//! Each stands under a key of its own as JSON; what cannot be read counts as never chosen.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::key_value::{KeyValue, StorageError};
use crate::model::{OfficeId, Period, PolicyId};

/// A choice that is kept.
pub trait Preference: Serialize + DeserializeOwned {
    /// Where it is kept.
    const KEY: &'static str;
}

/// The language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// 中文.
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the device has it.
    #[default]
    System,
}

/// What was looked at last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The office.
    pub office: OfficeId,
    /// The period; `None` for the one that holds everything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The policy for roles; `None` for the main one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<PolicyId>,
}

/// Whether the first look round was taken or declined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstLook {
    /// Not yet.
    #[default]
    Ahead,
    /// It is over.
    Over,
}

/// Lists of records that are looked at again and again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordViews {
    /// In the order in which they were kept.
    pub views: Vec<RecordView>,
}

/// A list of records under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordView {
    /// The name.
    pub name: String,
    /// What it asks for, as the address has it.
    pub query: String,
}

impl Preference for RecordViews {
    const KEY: &'static str = "jiheng/record-views";
}

impl Preference for Language {
    const KEY: &'static str = "jiheng/language";
}

impl Preference for Theme {
    const KEY: &'static str = "jiheng/theme";
}

impl Preference for FirstLook {
    const KEY: &'static str = "jiheng/first-look";
}

impl Preference for View {
    const KEY: &'static str = "jiheng/view";
}

/// The choice, if one was made and can be read.
pub fn read<P: Preference>(store: &impl KeyValue) -> Option<P> {
    // A page without its preferences is better than no page: a blocked store and a wrong value are both no choice.
    let text = store.get(P::KEY).ok()??;
    serde_json::from_str(&text).ok()
}

/// Keeps the choice.
pub fn write<P: Preference>(store: &impl KeyValue, choice: &P) -> Result<(), StorageError> {
    store.set(P::KEY, &serde_json::to_string(choice).expect("a choice is plain JSON"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{Loaded, MemoryStore, load};

    #[test]
    fn a_choice_is_kept_beside_the_document() {
        let store = MemoryStore::default();
        assert_eq!(read::<Language>(&store), None);
        write(&store, &Language::Chinese).unwrap();
        let view = View {
            office: OfficeId::new("o1"),
            period: "2026Q3".parse().ok(),
            policy: Some("h".into()),
        };
        write(&store, &view).unwrap();
        assert_eq!(store.get("jiheng/language").unwrap().as_deref(), Some("\"zh\""));
        assert_eq!(read(&store), Some(view));
        assert!(matches!(load(&store).unwrap(), Loaded::Nothing));
    }

    #[test]
    fn a_wrong_value_counts_as_never_chosen() {
        let store = MemoryStore::default();
        store.set("jiheng/theme", "\"purple\"").unwrap();
        store.set("jiheng/view", "{").unwrap();
        assert_eq!(read::<Theme>(&store), None);
        assert_eq!(read::<View>(&store), None);
    }
}
