//! 评价: a form per person who is reviewed, and what everybody received, with the peers' anonymity kept.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::name_of;
use super::severity::Severity;
use crate::engine::Exact;
use crate::i18n::Texts;
use crate::model::{
    Edit, Extra, OfficeData, Period, Review, ReviewKind, Role, Staff, StaffId, TeamEdit,
};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{
    Align, Button, ButtonKind, Card, Chip, Choice, ColumnHead, Empty, IconKind, NumberCell,
    RowHead, Table, TextKind,
};
use crate::ui::say::say;
use crate::ui::wording;

/// Peer reviews are shown from so many raters on.
const FEWEST_RATERS: usize = 3;

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
                    title=say(|it| it.team.no_raters_title)
                    sentence=say(|it| it.team.no_raters_text)
                    icon=IconKind::People
                />
            </Card>
        }
        .into_any(),
    }
}

/// One review after the other.
#[component]
fn ReviewForm() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let form = Form::new();
    let month = move || {
        let data = workspace.office.get_untracked()?;
        let period = workspace.period.get_untracked()?;
        let last = data.local_date(data.as_of(period, workspace.now).plus(-1));
        Some(Period::month_of(last.max(period.start())))
    };
    let first = |data: &OfficeData, is: fn(&Staff) -> bool| {
        data.staff.iter().find(|it| is(it)).map(|it| it.id.to_string()).unwrap_or_default()
    };
    if let Some(data) = workspace.office.get_untracked() {
        let now = || Period::month_of(data.local_date(workspace.now));
        form.fill([
            ("review-ratee", first(&data, |it| it.role.is_ranked())),
            ("review-rater", first(&data, |it| it.role == Role::Manager)),
            ("review-kind", "supervisor".to_owned()),
            ("review-month", month().unwrap_or_else(now).to_string()),
            ("review-score", String::new()),
        ]);
    }
    let people = move |is: fn(&Staff) -> bool| {
        Signal::derive(move || {
            let Some(data) = workspace.office.get() else { return Vec::new() };
            let people = data.staff.iter().filter(|it| is(it));
            people.map(|it| Choice::new(it.id.as_str(), &*it.name)).collect::<Vec<_>>()
        })
    };
    let kinds = Signal::derive(move || {
        let words = &texts.get().team;
        vec![Choice::new("supervisor", words.supervisor), Choice::new("peer", words.peer)]
    });
    let scores = Signal::derive(|| {
        (1..=5).map(|it: u8| Choice::new(it.to_string(), it.to_string())).collect()
    });
    let save = move |()| {
        let Some(data) = workspace.office.get_untracked() else { return };
        let words = &changes.texts().team;
        form.forgive();
        let period: Option<Period> = form.get("review-month").parse().ok();
        if period.is_none() {
            form.refuse("review-month", words.date_problem);
        }
        let Ok(score) = form.get("review-score").parse() else {
            return form.refuse(WHOLE, words.score_range);
        };
        let Some(period) = period else { return };
        let (rater, ratee) = (form.get("review-rater"), form.get("review-ratee"));
        let (rater, ratee) = (StaffId::new(&rater), StaffId::new(&ratee));
        let kind = match form.get("review-kind").as_str() {
            "peer" => ReviewKind::Peer,
            _ => ReviewKind::Supervisor,
        };
        let done = (words.review_saved)(&name_of(&data, &rater), &name_of(&data, &ratee));
        let review = Review { rater, ratee, kind, period, score, extra: Extra::default() };
        let change = TeamEdit::PutReview(review);
        match changes.make(|office| Edit::Team { office, change }, done) {
            // The score does not stay in sight of the next rater.
            Ok(()) => form.put("review-score", String::new()),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    view! {
        <Card
            title=say(|it| it.team.reviews)
            lead=say(|it| it.team.reviews_lead)
            testid="review-form"
        >
            {form.banner()}
            <div class="row row--fields">
                {form.select("review-ratee", say(|it| it.team.ratee), people(|it| it.role.is_ranked()))}
                {form.segmented("review-kind", say(|it| it.team.kind), kinds)}
                {form.select("review-rater", say(|it| it.team.rater), people(|_everybody| true))}
                {form.line("review-month", TextKind::Month, say(|it| it.team.month), None)}
                {form.segmented("review-score", say(|it| it.team.score), scores)}
                <Button kind=ButtonKind::Primary testid="save-review" on_press=save>
                    {say(|it| it.team.add_review)}
                </Button>
            </div>
        </Card>
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
        <Card title=say(|it| it.team.received) lead=say(|it| it.team.received_lead)>
            <Table label=say(|it| it.team.received) testid="received">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.team.supervisor) align=Align::End />
                        <ColumnHead label=say(|it| it.team.peer) align=Align::End />
                        <ColumnHead label=say(|it| it.team.raters_count) align=Align::End />
                        <ColumnHead label=say(|it| it.team.own) align=Align::End />
                        <ColumnHead label=say(|it| it.team.who_reviewed) />
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
    let received: Vec<&Review> =
        data.reviews.iter().filter(|it| it.ratee == person.id && period.holds(it.period)).collect();
    let is_own = |it: &&&Review| it.rater == person.id;
    let mean = |is: &dyn Fn(&&&Review) -> bool| {
        let scores: Vec<i64> = received.iter().filter(is).map(|it| it.score.into()).collect();
        Exact::ratio(scores.iter().sum(), i64::try_from(scores.len()).unwrap_or(i64::MAX))
    };
    let shown = |mean: Option<Exact>| {
        mean.map_or_else(|| texts.terms.none.to_owned(), |it| wording::decimals(&it, 2))
    };
    let supervisor = mean(&|it| it.kind == ReviewKind::Supervisor);
    let is_peer = |it: &&&Review| it.kind == ReviewKind::Peer && !is_own(it);
    let raters: BTreeSet<&StaffId> =
        received.iter().filter(is_peer).map(|it| &it.rater).collect::<BTreeSet<_>>();
    let peers = match FEWEST_RATERS.saturating_sub(raters.len()) {
        0 => shown(mean(&is_peer)).into_any(),
        FEWEST_RATERS => texts.terms.none.into_any(),
        missing => {
            let label = (texts.team.hidden)(missing);
            let hint = texts.team.hidden_hint.to_owned();
            view! { <Chip label hint /> }.into_any()
        }
    };
    let own = mean(&|it| it.kind == ReviewKind::Peer && is_own(it));
    let names: Vec<String> = raters.iter().map(|it| name_of(data, it)).collect();
    let (name, count) = (person.name.clone(), raters.len().to_string());
    let (supervisor, own) = (shown(supervisor), shown(own));
    view! {
        <tr data-person=person.id.to_string()>
            <RowHead>{name}</RowHead>
            <NumberCell testid="supervisor-mean">{supervisor}</NumberCell>
            <NumberCell testid="peer-mean">{peers}</NumberCell>
            <NumberCell testid="peer-raters">{count}</NumberCell>
            <NumberCell>{own}</NumberCell>
            <td class="small">{names.join(texts.import.list_separator)}</td>
        </tr>
    }
    .into_any()
}
