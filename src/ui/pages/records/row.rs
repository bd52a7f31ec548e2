//! One record in the list: its cells, and the heads they stand under.

use leptos::prelude::*;

use super::entry::Opened;
use super::list::List;
use crate::engine::listing::{Column, Order, Stage, Stages};
use crate::i18n::{Texts, date_time};
use crate::model::{OfficeData, Urgency};
use crate::ui::parts::{Align, ColumnHead, Sort};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The heads; each sorts, and the first chooses all.
#[component]
pub fn Heads(list: List) -> impl IntoView {
    let all = move || {
        let chosen = list.chosen.with(std::collections::BTreeSet::len);
        chosen > 0 && chosen == list.rows.with(|it| it.len())
    };
    let choose_all = move |_| {
        let next = if all() { Vec::new() } else { list.rows.with_untracked(|it| it.to_vec()) };
        list.chosen.set(next.into_iter().collect());
    };
    view! {
        <th class="table__head" scope="col">
            <input
                type="checkbox"
                class="check"
                aria-label=say(|it| it.listing.choose_all)
                prop:checked=all
                data-testid="choose-all"
                on:change=choose_all
            />
        </th>
        {head(list, Column::Number, Align::Start)}
        {head(list, Column::Created, Align::Start)}
        {head(list, Column::Agent, Align::Start)}
        {head(list, Column::TaskType, Align::Start)}
        {head(list, Column::Channel, Align::Start)}
        {head(list, Column::Urgency, Align::Start)}
        {head(list, Column::Room, Align::Start)}
        <ColumnHead label=say(|it| it.listing.state) />
        {head(list, Column::Due, Align::Start)}
        {head(list, Column::Resolved, Align::Start)}
        {head(list, Column::Wait, Align::End)}
        {head(list, Column::Rating, Align::End)}
    }
}

fn head(list: List, column: Column, align: Align) -> AnyView {
    let sort = move || {
        let order = list.query.with(|it| it.order);
        (order.column == column).then_some(match order.descending {
            true => Sort::Descending,
            false => Sort::Ascending,
        })
    };
    let turn = move |()| {
        let order = list.query.with_untracked(|it| it.order);
        // Dates begin with the newest, names with the first.
        let first =
            matches!(column, Column::Created | Column::Rating | Column::Wait | Column::Resolved);
        let descending = if order.column == column { !order.descending } else { first };
        list.sort(Order { column, descending });
    };
    let testid = format!("sort-{column:?}").to_lowercase();
    view! {
        <ColumnHead
            label=tell(move |texts| wording::records::column(texts, column).to_owned())
            sort=Signal::derive(sort)
            align
            testid=testid
            on_sort=Callback::new(turn)
        />
    }
    .into_any()
}

/// The cells of the record in `row`.
pub fn cells(list: List, texts: &Texts, data: &OfficeData, stages: &Stages, row: u32) -> AnyView {
    let at = row as usize;
    let records = &data.records;
    let offset = data.office.utc_offset;
    let time = |time: Option<crate::model::Time>| time.map(|it| date_time(offset.local(it)));
    let number = records.external_id(at).unwrap_or(records.id_text(at)).to_owned();
    let stage = stages.stage(records, at);
    let agent = records.agents().get(at).map(|it| wording::records::staff(data, it));
    let kind = records.task_types().get(at).unwrap_or_default();
    let urgent = records.urgency(at) == Urgency::Urgent;
    let resolved = match (records.resolved(at), records.solved(at)) {
        (Some(resolved), _) => time(Some(resolved)),
        (None, Some(true)) => Some(texts.terms.yes.to_owned()),
        (None, Some(false)) => Some(texts.terms.no.to_owned()),
        (None, None) => None,
    };
    let choose = move |_| {
        list.chosen.update(|it| {
            if !it.remove(&row) {
                it.insert(row);
            }
        });
    };
    let id = records.id(at);
    let open = move |_| list.opened.set(Some(Opened::Record(id.clone())));
    view! {
        <td class="records__check">
            <input
                type="checkbox"
                class="check"
                aria-label=(texts.listing.choose_row)(&number)
                data-part="choose"
                prop:checked=move || list.chosen.with(|it| it.contains(&row))
                on:change=choose
            />
        </td>
        <th class="table__row-head" scope="row">
            <button
                type="button"
                class="records__open"
                data-part="open"
                title=(texts.listing.open_row)(&number)
                on:click=open
            >
                {number.clone()}
            </button>
        </th>
        <td>{time(Some(records.created(at)))}</td>
        <td>{agent}</td>
        <td>{wording::records::task_type(texts, data, kind)}</td>
        <td>{wording::channel(texts, records.channel(at))}</td>
        <td data-urgent=urgent.to_string()>{wording::urgency(texts, records.urgency(at))}</td>
        <td>{records.rooms().get(at).unwrap_or_default().to_owned()}</td>
        <td class="records__stage" data-stage=stage_code(stage)>
            {wording::records::stage(texts, stage)}
        </td>
        <td>{time(stages.due(at))}</td>
        <td>{resolved}</td>
        <td class="table__number">{records.wait_s(at).map(|it| it.to_string())}</td>
        <td class="table__number">{records.rating(at).map(|it| it.to_string())}</td>
    }
    .into_any()
}

fn stage_code(stage: Stage) -> &'static str {
    match stage {
        Stage::Missed => "missed",
        Stage::Open => "open",
        Stage::DueSoon => "due-soon",
        Stage::Overdue => "overdue",
        Stage::Resolved => "resolved",
    }
}
