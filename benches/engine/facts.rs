//! Records into a ledger, and the ledger into facts.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion};
use jiheng::engine::facts::{Asked, Ledger, Scope, gather_from};

use crate::crowd;

pub fn facts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("facts, 12 indicators, 200 people");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    let asked = Asked { measures: crowd::measures(), detailed: Vec::new() };
    for count in [10_000, 100_000, 1_000_000] {
        let data = crowd::office(count, 200);
        let scope = Scope::new(&data, crowd::period(), crowd::now());
        let name = BenchmarkId::new("records into a ledger", count);
        group.bench_with_input(name, &scope, |bench, scope| {
            bench.iter(|| Ledger::new(black_box(scope)));
        });
        let ledger = Ledger::new(&scope);
        let name = BenchmarkId::new("counting", count);
        group.bench_with_input(name, &ledger, |bench, ledger| {
            bench.iter(|| gather_from(&scope, black_box(ledger), &asked));
        });
    }
}
