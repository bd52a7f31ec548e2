//! Pages and parts.

pub mod parts;
