//! A sentence as a signal: it follows the user's language.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::state::use_texts;

/// The fixed sentence that `pick` finds.
pub fn say(
    pick: impl Fn(&'static Texts) -> &'static str + Send + Sync + 'static,
) -> Signal<String> {
    let texts = use_texts();
    Signal::derive(move || pick(texts.get()).to_owned())
}

/// The sentence that `tell` makes; whatever signal it reads, it follows.
pub fn tell(tell: impl Fn(&'static Texts) -> String + Send + Sync + 'static) -> Signal<String> {
    let texts = use_texts();
    Signal::derive(move || tell(texts.get()))
}
