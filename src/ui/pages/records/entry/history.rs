//! What was changed of a record since it was entered or imported.

use leptos::prelude::*;

use crate::i18n::date_time;
use crate::model::{OfficeData, RecordChange, RecordId};
use crate::state::{use_texts, use_workspace};
use crate::ui::say::say;
use crate::ui::wording::records::{field, field_value};

/// The changes of one record, newest first.
#[component]
pub fn History(record: RecordId) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let body = move || {
        let data = workspace.office.get()?;
        let of_it = data.changes.iter().rev().filter(|it| it.record == record);
        let rows: Vec<AnyView> = of_it.map(|it| change_row(texts.get(), &data, it)).collect();
        Some(match rows.is_empty() {
            true => {
                view! { <p class="muted small">{say(|it| it.entry.history_none)}</p> }.into_any()
            }
            false => view! {
                <ol class="history__list" data-testid="history">
                    {rows}
                </ol>
                <p class="muted small">{say(|it| it.entry.history_note)}</p>
            }
            .into_any(),
        })
    };
    view! {
        <section class="history">
            <h3 class="entry__title">{say(|it| it.entry.history)}</h3>
            {body}
        </section>
    }
}

fn change_row(
    texts: &'static crate::i18n::Texts,
    data: &OfficeData,
    change: &RecordChange,
) -> AnyView {
    let value = |it: &Option<serde_json::Value>| match it {
        Some(value) => field_value(texts, data, &change.field, value),
        None => texts.entry.empty_value.to_owned(),
    };
    view! {
        <li>
            <span class="muted small">{date_time(data.office.utc_offset.local(change.at))}</span>
            <span>
                <strong>{field(texts, &change.field).to_owned()}</strong>
                " "
                {value(&change.before)}
                " → "
                {value(&change.after)}
            </span>
        </li>
    }
    .into_any()
}
