//! One record edited back and forth, or deleted and added again, and what facts and ranking make of it.

use std::hint::black_box;

use jiheng::engine::facts::{Asked, Facts, Ledger, Running, Scope};
use jiheng::engine::{Judge, Recount, Standing};
use jiheng::model::{Policy, Record, Row};

/// An office that follows its records under a policy.
///
/// After an even number of changes everything is as it was.
pub struct Edits {
    running: Running,
    judge: Judge,
    policy: Policy,
    record: Record,
    /// The same with one field changed, and with everything but its id.
    edited: [Record; 2],
}

impl Edits {
    pub fn new(scope: &Scope, ledger: &Ledger, policy: Policy) -> Self {
        let running = Running::new(scope, ledger, &Asked::by([&policy]));
        let judge = Judge::new(running.facts(), &policy);
        let middle = scope.records().len() / 2;
        let (record, other) = (scope.records().get(middle), scope.records().get(middle + 1));
        let rating = if record.rating == Some(5) { 1 } else { 5 };
        let edited = [
            Record { rating: Some(rating), ..record.clone() },
            Record { id: record.id.clone(), ..other },
        ];
        Self { running, judge, policy, record, edited }
    }

    /// The facts after so many edits of the whole record.
    pub fn count(&mut self, times: u32) -> &Facts {
        let rows = [Row::from(&self.record), Row::from(&self.edited[1])];
        for time in 0..times as usize {
            let (old, new) = (&rows[time % 2], &rows[(time + 1) % 2]);
            black_box(self.running.replace(Some(old), Some(new)));
        }
        self.running.facts()
    }

    /// The ranking after each of so many changes: of one field, of the whole record, or from and to nothing.
    pub fn rank(&mut self, change: &str, times: u32) -> Vec<Standing> {
        let other = match change {
            "rate" => Some(Row::from(&self.edited[0])),
            "edit" => Some(Row::from(&self.edited[1])),
            _ => None,
        };
        let rows = [Some(Row::from(&self.record)), other];
        let mut ranking = Vec::new();
        for time in 0..times as usize {
            let (old, new) = (&rows[time % 2], &rows[(time + 1) % 2]);
            let moved = &self.running.replace(old.as_ref(), new.as_ref());
            self.judge.follow(Recount { facts: self.running.facts(), moved }, None, &self.policy);
            ranking = black_box(self.judge.rank(&self.policy));
        }
        ranking
    }
}
