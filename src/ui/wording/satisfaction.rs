//! Why questionnaires and answers cannot be changed so.

use crate::i18n::Texts;
use crate::model::SatisfactionProblem;

/// Why an edit was refused.
pub fn problem(_texts: &Texts, _problem: &SatisfactionProblem) -> String {
    String::new()
}
