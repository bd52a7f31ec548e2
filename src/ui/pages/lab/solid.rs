//! 有多稳: who could change places with the next one, by how little, and what chance has to do with it.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::names::Names;
use super::rest::Rest;
use super::solidity::{Pair, Solidity};
use super::trial::Trial;
use super::two::AnyTwo;
use crate::engine::Judge;
use crate::engine::whatif::reversal::{LeastMove, Reversal, Robustness};
use crate::i18n::Texts;
use crate::model::{OfficeData, Policy, StaffId};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::parts::{Card, Chip, Definition, Tone};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many pairs as are shown unasked.
const FIRST: usize = 5;

/// As many people as are looked at without a pause that anybody notices.
const AT_ONCE: usize = 40;

/// What is known of the ranking since the slider rests: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct Solid(pub(super) RwSignal<Option<Found>>);

/// A ranking's solidity, and the policy it holds for.
#[derive(Clone)]
pub struct Found {
    /// What was found.
    pub solidity: Shared<Solidity>,
    /// Of whom.
    pub data: Shared<OfficeData>,
    /// Under which policy.
    pub policy: Shared<Policy>,
    /// Everybody's points under its curves.
    pub judge: Shared<Judge>,
}

impl Found {
    /// How many have a rank.
    pub fn people(&self) -> usize {
        self.solidity.staff.len()
    }

    /// A person's name as shown.
    pub fn name(&self, id: &StaffId) -> String {
        self.data.staff_member(id).map_or_else(|| id.to_string(), |it| it.name.clone())
    }
}

impl Solid {
    /// Looks at the ranking of `trial` whenever it rests.
    pub fn new(trial: Trial) -> Self {
        let workspace = use_workspace();
        let solid = Self(RwSignal::new(None));
        let rest = Rest::new();
        let find = move || {
            let facts = workspace.scoring.draft.get_untracked().map(|it| it.facts);
            let (judge, policy) = (trial.judge.get_untracked(), untrack(move || trial.policy()));
            let known = facts.zip(judge).zip(policy).zip(workspace.newest.get_untracked());
            let found = known.map(|(((facts, judge), policy), data)| {
                let standings = trial.standings.get_untracked();
                let solidity = Shared::new(Solidity::of(&facts, &judge, &policy, &standings));
                Found { solidity, data, policy: Shared::new(policy), judge }
            });
            solid.0.set(found);
        };
        Effect::new(move || {
            workspace.newest.track();
            trial.judge.track();
            trial.weights.track();
            rest.forget();
            let is_large = trial.standings.with_untracked(Vec::len) > AT_ONCE;
            match (trial.moves.get(), is_large) {
                (false, false) => find(),
                (true, false) | (false, true) => rest.then(find),
                // A held slider must not wait for it: a large team is looked at once the slider is let go.
                (true, true) => {}
            }
        });
        solid
    }

    /// What was found when the slider last rested.
    pub fn found(self) -> Option<Found> {
        self.0.get()
    }

    /// What was found of the group at this position; it keeps still while a slider moves.
    pub fn group(self, at: usize) -> Option<GroupFound> {
        self.0.with(|it| {
            let solidity = &it.as_ref()?.solidity;
            Some(GroupFound {
                nominal_bp: *solidity.weights_bp.get(at)?,
                effective: solidity.effective.as_ref().and_then(|it| it.get(at).copied()),
                stable: solidity.stable.get(at).copied(),
            })
        })
    }
}

impl Solid {
    /// The most fragile order and how many there are of each kind, for a room that looks on.
    pub fn headline(self, texts: &Texts, names: Names) -> String {
        self.0.with(|it| {
            let Some(solidity) = it.as_ref().map(|it| &it.solidity) else { return String::new() };
            let all = summary(texts, solidity);
            let Some(pair) = solidity.pairs.first() else { return all };
            let first = sentence(texts, pair, &names.name(&pair.ahead), &names.name(&pair.behind));
            format!("{first} {all}")
        })
    }
}

/// A group's weight as it rests, and what it comes to.
#[derive(Clone, Copy, PartialEq)]
pub struct GroupFound {
    /// The weight in basis points.
    pub nominal_bp: u32,
    /// What the group makes of the spread, in percent of it.
    pub effective: Option<f64>,
    /// From which to which weight everybody keeps their place, in basis points.
    pub stable: Option<(i64, i64)>,
}

/// The card under the ranking.
#[component]
pub fn SolidCard(solid: Solid) -> impl IntoView {
    let summary = tell(move |texts| {
        solid.0.with(|it| it.as_ref().map(|it| summary(texts, &it.solidity)).unwrap_or_default())
    });
    let rest = Memo::new(move |_| {
        let pairs = solid.0.with(|it| it.as_ref().map_or(0, |it| it.solidity.pairs.len()));
        pairs.saturating_sub(FIRST)
    });
    view! {
        <Card title=say(|it| it.lab.solid) lead=say(|it| it.lab.solid_lead) testid="solid">
            <p class="solid__summary" data-testid="solid-summary">
                {summary}
            </p>
            <Pairs solid from=0 to=FIRST />
            <Show when=move || { rest.get() > 0 }>
                <Others solid rest />
            </Show>
            <AnyTwo solid />
            <p class="row small muted">
                <Definition
                    term=say(|it| it.terms.too_close)
                    definition=say(|it| it.terms.too_close_definition)
                    button_label=say(|it| it.lab.too_close_help)
                />
                <Definition
                    term=say(|it| it.lab.by_weights_term)
                    definition=say(|it| it.lab.by_weights_definition)
                    button_label=say(|it| it.lab.by_weights_help)
                />
            </p>
        </Card>
    }
}

