//! The frame around every page: the way around, office and period, language and theme, what became of changes.

use std::sync::Arc;

use leptos::prelude::*;

use super::language_button::LanguageButton;
use super::navigation::{Navigation, go};
use super::palette::Palette;
use super::parts::{
    Choice, IconButton, IconKind, LabelPlace, Rail, RailItem, Select, SkipLink, Toast, Toasts, Tone,
};
use super::places::{Place, home, places};
use super::route::Route;
use super::say::{say, tell};
use super::tour::Tour;
use super::troubles::Troubles;
use super::viewport::is_wide;
use super::wording;
use crate::model::{OfficeData, OfficeId, Period};
use crate::state::{
    NoticeKind, SaveStatus, Trouble, use_notices, use_preferences, use_texts, use_workspace,
};
use crate::storage::preferences::Theme;

/// Frames the page given as children.
#[component]
pub fn Shell(
    status: ReadSignal<SaveStatus>,
    trouble: Option<Trouble>,
    children: ChildrenFn,
) -> impl IntoView {
    view! {
        <div class="shell">
            <SkipLink label=say(|it| it.shell.skip_to_content) />
            <Ways />
            <header class="top-bar">
                <div class="top-bar__brand">{say(|it| it.shell.app_name)}</div>
                <OfficeAndPeriod />
                <div class="top-bar__tools">
                    <SaveState status />
                    <History />
                    <Palette />
                    <LanguageButton />
                    <ThemeButton />
                </div>
            </header>
            <main class="page" id="main" tabindex="-1">
                <Troubles status trouble />
                <Tour />
                {children()}
            </main>
            <Messages />
        </div>
    }
}

/// The pages.
#[component]
fn Ways() -> impl IntoView {
    let texts = use_texts();
    let route = expect_context::<Navigation>().route();
    let items = move || {
        let item = |place: Place| RailItem {
            href: place.route.to_string(),
            label: (place.label)(texts.get()).to_owned(),
            icon: place.icon,
            place: place.rail,
            testid: place.testid.to_owned(),
        };
        places().into_iter().map(item).collect::<Vec<_>>()
    };
    let current = move || home(route.get()).to_string();
    view! {
        <Rail
            label=say(|it| it.shell.navigation_label)
            brand=say(|it| it.shell.app_name)
            more_label=say(|it| it.shell.more)
            items
            current
            wide=is_wide()
        />
    }
}

/// Office and period.
#[component]
fn OfficeAndPeriod() -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let route = expect_context::<Navigation>().route();
    let offices = move || {
        let mark = texts.get().shell.demo_mark;
        workspace.document().with(|document| {
            let label = |data: &OfficeData| match data.office.demo {
                true => format!("{} · {mark}", data.office.name),
                false => data.office.name.clone(),
            };
            let choice = |it: &Arc<OfficeData>| Choice::new(it.office.id.as_str(), label(it));
            document.offices.iter().map(choice).collect::<Vec<_>>()
        })
    };
    let office =
        move || workspace.office.get().map(|it| it.office.id.to_string()).unwrap_or_default();
    let periods = move || {
        let periods = workspace.office.get().map(|it| it.periods()).unwrap_or_default();
        let choice = |it: &Period| Choice::new(it.to_string(), wording::period(texts.get(), *it));
        periods.iter().map(choice).collect::<Vec<_>>()
    };
    let period = move || workspace.period.get().map(|it| it.to_string()).unwrap_or_default();
    let open_office = move |id: String| {
        workspace.open_office(OfficeId::new(&id));
        if matches!(route.get_untracked(), Route::Agent(_)) {
            go(&Route::Overview);
        }
    };
    let open_period = move |text: String| {
        if let Ok(period) = text.parse() {
            workspace.open_period(period);
        }
    };
    view! {
        <div class="top-bar__place">
            <Select
                label=say(|it| it.shell.office_label)
                label_place=LabelPlace::Spoken
                choices=offices
                value=office
                testid="office"
                on_change=open_office
            />
            <Select
                label=say(|it| it.shell.period_label)
                label_place=LabelPlace::Spoken
                choices=periods
                value=period
                testid="period"
                on_change=open_period
            />
        </div>
    }
}

/// What became of the last change.
#[component]
fn SaveState(status: ReadSignal<SaveStatus>) -> impl IntoView {
    let sentence = tell(move |texts| {
        match status.get() {
            SaveStatus::Unchanged => texts.shell.unsaved_nothing,
            SaveStatus::Pending => texts.shell.saving,
            SaveStatus::Written => texts.shell.saved,
            SaveStatus::Failed(_) | SaveStatus::Elsewhere | SaveStatus::MemoryOnly => {
                texts.shell.not_saved
            }
        }
        .to_owned()
    });
    view! {
        <span class="top-bar__saved" role="status" data-testid="save-state">
            {sentence}
        </span>
    }
}

/// Takes changes back and makes them again.
#[component]
fn History() -> impl IntoView {
    let workspace = use_workspace();
    view! {
        <span class="top-bar__history">
            <IconButton
                label=say(|it| it.shell.undo)
                icon=IconKind::Undo
                disabled=Signal::derive(move || !workspace.can_undo())
                testid="undo"
                on_press=move |()| workspace.undo()
            />
            <IconButton
                label=say(|it| it.shell.redo)
                icon=IconKind::Redo
                disabled=Signal::derive(move || !workspace.can_redo())
                testid="redo"
                on_press=move |()| workspace.redo()
            />
        </span>
    }
}

/// System, then what the system is not, then what it is: the first press is always seen.
#[component]
fn ThemeButton() -> impl IntoView {
    let preferences = use_preferences();
    let next = move || match (preferences.theme().get(), system_is_dark()) {
        (Theme::System, true) | (Theme::Dark, false) => Theme::Light,
        (Theme::System, false) | (Theme::Light, true) => Theme::Dark,
        (Theme::Light, false) | (Theme::Dark, true) => Theme::System,
    };
    let icon = move || match preferences.theme().get() {
        Theme::Light => IconKind::Sun,
        Theme::Dark => IconKind::Moon,
        Theme::System => IconKind::System,
    };
    let label = tell(move |texts| {
        let words = &texts.shell;
        let now = match preferences.theme().get() {
            Theme::Light => words.theme_light,
            Theme::Dark => words.theme_dark,
            Theme::System => words.theme_system,
        };
        format!("{} · {now}", words.theme_label)
    });
    view! {
        <IconButton label icon testid="theme" on_press=move |()| preferences.paint(next()) />
    }
}

fn system_is_dark() -> bool {
    let query = window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|it| it.matches())
}

/// Messages that pass.
#[component]
fn Messages() -> impl IntoView {
    let notices = use_notices();
    let workspace = use_workspace();
    let texts = use_texts();
    let toasts = move || {
        let toast = |it: crate::state::Notice| Toast {
            id: it.id,
            tone: match it.kind {
                NoticeKind::Done | NoticeKind::Undoable => Tone::Good,
                NoticeKind::Refused => Tone::Danger,
            },
            text: it.text,
            action: (it.kind == NoticeKind::Undoable).then(|| texts.get().shell.undo.to_owned()),
        };
        notices.list().get().into_iter().map(toast).collect::<Vec<_>>()
    };
    let undo = move |id| {
        workspace.undo();
        notices.close(id);
    };
    view! {
        <Toasts
            label=say(|it| it.shell.messages_label)
            close_label=say(|it| it.shell.dismiss)
            toasts
            on_action=undo
            on_close=move |id| notices.close(id)
        />
    }
}
