//! Facts into points, and points into a ranking.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use jiheng::engine::Judge;
use jiheng::engine::facts::{Facts, gather};

use crate::crowd;

pub fn judgement(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("judgement, 12 indicators");
    let policy = crowd::policy();
    for people in [8, 20, 200, 10_000] {
        let facts = facts_of(people);
        let name = BenchmarkId::new("curves and bounds", people);
        group.bench_with_input(name, &facts, |bench, facts| {
            bench.iter(|| Judge::new(black_box(facts), &policy));
        });
        let judge = Judge::new(&facts, &policy);
        let name = BenchmarkId::new("ranking", people);
        group.bench_with_input(name, &judge, |bench, judge| {
            bench.iter(|| judge.rank(black_box(&policy)));
        });
    }
}

/// Those of an office with sixty records for each.
pub fn facts_of(people: u64) -> Facts {
    let data = crowd::office(people * 60, people);
    gather(&data, crowd::period(), crowd::now(), &crowd::measures())
}
