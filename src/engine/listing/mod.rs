//! Lists of records: which are asked for, in which order, and how far each has come.
//!
//! Invariant: a list is one pass over columns, so that a million records are filtered while somebody types.

mod filter;
mod order;
mod pass;
mod progress;
mod waiting;
mod without;

pub use filter::{Filter, Rated};
pub use order::{Column, Order, order};
pub use pass::listed;
pub use progress::{Progress, Stage, Stages};
pub use waiting::{Waiting, waiting};
pub use without::{Shift, without};
