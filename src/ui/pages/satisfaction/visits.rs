//! 入户访谈: rooms drawn by a seed, a sheet to print, and the answers keyed in from it.

use std::collections::BTreeSet;

use chrono::Datelike;
use leptos::prelude::*;

use super::sheet::Sheet;
use super::tally::Tally;
use super::{NoForm, form_choices};
use crate::engine::sampling::sample;
use crate::model::{OfficeData, Questionnaire};
use crate::state::use_workspace;
use crate::ui::form::Form;
use crate::ui::parts::{Card, Empty, IconKind, TextKind};
use crate::ui::say::{say, tell};

/// What is drawn, for the sheet and the entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    pub questionnaire: Questionnaire,
    pub rooms: Vec<String>,
    pub all: usize,
    pub seed: u64,
}

/// Drawing, printing, entering.
#[component]
pub fn Visits() -> impl IntoView {
    let workspace = use_workspace();
    let has_form = Memo::new(move |_| {
        workspace
            .office
            .with(|it| it.as_ref().is_some_and(|it| !it.office.questionnaires.is_empty()))
    });
    move || match has_form.get() {
        true => view! { <Drawing /> }.into_any(),
        false => view! { <NoForm /> }.into_any(),
    }
}

#[component]
fn Drawing() -> impl IntoView {
    let workspace = use_workspace();
    let form = Form::new();
    if let Some(data) = workspace.office.get_untracked() {
        let today = data.local_date(workspace.now);
        let seed = today.year() * 10_000
            + i32::try_from(today.month() * 100 + today.day()).unwrap_or_default();
        let first = data.office.questionnaires.first().map(|it| it.id.clone());
        form.fill([
            ("visit-form", first.unwrap_or_default()),
            ("visit-rooms", known_rooms(&data).join("\n")),
            ("visit-count", "20".to_owned()),
            ("visit-seed", seed.to_string()),
        ]);
    }
    let (rooms, count) = (form.value("visit-rooms"), form.value("visit-count"));
    let (seed, chosen) = (form.value("visit-seed"), form.value("visit-form"));
    let count_or = move || count.get().trim().parse::<usize>().ok().filter(|it| *it > 0);
    let seed_or = move || seed.get().trim().parse::<u64>().ok();
    let drawn = Memo::new(move |_| {
        let data = workspace.office.get()?;
        let questionnaire =
            data.office.questionnaires.iter().find(|it| it.id == chosen.get()).cloned()?;
        let list = listed(&rooms.get());
        let (count, seed) = (count_or()?, seed_or()?);
        let places = sample(&list, count, seed);
        let rooms: Vec<String> = places.into_iter().map(|at| list[at].clone()).collect();
        (!rooms.is_empty()).then_some(Drawn { questionnaire, rooms, all: list.len(), seed })
    });
    let refused = tell(move |texts| match (count_or(), seed_or()) {
        (Some(_), Some(_)) => String::new(),
        _ => texts.asking.number_problem.to_owned(),
    });
    let summary = tell(move |texts| match drawn.get() {
        Some(it) => (texts.asking.drawn)(it.rooms.len(), it.all, it.seed),
        None => String::new(),
    });
    let list = move || drawn.get().map(|it| it.rooms.join(" · "));
    let hint = tell(move |texts| {
        let known = workspace.office.get().map(|it| known_rooms(&it).len());
        (texts.asking.rooms_hint)(known.unwrap_or_default())
    });
    let has_drawn = Memo::new(move |_| drawn.with(Option::is_some));
    let rest = move || match has_drawn.get() {
        true => view! {
            <Tally drawn />
            <Sheet drawn />
        }
        .into_any(),
        false => view! {
            <Card>
                <Empty
                    title=say(|it| it.asking.no_rooms_title)
                    sentence=say(|it| it.asking.no_rooms_text)
                    icon=IconKind::Records
                />
            </Card>
        }
        .into_any(),
    };
    view! {
        <div class="screen-only">
            <Card
                title=say(|it| it.asking.sample)
                lead=say(|it| it.asking.sample_lead)
                testid="sample"
            >
                <div class="row row--fields">
                    {form.select("visit-form", say(|it| it.asking.which_form), form_choices())}
                    {form.line("visit-count", TextKind::Line, say(|it| it.asking.how_many), None)}
                    {form.line("visit-seed", TextKind::Line, say(|it| it.asking.seed), None)}
                </div>
                <p class="small muted">{say(|it| it.asking.seed_hint)}</p>
                <p class="field__problem" role="status">
                    {move || refused.get()}
                </p>
                {form.area("visit-rooms", say(|it| it.asking.rooms), hint)}
                <p role="status" data-testid="sample-summary">
                    {move || summary.get()}
                </p>
                <p class="visit__rooms" data-testid="sample-rooms">
                    {list}
                </p>
            </Card>
        </div>
        {rest}
    }
}

/// The rooms that occur in the records, each once.
fn known_rooms(data: &OfficeData) -> Vec<String> {
    let rooms: BTreeSet<&str> = data.records.rooms().names().iter().map(|it| &**it).collect();
    rooms.into_iter().map(str::to_owned).collect()
}

/// The rooms of a list, each once, in its order.
fn listed(text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let rooms = text.lines().map(str::trim).filter(|it| !it.is_empty());
    rooms.filter(|it| seen.insert(*it)).map(str::to_owned).collect()
}
