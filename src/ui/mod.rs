//! Pages and parts: what the user sees.

mod app;
mod changes;
mod form;
mod navigation;
mod pages;
pub mod parts;
pub mod route;
mod say;
mod shell;
mod troubles;
mod viewport;
pub mod wording;

pub use app::start;
