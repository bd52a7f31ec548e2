//! Data to write and read: one office with every field, any record at all, and a desk's month of calls.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiheng::model::{
    Cause, Channel, Curve, Edge, Extra, Fraction, Lane, Office, OfficeData, Policy, Record,
    Records, Review, ReviewKind, Role, Shift, Staff, StaffId, Step, Stop, StopReason, SurveyAnswer,
    SurveyMode, Target, TaskType, TaskTypeId, Tier, Time, Training, Urgency, templates,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::json;

/// 2026-07-01 08:00 in China.
pub const JULY: i64 = 1_782_864_000;

pub fn time(seconds: i64) -> Time {
    Time::from_epoch(seconds).unwrap()
}

fn newer(value: serde_json::Value) -> Extra {
    BTreeMap::from([("from_a_newer_version".to_owned(), value)])
}

/// A record with every field.
pub fn full_record(id: &str, created: Time) -> Record {
    Record {
        external_id: Some("单-2026/07".to_owned()),
        urgency: Urgency::Urgent,
        agent: Some(StaffId::new("lin")),
        room: Some("3-1204".to_owned()),
        incident: Some("停电 7-1".to_owned()),
        answered: Some(true),
        rings: Some(2),
        wait_s: Some(9),
        talk_s: Some(180),
        first_response: Some(created.plus(600)),
        due: Some(created.plus(86_400)),
        resolved: Some(created.plus(7200)),
        solved: Some(true),
        reopened: Some(created.plus(90_000)),
        closed_by: Some(StaffId::new("zhao")),
        rating: Some(2),
        cause: Some(Cause::Premises),
        about: Some(StaffId::new("wang")),
        upheld: Some(false),
        steps: vec![Step {
            name: "派单".to_owned(),
            start: created.plus(60),
            end: created.plus(1200),
            planned: true,
            author: None,
        }],
        stops: vec![
            Stop {
                from: created.plus(1800),
                to: Some(created.plus(3600)),
                reason: StopReason::Parts,
            },
            Stop { from: created.plus(4000), to: None, reason: StopReason::Resident },
        ],
        note: Some("业主说：\"晚上再来\"\n<b>".to_owned()),
        extra: newer(json!({ "temperature": 0.1, "codes": [1, -2, 1e300] })),
        ..Record::new(id, "样例.csv", TaskTypeId::new("repair"), Channel::Phone, created)
    }
}

fn full_policy() -> Policy {
    let mut policy = templates::community();
    policy.name = String::from("物业客服季度方案");
    policy.extra = newer(json!("政策"));
    policy.groups[1].name = String::from("效率");
    policy.groups[1].extra = newer(json!(true));
    policy.indicators[0].name = String::from("满意");
    policy.indicators[0].extra = newer(json!(null));
    let percent = Fraction::percent;
    let anchor = |value: i32, points| (percent(value), Fraction::integer(points)).into();
    policy.indicators[1].curve = Curve::Linear {
        anchors: vec![anchor(0, 0), anchor(50, 100), anchor(100, 80)],
        two_sided: true,
    };
    policy.indicators[2].curve = Curve::Steps {
        below: Fraction::integer(100),
        edges: vec![anchor(2, 80), anchor(5, 0)],
        closed: Edge::Right,
    };
    policy.indicators[6].curve = Curve::Count {
        base: Fraction::integer(60),
        per: "5/2".parse().unwrap(),
        lo: Fraction::ZERO,
        hi: Fraction::integer(100),
    };
    policy
}

/// An office in which every field has a value, with records in three months that do not come in order.
pub fn full_office() -> OfficeData {
    let date = |text: &str| text.parse().unwrap();
    let staff = |id: &str, name: &str, role| Staff {
        from: Some(date("2024-03-01")),
        to: Some(date("2027-01-01")),
        experienced: true,
        role,
        extra: newer(json!([id])),
        ..Staff { id: StaffId::new(id), ..Staff::named(name) }
    };
    let target = Target {
        first_response_s: Some(600),
        resolution_s: Some(86_400),
        clock: Lane::RoundTheClock,
    };
    let repair = TaskType {
        name: "报修".to_owned(),
        tier: Tier::Complex,
        difficulty_centi: 170,
        dispatched: true,
        targets: BTreeMap::from([(Urgency::Urgent, target)]),
        extra: newer(json!({ "a": {} })),
        ..TaskType::named("repair")
    };
    let day = 86_400;
    let plain = |id: &str, at| {
        Record::new(id, "手工", TaskTypeId::new("enquiry"), Channel::Wechat, time(at))
    };
    let rows = [
        full_record("r-0001", time(JULY)),
        plain("r-0002", JULY + 40 * day),
        plain("r-0003", JULY + 2 * day),
        full_record("甲", time(JULY - 3 * day)),
        plain("r-0004", JULY + 40 * day),
    ];
    let policy = full_policy();
    let draft = policy.with_weights(&[4400, 3100], &[]);
    let office = Office {
        utc_offset: 480.try_into().unwrap(),
        demo: true,
        data_until: Some(date("2026-08-31")),
        extra: newer(json!("office")),
        ..Office::new("office/1 %", "滨江花园客服中心")
    };
    let survey = |id: &str, at| SurveyAnswer {
        id: id.to_owned(),
        record: Some("r-0001".into()),
        invited: time(at),
        answered: Some(time(at + 60)),
        rating: Some(5),
        recommend: None,
        mode: SurveyMode::Interview,
        form: None,
        extra: newer(json!(0.25)),
    };
    let shift = |start| Shift {
        staff: StaffId::new("lin"),
        start: time(start),
        end: time(start + 28_800),
        logged_s: Some(27_000),
        extra: newer(json!(2)),
    };
    OfficeData {
        staff: vec![staff("lin", "林小满", Role::Hotline), staff("zhao", "赵敏", Role::Manager)],
        task_types: vec![repair, TaskType::named("enquiry")],
        records: Arc::new(Records::from_iter(&rows)),
        surveys: Arc::new(vec![survey("s1", JULY + 9000), survey("s2", JULY + 50 * day)]),
        reviews: Arc::new(vec![Review {
            rater: StaffId::new("zhao"),
            ratee: StaffId::new("lin"),
            kind: ReviewKind::Supervisor,
            period: "2026-07".parse().unwrap(),
            score: 4,
            extra: newer(json!("r")),
        }]),
        shifts: Arc::new(vec![shift(JULY), shift(JULY + day)]),
        trainings: Arc::new(vec![Training {
            staff: StaffId::new("lin"),
            course: "投诉处理".to_owned(),
            hours: 6,
            date: date("2026-07-12"),
            passed: Some(true),
            extra: newer(json!({})),
        }]),
        draft: Some(draft),
        extra: newer(json!({ "deep": [[[1]]] })),
        ..OfficeData::empty(office, policy)
    }
}

