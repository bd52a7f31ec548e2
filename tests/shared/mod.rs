//! Checks that run natively and in the browser: both must come to the same bytes.

use jiheng::engine::Judge;
use jiheng::engine::facts::gather;
use jiheng::engine::receipt::{receipt, result};
use jiheng::model::{Time, demo};

/// Scores the demo and compares its fingerprints with those committed.
///
/// They change only with the demo, the policy template or the scoring itself; then the message has the new ones.
pub fn the_demo_has_the_committed_fingerprints() {
    let data = demo::office();
    let period = data.whole_period().expect("the demo has records");
    let now = Time::from_epoch(1_790_000_000).expect("a time of this century");
    let facts = gather(&data, period, now, &data.policy.measures());
    let judge = Judge::new(&facts, &data.policy);
    let found = receipt(&data, &facts, &judge, &data.policy);
    let lines = format!("{}\n{}\n{}\n", found.policy, found.data, found.result);
    assert_eq!(lines, include_str!("../fixtures/demo-fingerprints.txt"));
    let text = result(&facts, &judge, &data.policy, &found.policy, &found.data).to_string();
    assert!(text.len() > 5000, "every agent's lines are in the result");
}
