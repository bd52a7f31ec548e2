//! 与上期相比: who rose and who fell since the period before, judged by the same policy.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::engine::counted::counted;
use crate::engine::facts::{Asked, Ledger, Scope, gather_before, gather_from};
use crate::engine::{Judge, Standing};
use crate::i18n::{Texts, fixed, signed_centi};
use crate::model::{OfficeData, Period, Policy, StaffId, Time};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::parts::{Align, Card, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// One person now and in the period before.
#[derive(Clone, PartialEq)]
struct Change {
    staff: StaffId,
    name: String,
    now: (Option<u32>, String, Option<usize>),
    before: (Option<u32>, String, Option<usize>),
}

impl Change {
    /// Hundredths of a point gained; `None` unless there was a score both times.
    fn gain(&self) -> Option<i64> {
        let (now, before) = self.now.0.zip(self.before.0)?;
        Some(i64::from(now) - i64::from(before))
    }
}

/// Everybody's scores, grades and ranks of both periods, the greatest change first.
#[component]
pub fn Changes() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let before = Memo::new(move |_| workspace.period.get().and_then(Period::before));
    let changes = Memo::new(move |_| {
        let (data, period) = workspace.judged.get().zip(before.get())?;
        let ledger = workspace.scoring.ledger.get()?;
        let old = match counted(&data, period) {
            Cow::Borrowed(data) => standings(data, &ledger, period, workspace.now),
            // It has other records than those that are in order.
            Cow::Owned(data) => {
                let ledger = Ledger::new(&Scope::new(&data, period, workspace.now));
                standings(&data, &ledger, period, workspace.now)
            }
        };
        if old.iter().all(|it| it.rank.is_none()) {
            return None;
        }
        let new = workspace.scoring.standings.get();
        let mut changes: Vec<Change> =
            new.iter().map(|it| change(texts.get(), &data, it, &old)).collect();
        changes.sort_by_key(|it| std::cmp::Reverse(it.gain().map(i64::abs)));
        Some(changes)
    });
    let lead = tell(move |texts| {
        let period = before.get().map(|it| wording::period(texts, it)).unwrap_or_default();
        match changes.with(Option::is_some) {
            true => (texts.attention.changes_note)(&period),
            false => (texts.attention.changes_none)(&period),
        }
    });
    let table = move || {
        let changes = changes.get()?;
        let rows = changes.into_iter().map(|it| row(texts.get(), it)).collect_view();
        Some(view! {
            <Table label=lead testid="changes">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.attention.score_before) align=Align::End />
                        <ColumnHead label=say(|it| it.attention.score_now) align=Align::End />
                        <ColumnHead label=say(|it| it.attention.gain) align=Align::End />
                        <ColumnHead label=say(|it| it.terms.grade) />
                        <ColumnHead label=say(|it| it.terms.rank) />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
        })
    };
    view! { <Card title=say(|it| it.attention.changes) lead>{table}</Card> }
}

/// Everybody's place in another period, under the policy in force.
fn standings(data: &OfficeData, ledger: &Ledger, period: Period, now: Time) -> Vec<Standing> {
    let policy: &Policy = &data.policy;
    let asked = Asked::by([policy]);
    let facts = gather_from(&Scope::new(data, period, now), ledger, &asked);
    let previous = gather_before(data, period, now, &asked);
    Judge::with_previous(&facts, previous.as_ref(), policy).rank(policy)
}

fn change(
    texts: &Texts,
    data: &Shared<OfficeData>,
    now: &Standing,
    all_before: &[Standing],
) -> Change {
    let shown =
        |it: &Standing| (it.centi, wording::grade(texts, it.grade, &data.policy.bands), it.rank);
    let before = all_before.iter().find(|it| it.staff == now.staff);
    let name = data.staff_member(&now.staff).map(|it| it.name.clone());
    Change {
        staff: now.staff.clone(),
        name: name.unwrap_or_else(|| now.staff.to_string()),
        now: shown(now),
        before: before.map(shown).unwrap_or_default(),
    }
}

fn row(texts: &Texts, change: Change) -> AnyView {
    let none = texts.terms.none;
    let score = |centi: Option<u32>| centi.map_or_else(|| none.to_owned(), fixed);
    let gain = change.gain().map_or_else(|| none.to_owned(), signed_centi);
    let rank = |rank: Option<usize>| rank.map_or_else(|| none.to_owned(), |it| it.to_string());
    let both = |before: String, now: String| match before == now {
        true => now,
        false => format!("{before} → {now}"),
    };
    let ranks = both(rank(change.before.2), rank(change.now.2));
    let label = |label: &str| if label.is_empty() { none.to_owned() } else { label.to_owned() };
    let grades = both(label(&change.before.1), label(&change.now.1));
    let href = Route::Agent(change.staff.clone()).to_string();
    view! {
        <tr data-agent=change.staff.to_string()>
            <RowHead>
                <a href=href>{change.name}</a>
            </RowHead>
            <NumberCell>{score(change.before.0)}</NumberCell>
            <NumberCell>{score(change.now.0)}</NumberCell>
            <NumberCell>{gain}</NumberCell>
            <td>{grades}</td>
            <td>{ranks}</td>
        </tr>
    }
    .into_any()
}
