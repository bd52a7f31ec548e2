//! One folder per page: it reads the state and arranges parts.

mod agent;
mod appeals;
mod asking;
mod data;
mod help;
mod lab;
pub mod overview;
mod policy;
mod receipt;
mod records;
mod satisfaction;
mod team;
mod unknown;

pub use agent::AgentPage;
pub use asking::{AnswerPage, KioskPage};
pub use data::DataPage;
pub use help::HelpPage;
pub use lab::LabPage;
pub use overview::OverviewPage;
pub use policy::PolicyPage;
pub use receipt::ReceiptPage;
pub use records::{BehindPage, CheckupPage, DuePage, RecordsPage};
pub use satisfaction::SatisfactionPage;
pub use team::TeamPage;
pub use unknown::UnknownPage;
