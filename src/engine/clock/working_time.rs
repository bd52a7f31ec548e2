//! An office's working time as a table of seconds worked before each local day.
//!
//! The time between two moments is two look-ups and two sums within a day; no record walks the calendar.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::{Calendar, Time, UtcOffset};

const DAY: i64 = 24 * 3600;
/// Local days a [`Time`] can fall on, at any offset: one before 1970-01-01 and 49,711 from there on.
const DAYS: usize = 49_712;
/// The row of a day without hours, after those of the seven weekdays.
const CLOSED: u8 = 7;
const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// The working time of one office, 1970 to 2106, compiled from its calendar.
#[derive(Clone, Debug)]
pub struct WorkingTime {
    /// Seconds from the first second of the table to 1970-01-01T00:00:00Z.
    shift: i64,
    /// Every local day, and a last entry with the sum of all.
    days: Vec<Day>,
    /// The hours of Monday to Sunday, and none.
    hours: [Vec<Stretch>; 8],
    /// Years whose holidays nobody has told us, by time.
    unknown: Vec<(Range<Time>, i32)>,
}

/// A local day of the table.
#[derive(Clone, Copy, Debug)]
struct Day {
    /// Minutes worked before it: their number fits where that of the seconds does not.
    minutes_before: u32,
    /// Whose hours it has.
    hours: u8,
}

/// A span of a day in seconds after midnight.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    from: u32,
    to: u32,
    /// Seconds worked on the day before it.
    before: u32,
}

impl WorkingTime {
    /// The working time of an office with this calendar and clock.
    pub fn compile(calendar: &Calendar, offset: UtcOffset) -> Self {
        let first = NaiveDate::from_ymd_opt(1969, 12, 31).expect("a date of the calendar");
        let mut hours: [Vec<Stretch>; 8] = Default::default();
        for (weekday, hours) in WEEKDAYS.into_iter().zip(&mut hours) {
            *hours = stretches(calendar, weekday);
        }
        let row = |weekday: Weekday, kind| {
            let day = calendar.hours_of(weekday, kind);
            day.and_then(|it| u8::try_from(it.num_days_from_monday()).ok()).unwrap_or(CLOSED)
        };
        let plain = WEEKDAYS.map(|it| row(it, None));
        let mut days: Vec<Day> = plain
            .iter()
            .cycle()
            .skip(first.weekday().num_days_from_monday() as usize)
            .take(DAYS)
            .map(|hours| Day { minutes_before: 0, hours: *hours })
            .collect();
        for (date, kind) in calendar.special_days() {
            let at = usize::try_from(date.signed_duration_since(first).num_days()).ok();
            if let Some(day) = at.and_then(|it| days.get_mut(it)) {
                day.hours = row(date.weekday(), Some(kind));
            }
        }
        days.push(Day { minutes_before: 0, hours: CLOSED });
        let worked =
            hours.each_ref().map(|it| it.last().map_or(0, |it| it.worked_by_its_end() / 60));
        let mut minutes = 0;
        for day in &mut days {
            day.minutes_before = minutes;
            minutes += worked[usize::from(day.hours)];
        }
        let start = |year| NaiveDate::from_ymd_opt(year, 1, 1).expect("a date of the calendar");
        let unknown = (1970..=2106).filter(|it| !calendar.is_known(*it));
        let unknown =
            unknown.map(|it| (offset.midnight(start(it))..offset.midnight(start(it + 1)), it));
        let shift = DAY + i64::from(i32::from(offset)) * 60;
        Self { shift, days, hours, unknown: unknown.collect() }
    }

    /// Working seconds from `from` to `to`; negative if `to` is earlier.
    pub fn between(&self, from: Time, to: Time) -> i64 {
        self.before(to) - self.before(from)
    }

    /// The first moment, not before `from`, by which this many working seconds have passed since then:
    /// `from` itself for none, and the last moment there is if they never do.
    pub fn add(&self, from: Time, seconds: i64) -> Time {
        if seconds <= 0 {
            return from;
        }
        let target = self.before(from).saturating_add(seconds);
        self.reach(self.place(from).0, target).unwrap_or_else(|| from.plus(i64::MAX))
    }

    /// The first moment from the day `today` on by which `target` seconds of the table have been worked.
    fn reach(&self, today: usize, target: i64) -> Option<Time> {
        // It is on the day before the first one that begins with so many.
        let later = self.days.get(today + 1..)?.partition_point(|it| it.before() < target);
        let at = today + later;
        self.days.get(at + 1)?;
        let day = self.days.get(at)?;
        let rest = u32::try_from(target - day.before()).ok()?;
        let hours = &self.hours[usize::from(day.hours)];
        let stretch = hours.get(hours.partition_point(|it| it.worked_by_its_end() < rest))?;
        let second = i64::from(stretch.from) + i64::from(rest - stretch.before);
        Time::from_epoch(i64::try_from(at).ok()? * DAY + second - self.shift)
    }

    /// The first year that `from..to` touches whose holidays are not known: its days were taken as
    /// the week has them.
    pub fn unknown_year(&self, from: Time, to: Time) -> Option<i32> {
        let at = self.unknown.partition_point(|it| it.0.end <= from);
        self.unknown.get(at).filter(|it| it.0.start < to).map(|it| it.1)
    }

    /// Seconds worked from the beginning of the table to `time`.
    fn before(&self, time: Time) -> i64 {
        let (day, second) = self.place(time);
        let day = self.days[day];
        let hours = &self.hours[usize::from(day.hours)];
        let begun = hours.partition_point(|it| it.from <= second);
        let today = begun.checked_sub(1).map_or(0, |last| {
            let last = hours[last];
            last.before + second.min(last.to) - last.from
        });
        day.before() + i64::from(today)
    }

    /// The local day as a row of the table, and the second of the day.
    fn place(&self, time: Time) -> (usize, u32) {
        // At most 14 hours from UTC, and counted from a day before: never negative, and within the table.
        let local = u64::try_from(time.epoch() + self.shift).unwrap_or(0);
        let (day, second) = (local / DAY.unsigned_abs(), local % DAY.unsigned_abs());
        let day = usize::try_from(day).unwrap_or(0).min(DAYS);
        (day, u32::try_from(second).unwrap_or(0))
    }
}

impl Day {
    fn before(self) -> i64 {
        i64::from(self.minutes_before) * 60
    }
}

impl Stretch {
    fn worked_by_its_end(&self) -> u32 {
        self.before + (self.to - self.from)
    }
}

fn stretches(calendar: &Calendar, weekday: Weekday) -> Vec<Stretch> {
    let mut before = 0;
    let spans = calendar.week.spans(weekday).iter();
    spans
        .map(|span| {
            let (from, to) = (u32::from(span.from) * 60, u32::from(span.to) * 60);
            let stretch = Stretch { from, to, before };
            before += to - from;
            stretch
        })
        .collect()
}
