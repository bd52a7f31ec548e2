//! Lists of records in words: what is asked for, where a record stands, what is odd.

use crate::engine::counted::Reason;
use crate::engine::integrity::Doubt;
use crate::engine::listing::{Column, Stage};
use crate::i18n::Texts;
use crate::model::{DoubtKind, OfficeData, StaffId, TaskTypeId};
use crate::ui::record_query::{Facet, RecordQuery};
use crate::ui::wording;

/// The name of a field of a filter.
pub fn facet(texts: &Texts, facet: Facet) -> &'static str {
    match facet {
        Facet::Text => texts.listing.search_label,
        Facet::Agent => texts.records.agent,
        Facet::TaskType => texts.records.task_type,
        Facet::Channel => texts.records.channel,
        Facet::Urgency => texts.records.urgency,
        Facet::From => texts.listing.from,
        Facet::To => texts.listing.to,
        Facet::State => texts.listing.state,
        Facet::Rating => texts.records.rating,
        Facet::Cause => texts.listing.cause,
        Facet::Doubt => texts.listing.doubt,
        Facet::Room => texts.listing.room,
    }
}

/// A value of a field of a filter, as people read it.
pub fn facet_value(texts: &Texts, data: &OfficeData, facet: Facet, value: &str) -> String {
    let words = &texts.listing;
    let query = RecordQuery::default().with(facet, value);
    let filter = &query.filter;
    let found = match facet {
        Facet::Agent => Some(staff(data, value)),
        Facet::TaskType => Some(task_type(texts, data, value)),
        Facet::Text | Facet::From | Facet::To | Facet::Room => None,
        Facet::Channel => filter.channel.map(|it| wording::channel(texts, it).to_owned()),
        Facet::Urgency => filter.urgency.map(|it| wording::urgency(texts, it).to_owned()),
        Facet::Cause => filter.cause.map(|it| wording::cause(texts, it).to_owned()),
        Facet::Doubt => filter.doubt.map(|it| doubt(texts, it).to_owned()),
        Facet::State | Facet::Rating => Some(match value {
            "open" => words.state_open.to_owned(),
            "overdue" => words.state_overdue.to_owned(),
            "due-soon" => words.state_due_soon.to_owned(),
            "resolved" => words.state_resolved.to_owned(),
            "reopened" => words.state_reopened.to_owned(),
            "low" => words.rating_low.to_owned(),
            "none" => words.rating_none.to_owned(),
            rating => rating.parse().map_or_else(|_| rating.to_owned(), words.rating_exactly),
        }),
    };
    found.unwrap_or_else(|| value.to_owned())
}

/// The name of the member of staff with this id, or the id.
pub fn staff(data: &OfficeData, id: &str) -> String {
    data.staff_member(&StaffId::new(id)).map_or_else(|| id.to_owned(), |it| it.name.clone())
}

/// The name of the kind of work with this id, or the id.
pub fn task_type(texts: &Texts, data: &OfficeData, id: &str) -> String {
    data.task_type(&TaskTypeId::new(id))
        .map_or_else(|| id.to_owned(), |it| wording::import::task_type(texts, it))
}

/// Where a record stands.
pub fn stage(texts: &Texts, stage: Stage) -> &'static str {
    match stage {
        Stage::Missed => texts.listing.state_missed,
        Stage::Open => texts.listing.state_open,
        Stage::DueSoon => texts.listing.state_due_soon,
        Stage::Overdue => texts.listing.state_overdue,
        Stage::Resolved => texts.listing.state_resolved,
    }
}

/// The head of a column.
pub fn column(texts: &Texts, column: Column) -> &'static str {
    match column {
        Column::Number => texts.records.number,
        Column::Created => texts.records.created,
        Column::Agent => texts.records.agent,
        Column::TaskType => texts.records.task_type,
        Column::Channel => texts.records.channel,
        Column::Urgency => texts.records.urgency,
        Column::Room => texts.records.room,
        Column::Due => texts.listing.due,
        Column::Resolved => texts.records.resolved,
        Column::Wait => texts.records.wait,
        Column::Rating => texts.records.rating,
    }
}

