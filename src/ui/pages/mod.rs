//! One folder per page: it reads the state and arranges parts.

mod agent;
mod asking;
mod data;
mod lab;
pub mod overview;
mod records;
mod satisfaction;
mod team;
mod unknown;

pub use agent::AgentPage;
pub use asking::{AnswerPage, KioskPage};
pub use data::DataPage;
pub use lab::LabPage;
pub use overview::OverviewPage;
pub use records::RecordsPage;
pub use satisfaction::SatisfactionPage;
pub use team::TeamPage;
pub use unknown::UnknownPage;
