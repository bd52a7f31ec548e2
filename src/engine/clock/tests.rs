//! Both clocks on worked days, against a walk minute by minute, and by the laws they keep.

use chrono::{Datelike, NaiveDate, Timelike};
use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::model::{Calendar, DayKind, NoticeDay, Span, Stop, StopReason, Time, UtcOffset, Week};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The moment at which a Chinese clock shows `text`.
fn at(text: &str) -> Time {
    UtcOffset::CHINA.time(text.parse().unwrap()).unwrap()
}

fn standard() -> WorkingTime {
    WorkingTime::compile(&Calendar::standard(), UtcOffset::CHINA)
}

fn stop(from: Time, to: Option<Time>, reason: StopReason) -> Stop {
    Stop { from, to, reason }
}

#[test]
fn a_limit_runs_over_nights_holidays_and_make_up_days() {
    #[track_caller]
    fn check(working: &WorkingTime, from: &str, hours: i64, due: &str) {
        let found = working.add(at(from), hours * HOUR);
        assert_eq!(UtcOffset::CHINA.local(found).to_string(), due.replace('T', " "));
        assert_eq!(working.between(at(from), found), hours * HOUR);
    }
    let working = standard();
    check(&working, "2026-07-01T09:00:00", 3, "2026-07-01T12:00:00"); // not 13:00
    check(&working, "2026-07-01T09:00:00", 8, "2026-07-01T18:00:00"); // not the next morning
    check(&working, "2026-07-01T12:30:00", 1, "2026-07-01T14:00:00");
    check(&working, "2026-07-03T17:00:00", 2, "2026-07-06T10:00:00"); // over a weekend
    check(&working, "2026-07-05T03:00:00", 0, "2026-07-05T03:00:00"); // nothing is due at once
    check(&working, "2026-09-30T17:00:00", 2, "2026-10-08T10:00:00"); // 国庆节
    check(&working, "2026-10-09T17:00:00", 5, "2026-10-10T14:00:00"); // Saturday, 上班
    check(&working, "2026-10-10T17:00:00", 2, "2026-10-12T10:00:00");
    check(&working, "2025-12-31T17:59:59", 1, "2026-01-04T09:59:59"); // 元旦, Sunday, 上班
    check(&working, "2024-02-09T17:00:00", 9, "2024-02-18T18:00:00"); // 春节, Sunday, 上班
    let year = working.between(at("2026-01-01T00:00:00"), at("2027-01-01T00:00:00"));
    assert_eq!(year, 248 * 8 * HOUR);
}

#[test]
fn an_unknown_year_is_worked_as_the_week_has_it_and_says_so() {
    let working = standard();
    let october =
        |year: &str| (at(&format!("{year}-10-01T00:00:00")), at(&format!("{year}-10-08T00:00:00")));
    let (from, to) = october("2026");
    assert_eq!((working.between(from, to), working.unknown_year(from, to)), (0, None));
    let (from, to) = october("2027");
    assert_eq!(
        (working.between(from, to), working.unknown_year(from, to)),
        (5 * 8 * HOUR, Some(2027))
    );
    let new_year = at("2027-01-01T00:00:00");
    assert_eq!(working.unknown_year(from.plus(-700 * DAY), new_year), None);
    assert_eq!(working.unknown_year(from.plus(-700 * DAY), new_year.plus(1)), Some(2027));
    assert_eq!(working.unknown_year(at("2023-12-31T23:59:59"), new_year), Some(2023));
    assert_eq!(working.unknown_year(at("2024-01-01T00:00:00"), new_year), None);

    let clock = Clock::Office(&working);
    let none = Standstill::default();
    let due = clock.due(at("2026-12-31T17:00:00"), HOUR, &none);
    assert_eq!(due, Due { at: at("2026-12-31T18:00:00"), unknown_year: None });
    let due = clock.due(at("2026-12-31T17:00:00"), 2 * HOUR, &none);
    assert_eq!(due, Due { at: at("2027-01-01T10:00:00"), unknown_year: Some(2027) });
    assert_eq!(clock.elapsed(from, to, &none).unknown_year, Some(2027));
    assert_eq!(Clock::RoundTheClock.elapsed(from, to, &none).unknown_year, None);

    let open = Calendar { open_on_holidays: true, ..Calendar::standard() };
    let working = WorkingTime::compile(&open, UtcOffset::CHINA);
    assert_eq!(working.unknown_year(from, to), None);
}

