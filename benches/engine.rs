//! How long the engine takes: facts by the number of records, judgement by the number of people, and both after one
//! record has changed.

mod crowd;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiheng::engine::facts::{Asked, Ledger, Running, Scope, gather, gather_from};
use jiheng::engine::{Judge, Recount};
use jiheng::model::{Record, Row};

fn facts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("facts, 12 indicators, 200 people");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    let measures = crowd::measures();
    for count in [10_000, 100_000, 1_000_000] {
        let data = crowd::office(count, 200);
        let scope = Scope::new(&data, crowd::period(), crowd::now());
        group.bench_with_input(
            BenchmarkId::new("records into a ledger", count),
            &scope,
            |bench, scope| {
                bench.iter(|| Ledger::new(black_box(scope)));
            },
        );
        let ledger = Ledger::new(&scope);
        let asked = Asked { measures: measures.clone(), detailed: Vec::new() };
        group.bench_with_input(BenchmarkId::new("counting", count), &ledger, |bench, ledger| {
            bench.iter(|| gather_from(&scope, black_box(ledger), &asked));
        });
    }
}

fn judgement(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("judgement, 12 indicators");
    let policy = crowd::policy();
    for people in [8, 200, 10_000] {
        let data = crowd::office(people * 60, people);
        let facts = gather(&data, crowd::period(), crowd::now(), &crowd::measures());
        group.bench_with_input(
            BenchmarkId::new("curves and bounds", people),
            &facts,
            |bench, facts| {
                bench.iter(|| Judge::new(black_box(facts), &policy));
            },
        );
        let judge = Judge::new(&facts, &policy);
        group.bench_with_input(BenchmarkId::new("ranking", people), &judge, |bench, judge| {
            bench.iter(|| judge.rank(black_box(&policy)));
        });
    }
}

/// All of a record but its id becomes the next one's, and the next time its own again.
fn following(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("one record changed, to the ranking, 20 people");
    let policies = [("6 indicators", crowd::plain_policy()), ("12 indicators", crowd::policy())];
    for count in [10_000, 1_000_000] {
        let data = crowd::office(count, 20);
        let scope = Scope::new(&data, crowd::period(), crowd::now());
        let ledger = Ledger::new(&scope);
        let record = data.records.get(data.records.len() / 2);
        let next = data.records.get(data.records.len() / 2 + 1);
        let edited = Record { id: record.id.clone(), ..next };
        for (name, policy) in &policies {
            let (mut old, mut new) = (Row::from(&record), Row::from(&edited));
            let mut running = Running::new(&scope, &ledger, &Asked::by([policy]));
            let mut judge = Judge::new(running.facts(), policy);
            group.bench_function(BenchmarkId::new(*name, count), |bench| {
                bench.iter(|| {
                    let moved = &running.replace(Some(&old), Some(&new));
                    std::mem::swap(&mut old, &mut new);
                    judge.follow(Recount { facts: running.facts(), moved }, None, policy);
                    black_box(judge.rank(policy))
                });
            });
        }
    }
}

criterion_group!(benches, facts, judgement, following);
criterion_main!(benches);
