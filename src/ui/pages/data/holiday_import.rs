//! A year's holidays from a file: previewed, taken, or refused row by row.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::holidays::{counts, set_calendar};
use crate::exchange::{NoticeRowProblem, read_notice};
use crate::i18n::date;
use crate::model::{DayKind, NoticeDay, YearNotice};
use crate::state::{Shared, read_file, read_text, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{
    Banner, Button, ButtonKind, ColumnHead, FileDrop, NumberCell, RowHead, Table, TableExtent, Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many faults as are listed; who has more has the wrong file.
const FAULTS: usize = 20;

/// What has come in.
#[derive(Clone)]
enum Arrival {
    Nothing,
    NotText,
    Refused(Shared<Vec<NoticeRowProblem>>),
    Notice(Shared<YearNotice>),
}

/// Where a file is dropped, and what came of it.
#[component]
pub fn HolidayImport() -> impl IntoView {
    let arrival = RwSignal::new(Arrival::Nothing);
    let take_in = move |file: File| {
        spawn_local(async move {
            let bytes = read_file(&file).await;
            let text = bytes.ok().and_then(|bytes| match String::from_utf8(bytes) {
                Ok(text) => Some(text),
                Err(err) => read_text(err.as_bytes()),
            });
            let found = match text.as_deref().map(read_notice) {
                None => Arrival::NotText,
                Some(Ok(notice)) => Arrival::Notice(Shared::new(notice)),
                Some(Err(problems)) => Arrival::Refused(Shared::new(problems)),
            };
            // The page may be gone.
            let _nobody_waits = arrival.try_set(found);
        });
    };
    let shown = move || match arrival.get() {
        Arrival::Nothing => None,
        Arrival::NotText => Some(
            view! {
                <Banner tone=Tone::Danger testid="holidays-refused">
                    {say(|it| it.holidays.not_text)}
                </Banner>
            }
            .into_any(),
        ),
        Arrival::Refused(problems) => Some(refusal(problems)),
        Arrival::Notice(notice) => Some(preview(notice, arrival)),
    };
    view! {
        <FileDrop
            label=say(|it| it.holidays.drop)
            hint=say(|it| it.holidays.drop_hint)
            accept=".csv,.tsv,.txt,.json"
            testid="holidays-file"
            on_file=take_in
        />
        {shown}
    }
}

/// What is wrong with the file, where and why.
fn refusal(problems: Shared<Vec<NoticeRowProblem>>) -> AnyView {
    let texts = use_texts();
    let rest = problems.len().saturating_sub(FAULTS);
    let rows = move || {
        let texts = texts.get();
        let row = |it: &NoticeRowProblem| {
            let number = if it.row == 0 { String::new() } else { it.row.to_string() };
            let column = wording::holidays::notice_column(texts, it.column);
            let reason = wording::holidays::notice_reason(texts, &it.reason);
            view! {
                <tr>
                    <NumberCell>{number}</NumberCell>
                    <td>{column}</td>
                    <td>{reason}</td>
                </tr>
            }
        };
        problems.iter().take(FAULTS).map(row).collect_view()
    };
    let more = (rest > 0).then(|| {
        view! { <p class="small">{tell(move |texts| (texts.holidays.more)(rest))}</p> }
    });
    view! {
        <Banner tone=Tone::Danger testid="holidays-refused">
            {say(|it| it.holidays.refused)}
        </Banner>
        <Table label=say(|it| it.holidays.refused) testid="holiday-faults">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.holidays.row) />
                    <ColumnHead label=say(|it| it.holidays.column) />
                    <ColumnHead label=say(|it| it.holidays.reason) />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        {more}
    }
    .into_any()
}

/// The days of a notice before they are taken.
fn preview(notice: Shared<YearNotice>, arrival: RwSignal<Arrival>) -> AnyView {
    let (workspace, texts) = (use_workspace(), use_texts());
    let changes = use_changes();
    let year = notice.year();
    let (off, work) = counts(&notice);
    let replaces = Memo::new(move |_| {
        let calendar = workspace.office.get().and_then(|it| it.office.calendar.clone());
        calendar.is_some_and(|it| it.notice(year).is_some())
    });
    let listed = notice.clone();
    let rows = move || {
        let words = &texts.get().holidays;
        let row = |it: &NoticeDay| {
            let kind = match it.kind {
                DayKind::Off => words.is_off,
                DayKind::Work => words.is_work,
            };
            let (day, name) = (date(it.date), it.name.clone());
            view! {
                <tr>
                    <RowHead>{day}</RowHead>
                    <td>{kind}</td>
                    <td>{name}</td>
                </tr>
            }
        };
        listed.days().iter().map(row).collect_view()
    };
    let take = move |()| {
        let calendar = workspace.office.get_untracked().and_then(|it| it.office.calendar.clone());
        let Some(mut calendar) = calendar else { return };
        calendar.holidays.put_year(YearNotice::clone(&notice));
        if set_calendar(changes, calendar, (changes.texts().holidays.done)(year)) {
            // The card may have been drawn anew.
            let _nobody_waits = arrival.try_set(Arrival::Nothing);
        }
    };
    let warning = move || {
        replaces.get().then(|| {
            view! {
                <p data-testid="holidays-replaces">
                    {tell(move |texts| (texts.holidays.replaces)(year))}
                </p>
            }
        })
    };
    view! {
        <div class="stack stack--tight" data-testid="holidays-preview">
            <h3>{tell(move |texts| (texts.holidays.preview)(year))}</h3>
            <p>{tell(move |texts| (texts.holidays.preview_lead)(off, work))}</p>
            {warning}
            <Table
                label=tell(move |texts| (texts.holidays.preview)(year))
                extent=TableExtent::Scrolling
            >
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.holidays.date) />
                        <ColumnHead label=say(|it| it.holidays.kind) />
                        <ColumnHead label=say(|it| it.holidays.name) />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <div class="row row--end">
                <Button
                    kind=ButtonKind::Quiet
                    testid="holidays-cancel"
                    on_press=move |()| arrival.set(Arrival::Nothing)
                >
                    {say(|it| it.terms.cancel)}
                </Button>
                <Button kind=ButtonKind::Primary testid="holidays-confirm" on_press=take>
                    {tell(move |texts| (texts.holidays.confirm)(year))}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
