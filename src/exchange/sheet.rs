//! A sheet: a header and rows of cells, as text, wherever they came from.
//!
//! All cells stand end to end in one string, so that a million rows are a few allocations.

use super::builder::Builder;
use super::limits::{Limits, TableError};

/// A table as a spreadsheet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    title: Vec<String>,
    header: Vec<String>,
    header_row: u32,
    numbers: Vec<u32>,
    text: String,
    ends: Vec<u32>,
    ragged: Vec<Ragged>,
}

/// A row with more or fewer cells than the header.
///
/// Missing cells at the end are read as empty; a row with too many is refused later, because nobody can
/// say which cell belongs where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ragged {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// How many cells it has.
    pub found: usize,
    /// How many the header has.
    pub expected: usize,
}

impl Sheet {
    /// A sheet of these rows, numbered from 1; blank rows and a title above the header are left out.
    pub fn from_rows<'a, R>(rows: impl IntoIterator<Item = R>) -> Result<Self, TableError>
    where
        R: IntoIterator<Item = &'a str>,
    {
        let mut builder = Builder::new(Limits::default());
        for (number, row) in (1..).zip(rows) {
            builder.push(number, row.into_iter())?;
        }
        builder.finish()
    }

    /// Lines above the header with a single cell, as reports carry them.
    pub fn title(&self) -> &[String] {
        &self.title
    }

    /// The name of every column, as written; it may be empty or occur twice.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The header's row as the spreadsheet numbers it.
    pub fn header_row(&self) -> u32 {
        self.header_row
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.header.len()
    }

    /// How many rows below the header.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The row as the spreadsheet numbers it.
    pub fn number(&self, row: usize) -> u32 {
        self.numbers[row]
    }

    /// The text of a cell, as written.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let at = row * self.columns() + column;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start as usize..self.ends[at] as usize]
    }

    /// The cells of a row.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.columns()).map(move |column| self.cell(row, column))
    }

    /// The cells of a column, top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> {
        (0..self.len()).map(move |row| self.cell(row, column))
    }

    /// Rows with more or fewer cells than the header, top to bottom.
    pub fn ragged(&self) -> &[Ragged] {
        &self.ragged
    }

    /// A sheet without rows.
    pub(super) fn headed(title: Vec<String>, header_row: u32, cells: &[&str]) -> Self {
        Self {
            title,
            header: cells.iter().map(|it| it.trim().to_owned()).collect(),
            header_row,
            numbers: Vec::new(),
            text: String::new(),
            ends: Vec::new(),
            ragged: Vec::new(),
        }
    }

    /// Adds a row, as wide as it may be.
    pub(super) fn push(&mut self, number: u32, cells: &[&str]) {
        let filled = cells.iter().rposition(|it| !it.trim().is_empty()).map_or(0, |at| at + 1);
        let (found, expected) = (cells.len(), self.columns());
        if found < expected || filled > expected {
            self.ragged.push(Ragged { row: number, found, expected });
        }
        self.numbers.push(number);
        for column in 0..expected {
            self.text.push_str(cells.get(column).copied().unwrap_or_default());
            self.ends.push(u32::try_from(self.text.len()).expect("files are far below 4 GiB"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_above_the_header() {
        let rows =
            [vec!["七月通话记录", "", ""], vec![], vec!["编号", "坐席", ""], vec!["1", "王", "x"]];
        let sheet = Sheet::from_rows(rows).unwrap();
        assert_eq!(sheet.title(), ["七月通话记录"]);
        assert_eq!((sheet.header_row(), sheet.number(0)), (3, 4));
        assert_eq!(sheet.row(0).collect::<Vec<_>>(), ["1", "王", "x"]);
    }

    #[test]
    fn one_column_is_a_table_too() {
        let sheet = Sheet::from_rows([["编号"], ["1"], ["2"]]).unwrap();
        assert_eq!((sheet.header(), sheet.len()), (["编号".to_owned()].as_slice(), 2));
    }

    #[test]
    fn ragged_rows_are_kept_and_reported() {
        let rows = [vec!["a", "b"], vec!["1"], vec!["1", "2", "3"], vec!["1", "2", ""]];
        let sheet = Sheet::from_rows(rows).unwrap();
        let ragged = |row, found| Ragged { row, found, expected: 2 };
        assert_eq!(sheet.ragged(), [ragged(2, 1), ragged(3, 3)]);
        assert_eq!(sheet.row(0).collect::<Vec<_>>(), ["1", ""]);
    }
}
