//! 命令面板: everything that can be opened or done, found by its name (Ctrl-K).

use leptos::prelude::*;

use super::navigation::go;
use super::parts::{Dialog, Finder, Found, IconButton, IconKind};
use super::places::places;
use super::route::Route;
use super::say::say;
use super::wording;
use crate::i18n::{Locale, Texts};
use crate::model::{OfficeData, OfficeId, Period};
use crate::state::{Preferences, Workspace, use_preferences, use_texts, use_workspace};
use crate::storage::preferences::Theme;

/// What a command does.
#[derive(Clone, PartialEq)]
enum Deed {
    Go(Route),
    OpenOffice(OfficeId),
    OpenPeriod(Period),
    Undo,
    Redo,
    Speak(Locale),
    Paint(Theme),
    Print,
}

#[derive(Clone, PartialEq)]
struct Command {
    found: Found,
    deed: Deed,
}

/// The button and the dialog it opens; Ctrl-K opens it from anywhere.
#[component]
pub fn Palette() -> impl IntoView {
    let workspace = use_workspace();
    let preferences = use_preferences();
    let texts = use_texts();
    let open = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let show = move || {
        typed.set(String::new());
        open.set(true);
    };
    open_by_key(show);
    // Only an open palette follows the document.
    let fitting = Memo::new(move |_| match open.get() {
        true => fitting(commands(texts.get(), workspace), &typed.get()),
        false => Vec::new(),
    });
    let found = Signal::derive(move || {
        fitting.with(|it| it.iter().map(|it| it.found.clone()).collect::<Vec<_>>())
    });
    let choose = move |at: usize| {
        let deed = fitting.with_untracked(|it| it.get(at).map(|it| it.deed.clone()));
        open.set(false);
        if let Some(deed) = deed {
            perform(deed, workspace, preferences);
        }
    };
    view! {
        <IconButton
            label=say(|it| it.shell.palette)
            icon=IconKind::Search
            testid="palette-open"
            on_press=move |()| show()
        />
        <Dialog
            title=say(|it| it.shell.palette_title)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="palette"
            on_close=move |()| open.set(false)
        >
            <Finder
                label=say(|it| it.shell.palette_label)
                nothing=say(|it| it.shell.palette_nothing)
                found
                on_type=move |text| typed.set(text)
                on_choose=choose
            />
        </Dialog>
    }
}

fn open_by_key(show: impl Fn() + 'static) {
    let _for_the_life_of_the_page = window_event_listener(leptos::ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
            event.prevent_default();
            show();
        }
    });
}

/// Everything there is, in the order of how often it is wanted.
fn commands(texts: &'static Texts, workspace: Workspace) -> Vec<Command> {
    let words = &texts.shell;
    let mut all = Vec::new();
    let mut add = |label: String, kind: &str, deed: Deed| {
        all.push(Command { found: Found { label, kind: kind.to_owned() }, deed });
    };
    for place in places() {
        add((place.label)(texts).to_owned(), words.kind_page, Deed::Go(place.route));
    }
    if let Some(data) = workspace.office.get() {
        for it in data.staff.iter().filter(|it| it.role.is_ranked()) {
            add(it.name.clone(), words.kind_person, Deed::Go(Route::Agent(it.id.clone())));
        }
        for period in data.periods() {
            add(wording::period(texts, period), words.period_label, Deed::OpenPeriod(period));
        }
    }
    workspace.document().with(|document| {
        for it in &document.offices {
            let OfficeData { office, .. } = &**it;
            add(office.name.clone(), words.office_label, Deed::OpenOffice(office.id.clone()));
        }
    });
    if workspace.can_undo() {
        add(words.undo.to_owned(), words.kind_deed, Deed::Undo);
    }
    if workspace.can_redo() {
        add(words.redo.to_owned(), words.kind_deed, Deed::Redo);
    }
    add(words.print.to_owned(), words.kind_deed, Deed::Print);
    for locale in [Locale::Zh, Locale::En] {
        add(locale.name().to_owned(), words.language_label, Deed::Speak(locale));
    }
    for (theme, label) in [
        (Theme::Light, words.theme_light),
        (Theme::Dark, words.theme_dark),
        (Theme::System, words.theme_system),
    ] {
        add(label.to_owned(), words.theme_label, Deed::Paint(theme));
    }
    all
}

/// Those whose name or kind holds every word that was typed, whatever spaces stand between.
fn fitting(mut commands: Vec<Command>, typed: &str) -> Vec<Command> {
    let typed = typed.to_lowercase();
    let words: Vec<&str> = typed.split_whitespace().collect();
    commands.retain(|Command { found, .. }| {
        let text = format!("{} {}", found.label, found.kind).to_lowercase();
        let text: String = text.split_whitespace().collect();
        words.iter().all(|it| text.contains(it))
    });
    commands
}

fn perform(deed: Deed, workspace: Workspace, preferences: Preferences) {
    match deed {
        Deed::Go(route) => go(&route),
        Deed::OpenOffice(office) => workspace.open_office(office),
        Deed::OpenPeriod(period) => workspace.open_period(period),
        Deed::Undo => workspace.undo(),
        Deed::Redo => workspace.redo(),
        Deed::Speak(locale) => preferences.speak(locale),
        Deed::Paint(theme) => preferences.paint(theme),
        // Printing waits for the reader; a browser without it says so itself.
        Deed::Print => drop(window().print()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typed_word_has_to_be_in_the_name_or_the_kind() {
        let command = |label: &str, kind: &str| Command {
            found: Found { label: label.to_owned(), kind: kind.to_owned() },
            deed: Deed::Undo,
        };
        let all = vec![
            command("2026 年 7 月", "考核期"),
            command("Policy lab", "Page"),
            command("撤销", ""),
        ];
        let labels = |typed: &str| -> Vec<String> {
            fitting(all.clone(), typed).into_iter().map(|it| it.found.label).collect()
        };
        assert_eq!(labels(" "), ["2026 年 7 月", "Policy lab", "撤销"]);
        assert_eq!(labels("2026年7月"), ["2026 年 7 月"]);
        assert_eq!(labels("LAB page"), ["Policy lab"]);
        assert!(labels("lab 撤").is_empty());
    }
}
