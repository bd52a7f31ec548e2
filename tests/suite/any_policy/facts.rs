//! Any facts at all: sane ones, and such as no records give, to the ends of the numbers.

use jiheng::engine::facts::{
    AgentFacts, CaseKind, Exclusion, Fact, Facts, Received, Stratum, Work,
};
use jiheng::model::{Measure, Role, StaffId, TaskTypeId, Time, Urgency};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::policies::ROLES;

/// Mostly small, sometimes anything up to both ends.
fn number() -> impl Strategy<Value = i64> {
    prop_oneof![
        6 => 0..200_i64,
        1 => -50..0_i64,
        1 => select(vec![i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]),
        1 => any::<i64>(),
    ]
}

fn kind() -> impl Strategy<Value = CaseKind> {
    (prop_oneof![Just(None), select(vec!["a", "b"]).prop_map(Some)], any::<bool>()).prop_map(
        |(task_type, urgent)| CaseKind {
            task_type: task_type.map(TaskTypeId::new),
            urgency: if urgent { Urgency::Urgent } else { Urgency::Normal },
        },
    )
}

fn stratum() -> impl Strategy<Value = Stratum> {
    (kind(), number(), number()).prop_map(|(kind, num, den)| Stratum { kind, num, den })
}

fn received() -> impl Strategy<Value = Received> {
    (0..4_u8, prop_oneof![5 => 1..=5_i64, 1 => any::<i64>()])
        .prop_map(|(rater, score)| Received { rater: StaffId::new(&format!("r{rater}")), score })
}

/// What records can give: at most as many hits as cases, and squares that belong to them.
fn sane() -> impl Strategy<Value = Fact> {
    (0..200_i64, 0..200_i64).prop_map(|(one, two)| {
        let (num, den) = (one.min(two), one.max(two));
        Fact { squares: num, ..Fact::of(num, den) }
    })
}

fn wild() -> impl Strategy<Value = Fact> {
    let sums = (number(), number(), number(), number(), number());
    let excluded = vec(number(), 0..3);
    (sums, excluded, vec(stratum(), 0..4), vec(received(), 0..4)).prop_map(
        |((num, den, n, squares, pending), excluded, strata, ratings)| {
            let reasons = [Exclusion::Repeat, Exclusion::NoLimit, Exclusion::NoValue];
            let excluded = reasons.into_iter().zip(excluded).collect();
            Fact { num, den, n, squares, pending, excluded, strata, ratings }
        },
    )
}

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![3 => sane(), 2 => wild()]
}

fn work() -> impl Strategy<Value = Work> {
    let number = || prop_oneof![3 => 0..500_000_i64, 1 => number()];
    (number(), number(), number()).prop_map(|(cases, units_centi, rostered_s)| Work {
        cases,
        units_centi,
        rostered_s,
    })
}

fn agent(measures: usize) -> impl Strategy<Value = (Role, Vec<Fact>, Work)> {
    (select(&ROLES[..]), vec(fact(), measures), work())
}

/// Facts about some of these measures and up to six people.
pub fn any_facts(measures: &[Measure]) -> impl Strategy<Value = Facts> + use<> {
    let all = measures.len();
    let least = all.saturating_sub(2);
    subsequence(measures.to_vec(), least..=all).prop_flat_map(|measures| {
        let people = prop_oneof![1 => 0..2_usize, 6 => 2..7_usize];
        let agents = people.prop_flat_map({
            let count = measures.len();
            move |people| vec(agent(count), people)
        });
        agents.prop_map(move |agents| Facts {
            period: "2026-07".parse().unwrap(),
            as_of: Time::from_epoch(1_790_000_000).unwrap(),
            measures: measures.clone(),
            agents: agents
                .into_iter()
                .enumerate()
                .map(|(at, (role, facts, work))| AgentFacts {
                    staff: StaffId::new(&format!("a{at}")),
                    role,
                    facts,
                    work,
                    voided: Vec::new(),
                })
                .collect(),
        })
    })
}
