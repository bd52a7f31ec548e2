//! Records thirty-two at a time: loops of a fixed length become vector instructions.

use crate::{Columns, NO_BYTE, NONE, marks};

/// How many records a block has.
pub(crate) const BLOCK: usize = 32;

/// The fields of one block, each side by side.
pub(crate) struct Block<'a> {
    pub(crate) marks: &'a [u16; BLOCK],
    pub(crate) created: &'a [u32; BLOCK],
    pub(crate) due: &'a [u32; BLOCK],
    pub(crate) resolved: &'a [u32; BLOCK],
    pub(crate) wait: &'a [u32; BLOCK],
    pub(crate) since: &'a [u32; BLOCK],
    pub(crate) until: &'a [u32; BLOCK],
    pub(crate) difficulty: &'a [u32; BLOCK],
    pub(crate) rings: &'a [u8; BLOCK],
    pub(crate) rating: &'a [u8; BLOCK],
}

/// How often each of `K` things holds of the records.
pub(crate) fn tally<const K: usize>(
    columns: Columns,
    holds: impl Fn(&Block, usize) -> [bool; K],
) -> [u32; K] {
    let mut counts = [0; K];
    each_block(columns, |block| {
        let mut some = [0_u32; K];
        for at in 0..BLOCK {
            let holds = holds(block, at);
            for thing in 0..K {
                some[thing] += u32::from(holds[thing]);
            }
        }
        for thing in 0..K {
            counts[thing] += some[thing];
        }
    });
    counts
}

/// The sum of a value over the records, and of its squares; both stop at the largest number.
pub(crate) fn sums(columns: Columns, value: impl Fn(&Block, usize) -> u32) -> (u64, u64) {
    let (mut sum, mut squares) = (0_u64, 0_u64);
    each_block(columns, |block| {
        // Thirty-two squares of 32 bits can exceed 64 bits only where one of them is enormous.
        let (mut some, mut low, mut high) = (0_u64, 0_u64, 0_u64);
        for at in 0..BLOCK {
            let value = u64::from(value(block, at));
            let square = value * value;
            some += value;
            low += square & u64::from(u32::MAX);
            high += square >> 32;
        }
        sum += some;
        let some_squares = (u128::from(high) << 32) + u128::from(low);
        squares = squares.saturating_add(u64::try_from(some_squares).unwrap_or(u64::MAX));
    });
    (sum, squares)
}

fn each_block(columns: Columns, mut act: impl FnMut(&Block)) {
    let (marks, rest) = columns.marks.as_chunks();
    let created = columns.created.as_chunks().0;
    let due = columns.due.as_chunks().0;
    let resolved = columns.resolved.as_chunks().0;
    let wait = columns.wait.as_chunks().0;
    let since = columns.since.as_chunks().0;
    let until = columns.until.as_chunks().0;
    let difficulty = columns.difficulty.as_chunks().0;
    let rings = columns.rings.as_chunks().0;
    let rating = columns.rating.as_chunks().0;
    for at in 0..marks.len() {
        act(&Block {
            marks: &marks[at],
            created: &created[at],
            due: &due[at],
            resolved: &resolved[at],
            wait: &wait[at],
            since: &since[at],
            until: &until[at],
            difficulty: &difficulty[at],
            rings: &rings[at],
            rating: &rating[at],
        });
    }
    if !rest.is_empty() {
        last_block(columns, rest.len(), act);
    }
}

/// The `left` records at the end, filled up with such as are no case of anything.
fn last_block(columns: Columns, left: usize, mut act: impl FnMut(&Block)) {
    let numbers = |column: &[u32]| filled(column, left, NONE);
    let bytes = |column: &[u8]| filled(column, left, NO_BYTE);
    act(&Block {
        marks: &filled(columns.marks, left, marks::ABANDONED),
        created: &numbers(columns.created),
        due: &numbers(columns.due),
        resolved: &numbers(columns.resolved),
        wait: &numbers(columns.wait),
        since: &numbers(columns.since),
        until: &numbers(columns.until),
        difficulty: &numbers(columns.difficulty),
        rings: &bytes(columns.rings),
        rating: &bytes(columns.rating),
    });
}

fn filled<T: Copy>(column: &[T], left: usize, nothing: T) -> [T; BLOCK] {
    let mut block = [nothing; BLOCK];
    block[..left].copy_from_slice(&column[column.len() - left..]);
    block
}
