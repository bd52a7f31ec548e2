//! The parts of a page, one of which is shown.

use leptos::prelude::*;

/// A part of a page, with the address that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    pub href: String,
    pub label: String,
    pub testid: String,
}

/// Links to the parts of a page; `current` is the address of the one that is shown.
#[component]
pub fn Tabs(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] tabs: Signal<Vec<Tab>>,
    #[prop(into)] current: Signal<String>,
) -> impl IntoView {
    let link = move |tab: Tab| {
        let Tab { href, label, testid } = tab;
        let compared = href.clone();
        view! {
            <a
                class="tabs__link"
                href=href
                aria-current=move || (current.get() == compared).then_some("page")
                data-testid=testid
            >
                {label}
            </a>
        }
    };

    view! {
        <nav class="tabs" aria-label=move || label.get()>
            {move || tabs.get().into_iter().map(link).collect_view()}
        </nav>
    }
}
