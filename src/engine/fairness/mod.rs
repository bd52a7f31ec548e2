//! Corrections for unequal conditions (SCORING §5), each a line of its own.

pub mod case_mix;
pub mod difficulty;
pub mod disparity;
mod elimination;
pub mod rasch;
pub mod raters;
pub mod workload;
