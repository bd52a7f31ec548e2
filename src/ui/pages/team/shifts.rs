//! 班次与工时: one week of everybody, shift by shift, and what the hours are used for.

use chrono::{Datelike, Days, NaiveDate};
use leptos::prelude::*;

use super::hours::Hours;
use super::roster_import::RosterImport;
use super::shift_form::{ShiftForm, Slot};
use crate::engine::Exact;
use crate::i18n::{Texts, date};
use crate::model::{Edit, OfficeData, Shift, Staff, TeamEdit, Time};
use crate::state::{NoticeKind, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{
    Align, Button, ButtonKind, Card, ColumnHead, Empty, IconButton, IconKind, NumberCell, RowHead,
    Table,
};
use crate::ui::say::{say, tell};
use crate::ui::wording::decimals;

const WEEK: Days = Days::new(7);

/// The week, the import of a roster, and the sums of the period.
#[component]
pub fn Shifts() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let week = RwSignal::new(monday(last_day(workspace)));
    let slot = RwSignal::new(None::<Slot>);
    let title = tell(move |texts| {
        let last = week.get().checked_add_days(Days::new(6)).unwrap_or(week.get());
        (texts.shifts.week_of)(&date(week.get()), &date(last))
    });
    let body = move || {
        let data = workspace.office.get()?;
        let (texts, monday) = (texts.get(), week.get());
        let people = data.staff.iter().filter(|it| is_there(it, monday));
        Some(people.map(|it| person_row(texts, &data, it, monday, slot)).collect_view())
    };
    let heads = move || {
        let (words, monday) = (&texts.get().shifts, week.get());
        let day = |(at, name): (u64, &&'static str)| {
            let day = monday.checked_add_days(Days::new(at)).unwrap_or(monday);
            let unit = format!("{:02}-{:02}", day.month(), day.day());
            view! { <ColumnHead label=(*name).to_owned() unit=unit /> }
        };
        (0..).zip(words.weekdays.iter()).map(day).collect_view()
    };
    let is_empty = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_none_or(|it| it.staff.is_empty()))
    });
    let copy = move |()| {
        let Some(data) = workspace.office.get_untracked() else { return };
        let put = copies(&data, week.get_untracked());
        if put.is_empty() {
            return changes
                .say(NoticeKind::Refused, changes.texts().shifts.nothing_to_copy.to_owned());
        }
        let done = (changes.texts().shifts.copied)(put.len());
        let change = TeamEdit::Shifts { out: Vec::new(), put };
        changes.try_make(|office| Edit::Team { office, change }, done);
    };
    let to = move |step: fn(NaiveDate) -> Option<NaiveDate>| {
        week.update(|it| *it = step(*it).unwrap_or(*it));
    };
    let actions = move || {
        view! {
            <Button
                kind=ButtonKind::Quiet
                testid="previous-week"
                on_press=move |()| to(|it| it.checked_sub_days(WEEK))
            >
                {say(|it| it.shifts.previous_week)}
            </Button>
            <Button
                kind=ButtonKind::Quiet
                testid="next-week"
                on_press=move |()| to(|it| it.checked_add_days(WEEK))
            >
                {say(|it| it.shifts.next_week)}
            </Button>
            <Button testid="copy-week" on_press=copy>
                {say(|it| it.shifts.copy_last)}
            </Button>
        }
    };
    let grid = move || match is_empty.get() {
        true => view! {
            <Empty
                title=say(|it| it.team.nobody_title)
                sentence=say(|it| it.team.nobody_text)
                icon=IconKind::People
            />
        }
        .into_any(),
        false => view! {
            <Table label=title testid="week">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        {heads}
                        <ColumnHead label=say(|it| it.shifts.week_hours) align=Align::End />
                    </tr>
                </thead>
                <tbody class="week">{body}</tbody>
            </Table>
        }
        .into_any(),
    };
    view! {
        <Card title lead=say(|it| it.shifts.grid_lead) actions>
            {grid}
        </Card>
        <RosterImport />
        <Hours />
        <ShiftForm opened=slot />
    }
}

