//! 要不要动权重: a greater weight for the group that pays, what it would change, and one press to put it on the sliders.

use leptos::prelude::*;

use super::quadrant::Seen;
use super::trial::{Trial, WeightAt};
use crate::engine::Standing;
use crate::engine::rebalance::rebalance;
use crate::i18n::{Texts, percent};
use crate::model::StaffId;
use crate::state::{NoticeKind, Shared, use_notices, use_texts};
use crate::ui::parts::{Button, ButtonKind, Choice, IconKind, Segmented};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many people as are named.
const NAMED: usize = 12;

/// A change of one weight, and what would come of it.
#[derive(Clone, PartialEq)]
struct Tried {
    group: usize,
    from: u32,
    to: u32,
    /// How many change their rank and how many their grade.
    changes: (usize, usize),
    /// Who they are and what changes, grades first.
    moves: Vec<String>,
}

/// The suggestion if more than a third of the team have the imbalance in common; otherwise why there is none, and the
/// same to try.
#[component]
pub fn Advice(trial: Trial, seen: Memo<Option<Shared<Seen>>>) -> impl IntoView {
    let common = Memo::new(move |_| {
        let team = &seen.get()?.team;
        Some((team.axes.favoured(team.balance.common()?), team.balance))
    });
    let chosen = RwSignal::new(None::<usize>);
    let low = Memo::new(move |_| {
        let axes = seen.get()?.team.axes;
        let picked = chosen.get().filter(|it| [axes.across, axes.up].contains(it));
        Some(common.get().map_or(picked.unwrap_or(axes.across), |it| it.0.1))
    });
    let suggested = tell(move |texts| {
        let Some((((high, low), balance), seen)) = common.get().zip(seen.get()) else {
            return String::new();
        };
        let flagged = balance.efficiency_over_quality.max(balance.quality_over_efficiency);
        let (high, low) = (seen.group(texts, high), seen.group(texts, low));
        let favours = (texts.balance.favours)(&high, &low);
        (texts.balance.common)(flagged, balance.judged, &favours, &low)
    });
    let why_not = tell(move |texts| {
        let split = |it: &Shared<Seen>| {
            let balance = &it.team.balance;
            let flagged = balance.efficiency_over_quality;
            flagged == balance.quality_over_efficiency && flagged > balance.judged / 3
        };
        match seen.with(|it| it.as_ref().is_some_and(split)) {
            true => texts.balance.split.to_owned(),
            false => texts.balance.few.to_owned(),
        }
    });
    let is_common = Memo::new(move |_| common.get().is_some());
    let content = move || match is_common.get() {
        true => view! {
            <p class="two__close" data-testid="advice-common">
                {suggested}
            </p>
            <Tryout trial seen low />
        }
        .into_any(),
        false => view! {
            <p data-testid="advice-few">{why_not}</p>
            <details data-testid="advice-look">
                <summary>{say(|it| it.balance.look)}</summary>
                <div class="stack">
                    <WhichGroup seen low chosen />
                    <Tryout trial seen low />
                </div>
            </details>
        }
        .into_any(),
    };
    view! {
        <section class="advice" data-testid="advice">
            <h3>{say(|it| it.balance.advice)}</h3>
            {content}
        </section>
    }
}

#[component]
fn WhichGroup(
    seen: Memo<Option<Shared<Seen>>>,
    low: Memo<Option<usize>>,
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let Some(seen) = seen.get() else { return Vec::new() };
        let axes = seen.team.axes;
        let choice = |at: usize| Choice::new(at.to_string(), seen.group(texts.get(), at));
        vec![choice(axes.across), choice(axes.up)]
    });
    view! {
        <div class="row">
            <span class="small muted" aria-hidden="true">
                {say(|it| it.balance.raise)}
            </span>
            <Segmented
                label=say(|it| it.balance.raise)
                choices
                value=Signal::derive(move || low.get().map(|it| it.to_string()).unwrap_or_default())
                testid="advice-group"
                on_change=move |at: String| chosen.set(at.parse().ok())
            />
        </div>
    }
}

