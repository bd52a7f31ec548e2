//! Fingerprints of a period's result: same policy, same data, same result, in any browser (SCORING §9.2).

use serde::Serialize;
use serde_json::{Value, json};

use super::evidence::{Sheet, sheet};
use super::facts::Facts;
use super::fairness::Applied;
use super::fairness::raters::Comparability;
use super::grade::Grade;
use super::ranking::Judge;
use crate::canon;
use crate::model::{OfficeData, Policy};

/// Three SHA-256 hashes as 64 hexadecimal digits each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Of the policy.
    pub policy: String,
    /// Of the period's data.
    pub data: String,
    /// Of every agent's way from counts to grade, under these two.
    pub result: String,
}

/// The fingerprints of `data` scored under `policy`; `facts` and `judge` are theirs.
pub fn receipt(data: &OfficeData, facts: &Facts, judge: &Judge, policy: &Policy) -> Receipt {
    receipt_of(canon::data_hash(data, facts.period), facts, judge, policy)
}

/// The same where the data's fingerprint is known.
pub(super) fn receipt_of(data: String, facts: &Facts, judge: &Judge, policy: &Policy) -> Receipt {
    let policy_hash = canon::policy_hash(policy);
    let result = result(facts, judge, policy, &policy_hash, &data);
    let result = canon::hash(canon::RESULT_DOMAIN, &result).expect("a result is plain JSON");
    Receipt { policy: policy_hash, data, result }
}

/// The result as it is hashed: integers, and fractions as text.
pub fn result(
    facts: &Facts,
    judge: &Judge,
    policy: &Policy,
    policy_hash: &str,
    data_hash: &str,
) -> Value {
    let sheets = (0..facts.agents.len()).filter_map(|at| sheet(facts, judge, policy, at));
    json!({
        "schema": "jiheng.result/1",
        "policy": policy_hash,
        "data": data_hash,
        "period": facts.period,
        "as_of": facts.as_of,
        "agents": sheets.map(|it| agent(&it, policy)).collect::<Vec<Value>>(),
    })
}

fn agent(sheet: &Sheet, policy: &Policy) -> Value {
    let text = |it: Option<&super::Exact>| it.map(ToString::to_string);
    let lines: Vec<Value> = policy
        .indicators
        .iter()
        .zip(&sheet.lines)
        .map(|(indicator, it)| {
            let mut line = json!({
                "indicator": indicator.id,
                "num": it.fact.num,
                "den": it.fact.den,
                "n": it.fact.n,
                "pending": it.fact.pending,
                "excluded": it.fact.excluded.iter().fold(0, |sum: i64, it| sum.saturating_add(it.1)),
                "points": text(it.line.points.as_ref()),
            });
            // Policies without corrections have the results they had before there were any.
            if let Some(applied) = &it.line.correction {
                line["correction"] = correction(applied);
                line["corrected"] = json!(text(it.line.corrected.as_ref()));
            }
            line
        })
        .collect();
    let label = match sheet.grade {
        Grade::Band { at, .. } => policy.bands.get(at).map(|it| it.label.as_str()),
        Grade::LowCoverage | Grade::MandatoryEmpty(_) => None,
    };
    let mut value = json!({
        "agent": sheet.staff,
        "lines": lines,
        "groups": sheet.weighed.groups.iter().map(|it| text(it.as_ref())).collect::<Vec<_>>(),
        "coverage": sheet.weighed.coverage.to_string(),
        "bonus": sheet.weighed.bonus.to_string(),
        "total": text(sheet.weighed.total.as_ref()),
        "score_centi": sheet.centi,
        "grade": label,
    });
    // Policies without red lines have the results they had before there were any.
    if policy.indicators.iter().any(|it| it.red_line.is_some()) {
        let crossed = sheet.weighed.crossed.iter().filter_map(|it| policy.indicators.get(*it));
        value["red_lines"] = crossed.map(|it| json!(it.id)).collect();
    }
    value
}

/// What a correction did: everything exact that its value can be recomputed from.
fn correction(applied: &Applied) -> Value {
    match applied {
        Applied::CaseMix(None) => json!({ "kind": "case_mix" }),
        Applied::CaseMix(Some(it)) => json!({
            "kind": "case_mix",
            "expected": it.expected.to_string(),
            "reference": it.reference.to_string(),
            "from_this_period": it.from_this_period,
            "unshared": it.unshared,
        }),
        Applied::Credibility { .. } => json!({ "kind": "credibility" }),
        Applied::RaterBias(comparability) => json!({
            "kind": "rater_bias",
            "applied": *comparability == Comparability::Connected,
        }),
        Applied::NotCounted => json!({ "kind": "not_counted" }),
    }
}
