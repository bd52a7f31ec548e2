//! Which files are no tables we can read, and how large a table may be.

/// The most a file may hold; beyond it reading stops with an error instead of exhausting the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Rows below the header.
    pub rows: usize,
    /// Columns of any row.
    pub columns: usize,
    /// Characters of a cell; Excel's own limit by default.
    pub cell: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, rows: 1_000_000, columns: 200, cell: 32_767 }
    }
}

/// A kind of file that is not text with separators; save it as "CSV UTF-8" first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A zip archive, which is what an XLSX workbook is.
    Workbook,
    /// An XLS workbook of Excel 97–2003.
    OldWorkbook,
    /// A PDF document.
    Pdf,
    /// A web page, as some systems export under the name of `.xls`.
    Html,
    /// Text in UTF-16, which Excel calls "Unicode text".
    Utf16,
    /// Anything else with zero bytes in it.
    Binary,
}

/// Why a file is not a table we can read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// No cell has anything in it.
    #[error("the file is empty")]
    Empty,
    /// There is a header and nothing below it.
    #[error("the file has a header and no rows")]
    OnlyHeader,
    /// A known format that is not CSV.
    #[error("the file is {0:?}, not CSV; save it as CSV UTF-8")]
    Foreign(Foreign),
    /// The bytes are not UTF-8; the caller may decode them from GB18030 and read the text.
    #[error("line {line} is not UTF-8")]
    NotUtf8 {
        /// The line of the first bad byte.
        line: usize,
    },
    /// The file is too large.
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The most allowed.
        limit: usize,
    },
    /// There are too many rows.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The most allowed.
        limit: usize,
    },
    /// A row is too wide.
    #[error("row {row} has {columns} columns, more than {limit}")]
    TooManyColumns {
        /// The row as the spreadsheet numbers it.
        row: u32,
        /// How many it has.
        columns: usize,
        /// The most allowed.
        limit: usize,
    },
    /// A cell is too long.
    #[error("row {row}, column {column} is longer than {limit} characters")]
    CellTooLong {
        /// The row as the spreadsheet numbers it.
        row: u32,
        /// The column, from 0.
        column: usize,
        /// The most allowed.
        limit: usize,
    },
    /// A quotation mark opens a cell and none closes it, so that lines vanish in the cell.
    #[error("a quotation mark in row {row} is never closed")]
    OpenQuote {
        /// The row as the spreadsheet numbers it.
        row: u32,
    },
}
