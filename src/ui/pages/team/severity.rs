//! 评分尺度: who rates strictly and who leniently, and whether that can be told at all.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::name_of;
use crate::engine::Exact;
use crate::engine::fairness::raters::{Comparability, FairRatings, Rater, Rating, fair_ratings};
use crate::i18n::Texts;
use crate::model::{OfficeData, Period, ReviewKind, StaffId};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Align, Banner, Card, Chip, ColumnHead, NumberCell, RowHead, Table, Tone};
use crate::ui::say::say;
use crate::ui::wording;

/// How strict the raters of the period are.
#[component]
pub fn Severity() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let content = move || {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        Some(shown(texts.get(), &data, period))
    };
    view! {
        <Card title=say(|it| it.reviews.bias) lead=say(|it| it.reviews.bias_lead) testid="severity">
            {content}
        </Card>
    }
}

fn shown(texts: &'static Texts, data: &OfficeData, period: Period) -> AnyView {
    let words = &texts.reviews;
    let reviews: Vec<_> = data
        .reviews
        .iter()
        .filter(|it| it.kind == ReviewKind::Peer && it.rater != it.ratee && period.holds(it.period))
        .collect();
    if reviews.is_empty() {
        return view! { <p class="muted">{words.bias_nothing}</p> }.into_any();
    }
    let people: BTreeSet<&StaffId> = reviews.iter().flat_map(|it| [&it.rater, &it.ratee]).collect();
    let people: Vec<&StaffId> = people.into_iter().collect();
    let number = |id: &StaffId| people.binary_search(&id).unwrap_or_default();
    let ratings: Vec<Rating> = reviews
        .iter()
        .map(|it| Rating {
            rater: number(&it.rater),
            ratee: number(&it.ratee),
            score: it.score.into(),
        })
        .collect();
    let fair = fair_ratings(&ratings);
    let unknown = match fair.comparability {
        Comparability::Connected => None,
        Comparability::Disconnected => Some(words.bias_disconnected),
        Comparability::TooMany => Some(words.bias_too_many),
    };
    if let Some(why) = unknown {
        return view! { <Banner tone=Tone::Info testid="severity-unknown">{why}</Banner> }
            .into_any();
    }
    let name = |person: usize| people.get(person).map(|it| name_of(data, it)).unwrap_or_default();
    let rows = fair.raters.iter().map(|it| rater_row(texts, name(it.person), it));
    let rows = rows.collect_view();
    let mutual = mutual(texts, &fair, &name);
    view! {
        {mutual}
        <Table label=words.bias.to_owned()>
            <thead>
                <tr>
                    <ColumnHead label=words.rater.to_owned() />
                    <ColumnHead label=words.given.to_owned() align=Align::End />
                    <ColumnHead label=words.severity.to_owned() align=Align::End />
                    <ColumnHead label=texts.terms.notes.to_owned() />
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </Table>
        <p class="small muted">{words.severity_hint}</p>
    }
    .into_any()
}

fn rater_row(texts: &'static Texts, name: String, rater: &Rater) -> AnyView {
    let words = &texts.reviews;
    let edge = Exact::ratio(1, 4).expect("4 is not zero");
    let below = &Exact::zero() - &edge;
    let (label, tone) = match &rater.shrunk {
        _ if rater.ratings < 2 => (words.unknown, Tone::Neutral),
        it if *it >= edge => (words.lenient, Tone::Info),
        it if *it <= below => (words.strict, Tone::Info),
        _ => (words.usual, Tone::Neutral),
    };
    let sign = if rater.shrunk > Exact::zero() { "+" } else { "" };
    let severity = format!("{sign}{}", wording::decimals(&rater.shrunk, 2));
    let given = rater.ratings.to_string();
    view! {
        <tr>
            <RowHead>{name}</RowHead>
            <NumberCell>{given}</NumberCell>
            <NumberCell>{severity}</NumberCell>
            <td>
                <Chip label=label.to_owned() tone />
            </td>
        </tr>
    }
    .into_any()
}

fn mutual(texts: &'static Texts, fair: &FairRatings, name: &dyn Fn(usize) -> String) -> AnyView {
    let pairs = fair.mutual.iter().map(|(one, two)| {
        let sentence = (texts.reviews.mutual)(&name(*one), &name(*two));
        view! { <Banner tone=Tone::Info>{sentence}</Banner> }
    });
    pairs.collect_view().into_any()
}
