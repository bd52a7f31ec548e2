//! How long the engine takes: facts by the number of records, judgement and what-if by the number of people.

#[path = "../crowd/mod.rs"]
mod crowd;
mod facts;
mod following;
mod judgement;
mod listing;
mod what_if;

use criterion::{criterion_group, criterion_main};

criterion_group!(
    benches,
    facts::facts,
    following::following,
    following::editing,
    judgement::judgement,
    listing::listing,
    what_if::what_if
);
criterion_main!(benches);