#[test]
fn net_time_leaves_each_second_of_a_standstill_out_once() {
    let day = "2026-07-01";
    let time = |clock: &str| at(&format!("{day}T{clock}:00"));
    let (parts, resident, warranty) =
        (StopReason::Parts, StopReason::Resident, StopReason::Warranty);
    let stops = [
        stop(time("11:00"), Some(time("14:00")), parts),
        stop(time("10:00"), Some(time("11:30")), resident), // overlaps
        stop(time("14:00"), Some(time("14:30")), warranty), // touches
        stop(time("13:00"), Some(time("13:30")), warranty), // within
        stop(time("16:00"), Some(time("15:00")), parts),    // ends before it begins
        stop(time("17:00"), None, resident),                // lasts
    ];
    let standstill = Standstill::of(&stops, time("17:30"));
    let (from, to) = (time("09:00"), time("18:00"));
    let round = Clock::RoundTheClock.elapsed(from, to, &standstill);
    assert_eq!((round.gross_s, round.net_s), (9 * HOUR, 4 * HOUR));
    // By resident 10:00–11:30 and 17:00–17:30, by parts 11:30–14:00, by warranty 14:00–14:30.
    assert_eq!(round.stopped_s, [2 * HOUR, 5 * HOUR / 2, HOUR / 2]);
    let working = standard();
    let office = Clock::Office(&working).elapsed(from, to, &standstill);
    assert_eq!((office.gross_s, office.net_s), (8 * HOUR, 4 * HOUR));
    assert_eq!(office.stopped_s, [2 * HOUR, 3 * HOUR / 2, HOUR / 2]);
    let part = Clock::RoundTheClock.elapsed(time("10:30"), time("11:00"), &standstill);
    assert_eq!((part.gross_s, part.net_s), (HOUR / 2, 0));
    let backwards = Clock::RoundTheClock.elapsed(to, from, &standstill);
    assert_eq!((backwards.gross_s, backwards.net_s), (0, 0));
}

#[test]
fn a_standstill_before_the_limit_moves_it_and_one_after_it_does_not() {
    let time = |clock: &str| at(&format!("2026-07-01T{clock}:00"));
    let created = time("09:00");
    let of = |from: &str, to: &str| {
        Standstill::of(&[stop(time(from), Some(time(to)), StopReason::Parts)], time("23:00"))
    };
    let round = |standstill| Clock::RoundTheClock.due(created, 4 * HOUR, &standstill).at;
    assert_eq!(round(of("10:00", "12:00")), time("15:00"));
    assert_eq!(round(of("12:59", "14:00")), time("14:01"));
    assert_eq!(round(of("13:00", "14:00")), time("13:00"));
    assert_eq!(round(of("08:00", "10:00")), time("14:00")); // only since it was created
    let working = standard();
    let office = |standstill| Clock::Office(&working).due(created, 4 * HOUR, &standstill).at;
    assert_eq!(office(of("10:00", "12:00")), time("16:00"));
    assert_eq!(office(of("12:00", "13:00")), time("14:00")); // nobody works at noon
    let still = of("13:30", "22:00");
    let tomorrow = at("2026-07-02T09:30:00");
    assert_eq!(office(still), tomorrow);
}

