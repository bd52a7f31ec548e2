//! From model to results: SCORING in code, in the order of its pipeline.
//!
//! *Facts* are integers counted from records and know no weights; *judgement* puts them through curves,
//! weights, corrections and bands. Moving a slider runs only the second.
//!
//! | SCORING | here |
//! |---|---|
//! | §1, §2a facts | [`facts`], on the clock of [`clock`]; [`following`] keeps them up with single records; [`integrity`] finds doubtful records and [`counted`] leaves them out, [`unknown_years`] calendars that may be wrong, [`listing`] lists all records |
//! | §2b curves, §3.1 weights, §7.1 grades | [`curve`], `scored`, `weighing`, `grade`, `ranking`, [`by_role`]; `interval` is the fast way to the same |
//! | §3.2–3.10 what if | [`whatif`]; [`authoring`] makes weights |
//! | §4 small samples | [`confidence`] |
//! | §5 fairness | [`fairness`]; [`reviewed`] keeps peers unknown |
//! | §6 monitoring | [`monitor`] |
//! | §7.1–7.3 incentives, §7.4 growth | [`incentive`], [`growth`] |
//! | §8 appeals, §9 evidence | [`appeal`], [`evidence`], [`receipt`], [`agent_receipt`], [`merkle`], [`verify`] |
//! | §11 lints | [`lint`] |
//!
//! Invariant: the engine never fails, never logs, never reads a clock and never draws a random number.
//! Scores are exact rationals rounded once; f64 appears only in what is drawn.

pub mod activity;
pub mod agent_receipt;
pub mod appeal;
pub mod assignment;
pub mod authoring;
pub mod by_role;
pub mod clock;
pub mod confidence;
pub mod counted;
pub mod curve;
pub mod evidence;
mod exact;
mod fact_state;
pub mod facts;
pub mod fairness;
#[cfg(test)]
mod five_agents;
pub mod following;
mod grade;
pub mod growth;
pub mod incentive;
pub mod integrity;
mod interval;
pub mod lint;
pub mod listing;
pub mod merkle;
pub mod monitor;
pub mod net_promoter;
mod ranking;
pub mod rebalance;
pub mod receipt;
pub mod reviewed;
pub mod sampling;
mod scored;
mod short;
pub mod unknown_years;
pub mod verify;
mod weighing;
pub mod whatif;

pub use exact::Exact;
pub use fact_state::FactState;
pub use grade::{Cap, Grade, best_band, grade, publish};
pub use ranking::{Judge, Recount, Standing};
pub use scored::{Line, Scored, ScoredAgent};
pub use weighing::Weighed;
