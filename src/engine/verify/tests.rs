//! Every kind of tampering with the demo's result is found and named.

use std::sync::Arc;

use serde_json::json;

use super::*;
use crate::canon;
use crate::engine::facts::gather;
use crate::model::{Correction, Crossing, Fraction, Records, RedLine, demo};

fn now() -> Time {
    Time::from_epoch(1_790_000_000).unwrap()
}

/// The demo and what it truly comes to.
fn honest() -> (OfficeData, Period, Claim) {
    let data = demo::office();
    let (period, claim) = claim_of(&data);
    (data, period, claim)
}

fn claim_of(data: &OfficeData) -> (Period, Claim) {
    let period = data.whole_period().unwrap();
    let facts = gather(data, period, now(), &data.policy.measures());
    let judge = Judge::new(&facts, &data.policy);
    let receipt = receipt::receipt(data, &facts, &judge, &data.policy);
    let result = receipt::result(&facts, &judge, &data.policy, &receipt.policy, &receipt.data);
    (period, Claim { receipt, result })
}

fn difference(verification: Verification) -> Difference {
    match verification {
        Verification::Difference(it) => it,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_truth_is_agreed_with() {
    let (data, period, claim) = honest();
    assert_eq!(verify(&data, period, now(), &claim), Verification::Agreement);
}

#[test]
fn corrections_are_verified_with_what_they_were_counted_from() {
    let mut data = demo::office();
    for (id, correction) in [
        ("CSAT", Correction::CaseMix),
        ("SLA", Correction::Credibility { m: 10, p0: Fraction::percent(88) }),
        ("PEER", Correction::RaterBias),
    ] {
        let indicator = data.policy.indicators.iter_mut().find(|it| it.id.as_str() == id).unwrap();
        indicator.correction = correction;
    }
    // The second month, so that there is one before.
    let period = data.periods().into_iter().find(|it| it.to_string() == "2026-08").unwrap();
    let asked = Asked::by([&data.policy]);
    let facts = gather_asked(&data, period, now(), &asked);
    let previous = gather_before(&data, period, now(), &asked);
    assert!(previous.is_some());
    let judge = Judge::with_previous(&facts, previous.as_ref(), &data.policy);
    let receipt = receipt::receipt(&data, &facts, &judge, &data.policy);
    let result = receipt::result(&facts, &judge, &data.policy, &receipt.policy, &receipt.data);
    let claim = Claim { receipt, result };
    assert_eq!(verify(&data, period, now(), &claim), Verification::Agreement);
}

#[test]
fn red_lines_are_verified() {
    let mut data = demo::office();
    let crossed = Crossing::Below(Fraction::integer(2));
    data.policy.indicators[0].red_line = Some(RedLine { crossed, cap: 4 });
    let (period, claim) = claim_of(&data);
    let line = data.policy.indicators[0].id.as_str();
    assert_eq!(claim.result["agents"][0]["red_lines"], json!([line]));
    assert_eq!(claim.result["agents"][0]["grade"], "D");
    assert_eq!(verify(&data, period, now(), &claim), Verification::Agreement);
    let mut hushed = claim.clone();
    hushed.result["agents"][0]["red_lines"] = json!([]);
    let subject = difference(verify(&data, period, now(), &hushed)).subject;
    assert!(matches!(subject, Subject::RedLines(_)), "{subject:?}");
}

#[test]
fn every_kind_of_tampering_is_named_with_both_values() {
    let (data, period, claim) = honest();
    let second = &claim.result["agents"][1];
    let agent = StaffId::new(id(second, "agent"));
    let line = |figure| {
        let indicator = IndicatorId::new("FCR");
        Subject::Line { agent: agent.clone(), indicator, figure }
    };
    let group = Subject::Group { agent: agent.clone(), group: GroupId::new("E") };
    let check = |place: &str, forged: Value, subject: Subject| {
        let mut forgery = claim.clone();
        let place = forgery.result.pointer_mut(place).unwrap();
        let truth = std::mem::replace(place, forged.clone());
        assert_ne!(truth, forged);
        // A careful forger hashes again; it does not help.
        forgery.receipt.result = canon::hash(canon::RESULT_DOMAIN, &forgery.result).unwrap();
        let found = difference(verify(&data, period, now(), &forgery));
        let (claimed, computed) = (Some(forged), Some(truth));
        assert_eq!(found, Difference { subject, claimed, computed });
    };
    check("/schema", json!("jiheng.result/2"), Subject::Schema);
    check("/policy", json!("00"), Subject::PolicyHash);
    check("/data", json!("00"), Subject::DataHash);
    check("/period", json!("2026-07"), Subject::Period);
    check("/as_of", json!("2026-07-01T00:00:00Z"), Subject::AsOf);
    assert_eq!(second["lines"][1]["indicator"], "FCR");
    check("/agents/1/lines/1/num", json!(1), line(Figure::Num));
    check("/agents/1/lines/1/den", json!(2), line(Figure::Den));
    check("/agents/1/lines/1/n", json!("3"), line(Figure::N));
    check("/agents/1/lines/1/pending", json!(999), line(Figure::Pending));
    check("/agents/1/lines/1/excluded", json!(999), line(Figure::Excluded));
    check("/agents/1/lines/1/points", json!("100"), line(Figure::Points));
    check("/agents/1/groups/1", json!("100"), group);
    check("/agents/1/coverage", json!("1/2"), Subject::Coverage(agent.clone()));
    check("/agents/1/bonus", json!("9/2"), Subject::Bonus(agent.clone()));
    check("/agents/1/total", json!("100"), Subject::Total(agent.clone()));
    check("/agents/1/score_centi", json!(10_000), Subject::Score(agent.clone()));
    check("/agents/1/grade", json!("Z"), Subject::Grade(agent.clone()));
}

#[test]
fn the_first_of_several_differences_is_the_one_that_causes_the_others() {
    let (data, period, mut claim) = honest();
    claim.result["agents"][1]["grade"] = json!("Z");
    claim.result["agents"][1]["lines"][0]["den"] = json!(1);
    claim.result["agents"][0]["total"] = json!("100");
    claim.receipt.result = "00".to_owned();
    let found = difference(verify(&data, period, now(), &claim));
    let first = StaffId::new(id(&claim.result["agents"][0], "agent"));
    assert_eq!(found.subject, Subject::Total(first));
}

#[test]
fn agents_left_out_or_added_are_named() {
    let (data, period, claim) = honest();
    let agents = claim.result["agents"].as_array().unwrap().clone();
    let with = |agents: Vec<Value>| {
        let mut forgery = claim.clone();
        forgery.result["agents"] = agents.into();
        difference(verify(&data, period, now(), &forgery))
    };
    let found = with(agents[1..].to_vec());
    assert_eq!(found.subject, Subject::AgentMissing(StaffId::new(id(&agents[0], "agent"))));
    assert_eq!((found.claimed, found.computed), (None, Some(agents[0].clone())));
    let stranger = json!({"agent": "stranger"});
    let found = with([agents.clone(), vec![stranger.clone()]].concat());
    assert_eq!(found.subject, Subject::AgentAdded("stranger".to_owned()));
    assert_eq!((found.claimed, found.computed), (Some(stranger), None));
    let found = with([agents.clone(), vec![agents[2].clone()]].concat());
    assert_eq!(found.subject, Subject::AgentAdded(id(&agents[2], "agent").to_owned()));
    let mut reordered = agents.clone();
    reordered.swap(0, 1);
    assert_eq!(with(reordered).subject, Subject::Form);
    let mut fewer = agents;
    fewer[0]["lines"].as_array_mut().unwrap().remove(0);
    let found = with(fewer);
    assert!(matches!(found.subject, Subject::Line { figure: Figure::Num, .. }), "{found:?}");
    assert_eq!(found.claimed, None);
}

#[test]
fn other_hashes_and_members_too_many_are_named() {
    let (data, period, claim) = honest();
    let with = |change: fn(&mut Claim)| {
        let mut forgery = claim.clone();
        change(&mut forgery);
        difference(verify(&data, period, now(), &forgery)).subject
    };
    assert_eq!(with(|it| it.receipt.policy = "00".to_owned()), Subject::PolicyHash);
    assert_eq!(with(|it| it.receipt.data = "00".to_owned()), Subject::DataHash);
    assert_eq!(with(|it| it.receipt.result = "00".to_owned()), Subject::ResultHash);
    assert_eq!(with(|it| it.result["agents"][0]["note"] = json!("!")), Subject::Form);
    assert_eq!(with(|it| it.result = json!([1, "no result"])), Subject::Schema);
    assert_eq!(with(|it| it.result["agents"] = json!(7)), {
        Subject::AgentMissing(StaffId::new(id(&claim.result["agents"][0], "agent")))
    });
    let nameless = with(|it| it.result["agents"].as_array_mut().unwrap().push(json!(null)));
    assert_eq!(nameless, Subject::AgentAdded(String::new()));
}

#[test]
fn other_data_another_policy_and_another_period_are_named() {
    let (data, period, claim) = honest();
    let found = |data: &OfficeData, period| difference(verify(data, period, now(), &claim));
    let mut records: Vec<_> = data.records.iter().collect();
    records.iter_mut().find(|it| it.rating == Some(5)).unwrap().rating = Some(1);
    let records = Arc::new(records.iter().collect::<Records>());
    let other = OfficeData { records, ..data.clone() };
    assert_eq!(found(&other, period).subject, Subject::DataHash);
    let mut other = data.clone();
    other.policy.groups[0].weight_bp -= 100;
    other.policy.groups[1].weight_bp += 100;
    assert_eq!(found(&other, period).subject, Subject::PolicyHash);
    let month = "2026-07".parse().unwrap();
    assert_eq!(found(&data, month).subject, Subject::Period);
}

#[test]
fn data_with_a_fault_comes_to_nothing() {
    let (mut data, period, claim) = honest();
    data.policy.indicators[0].group = GroupId::new("nowhere");
    let found = verify(&data, period, now(), &claim);
    assert!(matches!(found, Verification::Unusable(OfficeProblem::Policy(_))), "{found:?}");
}
