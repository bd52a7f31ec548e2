//! A list of records: which fit a filter, and in which order.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use jiheng::engine::facts::Scope;
use jiheng::engine::listing::{Column, Filter, Order, Progress, Stages, listed, order};

use crate::crowd;

pub fn listing(criterion: &mut Criterion) {
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