/// A month of plain calls: ten fields each, as a hotline exports them.
pub fn calls(count: usize) -> Records {
    let mut state = 42_u64;
    let mut random = |below: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let kinds = ["enquiry", "repair", "complaint", "payment", "praise"];
    let agents = ["林小满", "赵敏", "王芳", "陈晨", "周舟", "吴越", "郑好", "冯唐"];
    let mut at = JULY;
    let mut records = Records::default();
    for number in 0..count {
        at += i64::try_from(random(900)).unwrap();
        let kind = kinds[usize::try_from(random(5)).unwrap()];
        let id = format!("ID{number:04}");
        let mut record =
            Record::new(&id, "hotline.csv", TaskTypeId::new(kind), Channel::Phone, time(at));
        record.external_id = Some(id);
        record.agent = Some(StaffId::new(agents[usize::try_from(random(8)).unwrap()]));
        record.answered = Some(random(10) > 1);
        if record.answered == Some(true) {
            record.wait_s = Some(u32::try_from(10 + random(115)).unwrap());
            record.talk_s = Some(u32::try_from(30 + random(390)).unwrap());
            record.solved = Some(random(10) > 1);
            record.rating = Some(u8::try_from(1 + random(5)).unwrap());
        }
        records.push(&record);
    }
    records
}

fn any_time() -> impl Strategy<Value = Time> {
    prop_oneof![
        JULY..JULY + 5_000_000,
        Just(0),
        Just(i64::from(u32::MAX) - 1),
        0..i64::from(u32::MAX) - 1
    ]
    .prop_map(time)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c]{1,2}",
        "[A-Z]-[0-9]{1,4}",
        "\\PC{1,12}",
        Just("\u{0}\u{1f602}\u{ffff}".to_owned())
    ]
}

fn extra() -> impl Strategy<Value = Extra> {
    let value = prop_oneof![
        Just(json!(null)),
        any::<i64>().prop_map(|it| json!(it)),
        any::<f64>().prop_map(|it| json!(it)),
        text().prop_map(|it| json!([it, { "k": 1 }])),
    ];
    // A known field's name cannot be an unknown one.
    prop_oneof![
        3 => Just(Extra::default()),
        1 => proptest::collection::btree_map("x_[a-z]{1,3}", value, 0..3)
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let author = prop_oneof![2 => Just(None), 1 => text().prop_map(|it| Some(StaffId::new(&it)))];
    (text(), any_time(), any_time(), any::<bool>(), author)
        .prop_map(|(name, start, end, planned, author)| Step { name, start, end, planned, author })
}

fn stop() -> impl Strategy<Value = Stop> {
    (any_time(), of(any_time()), proptest::sample::select(&StopReason::ALL[..]))
        .prop_map(|(from, to, reason)| Stop { from, to, reason })
}

/// Any record that can be constructed.
pub fn any_record() -> impl Strategy<Value = Record> {
    let staff = || of(text().prop_map(|it| StaffId::new(&it)));
    let channel = proptest::sample::select(&Channel::ALL[..]);
    let cause = of(proptest::sample::select(&Cause::ALL[..]));
    let flags = (of(any::<bool>()), of(any::<bool>()), of(any::<bool>()), any::<bool>());
    let names = (text(), text(), text(), of(text()), of(text()), of(text()), of(text()));
    let people = (staff(), staff(), staff());
    let numbers = (of(0..255_u8), of(0..u32::MAX), of(0..u32::MAX), of(0..255_u8));
    let times = (any_time(), of(any_time()), of(any_time()), of(any_time()), of(any_time()));
    let lists = (vec(step(), 0..3), vec(stop(), 0..3), extra());
    (channel, cause, flags, names, people, numbers, times, lists).prop_map(
        |(channel, cause, flags, names, people, numbers, times, lists)| {
            let (id, source, kind, external_id, room, incident, note) = names;
            let record = Record::new(&id, &source, TaskTypeId::new(&kind), channel, times.0);
            let urgency = if flags.3 { Urgency::Urgent } else { Urgency::Normal };
            Record {
                external_id,
                urgency,
                agent: people.0,
                room,
                incident,
                answered: flags.0,
                rings: numbers.0,
                wait_s: numbers.1,
                talk_s: numbers.2,
                first_response: times.1,
                due: times.2,
                resolved: times.3,
                solved: flags.1,
                reopened: times.4,
                closed_by: people.1,
                rating: numbers.3,
                cause,
                about: people.2,
                upheld: flags.2,
                steps: lists.0,
                stops: lists.1,
                note,
                extra: lists.2,
                ..record
            }
        },
    )
}
