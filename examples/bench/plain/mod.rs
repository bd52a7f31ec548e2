//! The plain job: six ratios of 20 agents from a million records, counted in two ways; then who is first by them under
//! given weights; and the score of every record.
//!
//! The records stand in columns of the smallest whole numbers, and those of one agent and urgency stand together,
//! so that a limit is the same along a whole stretch and counting it is one comparison after another, which
//! become vector instructions. The other way goes through the rows in the order in which they came.

mod counts;
mod matrix;
mod part;
pub mod records;
mod scores;

use std::hint::black_box;

use counts::Counts;
use matrix::Matrix;
use part::Part;
use records::{
    AGENTS, NO_RATING, NO_RINGS, NO_TIME, RATIO_WEIGHTS, RESOLUTION, RESPONSE, Records, URGENCIES,
};
use wasm_bindgen::prelude::wasm_bindgen;

impl Part {
    fn count(&self, urgency: usize) -> Counts {
        let (soon, allowed) = (RESPONSE[urgency], RESOLUTION[urgency]);
        let mut left = [0; URGENCIES];
        left[urgency] = sum_minutes(&self.resolution, |it| (4 * allowed).saturating_sub(it));
        Counts {
            responded: count_minutes(&self.response, |it| it != NO_TIME),
            responded_in_time: count_minutes(&self.response, |it| it <= soon),
            resolved: count_minutes(&self.resolution, |it| it != NO_TIME),
            resolved_in_time: count_minutes(&self.resolution, |it| it <= allowed),
            reopened: count_bytes(&self.reopened, |it| it != 0),
            left,
            rung: count_bytes(&self.rings, |it| it != NO_RINGS),
            within_rings: count_bytes(&self.rings, |it| it <= 3),
            rated: count_bytes(&self.rating, |it| it != NO_RATING),
            rating: sum_bytes(&self.rating),
        }
    }
}

/// A sum over chunks of a fixed length: short enough for their sums to fit where their values do.
fn chunked<T, const N: usize>(column: &[T], sum: impl Fn(&[T]) -> u32) -> u64 {
    let (chunks, rest) = column.as_chunks::<N>();
    let whole: u64 = chunks.iter().map(|it| u64::from(sum(it))).sum();
    whole + u64::from(sum(rest))
}

fn count_minutes(column: &[u16], holds: impl Fn(u16) -> bool) -> u64 {
    chunked::<_, 1024>(column, |it| it.iter().map(|it| u16::from(holds(*it))).sum::<u16>().into())
}

fn sum_minutes(column: &[u16], value: impl Fn(u16) -> u16) -> u64 {
    chunked::<_, 1024>(column, |it| it.iter().map(|it| u32::from(value(*it))).sum())
}

fn count_bytes(column: &[u8], holds: impl Fn(u8) -> bool) -> u64 {
    chunked::<_, 240>(column, |it| it.iter().map(|it| u8::from(holds(*it))).sum::<u8>().into())
}

fn sum_bytes(column: &[u8]) -> u64 {
    chunked::<_, 240>(column, |it| it.iter().map(|it| u16::from(*it)).sum::<u16>().into())
}

/// Row after row, each to its agent's counts.
fn count_rows(records: &Records) -> Vec<Counts> {
    let mut all = vec![Counts::default(); usize::from(AGENTS)];
    for (row, agent) in records.agent.iter().enumerate() {
        let counts = &mut all[usize::from(*agent)];
        let urgency = usize::from(records.urgency[row]);
        let (response, resolution) = (records.response[row], records.resolution[row]);
        counts.responded += u64::from(response != NO_TIME);
        counts.responded_in_time += u64::from(response <= RESPONSE[urgency]);
        counts.resolved += u64::from(resolution != NO_TIME);
        counts.resolved_in_time += u64::from(resolution <= RESOLUTION[urgency]);
        counts.reopened += u64::from(records.reopened[row]);
        let left = (4 * RESOLUTION[urgency]).saturating_sub(resolution);
        counts.left[urgency] += u64::from(left);
        counts.rung += u64::from(records.rings[row] != NO_RINGS);
        counts.within_rings += u64::from(records.rings[row] <= 3);
        counts.rated += u64::from(records.rating[row] != NO_RATING);
        counts.rating += u64::from(records.rating[row]);
    }
    all
}

