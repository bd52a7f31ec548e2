//! 质量与效率: everybody by the points of two groups, and who buys one with the other.

use leptos::prelude::*;

use super::advice::Advice;
use super::alarms::Alarms;
use super::drift::Drift;
use super::imbalance::{Axes, Team};
use super::quadrant_picture::QuadrantPicture;
use super::solid::{Found, Solid};
use super::trial::Trial;
use crate::engine::monitor::imbalance::Thresholds;
use crate::i18n::Texts;
use crate::model::{Group, GroupId};
use crate::state::{Shared, use_texts};
use crate::ui::parts::{Card, Choice, Select};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// A team as it is shown, with what it was found in.
pub struct Seen {
    /// The team.
    pub team: Team,
    /// The ranking at rest.
    pub found: Found,
}

impl Seen {
    /// The name of a group.
    pub fn group(&self, texts: &Texts, at: usize) -> String {
        let group = self.found.policy.groups.get(at);
        group.map(|it| wording::group(texts, it)).unwrap_or_default()
    }
}

/// Two groups of the policy, or none chosen.
type Chosen = RwSignal<Option<GroupId>>;

/// The card with the quadrants.
#[component]
pub fn QuadrantCard(trial: Trial, solid: Solid) -> impl IntoView {
    let texts = use_texts();
    let (across, up): (Chosen, Chosen) = (RwSignal::new(None), RwSignal::new(None));
    let seen = Memo::new(move |_| {
        let found = solid.found()?;
        let axes = Axes::of(&found.policy, across.get().as_ref(), up.get().as_ref())?;
        let team = Team::of(&found.solidity, axes);
        Some(Shared::new(Seen { team, found }))
    });
    let drift = Drift::new(trial);
    let state = Memo::new(move |_| match seen.get() {
        None => State::OneGroup,
        Some(it) if it.team.axes.across == it.team.axes.up => State::SameGroup,
        Some(it) if it.team.people.is_empty() => State::Nobody,
        Some(_) => State::People,
    });
    let content = move || match state.get() {
        State::OneGroup => view! { <p>{say(|it| it.balance.one_group)}</p> }.into_any(),
        State::SameGroup => {
            view! { <p role="alert">{say(|it| it.balance.same_group)}</p> }.into_any()
        }
        State::Nobody => view! { <p>{say(|it| it.balance.nobody)}</p> }.into_any(),
        State::People => view! {
            <p class="heat__sentence" role="status" data-testid="balance-sentence">
                {tell(move |texts| seen.with(|it| sentence(texts, it.as_ref())))}
            </p>
            <QuadrantPicture seen />
            <Alarms seen drift />
            <Advice trial seen />
        }
        .into_any(),
    };
    let lead = tell(|texts| {
        let Thresholds { gap, weak, .. } = Thresholds::default();
        (texts.balance.lead)(&wording::decimals(&gap, 0), &wording::decimals(&weak, 0))
    });
    let choices = Signal::derive(move || {
        let Some(found) = solid.found() else { return Vec::new() };
        let choice = |it: &Group| Choice::new(it.id.as_str(), wording::group(texts.get(), it));
        found.policy.groups.iter().map(choice).collect::<Vec<_>>()
    });
    let value = move |pick: fn(Axes) -> usize| {
        Signal::derive(move || {
            let id = |it: &Shared<Seen>| {
                it.found.policy.groups.get(pick(it.team.axes)).map(|it| it.id.to_string())
            };
            seen.with(|it| it.as_ref().and_then(id)).unwrap_or_default()
        })
    };
    view! {
        <Card title=say(|it| it.balance.title) lead testid="balance">
            <div class="row row--fields">
                <Select
                    label=say(|it| it.balance.across)
                    choices
                    value=value(|it| it.across)
                    testid="balance-across"
                    on_change=move |id: String| across.set(Some(GroupId::new(&id)))
                />
                <Select
                    label=say(|it| it.balance.up)
                    choices
                    value=value(|it| it.up)
                    testid="balance-up"
                    on_change=move |id: String| up.set(Some(GroupId::new(&id)))
                />
            </div>
            {content}
        </Card>
    }
}

/// What there is to show.
#[derive(Clone, Copy, PartialEq)]
enum State {
    OneGroup,
    SameGroup,
    Nobody,
    People,
}

fn sentence(texts: &Texts, seen: Option<&Shared<Seen>>) -> String {
    let Some(seen) = seen else { return String::new() };
    let words = &texts.balance;
    let counted = (words.counted)(seen.team.balance.judged, seen.team.flagged());
    match seen.team.missing {
        0 => counted,
        n => [counted, (words.missing)(n)].join(texts.lab.sentence_gap),
    }
}
