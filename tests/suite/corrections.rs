//! Corrections from records to receipt: visible on the sheet, part of the result, and nowhere without being asked for.

use std::sync::Arc;

use jiheng::engine::facts::{Asked, Facts, gather, gather_asked, gather_before};
use jiheng::engine::receipt::result;
use jiheng::engine::{Exact, Judge, evidence};
use jiheng::model::{Correction, Fraction, OfficeData, Period, Policy, Records, Time, demo};
use serde_json::Value;

const CORRECTED: [(&str, Correction); 3] = [
    ("CSAT", Correction::CaseMix),
    ("SLA", Correction::Credibility { m: 10, p0: Fraction::ONE }),
    ("PEER", Correction::RaterBias),
];

fn now() -> Time {
    Time::from_epoch(1_790_000_000).unwrap()
}

fn corrected(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    for indicator in &mut policy.indicators {
        let correction = CORRECTED.iter().find(|(id, _)| *id == indicator.id.as_str());
        indicator.correction = correction.map(|it| it.1).unwrap_or_default();
    }
    assert_eq!(policy.problems(), []);
    policy
}

fn judged(data: &OfficeData, period: Period, policy: &Policy) -> (Facts, Judge) {
    let asked = Asked::by([policy]);
    let facts = gather_asked(data, period, now(), &asked);
    let previous = gather_before(data, period, now(), &asked);
    let judge = Judge::with_previous(&facts, previous.as_ref(), policy);
    (facts, judge)
}

fn result_of(data: &OfficeData, period: Period, policy: &Policy) -> Value {
    let (facts, judge) = judged(data, period, policy);
    result(&facts, &judge, policy, "", "")
}

/// The newest month, so that there is one before it.
fn month(data: &OfficeData) -> Period {
    *data
        .periods()
        .iter()
        .find(|it| it.to_string().len() == 7 && !it.to_string().contains('Q'))
        .unwrap()
}

#[test]
fn the_sheet_and_the_result_carry_every_correction_that_was_made() {
    let data = demo::office();
    let (policy, period) = (corrected(&data.policy), month(&data));
    let (facts, judge) = judged(&data, period, &policy);
    let result = result(&facts, &judge, &policy, "", "");
    let mut moved = 0;
    for at in 0..facts.agents.len() {
        let sheet = evidence::sheet(&facts, &judge, &policy, at).unwrap();
        let written = result["agents"][at]["lines"].as_array().unwrap();
        let mut sum = Exact::zero();
        for ((indicator, line), written) in policy.indicators.iter().zip(&sheet.lines).zip(written)
        {
            let applies = indicator.applies_to(sheet.role);
            let is_corrected = applies && !indicator.correction.is_none();
            assert_eq!(line.line.correction.is_some(), is_corrected, "{}", indicator.id);
            assert_eq!(written.get("correction").is_some(), is_corrected, "{}", indicator.id);
            if let Some((corrected, delta)) =
                line.line.corrected.as_ref().zip(line.line.delta.as_ref())
            {
                assert_eq!(*corrected, line.line.raw.as_ref().unwrap() + delta);
                assert_eq!(written["corrected"], corrected.to_string());
                moved += usize::from(!delta.is_zero());
            }
            if let Some(contribution) = &line.contribution {
                sum = &sum + contribution;
            }
        }
        assert_eq!(Some(sum), sheet.weighed.base);
    }
    assert!(moved > facts.agents.len(), "the demo gives corrections something to do");
}

#[test]
fn the_month_before_is_what_case_mix_expects() {
    let data = demo::office();
    let (policy, period) = (corrected(&data.policy), month(&data));
    let asked = Asked::by([&policy]);
    let facts = gather_asked(&data, period, now(), &asked);
    let previous = gather_before(&data, period, now(), &asked).unwrap();
    assert_eq!(previous.period.end(), period.start());
    let with = Judge::with_previous(&facts, Some(&previous), &policy);
    let without = Judge::new(&facts, &policy);
    let values = |judge: &Judge| -> Vec<Option<Exact>> {
        let agents = judge.scored().agents.iter();
        agents.map(|it| it.lines[0].corrected.clone()).collect()
    };
    assert_ne!(values(&with), values(&without));
}

#[test]
fn a_policy_without_corrections_has_the_result_it_always_had() {
    let data = demo::office();
    for period in data.periods() {
        let facts = gather(&data, period, now(), &data.policy.measures());
        let judge = Judge::new(&facts, &data.policy);
        let before = result(&facts, &judge, &data.policy, "", "").to_string();
        assert_eq!(before, result_of(&data, period, &data.policy).to_string());
        assert!(!before.contains("correct"));
    }
}

#[test]
fn the_order_of_records_reviews_and_people_does_not_matter() {
    let data = demo::office();
    let mut shuffled = data.clone();
    let mut records: Vec<_> = data.records.iter().collect();
    records.reverse();
    shuffled.records = Arc::new(records.iter().collect::<Records>());
    Arc::make_mut(&mut shuffled.reviews).reverse();
    shuffled.staff.reverse();
    let (policy, period) = (corrected(&data.policy), month(&data));
    assert_eq!(result_of(&data, period, &policy), result_of(&shuffled, period, &policy));
}
