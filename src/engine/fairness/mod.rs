//! Corrections for unequal conditions (SCORING §5), each a line of its own.

pub mod workload;
