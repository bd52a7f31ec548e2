//! What an office does not use leaves no trace; what it uses is saved, exported and part of the fingerprint.

use std::num::NonZeroU16;
use std::sync::Arc;

use jiheng::canon::{canonical, data_hash};
use jiheng::codec::{Bundle, CodecError, read_bundle, write_bundle};
use jiheng::model::{
    Appeal, AppealId, Cause, Crossing, Decision, Document, DoubtKind, Entry, Extra, FilledForm,
    Fraction, Inspection, Limits, Mark, OfficeData, OfficeProblem, Period, Policy, Question,
    QuestionKind, Questionnaire, QuestionnaireFlaw, RatingCaps, RecordChange, RedLine, Role,
    Ruling, Scale, SecondInstance, StaffId, Subject, Time, templates,
};
use jiheng::storage::{Loaded, MemoryStore, Saved, load, save};

use crate::documents::samples::full_office;

fn july() -> Period {
    "2026-07".parse().unwrap()
}

fn inspection(id: &str, day: &str) -> Inspection {
    Inspection {
        id: id.to_owned(),
        staff: StaffId::new("lin"),
        record: Some("r-0001".into()),
        date: day.parse().unwrap(),
        points: 80,
        applicable: 90,
        red_line: true,
        extra: Extra::from([("x".to_owned(), serde_json::json!(1))]),
    }
}

fn entry(period: &str) -> Entry {
    Entry {
        staff: StaffId::new("lin"),
        key: "收缴率".to_owned(),
        period: period.parse().unwrap(),
        num: 90,
        den: 100,
        n: 30,
        extra: Extra::from([("x".to_owned(), serde_json::json!(1))]),
    }
}

fn change() -> RecordChange {
    RecordChange {
        record: "r-0001".into(),
        at: Time::from_epoch(1_790_000_000).unwrap(),
        field: "rating".to_owned(),
        before: Some(serde_json::json!(1)),
        after: None,
        extra: Extra::from([("x".to_owned(), serde_json::json!(1))]),
    }
}

fn form(cause: Cause) -> FilledForm {
    FilledForm {
        questionnaire: "s1".to_owned(),
        version: 2,
        room: Some("3-1204".to_owned()),
        cause: Some(cause),
        comment: "电梯".to_owned(),
        ratings: [("q2".to_owned(), 4)].into(),
        extra: Extra::from([("x".to_owned(), serde_json::json!(1))]),
    }
}

fn questionnaire() -> Questionnaire {
    let question =
        Question { id: "q1".to_owned(), kind: QuestionKind::Rating, text: "如何？".to_owned() };
    Questionnaire {
        id: "s1".to_owned(),
        version: 2,
        title: "满意度".to_owned(),
        scale: Scale::Three,
        questions: vec![question],
        extra: Extra::from([("x".to_owned(), serde_json::json!(1))]),
    }
}

/// An appeal of two instances with every field: the second strikes the indicator.
fn appeal() -> Appeal {
    let extra = || Extra::from([("x".to_owned(), serde_json::json!(1))]);
    let time = |hours| Time::from_epoch(1_786_000_000 + hours * 3600).unwrap();
    let mark =
        |centi| Mark { score_centi: Some(centi), grade: Some("B".to_owned()), rank: Some(2) };
    let subject = Subject::Indicator { indicator: "CSAT".into() };
    let ruling = |instance, decision, by: &str| Ruling {
        instance,
        decision,
        reason: "录音为证".to_owned(),
        by: StaffId::new(by),
        at: time(i64::from(instance) * 24),
        effect: subject.effect(decision, &["r-0001".into()]).unwrap(),
        before: mark(7000),
        after: mark(7100),
        second_until: Some("2026-08-17".parse().unwrap()).filter(|_| instance == 1),
        extra: extra(),
    };
    Appeal {
        id: AppealId::new("2026-01"),
        staff: StaffId::new("lin"),
        period: july(),
        policy: "community".into(),
        version: 1,
        statement: "不是我的责任".to_owned(),
        filed: time(0),
        deadline: "2026-08-13".parse().unwrap(),
        before: mark(7000),
        if_upheld: mark(7200),
        rulings: vec![ruling(1, Decision::Part, "wang"), ruling(2, Decision::Accepted, "zhao")],
        second: Some(SecondInstance {
            statement: "请再看".to_owned(),
            filed: time(30),
            deadline: "2026-08-20".parse().unwrap(),
            extra: extra(),
        }),
        withdrawn: Some(time(31)),
        extra: extra(),
        subject,
    }
}

