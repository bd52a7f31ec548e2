//! Sheet to records: every row becomes a record, a counted duplicate, or problems with their reasons.
//!
//! Invariant: `rows` + `refused` + `duplicates` is the number of rows of the sheet.

use std::collections::{BTreeMap, BTreeSet};

use super::dates::{DateFormat, DateGuess, guess_format};
use super::fields::{Field, Mapping};
use super::identity::{Identity, is_rounded};
use super::problems::{Reason, RowProblem};
use super::reading::{Columns, RowReading};
use super::sheet::Sheet;
use super::text::tidy;
use super::values::{read_count, read_rating};
use super::words::{read_channel, read_urgency, read_yes_no};
use crate::model::{
    Channel, Period, Record, RecordId, Staff, StaffId, TaskType, TaskTypeId, Urgency, UtcOffset,
};

/// The id and name of the kind of work where a row names none; shown in the user's language.
pub const UNSPECIFIED: &str = "unspecified";

/// What the user decides about an import besides the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportOptions {
    /// The office's clock, which the times of the file are read by.
    pub utc_offset: UtcOffset,
    /// The channel of a sheet that neither names one nor looks like telephone calls.
    pub channel: Channel,
    /// Date formats by column where the user has overruled what was found.
    pub date_formats: BTreeMap<usize, DateFormat>,
}

impl Default for ImportOptions {
    fn default() -> Self {
        let (utc_offset, channel) = (UtcOffset::CHINA, Channel::Phone);
        Self { utc_offset, channel, date_formats: BTreeMap::new() }
    }
}

/// What an import would bring, before anything is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The layout the rows come from.
    pub source: String,
    /// The records, in the order of the file.
    pub rows: Vec<Record>,
    /// The row of each record as the spreadsheet numbers it.
    pub numbers: Vec<u32>,
    /// Everybody who is named by a record, by name.
    pub staff: Vec<Staff>,
    /// Every kind of work that is named by a record, by name.
    pub task_types: Vec<TaskType>,
    /// What is wrong with the rows that are no records, top to bottom; a row may have several problems.
    pub problems: Vec<RowProblem>,
    /// How many rows are no records.
    pub refused: usize,
    /// How many rows repeat an earlier row with the same number word for word.
    pub duplicates: usize,
    /// Waits of calls that nobody answered; a record has no place for them.
    pub unanswered_waits: usize,
    /// How the columns with dates were read.
    pub dates: Vec<DateColumn>,
    /// The smallest kind of period that holds all records.
    pub period: Option<Period>,
}

/// How a column with dates was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateColumn {
    /// Its place, from 0.
    pub column: usize,
    /// What it fills.
    pub field: Field,
    /// What its values say.
    pub guess: DateGuess,
    /// The format it was read in.
    pub format: DateFormat,
}

