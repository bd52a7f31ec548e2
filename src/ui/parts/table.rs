//! Tables: the frame that scrolls, heads that sort, cells that align.

use leptos::prelude::*;

use super::{Icon, IconKind};

/// How tall a table may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableExtent {
    /// As tall as its rows.
    #[default]
    Whole,
    /// Scrolls within itself under a head that stays.
    Scrolling,
}

/// Where the text of a column stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Start,
    /// For numbers, so that their places stand under one another.
    End,
}

/// The order a table is in by one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Ascending,
    Descending,
}

impl Sort {
    fn as_str(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    fn icon(self) -> IconKind {
        match self {
            Self::Ascending => IconKind::ArrowUp,
            Self::Descending => IconKind::ArrowDown,
        }
    }
}

/// Frames `<thead>` and `<tbody>`; where it is wider than the screen it scrolls sideways, by key as well, and the
/// row heads stay.
#[component]
pub fn Table(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] extent: TableExtent,
    #[prop(optional, into)] testid: Option<String>,
    children: Children,
) -> impl IntoView {
    let class = match extent {
        TableExtent::Whole => "table-scroll",
        TableExtent::Scrolling => "table-scroll table-scroll--tall",
    };

    view! {
        <div class=class role="group" tabindex="0" aria-label=move || label.get()>
            <table class="table" role="table" aria-label=move || label.get() data-testid=testid>
                {children()}
            </table>
        </div>
    }
}

/// Heads a column; with `on_sort` it is a button, and `sort` says whether the table is in its order.
#[component]
pub fn ColumnHead(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    #[prop(optional, into)] sort: Signal<Option<Sort>>,
    #[prop(optional)] align: Align,
    #[prop(optional, into)] testid: Option<String>,
    #[prop(optional, into)] on_sort: Option<Callback<()>>,
) -> impl IntoView {
    let class = match align {
        Align::Start => "table__head",
        Align::End => "table__head table__head--end",
    };
    let words = move || {
        view! {
            {move || label.get()}
            {unit.map(|it| view! { <span class="table__unit">{move || it.get()}</span> })}
        }
    };
    let arrow = move || sort.get().map(|it| view! { <Icon kind=it.icon() /> });
    let content = match on_sort {
        None => words().into_any(),
        Some(on_sort) => view! {
            <button type="button" class="table__sort" on:click=move |_| on_sort.run(())>
                {words()}
                {arrow}
            </button>
        }
        .into_any(),
    };

    view! {
        <th
            class=class
            scope="col"
            aria-sort=move || sort.get().map(Sort::as_str)
            data-testid=testid
        >
            {content}
        </th>
    }
}

/// Heads a row: the cell that says whose row it is and stays in sight.
#[component]
pub fn RowHead(children: Children) -> impl IntoView {
    view! {
        <th class="table__row-head" scope="row">
            {children()}
        </th>
    }
}

/// A cell whose numbers stand under one another.
#[component]
pub fn NumberCell(
    #[prop(optional, into)] testid: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <td class="table__number" data-testid=testid>
            {children()}
        </td>
    }
}
