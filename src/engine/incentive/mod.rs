//! What follows from a grade in money, to the fen, and what it costs before it is published (SCORING §7.1–7.3).
//!
//! Invariant: every amount is a whole number of fen, and the amounts of a pool and what is left of it sum to the pool.

pub mod apportion;
pub mod distribution;
pub mod matrix;
pub mod pool;
pub mod statement;

pub use distribution::{Placed, Standpoint, place, quotas};
pub use matrix::{PayColumn, PayMatrix, Raise, Raises, Salary, raises};
pub use pool::{Allocation, Attendance, Claim, Payout, allocate, claims, claims_of_all};
pub use statement::{Amount, Change, Statement, statement};
