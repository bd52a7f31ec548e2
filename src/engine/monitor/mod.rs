//! What goes well or badly over time and along the way: charts, alarms, hours and waiting (SCORING §6).
//!
//! Invariant: nothing here changes a score, a grade or money. A signal asks for a look, a training task
//! or another weight; it never punishes by itself.

pub mod bottleneck;
pub mod control_chart;
pub mod drift;
pub mod hours;
pub mod imbalance;
pub mod journey;
pub mod low_satisfaction;
pub mod proportion_chart;
pub mod satisfaction;
pub mod step_target;
