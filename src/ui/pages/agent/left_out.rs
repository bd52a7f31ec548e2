//! 未计入: every case that did not count and why, or does not count yet, with the numbers of its records.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::Shown;
use crate::engine::FactState;
use crate::engine::counted::{LeftOut as LeftOutRecord, Reason, left_out as left_out_records};
use crate::engine::facts::{Case, CaseRef, Exclusion, Scope, Verdict, cases_of};
use crate::i18n::{Texts, thousands};
use crate::model::{Indicator, OfficeData};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Card;
use crate::ui::record_query::{Facet, RecordQuery};
use crate::ui::route::{Behind, Route};
use crate::ui::say::say;
use crate::ui::wording;

/// As many records are named for one reason under one indicator.
const NAMED: usize = 5;
/// In more records than these the cases are not looked for while the sheet opens: the numbers alone are told.
const MOST_RECORDS: usize = 200_000;

/// One reason under one indicator.
#[derive(Clone)]
struct Entry {
    indicator: Indicator,
    /// `None` for what is pending.
    reason: Option<Exclusion>,
    count: i64,
    /// The numbers of the first records, by which the list of records finds them.
    records: Vec<String>,
}

/// What was left out or is pending, by reason; nothing where everything counts.
#[component]
pub fn LeftOut(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let scope = Scope::new(&shown.data, shown.period, workspace.now);
    let entries = entries(&shown, &scope);
    let whole = workspace.judged.get().map(|it| whole(&it, &shown)).unwrap_or_default();
    (!entries.is_empty() || !whole.is_empty()).then(|| {
        let items = move || {
            let texts = texts.get();
            let whole = whole.iter().map(|(reason, records)| whole_item(texts, *reason, records));
            let entries = entries.iter().map(|it| item(texts, &shown, it));
            view! {
                {whole.collect_view()}
                {entries.collect_view()}
            }
        };
        view! {
            <Card
                title=say(|it| it.sheet.left_out_title)
                lead=say(|it| it.sheet.left_out_lead)
                testid="left-out"
            >
                <ul class="left-out">{items}</ul>
            </Card>
        }
    })
}

fn entries(shown: &Shown, scope: &Scope) -> Vec<Entry> {
    let mut entries = Vec::new();
    let lines = shown.policy().indicators.iter().zip(&shown.sheet.lines);
    let lines = lines.filter(|(_, it)| it.line.state != FactState::NotApplicable);
    for (indicator, line) in lines {
        let fact = &line.fact;
        if fact.excluded.is_empty() && fact.pending == 0 {
            continue;
        }
        let mut named: BTreeMap<Option<Exclusion>, Vec<String>> = BTreeMap::new();
        if shown.data.records.len() <= MOST_RECORDS {
            for case in cases_of(scope, &indicator.measure, &shown.sheet.staff) {
                let Some((reason, number)) = left_out(&shown.data, &case) else { continue };
                let numbers = named.entry(reason).or_default();
                if numbers.len() < NAMED {
                    numbers.push(number);
                }
            }
        }
        let reasons = fact.excluded.iter().map(|(reason, count)| (Some(*reason), *count));
        let pending = (fact.pending > 0).then_some((None, fact.pending));
        entries.extend(reasons.chain(pending).map(|(reason, count)| Entry {
            indicator: indicator.clone(),
            reason,
            count,
            records: named.remove(&reason).unwrap_or_default(),
        }));
    }
    // The same reason stands together whatever the indicator; what is pending comes last.
    entries.sort_by_key(|it| (it.reason.is_none(), it.reason));
    entries
}

/// The person's records that count under no indicator at all, by reason: their numbers.
fn whole(data: &OfficeData, shown: &Shown) -> BTreeMap<Reason, Vec<String>> {
    let mut reasons: BTreeMap<Reason, Vec<String>> = BTreeMap::new();
    for LeftOutRecord { row, reason } in left_out_records(data, shown.period) {
        if data.records.agents().get(row) == Some(shown.sheet.staff.as_str()) {
            reasons.entry(reason).or_default().push(number(data, row));
        }
    }
    reasons
}

fn whole_item(texts: &'static Texts, reason: Reason, records: &[String]) -> impl IntoView + use<> {
    let words = &texts.sheet;
    let count = records.len();
    let more = count.saturating_sub(NAMED);
    let more = (more > 0).then(|| (words.left_out_more)(&crate::i18n::count(more)));
    view! {
        <li class="left-out__one" data-whole="">
            <span>{wording::records::left_out(texts, reason)}</span>
            <span>{words.left_out_whole}</span>
            <span class="left-out__count">{(words.left_out_count)(&crate::i18n::count(count))}</span>
            <span class="left-out__records small muted">
                {records.iter().take(NAMED).map(|it| record_link(it)).collect_view()} {more}
            </span>
        </li>
    }
}

/// A record's number, which finds it in the list of records.
fn record_link(number: &str) -> impl IntoView + use<> {
    let query = RecordQuery::default().with(Facet::Text, number);
    let href = Route::RecordList(Box::new(query)).to_string();
    view! {
        <a class="left-out__record" href=href>
            {number.to_owned()}
        </a>
    }
}

fn number(data: &OfficeData, row: usize) -> String {
    data.records.external_id(row).unwrap_or_else(|| data.records.id_text(row)).to_owned()
}

/// Why a case of a record does not count, and the record's number; `None` if it counts or is no record.
fn left_out(data: &OfficeData, case: &Case) -> Option<(Option<Exclusion>, String)> {
    let reason = match case.verdict {
        Verdict::Excluded(reason) => Some(reason),
        Verdict::Pending => None,
        Verdict::Counts { .. } | Verdict::Adds { .. } => return None,
    };
    let CaseRef::Record(row) = case.at else { return None };
    Some((reason, number(data, row)))
}

fn item(texts: &'static Texts, shown: &Shown, entry: &Entry) -> impl IntoView + use<> {
    let words = &texts.sheet;
    let reason = match entry.reason {
        Some(reason) => wording::exclusion(texts, reason),
        None => texts.records.pending,
    };
    let agent = shown.sheet.staff.clone();
    let behind = Behind { agent, indicator: entry.indicator.id.clone() };
    let all = Route::Records(Some(behind)).to_string();
    let name = wording::indicator(texts, &entry.indicator);
    let count = (words.left_out_count)(&thousands(entry.count));
    let named = entry.records.iter().map(|it| record_link(it)).collect_view();
    let more = i64::try_from(entry.records.len()).ok().map(|it| entry.count - it);
    let more = more.filter(|it| *it > 0 && !entry.records.is_empty());
    let more = more.map(|it| (words.left_out_more)(&thousands(it)));
    view! {
        <li class="left-out__one" data-indicator=entry.indicator.id.to_string()>
            <span>{reason}</span>
            <a href=all>{name}</a>
            <span class="left-out__count">{count}</span>
            <span class="left-out__records small muted">{named} {more}</span>
        </li>
    }
}
