//! Pages and parts: what the user sees.

mod app;
mod navigation;
mod pages;
pub mod parts;
pub mod record_query;
pub mod route;
mod say;
mod shell;
mod troubles;
mod viewport;
pub mod wording;

pub use app::start;
