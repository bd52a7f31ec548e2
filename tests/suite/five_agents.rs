//! The worked example of five agents, end to end: facts in, published ranking out, every step exact.

use jiheng::engine::facts::Facts;
use jiheng::engine::{Exact, FactState, Grade, Judge, evidence};
use jiheng::model::{Anchor, Curve, Fraction, templates};
use serde_json::Value;

use crate::shared::five_agents::{agents, facts, oracle};

fn exact(value: &Value) -> Exact {
    value.as_str().unwrap().parse::<Fraction>().unwrap().into()
}

#[test]
fn the_community_policy_is_the_one_of_the_example() {
    let (oracle, policy) = (oracle(), templates::community());
    assert_eq!(oracle["indicators"].as_object().unwrap().len(), policy.indicators.len());
    for indicator in &policy.indicators {
        let expected = &oracle["indicators"][indicator.id.as_str()];
        assert_eq!(expected["group"], indicator.group.as_str());
        assert_eq!(expected["local_bp"], indicator.local_bp);
        assert_eq!(expected["n_min"], indicator.n_min);
        let anchors: Vec<Anchor> = serde_json::from_value(expected["anchors"].clone()).unwrap();
        assert_eq!(indicator.curve, Curve::Linear { anchors, two_sided: false });
    }
    for group in &policy.groups {
        assert_eq!(oracle["group_bp"][group.id.as_str()], group.weight_bp);
    }
}

#[test]
fn every_step_is_the_exact_fraction_of_the_example() {
    let (oracle, policy) = (oracle(), templates::community());
    let facts = facts(&oracle, &policy);
    let judge = Judge::new(&facts, &policy);
    for (at, agent) in agents(&oracle).iter().enumerate() {
        let sheet = evidence::sheet(&facts, &judge, &policy, at).unwrap();
        for (indicator, line) in policy.indicators.iter().zip(&sheet.lines) {
            let expected = &oracle["scores"][agent][indicator.id.as_str()];
            if let Some(points) = &line.line.points {
                assert_eq!(*points, exact(expected), "{agent} {}", indicator.id);
            } else {
                assert!(expected.is_null(), "{agent} {}", indicator.id);
                assert_eq!(line.line.state, FactState::Insufficient);
            }
        }
        for (group, mean) in policy.groups.iter().zip(&sheet.weighed.groups) {
            let expected = exact(&oracle["groups"][agent][group.id.as_str()]);
            assert_eq!(mean.as_ref(), Some(&expected), "{agent} {}", group.id);
        }
        assert_eq!(sheet.weighed.base, Some(exact(&oracle["base_local"][agent])));
        assert_eq!(sheet.weighed.coverage, exact(&oracle["coverage"][agent]));
        assert_eq!(sheet.weighed.bonus, exact(&oracle["workload"]["bonus"][agent]));
        assert_eq!(sheet.weighed.total, Some(exact(&oracle["final_exact"][agent])));
    }
}

#[test]
fn the_published_ranking_is_the_one_of_the_example() {
    let (oracle, policy) = (oracle(), templates::community());
    let standings = Judge::new(&facts(&oracle, &policy), &policy).rank(&policy);
    let order: Vec<&str> = standings.iter().map(|it| it.staff.as_str()).collect();
    assert_eq!(serde_json::json!(order), oracle["rank"]);
    for (at, standing) in standings.iter().enumerate() {
        let agent = standing.staff.as_str();
        let centi = standing.centi.unwrap();
        assert_eq!(format!("{}.{:02}", centi / 100, centi % 100), oracle["final_2dp"][agent]);
        let Grade::Band { at: band, capped: None } = standing.grade else {
            panic!("{agent} has {:?}", standing.grade)
        };
        assert_eq!(policy.bands[band].label, oracle["grade"][agent].as_str().unwrap());
        assert_eq!(standing.rank, Some(at + 1));
    }
}

#[test]
fn renormalizing_over_all_groups_at_once_would_have_cost_one_agent_a_grade() {
    let (oracle, policy) = (oracle(), templates::community());
    let facts = facts(&oracle, &policy);
    let judge = Judge::new(&facts, &policy);
    for (agent, scored) in agents(&oracle).iter().zip(&judge.scored().agents) {
        let (mut sum, mut weight) = (Exact::zero(), Exact::zero());
        for (indicator, line) in policy.indicators.iter().zip(&scored.lines) {
            let group = policy.group(&indicator.group).unwrap();
            let global = Exact::integer(i64::from(group.weight_bp * indicator.local_bp));
            if let Some(points) = &line.points {
                sum = &sum + &(points * &global);
                weight = &weight + &global;
            }
        }
        assert_eq!(sum.over(&weight), Some(exact(&oracle["base_global"][agent])), "{agent}");
    }
}

#[test]
fn permuting_or_adding_agents_changes_nobodys_base_score() {
    let (oracle, policy) = (oracle(), templates::community());
    let facts = facts(&oracle, &policy);
    let base = |facts: &Facts, agent: &str| {
        let at = facts.agents.iter().position(|it| it.staff.as_str() == agent).unwrap();
        Judge::new(facts, &policy).weigh(at, &policy).base
    };
    let mut reversed = facts.clone();
    reversed.agents.reverse();
    let mut fewer = facts.clone();
    fewer.agents.truncate(2);
    for agent in ["A1", "A2"] {
        assert_eq!(base(&facts, agent), base(&reversed, agent));
        assert_eq!(base(&facts, agent), base(&fewer, agent));
    }
}
