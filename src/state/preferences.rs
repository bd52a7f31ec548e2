//! The user's language and theme.

use leptos::prelude::*;

use super::opening::{browser_store, keep};
use crate::i18n::{Locale, Texts};
use crate::storage::preferences::{FirstLook, Language, Theme, read};

/// Language and theme; provided once, copied freely.
#[derive(Clone, Copy)]
pub struct Preferences {
    locale: RwSignal<Locale>,
    theme: RwSignal<Theme>,
    first_look: RwSignal<FirstLook>,
}

impl Preferences {
    /// What the user chose, or else the browser's own language and the system's theme.
    pub fn provide() -> Self {
        let store = browser_store();
        let locale = match store.as_ref().and_then(read::<Language>) {
            Some(Language::Chinese) => Locale::Zh,
            Some(Language::English) => Locale::En,
            None => browsers_locale(),
        };
        let theme = store.as_ref().and_then(read::<Theme>).unwrap_or_default();
        let first_look = store.as_ref().and_then(read::<FirstLook>).unwrap_or_default();
        let preferences = Self {
            locale: RwSignal::new(locale),
            theme: RwSignal::new(theme),
            first_look: RwSignal::new(first_look),
        };
        provide_context(preferences);
        Effect::new(move || {
            set_root_attribute("lang", preferences.locale.get().tag());
        });
        Effect::new(move || {
            set_root_attribute("data-theme", theme_code(preferences.theme.get()));
        });
        preferences
    }

    /// The language.
    pub fn locale(self) -> ReadSignal<Locale> {
        self.locale.read_only()
    }

    /// The theme.
    pub fn theme(self) -> ReadSignal<Theme> {
        self.theme.read_only()
    }

    /// Whether the first look round is over.
    pub fn first_look(self) -> ReadSignal<FirstLook> {
        self.first_look.read_only()
    }

    /// Ends the first look round for good, or begins it again.
    pub fn look_round(self, first_look: FirstLook) {
        self.first_look.set(first_look);
        keep(&first_look);
    }

    /// Speaks another language from now on.
    pub fn speak(self, locale: Locale) {
        self.locale.set(locale);
        keep(&match locale {
            Locale::Zh => Language::Chinese,
            Locale::En => Language::English,
        });
    }

    /// Shows another theme from now on.
    pub fn paint(self, theme: Theme) {
        self.theme.set(theme);
        keep(&theme);
    }
}

/// The code of a theme, as the page's `data-theme` has it.
pub fn theme_code(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
        Theme::System => "system",
    }
}

/// The preferences provided above.
pub fn use_preferences() -> Preferences {
    expect_context()
}

/// All sentences in the user's language; reading it follows a change of language.
pub fn use_texts() -> Signal<&'static Texts> {
    let locale = use_preferences().locale();
    Signal::derive(move || locale.get().texts())
}

fn browsers_locale() -> Locale {
    let wishes = window().navigator().languages();
    wishes
        .iter()
        .filter_map(|it| it.as_string())
        .find_map(|it| Locale::from_code(&it))
        .unwrap_or(Locale::Zh)
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // The names are ours and valid.
        let _never_refused = root.set_attribute(name, value);
    }
}
