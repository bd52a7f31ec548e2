//! A real call centre, if it is at hand: what its eight agents' figures can tell, and that no more is said.

use std::path::PathBuf;
use std::sync::Arc;
use std::{env, fs};

use jiheng::engine::confidence::{certainty, indistinguishable};
use jiheng::engine::facts::{Facts, gather};
use jiheng::engine::{Exact, Judge};
use jiheng::exchange::{ImportOptions, against, match_columns, preview, read_csv};
use jiheng::model::{Document, Edit, Measure, Office, OfficeData, Records, UtcOffset, templates};

/// The office after its file was imported; `None`, said aloud, if the file is not at hand.
fn imported() -> Option<OfficeData> {
    let Some(folder) = env::var_os("JIHENG_DATA").map(PathBuf::from) else {
        eprintln!("skipped: JIHENG_DATA does not name the folder of the call centre's file");
        return None;
    };
    let sheet = read_csv(&fs::read(folder.join("pwc_call_center.csv")).unwrap()).unwrap();
    let preview = preview(&sheet, &match_columns(&sheet), &ImportOptions::default());
    let office = Office::new("o1", "Hotline");
    let id = office.id.clone();
    let mut document = Document::default();
    let data = OfficeData::empty(office, templates::hotline());
    document.apply(Edit::PutOffices(vec![Arc::new(data)])).unwrap();
    let arrivals = against(&preview, &Records::default());
    document.apply(preview.into_edit(id.clone(), &arrivals)).unwrap();
    Some(OfficeData::clone(document.office(&id).unwrap()))
}

fn facts(data: &OfficeData) -> Facts {
    let now = UtcOffset::CHINA.midnight("2026-09-30".parse().unwrap());
    gather(data, data.whole_period().unwrap(), now, &data.policy.measures())
}

/// Everybody's (num, den) under a measure.
fn counts(facts: &Facts, measure: &Measure) -> Vec<(i64, i64)> {
    let at = facts.measures.iter().position(|it| it == measure).unwrap();
    facts.agents.iter().map(|it| (it.facts[at].num, it.facts[at].den)).collect()
}

/// χ² = Σ (x − n·p̄)²/(n·p̄·(1−p̄)), exact: whether the agents' shares differ by more than chance.
fn chi_squared(counts: &[(i64, i64)]) -> Exact {
    let (hits, cases) = counts.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    let (rate, one) = (Exact::ratio(hits, cases).unwrap(), Exact::integer(1));
    counts.iter().fold(Exact::zero(), |sum, (hits, cases)| {
        let expected = &rate * &Exact::integer(*cases);
        let off = &Exact::integer(*hits) - &expected;
        &sum + &(&(&off * &off) / &(&expected * &(&one - &rate)))
    })
}

/// P(χ² with `freedom` degrees of freedom > x) = 1 − P(freedom/2, x/2), by the series of the regularised
/// incomplete gamma function.
fn chance_above(x: f64, freedom: u32) -> f64 {
    let (a, x) = (f64::from(freedom) / 2.0, x / 2.0);
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    while term > sum * 1e-17 {
        n += 1.0;
        term *= x / n;
        sum += term;
    }
    1.0 - sum * libm::exp(a * libm::log(x) - x - libm::lgamma(a))
}

#[test]
fn the_tail_of_chi_squared_is_that_of_the_tables() {
    for (x, freedom, chance) in
        [(3.841_458_8, 1, 0.05), (14.067_140, 7, 0.05), (2.167_350, 7, 0.95), (18.475_307, 7, 0.01)]
    {
        assert!((chance_above(x, freedom) - chance).abs() < 1e-7, "{x} {freedom}");
    }
}

#[test]
fn the_eight_agents_rates_do_not_differ_by_more_than_chance() {
    let Some(data) = imported() else { return };
    let facts = facts(&data);
    assert_eq!(facts.agents.len(), 8);
    let answered = counts(&facts, &Measure::Answered);
    let resolved = counts(&facts, &Measure::ResolvedCalls);
    let of_all = resolved.iter().zip(&answered).map(|(resolved, all)| (resolved.0, all.1));
    let of_all: Vec<(i64, i64)> = of_all.collect();
    for (counts, chance) in [(&answered, 0.82), (&of_all, 0.97), (&resolved, 0.99)] {
        let found = chance_above(chi_squared(counts).to_f64(), 7);
        assert!((found - chance).abs() < 0.005, "{found} {chance}");
    }
}

#[test]
fn every_two_of_the_eight_agents_are_hard_to_tell_apart() {
    let Some(data) = imported() else { return };
    let facts = facts(&data);
    let judge = Judge::new(&facts, &data.policy);
    let sure = certainty(&facts, &judge, &data.policy);
    let sure: Vec<_> = sure.into_iter().flatten().collect();
    assert_eq!(sure.len(), 8);
    for (at, one) in sure.iter().enumerate() {
        for other in &sure[at + 1..] {
            assert!(one.standard_error > 0.0);
            assert!(indistinguishable(one, other), "{} {}", one.staff, other.staff);
        }
    }
}

#[test]
fn calls_that_nobody_answered_do_not_speed_up_the_answers() {
    let Some(data) = imported() else { return };
    let counts = counts(&facts(&data), &Measure::AnswerSpeed);
    let (seconds, calls) = counts.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    assert_eq!((seconds, calls), (273_729, 4054));
    let mean = |calls| Exact::ratio(seconds, calls).unwrap().round_half_even(100);
    assert_eq!(mean(calls), Some(6752));
    assert_eq!(mean(i64::try_from(data.records.len()).unwrap()), Some(5475), "not this");
}
