//! Small samples: how much of a figure is the agent and how much is chance (SCORING §4).
//!
//! What may be frozen in a policy, a prior and its strength, is exact; intervals, limits and
//! probabilities are statistics to be shown, in f64 and in nothing that differs between platforms.

pub mod anova;
pub mod certainty;
pub mod credibility;
pub mod funnel;
pub mod normal;
pub mod normal_normal;
pub mod sample;
pub mod slope;
pub mod wilson;

pub use anova::Anova;
pub use certainty::{Certainty, beats, certainty, indistinguishable};
pub use credibility::{Prior, Suggestion};
pub use funnel::{Funnel, FunnelPoint, Place, funnel};
pub use sample::Sample;
pub use wilson::{Interval, wilson};
