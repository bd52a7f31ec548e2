//! Time limits, rating caps and what does not count, which a policy brings with it: a draft changes them, and nothing counts by them
//! until it is published.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::doubt::DoubtKind;
use crate::model::id::TaskTypeId;
use crate::model::office::{OfficeData, RatingCaps};
use crate::model::task::{Target, Urgency};

/// What is written on the kinds of work and on the office when the policy is published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// The time limits of every kind of work by urgency; a kind that is not named keeps what it has.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: BTreeMap<TaskTypeId, BTreeMap<Urgency, Target>>,
    /// How many ratings from one place count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating_caps: Option<RatingCaps>,
    /// Records with these doubts do not count.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub leaves_out: BTreeSet<DoubtKind>,
}

impl Limits {
    /// Those in force at an office.
    pub fn of(data: &OfficeData) -> Self {
        let targets = data.task_types.iter().map(|it| (it.id.clone(), it.targets.clone()));
        Self {
            targets: targets.collect(),
            rating_caps: data.office.rating_caps,
            leaves_out: data.office.leaves_out.clone(),
        }
    }

    /// Puts them into force.
    pub fn apply(&self, data: &mut OfficeData) {
        for task_type in &mut data.task_types {
            if let Some(targets) = self.targets.get(&task_type.id) {
                task_type.targets.clone_from(targets);
            }
        }
        data.office.rating_caps = self.rating_caps;
        data.office.leaves_out.clone_from(&self.leaves_out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{demo, templates};

    #[test]
    fn the_limits_of_an_office_put_into_force_change_nothing() {
        let before = demo::office();
        let mut after = before.clone();
        Limits::of(&before).apply(&mut after);
        assert_eq!(after, before);
    }

    #[test]
    fn a_policy_without_limits_is_written_as_before_and_limits_come_back() {
        let mut policy = templates::community();
        assert!(!serde_json::to_string(&policy).unwrap().contains("limits"));
        policy.limits = Some(Limits::of(&demo::office()));
        let text = serde_json::to_string(&policy).unwrap();
        assert_eq!(serde_json::from_str::<crate::model::Policy>(&text).unwrap(), policy);
    }
}
