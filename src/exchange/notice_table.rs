//! A year's notice from a table: CSV with date, off or work, and name; or the same as JSON.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;

use crate::model::{DayKind, NoticeDay, NoticeProblem, YearNotice};

/// More days than a year and a December have; a longer table is something else.
const MOST_ROWS: usize = 400;
const DATE_HEADINGS: [&str; 3] = ["date", "日期", "时间"];
const KIND_HEADINGS: [&str; 4] = ["kind", "type", "类型", "安排"];
const NAME_HEADINGS: [&str; 4] = ["name", "名称", "节日", "说明"];

/// What is wrong with a table of holidays, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, {column}: {reason}")]
pub struct NoticeRowProblem {
    /// The line of a CSV file, or the place of the day in a JSON list, from 1; 0 for the whole.
    pub row: usize,
    /// The column.
    pub column: NoticeColumn,
    /// The reason.
    pub reason: NoticeReason,
}

/// A column of a table of holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoticeColumn {
    /// All of the row or of the file.
    Whole,
    /// The date.
    Date,
    /// Off or work.
    Kind,
}

/// Why a part of a table of holidays cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeReason {
    /// It begins like JSON and is none, or not of the known form.
    #[error("not JSON with a list of days: {0}")]
    NotJson(String),
    /// There is no day in it.
    #[error("there is no day in it")]
    NoDays,
    /// More rows than a year has days.
    #[error("more than {MOST_ROWS} rows")]
    TooManyRows,
    /// Nothing stands there.
    #[error("missing")]
    Missing,
    /// Not a date; `2027-10-01`, `2027/10/1` and `2027年10月1日` are.
    #[error("{0:?} is no date")]
    NotADate(String),
    /// Not off or work.
    #[error("{0:?} is neither off (休, 放假) nor work (班, 上班)")]
    NotAKind(String),
    /// The date stands in an earlier row too.
    #[error("{date} stands in row {earlier} too")]
    Twice {
        /// The date.
        date: NaiveDate,
        /// The earlier row.
        earlier: usize,
    },
    /// The date belongs to another year than the rest.
    #[error("{date} is not in {year} or the December before")]
    OutsideYear {
        /// The year of the table.
        year: i32,
        /// The date.
        date: NaiveDate,
    },
    /// Records cannot be in this year.
    #[error("{0} is no year between 1970 and 2106")]
    Year(i64),
}

impl std::fmt::Display for NoticeColumn {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Whole => "whole",
            Self::Date => "date",
            Self::Kind => "kind",
        })
    }
}

/// Reads a year's notice, whole or not at all; otherwise every problem, row by row.
///
/// CSV: date, off or work, name; with or without headings (then in any order), separated by commas,
/// tabs or semicolons. JSON: `{"year": 2027, "days": [{"date": …, "kind": "off", "name": …}]}` or only the
/// list; `"isOffDay": true` may stand for the kind, as in files that go round. Without a year it is
/// the one in which most days lie.
pub fn read_notice(text: &str) -> Result<YearNotice, Vec<NoticeRowProblem>> {
    let text = text.trim_start_matches('\u{feff}');
    let (year, rows) = match text.trim_start().chars().next() {
        Some('{' | '[') => json_rows(text).map_err(|it| vec![it])?,
        _ => (None, csv_rows(text).map_err(|it| vec![it])?),
    };
    if rows.is_empty() {
        return Err(vec![whole(0, NoticeReason::NoDays)]);
    }
    let mut problems = Vec::new();
    let mut days: Vec<(usize, NoticeDay)> = Vec::new();
    for row in rows {
        let number = row.number;
        match row.day() {
            Ok(day) => days.push((number, day)),
            Err(found) => problems.extend(found),
        }
    }
    let year = year.or_else(|| commonest_year(&days));
    let mut seen = BTreeMap::new();
    for (row, day) in &days {
        let date = day.date;
        let mut problem = |reason| {
            problems.push(NoticeRowProblem { row: *row, column: NoticeColumn::Date, reason });
        };
        if let Some(year) = year.filter(|it| !YearNotice::may_speak_of(*it, date)) {
            problem(NoticeReason::OutsideYear { year, date });
        }
        if let Some(earlier) = seen.get(&date).copied() {
            problem(NoticeReason::Twice { date, earlier });
        } else {
            seen.insert(date, *row);
        }
    }
    if !problems.is_empty() {
        problems.sort_by_key(|it| (it.row, it.column));
        return Err(problems);
    }
    let days = days.into_iter().map(|it| it.1).collect();
    YearNotice::new(year.unwrap_or_default(), days).map_err(|problem| {
        let reason = match problem {
            NoticeProblem::Year(year) => NoticeReason::Year(year.into()),
            // Both were looked for above, with their rows.
            NoticeProblem::OutsideYear { year, date } => NoticeReason::OutsideYear { year, date },
            NoticeProblem::Twice(date) => NoticeReason::Twice { date, earlier: 0 },
        };
        vec![whole(0, reason)]
    })
}

