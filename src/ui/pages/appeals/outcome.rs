//! Two versions of a score beside each other: as it is and as it would be.

use leptos::prelude::*;

use crate::i18n::{Texts, fixed, signed_centi};
use crate::model::Mark;
use crate::state::use_texts;
use crate::ui::parts::{Align, ColumnHead, NumberCell, RowHead, Table};
use crate::ui::say::say;

/// Score, grade and rank in two columns, with what differs; a sentence if there is nothing to compare.
#[component]
pub fn Outcome(
    #[prop(into)] marks: Signal<Option<(Mark, Mark)>>,
    #[prop(into)] before: Signal<String>,
    #[prop(into)] after: Signal<String>,
) -> impl IntoView {
    let texts = use_texts();
    let body = move || {
        let texts = texts.get();
        match marks.get() {
            None => view! { <p class="muted" data-testid="appeal-outcome">{texts.appeals.not_judged}</p> }
                .into_any(),
            Some((one, two)) => table(texts, (before, after), &one, &two),
        }
    };
    // A screen reader hears the new figures when another request is chosen.
    view! { <div aria-live="polite">{body}</div> }
}

fn table(
    texts: &'static Texts,
    (before, after): (Signal<String>, Signal<String>),
    one: &Mark,
    two: &Mark,
) -> AnyView {
    let none = || texts.terms.none.to_owned();
    let score = |it: &Mark| it.score_centi.map_or_else(none, fixed);
    let grade = |it: &Mark| it.grade.clone().unwrap_or_else(none);
    let rank = |it: &Mark| it.rank.map_or_else(none, |it| it.to_string());
    let delta = one.score_centi.zip(two.score_centi).filter(|(one, two)| one != two);
    let delta = delta.map(|(one, two)| signed_centi(i64::from(two) - i64::from(one)));
    let same = (one == two).then(|| {
        view! { <p class="small muted">{texts.appeals.nothing_changes}</p> }
    });
    let rows = [
        row("outcome-score", texts.terms.score, [score(one), score(two)], delta),
        row("outcome-grade", texts.terms.grade, [grade(one), grade(two)], None),
        row("outcome-rank", texts.terms.rank, [rank(one), rank(two)], None),
    ];
    view! {
        <Table label=after testid="appeal-outcome">
            <thead>
                <tr>
                    <td></td>
                    <ColumnHead label=before align=Align::End />
                    <ColumnHead label=after align=Align::End />
                    <ColumnHead label=say(|it| it.attention.gain) align=Align::End />
                </tr>
            </thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </Table>
        {same}
    }
    .into_any()
}

fn row(
    testid: &'static str,
    name: &'static str,
    [before, after]: [String; 2],
    difference: Option<String>,
) -> AnyView {
    view! {
        <tr>
            <RowHead>{name}</RowHead>
            <NumberCell testid=format!("{testid}-before")>{before}</NumberCell>
            <NumberCell testid=format!("{testid}-after")>{after}</NumberCell>
            <NumberCell>{difference}</NumberCell>
        </tr>
    }
    .into_any()
}
