//! The worked example of five agents as facts.

use jiheng::engine::facts::{AgentFacts, Fact, Facts, Work};
use jiheng::model::{Policy, Role, StaffId, Time};
use serde_json::Value;

/// The data of the example, and every step of its way to the ranking in exact fractions.
pub fn oracle() -> Value {
    let text = include_str!("../fixtures/five-agents.json");
    serde_json::from_str(text).expect("the fixture is JSON")
}

fn integers(value: &Value) -> Vec<i64> {
    let list = value.as_array().expect("a list");
    list.iter().map(|it| it.as_i64().expect("whole numbers")).collect()
}

/// The ids of the five, in order.
pub fn agents(oracle: &Value) -> Vec<String> {
    oracle["data"].as_object().expect("agents by id").keys().cloned().collect()
}

/// What was counted of the five, under every indicator of `policy`.
pub fn facts(oracle: &Value, policy: &Policy) -> Facts {
    let agents = agents(oracle)
        .iter()
        .map(|agent| {
            let facts = policy
                .indicators
                .iter()
                .map(|it| {
                    let pair = integers(&oracle["data"][agent][it.id.as_str()]);
                    Fact::of(pair[0], pair[1])
                })
                .collect();
            let mix = integers(&oracle["workload"]["mix_inq_rep_cmp_hours"][agent]);
            let units = mix[0] + 2 * mix[1] + 4 * mix[2];
            let work = Work {
                cases: mix[0] + mix[1] + mix[2],
                units_centi: 100 * units,
                rostered_s: 3600 * mix[3],
            };
            AgentFacts {
                staff: StaffId::new(agent),
                role: Role::Hotline,
                facts,
                work,
                voided: Vec::new(),
            }
        })
        .collect();
    Facts {
        period: "2026Q3".parse().expect("a quarter"),
        as_of: Time::from_epoch(1_790_000_000).expect("a time of this century"),
        measures: policy.indicators.iter().map(|it| it.measure.clone()).collect(),
        agents,
    }
}