/// The sample office with everything that older writers did not know.
fn newer_office() -> OfficeData {
    let mut data = full_office();
    data.inspections =
        Arc::new(vec![inspection("q1", "2026-07-31"), inspection("q2", "2026-08-01")]);
    data.entries = Arc::new(vec![entry("2026-07"), entry("2026-08")]);
    data.office.rating_caps =
        Some(RatingCaps { per_household: NonZeroU16::new(3), per_incident: None });
    data.task_types[0].call_back = true;
    data.policies = Arc::new(vec![data.policy.clone()]);
    let limits = Some(Limits::of(&data));
    data.draft = data.draft.map(|it| Policy { limits, ..it });
    data.task_types[0].script = Some("您好".to_owned());
    data.changes = Arc::new(vec![change(), change()]);
    data.appeals = Arc::new(vec![appeal()]);
    data.office.appeal_days = Some(3);
    Arc::make_mut(&mut data.surveys)[0].recommend = Some(10);
    data.role_policies = vec![Policy { roles: vec![Role::Hotline], ..templates::hotline() }];
    data.role_drafts = vec![Policy { min_coverage_bp: 1, ..data.role_policies[0].clone() }];
    data.role_past = Arc::new(vec![data.role_policies[0].clone()]);
    let crossed = Crossing::Below(Fraction::percent(60));
    data.role_policies[0].indicators[0].red_line = Some(RedLine { crossed, cap: 4 });
    Arc::make_mut(&mut data.surveys)[0].form = Some(Box::new(form(Cause::Slow)));
    data.office.leaves_out = DoubtKind::ALL.into();
    data.office.questionnaires = vec![questionnaire()];
    data.staff[0].skills = vec!["粤语".to_owned()];
    data.staff[0].base_pay_fen = Some(650_050);
    data
}

#[test]
fn what_is_not_used_is_not_written() {
    let text = canonical(&full_office()).unwrap();
    for name in [
        "inspections",
        "entries",
        "rating_caps",
        "leaves_out",
        "call_back",
        "recommend",
        "red_line",
        "policies",
        "limits",
        "role_policies",
        "role_drafts",
        "role_past",
        "\"roles\"",
        "script",
        "changes",
        "appeals",
        "appeal_days",
        "questionnaires",
        "skills",
        "base_pay_fen",
        "form",
    ] {
        assert!(!text.contains(name), "{name}");
        assert!(canonical(&newer_office()).unwrap().contains(name), "{name}");
    }
}

#[test]
fn what_is_used_comes_back_from_a_file_and_from_storage() {
    let data = newer_office();
    let bundle = Bundle::from(&data);
    assert_eq!(read_bundle(write_bundle(&bundle).as_bytes()).unwrap(), bundle);
    let document = Document { offices: vec![Arc::new(data)] };
    let store = MemoryStore::default();
    let mut saved = Saved::default();
    save(&store, &mut saved, &document).unwrap();
    match load(&store).unwrap() {
        Loaded::Document { document: found, .. } => assert_eq!(found, document),
        other => panic!("{other:?}"),
    }
    let mut changed = document.clone();
    Arc::make_mut(&mut Arc::make_mut(&mut changed.offices[0]).inspections).pop();
    let report = save(&store, &mut saved, &changed).unwrap();
    assert_eq!(report.written, 1, "only the inspections");
    Arc::make_mut(&mut Arc::make_mut(&mut changed.offices[0]).entries).pop();
    assert_eq!(save(&store, &mut saved, &changed).unwrap().written, 1, "only the entries");
    Arc::make_mut(&mut changed.offices[0]).role_policies.clear();
    assert_eq!(save(&store, &mut saved, &changed).unwrap().written, 1, "only the policies");
    Arc::make_mut(&mut Arc::make_mut(&mut changed.offices[0]).changes).pop();
    assert_eq!(save(&store, &mut saved, &changed).unwrap().written, 1, "only the changes");
    Arc::make_mut(&mut Arc::make_mut(&mut changed.offices[0]).appeals)[0].withdrawn = None;
    assert_eq!(save(&store, &mut saved, &changed).unwrap().written, 1, "only the appeals");
}

fn with_appeals(appeals: Arc<Vec<Appeal>>) -> String {
    data_hash(&OfficeData { appeals, ..full_office() }, july())
}

