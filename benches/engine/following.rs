//! One record changed, and everything that follows from it.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use jiheng::engine::facts::{Asked, Ledger, Running, Scope};
use jiheng::engine::{Judge, Recount};
use jiheng::model::{Record, Row};

use crate::crowd;

/// All of a record but its id becomes the next one's, and the next time its own again.
pub fn following(criterion: &mut Criterion) {
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
