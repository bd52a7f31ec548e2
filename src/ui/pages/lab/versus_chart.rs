//! Where the differences of two policies come from: bars, and a table whose rows add up.

use leptos::prelude::*;

use super::versus::{Comparison, Row};
use crate::charts::{DifferenceBar, Ink, differences};
use crate::engine::whatif::weight_parts::Source;
use crate::i18n::{Texts, signed_centi};
use crate::model::{GroupId, Policy};
use crate::state::{Shared, use_texts};
use crate::ui::parts::{Align, ColumnHead, NumberCell, RowHead, Table, TableExtent};
use crate::ui::say::say;
use crate::ui::viewport::chart_width;
use crate::ui::wording;

/// As many bars as an eye can follow.
const MOST_BARS: usize = 24;

/// More columns than this are folded: the weights within a group stand in one.
const MOST_COLUMNS: usize = 9;

/// Bars around zero, those with the largest difference first.
#[component]
pub fn PartsChart(comparison: Shared<Comparison>) -> impl IntoView {
    let texts = use_texts();
    let width = chart_width(1060);
    let mut order: Vec<usize> = (0..comparison.rows.len())
        .filter(|at| comparison.rows[*at].gained().is_some_and(|it| it != 0))
        .collect();
    order.sort_by_key(|at| {
        std::cmp::Reverse(comparison.rows[*at].gained().unwrap_or_default().unsigned_abs())
    });
    if order.is_empty() {
        return ().into_any();
    }
    let too_many = order.len() > MOST_BARS;
    order.truncate(MOST_BARS);
    let few = too_many.then(|| {
        view! { <p class="muted small">{move || (texts.get().versus.chart_few)(MOST_BARS)}</p> }
    });
    let legend = {
        let comparison = comparison.clone();
        move || legend(texts.get(), &comparison)
    };
    let svg = move || {
        let bars: Vec<DifferenceBar> = order.iter().map(|at| bar(&comparison.rows[*at])).collect();
        differences(&bars, width.get()).unwrap_or_default()
    };
    view! {
        <figure class="figure" data-testid="versus-chart">
            <figcaption class="figure__caption">{say(|it| it.versus.chart)}</figcaption>
            <p class="row small">{legend}</p>
            {few}
            <div
                class="figure__drawing"
                role="img"
                aria-label=move || texts.get().versus.chart_description
                inner_html=svg
            ></div>
        </figure>
    }
    .into_any()
}

/// A column per weight; every row adds up to the difference of the published scores.
#[component]
pub fn PartsTable(comparison: Shared<Comparison>) -> impl IntoView {
    let texts = use_texts();
    let columns = columns(&comparison.rows);
    if columns.is_empty() {
        return ().into_any();
    }
    let policies = [0, 1].map(|at: usize| comparison.sides[at].policy.clone());
    let heads = {
        let columns = columns.clone();
        move || {
            let texts = texts.get();
            let head = |it: &Column| {
                let label = name(texts, it, &policies);
                view! { <ColumnHead label=Signal::stored(label) align=Align::End /> }
            };
            columns.iter().map(head).collect_view()
        }
    };
    let rows = move || {
        let texts = texts.get();
        comparison.rows.iter().map(|it| row(texts, it, &columns)).collect_view()
    };
    view! {
        <h3 class="versus__title">{say(|it| it.versus.parts_caption)}</h3>
        <Table label=say(|it| it.versus.parts_caption) extent=TableExtent::Scrolling testid="versus-parts">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    {heads}
                    <ColumnHead label=say(|it| it.versus.sum) align=Align::End />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="muted small">{say(|it| it.versus.parts_note)}</p>
    }
    .into_any()
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
    /// One source.
    One(Source),
    /// All weights within a group.
    Within(GroupId),
}

impl Column {
    fn holds(&self, source: &Source) -> bool {
        match (self, source) {
            (Self::One(one), source) => one == source,
            (Self::Within(group), Source::Within(of, _)) => group == of,
            _ => false,
        }
    }
}

