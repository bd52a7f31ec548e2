//! The data hash moves with everything the scores of a period are computed from, and with nothing later.

use std::sync::Arc;

use jiheng::canon::data_hash;
use jiheng::engine::facts::{
    Asked, Fact, Facts, Scope, Stratum, gather_asked, gather_before, team_fact,
};
use jiheng::model::{
    Calendar, Correction, DayKind, Entry, Extra, Lane, Measure, Moment, NoticeDay, OfficeData,
    OwnMeasure, Period, Record, Records, Review, ReviewKind, Shift, StaffId, Target, Time,
    Training, Urgency, Whose,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;

use crate::documents::samples::{JULY, full_office, time};
use crate::own_indicators::{any_office, measure, near};

const DAY: i64 = 86_400;

fn july() -> Period {
    "2026-07".parse().unwrap()
}

/// Every standard measure that takes no number, one of each that does, and own ones with the longest reach.
fn measures() -> Vec<Measure> {
    let within = |from, to, whose| {
        let limit_s = 900_000;
        Measure::Own(OwnMeasure::WithinLimit { from, to, limit_s, cases: vec![], whose })
    };
    vec![
        Measure::FirstContact { days: 400 },
        Measure::Reopened { days: 2 },
        Measure::Resolved,
        Measure::OnTime,
        Measure::FirstResponseOnTime,
        Measure::Satisfied,
        Measure::UpheldComplaints,
        Measure::TrainingHours,
        Measure::SupervisorReview,
        Measure::PeerReview,
        Measure::CalledBack,
        Measure::Invited,
        Measure::NetPromoter,
        Measure::Volume,
        Measure::Utilization,
        Measure::Occupancy,
        Measure::Quality,
        Measure::TestsPassed,
        Measure::Own(OwnMeasure::Entered { key: "a".to_owned(), share: true }),
        within(Moment::Created, Moment::Resolved, Whose::Closer),
        within(Moment::Resolved, Moment::Reopened, Whose::Agent),
        within(Moment::FirstResponse, Moment::Resolved, Whose::Agent),
    ]
}

/// Everything that is counted for the scores of `period`, details and the period before included.
#[derive(PartialEq)]
struct Counted {
    facts: Facts,
    /// Of the period before only what kinds of cases came to is looked at.
    previous: Vec<Vec<Stratum>>,
    team: Vec<Option<Fact>>,
}

fn count(data: &OfficeData, period: Period, now: Time, measures: &[Measure]) -> Counted {
    let compared = |it: &&Measure| Correction::CaseMix.fits(it) || Correction::RaterBias.fits(it);
    let detailed = measures.iter().filter(compared).cloned().collect();
    let asked = Asked { measures: measures.to_vec(), detailed };
    let before = gather_before(data, period, now, &asked);
    let before = before.iter().flat_map(|it| &it.agents).flat_map(|it| &it.facts);
    let scope = Scope::new(data, period, now);
    Counted {
        facts: gather_asked(data, period, now, &asked),
        previous: before.map(|it| it.strata.clone()).collect(),
        team: measures.iter().map(|it| team_fact(&scope, it)).collect(),
    }
}

/// The office with reviews, trainings, time limits on both clocks and a calendar.
fn enriched(data: OfficeData, has_calendar: bool) -> OfficeData {
    let mut data = data;
    let target = |clock| Target { first_response_s: Some(3600), resolution_s: Some(50_000), clock };
    data.task_types[0].targets =
        [(Urgency::Normal, target(Lane::Office)), (Urgency::Urgent, target(Lane::RoundTheClock))]
            .into();
    data.task_types[1].targets = [(Urgency::Normal, target(Lane::Office))].into();
    data.office.calendar = has_calendar.then(Calendar::standard);
    let people: Vec<StaffId> = data.staff.iter().map(|it| it.id.clone()).collect();
    for (at, person) in people.iter().enumerate() {
        let kind = if at % 2 == 0 { ReviewKind::Peer } else { ReviewKind::Supervisor };
        Arc::make_mut(&mut data.reviews).push(Review {
            rater: people[0].clone(),
            ratee: person.clone(),
            kind,
            period: july(),
            score: 4,
            extra: Extra::default(),
        });
        Arc::make_mut(&mut data.trainings).push(Training {
            staff: person.clone(),
            course: "c".to_owned(),
            hours: 2,
            date: "2026-07-31".parse().unwrap(),
            passed: Some(at % 2 == 0),
            extra: Extra::default(),
        });
    }
    data
}

/// Every value that is no object and no list, and every entry of a list, as a JSON pointer.
fn places(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, it)| places(it, &format!("{path}/{name}"), found));
        }
        Value::Array(entries) => entries.iter().enumerate().for_each(|(at, it)| {
            let path = format!("{path}/{at}");
            found.push(path.clone());
            places(it, &path, found);
        }),
        _ => found.push(path.to_owned()),
    }
}

