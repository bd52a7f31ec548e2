//! The demo office holds what it promises to show.

mod counting;

use std::collections::{BTreeMap, BTreeSet};

use jiheng::model::{OfficeData, Record, ReviewKind, Role, Staff, SurveyMode, Urgency, demo};

use counting::{Counts, counts, cut, points, ratio};

/// The upper end of the 95 % Wilson interval.
fn wilson_upper((hits, cases): (u32, u32)) -> f64 {
    let (z, n, p) = (1.959_964_f64, f64::from(cases), ratio((hits, cases)));
    let middle = p + z * z / (2.0 * n);
    (middle + z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt()) / (1.0 + z * z / n)
}

fn by_name(data: &OfficeData, name: &str) -> (Staff, Counts) {
    let staff = data.staff.iter().find(|it| it.name == name).unwrap();
    (staff.clone(), counts(data)[&staff.id].clone())
}

#[test]
fn the_table_of_the_eight() {
    let data = demo::office();
    let pair = |(hits, cases): (u32, u32)| format!("{hits}/{cases}");
    eprintln!(
        "| agent | handled | CSAT by month (excused) | FCR first contacts / all | upheld | RING3 | SLA | RES | TRAIN | SUP | PEER | U/H e | Q E C R | coverage | bonus score |"
    );
    for (id, it) in counts(&data) {
        let name = &data.staff_member(&id).unwrap().name;
        let months: Vec<String> = it.csat.iter().map(|it| format!("{:.2}", ratio(*it))).collect();
        eprintln!(
            "| {name} | {} | {} {} ({}) | {} {:.3} / {:.3} | {} | {} | {} {:.3} | {} {:.3} | {} | {} | {} | {}.{:02}/{} {:+.3} | {:.1} {:.1} {:.1} {:.1} | {} | {:.2} {:.2} |",
            it.handled,
            pair(it.rated()),
            months.join(" "),
            it.excused,
            pair(it.fcr),
            ratio(it.fcr),
            ratio(it.fcr_all),
            it.upheld,
            pair(it.ring),
            pair(it.sla),
            ratio(it.sla),
            pair(it.res),
            ratio(it.res),
            it.hours,
            pair(it.sup),
            pair(it.peer),
            it.units / 100,
            it.units % 100,
            it.rostered,
            it.score.excess,
            it.group("Q"),
            it.group("E"),
            it.group("C"),
            it.group("R"),
            it.score.coverage,
            it.score.bonus,
            it.score.total,
        );
    }
}

#[test]
fn the_office_is_usable_and_the_same_every_time() {
    let data = demo::office();
    assert_eq!(data.problem(), None);
    assert_eq!(data, demo::office());
    assert!(data.office.demo && data.office.id.as_str() == "demo");
    assert!((2300..=2500).contains(&data.records.len()), "{} records", data.records.len());
    assert_eq!(data.periods()[0].to_string(), "2026Q3");
    let json = serde_json::to_string(&data).unwrap();
    assert_eq!(serde_json::from_str::<OfficeData>(&json).unwrap(), data);
    let ids: BTreeSet<&str> = data.surveys.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), data.surveys.len());
    let roles: BTreeSet<Role> = data.staff.iter().map(|it| it.role).collect();
    assert_eq!((data.staff.len(), roles.len()), (9, 4));
}

#[test]
fn nothing_happens_after_the_data_ends_and_only_people_at_work_act() {
    let data = demo::office();
    let cut = cut(&data);
    for record in data.records.iter() {
        let steps = record.steps.iter().map(|it| Some(it.end));
        let resumed = record.stops.iter().map(|it| it.to);
        let times = [Some(record.created), record.resolved, record.reopened, record.first_response];
        let mut times = times.into_iter().chain(steps).chain(resumed).flatten();
        assert!(times.all(|it| it < cut), "{record:?}");
        assert!(record.steps.is_sorted_by_key(|it| (it.start, it.end)), "{record:?}");
        assert!(record.stops.iter().all(|it| it.to.is_none_or(|to| to > it.from)));
        let agent = record.agent.as_ref().map(|it| data.staff_member(it).unwrap());
        let from = agent.and_then(|it| it.from);
        assert!(from.is_none_or(|it| it <= data.local_date(record.created)), "{record:?}");
        assert!(record.upheld.is_none() || record.resolved.is_some(), "{record:?}");
        assert!(record.about.is_none() || record.about != record.agent);
        if let (Some(rings), Some(wait)) = (record.rings, record.wait_s) {
            assert_eq!(wait / 5 + 1, u32::from(rings), "{record:?}");
        }
    }
    assert!(
        data.surveys.iter().all(|it| it.invited < cut && it.answered.is_none_or(|at| at < cut))
    );
}

