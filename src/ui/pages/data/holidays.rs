//! 工作时间与节假日: the hours of the current office, and the years whose holidays are known, imported or missing.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::holiday_import::HolidayImport;
use super::hours_form::HoursButton;
use crate::engine::facts::Scope;
use crate::engine::unknown_years::unknown_years;
use crate::model::{Calendar, DayKind, Edit, YearNotice, built_in_notices};
use crate::state::use_workspace;
use crate::ui::changes::{Changes, use_changes};
use crate::ui::parts::{
    Align, Banner, Button, Card, Chip, ColumnHead, IconButton, IconKind, NumberCell, RowHead,
    Table, Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Gives the current office another calendar and says so, or why it is refused; whether it was made.
pub fn set_calendar(changes: Changes, calendar: Calendar, done: String) -> bool {
    let calendar = Some(Box::new(calendar));
    changes.try_make(|office| Edit::SetCalendar { office, calendar }, done)
}

/// The current office's hours and holidays; nothing without an office.
#[component]
pub fn HolidaysCard() -> impl IntoView {
    let workspace = use_workspace();
    // Of no office nothing is shown, of one without hours a sentence.
    let calendar = Memo::new(move |_| workspace.office.get().map(|it| it.office.calendar.clone()));
    let unknown = Memo::new(move |_| {
        let found = workspace.office.get().zip(workspace.period.get());
        found.map_or_else(Vec::new, |(data, period)| {
            unknown_years(&Scope::new(&data, period, workspace.now))
        })
    });
    let content = move || {
        Some(match calendar.get()? {
            None => without_hours(),
            Some(calendar) => hours_and_years(calendar, unknown),
        })
    };
    let is_there = Memo::new(move |_| calendar.with(Option::is_some));
    let card = move || {
        is_there.get().then(|| {
            view! {
                <Card
                    title=say(|it| it.holidays.title)
                    lead=say(|it| it.holidays.lead)
                    testid="holidays"
                >
                    {content}
                </Card>
            }
        })
    };
    view! { {card} }
}

fn without_hours() -> AnyView {
    let changes = use_changes();
    let begin = move |()| {
        let done = changes.texts().holidays.standard_done.to_owned();
        set_calendar(changes, Calendar::standard(), done);
    };
    view! {
        <p>{say(|it| it.holidays.no_calendar)}</p>
        <div class="row">
            <Button testid="hours-standard" on_press=begin>
                {say(|it| it.holidays.use_standard)}
            </Button>
            <HoursButton />
        </div>
    }
    .into_any()
}

fn hours_and_years(calendar: Calendar, unknown: Memo<Vec<i32>>) -> AnyView {
    let week = calendar.week.clone();
    let hours = tell(move |texts| (texts.holidays.hours)(&wording::holidays::week(texts, &week)));
    if calendar.open_on_holidays {
        return view! {
            <p>{hours}</p>
            <p>{say(|it| it.holidays.always_open)}</p>
            <div class="row">
                <HoursButton />
            </div>
        }
        .into_any();
    }
    let warning = move || {
        unknown.with(|it| !it.is_empty()).then(|| {
            let sentence = tell(move |texts| {
                (texts.holidays.unknown)(&wording::holidays::years(texts, &unknown.get()))
            });
            view! {
                <Banner tone=Tone::Warning testid="holidays-unknown">
                    {move || sentence.get()}
                </Banner>
            }
        })
    };
    let rows = move || {
        let built_in = built_in_notices().iter().map(YearNotice::year);
        let imported = calendar.holidays.years().iter().map(YearNotice::year);
        let years: BTreeSet<i32> = built_in.chain(imported).chain(unknown.get()).collect();
        years.into_iter().map(|year| year_row(&calendar, year)).collect_view()
    };
    view! {
        <p data-testid="office-hours">{hours}</p>
        <div class="row">
            <HoursButton />
        </div>
        {warning}
        <Table label=say(|it| it.holidays.years) testid="holiday-years">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.holidays.year) />
                    <ColumnHead label=say(|it| it.holidays.source) />
                    <ColumnHead label=say(|it| it.holidays.off) align=Align::End />
                    <ColumnHead label=say(|it| it.holidays.work) align=Align::End />
                    <ColumnHead label=say(|it| it.holidays.actions) />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <HolidayImport />
    }
    .into_any()
}

/// How many days off and how many make-up workdays a notice has.
pub fn counts(notice: &YearNotice) -> (usize, usize) {
    let of = |kind: DayKind| notice.days().iter().filter(|it| it.kind == kind).count();
    (of(DayKind::Off), of(DayKind::Work))
}

fn year_row(calendar: &Calendar, year: i32) -> AnyView {
    let is_imported = calendar.holidays.year(year).is_some();
    let notice = calendar.notice(year);
    let (tone, is_known) = match (is_imported, notice) {
        (true, _) => (Tone::Info, true),
        (false, Some(_)) => (Tone::Neutral, true),
        (false, None) => (Tone::Warning, false),
    };
    let source = tell(move |texts| {
        let words = &texts.holidays;
        match (is_imported, is_known) {
            (true, _) => words.imported,
            (false, true) => words.built_in,
            (false, false) => words.missing,
        }
        .to_owned()
    });
    let counted = notice.map(counts);
    let number = |it: Option<usize>| it.map_or_else(|| "—".to_owned(), |it| it.to_string());
    let (off, work) = (number(counted.map(|it| it.0)), number(counted.map(|it| it.1)));
    let remove = is_imported.then(|| remove_button(year));
    view! {
        <tr data-year=year.to_string() data-known=is_known.to_string()>
            <RowHead>{year.to_string()}</RowHead>
            <td>
                <Chip label=source tone=Signal::stored(tone) />
            </td>
            <NumberCell>{off}</NumberCell>
            <NumberCell>{work}</NumberCell>
            <td>{remove}</td>
        </tr>
    }
    .into_any()
}

fn remove_button(year: i32) -> AnyView {
    let (workspace, changes) = (use_workspace(), use_changes());
    let remove = move |()| {
        let calendar = workspace.office.get_untracked().and_then(|it| it.office.calendar.clone());
        let Some(mut calendar) = calendar else { return };
        calendar.holidays.remove_year(year);
        set_calendar(changes, calendar, (changes.texts().holidays.removed)(year));
    };
    view! {
        <IconButton
            label=tell(move |texts| (texts.holidays.remove)(year))
            icon=IconKind::Trash
            testid=format!("holidays-remove-{year}")
            on_press=remove
        />
    }
    .into_any()
}
