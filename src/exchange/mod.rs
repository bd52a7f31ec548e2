//! Files of other systems to model: bytes → [`Sheet`] → records, each hop a pure function.
//!
//! Invariant: nothing here knows the browser, a clock, a file's name or a language. A file that cannot be
//! read is an `Err`; no value is silently repaired.

mod builder;
mod limits;
mod sheet;

mod csv;
mod delimiter;

pub use csv::{read_csv, read_text};
pub use limits::{Foreign, Limits, TableError};
pub use sheet::{Ragged, Sheet};
