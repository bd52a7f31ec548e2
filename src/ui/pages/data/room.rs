//! How much room is left on this device.

use leptos::prelude::*;

use crate::i18n::percent;
use crate::state::{SaveStatus, browser_store};
use crate::storage::{QUOTA_UNITS, usage};
use crate::ui::parts::{Banner, Card, Progress, Tone};
use crate::ui::say::{say, tell};

/// From this share of the room on, the user is warned, in basis points.
const NEARLY_FULL_BP: u32 = 8000;

/// The meter of the browser's storage.
#[component]
pub fn Room() -> impl IntoView {
    let status = expect_context::<ReadSignal<SaveStatus>>();
    let used_bp = Memo::new(move |_| {
        status.track();
        let used = usage(&browser_store()?).ok()?;
        u32::try_from(used * 10_000 / QUOTA_UNITS).ok()
    });
    let label = tell(move |texts| match used_bp.get() {
        Some(bp) => (texts.data.storage_used)(&percent(bp)),
        None => texts.errors.storage_blocked.to_owned(),
    });
    let part = move || used_bp.get().and_then(|it| u8::try_from(it / 100).ok()).or(Some(0));
    view! {
        <Card title=say(|it| it.data.storage_title) lead=say(|it| it.data.storage_text)>
            <Progress label percent=part testid="storage-used" />
            <Show when=move || used_bp.get().is_some_and(|it| it >= NEARLY_FULL_BP)>
                <Banner tone=Tone::Warning>{say(|it| it.data.storage_nearly_full)}</Banner>
            </Show>
        </Card>
    }
}
