//! One of several things to choose from.

use super::IconKind;

/// A choice of a [`Select`](super::Select) or [`Segmented`](super::Segmented): the value is reported, the label read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub icon: Option<IconKind>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), icon: None }
    }

    /// The same choice with an icon before its label; a [`Select`](super::Select) cannot show one.
    #[must_use]
    pub fn with_icon(self, icon: IconKind) -> Self {
        Self { icon: Some(icon), ..self }
    }
}
