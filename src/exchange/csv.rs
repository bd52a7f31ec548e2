//! CSV to sheet: what kind of file it is, its delimiter, and rows numbered as a spreadsheet numbers them.

use ::csv::{ReaderBuilder, StringRecord};

use super::builder::Builder;
use super::delimiter;
use super::limits::{Foreign, Limits, TableError};
use super::sheet::Sheet;

/// Reads a CSV file in UTF-8, with or without byte-order mark.
///
/// Bytes in another encoding are [`TableError::NotUtf8`]: decode them and call [`read_text`].
pub fn read_csv(bytes: &[u8]) -> Result<Sheet, TableError> {
    let limits = Limits::default();
    check_size(bytes.len(), limits)?;
    if let Some(foreign) = foreign(bytes) {
        return Err(TableError::Foreign(foreign));
    }
    match str::from_utf8(bytes) {
        Ok(text) => read_within(text, limits),
        Err(err) => {
            let before = &bytes[..err.valid_up_to()];
            let line = before.split(|it| *it == b'\n').count();
            Err(TableError::NotUtf8 { line })
        }
    }
}

/// Reads the text of a CSV file that has been decoded already.
pub fn read_text(text: &str) -> Result<Sheet, TableError> {
    let limits = Limits::default();
    check_size(text.len(), limits)?;
    match foreign(text.as_bytes()) {
        Some(foreign) => Err(TableError::Foreign(foreign)),
        None => read_within(text, limits),
    }
}

fn check_size(bytes: usize, limits: Limits) -> Result<(), TableError> {
    let limit = limits.bytes;
    if bytes <= limit { Ok(()) } else { Err(TableError::TooLarge { bytes, limit }) }
}

/// Formats that are often taken for CSV, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<Foreign> {
    const MAGIC: [(&[u8], Foreign); 6] = [
        (b"PK\x03\x04", Foreign::Workbook),
        (b"PK\x05\x06", Foreign::Workbook),
        (b"\xD0\xCF\x11\xE0", Foreign::OldWorkbook),
        (b"%PDF-", Foreign::Pdf),
        (b"\xFF\xFE", Foreign::Utf16),
        (b"\xFE\xFF", Foreign::Utf16),
    ];
    let magic = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, it)| *it);
    magic.or_else(|| {
        let head = &bytes[..bytes.len().min(8192)];
        if head.contains(&0) {
            return Some(Foreign::Binary);
        }
        let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let starts =
            |tag: &[u8]| head.get(..tag.len()).is_some_and(|it| it.eq_ignore_ascii_case(tag));
        let tags: [&[u8]; 5] = [b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta"];
        tags.iter().any(|it| starts(it)).then_some(Foreign::Html)
    })
}

fn read_within(text: &str, limits: Limits) -> Result<Sheet, TableError> {
    let text = text.trim_start_matches('\u{feff}');
    let (delimiter, text) = said_delimiter(text).unwrap_or_else(|| (delimiter::find(text), text));
    let text = text.trim_start_matches('\u{feff}');
    let bytes = text.as_bytes();
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(bytes);
    let mut builder = Builder::new(limits);
    let mut record = StringRecord::new();
    let (mut number, mut start) = (0, 0);
    while reader.read_record(&mut record).expect("rows of any width, in UTF-8, in memory") {
        let end = usize::try_from(reader.position().byte()).expect("the text is in memory");
        number += 1 + blank_lines(bytes, start, end);
        builder.push(number, record.iter())?;
        if end == bytes.len() && quote_is_open(&bytes[start..end], &record) {
            return Err(TableError::OpenQuote { row: number });
        }
        start = end;
    }
    builder.finish()
}

/// The delimiter named by a first line `sep=;`, which Excel obeys and does not show.
fn said_delimiter(text: &str) -> Option<(u8, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let delimiter = *rest.as_bytes().first()?;
    let rest = rest.get(1..).filter(|_| delimiter::DELIMITERS.contains(&delimiter))?;
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?;
    Some((delimiter, rest))
}

