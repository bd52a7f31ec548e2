//! What would change the ranking, and by how much (SCORING §3.2, §3.5–3.10).

pub mod attribution;
mod ball;
pub mod compensability;
pub mod critical;
pub mod effective;
#[cfg(test)]
mod example_profiles;
mod profile;
mod quadratic;
pub mod ranking_change;
pub mod reversal;
mod screen;
pub mod slide;
pub mod stability;
pub mod swaps;
pub mod tornado;

pub use profile::Profile;
