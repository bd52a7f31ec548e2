//! Whose case it is, when several people had a hand in it: everybody answers for their own steps only.
//!
//! - What is measured at the contact or while it is worked on is the agent's who handled it: answer, first
//!   response, talk, rating. It stays theirs when somebody else closes the case.
//! - What is measured at the closing, and what comes of it, is the closer's: a case that comes back was not
//!   finished by whoever closed it. That is `closed_by`, or the agent where nobody else is named. Of a case that was
//!   closed twice `closed_by` is the last one; who closed it before is the author of the last step until then.
//! - A complaint is held against whom it is about, not against whoever took it down or looked into it.
//! - A case of somebody who is not judged, such as a manager, is nobody's; it is never passed on to the next best.

use super::scope::Scope;
use crate::model::Time;

/// Who closed each case.
pub struct Closers<'a> {
    scope: &'a Scope<'a>,
    of_code: Vec<Option<usize>>,
}

impl<'a> Closers<'a> {
    /// The closers of the office's cases.
    pub fn new(scope: &'a Scope<'a>) -> Self {
        let position =
            |name: &str| scope.agents.binary_search_by(|it| it.0.as_str().cmp(name)).ok();
        let names = scope.records().closers().names();
        Self { scope, of_code: names.iter().map(|it| position(it)).collect() }
    }

    /// The position of the closer of the case in `row`, if that person is judged.
    pub fn of(&self, row: usize) -> Option<usize> {
        let closers = self.scope.records().closers();
        match closers.get(row) {
            Some(_) => self.of_code[closers.codes()[row] as usize],
            None => self.scope.agent_of(row),
        }
    }

    /// The position of who took the last step of the case in `row` that was complete by `time`, if that person is
    /// judged; the agent's where no step until then has an author.
    pub fn before(&self, row: usize, time: Time) -> Option<usize> {
        let steps = self.scope.records().steps(row).iter();
        let authored = steps.filter_map(|it| Some((it.end, it.author.as_ref()?)));
        // Of steps complete at the same second the later one in the list is the last.
        match authored.filter(|it| it.0 <= time).max_by_key(|it| it.0) {
            Some((_, author)) => self.scope.agent(author),
            None => self.scope.agent_of(row),
        }
    }
}
