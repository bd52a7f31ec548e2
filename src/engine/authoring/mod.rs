//! Ways to arrive at weights: aids for whoever writes a policy, which scoring never runs (SCORING §3.3, §3.4).

pub mod ahp;
pub mod swing;
