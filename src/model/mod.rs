//! What is saved: offices, people, records, surveys, reviews and policies, and how they are edited.
//!
//! Invariant: nothing here knows the browser, a clock, a language or a file format beyond serde's own
//! names; a value that can be constructed can be saved and read back.

mod alike;
mod appeal;
mod bonus;
mod calendar;
mod changes;
pub mod demo;
mod document;
mod doubt;
mod edit;
mod fraction;
mod id;
pub mod library;
mod office;
mod period;
mod policy;
mod questionnaire;
mod records;
mod reviews;
mod role_policies;
mod staff;
mod task;
pub mod templates;
mod time;

pub use appeal::{
    APPEAL_DAYS, Appeal, AppealState, Decision, MOST_APPEAL_DAYS, Mark, Ruling, SecondInstance,
    Struck, Subject,
};
pub use bonus::{BonusPlan, ShareBy};
pub use calendar::{
    Calendar, DayKind, Holidays, NotASpan, NoticeDay, NoticeProblem, Span, Week, WeekProblem,
    YearNotice, built_in_notices, read_spans,
};
pub use changes::RecordChange;
pub use document::{Document, OfficeProblem};
pub use doubt::DoubtKind;
pub use edit::{
    AppealEdit, AppealProblem, Assign, Edit, EditError, PolicyEdit, RecordProblem, RecordsEdit,
    RolePolicyEdit, SatisfactionEdit, SatisfactionProblem, TeamEdit, TeamProblem,
};
pub use fraction::{Fraction, FractionError};
pub use id::{
    AppealId, GroupId, Id, IndicatorId, OfficeId, PolicyId, RecordId, StaffId, TaskTypeId,
};
pub use office::{Office, OfficeData, RatingCaps};
pub use period::{Period, PeriodError, PeriodKind};
pub use policy::{
    Anchor, Band, BandPreset, Benchmark, BonusForm, Condition, Correction, Crossing, Curve, Edge,
    FULL_POINTS, Fairness, Floor, Group, Indicator, Limit, Limits, MOST_POINTS, Measure,
    MeasureFlaw, MeasureKind, Moment, OwnMeasure, Policy, PolicyProblem, Range, RedLine,
    RevisionProblem, ServiceBase, WHOLE_BP, Whose, Workload, WorkloadUnit,
};
pub use questionnaire::{
    FilledForm, Question, QuestionKind, Questionnaire, QuestionnaireFlaw, Reply, Scale,
};
pub use records::{
    Cause, Channel, Columns, NameColumn, Record, Records, Row, Step, Stop, StopReason, TextColumn,
};
pub use reviews::{
    Entry, Inspection, Review, ReviewKind, Shift, SurveyAnswer, SurveyMode, Training,
};
pub use staff::{Role, Staff};
pub use task::{Lane, Target, TaskType, Tier, Urgency};
pub use time::{Time, UtcOffset};

/// Fields of newer writers that this version does not know; they survive a round trip.
pub type Extra = std::collections::BTreeMap<String, serde_json::Value>;
