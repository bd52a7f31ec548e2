//! An invented office of any size, for measuring: not realistic, only large, and the same for every seed.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiheng::model::{
    Channel, Extra, Indicator, Measure, Office, OfficeData, Period, Policy, Records, Review,
    ReviewKind, Role, Row, Shift, Staff, StaffId, Target, TaskType, Tier, Time, Training, Urgency,
    templates,
};

/// The period that all records fall into.
pub const PERIOD: &str = "2026Q2";
/// 2026-04-01 00:00 in China.
const FIRST: i64 = 1_774_972_800;
const DAYS: u64 = 91;

/// `SplitMix64`; see SCORING §9.1.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((word ^ (word >> 31)) >> 32) * bound) >> 32
    }

    fn small(&mut self, bound: u8) -> u8 {
        u8::try_from(self.below(bound.into())).expect("it is less than the bound")
    }

    fn seconds(&mut self, bound: u32) -> u32 {
        u32::try_from(self.below(bound.into())).expect("it is less than the bound")
    }
}

/// The period of [`PERIOD`].
pub fn period() -> Period {
    PERIOD.parse().expect("a quarter")
}

/// A moment after everything has happened.
pub fn now() -> Time {
    time(FIRST + 400 * 24 * 3600)
}

fn time(epoch: i64) -> Time {
    Time::from_epoch(epoch).expect("within this century")
}

fn name(agent: u64) -> String {
    format!("P{agent:05}")
}

