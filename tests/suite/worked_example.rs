//! The file of the worked example, made anew from the method's tables by the product: no value of it goes unread
//! (SCORING §5.1, §9.1, §10).

use std::sync::Arc;

use jiheng::engine::evidence::{Sheet, sheet};
use jiheng::engine::facts::{AgentFacts, Fact, Facts, Work, gather};
use jiheng::engine::whatif::acceptability::{Acceptability, candidates};
use jiheng::engine::whatif::dirichlet::{Alpha, Dirichlet};
use jiheng::engine::whatif::splitmix::SplitMix64;
use jiheng::engine::{Exact, Grade, Judge, Weighed, grade, publish};
use jiheng::model::{
    Channel, Curve, Extra, Office, OfficeData, Policy, Record, Records, Role, Shift, Staff,
    StaffId, TaskType, TaskTypeId, Time, templates,
};
use serde_json::{Map, Value, json};

use crate::shared::five_agents::oracle;

/// A row of counts, one pair per indicator.
type Row = [[i64; 2]; 9];

/// "Raw" of SCORING §10, in the order CSAT, FCR, CMPL, RING3, SLA, RES, TRAIN, SUP, PEER.
const RAW: [Row; 5] = [
    [[45, 50], [132, 160], [4, 200], [171, 190], [92, 100], [180, 200], [8, 1], [17, 4], [21, 5]],
    [[33, 40], [112, 140], [7, 180], [150, 160], [85, 90], [153, 180], [6, 1], [4, 1], [19, 5]],
    [[54, 60], [154, 220], [9, 300], [216, 270], [126, 150], [264, 300], [4, 1], [18, 4], [22, 5]],
    [[27, 30], [99, 110], [1, 120], [88, 110], [48, 60], [102, 120], [10, 1], [15, 4], [18, 5]],
    [[2, 2], [45, 60], [2, 70], [60, 64], [27, 30], [56, 70], [2, 1], [14, 4], [17, 5]],
];

/// Enquiries, repairs, complaints and rostered hours of SCORING §5.1.
const MIX: [[i64; 4]; 5] = [
    [110, 70, 20, 160],
    [100, 64, 16, 160],
    [120, 130, 50, 168],
    [80, 34, 6, 152],
    [40, 24, 6, 80],
];

/// What a case of each kind counts, in standard cases (SCORING §5.1).
const DIFFICULTY: [(&str, u32); 3] = [("inquiry", 1), ("repair", 2), ("complaint", 4)];

const AGENTS: [&str; 5] = ["A1", "A2", "A3", "A4", "A5"];

fn start() -> Time {
    // 2026-07-01 08:00 in China.
    Time::from_epoch(1_782_864_000).unwrap()
}

/// The cases and shifts of the example as an office has them: every case closed within July.
fn office() -> OfficeData {
    let mut data = OfficeData::empty(Office::new("o", "例"), templates::community());
    data.staff = AGENTS.map(Staff::named).to_vec();
    let kinds = DIFFICULTY.iter();
    data.task_types = kinds
        .map(|(id, cases)| TaskType { difficulty_centi: 100 * cases, ..TaskType::named(id) })
        .collect();
    let mut records = Vec::new();
    let mut shifts = Vec::new();
    for (agent, mix) in AGENTS.iter().zip(MIX) {
        for ((kind, _), cases) in DIFFICULTY.iter().zip(mix) {
            for case in 0..cases {
                let id = format!("{agent}-{kind}-{case}");
                let created = start().plus(case);
                records.push(Record {
                    agent: Some(StaffId::new(agent)),
                    resolved: Some(created.plus(60)),
                    ..Record::new(&id, "例", TaskTypeId::new(kind), Channel::Phone, created)
                });
            }
        }
        shifts.push(Shift {
            staff: StaffId::new(agent),
            start: start(),
            end: start().plus(3600 * mix[3]),
            logged_s: None,
            extra: Extra::default(),
        });
    }
    data.records = Arc::new(records.iter().collect::<Records>());
    data.shifts = Arc::new(shifts);
    data
}

