//! 培训建议: for everybody the indicators that training would win most by.

use leptos::prelude::*;

use crate::engine::growth::{Priority, priorities};
use crate::engine::reviewed::hides;
use crate::engine::{Exact, Judge};
use crate::i18n::Texts;
use crate::model::OfficeData;
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Card, ColumnHead, RowHead, Table};
use crate::ui::route::{Behind, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// What everybody should reach, in points: grade A by default (SCORING §7.4).
const TARGET: i64 = 80;
/// Suggestions for one person; more would be a wish list.
const SUGGESTED: usize = 2;

/// One row per person who is short of the target somewhere.
#[component]
pub fn Training() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let rows = move || {
        let (data, period) = workspace.judged.get().zip(workspace.period.get())?;
        let judge = workspace.scoring.judge.get()?;
        let agents = &judge.scored().agents;
        let standings = workspace.scoring.standings.get();
        let rows = standings.iter().filter_map(|standing| {
            let at = agents.binary_search_by(|it| it.staff.cmp(&standing.staff)).ok()?;
            let effective = judge.weigh(at, &data.policy).effective;
            let mut found = priorities(&agents[at].lines, &effective, &Exact::integer(TARGET), &[]);
            // How far it is from the target tells what one or two peers gave.
            found.retain(|it| {
                let measure = &data.policy.indicators[it.indicator].measure;
                !hides(&data, period, &standing.staff, measure)
            });
            (!found.is_empty()).then(|| row(texts.get(), &data, &judge, at, &found))
        });
        let rows: Vec<AnyView> = rows.collect();
        Some(match rows.is_empty() {
            true => view! { <p>{texts.get().attention.training_none}</p> }.into_any(),
            false => view! {
                <Table label=say(|it| it.attention.training) testid="training">
                    <thead>
                        <tr>
                            <ColumnHead label=say(|it| it.terms.name) />
                            <ColumnHead label=say(|it| it.attention.training_what) />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            }
            .into_any(),
        })
    };
    let lead = tell(|texts| (texts.attention.training_note)(TARGET));
    view! { <Card title=say(|it| it.attention.training) lead>{rows}</Card> }
}

fn row(texts: &Texts, data: &OfficeData, judge: &Judge, at: usize, found: &[Priority]) -> AnyView {
    let agent = &judge.scored().agents[at].staff;
    let name = data.staff_member(agent).map_or_else(|| agent.to_string(), |it| it.name.clone());
    let sheet = Route::Agent(agent.clone()).to_string();
    let suggestion = |it: &Priority| {
        let indicator = &data.policy.indicators[it.indicator];
        let cases =
            Route::Records(Some(Behind { agent: agent.clone(), indicator: indicator.id.clone() }));
        let points = wording::decimals(&(&Exact::integer(TARGET) - &it.gap), 1);
        let won = wording::decimals(&it.recoverable, 2);
        view! {
            <li class="row" data-indicator=indicator.id.to_string()>
                <a href=cases.to_string()>{wording::indicator(texts, indicator)}</a>
                <span class="muted">{(texts.attention.training_gain)(&points, &won)}</span>
            </li>
        }
    };
    let suggestions = found.iter().take(SUGGESTED).map(suggestion).collect_view();
    view! {
        <tr data-agent=agent.to_string()>
            <RowHead>
                <a href=sheet>{name}</a>
            </RowHead>
            <td>
                <ul class="plain">{suggestions}</ul>
            </td>
        </tr>
    }
    .into_any()
}
