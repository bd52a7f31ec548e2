//! The head of the records pages: what they are about, and the way between them.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::state::use_workspace;
use crate::ui::navigation::Navigation;
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The title, the office with its period, and the links to the three pages; `action` stands beside the title.
pub fn head(action: Option<AnyView>) -> AnyView {
    let route = expect_context::<Navigation>().route();
    let link = move |to: Route, label: fn(&'static Texts) -> &'static str, testid: &'static str| {
        let href = to.to_string();
        let current = move || {
            let here = match route.get() {
                Route::RecordList(_) => Route::Records(None),
                other => other,
            };
            (here == to).then_some("page")
        };
        view! {
            <a class="tabs__one" href=href aria-current=current data-testid=testid>
                {say(label)}
            </a>
        }
    };
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.shell.records)}</h1>
                <p class="page__lead">{caption()}</p>
            </div>
            {action}
        </header>
        <nav class="tabs" aria-label=say(|it| it.listing.tabs_label)>
            {link(Route::Records(None), |it| it.listing.tab_list, "tab-list")}
            {link(Route::Due, |it| it.listing.tab_due, "tab-due")}
            {link(Route::Checkup, |it| it.listing.tab_checkup, "tab-checkup")}
        </nav>
    }
    .into_any()
}

/// The office and the period whose records are shown.
pub fn caption() -> Signal<String> {
    let workspace = use_workspace();
    tell(move |texts| {
        let place = workspace.office.get().zip(workspace.period.get());
        place
            .map(|(data, period)| {
                (texts.records.caption)(&data.office.name, &wording::period(texts, period))
            })
            .unwrap_or_default()
    })
}
