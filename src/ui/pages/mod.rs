//! One folder per page: it reads the state and arranges parts.

mod agent;
mod data;
mod lab;
pub mod overview;
mod records;
mod team;
mod unknown;

pub use agent::AgentPage;
pub use data::DataPage;
pub use lab::LabPage;
pub use overview::OverviewPage;
pub use records::RecordsPage;
pub use team::TeamPage;
pub use unknown::UnknownPage;
