//! 结果: rates, ratings over time and causes, with the records of low ratings one press away.

use leptos::prelude::*;

use super::low::PersistentlyLow;
use crate::engine::Exact;
use crate::engine::monitor::satisfaction::{Satisfaction, Step, satisfaction};
use crate::i18n::{Texts, count, date, thousands};
use crate::model::Cause;
use crate::state::{now, use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::pages::records::RecordTable;
use crate::ui::parts::{
    Align, Button, ButtonKind, Card, Chip, ColumnHead, Dialog, Empty, IconKind, KeyFigure,
    KeyFigures, Meter, NumberCell, RowHead, Table, Tone,
};
use crate::ui::route::{Route, SatisfactionPart};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Records shown in the dialog at most.
const MOST_ROWS: usize = 100;

/// What residents said in the period.
#[component]
pub fn Results() -> impl IntoView {
    let workspace = use_workspace();
    // An answer that came in a moment ago counts here at once.
    let counted = Memo::new(move |_| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        Some(satisfaction(&data, period, now().plus(1)))
    });
    let opened = RwSignal::new(false);
    let is_empty = Memo::new(move |_| {
        counted.with(|it| it.as_ref().is_none_or(|it| it.invited == 0 && it.rated == 0))
    });
    let actions = || {
        view! {
            <Button
                kind=ButtonKind::Primary
                on_press=|()| go(&Route::Satisfaction(SatisfactionPart::Collect))
            >
                {say(|it| it.satisfaction.collect)}
            </Button>
        }
    };
    let content = move || match is_empty.get() {
        true => view! {
            <Card>
                <Empty
                    title=say(|it| it.satisfaction.nothing_title)
                    sentence=say(|it| it.satisfaction.nothing_text)
                    icon=IconKind::Survey
                    actions
                />
            </Card>
        }
        .into_any(),
        false => view! {
            <Rates counted />
            <div class="grid grid--wide">
                <OverTime counted />
                <Causes counted opened />
            </div>
            <PersistentlyLow />
            <LowRecords counted opened />
        }
        .into_any(),
    };
    view! { {content} }
}

type Counted = Memo<Option<Satisfaction>>;

fn rate(num: i64, den: i64) -> Option<String> {
    Exact::ratio(num, den).map(|it| wording::share(&it))
}

#[component]
fn Rates(counted: Counted) -> impl IntoView {
    let sums = move |pick: fn(&Step) -> i64| -> i64 {
        counted.with(|it| it.as_ref().map_or(0, |it| it.steps.iter().map(pick).sum()))
    };
    let share = |pick: fn(&Satisfaction) -> (i64, i64)| {
        tell(move |texts| {
            let parts = counted.with(|it| it.as_ref().map(pick));
            parts
                .and_then(|(num, den)| rate(num, den))
                .unwrap_or_else(|| texts.terms.none.to_owned())
        })
    };
    let response = share(|it| (it.answered, it.invited));
    let coverage = share(|it| (it.rated, it.contacts));
    let response_hint = tell(move |texts| {
        let parts = counted.with(|it| it.as_ref().map(|it| (it.answered, it.invited)));
        let (answered, invited) = parts.unwrap_or_default();
        (texts.satisfaction.response_hint)(&thousands(answered), &thousands(invited))
    });
    let coverage_hint = tell(move |texts| {
        let parts = counted.with(|it| it.as_ref().map(|it| (it.rated, it.contacts)));
        let (rated, contacts) = parts.unwrap_or_default();
        (texts.satisfaction.coverage_hint)(&thousands(rated), &thousands(contacts))
    });
    let satisfied = tell(move |texts| {
        let share = rate(sums(|it| it.satisfied), sums(|it| it.ratings));
        share.unwrap_or_else(|| texts.terms.none.to_owned())
    });
    let satisfied_hint = tell(move |texts| {
        let (satisfied, ratings) = (sums(|it| it.satisfied), sums(|it| it.ratings));
        (texts.satisfaction.satisfied_hint)(&thousands(satisfied), &thousands(ratings))
    });
    let mean = tell(move |texts| {
        let mean = Exact::ratio(sums(|it| it.sum), sums(|it| it.ratings));
        mean.map_or_else(|| texts.terms.none.to_owned(), |it| wording::decimals(&it, 2))
    });
    view! {
        <KeyFigures>
            <KeyFigure
                label=say(|it| it.satisfaction.response_rate)
                value=response
                hint=response_hint
                testid="response-rate"
            />
            <KeyFigure
                label=say(|it| it.satisfaction.coverage_rate)
                value=coverage
                hint=coverage_hint
                testid="coverage-rate"
            />
            <KeyFigure
                label=say(|it| it.satisfaction.satisfied_share)
                value=satisfied
                hint=satisfied_hint
                testid="satisfied-share"
            />
            <KeyFigure
                label=say(|it| it.satisfaction.mean_rating)
                value=mean
                hint=say(|it| it.satisfaction.mean_hint)
                testid="mean-rating"
            />
        </KeyFigures>
    }
}

