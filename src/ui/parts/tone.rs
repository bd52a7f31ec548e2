//! What a message or a change means to the reader.

use super::IconKind;

/// Whether something is fine, worth a look, or wrong; always shown with an icon or a word, never by colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Info,
    Good,
    Warning,
    Danger,
}

impl Tone {
    /// The value of `data-tone`, by which the stylesheet colours.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    pub(super) fn icon(self) -> IconKind {
        match self {
            Self::Neutral | Self::Info => IconKind::Info,
            Self::Good => IconKind::Check,
            Self::Warning | Self::Danger => IconKind::Warning,
        }
    }

    /// Whether a screen reader should be interrupted for it.
    pub(super) fn role(self) -> &'static str {
        match self {
            Self::Danger => "alert",
            _ => "status",
        }
    }
}
