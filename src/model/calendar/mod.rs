//! When an office is open: the hours of its week, public holidays, make-up workdays and days of its own.

mod holidays;
mod notices;
mod spans_text;
mod week;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use self::holidays::{DayKind, Holidays, NoticeDay, NoticeProblem, YearNotice};
pub use self::notices::built_in_notices;
pub use self::spans_text::{NotASpan, read_spans};
pub use self::week::{Span, Week, WeekProblem};
use super::Extra;

/// The hours in which an office works, by its own clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// The hours of an ordinary week.
    pub week: Week,
    /// Public holidays and make-up workdays change nothing here, as at a desk that never closes; only the
    /// office's own days do.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open_on_holidays: bool,
    /// Notices and days beyond those built in.
    #[serde(default, skip_serializing_if = "Holidays::is_empty")]
    pub holidays: Holidays,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Calendar {
    /// This week, with the holidays that are built in.
    pub fn new(week: Week) -> Self {
        Self {
            week,
            open_on_holidays: false,
            holidays: Holidays::default(),
            extra: Extra::default(),
        }
    }

    /// Monday to Friday, 9 to 12 and 13 to 18 o'clock: something to begin with.
    pub fn standard() -> Self {
        let spans = [Span { from: 9 * 60, to: 12 * 60 }, Span { from: 13 * 60, to: 18 * 60 }];
        Self::new(Week::five_days(&spans).expect("the spans are in order"))
    }

    /// The notice of `year`: the imported one, or else the built-in one; `None` if the year is unknown.
    pub fn notice(&self, year: i32) -> Option<&YearNotice> {
        let built_in = || built_in_notices().iter().find(|it| it.year() == year);
        self.holidays.year(year).or_else(built_in)
    }

    /// Whether the hours of `year` are certain: in an unknown year every day is worked as the week says.
    pub fn is_known(&self, year: i32) -> bool {
        self.open_on_holidays || self.notice(year).is_some()
    }

    /// Why `date` is not worked as its weekday says: the office's own word, or else the notice's.
    pub fn special_day(&self, date: NaiveDate) -> Option<&NoticeDay> {
        let noticed = || {
            // The notice of the next year may speak of December, and knows better.
            let years = [date.year().saturating_add(1), date.year()];
            let mut notices = years.into_iter().filter_map(|it| self.notice(it));
            notices.find_map(|it| it.day(date))
        };
        let noticed = || if self.open_on_holidays { None } else { noticed() };
        self.holidays.day(date).or_else(noticed)
    }

    /// Every day that is not worked as its weekday says, in all years known.
    pub fn special_days(&self) -> BTreeMap<NaiveDate, DayKind> {
        let mut notices: BTreeMap<i32, &YearNotice> = BTreeMap::new();
        if !self.open_on_holidays {
            notices.extend(built_in_notices().iter().map(|it| (it.year(), it)));
            notices.extend(self.holidays.years().iter().map(|it| (it.year(), it)));
        }
        // A later notice overwrites the December of an earlier one, and the office's own days overwrite both.
        let days = notices.into_values().flat_map(YearNotice::days);
        days.chain(self.holidays.days()).map(|it| (it.date, it.kind)).collect()
    }

    /// The weekday whose hours a day of this kind has; `None` if it has none at all.
    pub fn hours_of(&self, weekday: Weekday, kind: Option<DayKind>) -> Option<Weekday> {
        match kind {
            None => Some(weekday),
            Some(DayKind::Work) => Some(self.week.made_up_like(weekday)),
            Some(DayKind::Off) => None,
        }
    }

    /// The spans in which `date` is worked.
    pub fn spans(&self, date: NaiveDate) -> &[Span] {
        let kind = self.special_day(date).map(|it| it.kind);
        self.hours_of(date.weekday(), kind).map_or(&[], |it| self.week.spans(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(calendar: &Calendar, day: &str) -> u32 {
        let spans = calendar.spans(date(day)).iter();
        spans.map(|it| u32::from(it.to) - u32::from(it.from)).sum::<u32>() / 60
    }

    fn day(day: &str, kind: DayKind) -> NoticeDay {
        NoticeDay { date: date(day), kind, name: "测试".to_owned() }
    }

    #[test]
    fn holidays_are_off_and_make_up_days_are_worked() {
        #[track_caller]
        fn check(calendar: &Calendar, day: &str, expected: u32) {
            assert_eq!(hours(calendar, day), expected, "{day}");
        }
        let calendar = Calendar::standard();
        check(&calendar, "2026-09-30", 8); // Wednesday
        check(&calendar, "2026-10-01", 0); // 国庆节, Thursday
        check(&calendar, "2026-10-07", 0);
        check(&calendar, "2026-10-08", 8);
        check(&calendar, "2026-10-10", 8); // Saturday, 上班
        check(&calendar, "2026-10-11", 0); // Sunday
        check(&calendar, "2025-01-26", 8); // Sunday, 上班
        check(&calendar, "2024-02-09", 8); // 除夕 of 2024 was only encouraged
        check(&calendar, "2027-10-01", 8); // unknown: a plain Friday
        assert_eq!(calendar.special_day(date("2026-10-10")).unwrap().name, "国庆节");
        assert_eq!(calendar.special_day(date("2026-10-08")), None);
        let known: Vec<i32> = (2020..2030).filter(|it| calendar.is_known(*it)).collect();
        assert_eq!(known, [2024, 2025, 2026]);
    }

    #[test]
    fn a_year_has_the_working_days_that_personnel_offices_count() {
        let calendar = Calendar::standard();
        let worked = |year: i32| {
            let days = NaiveDate::from_ymd_opt(year, 1, 1).unwrap().iter_days();
            let days = days.take_while(|it| it.year() == year);
            days.filter(|it| !calendar.spans(*it).is_empty()).count()
        };
        assert_eq!([worked(2024), worked(2025), worked(2026)], [251, 248, 248]);
    }

    #[test]
    fn the_offices_own_days_come_before_notices_and_an_import_replaces_one() {
        let mut calendar = Calendar::standard();
        calendar.holidays.put_day(day("2026-10-01", DayKind::Work));
        calendar.holidays.put_day(day("2026-10-10", DayKind::Off));
        calendar.holidays.put_day(day("2027-03-01", DayKind::Off));
        assert_eq!((hours(&calendar, "2026-10-01"), hours(&calendar, "2026-10-10")), (8, 0));
        assert_eq!(hours(&calendar, "2027-03-01"), 0);
        assert!(!calendar.is_known(2027), "one day is no notice");
        let notice = YearNotice::new(2026, vec![day("2026-10-08", DayKind::Off)]).unwrap();
        calendar.holidays.put_year(notice);
        assert_eq!((hours(&calendar, "2026-10-02"), hours(&calendar, "2026-10-08")), (8, 0));
        calendar.open_on_holidays = true;
        assert_eq!((hours(&calendar, "2026-10-08"), hours(&calendar, "2026-10-10")), (8, 0));
        assert!(calendar.is_known(2050));
    }

    #[test]
    fn the_next_years_notice_knows_december_better() {
        let mut calendar = Calendar::standard();
        let earlier = vec![day("2029-12-31", DayKind::Work), day("2029-12-28", DayKind::Off)];
        calendar.holidays.put_year(YearNotice::new(2029, earlier).unwrap());
        let later = vec![day("2029-12-31", DayKind::Off), day("2029-12-29", DayKind::Work)];
        calendar.holidays.put_year(YearNotice::new(2030, later).unwrap());
        assert_eq!(hours(&calendar, "2029-12-28"), 0); // Friday
        assert_eq!(hours(&calendar, "2029-12-29"), 8); // Saturday
        assert_eq!(hours(&calendar, "2029-12-31"), 0); // Monday
    }

    #[test]
    fn the_list_of_special_days_says_the_same_as_each_day() {
        let mut calendar = Calendar::standard();
        let december = vec![day("2026-12-31", DayKind::Off), day("2027-01-01", DayKind::Off)];
        calendar.holidays.put_year(YearNotice::new(2027, december).unwrap());
        calendar.holidays.put_year(YearNotice::new(2025, vec![]).unwrap());
        calendar.holidays.put_day(day("2026-10-01", DayKind::Work));
        for open_on_holidays in [false, true] {
            calendar.open_on_holidays = open_on_holidays;
            let listed = calendar.special_days();
            for it in date("2023-01-01").iter_days().take(6 * 366) {
                let single = calendar.special_day(it).map(|it| it.kind);
                assert_eq!(listed.get(&it).copied(), single, "{it}");
            }
        }
    }

    #[test]
    fn what_is_written_comes_back_and_plain_things_are_left_out() {
        let mut calendar = Calendar::standard();
        let text = serde_json::to_string(&calendar).unwrap();
        assert!(text.starts_with(r#"{"week":[[{"from":540,"to":720},"#), "{text}");
        assert!(!text.contains("holidays"), "{text}");
        assert_eq!(serde_json::from_str::<Calendar>(&text).unwrap(), calendar);
        calendar.open_on_holidays = true;
        calendar.holidays.put_day(day("2027-03-01", DayKind::Off));
        calendar.extra.insert("newer".to_owned(), true.into());
        let text = serde_json::to_string(&calendar).unwrap();
        assert_eq!(serde_json::from_str::<Calendar>(&text).unwrap(), calendar);
    }
}