/// Every source that made a difference for somebody, in the order in which they were first met.
fn columns(rows: &[Row]) -> Vec<Column> {
    let mut sources: Vec<&Source> = Vec::new();
    for (source, _) in rows.iter().filter_map(|it| it.parts.as_ref()).flat_map(|it| &it.parts) {
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources.sort_by_key(|it| rank(it));
    let folded = sources.len() > MOST_COLUMNS;
    let mut columns = Vec::new();
    for source in sources {
        let column = match source {
            Source::Within(group, _) if folded => Column::Within(group.clone()),
            other => Column::One(other.clone()),
        };
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    columns
}

/// Weights of groups first, then within them, then the rest.
fn rank(source: &Source) -> u8 {
    match source {
        Source::Group(_) => 0,
        Source::Within(..) => 1,
        Source::Points(_) => 2,
        Source::Bonus => 3,
        Source::Limit => 4,
    }
}

fn name(texts: &Texts, column: &Column, policies: &[Policy; 2]) -> String {
    let words = &texts.versus;
    let group = |id: &GroupId| {
        let found = policies.iter().find_map(|it| it.group(id));
        found.map_or_else(|| id.to_string(), |it| wording::group(texts, it))
    };
    match column {
        Column::Within(id) => (words.within_weight)(&group(id)),
        Column::One(Source::Group(id)) => (words.group_weight)(&group(id)),
        Column::One(Source::Within(_, id)) => {
            let holder = policies.iter().rev().find(|it| it.indicator(id).is_some());
            let name = holder.map_or_else(|| id.to_string(), |it| wording::name_of(texts, id, it));
            (words.group_weight)(&name)
        }
        Column::One(Source::Points(id)) => (words.curves)(&group(id)),
        Column::One(Source::Bonus) => words.bonus.to_owned(),
        Column::One(Source::Limit) => words.limit.to_owned(),
    }
}

fn row(texts: &Texts, it: &Row, columns: &[Column]) -> AnyView {
    let gained = it.gained();
    let shown = it.parts.as_ref().zip(gained).and_then(|(parts, gained)| {
        let centi = parts.centi(gained)?;
        Some(parts.parts.iter().map(|it| &it.0).zip(centi).collect::<Vec<_>>())
    });
    let cells = match shown {
        None => {
            let span = columns.len().to_string();
            view! { <td class="muted small" colspan=span>{texts.versus.not_both}</td> }.into_any()
        }
        Some(shown) => {
            let cell = |column: &Column| {
                let centi: i64 = shown.iter().filter(|it| column.holds(it.0)).map(|it| it.1).sum();
                let text = signed_centi(centi);
                view! { <NumberCell>{text}</NumberCell> }
            };
            columns.iter().map(cell).collect_view().into_any()
        }
    };
    let sum = gained.map_or_else(|| texts.terms.none.to_owned(), signed_centi);
    let (staff, name) = (it.staff.to_string(), it.name.clone());
    view! {
        <tr data-agent=staff>
            <RowHead>{name}</RowHead>
            {cells}
            <td class="table__number versus__sum">{sum}</td>
        </tr>
    }
    .into_any()
}

/// One person's parts, one per group and one for what is beside them.
fn bar(row: &Row) -> DifferenceBar {
    let mut parts: Vec<(Ink, f64)> = Vec::new();
    for (source, points) in row.parts.iter().flat_map(|it| &it.parts) {
        let ink = ink(source);
        match parts.iter_mut().find(|it| it.0 == ink) {
            Some(part) => part.1 += points.to_f64(),
            None => parts.push((ink, points.to_f64())),
        }
    }
    let total = row.gained().map(signed_centi).unwrap_or_default();
    DifferenceBar { name: row.name.clone(), parts, total }
}

fn ink(source: &Source) -> Ink {
    match source {
        Source::Group(id) | Source::Within(id, _) | Source::Points(id) => {
            Ink::of_group(id.as_str())
        }
        Source::Bonus | Source::Limit => Ink::Beside,
    }
}

/// The groups that made a difference, by colour.
fn legend(texts: &Texts, comparison: &Comparison) -> AnyView {
    let sources =
        || comparison.rows.iter().filter_map(|it| it.parts.as_ref()).flat_map(|it| &it.parts);
    let policies = [0, 1].map(|at: usize| &comparison.sides[at].policy);
    let mut groups: Vec<&GroupId> = Vec::new();
    for (source, _) in sources() {
        if let Source::Group(id) | Source::Within(id, _) | Source::Points(id) = source
            && !groups.contains(&id)
        {
            groups.push(id);
        }
    }
    groups.sort_by_key(|id| policies[0].groups.iter().position(|it| it.id == **id));
    let named = groups.into_iter().map(|id| {
        let found = policies.iter().find_map(|it| it.group(id));
        let name = found.map_or_else(|| id.to_string(), |it| wording::group(texts, it));
        let series = match Ink::of_group(id.as_str()) {
            Ink::Beside => "reference".to_owned(),
            _ => id.to_string().to_lowercase(),
        };
        view! { <span class="legend" data-series=series>{name}</span> }
    });
    let named = named.collect_view();
    let beside = sources().any(|it| matches!(it.0, Source::Bonus | Source::Limit)).then(|| {
        view! { <span class="legend" data-series="reference">{texts.versus.other}</span> }
    });
    view! { {named} {beside} }.into_any()
}
