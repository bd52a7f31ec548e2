//! A list of records as the query of an address, so that what is filtered can be kept, sent and opened again.

use std::fmt;

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use super::route::RESERVED;
use crate::engine::listing::{Column, Filter, Order, Progress, Rated};
use crate::model::{Cause, Channel, DoubtKind, StaffId, TaskTypeId, Urgency};

/// Which records, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordQuery {
    /// Which.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
}

const CHANNELS: [(&str, Channel); 5] = [
    ("phone", Channel::Phone),
    ("desk", Channel::Desk),
    ("wechat", Channel::Wechat),
    ("app", Channel::App),
    ("visit", Channel::Visit),
];
const URGENCIES: [(&str, Urgency); 2] = [("normal", Urgency::Normal), ("urgent", Urgency::Urgent)];
const STATES: [(&str, Progress); 5] = [
    ("open", Progress::Open),
    ("overdue", Progress::Overdue),
    ("due-soon", Progress::DueSoon),
    ("resolved", Progress::Resolved),
    ("reopened", Progress::Reopened),
];
const RATINGS: [(&str, Rated); 7] = [
    ("1", Rated::Exactly(1)),
    ("2", Rated::Exactly(2)),
    ("3", Rated::Exactly(3)),
    ("4", Rated::Exactly(4)),
    ("5", Rated::Exactly(5)),
    ("low", Rated::Low),
    ("none", Rated::NotAtAll),
];
const CAUSES: [(&str, Cause); 5] = [
    ("attitude", Cause::Attitude),
    ("slow", Cause::Slow),
    ("unsolved", Cause::Unsolved),
    ("premises", Cause::Premises),
    ("not-ours", Cause::NotOurs),
];
const DOUBTS: [(&str, DoubtKind); 6] = [
    ("before-creation", DoubtKind::BeforeCreation),
    ("backwards", DoubtKind::Backwards),
    ("no-time", DoubtKind::NoTime),
    ("no-agent", DoubtKind::NoAgent),
    ("duplicates", DoubtKind::Duplicates),
    ("month-end", DoubtKind::MonthEnd),
];
const COLUMNS: [(&str, Column); 11] = [
    ("number", Column::Number),
    ("created", Column::Created),
    ("agent", Column::Agent),
    ("type", Column::TaskType),
    ("channel", Column::Channel),
    ("urgency", Column::Urgency),
    ("room", Column::Room),
    ("due", Column::Due),
    ("resolved", Column::Resolved),
    ("wait", Column::Wait),
    ("rating", Column::Rating),
];