/// The last day the open period knows of: where a look at the shifts begins.
fn last_day(workspace: crate::state::Workspace) -> NaiveDate {
    let data = workspace.office.get_untracked();
    let period = workspace.period.get_untracked();
    match (data, period) {
        (Some(data), Some(period)) => {
            data.local_date(data.as_of(period, workspace.now).plus(-1)).max(period.start())
        }
        (Some(data), None) => data.local_date(workspace.now),
        (None, _) => crate::model::UtcOffset::CHINA.local(workspace.now).date(),
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    let since = Days::new(day.weekday().num_days_from_monday().into());
    day.checked_sub_days(since).unwrap_or(day)
}

fn is_there(person: &Staff, monday: NaiveDate) -> bool {
    let next = monday.checked_add_days(WEEK).unwrap_or(monday);
    person.from.is_none_or(|it| it < next) && person.to.is_none_or(|it| monday < it)
}

/// Last week's shifts a week later, where nothing stands in their way.
fn copies(data: &OfficeData, monday: NaiveDate) -> Vec<Shift> {
    let offset = data.office.utc_offset;
    let start = offset.midnight(monday);
    let later = |it: Time| it.plus(7 * 24 * 3600);
    let free = |copy: &Shift| {
        !data
            .shifts
            .iter()
            .any(|it| it.staff == copy.staff && it.start < copy.end && copy.start < it.end)
    };
    let is_at_work = |copy: &Shift| {
        let day = data.local_date(copy.start);
        data.staff_member(&copy.staff).is_some_and(|it| it.to.is_none_or(|to| day < to))
    };
    let last =
        data.shifts.iter().filter(|it| start.plus(-7 * 24 * 3600) <= it.start && it.start < start);
    let copy = |it: &Shift| Shift {
        start: later(it.start),
        end: later(it.end),
        logged_s: None,
        ..it.clone()
    };
    last.map(copy).filter(|it| free(it) && is_at_work(it)).collect()
}

fn person_row(
    texts: &'static Texts,
    data: &OfficeData,
    person: &Staff,
    monday: NaiveDate,
    slot: RwSignal<Option<Slot>>,
) -> AnyView {
    let offset = data.office.utc_offset;
    let mut seconds = 0;
    let days = (0..7).map(|at| {
        let day = monday.checked_add_days(Days::new(at)).unwrap_or(monday);
        let mut shifts: Vec<&Shift> = data
            .shifts
            .iter()
            .filter(|it| it.staff == person.id && data.local_date(it.start) == day)
            .collect();
        shifts.sort_unstable_by_key(|it| it.start);
        seconds += shifts.iter().map(|it| it.end.since(it.start)).sum::<i64>();
        let buttons = shifts.into_iter().map(|it| {
            let clock = |time| offset.local(time).format("%H:%M").to_string();
            let times = format!("{}–{}", clock(it.start), clock(it.end));
            let label = (texts.shifts.edit_of)(&person.name, &date(day), &times);
            let opened = Slot { staff: person.id.clone(), day, start: Some(it.start) };
            view! {
                <Button
                    kind=ButtonKind::Quiet
                    testid="shift"
                    on_press=move |()| slot.set(Some(opened.clone()))
                >
                    <span aria-hidden="true">{times}</span>
                    <span class="spoken">{label}</span>
                </Button>
            }
        });
        let buttons = buttons.collect_view();
        let opened = Slot { staff: person.id.clone(), day, start: None };
        let label = (texts.shifts.add_on)(&person.name, &date(day));
        view! {
            <td data-day=day.to_string()>
                <span class="week__cell">
                    {buttons}
                    <IconButton
                        label
                        icon=IconKind::Plus
                        testid="add-shift"
                        on_press=move |()| slot.set(Some(opened.clone()))
                    />
                </span>
            </td>
        }
    });
    let days = days.collect_view();
    let sum = (texts.shifts.hours)(&hours(seconds));
    let name = person.name.clone();
    view! {
        <tr data-person=person.id.to_string()>
            <RowHead>{name}</RowHead>
            {days}
            <NumberCell testid="week-hours">{sum}</NumberCell>
        </tr>
    }
    .into_any()
}

/// Seconds as hours with at most two decimals.
pub fn hours(seconds: i64) -> String {
    let hours = Exact::ratio(seconds, 3600).unwrap_or_else(Exact::zero);
    let text = decimals(&hours, 2);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
