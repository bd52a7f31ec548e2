//! The plain job: six ratios of 20 agents from a million records, counted in two ways.
//!
//! The records stand in columns of the smallest whole numbers, and those of one agent and urgency stand together,
//! so that a limit is the same along a whole stretch and counting it is one comparison after another, which
//! become vector instructions. The other way goes through the rows in the order in which they came.

mod counts;
pub mod records;

use std::hint::black_box;

use counts::Counts;
use records::{AGENTS, NO_RATING, NO_RINGS, NO_TIME, RESOLUTION, RESPONSE, Records, URGENCIES};
use wasm_bindgen::prelude::wasm_bindgen;

/// The records of one agent and one urgency, column by column.
#[derive(Default)]
struct Part {
    response: Vec<u16>,
    resolution: Vec<u16>,
    rings: Vec<u8>,
    rating: Vec<u8>,
    reopened: Vec<u8>,
}

impl Part {
    fn push(&mut self, records: &Records, row: usize) {
        self.response.push(records.response[row]);
        self.resolution.push(records.resolution[row]);
        self.rings.push(records.rings[row]);
        self.rating.push(records.rating[row]);
        self.reopened.push(records.reopened[row]);
    }

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
        Self { records, parts }
    }

    /// A column of the records as bytes, for the others.
    pub fn column(&self, name: &str) -> Vec<u8> {
        self.records.bytes(name)
    }

    /// Counts `times` over: for every agent, what is above and below the line of six ratios.
    pub fn by_part(&self, times: u32) -> Vec<f64> {
        repeat(times, || {
            let of_agent = |parts: &[Part; URGENCIES]| {
                let mut counts = Counts::default();
                for (urgency, part) in black_box(parts).iter().enumerate() {
                    counts.add(&part.count(urgency));
                }
                counts
            };
            self.parts.iter().map(of_agent).collect()
        })
    }

    /// The same from the rows.
    pub fn by_row(&self, times: u32) -> Vec<f64> {
        repeat(times, || count_rows(black_box(&self.records)))
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

fn repeat(times: u32, count: impl Fn() -> Vec<Counts>) -> Vec<f64> {
    let mut counts = Vec::new();
    for _ in 0..times {
        counts = count();
    }
    counts.iter().flat_map(Counts::ratios).collect()
}