/// The work counted of that office.
fn work() -> Vec<Work> {
    let later = start().plus(90 * 86_400);
    let facts = gather(&office(), "2026-07".parse().unwrap(), later, &[]);
    facts.agents.iter().map(|it| it.work).collect()
}

fn facts(policy: &Policy) -> Facts {
    let agents = AGENTS.iter().zip(RAW).zip(work()).map(|((agent, row), work)| AgentFacts {
        staff: StaffId::new(agent),
        role: Role::Hotline,
        facts: row.iter().map(|[num, den]| Fact::of(*num, *den)).collect(),
        work,
        voided: Vec::new(),
    });
    Facts {
        period: "2026Q3".parse().unwrap(),
        as_of: Time::from_epoch(1_790_000_000).unwrap(),
        measures: policy.indicators.iter().map(|it| it.measure.clone()).collect(),
        agents: agents.collect(),
    }
}

fn text(it: &Exact) -> Value {
    json!(it.to_string())
}

/// One value of everybody's sheet, by agent.
fn everybody(sheets: &[Sheet], of: impl Fn(&Sheet) -> Value) -> Value {
    sheets.iter().map(|it| (it.staff.to_string(), of(it))).collect::<Map<_, _>>().into()
}

/// One value per indicator of a sheet.
fn per_indicator(policy: &Policy, of: impl Fn(usize) -> Value) -> Value {
    let indicators = policy.indicators.iter().enumerate();
    indicators.map(|(at, it)| (it.id.to_string(), of(at))).collect::<Map<_, _>>().into()
}

/// The score if all surviving weights were made whole at once, over all groups.
fn at_once(policy: &Policy, it: &Sheet) -> Exact {
    let (mut sum, mut whole) = (Exact::zero(), Exact::zero());
    for (indicator, line) in policy.indicators.iter().zip(&it.lines) {
        let group = policy.group(&indicator.group).unwrap();
        let weight = Exact::integer(i64::from(group.weight_bp * indicator.local_bp));
        if let Some(points) = &line.line.points {
            sum = &sum + &(points * &weight);
            whole = &whole + &weight;
        }
    }
    sum.over(&whole).unwrap()
}

fn workload(policy: &Policy, sheets: &[Sheet]) -> Value {
    let workload = policy.fairness.workload.as_ref().unwrap();
    let types = office().task_types;
    let difficulty = types.iter().map(|it| (it.id.to_string(), json!(it.difficulty_centi / 100)));
    let mix = AGENTS.iter().zip(MIX).map(|(agent, mix)| ((*agent).to_owned(), json!(mix)));
    // Everybody's load, in standard cases an hour, over 1 + e is the one benchmark.
    let benchmarks = sheets.iter().zip(work()).map(|(sheet, work)| {
        let load = &Exact::ratio(work.units_centi, work.rostered_s).unwrap() * &Exact::integer(36);
        load.over(&(&Exact::integer(1) + sheet.excess.as_ref().unwrap())).unwrap()
    });
    let mut benchmarks: Vec<Exact> = benchmarks.collect();
    benchmarks.dedup();
    assert_eq!(benchmarks.len(), 1);
    json!({
        "difficulty": difficulty.collect::<Map<_, _>>(),
        "mix_inq_rep_cmp_hours": mix.collect::<Map<_, _>>(),
        "pooled": text(&benchmarks[0]),
        "threshold": text(&Exact::ratio(workload.threshold_bp.into(), 10_000).unwrap()),
        "k": workload.rate.numerator() / workload.rate.denominator(),
        "cap": workload.cap.numerator() / workload.cap.denominator(),
        "bonus": everybody(sheets, |it| text(&it.weighed.bonus)),
    })
}

fn ranks_drawn(judge: &Judge, policy: &Policy) -> Value {
    let laws = [[1, 1, 1, 1], [9, 6, 2, 3], [45, 30, 10, 15]];
    let of = laws.iter().map(|law| {
        let alpha = Alpha::new(law.to_vec()).unwrap();
        let first = Dirichlet::seeded(&alpha, 42).draw().to_vec();
        let mut drawn = Acceptability::new(candidates(judge, policy), &alpha, 42).unwrap();
        drawn.advance(10_000);
        let counts = drawn.counts().map(|(staff, counts)| (staff.to_string(), json!(counts)));
        let found = json!({
            "first_draw_u32": first,
            "rank_counts": counts.collect::<Map<_, _>>(),
        });
        (format!("{law:?}"), found)
    });
    of.collect::<Map<_, _>>().into()
}

