//! Everything that is tested from outside, in one program.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod architecture;
mod canon;
mod charts;
mod demo;
mod documents;
mod five_agents;
mod storage;
mod tables;
