//! Which of the records behind a contested indicator a ruling strikes.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::engine::counted::counted;
use crate::engine::facts::{CaseRef, Scope, cases_of};
use crate::i18n::{Texts, date_time};
use crate::model::{Appeal, OfficeData, RecordId, Time};
use crate::state::use_texts;
use crate::ui::parts::TextField;
use crate::ui::say::say;
use crate::ui::wording;

/// So many records are listed at once; the others are found by their number.
const MOST_SHOWN: usize = 40;

/// A record behind the indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Behind {
    id: RecordId,
    number: String,
    line: String,
}

/// The records behind the indicator that an appeal contests, as they counted before any ruling on it.
pub fn behind(texts: &Texts, data: &OfficeData, appeal: &Appeal, now: Time) -> Vec<Behind> {
    let mut whole = data.clone();
    std::sync::Arc::make_mut(&mut whole.appeals).retain(|it| it.id != appeal.id);
    let past = whole.as_judged(appeal.period.start());
    let seen = counted(past.as_ref().unwrap_or(&whole), appeal.period);
    let Some(id) = appeal.subject.indicator() else { return Vec::new() };
    let policies = std::iter::once(&seen.policy).chain(&seen.role_policies);
    let mut own = policies.filter(|it| it.id == appeal.policy);
    let Some(indicator) = own.find_map(|it| it.indicator(id)) else { return Vec::new() };
    let scope = Scope::new(&seen, appeal.period, now);
    let mut rows: Vec<usize> = cases_of(&scope, &indicator.measure, &appeal.staff)
        .into_iter()
        .filter_map(|it| match it.at {
            CaseRef::Record(row) => Some(row),
            _ => None,
        })
        .collect();
    rows.dedup();
    let behind = |row: usize| {
        let id = seen.records.id(row);
        let kind = seen.records.task_types().get(row).unwrap_or_default();
        let created = date_time(seen.office.utc_offset.local(seen.records.created(row)));
        let line = format!("{created} · {}", wording::records::task_type(texts, &seen, kind));
        Behind { number: wording::appeals::record(&seen, &id), id, line }
    };
    rows.into_iter().map(behind).collect()
}

/// Boxes to tick, those that are ticked first.
#[component]
pub fn PartRecords(
    records: Memo<Vec<Behind>>,
    chosen: RwSignal<BTreeSet<RecordId>>,
) -> impl IntoView {
    let texts = use_texts();
    let search = RwSignal::new(String::new());
    let fitting = Memo::new(move |_| {
        let wanted = search.get();
        let wanted = wanted.trim();
        let picked = chosen.get_untracked();
        let fits = |it: &&Behind| picked.contains(&it.id) || it.number.contains(wanted);
        let mut found: Vec<Behind> = records.get().iter().filter(fits).cloned().collect();
        found.sort_by_key(|it| !picked.contains(&it.id));
        found
    });
    let row = move |it: Behind| {
        let (id, ticked) = (it.id.clone(), it.id.clone());
        let tick = move |_| {
            chosen.update(|all| {
                if !all.remove(&id) {
                    all.insert(id.clone());
                }
            });
        };
        view! {
            <li>
                <label class="appeal__record">
                    <input
                        type="checkbox"
                        class="check"
                        prop:checked=move || chosen.with(|it| it.contains(&ticked))
                        on:change=tick
                    />
                    <span>{it.number}</span>
                    <span class="small muted">{it.line}</span>
                </label>
            </li>
        }
    };
    let list = move || fitting.get().into_iter().take(MOST_SHOWN).map(row).collect_view();
    let rest = move || match fitting.with(Vec::len) {
        0 => Some(texts.get().appeals.part_none.to_owned()),
        count if count > MOST_SHOWN => Some((texts.get().appeals.part_more)(count - MOST_SHOWN)),
        _ => None,
    };
    view! {
        <fieldset class="appeal__part">
            <legend class="field__label">{say(|it| it.appeals.part_records)}</legend>
            <TextField
                label=say(|it| it.appeals.part_search)
                value=search
                testid="part-search"
                on_change=move |text| search.set(text)
            />
            <ul class="appeal__records" data-testid="part-records">
                {list}
            </ul>
            <p class="small muted">{rest}</p>
        </fieldset>
    }
}
