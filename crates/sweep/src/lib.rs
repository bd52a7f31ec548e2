//! Counting over columns of service records: the loops of Jiheng's facts that see a million records.
//!
//! It is a package of its own only so that it can be compiled for speed (`opt-level = 3`) while the page is compiled
//! for size. What is counted is defined by `engine::facts` in the main package, whose property tests hold these loops
//! to it; here is only how. Thirty-two records are taken at a time, every field side by side and without a branch, so
//! that the compiler makes vector instructions of the inner loops.

#![expect(clippy::needless_bitwise_bool, reason = "a branch per record costs more than both sides")]

mod blocks;
pub mod marks;
mod places;

use blocks::{Block, sums, tally};
pub use places::{Codes, Kind, Places, Rows, named};

/// "No value" in a column of seconds.
pub const NONE: u32 = u32::MAX;
/// "No value" in a column of bytes.
pub const NO_BYTE: u8 = u8::MAX;

/// The same stretch of every column; all slices have one length.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// What is known of a record, as bits; see [`marks`].
    pub marks: &'a [u16],
    /// When it was created, in seconds.
    pub created: &'a [u32],
    /// When it is due; [`NONE`] without a limit.
    pub due: &'a [u32],
    /// When it was resolved; [`NONE`] if it was not.
    pub resolved: &'a [u32],
    /// Seconds until it was answered; [`NONE`] if they were not noted.
    pub wait: &'a [u32],
    /// Seconds since the last contact on the same matter; [`NONE`] if there was none.
    pub since: &'a [u32],
    /// Seconds until the next contact on the same matter; [`NONE`] if there was none.
    pub until: &'a [u32],
    /// Difficulty in hundredths of a standard case.
    pub difficulty: &'a [u32],
    /// Rings until it was answered; [`NO_BYTE`] if they were not noted.
    pub rings: &'a [u8],
    /// The rating; [`NO_BYTE`] without one.
    pub rating: &'a [u8],
}

/// A count of values with their sum and the sum of their squares, which stops at the largest number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// How many.
    pub cases: u32,
    /// Σx.
    pub sum: u64,
    /// Σx².
    pub squares: u64,
}

/// The seconds that matter for what is due.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// The first second of the period.
    pub start: u32,
    /// The end of the period or the moment of judging, whichever is first.
    pub cut: u32,
    /// The first second after the period.
    pub end: u32,
    /// The moment of judging.
    pub as_of: u32,
}

/// Answered calls: picked up in time by rings or else by seconds below `in_time`, known, and unknown.
#[inline(never)]
pub fn within_rings(columns: Columns, rings: u8, in_time: u32) -> [u32; 3] {
    tally(columns, |block, at| {
        let answered = block.marks[at] & marks::ANSWERED != 0;
        let (rung, wait) = (block.rings[at], block.wait[at]);
        let has_rings = rung != NO_BYTE;
        let is_known = has_rings | (wait != NONE);
        let hit = (has_rings & (rung <= rings)) | (!has_rings & (wait < in_time));
        [answered & is_known & hit, answered & is_known, answered & !is_known]
    })
}

/// Calls: answered, and offered.
#[inline(never)]
pub fn answered(columns: Columns) -> [u32; 2] {
    tally(columns, |block, at| {
        let marks = block.marks[at];
        [marks & marks::ANSWERED != 0, marks & marks::OFFERED != 0]
    })
}

/// The seconds that answered calls waited, and how many of which they were not noted.
#[inline(never)]
pub fn waits(columns: Columns) -> (Total, u32) {
    let is_answered = |block: &Block, at: usize| block.marks[at] & marks::ANSWERED != 0;
    let [cases, unknown] = tally(columns, |block, at| {
        let is_known = block.wait[at] != NONE;
        [is_answered(block, at) & is_known, is_answered(block, at) & !is_known]
    });
    let (sum, squares) = sums(columns, |block, at| {
        let is_case = is_answered(block, at) & (block.wait[at] != NONE);
        if is_case { block.wait[at] } else { 0 }
    });
    (Total { cases, sum, squares }, unknown)
}

/// Answered calls: solved, of known outcome, and of unknown outcome.
#[inline(never)]
pub fn resolved_calls(columns: Columns, as_of: u32) -> [u32; 3] {
    tally(columns, |block, at| {
        let marks = block.marks[at];
        let answered = marks & marks::ANSWERED != 0;
        let noted = marks & (marks::SOLVED | marks::UNSOLVED) != 0;
        let solved =
            (noted & (marks & marks::SOLVED != 0)) | (!noted & (block.resolved[at] < as_of));
        let is_known = noted | solved;
        [answered & solved, answered & is_known, answered & !is_known]
    })
}