#[test]
fn there_is_something_of_everything() {
    let data = demo::office();
    let records: Vec<Record> = data.records.iter().collect();
    let at_least = |least: usize, what: &str, found: fn(&&Record) -> bool| {
        let count = records.iter().filter(found).count();
        assert!(count >= least, "only {count} with {what}");
    };
    at_least(1000, "enquiries", |it| it.task_type.as_str() == "enquiry");
    at_least(400, "repairs", |it| it.task_type.as_str() == "repair");
    at_least(200, "complaints", |it| it.task_type.as_str() == "complaint");
    at_least(100, "urgency", |it| it.urgency == Urgency::Urgent);
    at_least(20, "missed calls", |it| it.answered == Some(false));
    at_least(3, "nobody", |it| it.agent.is_none());
    at_least(50, "no resolution", |it| it.resolved.is_none());
    at_least(15, "reopening", |it| it.reopened.is_some());
    at_least(5, "another closer after reopening", |it| {
        it.reopened.is_some() && it.closed_by.is_some()
    });
    at_least(20, "stops", |it| !it.stops.is_empty());
    at_least(15, "an agreed time", |it| it.due.is_some());
    at_least(400, "steps", |it| it.steps.len() >= 4);
    at_least(20, "incidents", |it| it.incident.is_some());
    at_least(600, "notes", |it| it.note.is_some());
    at_least(20, "ratings that do not count", |it| {
        it.cause.is_some_and(|it| !it.counts_for_the_agent())
    });
    at_least(30, "upheld complaints", |it| it.upheld == Some(true));
    at_least(10, "dismissed complaints", |it| it.upheld == Some(false));
    at_least(3, "undecided complaints", |it| it.about.is_some() && it.upheld.is_none());
    at_least(2, "work done in no time", |it| it.resolved == Some(it.created));
    at_least(1, "clocks that disagree", |it| it.first_response.is_some_and(|at| at < it.created));
    let surveys =
        |mode| data.surveys.iter().filter(move |it| it.mode == mode && it.record.is_some());
    for mode in [SurveyMode::Online, SurveyMode::Interview] {
        assert!(surveys(mode).any(|it| it.rating.is_some()));
        assert!(surveys(mode).any(|it| it.answered.is_none()));
    }
}

#[test]
fn one_is_new_and_one_carries_more() {
    let data = demo::office();
    let (new, counts) = by_name(&data, "王思齐");
    assert!(data.policy.indicator(&"CSAT".into()).unwrap().n_min > counts.rated().1);
    assert!(counts.rated().1 > 0 && counts.fcr.1 >= 12 && counts.sla.1 >= 20);
    assert!((6000..8000).contains(&counts.score.coverage) && counts.rostered < 120);
    assert!(new.from.unwrap() > "2026-09-01".parse().unwrap());
    let everybody = counting::counts(&data);
    let (heavy, counts) = by_name(&data, "赵海峰");
    assert_eq!(heavy.role, Role::Housekeeper);
    assert!(counts.score.excess > 0.35 && counts.score.bonus > 4.9);
    assert!(everybody.iter().all(|(id, it)| *id == heavy.id || it.score.excess < 0.05));
}

