//! The groups of indicators as colours.

/// The colour of a group of indicators, the same on sliders, bars and charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Series {
    #[default]
    Accent,
    Quality,
    Efficiency,
    Capability,
    Reviews,
}

impl Series {
    /// The value of `data-series`, by which the stylesheet colours.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Quality => "q",
            Self::Efficiency => "e",
            Self::Capability => "c",
            Self::Reviews => "r",
        }
    }
}
