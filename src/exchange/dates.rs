//! Dates as tables write them: which of day and month comes first is decided by the whole column.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::clock::{read_time, split_offset};
use super::text::fold;
use crate::model::{Time, UtcOffset};

/// How the dates of a column are to be read.
///
/// A date that begins with a four-digit year reads the same under all of them, and so does a serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateFormat {
    /// 2021-01-05, 2021/1/5, 2021.1.5, 2021年1月5日, 20210105.
    YearFirst,
    /// 1/5/2021 is the fifth of January.
    MonthFirst,
    /// 1/5/2021 is the first of May.
    DayFirst,
    /// 44201: days since the end of 1899, as Excel stores dates.
    Serial,
}

/// What the values of a column say about its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateGuess {
    /// The format to use unless the user says otherwise.
    pub format: DateFormat,
    /// Whether the values leave no other reading; if not, the user should confirm.
    pub certain: bool,
}

/// A local date, with the time of day if the cell has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The date.
    pub date: NaiveDate,
    /// The time of day.
    pub time: Option<NaiveTime>,
    /// Minutes ahead of UTC where the cell says so (`Z`, `+08:00`); the office's clock otherwise.
    pub offset_min: Option<i32>,
}

impl Moment {
    /// The point in time, from midnight if there is no time of day; `None` outside 1970–2106.
    pub fn at(self, office: UtcOffset) -> Option<Time> {
        let offset = match self.offset_min {
            Some(minutes) => UtcOffset::try_from(minutes).ok()?,
            None => office,
        };
        offset.time(NaiveDateTime::new(self.date, self.time.unwrap_or(NaiveTime::MIN)))
    }
}

/// The formats that three numbers can be read in, by preference where nothing decides.
const ORDERS: [DateFormat; 3] =
    [DateFormat::MonthFirst, DateFormat::DayFirst, DateFormat::YearFirst];

/// The format of a column of dates; `None` if no value is one.
pub fn guess_format<'a>(values: impl Iterator<Item = &'a str>) -> Option<DateGuess> {
    let (mut year_first, mut serial) = (false, false);
    // How many values can be read in exactly these of the three orders.
    let mut readable_in = [0_usize; 8];
    for value in values {
        let value = fold(value);
        if bare_number(&value).is_some() {
            serial = true;
        } else if value.len() >= 8 && read_digits(&value).is_some() {
            year_first = true;
        } else if let Some((parts, _)) = split_date(&value) {
            let orders = ORDERS.map(|it| parts.read(it).is_some());
            if parts.year_leads() {
                year_first |= orders[2];
            } else {
                let mask = orders.iter().rev().fold(0, |mask, it| mask * 2 + usize::from(*it));
                readable_in[mask] += 1;
            }
        }
    }
    let reads = |order: usize, not: usize| {
        let fits = |mask: &usize| mask >> order & 1 == 1 && (not == order || mask >> not & 1 == 0);
        (0..8).filter(fits).map(|mask| readable_in[mask]).sum::<usize>()
    };
    let most = (0..3).map(|it| reads(it, it)).max().filter(|it| *it > 0);
    match most {
        Some(most) => {
            let best = (0..3).find(|it| reads(*it, *it) == most)?;
            let certain = (0..3)
                .filter(|it| *it != best)
                .all(|it| reads(best, it) > 0 && reads(it, best) == 0);
            Some(DateGuess { format: ORDERS[best], certain })
        }
        None if year_first => Some(DateGuess { format: DateFormat::YearFirst, certain: true }),
        None if serial => Some(DateGuess { format: DateFormat::Serial, certain: true }),
        None => None,
    }
}