/// A row as it stands in the file.
struct TableRow {
    number: usize,
    date: String,
    kind: String,
    name: String,
}

impl TableRow {
    fn day(self) -> Result<NoticeDay, Vec<NoticeRowProblem>> {
        let row = self.number;
        let problem = |column, reason| NoticeRowProblem { row, column, reason };
        let text = self.date.trim();
        let date = read_date(text).ok_or_else(|| match text {
            "" => problem(NoticeColumn::Date, NoticeReason::Missing),
            _ => problem(NoticeColumn::Date, NoticeReason::NotADate(text.to_owned())),
        });
        let text = self.kind.trim();
        let kind = read_kind(text).ok_or_else(|| match text {
            "" => problem(NoticeColumn::Kind, NoticeReason::Missing),
            _ => problem(NoticeColumn::Kind, NoticeReason::NotAKind(text.to_owned())),
        });
        match (date, kind) {
            (Ok(date), Ok(kind)) => Ok(NoticeDay { date, kind, name: self.name.trim().to_owned() }),
            (date, kind) => Err([date.err(), kind.err()].into_iter().flatten().collect()),
        }
    }
}

fn whole(row: usize, reason: NoticeReason) -> NoticeRowProblem {
    NoticeRowProblem { row, column: NoticeColumn::Whole, reason }
}

fn csv_rows(text: &str) -> Result<Vec<TableRow>, NoticeRowProblem> {
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
    let delimiter = *b",\t;".iter().find(|it| first.as_bytes().contains(it)).unwrap_or(&b',');
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut places = [Some(0), Some(1), Some(2)];
    let mut is_first = true;
    while reader.read_record(&mut record).expect("rows of any width, in UTF-8, in memory") {
        let number = record.position().map_or(0, csv::Position::line);
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let column = |names: &[&str]| {
            record.iter().position(|it| names.contains(&it.trim().to_lowercase().as_str()))
        };
        if std::mem::take(&mut is_first) && column(&DATE_HEADINGS).is_some() {
            places = [column(&DATE_HEADINGS), column(&KIND_HEADINGS), column(&NAME_HEADINGS)];
            continue;
        }
        if record.iter().all(|it| it.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(whole(number, NoticeReason::TooManyRows));
        }
        let cell =
            |at: Option<usize>| at.and_then(|it| record.get(it)).unwrap_or_default().to_owned();
        let [date, kind, name] = places.map(cell);
        rows.push(TableRow { number, date, kind, name });
    }
    Ok(rows)
}

fn json_rows(text: &str) -> Result<(Option<i32>, Vec<TableRow>), NoticeRowProblem> {
    let not_json = |reason: &str| whole(0, NoticeReason::NotJson(reason.to_owned()));
    let value: Value = serde_json::from_str(text).map_err(|err| not_json(&err.to_string()))?;
    let year = match value.get("year").and_then(Value::as_i64) {
        Some(year) => Some(i32::try_from(year).map_err(|_out| whole(0, NoticeReason::Year(year)))?),
        None => None,
    };
    let days = value.as_array().or_else(|| value.get("days")?.as_array());
    let days = days.ok_or_else(|| not_json("no list of days"))?;
    if days.len() > MOST_ROWS {
        return Err(whole(MOST_ROWS + 1, NoticeReason::TooManyRows));
    }
    let rows = days.iter().zip(1..).map(|(day, number)| {
        let text = |name: &str| match day.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        };
        let kind = match day.get("isOffDay").and_then(Value::as_bool) {
            Some(true) if day.get("kind").is_none() => "off".to_owned(),
            Some(false) if day.get("kind").is_none() => "work".to_owned(),
            _ => text("kind"),
        };
        TableRow { number, date: text("date"), kind, name: text("name") }
    });
    Ok((year, rows.collect()))
}

/// Year, month and day with `-`, `/`, `.` or the Chinese words between them.
fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let mut next = |most: usize| {
        let part = parts.next()?.trim();
        let is_number =
            (1..=most).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| is_number)
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let whole = parts.next().is_none() && year >= 1000;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| whole)
}

fn read_kind(text: &str) -> Option<DayKind> {
    match text.to_lowercase().as_str() {
        "off" | "holiday" | "休" | "休息" | "放假" => Some(DayKind::Off),
        "work" | "workday" | "班" | "上班" | "补班" => Some(DayKind::Work),
        _ => None,
    }
}

