//! The kinds of work: how hard each is and how soon it must be answered and done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::id::TaskTypeId;

/// A kind of work, such as an enquiry, a repair or a complaint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaskType {
    /// The id, stable over exports.
    pub id: TaskTypeId,
    /// The name as shown.
    pub name: String,
    /// Simple work is judged on speed, complex work on quality.
    pub tier: Tier,
    /// Difficulty in hundredths of a standard case: 100 is an ordinary enquiry (SCORING §5.1).
    pub difficulty_centi: u32,
    /// Someone has to be sent, so that it cannot be settled at first contact.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dispatched: bool,
    /// 须回访: once it is closed, the resident has to be called back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub call_back: bool,
    /// 话术模板: what to say, for work that is judged on speed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub script: String,
    /// Time limits by urgency; a record's own `due` comes first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: BTreeMap<Urgency, Target>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl TaskType {
    /// A type of which only the name is known, as found in an export: simple, of ordinary
    /// difficulty, without limits.
    pub fn named(name: &str) -> Self {
        Self {
            id: TaskTypeId::new(name),
            name: name.to_owned(),
            tier: Tier::Simple,
            difficulty_centi: 100,
            dispatched: false,
            call_back: false,
            script: String::new(),
            targets: BTreeMap::new(),
            extra: Extra::default(),
        }
    }
}

/// 分层: what the work is judged on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Speed counts, and a script helps.
    Simple,
    /// Quality counts, and experience helps.
    Complex,
}

/// How pressing a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// 一般.
    Normal,
    /// 紧急.
    Urgent,
}

/// Time limits in seconds from the record's creation, and the clock that counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Until the first human response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_response_s: Option<u32>,
    /// Until it is resolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution_s: Option<u32>,
    /// The clock by which both are counted.
    #[serde(default, skip_serializing_if = "Lane::is_round_the_clock")]
    pub clock: Lane,
}

/// Which of the two clocks counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// Every second counts, for emergencies.
    #[default]
    RoundTheClock,
    /// Only seconds within the office's calendar count.
    Office,
}

impl Lane {
    /// Whether every second counts: the rule, and left out of what is saved.
    pub fn is_round_the_clock(&self) -> bool {
        *self == Self::RoundTheClock
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_is_saved_only_where_it_is_the_offices() {
        let before = r#"{"first_response_s":600,"resolution_s":86400}"#;
        let mut target: Target = serde_json::from_str(before).unwrap();
        assert_eq!(target.clock, Lane::RoundTheClock);
        assert_eq!(serde_json::to_string(&target).unwrap(), before);
        target.clock = Lane::Office;
        let text = serde_json::to_string(&target).unwrap();
        assert!(text.ends_with(r#","clock":"office"}"#), "{text}");
        assert_eq!(serde_json::from_str::<Target>(&text).unwrap(), target);
    }
}
