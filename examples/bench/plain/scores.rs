//! The score of every record, everybody's mean of them, and the hundred worst records, in one pass over the parts.
//!
//! Sixty-four records are scored at a time without a branch. Only where the least score of such a block is below the
//! worst hundred so far is it looked at record by record, which is soon seldom.

#![expect(clippy::needless_bitwise_bool, reason = "a branch per record costs more than both sides")]

use std::collections::BinaryHeap;
use std::hint::black_box;

use super::part::Part;
use super::records::{
    AGENTS, NO_RATING, NO_RINGS, NO_TIME, RESOLUTION, RESPONSE, URGENCIES, WEIGHTS,
};

/// How many of the worst records are kept.
const WORST: usize = 100;
/// How many records are scored at a time.
const BLOCK: usize = 64;
/// "No score": nothing is known of the record.
const NO_SCORE: u16 = u16::MAX;

/// What the scores of one agent's records come to.
#[derive(Clone, Copy, Default)]
struct Sum {
    hundredths: u64,
    records: u64,
}

/// For every agent the sum of the scores in hundredths and how many records have one, then row and score of the
/// hundred worst records, the worst first and of equal ones the earlier.
pub fn all(parts: &[[Part; URGENCIES]]) -> Vec<f64> {
    let mut sums = [Sum::default(); AGENTS as usize];
    let mut worst = Worst::default();
    for (sum, parts) in sums.iter_mut().zip(black_box(parts)) {
        for (urgency, part) in parts.iter().enumerate() {
            part.score(urgency, sum, &mut worst);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "sums of scores are below 2^53")]
    let sums = sums.iter().flat_map(|it| [it.hundredths as f64, it.records as f64]);
    let worst = worst.heap.into_sorted_vec().into_iter();
    sums.chain(worst.flat_map(|(score, row)| [row.into(), score.into()])).collect()
}

/// The worst records so far by score and row, the best of them on top.
#[derive(Default)]
struct Worst {
    heap: BinaryHeap<(u16, u32)>,
}

impl Worst {
    /// From this score on, no record of a block that begins with this row is among the worst.
    fn limit(&self, first: u32) -> u16 {
        match self.heap.peek() {
            Some((score, row)) if self.heap.len() == WORST => score + u16::from(first < *row),
            _ => NO_SCORE,
        }
    }

    fn offer(&mut self, score: u16, row: u32) {
        if self.heap.len() < WORST {
            self.heap.push((score, row));
        } else if let Some(mut best) = self.heap.peek_mut()
            && (score, row) < *best
        {
            *best = (score, row);
        }
    }
}

/// The fields of one block, each side by side.
struct Block<'a> {
    response: &'a [u16; BLOCK],
    resolution: &'a [u16; BLOCK],
    rings: &'a [u8; BLOCK],
    rating: &'a [u8; BLOCK],
    reopened: &'a [u8; BLOCK],
}

impl Part {
    fn score(&self, urgency: usize, sum: &mut Sum, worst: &mut Worst) {
        let (response, rest) = self.response.as_chunks();
        let resolution = self.resolution.as_chunks().0;
        let rings = self.rings.as_chunks().0;
        let rating = self.rating.as_chunks().0;
        let reopened = self.reopened.as_chunks().0;
        let rows = self.rows.chunks(BLOCK);
        for (at, rows) in rows.clone().take(response.len()).enumerate() {
            let block = Block {
                response: &response[at],
                resolution: &resolution[at],
                rings: &rings[at],
                rating: &rating[at],
                reopened: &reopened[at],
            };
            block.score(urgency).add_to(rows, sum, worst);
        }
        if !rest.is_empty() {
            let block = Block {
                response: &filled(&self.response, rest.len(), NO_TIME),
                resolution: &filled(&self.resolution, rest.len(), NO_TIME),
                rings: &filled(&self.rings, rest.len(), NO_RINGS),
                rating: &filled(&self.rating, rest.len(), NO_RATING),
                reopened: &filled(&self.reopened, rest.len(), 0),
            };
            let last = &self.rows[self.rows.len() - rest.len()..];
            block.score(urgency).add_to(last, sum, worst);
        }
    }
}