#[test]
fn what_is_used_is_part_of_the_fingerprint_of_its_period() {
    let plain = data_hash(&full_office(), july());
    let with = |change: fn(&mut OfficeData)| {
        let mut data = full_office();
        change(&mut data);
        data_hash(&data, july())
    };
    let inspected = with(|it| it.inspections = Arc::new(vec![inspection("q1", "2026-07-31")]));
    assert_ne!(inspected, plain);
    assert_eq!(with(|it| it.inspections = Arc::new(vec![inspection("q1", "2026-08-01")])), plain);
    assert_ne!(with(|it| it.entries = Arc::new(vec![entry("2026Q3")])), plain);
    assert_eq!(with(|it| it.entries = Arc::new(vec![entry("2026-08")])), plain);
    let bare = Inspection { extra: Extra::default(), ..inspection("q1", "2026-07-31") };
    let mut data = full_office();
    data.inspections = Arc::new(vec![bare]);
    assert_eq!(data_hash(&data, july()), inspected, "unknown fields take no part");
    assert_ne!(with(|it| it.office.rating_caps = Some(RatingCaps::default())), plain);
    assert_ne!(with(|it| it.task_types[0].call_back = true), plain);
    let scripted = with(|it| it.task_types[0].script = Some("您好".to_owned()));
    assert_eq!(scripted, plain, "what is said decides no score");
    assert_eq!(
        with(|it| it.changes = Arc::new(vec![change()])),
        plain,
        "nor does what was there before"
    );
    let ruled = with(|it| it.appeals = Arc::new(vec![appeal()]));
    assert_ne!(ruled, plain, "an indicator that is struck for somebody");
    let unruled = || {
        let mut it = appeal();
        it.rulings.pop();
        Arc::new(vec![it])
    };
    assert_eq!(with_appeals(unruled()), plain, "what strikes records is said by the records");
    let elsewhere = Appeal { period: "2026-08".parse().unwrap(), ..appeal() };
    assert_eq!(with_appeals(Arc::new(vec![elsewhere])), plain);
    let reworded = Appeal { statement: "别的话".to_owned(), ..appeal() };
    assert_eq!(with_appeals(Arc::new(vec![reworded])), ruled, "what is said decides no score");
    assert_ne!(with(|it| Arc::make_mut(&mut it.surveys)[0].recommend = Some(10)), plain);
    // A cause decides a score where the agent does not answer for it; what else is said, pay and scripts do not.
    let said = |cause| {
        move |it: &mut OfficeData| {
            Arc::make_mut(&mut it.surveys)[0].form = Some(Box::new(form(cause)));
        }
    };
    let hash_with = |change: &dyn Fn(&mut OfficeData)| {
        let mut data = full_office();
        change(&mut data);
        data_hash(&data, july())
    };
    assert_ne!(hash_with(&said(Cause::Premises)), plain);
    assert_eq!(hash_with(&said(Cause::Slow)), plain);
    assert_eq!(with(|it| it.staff[0].base_pay_fen = Some(1)), plain);
    assert_eq!(with(|it| it.office.questionnaires = vec![questionnaire()]), plain);
}

#[test]
fn what_cannot_be_is_refused() {
    let refused = |change: fn(&mut OfficeData)| {
        let mut data = newer_office();
        change(&mut data);
        match read_bundle(write_bundle(&Bundle::from(&data)).as_bytes()).unwrap_err() {
            CodecError::Office { problem, .. } => problem,
            err => panic!("{err:?}"),
        }
    };
    assert_eq!(
        refused(|it| Arc::make_mut(&mut it.appeals)[0].second = None),
        OfficeProblem::Appeal("2026-01".into())
    );
    assert_eq!(
        refused(|it| it.appeals = Arc::new(vec![appeal(), appeal()])),
        OfficeProblem::AppealTwice("2026-01".into())
    );
    assert_eq!(
        refused(|it| Arc::make_mut(&mut it.inspections)[1].points = 91),
        OfficeProblem::Inspection("q2".to_owned())
    );
    assert_eq!(
        refused(|it| Arc::make_mut(&mut it.surveys)[1].recommend = Some(11)),
        OfficeProblem::Recommendation("s2".to_owned())
    );
    assert_eq!(
        refused(|it| it.office.questionnaires[0].questions.clear()),
        OfficeProblem::Questionnaire(QuestionnaireFlaw::NoQuestion)
    );
    for unusable in [
        |it: &mut Entry| it.den = 0,
        |it: &mut Entry| it.den = i64::MAX,
        |it: &mut Entry| it.num = i64::MIN,
    ] {
        let mut data = newer_office();
        unusable(&mut Arc::make_mut(&mut data.entries)[0]);
        assert_eq!(data.problem(), Some(OfficeProblem::Entry(StaffId::new("lin"))));
    }
    let text = write_bundle(&Bundle::from(&newer_office()));
    let none = text.replacen(r#""per_household":3"#, r#""per_household":0"#, 1);
    assert!(matches!(read_bundle(none.as_bytes()), Err(CodecError::Damaged { .. })));
}