/// Contacts: settled at once, brought up again, pending, work for which somebody was sent, without a room, and
/// themselves repeats.
#[inline(never)]
pub fn first_contacts(columns: Columns, window_s: u32, as_of: u32) -> [u32; 6] {
    tally(columns, |block, at| {
        let marks = block.marks[at];
        let (created, until) = (block.created[at], block.until[at]);
        let is_case = marks & marks::ABANDONED == 0;
        let sent = marks & marks::DISPATCHED != 0;
        let nowhere = !sent & (marks & marks::NO_ROOM != 0);
        let is_matter = is_case & !sent & !nowhere;
        let is_repeat = block.since[at] <= window_s;
        let is_first = is_matter & !is_repeat;
        let comes_back = (until <= window_s) & (created.saturating_add(until) < as_of);
        let is_over = created.saturating_add(window_s) < as_of;
        [
            is_first & !comes_back & is_over,
            is_first & comes_back,
            is_first & !comes_back & !is_over,
            is_case & sent,
            is_case & nowhere,
            is_matter & is_repeat,
        ]
    })
}

/// What was due: resolved by the moment of judging, cases, not due yet, without a limit, and with a clock that stood
/// still (which are in none of the others).
#[inline(never)]
pub fn resolved(columns: Columns, window: Window) -> [u32; 5] {
    due(columns, window, |resolved, _, as_of| resolved < as_of)
}

/// The same, resolved in time.
#[inline(never)]
pub fn on_time(columns: Columns, window: Window) -> [u32; 5] {
    due(columns, window, |resolved, due, as_of| (resolved <= due) & (resolved < as_of))
}

fn due(columns: Columns, window: Window, hit: impl Fn(u32, u32, u32) -> bool) -> [u32; 5] {
    let Window { start, cut, end, as_of } = window;
    tally(columns, |block, at| {
        let (marks, created, due) = (block.marks[at], block.created[at], block.due[at]);
        let is_case = marks & (marks::ABANDONED | marks::STOPPED) == 0;
        let is_due = is_case & (start <= due) & (due < cut);
        [
            is_due & hit(block.resolved[at], due, as_of),
            is_due,
            is_case & !is_due & (start <= due) & (due < end),
            is_case & (due == NONE) & (start <= created) & (created < cut),
            marks & marks::STOPPED != 0,
        ]
    })
}

/// Ratings: of 4 and 5, all that the agent can answer for, and others.
#[inline(never)]
pub fn satisfied(columns: Columns) -> [u32; 3] {
    tally(columns, |block, at| {
        let (is_own, is_others) = rated(block, at);
        [is_own & (block.rating[at] >= 4), is_own, is_others]
    })
}

/// The ratings that the agent can answer for, and how many others there are.
#[inline(never)]
pub fn ratings(columns: Columns) -> (Total, u32) {
    let [cases, others] = tally(columns, |block, at| rated(block, at).into());
    let (sum, squares) =
        sums(columns, |block, at| if rated(block, at).0 { block.rating[at].into() } else { 0 });
    (Total { cases, sum, squares }, others)
}

/// Whether the record has a rating that the agent can answer for, and whether it has another.
fn rated(block: &Block, at: usize) -> (bool, bool) {
    let is_rated = block.rating[at] != NO_BYTE;
    let is_own = block.marks[at] & marks::NOT_THE_AGENTS == 0;
    (is_rated & is_own, is_rated & !is_own)
}

/// Cases that somebody answered.
#[inline(never)]
pub fn handled(columns: Columns) -> u32 {
    let [cases] = tally(columns, |block, at| [block.marks[at] & marks::ABANDONED == 0]);
    cases
}

/// Cases closed from `start` on and before `cut`, and the sum of their difficulties.
#[inline(never)]
pub fn closed(columns: Columns, start: u32, cut: u32) -> (u32, u64) {
    let counts = |block: &Block, at: usize| {
        let marks = block.marks[at];
        let is_noted = (block.resolved[at] == NONE) & (marks & marks::SOLVED != 0);
        let closed = if is_noted { block.created[at] } else { block.resolved[at] };
        (marks & marks::ABANDONED == 0) & (start <= closed) & (closed < cut)
    };
    let [cases] = tally(columns, |block, at| [counts(block, at)]);
    let (units, _) =
        sums(columns, |block, at| if counts(block, at) { block.difficulty[at] } else { 0 });
    (cases, units)
}
