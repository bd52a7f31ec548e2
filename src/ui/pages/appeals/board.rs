//! All appeals of an office: those that wait for a ruling by deadline, then the others.

use std::cmp::Reverse;

use leptos::prelude::*;

use super::entry::Entry;
use super::ruling::RulingForm;
use super::second::SecondForm;
use crate::model::{Appeal, AppealEdit, AppealId, AppealState, Edit, MOST_APPEAL_DAYS, OfficeData};
use crate::state::{Shared, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::navigation::go;
use crate::ui::parts::{Button, ButtonKind, Card, Empty, IconKind, NumberField};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// What is open over the board.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Opened {
    #[default]
    Nothing,
    Ruling(AppealId),
    Second(AppealId),
}

/// The part of the team page on appeals.
#[component]
pub fn Appeals() -> impl IntoView {
    let workspace = use_workspace();
    let opened = RwSignal::new(Opened::Nothing);
    let is_empty = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_none_or(|it| it.appeals.is_empty()))
    });
    let lists = move || match is_empty.get() {
        true => view! { <NoAppeals /> }.into_any(),
        false => view! { <Lists opened /> }.into_any(),
    };
    view! {
        <div class="stack">
            {lists}
            <Days />
            <RulingForm opened />
            <SecondForm opened />
        </div>
    }
}

#[component]
fn NoAppeals() -> impl IntoView {
    let workspace = use_workspace();
    let to_sheet = move |()| {
        let best =
            workspace.scoring.standings.with_untracked(|it| it.first().map(|it| it.staff.clone()));
        go(&best.map_or(Route::Overview, Route::Agent));
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary testid="appeals-to-sheets" on_press=to_sheet>
                {say(|it| it.appeals.to_ranking)}
            </Button>
        }
    };
    view! {
        <Card>
            <Empty
                title=say(|it| it.appeals.empty_title)
                sentence=say(|it| it.appeals.empty_text)
                icon=IconKind::Records
                testid="appeals-empty"
                actions
            />
        </Card>
    }
}

fn deadline(
    appeal: &Appeal,
    data: &OfficeData,
    now: crate::model::Time,
) -> Option<chrono::NaiveDate> {
    match appeal.state(data.local_date(now)) {
        AppealState::Open { deadline, .. } => Some(deadline),
        _ => None,
    }
}

#[component]
fn Lists(opened: RwSignal<Opened>) -> impl IntoView {
    let workspace = use_workspace();
    let now = workspace.now;
    let of = move |is_open: bool| {
        let Some(data) = workspace.office.get() else { return Vec::new() };
        let mut found: Vec<Appeal> = data
            .appeals
            .iter()
            .filter(|it| deadline(it, &data, now).is_some() == is_open)
            .cloned()
            .collect();
        match is_open {
            true => found.sort_by_key(|it| (deadline(it, &data, now), it.id.clone())),
            // What was ruled last stands first.
            false => found.sort_by_key(|it| {
                let ruled = it.ruling().map(|it| it.at).or(it.withdrawn);
                Reverse((ruled, it.id.clone()))
            }),
        }
        found
    };
    let entries = move |is_open: bool, data: &Shared<OfficeData>| {
        let entry = |appeal: Appeal| view! { <Entry appeal data=data.clone() opened /> };
        of(is_open).into_iter().map(entry).collect_view()
    };
    let lead = tell(move |texts| {
        let Some(data) = workspace.office.get() else { return String::new() };
        let today = data.local_date(now);
        let open = of(true);
        let is_late = |it: &&Appeal| deadline(it, &data, now).is_some_and(|it| it < today);
        match open.len() {
            0 => texts.appeals.none_open.to_owned(),
            count => (texts.appeals.open_lead)(count, open.iter().filter(is_late).count()),
        }
    });
    let list = move |is_open: bool| {
        move || {
            let data = workspace.office.get()?;
            Some(entries(is_open, &data))
        }
    };
    let has_closed = Memo::new(move |_| !of(false).is_empty());
    view! {
        <Card title=say(|it| it.appeals.open) lead testid="appeals-open">
            <div class="appeals">{list(true)}</div>
        </Card>
        <Show when=move || has_closed.get()>
            <Card
                title=say(|it| it.appeals.closed)
                lead=say(|it| it.appeals.closed_lead)
                testid="appeals-closed"
            >
                <div class="appeals">{list(false)}</div>
            </Card>
        </Show>
    }
}

/// How many days there are to rule.
#[component]
fn Days() -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let days = Signal::derive(move || {
        workspace.office.with(|it| it.as_ref().map(|it| i64::from(it.appeal_days())))
    });
    let unit = tell(move |texts| {
        let is_open_sometimes =
            workspace.office.with(|it| it.as_ref().is_some_and(|it| it.office.calendar.is_some()));
        let words = &texts.appeals;
        if is_open_sometimes { words.days_unit } else { words.days_unit_plain }.to_owned()
    });
    let set = move |days: i64| {
        let days = u16::try_from(days).unwrap_or(u16::MAX);
        let Some(data) = workspace.office.get_untracked() else { return };
        let texts = changes.texts();
        let done = (texts.appeals.days_done)(&wording::appeals::days(texts, &data, days));
        let change = AppealEdit::SetDays(days);
        changes.try_make(|office| Edit::Appeals { office, change }, done);
    };
    view! {
        <Card title=say(|it| it.appeals.days) lead=say(|it| it.appeals.days_hint)>
            <NumberField
                label=say(|it| it.appeals.days)
                label_place=crate::ui::parts::LabelPlace::Spoken
                value=days
                problem=say(|it| it.appeal_faults.days_problem)
                range=1..=i64::from(MOST_APPEAL_DAYS)
                unit
                testid="appeal-days"
                on_change=set
            />
        </Card>
    }
}
