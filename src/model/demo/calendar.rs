//! The quarter of the demo: its days, who is on duty when, and how busy each day and hour is.

use chrono::{Datelike, Days, NaiveDate, Timelike, Weekday};

use super::dice::Dice;
use super::profile::{AGENTS, Profile};
use crate::model::time::{Time, UtcOffset};

/// Days from the first of July to the last of September.
pub(super) const DAYS: u32 = 92;
/// Seconds of an hour.
pub(super) const HOUR: i64 = 3600;
/// Seconds of a day.
pub(super) const DAY: i64 = 24 * HOUR;

/// How busy each hour from 8 to 20 o'clock is.
const BUSY: [u32; 13] = [45, 100, 110, 80, 35, 45, 85, 95, 80, 65, 50, 60, 40];
/// The two days off of a week, counted from Monday; people move down this list week by week.
const DAYS_OFF: [[u32; 2]; 5] = [[5, 6], [6, 0], [4, 5], [1, 2], [2, 3]];

/// One person's working day.
#[derive(Clone, Copy)]
pub(super) struct Duty {
    /// The position in [`AGENTS`].
    pub(super) agent: usize,
    /// From when.
    pub(super) start: Time,
    /// Until when, eight hours later.
    pub(super) end: Time,
}

/// Something that made many residents call on one day.
pub(super) struct Incident {
    /// What its records share.
    pub(super) name: &'static str,
    /// The position of the kind of work.
    pub(super) kind: usize,
    /// What its records say.
    pub(super) note: &'static str,
}

/// The day's date.
pub(super) fn date(day: u32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 7, 1).expect("a date of the calendar");
    first + Days::new(day.into())
}

/// The first second after the quarter: nothing later has happened.
pub(super) fn cut() -> Time {
    UtcOffset::CHINA.midnight(date(DAYS))
}

/// The month of a time: 0 for July, 2 for September.
pub(super) fn month(time: Time) -> usize {
    (UtcOffset::CHINA.local(time).month().clamp(7, 9) - 7) as usize
}

/// First day at work.
pub(super) fn first_day(agent: &Profile) -> NaiveDate {
    let (year, month, day) = agent.from;
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

/// Everybody who works on this day.
pub(super) fn on_duty(day: u32) -> Vec<Duty> {
    let date = date(day);
    let midnight = UtcOffset::CHINA.midnight(date);
    let mut duties = Vec::new();
    for (at, agent) in AGENTS.iter().enumerate() {
        let turn = u32::try_from(at).expect("eight people");
        let off = DAYS_OFF[((turn + date.iso_week().week()) % 5) as usize];
        if date < first_day(agent) || off.contains(&date.weekday().num_days_from_monday()) {
            continue;
        }
        // Early, middle and evening duty in turn, from 8:30 to 21:00.
        let minutes: i64 = [510, 570, 510, 780][((turn + day) % 4) as usize];
        let start = midnight.plus(minutes * 60);
        duties.push(Duty { agent: at, start, end: start.plus(8 * HOUR) });
    }
    duties
}

/// How much work of a kind the day brings, in percent of an ordinary one.
pub(super) fn bustle(day: u32, kind: usize) -> u32 {
    let date = date(day);
    let week = match date.weekday() {
        Weekday::Mon => 116,
        Weekday::Fri => 104,
        Weekday::Sat => 94,
        Weekday::Sun => 84,
        Weekday::Tue | Weekday::Wed | Weekday::Thu => 99,
    };
    let holiday = (date.month(), date.day()) >= (9, 25) && (date.month(), date.day()) <= (9, 27);
    match incident(day) {
        Some(incident) if incident.kind == kind => week * 3,
        _ if holiday => week * 7 / 10, // 中秋
        _ => week,
    }
}

/// What made many call on this day, if anything did.
pub(super) fn incident(day: u32) -> Option<Incident> {
    match (date(day).month(), date(day).day()) {
        (8, 11) => {
            Some(Incident {
                name: "2026-08-11暴雨", kind: 1, note: "暴雨后窗边渗水,已登记排查"
            })
        }
        (9, 4) => Some(Incident {
            name: "2026-09-04停水",
            kind: 0,
            note: "询问停水何时恢复,已告知抢修进度",
        }),
        _ => None,
    }
}

/// Some time of the duty, busy hours more likely.
pub(super) fn moment(duty: &Duty, dice: &mut Dice) -> Time {
    let midnight = UtcOffset::CHINA.midnight(UtcOffset::CHINA.local(duty.start).date());
    let weights: Vec<u32> = (8_i64..)
        .zip(BUSY)
        .map(|(hour, weight)| {
            let from = midnight.plus(hour * HOUR);
            if from.plus(HOUR) > duty.start && from < duty.end { weight } else { 0 }
        })
        .collect();
    let hour = u32::try_from(dice.weighted(&weights)).expect("hours of a day") + 8;
    let time = midnight.plus(i64::from(hour * 3600 + dice.below(3600)));
    let margin = i64::from(dice.below(900));
    time.max(duty.start.plus(margin)).min(duty.end.plus(-margin - 60))
}

/// The time itself if people work then, or some time on the next morning.
pub(super) fn by_day(time: Time, dice: &mut Dice) -> Time {
    let local = UtcOffset::CHINA.local(time);
    let minute = local.hour() * 60 + local.minute();
    let midnight = UtcOffset::CHINA.midnight(local.date());
    let morning = i64::from(dice.between(510 * 60, 640 * 60));
    match minute {
        0..=509 => midnight.plus(morning),
        510..=1259 => time,
        _ => midnight.plus(DAY + morning),
    }
}

/// Some time on the last evening before a time at night.
pub(super) fn evening_before(night: Time) -> Time {
    let day = UtcOffset::CHINA.local(night.plus(-9 * HOUR)).date();
    UtcOffset::CHINA.midnight(day).plus(20 * HOUR + HOUR * 5 / 6 - night.epoch() % 7000)
}