#[component]
fn OverTime(counted: Counted) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let steps = counted.with(|it| it.as_ref().map(|it| it.steps.clone())).unwrap_or_default();
        steps.into_iter().map(|it| step_row(texts.get(), it)).collect_view()
    };
    view! {
        <Card
            title=say(|it| it.satisfaction.over_time)
            lead=say(|it| it.satisfaction.over_time_lead)
        >
            <Table label=say(|it| it.satisfaction.over_time) testid="over-time">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.satisfaction.span) />
                        <ColumnHead label=say(|it| it.satisfaction.satisfied_share) />
                        <ColumnHead label=say(|it| it.satisfaction.mean_rating) align=Align::End />
                        <ColumnHead label=say(|it| it.satisfaction.ratings) align=Align::End />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        </Card>
    }
}

fn step_row(texts: &'static Texts, step: Step) -> AnyView {
    let last = step.to.pred_opt().unwrap_or(step.to);
    let span = (texts.terms.range)(&date(step.from), &date(last));
    let share = Exact::ratio(step.satisfied, step.ratings);
    let points = share.as_ref().map_or(0.0, |it| it.to_f64() * 100.0);
    let text = share.map_or_else(|| texts.terms.none.to_owned(), |it| wording::share(&it));
    let mean = Exact::ratio(step.sum, step.ratings);
    let mean = mean.map_or_else(|| texts.terms.none.to_owned(), |it| wording::decimals(&it, 2));
    let ratings = thousands(step.ratings);
    let label = texts.satisfaction.satisfied_share.to_owned();
    view! {
        <tr>
            <RowHead>{span}</RowHead>
            <td>
                <Meter label points=points text />
            </td>
            <NumberCell>{mean}</NumberCell>
            <NumberCell>{ratings}</NumberCell>
        </tr>
    }
    .into_any()
}

#[component]
fn Causes(counted: Counted, opened: RwSignal<bool>) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let causes = counted.with(|it| it.as_ref().map(|it| it.causes.clone())).unwrap_or_default();
        let all: i64 = causes.iter().map(|it| it.1).sum();
        causes.into_iter().map(|it| cause_row(texts.get(), it, all)).collect_view()
    };
    let low = Memo::new(move |_| counted.with(|it| it.as_ref().map_or(0, |it| it.low_rows.len())));
    let see = tell(move |texts| (texts.satisfaction.see_low)(&count(low.get())));
    view! {
        <Card title=say(|it| it.satisfaction.causes) lead=say(|it| it.satisfaction.causes_lead)>
            <Table label=say(|it| it.satisfaction.causes) testid="causes">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.satisfaction.cause) />
                        <ColumnHead label=say(|it| it.satisfaction.count) align=Align::End />
                        <ColumnHead label=say(|it| it.terms.notes) />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <Show when=move || { low.get() > 0 }>
                <div class="row">
                    <Button testid="see-low" on_press=move |()| opened.set(true)>
                        {see}
                    </Button>
                </div>
            </Show>
        </Card>
    }
}

fn cause_row(texts: &'static Texts, (cause, times): (Option<Cause>, i64), all: i64) -> AnyView {
    let words = &texts.satisfaction;
    let name = cause.map_or(words.no_cause, |it| wording::cause(texts, it));
    let share = rate(times, all).unwrap_or_default();
    let counts = format!("{} · {share}", thousands(times));
    let chip = match cause {
        Some(it) if !it.counts_for_the_agent() => {
            view! { <Chip label=words.not_the_agents.to_owned() tone=Tone::Info /> }.into_any()
        }
        _ => view! { <Chip label=words.counts_for_agent.to_owned() /> }.into_any(),
    };
    view! {
        <tr>
            <RowHead>{name}</RowHead>
            <NumberCell>{counts}</NumberCell>
            <td>{chip}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn LowRecords(counted: Counted, opened: RwSignal<bool>) -> impl IntoView {
    let rows = Signal::derive(move || {
        let mut rows =
            counted.with(|it| it.as_ref().map(|it| it.low_rows.clone())).unwrap_or_default();
        rows.truncate(MOST_ROWS);
        rows
    });
    let cut = tell(move |texts| {
        let all = counted.with(|it| it.as_ref().map_or(0, |it| it.low_rows.len()));
        if all > MOST_ROWS { (texts.team.first_records)(MOST_ROWS) } else { String::new() }
    });
    let title = say(|it| it.satisfaction.low_records);
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=opened
            testid="low-records"
            on_close=move |()| opened.set(false)
        >
            <RecordTable label=title rows />
            <p class="small muted">{move || cut.get()}</p>
        </Dialog>
    }
}
