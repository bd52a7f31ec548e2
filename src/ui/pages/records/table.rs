//! Records as evidence: the cells of a record, and a plain table of a few.

use leptos::prelude::*;

use crate::i18n::{Texts, date_time};
use crate::model::{OfficeData, TaskTypeId};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Align, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::say::say;
use crate::ui::wording;

/// The given rows of the current office's records.
#[component]
pub fn RecordTable(label: Signal<String>, rows: Signal<Vec<usize>>) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let body = move || {
        let data = workspace.office.get()?;
        let row = |row| view! { <tr>{cells(texts.get(), &data, row)}</tr> };
        Some(rows.get().into_iter().map(row).collect_view())
    };
    view! {
        <Table label testid="records">
            <thead>
                <tr>
                    <Heads />
                </tr>
            </thead>
            <tbody class="cases">{body}</tbody>
        </Table>
    }
}

/// The heads of the cells of a record.
#[component]
pub fn Heads() -> impl IntoView {
    view! {
        <ColumnHead label=say(|it| it.records.number) />
        <ColumnHead label=say(|it| it.records.created) />
        <ColumnHead label=say(|it| it.records.agent) />
        <ColumnHead label=say(|it| it.records.task_type) />
        <ColumnHead label=say(|it| it.records.channel) />
        <ColumnHead label=say(|it| it.records.room) />
        <ColumnHead label=say(|it| it.records.answered) />
        <ColumnHead label=say(|it| it.records.wait) align=Align::End />
        <ColumnHead label=say(|it| it.records.resolved) />
        <ColumnHead label=say(|it| it.records.rating) align=Align::End />
    }
}

/// The cells of the record in `row`.
pub fn cells(texts: &Texts, data: &OfficeData, row: usize) -> impl IntoView + use<> {
    let records = &data.records;
    let offset = data.office.utc_offset;
    let number = records.external_id(row).unwrap_or(records.id_text(row)).to_owned();
    let yes_no = |it: bool| if it { texts.terms.yes } else { texts.terms.no };
    let resolved = match (records.resolved(row), records.solved(row)) {
        (Some(time), _) => date_time(offset.local(time)),
        (None, Some(solved)) => yes_no(solved).to_owned(),
        (None, None) => String::new(),
    };
    let wait = records.wait_s(row).map(|it| it.to_string());
    let rating = records.rating(row).map(|it| it.to_string());
    view! {
        <RowHead>{number}</RowHead>
        <td>{date_time(offset.local(records.created(row)))}</td>
        <td>{agent_name(data, row)}</td>
        <td>{type_name(texts, data, row)}</td>
        <td>{wording::channel(texts, records.channel(row))}</td>
        <td>{records.rooms().get(row).unwrap_or_default().to_owned()}</td>
        <td>{records.answered(row).map(yes_no)}</td>
        <NumberCell>{wait}</NumberCell>
        <td>{resolved}</td>
        <NumberCell>{rating}</NumberCell>
    }
}

fn agent_name(data: &OfficeData, row: usize) -> String {
    let id = data.records.agents().get(row).unwrap_or_default();
    let person = data.staff.iter().find(|it| it.id.as_str() == id);
    person.map_or_else(|| id.to_owned(), |it| it.name.clone())
}

fn type_name(texts: &Texts, data: &OfficeData, row: usize) -> String {
    let id = data.records.task_types().get(row).unwrap_or_default();
    let task_type = data.task_type(&TaskTypeId::new(id));
    task_type.map_or_else(|| id.to_owned(), |it| wording::import::task_type(texts, it))
}