#[test]
fn a_limit_that_was_agreed_on_stands_at_any_hour_until_a_standstill_moves_it() {
    let working = standard();
    let clock = Clock::Office(&working);
    let (created, due) = (at("2026-07-01T09:00:00"), at("2026-07-01T20:00:00"));
    let as_of = at("2026-07-31T00:00:00");
    let postponed =
        |stops: &[Stop]| clock.postponed(created, due, &Standstill::of(stops, as_of)).at;
    let parts = |from: &str, to: &str| stop(at(from), Some(at(to)), StopReason::Parts);
    assert_eq!(postponed(&[]), due);
    let evening = parts("2026-07-01T18:30:00", "2026-07-01T19:30:00");
    assert_eq!(postponed(&[evening]), due);
    let noon = parts("2026-07-01T11:00:00", "2026-07-01T14:00:00");
    assert_eq!(postponed(&[noon]), at("2026-07-02T11:00:00"));
    // In one piece or in two that touch.
    let night = parts("2026-07-01T18:30:00", "2026-07-02T10:00:00");
    let morning = parts("2026-07-02T10:00:00", "2026-07-02T12:00:00");
    let whole = parts("2026-07-01T18:30:00", "2026-07-02T12:00:00");
    assert_eq!(postponed(&[whole]), at("2026-07-02T12:00:00"));
    assert_eq!(postponed(&[morning, night]), at("2026-07-02T12:00:00"));
}

#[test]
fn an_office_that_never_opens_is_never_late() {
    let calendar = Calendar::new(Week::five_days(&[]).unwrap());
    let working = WorkingTime::compile(&calendar, UtcOffset::CHINA);
    let from = at("2026-07-01T09:00:00");
    assert_eq!(working.add(from, 1).epoch(), i64::from(u32::MAX) - 1);
    assert_eq!(standard().add(from, i64::MAX).epoch(), i64::from(u32::MAX) - 1);
    assert_eq!(standard().add(from, -5), from);
    assert_eq!(working.between(from, from.plus(400 * DAY)), 0);
}

#[test]
fn a_desk_that_never_closes_counts_every_second_of_all_times() {
    let week = Week::seven_days(&[Span { from: 0, to: 700 }, Span { from: 700, to: 1440 }]);
    let calendar = Calendar { open_on_holidays: true, ..Calendar::new(week.unwrap()) };
    let last = i64::from(u32::MAX) - 1;
    for minutes in [-840, -30, 0, 480, 840] {
        let working = WorkingTime::compile(&calendar, minutes.try_into().unwrap());
        let times = [0, 1, 59, DAY - 1, DAY, last / 2, last - DAY, last - 1, last];
        let times = times.map(|it| Time::from_epoch(it).unwrap());
        for (from, to) in times.iter().flat_map(|from| times.map(|to| (*from, to))) {
            assert_eq!(working.between(from, to), to.since(from), "{minutes}: {from} {to}");
            assert_eq!(working.add(from, to.since(from)), from.max(to), "{minutes}: {from} {to}");
        }
    }
}

/// Any week: up to five spans a day, some of which touch, some to midnight.
fn any_week() -> impl Strategy<Value = Week> {
    let spans = vec((1_u16..400, 0_u16..200, any::<bool>()), 0..5).prop_map(|lengths| {
        let mut free_from = 0;
        let mut spans: Vec<Span> = Vec::new();
        for (length, gap, touches) in lengths {
            let from: u16 = free_from + if touches { 0 } else { gap };
            let to = (from + length).min(1440);
            if from < to {
                spans.push(Span { from, to });
                free_from = to;
            }
        }
        spans
    });
    proptest::array::uniform7(spans).prop_map(|days| Week::new(days).unwrap())
}

prop_compose! {
    /// Any calendar: own days among the holidays of 2026, with or without the notices.
    fn any_calendar()(
        week in any_week(),
        open_on_holidays in proptest::bool::weighted(0.2),
        days in vec((250_u32..420, any::<bool>()), 0..6),
    ) -> Calendar {
        let mut calendar = Calendar { open_on_holidays, ..Calendar::new(week) };
        for (day, works) in days {
            let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
            let date = first + chrono::Days::new(day.into());
            let kind = if works { DayKind::Work } else { DayKind::Off };
            calendar.holidays.put_day(NoticeDay { date, kind, name: String::new() });
        }
        calendar
    }
}