fn indicators(policy: &Policy) -> Value {
    per_indicator(policy, |at| {
        let it = &policy.indicators[at];
        let Curve::Linear { anchors, two_sided: false } = &it.curve else { panic!("{}", it.id) };
        let pair = |one, two| json!([text(&Exact::from(one)), text(&Exact::from(two))]);
        let anchors: Vec<Value> = anchors.iter().map(|it| pair(it.value, it.points)).collect();
        json!({
            "group": it.group.as_str(),
            "local_bp": it.local_bp,
            "anchors": anchors,
            "n_min": it.n_min,
        })
    })
}

#[test]
fn the_whole_file_of_the_example_is_what_the_product_makes_of_the_tables() {
    let policy = templates::community();
    let facts = facts(&policy);
    let judge = Judge::new(&facts, &policy);
    let sheets: Vec<Sheet> = (0..5).map(|at| sheet(&facts, &judge, &policy, at).unwrap()).collect();
    let groups = policy.groups.iter();
    let group_bp = groups.map(|it| (it.id.to_string(), json!(it.weight_bp)));
    let exact = |it: &Option<Exact>| text(it.as_ref().unwrap());
    let order = judge.rank(&policy).into_iter().map(|it| it.staff.to_string());
    let of_groups = |it: &Sheet| -> Value {
        let groups = policy.groups.iter().zip(&it.weighed.groups);
        groups
            .map(|(group, mean)| (group.id.to_string(), exact(mean)))
            .collect::<Map<_, _>>()
            .into()
    };
    let label = |it: &Sheet| match it.grade {
        Grade::Band { at, .. } => json!(policy.bands[at].label),
        other => panic!("{other:?}"),
    };
    let printed = |it: &Sheet| {
        let centi = it.centi.unwrap();
        json!(format!("{}.{:02}", centi / 100, centi % 100))
    };
    let made = json!({
        "note": "exact fractions as strings; rounding GB/T 8170 half-even only where named *_2dp",
        "indicators": indicators(&policy),
        "group_bp": group_bp.collect::<Map<_, _>>(),
        "data": everybody(&sheets, |it| per_indicator(&policy, |at| {
            json!([it.lines[at].fact.num, it.lines[at].fact.den])
        })),
        "scores": everybody(&sheets, |it| per_indicator(&policy, |at| {
            it.lines[at].line.points.as_ref().map_or(Value::Null, text)
        })),
        "groups": everybody(&sheets, of_groups),
        "base_local": everybody(&sheets, |it| exact(&it.weighed.base)),
        "base_global": everybody(&sheets, |it| text(&at_once(&policy, it))),
        "coverage": everybody(&sheets, |it| text(&it.weighed.coverage)),
        "workload": workload(&policy, &sheets),
        "final_exact": everybody(&sheets, |it| exact(&it.weighed.total)),
        "final_2dp": everybody(&sheets, printed),
        "grade": everybody(&sheets, label),
        "rank": order.collect::<Vec<_>>(),
        "smaa_splitmix64_seed42_N10000": ranks_drawn(&judge, &policy),
    });
    let (made, file) = (made.as_object().unwrap().clone(), oracle());
    let file = file.as_object().unwrap();
    assert!(made.keys().eq(file.keys()), "{:?}", file.keys().collect::<Vec<_>>());
    for (name, value) in made {
        assert_eq!(value, file[&name], "{name}");
    }
}

#[test]
fn the_work_of_the_five_is_counted_from_their_cases() {
    let units: Vec<i64> = work().iter().map(|it| it.units_centi).collect();
    assert_eq!(units, [33_000, 29_200, 58_000, 17_200, 11_200]);
    let cases: Vec<i64> = work().iter().map(|it| it.cases).collect();
    assert_eq!(cases, [200, 180, 300, 120, 70]);
    let hours: Vec<i64> = work().iter().map(|it| it.rostered_s / 3600).collect();
    assert_eq!(hours, [160, 160, 168, 152, 80]);
}

