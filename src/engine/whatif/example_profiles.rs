//! For tests: the worked example's five agents, and any profiles and weights.

use proptest::prelude::*;
use serde_json::Value;

use super::profile::Profile;
use crate::engine::exact::Exact;
use crate::engine::facts::{AgentFacts, Fact, Facts, Work};
use crate::engine::ranking::Judge;
use crate::engine::rebalance::apportion;
use crate::model::{Policy, Role, StaffId, Time, templates};

/// Q, E, C, R.
pub const WEIGHTS: [u32; 4] = [4500, 3000, 1000, 1500];

/// Positions of the groups.
pub const Q: usize = 0;
pub const E: usize = 1;
pub const C: usize = 2;
pub const R: usize = 3;

/// A fraction.
pub fn exact(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

/// Millionths, rounded half to even.
pub fn micro(value: &Exact) -> i64 {
    value.round_half_even(1_000_000).unwrap()
}

/// The policy of the example.
pub fn policy() -> Policy {
    templates::community()
}

/// The five, scored from their facts.
pub fn judge() -> Judge {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/five-agents.json");
    let oracle: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let policy = policy();
    let integers = |value: &Value| -> Vec<i64> {
        value.as_array().unwrap().iter().map(|it| it.as_i64().unwrap()).collect()
    };
    let agents = ["A1", "A2", "A3", "A4", "A5"]
        .into_iter()
        .map(|agent| {
            let fact = |id: &str| integers(&oracle["data"][agent][id]);
            let facts = policy.indicators.iter().map(|it| fact(it.id.as_str()));
            let mix = integers(&oracle["workload"]["mix_inq_rep_cmp_hours"][agent]);
            let work = Work {
                cases: mix[0] + mix[1] + mix[2],
                units_centi: 100 * (mix[0] + 2 * mix[1] + 4 * mix[2]),
                rostered_s: 3600 * mix[3],
            };
            let facts = facts.map(|pair| Fact::of(pair[0], pair[1])).collect();
            AgentFacts { staff: StaffId::new(agent), role: Role::Hotline, facts, work }
        })
        .collect();
    let facts = Facts {
        period: "2026Q3".parse().unwrap(),
        as_of: Time::from_epoch(1_790_000_000).unwrap(),
        measures: policy.indicators.iter().map(|it| it.measure.clone()).collect(),
        agents,
    };
    Judge::new(&facts, &policy)
}

/// A1 to A5.
pub fn five() -> Vec<Profile> {
    let (judge, policy) = (judge(), policy());
    (0..5).map(|at| Profile::of(&judge.weigh(at, &policy))).collect()
}

/// Agents whose groups are partly missing, often equal, and sometimes with a bonus.
pub fn profiles(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Profile>> {
    let mean = prop_oneof![
        3 => (0_i64..36_000, 1_i64..300).prop_map(|(over, under)| Some(exact(over % (100 * under), under))),
        2 => (0_i64..=4).prop_map(|it| Some(Exact::integer(25 * it))),
        1 => Just(None),
    ];
    let bonus = prop_oneof![Just(Exact::zero()), (0_i64..500).prop_map(|it| exact(it, 100))];
    let one = (prop::collection::vec(mean, 4), bonus);
    prop::collection::vec(one.prop_map(|(groups, bonus)| Profile { groups, bonus }), count)
}

/// Agents with data in every group.
pub fn complete(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Profile>> {
    profiles(count).prop_map(|mut profiles| {
        for (at, group) in profiles.iter_mut().flat_map(|it| it.groups.iter_mut().enumerate()) {
            group.get_or_insert_with(|| exact(1700 + i64::try_from(at).unwrap(), 23));
        }
        profiles
    })
}

/// Four weights that sum to the whole; some are zero and one may be all.
pub fn weights() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(prop_oneof![1 => Just(0), 4 => 0_u32..5000], 4)
        .prop_map(|parts| apportion(&parts, 10_000))
}
