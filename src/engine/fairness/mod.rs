//! Corrections for unequal conditions (SCORING §5), each a line of its own.

pub mod case_mix;
mod correction;
pub mod difficulty;
pub mod disparity;
mod elimination;
pub mod rasch;
pub mod raters;
pub mod workload;

pub use correction::{Applied, Corrected, corrections, mutual_praise, own_correction, ties_agents};
