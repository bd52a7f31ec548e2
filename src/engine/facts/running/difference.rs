//! What a change takes from the facts, and what it gives them.

use crate::engine::facts::case::Verdict;
use crate::engine::facts::detail::CaseKind;

/// What a record gives an agent under a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The agent's position.
    pub agent: usize,
    /// The measure's position.
    pub measure: usize,
    /// The kind of case, where the measure is counted by kind.
    pub kind: Option<CaseKind>,
    /// How it counts.
    pub verdict: Verdict,
}

/// What a closed case adds to the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// Whose it is, if anybody's who is judged.
    pub agent: Option<usize>,
    /// Its difficulty in hundredths of a standard case.
    pub units_centi: i64,
}

/// What the records that a change has a bearing on give before it and after it.
#[derive(Debug, Default)]
pub struct Difference {
    pub before: Vec<Given>,
    pub after: Vec<Given>,
    /// To the work, by the changed record.
    pub closed: [Option<Closed>; 2],
}

impl Difference {
    /// Leaves only what differs.
    pub fn settle(&mut self) {
        let after = &mut self.after;
        self.before.retain(|it| match after.iter().position(|other| other == it) {
            Some(at) => {
                after.swap_remove(at);
                false
            }
            None => true,
        });
        if self.closed[0] == self.closed[1] {
            self.closed = [None, None];
        }
    }
}
