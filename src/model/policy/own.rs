//! Own indicators: what an office counts beyond the standard ones, written down as data in its policy.

use serde::{Deserialize, Serialize};

use super::flaw::MeasureFlaw;
use super::indicator::MeasureKind;
use crate::model::id::TaskTypeId;
use crate::model::records::Channel;
use crate::model::task::Urgency;

/// What an own indicator counts; `where` chooses its cases among the records.
///
/// A record that lacks a field of `where` is no case. A case that lacks a field of `hit` is left out and listed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "own", rename_all = "snake_case")]
pub enum OwnMeasure {
    /// 比率: of the records created in the period that fulfil `where`, those that fulfil `hit` too.
    Ratio {
        /// Which records are cases; every record if empty.
        #[serde(rename = "where", default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<Condition>,
        /// Which cases are hits; at least one condition, all of which have to hold.
        hit: Vec<Condition>,
        /// Whose the cases are.
        #[serde(default, skip_serializing_if = "is_default")]
        whose: Whose,
    },
    /// 限时达成: of what had to happen by a time in the period, what happened in time.
    WithinLimit {
        /// From when the time runs.
        from: Moment,
        /// What has to happen.
        to: Moment,
        /// Within how many seconds, around the clock; the last second included.
        limit_s: u32,
        /// Which records are cases; every record if empty.
        #[serde(rename = "where", default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<Condition>,
        /// Whose the cases are.
        #[serde(default, skip_serializing_if = "is_default")]
        whose: Whose,
    },
    /// 评价均分: the mean rating of the records created in the period that fulfil `where`.
    MeanRating {
        /// Which records are cases; every rated record if empty.
        #[serde(rename = "where", default, skip_serializing_if = "Vec::is_empty")]
        cases: Vec<Condition>,
    },
    /// 手工录入: a figure that somebody enters for every agent.
    Entered {
        /// Under which key the figures are entered.
        key: String,
        /// It is a share and shown in percent.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        share: bool,
    },
}

/// Something that holds of a record, does not, or cannot be told for want of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", rename_all = "snake_case")]
pub enum Condition {
    /// It is one of these kinds of work.
    TaskType {
        /// The kinds.
        any_of: Vec<TaskTypeId>,
    },
    /// It came in one of these ways.
    Channel {
        /// The ways.
        any_of: Vec<Channel>,
    },
    /// It was this pressing.
    Urgency {
        /// How pressing.
        is: Urgency,
    },
    /// It is a call that was answered, or was not; unknown of what is no call.
    Answered {
        /// Which.
        is: bool,
    },
    /// It was resolved by the moment of judging, or was not.
    Resolved {
        /// Which.
        is: bool,
    },
    /// It was opened again by the moment of judging, or was not.
    Reopened {
        /// Which.
        is: bool,
    },
    /// It was rated, or was not.
    Rated {
        /// Which.
        is: bool,
    },
    /// It is a complaint that was upheld, or was not; unknown until decided.
    Upheld {
        /// Which.
        is: bool,
    },
    /// Its rating, 1 to 5, is within these.
    Rating(Range),
    /// The seconds it waited are within these.
    WaitS(Range),
    /// The seconds of talking are within these.
    TalkS(Range),
    /// The rings until it was answered are within these.
    Rings(Range),
}

/// Numbers from one to another, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    /// The least; unlimited if missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// The most; unlimited if missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// A moment in the life of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// When it was created.
    Created,
    /// When somebody first responded.
    FirstResponse,
    /// When it was resolved.
    Resolved,
    /// When it was opened again.
    Reopened,
}

impl Moment {
    /// Every moment, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Created, Self::FirstResponse, Self::Resolved, Self::Reopened];
}

/// Whose a case is, when one person handled it and another closed it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The agent's who handled it.
    #[default]
    Agent,
    /// The one's who closed it; the agent's where nobody else is named.
    Closer,
}

/// Whether a choice is the one that goes without saying, and is not written.
fn is_default<T: Default + PartialEq>(choice: &T) -> bool {
    *choice == T::default()
}

impl Range {
    /// Whether `value` is within.
    pub fn holds(self, value: u32) -> bool {
        self.at_least.is_none_or(|it| it <= value) && self.at_most.is_none_or(|it| value <= it)
    }

    fn flaw(self) -> Option<MeasureFlaw> {
        match (self.at_least, self.at_most) {
            (None, None) => Some(MeasureFlaw::NoRange),
            (Some(least), Some(most)) if least > most => Some(MeasureFlaw::RangeReversed),
            _ => None,
        }
    }
}