/// Line breaks before the record in `bytes[start..end]`: the reader skips blank lines, a spreadsheet
/// counts them.
fn blank_lines(bytes: &[u8], start: usize, end: usize) -> u32 {
    let mut before = start.checked_sub(1).map(|at| bytes[at]);
    let mut breaks = 0;
    for byte in &bytes[start..end] {
        match byte {
            b'\n' if before == Some(b'\r') => {}
            b'\n' | b'\r' => breaks += 1,
            _ => break,
        }
        before = Some(*byte);
    }
    breaks
}

/// Whether the last record ends inside quotation marks and has swallowed lines.
fn quote_is_open(raw: &[u8], record: &StringRecord) -> bool {
    let quotes = raw.split(|it| *it == b'"').count() - 1;
    let swallowed = record.iter().next_back().is_some_and(|it| it.contains(['\n', '\r']));
    quotes % 2 == 1 && swallowed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, Vec<String>)> {
        let sheet = read_text(text).unwrap();
        let cells = |row| sheet.row(row).map(str::to_owned).collect();
        (0..sheet.len()).map(|row| (sheet.number(row), cells(row))).collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_does() {
        #[track_caller]
        fn check(text: &str, numbers: &[u32]) {
            let found: Vec<u32> = rows(text).into_iter().map(|(number, _)| number).collect();
            assert_eq!(found, numbers, "{text:?}");
        }
        check("a,b\n1,2\n3,4\n", &[2, 3]);
        check("a,b\r\n1,2\r\n3,4", &[2, 3]);
        check("a,b\n\n1,2\n\n\n3,4\n", &[3, 6]);
        check("a,b\r\n\r\n1,2\r\n\r\n\r\n3,4\r\n", &[3, 6]);
        check("\na,b\n1,2\n,\n3,4\n", &[3, 5]);
        check("a,b\n1,\"x\ny\n\nz\"\n3,4\n", &[2, 3]);
        check("a,b\r1,2\r\r3,4", &[2, 4]);
        check("sep=;\r\na;b\r\n1;2\r\n", &[2]);
    }

    #[test]
    fn foreign_files_are_told_apart() {
        #[track_caller]
        fn check(bytes: &[u8], foreign: Foreign) {
            assert_eq!(read_csv(bytes), Err(TableError::Foreign(foreign)));
        }
        check(b"PK\x03\x04rest", Foreign::Workbook);
        check(b"\xD0\xCF\x11\xE0\xA1\xB1", Foreign::OldWorkbook);
        check(b"%PDF-1.7", Foreign::Pdf);
        check(b"\xFF\xFEa\0,\0", Foreign::Utf16);
        check(b"a\0,\0b\0", Foreign::Binary);
        check(b"\xEF\xBB\xBF\r\n<HTML><table>", Foreign::Html);
    }

    #[test]
    fn other_encodings_are_named_with_their_line() {
        assert_eq!(read_csv(b"a,b\n1,\xD6\xD0\n"), Err(TableError::NotUtf8 { line: 2 }));
    }

    #[test]
    fn an_open_quote_is_an_error_and_an_inch_mark_is_not() {
        assert_eq!(read_text("a,b\n1,\"x\n2,y\n"), Err(TableError::OpenQuote { row: 2 }));
        assert_eq!(rows("a,b\n1,5\" pipe\n")[0].1, ["1", "5\" pipe"]);
    }

    #[test]
    fn limits_hold() {
        let limits = Limits { bytes: 3, ..Limits::default() };
        assert_eq!(check_size(4, limits), Err(TableError::TooLarge { bytes: 4, limit: 3 }));
        assert_eq!(read_text(""), Err(TableError::Empty));
        assert_eq!(read_csv(b"\xEF\xBB\xBFa,b\r\n"), Err(TableError::OnlyHeader));
    }
}
