//! One row of a sheet, read field by field; what cannot be read becomes a problem of that row.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::clock::read_time;
use super::dates::{DateFormat, Moment, read_moment};
use super::fields::{Field, Mapping};
use super::problems::{Column, Reason, RowProblem};
use super::sheet::Sheet;
use super::text::{is_blank, shorten};
use super::values::{ValueError, read_duration, unit_of};
use crate::model::{Time, UtcOffset};

/// A sheet with the roles of its columns: what all rows have in common.
pub(super) struct Columns<'a> {
    pub sheet: &'a Sheet,
    offset: UtcOffset,
    by_field: BTreeMap<Field, usize>,
    formats: BTreeMap<usize, DateFormat>,
    headers: Vec<Arc<str>>,
    units_s: Vec<u32>,
}

impl<'a> Columns<'a> {
    pub(super) fn new(
        sheet: &'a Sheet,
        mapping: &Mapping,
        offset: UtcOffset,
        formats: BTreeMap<usize, DateFormat>,
    ) -> Self {
        let column = |field: Field| Some((field, mapping.column(field)?));
        Self {
            sheet,
            offset,
            by_field: Field::ALL.into_iter().filter_map(column).collect(),
            formats,
            headers: sheet.header().iter().map(|it| Arc::from(it.as_str())).collect(),
            units_s: sheet.header().iter().map(|it| unit_of(it)).collect(),
        }
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.by_field.contains_key(&field)
    }
}

/// A row while it is read.
pub(super) struct RowReading<'a> {
    columns: &'a Columns<'a>,
    row: usize,
    /// What could not be read so far.
    pub problems: Vec<RowProblem>,
}

impl<'a> RowReading<'a> {
    pub(super) fn new(columns: &'a Columns<'a>, row: usize) -> Self {
        Self { columns, row, problems: Vec::new() }
    }

    /// The text that fills `field`, if there is any.
    pub(super) fn filled(&self, field: Field) -> Option<&'a str> {
        let column = *self.columns.by_field.get(&field)?;
        Some(self.columns.sheet.cell(self.row, column)).filter(|it| !is_blank(it))
    }

    /// The value of `field`; `None` if the cell is empty or, with a problem noted, not understood.
    pub(super) fn value<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&str) -> Result<T, ValueError>,
    ) -> Option<T> {
        match read(self.filled(field)?) {
            Ok(value) => Some(value),
            Err(error) => {
                self.complain(field, Reason::Value { field, error });
                None
            }
        }
    }

    /// A length of time in seconds, by the unit in the column's header.
    pub(super) fn seconds(&mut self, field: Field) -> Option<u32> {
        let unit_s = self.columns.by_field.get(&field).map(|it| self.columns.units_s[*it])?;
        self.value(field, |it| read_duration(it, unit_s))
    }

    /// A point in time given by one cell.
    pub(super) fn time(&mut self, field: Field) -> Option<Time> {
        let text = self.filled(field)?;
        let Some(moment) = self.moment(field, text) else {
            self.complain(field, Reason::NotADate(field));
            return None;
        };
        self.at(field, moment)
    }

    /// Whether the record was resolved, and when: the cell says one or the other.
    pub(super) fn resolved(
        &mut self,
        read: impl FnOnce(&str) -> Result<bool, ValueError>,
    ) -> (Option<bool>, Option<Time>) {
        let field = Field::Resolved;
        let Some(text) = self.filled(field) else {
            return (None, None);
        };
        match (read(text), self.moment(field, text)) {
            (Ok(solved), _) => (Some(solved), None),
            (Err(_), Some(moment)) => (None, self.at(field, moment)),
            (Err(error), None) => {
                self.complain(field, Reason::Value { field, error });
                (None, None)
            }
        }
    }

    /// When the record was created: one cell, or a date and a time of day; a date alone is its midnight.
    pub(super) fn created(&mut self) -> Option<Time> {
        if self.columns.has(Field::Created) {
            if self.filled(Field::Created).is_none() {
                self.complain(Field::Created, Reason::Missing(Field::Created));
            }
            return self.time(Field::Created);
        }
        let Some(text) = self.filled(Field::Date) else {
            self.complain(Field::Date, Reason::Missing(Field::Date));
            return None;
        };
        let Some(date) = self.moment(Field::Date, text) else {
            self.complain(Field::Date, Reason::NotADate(Field::Date));
            return None;
        };
        if !self.columns.has(Field::Time) {
            return self.at(Field::Date, date);
        }
        let Some(text) = self.filled(Field::Time) else {
            self.complain(Field::Time, Reason::Missing(Field::Time));
            return None;
        };
        let Some(time) = read_time(text) else {
            self.complain(Field::Time, Reason::NotATime);
            return None;
        };
        // Spreadsheets add a midnight to bare dates; any other time would be a second opinion.
        if date.time.is_some_and(|it| it != time && it != chrono::NaiveTime::MIN) {
            self.complain(Field::Time, Reason::TwoTimes);
            return None;
        }
        self.at(Field::Date, Moment { time: Some(time), ..date })
    }

    /// Notes a problem with the cell of `field`.
    pub(super) fn complain(&mut self, field: Field, reason: Reason) {
        let index = self.columns.by_field.get(&field).copied();
        let value = index.map_or("", |it| self.columns.sheet.cell(self.row, it));
        let column =
            index.map(|index| Column { index, header: Arc::clone(&self.columns.headers[index]) });
        self.problems.push(self.problem(column, value, reason));
    }

    /// Notes a problem with the row as a whole.
    pub(super) fn complain_of_row(&mut self, reason: Reason) {
        self.problems.push(self.problem(None, "", reason));
    }

    fn problem(&self, column: Option<Column>, value: &str, reason: Reason) -> RowProblem {
        let row = self.columns.sheet.number(self.row);
        RowProblem { row, column, value: shorten(value.trim()), reason }
    }

    fn moment(&self, field: Field, text: &str) -> Option<Moment> {
        let column = self.columns.by_field.get(&field)?;
        let format = self.columns.formats.get(column).copied().unwrap_or(DateFormat::YearFirst);
        read_moment(text, format)
    }

    fn at(&mut self, field: Field, moment: Moment) -> Option<Time> {
        let time = moment.at(self.columns.offset);
        if time.is_none() {
            self.complain(field, Reason::OutsideYears(field));
        }
        time
    }
}
