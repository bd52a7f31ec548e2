//! Columns to fields: by the names of the headers, held against what the cells look like.

use std::collections::BTreeSet;

use super::clock::read_time;
use super::dates::{DateFormat, read_moment};
use super::fields::{Field, Mapping};
use super::sheet::Sheet;
use super::synonyms::{Names, TABLE};
use super::text::{is_blank, key, words};
use super::values::{read_count, read_duration, read_rating};
use super::words::{read_channel, read_urgency, read_yes_no};

/// As many filled cells of a column as are looked at.
const SAMPLE: usize = 200;

/// The best role for every column: an exact name first, then a name contained in a longer header.
///
/// Where a name is not clear the cells must agree with it, and between "when" and "whether", or a date
/// and a time of day, the cells decide.
pub fn match_columns(sheet: &Sheet) -> Mapping {
    let mut candidates = Vec::new();
    for (column, header) in sheet.header().iter().enumerate() {
        let header = Header { key: key(header), words: words(header) };
        let cells: Vec<&str> =
            sheet.column(column).filter(|it| !is_blank(it)).take(SAMPLE).collect();
        for names in TABLE {
            if let Some(fit) = header.fit(names) {
                let field = by_content(names.field, &cells);
                let is_clear = matches!(fit, Fit::Clear);
                if is_clear || (!cells.is_empty() && plausible(field, &cells)) {
                    candidates.push((fit, column, field));
                }
            }
        }
    }
    // Best fit first; equal fits from left to right.
    candidates.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut mapping = Mapping::empty(sheet.columns());
    for (_, column, field) in candidates {
        if mapping.field(column).is_none() && !is_taken(&mapping, field) {
            mapping.set(column, Some(field));
        }
    }
    mapping
}

/// Whether the field, or another way to say the same, has its column.
fn is_taken(mapping: &Mapping, field: Field) -> bool {
    let twins: &[Field] = match field {
        Field::Created => &[Field::Date],
        Field::Date | Field::Time => &[Field::Created],
        _ => &[],
    };
    mapping.has(field) || twins.iter().any(|it| mapping.has(*it))
}

/// How well a header fits a field; the greater the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It contains a name. The last word says what a thing is, and a longer name says more.
    Contained { at_end: bool, length: usize },
    /// It is a name that means other things too.
    Vague,
    /// It is a name that leaves no doubt.
    Clear,
}

struct Header {
    key: String,
    words: Vec<String>,
}

impl Header {
    fn fit(&self, names: Names) -> Option<Fit> {
        if self.key.is_empty() {
            return None;
        }
        if names.clear().any(|it| key(it) == self.key) {
            Some(Fit::Clear)
        } else if names.vague().any(|it| key(it) == self.key) {
            Some(Fit::Vague)
        } else {
            names.clear().filter_map(|it| self.contained(it)).max()
        }
    }

    fn contained(&self, name: &str) -> Option<Fit> {
        let (at_end, length) = if name.is_ascii() {
            let name = words(name);
            let found = self.words.windows(name.len()).rposition(|it| *it == *name)?;
            (found + name.len() == self.words.len(), name.iter().map(String::len).sum())
        } else {
            let name = key(name);
            (self.key.rfind(&name)? + name.len() == self.key.len(), name.len())
        };
        Some(Fit::Contained { at_end, length })
    }
}

/// The field that the cells speak for, among those that people call by the same names.
fn by_content(field: Field, cells: &[&str]) -> Field {
    if cells.is_empty() {
        return field;
    }
    let most = |test: &dyn Fn(&str) -> bool| is_most(cells, test);
    match field {
        Field::Date | Field::Time | Field::Created => {
            let (dated, timed) = (most(&|it| has_date(it)), most(&|it| has_time(it)));
            match (dated, timed) {
                (true, true) => Field::Created,
                (true, false) => Field::Date,
                (false, true) => Field::Time,
                (false, false) => field,
            }
        }
        Field::Resolved if most(&|it| has_date(it)) => Field::ResolvedAt,
        Field::ResolvedAt if most(&|it| read_yes_no(it).is_ok()) => Field::Resolved,
        _ => field,
    }
}

/// Whether the cells could be values of the field.
fn plausible(field: Field, cells: &[&str]) -> bool {
    let most = |test: &dyn Fn(&str) -> bool| is_most(cells, test);
    match field {
        Field::Date
        | Field::Created
        | Field::FirstResponse
        | Field::Due
        | Field::ResolvedAt
        | Field::Reopened => most(&|it| has_date(it)),
        Field::Time => most(&|it| read_time(it).is_some()),
        Field::Answered | Field::Upheld => most(&|it| read_yes_no(it).is_ok()),
        Field::Resolved => most(&|it| read_yes_no(it).is_ok() || has_date(it)),
        Field::Channel => most(&|it| read_channel(it).is_ok()),
        Field::Urgency => most(&|it| read_urgency(it).is_ok()),
        Field::Rings => most(&|it| read_count(it).is_ok()),
        Field::WaitSeconds | Field::TalkDuration => most(&|it| read_duration(it, 60).is_ok()),
        Field::Rating => most(&|it| read_rating(it).is_ok()),
        Field::RecordNumber => {
            let different: BTreeSet<&str> = cells.iter().copied().collect();
            different.len() * 10 >= cells.len() * 9
        }
        Field::Agent
        | Field::TaskType
        | Field::Room
        | Field::Incident
        | Field::ClosedBy
        | Field::About
        | Field::Note => true,
    }
}

