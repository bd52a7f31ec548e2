//! What the pages show beside a ranking: where it would turn, and how likely each place is under other weights.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use jiheng::engine::Judge;
use jiheng::engine::whatif::acceptability::{Acceptability, candidates};
use jiheng::engine::whatif::dirichlet::Alpha;
use jiheng::engine::whatif::{Profile, stability, swaps};
use jiheng::model::Policy;

use crate::crowd;
use crate::judgement::facts_of;

pub fn what_if(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("what if, 12 indicators");
    let policy = crowd::policy();
    let weights: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
    for people in [20, 200] {
        let facts = facts_of(people);
        let profiles = profiles(&Judge::new(&facts, &policy), &policy);
        let name = BenchmarkId::new("critical weights of all pairs", people);
        group.bench_with_input(name, &profiles, |bench, profiles| {
            bench.iter(|| swaps::swaps(black_box(profiles), &weights));
        });
        let name = BenchmarkId::new("stability intervals", people);
        group.bench_with_input(name, &profiles, |bench, profiles| {
            bench.iter(|| stability::intervals(black_box(profiles), &weights));
        });
        let name = BenchmarkId::new("judgement with critical weights of all pairs", people);
        group.bench_with_input(name, &facts, |bench, facts| {
            bench.iter(|| {
                let judge = Judge::new(black_box(facts), &policy);
                let swaps = swaps::swaps(&self::profiles(&judge, &policy), &weights);
                (judge.rank(&policy), swaps)
            });
        });
    }
    let judge = Judge::new(&facts_of(20), &policy);
    let alpha = Alpha::around(&weights, 100).expect("there are weights");
    let candidates = candidates(&judge, &policy);
    group.bench_function("acceptability of 20 people by 10,000 draws", |bench| {
        bench.iter(|| {
            let draws = Acceptability::new(candidates.clone(), black_box(&alpha), 7);
            let mut draws = draws.expect("everybody has groups");
            draws.advance(10_000);
            draws.margin()
        });
    });
}

fn profiles(judge: &Judge, policy: &Policy) -> Vec<Profile> {
    let people = 0..judge.scored().agents.len();
    people.map(|it| Profile::of(&judge.weigh(it, policy))).collect()
}