/// The records, in both orders.
#[wasm_bindgen]
pub struct Plain {
    records: Records,
    /// By agent, then urgency.
    parts: Vec<[Part; URGENCIES]>,
    matrix: Matrix,
}

#[wasm_bindgen]
impl Plain {
    /// `count` generated records.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize) -> Self {
        let records = Records::new(count);
        let mut parts: Vec<[Part; URGENCIES]> = (0..AGENTS).map(|_| Default::default()).collect();
        for row in 0..count {
            let (agent, urgency) = (records.agent[row], records.urgency[row]);
            parts[usize::from(agent)][usize::from(urgency)].push(&records, row);
        }
        let matrix = Matrix::new(&by_part(&parts, 1));
        Self { records, parts, matrix }
    }

    /// A column of the records as bytes, for the others.
    pub fn column(&self, name: &str) -> Vec<u8> {
        self.records.bytes(name)
    }

    /// Counts `times` over: for every agent, what is above and below the line of six ratios.
    pub fn by_part(&self, times: u32) -> Vec<f64> {
        by_part(&self.parts, times)
    }

    /// The same from the rows.
    pub fn by_row(&self, times: u32) -> Vec<f64> {
        repeat(times, || count_rows(black_box(&self.records)))
    }

    /// Everybody's six ratios, one agent after another.
    pub fn ratios(&self) -> Vec<f64> {
        self.matrix.rows()
    }

    /// Weighs the ratios `times` over, by two sets of weights in turn, and answers who is first by either.
    pub fn rank(&self, times: u32) -> Vec<f64> {
        let mut found = [[0; AGENTS as usize]; 2];
        for time in 0..times as usize {
            found[time % 2] = self.matrix.rank(black_box(&RATIO_WEIGHTS[time % 2]));
        }
        found.as_flattened().iter().copied().map(f64::from).collect()
    }

    /// Scores every record `times` over; see [`scores::all`].
    pub fn worst(&self, times: u32) -> Vec<f64> {
        let mut found = Vec::new();
        for _ in 0..times {
            found = scores::all(&self.parts);
        }
        found
    }

    /// Reads the bytes of the parts and does nothing else: what memory alone takes.
    pub fn read(&self, times: u32) -> f64 {
        let bytes = |it: &Part| {
            let wide: u16 =
                it.response.iter().chain(&it.resolution).fold(0, |one, other| one ^ other);
            let narrow = [&it.rings, &it.rating, &it.reopened]
                .map(|it| it.iter().fold(0, |one, other| one ^ other));
            f64::from(wide) + narrow.map(f64::from).iter().sum::<f64>()
        };
        let mut sum = 0.0;
        for _ in 0..times {
            sum = black_box(&self.parts).iter().flatten().map(bytes).sum();
        }
        sum
    }
}

fn by_part(parts: &[[Part; URGENCIES]], times: u32) -> Vec<f64> {
    repeat(times, || {
        let of_agent = |parts: &[Part; URGENCIES]| {
            let mut counts = Counts::default();
            for (urgency, part) in black_box(parts).iter().enumerate() {
                counts.add(&part.count(urgency));
            }
            counts
        };
        parts.iter().map(of_agent).collect()
    })
}

fn repeat(times: u32, count: impl Fn() -> Vec<Counts>) -> Vec<f64> {
    let mut counts = Vec::new();
    for _ in 0..times {
        counts = count();
    }
    counts.iter().flat_map(Counts::ratios).collect()
}
