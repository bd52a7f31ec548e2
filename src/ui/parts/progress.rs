//! Work under way.

use leptos::prelude::*;

/// Shows how much of a piece of work is done, in percent, or that it runs, while `percent` is `None`.
#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] percent: Signal<Option<u8>>,
    #[prop(optional, into)] testid: Option<String>,
) -> impl IntoView {
    let width = move || format!("{}%", percent.get().unwrap_or(100).min(100));

    view! {
        <div class="progress" data-testid=testid>
            <span class="progress__label" aria-hidden="true">
                {move || label.get()}
            </span>
            <span
                class="progress__track"
                role="progressbar"
                aria-label=move || label.get()
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || percent.get().map(|it| it.to_string())
            >
                <span class="progress__fill" style:--at=width></span>
            </span>
        </div>
    }
}

/// Holds the place of `lines` lines of text that are still being made, so that nothing jumps when they come.
#[component]
pub fn Skeleton(#[prop(into)] label: Signal<String>, lines: usize) -> impl IntoView {
    let line = |_| view! { <span class="skeleton__line"></span> };

    view! {
        <div class="skeleton" role="status" aria-label=move || label.get()>
            {(0..lines).map(line).collect_view()}
        </div>
    }
}
