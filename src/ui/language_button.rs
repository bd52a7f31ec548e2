//! The other language, one press away: in the bar, and on pages without one.

use leptos::prelude::*;

use super::parts::{IconButton, IconKind};
use crate::i18n::Locale;
use crate::state::use_preferences;

/// Speaks the other language from now on; it is called by its own name.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let preferences = use_preferences();
    let other = move || match preferences.locale().get() {
        Locale::Zh => Locale::En,
        Locale::En => Locale::Zh,
    };
    view! {
        <IconButton
            label=move || other().name().to_owned()
            icon=IconKind::Language
            testid="language"
            on_press=move |()| preferences.speak(other())
        />
    }
}
