//! Page by page through a long list.

use leptos::prelude::*;

use crate::ui::parts::{Button, ButtonKind};
use crate::ui::say::{say, tell};

/// Rows on a page: enough to scroll, few enough to stay quick.
pub const PAGE_ROWS: usize = 50;

/// Says which rows are shown of how many, and turns the pages.
#[component]
pub fn Pager(count: Signal<usize>, page: RwSignal<usize>) -> impl IntoView {
    let is_last = move || (page.get() + 1) * PAGE_ROWS >= count.get();
    let shown = tell(move |texts| {
        let from = page.get() * PAGE_ROWS;
        let to = (from + PAGE_ROWS).min(count.get());
        (texts.records.shown)(from + 1, to, count.get())
    });
    view! {
        <nav class="row row--apart pager">
            <span class="muted small" role="status">
                {shown}
            </span>
            <span class="row">
                <Button
                    kind=ButtonKind::Quiet
                    disabled=move || page.get() == 0
                    on_press=move |()| page.update(|it| *it = it.saturating_sub(1))
                >
                    {say(|it| it.records.previous_page)}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    disabled=is_last
                    on_press=move |()| page.update(|it| *it += 1)
                >
                    {say(|it| it.records.next_page)}
                </Button>
            </span>
        </nav>
    }
}