/// Reads every row of the sheet by the roles of its columns.
pub fn preview(sheet: &Sheet, mapping: &Mapping, options: &ImportOptions) -> Preview {
    let dates = date_columns(sheet, mapping, options);
    let formats = dates.iter().map(|it| (it.column, it.format)).collect();
    let columns = Columns::new(sheet, mapping, options.utc_offset, formats);
    let mut identity = Identity::new(sheet, mapping);
    let is_calls = [Field::Answered, Field::WaitSeconds].into_iter().any(|it| columns.has(it));
    let channel = if is_calls { Channel::Phone } else { options.channel };
    let mut preview = Preview {
        source: identity.source(),
        rows: Vec::new(),
        numbers: Vec::new(),
        staff: Vec::new(),
        task_types: Vec::new(),
        problems: Vec::new(),
        refused: 0,
        duplicates: 0,
        unanswered_waits: 0,
        dates,
        period: None,
    };
    let mut first_with: BTreeMap<RecordId, usize> = BTreeMap::new();
    let mut ragged = sheet.ragged().iter().filter(|it| it.found > it.expected).peekable();
    for row in 0..sheet.len() {
        let number = sheet.number(row);
        let mut reading = RowReading::new(&columns, row);
        if let Some(it) = ragged.next_if(|it| it.row == number) {
            let (found, expected) = (it.found, it.expected);
            reading.complain_of_row(Reason::TooManyCells { found, expected });
            preview.refuse(reading.problems);
            continue;
        }
        let external_id = identity.external_id(row);
        let record = read_record(&mut reading, &preview.source, channel, external_id);
        let Some(record) = record.filter(|_| reading.problems.is_empty()) else {
            preview.refuse(reading.problems);
            continue;
        };
        match first_with.get(&record.id) {
            None => {
                let waited = record.answered == Some(false)
                    && reading.seconds(Field::WaitSeconds).is_some_and(|it| it > 0);
                preview.unanswered_waits += usize::from(waited);
                first_with.insert(record.id.clone(), preview.rows.len());
                preview.rows.push(record);
                preview.numbers.push(number);
            }
            Some(first) if preview.rows[*first] == record => preview.duplicates += 1,
            Some(first) => {
                let first = preview.numbers[*first];
                reading.complain(Field::RecordNumber, Reason::NumberTwice { first });
                preview.refuse(reading.problems);
            }
        }
    }
    preview.name_people_and_work();
    preview.find_period(options.utc_offset);
    preview
}

impl Preview {
    fn refuse(&mut self, problems: Vec<RowProblem>) {
        self.problems.extend(problems);
        self.refused += 1;
    }

    fn name_people_and_work(&mut self) {
        let people = |it: &Record| [it.agent.clone(), it.closed_by.clone(), it.about.clone()];
        let people: BTreeSet<StaffId> = self.rows.iter().flat_map(people).flatten().collect();
        self.staff = people.iter().map(|it| Staff::named(it.as_str())).collect();
        let work: BTreeSet<&TaskTypeId> = self.rows.iter().map(|it| &it.task_type).collect();
        self.task_types = work.into_iter().map(|it| TaskType::named(it.as_str())).collect();
    }

    fn find_period(&mut self, offset: UtcOffset) {
        let times = || self.rows.iter().map(|it| it.created);
        let range = times().min().zip(times().max());
        let date = |time| offset.local(time).date();
        self.period = range.map(|(first, last)| Period::holding(date(first), date(last)));
    }
}

/// The format of every column with dates; where its values do not decide, that of a column that does.
fn date_columns(sheet: &Sheet, mapping: &Mapping, options: &ImportOptions) -> Vec<DateColumn> {
    let guess = |field: Field| {
        let column = mapping.column(field)?;
        Some((field, column, guess_format(sheet.column(column))?))
    };
    let fields = Field::ALL.into_iter().filter(|it| it.holds_dates());
    let guesses: Vec<(Field, usize, DateGuess)> = fields.filter_map(guess).collect();
    let is_order = |it: &DateFormat| matches!(it, DateFormat::MonthFirst | DateFormat::DayFirst);
    let mut orders =
        guesses.iter().filter(|it| it.2.certain).map(|it| it.2.format).filter(is_order);
    let sure = orders.next().filter(|first| orders.all(|it| it == *first));
    let column = |(field, column, guess): (Field, usize, DateGuess)| {
        let found = if guess.certain { guess.format } else { sure.unwrap_or(guess.format) };
        let format = options.date_formats.get(&column).copied().unwrap_or(found);
        DateColumn { column, field, guess, format }
    };
    guesses.into_iter().map(column).collect()
}