/// Whether four in five cells pass.
fn is_most(cells: &[&str], test: &dyn Fn(&str) -> bool) -> bool {
    cells.iter().filter(|it| test(it)).count() * 5 >= cells.len() * 4
}

const FORMATS: [DateFormat; 3] =
    [DateFormat::YearFirst, DateFormat::MonthFirst, DateFormat::DayFirst];

fn has_date(text: &str) -> bool {
    FORMATS.iter().any(|it| read_moment(text, *it).is_some())
}

fn has_time(text: &str) -> bool {
    let moments = FORMATS.iter().filter_map(|it| read_moment(text, *it));
    read_time(text).is_some() || moments.into_iter().any(|it| it.time.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns as `(header, cells)`, with the role expected.
    #[track_caller]
    fn check(columns: &[(&str, &[&str], Option<Field>)]) {
        let height = columns.iter().map(|it| it.1.len()).max().unwrap();
        let mut rows = vec![columns.iter().map(|it| it.0).collect::<Vec<_>>()];
        for row in 0..height {
            rows.push(columns.iter().map(|it| it.1.get(row).copied().unwrap_or("")).collect());
        }
        let sheet = Sheet::from_rows(rows).unwrap();
        let expected: Vec<Option<Field>> = columns.iter().map(|it| it.2).collect();
        assert_eq!(match_columns(&sheet).roles(), expected);
    }

    #[test]
    fn the_english_hotline() {
        check(&[
            ("Call Id", &["ID0001"], Some(Field::RecordNumber)),
            ("Agent", &["Diane"], Some(Field::Agent)),
            ("Date", &["2021-01-01"], Some(Field::Date)),
            ("Time", &["9:12:58"], Some(Field::Time)),
            ("Topic", &["Contract related"], Some(Field::TaskType)),
            ("Answered (Y/N)", &["Y"], Some(Field::Answered)),
            ("Resolved", &["Y"], Some(Field::Resolved)),
            ("Speed of answer in seconds", &["109"], Some(Field::WaitSeconds)),
            ("AvgTalkDuration", &["0:02:23"], Some(Field::TalkDuration)),
            ("Satisfaction rating", &["3"], Some(Field::Rating)),
        ]);
    }

    #[test]
    fn the_chinese_hotline() {
        check(&[
            ("流水号", &["A1"], Some(Field::RecordNumber)),
            ("接线员", &["王芳"], Some(Field::Agent)),
            ("来电日期", &["2021/1/5"], Some(Field::Date)),
            ("来电时间", &["9:12:58"], Some(Field::Time)),
            ("业务类型", &["报修"], Some(Field::TaskType)),
            ("是否接通", &["是"], Some(Field::Answered)),
            ("处理结果", &["已解决"], Some(Field::Resolved)),
            ("等待时长(秒)", &["12"], Some(Field::WaitSeconds)),
            ("通话时长(秒)", &["99"], Some(Field::TalkDuration)),
            ("客户评价", &["满意"], Some(Field::Rating)),
            ("备注", &["无"], Some(Field::Note)),
            ("", &["x"], None),
        ]);
    }

    #[test]
    fn the_desk_of_a_community() {
        check(&[
            ("工单号", &["A1"], Some(Field::RecordNumber)),
            ("创建时间", &["2026-07-01 08:30"], Some(Field::Created)),
            ("来源", &["微信"], Some(Field::Channel)),
            ("紧急程度", &["一般"], Some(Field::Urgency)),
            ("业主房号", &["3-2-1501"], Some(Field::Room)),
            ("当前处理人", &["王芳"], Some(Field::Agent)),
            ("要求完成时间", &["2026-07-02 08:30"], Some(Field::Due)),
            ("完成时间", &["2026-07-01 18:30"], Some(Field::ResolvedAt)),
            ("回访满意度", &["5"], Some(Field::Rating)),
            ("是否有责", &["否"], Some(Field::Upheld)),
        ]);
    }

    #[test]
    fn the_cells_decide_where_names_do_not() {
        check(&[("受理时间", &["2026-07-01"], Some(Field::Date))]);
        check(&[("解决", &["2026-07-01 10:00"], Some(Field::ResolvedAt))]);
        check(&[("完成时间", &["是", "否"], Some(Field::Resolved))]);
        check(&[
            ("处理结果", &["已更换水龙头"], None),
            ("状态", &["已完成"], Some(Field::Resolved)),
        ]);
        check(&[("编号", &["1", "1", "1", "1"], None)]);
        check(&[("客服评价备注", &["不错"], Some(Field::Note))]);
        check(&[("corporate", &["5"], None)]);
    }

    #[test]
    fn no_field_is_filled_twice() {
        check(&[
            ("创建时间", &["2026-07-01 08:30"], Some(Field::Created)),
            ("日期", &["2026-07-01"], None),
            ("坐席", &["王芳"], Some(Field::Agent)),
            ("坐席", &["李娜"], None),
        ]);
    }
}