/// The year in which most days lie; of two as common the earlier.
fn commonest_year(days: &[(usize, NoticeDay)]) -> Option<i32> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for (_, day) in days {
        *counts.entry(day.date.year()).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|it| it.1).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::built_in_notices;

    fn problems(text: &str) -> Vec<String> {
        read_notice(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_table_is_read_in_every_dress() {
        let expected = read_notice("2027-01-01,off,元旦\n2027-01-03,work,元旦").unwrap();
        assert_eq!((expected.year(), expected.days().len()), (2027, 2));
        assert_eq!(expected.days()[1].kind, DayKind::Work);
        assert_eq!(expected.days()[0].name, "元旦");
        for text in [
            "\u{feff}日期,类型,名称\r\n2027/1/1,休,元旦\r\n2027/1/3,班,元旦\r\n",
            "名称\t日期\t安排\n元旦\t2027年1月1日\t放假\n\n元旦\t2027.01.03\t上班\n",
            "Date;Kind;Name\n2027-01-03;Work;\"元旦\"\n2027-01-01; OFF ;元旦\n;;\n",
            r#"{"year":2027,"days":[{"date":"2027-01-01","kind":"off","name":"元旦"},
                {"date":"2027-01-03","kind":"work","name":"元旦"}]}"#,
            r#" [{"date":"2027-01-01","isOffDay":true,"name":"元旦"},
                {"date":"2027-01-03","isOffDay":false,"name":"元旦"}]"#,
        ] {
            assert_eq!(read_notice(text).as_ref(), Ok(&expected), "{text}");
        }
    }

    #[test]
    fn what_is_written_as_json_is_read_back() {
        for notice in built_in_notices() {
            let text = serde_json::to_string(notice).unwrap();
            assert_eq!(read_notice(&text).as_ref(), Ok(notice));
        }
    }

    #[test]
    fn december_before_belongs_to_the_year_of_the_rest() {
        let notice = read_notice("2029-12-31,off\n2030-01-01,off,元旦\n2030-02-02,off").unwrap();
        assert_eq!((notice.year(), notice.days().len()), (2030, 3));
    }

    #[test]
    fn every_problem_is_named_with_row_and_column() {
        assert_eq!(
            problems("日期,类型\n2027-02-30,休\n2027-01-01,?\n,\u{3000}班\n2027-01-02\n\"x\",\n"),
            [
                "row 2, date: \"2027-02-30\" is no date",
                "row 3, kind: \"?\" is neither off (休, 放假) nor work (班, 上班)",
                "row 4, date: missing",
                "row 5, kind: missing",
                "row 6, date: \"x\" is no date",
                "row 6, kind: missing",
            ]
        );
        assert_eq!(
            problems("2027-01-01,off\n2028-05-01,off\n2027-01-01,work"),
            [
                "row 2, date: 2028-05-01 is not in 2027 or the December before",
                "row 3, date: 2027-01-01 stands in row 1 too",
            ]
        );
        let json = r#"{"year":2027,"days":[{"date":"2027-01-01"},{"date":3,"kind":"off"}, 7]}"#;
        assert_eq!(
            problems(json),
            [
                "row 1, kind: missing",
                "row 2, date: \"3\" is no date",
                "row 3, date: missing",
                "row 3, kind: missing"
            ]
        );
    }

    #[test]
    fn what_is_no_table_is_told_apart() {
        for empty in ["", "\n\n", "date,kind,name\n", "[]", r#"{"days":[]}"#] {
            assert_eq!(problems(empty), ["row 0, whole: there is no day in it"], "{empty:?}");
        }
        assert!(problems("{").concat().contains("not JSON"));
        assert!(problems("{}").concat().contains("no list of days"));
        assert!(problems(r#"{"days":3}"#).concat().contains("no list of days"));
        assert_eq!(
            problems(r#"{"year":99999999999,"days":[]}"#),
            ["row 0, whole: 99999999999 is no year between 1970 and 2106"]
        );
        assert_eq!(
            problems("1900-01-01,off"),
            ["row 0, whole: 1900 is no year between 1970 and 2106"]
        );
        let long = "2027-01-01,off\n".repeat(500);
        assert_eq!(problems(&long), ["row 401, whole: more than 400 rows"]);
        for bad in
            ["2027-1-", "27-01-01", "2027-01-01-01", "+2027-01-01", "2027-001-01", "12027-1-1"]
        {
            assert_eq!(problems(&format!("{bad},off")).len(), 1, "{bad}");
        }
    }
}
