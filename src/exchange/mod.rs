//! Files of other systems to model: bytes → [`Sheet`] → records, each hop a pure function.
//!
//! Invariant: nothing here knows the browser, a clock, a file's name or a language. A file that cannot be
//! read is an `Err`; a row that cannot be taken is a [`RowProblem`]; no value is silently repaired.

mod builder;
mod limits;
mod sheet;

mod csv;
mod delimiter;

mod fields;
mod matching;
mod synonyms;

mod clock;
mod dates;
mod text;
mod values;
mod words;

mod identity;
mod known;
mod problems;
mod reading;
mod records;

mod coverage;
mod own_fields;

mod notice_table;
mod roster;

pub use clock::read_time;
pub use coverage::{Fit, Template, TooLittle, choose, fit};
pub use csv::{read_csv, read_text};
pub use dates::{DateFormat, DateGuess, Moment, guess_format, read_moment};
pub use fields::{Field, Mapping};
pub use known::{Arrivals, against};
pub use limits::{Foreign, Limits, TableError};
pub use matching::match_columns;
pub use notice_table::{NoticeColumn, NoticeReason, NoticeRowProblem, read_notice};
pub use problems::{Column, Reason, RowProblem};
pub use records::{DateColumn, ImportOptions, Preview, UNSPECIFIED, preview};
pub use roster::{
    RosterColumn, RosterPreview, RosterProblem, RosterReason, read_hours, read_roster,
};
pub use sheet::{Ragged, Sheet};
pub use values::{ValueError, read_duration, read_rating};
pub use words::read_yes_no;
