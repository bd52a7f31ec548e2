//! The application: opens what the browser kept, provides it, and shows the page that the address names.

use leptos::prelude::*;

use super::focus::keep_focus;
use super::navigation::Navigation;
use super::pages::{
    AgentPage, AnswerPage, BehindPage, CheckupPage, DataPage, DuePage, HelpPage, KioskPage,
    LabPage, OverviewPage, PolicyPage, ReceiptPage, RecordsPage, SatisfactionPage, TeamPage,
    UnknownPage,
};
use super::route::{PolicyPart, Route};
use super::shell::Shell;
use crate::state::{Notices, Opened, Preferences, Workspace, keep_saved, now, open, use_texts};

/// Puts the application in the place of the text that stood there while it was loaded.
pub fn start() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    leptos::mount::mount_to_body(App);
}

/// The whole application.
#[component]
fn App() -> impl IntoView {
    Preferences::provide();
    Notices::provide();
    let navigation = Navigation::provide();
    let Opened { document, view, place, trouble } = open();
    let workspace = Workspace::provide(document, view, now());
    let status = keep_saved(workspace, place);
    provide_context(status);
    name_the_window(navigation);
    undo_by_key(workspace, navigation);
    keep_focus();
    // The parts of the policy page, the lists of records and what the lab shows are one page each: what is open and
    // typed in it stays.
    let place = Memo::new(move |_| match navigation.route().get() {
        Route::Policy(_) => Route::Policy(PolicyPart::Indicators),
        Route::RecordList(_) => Route::Records(None),
        Route::LabWith(_) => Route::Lab,
        other => other,
    });
    let page = move || match place.get() {
        Route::Overview => view! { <OverviewPage /> }.into_any(),
        Route::Lab | Route::LabWith(_) => view! { <LabPage /> }.into_any(),
        Route::Agent(agent) => view! { <AgentPage agent /> }.into_any(),
        Route::Records(Some(behind)) => view! { <BehindPage behind /> }.into_any(),
        Route::Records(None) | Route::RecordList(_) => view! { <RecordsPage /> }.into_any(),
        Route::Due => view! { <DuePage /> }.into_any(),
        Route::Checkup => view! { <CheckupPage /> }.into_any(),
        Route::Policy(_) => view! { <PolicyPage /> }.into_any(),
        Route::Satisfaction(part) => view! { <SatisfactionPage part /> }.into_any(),
        Route::Team(part) => view! { <TeamPage part /> }.into_any(),
        Route::Data => view! { <DataPage /> }.into_any(),
        Route::Help => view! { <HelpPage /> }.into_any(),
        Route::Unknown => view! { <UnknownPage /> }.into_any(),
        // These stand without the frame.
        Route::Kiosk(_) | Route::Answer(_) | Route::Receipt(_) => ().into_any(),
    };
    let bare = Memo::new(move |_| match navigation.route().get() {
        it @ (Route::Kiosk(_) | Route::Answer(_) | Route::Receipt(_)) => Some(it),
        _ => None,
    });
    let shown = move || match bare.get() {
        Some(Route::Kiosk(form)) => view! { <KioskPage form /> }.into_any(),
        Some(Route::Answer(letters)) => view! { <AnswerPage letters /> }.into_any(),
        Some(Route::Receipt(letters)) => view! { <ReceiptPage letters /> }.into_any(),
        _ => view! { <Shell status trouble=trouble.clone()>{page}</Shell> }.into_any(),
    };
    view! { {shown} }
}

fn name_the_window(navigation: Navigation) {
    let texts = use_texts();
    Effect::new(move || {
        let words = &texts.get().shell;
        let page = match navigation.route().get() {
            Route::Overview => words.overview,
            Route::Lab | Route::LabWith(_) => words.lab,
            Route::Agent(_) => texts.get().sheet.title,
            Route::Policy(_) => words.policy,
            Route::Records(_) | Route::RecordList(_) => words.records,
            Route::Due => texts.get().listing.tab_due,
            Route::Checkup => texts.get().listing.tab_checkup,
            Route::Satisfaction(_) | Route::Kiosk(_) | Route::Answer(_) => {
                texts.get().satisfaction.title
            }
            Route::Receipt(_) => texts.get().receipt.page_title,
            Route::Team(_) => texts.get().team.title,
            Route::Data => words.data,
            Route::Help => texts.get().help.title,
            Route::Unknown => words.not_found_title,
        };
        document().set_title(&(words.title)(page));
    });
}

/// Ctrl-Z takes back and Ctrl-Shift-Z or Ctrl-Y makes again, unless a text is being typed.
fn undo_by_key(workspace: Workspace, navigation: Navigation) {
    let _for_the_life_of_the_page = window_event_listener(leptos::ev::keydown, move |event| {
        let typing = document().active_element().is_some_and(|it| {
            let kind = it.get_attribute("type");
            it.tag_name() == "TEXTAREA"
                || (it.tag_name() == "INPUT"
                    && !matches!(kind.as_deref(), Some("range" | "file" | "checkbox" | "radio")))
        });
        if typing || navigation.is_locked() || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => workspace.undo(),
            ("z", true) | ("y", false) => workspace.redo(),
            _ => return,
        }
        event.prevent_default();
    });
}
