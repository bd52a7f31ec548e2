//! Pages and parts: what the user sees.

mod app;
mod changes;
mod focus;
mod form;
pub mod lab_view;
mod language_button;
mod navigation;
mod pages;
mod palette;
pub mod parts;
mod places;
mod policy_choice;
pub mod record_query;
pub mod route;
mod say;
mod shell;
mod tour;
mod troubles;
mod viewport;
pub mod wording;

pub use app::start;
