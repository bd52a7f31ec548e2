//! What is filtered, in sight: a chip for each condition, one press to clear, and the saved views.

use leptos::prelude::*;

use super::list::{List, found};
use super::views::Views;
use crate::state::use_texts;
use crate::ui::parts::{Button, ButtonKind, Icon, IconKind};
use crate::ui::record_query::{Facet, RecordQuery};
use crate::ui::say::say;
use crate::ui::wording::records::{facet as name, facet_value};

/// How many records were found, what they were filtered by, and the saved views.
#[component]
pub fn Chips(list: List) -> impl IntoView {
    let texts = use_texts();
    let asked = Memo::new(move |_| list.query.with(|it| it.filter.clone()));
    let chip = move |facet: Facet| {
        let texts = texts.get();
        let value = facet.value(&asked.get());
        let data = list.office.get()?;
        let shown = match facet {
            Facet::Text => format!("“{value}”"),
            _ => facet_value(texts, &data, facet, &value),
        };
        let label = match facet {
            Facet::Text => shown,
            facet => (texts.listing.chip)(name(texts, facet), &shown),
        };
        let remove = (texts.listing.remove_chip)(&label);
        let clear = move |_| list.ask(list.query.get_untracked().with(facet, ""));
        Some(view! {
            <li>
                <button
                    type="button"
                    class="filter-chip"
                    title=remove.clone()
                    aria-label=remove
                    data-testid=format!("chip-{}", facet.key())
                    on:click=clear
                >
                    {label}
                    <Icon kind=IconKind::Close />
                </button>
            </li>
        })
    };
    let is_filtered = Memo::new(move |_| asked.get() != RecordQuery::default().filter);
    let chips = move || {
        let facets = Facet::ALL.into_iter();
        let asked_for = facets.filter(|it| !it.value(&asked.get()).is_empty());
        asked_for.map(chip).collect_view()
    };
    let clear = move |()| {
        let order = list.query.with_untracked(|it| it.order);
        list.ask(RecordQuery { order, ..RecordQuery::default() });
    };
    let filtered = move || {
        is_filtered.get().then(|| {
            view! {
                <ul class="filter-chips" aria-label=say(|it| it.listing.filtered_by)>
                    {chips}
                </ul>
                <Button kind=ButtonKind::Quiet testid="clear-filters" on_press=clear>
                    {say(|it| it.listing.clear_all)}
                </Button>
            }
        })
    };
    view! {
        <div class="row row--apart">
            <div class="row">
                <strong role="status" data-testid="found">
                    {found(list)}
                </strong>
                {filtered}
            </div>
            <Views list is_filtered />
        </div>
    }
}
