//! The stretch of local dates that is judged: a month, a quarter, a year or any other.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::time::{Time, UtcOffset};

/// A half-open range of local dates: `start` belongs to it, `end` does not.
///
/// It is written `2026-07`, `2026Q3`, `2026` or `2026-07-01..2026-07-16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
}

/// How long a [`Period`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKind {
    /// A calendar month.
    Month,
    /// A calendar quarter.
    Quarter,
    /// A calendar year.
    Year,
    /// Any other range of dates.
    Custom,
}

/// Why a text is not a [`Period`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a period; write 2026-07, 2026Q3, 2026 or 2026-07-01..2026-07-16")]
pub struct PeriodError(String);

impl Period {
    /// The calendar month that holds `date`.
    pub fn month_of(date: NaiveDate) -> Self {
        Self::months_from(date.with_day(1).expect("every month has a first"), 1)
    }

    /// The calendar quarter that holds `date`.
    pub fn quarter_of(date: NaiveDate) -> Self {
        let first = date.month0() / 3 * 3 + 1;
        Self::months_from(
            NaiveDate::from_ymd_opt(date.year(), first, 1).expect("every month has a first"),
            3,
        )
    }

    /// The calendar year that holds `date`.
    pub fn year_of(date: NaiveDate) -> Self {
        Self::months_from(
            NaiveDate::from_ymd_opt(date.year(), 1, 1).expect("every year has a first day"),
            12,
        )
    }

    /// The dates from `start` up to and not including `end`; `None` if there are none.
    pub fn between(start: NaiveDate, end: NaiveDate) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The smallest kind of period that holds both dates, in either order.
    pub fn holding(one: NaiveDate, other: NaiveDate) -> Self {
        let (first, last) = (one.min(other), one.max(other));
        [Self::month_of, Self::quarter_of, Self::year_of]
            .into_iter()
            .map(|kind| kind(first))
            .find(|period| period.contains(last))
            .unwrap_or_else(|| Self {
                start: first,
                end: last.succ_opt().expect("dates of records are before 2107"),
            })
    }

    /// The first date.
    pub fn start(self) -> NaiveDate {
        self.start
    }

    /// The first date after it.
    pub fn end(self) -> NaiveDate {
        self.end
    }

    /// The last date in it.
    pub fn last_day(self) -> NaiveDate {
        self.end.pred_opt().expect("a period holds at least one date")
    }

    /// Whether `date` belongs to it.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.start <= date && date < self.end
    }

    /// Whether every date of `other` belongs to it.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Its first second and the first second after it, on the office's clock.
    pub fn bounds(self, offset: UtcOffset) -> (Time, Time) {
        (offset.midnight(self.start), offset.midnight(self.end))
    }

    /// Month, quarter, year, or none of these.
    pub fn kind(self) -> PeriodKind {
        [
            (PeriodKind::Month, Self::month_of(self.start)),
            (PeriodKind::Quarter, Self::quarter_of(self.start)),
            (PeriodKind::Year, Self::year_of(self.start)),
        ]
        .into_iter()
        .find(|(_, period)| *period == self)
        .map_or(PeriodKind::Custom, |(kind, _)| kind)
    }

    /// The period before it: the month, quarter or year before, or as many days. `None` before the calendar.
    pub fn before(self) -> Option<Self> {
        let eve = self.start.pred_opt()?;
        match self.kind() {
            PeriodKind::Month => Some(Self::month_of(eve)),
            PeriodKind::Quarter => Some(Self::quarter_of(eve)),
            PeriodKind::Year => Some(Self::year_of(eve)),
            PeriodKind::Custom => {
                let days = self.end - self.start;
                Self::between(self.start.checked_sub_signed(days)?, self.start)
            }
        }
    }

    fn months_from(start: NaiveDate, months: u32) -> Self {
        Self {
            start,
            end: start.checked_add_months(Months::new(months)).expect("dates are before 2107"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            PeriodKind::Month => write!(out, "{}", self.start.format("%Y-%m")),
            PeriodKind::Quarter => {
                write!(out, "{}Q{}", self.start.year(), self.start.month0() / 3 + 1)
            }
            PeriodKind::Year => write!(out, "{}", self.start.year()),
            PeriodKind::Custom => write!(out, "{}..{}", self.start, self.end),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let bad = || PeriodError(text.to_owned());
        let day = |year: &str, month: u32| {
            let year = year.parse().ok().filter(|it| (1970..2106).contains(it))?;
            NaiveDate::from_ymd_opt(year, month, 1)
        };
        let found = if let Some((start, end)) = text.split_once("..") {
            match (start.parse(), end.parse()) {
                (Ok(start), Ok(end)) => Self::between(start, end),
                _ => None,
            }
        } else if let Some((year, quarter)) = text.split_once('Q') {
            let quarter = quarter.parse().ok().filter(|it| (1..=4).contains(it));
            quarter.and_then(|it: u32| day(year, it * 3)).map(Self::quarter_of)
        } else if let Some((year, month)) = text.split_once('-') {
            month.parse().ok().and_then(|it| day(year, it)).map(Self::month_of)
        } else {
            day(text, 1).map(Self::year_of)
        };
        found.ok_or_else(bad)
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_period_before_is_of_the_same_kind() {
        for (period, expected) in [
            ("2026-01", "2025-12"),
            ("2026Q3", "2026Q2"),
            ("2026", "2025"),
            ("2026-07-11..2026-07-21", "2026-07-01..2026-07-11"),
        ] {
            let period: Period = period.parse().unwrap();
            assert_eq!(period.before().unwrap().to_string(), expected);
        }
    }

    #[test]
    fn the_smallest_kind_that_holds_both_dates() {
        #[track_caller]
        fn check(first: &str, last: &str, period: &str) {
            assert_eq!(Period::holding(date(first), date(last)).to_string(), period);
        }
        check("2021-01-01", "2021-01-31", "2021-01");
        check("2021-01-01", "2021-03-31", "2021Q1");
        check("2021-03-31", "2021-04-01", "2021");
        check("2021-12-31", "2022-01-01", "2021-12-31..2022-01-02");
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["2026-07", "2026Q3", "2026", "2026-07-01..2026-07-16"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["", "2026-13", "2026Q5", "1900", "2026-07-16..2026-07-01", "July"] {
            assert!(text.parse::<Period>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_end_is_outside() {
        let period: Period = "2026-07".parse().unwrap();
        assert!(period.contains(date("2026-07-31")) && !period.contains(date("2026-08-01")));
        assert_eq!(period.last_day(), date("2026-07-31"));
    }
}