/// The firmer pairs; worked out when they are asked for.
#[component]
fn Others(solid: Solid, rest: Memo<usize>) -> impl IntoView {
    let open = RwSignal::new(false);
    let details = NodeRef::<html::Details>::new();
    let toggled = move |_: ev::Event| {
        open.set(details.get_untracked().is_some_and(|it| it.open()));
    };
    view! {
        <details class="solid__others" node_ref=details on:toggle=toggled data-testid="solid-others">
            <summary>{tell(move |texts| (texts.lab.solid_others)(rest.get()))}</summary>
            <Show when=move || open.get()>
                <Pairs solid from=FIRST to=usize::MAX />
            </Show>
        </details>
    }
}

#[component]
fn Pairs(solid: Solid, from: usize, to: usize) -> impl IntoView {
    let texts = use_texts();
    let items = move || {
        let texts = texts.get();
        let found = solid.0.get()?;
        let pairs = found.solidity.pairs.iter().take(to).skip(from);
        Some(pairs.map(|pair| item(texts, &found, pair)).collect_view())
    };
    view! { <ul class="solid">{items}</ul> }
}

fn item(texts: &'static Texts, found: &Found, pair: &Pair) -> impl IntoView + use<> {
    let (ahead, behind) = (found.name(&pair.ahead), found.name(&pair.behind));
    let sentence = sentence(texts, pair, &ahead, &behind);
    let shifts = match &pair.reversal {
        Some(Reversal::Move(least)) => shifts(texts, &found.policy, least),
        _ => String::new(),
    };
    let words = &texts.lab;
    let by_weights = found.solidity.by_weights(pair).filter(|_| !pair.identical);
    let by_weights = by_weights.map(|it| (words.by_weights)(&wording::probability(it)));
    let by_sample = pair.by_sample.map(|it| (words.by_sample)(&wording::probability(it)));
    let chances: Vec<String> = by_weights.into_iter().chain(by_sample).collect();
    let chances = (words.chances)(&ahead, &chances.join(words.list_comma));
    let robustness = pair.firmness().map(|it| robustness(texts, it));
    let firm = robustness.map(|(tone, label)| {
        view! { <Chip label=move || label.to_owned() tone=move || tone testid="solid-firm" /> }
    });
    let close = pair.too_close.then(|| {
        view! { <Chip label=say(|it| it.terms.too_close) testid="solid-close" /> }
    });
    let (ahead_id, behind_id) = (pair.ahead.to_string(), pair.behind.to_string());
    view! {
        <li class="solid__pair" data-ahead=ahead_id data-behind=behind_id>
            <p class="solid__names">
                {ahead} " › " {behind} <span class="solid__verdict">{firm} {close}</span>
            </p>
            <p>
                {sentence} {words.sentence_gap}
                <span class="solid__shifts muted small">{shifts}</span>
            </p>
            <p class="muted small">{chances}</p>
        </li>
    }
}

fn summary(texts: &Texts, solidity: &Solidity) -> String {
    let of = |wanted: Robustness| {
        solidity.pairs.iter().filter(|it| it.firmness() == Some(wanted)).count()
    };
    let counts = [Robustness::Fragile, Robustness::Fair, Robustness::Robust].map(of);
    let close = solidity.pairs.iter().filter(|it| it.too_close).count();
    match solidity.pairs.len() {
        0 => texts.lab.solid_nobody.to_owned(),
        pairs => (texts.lab.solid_summary)(pairs, counts, close),
    }
}

/// What it takes to reverse two people, in a sentence.
pub fn sentence(texts: &Texts, pair: &Pair, ahead: &str, behind: &str) -> String {
    let words = &texts.lab;
    match &pair.reversal {
        _ if pair.identical => words.solid_same.to_owned(),
        None => words.solid_unlike.to_owned(),
        Some(Reversal::Level) => words.solid_level.to_owned(),
        Some(Reversal::Dominated) => (words.solid_dominated)(ahead, behind),
        Some(Reversal::Move(least)) => {
            let moved = match pair.firmness() {
                Some(Robustness::Robust) => words.solid_far_move,
                _ => words.solid_move,
            };
            moved(&wording::percentage_points(&least.total), ahead, behind)
        }
    }
}

/// From where to where the weight moves.
pub fn shifts(texts: &Texts, policy: &Policy, least: &LeastMove) -> String {
    let group =
        |at: usize| policy.groups.get(at).map(|it| wording::group(texts, it)).unwrap_or_default();
    let shifts = least.shifts.iter().map(|it| match least.shifts.len() {
        1 => format!("{} → {}", group(it.from), group(it.to)),
        _ => {
            format!("{} → {} {}", group(it.from), group(it.to), wording::percentage_points(&it.by))
        }
    });
    (texts.lab.solid_shifts)(&shifts.collect::<Vec<_>>().join(texts.lab.list_comma))
}

/// How firm an order is, as a label.
pub fn robustness(texts: &Texts, robustness: Robustness) -> (Tone, &'static str) {
    match robustness {
        Robustness::Fragile => (Tone::Warning, texts.lab.fragile),
        Robustness::Fair => (Tone::Info, texts.lab.fair),
        Robustness::Robust => (Tone::Good, texts.lab.robust),
    }
}
