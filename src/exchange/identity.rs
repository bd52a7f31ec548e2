//! What makes a record the same record when its file is imported again: its number, or else its row.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::fields::{Field, Mapping};
use super::sheet::Sheet;
use super::text::{key, tidy};

/// Gives every row of a sheet the number it keeps over imports.
pub(super) struct Identity<'a> {
    sheet: &'a Sheet,
    number: Option<usize>,
    /// Columns by header, so that a file with its columns in another order gives the same hashes.
    columns: Vec<(String, usize)>,
    /// How often each row hash has occurred.
    seen: BTreeMap<u64, u32>,
}

impl<'a> Identity<'a> {
    pub(super) fn new(sheet: &'a Sheet, mapping: &Mapping) -> Self {
        let keys = sheet.header().iter().map(|it| key(it));
        let mut columns: Vec<(String, usize)> = keys.zip(0..).collect();
        columns.sort();
        let number = mapping.column(Field::RecordNumber);
        Self { sheet, number, columns, seen: BTreeMap::new() }
    }

    /// The layout the rows come from: the same for every file of the same system, whatever its name.
    pub(super) fn source(&self) -> String {
        match self.number.map(|it| key(&self.sheet.header()[it])) {
            Some(header) if header.is_empty() => "csv:number".to_owned(),
            Some(header) => format!("csv:{header}"),
            None => "csv:row".to_owned(),
        }
    }

    /// The number of the row; `None` if its cell is empty.
    ///
    /// Without a column of numbers it is the hash of the row, counted: two equal rows of one file are two
    /// contacts, and the same file again adds neither.
    pub(super) fn external_id(&mut self, row: usize) -> Option<String> {
        if let Some(column) = self.number {
            return Some(tidy(self.sheet.cell(row, column))).filter(|it| !it.is_empty());
        }
        let hash = self.hash(row);
        let times = self.seen.entry(hash).or_insert(0);
        *times += 1;
        Some(if *times == 1 { format!("{hash:016x}") } else { format!("{hash:016x}-{times}") })
    }

    fn hash(&self, row: usize) -> u64 {
        let mut hasher = Sha256::new();
        for (header, column) in &self.columns {
            for text in [header.as_str(), self.sheet.cell(row, *column).trim()] {
                // Lengths first, so that no two rows run together to the same bytes.
                hasher.update(u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
                hasher.update(text.as_bytes());
            }
        }
        let digest = hasher.finalize();
        digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte))
    }
}

/// Whether a spreadsheet has turned a long number into `1.23E+15` and lost its digits.
pub(super) fn is_rounded(number: &str) -> bool {
    let Some((digits, power)) = number.split_once(['E', 'e']) else {
        return false;
    };
    let plain = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let tail = digits.split_once('.').is_some_and(|(one, rest)| one.len() == 1 && plain(rest));
    tail && power.strip_prefix('+').is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(rows: &[&[&str]]) -> Vec<String> {
        let sheet = Sheet::from_rows(rows.iter().map(|it| it.iter().copied())).unwrap();
        let mut identity = Identity::new(&sheet, &Mapping::empty(sheet.columns()));
        (0..sheet.len()).filter_map(|row| identity.external_id(row)).collect()
    }

    #[test]
    fn equal_rows_are_told_apart_by_counting() {
        let ids = ids(&[&["a", "b"], &["1", "2"], &["1", " 2 "], &["2", "1"]]);
        assert_eq!(ids[1], format!("{}-2", ids[0]));
        assert!(!ids[2].starts_with(&ids[0]));
    }

    #[test]
    fn the_order_of_columns_and_rows_does_not_matter() {
        let one = ids(&[&["a", "b"], &["1", "2"], &["3", "4"]]);
        let other = ids(&[&["b", "A"], &["4", "3"], &["2", "1"]]);
        assert_eq!([&one[0], &one[1]], [&other[1], &other[0]]);
    }

    #[test]
    fn rounded_numbers_are_recognised() {
        assert!(is_rounded("2.02107E+15"));
        assert!(!is_rounded("E12") && !is_rounded("1E5") && !is_rounded("202107150001"));
    }
}
