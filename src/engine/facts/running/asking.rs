//! What is counted, of whom and when.

use crate::engine::facts::Asked;
use crate::engine::facts::scope::{Frame, Scope};
use crate::model::Measure;

/// What a running count was asked for.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Everything of the office that does not depend on its records.
    pub frame: Frame,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// Of each, whether its cases are also counted by kind.
    pub detailed: Vec<bool>,
}

impl Asking {
    /// `asked` of the office of `scope`.
    pub fn new(scope: &Scope, asked: &Asked) -> Self {
        Self {
            frame: scope.frame().clone(),
            measures: asked.measures.clone(),
            detailed: asked.measures.iter().map(|it| asked.detailed.contains(it)).collect(),
        }
    }
}
