//! What is wrong with a row: where, what stands there, and why it was not taken.

use std::sync::Arc;

use super::fields::Field;
use super::values::ValueError;

/// A row that was not taken, and the cell that is to blame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {reason} ({value:?})")]
pub struct RowProblem {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The column, if one is to blame.
    pub column: Option<Column>,
    /// What stands there, shortened.
    pub value: String,
    /// Why it was not taken.
    pub reason: Reason,
}

/// A column of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub index: usize,
    /// Its header, as written.
    pub header: Arc<str>,
}

/// Why a row was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// It has more filled cells than the header, so that no cell can be trusted to stand in its column.
    #[error("{found} cells under {expected} headers")]
    TooManyCells {
        /// How many cells it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A cell that every record needs is empty, or no column fills it.
    #[error("no {0:?}")]
    Missing(Field),
    /// Not a date in the column's format.
    #[error("{0:?} is not a date")]
    NotADate(Field),
    /// Not a time of day.
    #[error("not a time of day")]
    NotATime,
    /// The date has a time of day, and the column of times has another.
    #[error("the date carries another time of day")]
    TwoTimes,
    /// The time lies outside 1970–2106.
    #[error("{0:?} is outside 1970 to 2106")]
    OutsideYears(Field),
    /// The cell is not such a value.
    #[error("{field:?}: {error}")]
    Value {
        /// What the cell should fill.
        field: Field,
        /// Why it does not.
        error: ValueError,
    },
    /// A call that nobody answered has what only an answered call can have.
    #[error("not answered, but with {0:?}")]
    UnansweredWith(Field),
    /// A spreadsheet has rounded the number to `1.23E+15`; export it as text.
    #[error("the number has been rounded by a spreadsheet")]
    RoundedNumber,
    /// An earlier row has the same number and says something else.
    #[error("row {first} has the same number and other content")]
    NumberTwice {
        /// That row, as the spreadsheet numbers it.
        first: u32,
    },
    /// A record with this number is there already and says something else.
    #[error("a record with this number and other content is there already")]
    NumberKnown,
}
