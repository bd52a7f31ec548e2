//! The State Council's notices on holidays and make-up workdays that are built in, 2024 to 2026.
//!
//! 国务院办公厅关于2024年、2025年、2026年部分节假日安排的通知, of 2023-10-25 (国办发明电〔2023〕7号),
//! 2024-11-12 (国办发明电〔2024〕12号) and 2025-11-04. To add a year, copy the notice line by line.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::holidays::{DayKind, NoticeDay, YearNotice};

/// A month and a day.
type Date = (u32, u32);

/// One line of a notice: the holiday, its first and last day off, and the days to be worked for it.
struct Line {
    name: &'static str,
    first: Date,
    last: Date,
    work: &'static [Date],
}

const fn line(name: &'static str, first: Date, last: Date, work: &'static [Date]) -> Line {
    Line { name, first, last, work }
}

const NOTICES: [(i32, &[Line]); 3] = [
    (
        2024,
        &[
            line("元旦", (1, 1), (1, 1), &[]),
            line("春节", (2, 10), (2, 17), &[(2, 4), (2, 18)]),
            line("清明节", (4, 4), (4, 6), &[(4, 7)]),
            line("劳动节", (5, 1), (5, 5), &[(4, 28), (5, 11)]),
            line("端午节", (6, 10), (6, 10), &[]),
            line("中秋节", (9, 15), (9, 17), &[(9, 14)]),
            line("国庆节", (10, 1), (10, 7), &[(9, 29), (10, 12)]),
        ],
    ),
    (
        2025,
        &[
            line("元旦", (1, 1), (1, 1), &[]),
            line("春节", (1, 28), (2, 4), &[(1, 26), (2, 8)]),
            line("清明节", (4, 4), (4, 6), &[]),
            line("劳动节", (5, 1), (5, 5), &[(4, 27)]),
            line("端午节", (5, 31), (6, 2), &[]),
            line("国庆节、中秋节", (10, 1), (10, 8), &[(9, 28), (10, 11)]),
        ],
    ),
    (
        2026,
        &[
            line("元旦", (1, 1), (1, 3), &[(1, 4)]),
            line("春节", (2, 15), (2, 23), &[(2, 14), (2, 28)]),
            line("清明节", (4, 4), (4, 6), &[]),
            line("劳动节", (5, 1), (5, 5), &[(5, 9)]),
            line("端午节", (6, 19), (6, 21), &[]),
            line("中秋节", (9, 25), (9, 27), &[]),
            line("国庆节", (10, 1), (10, 7), &[(9, 20), (10, 10)]),
        ],
    ),
];

/// The notices that are built in, by year.
pub fn built_in_notices() -> &'static [YearNotice] {
    static BUILT_IN: LazyLock<Vec<YearNotice>> =
        LazyLock::new(|| NOTICES.iter().filter_map(|(year, lines)| notice(*year, lines)).collect());
    &BUILT_IN
}

/// The notice with these lines; `None` if a date does not exist or occurs twice.
fn notice(year: i32, lines: &[Line]) -> Option<YearNotice> {
    let date = |(month, day): Date| NaiveDate::from_ymd_opt(year, month, day);
    let mut days = Vec::new();
    for line in lines {
        let entry = |date, kind| NoticeDay { date, kind, name: line.name.to_owned() };
        let last = date(line.last)?;
        let off = date(line.first)?.iter_days().take_while(|it| *it <= last);
        days.extend(off.map(|it| entry(it, DayKind::Off)));
        for work in line.work {
            days.push(entry(date(*work)?, DayKind::Work));
        }
    }
    YearNotice::new(year, days).ok()
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    fn is_weekend(date: NaiveDate) -> bool {
        matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// The notices say how many days each holiday has (共8天), and the weekday of every make-up day.
    #[test]
    fn every_holiday_is_as_long_as_the_notice_says() {
        let lengths = |year: i32| {
            let notice = built_in_notices().iter().find(|it| it.year() == year).unwrap();
            let mut lengths: Vec<(&str, usize)> = Vec::new();
            for day in notice.days().iter().filter(|it| it.kind == DayKind::Off) {
                match lengths.last_mut() {
                    Some((name, length)) if *name == day.name => *length += 1,
                    _ => lengths.push((&day.name, 1)),
                }
            }
            lengths
        };
        assert_eq!(
            lengths(2024),
            [
                ("元旦", 1),
                ("春节", 8),
                ("清明节", 3),
                ("劳动节", 5),
                ("端午节", 1),
                ("中秋节", 3),
                ("国庆节", 7)
            ]
        );
        assert_eq!(
            lengths(2025),
            [
                ("元旦", 1),
                ("春节", 8),
                ("清明节", 3),
                ("劳动节", 5),
                ("端午节", 3),
                ("国庆节、中秋节", 8)
            ]
        );
        assert_eq!(
            lengths(2026),
            [
                ("元旦", 3),
                ("春节", 9),
                ("清明节", 3),
                ("劳动节", 5),
                ("端午节", 3),
                ("中秋节", 3),
                ("国庆节", 7)
            ]
        );
    }

    #[test]
    fn every_make_up_day_is_on_the_weekend_day_that_the_notice_names() {
        let weekdays = |year: i32| -> Vec<(String, Weekday)> {
            let notice = built_in_notices().iter().find(|it| it.year() == year).unwrap();
            let work = notice.days().iter().filter(|it| it.kind == DayKind::Work);
            work.map(|it| (it.date.format("%-m-%-d").to_string(), it.date.weekday())).collect()
        };
        let expected = |days: &[(&str, Weekday)]| -> Vec<(String, Weekday)> {
            days.iter().map(|(date, weekday)| ((*date).to_owned(), *weekday)).collect()
        };
        let (sat, sun) = (Weekday::Sat, Weekday::Sun);
        assert_eq!(
            weekdays(2024),
            expected(&[
                ("2-4", sun),
                ("2-18", sun),
                ("4-7", sun),
                ("4-28", sun),
                ("5-11", sat),
                ("9-14", sat),
                ("9-29", sun),
                ("10-12", sat)
            ])
        );
        assert_eq!(
            weekdays(2025),
            expected(&[("1-26", sun), ("2-8", sat), ("4-27", sun), ("9-28", sun), ("10-11", sat)])
        );
        assert_eq!(
            weekdays(2026),
            expected(&[
                ("1-4", sun),
                ("2-14", sat),
                ("2-28", sat),
                ("5-9", sat),
                ("9-20", sun),
                ("10-10", sat)
            ])
        );
    }

    /// 全国年节及纪念日放假办法: 11 days until 2024, 13 from 2025 on; everything else is moved, not given.
    #[test]
    fn working_days_lost_are_the_statutory_holidays() {
        let found: Vec<(i32, usize)> = built_in_notices()
            .iter()
            .map(|notice| {
                let count = |kind, weekend| {
                    let days = notice.days().iter();
                    days.filter(|it| it.kind == kind && is_weekend(it.date) == weekend).count()
                };
                assert_eq!(count(DayKind::Work, false), 0, "a make-up day is on a weekend");
                (notice.year(), count(DayKind::Off, false) - count(DayKind::Work, true))
            })
            .collect();
        assert_eq!(found, [(2024, 11), (2025, 13), (2026, 13)]);
    }
}
