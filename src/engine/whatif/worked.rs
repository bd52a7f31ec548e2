//! The five agents of the worked example as the what-if sees them: groups and bonuses (SCORING §10).

use serde_json::Value;

use super::acceptability::Candidate;
use crate::engine::{Exact, Weighed};
use crate::model::{Fraction, StaffId};

/// The groups, in the order of the weights.
pub const GROUPS: [&str; 4] = ["Q", "E", "C", "R"];

/// The worked example as it is in the fixture.
pub fn example() -> Value {
    serde_json::from_str(include_str!("../../../tests/fixtures/five-agents.json")).unwrap()
}

/// The way to the score of an agent, as far as weights do not matter.
pub fn weighed(agent: &str) -> Weighed {
    let example = example();
    let exact = |it: &Value| Exact::from(it.as_str().unwrap().parse::<Fraction>().unwrap());
    let groups = GROUPS.map(|group| Some(exact(&example["groups"][agent][group])));
    Weighed {
        groups: groups.to_vec(),
        effective: Vec::new(),
        base: None,
        coverage: exact(&example["coverage"][agent]),
        bonus: exact(&example["workload"]["bonus"][agent]),
        total: None,
        crossed: Vec::new(),
    }
}

/// Everybody, by id.
pub fn candidates() -> Vec<Candidate> {
    let of = |agent: &str| Candidate::new(StaffId::new(agent), &weighed(agent)).unwrap();
    ["A1", "A2", "A3", "A4", "A5"].map(of).to_vec()
}
