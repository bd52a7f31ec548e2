//! Saved views: filters under a name, kept on this device.

use leptos::prelude::*;

use super::list::List;
use crate::state::{NoticeKind, browser_store, keep, use_notices, use_texts};
use crate::storage::preferences::{RecordView, RecordViews, read};
use crate::ui::parts::{
    Button, ButtonKind, Choice, Dialog, IconButton, IconKind, LabelPlace, Select, TextField,
};
use crate::ui::record_query::RecordQuery;
use crate::ui::say::say;

/// Chooses a saved view, saves what is filtered now, and forgets a view.
#[component]
pub fn Views(list: List, is_filtered: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    let kept = browser_store().as_ref().and_then(read::<RecordViews>).unwrap_or_default();
    let views = RwSignal::new(kept.views);
    let naming = RwSignal::new(false);
    let here = move || list.query.with(ToString::to_string);
    let current = Memo::new(move |_| {
        let here = here();
        views.with(|all| all.iter().find(|it| it.query == here).map(|it| it.name.clone()))
    });
    let change = move |all: Vec<RecordView>| {
        keep(&RecordViews { views: all.clone() });
        views.set(all);
    };
    let choices = move || {
        let named = views.get().into_iter().map(|it| Choice::new(it.name.clone(), it.name));
        let none = Choice::new("", texts.get().listing.no_view);
        [none].into_iter().chain(named).collect::<Vec<_>>()
    };
    let choose = move |name: String| {
        let query = views.with_untracked(|all| all.iter().find(|it| it.name == name).cloned());
        if let Some(view) = query {
            list.ask(RecordQuery::read(&view.query));
        }
    };
    let forget = move |()| {
        let Some(name) = current.get_untracked() else { return };
        let mut all = views.get_untracked();
        all.retain(|it| it.name != name);
        change(all);
    };
    let save = move |name: String| {
        let mut all = views.get_untracked();
        all.retain(|it| it.name != name);
        all.push(RecordView { name, query: list.query.get_untracked().to_string() });
        change(all);
    };
    let select = move || {
        (!views.with(Vec::is_empty)).then(|| {
            view! {
                <Select
                    label=say(|it| it.listing.views)
                    label_place=LabelPlace::Beside
                    choices=choices
                    value=move || current.get().unwrap_or_default()
                    testid="views"
                    on_change=choose
                />
            }
        })
    };
    let action = move || match (current.get(), is_filtered.get()) {
        (Some(_), _) => view! {
            <IconButton
                label=say(|it| it.listing.forget_view)
                icon=IconKind::Trash
                testid="forget-view"
                on_press=forget
            />
        }
        .into_any(),
        (None, true) => view! {
            <Button
                kind=ButtonKind::Quiet
                icon=IconKind::Link
                testid="save-view"
                on_press=move |()| naming.set(true)
            >
                {say(|it| it.listing.save_view)}
            </Button>
        }
        .into_any(),
        (None, false) => ().into_any(),
    };
    view! {
        <div class="row">{select} {action}</div>
        <NameDialog naming on_save=save />
    }
}

#[component]
fn NameDialog(naming: RwSignal<bool>, #[prop(into)] on_save: Callback<String>) -> impl IntoView {
    let texts = use_texts();
    let notices = use_notices();
    let name = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let save = move |()| {
        let given = name.get_untracked().trim().to_owned();
        if given.is_empty() {
            problem.set(Some(texts.get_untracked().listing.view_name_missing.to_owned()));
            return;
        }
        naming.set(false);
        notices.say(NoticeKind::Done, (texts.get_untracked().listing.view_saved)(&given));
        on_save.run(given);
        name.set(String::new());
    };
    let typed = move |text: String| {
        problem.set(None);
        name.set(text);
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| naming.set(false)>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="save-view-confirm" on_press=save>
                {say(|it| it.listing.save)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=say(|it| it.listing.save_view)
            close_label=say(|it| it.entry.close)
            open=naming
            actions
            on_close=move |()| naming.set(false)
        >
            <TextField
                label=say(|it| it.listing.view_name)
                hint=say(|it| it.listing.view_name_hint)
                value=name
                problem=problem
                testid="view-name"
                on_change=typed
            />
            <p class="muted small">{say(|it| it.listing.copy_hint)}</p>
        </Dialog>
    }
}
