//! What was done in the period: calls, answers, outcomes and ratings, plainly counted.

use leptos::prelude::*;

use crate::engine::activity::{Activity, activity};
use crate::i18n::{Texts, thousands};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Align, Card, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::say::say;
use crate::ui::wording;

/// The counts of the current office and period, in all and per agent.
#[component]
pub fn Work() -> impl IntoView {
    let workspace = use_workspace();
    let figures = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let (start, end) = period.bounds(data.office.utc_offset);
        let records = &data.records;
        let rows = (0..records.len()).filter(|row| {
            let created = records.created(*row);
            start <= created && created < end
        });
        let (all, by_agent) = activity(records, rows);
        let name = |id: &crate::model::StaffId| {
            data.staff_member(id).map_or_else(|| id.to_string(), |it| it.name.clone())
        };
        let people = by_agent.iter().map(|(id, it)| (name(id), *it)).collect::<Vec<_>>();
        Some((all, people))
    });
    let all = Signal::derive(move || figures.get().map(|it| it.0).unwrap_or_default());
    let people = Signal::derive(move || figures.get().map(|it| it.1).unwrap_or_default());
    view! {
        <Card title=say(|it| it.overview.activity) lead=say(|it| it.overview.activity_note)>
            <ActivityTable all people />
        </Card>
    }
}

/// A table of counts with a row for all at its head.
#[component]
pub fn ActivityTable(
    all: Signal<Activity>,
    people: Signal<Vec<(String, Activity)>>,
) -> impl IntoView {
    let texts = use_texts();
    let body = move || {
        let texts = texts.get();
        let total = row(texts, texts.overview.activity_all.to_owned(), all.get());
        let rows = people.get().into_iter().map(|(name, it)| row(texts, name, it));
        view! {
            {total}
            {rows.collect_view()}
        }
    };
    view! {
        <Table label=say(|it| it.overview.activity) testid="activity">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    <ColumnHead label=say(|it| it.overview.activity_records) align=Align::End />
                    <ColumnHead label=say(|it| it.overview.activity_offered) align=Align::End />
                    <ColumnHead label=say(|it| it.import.summary_answered) align=Align::End />
                    <ColumnHead label=say(|it| it.import.summary_resolved) align=Align::End />
                    <ColumnHead label=say(|it| it.overview.activity_wait) align=Align::End />
                    <ColumnHead label=say(|it| it.overview.activity_rated) align=Align::End />
                    <ColumnHead label=say(|it| it.import.summary_rating) align=Align::End />
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </Table>
    }
}

fn row(texts: &Texts, name: String, it: Activity) -> impl IntoView + use<> {
    let none = || texts.terms.none.to_owned();
    let wait = it.mean_wait().map_or_else(none, |it| wording::decimals(&it, 2));
    let rating = it.mean_rating().map_or_else(none, |it| wording::decimals(&it, 4));
    let id = name.clone();
    view! {
        <tr data-name=id>
            <RowHead>{name}</RowHead>
            <NumberCell>{thousands(it.records)}</NumberCell>
            <NumberCell>{thousands(it.offered)}</NumberCell>
            <NumberCell>{thousands(it.answered)}</NumberCell>
            <NumberCell>{thousands(it.resolved)}</NumberCell>
            <NumberCell>{wait}</NumberCell>
            <NumberCell>{thousands(it.rated)}</NumberCell>
            <NumberCell>{rating}</NumberCell>
        </tr>
    }
}
