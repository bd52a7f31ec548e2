//! 评价: what everybody received, with the peers' anonymity kept, under the form in which it is entered.

use leptos::prelude::*;

use super::name_of;
use super::review_form::ReviewForm;
use super::severity::Severity;
use crate::engine::Exact;
use crate::engine::reviewed::{FEWEST_PEERS, Peers, received};
use crate::i18n::Texts;
use crate::model::{OfficeData, Period, Staff};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{
    Align, Card, Chip, ColumnHead, Empty, IconKind, NumberCell, RowHead, Table,
};
use crate::ui::say::say;
use crate::ui::wording;

/// Entering reviews, what they come to, and how strict raters are.
#[component]
pub fn Reviews() -> impl IntoView {
    let workspace = use_workspace();
    let enough = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_some_and(|it| it.staff.len() > 1))
    });
    move || match enough.get() {
        true => view! {
            <ReviewForm />
            <ReceivedTable />
            <Severity />
        }
        .into_any(),
        false => view! {
            <Card>
                <Empty
                    title=say(|it| it.reviews.no_raters_title)
                    sentence=say(|it| it.reviews.no_raters_text)
                    icon=IconKind::People
                />
            </Card>
        }
        .into_any(),
    }
}

/// What everybody received in the period.
#[component]
fn ReceivedTable() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let body = move || {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let people = data.staff.iter().filter(|it| it.role.is_ranked());
        let texts = texts.get();
        Some(people.map(|it| received_row(texts, &data, it, period)).collect_view())
    };
    view! {
        <Card title=say(|it| it.reviews.received) lead=say(|it| it.reviews.received_lead)>
            <Table label=say(|it| it.reviews.received) testid="received">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.reviews.supervisor) align=Align::End />
                        <ColumnHead label=say(|it| it.reviews.peer) align=Align::End />
                        <ColumnHead label=say(|it| it.reviews.raters_count) align=Align::End />
                        <ColumnHead label=say(|it| it.reviews.own) align=Align::End />
                        <ColumnHead label=say(|it| it.reviews.who_reviewed) />
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </Table>
        </Card>
    }
}

fn received_row(
    texts: &'static Texts,
    data: &OfficeData,
    person: &Staff,
    period: Period,
) -> AnyView {
    let found = received(data, period, &person.id);
    let shown = |mean: Option<&Exact>| {
        mean.map_or_else(|| texts.terms.none.to_owned(), |it| wording::decimals(it, 2))
    };
    let peers = match &found.peers {
        Peers::Shown(mean, _) => shown(Some(mean)).into_any(),
        Peers::Nobody => texts.terms.none.into_any(),
        Peers::Hidden(few) => {
            let label = (texts.reviews.hidden)(FEWEST_PEERS - few);
            let hint = texts.reviews.hidden_hint.to_owned();
            view! { <Chip label hint /> }.into_any()
        }
    };
    let names: Vec<String> = found.peer_ids.iter().map(|it| name_of(data, it)).collect();
    let (name, count) = (person.name.clone(), names.len().to_string());
    let (supervisor, own) = (shown(found.supervisor.as_ref()), shown(found.own.as_ref()));
    view! {
        <tr data-person=person.id.to_string()>
            <RowHead>{name}</RowHead>
            <NumberCell testid="supervisor-mean">{supervisor}</NumberCell>
            <NumberCell testid="peer-mean">{peers}</NumberCell>
            <NumberCell testid="peer-raters">{count}</NumberCell>
            <NumberCell testid="own-mean">{own}</NumberCell>
            <td class="small">{names.join(texts.import.list_separator)}</td>
        </tr>
    }
    .into_any()
}
