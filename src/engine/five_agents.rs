//! For tests: the five agents of the worked example as facts (SCORING §10).

use serde_json::Value;

use crate::engine::facts::{AgentFacts, Fact, Facts, Work};
use crate::model::{Policy, Role, StaffId, Time};

/// Everybody's facts in the order A1 to A5, one per indicator of `policy`.
pub fn facts(policy: &Policy) -> Facts {
    let oracle: Value =
        serde_json::from_str(include_str!("../../tests/fixtures/five-agents.json")).unwrap();
    let integers = |value: &Value| -> Vec<i64> {
        value.as_array().unwrap().iter().map(|it| it.as_i64().unwrap()).collect()
    };
    let agents = ["A1", "A2", "A3", "A4", "A5"]
        .iter()
        .map(|agent| {
            let fact = |id: &str| {
                let pair = integers(&oracle["data"][agent][id]);
                Fact::of(pair[0], pair[1])
            };
            let mix = integers(&oracle["workload"]["mix_inq_rep_cmp_hours"][agent]);
            AgentFacts {
                staff: StaffId::new(agent),
                role: Role::Hotline,
                facts: policy.indicators.iter().map(|it| fact(it.id.as_str())).collect(),
                work: Work {
                    cases: mix[..3].iter().sum(),
                    units_centi: 100 * (mix[0] + 2 * mix[1] + 4 * mix[2]),
                    rostered_s: 3600 * mix[3],
                },
                voided: Vec::new(),
            }
        })
        .collect();
    Facts {
        period: "2026Q3".parse().unwrap(),
        as_of: Time::from_epoch(1_790_000_000).unwrap(),
        measures: policy.indicators.iter().map(|it| it.measure.clone()).collect(),
        agents,
    }
}
