//! Days that differ from the week: public holidays, make-up workdays, and an office's own.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A day that is not worked as its weekday says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDay {
    /// The date.
    pub date: NaiveDate,
    /// Whether it is worked.
    pub kind: DayKind,
    /// What it is called, such as 国庆节.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// How a day differs from the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// 放假: nobody works.
    Off,
    /// 上班: a make-up workday (调休), worked like an ordinary one.
    Work,
}

/// A year's holidays and make-up workdays, as the State Council's notice of the year before has them.
///
/// The year's first holiday may begin in the December before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "NoticeFields")]
pub struct YearNotice {
    year: i32,
    days: Vec<NoticeDay>,
}

/// Why days are not those of one year's notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoticeProblem {
    /// The year is outside 1970–2106, where records can be.
    #[error("{0} is no year between 1970 and 2106")]
    Year(i32),
    /// A day is neither in the year nor in the December before.
    #[error("{date} is not in {year} or the December before")]
    OutsideYear {
        /// The notice's year.
        year: i32,
        /// The day.
        date: NaiveDate,
    },
    /// A date occurs twice.
    #[error("{0} occurs twice")]
    Twice(NaiveDate),
}

impl YearNotice {
    /// The notice of `year` with these days, in any order.
    pub fn new(year: i32, mut days: Vec<NoticeDay>) -> Result<Self, NoticeProblem> {
        if !(1970..=2106).contains(&year) {
            return Err(NoticeProblem::Year(year));
        }
        if let Some(it) = days.iter().find(|it| !Self::may_speak_of(year, it.date)) {
            return Err(NoticeProblem::OutsideYear { year, date: it.date });
        }
        sort(&mut days)?;
        Ok(Self { year, days })
    }

    /// Whether the notice of `year` can have a word on `date`.
    pub fn may_speak_of(year: i32, date: NaiveDate) -> bool {
        date.year() == year || (date.year().checked_add(1) == Some(year) && date.month() == 12)
    }

    /// The year.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Its days by date.
    pub fn days(&self) -> &[NoticeDay] {
        &self.days
    }

    /// What it says of `date`.
    pub fn day(&self, date: NaiveDate) -> Option<&NoticeDay> {
        find(&self.days, date)
    }
}

/// What an office knows of holidays beyond the notices that are built in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "HolidayFields")]
pub struct Holidays {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    years: Vec<YearNotice>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    days: Vec<NoticeDay>,
}

impl Holidays {
    /// The imported notices by year; each stands in the place of a built-in one.
    pub fn years(&self) -> &[YearNotice] {
        &self.years
    }

    /// The office's own days by date; they come before any notice and make no year known.
    pub fn days(&self) -> &[NoticeDay] {
        &self.days
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.years.is_empty() && self.days.is_empty()
    }

    /// The imported notice of `year`.
    pub fn year(&self, year: i32) -> Option<&YearNotice> {
        let at = self.years.binary_search_by_key(&year, |it| it.year).ok()?;
        self.years.get(at)
    }

    /// The office's own word on `date`.
    pub fn day(&self, date: NaiveDate) -> Option<&NoticeDay> {
        find(&self.days, date)
    }

    /// Takes a year's notice, in the place of an earlier one of that year.
    pub fn put_year(&mut self, notice: YearNotice) {
        match self.years.binary_search_by_key(&notice.year, |it| it.year) {
            Ok(at) => self.years[at] = notice,
            Err(at) => self.years.insert(at, notice),
        }
    }

    /// Forgets the imported notice of `year`.
    pub fn remove_year(&mut self, year: i32) {
        self.years.retain(|it| it.year != year);
    }

    /// Takes a day of the office's own, in the place of an earlier one of that date.
    pub fn put_day(&mut self, day: NoticeDay) {
        match self.days.binary_search_by_key(&day.date, |it| it.date) {
            Ok(at) => self.days[at] = day,
            Err(at) => self.days.insert(at, day),
        }
    }

    /// Forgets the office's own word on `date`.
    pub fn remove_day(&mut self, date: NaiveDate) {
        self.days.retain(|it| it.date != date);
    }
}

fn find(days: &[NoticeDay], date: NaiveDate) -> Option<&NoticeDay> {
    days.get(days.binary_search_by_key(&date, |it| it.date).ok()?)
}

fn sort(days: &mut [NoticeDay]) -> Result<(), NoticeProblem> {
    days.sort_by_key(|it| it.date);
    let twice = days.windows(2).find(|it| it[0].date == it[1].date);
    twice.map_or(Ok(()), |it| Err(NoticeProblem::Twice(it[0].date)))
}

