//! Aids for whoever writes a policy, which scoring never runs: weights (SCORING §3.3, §3.4), curves by method
//! (§2b), and what differs between two versions.

pub mod ahp;
pub mod difference;
pub mod methods;
pub mod swing;
