//! Stable names of things: one type per kind of thing, so that an agent's id never lands in a task type's place.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The id of an [`Office`](super::Office).
pub type OfficeId = Id<super::Office>;
/// The id of a [`Staff`](super::Staff) member.
pub type StaffId = Id<super::Staff>;
/// The id of a [`TaskType`](super::TaskType).
pub type TaskTypeId = Id<super::TaskType>;
/// The id of a [`Record`](super::Record).
pub type RecordId = Id<super::Record>;
/// The id of an [`Appeal`](super::Appeal).
pub type AppealId = Id<super::Appeal>;
/// The id of a [`Policy`](super::Policy).
pub type PolicyId = Id<super::Policy>;
/// The id of an [`Indicator`](super::Indicator) within its policy.
pub type IndicatorId = Id<super::Indicator>;
/// The id of a [`Group`](super::Group) within its policy.
pub type GroupId = Id<super::Group>;

/// A stable string that names one thing of kind `T`; compared by its bytes.
pub struct Id<T> {
    text: Arc<str>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with this text.
    pub fn new(text: &str) -> Self {
        Self { text: Arc::from(text), kind: PhantomData }
    }

    /// The text of the id.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T> From<&str> for Id<T> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), kind: PhantomData }
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.as_bytes().cmp(other.text.as_bytes())
    }
}

impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<T> Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text, out)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() {
            return Err(serde::de::Error::custom("an id must not be empty"));
        }
        Ok(Self::new(&text))
    }
}
