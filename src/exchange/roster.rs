//! A roster as a table → shifts: who works from when to when, row by row, and why a row is not taken.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDateTime};

use super::clock::read_time;
use super::dates::{DateFormat, guess_format, read_moment};
use super::sheet::Sheet;
use super::text::{fold, key, shorten};
use crate::model::{Extra, OfficeData, Shift, Staff, StaffId, Time};

/// What a column of a roster can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RosterColumn {
    /// A name or an id.
    Name,
    /// The day on which the shift starts.
    Date,
    /// When it starts.
    Start,
    /// When it ends; not after the start means the next day.
    End,
    /// Hours logged in: 7.5 or 7:30.
    Logged,
}

/// What each column may be called, as [`key`] writes it.
const NAMES: [(RosterColumn, &[&str]); 5] = [
    (
        RosterColumn::Name,
        &[
            "姓名",
            "人员",
            "员工",
            "坐席",
            "客服",
            "工号",
            "员工姓名",
            "name",
            "staff",
            "employee",
            "agent",
        ],
    ),
    (RosterColumn::Date, &["日期", "班次日期", "排班日期", "出勤日期", "date", "day", "shiftdate"]),
    (
        RosterColumn::Start,
        &[
            "开始",
            "开始时间",
            "上班",
            "上班时间",
            "班次开始",
            "start",
            "starttime",
            "from",
            "begin",
        ],
    ),
    (
        RosterColumn::End,
        &["结束", "结束时间", "下班", "下班时间", "班次结束", "end", "endtime", "to", "finish"],
    ),
    (
        RosterColumn::Logged,
        &[
            "登录工时",
            "登录时长",
            "在线时长",
            "登录小时",
            "实际工时",
            "logged",
            "loggedhours",
            "hoursloggedin",
            "loginhours",
        ],
    ),
];

/// What a roster would bring.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RosterPreview {
    /// Shifts of people of the office, none at the same time as another of the same person.
    pub shifts: Vec<Shift>,
    /// What was not taken, by row.
    pub problems: Vec<RosterProblem>,
}

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterProblem {
    /// The row as the spreadsheet numbers it.
    pub row: u32,
    /// The header of the column that is to blame, if one is.
    pub column: Option<String>,
    /// What stands there, shortened.
    pub value: String,
    /// Why it was not taken.
    pub reason: RosterReason,
}

/// Why a row of a roster was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterReason {
    /// The header lacks a column that every shift needs.
    NoColumn(RosterColumn),
    /// More filled cells than headers.
    TooManyCells {
        /// How many cells it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// Nobody of the office is called so.
    UnknownPerson,
    /// Two people of the office are called so.
    TwoPeople,
    /// A cell that is needed is empty.
    Missing,
    /// Not a date.
    NotADate,
    /// Not a time of day.
    NotATime,
    /// Not hours, or more than the shift lasts.
    NotHours,
    /// An earlier row has a shift of the same person at that time.
    Overlaps {
        /// That row.
        row: u32,
    },
    /// The office has another shift of the person at that time.
    OverlapsKnown,
}

/// Reads a roster for the people of `data`; a shift that is there already with the same start is brought again, to be
/// replaced.
pub fn read_roster(sheet: &Sheet, data: &OfficeData) -> RosterPreview {
    let columns = columns(sheet);
    let mut preview = RosterPreview::default();
    for (needed, _) in &NAMES[..4] {
        if !columns.contains_key(needed) {
            preview.problems.push(RosterProblem {
                row: sheet.header_row(),
                column: None,
                value: String::new(),
                reason: RosterReason::NoColumn(*needed),
            });
        }
    }
    if !preview.problems.is_empty() {
        return preview;
    }
    let dates = columns.get(&RosterColumn::Date).map(|column| sheet.column(*column));
    let format = dates.and_then(guess_format).map_or(DateFormat::YearFirst, |it| it.format);
    let reader = Reader { sheet, data, columns, format };
    let ragged: BTreeMap<u32, (usize, usize)> = sheet
        .ragged()
        .iter()
        .filter(|it| it.found > it.expected)
        .map(|it| (it.row, (it.found, it.expected)))
        .collect();
    let mut rows: Vec<u32> = Vec::new();
    for row in 0..sheet.len() {
        let number = sheet.number(row);
        let blame = |column: Option<RosterColumn>, reason| {
            let at = column.and_then(|it| reader.columns.get(&it));
            RosterProblem {
                row: number,
                column: at.map(|it| sheet.header()[*it].clone()),
                value: at.map(|it| shorten(sheet.cell(row, *it))).unwrap_or_default(),
                reason,
            }
        };
        if let Some((found, expected)) = ragged.get(&number) {
            let reason = RosterReason::TooManyCells { found: *found, expected: *expected };
            preview.problems.push(blame(None, reason));
            continue;
        }
        match reader.shift(row) {
            Err((column, reason)) => preview.problems.push(blame(Some(column), reason)),
            Ok(shift) => {
                if let Some(at) = preview.shifts.iter().position(|it| meet(it, &shift)) {
                    let reason = RosterReason::Overlaps { row: rows[at] };
                    preview.problems.push(blame(Some(RosterColumn::Start), reason));
                } else if data.shifts.iter().any(|it| it.start != shift.start && meet(it, &shift)) {
                    let reason = RosterReason::OverlapsKnown;
                    preview.problems.push(blame(Some(RosterColumn::Start), reason));
                } else {
                    preview.shifts.push(shift);
                    rows.push(number);
                }
            }
        }
    }
    preview
}