#[derive(Deserialize)]
struct NoticeFields {
    year: i32,
    days: Vec<NoticeDay>,
}

impl TryFrom<NoticeFields> for YearNotice {
    type Error = NoticeProblem;

    fn try_from(fields: NoticeFields) -> Result<Self, NoticeProblem> {
        Self::new(fields.year, fields.days)
    }
}

#[derive(Deserialize)]
struct HolidayFields {
    #[serde(default)]
    years: Vec<YearNotice>,
    #[serde(default)]
    days: Vec<NoticeDay>,
}

impl TryFrom<HolidayFields> for Holidays {
    type Error = String;

    fn try_from(fields: HolidayFields) -> Result<Self, String> {
        let HolidayFields { years, mut days } = fields;
        sort(&mut days).map_err(|err| err.to_string())?;
        let mut by_year = BTreeMap::new();
        for notice in years {
            let year = notice.year;
            if by_year.insert(year, notice).is_some() {
                return Err(format!("the notice of {year} occurs twice"));
            }
        }
        Ok(Self { years: by_year.into_values().collect(), days })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str, kind: DayKind) -> NoticeDay {
        NoticeDay { date: date.parse().unwrap(), kind, name: String::new() }
    }

    #[test]
    fn a_notice_keeps_to_its_year_and_the_december_before() {
        let days = vec![day("2029-12-31", DayKind::Off), day("2029-12-29", DayKind::Work)];
        let notice = YearNotice::new(2030, days).unwrap();
        assert_eq!(notice.days()[0].kind, DayKind::Work);
        assert_eq!(notice.day("2029-12-31".parse().unwrap()).unwrap().kind, DayKind::Off);
        assert_eq!(notice.day("2029-12-30".parse().unwrap()), None);
        for date in ["2029-11-30", "2031-01-01", "2028-12-31"] {
            let outside = NoticeProblem::OutsideYear { year: 2030, date: date.parse().unwrap() };
            assert_eq!(YearNotice::new(2030, vec![day(date, DayKind::Off)]), Err(outside));
        }
        let twice = vec![day("2030-01-01", DayKind::Off), day("2030-01-01", DayKind::Work)];
        let date = "2030-01-01".parse().unwrap();
        assert_eq!(YearNotice::new(2030, twice), Err(NoticeProblem::Twice(date)));
        assert_eq!(YearNotice::new(1969, vec![]), Err(NoticeProblem::Year(1969)));
    }

    #[test]
    fn what_is_put_replaces_what_was_there_and_comes_back() {
        let mut holidays = Holidays::default();
        holidays.put_day(day("2027-03-02", DayKind::Off));
        holidays.put_day(day("2027-03-01", DayKind::Off));
        holidays.put_day(day("2027-03-02", DayKind::Work));
        holidays.put_year(YearNotice::new(2028, vec![]).unwrap());
        holidays.put_year(YearNotice::new(2027, vec![day("2027-01-01", DayKind::Off)]).unwrap());
        assert_eq!(holidays.days().len(), 2);
        assert_eq!(holidays.day("2027-03-02".parse().unwrap()).unwrap().kind, DayKind::Work);
        assert_eq!(holidays.year(2027).unwrap().days().len(), 1);
        assert_eq!(holidays.year(2029), None);
        let text = serde_json::to_string(&holidays).unwrap();
        assert_eq!(serde_json::from_str::<Holidays>(&text).unwrap(), holidays);
        holidays.remove_year(2028);
        holidays.remove_day("2027-03-01".parse().unwrap());
        assert_eq!((holidays.years().len(), holidays.days().len()), (1, 1));
    }

    #[test]
    fn stored_holidays_are_checked_like_any_other() {
        #[track_caller]
        fn check(text: &str, reason: &str) {
            let err = serde_json::from_str::<Holidays>(text).unwrap_err().to_string();
            assert!(err.contains(reason), "{err}");
        }
        assert_eq!(serde_json::from_str::<Holidays>("{}").unwrap(), Holidays::default());
        let day = r#"{"date":"2027-01-01","kind":"off"}"#;
        check(&format!(r#"{{"days":[{day},{day}]}}"#), "2027-01-01 occurs twice");
        check(&format!(r#"{{"years":[{{"year":2029,"days":[{day}]}}]}}"#), "not in 2029");
        let year = r#"{"year":2027,"days":[]}"#;
        check(&format!(r#"{{"years":[{year},{year}]}}"#), "the notice of 2027 occurs twice");
    }
}
