//! What stands in the form of a record as text, and the record it makes.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;

use crate::model::{Record, RecordProblem, StaffId, TaskTypeId, Time, UtcOffset};
use crate::ui::record_query::{Facet, RecordQuery};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Number,
    TaskType,
    Channel,
    Urgency,
    Agent,
    Room,
    Created,
    Answered,
    Rings,
    Wait,
    Talk,
    FirstResponse,
    Due,
    Resolved,
    Reopened,
    Rating,
    Cause,
    Note,
}

/// Why a field cannot be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no time of creation.
    NoCreation,
    /// Not a date and time.
    NotATime,
    /// Not 1 to 5.
    NotARating,
    /// Not 0 to 200.
    NotRings,
    /// Not 0 to 86,400.
    NotSeconds,
    /// The record as a whole cannot be so.
    Record(RecordProblem),
}

/// The texts of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(BTreeMap<Place, String>);

const WRITTEN: &str = "%Y-%m-%dT%H:%M:%S";

impl Draft {
    /// The form of this record.
    pub fn of(record: &Record, offset: UtcOffset) -> Self {
        let mut draft = Self::default();
        let time = |it: Option<Time>| it.map(|it| write_time(it, offset)).unwrap_or_default();
        let number = |it: Option<u32>| it.map(|it| it.to_string()).unwrap_or_default();
        let mut filter = RecordQuery::default().filter;
        (filter.channel, filter.urgency, filter.cause) =
            (Some(record.channel), Some(record.urgency), record.cause);
        let values = [
            (Place::Number, record.external_id.clone().unwrap_or_default()),
            (Place::TaskType, record.task_type.to_string()),
            (Place::Channel, Facet::Channel.value(&filter)),
            (Place::Urgency, Facet::Urgency.value(&filter)),
            (Place::Agent, record.agent.as_ref().map(ToString::to_string).unwrap_or_default()),
            (Place::Room, record.room.clone().unwrap_or_default()),
            (Place::Created, time(Some(record.created))),
            (Place::Answered, record.answered.map(|it| flag(it).to_owned()).unwrap_or_default()),
            (Place::Rings, number(record.rings.map(u32::from))),
            (Place::Wait, number(record.wait_s)),
            (Place::Talk, number(record.talk_s)),
            (Place::FirstResponse, time(record.first_response)),
            (Place::Due, time(record.due)),
            (Place::Resolved, time(record.resolved)),
            (Place::Reopened, time(record.reopened)),
            (Place::Rating, number(record.rating.map(u32::from))),
            (Place::Cause, Facet::Cause.value(&filter)),
            (Place::Note, record.note.clone().unwrap_or_default()),
        ];
        for (place, value) in values {
            draft.set(place, value);
        }
        draft
    }

    /// The text of a field; empty if nothing was typed.
    pub fn get(&self, place: Place) -> &str {
        self.0.get(&place).map(String::as_str).unwrap_or_default()
    }

    /// Types into a field.
    pub fn set(&mut self, place: Place, value: String) {
        self.0.insert(place, value);
    }

    /// `base` with what stands in the form, or everything that is wrong with it.
    pub fn read(&self, base: &Record, offset: UtcOffset) -> Result<Record, Vec<(Place, Fault)>> {
        let mut faults = Vec::new();
        let mut filter = RecordQuery::default().filter;
        for (facet, place) in [
            (Facet::Channel, Place::Channel),
            (Facet::Urgency, Place::Urgency),
            (Facet::Cause, Place::Cause),
        ] {
            facet.set(&mut filter, self.get(place));
        }
        let text = |place| Some(self.get(place).trim().to_owned()).filter(|it| !it.is_empty());
        let record = Record {
            external_id: text(Place::Number),
            task_type: text(Place::TaskType)
                .map_or_else(|| base.task_type.clone(), |it| TaskTypeId::new(&it)),
            channel: filter.channel.unwrap_or(base.channel),
            urgency: filter.urgency.unwrap_or(base.urgency),
            agent: text(Place::Agent).map(|it| StaffId::new(&it)),
            room: text(Place::Room),
            created: self
                .time(Place::Created, Some(base.created), offset, &mut faults)
                .unwrap_or_else(|| {
                    if faults.is_empty() {
                        faults.push((Place::Created, Fault::NoCreation));
                    }
                    base.created
                }),
            answered: text(Place::Answered).map(|it| it == flag(true)),
            rings: self
                .number(Place::Rings, 0..=200, Fault::NotRings, &mut faults)
                .and_then(|it| u8::try_from(it).ok()),
            wait_s: self.number(Place::Wait, 0..=86_400, Fault::NotSeconds, &mut faults),
            talk_s: self.number(Place::Talk, 0..=86_400, Fault::NotSeconds, &mut faults),
            first_response: self.time(
                Place::FirstResponse,
                base.first_response,
                offset,
                &mut faults,
            ),
            due: self.time(Place::Due, base.due, offset, &mut faults),
            resolved: self.time(Place::Resolved, base.resolved, offset, &mut faults),
            reopened: self.time(Place::Reopened, base.reopened, offset, &mut faults),
            rating: self
                .number(Place::Rating, 1..=5, Fault::NotARating, &mut faults)
                .and_then(|it| u8::try_from(it).ok()),
            cause: filter.cause,
            note: text(Place::Note),
            ..base.clone()
        };
        if faults.is_empty() {
            let place = |it: RecordProblem| (place_of(&it), Fault::Record(it));
            faults.extend(record.problems().into_iter().map(place));
        }
        if faults.is_empty() { Ok(record) } else { Err(faults) }
    }

