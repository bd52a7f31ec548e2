//! Where the scores come from: a chart of what each group adds, with its numbers.

use leptos::prelude::*;

use crate::charts::{Contribution, Ink, contributions};
use crate::engine::{Exact, Weighed};
use crate::i18n::{Texts, fixed};
use crate::model::{OfficeData, Policy};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::parts::{Align, Card, ColumnHead, Figure, NumberCell, RowHead, Table};
use crate::ui::say::{say, tell};
use crate::ui::viewport::chart_width;
use crate::ui::wording;

/// One person's parts: exact for the table, rounded only when written.
#[derive(Clone, PartialEq)]
struct Bar {
    name: String,
    parts: Vec<Option<Exact>>,
    bonus: Exact,
    centi: Option<u32>,
}

/// More bars than a page can show; beyond them the table says it better.
const MOST_BARS: usize = 40;

/// The chart with its legend and its table.
#[component]
pub fn Origin() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let bars = Memo::new(move |_| {
        let (Some(data), Some(judge)) = (workspace.judged.get(), workspace.scoring.judge.get())
        else {
            return Vec::new();
        };
        let agents = &judge.scored().agents;
        let bar = |standing: crate::engine::Standing| {
            let at = agents.binary_search_by(|it| it.staff.cmp(&standing.staff)).ok()?;
            Some(bar(&data, &judge.weigh(at, &data.policy), &standing))
        };
        workspace.scoring.standings.get().into_iter().filter_map(bar).collect::<Vec<Bar>>()
    });
    let groups = Memo::new(move |_| {
        workspace.judged.get().map(|it| it.policy.groups.clone()).unwrap_or_default()
    });
    let width = chart_width(1060);
    let svg = move || {
        let inks: Vec<Ink> = groups.get().iter().map(|it| Ink::of_group(it.id.as_str())).collect();
        let rows: Vec<Contribution> =
            bars.get().iter().take(MOST_BARS).map(|it| contribution(it, &inks)).collect();
        contributions(&rows, width.get()).unwrap_or_default()
    };
    let description = tell(move |texts| {
        let best = bars.with(|it| it.first().map(|it| (it.name.clone(), it.centi)));
        let (name, centi) = best.unwrap_or_default();
        (texts.overview.chart_alternative)(&name, &fixed(centi.unwrap_or_default()))
    });
    let legend = move || {
        let names = groups.get().into_iter().map(|it| {
            let series = it.id.to_string().to_lowercase();
            view! { <span class="legend" data-series=series>{wording::group(texts.get(), &it)}</span> }
        });
        names.collect_view()
    };
    let heads = move || {
        let names = groups.get();
        let names = names.iter().map(|it| wording::group(texts.get(), it)).collect::<Vec<_>>();
        let head = |it: String| view! { <ColumnHead label=move || it.clone() align=Align::End /> };
        names.into_iter().map(head).collect_view()
    };
    let body = move || bars.get().into_iter().map(|it| table_row(texts.get(), it)).collect_view();
    view! {
        <Card title=say(|it| it.overview.chart_title)>
            <p class="row small">
                {legend} <span class="legend" data-series="reference">
                    {say(|it| it.terms.workload_bonus)}
                </span>
            </p>
            <Figure
                caption=say(|it| it.overview.chart_note)
                description
                svg
                data_label=say(|it| it.terms.show_table)
            >
                <Table label=say(|it| it.overview.chart_title)>
                    <thead>
                        <tr>
                            <ColumnHead label=say(|it| it.terms.name) />
                            {heads}
                            <ColumnHead label=say(|it| it.terms.workload_bonus) align=Align::End />
                            <ColumnHead label=say(|it| it.terms.score) align=Align::End />
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                </Table>
            </Figure>
        </Card>
    }
}

fn bar(data: &Shared<OfficeData>, weighed: &Weighed, standing: &crate::engine::Standing) -> Bar {
    let person = data.staff_member(&standing.staff);
    Bar {
        name: person.map_or_else(|| standing.staff.to_string(), |it| it.name.clone()),
        parts: parts(weighed, &data.policy),
        bonus: weighed.bonus.clone(),
        centi: standing.centi,
    }
}

/// What each group adds to the base score: W_g V_g over the weight of the groups that have data.
fn parts(weighed: &Weighed, policy: &Policy) -> Vec<Option<Exact>> {
    let bp = |at: usize| Exact::integer(policy.groups[at].weight_bp.into());
    let backed = (0..policy.groups.len())
        .filter(|at| weighed.groups[*at].is_some())
        .fold(Exact::zero(), |sum, at| &sum + &bp(at));
    let part = |(at, mean): (usize, &Option<Exact>)| (mean.as_ref()? * &bp(at)).over(&backed);
    weighed.groups.iter().enumerate().map(part).collect()
}

fn contribution(bar: &Bar, inks: &[Ink]) -> Contribution {
    let groups = inks.iter().zip(&bar.parts);
    let parts = groups.map(|(ink, it)| (*ink, it.as_ref().map_or(0.0, Exact::to_f64)));
    Contribution {
        name: bar.name.clone(),
        parts: parts.chain([(Ink::Beside, bar.bonus.to_f64())]).collect(),
        total: wording::score(bar.centi),
    }
}

fn table_row(texts: &Texts, bar: Bar) -> impl IntoView {
    let none = texts.terms.none;
    let cell = |it: &Option<Exact>| {
        let text = it.as_ref().map_or_else(|| none.to_owned(), |it| wording::decimals(it, 2));
        view! { <NumberCell>{text}</NumberCell> }
    };
    let score = match bar.centi {
        Some(centi) => fixed(centi),
        None => none.to_owned(),
    };
    view! {
        <tr>
            <RowHead>{bar.name}</RowHead>
            {bar.parts.iter().map(cell).collect_view()}
            <NumberCell>{wording::decimals(&bar.bonus, 2)}</NumberCell>
            <NumberCell>{score}</NumberCell>
        </tr>
    }
}