fn columns(sheet: &Sheet) -> BTreeMap<RosterColumn, usize> {
    let mut found = BTreeMap::new();
    for (at, header) in sheet.header().iter().enumerate() {
        let header = key(header);
        if let Some((column, _)) = NAMES.iter().find(|(_, names)| names.contains(&&*header)) {
            found.entry(*column).or_insert(at);
        }
    }
    found
}

fn meet(one: &Shift, two: &Shift) -> bool {
    one.staff == two.staff && one.start < two.end && two.start < one.end
}

struct Reader<'a> {
    sheet: &'a Sheet,
    data: &'a OfficeData,
    columns: BTreeMap<RosterColumn, usize>,
    format: DateFormat,
}

impl Reader<'_> {
    fn cell(&self, row: usize, column: RosterColumn) -> String {
        self.columns
            .get(&column)
            .map(|it| fold(self.sheet.cell(row, *it)).into_owned())
            .unwrap_or_default()
    }

    fn shift(&self, row: usize) -> Result<Shift, (RosterColumn, RosterReason)> {
        let needed = |column| {
            let text = self.cell(row, column);
            if text.is_empty() { Err((column, RosterReason::Missing)) } else { Ok(text) }
        };
        let staff =
            self.person(&needed(RosterColumn::Name)?).map_err(|it| (RosterColumn::Name, it))?;
        let day = read_moment(&needed(RosterColumn::Date)?, self.format)
            .ok_or((RosterColumn::Date, RosterReason::NotADate))?;
        let moment = |column| {
            let text = needed(column)?;
            let whole = read_moment(&text, self.format).filter(|it| it.time.is_some());
            let time = read_time(&text).map(|it| day.date.and_time(it));
            time.or(whole.and_then(|it| Some(it.date.and_time(it.time?))))
                .ok_or((column, RosterReason::NotATime))
        };
        let (start, mut end) = (moment(RosterColumn::Start)?, moment(RosterColumn::End)?);
        if end <= start {
            end = end.checked_add_days(Days::new(1)).unwrap_or(end);
        }
        let at = |column, local: NaiveDateTime| -> Result<Time, (RosterColumn, RosterReason)> {
            self.data.office.utc_offset.time(local).ok_or((column, RosterReason::NotADate))
        };
        let (start, end) = (at(RosterColumn::Date, start)?, at(RosterColumn::Date, end)?);
        let lasts = end.since(start);
        if !(1..=24 * 3600).contains(&lasts) {
            return Err((RosterColumn::End, RosterReason::NotATime));
        }
        let logged = self.cell(row, RosterColumn::Logged);
        let logged_s = if logged.is_empty() {
            None
        } else {
            let seconds = read_hours(&logged).filter(|it| i64::from(*it) <= lasts);
            Some(seconds.ok_or((RosterColumn::Logged, RosterReason::NotHours))?)
        };
        Ok(Shift { staff, start, end, logged_s, extra: Extra::default() })
    }

    fn person(&self, text: &str) -> Result<StaffId, RosterReason> {
        let is = |it: &&Staff| it.id.as_str() == text || it.name.trim() == text;
        let called: Vec<&Staff> = self.data.staff.iter().filter(is).collect();
        match called.as_slice() {
            [] => Err(RosterReason::UnknownPerson),
            [one] => Ok(one.id.clone()),
            _ => Err(RosterReason::TwoPeople),
        }
    }
}

