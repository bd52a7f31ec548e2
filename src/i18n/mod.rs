//! Every sentence the user can read, in Chinese and English, and how numbers and dates are written.
//!
//! One file per place where the words stand, both languages side by side; a missing sentence does not compile.
//! A sentence with a blank is a function.

mod number;
pub mod words;

pub use number::{count, date, date_time, fixed, percent, seconds, signed_centi, thousands};
pub use words::Texts;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locale {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Locale {
    /// Every language, the first one preferred.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The short code used in storage.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The tag for `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language with this code or tag: anything that begins with `zh` is Chinese, `en` English.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = code.to_ascii_lowercase();
        Self::ALL.into_iter().find(|it| code.starts_with(it.code()))
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// All its sentences.
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::Zh => &words::ZH,
            Self::En => &words::EN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_tags_are_understood() {
        assert_eq!(Locale::from_code("zh-CN"), Some(Locale::Zh));
        assert_eq!(Locale::from_code("en-GB"), Some(Locale::En));
        assert_eq!(Locale::from_code("fr"), None);
    }
}
