//! Canonical JSON and hashes against published values, and the laws of the data hash.

use jiheng::canon::{
    DATA_DOMAIN, POLICY_DOMAIN, RESULT_DOMAIN, canonical, canonical_row, data_hash, hash,
    policy_hash, sha256_hex, to_canonical,
};
use jiheng::model::{
    Calendar, DayKind, NoticeDay, Office, OfficeData, Period, Records, Time, templates,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::samples;

/// The first example of RFC 8785, as it stands there.
const VALUES: &str = r#"{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}"#;

const POLICY: &str = r#"{"bands":[["S",9000],["A",8000],["B",7000],["C",6000],["D",0]],"id":"2024Q1","name":"物业客服季度方案","schema":"pmcs.policy/1","weights_bp":{"C":1000,"E":3000,"Q":4500,"R":1500},"workload":{"cap_centi":500,"points_per_unit":20,"threshold_bp":1000}}"#;

fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_values_of_rfc_8785() {
    let text = to_canonical(&parse(VALUES));
    assert_eq!(text.len(), 118);
    assert_eq!(
        sha256_hex(&text),
        "2d5e01a318d0f0879ab568c4be289c8b1f64ef8921a53c6277d5e069978baacb"
    );
}

#[test]
fn nothing_has_a_hash() {
    assert_eq!(to_canonical(&json!({})), "{}");
    assert_eq!(
        sha256_hex("{}"),
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    );
}

#[test]
fn the_policy_sample() {
    let policy = parse(POLICY);
    assert_eq!(to_canonical(&policy), POLICY);
    assert_eq!(POLICY.len(), 257);
    assert_eq!(
        sha256_hex(POLICY),
        "7dcd31ef2b4304f29f7c67f1f7fc1ed59f809a5e9297d5678ea5277425e8cc4a"
    );
    assert_eq!(
        hash("pmcs/policy/v1", &policy).unwrap(),
        "d371eec9e84ac96ca3aa9f28ea8161aae2e228771c76a5e9f5481c92f2db2fc5"
    );
}

#[test]
fn keys_stand_in_the_order_of_their_utf_16_units() {
    let text = r#"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude02":"Smiley","\u0080":"Control","\u00f6":"o","</script>":"Challenge","\n":"Line Feed"}"#;
    let text = to_canonical(&parse(text));
    let keys =
        ["\\n", "\\r", "1", "</script>", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f602}", "\u{fb33}"];
    let places: Vec<usize> =
        keys.iter().map(|it| text.find(&format!("\"{it}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn a_key_with_escapes_is_sorted_by_what_it_means() {
    let value = json!({ "b": { "z": 1, "a": [{ "d": 1, "c": 2 }] }, "a\"": 1, "a!": 2, "a#": 3 });
    assert_eq!(to_canonical(&value), r#"{"a!":2,"a\"":1,"a#":3,"b":{"a":[{"c":2,"d":1}],"z":1}}"#);
}

#[test]
fn two_members_of_one_name_have_no_canonical_form() {
    struct Twice;
    impl serde::Serialize for Twice {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_map([("b", 1), ("a", 2), ("b", 3)])
        }
    }
    assert!(canonical(&Twice).is_err());
    assert!(canonical(&std::collections::BTreeMap::from([((1, 2), 3)])).is_err());
}

#[test]
fn integers_that_readers_would_round_are_told_apart() {
    let at = |value: i64| canonical(&json!([value])).unwrap();
    assert_eq!(at((1 << 53) - 1), "[9007199254740991]");
    assert_eq!(at(1 << 53), r#"["9007199254740992"]"#);
    assert_ne!(at(1 << 53), at((1 << 53) + 1));
    assert_eq!(at(i64::MIN), r#"["-9223372036854775808"]"#);
    let keys = std::collections::BTreeMap::from([(1_u64 << 60, 1)]);
    assert_eq!(canonical(&keys).unwrap(), r#"{"1152921504606846976":1}"#);
}

#[test]
fn equal_policies_hash_alike_and_other_weights_do_not() {
    let policy = templates::community();
    let known = policy_hash(&policy);
    assert_eq!(known.len(), 64);
    assert_ne!(known, policy_hash(&policy.with_weights(&[4400, 3100], &[])));
    let mut newer = policy.clone();
    newer.extra.insert("motto".to_owned(), json!("准"));
    newer.indicators[0].extra.insert("color".to_owned(), json!(1.5));
    assert_eq!(policy_hash(&newer), known);
}

#[test]
fn every_kind_of_thing_is_hashed_in_its_own_domain() {
    let domains = [POLICY_DOMAIN, DATA_DOMAIN, RESULT_DOMAIN];
    assert_eq!(domains, ["jiheng/policy/v1", "jiheng/data/v1", "jiheng/result/v1"]);
    let policy = templates::community();
    assert_eq!(policy_hash(&policy), hash("jiheng/policy/v1", &policy).unwrap());
}

#[test]
fn a_fraction_hashes_alike_however_it_was_written() {
    let with = |text: &str| {
        let mut policy = templates::community();
        policy.fairness.workload.as_mut().unwrap().rate = text.parse().unwrap();
        policy_hash(&policy)
    };
    assert_eq!(with("0.60"), with("3/5"));
    assert_eq!(with("20.0"), with("20"));
    assert_ne!(with("0.61"), with("3/5"));
}

fn july() -> Period {
    "2026-07".parse().unwrap()
}

/// The same data in another order.
fn turned(data: &OfficeData) -> OfficeData {
    let mut data = data.clone();
    let mut rows: Vec<_> = data.records.iter().collect();
    rows.reverse();
    data.records = Records::from_iter(&rows).into();
    std::sync::Arc::make_mut(&mut data.surveys).reverse();
    std::sync::Arc::make_mut(&mut data.shifts).reverse();
    data.staff.reverse();
    data.task_types.reverse();
    data
}

#[test]
fn the_data_hash_does_not_depend_on_order() {
    let data = samples::full_office();
    assert_ne!(turned(&data), data);
    assert_eq!(data_hash(&turned(&data), july()), data_hash(&data, july()));
}

#[test]
fn the_data_hash_sees_the_periods_data_and_no_other() {
    let data = samples::full_office();
    let known = data_hash(&data, july());
    let with = |change: fn(&mut jiheng::model::Record)| {
        let mut rows: Vec<_> = data.records.iter().collect();
        change(rows.iter_mut().find(|it| it.id.as_str() == "r-0001").unwrap());
        let records = Records::from_iter(&rows).into();
        data_hash(&OfficeData { records, ..data.clone() }, july())
    };
    assert_eq!(with(|_| ()), known);
    assert_ne!(with(|it| it.rating = Some(1)), known);
    assert_ne!(with(|it| it.created = it.created.plus(62 * 86_400)), known);
    assert_eq!(with(|it| it.extra.clear()), known, "unknown fields take no part");
    let mut rows: Vec<_> = data.records.iter().collect();
    let mut later = rows.iter().find(|it| it.resolved.is_none()).unwrap().clone();
    later.id = "later".into();
    later.created = Time::from_epoch(4_000_000_000).unwrap();
    rows.push(later);
    let records = Records::from_iter(&rows).into();
    assert_eq!(data_hash(&OfficeData { records, ..data.clone() }, july()), known);
    assert_ne!(data_hash(&data, "2026-08".parse().unwrap()), known);
    let open = |calendar: Calendar| {
        let office = Office { calendar: Some(calendar), ..data.office.clone() };
        data_hash(&OfficeData { office, ..data.clone() }, july())
    };
    let day = |date: &str| NoticeDay {
        date: date.parse().unwrap(),
        kind: DayKind::Off,
        name: String::new(),
    };
    let hours = open(Calendar::standard());
    assert_ne!(hours, known, "opening hours decide what is late");
    let mut closed = Calendar::standard();
    closed.holidays.put_day(day("2026-07-06"));
    assert_ne!(open(closed), hours);
    let mut elsewhen = Calendar::standard();
    elsewhen.holidays.put_day(day("2031-07-07"));
    assert_eq!(open(elsewhen), hours, "days of other years take no part");
    assert!(DATA_DOMAIN.starts_with("jiheng/"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_record_in_the_columns_has_the_text_of_the_record(mut record in samples::any_record()) {
        let records = Records::from_iter([&record]);
        record.extra.clear();
        prop_assert_eq!(canonical_row(&records.row(0)), canonical(&record).unwrap());
    }
}
