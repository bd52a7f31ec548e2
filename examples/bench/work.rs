//! The engine's own work on an invented office, task by task, each with a number that tells its result.

use std::cell::RefCell;
use std::hint::black_box;

use jiheng::engine::facts::{Asked, Facts, Ledger, Scope, gather_from};
use jiheng::engine::whatif::acceptability::{Acceptability, candidates};
use jiheng::engine::whatif::dirichlet::Alpha;
use jiheng::engine::whatif::{Profile, stability, swaps};
use jiheng::engine::{Judge, Standing};
use jiheng::model::{OfficeData, Policy};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::crowd;
use crate::edits::Edits;

/// An office with everything that the tasks need.
#[wasm_bindgen]
pub struct Work {
    data: OfficeData,
    ledger: Ledger,
    facts: Facts,
    judge: Judge,
    profiles: Vec<Profile>,
    /// The office's policy, and the same with two weights moved.
    policies: [Policy; 2],
    /// Of twelve indicators, and of the plain job's six.
    edits: [RefCell<Edits>; 2],
}

#[wasm_bindgen]
impl Work {
    /// An office of so many records and people.
    #[wasm_bindgen(constructor)]
    pub fn new(records: u32, people: u32) -> Self {
        let data = crowd::office(records.into(), people.into());
        let (ledger, facts) = {
            let scope = scope(&data);
            let ledger = Ledger::new(&scope);
            let facts = gather_from(&scope, &ledger, &asked());
            (ledger, facts)
        };
        let policy = crowd::policy();
        let mut moved = policy.clone();
        moved.groups[0].weight_bp -= 500;
        moved.groups[1].weight_bp += 500;
        let judge = Judge::new(&facts, &policy);
        let profiles = profiles(&judge, &policy);
        let edits = {
            let scope = scope(&data);
            [policy.clone(), crowd::plain_policy()]
                .map(|it| RefCell::new(Edits::new(&scope, &ledger, it)))
        };
        Self { data, ledger, facts, judge, profiles, policies: [policy, moved], edits }
    }

    /// Does a task `times` over; `NaN` for one that there is not.
    pub fn run(&self, task: &str, times: u32) -> f64 {
        if let Some(result) = self.edited(task, times) {
            return result;
        }
        let mut result = f64::NAN;
        for time in 0..times {
            result = black_box(self.once(task, &self.policies[time as usize % 2]));
        }
        result
    }

    fn once(&self, task: &str, policy: &Policy) -> f64 {
        let weights = || policy.groups.iter().map(|it| it.weight_bp).collect::<Vec<u32>>();
        match task {
            "ledger" => {
                black_box(Ledger::new(&scope(&self.data)));
                0.0
            }
            "facts" => of_facts(&gather_from(&scope(&self.data), &self.ledger, &asked())),
            "judgement" => of_ranking(&Judge::new(&self.facts, policy).rank(policy)),
            "weights" => of_ranking(&self.judge.rank(policy)),
            "swaps" => swaps::swaps(&self.profiles, &weights()).iter().map(|it| it.at).sum(),
            "judgement and swaps" => {
                let judge = Judge::new(&self.facts, policy);
                let profiles = profiles(&judge, policy);
                let swaps = swaps::swaps(&profiles, &weights());
                of_ranking(&judge.rank(policy)) + swaps.iter().map(|it| it.at).sum::<f64>()
            }
            "stability" => {
                let intervals = stability::intervals(&self.profiles, &weights());
                intervals.iter().map(|it| it.most().to_f64() - it.least().to_f64()).sum()
            }
            "acceptability" => self.acceptability(policy, &weights()),
            _ => f64::NAN,
        }
    }

    /// The tasks that change a record; `None` for another.
    fn edited(&self, task: &str, times: u32) -> Option<f64> {
        let [all, plain] = &self.edits;
        if task == "edit" {
            return Some(of_facts(all.borrow_mut().count(times)));
        }
        let (change, edits) = match task.split_once(" to ranking")? {
            (change, "") => (change, all),
            (change, _plain_job) => (change, plain),
        };
        Some(of_ranking(&edits.borrow_mut().rank(change, times)))
    }

    fn acceptability(&self, policy: &Policy, weights: &[u32]) -> f64 {
        let alpha = Alpha::around(weights, 100).expect("there are weights");
        let candidates = candidates(&self.judge, policy);
        let mut draws = Acceptability::new(candidates, &alpha, 7).expect("everybody has groups");
        draws.advance(10_000);
        let first = |(_, ranks): (_, &[u32])| ranks.first().map_or(0, |it| i64::from(*it));
        number(draws.counts().map(first))
    }
}

fn profiles(judge: &Judge, policy: &Policy) -> Vec<Profile> {
    let people = 0..judge.scored().agents.len();
    people.map(|it| Profile::of(&judge.weigh(it, policy))).collect()
}

fn scope(data: &OfficeData) -> Scope<'_> {
    Scope::new(data, crowd::period(), crowd::now())
}

fn asked() -> Asked {
    Asked { measures: crowd::measures(), detailed: Vec::new() }
}

fn of_facts(facts: &Facts) -> f64 {
    let all = facts.agents.iter().flat_map(|it| &it.facts);
    number(all.flat_map(|it| [it.num, it.den, it.n, it.squares]))
}

fn of_ranking(ranking: &[Standing]) -> f64 {
    number(ranking.iter().map(|it| it.centi.map_or(-1, i64::from)))
}

/// A number that any difference changes, small enough for a float.
fn number(values: impl Iterator<Item = i64>) -> f64 {
    let mixed = values.fold(0_i64, |sum, it| sum.wrapping_mul(31).wrapping_add(it));
    let small = u32::try_from(mixed.rem_euclid(0xffff_fffb)).expect("it is below 2^32");
    f64::from(small)
}
