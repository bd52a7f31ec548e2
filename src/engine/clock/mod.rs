//! The two clocks by which limits are counted: round the clock, and the office's working time (SCORING §2a).
//!
//! Invariant: integer seconds throughout; between two moments there is one working time, however it is split.

mod count;
mod standstill;
#[cfg(test)]
mod tests;
mod working_time;

pub use count::{Clock, Due, Elapsed};
pub use standstill::{Standstill, Still};
pub use working_time::WorkingTime;
