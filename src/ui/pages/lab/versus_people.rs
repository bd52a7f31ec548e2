//! Everybody's score, rank, grade and money under two policies.

use leptos::prelude::*;

use super::versus::{Comparison, Row};
use crate::engine::Standing;
use crate::i18n::{Texts, signed_centi};
use crate::model::Band;
use crate::state::{Shared, use_texts};
use crate::ui::parts::Grade as BadgeGrade;
use crate::ui::parts::{Align, ColumnHead, GradeBadge, NumberCell, RowHead, Table, TableExtent};
use crate::ui::say::say;
use crate::ui::wording;

/// One row per person.
#[component]
pub fn PeopleTable(comparison: Shared<Comparison>, labels: Signal<[String; 2]>) -> impl IntoView {
    let texts = use_texts();
    let caption = Signal::derive(move || {
        let [a, b] = labels.get();
        (texts.get().versus.people_caption)(&a, &b)
    });
    let has_pool = comparison.rows.iter().any(|it| it.fen[0].is_some());
    let heads = move || {
        let words = &texts.get().versus;
        let of = |it: fn(&str) -> String| [it("A"), it("B")];
        let mut heads: Vec<String> = of(words.score).into();
        heads.push(words.difference.to_owned());
        heads.extend(of(words.rank));
        heads.extend(of(words.grade));
        if has_pool {
            heads.extend(of(words.yuan));
            heads.push(words.money_difference.to_owned());
        }
        let head = |it: String| {
            view! { <ColumnHead label=Signal::stored(it) align=Align::End /> }
        };
        heads.into_iter().map(head).collect_view()
    };
    let rows = move || {
        let texts = texts.get();
        let bands = [0, 1].map(|at: usize| comparison.sides[at].policy.bands.as_slice());
        comparison.rows.iter().map(|it| row(texts, it, bands, has_pool)).collect_view()
    };
    view! {
        <p class="muted small" data-testid="versus-caption">{caption}</p>
        <Table label=caption extent=TableExtent::Scrolling testid="versus-people">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.name) />
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

fn row(texts: &Texts, it: &Row, bands: [&[Band]; 2], has_pool: bool) -> AnyView {
    let none = || texts.terms.none.to_owned();
    let number = |text: String| view! { <NumberCell>{text}</NumberCell> }.into_any();
    let [a, b] = [0, 1].map(|at: usize| it.places[at].as_ref());
    let score = |place: Option<&Standing>| match place.and_then(|it| it.centi) {
        Some(centi) => crate::i18n::fixed(centi),
        None => none(),
    };
    let rank = |place: Option<&Standing>| {
        place.and_then(|it| it.rank).map_or_else(none, |it| it.to_string())
    };
    let badge = |place: Option<&Standing>, bands: &[Band]| {
        let Some(place) = place else { return number(none()) };
        let label = wording::grade(texts, place.grade, bands);
        let grade =
            place.grade.band().map_or(BadgeGrade::None, |at| BadgeGrade::of(at, bands.len()));
        view! {
            <td class="table__number">
                <GradeBadge label=Signal::stored(label) grade=Signal::stored(grade) />
            </td>
        }
        .into_any()
    };
    let yuan = |fen: Option<i64>| fen.map_or_else(none, wording::yuan);
    let money = has_pool.then(|| {
        let gained = it.gained_fen().map_or_else(none, signed_centi);
        [yuan(it.fen[0]), yuan(it.fen[1]), gained].map(number).into_iter().collect_view()
    });
    let gained = it.gained().map_or_else(none, signed_centi);
    let (staff, name, data_gained) = (it.staff.to_string(), it.name.clone(), gained.clone());
    let numbers = [score(a), score(b), gained, rank(a), rank(b)].map(number);
    view! {
        <tr data-agent=staff data-gained=data_gained>
            <RowHead>{name}</RowHead>
            {numbers.into_iter().collect_view()}
            {badge(a, bands[0])}
            {badge(b, bands[1])}
            {money}
        </tr>
    }
    .into_any()
}
