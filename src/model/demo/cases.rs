//! The quarter as it happened: day by day, case by case, in the order of the clock.

use super::calendar::{DAYS, Duty, HOUR, bustle, by_day, cut, incident, moment, month, on_duty};
use super::dice::{Dice, Quota};
use super::feedback::{Accusations, Ratings, visits};
use super::profile::{AGENTS, MANAGER, Profile};
use super::rooms::{self, Rooms};
use super::work::{self, Outcome};
use super::{SEED, contact, phrases};
use crate::model::id::StaffId;
use crate::model::records::{Channel, Record, Records};
use crate::model::reviews::SurveyAnswer;
use crate::model::staff::Role;
use crate::model::task::{TaskType, Urgency};
use crate::model::time::Time;

/// The kinds of work by their position in the office's list.
pub(super) const ENQUIRY: usize = 0;
pub(super) const REPAIR: usize = 1;
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

    fn take(&mut self, slot: &Contact) {
        let Contact { at, day, agent, kind } = *slot;
        let profile = &AGENTS[agent];
        let mut record = self.open(slot, profile);
        if record.channel == Channel::Phone && kind == ENQUIRY && self.dice.chance(35) {
            contact::miss(&mut record, &mut self.dice);
            self.records.push(record);
            return;
        }
        let pickup = &mut self.habits[agent].pickup;
        contact::answer(&mut record, profile, pickup, &mut self.dice);
        let room = self.room(&mut record, slot);
        let incident = incident(day).filter(|it| it.kind == kind);
        let returning = room.is_some_and(|(_, returning)| returning);
        contact::note(&mut record, kind, incident, returning, &mut self.dice);

        let mut outcome = self.habits[agent].outcome(profile, kind, month(at));
        if kind == COMPLAINT {
            outcome = self.accuse(&mut record, slot, outcome);
        }
        self.work(&mut record, profile, kind, outcome);
        if let Some((room, false)) = room
            && kind != REPAIR
            && self.habits[agent].comeback.draw(profile.comeback)
        {
            self.rooms.expect_back(room, kind, at, &mut self.dice);
        }
        self.surveys.extend(self.habits[agent].ratings.ask(profile, &mut record));
        self.records.extend(contact::slip(&mut record, kind, &mut self.dice));
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
            record.resolved = record.resolved.map(|it| contact::on_the_last_day(it, dice));
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
}