/// The code of a value in addresses and in lists of choices.
pub fn code_of<T: PartialEq>(codes: &[(&'static str, T)], value: &T) -> &'static str {
    codes.iter().find(|(_, it)| it == value).map(|(code, _)| *code).unwrap_or_default()
}

/// The value with this code.
pub fn coded<T: Copy>(codes: &[(&'static str, T)], code: &str) -> Option<T> {
    codes.iter().find(|(it, _)| *it == code).map(|(_, value)| *value)
}

/// A field of a filter that is chosen from a list or typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    Text,
    Agent,
    TaskType,
    Channel,
    Urgency,
    From,
    To,
    State,
    Rating,
    Cause,
    Doubt,
    Room,
}

impl Facet {
    /// Every field, in the order in which they stand in an address.
    pub const ALL: [Self; 12] = [
        Self::Text,
        Self::Agent,
        Self::TaskType,
        Self::Channel,
        Self::Urgency,
        Self::From,
        Self::To,
        Self::State,
        Self::Rating,
        Self::Cause,
        Self::Doubt,
        Self::Room,
    ];

    /// Its name in an address.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "q",
            Self::Agent => "agent",
            Self::TaskType => "type",
            Self::Channel => "channel",
            Self::Urgency => "urgency",
            Self::From => "from",
            Self::To => "to",
            Self::State => "state",
            Self::Rating => "rating",
            Self::Cause => "cause",
            Self::Doubt => "doubt",
            Self::Room => "room",
        }
    }

    /// The codes of its values with fixed ones; nothing for names, dates and texts.
    pub fn codes(self) -> Vec<&'static str> {
        fn all<T>(codes: &[(&'static str, T)]) -> Vec<&'static str> {
            codes.iter().map(|it| it.0).collect()
        }
        match self {
            Self::Channel => all(&CHANNELS),
            Self::Urgency => all(&URGENCIES),
            Self::State => all(&STATES),
            Self::Rating => all(&RATINGS),
            Self::Cause => all(&CAUSES),
            Self::Doubt => all(&DOUBTS),
            Self::Text | Self::Agent | Self::TaskType | Self::From | Self::To | Self::Room => {
                Vec::new()
            }
        }
    }

    /// Its value in `filter` as text; empty if it is not asked for.
    pub fn value(self, filter: &Filter) -> String {
        match self {
            Self::Text => filter.text.clone(),
            Self::Agent => filter.agent.as_ref().map(ToString::to_string).unwrap_or_default(),
            Self::TaskType => {
                filter.task_type.as_ref().map(ToString::to_string).unwrap_or_default()
            }
            Self::Channel => code(&CHANNELS, filter.channel),
            Self::Urgency => code(&URGENCIES, filter.urgency),
            Self::From => filter.from.map(|it| it.to_string()).unwrap_or_default(),
            Self::To => filter.to.map(|it| it.to_string()).unwrap_or_default(),
            Self::State => code(&STATES, filter.progress),
            Self::Rating => code(&RATINGS, filter.rated),
            Self::Cause => code(&CAUSES, filter.cause),
            Self::Doubt => code(&DOUBTS, filter.doubt),
            Self::Room => filter.room.clone().unwrap_or_default(),
        }
    }

    /// Asks for a value; an empty text, or one that is none of its values, asks for nothing.
    pub fn set(self, filter: &mut Filter, value: &str) {
        let some = !value.is_empty();
        match self {
            Self::Text => value.clone_into(&mut filter.text),
            Self::Agent => filter.agent = some.then(|| StaffId::new(value)),
            Self::TaskType => filter.task_type = some.then(|| TaskTypeId::new(value)),
            Self::Channel => filter.channel = coded(&CHANNELS, value),
            Self::Urgency => filter.urgency = coded(&URGENCIES, value),
            Self::From => filter.from = value.parse().ok(),
            Self::To => filter.to = value.parse().ok(),
            Self::State => filter.progress = coded(&STATES, value),
            Self::Rating => filter.rated = coded(&RATINGS, value),
            Self::Cause => filter.cause = coded(&CAUSES, value),
            Self::Doubt => filter.doubt = coded(&DOUBTS, value),
            Self::Room => filter.room = some.then(|| value.to_owned()),
        }
    }
}

fn code<T: PartialEq>(codes: &[(&'static str, T)], value: Option<T>) -> String {
    value.map(|it| code_of(codes, &it).to_owned()).unwrap_or_default()
}

impl fmt::Display for RecordQuery {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut joint = "";
        for facet in Facet::ALL {
            let value = facet.value(&self.filter);
            if !value.is_empty() {
                write!(out, "{joint}{}={}", facet.key(), utf8_percent_encode(&value, RESERVED))?;
                joint = "&";
            }
        }
        if self.order != Order::default() {
            let minus = if self.order.descending { "-" } else { "" };
            write!(out, "{joint}sort={minus}{}", code_of(&COLUMNS, &self.order.column))?;
        }
        Ok(())
    }
}

impl RecordQuery {
    /// What a query asks for; what it does not know it leaves out.
    pub fn read(query: &str) -> Self {
        let mut found = Self::default();
        for (key, value) in query.split('&').filter_map(|it| it.split_once('=')) {
            let Ok(value) = percent_decode_str(value).decode_utf8() else { continue };
            if let Some(facet) = Facet::ALL.into_iter().find(|it| it.key() == key) {
                facet.set(&mut found.filter, &value);
            } else if key == "sort" {
                let descending = value.starts_with('-');
                if let Some(column) = coded(&COLUMNS, value.trim_start_matches('-')) {
                    found.order = Order { column, descending };
                }
            }
        }
        found
    }

    /// The same with one field asked for.
    #[must_use]
    pub fn with(mut self, facet: Facet, value: &str) -> Self {
        facet.set(&mut self.filter, value);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let query = "q=a%26%20b&agent=%E7%8E%8B&type=repair&channel=phone&urgency=urgent&from=2026-07-01\
                     &to=2026-07-31&state=due-soon&rating=low&cause=not-ours&doubt=month-end&room=1-101\
                     &sort=-wait";
        let read = RecordQuery::read(query);
        assert_eq!(read.filter.text, "a& b");
        assert_eq!(RecordQuery::read(&read.to_string()), read);
        assert_eq!(
            Facet::ALL.into_iter().filter(|it| it.value(&read.filter).is_empty()).count(),
            0
        );
        let codes = Facet::ALL
            .into_iter()
            .flat_map(|facet| facet.codes().into_iter().map(move |it| (facet, it)));
        for (facet, code) in codes {
            let one = RecordQuery::default().with(facet, code);
            assert_eq!(one.to_string(), format!("{}={code}", facet.key()));
            assert_eq!(RecordQuery::read(&one.to_string()), one);
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let default = RecordQuery::default();
        assert_eq!(default.to_string(), "");
        for query in
            ["", "x=1", "channel=pigeon", "from=yesterday", "sort=-luck", "q", "rating=9", "q=%ff"]
        {
            assert_eq!(RecordQuery::read(query), default, "{query}");
        }
    }
}
