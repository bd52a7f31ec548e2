//! What waits until a slider rests, so that the slider itself never waits.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

/// A slider that stands still this long rests, even if it is still held.
const REST: Duration = Duration::from_millis(120);

/// One thing that is put off, at most; it is forgotten with the page that asked for it.
#[derive(Clone, Copy)]
pub struct Rest(StoredValue<Option<TimeoutHandle>>);

impl Rest {
    /// Nothing is put off yet.
    pub fn new() -> Self {
        let rest = Self(StoredValue::new(None));
        on_cleanup(move || rest.forget());
        rest
    }

    /// Puts this off until the slider rests.
    pub fn then(self, work: impl FnOnce() + 'static) {
        self.forget();
        self.0.set_value(set_timeout_with_handle(work, REST).ok());
    }

    /// What was put off does not happen.
    pub fn forget(self) {
        if let Some(handle) = self.0.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }
}