/// A date with or without a time of day.
pub fn read_moment(text: &str, format: DateFormat) -> Option<Moment> {
    let text = fold(text);
    if let Some(days) = bare_number(&text) {
        return serial_moment(days);
    }
    if let Some((date, time)) = read_digits(&text) {
        return Some(Moment { date, time, offset_min: None });
    }
    let (parts, rest) = split_date(&text)?;
    let date = parts.read(format)?;
    let rest = without_weekday(rest);
    if rest.is_empty() {
        return Some(Moment { date, time: None, offset_min: None });
    }
    let (clock, offset_min) = split_offset(rest)?;
    Some(Moment { date, time: Some(read_time(clock)?), offset_min })
}

/// Three numbers of a date, as written.
struct Parts<'a> {
    numbers: [&'a str; 3],
    chinese: bool,
}

impl Parts<'_> {
    /// Whether the first number can only be the year.
    fn year_leads(&self) -> bool {
        self.chinese || self.numbers[0].len() == 4
    }

    fn read(&self, format: DateFormat) -> Option<NaiveDate> {
        let [first, second, third] = self.numbers;
        let (year, month, day) = match format {
            _ if self.year_leads() => (first, second, third),
            DateFormat::YearFirst if third.len() <= 2 => (first, second, third),
            DateFormat::MonthFirst => (third, first, second),
            DateFormat::DayFirst => (third, second, first),
            DateFormat::YearFirst | DateFormat::Serial => return None,
        };
        if month.len() > 2 || day.len() > 2 {
            return None;
        }
        let year = match (year.len(), year.parse::<i32>().ok()?) {
            (4, year) => year,
            // No record is older than 1970.
            (2, year @ 0..70) => 2000 + year,
            (2, year) => 1900 + year,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
    }
}

/// Three numbers with separators at the start of the text, and what follows them.
fn split_date(text: &str) -> Option<(Parts<'_>, &str)> {
    let mut rest = text;
    let mut numbers = [""; 3];
    let mut separators = [' '; 2];
    for (at, number) in numbers.iter_mut().enumerate() {
        let end = rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len());
        if !(1..=4).contains(&end) {
            return None;
        }
        (*number, rest) = rest.split_at(end);
        if let Some(separator) = separators.get_mut(at) {
            *separator = rest.chars().next()?;
            rest = rest[separator.len_utf8()..].trim_start();
        }
    }
    let chinese = separators == ['年', '月'];
    if !chinese && (separators[0] != separators[1] || !['-', '/', '.'].contains(&separators[0])) {
        return None;
    }
    let tail = rest.strip_prefix(['日', '号']).filter(|_| chinese);
    let rest = match tail {
        Some(tail) => tail,
        None if rest.is_empty() => rest,
        None => rest.strip_prefix(['T', 't', ' ', '\t'])?,
    };
    Some((Parts { numbers, chinese }, rest.trim()))
}

fn without_weekday(rest: &str) -> &str {
    let day = rest.strip_prefix("星期").or_else(|| rest.strip_prefix('周'));
    let day = day.and_then(|it| it.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']));
    day.unwrap_or(rest).trim()
}

/// `20210105`, `202101050912` and `20210105091258`.
fn read_digits(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if !text.bytes().all(|it| it.is_ascii_digit()) || ![8, 12, 14].contains(&text.len()) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to).map_or(Ok(0), str::parse::<u32>).ok();
    let year = text[..4].parse().ok()?;
    let date = NaiveDate::from_ymd_opt(year, number(4, 6)?, number(6, 8)?)?;
    if text.len() == 8 {
        return Some((date, None));
    }
    Some((date, Some(NaiveTime::from_hms_opt(number(8, 10)?, number(10, 12)?, number(12, 14)?)?)))
}

/// An Excel serial number between 1970 and 2106.
fn bare_number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    if !plain || text.find('.').unwrap_or(text.len()) != 5 {
        return None;
    }
    text.parse().ok().filter(|it| (25_569.0..75_600.0).contains(it))
}