fn any_offset() -> impl Strategy<Value = UtcOffset> {
    prop_oneof![Just(480), Just(0), Just(-210), Just(840), Just(-840)]
        .prop_map(|it| it.try_into().unwrap())
}

/// A moment in the last four months of 2026 or the two after, to the second.
fn any_moment() -> impl Strategy<Value = Time> {
    (0..180 * DAY).prop_map(|it| at("2026-09-01T00:00:00").plus(it))
}

/// Minutes after the beginning of a September, a December or a February of different years.
fn any_minute() -> impl Strategy<Value = Time> {
    let months = ["2026-09-18", "2026-12-24", "2024-02-01", "2025-01-20", "2027-02-22"];
    (proptest::sample::select(months.to_vec()), 0..15 * 24 * 60_i64)
        .prop_map(|(day, minute)| at(&format!("{day}T00:00:00")).plus(minute * 60))
}

/// Whether the office works in the minute that begins at `time`, looked up in its calendar.
fn is_worked(calendar: &Calendar, offset: UtcOffset, time: Time) -> bool {
    let local = offset.local(time);
    let minute = local.hour() * 60 + local.minute();
    let spans = calendar.spans(local.date()).iter();
    spans.clone().any(|it| (u32::from(it.from)..u32::from(it.to)).contains(&minute))
}

fn is_still(stops: &[Stop], as_of: Time, time: Time) -> bool {
    let to = |it: &Stop| it.to.unwrap_or(as_of).min(as_of);
    stops.iter().any(|it| it.from <= time && time < to(it))
}