/// `data` with one field or entry another or gone; `None` if nothing else can stand there.
fn changed(data: &OfficeData, place: usize, choice: usize) -> Option<OfficeData> {
    let whole = serde_json::to_value(data).unwrap();
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    all.retain(|it| !it.starts_with("/policy"));
    let path = &all[place % all.len()];
    let values = all.iter().filter_map(|it| whole.pointer(it)).filter(|it| !it.is_object());
    let mut values: Vec<Value> = values.cloned().collect();
    values.extend([0, 1, 2, 3, 5, 100, 3600].map(Value::from));
    values.extend([true, false].map(Value::from));
    let (parent, last) = path.rsplit_once('/').unwrap();
    let mut without = whole.clone();
    match without.pointer_mut(parent).unwrap() {
        Value::Array(entries) => drop(entries.remove(last.parse().unwrap())),
        Value::Object(members) => drop(members.remove(last)),
        _ => unreachable!("a place is in an object or a list"),
    }
    let start = choice % values.len();
    let turned = values.iter().cycle().skip(start).take(values.len());
    let replaced = turned.map(|it| {
        let mut other = whole.clone();
        *other.pointer_mut(path).unwrap() = it.clone();
        other
    });
    let gone = [without].into_iter().filter(|_| choice.is_multiple_of(4));
    gone.chain(replaced)
        .filter_map(|it| serde_json::from_value::<OfficeData>(it).ok())
        .find(|it| it != data && it.problem().is_none())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(48),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_changes_a_fact_changes_the_hash(
        data in any_office(),
        has_calendar in any::<bool>(),
        (place, choice) in (any::<usize>(), any::<usize>()),
        more in vec(measure(), 4),
        now in near(),
        in_august in any::<bool>(),
    ) {
        let mut data = enriched(data, has_calendar);
        let mut rows: Vec<Record> = data.records.iter().collect();
        for record in &mut rows {
            record.rating = record.rating.map(|it| it % 5 + 1);
            record.extra.clear();
        }
        data.records = Arc::new(rows.iter().collect::<Records>());
        Arc::make_mut(&mut data.entries).retain(Entry::is_usable);
        prop_assert_eq!(data.problem(), None);
        let period = if in_august { "2026-08".parse().unwrap() } else { july() };
        let measures: Vec<Measure> = measures().into_iter().chain(more).collect();
        if let Some(other) = changed(&data, place, choice) {
            let is_same = data_hash(&data, period) == data_hash(&other, period);
            for now in [now, time(JULY + 90 * DAY)] {
                let same = count(&data, period, now, &measures) == count(&other, period, now, &measures);
                prop_assert!(same || !is_same, "{:#?}", other);
            }
        }
    }
}

/// The sample office with one record more.
fn with_record(change: impl FnOnce(&mut Record)) -> OfficeData {
    let mut data = full_office();
    let mut rows: Vec<Record> = data.records.iter().collect();
    let mut record = Record::new("more", "手工", "enquiry".into(), rows[1].channel, time(JULY));
    record.agent = Some(StaffId::new("lin"));
    change(&mut record);
    rows.push(record);
    data.records = Arc::new(rows.iter().collect::<Records>());
    data
}

fn hash_of(data: &OfficeData) -> String {
    data_hash(data, july())
}

