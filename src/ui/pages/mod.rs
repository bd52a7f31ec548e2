//! One folder per page: it reads the state and arranges parts.

mod agent;
mod data;
mod help;
mod lab;
pub mod overview;
mod policy;
mod records;
mod unknown;

pub use agent::AgentPage;
pub use data::DataPage;
pub use help::HelpPage;
pub use lab::LabPage;
pub use overview::OverviewPage;
pub use policy::PolicyPage;
pub use records::{BehindPage, CheckupPage, DuePage, RecordsPage};
pub use unknown::UnknownPage;