/// The record of a row; the problems found are left in `reading`.
fn read_record(
    reading: &mut RowReading<'_>,
    source: &str,
    channel: Channel,
    external_id: Option<String>,
) -> Option<Record> {
    let number = external_id.unwrap_or_default();
    if number.is_empty() {
        reading.complain(Field::RecordNumber, Reason::Missing(Field::RecordNumber));
    } else if is_rounded(&number) {
        reading.complain(Field::RecordNumber, Reason::RoundedNumber);
    }
    let created = reading.created();
    let text = |field| reading.filled(field).map(tidy).filter(|it| !it.is_empty());
    let staff = |field| text(field).map(|it| StaffId::new(&it));
    let task_type = text(Field::TaskType).unwrap_or_else(|| UNSPECIFIED.to_owned());
    let (agent, closed_by, about) =
        (staff(Field::Agent), staff(Field::ClosedBy), staff(Field::About));
    let (room, incident) = (text(Field::Room), text(Field::Incident));
    let note = reading.filled(Field::Note).map(|it| it.trim().to_owned());
    let channel = reading.value(Field::Channel, read_channel).unwrap_or(channel);
    let urgency = reading.value(Field::Urgency, read_urgency).unwrap_or(Urgency::Normal);
    let answered = reading.value(Field::Answered, read_yes_no);
    let rings = reading.value(Field::Rings, read_count);
    let wait_s = reading.seconds(Field::WaitSeconds);
    let talk_s = reading.seconds(Field::TalkDuration);
    let first_response = reading.time(Field::FirstResponse);
    let due = reading.time(Field::Due);
    let (solved, resolved_then) = reading.resolved(read_yes_no);
    let resolved = reading.time(Field::ResolvedAt).or(resolved_then);
    let reopened = reading.time(Field::Reopened);
    let rating = reading.value(Field::Rating, read_rating).flatten();
    let upheld = reading.value(Field::Upheld, read_yes_no);
    let was_heard = answered != Some(false);
    if !was_heard && talk_s.is_some_and(|it| it > 0) {
        reading.complain(Field::TalkDuration, Reason::UnansweredWith(Field::TalkDuration));
    }
    if !was_heard && rating.is_some() {
        reading.complain(Field::Rating, Reason::UnansweredWith(Field::Rating));
    }
    let id = format!("{source}/{number}");
    let base = Record::new(&id, source, TaskTypeId::new(&task_type), channel, created?);
    Some(Record {
        external_id: Some(number),
        urgency,
        agent,
        room,
        incident,
        answered,
        // These are measured until and from the answer.
        rings: rings.filter(|_| was_heard),
        wait_s: wait_s.filter(|_| was_heard),
        talk_s: talk_s.filter(|_| was_heard),
        first_response,
        due,
        resolved,
        solved,
        reopened,
        closed_by,
        rating,
        about,
        upheld,
        note,
        ..base
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::match_columns;
    use crate::exchange::values::ValueError;

    fn read(rows: &[&[&str]]) -> Preview {
        let sheet = Sheet::from_rows(rows.iter().map(|it| it.iter().copied())).unwrap();
        let preview = preview(&sheet, &match_columns(&sheet), &ImportOptions::default());
        assert_eq!(preview.rows.len() + preview.refused + preview.duplicates, sheet.len());
        preview
    }

    fn reasons(preview: &Preview) -> Vec<(u32, Reason)> {
        preview.problems.iter().map(|it| (it.row, it.reason.clone())).collect()
    }

    const CALLS: &[&str] =
        &["工单号", "坐席", "创建时间", "是否接听", "等待时长", "通话时长", "满意度", "是否解决"];

    #[test]
    fn calls_become_records() {
        let preview = read(&[
            CALLS,
            &["1", " 王  芳 ", "2026-07-01 08:30", "是", "12", "0:01:00", "5分", "是"],
            &["2", "李娜", "2026-07-02 08:30", "否", "30", "", "", "否"],
        ]);
        assert_eq!(preview.problems, []);
        let [one, two] = preview.rows.as_slice() else { panic!("two records") };
        assert_eq!((one.id.as_str(), one.source.as_str()), ("csv:工单号/1", "csv:工单号"));
        assert_eq!(one.agent.as_ref().map(StaffId::as_str), Some("王 芳"));
        assert_eq!(one.created.to_string(), "2026-07-01T00:30:00Z");
        assert_eq!((one.wait_s, one.talk_s, one.rating), (Some(12), Some(60), Some(5)));
        assert_eq!((two.answered, two.wait_s, two.solved), (Some(false), None, Some(false)));
        assert_eq!((one.channel, one.task_type.as_str()), (Channel::Phone, UNSPECIFIED));
        assert_eq!((preview.unanswered_waits, preview.staff.len()), (1, 2));
        assert_eq!(preview.period.map(|it| it.to_string()).as_deref(), Some("2026-07"));
    }

    #[test]
    fn a_bad_cell_refuses_its_row_and_says_where() {
        let preview = read(&[
            CALLS,
            &["1", "王芳", "2026-07-01 08:30", "是", "12", "60", "6", "也许"],
            &["2", "王芳", "明天", "是", "12", "60", "5", "是"],
            &["", "王芳", "", "是", "12", "60", "5", "是"],
            &["4", "王芳", "2026-07-01 08:30", "否", "", "60", "5", "否"],
            &["5", "王芳", "2026-07-01 08:30", "是", "12", "60", "5", "是", "多"],
            &["2.02107E+15", "王芳", "2026-07-01 08:30", "是", "12", "60", "5", "是"],
            &["7", "王芳", "1969-07-01 08:30", "是", "12", "60", "5", "是"],
        ]);
        let value = |field, error| Reason::Value { field, error };
        assert_eq!(
            reasons(&preview),
            [
                (2, value(Field::Resolved, ValueError::Unknown)),
                (2, value(Field::Rating, ValueError::OutOfRange)),
                (3, Reason::NotADate(Field::Created)),
                (4, Reason::Missing(Field::RecordNumber)),
                (4, Reason::Missing(Field::Created)),
                (5, Reason::UnansweredWith(Field::TalkDuration)),
                (5, Reason::UnansweredWith(Field::Rating)),
                (6, Reason::TooManyCells { found: 9, expected: 8 }),
                (7, Reason::RoundedNumber),
                (8, Reason::OutsideYears(Field::Created)),
            ]
        );
        let column = preview.problems[1].column.as_ref().map(|it| (it.index, &*it.header));
        assert_eq!((column, preview.problems[1].value.as_str()), (Some((6, "满意度")), "6"));
        assert_eq!((preview.rows.len(), preview.refused), (0, 7));
    }

    #[test]
    fn a_number_twice_is_a_duplicate_or_a_problem() {
        let row = ["1", "王芳", "2026-07-01 08:30", "是", "12", "60", "5", "是"];
        let mut other = row;
        other[6] = "4";
        let preview = read(&[CALLS, &row, &row, &other]);
        assert_eq!((preview.rows.len(), preview.duplicates), (1, 1));
        assert_eq!(reasons(&preview), [(4, Reason::NumberTwice { first: 2 })]);
    }

    #[test]
    fn dates_that_nothing_decides_follow_a_column_that_is_sure() {
        let rows: &[&[&str]] = &[
            &["工单号", "坐席", "创建时间", "完成时间"],
            &["1", "王芳", "1/5/2021 10:00", "13/5/2021 10:00"],
        ];
        let preview = read(rows);
        assert_eq!(preview.rows[0].created.to_string(), "2021-05-01T02:00:00Z");
        let created = preview.dates[0];
        assert_eq!((created.guess.certain, created.format), (false, DateFormat::DayFirst));
    }

    #[test]
    fn the_user_overrules_the_format() {
        let rows = [["坐席", "日期"], ["王芳", "1/5/2021"]];
        let sheet = Sheet::from_rows(rows).unwrap();
        let mut options = ImportOptions::default();
        options.date_formats.insert(1, DateFormat::DayFirst);
        let preview = preview(&sheet, &match_columns(&sheet), &options);
        assert_eq!(preview.period.map(|it| it.to_string()).as_deref(), Some("2021-05"));
        assert!(!preview.dates[0].guess.certain);
        assert_eq!(preview.source, "csv:row");
    }
}