#[test]
fn older_records_count_where_they_may_be_due_follow_or_be_compared() {
    let known = hash_of(&full_office());
    let created = |seconds: i64| with_record(|it| it.created = time(seconds));
    assert_ne!(hash_of(&created(JULY - 20 * DAY)), known, "the month before is expected of this");
    assert_ne!(hash_of(&created(JULY - 700 * DAY)), known, "an old case may be due now");
    let room = |room: &str| {
        with_record(|it| (it.created, it.room) = (time(JULY - DAY), Some(room.to_owned())))
    };
    assert_ne!(hash_of(&room("1-1")), hash_of(&room("1-2")), "a contact may be a repeat");
}

#[test]
fn later_records_take_no_part_unless_a_moment_of_them_is_earlier() {
    let known = hash_of(&full_office());
    let later = JULY + 31 * DAY;
    let with = |change: fn(&mut Record)| {
        let later = with_record(|it| {
            it.created = time(later);
            change(it);
        });
        hash_of(&later)
    };
    assert_eq!(with(|_| ()), known);
    assert_eq!(with(|it| it.resolved = Some(it.created.plus(60))), known);
    assert_ne!(with(|it| it.resolved = Some(it.created.plus(-DAY))), known);
    assert_ne!(with(|it| it.due = Some(it.created.plus(-DAY))), known);
    assert_ne!(with(|it| it.first_response = Some(it.created.plus(-DAY))), known);
    assert_ne!(with(|it| it.reopened = Some(it.created.plus(-DAY))), known);
    let mut asked = with_record(|it| it.created = time(later));
    Arc::make_mut(&mut asked.surveys)[0].record = Some("more".into());
    let mut by_another = asked.clone();
    let rows: Vec<Record> = asked.records.iter().collect();
    let named = rows.into_iter().map(|it| match it.id.as_str() {
        "more" => Record { agent: Some(StaffId::new("zhao")), ..it },
        _ => it,
    });
    by_another.records = Arc::new(named.collect::<Vec<_>>().iter().collect::<Records>());
    assert_ne!(hash_of(&asked), hash_of(&by_another), "July's survey asks about it");
}

#[test]
fn surveys_count_from_when_they_are_sent_or_answered() {
    let known = hash_of(&full_office());
    let with = |invited: i64, answered: Option<i64>| {
        let mut data = full_office();
        let surveys = Arc::make_mut(&mut data.surveys);
        let mut more = surveys[0].clone();
        (more.id, more.invited, more.answered) =
            ("more".to_owned(), time(invited), answered.map(time));
        surveys.push(more);
        hash_of(&data)
    };
    let later = JULY + 31 * DAY;
    assert_ne!(with(JULY - 40 * DAY, None), known, "what was asked in June is compared with");
    assert_eq!(with(later, Some(later + 60)), known);
    assert_ne!(with(later, Some(later - DAY)), known);
}

#[test]
fn the_first_invitation_of_august_changes_nothing_in_july() {
    let mut data = full_office();
    let mut later = data.surveys[0].clone();
    (later.invited, later.answered) = (time(JULY + 40 * DAY), None);
    data.surveys = Arc::default();
    let before = count(&data, july(), time(JULY + 60 * DAY), &[Measure::Invited]);
    data.surveys = Arc::new(vec![later]);
    let after = count(&data, july(), time(JULY + 60 * DAY), &[Measure::Invited]);
    assert!(before == after);
}

#[test]
fn an_empty_shift_at_the_first_second_and_an_old_holiday_are_seen() {
    let mut data = full_office();
    let known = hash_of(&data);
    let start = time(JULY - 8 * 3600);
    let staff = StaffId::new("lin");
    let empty = Shift { staff, start, end: start, logged_s: Some(9), extra: Extra::default() };
    Arc::make_mut(&mut data.shifts).push(empty);
    assert_ne!(hash_of(&data), known);
    let closed = |date: &str| {
        let mut calendar = Calendar::standard();
        let name = String::new();
        calendar.holidays.put_day(NoticeDay {
            date: date.parse().unwrap(),
            kind: DayKind::Off,
            name,
        });
        let mut open = full_office();
        open.office.calendar = Some(calendar);
        hash_of(&open)
    };
    assert_ne!(closed("2025-12-03"), closed("2025-12-04"), "an old case is due by it");
    assert_eq!(closed("2026-08-03"), closed("2026-08-04"), "after the period it decides nothing");
}
