//! What is known beside service records: surveys, reviews, shifts, training, inspections and entries.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::id::{RecordId, StaffId};
use super::period::Period;
use super::questionnaire::FilledForm;
use super::time::Time;

/// An invitation to rate the service, and the answer if there is one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyAnswer {
    /// The id, stable over exports.
    pub id: String,
    /// The record it asks about, if it asks about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
    /// When the resident was asked.
    pub invited: Time,
    /// When the resident answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Time>,
    /// 1 (very dissatisfied) to 5 (very satisfied).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<u8>,
    /// How likely the resident is to recommend the service, 0 (not at all) to 10, if that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recommend: Option<u8>,
    /// How it was asked.
    pub mode: SurveyMode,
    /// What else the resident said, if a questionnaire of the office asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Box<FilledForm>>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl SurveyAnswer {
    /// A resident who was asked at this time and has not answered.
    pub fn asked(id: &str, invited: Time, mode: SurveyMode) -> Self {
        Self {
            id: id.to_owned(),
            record: None,
            invited,
            answered: None,
            rating: None,
            recommend: None,
            mode,
            form: None,
            extra: Extra::default(),
        }
    }
}

/// How a resident was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SurveyMode {
    /// By link, code or tablet.
    Online,
    /// By an interviewer.
    Interview,
}

/// One person's judgement of another for a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Who judges.
    pub rater: StaffId,
    /// Who is judged.
    pub ratee: StaffId,
    /// In which capacity.
    pub kind: ReviewKind,
    /// The period the judgement is about.
    pub period: Period,
    /// 1 (poor) to 5 (excellent).
    pub score: u8,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Review {
    /// 自评: whether somebody judges himself. It is written as a peer's review, as it always was, so that every reader
    /// knows it.
    pub fn is_own(&self) -> bool {
        self.rater == self.ratee
    }
}

/// In which capacity somebody judges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewKind {
    /// 主管评价.
    Supervisor,
    /// 同事互评; a peer's review of oneself is the 自评, which is shown and never counts.
    Peer,
}

/// A rostered stretch of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Who works.
    pub staff: StaffId,
    /// From when.
    pub start: Time,
    /// Until when; never before `start`.
    pub end: Time,
    /// Seconds logged in, if the system knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logged_s: Option<u32>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A course somebody attended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Training {
    /// Who attended.
    pub staff: StaffId,
    /// What it was about.
    pub course: String,
    /// Hours, in whole.
    pub hours: u16,
    /// On which local date.
    pub date: NaiveDate,
    /// Whether the test was passed; `None` without a test.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<bool>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// 质检: a contact that was listened to or read, and the points it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// The id, stable over exports.
    pub id: String,
    /// Whose contact it was.
    pub staff: StaffId,
    /// The contact, if it is among the records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<RecordId>,
    /// On which local date it was inspected.
    pub date: NaiveDate,
    /// The points given, up to `applicable`.
    pub points: u32,
    /// The points that could be had: items that do not apply are not among them.
    pub applicable: u32,
    /// 红线: a critical error, which leaves no points.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub red_line: bool,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// 手工录入: a figure somebody keeps by hand for an own indicator.
///
/// Several entries for one agent and key add up, above and below the line: months make up a quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose figure it is.
    pub staff: StaffId,
    /// Of which own indicator.
    pub key: String,
    /// The period it is about.
    pub period: Period,
    /// What stands above the line.
    pub num: i64,
    /// What stands below the line; 1 or more, 1 for a plain number.
    pub den: i64,
    /// How many observations it rests on.
    pub n: u32,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Entry {
    /// Whether there is something below the line and both parts are integers that every JSON reader agrees on.
    pub fn is_usable(&self) -> bool {
        const LARGEST: i64 = (1 << 53) - 1;
        (1..=LARGEST).contains(&self.den) && (-LARGEST..=LARGEST).contains(&self.num)
    }
}
