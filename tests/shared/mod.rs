//! Checks that run natively and in the browser: both must come to the same bytes.

pub mod five_agents;
mod statistics;

use jiheng::canon;
use jiheng::engine::Judge;
use jiheng::engine::facts::{Facts, gather};
use jiheng::engine::receipt::{receipt, result};
use jiheng::model::{OfficeData, Time, demo, templates};

/// The demo and what is counted of its records.
fn demo() -> (OfficeData, Facts) {
    let data = demo::office();
    let period = data.whole_period().expect("the demo has records");
    let now = Time::from_epoch(1_790_000_000).expect("a time of this century");
    let facts = gather(&data, period, now, &data.policy.measures());
    (data, facts)
}

/// Scores the demo and compares its fingerprints with those committed.
///
/// They change only with the demo, the policy template or the scoring itself; then the message has the new ones.
pub fn the_demo_has_the_committed_fingerprints() {
    let (data, facts) = demo();
    let judge = Judge::new(&facts, &data.policy);
    let found = receipt(&data, &facts, &judge, &data.policy);
    let lines = format!("{}\n{}\n{}\n", found.policy, found.data, found.result);
    assert_eq!(lines, include_str!("../fixtures/demo-fingerprints.txt"));
    let text = result(&facts, &judge, &data.policy, &found.policy, &found.data).to_string();
    assert!(text.len() > 5000, "every agent's lines are in the result");
}

/// Scores the five agents of the worked example and compares the canonical result, byte for byte.
pub fn the_five_agents_have_the_committed_result() {
    let policy = templates::community();
    let facts = five_agents::facts(&five_agents::oracle(), &policy);
    let judge = Judge::new(&facts, &policy);
    let result = result(&facts, &judge, &policy, &canon::policy_hash(&policy), "");
    let bytes = canon::to_canonical(&result);
    assert_eq!(format!("{bytes}\n"), include_str!("../fixtures/five-agents-result.json"));
}

/// Compares every displayed statistic of the demo and of the five agents, to the last bit of every f64.
///
/// The committed hashes were made natively; if a formula changes, the message has the new ones.
pub fn statistics_have_the_committed_bits() {
    let policy = templates::community();
    let five = five_agents::facts(&five_agents::oracle(), &policy);
    let (data, facts) = demo();
    let mut lines = statistics::of("five agents", &five, &policy);
    lines.extend(statistics::of("demo", &facts, &data.policy));
    lines.push(statistics::of_comparisons());
    let found = format!("{}\n", lines.join("\n"));
    assert_eq!(found, include_str!("../fixtures/statistics.txt"), "found:\n{found}");
}
