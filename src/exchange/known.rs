//! An import against what is there: new records, known ones, and numbers that now say something else.

use std::collections::BTreeMap;

use super::problems::{Reason, RowProblem};
use super::records::Preview;
use super::text::shorten;
use crate::model::{Edit, OfficeId, Records};

/// What of an import is new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrivals {
    /// Places in [`Preview::rows`] of the records that are not there yet.
    pub new: Vec<usize>,
    /// How many are there already, with the same content.
    pub known: usize,
    /// Records that are there with other content; they stay as they are.
    pub conflicts: Vec<RowProblem>,
}

/// Compares an import with the records of the office.
pub fn against(preview: &Preview, records: &Records) -> Arrivals {
    let there: BTreeMap<&str, usize> =
        (0..records.len()).map(|row| (records.id_text(row), row)).collect();
    // A record may have come from the same system under another id, in another office's file.
    let keys = records.external_keys();
    let mut arrivals = Arrivals::default();
    for (at, record) in preview.rows.iter().enumerate() {
        let number = record.external_id.as_deref().unwrap_or_default();
        match there.get(record.id.as_str()) {
            Some(row) if records.get(*row) == *record => arrivals.known += 1,
            Some(_) => arrivals.conflicts.push(RowProblem {
                row: preview.numbers[at],
                column: None,
                value: shorten(number),
                reason: Reason::NumberKnown,
            }),
            None if keys.contains(&(record.source.as_str(), number)) => arrivals.known += 1,
            None => arrivals.new.push(at),
        }
    }
    arrivals
}

impl Preview {
    /// The edit that adds what is new, and nothing else.
    pub fn into_edit(self, office: OfficeId, arrivals: &Arrivals) -> Edit {
        let mut new = arrivals.new.iter().peekable();
        let rows = self.rows.into_iter().enumerate();
        let records = rows.filter(|(at, _)| new.next_if(|it| **it == *at).is_some());
        Edit::AddRecords {
            office,
            records: records.map(|(_, record)| record).collect(),
            staff: self.staff,
            task_types: self.task_types,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{ImportOptions, Sheet, match_columns, preview};

    fn read(rows: &[[&str; 3]]) -> Preview {
        let sheet = Sheet::from_rows(rows.iter().copied()).unwrap();
        preview(&sheet, &match_columns(&sheet), &ImportOptions::default())
    }

    #[test]
    fn the_same_file_again_adds_nothing() {
        let header = ["工单号", "坐席", "日期"];
        let first = read(&[header, ["1", "王芳", "2026-07-01"], ["2", "李娜", "2026-07-01"]]);
        let records: Records = first.rows.iter().collect();
        let again = against(&first, &records);
        assert_eq!((again.new.as_slice(), again.known), ([].as_slice(), 2));

        let later = read(&[header, ["2", "王芳", "2026-07-01"], ["3", "李娜", "2026-07-02"]]);
        let arrivals = against(&later, &records);
        assert_eq!((arrivals.new.as_slice(), arrivals.known), ([1].as_slice(), 0));
        let conflict = &arrivals.conflicts[0];
        assert_eq!((conflict.row, conflict.value.as_str()), (2, "2"));
        let Edit::AddRecords { records, staff, .. } =
            later.into_edit(OfficeId::new("o1"), &arrivals)
        else {
            panic!("records are added")
        };
        assert_eq!((records.len(), records[0].external_id.as_deref()), (1, Some("3")));
        assert_eq!(staff.len(), 2);
    }

    #[test]
    fn equal_rows_without_numbers_both_count_once() {
        let header = ["坐席", "日期", "备注"];
        let row = ["王芳", "2026-07-01", "x"];
        let first = read(&[header, row, row]);
        assert_eq!((first.rows.len(), first.duplicates), (2, 0));
        let records: Records = first.rows.iter().collect();
        assert_eq!(against(&first, &records).known, 2);
        let later = read(&[header, row, row, row]);
        assert_eq!(against(&later, &records).new, [2]);
    }
}
