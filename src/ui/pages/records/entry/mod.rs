//! The form of one record, by keyboard alone: a new one after another, or one that is there with what was changed of it.

mod call;
mod call_view;
mod draft;
mod fields;
mod form;
mod history;
mod script;

use leptos::prelude::*;

use crate::model::RecordId;
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Dialog;
use crate::ui::say::say;
use form::Form;

/// What stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A new record.
    New,
    /// The record with this id.
    Record(RecordId),
}

/// The form over the page while something is opened.
#[component]
pub fn EntryDialog(opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let title = move || {
        let words = &texts.get().entry;
        let found = match opened.get() {
            Some(Opened::Record(id)) => workspace.office.get().and_then(|data| {
                let row = data.records.row_of(id.as_str())?;
                let number = data.records.external_id(row).unwrap_or(data.records.id_text(row));
                Some((words.title_edit)(number))
            }),
            Some(Opened::New) | None => None,
        };
        found.unwrap_or_else(|| words.title_new.to_owned())
    };
    view! {
        <Dialog
            title=Signal::derive(title)
            close_label=say(|it| it.entry.close)
            open=Signal::derive(move || opened.with(Option::is_some))
            wide=true
            testid="entry"
            on_close=move |()| opened.set(None)
        >
            {move || opened.get().map(|which| view! { <Form which opened /> })}
        </Dialog>
    }
}
