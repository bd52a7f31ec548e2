//! Every record of the period that the address asks for, in one table of any length.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::bulk::Bulk;
use super::chips::Chips;
use super::entry::{EntryDialog, Opened};
use super::filters::Filters;
use super::row::{Heads, cells};
use super::tabs;
use crate::engine::facts::Scope;
use crate::engine::integrity::integrity;
use crate::engine::listing::{Order, Stages, listed, order};
use crate::i18n::count;
use crate::model::{DoubtKind, OfficeData};
use crate::state::{Shared, Workspace, use_texts, use_workspace};
use crate::ui::navigation::{Navigation, go};
use crate::ui::parts::{Button, ButtonKind, Card, Empty, IconKind, MOST_ON_PAPER, VirtualTable};
use crate::ui::record_query::RecordQuery;
use crate::ui::route::Route;
use crate::ui::say::{say, tell};

/// What the list shows and what is chosen in it; copied freely.
#[derive(Clone, Copy)]
pub struct List {
    navigation: Navigation,
    /// The office.
    pub office: Memo<Option<Shared<OfficeData>>>,
    /// What the address asks for.
    pub query: Memo<RecordQuery>,
    /// The limits of all records.
    pub stages: Memo<Option<Shared<Stages>>>,
    /// The rows found, in their order.
    pub rows: Memo<Shared<Vec<u32>>>,
    /// The rows chosen to be changed together.
    pub chosen: RwSignal<BTreeSet<u32>>,
    /// The record in the form.
    pub opened: RwSignal<Option<Opened>>,
}

impl List {
    fn new(workspace: Workspace, navigation: Navigation) -> Self {
        let office = workspace.office;
        let query = Memo::new(move |_| match navigation.route().get() {
            Route::RecordList(query) => *query,
            _ => RecordQuery::default(),
        });
        let stages = Memo::new(move |_| {
            let (data, period) = office.get().zip(workspace.period.get())?;
            Some(Shared::new(Stages::new(&Scope::new(&data, period, workspace.now))))
        });
        let ordering = Memo::new(move |_| query.with(|it| it.order));
        let ordered = Memo::new(move |_| {
            let (data, stages) = office.get().zip(stages.get())?;
            Some(Shared::new(order(&data, &stages, ordering.get())))
        });
        let doubt = Memo::new(move |_| query.with(|it| it.filter.doubt));
        let doubtful = Memo::new(move |_| Shared::new(doubtful(workspace, doubt.get())));
        let rows = Memo::new(move |_| {
            let found = office.get().zip(stages.get()).zip(ordered.get());
            let Some(((data, stages), ordered)) = found else { return Shared::new(Vec::new()) };
            let doubtful = doubtful.get();
            let rows = query.with(|it| listed(&data, &stages, &it.filter, &ordered, &doubtful));
            Shared::new(rows)
        });
        let chosen = RwSignal::default();
        // Rows move when records come or go.
        let extent =
            Memo::new(move |_| office.get().map(|it| (it.office.id.clone(), it.records.len())));
        Effect::watch(move || extent.track(), move |(), _, _| chosen.set(BTreeSet::new()), false);
        Self { navigation, office, query, stages, rows, chosen, opened: RwSignal::new(None) }
    }

    /// Asks for something else.
    pub fn ask(self, query: RecordQuery) {
        self.chosen.set(BTreeSet::new());
        self.navigation.replace(match query == RecordQuery::default() {
            true => Route::Records(None),
            false => Route::RecordList(Box::new(query)),
        });
    }

    /// Asks for the same in another order.
    pub fn sort(self, order: Order) {
        self.ask(RecordQuery { order, ..self.query.get_untracked() });
    }
}

