//! The ranking on the bench, beside the one in force; every cell follows the slider by itself.

use leptos::prelude::*;

use super::trial::Trial;
use crate::engine::{Grade, Standing};
use crate::i18n::signed_centi;
use crate::model::StaffId;
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::Grade as BadgeGrade;
use crate::ui::parts::{
    Align, ColumnHead, Delta, Direction, GradeBadge, NumberCell, RowHead, Table, Tone,
};
use crate::ui::route::Route;
use crate::ui::say::say;
use crate::ui::wording;

/// Everybody, best first under the weights on the bench.
#[component]
pub fn TrialRanking(trial: Trial) -> impl IntoView {
    let order = Memo::new(move |_| {
        trial.standings.with(|it| it.iter().map(|it| it.staff.clone()).collect::<Vec<StaffId>>())
    });
    view! {
        <Table label=say(|it| it.lab.ranking_caption) testid="ranking">
            <thead>
                <tr>
                    <ColumnHead label=say(|it| it.terms.rank) align=Align::End />
                    <ColumnHead label=say(|it| it.lab.rank_change) />
                    <ColumnHead label=say(|it| it.terms.name) />
                    <ColumnHead label=say(|it| it.lab.score_draft) align=Align::End />
                    <ColumnHead label=say(|it| it.lab.score_now) align=Align::End />
                    <ColumnHead label=say(|it| it.lab.difference) align=Align::End />
                    <ColumnHead label=say(|it| it.lab.grade_change) />
                </tr>
            </thead>
            <tbody>
                <For
                    each=move || order.get()
                    key=Clone::clone
                    children=move |staff| view! { <TrialRow trial staff /> }
                />
            </tbody>
        </Table>
    }
}

#[component]
fn TrialRow(trial: Trial, staff: StaffId) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let name = workspace
        .office
        .with_untracked(|it| it.as_ref()?.staff_member(&staff).map(|it| it.name.clone()))
        .unwrap_or_else(|| staff.to_string());
    let (id, shown) = (staff.to_string(), name.clone());
    let href = Route::Agent(staff.clone()).to_string();
    let of = staff.clone();
    let now = Memo::new(move |_| trial.after.with(|it| it.get(&of).cloned()));
    let was = Memo::new(move |_| trial.before.with(|it| it.get(&staff).cloned()));
    let rank = move || rank_text(now.get().as_ref());
    let score = move || wording::score(now.get().and_then(|it| it.centi));
    let score_before = move || wording::score(was.get().and_then(|it| it.centi));
    let climbed = Memo::new(move |_| {
        let ranks = was.get().and_then(|it| it.rank).zip(now.get().and_then(|it| it.rank));
        ranks.map_or(0, |(was, now)| {
            i64::try_from(was).unwrap_or_default() - i64::try_from(now).unwrap_or_default()
        })
    });
    let gained = Memo::new(move |_| {
        let scores = was.get().and_then(|it| it.centi).zip(now.get().and_then(|it| it.centi));
        scores.map_or(0, |(was, now)| i64::from(now) - i64::from(was))
    });
    let label = Memo::new(move |_| {
        let bands = trial.current.get().map(|it| it.bands.clone()).unwrap_or_default();
        now.get().map(|it| wording::grade(texts.get(), it.grade, &bands)).unwrap_or_default()
    });
    let spoken = move || {
        let words = &texts.get().lab;
        let places = usize::try_from(climbed.get().unsigned_abs()).unwrap_or_default();
        match direction(climbed.get()) {
            Direction::Up => (words.up)(places),
            Direction::Down => (words.down)(places),
            Direction::Flat => words.unchanged.to_owned(),
        }
    };
    let places = move || match climbed.get() {
        0 => String::new(),
        it => it.unsigned_abs().to_string(),
    };
    view! {
        <tr
            data-agent=id
            data-name=name
            data-rank=rank
            data-score=score
            data-grade=move || label.get()
        >
            <NumberCell>{rank}</NumberCell>
            <td>
                <Delta
                    text=places
                    spoken
                    direction=move || direction(climbed.get())
                    tone=move || tone(climbed.get())
                />
            </td>
            <RowHead>
                <a class="ranking__name" href=href>
                    {shown}
                </a>
            </RowHead>
            <NumberCell>{score}</NumberCell>
            <NumberCell>
                <span class="muted">{score_before}</span>
            </NumberCell>
            <NumberCell>{move || signed_centi(gained.get())}</NumberCell>
            <td>
                <GradeChange trial now was />
            </td>
        </tr>
    }
}

/// The grade, after the one it was if that is another.
#[component]
fn GradeChange(
    trial: Trial,
    now: Memo<Option<Standing>>,
    was: Memo<Option<Standing>>,
) -> impl IntoView {
    let texts = use_texts();
    let bands = move || trial.current.get().map(|it| it.bands.clone()).unwrap_or_default();
    let grade_of =
        move |it: Memo<Option<Standing>>| it.get().map_or(Grade::LowCoverage, |it| it.grade);
    let label = move |it| wording::grade(texts.get(), grade_of(it), &bands());
    let badge = move |it| {
        let at = grade_of(it).band();
        at.map_or(BadgeGrade::None, |at| BadgeGrade::of(at, bands().len()))
    };
    let changed = Memo::new(move |_| grade_of(was).band() != grade_of(now).band());
    view! {
        <span class="row lab__grades">
            <Show when=move || changed.get()>
                <GradeBadge label=move || label(was) grade=move || badge(was) />
                <span aria-hidden="true">"→"</span>
            </Show>
            <GradeBadge label=move || label(now) grade=move || badge(now) />
        </span>
    }
}

fn rank_text(standing: Option<&Standing>) -> String {
    standing.and_then(|it| it.rank).map(|it| it.to_string()).unwrap_or_default()
}

fn direction(change: i64) -> Direction {
    match change {
        0 => Direction::Flat,
        1.. => Direction::Up,
        _ => Direction::Down,
    }
}

fn tone(change: i64) -> Tone {
    match change {
        0 => Tone::Neutral,
        1.. => Tone::Good,
        _ => Tone::Warning,
    }
}
