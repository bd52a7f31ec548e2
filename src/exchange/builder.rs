//! Rows to a sheet, one after the other: finds the header under a title, keeps the limits.

use super::limits::{Limits, TableError};
use super::sheet::Sheet;

/// Collects rows into a sheet: finds the header, checks the limits.
pub(super) struct Builder {
    limits: Limits,
    /// Rows with one cell before anything wider: a title, or a table of one column.
    narrow: Vec<(u32, Vec<String>)>,
    sheet: Option<Sheet>,
}

/// This many lines of one cell are no title but a table of one column.
const LONGEST_TITLE: usize = 10;

impl Builder {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, narrow: Vec::new(), sheet: None }
    }

    /// Takes the next row; `number` is the spreadsheet's.
    pub(super) fn push<'a>(
        &mut self,
        number: u32,
        cells: impl Iterator<Item = &'a str>,
    ) -> Result<(), TableError> {
        let cells: Vec<&str> = cells.collect();
        let filled = cells.iter().filter(|it| !it.trim().is_empty()).count();
        if filled == 0 {
            return Ok(());
        }
        self.check(number, &cells)?;
        if let Some(sheet) = &mut self.sheet {
            if sheet.len() == self.limits.rows {
                return Err(TableError::TooManyRows { limit: self.limits.rows });
            }
            sheet.push(number, &cells);
        } else if filled > 1 {
            let title = self.narrow.drain(..).flat_map(|(_, row)| row);
            let title = title.filter(|it| !it.trim().is_empty()).collect();
            self.sheet = Some(Sheet::headed(title, number, &cells));
        } else {
            self.narrow.push((number, cells.iter().map(|it| (*it).to_owned()).collect()));
            if self.narrow.len() > LONGEST_TITLE {
                self.settle_for_one_column();
            }
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Sheet, TableError> {
        if self.sheet.is_none() {
            self.settle_for_one_column();
        }
        let sheet = self.sheet.ok_or(TableError::Empty)?;
        if sheet.is_empty() { Err(TableError::OnlyHeader) } else { Ok(sheet) }
    }

    fn settle_for_one_column(&mut self) {
        for (number, cells) in std::mem::take(&mut self.narrow) {
            let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
            match &mut self.sheet {
                Some(sheet) => sheet.push(number, &cells),
                None => self.sheet = Some(Sheet::headed(Vec::new(), number, &cells)),
            }
        }
    }

    fn check(&self, row: u32, cells: &[&str]) -> Result<(), TableError> {
        let Limits { columns: widest, cell: limit, .. } = self.limits;
        if cells.len() > widest {
            return Err(TableError::TooManyColumns { row, columns: cells.len(), limit: widest });
        }
        let long = |it: &&str| it.len() > limit && it.chars().count() > limit;
        match cells.iter().position(long) {
            Some(column) => Err(TableError::CellTooLong { row, column, limit }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_errors() {
        let limits = Limits { rows: 1, columns: 2, cell: 3, ..Limits::default() };
        let read = |rows: &[&[&str]]| {
            let mut builder = Builder::new(limits);
            for (number, row) in (1..).zip(rows) {
                builder.push(number, row.iter().copied())?;
            }
            builder.finish().map(|_| ())
        };
        assert_eq!(read(&[&["a", "b"], &["1", "客服部"]]), Ok(()));
        let error = TableError::TooManyRows { limit: 1 };
        assert_eq!(read(&[&["a", "b"], &["1", "2"], &["3", "4"]]), Err(error));
        let error = TableError::CellTooLong { row: 2, column: 1, limit: 3 };
        assert_eq!(read(&[&["a", "b"], &["1", "客服部门"]]), Err(error));
        let error = TableError::TooManyColumns { row: 1, columns: 3, limit: 2 };
        assert_eq!(read(&[&["a", "b", "c"]]), Err(error));
        assert_eq!(read(&[&["a", "b"]]), Err(TableError::OnlyHeader));
        assert_eq!(read(&[&["", " "]]), Err(TableError::Empty));
    }
}