    /// A time; one that was not touched stays as it was to the second.
    fn time(
        &self,
        place: Place,
        base: Option<Time>,
        offset: UtcOffset,
        faults: &mut Vec<(Place, Fault)>,
    ) -> Option<Time> {
        let text = self.get(place).trim();
        if text.is_empty() {
            return None;
        }
        if base.is_some_and(|it| write_time(it, offset) == text) {
            return base;
        }
        let read = [WRITTEN, "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
        let found = read.iter().find_map(|it| NaiveDateTime::parse_from_str(text, it).ok());
        let time = found.and_then(|it| offset.time(it));
        if time.is_none() {
            faults.push((place, Fault::NotATime));
        }
        time
    }

    fn number(
        &self,
        place: Place,
        range: std::ops::RangeInclusive<u32>,
        fault: Fault,
        faults: &mut Vec<(Place, Fault)>,
    ) -> Option<u32> {
        let text = self.get(place).trim();
        if text.is_empty() {
            return None;
        }
        let number = text.parse().ok().filter(|it| range.contains(it));
        if number.is_none() {
            faults.push((place, fault));
        }
        number
    }
}

/// A time as a field for date and time holds it.
pub fn write_time(time: Time, offset: UtcOffset) -> String {
    offset.local(time).format(WRITTEN).to_string()
}

/// The code of yes and no.
pub fn flag(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

/// The field beside which a problem is said.
pub fn place_of(problem: &RecordProblem) -> Place {
    match problem {
        RecordProblem::Gone(_) => Place::Number,
        RecordProblem::NoSuchAgent(_) => Place::Agent,
        RecordProblem::NoSuchType(_) => Place::TaskType,
        RecordProblem::ResponseFirst => Place::FirstResponse,
        RecordProblem::ResolvedFirst => Place::Resolved,
        RecordProblem::DueFirst => Place::Due,
        RecordProblem::ReopenedFirst => Place::Reopened,
        RecordProblem::TalkUnanswered => Place::Talk,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cause, Channel, Urgency, demo};

    const CHINA: UtcOffset = UtcOffset::CHINA;

    fn record() -> Record {
        let created = CHINA.time("2026-07-01T08:30:07".parse().unwrap()).unwrap();
        Record::new("1", "手工", "enquiry".into(), Channel::Phone, created)
    }

    #[test]
    fn a_form_that_is_not_touched_makes_the_same_record() {
        let demo = demo::office();
        let rows = demo.records.iter().filter(|it| it.problems().is_empty());
        for record in rows.chain([record()]) {
            assert_eq!(Draft::of(&record, CHINA).read(&record, CHINA), Ok(record));
        }
    }

    #[test]
    fn what_is_typed_is_in_the_record() {
        let mut draft = Draft::of(&record(), CHINA);
        for (place, text) in [
            (Place::Channel, "wechat"),
            (Place::Urgency, "urgent"),
            (Place::Agent, " ann "),
            (Place::Answered, "yes"),
            (Place::Rings, "3"),
            (Place::Talk, " 95"),
            (Place::Resolved, "2026-07-01T09:00"),
            (Place::Rating, "5"),
            (Place::Cause, "slow"),
            (Place::Room, "  "),
        ] {
            draft.set(place, text.to_owned());
        }
        let read = draft.read(&record(), CHINA).unwrap();
        assert_eq!((read.channel, read.urgency), (Channel::Wechat, Urgency::Urgent));
        assert_eq!(read.agent, Some("ann".into()));
        assert_eq!((read.answered, read.rings, read.talk_s), (Some(true), Some(3), Some(95)));
        assert_eq!(read.resolved.map(|it| it.since(read.created)), Some(30 * 60 - 7));
        assert_eq!((read.rating, read.cause, read.room), (Some(5), Some(Cause::Slow), None));
    }

    #[test]
    fn every_wrong_field_is_named() {
        #[track_caller]
        fn check(place: Place, text: &str, fault: Fault) {
            let mut draft = Draft::of(&record(), CHINA);
            draft.set(place, text.to_owned());
            assert_eq!(draft.read(&record(), CHINA), Err(vec![(place, fault)]), "{text}");
        }
        check(Place::Created, "", Fault::NoCreation);
        check(Place::Created, "soon", Fault::NotATime);
        check(Place::Resolved, "2026-13-01T00:00", Fault::NotATime);
        check(Place::Rating, "6", Fault::NotARating);
        check(Place::Rating, "0", Fault::NotARating);
        check(Place::Rings, "201", Fault::NotRings);
        check(Place::Wait, "-1", Fault::NotSeconds);
        check(Place::Talk, "1.5", Fault::NotSeconds);
        let first = Fault::Record(RecordProblem::ResolvedFirst);
        check(Place::Resolved, "2026-07-01T08:30:00", first);
    }
}
