//! Everything that is tested from outside, in one program.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod above_full;
mod any_policy;
mod architecture;
mod call_center;
mod canon;
mod charts;
mod corrections;
mod data_hash;
mod demo;
mod documents;
mod fingerprints;
mod five_agents;
mod optional_parts;
mod own_indicators;
#[path = "../shared/mod.rs"]
mod shared;
mod storage;
mod tables;
mod thresholds;
mod worked_example;
