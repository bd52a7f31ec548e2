//! The heat map itself: the drawing, its numbers, and the way along a long ranking.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::heat_window::Window;
use super::law::Law;
use super::solid::Found;
use crate::charts::{RankSharesRow, rank_shares};
use crate::engine::whatif::acceptability::RankShares;
use crate::i18n::percent;
use crate::model::StaffId;
use crate::state::{Shared, use_texts};
use crate::ui::parts::{Align, Button, ButtonKind, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::say::{say, tell};
use crate::ui::viewport::chart_width;

/// An answer and what it is about.
pub struct Shown {
    /// How often everybody takes every rank.
    pub shares: Shared<RankShares>,
    /// The ranking when it came.
    pub found: Found,
    /// The law it was asked under.
    pub law: Law,
}

/// The drawing with its data.
#[component]
pub fn Picture(
    shown: Memo<Option<Shared<Shown>>>,
    person: Memo<Option<StaffId>>,
    from: RwSignal<usize>,
) -> impl IntoView {
    let texts = use_texts();
    let width = chart_width(720);
    let people = Memo::new(move |_| shown.with(|it| it.as_ref().map_or(0, |it| it.found.people())));
    let window = Memo::new(move |_| Window::new(from.get(), people.get()));
    let svg = move || {
        let Some(shown) = shown.get() else { return String::new() };
        let window = window.get();
        let person = person.get();
        let row = |at: usize| {
            let id = &shown.found.solidity.staff[at];
            let share = |it: u32| f64::from(it) / f64::from(shown.shares.draws().max(1));
            let counts = window.gathered(shown.shares.of(id).unwrap_or_default());
            RankSharesRow {
                name: shown.found.name(id),
                shares: counts.into_iter().map(share).collect(),
                now: Some(window.column(at)),
                chosen: person.as_ref() == Some(id),
            }
        };
        let rows: Vec<RankSharesRow> = window.people.clone().map(row).collect();
        rank_shares(&rows, &window.columns(), width.get()).unwrap_or_default()
    };
    let open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    let toggled = move |_: ev::Event| {
        open.set(details.get_untracked().is_some_and(|it| it.open()));
    };
    view! {
        <figure class="figure" data-testid="heat-figure" data-law=move || law_of(shown)>
            <figcaption class="figure__caption">{say(|it| it.chances.caption)}</figcaption>
            <div
                class="figure__drawing"
                role="img"
                aria-label=move || texts.get().chances.alternative
                inner_html=svg
            ></div>
            <Along window people from />
            <details
                class="figure__data"
                node_ref=details
                on:toggle=toggled
                data-testid="heat-data"
            >
                <summary>{say(|it| it.terms.show_table)}</summary>
                <Show when=move || open.get()>
                    <Numbers shown window />
                </Show>
            </details>
        </figure>
    }
}

fn law_of(shown: Memo<Option<Shared<Shown>>>) -> Option<&'static str> {
    shown.with(|it| it.as_ref().map(|it| it.law.code()))
}

/// To the stretches before and after.
#[component]
fn Along(window: Memo<Window>, people: Memo<usize>, from: RwSignal<usize>) -> impl IntoView {
    let go = move |to: fn(&Window) -> Option<usize>| {
        if let Some(to) = window.with_untracked(to) {
            from.set(to);
        }
    };
    let place = tell(move |texts| {
        let it = window.get();
        (texts.chances.window)(it.people.start + 1, it.people.end, people.get())
    });
    let long = move || window.with(|it| it.people.len() < people.get());
    view! {
        <Show when=long>
            <nav class="row row--apart screen-only" aria-label=place>
                <Button
                    kind=ButtonKind::Quiet
                    disabled=Signal::derive(move || window.with(|it| it.before().is_none()))
                    testid="heat-earlier"
                    on_press=move |()| go(Window::before)
                >
                    {say(|it| it.chances.earlier)}
                </Button>
                <span class="small muted" aria-live="polite">
                    {place}
                </span>
                <Button
                    kind=ButtonKind::Quiet
                    disabled=Signal::derive(move || window.with(|it| it.after().is_none()))
                    testid="heat-later"
                    on_press=move |()| go(Window::after)
                >
                    {say(|it| it.chances.later)}
                </Button>
            </nav>
        </Show>
    }
}

/// The same in numbers, to the last draw.
#[component]
fn Numbers(shown: Memo<Option<Shared<Shown>>>, window: Memo<Window>) -> impl IntoView {
    let head =
        |label: String| view! { <ColumnHead label=move || label.clone() align=Align::End /> };
    let row = |name: String, id: &StaffId, cells: Vec<String>| {
        let cell = |it: String| view! { <NumberCell>{it}</NumberCell> };
        view! {
            <tr data-agent=id.to_string()>
                <RowHead>{name}</RowHead>
                {cells.into_iter().map(cell).collect_view()}
            </tr>
        }
    };
    let body = move || {
        let shown = shown.get()?;
        let window = window.get();
        let rows = window.people.clone().map(|at| {
            let id = &shown.found.solidity.staff[at];
            let counts = window.gathered(shown.shares.of(id).unwrap_or_default());
            let cell = |it: u32| share(it, shown.shares.draws());
            row(shown.found.name(id), id, counts.into_iter().map(cell).collect())
        });
        Some(rows.collect_view())
    };
    view! {
        <Table label=say(|it| it.chances.caption) testid="heat-table">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    {move || window.get().columns().into_iter().map(head).collect_view()}
                </tr>
            </thead>
            <tbody>{body}</tbody>
        </Table>
    }
}

/// So many of the draws in percent; nothing for none.
fn share(times: u32, draws: u32) -> String {
    let bp = u64::from(times) * 10_000 / u64::from(draws.max(1));
    match times {
        0 => String::new(),
        _ => u32::try_from(bp).map(percent).unwrap_or_default(),
    }
}
