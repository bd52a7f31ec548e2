//! Changes go to the browser's storage, shortly after they are made and before the page is left.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::opening::{Place, keep};
use super::workspace::{View, Workspace};
use crate::storage::{StorageError, preferences, save};

/// What became of the last change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing has been changed on this device.
    Unchanged,
    /// A change is about to be written.
    Pending,
    /// Everything is in the browser's storage.
    Written,
    /// The last change could not be written; it is tried again with the next one.
    Failed(StorageError),
    /// Another tab has written since; this one has stopped.
    Elsewhere,
    /// This page writes nothing.
    MemoryOnly,
}

/// Edits that follow one another this fast are written together.
const PAUSE: Duration = Duration::from_millis(300);

/// Writes the workspace's document to `place` from its first change on; the result is what became of it.
pub fn keep_saved(workspace: Workspace, place: Option<Place>) -> ReadSignal<SaveStatus> {
    remember_view(workspace);
    let Some(place) = place else {
        return signal(SaveStatus::MemoryOnly).0;
    };
    let first = match place.saved.generation() {
        0 => SaveStatus::Unchanged,
        _ => SaveStatus::Written,
    };
    let (status, set_status) = signal(first);
    let place = StoredValue::new_local(place);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let write = move || {
        timer.set_value(None);
        if status.get_untracked() == SaveStatus::Elsewhere {
            return;
        }
        let document = workspace.document().get_untracked();
        let result = place.try_update_value(|Place { store, saved }| save(store, saved, &document));
        set_status.set(match result {
            Some(Ok(_)) => SaveStatus::Written,
            Some(Err(StorageError::ChangedElsewhere { .. })) => SaveStatus::Elsewhere,
            Some(Err(err)) => SaveStatus::Failed(err),
            None => return,
        });
    };
    Effect::watch(
        move || workspace.document().track(),
        move |(), _, _| {
            if status.get_untracked() == SaveStatus::Elsewhere {
                return;
            }
            set_status.set(SaveStatus::Pending);
            if let Some(before) = timer.try_update_value(Option::take).flatten() {
                before.clear();
            }
            timer.set_value(set_timeout_with_handle(write, PAUSE).ok());
        },
        false,
    );
    // The page may be gone before the pause is over.
    let flush = move || {
        if let Some(pending) = timer.try_update_value(Option::take).flatten() {
            pending.clear();
            write();
        }
    };
    let _for_the_life_of_the_page = window_event_listener(leptos::ev::pagehide, move |_| flush());
    let _for_the_life_of_the_page =
        window_event_listener(leptos::ev::visibilitychange, move |_| flush());
    let _for_the_life_of_the_page = window_event_listener(leptos::ev::storage, move |event| {
        if event.key().as_deref() == Some(crate::storage::HEAD) {
            set_status.set(SaveStatus::Elsewhere);
        }
    });
    status
}

/// What is looked at comes back with the next visit, once something was chosen.
fn remember_view(workspace: Workspace) {
    Effect::watch(
        move || workspace.view().get(),
        move |view, _, _| {
            if let View { office: Some(office), period, policy } = view.clone() {
                keep(&preferences::View { office, period, policy });
            }
        },
        false,
    );
}
