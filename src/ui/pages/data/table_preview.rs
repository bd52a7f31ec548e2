//! What a table would bring: its figures, its first rows, and the rows with problems.

use leptos::prelude::*;

use super::table_import::Read;
use crate::engine::activity::{Activity, activity};
use crate::exchange::RowProblem;
use crate::i18n::{Texts, count, date_time, thousands};
use crate::model::{Record, Records, UtcOffset};
use crate::state::{Shared, use_texts};
use crate::ui::pages::overview::ActivityTable;
use crate::ui::parts::{
    Align, Card, ColumnHead, KeyFigure, KeyFigures, NumberCell, RowHead, Table,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Rows shown as a sample, and problems listed at most.
const SAMPLE: usize = 8;
const MOST_PROBLEMS: usize = 200;

/// The figures of the whole file, and of each agent.
#[component]
pub fn Summary(read: Memo<Shared<Read>>) -> impl IntoView {
    let figures = Memo::new(move |_| {
        let records: Records = read.with(|it| it.preview.rows.iter().collect());
        activity(&records, 0..records.len())
    });
    let all = move || figures.with(|it| it.0);
    let number = move |pick: fn(Activity) -> i64| move || thousands(pick(all()));
    let agents = move || read.with(|it| count(it.preview.staff.len()));
    let period = tell(move |texts| {
        let period = read.with(|it| it.preview.period);
        period.map_or_else(|| texts.terms.none.to_owned(), |it| wording::period(texts, it))
    });
    let wait = tell(move |texts| {
        let mean = all().mean_wait().map(|it| (texts.terms.seconds)(&wording::decimals(&it, 2)));
        mean.unwrap_or_else(|| texts.terms.none.to_owned())
    });
    let rating = tell(move |texts| {
        let mean = all().mean_rating().map(|it| wording::decimals(&it, 4));
        mean.unwrap_or_else(|| texts.terms.none.to_owned())
    });
    let rated = tell(move |texts| (texts.import.rated)(&thousands(all().rated)));
    let remarks = move || read.with(|it| remarks(use_texts_of(), it));
    let by_agent = Signal::derive(move || {
        let people = figures.with(|it| it.1.clone());
        people.into_iter().map(|(id, it)| (id.to_string(), it)).collect::<Vec<_>>()
    });
    view! {
        <KeyFigures>
            <KeyFigure
                label=say(|it| it.import.summary_rows)
                value=number(|it| it.records)
                testid="import-records"
            />
            <KeyFigure
                label=say(|it| it.import.summary_answered)
                value=number(|it| it.answered)
                testid="import-answered"
            />
            <KeyFigure
                label=say(|it| it.import.summary_resolved)
                value=number(|it| it.resolved)
                testid="import-resolved"
            />
            <KeyFigure label=say(|it| it.import.summary_agents) value=agents testid="import-agents" />
            <KeyFigure
                label=say(|it| it.import.summary_wait)
                value=wait
                testid="import-wait"
            />
            <KeyFigure
                label=say(|it| it.import.summary_rating)
                value=rating
                hint=rated
                testid="import-rating"
            />
            <KeyFigure label=say(|it| it.import.summary_period) value=period testid="import-period" />
        </KeyFigures>
        {remarks}
        <details>
            <summary>{say(|it| it.overview.activity)}</summary>
            <ActivityTable all=Signal::derive(all) people=by_agent />
        </details>
    }
}

fn use_texts_of() -> &'static Texts {
    use_texts().get()
}

/// What the user should know of rows that are neither new nor wrong.
fn remarks(texts: &Texts, read: &Read) -> impl IntoView + use<> {
    let words = &texts.import;
    let (preview, arrivals) = (&read.preview, &read.arrivals);
    let counts =
        [arrivals.known, arrivals.conflicts.len(), preview.duplicates, preview.unanswered_waits];
    let sentences = [words.known, words.conflicts, words.duplicates, words.unanswered_waits];
    let told = counts.into_iter().zip(sentences).filter(|it| it.0 > 0);
    let told = told.map(|(n, sentence)| view! { <li>{sentence(&count(n))}</li> });
    view! { <ul class="small muted import__remarks">{told.collect_view()}</ul> }
}