/// Why a record counts under no indicator.
pub fn left_out(texts: &Texts, reason: Reason) -> &'static str {
    match reason {
        Reason::Appeal(_) => texts.appeals.left_out,
        Reason::Doubt(kind) => doubt(texts, kind),
    }
}

/// What is odd.
pub fn doubt(texts: &Texts, doubt: DoubtKind) -> &'static str {
    match doubt {
        DoubtKind::BeforeCreation => texts.checkup.before_creation,
        DoubtKind::Backwards => texts.checkup.backwards,
        DoubtKind::NoTime => texts.checkup.no_time,
        DoubtKind::NoAgent => texts.checkup.no_agent,
        DoubtKind::Duplicates => texts.checkup.duplicates,
        DoubtKind::MonthEnd => texts.checkup.month_end,
    }
}

/// Why it is odd.
pub fn doubt_reason(texts: &Texts, data: &OfficeData, doubt: &Doubt) -> String {
    let words = &texts.checkup;
    match doubt {
        Doubt::BeforeCreation => words.before_creation_why.to_owned(),
        Doubt::Backwards => words.backwards_why.to_owned(),
        Doubt::NoTime => words.no_time_why.to_owned(),
        Doubt::NoAgent => words.no_agent_why.to_owned(),
        Doubt::Duplicates => words.duplicates_why.to_owned(),
        Doubt::MonthEnd { month, closer } => {
            (words.month_end_why)(&wording::period(texts, *month), &staff(data, closer.as_str()))
        }
    }
}

/// A duration in its two largest units; what is less than a minute is none.
pub fn duration(texts: &Texts, seconds: i64) -> String {
    let minutes = seconds.abs() / 60;
    let (days, hours) = (minutes / 1440, minutes / 60);
    match (days, hours) {
        (1.., _) => (texts.checkup.days)(days, hours % 24),
        (0, 1..) => (texts.checkup.hours)(hours, minutes % 60),
        _ => (texts.checkup.minutes)(minutes),
    }
}

/// A field of a record by its name in the files; a name that is not known is shown as it is.
pub fn field<'a>(texts: &'a Texts, name: &'a str) -> &'a str {
    match name {
        "external_id" => texts.entry.number,
        "task_type" => texts.records.task_type,
        "channel" => texts.records.channel,
        "urgency" => texts.records.urgency,
        "agent" => texts.records.agent,
        "room" => texts.records.room,
        "incident" => texts.entry.incident,
        "created" => texts.records.created,
        "answered" => texts.records.answered,
        "rings" => texts.entry.rings,
        "wait_s" => texts.records.wait,
        "talk_s" => texts.entry.talk,
        "first_response" => texts.entry.first_response,
        "due" => texts.entry.due,
        "resolved" => texts.records.resolved,
        "solved" => texts.entry.solved,
        "reopened" => texts.entry.reopened,
        "closed_by" => texts.entry.closed_by,
        "rating" => texts.records.rating,
        "cause" => texts.entry.cause,
        "about" => texts.entry.about,
        "upheld" => texts.entry.upheld,
        "steps" => texts.entry.steps,
        "stops" => texts.entry.stops,
        "note" => texts.entry.note,
        other => other,
    }
}

/// A value of a field of a record as the files have it, as people read it.
pub fn field_value(
    texts: &Texts,
    data: &OfficeData,
    name: &str,
    value: &serde_json::Value,
) -> String {
    if let Some(flag) = value.as_bool() {
        return if flag { texts.terms.yes } else { texts.terms.no }.to_owned();
    }
    let Some(text) = value.as_str() else { return value.to_string() };
    let coded = |facet| facet_value(texts, data, facet, &text.replace('_', "-"));
    match name {
        "agent" | "closed_by" | "about" => staff(data, text),
        "task_type" => task_type(texts, data, text),
        "channel" => coded(Facet::Channel),
        "urgency" => coded(Facet::Urgency),
        "cause" => coded(Facet::Cause),
        "created" | "first_response" | "due" | "resolved" | "reopened" => {
            let time = serde_json::from_value::<crate::model::Time>(value.clone()).ok();
            let local = time.map(|it| data.office.utc_offset.local(it));
            local.map_or_else(|| text.to_owned(), |it| it.format("%Y-%m-%d %H:%M:%S").to_string())
        }
        _ => text.to_owned(),
    }
}
