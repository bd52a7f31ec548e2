//! The whole engine under any policy and any facts: it never panics, never overflows, and keeps its laws.
//!
//! `PROPTEST_CASES=10000 CARGO_PROFILE_DEV_OPT_LEVEL=1 cargo test --test suite any_policy` is the long run.

mod edits;
mod facts;
mod laws;
mod offices;
mod policies;
mod red_lines;
mod running;

use jiheng::engine::facts::{AgentFacts, Fact, Facts};
use jiheng::engine::{FactState, Judge};
use jiheng::model::{Correction, StaffId, templates};
use proptest::prelude::*;

use crate::shared::five_agents;
use laws::Judged;

/// How many cases are tried: those of the environment, or few enough not to be waited for.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|it| it.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(64),
        failure_persistence: None,
        max_shrink_iters: 4096,
        ..ProptestConfig::default()
    }
}

fn joining(facts: &Facts) -> Option<AgentFacts> {
    let last = facts.agents.last()?.clone();
    Some(AgentFacts { staff: StaffId::new("z"), ..last })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_facts_under_any_policy_keep_the_laws(
        (policy, facts, previous) in {
            let measures = policies::measures();
            let facts = facts::any_facts(&measures);
            let previous = proptest::option::of(facts::any_facts(&measures));
            (policies::any_policy(&measures), facts, previous)
        },
        more in 1..100_i64,
    ) {
        prop_assert_eq!(policy.problems(), []);
        let judged = Judged::new(&facts, previous.as_ref(), &policy);
        laws::all(&judged)?;
        laws::permuting_changes_nothing(&judged)?;
        laws::a_success_more_is_no_harm(&judged, more)?;
        if let Some(joining) = joining(&facts) {
            laws::joining_changes_no_base(&judged, &joining)?;
        }
    }
}

/// Four bad ratings are too few to count; a fifth, good one makes them count.
#[test]
fn crossing_the_smallest_sample_can_lower_a_score() {
    let policy = templates::community();
    let satisfied = policy.indicators.iter().position(|it| it.id.as_str() == "CSAT").unwrap();
    assert_eq!(policy.indicators[satisfied].n_min, 5);
    assert_eq!(policy.indicators[satisfied].correction, Correction::None);
    let base = |hits, cases| {
        let mut facts = five_agents::facts(&five_agents::oracle(), &policy);
        facts.agents[4].facts[satisfied] = Fact::of(hits, cases);
        let judge = Judge::new(&facts, &policy);
        let state = judge.scored().agents[4].lines[satisfied].state;
        (state, judge.weigh(4, &policy).base.unwrap().round_half_even(100).unwrap())
    };
    let (few, enough) = (base(0, 4), base(1, 5));
    assert_eq!(few, (FactState::Insufficient, 7004));
    assert_eq!(enough, (FactState::Ok, 5705));
    assert!(base(2, 5).1 >= enough.1);
}
