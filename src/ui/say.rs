//! A sentence as a signal: it follows the user's language.
//!
//! Sentences are picked by plain functions and told by boxed ones, so that hundreds of them share one piece of code.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::state::use_texts;

/// The fixed sentence that `pick` finds.
pub fn say(pick: fn(&'static Texts) -> &'static str) -> Signal<String> {
    let texts = use_texts();
    Signal::derive(move || pick(texts.get()).to_owned())
}

/// The sentence that `tell` makes; whatever signal it reads, it follows.
pub fn tell(tell: impl Fn(&'static Texts) -> String + Send + Sync + 'static) -> Signal<String> {
    told(Arc::new(tell))
}

fn told(tell: Arc<dyn Fn(&'static Texts) -> String + Send + Sync>) -> Signal<String> {
    let texts = use_texts();
    Signal::derive(move || tell(texts.get()))
}