fn filled<T: Copy>(column: &[T], left: usize, nothing: T) -> [T; BLOCK] {
    let mut block = [nothing; BLOCK];
    block[..left].copy_from_slice(&column[column.len() - left..]);
    block
}

impl Block<'_> {
    /// The weighted mean of the indicators that apply: of a first response and of known rings whether they were in
    /// time; of a resolution that, whether it held and the percent left of four times the limit; of a rating its
    /// quarters above 1.
    fn score(&self, urgency: usize) -> Scores {
        let (soon, allowed) = (RESPONSE[urgency], RESOLUTION[urgency]);
        let [in_time, resolved, rung, rated, held, left] = WEIGHTS;
        let when = |holds: bool, weight: u16| if holds { weight } else { 0 };
        // Percent times weights, and the weights.
        let (mut points, mut weights) = ([0_u16; BLOCK], [0_u16; BLOCK]);
        for at in 0..BLOCK {
            let (response, resolution) = (self.response[at], self.resolution[at]);
            points[at] = when(response <= soon, 100 * in_time)
                + when(resolution <= allowed, 100 * resolved)
                + when((resolution != NO_TIME) & (self.reopened[at] == 0), 100 * held);
            weights[at] = when(response != NO_TIME, in_time)
                + when(resolution != NO_TIME, resolved + held + left);
        }
        for at in 0..BLOCK {
            let (rings, rating) = (self.rings[at], self.rating[at]);
            points[at] +=
                when(rings <= 3, 100 * rung) + 25 * rated * u16::from(rating.saturating_sub(1));
            weights[at] += when(rings != NO_RINGS, rung) + when(rating != NO_RATING, rated);
        }
        // One step per loop: only small loops become vector instructions.
        let allowed = 4 * allowed;
        let hundred = self.resolution.map(|it| 100 * i32::from(allowed.saturating_sub(it)));
        let percent = hundred.map(|it| quotient(it, allowed.into()));
        let weights = weights.map(i32::from);
        let mut scores = [0_i32; BLOCK];
        for at in 0..BLOCK {
            scores[at] = 100 * (i32::from(points[at]) + percent[at] * i32::from(left));
        }
        for at in 0..BLOCK {
            scores[at] = quotient(scores[at], weights[at]);
        }
        let mut published = [0; BLOCK];
        for at in 0..BLOCK {
            published[at] = if weights[at] == 0 { NO_SCORE } else { narrow(scores[at]) };
        }
        Scores(published)
    }
}

/// Rounded down, exact for a dividend below 2^24: it lies farther below the next whole number than a float rounds.
/// Vectors have no division of whole numbers.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "both are small")]
fn quotient(dividend: i32, divisor: i32) -> i32 {
    (dividend as f32 / divisor as f32) as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is from 0 to 10000"
)]
fn narrow(score: i32) -> u16 {
    score as u16
}

/// Hundredths of a point of a block's records.
struct Scores([u16; BLOCK]);

impl Scores {
    fn add_to(&self, rows: &[u32], sum: &mut Sum, worst: &mut Worst) {
        let (mut hundredths, mut records, mut least) = (0_u32, 0_u16, NO_SCORE);
        for score in self.0 {
            let counts = score != NO_SCORE;
            hundredths += u32::from(if counts { score } else { 0 });
            records += u16::from(counts);
            least = least.min(score);
        }
        sum.hundredths += u64::from(hundredths);
        sum.records += u64::from(records);
        if least < worst.limit(rows[0]) {
            for (score, row) in self.0.into_iter().zip(rows) {
                if score < worst.limit(*row) {
                    worst.offer(score, *row);
                }
            }
        }
    }
}
