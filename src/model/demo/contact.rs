//! How a contact begins, and what is written down about it rightly and wrongly.

use super::calendar::{DAY, HOUR, Incident, cut, date};
use super::cases::{ENQUIRY, REPAIR};
use super::dice::{Dice, Quota};
use super::profile::Profile;
use super::{phrases, work};
use crate::model::id::RecordId;
use crate::model::records::{Channel, Record};
use crate::model::task::Urgency;
use crate::model::time::{Time, UtcOffset};

/// A call that nobody picked up; somebody calls back.
pub(super) fn miss(record: &mut Record, dice: &mut Dice) {
    record.answered = Some(false);
    record.wait_s = Some(dice.between(12, 55));
    let back = record.created.plus(i64::from(dice.between(300, 5400)));
    record.first_response = Some(back);
    record.resolved = Some(back.plus(i64::from(dice.between(60, 240))));
    record.note = Some((*dice.pick(&phrases::MISSED)).to_owned());
    if dice.chance(350) {
        record.agent = None;
    }
    work::forget_after(cut(), record);
}

/// Picks up a call or turns to whoever stands at the desk.
pub(super) fn answer(record: &mut Record, agent: &Profile, pickup: &mut Quota, dice: &mut Dice) {
    match record.channel {
        Channel::Phone => {
            let rings = if pickup.draw(agent.quick_pickup) {
                [1, 2, 3][dice.weighted(&[3, 5, 4])]
            } else {
                [4, 5, 6, 7, 8][dice.weighted(&[10, 6, 4, 2, 1])]
            };
            // One ring in China: one second on, four off.
            let wait = 5 * (u32::from(rings) - 1) + dice.between(1, 4);
            let usual = dice.between(50, 170) + dice.between(0, 160);
            record.answered = Some(true);
            record.rings = Some(rings);
            record.wait_s = Some(wait);
            record.talk_s = Some(usual * agent.talk / 100);
            record.first_response = Some(record.created.plus(wait.into()));
        }
        Channel::Desk | Channel::Visit => {
            let turned = record.created.plus(i64::from(dice.between(5, 240)));
            record.first_response = Some(turned);
        }
        Channel::Wechat | Channel::App => {}
    }
}

/// What is noted down while talking.
pub(super) fn note(
    record: &mut Record,
    kind: usize,
    incident: Option<Incident>,
    returning: bool,
    dice: &mut Dice,
) {
    if let Some(incident) = incident.filter(|_| dice.chance(550)) {
        record.incident = Some(incident.name.to_owned());
        record.note = Some(incident.note.to_owned());
    } else if dice.chance([260, 620, 620][kind]) {
        let text = match (kind, record.urgency) {
            (ENQUIRY, _) => dice.pick(&phrases::ENQUIRIES),
            (REPAIR, Urgency::Urgent) => dice.pick(&phrases::URGENT_REPAIRS),
            (REPAIR, Urgency::Normal) => dice.pick(&phrases::REPAIRS),
            _ => dice.pick(&phrases::COMPLAINTS),
        };
        let again = if returning { "再次来电:" } else { "" };
        record.note = Some(format!("{again}{text}"));
    }
}

/// What goes wrong in writing things down; some cases are entered twice.
pub(super) fn slip(record: &mut Record, kind: usize, dice: &mut Dice) -> Option<Record> {
    if kind == ENQUIRY && record.channel == Channel::Desk && dice.chance(12) {
        record.resolved = Some(record.created); // Entered after the fact.
    }
    if record.channel == Channel::Wechat && dice.chance(9) {
        let before = i64::from(dice.between(30, 400));
        record.first_response = Some(record.created.plus(-before)); // Two clocks.
    }
    if kind == REPAIR && dice.chance(6) {
        let mut twin = record.clone();
        twin.rating = None;
        twin.cause = None;
        twin.steps.clear();
        twin.stops.clear();
        twin.note = Some(phrases::TWICE.to_owned());
        twin.id = RecordId::new(&format!("{}B", record.id));
        return Some(twin);
    }
    None
}

/// The last minutes of the month for what was closed in the weeks before its end.
pub(super) fn on_the_last_day(done: Time, dice: &mut Dice) -> Time {
    let evening = |day: u32| {
        let midnight = UtcOffset::CHINA.midnight(date(day));
        midnight.plus(17 * HOUR + i64::from(dice.between(900, 1750)))
    };
    let ends: Vec<Time> = [30, 61, 91].map(evening).into();
    let near = |end: &&Time| (0..20 * DAY).contains(&end.since(done));
    ends.iter().find(near).copied().unwrap_or(done)
}