/// The grade's label if the score were another one.
fn label_at(weighed: &Weighed, total: Exact, policy: &Policy) -> String {
    let other = Weighed { total: Some(total), ..weighed.clone() };
    policy.bands[grade(&other, policy).band().unwrap()].label.clone()
}

#[test]
fn which_weights_are_made_whole_decides_the_fifth_agents_grade() {
    let policy = templates::community();
    let facts = facts(&policy);
    let it = sheet(&facts, &Judge::new(&facts, &policy), &policy, 4).unwrap();
    let (local, global) = (it.weighed.base.clone().unwrap(), at_once(&policy, &it));
    assert_eq!(local.round_half_even(1_000_000), Some(70_039_286));
    assert_eq!(global.round_half_even(1_000_000), Some(69_577_526));
    assert_eq!(it.weighed.coverage, Exact::ratio(82, 100).unwrap());
    assert_eq!(label_at(&it.weighed, local, &policy), "B");
    assert_eq!(label_at(&it.weighed, global, &policy), "C");
}

/// Every scored line of the third agent: points, and its share of the whole as a fraction.
fn terms() -> (Vec<(Exact, Exact)>, Exact) {
    let policy = templates::community();
    let facts = facts(&policy);
    let it = sheet(&facts, &Judge::new(&facts, &policy), &policy, 2).unwrap();
    let terms =
        it.lines.iter().map(|it| (it.line.points.clone().unwrap(), it.effective.clone().unwrap()));
    (terms.collect(), it.weighed.bonus)
}

/// Points to the nearest millionth.
fn to_micro(it: &Exact) -> Exact {
    let micro = it.round_half_even(1_000_000).unwrap();
    Exact::ratio(micro, 1_000_000).unwrap()
}

#[test]
fn in_floating_point_the_order_of_adding_decides_what_is_published() {
    let (terms, bonus) = terms();
    let mut parts: Vec<f64> =
        terms.iter().map(|(it, share)| it.to_f64() * share.to_f64()).collect();
    parts.push(bonus.to_f64());
    assert_eq!(parts.len(), 10);
    let mut dice = SplitMix64::seeded(1);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..500 {
        for at in (1..parts.len()).rev() {
            parts.swap(at, usize::try_from(dice.high()).unwrap() % (at + 1));
        }
        // The decimals of the very number, rounded half to even.
        seen.insert(format!("{:.2}", parts.iter().sum::<f64>()));
    }
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["78.88", "78.89"]);
}

#[test]
fn rounding_on_the_way_or_half_up_publishes_another_score() {
    let (terms, bonus) = terms();
    let sum = |of: &dyn Fn(&Exact) -> Exact| {
        terms.iter().fold(bonus.clone(), |sum, (it, share)| &sum + &(&of(it) * share))
    };
    let exact = sum(&Exact::clone);
    assert_eq!(exact, Exact::ratio(15_777, 200).unwrap());
    assert_eq!(exact.round_half_even(100), Some(7888));
    // Half up: the floor of a hundred times the score and a half.
    let half_up = &(&exact * &Exact::integer(100)) + &Exact::ratio(1, 2).unwrap();
    assert_eq!(half_up.floor_bits(0), Some(7889));
    // Every indicator's points to the millionth: by luck the same.
    assert_eq!(sum(&to_micro).round_half_even(100), Some(7888));
    // Every group's points to the millionth: not the same.
    let policy = templates::community();
    let facts = facts(&policy);
    let weighed = Judge::new(&facts, &policy).weigh(2, &policy);
    let groups = policy.groups.iter().zip(&weighed.groups).fold(bonus, |sum, (group, mean)| {
        let share = Exact::ratio(group.weight_bp.into(), 10_000).unwrap();
        &sum + &(&to_micro(mean.as_ref().unwrap()) * &share)
    });
    assert_eq!(groups.round_half_even(100), Some(7889));
    assert_eq!(publish(&weighed), Some(7888));
}
