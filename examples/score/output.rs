//! Scored offices as tables or as JSON.

use std::fmt::Write;

use jiheng::engine::Standing;
use jiheng::i18n::{Texts, fixed};
use jiheng::model::OfficeData;
use jiheng::ui::wording;
use serde_json::{Value, json};

use crate::Scored;

/// One table per office, best first.
pub fn tables(texts: &Texts, scored: &[Scored]) -> String {
    let mut text = String::new();
    for office in scored {
        let period = wording::period(texts, office.period);
        let policy = wording::policy(texts, &office.data.policy);
        writeln!(text, "{} · {period} · {policy}", office.data.office.name)
            .expect("a String grows");
        let head = [texts.terms.rank, texts.terms.name, texts.terms.score, texts.terms.grade];
        line(&mut text, head.map(str::to_owned));
        for standing in &office.standings {
            let none = || texts.terms.none.to_owned();
            line(
                &mut text,
                [
                    standing.rank.map_or_else(none, |it| it.to_string()),
                    name(&office.data, standing),
                    standing.centi.map_or_else(none, fixed),
                    wording::grade(texts, standing.grade, &office.data.policy.bands),
                ],
            );
        }
        text.push('\n');
    }
    text
}

/// Every office with its ranking and fingerprints, as one line of JSON.
pub fn json(scored: &[Scored]) -> String {
    let offices: Vec<Value> = scored
        .iter()
        .map(|office| {
            json!({
                "office": office.data.office.id,
                "name": office.data.office.name,
                "period": office.period,
                "policy_hash": office.receipt.policy,
                "data_hash": office.receipt.data,
                "result_hash": office.receipt.result,
                "ranking": office.standings.iter().map(|it| entry(&office.data, it)).collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{}\n", json!({ "offices": offices }))
}

fn entry(data: &OfficeData, standing: &Standing) -> Value {
    let band = standing.grade.band().and_then(|at| data.policy.bands.get(at));
    json!({
        "agent": standing.staff,
        "name": name(data, standing),
        "rank": standing.rank,
        "score": standing.centi.map(fixed),
        "grade": band.map(|it| it.label.as_str()),
    })
}

fn name(data: &OfficeData, standing: &Standing) -> String {
    data.staff_member(&standing.staff)
        .map_or_else(|| standing.staff.to_string(), |it| it.name.clone())
}

/// Four columns; a Chinese letter takes two places.
fn line(text: &mut String, cells: [String; 4]) {
    let widths = [6, 24, 10, 8];
    for (cell, width) in cells.iter().zip(widths) {
        let taken: usize = cell.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum();
        text.push_str(cell);
        text.push_str(&" ".repeat(width.max(taken + 1) - taken));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}
