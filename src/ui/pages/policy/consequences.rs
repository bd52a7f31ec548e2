//! Who rises and who falls under the draft.

use leptos::prelude::*;

use super::bench::{Bench, Consequence};
use crate::engine::Standing;
use crate::i18n::{Texts, signed_centi};
use crate::model::Band;
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Grade as BadgeGrade;
use crate::ui::parts::{
    Align, Card, ColumnHead, Delta, Direction, GradeBadge, NumberCell, RowHead, Table, TableExtent,
    Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The consequences as a card.
#[component]
pub fn ConsequencesCard(bench: Bench) -> impl IntoView {
    view! {
        <Card title=say(|it| it.policy_page.consequences) testid="policy-consequences">
            <Consequences bench />
        </Card>
    }
}

/// How many change their place or grade, and everybody's score before and after.
#[component]
pub fn Consequences(bench: Bench) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let summary = tell(move |texts| bench.consequences.with(|it| summary(texts, it)));
    let has_people = Memo::new(move |_| bench.consequences.with(|it| !it.is_empty()));
    let rows = move || {
        let texts = texts.get();
        let data = workspace.newest.get();
        let before: Vec<Band> = data.map(|it| it.policy.bands.clone()).unwrap_or_default();
        let after: Vec<Band> = bench.policy.get().map(|it| it.bands.clone()).unwrap_or_default();
        bench
            .consequences
            .with(|all| all.iter().map(|it| row(texts, it, &before, &after)).collect_view())
    };
    let table = move || {
        has_people.get().then(|| {
            view! {
                <Table
                    label=say(|it| it.policy_page.consequences)
                    extent=TableExtent::Scrolling
                    testid="consequences"
                >
                    <thead>
                        <tr>
                            <ColumnHead label=say(|it| it.terms.name) />
                            <ColumnHead label=say(|it| it.lab.score_now) align=Align::End />
                            <ColumnHead label=say(|it| it.lab.score_draft) align=Align::End />
                            <ColumnHead label=say(|it| it.lab.difference) align=Align::End />
                            <ColumnHead label=say(|it| it.lab.rank_change) />
                            <ColumnHead label=say(|it| it.lab.grade_change) />
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </Table>
            }
        })
    };
    view! {
        <p class="lab__summary" role="status" data-testid="policy-summary">
            {summary}
        </p>
        {table}
    }
}

/// How many change their rank and their grade.
pub fn summary(texts: &Texts, all: &[Consequence]) -> String {
    let rank = |it: &Consequence| it.before.as_ref().and_then(|it| it.rank);
    let moved = all.iter().filter(|it| rank(it) != it.after.rank).count();
    let graded = all.iter().filter(|it| it.is_regraded).count();
    let rescored = all.iter().filter(|it| it.is_change()).count();
    match (all.len(), rescored) {
        (0, _) => texts.policy_page.nobody.to_owned(),
        (_, 0) => texts.policy_page.same_scores.to_owned(),
        _ => (texts.policy_page.summary)(rescored, moved, graded),
    }
}

fn row(texts: &'static Texts, it: &Consequence, before: &[Band], after: &[Band]) -> AnyView {
    let was = it.before.as_ref();
    let scores = was.and_then(|it| it.centi).zip(it.after.centi);
    let gained = scores.map_or(0, |(was, now)| i64::from(now) - i64::from(was));
    let (climb, spoken, direction, tone) = climb(texts, was.and_then(|it| it.rank), it.after.rank);
    let old = was.filter(|_| it.is_regraded).map(|was| badge(texts, was, before));
    let arrow = old.as_ref().map(|_| " → ");
    let grade = badge(texts, &it.after, after);
    let (staff, name) = (it.staff.to_string(), it.name.clone());
    let score_before = wording::score(was.and_then(|it| it.centi));
    let score_after = wording::score(it.after.centi);
    let (data_before, data_after) = (score_before.clone(), score_after.clone());
    view! {
        <tr
            data-agent=staff
            data-before=data_before
            data-after=data_after
        >
            <RowHead>{name}</RowHead>
            <NumberCell>{score_before}</NumberCell>
            <NumberCell>{score_after}</NumberCell>
            <NumberCell>{signed_centi(gained)}</NumberCell>
            <td>
                <Delta
                    text=Signal::stored(climb)
                    spoken=Signal::stored(spoken)
                    direction=Signal::stored(direction)
                    tone=Signal::stored(tone)
                />
            </td>
            <td class="policy__grade">{old}{arrow}{grade}</td>
        </tr>
    }
    .into_any()
}

fn badge(texts: &Texts, standing: &Standing, bands: &[Band]) -> AnyView {
    let grade =
        standing.grade.band().map_or(BadgeGrade::None, |at| BadgeGrade::of(at, bands.len()));
    let label = wording::grade(texts, standing.grade, bands);
    view! { <GradeBadge label=Signal::stored(label) grade=Signal::stored(grade) /> }.into_any()
}

fn climb(
    texts: &Texts,
    before: Option<usize>,
    now: Option<usize>,
) -> (String, String, Direction, Tone) {
    let words = &texts.lab;
    match before.zip(now) {
        Some((before, now)) if now < before => {
            let by = before - now;
            (by.to_string(), (words.up)(by), Direction::Up, Tone::Good)
        }
        Some((before, now)) if now > before => {
            let by = now - before;
            (by.to_string(), (words.down)(by), Direction::Down, Tone::Danger)
        }
        _ => (String::new(), words.unchanged.to_owned(), Direction::Flat, Tone::Neutral),
    }
}
