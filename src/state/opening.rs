//! The start: what the browser kept, or the demo; and what has to be said about it.

use crate::model::{Document, Time, demo};
use crate::storage::preferences::{self, Preference};
use crate::storage::{BrowserStore, Loaded, Saved, StorageError, load, set_aside};

use super::workspace::View;

/// What the page opens with.
pub struct Opened {
    /// The document to show.
    pub document: Document,
    /// What was looked at last.
    pub view: View,
    /// Where changes go; `None` if they must not or cannot be written.
    pub place: Option<Place>,
    /// What the user has to know.
    pub trouble: Option<Trouble>,
}

/// Where changes go.
pub struct Place {
    /// The store.
    pub store: BrowserStore,
    /// What is there.
    pub saved: Saved,
}

/// Why the page did not open with what was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser keeps nothing.
    Blocked,
    /// It could not be read; it was put aside, and this is the text to download.
    Unreadable(String),
    /// A newer version wrote it; it is left alone.
    Newer,
}

/// A document with nothing but the demo.
pub fn demo_document() -> Document {
    Document { offices: vec![std::sync::Arc::new(demo::office())] }
}

/// The store of this browser; `None` if site data is blocked.
pub fn browser_store() -> Option<BrowserStore> {
    BrowserStore::open().ok()
}

/// The second at which this is called.
pub fn now() -> Time {
    #[expect(clippy::cast_possible_truncation, reason = "seconds of this century fit an i64")]
    let seconds = (js_sys::Date::now() / 1000.0) as i64;
    let first = Time::from_epoch(0).expect("1970 is the first year");
    first.plus(seconds)
}

/// Opens what the browser kept. Nothing is written, unless what cannot be read has to be put aside.
pub fn open() -> Opened {
    let demo = |trouble: Option<Trouble>| Opened {
        document: demo_document(),
        view: View::default(),
        place: None,
        trouble,
    };
    let Some(store) = browser_store() else {
        return demo(Some(Trouble::Blocked));
    };
    let view = kept_view(store);
    match load(&store) {
        Ok(Loaded::Document { document, saved }) => {
            let place = Some(Place { store, saved });
            Opened { document, view, place, trouble: None }
        }
        Ok(Loaded::Nothing) => {
            let place = Some(Place { store, saved: Saved::default() });
            Opened { view, place, ..demo(None) }
        }
        Ok(Loaded::Unreadable(unreadable)) => match set_aside(&store) {
            Ok(text) => {
                let place = Some(Place { store, saved: Saved::default() });
                Opened { place, ..demo(Some(Trouble::Unreadable(text))) }
            }
            // No room to put it aside: it stays where it is, and nothing is written over it.
            Err(_) => demo(Some(Trouble::Unreadable(unreadable.to_download()))),
        },
        Err(StorageError::Blocked | StorageError::Full { .. } | StorageError::Other(_)) => {
            demo(Some(Trouble::Blocked))
        }
        Ok(Loaded::Newer { .. }) | Err(StorageError::ChangedElsewhere { .. }) => {
            demo(Some(Trouble::Newer))
        }
    }
}

fn kept_view(store: BrowserStore) -> View {
    match preferences::read::<preferences::View>(&store) {
        Some(kept) => View { office: Some(kept.office), period: kept.period, policy: kept.policy },
        None => View::default(),
    }
}

/// Keeps a small choice. A browser that keeps nothing forgets it, which the page has said already.
pub fn keep<P: Preference>(choice: &P) {
    if let Some(store) = browser_store() {
        let _forgotten_if_there_is_no_room = preferences::write(&store, choice);
    }
}