impl Condition {
    fn flaw(&self) -> Option<MeasureFlaw> {
        let empty = |is_empty: bool| is_empty.then_some(MeasureFlaw::NothingListed);
        match self {
            Self::TaskType { any_of } => empty(any_of.is_empty()),
            Self::Channel { any_of } => empty(any_of.is_empty()),
            Self::Rating(range) | Self::WaitS(range) | Self::TalkS(range) | Self::Rings(range) => {
                range.flaw()
            }
            Self::Urgency { .. }
            | Self::Answered { .. }
            | Self::Resolved { .. }
            | Self::Reopened { .. }
            | Self::Rated { .. }
            | Self::Upheld { .. } => None,
        }
    }
}

impl OwnMeasure {
    /// The unit its values are read in.
    pub fn kind(&self) -> MeasureKind {
        match self {
            Self::Ratio { .. } | Self::WithinLimit { .. } => MeasureKind::Share,
            Self::Entered { share: true, .. } => MeasureKind::Portion,
            Self::MeanRating { .. } => MeasureKind::Rating,
            Self::Entered { share: false, .. } => MeasureKind::Number,
        }
    }

    /// Which records are its cases; none for what is entered.
    pub fn cases(&self) -> &[Condition] {
        match self {
            Self::Ratio { cases, .. }
            | Self::WithinLimit { cases, .. }
            | Self::MeanRating { cases } => cases,
            Self::Entered { .. } => &[],
        }
    }

    /// What is wrong with it; `None` if it can be counted.
    pub fn flaw(&self) -> Option<MeasureFlaw> {
        let flaw = match self {
            Self::Ratio { hit, .. } if hit.is_empty() => Some(MeasureFlaw::NoHit),
            Self::Ratio { hit, .. } => hit.iter().find_map(Condition::flaw),
            Self::WithinLimit { limit_s: 0, .. } => Some(MeasureFlaw::NoLimit),
            Self::WithinLimit { from, to, .. } if from == to || *to == Moment::Created => {
                Some(MeasureFlaw::NoStretch)
            }
            Self::Entered { key, .. } if key.trim().is_empty() => Some(MeasureFlaw::NoKey),
            Self::WithinLimit { .. } | Self::MeanRating { .. } | Self::Entered { .. } => None,
        };
        flaw.or_else(|| self.cases().iter().find_map(Condition::flaw))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Measure;

    #[track_caller]
    fn check(text: &str, flaw: Option<MeasureFlaw>) {
        let measure: Measure = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&measure).unwrap(), text);
        assert_eq!(measure.flaw(), flaw);
    }

    #[test]
    fn an_own_indicator_is_written_as_it_is_meant() {
        check(
            r#"{"own":"ratio","where":[{"field":"task_type","any_of":["repair"]},{"field":"channel","any_of":["phone","app"]},{"field":"urgency","is":"urgent"}],"hit":[{"field":"resolved","is":true},{"field":"rating","at_least":4}],"whose":"closer"}"#,
            None,
        );
        check(r#"{"own":"within_limit","from":"reopened","to":"resolved","limit_s":86400}"#, None);
        check(
            r#"{"own":"mean_rating","where":[{"field":"talk_s","at_least":60,"at_most":600}]}"#,
            None,
        );
        check(r#"{"own":"entered","key":"收缴率","share":true}"#, None);
        check(r#"{"standard":"RING_N","rings":3}"#, None);
        check(r#"{"standard":"SL","seconds":15,"base":"late_abandoned"}"#, None);
    }

    #[test]
    fn what_cannot_be_counted_is_found() {
        check(r#"{"own":"ratio","hit":[]}"#, Some(MeasureFlaw::NoHit));
        let reversed = r#"{"own":"ratio","hit":[{"field":"rings","at_least":4,"at_most":3}]}"#;
        check(reversed, Some(MeasureFlaw::RangeReversed));
        let open = r#"{"own":"mean_rating","where":[{"field":"wait_s"}]}"#;
        check(open, Some(MeasureFlaw::NoRange));
        let nothing = r#"{"own":"mean_rating","where":[{"field":"channel","any_of":[]}]}"#;
        check(nothing, Some(MeasureFlaw::NothingListed));
        let zero = r#"{"own":"within_limit","from":"created","to":"resolved","limit_s":0}"#;
        check(zero, Some(MeasureFlaw::NoLimit));
        let still = r#"{"own":"within_limit","from":"resolved","to":"resolved","limit_s":9}"#;
        check(still, Some(MeasureFlaw::NoStretch));
        check(r#"{"own":"entered","key":" "}"#, Some(MeasureFlaw::NoKey));
        assert!(serde_json::from_str::<Measure>(r#"{"own":"guess"}"#).is_err());
        assert!(serde_json::from_str::<Measure>(r#"{"standard":"GUESS"}"#).is_err());
    }
}
