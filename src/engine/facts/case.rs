//! One case under one indicator: what it is, and how it counts.

use crate::model::{RecordId, Time};

/// Where a case was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseRef {
    /// A row of the office's records.
    Record(usize),
    /// An entry of the office's reviews.
    Review(usize),
    /// An entry of the office's trainings.
    Training(usize),
    /// An entry of the office's surveys.
    Survey(usize),
    /// An entry of the office's shifts.
    Shift(usize),
    /// An entry of the office's inspections.
    Inspection(usize),
    /// An entry of the office's figures entered by hand.
    Entry(usize),
}

/// How a case counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It adds `num` above and `den` below the line.
    Counts {
        /// What it adds to the numerator: 1 or 0 for a share, a rating, seconds or hours for a mean.
        num: i64,
        /// What it adds to the denominator.
        den: i64,
    },
    /// It adds to two sums whose quotient is the value, and is `n` observations.
    Adds {
        /// What it adds to the sum above the line: seconds, points.
        num: i64,
        /// What it adds to the sum below the line.
        den: i64,
        /// 1, or 0 for what belongs to an observation made elsewhere.
        n: i64,
    },
    /// Its outcome is not known yet at the time of judging.
    Pending,
    /// It is left out.
    Excluded(Exclusion),
}

impl Verdict {
    /// A case of a share: one below the line, and one above if it is a hit.
    pub fn share(hit: bool) -> Self {
        Self::Counts { num: hit.into(), den: 1 }
    }

    /// A case of a mean.
    pub fn value(value: impl Into<i64>) -> Self {
        Self::Counts { num: value.into(), den: 1 }
    }
}

/// Why a case is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exclusion {
    /// Neither rings nor seconds were noted.
    NoWait,
    /// No room was noted, so that a repeat contact cannot be seen.
    NoRoom,
    /// It is itself a repeat of an earlier contact.
    Repeat,
    /// Somebody had to be sent, so that it could not be settled at first contact.
    Dispatched,
    /// There is no time limit for it.
    NoLimit,
    /// The cause of the rating is not the agent's: premises, or not our responsibility.
    NotTheAgents,
    /// The file does not say whether it was solved.
    NoOutcome,
    /// People do not review themselves.
    SelfReview,
    /// The caller hung up too soon to be waited on.
    HungUpEarly,
    /// No first response was noted, though it is done.
    NoResponse,
    /// It happened before the case was there.
    Backwards,
    /// How long they talked was not noted.
    NoTalk,
    /// The time logged in was not noted.
    NoLogin,
    /// It was outside every shift whose time logged in is known.
    OffShift,
    /// There is nothing to judge it by.
    NoValue,
    /// Ratings from this household have reached the office's cap.
    HouseholdCap,
    /// Ratings about this incident have reached the office's cap.
    IncidentCap,
}

/// A case with what the evidence view shows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Where it was found.
    pub at: CaseRef,
    /// The record's id, for records.
    pub record: Option<RecordId>,
    /// When it was created, for records.
    pub created: Option<Time>,
    /// How it counts.
    pub verdict: Verdict,
}
