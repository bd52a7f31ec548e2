//! What if: how much of the ranking is owed to the weights that were chosen (SCORING §3.6–3.10).

pub mod acceptability;
pub mod dirichlet;
pub mod splitmix;
pub mod winning;
#[cfg(test)]
mod worked;
