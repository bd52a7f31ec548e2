//! Own indicators on a handful of records.

use std::sync::Arc;

use super::fixture::*;
use super::*;
use crate::model::{Channel, Entry, Extra, Measure, Record, Urgency};

fn own(text: &str) -> Measure {
    let measure: Measure = serde_json::from_str(text).unwrap();
    assert!(matches!(measure, Measure::Own(_)) && measure.flaw().is_none());
    measure
}

#[test]
fn a_record_without_a_value_is_no_case_and_a_case_without_one_is_left_out() {
    let waited = |id, wait_s, rating| Record { rating, ..call(id, true, wait_s) };
    let data = office(&[
        waited(1, Some(10), Some(5)),
        waited(2, Some(20), Some(4)),
        waited(3, Some(20), Some(3)),
        waited(4, Some(20), None), // not rated: left out
        waited(5, Some(21), Some(5)),
        waited(6, None, Some(5)), // no wait: no case
        record(7, at(0)),
    ]);
    let measure = own(
        r#"{"own":"ratio","where":[{"field":"wait_s","at_most":20}],"hit":[{"field":"rating","at_least":4}]}"#,
    );
    check(&data, &measure, (2, 3, 0), &[(Exclusion::NoValue, 1)]);
}

#[test]
fn a_missing_value_leaves_a_case_out_also_where_it_fails_otherwise() {
    let data = office(&[call(1, true, None), call(2, true, Some(3))]);
    let measure = own(
        r#"{"own":"ratio","hit":[{"field":"rated","is":true},{"field":"wait_s","at_most":9}]}"#,
    );
    check(&data, &measure, (0, 1, 0), &[(Exclusion::NoValue, 1)]);
}

