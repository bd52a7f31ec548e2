//! The canonical text of a record, written straight from the columns: a data hash reads thousands of them.
//!
//! Invariant: the text is that of [`canonical`] for the same record without unknown fields; a property test compares.

use std::fmt::Write;

use serde::Serialize;

use super::canonical;
use crate::model::{Row, Time};

/// The canonical text of `row` without unknown fields.
pub fn canonical_row(row: &Row<'_>) -> String {
    // Every field is named, so that a new one cannot be forgotten here.
    let Row {
        id,
        source,
        external_id,
        task_type,
        channel,
        urgency,
        agent,
        room,
        incident,
        created,
        answered,
        rings,
        wait_s,
        talk_s,
        first_response,
        due,
        resolved,
        solved,
        reopened,
        closed_by,
        rating,
        cause,
        about,
        upheld,
        steps,
        stops,
        note,
        extra: _,
    } = row;
    let mut out = Members(String::with_capacity(512));
    out.text("about", *about);
    out.text("agent", *agent);
    out.flag("answered", *answered);
    out.other("cause", cause.as_ref());
    out.other("channel", Some(channel));
    out.text("closed_by", *closed_by);
    out.time("created", Some(*created));
    out.time("due", *due);
    out.text("external_id", not_empty(external_id));
    out.time("first_response", *first_response);
    out.text("id", Some(id));
    out.text("incident", *incident);
    out.text("note", not_empty(note));
    out.number("rating", rating.map(u32::from));
    out.time("reopened", *reopened);
    out.time("resolved", *resolved);
    out.number("rings", rings.map(u32::from));
    out.text("room", *room);
    out.flag("solved", *solved);
    out.text("source", Some(source));
    out.other("steps", Some(steps).filter(|it| !it.is_empty()));
    out.other("stops", Some(stops).filter(|it| !it.is_empty()));
    out.number("talk_s", *talk_s);
    out.text("task_type", Some(task_type));
    out.flag("upheld", *upheld);
    out.other("urgency", Some(urgency));
    out.number("wait_s", *wait_s);
    out.0.push('}');
    out.0
}

fn not_empty<'a>(text: &&'a str) -> Option<&'a str> {
    Some(*text).filter(|it| !it.is_empty())
}

/// The members of an object so far, in the order of their names.
struct Members(String);

impl Members {
    fn name(&mut self, name: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
    }

    fn text(&mut self, name: &str, value: Option<&str>) {
        let Some(text) = value else { return };
        if text.bytes().any(|it| it < b' ' || it == b'"' || it == b'\\') {
            return self.other(name, Some(text));
        }
        self.name(name);
        self.0.push('"');
        self.0.push_str(text);
        self.0.push('"');
    }

    fn flag(&mut self, name: &str, value: Option<bool>) {
        let Some(flag) = value else { return };
        self.name(name);
        self.0.push_str(if flag { "true" } else { "false" });
    }

    fn number(&mut self, name: &str, value: Option<u32>) {
        let Some(number) = value else { return };
        self.name(name);
        write!(self.0, "{number}").expect("writing to a String succeeds");
    }

    /// RFC 3339 in UTC, as [`Time`] itself writes it but without chrono's detours.
    fn time(&mut self, name: &str, value: Option<Time>) {
        let Some(time) = value else { return };
        self.name(name);
        let seconds = time.epoch();
        let (year, month, day) = civil(seconds.div_euclid(86_400));
        let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        self.0.push('"');
        self.digits(year / 100);
        self.digits(year % 100);
        for (before, part) in [('-', month), ('-', day), ('T', hour), (':', minute), (':', second)]
        {
            self.0.push(before);
            self.digits(part);
        }
        self.0.push_str("Z\"");
    }

    fn digits(&mut self, two: i64) {
        for digit in [two / 10, two % 10] {
            let digit = u32::try_from(digit).ok().and_then(|it| char::from_digit(it, 10));
            self.0.push(digit.expect("two digits hold 0 to 99"));
        }
    }

    fn other<T: Serialize + ?Sized>(&mut self, name: &str, value: Option<&T>) {
        let Some(value) = value else { return };
        let text = canonical(value).expect("what is saved is plain JSON");
        self.name(name);
        self.0.push_str(&text);
    }
}

/// Year, month and day so many days after 1970-01-01, by the proleptic Gregorian calendar (Hinnant's algorithm).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468; // From 0000-03-01, so that a leap day ends a year.
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (year + era * 400 + carry, month, day)
}