/// Hours as people write them, in seconds: `7.5`, `7:30`, `7.5h`, `7.5小时`.
pub fn read_hours(text: &str) -> Option<u32> {
    let text = fold(text);
    let text = text.trim_end_matches(['h', 'H', '时', '小']).trim();
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (hours <= 24 && minutes < 60).then_some(hours * 3600 + minutes * 60);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 2 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let centi: u32 = format!("{whole}{part:0<2}").parse().ok()?;
    Some(centi * 36)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read_text;
    use crate::model::{Office, templates};

    fn office() -> OfficeData {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.staff = vec![Staff::named("王芳"), Staff::named("李娜")];
        data.staff.push(Staff { id: StaffId::new("7"), ..Staff::named("李娜") });
        data
    }

    fn read(text: &str) -> RosterPreview {
        read_roster(&read_text(text).unwrap(), &office())
    }

    fn local(preview: &RosterPreview) -> Vec<(String, String, String, Option<u32>)> {
        let offset = office().office.utc_offset;
        let shifts = preview.shifts.iter();
        shifts
            .map(|it| {
                let (start, end) = (offset.local(it.start), offset.local(it.end));
                (it.staff.to_string(), start.to_string(), end.to_string(), it.logged_s)
            })
            .collect()
    }

    #[test]
    fn rosters_are_read_with_chinese_and_english_headers() {
        let shift = |staff: &str, start: &str, end: &str, logged| {
            (staff.to_owned(), start.to_owned(), end.to_owned(), logged)
        };
        let chinese = "姓名,日期,上班,下班,登录工时（小时）\n王芳,2026/7/1,8:00,16:00,7.5\n7,7月1日,20:00,4:00,\n";
        let preview = read(chinese);
        assert_eq!(
            local(&preview),
            [shift("王芳", "2026-07-01 08:00:00", "2026-07-01 16:00:00", Some(27_000))]
        );
        assert_eq!(preview.problems[0].reason, RosterReason::NotADate);
        let english = "Name,Date,Start,End\n7,2026-07-01,20:00,04:00\n";
        let preview = read(english);
        let night = shift("7", "2026-07-01 20:00:00", "2026-07-02 04:00:00", None);
        assert_eq!((local(&preview), preview.problems), (vec![night], vec![]));
    }

    #[test]
    fn every_row_that_is_not_taken_says_where_and_why() {
        let text = "姓名,日期,开始,结束,登录工时\n\
            赵六,2026-07-01,8:00,16:00,\n\
            李娜,2026-07-01,8:00,16:00,\n\
            王芳,明天,8:00,16:00,\n\
            王芳,2026-07-01,早,16:00,\n\
            王芳,2026-07-01,8:00,,\n\
            王芳,2026-07-01,8:00,16:00,9\n\
            王芳,2026-07-01,8:00,16:00,8\n\
            王芳,2026-07-01,15:00,17:00,\n";
        let preview = read(text);
        let found: Vec<_> = preview
            .problems
            .iter()
            .map(|it| (it.row, it.column.as_deref().unwrap_or(""), it.value.as_str(), it.reason))
            .collect();
        assert_eq!(
            found,
            [
                (2, "姓名", "赵六", RosterReason::UnknownPerson),
                (3, "姓名", "李娜", RosterReason::TwoPeople),
                (4, "日期", "明天", RosterReason::NotADate),
                (5, "开始", "早", RosterReason::NotATime),
                (6, "结束", "", RosterReason::Missing),
                (7, "登录工时", "9", RosterReason::NotHours),
                (9, "开始", "15:00", RosterReason::Overlaps { row: 8 }),
            ]
        );
        assert_eq!(preview.shifts.len(), 1);
    }

    #[test]
    fn a_header_without_a_needed_column_is_named() {
        let preview = read("姓名,日期,备注\n王芳,2026-07-01,x\n");
        let missing: Vec<_> = preview.problems.iter().map(|it| it.reason).collect();
        assert_eq!(
            missing,
            [
                RosterReason::NoColumn(RosterColumn::Start),
                RosterReason::NoColumn(RosterColumn::End)
            ]
        );
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        for (text, seconds) in [
            ("7.5", Some(27_000)),
            ("7:30", Some(27_000)),
            ("8小时", Some(28_800)),
            ("８", Some(28_800)),
            ("7.25h", Some(26_100)),
            ("x", None),
            ("", None),
            ("100", None),
            ("7.123", None),
            ("7:60", None),
        ] {
            assert_eq!(read_hours(text), seconds, "{text:?}");
        }
    }
}
