//! The hours of an ordinary week, weekday by weekday.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

/// Minutes of a day: where a span may end at the latest.
const DAY: u16 = 24 * 60;

/// A stretch of the day in minutes after midnight: `from` belongs to it, `to` does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first minute, 0 to 1439.
    pub from: u16,
    /// The first minute after it; 1440 is midnight.
    pub to: u16,
}

/// The hours of each weekday, Monday first: any number of spans, in order, none over another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[Vec<Span>; 7]", into = "[Vec<Span>; 7]")]
pub struct Week([Vec<Span>; 7]);

/// Why hours are not those of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeekProblem {
    /// A span ends before it has lasted a minute.
    #[error("{weekday}: a span from minute {} to minute {} is empty", span.from, span.to)]
    Empty {
        /// On which day.
        weekday: Weekday,
        /// The span.
        span: Span,
    },
    /// A span runs into the next day; split it at midnight.
    #[error("{weekday}: a span ends at minute {}, after midnight", span.to)]
    PastMidnight {
        /// On which day.
        weekday: Weekday,
        /// The span.
        span: Span,
    },
    /// A span begins before the one in front of it has ended.
    #[error("{weekday}: the span from minute {} begins before the one in front ends", span.from)]
    Overlap {
        /// On which day.
        weekday: Weekday,
        /// The later one of the list.
        span: Span,
    },
}

impl Week {
    /// The week with these hours, Monday first. Spans may touch, and one may run to 24:00.
    pub fn new(days: [Vec<Span>; 7]) -> Result<Self, WeekProblem> {
        for (weekday, spans) in WEEKDAYS.into_iter().zip(&days) {
            let mut free_from = 0;
            for span in spans.iter().copied() {
                if span.to > DAY {
                    return Err(WeekProblem::PastMidnight { weekday, span });
                }
                if span.from >= span.to {
                    return Err(WeekProblem::Empty { weekday, span });
                }
                if span.from < free_from {
                    return Err(WeekProblem::Overlap { weekday, span });
                }
                free_from = span.to;
            }
        }
        Ok(Self(days))
    }

    /// The same hours from Monday to Friday, and none on Saturday and Sunday.
    pub fn five_days(spans: &[Span]) -> Result<Self, WeekProblem> {
        let mut days = std::array::from_fn(|_| spans.to_vec());
        for day in &mut days[5..] {
            day.clear();
        }
        Self::new(days)
    }

    /// The same hours on every day.
    pub fn seven_days(spans: &[Span]) -> Result<Self, WeekProblem> {
        Self::new(std::array::from_fn(|_| spans.to_vec()))
    }

    /// The hours of a weekday.
    pub fn spans(&self, weekday: Weekday) -> &[Span] {
        &self.0[weekday.num_days_from_monday() as usize]
    }

    /// The weekday whose hours are worked on a make-up day that falls on `weekday`.
    ///
    /// A make-up day stands for a day from Monday to Friday that was given away: it has its own hours
    /// if it is such a day itself, else those of the first that has any. Where nobody works from Monday to
    /// Friday it has its own.
    pub fn made_up_like(&self, weekday: Weekday) -> Weekday {
        let ordinary = &WEEKDAYS[..5];
        let works = |it: &&Weekday| !self.spans(**it).is_empty();
        if ordinary.contains(&weekday) && works(&&weekday) {
            return weekday;
        }
        ordinary.iter().find(works).copied().unwrap_or(weekday)
    }
}

const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

impl TryFrom<[Vec<Span>; 7]> for Week {
    type Error = WeekProblem;

    fn try_from(days: [Vec<Span>; 7]) -> Result<Self, WeekProblem> {
        Self::new(days)
    }
}

impl From<Week> for [Vec<Span>; 7] {
    fn from(week: Week) -> Self {
        week.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tuesday(spans: &[(u16, u16)]) -> Result<Week, WeekProblem> {
        let mut days: [Vec<Span>; 7] = Default::default();
        days[1] = spans.iter().map(|(from, to)| Span { from: *from, to: *to }).collect();
        Week::new(days)
    }

    #[test]
    fn spans_may_touch_and_run_to_midnight_and_nothing_worse() {
        #[track_caller]
        fn check(spans: &[(u16, u16)], problem: WeekProblem) {
            assert_eq!(tuesday(spans), Err(problem));
        }
        let weekday = Weekday::Tue;
        let good = tuesday(&[(0, 540), (540, 720), (780, 1440)]).unwrap();
        assert_eq!(good.spans(weekday).len(), 3);
        assert_eq!(good.spans(Weekday::Mon), []);
        let span = |from, to| Span { from, to };
        check(&[(1320, 1441)], WeekProblem::PastMidnight { weekday, span: span(1320, 1441) });
        check(&[(540, 540)], WeekProblem::Empty { weekday, span: span(540, 540) });
        check(&[(720, 540)], WeekProblem::Empty { weekday, span: span(720, 540) });
        check(&[(540, 720), (719, 800)], WeekProblem::Overlap { weekday, span: span(719, 800) });
        check(&[(780, 1080), (540, 720)], WeekProblem::Overlap { weekday, span: span(540, 720) });
    }

    #[test]
    fn a_stored_week_is_checked_like_any_other() {
        let good = tuesday(&[(540, 720)]).unwrap();
        let text = serde_json::to_string(&good).unwrap();
        assert_eq!(text, r#"[[],[{"from":540,"to":720}],[],[],[],[],[]]"#);
        assert_eq!(serde_json::from_str::<Week>(&text).unwrap(), good);
        let bad = text.replace("540", "900");
        let reason = serde_json::from_str::<Week>(&bad).unwrap_err().to_string();
        assert!(reason.contains("Tue: a span from minute 900 to minute 720 is empty"), "{reason}");
        assert!(serde_json::from_str::<Week>("[[],[],[],[],[],[]]").is_err());
    }

    #[test]
    fn a_make_up_day_is_worked_like_the_day_it_stands_for() {
        let nine = [Span { from: 540, to: 1080 }];
        let five = Week::five_days(&nine).unwrap();
        assert_eq!(five.made_up_like(Weekday::Sat), Weekday::Mon);
        assert_eq!(five.made_up_like(Weekday::Thu), Weekday::Thu);
        let from_tuesday = tuesday(&[(540, 1080)]).unwrap();
        assert_eq!(from_tuesday.made_up_like(Weekday::Sun), Weekday::Tue);
        assert_eq!(from_tuesday.made_up_like(Weekday::Mon), Weekday::Tue);
        let mut weekend: [Vec<Span>; 7] = Default::default();
        weekend[6] = nine.to_vec();
        assert_eq!(Week::new(weekend).unwrap().made_up_like(Weekday::Sun), Weekday::Sun);
    }
}