#[test]
fn every_field_can_be_a_condition() {
    let full = Record {
        task_type: "repair".into(),
        channel: Channel::App,
        urgency: Urgency::Urgent,
        answered: Some(true),
        resolved: Some(at(DAY)),
        reopened: Some(at(2 * DAY)),
        rating: Some(4),
        upheld: Some(false),
        wait_s: Some(7),
        talk_s: Some(60),
        rings: Some(2),
        ..record(1, at(0))
    };
    let bare = record(2, at(0));
    for (field, full_holds, bare_holds) in [
        (r#""task_type","any_of":["complaint","repair"]"#, Some(true), Some(false)),
        (r#""channel","any_of":["phone"]"#, Some(false), Some(false)),
        (r#""channel","any_of":["app","wechat"]"#, Some(true), Some(true)),
        (r#""urgency","is":"urgent""#, Some(true), Some(false)),
        (r#""answered","is":true"#, Some(true), None),
        (r#""resolved","is":true"#, Some(true), Some(false)),
        (r#""resolved","is":false"#, Some(false), Some(true)),
        (r#""reopened","is":true"#, Some(true), Some(false)),
        (r#""rated","is":false"#, Some(false), Some(true)),
        (r#""upheld","is":true"#, Some(false), None),
        (r#""rating","at_least":4,"at_most":4"#, Some(true), None),
        (r#""wait_s","at_most":6"#, Some(false), None),
        (r#""talk_s","at_least":60"#, Some(true), None),
        (r#""rings","at_least":3"#, Some(false), None),
    ] {
        let measure = own(&format!(r#"{{"own":"ratio","hit":[{{"field":{field}}}]}}"#));
        for (record, holds) in [(&full, full_holds), (&bare, bare_holds)] {
            let fact = fact_of(&office(std::slice::from_ref(record)), &measure, "ann");
            let found = match fact.den {
                0 => None,
                _ => Some(fact.num == 1),
            };
            assert_eq!(found, holds, "{field}");
        }
    }
}

#[test]
fn what_is_known_only_later_is_not_known_yet() {
    let data = office(&[Record { resolved: Some(at(DAY)), ..record(1, at(0)) }]);
    let measure = own(r#"{"own":"ratio","hit":[{"field":"resolved","is":true}]}"#);
    assert_eq!(fact_at(&data, at(HOUR), &measure, "ann").num, 0);
    assert_eq!(fact_at(&data, at(2 * DAY), &measure, "ann").num, 1);
}

#[test]
fn a_limit_of_ones_own_is_judged_when_it_is_due() {
    let seen = |id, created, responded: Option<i64>, resolved: Option<i64>| Record {
        first_response: responded.map(at),
        resolved: resolved.map(at),
        ..record(id, at(created))
    };
    let rows = [
        seen(1, 0, Some(HOUR), Some(2 * HOUR)), // to the second
        seen(2, 0, Some(HOUR), Some(2 * HOUR + 1)),
        seen(3, 0, Some(HOUR), None),
        seen(4, 0, None, Some(HOUR)), // never responded to: no case
        seen(5, 0, Some(3 * HOUR), Some(HOUR)), // backwards
        seen(6, -DAY, Some(-HOUR), Some(-1800)), // due with the first second of July
        Record { solved: Some(true), ..seen(7, 0, Some(HOUR), None) },
        seen(8, 0, Some(31 * DAY - 9), None), // due in August
    ];
    let measure =
        own(r#"{"own":"within_limit","from":"first_response","to":"resolved","limit_s":3600}"#);
    let excluded = [(Exclusion::Backwards, 1), (Exclusion::NoValue, 1)];
    check(&office(&rows), &measure, (2, 4, 0), &excluded);
    let early = fact_at(&office(&rows), at(HOUR + 1), &measure, "ann");
    assert_eq!((early.num, early.den, early.pending), (1, 1, 4));
}

#[test]
fn a_case_can_be_the_closers() {
    let closed = |id, by: &str| Record {
        resolved: Some(at(HOUR)),
        closed_by: Some(StaffId::new(by)),
        ..record(id, at(0))
    };
    let data = office(&[closed(1, "ben"), closed(2, "moe"), record(3, at(0))]);
    let hit = r#""hit":[{"field":"resolved","is":true}]"#;
    let agents = own(&format!(r#"{{"own":"ratio",{hit}}}"#));
    let closers = own(&format!(r#"{{"own":"ratio",{hit},"whose":"closer"}}"#));
    let figures = |measure: &Measure| {
        ["ann", "ben"].map(|agent| fact_of(&data, measure, agent)).map(|it| (it.num, it.den))
    };
    assert_eq!(figures(&agents), [(2, 3), (0, 0)]);
    assert_eq!(figures(&closers), [(0, 1), (1, 1)]);
}

#[test]
fn a_mean_rating_is_of_the_chosen_records() {
    let rated = |id, channel, rating| Record { channel, rating, ..record(id, at(0)) };
    let data = office(&[
        rated(1, Channel::App, Some(5)),
        rated(2, Channel::App, Some(2)),
        rated(3, Channel::Phone, Some(1)),
        rated(4, Channel::App, None),
        Record { cause: Some(crate::model::Cause::NotOurs), ..rated(5, Channel::App, Some(1)) },
    ]);
    let measure = own(r#"{"own":"mean_rating","where":[{"field":"channel","any_of":["app"]}]}"#);
    check(&data, &measure, (7, 2, 0), &[(Exclusion::NotTheAgents, 1)]);
    assert_eq!(fact_of(&data, &measure, "ann").squares, 29);
}

#[test]
fn entered_figures_of_the_months_make_up_the_quarter() {
    let entry = |staff: &str, key: &str, period: &str, num, den| Entry {
        staff: StaffId::new(staff),
        key: key.to_owned(),
        period: period.parse().unwrap(),
        num,
        den,
        n: 30,
        extra: Extra::default(),
    };
    let mut data = office(&[]);
    data.entries = Arc::new(vec![
        entry("ann", "收缴率", "2026-07", 90, 100),
        entry("ann", "收缴率", "2026-08", 40, 50),
        entry("ann", "收缴率", "2026", 1, 1),
        entry("ann", "学习", "2026-07", 9, 1),
        entry("ben", "收缴率", "2026-07", -3, 10),
        entry("ben", "收缴率", "2026-07", 1, 0),
    ]);
    let measure = own(r#"{"own":"entered","key":"收缴率","share":true}"#);
    check(&data, &measure, (90, 100, 0), &[]);
    let quarter = "2026Q3".parse().unwrap();
    let facts = gather(&data, quarter, later(), &[measure]);
    let [ann, ben] = [0, 1].map(|it| &facts.agents[it].facts[0]);
    assert_eq!((ann.num, ann.den, ann.n, ann.squares), (130, 150, 60, 0));
    assert_eq!((ben.num, ben.den, &ben.excluded[..]), (-3, 10, &[(Exclusion::NoValue, 1)][..]));
}
