//! An import in words: fields, date formats, and what is wrong with a row.

use crate::exchange::{DateFormat, Field, Reason, Template, UNSPECIFIED, ValueError};
use crate::i18n::Texts;
use crate::model::TaskType;

/// What a column can mean.
pub fn field(texts: &Texts, field: Field) -> &'static str {
    let words = &texts.import.fields;
    match field {
        Field::RecordNumber => words.record_number,
        Field::Agent => words.agent,
        Field::Date => words.date,
        Field::Time => words.time,
        Field::Created => words.created,
        Field::TaskType => words.task_type,
        Field::Channel => words.channel,
        Field::Urgency => words.urgency,
        Field::Room => words.room,
        Field::Incident => words.incident,
        Field::Answered => words.answered,
        Field::Rings => words.rings,
        Field::WaitSeconds => words.wait,
        Field::TalkDuration => words.talk,
        Field::FirstResponse => words.first_response,
        Field::Due => words.due,
        Field::Resolved => words.resolved,
        Field::ResolvedAt => words.resolved_at,
        Field::Reopened => words.reopened,
        Field::ClosedBy => words.closed_by,
        Field::Rating => words.rating,
        Field::About => words.about,
        Field::Upheld => words.upheld,
        Field::Note => words.note,
    }
}

/// How a column writes dates.
pub fn date_format(texts: &Texts, format: DateFormat) -> &'static str {
    match format {
        DateFormat::YearFirst => texts.import.year_first,
        DateFormat::MonthFirst => texts.import.month_first,
        DateFormat::DayFirst => texts.import.day_first,
        DateFormat::Serial => texts.import.serial,
    }
}

/// Why a row was not taken.
pub fn reason(texts: &Texts, reason: &Reason) -> String {
    let words = &texts.import;
    match reason {
        Reason::TooManyCells { found, expected } => (words.too_many_cells)(*found, *expected),
        Reason::Missing(it) => (words.missing)(field(texts, *it)),
        Reason::NotADate(_) => words.not_a_date.to_owned(),
        Reason::NotATime => words.not_a_time.to_owned(),
        Reason::TwoTimes => words.two_times.to_owned(),
        Reason::OutsideYears(_) => words.outside_years.to_owned(),
        Reason::Value { error: ValueError::Unknown, .. } => words.value_unknown.to_owned(),
        Reason::Value { error: ValueError::NotWhole, .. } => words.value_not_whole.to_owned(),
        Reason::Value { error: ValueError::OutOfRange, .. } => words.value_out_of_range.to_owned(),
        Reason::UnansweredWith(it) => (words.unanswered_with)(field(texts, *it)),
        Reason::RoundedNumber => words.rounded_number.to_owned(),
        Reason::NumberTwice { first } => (words.number_twice)(*first),
        Reason::NumberKnown => words.number_known.to_owned(),
    }
}

/// The name of a policy template.
pub fn template(texts: &Texts, template: Template) -> &'static str {
    match template {
        Template::Hotline => texts.terms.hotline_policy,
        Template::Community => texts.terms.community_policy,
    }
}

/// The name of a kind of work; an import without one has a name for that.
pub fn task_type(texts: &Texts, task_type: &TaskType) -> String {
    match task_type.id.as_str() {
        UNSPECIFIED => texts.import.unspecified.to_owned(),
        _ => task_type.name.clone(),
    }
}
