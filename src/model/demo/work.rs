//! How a case goes: answered, dispatched, interrupted, done in time, late or not at all.

use super::calendar::{HOUR, by_day, evening_before};
use super::dice::Dice;
use crate::model::records::{Record, Step, Stop, StopReason};
use crate::model::task::{TaskType, Urgency};
use crate::model::time::Time;

/// How a case ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Done within the limit.
    InTime,
    /// Done after the limit.
    Late,
    /// Not done.
    Open,
}

/// Seconds between `low` and `high`.
fn span(dice: &mut Dice, low: u32, high: u32) -> i64 {
    dice.between(low, high).into()
}

/// Settles an enquiry, mostly at once.
pub(super) fn settle(record: &mut Record, outcome: Outcome, limit: i64, dice: &mut Dice) {
    let answered = record.first_response.unwrap_or(record.created);
    let due = record.created.plus(limit);
    record.resolved = match outcome {
        Outcome::InTime if dice.chance(780) => {
            let busy = record.talk_s.map_or_else(|| span(dice, 120, 900), i64::from);
            Some(answered.plus(busy).min(due))
        }
        Outcome::InTime => Some(answered.plus(span(dice, 900, 10_800)).min(due)),
        Outcome::Late => Some(by_day(due.plus(span(dice, 1800, 90_000)), dice).max(due.plus(60))),
        Outcome::Open => None,
    };
}

/// Looks into a complaint over days.
pub(super) fn look_into(record: &mut Record, outcome: Outcome, limit: i64, dice: &mut Dice) {
    let due = record.created.plus(limit);
    record.resolved = match outcome {
        Outcome::InTime => {
            let time = record.created.plus(limit * span(dice, 60, 940) / 1000);
            Some(by_day(time, dice).min(due))
        }
        Outcome::Late => Some(by_day(due.plus(limit * span(dice, 60, 900) / 1000), dice)),
        Outcome::Open => None,
    };
}

/// When somebody first responds to a case that did not come in face to face.
pub(super) fn respond(record: &mut Record, kind: &TaskType, outcome: Outcome, dice: &mut Dice) {
    if record.first_response.is_some() {
        return;
    }
    let target = kind.targets.get(&record.urgency).and_then(|it| it.first_response_s);
    let slow = outcome != Outcome::InTime && dice.chance(500);
    let delay = match target {
        Some(target) if slow => i64::from(target) * span(dice, 1050, 2200) / 1000,
        Some(target) => i64::from(target) * span(dice, 30, 800) / 1000,
        None if kind.dispatched => span(dice, 300, 7200),
        None => span(dice, 40, 2400),
    };
    record.first_response = Some(record.created.plus(delay));
}

/// Repairs something: accepts, sends somebody, waits for parts, finishes and asks back.
pub(super) fn repair(record: &mut Record, outcome: Outcome, limit: i64, dice: &mut Dice) {
    let mut limit = limit;
    if record.urgency == Urgency::Normal && dice.chance(60) {
        limit = 120 * HOUR; // A day was agreed with the resident.
        record.due = Some(record.created.plus(limit));
    }
    let reason = *dice.pick(&[
        StopReason::Parts,
        StopReason::Parts,
        StopReason::Resident,
        StopReason::Resident,
        StopReason::Warranty,
    ]);
    let stopped = match (dice.chance(90), reason) {
        (false, _) => 0,
        (true, StopReason::Warranty) => span(dice, 40, 90) * HOUR,
        (true, _) => span(dice, 5, 40) * HOUR,
    };
    let due = record.created.plus(limit + stopped);
    let done = match outcome {
        Outcome::InTime => {
            let share = (0..3).map(|_| dice.between(60, 950)).min().unwrap_or_default();
            let time = record.created.plus(stopped + limit * i64::from(share) / 1000);
            by_day(time, dice).min(due)
        }
        Outcome::Late => by_day(due.plus(limit * span(dice, 40, 1100) / 1000), dice),
        // What is still open got stuck after the dispatch; the steps below end there.
        Outcome::Open => record.created.plus(limit * 2 + stopped),
    };
    walk(record, done, stopped, reason, dice);
    if outcome == Outcome::Open {
        let reached = if dice.chance(600) { 2 } else { 1 };
        record.steps.truncate(reached);
        record.stops.clear();
        return;
    }
    record.resolved = Some(done);
}

/// Divides the time until `done` among the steps; most of the waiting is for somebody to be sent.
fn walk(record: &mut Record, done: Time, stopped: i64, reason: StopReason, dice: &mut Dice) {
    let accept = span(dice, 120, 360);
    let dispatch = span(dice, 120, 360);
    let inspect = span(dice, 300, 840);
    let net = done.since(record.created) - stopped;
    let finish = span(dice, 1200, 5400).min(net / 2);
    let waits = (net - accept - dispatch - inspect - finish).max(0);
    let to_dispatch = waits * span(dice, 500, 660) / 1000;
    let to_arrival = waits * span(dice, 190, 270) / 1000;

    // Nobody is sent or called on at night unless it is urgent.
    let urgent = record.urgency == Urgency::Urgent;
    let mut on_time = |earliest: Time, wait: i64, latest: Time| {
        let wish = earliest.plus(wait).min(latest);
        let day = by_day(wish, dice);
        match by_day(latest, dice) == latest {
            _ if urgent => wish,
            _ if day <= latest => day,
            true => latest,
            false => evening_before(latest).max(earliest),
        }
    };
    let finishing = done.plus(-finish);
    let latest = finishing.plus(-stopped - inspect);
    let accepted = record.created.plus(accept);
    let sending = on_time(accepted, to_dispatch, latest.plus(-dispatch));
    let sent = sending.plus(dispatch);
    let arriving = on_time(sent, to_arrival, latest);
    let seen = arriving.plus(inspect);

    let mut add = |name: &str, start: Time, end: Time, planned: bool| {
        record.steps.push(Step { name: name.to_owned(), start, end, planned, author: None });
    };
    add("受理", record.created, accepted, false);
    add("派单", sending, sent, false);
    add("到场", arriving, seen, false);
    add("完工", finishing, done, stopped > 0 && reason == StopReason::Resident);
    if dice.chance(700) {
        let asking = by_day(done.plus(span(dice, 14, 40) * HOUR), dice);
        add("回访", asking, asking.plus(span(dice, 90, 360)), true);
    }
    if stopped > 0 {
        record.stops.push(Stop { from: seen, to: Some(seen.plus(stopped)), reason });
    }
}

/// Takes back what had not happened by `cut`.
pub(super) fn forget_after(cut: Time, record: &mut Record) {
    let past = |time: &Time| *time < cut;
    record.first_response = record.first_response.filter(past);
    record.resolved = record.resolved.filter(past);
    record.reopened = record.reopened.filter(past);
    record.steps.retain(|it| it.end < cut);
    record.stops.retain(|it| it.from < cut);
    for stop in &mut record.stops {
        stop.to = stop.to.filter(past);
    }
}
