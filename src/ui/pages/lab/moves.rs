//! The lines from the ranks in force to the ranks on the bench.

use leptos::prelude::*;

use super::trial::Trial;
use crate::charts::{RankMove, rank_moves};
use crate::model::StaffId;
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Card;
use crate::ui::say::say;
use crate::ui::viewport::chart_width;

/// More lines than an eye can follow.
const MOST_LINES: usize = 24;

/// The chart of rank changes; its numbers are the ranking's.
#[component]
pub fn Moves(trial: Trial) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let count = Memo::new(move |_| trial.standings.with(Vec::len));
    let places = move |standings: Memo<Vec<crate::engine::Standing>>| {
        standings.with(|it| it.iter().map(|it| it.staff.clone()).collect::<Vec<StaffId>>())
    };
    let width = chart_width(560);
    let svg = move || {
        let (before, after) = (places(workspace.scoring.newest), places(trial.standings));
        let name = |id: &StaffId| {
            workspace
                .newest
                .with(|it| it.as_ref()?.staff_member(id).map(|it| it.name.clone()))
                .unwrap_or_else(|| id.to_string())
        };
        let row = |(from, id): (usize, &StaffId)| {
            let to = after.iter().position(|it| it == id)?;
            Some(RankMove { name: name(id), before: from, after: to })
        };
        let rows: Vec<RankMove> = before.iter().enumerate().filter_map(row).collect();
        let words = &texts.get().lab;
        rank_moves(&rows, (words.chart_now, words.chart_draft), width.get()).unwrap_or_default()
    };
    let drawing = move || match count.get() {
        0..=MOST_LINES => view! {
            <div
                class="figure__drawing lab__moves"
                role="img"
                aria-label=move || texts.get().lab.chart_alternative
                inner_html=svg
            ></div>
        }
        .into_any(),
        _ => view! { <p class="muted">{say(|it| it.lab.chart_too_many)}</p> }.into_any(),
    };
    view! { <Card title=say(|it| it.lab.chart_title)>{drawing}</Card> }
}