prop_compose! {
    /// Stops to the minute, within the twelve days after a moment; some last, some end before they begin.
    fn any_stops()(
        stops in vec(
            (0..12 * 1440_i64, -30..2000_i64, any::<bool>(), proptest::sample::select(&StopReason::ALL[..])),
            0..5,
        ),
    ) -> Vec<(i64, Option<i64>, StopReason)> {
        stops.into_iter().map(|(from, length, lasts, reason)| {
            (from * 60, Some((from + length) * 60).filter(|_| !lasts), reason)
        }).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn both_clocks_agree_with_a_walk_minute_by_minute(
        calendar in any_calendar(),
        offset in any_offset(),
        from in any_minute(),
        minutes in 0..12 * 1440_i64,
        limit in 0..5000_i64,
        stops in any_stops(),
        judged in 0..14 * 1440_i64,
    ) {
        let working = WorkingTime::compile(&calendar, offset);
        let stops: Vec<Stop> = stops
            .into_iter()
            .map(|(start, end, reason)| stop(from.plus(start), end.map(|it| from.plus(it)), reason))
            .collect();
        let as_of = from.plus(judged * 60);
        let standstill = Standstill::of(&stops, as_of);
        for clock in [Clock::RoundTheClock, Clock::Office(&working)] {
            let counts = |time| match clock {
                Clock::RoundTheClock => true,
                Clock::Office(_) => is_worked(&calendar, offset, time),
            };
            let to = from.plus(minutes * 60);
            let (mut gross, mut net) = (0, 0);
            let (mut due, mut left) = (Some(from).filter(|_| limit == 0), limit);
            for minute in 0..40 * 1440 {
                let time = from.plus(minute * 60);
                if !counts(time) {
                    continue;
                }
                let stands = is_still(&stops, as_of, time);
                if time < to {
                    gross += 60;
                    net += if stands { 0 } else { 60 };
                }
                if !stands && left > 0 {
                    left -= 1;
                    if left == 0 {
                        due = Some(time.plus(60));
                    }
                }
                if time >= to && due.is_some() {
                    break;
                }
            }
            let elapsed = clock.elapsed(from, to, &standstill);
            prop_assert_eq!((elapsed.gross_s, elapsed.net_s), (gross, net));
            prop_assert_eq!(elapsed.stopped_s.iter().sum::<i64>(), gross - net);
            if let Some(due) = due {
                prop_assert_eq!(clock.due(from, limit * 60, &standstill).at, due);
            }
        }
    }

    #[test]
    fn parts_sum_to_the_whole_and_time_never_runs_backwards(
        calendar in any_calendar(),
        offset in any_offset(),
        times in vec(any_moment(), 3),
    ) {
        let working = WorkingTime::compile(&calendar, offset);
        let (a, b, c) = (times[0], times[1], times[2]);
        prop_assert_eq!(working.between(a, b) + working.between(b, c), working.between(a, c));
        prop_assert_eq!(working.between(a, b), -working.between(b, a));
        prop_assert_eq!(working.between(a, a), 0);
        let (early, late) = (a.min(b), a.max(b));
        prop_assert!((0..=late.since(early)).contains(&working.between(early, late)));
    }

    #[test]
    fn adding_and_measuring_are_each_others_inverse(
        calendar in any_calendar(),
        offset in any_offset(),
        from in any_moment(),
        to in any_moment(),
        seconds in 0..2_000_000_i64,
    ) {
        let working = WorkingTime::compile(&calendar, offset);
        let due = working.add(from, seconds);
        if due.epoch() < i64::from(u32::MAX) - 1 {
            prop_assert_eq!(working.between(from, due), seconds);
            prop_assert!(seconds == 0 || working.between(from, due.plus(-1)) == seconds - 1);
        }
        let (from, to) = (from.min(to), from.max(to));
        let back = working.add(from, working.between(from, to));
        prop_assert!(back <= to);
        prop_assert_eq!(working.between(back, to), 0);
        // It is the very moment if the second before it was worked.
        prop_assert!(back == to || working.between(to.plus(-1), to) == 0);
    }

    #[test]
    fn a_standstill_in_pieces_moves_a_limit_as_far_as_in_one(
        calendar in any_calendar(),
        from in any_moment(),
        due in 0..10 * DAY,
        start in 0..10 * DAY,
        lengths in vec(1..2 * DAY, 3),
    ) {
        let working = WorkingTime::compile(&calendar, UtcOffset::CHINA);
        let times: Vec<Time> = lengths
            .iter()
            .scan(from.plus(start), |time, length| Some(std::mem::replace(time, time.plus(*length))))
            .collect();
        let pieces: Vec<Stop> = times
            .windows(2)
            .zip(StopReason::ALL)
            .map(|(it, reason)| stop(it[0], Some(it[1]), reason))
            .collect();
        let whole = stop(times[0], times.last().copied(), StopReason::Parts);
        let as_of = from.plus(100 * DAY);
        for clock in [Clock::RoundTheClock, Clock::Office(&working)] {
            let postponed = |stops: &[Stop]| {
                clock.postponed(from, from.plus(due), &Standstill::of(stops, as_of)).at
            };
            prop_assert_eq!(postponed(&pieces), postponed(&[whole]));
            prop_assert_eq!(postponed(&[]), from.plus(due));
        }
    }
}

#[test]
fn every_day_of_a_hundred_years_begins_where_the_calendar_says() {
    let calendar = Calendar::standard();
    let working = standard();
    let mut time = at("1971-01-01T00:00:00");
    while UtcOffset::CHINA.local(time).year() < 2106 {
        let date = UtcOffset::CHINA.local(time).date();
        let spans = calendar.spans(date).iter();
        let seconds: i64 = spans.map(|it| i64::from(it.to - it.from) * 60).sum();
        assert_eq!(working.between(time, time.plus(DAY)), seconds, "{date}");
        time = time.plus(DAY);
    }
}
