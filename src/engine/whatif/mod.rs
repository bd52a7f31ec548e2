//! What if: how much of the ranking is owed to the weights, and what would change it (SCORING §3.2, §3.5–3.10).

pub mod acceptability;
pub mod affected;
pub mod attribution;
mod ball;
pub mod compensability;
pub mod critical;
pub mod dirichlet;
pub mod effective;
#[cfg(test)]
mod example_profiles;
mod profile;
mod quadratic;
pub mod ranking_change;
pub mod reversal;
mod screen;
pub mod slide;
pub mod splitmix;
pub mod stability;
pub mod swaps;
pub mod tornado;
pub mod weight_parts;
pub mod winning;
#[cfg(test)]
mod worked;

pub use profile::Profile;
