//! 记录: all records of the period, or the cases behind one figure of a score sheet.

mod behind;
mod pager;
mod table;

use leptos::prelude::*;

use crate::model::StaffId;
use crate::state::{use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::parts::{
    Button, ButtonKind, Card, Choice, Empty, IconKind, Select, TextField, TextKind,
};
use crate::ui::route::{Behind, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;
use behind::BehindPage;
use pager::{PAGE_ROWS, Pager};
pub use table::RecordTable;

/// The records page.
#[component]
pub fn RecordsPage(behind: Option<Behind>) -> impl IntoView {
    match behind {
        Some(behind) => view! { <BehindPage behind /> }.into_any(),
        None => view! { <AllRecords /> }.into_any(),
    }
}

/// Every record of the period, newest first, with a filter.
#[component]
fn AllRecords() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let search = RwSignal::new(String::new());
    let agent = RwSignal::new(None::<StaffId>);
    let page = RwSignal::new(0_usize);
    let rows = Memo::new(move |_| {
        let Some((data, period)) = workspace.office.get().zip(workspace.period.get()) else {
            return Vec::new();
        };
        let wanted = search.get().trim().to_lowercase();
        let (start, end) = period.bounds(data.office.utc_offset);
        let records = &data.records;
        let agent = agent.get();
        let mut rows: Vec<usize> = (0..records.len())
            .filter(|row| {
                let created = records.created(*row);
                let by_agent = agent.as_ref();
                start <= created
                    && created < end
                    && by_agent.is_none_or(|it| records.agents().get(*row) == Some(it.as_str()))
                    && (wanted.is_empty() || table::mentions(&data, *row, &wanted))
            })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse((records.created(*row), *row)));
        rows
    });
    let people = move || {
        let everybody = Choice::new("", texts.get().records.everybody);
        let staff = workspace.office.get().map(|it| it.staff.clone()).unwrap_or_default();
        let ranked = staff.into_iter().filter(|it| it.role.is_ranked());
        let choice = |it: crate::model::Staff| Choice::new(it.id.as_str(), it.name);
        [everybody].into_iter().chain(ranked.map(choice)).collect::<Vec<_>>()
    };
    let caption = tell(move |texts| {
        let place = workspace.office.get().zip(workspace.period.get());
        let words = |(data, period): (crate::state::Shared<crate::model::OfficeData>, _)| {
            (texts.records.caption)(&data.office.name, &wording::period(texts, period))
        };
        place.map(words).unwrap_or_default()
    });
    let clear = move |()| {
        search.set(String::new());
        agent.set(None);
        page.set(0);
    };
    let list = move || {
        match rows.with(Vec::is_empty) {
        true => view! { <NothingFound on_clear=clear /> }.into_any(),
        false => view! {
            <RecordTable label=caption rows=Signal::derive(move || paged(&rows.get(), page.get())) />
            <Pager count=Signal::derive(move || rows.with(Vec::len)) page />
        }
        .into_any(),
    }
    };
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.shell.records)}</h1>
                <p class="page__lead">{caption}</p>
            </div>
        </header>
        <Card>
            <div class="row row--fields">
                <TextField
                    label=say(|it| it.records.search_label)
                    kind=TextKind::Search
                    value=search
                    testid="search"
                    on_change=move |text| {
                        page.set(0);
                        search.set(text);
                    }
                />
                <Select
                    label=say(|it| it.records.agent_label)
                    choices=people
                    value=move || agent.get().map(|it| it.to_string()).unwrap_or_default()
                    testid="filter-agent"
                    on_change=move |id: String| {
                        page.set(0);
                        agent.set((!id.is_empty()).then(|| StaffId::new(&id)));
                    }
                />
            </div>
            {list}
        </Card>
    }
}

/// The entries of a page.
fn paged<T: Clone>(all: &[T], page: usize) -> Vec<T> {
    all.iter().skip(page * PAGE_ROWS).take(PAGE_ROWS).cloned().collect()
}

#[component]
fn NothingFound(#[prop(into)] on_clear: Callback<()>) -> impl IntoView {
    let actions = move || {
        view! {
            <Button on_press=on_clear>{say(|it| it.records.clear_filter)}</Button>
            <Button kind=ButtonKind::Quiet on_press=|()| go(&Route::Data)>
                {say(|it| it.overview.start_own)}
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
}
