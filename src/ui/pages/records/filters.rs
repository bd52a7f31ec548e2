//! What the list can be filtered by: the four fields used most, and the rest behind a fold.

use leptos::prelude::*;

use super::list::List;
use crate::i18n::Texts;
use crate::model::OfficeData;
use crate::state::use_texts;
use crate::ui::parts::{Choice, Select, TextField, TextKind};
use crate::ui::record_query::Facet;
use crate::ui::say::{say, tell};
use crate::ui::wording::records::{facet as name, facet_value, task_type};

/// The fields of the filter.
#[component]
pub fn Filters(list: List) -> impl IntoView {
    let is_open = list
        .query
        .with_untracked(|it| MORE.iter().any(|facet| !facet.value(&it.filter).is_empty()));
    view! {
        <div class="filters">
            {typed(list, Facet::Text, TextKind::Search)}
            {choice(list, Facet::Agent)}
            {choice(list, Facet::TaskType)}
            {choice(list, Facet::State)}
        </div>
        <details class="filters__more" open=is_open>
            <summary data-testid="more-filters">{say(|it| it.listing.more_filters)}</summary>
            <div class="filters">
                {choice(list, Facet::Channel)}
                {choice(list, Facet::Urgency)}
                {choice(list, Facet::Rating)}
                {choice(list, Facet::Cause)}
                {choice(list, Facet::Doubt)}
                {typed(list, Facet::Room, TextKind::Line)}
                {typed(list, Facet::From, TextKind::Date)}
                {typed(list, Facet::To, TextKind::Date)}
            </div>
        </details>
    }
}

/// The fields behind the fold.
const MORE: [Facet; 8] = [
    Facet::Channel,
    Facet::Urgency,
    Facet::Rating,
    Facet::Cause,
    Facet::Doubt,
    Facet::Room,
    Facet::From,
    Facet::To,
];

fn label(facet: Facet) -> Signal<String> {
    tell(move |texts| name(texts, facet).to_owned())
}

fn value(list: List, facet: Facet) -> Signal<String> {
    Signal::derive(move || list.query.with(|it| facet.value(&it.filter)))
}

fn set(list: List, facet: Facet, value: &str) {
    list.ask(list.query.get_untracked().with(facet, value));
}

fn testid(facet: Facet) -> String {
    match facet {
        Facet::Text => "search".to_owned(),
        other => format!("filter-{}", other.key()),
    }
}

fn typed(list: List, facet: Facet, kind: TextKind) -> AnyView {
    view! {
        <TextField
            label=label(facet)
            kind
            value=value(list, facet)
            testid=testid(facet)
            on_change=move |text: String| set(list, facet, text.trim_start())
        />
    }
    .into_any()
}

fn choice(list: List, facet: Facet) -> AnyView {
    let texts = use_texts();
    let choices = move || {
        let texts = texts.get();
        let mut choices = vec![Choice::new("", texts.listing.every)];
        if let Some(data) = list.office.get() {
            choices.extend(values(texts, &data, facet));
        }
        choices
    };
    view! {
        <Select
            label=label(facet)
            choices=choices
            value=value(list, facet)
            testid=testid(facet)
            on_change=move |code: String| set(list, facet, &code)
        />
    }
    .into_any()
}

fn values(texts: &Texts, data: &OfficeData, facet: Facet) -> Vec<Choice> {
    match facet {
        Facet::Agent => agents(data),
        Facet::TaskType => task_types(texts, data),
        listed => {
            let codes = listed.codes().into_iter();
            codes.map(|it| Choice::new(it, facet_value(texts, data, listed, it))).collect()
        }
    }
}

/// Everybody of the office.
pub fn agents(data: &OfficeData) -> Vec<Choice> {
    data.staff.iter().map(|it| Choice::new(it.id.as_str(), it.name.clone())).collect()
}

/// Every kind of work of the office.
pub fn task_types(texts: &Texts, data: &OfficeData) -> Vec<Choice> {
    let name = |id: &str| Choice::new(id, task_type(texts, data, id));
    data.task_types.iter().map(|it| name(it.id.as_str())).collect()
}