#[test]
fn quality_and_efficiency_part_company() {
    let data = demo::office();
    let counts = |name| by_name(&data, name).1;
    let (thorough, fast) = (counts("吴佳宁"), counts("何雨桐"));
    assert!(thorough.group("Q") > 88.0 && thorough.group("E") < 77.0);
    assert!(thorough.group("E") - thorough.group("Q") < -18.0);
    assert!(fast.group("E") > 92.0 && fast.group("Q") < 76.0);
    assert!(fast.group("E") - fast.group("Q") > 18.0);
}

#[test]
fn satisfaction_stays_low_for_one_only() {
    let data = demo::office();
    for (id, counts) in counts(&data) {
        let low = counts.csat.iter().all(|it| it.1 > 0 && ratio(*it) < 0.80);
        let flagged = low && counts.rated().1 >= 20 && wilson_upper(counts.rated()) < 0.80;
        let name = &data.staff_member(&id).unwrap().name;
        assert_eq!(flagged, name == "周文博", "{name}");
        if flagged {
            assert!(counts.csat.iter().all(|it| it.1 >= 20 && ratio(*it) < 0.75));
            assert!(counts.rated().1 >= 60 && wilson_upper(counts.rated()) < 0.78);
        }
    }
}

#[test]
fn most_of_the_waiting_is_for_somebody_to_be_sent() {
    let data = demo::office();
    let mut waits: BTreeMap<String, i64> = BTreeMap::new();
    let mut lead = 0;
    for record in data.records.iter() {
        for pair in record.steps.windows(2).filter(|it| !it[1].planned) {
            *waits.entry(pair[1].name.clone()).or_default() += pair[1].start.since(pair[0].end);
        }
        if let (Some(first), Some(last)) = (record.steps.first(), record.steps.last()) {
            lead += last.end.since(first.start);
        }
    }
    let sent = waits.remove("派单").unwrap();
    assert!(waits.values().all(|it| *it * 3 < sent * 2), "派单 {sent}, others {waits:?}");
    assert!(sent * 4 > lead, "{sent} of {lead}");
}

#[test]
fn grades_spread_and_two_are_level() {
    let data = demo::office();
    let all = counts(&data);
    let totals: Vec<f64> = all.values().map(|it| it.score.total).collect();
    assert!(totals.iter().all(|it| (60.0..93.0).contains(it)), "{totals:?}");
    let within = |low: f64, high: f64| totals.iter().filter(|it| (low..high).contains(*it)).count();
    assert!(within(80.0, 100.0) >= 2 && within(70.0, 80.0) >= 3 && within(60.0, 70.0) >= 1);
    let (one, other) = (by_name(&data, "陈志远").1, by_name(&data, "孙立群").1);
    assert!((one.score.total - other.score.total).abs() < 0.3);
    // They stay level if every contact is judged by whether it was repeated, not only the first.
    let regained = |it: &Counts| {
        let fcr = data.policy.indicator(&"FCR".into()).unwrap();
        let points = |share| points(&fcr.curve, ratio(share));
        (points(it.fcr_all) - points(it.fcr)) * 0.45 * 0.3
    };
    let (one, other) = (one.score.total + regained(&one), other.score.total + regained(&other));
    assert!((one - other).abs() < 0.45, "{one} and {other}");
}

#[test]
fn housekeepers_are_not_judged_by_rings_and_most_have_three_peers() {
    let data = demo::office();
    let ring = data.policy.indicator(&"RING3".into()).unwrap();
    let mut judged_by_three = 0;
    for (id, counts) in counts(&data) {
        let staff = data.staff_member(&id).unwrap();
        assert_eq!(ring.applies_to(staff.role), staff.role != Role::Housekeeper);
        assert!(counts.ring.1 > ring.n_min, "{} has calls all the same", staff.name);
        assert!(counts.handled >= 20 && counts.hours <= 10 && counts.sup.1 <= 3);
        let peers = data.reviews.iter().filter(|it| it.ratee == id && it.rater != id);
        let peers = peers.filter(|it| it.kind == ReviewKind::Peer).map(|it| &it.rater);
        judged_by_three += usize::from(peers.collect::<BTreeSet<_>>().len() >= 3);
    }
    assert_eq!(judged_by_three, 7);
}