/// `count` records of `agents` people, in the order of their creation, and everything else an office has.
pub fn office(count: u64, agents: u64) -> OfficeData {
    let mut data = OfficeData::empty(Office::new("crowd", "crowd"), policy());
    data.staff = (0..agents)
        .map(|it| Staff {
            id: StaffId::new(&name(it)),
            role: Role::Hotline,
            ..Staff::named(&name(it))
        })
        .collect();
    let limits = |normal, urgent| {
        [(Urgency::Normal, normal), (Urgency::Urgent, urgent)]
            .map(|(urgency, hours): (_, u32)| {
                let target = Target {
                    resolution_s: Some(hours * 3600),
                    ..serde_json::from_str(r#"{"first_response_s":3600}"#).expect("a target")
                };
                (urgency, target)
            })
            .into()
    };
    data.task_types =
        [("enquiry", 100, 24, 4), ("repair", 200, 72, 24), ("complaint", 400, 168, 48)]
            .map(|(id, difficulty_centi, normal, urgent)| TaskType {
                difficulty_centi,
                dispatched: id == "repair",
                tier: Tier::Simple,
                targets: limits(normal, urgent),
                ..TaskType::named(id)
            })
            .into();
    data.records = Arc::new(records(count, agents));
    let period = period();
    data.reviews = Arc::new(
        (0..agents * 4)
            .map(|it| Review {
                rater: StaffId::new(&name((it / 4 + it % 4 + 1) % agents)),
                ratee: StaffId::new(&name(it / 4)),
                kind: if it % 4 == 0 { ReviewKind::Supervisor } else { ReviewKind::Peer },
                period,
                score: 3 + u8::try_from((it * 7) % 3).expect("small"),
                extra: Extra::default(),
            })
            .collect(),
    );
    data.trainings = Arc::new(
        (0..agents)
            .map(|it| Training {
                staff: StaffId::new(&name(it)),
                course: "c".to_owned(),
                hours: 2 + u16::try_from(it % 7).expect("small"),
                date: period.start(),
                passed: None,
                extra: Extra::default(),
            })
            .collect(),
    );
    data.shifts = Arc::new(
        (0..agents * 60)
            .map(|it| {
                let day = i64::try_from(it % 60).expect("small");
                let start = FIRST + day * 24 * 3600 + 9 * 3600;
                Shift {
                    staff: StaffId::new(&name(it / 60)),
                    start: time(start),
                    end: time(start + 8 * 3600),
                    logged_s: Some(7 * 3600),
                    extra: Extra::default(),
                }
            })
            .collect(),
    );
    data
}

fn records(count: u64, agents: u64) -> Records {
    const CHANNELS: [Channel; 4] = [Channel::Phone, Channel::Phone, Channel::Wechat, Channel::Desk];
    const TYPES: [&str; 4] = ["enquiry", "enquiry", "repair", "complaint"];
    let mut dice = Dice(42);
    let names: Vec<String> = (0..agents).map(name).collect();
    let rooms: Vec<String> = (0..5000).map(|it| format!("{it}")).collect();
    let mut records = Records::default();
    for at in 0..count {
        let id = format!("r{at}");
        let created = FIRST + i64::try_from(at * DAYS * 24 * 3600 / count).expect("a quarter");
        let channel = CHANNELS[usize::from(dice.small(4))];
        let is_call = channel == Channel::Phone;
        let answered = is_call.then(|| dice.below(20) > 0);
        let is_answered = answered != Some(false);
        let urgency = if dice.below(5) == 0 { Urgency::Urgent } else { Urgency::Normal };
        // The heaviest desks have about three times the work of the lightest.
        let agent = (dice.below(agents) + dice.below(agents) / 2) % agents;
        let after = |dice: &mut Dice, bound| time(created + i64::from(dice.seconds(bound)));
        let kind = TYPES[usize::from(dice.small(4))];
        records.push_row(&Row {
            id: &id,
            source: "crowd",
            external_id: "",
            task_type: kind,
            channel,
            urgency,
            agent: Some(&names[usize::try_from(agent).expect("few")]),
            room: Some(&rooms[usize::try_from(dice.below(5000)).expect("few")]),
            incident: None,
            created: time(created),
            answered,
            rings: (is_call && is_answered && dice.below(2) == 0).then(|| 1 + dice.small(6)),
            wait_s: is_call.then(|| dice.seconds(40)),
            talk_s: (is_call && is_answered).then(|| dice.seconds(600)),
            first_response: is_answered.then(|| after(&mut dice, 5400)),
            due: None,
            resolved: (is_answered && dice.below(12) > 0).then(|| after(&mut dice, 100_000)),
            solved: None,
            reopened: None,
            closed_by: None,
            rating: (dice.below(10) < 3).then(|| 2 + dice.small(4)),
            cause: None,
            about: (kind == "complaint")
                .then(|| names[usize::try_from(dice.below(agents)).expect("few")].as_str()),
            upheld: (kind == "complaint").then(|| dice.below(3) == 0),
            steps: &[],
            stops: &[],
            note: "",
            extra: None,
        });
    }
    records
}

/// Twelve indicators in four groups.
pub fn policy() -> Policy {
    let (community, hotline) = (templates::community(), templates::hotline());
    let more = |id: &str, group: &str| {
        let found = hotline.indicators.iter().find(|it| it.id.as_str() == id);
        Indicator { group: group.into(), ..found.expect("the template has it").clone() }
    };
    let mut policy = community.clone();
    policy.indicators.extend([more("CSAT_MEAN", "Q"), more("ANS", "E"), more("ASA", "E")]);
    let locals: [(&str, &[u32]); 4] = [
        ("Q", &[4000, 2000, 2000, 2000]),
        ("E", &[2000, 2000, 2000, 2000, 2000]),
        ("C", &[10_000]),
        ("R", &[6000, 4000]),
    ];
    for (group, weights) in locals {
        let members = policy.indicators.iter_mut().filter(|it| it.group.as_str() == group);
        for (indicator, bp) in members.zip(weights) {
            indicator.local_bp = *bp;
            indicator.n_min = 1;
        }
    }
    assert_eq!(policy.problems(), []);
    policy
}

/// Six of them, as like those of the plain job as can be: how soon answered, in how many rings, resolved, in time,
/// not brought up again, and how rated.
pub fn plain_policy() -> Policy {
    let mut policy = policy();
    let weights = [("FCR", 5000), ("CSAT_MEAN", 5000)];
    let weights = weights.into_iter().chain(["RING3", "SLA", "RES", "ASA"].map(|it| (it, 2500)));
    let weights: BTreeMap<&str, u32> = weights.collect();
    policy.indicators.retain_mut(|it| {
        it.local_bp = weights.get(it.id.as_str()).copied().unwrap_or_default();
        it.local_bp > 0
    });
    policy.groups.truncate(2);
    policy.groups[0].weight_bp = 6000;
    policy.groups[1].weight_bp = 4000;
    assert_eq!(policy.problems(), []);
    policy
}

/// What the policy measures.
pub fn measures() -> Vec<Measure> {
    policy().measures()
}
