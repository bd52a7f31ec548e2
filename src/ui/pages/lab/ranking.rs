//! The ranking on the bench, beside the one in force; it follows every step of a slider.

use leptos::html;
use leptos::prelude::*;

use super::paint::{Painter, Reach, Row};
use super::rest::Rest;
use super::trial::Trial;
use crate::engine::Standing;
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

/// Everybody, best first under the weights on the bench.
#[component]
pub fn TrialRanking(trial: Trial) -> impl IntoView {
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
                let row = |at: usize| {
                    let now: &Standing = &standings[at];
                    row(words, &data, bands, now, before.get(&now.staff))
                };
                painter.update_value(|it| it.paint(&body, standings.len(), row, reach));
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
        heads.map(head).collect_view()
    };
    view! {
        <Table label=say(|it| it.lab.ranking_caption) testid="ranking">
            <thead class="lab__rows" role="rowgroup">
                <tr class="lab__head" role="row">
                    {head}
                </tr>
            </thead>
            <tbody class="lab__rows" role="rowgroup" node_ref=body></tbody>
        </Table>
    }
}

fn row(
    texts: &Texts,
    data: &OfficeData,
    bands: [&Vec<Band>; 2],
    now: &Standing,
    before: Option<&Standing>,
) -> Row {
    let person = data.staff_member(&now.staff);
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
        name: person.map_or_else(|| now.staff.to_string(), |it| it.name.clone()),
        href: Route::Agent(now.staff.clone()).to_string(),
        rank: now.rank.map(|it| it.to_string()).unwrap_or_default(),
        climbed,
        climbed_spoken,
        climbed_tone,
        score: wording::score(now.centi),
        score_before: wording::score(before.and_then(|it| it.centi)),
        gained: signed_centi(gained),
        grade: grade_now,
        grade_before: other.unwrap_or((String::new(), "absent")),
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
