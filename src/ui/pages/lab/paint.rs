//! Rows that are painted by hand: with every step of a slider only the texts that differ are touched.
//!
//! Two hundred rows of signals cost more than a frame has; two hundred comparisons do not. Rows stay where they are,
//! and who stands in one is a text like any other. Nothing here is HTML but the fixed skeleton of a row.
//! While a slider moves, rows out of sight wait until it rests.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTableSectionElement};

use super::sight::Sight;

/// Which rows are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Those in sight, or about to be.
    Seen,
    /// All of them.
    All,
}

/// What a row shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The staff id.
    pub agent: String,
    /// The name.
    pub name: String,
    /// The address of the score sheet; empty where it must not be shown.
    pub href: String,
    /// The rank on the bench.
    pub rank: String,
    /// The arrow and the number of places.
    pub climbed: String,
    /// The same in words.
    pub climbed_spoken: String,
    /// What the climb means: `good`, `danger` or `neutral`.
    pub climbed_tone: &'static str,
    /// The score on the bench.
    pub score: String,
    /// The score in force.
    pub score_before: String,
    /// The difference of the two.
    pub gained: String,
    /// The grade on the bench, and how its badge is coloured.
    pub grade: (String, &'static str),
    /// The grade in force if it is another; its badge is `absent` otherwise.
    pub grade_before: (String, &'static str),
    /// The money on the bench; empty without a pool.
    pub paid: String,
    /// The difference to the money in force, and what it means.
    pub paid_change: (String, &'static str),
}

/// A row of the page.
struct Painted {
    element: Element,
    cells: Vec<Element>,
    shown: Row,
}

/// The rows of a table's body.
#[derive(Default)]
pub struct Painter {
    rows: Vec<Painted>,
    sight: Option<Sight>,
}

/// A row without a text; the cells that have one carry `data-cell`.
const SKELETON: &str = r#"
<td class="table__number" role="cell" data-cell></td>
<td role="cell"><span class="delta" data-cell><span aria-hidden="true" data-cell></span><span class="spoken" data-cell></span></span></td>
<th class="table__row-head" scope="row" role="rowheader"><a class="ranking__name" data-cell></a></th>
<td class="table__number" role="cell" data-cell></td>
<td class="table__number muted" role="cell" data-cell></td>
<td class="table__number" role="cell" data-cell></td>
<td class="lab__grades" role="cell"><span class="badge" data-cell></span><span class="badge" data-cell></span></td>
<td class="lab__money" role="cell"><span class="delta" data-cell></span><span class="muted small" data-cell></span></td>"#;

/// The cells of the skeleton, in its order.
const RANK: usize = 0;
const DELTA: usize = 1;
const CLIMBED: usize = 2;
const CLIMBED_SPOKEN: usize = 3;
const NAME: usize = 4;
const SCORE: usize = 5;
const SCORE_BEFORE: usize = 6;
const GAINED: usize = 7;
const GRADE_BEFORE: usize = 8;
const GRADE: usize = 9;
const PAID_CHANGE: usize = 10;
const PAID: usize = 11;
const CELLS: usize = 12;

impl Painter {
    /// Makes the table's body show `count` rows, as far as `reach` goes; a new row is always painted.
    pub fn paint(
        &mut self,
        body: &HtmlTableSectionElement,
        count: usize,
        row: impl Fn(usize) -> Row,
        reach: Reach,
    ) {
        for gone in self.rows.drain(count.min(self.rows.len())..) {
            if let Some(sight) = &self.sight {
                sight.forget(&gone.element);
            }
            gone.element.remove();
        }
        for at in 0..count {
            let is_new = at == self.rows.len();
            if is_new {
                let Some(new) = Painted::new(body) else { return };
                self.sight = self.sight.take().or_else(Sight::new);
                if let Some(sight) = &self.sight {
                    sight.follow(&new.element);
                }
                self.rows.push(new);
            }
            let is_seen = || self.sight.as_ref().is_none_or(|it| it.sees(at));
            if is_new || reach == Reach::All || is_seen() {
                self.rows[at].show(row(at));
            }
        }
    }
}

impl Painted {
    fn new(body: &HtmlTableSectionElement) -> Option<Self> {
        let element = document().create_element("tr").ok()?;
        element.set_inner_html(SKELETON);
        let found = element.query_selector_all("[data-cell]").ok()?;
        let cells: Vec<Element> =
            (0..found.length()).filter_map(|it| found.get(it)?.dyn_into().ok()).collect();
        body.append_child(&element).ok()?;
        let painted = Self { element, cells, shown: Row::default() };
        painted.attribute(None, "class", "lab__row");
        painted.attribute(None, "role", "row");
        (painted.cells.len() == CELLS).then_some(painted)
    }

    fn show(&mut self, row: Row) {
        let shown = &self.shown;
        if row == *shown {
            return;
        }
        let texts = [
            (RANK, &shown.rank, &row.rank),
            (CLIMBED, &shown.climbed, &row.climbed),
            (CLIMBED_SPOKEN, &shown.climbed_spoken, &row.climbed_spoken),
            (NAME, &shown.name, &row.name),
            (SCORE, &shown.score, &row.score),
            (SCORE_BEFORE, &shown.score_before, &row.score_before),
            (GAINED, &shown.gained, &row.gained),
            (GRADE_BEFORE, &shown.grade_before.0, &row.grade_before.0),
            (GRADE, &shown.grade.0, &row.grade.0),
            (PAID_CHANGE, &shown.paid_change.0, &row.paid_change.0),
            (PAID, &shown.paid, &row.paid),
        ];
        for (cell, _, text) in texts.into_iter().filter(|(_, was, now)| was != now) {
            self.cells[cell].set_text_content(Some(text));
        }
        let attributes = [
            (None, "data-agent", shown.agent.as_str(), row.agent.as_str()),
            (None, "data-name", &shown.name, &row.name),
            (None, "data-rank", &shown.rank, &row.rank),
            (None, "data-score", &shown.score, &row.score),
            (None, "data-grade", &shown.grade.0, &row.grade.0),
            (Some(NAME), "href", &shown.href, &row.href),
            (Some(DELTA), "data-tone", shown.climbed_tone, row.climbed_tone),
            (Some(GRADE_BEFORE), "data-grade", shown.grade_before.1, row.grade_before.1),
            (Some(GRADE), "data-grade", shown.grade.1, row.grade.1),
            (None, "data-paid", &shown.paid, &row.paid),
            (None, "data-paid-change", &shown.paid_change.0, &row.paid_change.0),
            (Some(PAID_CHANGE), "data-tone", shown.paid_change.1, row.paid_change.1),
        ];
        // An empty score or rank is an attribute too.
        let is_new = shown.agent.is_empty();
        for (cell, name, was, now) in attributes {
            if is_new || was != now {
                self.attribute(cell, name, now);
            }
        }
        self.shown = row;
    }

    fn attribute(&self, cell: Option<usize>, name: &str, value: &str) {
        let element = cell.map_or(&self.element, |it| &self.cells[it]);
        // The names are ours and valid.
        let _never_refused = match (name, value) {
            ("href", "") => element.remove_attribute(name),
            _ => element.set_attribute(name, value),
        };
    }
}
