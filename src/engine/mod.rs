//! From model to results: SCORING in code, in the order of its pipeline.
//!
//! *Facts* are integers counted from records and know no weights; *judgement* puts them through curves,
//! weights, corrections and bands. Moving a slider runs only the second.
//!
//! Invariant: the engine never fails, never logs, never reads a clock and never draws a random number.
//! Scores are exact rationals rounded once; f64 appears only in what is drawn.

pub mod activity;
pub mod appeal;
pub mod authoring;
pub mod clock;
pub mod confidence;
pub mod curve;
pub mod evidence;
mod exact;
mod fact_state;
pub mod facts;
pub mod fairness;
mod grade;
pub mod growth;
pub mod incentive;
pub mod integrity;
mod interval;
pub mod lint;
pub mod merkle;
pub mod monitor;
pub mod net_promoter;
mod ranking;
pub mod rebalance;
pub mod receipt;
mod scored;
pub mod verify;
mod weighing;
pub mod whatif;

pub use exact::Exact;
pub use fact_state::FactState;
pub use grade::{Grade, grade, publish};
pub use ranking::{Judge, Standing};
pub use scored::{Line, Scored, ScoredAgent};
pub use weighing::Weighed;
