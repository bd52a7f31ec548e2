//! Every version ever written still opens, what is written comes back, and what is no bundle is refused by name.

mod packed;
pub mod samples;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use jiheng::codec::{Bundle, CodecError, DEEPEST, NEWEST, read_bundle, write_bundle};
use jiheng::model::{Document, Office, OfficeData, OfficeProblem, templates};
use serde_json::{Value, json};

fn fixture(version: u64) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("tests/fixtures/documents/v{version}.json"))
}

fn full_bundle() -> Bundle {
    let plain = Office::new("o2", "二号项目");
    Bundle {
        offices: vec![
            Arc::new(samples::full_office()),
            Arc::new(OfficeData::empty(plain, templates::hotline())),
        ],
        extra: [("written_by".to_owned(), json!({ "app": "绩衡", "build": 1 }))].into(),
    }
}

fn changed(change: impl FnOnce(&mut Value)) -> Result<Bundle, CodecError> {
    let mut value: Value = serde_json::from_str(&write_bundle(&full_bundle())).unwrap();
    change(&mut value);
    read_bundle(value.to_string().as_bytes())
}

#[test]
fn every_version_ever_written_has_a_fixture_and_opens() {
    for version in 1..=NEWEST {
        let path = fixture(version);
        let bytes = fs::read(&path).unwrap_or_else(|err| {
            panic!(
                "{}: {err}; write the newest with the text below and keep it for ever\n{}",
                path.display(),
                write_bundle(&full_bundle())
            )
        });
        assert_eq!(read_bundle(&bytes).unwrap(), full_bundle(), "version {version}");
    }
}

#[test]
fn the_newest_fixture_is_what_is_written() {
    let kept: Value = serde_json::from_slice(&fs::read(fixture(NEWEST)).unwrap()).unwrap();
    let written: Value = serde_json::from_str(&write_bundle(&full_bundle())).unwrap();
    assert_eq!(kept, written);
}

#[test]
fn what_is_written_comes_back_with_unknown_fields() {
    let bundle = full_bundle();
    let text = write_bundle(&bundle);
    assert!(text.starts_with(r#"{"schema":"jiheng.bundle/1","offices":["#), "{text}");
    assert_eq!(read_bundle(text.as_bytes()).unwrap(), bundle);
    assert_eq!(read_bundle(format!("\u{feff}{text}").as_bytes()).unwrap(), bundle);
    let document = Document { offices: bundle.offices.clone() };
    assert_eq!(Bundle::from(&document).offices, bundle.offices);
    assert_eq!(text.matches("from_a_newer_version").count(), 19);
}

#[test]
fn half_a_file_is_not_json_and_says_where() {
    let text = write_bundle(&full_bundle());
    for end in (0..text.len()).step_by(97).filter(|it| text.is_char_boundary(*it)) {
        let err = read_bundle(&text.as_bytes()[..end]).unwrap_err();
        assert!(matches!(err, CodecError::NotJson { line: 0 | 1, .. }), "{err:?}");
    }
    let err = read_bundle(b"{\n \"schema\": oops }").unwrap_err();
    assert!(matches!(err, CodecError::NotJson { line: 2, column: 12, .. }), "{err:?}");
}

#[test]
fn what_is_no_bundle_is_told_apart() {
    let refused = |text: &str| read_bundle(text.as_bytes()).unwrap_err();
    assert!(matches!(read_bundle(b"{\"a\":\"\xff\"}").unwrap_err(), CodecError::NotUtf8(6)));
    for text in ["null", "[]", "{}", "\"jiheng.bundle/1\"", r#"{"schema":1}"#] {
        assert!(matches!(refused(text), CodecError::NotABundle), "{text}");
    }
    for schema in ["jiheng.bundle/0", "jiheng.bundle/x", "pmcs.policy/1", "jiheng.store/1"] {
        let text = json!({ "schema": schema, "offices": [] }).to_string();
        assert!(matches!(refused(&text), CodecError::NotABundle), "{schema}");
    }
    let err = changed(|it| it["schema"] = json!("jiheng.bundle/2")).unwrap_err();
    assert!(matches!(err, CodecError::Newer { found: 2, newest: NEWEST }), "{err:?}");
    let err = changed(|it| it["offices"] = json!([])).unwrap_err();
    assert!(matches!(err, CodecError::NoOffice), "{err:?}");
    let err = changed(|it| it["offices"][1]["office"]["id"] = json!("office/1 %")).unwrap_err();
    assert!(matches!(err, CodecError::OfficeTwice(id) if id.as_str() == "office/1 %"));
}

#[test]
fn damage_names_its_place() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Value), place: &str, what: &str) {
        match changed(change).unwrap_err() {
            CodecError::Damaged { version: 1, path, reason } => {
                assert!(path == place && reason.contains(what), "{path}: {reason}");
            }
            err => panic!("{err:?}"),
        }
    }
    check(|it| it["offices"] = json!({}), "offices", "sequence");
    check(
        |it| it["offices"][0]["records"][1]["created"] = json!("yesterday"),
        "offices[0].records[1].created",
        "RFC 3339",
    );
    check(|it| it["offices"][1]["office"]["id"] = json!(""), "offices[1].office.id", "empty");
    check(
        |it| drop(it["offices"][0]["policy"].as_object_mut().unwrap().remove("bands")),
        "offices[0].policy",
        "bands",
    );
}

#[test]
fn data_that_cannot_be_used_is_refused_with_its_problem() {
    let err = changed(|it| it["offices"][0]["records"][0]["rating"] = json!(6)).unwrap_err();
    assert!(
        matches!(&err, CodecError::Office { office, problem: OfficeProblem::Rating(id) }
            if office.as_str() == "office/1 %" && id == "r-0001"),
        "{err:?}"
    );
}

#[test]
fn a_name_that_occurs_twice_is_refused() {
    let text = write_bundle(&full_bundle());
    let twice = text.replacen(r#""name":"林小满""#, r#""name":"林小满","x":1,"x":2"#, 1);
    match read_bundle(twice.as_bytes()).unwrap_err() {
        CodecError::NameTwice { path, name } => {
            assert_eq!((path.as_str(), name.as_str()), ("offices[0].staff[0].x", "x"));
        }
        err => panic!("{err:?}"),
    }
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let text = write_bundle(&full_bundle());
        read_bundle(text.replacen('{', &format!("{{\"deep\":{deep},"), 1).as_bytes())
    };
    assert!(nested(DEEPEST - 1).is_ok());
    assert!(matches!(nested(DEEPEST), Err(CodecError::TooDeep)));
    assert!(matches!(nested(1_000_000), Err(CodecError::TooDeep)));
}
