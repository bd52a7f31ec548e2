//! The quarter as it happened: day by day, case by case, in the order of the clock.

use super::calendar::{
    DAY, DAYS, Duty, HOUR, Incident, bustle, by_day, cut, date, incident, moment, month, on_duty,
};
use super::dice::{Dice, Quota};
use super::feedback::{Accusations, Ratings, visits};
use super::profile::{AGENTS, MANAGER, Profile};
use super::rooms::{self, Rooms};
use super::work::{self, Outcome};
use super::{SEED, phrases};
use crate::model::id::{RecordId, StaffId};
use crate::model::records::{Channel, Record, Records};
use crate::model::reviews::SurveyAnswer;
use crate::model::staff::Role;
use crate::model::task::{TaskType, Urgency};
use crate::model::time::Time;

/// The kinds of work by their position in the office's list.
const ENQUIRY: usize = 0;
const REPAIR: usize = 1;
const COMPLAINT: usize = 2;

/// One contact that is about to happen.
struct Contact {
    at: Time,
    day: u32,
    agent: usize,
    kind: usize,
}

/// What one agent still owes to the profile.
struct Habits {
    volume: [Quota; 3],
    pickup: Quota,
    late: Quota,
    open: Quota,
    comeback: Quota,
    ratings: Ratings,
}

/// The desk at work.
struct Desk<'a> {
    kinds: &'a [TaskType],
    dice: Dice,
    habits: Vec<Habits>,
    rooms: Rooms,
    accusations: Accusations,
    records: Vec<Record>,
    surveys: Vec<SurveyAnswer>,
}

/// All records and surveys of the quarter.
pub(super) fn quarter(kinds: &[TaskType]) -> (Records, Vec<SurveyAnswer>) {
    let mut desk = Desk {
        kinds,
        dice: Dice::stream(SEED, 1),
        habits: (100..).zip(&AGENTS).map(|(purpose, _)| Habits::new(purpose)).collect(),
        rooms: Rooms::quiet(),
        accusations: Accusations::all(&mut Dice::stream(SEED, 2)),
        records: Vec::with_capacity(2500),
        surveys: visits(&mut Dice::stream(SEED, 3)),
    };
    for day in 0..DAYS {
        for contact in desk.contacts(day) {
            desk.take(&contact);
        }
    }
    let mut surveys = desk.surveys;
    surveys.sort_by_key(|it| it.invited);
    for (number, survey) in (1..).zip(&mut surveys) {
        survey.id = format!("S{number:04}");
    }
    (desk.records.iter().collect(), surveys)
}

impl Habits {
    fn new(purpose: u64) -> Self {
        let mut dice = Dice::stream(SEED, purpose);
        let ratings = Ratings::none(&mut dice);
        let mut quota = || Quota::new(Dice::seeded(dice.word()));
        let volume = [quota(), quota(), quota()];
        let (pickup, late, open, comeback) = (quota(), quota(), quota(), quota());
        Self { volume, pickup, late, open, comeback, ratings }
    }

    fn outcome(&mut self, agent: &Profile, kind: usize, month: usize) -> Outcome {
        // Simple work seldom fails, and what is open is mostly recent.
        let ease = if kind == ENQUIRY { 5 } else { 1 };
        let open = agent.open * [70, 90, 140][month] / 100 / ease;
        if self.open.draw(open) {
            Outcome::Open
        } else if self.late.draw(agent.late / ease) {
            Outcome::Late
        } else {
            Outcome::InTime
        }
    }
}

