//! One record changed, and everything that follows from it.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion};
use jiheng::engine::facts::{Asked, Ledger, Running, Scope, gather_from};
use jiheng::engine::{Judge, Recount, Standing};
use jiheng::model::{Document, Edit, OfficeData, Record, RecordsEdit, Row};
use jiheng::state::{View, Workspace};
use leptos::prelude::{GetUntracked, Owner};

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

/// A record edited and the edit undone, with the ranking looked at after both: by the page's own state, by counting
/// the office anew each time, and the edit without any counting.
pub fn editing(criterion: &mut Criterion) {
    let mut group =
        criterion.benchmark_group("one record edited and undone in the page, 20 people");
    group.sample_size(20);
    for count in [10_000, 100_000, 1_000_000] {
        let data = crowd::office(count, 20);
        let row = data.records.len() / 2;
        let (record, next) = (data.records.get(row), data.records.get(row + 1));
        let edited = Record { id: record.id.clone(), agent: next.agent, ..record };
        let change = RecordsEdit::Change { record: Box::new(edited), at: crowd::now() };
        let edit = Edit::Records { office: data.office.id.clone(), change };
        let before = Document { offices: vec![Arc::new(data)] };
        let owner = Owner::new();
        owner.set();
        let view = View { period: Some(crowd::period()), ..View::default() };
        let workspace = Workspace::provide(before.clone(), view, crowd::now());
        let ranking = || workspace.scoring.standings.get_untracked();
        black_box(ranking());
        group.bench_function(BenchmarkId::new("followed by the page", count), |bench| {
            bench.iter(|| {
                workspace.apply(edit.clone()).expect("the record is there");
                black_box(ranking());
                workspace.undo();
                black_box(ranking())
            });
        });
        let apply = || {
            let mut after = before.clone();
            after.apply(edit.clone()).expect("the record is there");
            after
        };
        group.bench_function(BenchmarkId::new("counted anew", count), |bench| {
            bench.iter(|| {
                black_box(anew(&apply().offices[0]));
                black_box(anew(&before.offices[0]))
            });
        });
        group.bench_function(BenchmarkId::new("the edit alone", count), |bench| {
            bench.iter(|| black_box(apply()));
        });
    }
}

fn anew(data: &OfficeData) -> Vec<Standing> {
    let scope = Scope::new(data, crowd::period(), crowd::now());
    let facts = gather_from(&scope, &Ledger::new(&scope), &Asked::by([&data.policy]));
    Judge::new(&facts, &data.policy).rank(&data.policy)
}