/// A greater weight for the group at `low`, with its consequences.
#[component]
fn Tryout(
    trial: Trial,
    seen: Memo<Option<Shared<Seen>>>,
    low: Memo<Option<usize>>,
) -> impl IntoView {
    let texts = use_texts();
    let notices = use_notices();
    let step = RwSignal::new(500_u32);
    let tried = Memo::new(move |_| {
        let (seen, low) = seen.get().zip(low.get())?;
        tried(texts.get(), &seen, trial, low, step.get())
    });
    let stable = tell(move |texts| {
        let range = seen.get().zip(low.get()).and_then(|(seen, low)| {
            seen.found.solidity.stable.get(low).copied().filter(|_| !trial.has_locked_group())
        });
        let range = range.map(|(least, most)| {
            let bound = |bp: i64| u32::try_from(bp).map(percent).unwrap_or_default();
            let (least, most) = (bound(least), bound(most));
            (texts.balance.stable)(least.trim_end_matches('%'), most.trim_end_matches('%'))
        });
        range.unwrap_or_default()
    });
    let change = tell(move |texts| match (tried.get(), seen.get()) {
        (Some(it), Some(seen)) => {
            let group = seen.group(texts, it.group);
            (texts.balance.tried)(&group, &percent(it.from), &percent(it.to))
        }
        _ => texts.balance.no_room.to_owned(),
    });
    let consequences = tell(move |texts| match tried.get() {
        Some(it) if it.changes == (0, 0) => texts.balance.nobody_moves.to_owned(),
        Some(it) => (texts.lab.summary)(it.changes.0, it.changes.1),
        None => String::new(),
    });
    let moves = move || {
        let moves = tried.get().map(|it| it.moves).unwrap_or_default();
        moves.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()
    };
    let apply = move |()| {
        let Some((it, seen)) = tried.get_untracked().zip(seen.get_untracked()) else { return };
        trial.settle(WeightAt::Group(it.group), it.to.into());
        let texts = texts.get_untracked();
        let said = (texts.balance.applied)(&seen.group(texts, it.group), &percent(it.to));
        notices.say(NoticeKind::Undoable, said);
    };
    let steps = Signal::stored(
        [200, 500, 1000]
            .map(|it: u32| Choice::new(it.to_string(), format!("+{}", it / 100)))
            .to_vec(),
    );
    view! {
        <p class="muted small">{say(|it| it.balance.meaning)}</p>
        <div class="row">
            <span class="small muted" aria-hidden="true">
                {say(|it| it.balance.by)}
            </span>
            <Segmented
                label=say(|it| it.balance.by)
                choices=steps
                value=Signal::derive(move || step.get().to_string())
                testid="advice-step"
                on_change=move |bp: String| step.set(bp.parse().unwrap_or(500))
            />
        </div>
        <div class="stack stack--tight" aria-live="polite">
            <p>
                <strong data-testid="advice-change">{change}</strong>
                " "
                <span class="muted small">{stable}</span>
            </p>
            <p data-testid="advice-consequences">{consequences}</p>
            <ul class="advice__moves small" data-testid="advice-moves">
                {moves}
            </ul>
        </div>
        <div class="row">
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Lab
                disabled=Signal::derive(move || tried.with(Option::is_none) || trial.moves.get())
                testid="advice-apply"
                on_press=apply
            >
                {say(|it| it.balance.apply)}
            </Button>
        </div>
    }
}

/// The weight at `low` by `step` greater, as if its slider had been moved; `None` if it cannot be.
fn tried(texts: &Texts, seen: &Seen, trial: Trial, low: usize, step: u32) -> Option<Tried> {
    let found = &seen.found;
    let weights = &found.solidity.weights_bp;
    let from = *weights.get(low)?;
    let locks: Vec<bool> =
        (0..weights.len()).map(|it| trial.is_locked(WeightAt::Group(it))).collect();
    let shifted = rebalance(weights, &locks, low, from + step);
    let to = *shifted.get(low).filter(|it| **it > from)?;
    let locals: Vec<u32> = found.policy.indicators.iter().map(|it| it.local_bp).collect();
    let before = found.judge.rank(&found.policy);
    let after = found.judge.rank(&found.policy.with_weights(&shifted, &locals));
    let mut affected: Vec<(&Standing, &Standing)> = Vec::new();
    for now in &after {
        let was = before.iter().find(|it| it.staff == now.staff);
        affected.extend(
            was.map(|was| (was, now))
                .filter(|(was, now)| was.rank != now.rank || was.grade.band() != now.grade.band()),
        );
    }
    let graded = |it: &(&Standing, &Standing)| it.0.grade.band() != it.1.grade.band();
    let ranked = |it: &&(&Standing, &Standing)| it.0.rank != it.1.rank;
    let changes =
        (affected.iter().filter(ranked).count(), affected.iter().filter(|it| graded(it)).count());
    affected.sort_by_key(|it| !graded(it));
    let name = |id: &StaffId| found.name(id);
    let said = |(was, now): &(&Standing, &Standing)| {
        let rank = was.rank.zip(now.rank).filter(|it| it.0 != it.1);
        let rank = rank.map(|(was, now)| (texts.balance.rank_moves)(was, now));
        let grade = |it: &Standing| wording::grade(texts, it.grade, &found.policy.bands);
        let grade =
            graded(&(was, now)).then(|| (texts.balance.grade_moves)(&grade(was), &grade(now)));
        let said: Vec<String> = rank.into_iter().chain(grade).collect();
        (texts.balance.who_moves)(&name(&now.staff), &said.join(texts.lab.list_comma))
    };
    let mut moves: Vec<String> = affected.iter().take(NAMED).map(said).collect();
    if affected.len() > NAMED {
        moves.push((texts.balance.others)(affected.len() - NAMED));
    }
    Some(Tried { group: low, from, to, changes, moves })
}