/// Rows that will not be taken, with row, column, content and reason.
#[component]
pub fn Problems(read: Memo<Shared<Read>>) -> impl IntoView {
    let texts = use_texts();
    let problems = Memo::new(move |_| {
        read.with(|it| {
            let all = it.preview.problems.iter().chain(&it.arrivals.conflicts);
            all.cloned().collect::<Vec<RowProblem>>()
        })
    });
    let rows = Memo::new(move |_| read.with(|it| it.preview.refused + it.arrivals.conflicts.len()));
    let title = tell(move |texts| (texts.import.problems_title)(&count(rows.get())));
    let body = move || {
        let texts = texts.get();
        let listed = problems.get().into_iter().take(MOST_PROBLEMS);
        listed
            .map(|it| {
                let header = it.column.as_ref().map(|it| it.header.to_string());
                view! {
                    <tr>
                        <NumberCell>{it.row.to_string()}</NumberCell>
                        <td>{header}</td>
                        <td>
                            <code>{it.value.clone()}</code>
                        </td>
                        <td>{wording::import::reason(texts, &it.reason)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    let more = tell(move |texts| match problems.with(Vec::len).saturating_sub(MOST_PROBLEMS) {
        0 => String::new(),
        n => (texts.import.problems_more)(&count(n)),
    });
    view! {
        <Show when=move || { rows.get() > 0 }>
            <Card title lead=say(|it| it.import.problems_lead) testid="import-problems">
                <Table label=title>
                    <thead>
                        <tr>
                            <ColumnHead label=say(|it| it.import.row) align=Align::End />
                            <ColumnHead label=say(|it| it.import.column) />
                            <ColumnHead label=say(|it| it.import.found) />
                            <ColumnHead label=say(|it| it.import.reason) />
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </Table>
                <p class="small muted">{more}</p>
            </Card>
        </Show>
    }
}

/// The first rows as records.
#[component]
pub fn Rows(read: Memo<Shared<Read>>) -> impl IntoView {
    let texts = use_texts();
    let sample =
        move || read.with(|it| it.preview.rows.iter().take(SAMPLE).cloned().collect::<Vec<_>>());
    let title = tell(move |texts| (texts.import.preview_title)(sample().len()));
    let body = move || sample().into_iter().map(|it| row(texts.get(), &it)).collect_view();
    view! {
        <Card title testid="import-preview">
            <Table label=title>
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.records.number) />
                        <ColumnHead label=say(|it| it.records.created) />
                        <ColumnHead label=say(|it| it.records.agent) />
                        <ColumnHead label=say(|it| it.records.task_type) />
                        <ColumnHead label=say(|it| it.records.channel) />
                        <ColumnHead label=say(|it| it.records.answered) />
                        <ColumnHead label=say(|it| it.records.wait) align=Align::End />
                        <ColumnHead label=say(|it| it.records.resolved) />
                        <ColumnHead label=say(|it| it.records.rating) align=Align::End />
                    </tr>
                </thead>
                <tbody class="cases">{body}</tbody>
            </Table>
        </Card>
    }
}

fn row(texts: &Texts, record: &Record) -> impl IntoView + use<> {
    let local = |time| date_time(UtcOffset::CHINA.local(time));
    let yes_no = |it: bool| if it { texts.terms.yes } else { texts.terms.no }.to_owned();
    let resolved = record.resolved.map(local).or(record.solved.map(yes_no));
    let number = record.external_id.clone();
    let wait = record.wait_s.map(|it| it.to_string());
    let rating = record.rating.map(|it| it.to_string());
    view! {
        <tr>
            <RowHead>{number}</RowHead>
            <td>{local(record.created)}</td>
            <td>{record.agent.as_ref().map(ToString::to_string)}</td>
            <td>{record.task_type.to_string()}</td>
            <td>{wording::channel(texts, record.channel)}</td>
            <td>{record.answered.map(yes_no)}</td>
            <NumberCell>{wait}</NumberCell>
            <td>{resolved}</td>
            <NumberCell>{rating}</NumberCell>
        </tr>
    }
}