impl Desk<'_> {
    fn contacts(&mut self, day: u32) -> Vec<Contact> {
        let mut contacts = Vec::new();
        for duty in on_duty(day) {
            let Duty { agent, .. } = duty;
            for kind in [ENQUIRY, REPAIR, COMPLAINT] {
                let mean = AGENTS[agent].per_day[kind] * bustle(day, kind) / 100;
                for _ in 0..self.habits[agent].volume[kind].count(mean) {
                    let at = moment(&duty, &mut self.dice);
                    contacts.push(Contact { at, day, agent, kind });
                }
            }
        }
        contacts.sort_by_key(|it| (it.at, it.agent, it.kind));
        contacts
    }

    fn take(&mut self, contact: &Contact) {
        let Contact { at, agent, kind, .. } = *contact;
        let profile = &AGENTS[agent];
        let mut record = self.open(contact, profile);
        if record.channel == Channel::Phone && kind == ENQUIRY && self.dice.chance(35) {
            self.miss(&mut record);
            self.records.push(record);
            return;
        }
        self.answer(&mut record, agent);
        let room = self.room(&mut record, contact);
        let incident = incident(contact.day).filter(|it| it.kind == kind);
        let returning = room.is_some_and(|(_, returning)| returning);
        self.note(&mut record, kind, incident, returning);

        let mut outcome = self.habits[agent].outcome(profile, kind, month(at));
        if kind == COMPLAINT {
            outcome = self.accuse(&mut record, contact, outcome);
        }
        self.work(&mut record, profile, kind, outcome);
        if let Some((room, false)) = room
            && kind != REPAIR
            && self.habits[agent].comeback.draw(profile.comeback)
        {
            self.rooms.expect_back(room, kind, at, &mut self.dice);
        }
        self.surveys.extend(self.habits[agent].ratings.ask(profile, &mut record));
        self.slip(&mut record, kind);
        self.records.push(record);
    }

    fn open(&mut self, contact: &Contact, agent: &Profile) -> Record {
        let weights = match agent.role {
            Role::FrontDesk => [42, 36, 16, 6, 0],
            Role::Hotline => [88, 0, 4, 8, 0],
            _ => [22, 8, 34, 16, 20],
        };
        let channel = Channel::ALL[self.dice.weighted(&weights)];
        let id = format!("R{:05}", self.records.len() + 1);
        let kind = self.kinds[contact.kind].id.clone();
        let mut record = Record::new(&id, "demo", kind, channel, contact.at);
        record.agent = Some(StaffId::new(agent.id));
        let urgent = [0, 230, 50][contact.kind];
        if self.dice.chance(urgent) {
            record.urgency = Urgency::Urgent;
        }
        record
    }

    /// A call that nobody picked up; somebody calls back.
    fn miss(&mut self, record: &mut Record) {
        record.answered = Some(false);
        record.wait_s = Some(self.dice.between(12, 55));
        let back = record.created.plus(i64::from(self.dice.between(300, 5400)));
        record.first_response = Some(back);
        record.resolved = Some(back.plus(i64::from(self.dice.between(60, 240))));
        record.note = Some((*self.dice.pick(&phrases::MISSED)).to_owned());
        if self.dice.chance(350) {
            record.agent = None;
        }
        work::forget_after(cut(), record);
    }

    /// Picks up a call or turns to whoever stands at the desk.
    fn answer(&mut self, record: &mut Record, agent: usize) {
        let profile = &AGENTS[agent];
        match record.channel {
            Channel::Phone => {
                let rings = if self.habits[agent].pickup.draw(profile.quick_pickup) {
                    [1, 2, 3][self.dice.weighted(&[3, 5, 4])]
                } else {
                    [4, 5, 6, 7, 8][self.dice.weighted(&[10, 6, 4, 2, 1])]
                };
                // One ring in China: one second on, four off.
                let wait = 5 * (u32::from(rings) - 1) + self.dice.between(1, 4);
                let usual = self.dice.between(50, 170) + self.dice.between(0, 160);
                record.answered = Some(true);
                record.rings = Some(rings);
                record.wait_s = Some(wait);
                record.talk_s = Some(usual * profile.talk / 100);
                record.first_response = Some(record.created.plus(wait.into()));
            }
            Channel::Desk | Channel::Visit => {
                let turned = record.created.plus(i64::from(self.dice.between(5, 240)));
                record.first_response = Some(turned);
            }
            Channel::Wechat | Channel::App => {}
        }
    }

    fn room(&mut self, record: &mut Record, contact: &Contact) -> Option<(usize, bool)> {
        let Contact { at, kind, .. } = *contact;
        let returning = self.rooms.returning(kind, at);
        if returning.is_none() && kind == ENQUIRY && self.dice.chance(40) {
            return None; // A visitor, or somebody who did not say.
        }
        let room = returning.unwrap_or_else(|| self.rooms.fresh(kind, at, &mut self.dice));
        record.room = Some(rooms::name(room));
        Some((room, returning.is_some()))
    }

    fn note(
        &mut self,
        record: &mut Record,
        kind: usize,
        incident: Option<Incident>,
        returning: bool,
    ) {
        if let Some(incident) = incident.filter(|_| self.dice.chance(550)) {
            record.incident = Some(incident.name.to_owned());
            record.note = Some(incident.note.to_owned());
        } else if self.dice.chance([260, 620, 620][kind]) {
            let text = match (kind, record.urgency) {
                (ENQUIRY, _) => self.dice.pick(&phrases::ENQUIRIES),
                (REPAIR, Urgency::Urgent) => self.dice.pick(&phrases::URGENT_REPAIRS),
                (REPAIR, Urgency::Normal) => self.dice.pick(&phrases::REPAIRS),
                _ => self.dice.pick(&phrases::COMPLAINTS),
            };
            let again = if returning { "再次来电:" } else { "" };
            record.note = Some(format!("{again}{text}"));
        }
    }

    /// Makes some complaints be about a colleague; what was ruled on was also looked into.
    fn accuse(&mut self, record: &mut Record, contact: &Contact, outcome: Outcome) -> Outcome {
        let Some((accused, upheld)) = self.accusations.next(contact.day, contact.agent) else {
            return outcome;
        };
        record.about = Some(StaffId::new(AGENTS[accused].id));
        record.upheld = upheld;
        record.note = Some((*self.dice.pick(&phrases::ACCUSATIONS)).to_owned());
        record.closed_by = upheld.map(|_| StaffId::new(MANAGER.0));
        if upheld.is_some() { Outcome::InTime } else { Outcome::Open }
    }

    fn work(&mut self, record: &mut Record, agent: &Profile, kind: usize, outcome: Outcome) {
        let dice = &mut self.dice;
        let task_type = &self.kinds[kind];
        let target = task_type.targets.get(&record.urgency).and_then(|it| it.resolution_s);
        let limit = i64::from(target.expect("every kind has a limit"));
        work::respond(record, task_type, outcome, dice);
        match kind {
            ENQUIRY => work::settle(record, outcome, limit, dice),
            REPAIR => work::repair(record, outcome, limit, dice),
            _ => work::look_into(record, outcome, limit, dice),
        }
        if agent.tidies_up && outcome == Outcome::Late {
            record.resolved = record.resolved.map(|it| on_the_last_day(it, dice));
        }
        work::forget_after(cut(), record);
        if record.resolved.is_none() {
            record.closed_by = None;
        }
        let Some(done) = record.resolved.filter(|_| kind != ENQUIRY && dice.chance(45)) else {
            return;
        };
        let again = by_day(done.plus(i64::from(dice.between(9, 120)) * HOUR), dice);
        record.reopened = Some(again).filter(|it| *it < cut());
        if record.reopened.is_some() && dice.chance(400) {
            let others: Vec<&Profile> = AGENTS.iter().filter(|it| it.id != agent.id).collect();
            let closer = dice.pick(&others);
            let there = closer.from.0 < 2026;
            let closer = if there { closer.id } else { MANAGER.0 };
            record.closed_by = record.closed_by.take().or_else(|| Some(StaffId::new(closer)));
        }
    }

    /// What goes wrong in writing things down.
    fn slip(&mut self, record: &mut Record, kind: usize) {
        let dice = &mut self.dice;
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
            self.records.push(twin);
        }
    }
}

/// The last minutes of the month for what was closed in the weeks before its end.
fn on_the_last_day(done: Time, dice: &mut Dice) -> Time {
    let evening = |day: u32| {
        let midnight = crate::model::time::UtcOffset::CHINA.midnight(date(day));
        midnight.plus(17 * HOUR + i64::from(dice.between(900, 1750)))
    };
    let ends: Vec<Time> = [30, 61, 91].map(evening).into();
    let near = |end: &&Time| (0..20 * DAY).contains(&end.since(done));
    ends.iter().find(near).copied().unwrap_or(done)
}
