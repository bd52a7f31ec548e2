//! The ranking on the bench, beside the one in force; it follows every step of a slider.

use leptos::html;
use leptos::prelude::*;

use super::money::Money;
use super::names::Names;
use super::paint::{Painter, Reach, Row};
use super::rest::Rest;
use super::trial::Trial;
use crate::engine::Standing;
use crate::engine::incentive::Change;
use crate::i18n::{Texts, signed_centi};
use crate::model::{Band, OfficeData};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Grade as BadgeGrade;
use crate::ui::parts::Table;
use crate::ui::route::Route;
use crate::ui::say::say;
use crate::ui::wording;

/// As many rows as are painted within a frame, seen or not.
const FEW: usize = 60;

/// Everybody, or `only` those affected, best first under the weights on the bench.
#[component]
pub fn TrialRanking(
    trial: Trial,
    money: Money,
    names: Names,
    #[prop(into)] only: Signal<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let body = NodeRef::<html::Tbody>::new();
    let painter = StoredValue::new_local(Painter::default());
    let rest = Rest::new();
    let paint = move |reach: Reach| {
        let (Some(body), Some(data)) = (body.get_untracked(), workspace.newest.get_untracked())
        else {
            return;
        };
        let words = texts.get_untracked();
        let Some(draft) = trial.settled.get_untracked() else { return };
        let bands = [&data.policy.bands, &draft.bands];
        trial.before.with_untracked(|before| {
            trial.standings.with_untracked(|standings| {
                let statement = money.statement.get_untracked();
                let shown = shown(standings, money, only.get_untracked());
                let row = |at: usize| {
                    let now: &Standing = &standings[shown[at]];
                    let place = row(words, bands, now, before.get(&now.staff));
                    let paid = statement.as_ref().and_then(|it| {
                        let at = it.changes.binary_search_by(|it| it.staff.cmp(&now.staff)).ok()?;
                        it.changes.get(at)
                    });
                    paid_row(named_row(place, &data, now, names), paid)
                };
                painter.update_value(|it| it.paint(&body, shown.len(), row, reach));
            });
        });
    };
    Effect::new(move || {
        body.track();
        workspace.newest.track();
        texts.track();
        trial.before.track();
        trial.settled.track();
        trial.standings.track();
        money.statement.track();
        names.are_hidden.track();
        only.track();
        rest.forget();
        if trial.moves.get() && trial.standings.with_untracked(Vec::len) > FEW {
            paint(Reach::Seen);
            rest.then(move || paint(Reach::All));
        } else {
            paint(Reach::All);
        }
    });
    let head = move || {
        let words = texts.get();
        let heads = [
            (words.terms.rank, true),
            (words.lab.rank_change, false),
            (words.terms.name, false),
            (words.lab.score_draft, true),
            (words.lab.score_now, true),
            (words.lab.difference, true),
            (words.lab.grade_change, false),
        ];
        let head = |(word, is_number)| {
            let class = if is_number { "table__head table__head--end" } else { "table__head" };
            view! { <th class=class scope="col" role="columnheader">{word}</th> }
        };
        let heads = heads.map(head).collect_view();
        let paid = view! {
            <th class="table__head table__head--end lab__money" scope="col" role="columnheader">
                {words.trial_money.column}
            </th>
        };
        (heads, paid)
    };
    let has_pool = Memo::new(move |_| money.plan.with(Option::is_some));
    let class = move || if has_pool.get() { "lab__rows lab__rows--paid" } else { "lab__rows" };
    view! {
        <Table label=say(|it| it.lab.ranking_caption) testid="ranking">
            <thead class=class role="rowgroup">
                <tr class="lab__head" role="row">
                    {head}
                </tr>
            </thead>
            <tbody class=class role="rowgroup" node_ref=body></tbody>
        </Table>
    }
}

/// The positions of the rows that are shown: all of them, or those of the affected.
fn shown(standings: &[Standing], money: Money, only: bool) -> Vec<usize> {
    let all = 0..standings.len();
    if !only {
        return all.collect();
    }
    let affected = money.affected.get_untracked();
    let mut staff: Vec<&crate::model::StaffId> = affected.iter().map(|it| &it.staff).collect();
    staff.sort_unstable();
    all.filter(|at| staff.binary_search(&&standings[*at].staff).is_ok()).collect()
}

/// A row with the person's name and the way to the score sheet, unless names are hidden.
fn named_row(row: Row, data: &OfficeData, now: &Standing, names: Names) -> Row {
    let href = match names.are_hidden.get_untracked() {
        true => String::new(),
        false => Route::Agent(now.staff.clone()).to_string(),
    };
    Row { name: untrack(|| names.name_in(data, &now.staff)), href, ..row }
}

/// A row with its money, if a pool is shared out.
fn paid_row(row: Row, paid: Option<&Change>) -> Row {
    let Some(paid) = paid else { return Row { paid_change: (String::new(), "neutral"), ..row } };
    let tone = match paid.delta_fen {
        0 => "neutral",
        1.. => "good",
        _ => "danger",
    };
    let paid_change = (signed_centi(paid.delta_fen), tone);
    Row { paid: wording::yuan(paid.fen), paid_change, ..row }
}

fn row(texts: &Texts, bands: [&Vec<Band>; 2], now: &Standing, before: Option<&Standing>) -> Row {
    let grade = |it: &Standing, bands: &[Band]| {
        let badge = it.grade.band().map_or(BadgeGrade::None, |at| BadgeGrade::of(at, bands.len()));
        (wording::grade(texts, it.grade, bands), badge.as_str())
    };
    let scores = before.and_then(|it| it.centi).zip(now.centi);
    let gained = scores.map_or(0, |(before, now)| i64::from(now) - i64::from(before));
    let (climbed, climbed_spoken, climbed_tone) =
        climb(texts, before.and_then(|it| it.rank), now.rank);
    let [bands_before, bands] = bands;
    let grade_now = grade(now, bands);
    let other = before.map(|it| grade(it, bands_before)).filter(|it| it.0 != grade_now.0);
    Row {
        agent: now.staff.to_string(),
        rank: now.rank.map(|it| it.to_string()).unwrap_or_default(),
        climbed,
        climbed_spoken,
        climbed_tone,
        score: wording::score(now.centi),
        score_before: wording::score(before.and_then(|it| it.centi)),
        gained: signed_centi(gained),
        grade: grade_now,
        grade_before: other.unwrap_or((String::new(), "absent")),
        ..Row::default()
    }
}

/// A change of rank as a sign, as words, and in what it means.
fn climb(
    texts: &Texts,
    before: Option<usize>,
    now: Option<usize>,
) -> (String, String, &'static str) {
    let words = &texts.lab;
    match before.zip(now) {
        Some((before, now)) if now < before => {
            (format!("↑ {}", before - now), (words.up)(before - now), "good")
        }
        Some((before, now)) if now > before => {
            (format!("↓ {}", now - before), (words.down)(now - before), "danger")
        }
        _ => ("=".to_owned(), words.unchanged.to_owned(), "neutral"),
    }
}
