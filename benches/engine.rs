//! How long the engine takes: facts by the number of records, judgement by the number of people.

mod crowd;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiheng::engine::Judge;
use jiheng::engine::facts::{Asked, Ledger, Scope, gather, gather_from};
use jiheng::engine::listing::{Column, Filter, Order, Progress, Stages, listed, order};

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

fn listing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("list of records");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    for count in [100_000, 1_000_000] {
        let data = crowd::office(count, 200);
        let stages = Stages::new(&Scope::new(&data, crowd::period(), crowd::now()));
        let ordered = order(&data, &stages, Order::default());
        let text = Filter { text: "no such text".to_owned(), ..Filter::default() };
        let overdue = Filter { progress: Some(Progress::Overdue), ..Filter::default() };
        for (name, filter) in [("text", text), ("overdue", overdue), ("all", Filter::default())] {
            group.bench_with_input(BenchmarkId::new(name, count), &filter, |bench, filter| {
                bench.iter(|| listed(&data, &stages, black_box(filter), &ordered, &[]));
            });
        }
        let by_agent = Order { column: Column::Agent, descending: false };
        group.bench_with_input(BenchmarkId::new("order", count), &by_agent, |bench, by| {
            bench.iter(|| order(&data, &stages, *black_box(by)));
        });
        group.bench_with_input(BenchmarkId::new("limits", count), &data, |bench, data| {
            let scope = Scope::new(data, crowd::period(), crowd::now());
            bench.iter(|| Stages::new(black_box(&scope)));
        });
    }
}

criterion_group!(benches, facts, judgement, listing);
criterion_main!(benches);
