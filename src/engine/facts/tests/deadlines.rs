//! What was due, in which lane, and what stops do to it.

use super::*;

#[test]
fn the_due_date_decides_the_cohort_and_overdue_is_a_failure() {
    let due =
        |id, created, due, resolved| Record { due, resolved, ..record(id, "enquiry", created) };
    let data = office(&[
        due(1, at(-DAY), Some(at(HOUR)), Some(at(2 * HOUR))), // created in June, due in July: late
        due(2, at(0), None, Some(at(4 * HOUR))),              // the type's limit, to the second
        due(3, at(0), None, Some(at(4 * HOUR + 1))),
        due(4, at(0), None, None),
        due(5, at(30 * DAY), Some(at(32 * DAY)), Some(at(30 * DAY))), // due in August
        due(6, at(0), None, Some(at(40 * DAY))),                      // resolved after the cut
        Record { task_type: "repair".into(), ..due(7, at(0), None, None) },
    ]);
    check(&data, Measure::Resolved, 3, 5);
    check(&data, Measure::OnTime, 1, 5);
    assert_eq!(fact_of(&data, Measure::OnTime, "ann").excluded, [(Exclusion::NoLimit, 1)]);
}

#[test]
fn the_clock_stands_still_for_a_reason() {
    let stop = Stop { from: at(HOUR), to: Some(at(3 * HOUR)), reason: StopReason::Parts };
    let late = Record { resolved: Some(at(6 * HOUR)), ..record(1, "enquiry", at(0)) };
    check(&office(std::slice::from_ref(&late)), Measure::OnTime, 0, 1);
    check(&office(&[Record { stops: vec![stop], ..late }]), Measure::OnTime, 1, 1);
}

#[test]
fn standstills_that_overlap_count_once_and_one_after_the_limit_not_at_all() {
    let stop = |from, to: Option<i64>, reason| Stop {
        from: at(from * HOUR),
        to: to.map(|it| at(it * HOUR)),
        reason,
    };
    let on_time = |stops: Vec<Stop>, resolved, hits| {
        let resolved = Some(at(resolved));
        let record = Record { resolved, stops, ..record(1, "enquiry", at(0)) };
        check(&office(&[record]), Measure::OnTime, hits, 1);
    };
    // Due after four hours; two reasons held from the first hour to the fourth together, so after seven.
    let both = vec![
        stop(1, Some(3), StopReason::Parts),
        stop(2, Some(4), StopReason::Resident),
        stop(2, Some(3), StopReason::Parts),
    ];
    on_time(both.clone(), 7 * HOUR, 1);
    on_time(both, 7 * HOUR + 1, 0);
    on_time(vec![stop(4, None, StopReason::Parts)], 4 * HOUR + 1, 0);
}

/// The office lane: four working hours, by a calendar that is open 9–12 and 13–18 o'clock on weekdays.
fn office_hours(records: &[Record]) -> OfficeData {
    let mut data = office(records);
    data.office.calendar = Some(Calendar::standard());
    let target = data.task_types[0].targets.get_mut(&Urgency::Normal).unwrap();
    target.clock = Lane::Office;
    data
}

#[test]
fn the_office_lane_counts_working_time_only() {
    let friday = |hours| at(2 * DAY + hours * HOUR);
    let monday = |hours| at(5 * DAY + hours * HOUR);
    let parts = Stop { from: friday(15), to: Some(monday(10)), reason: StopReason::Parts };
    let case = |id, resolved, due, stops: &[Stop]| {
        let stops = stops.to_vec();
        let resolved = Some(resolved);
        Record { due, resolved, stops, ..record(id, "enquiry", friday(16)) }
    };
    let records = [
        case(1, monday(11), None, &[]), // two hours on Friday, two on Monday
        case(2, monday(11).plus(1), None, &[]),
        case(3, monday(15), None, &[parts]), // none on Friday, four from Monday at ten
        case(4, monday(15).plus(1), None, &[parts]),
        case(5, friday(20), Some(friday(20)), &[]), // its own limit stands after hours too
        case(6, monday(12), Some(friday(20)), &[parts]), // three hours later, two of them on Friday
        case(7, monday(12).plus(1), Some(friday(20)), &[parts]),
    ];
    for (record, hits) in records.iter().zip([1, 0, 1, 0, 1, 1, 0]) {
        check(&office_hours(std::slice::from_ref(record)), Measure::OnTime, hits, 1);
    }
    // Round the clock, and so without a calendar, the first was due on Friday at 20.
    check(&office(&records[..1]), Measure::OnTime, 0, 1);
    let mut unknown = office_hours(&records[..1]);
    unknown.office.calendar = None;
    check(&unknown, Measure::OnTime, 0, 1);
}

#[test]
fn what_is_not_due_yet_is_pending() {
    let data = office(&[Record { due: Some(at(9 * DAY)), ..record(1, "enquiry", at(0)) }]);
    let facts = gather(&data, period(), at(DAY), &[Measure::OnTime]);
    assert_eq!((facts.agents[0].facts[0].den, facts.agents[0].facts[0].pending), (0, 1));
}
