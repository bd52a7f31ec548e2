//! Hours of a week, and what is wrong with a table of holidays, in words.

use chrono::Weekday;

use crate::exchange::{NoticeColumn, NoticeReason};
use crate::i18n::{Texts, date};
use crate::model::{Span, Week};

/// The hours of a week, days alike taken together: 周一至周五 9:00–12:00、13:00–18:00.
pub fn week(texts: &Texts, week: &Week) -> String {
    const DAYS: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let words = &texts.holidays;
    let mut parts = Vec::new();
    let mut first = 0;
    for at in 1..=DAYS.len() {
        let goes_on = DAYS.get(at).is_some_and(|it| week.spans(*it) == week.spans(DAYS[first]));
        if goes_on {
            continue;
        }
        let (one, last) = (words.days[first], words.days[at - 1]);
        let days = if first + 1 == at { one.to_owned() } else { (words.day_range)(one, last) };
        let spans: Vec<String> = week.spans(DAYS[first]).iter().map(Span::to_string).collect();
        let hours = if spans.is_empty() {
            words.closed.to_owned()
        } else {
            spans.join(texts.policy_page.list_stop)
        };
        parts.push(format!("{days} {hours}"));
        first = at;
    }
    parts.join(texts.lab.list_comma)
}

/// Years in a row: 2027、2028.
pub fn years(texts: &Texts, years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    years.join(texts.policy_page.list_stop)
}

/// What a column of a table of holidays is called.
pub fn notice_column(texts: &Texts, column: NoticeColumn) -> &'static str {
    match column {
        NoticeColumn::Whole => texts.holidays.whole,
        NoticeColumn::Date => texts.holidays.date,
        NoticeColumn::Kind => texts.holidays.kind,
    }
}

/// Why a part of a table of holidays cannot be read.
pub fn notice_reason(texts: &Texts, reason: &NoticeReason) -> String {
    let words = &texts.holidays;
    match reason {
        NoticeReason::NotJson(_) => words.not_json.to_owned(),
        NoticeReason::NoDays => words.no_days.to_owned(),
        NoticeReason::TooManyRows => words.too_many.to_owned(),
        NoticeReason::Missing => words.empty.to_owned(),
        NoticeReason::NotADate(text) => (words.not_a_date)(text),
        NoticeReason::NotAKind(text) => (words.not_a_kind)(text),
        NoticeReason::Twice { date: day, earlier } => (words.twice)(&date(*day), *earlier),
        NoticeReason::OutsideYear { year, date: day } => (words.outside_year)(&date(*day), *year),
        NoticeReason::Year(year) => (words.no_year)(*year),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::model::Calendar;

    #[test]
    fn days_alike_are_taken_together() {
        let standard = Calendar::standard().week;
        assert_eq!(
            week(Locale::Zh.texts(), &standard),
            "周一至周五 9:00–12:00、13:00–18:00，周六至周日 休息"
        );
        let daily = Week::seven_days(&[Span { from: 8 * 60 + 30, to: 17 * 60 }]).unwrap();
        assert_eq!(week(Locale::En.texts(), &daily), "Mon–Sun 8:30–17:00");
    }
}