/// Which rows have the doubt that is asked for; nothing without one.
fn doubtful(workspace: Workspace, doubt: Option<DoubtKind>) -> Vec<bool> {
    let Some(doubt) = doubt else { return Vec::new() };
    let Some((data, period)) = workspace.office.get().zip(workspace.period.get()) else {
        return Vec::new();
    };
    let mut rows = vec![false; data.records.len()];
    for finding in integrity(&data, period) {
        if DoubtKind::from(&finding.doubt) == doubt {
            for row in finding.rows {
                rows[row] = true;
            }
        }
    }
    rows
}

/// The records page.
#[component]
pub fn RecordsPage() -> impl IntoView {
    let workspace = use_workspace();
    let list = List::new(workspace, expect_context());
    let add = view! {
        <Button
            kind=ButtonKind::Primary
            icon=IconKind::Plus
            testid="add-record"
            disabled=move || list.office.with(Option::is_none)
            on_press=move |()| list.opened.set(Some(Opened::New))
        >
            {say(|it| it.listing.add)}
        </Button>
    };
    let is_empty = Memo::new(move |_| list.rows.with(|it| it.is_empty()));
    let has_records =
        Memo::new(move |_| list.office.get().is_some_and(|it| !it.records.is_empty()));
    let body = move || match (is_empty.get(), has_records.get()) {
        (false, _) => table(list),
        (true, true) => nothing_found(list),
        (true, false) => no_records(list),
    };
    view! {
        {tabs::head(Some(add.into_any()))}
        <Card>
            <Filters list />
            <Chips list />
            <Bulk list />
            {body}
        </Card>
        <EntryDialog opened=list.opened />
    }
}

fn table(list: List) -> AnyView {
    let texts = use_texts();
    let at = move |index: usize| list.rows.with(|it| it.get(index).copied());
    let row = move |index: usize| {
        let found = at(index).zip(list.office.get()).zip(list.stages.get());
        found.map(|((row, data), stages)| cells(list, texts.get(), &data, &stages, row)).into_any()
    };
    let is_chosen =
        move |index: usize| at(index).is_some_and(|row| list.chosen.with(|it| it.contains(&row)));
    let is_cut = Memo::new(move |_| list.rows.with(|it| it.len() > MOST_ON_PAPER));
    let cut = move || {
        is_cut.get().then(|| {
            let sentence = tell(move |texts| {
                let all = count(list.rows.with(|it| it.len()));
                (texts.listing.only_first_on_paper)(&count(MOST_ON_PAPER), &all)
            });
            view! { <p class="small paper-only" data-testid="cut-on-paper">{sentence}</p> }
        })
    };
    view! {
        {cut}
        <VirtualTable
            label=tabs::caption()
            count=Signal::derive(move || list.rows.with(|it| it.len()))
            row=row
            is_chosen=is_chosen
            top=Signal::derive(move || list.query.with(ToString::to_string))
            testid="records"
        >
            <Heads list />
        </VirtualTable>
    }
    .into_any()
}

/// How many records were found.
pub fn found(list: List) -> Signal<String> {
    tell(move |texts| (texts.listing.found)(&count(list.rows.with(|it| it.len()))))
}

fn nothing_found(list: List) -> AnyView {
    let actions = move || {
        view! {
            <Button on_press=move |()| list.ask(RecordQuery::default())>
                {say(|it| it.records.clear_filter)}
            </Button>
        }
    };
    view! {
        <Empty
            title=say(|it| it.records.nothing_found_title)
            sentence=say(|it| it.records.nothing_found_text)
            icon=IconKind::Search
            actions
        />
    }
    .into_any()
}

fn no_records(list: List) -> AnyView {
    let actions = move || {
        view! {
            <Button on_press=move |()| list.opened.set(Some(Opened::New))>
                {say(|it| it.listing.add)}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=|()| go(&Route::Data)>
                {say(|it| it.listing.import)}
            </Button>
        }
    };
    view! {
        <Empty
            title=say(|it| it.listing.empty_title)
            sentence=say(|it| it.listing.empty_text)
            icon=IconKind::Records
            actions
        />
    }
    .into_any()
}