/// The date and time of a serial number, to the nearest second; no time if it is whole.
pub(super) fn serial_moment(days: f64) -> Option<Moment> {
    #[expect(clippy::cast_possible_truncation, reason = "at most 75,600 days, 6.6e9 seconds")]
    let seconds = (days * 86_400.0).round() as i64;
    let start = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_time(NaiveTime::MIN);
    let moment = start.checked_add_signed(Duration::try_seconds(seconds)?)?;
    let time = (days.fract() > 0.0).then(|| moment.time());
    Some(Moment { date: moment.date(), time, offset_min: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, format: DateFormat, expected: &str) {
        let moment = read_moment(text, format).unwrap_or_else(|| panic!("{text:?} is refused"));
        let time = moment.time.map(|it| format!(" {it}")).unwrap_or_default();
        assert_eq!(format!("{}{time}", moment.date), expected, "{text:?}");
    }

    #[test]
    fn dates_as_systems_write_them() {
        use DateFormat::{DayFirst, MonthFirst, YearFirst};
        for text in [
            "2021-01-05",
            "2021/1/5",
            "2021.1.5",
            "2021年1月5日",
            "2021年01月05号",
            "20210105",
            "44201",
            "2021/1/5",
            "2021/1/5 星期二",
        ] {
            check(text, YearFirst, "2021-01-05");
            check(text, MonthFirst, "2021-01-05");
        }
        check("1/5/2021", MonthFirst, "2021-01-05");
        check("1/5/2021", DayFirst, "2021-05-01");
        check("1-5-21", DayFirst, "2021-05-01");
        check("21/1/5", YearFirst, "2021-01-05");
        for text in ["2021-13-01", "2021-1/5", "1/5/2021", "2021", "2021-01-05x", "5.1", "", "年"]
        {
            assert_eq!(read_moment(text, YearFirst), None, "{text:?}");
        }
    }

    #[test]
    fn dates_with_times() {
        let year_first = DateFormat::YearFirst;
        for text in [
            "2021-01-01 09:12:58",
            "2021-01-01T09:12:58",
            "2021/1/1 9:12:58",
            "20210101091258",
            "2021年1月1日 9时12分58秒",
            "2021年1月1日上午9:12:58",
            "44197.3840046296",
            "2021-01-01 09:12:58.123",
            "2021/1/1 9:12:58 AM",
            "2021-01-01  09:12:58",
        ] {
            check(text, year_first, "2021-01-01 09:12:58");
        }
        check("2021-01-01 00:00", year_first, "2021-01-01 00:00:00");
        let zoned = read_moment("2021-01-01T01:12:58Z", year_first).unwrap();
        let local = read_moment("2021-01-01 09:12:58", year_first).unwrap();
        assert_eq!(zoned.at(UtcOffset::CHINA), local.at(UtcOffset::CHINA));
        let zoned = read_moment("2021-01-01T04:12:58+03:00", year_first).unwrap();
        assert_eq!(zoned.at(UtcOffset::CHINA), local.at(UtcOffset::CHINA));
    }

    #[test]
    fn the_whole_column_decides_on_day_and_month() {
        #[track_caller]
        fn check(values: &[&str], format: DateFormat, certain: bool) {
            let guess = guess_format(values.iter().copied());
            assert_eq!(guess, Some(DateGuess { format, certain }), "{values:?}");
        }
        use DateFormat::{DayFirst, MonthFirst, Serial, YearFirst};
        check(&["2021-01-05", ""], YearFirst, true);
        check(&["1/5/2021", "13/5/2021"], DayFirst, true);
        check(&["1/5/2021", "5/13/2021"], MonthFirst, true);
        check(&["1/5/2021", "5/5/2021"], MonthFirst, false);
        check(&["13/5/2021", "5/13/2021"], MonthFirst, false);
        check(&["44197", "44198.5"], Serial, true);
        check(&["1/5/2021", "13/5/2021", "oops", "99/9/2021"], DayFirst, true);
        check(&["1/31/21", "2/29/20"], MonthFirst, true);
        assert_eq!(guess_format(["x", ""].into_iter()), None);
    }
}
