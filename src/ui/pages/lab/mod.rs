//! 方案实验室: weights on one side, who rises and who falls on the other, while the slider moves.

mod advice;
mod alarms;
mod drift;
mod heat;
mod heat_picture;
mod heat_window;
mod imbalance;
mod law;
mod money;
mod moves;
mod names;
mod paint;
mod pool;
mod present;
mod quadrant;
mod quadrant_picture;
mod ranking;
mod rest;
mod sent;
mod share;
mod side;
mod sight;
mod solid;
mod solidity;
mod trial;
mod two;
mod versus;
mod versus_chart;
mod versus_people;
mod weights;

use leptos::prelude::*;

use crate::model::PolicyEdit;
use crate::state::use_workspace;
use crate::ui::changes::use_changes;
use crate::ui::navigation::go;
use crate::ui::parts::{Button, ButtonKind, Card, Empty, IconKind};
use crate::ui::policy_choice::PolicyChoice;
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use heat::HeatCard;
use money::Money;
use moves::Moves;
use names::Names;
use pool::{Pool, WhichRows};
use present::{PresentButton, Presenting};
use quadrant::QuadrantCard;
use ranking::TrialRanking;
use sent::Sent;
use share::ShareButton;
use solid::{Solid, SolidCard};
use trial::Trial;
use versus::VersusCard;
use weights::Weights;

/// The policy lab of the current office and period.
#[component]
pub fn LabPage() -> impl IntoView {
    let workspace = use_workspace();
    let has_people = Memo::new(move |_| !workspace.scoring.standings.with(Vec::is_empty));
    let presenting = Presenting::new();
    let looked_at = Memo::new(move |_| workspace.newest.get().map(|it| it.policy.id.clone()));
    let content = move || match has_people.get() {
        true => {
            // Sliders and locks are those of one policy. Read, and not only tracked: a memo nobody has read counts
            // its first value as a new one.
            let _of_this_policy = looked_at.get();
            view! { <Bench presenting /> }.into_any()
        }
        false => view! {
            <Empty
                title=say(|it| it.overview.empty_title)
                sentence=say(|it| it.overview.empty_text)
                icon=IconKind::Lab
                actions=|| {
                    view! {
                        <Button kind=ButtonKind::Primary on_press=|()| go(&Route::Data)>
                            {say(|it| it.overview.start_own)}
                        </Button>
                    }
                }
            />
        }
        .into_any(),
    };
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.shell.lab)}</h1>
                <p class="page__lead">{say(|it| it.lab.intro)}</p>
            </div>
        </header>
        <PolicyChoice office=workspace.office />
        {content}
        <Sent presenting />
    }
}

#[component]
fn Bench(presenting: Presenting) -> impl IntoView {
    let trial = Trial::new(use_workspace());
    let money = Money::new(use_workspace(), trial);
    let names = Names::new(use_workspace(), Signal::derive(move || presenting.hides_names()));
    let only = RwSignal::new(false);
    let solid = Solid::new(trial);
    let summary = tell(move |texts| {
        let words = &texts.trial_money;
        let (it, is_paid) = (money.counts.get(), money.plan.with(Option::is_some));
        match it.people {
            0 if !trial.differs.get() => texts.lab.nothing_changed.to_owned(),
            0 if is_paid => words.nobody.to_owned(),
            0 => words.nobody_unpaid.to_owned(),
            people => (words.summary)(people, it.ranks, it.grades, is_paid.then_some(it.money)),
        }
    });
    view! {
        <div class="row row--end lab__tools screen-only">
            <ShareButton trial />
            <PresentButton presenting />
        </div>
        <div class="split lab__stage">
            <div class="split__side">
                <Card title=say(|it| it.lab.weights)>
                    <Weights trial solid />
                    <Decision trial />
                </Card>
            </div>
            <div class="stack">
                <Card title=say(|it| it.lab.consequences)>
                    <p class="lab__summary" role="status" data-testid="lab-summary">
                        {summary}
                    </p>
                    <Headline presenting solid names />
                    <Pool money names />
                    <WhichRows only />
                    <TrialRanking trial money names only />
                </Card>
                <SolidCard solid />
                <HeatCard trial solid />
                <QuadrantCard trial solid />
                <Moves trial />
            </div>
        </div>
        <VersusCard trial />
    }
}

/// How solid the ranking is, in a sentence a whole room can read.
#[component]
fn Headline(presenting: Presenting, solid: Solid, names: Names) -> impl IntoView {
    let sentence = tell(move |texts| solid.headline(texts, names));
    view! {
        <Show when=move || presenting.is_on()>
            <p class="lab__headline" role="status" data-testid="present-solid">
                {sentence}
            </p>
        </Show>
    }
}

/// Back to the policy in force, or on with the draft.
#[component]
fn Decision(trial: Trial) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let same = move || !trial.differs.get();
    let reset = move |()| {
        trial.let_go();
        changes.try_policy(PolicyEdit::SetDraft(None), None);
    };
    let adopt = move |()| {
        let version = workspace.newest.get_untracked().map_or(1, |it| it.policy.version + 1);
        let done = (changes.texts().lab.adopted)(version);
        changes.try_policy(PolicyEdit::Adopt, Some(done));
    };
    view! {
        <div class="row row--end lab__decision">
            <Button
                kind=ButtonKind::Quiet
                icon=IconKind::Reset
                disabled=same
                testid="reset"
                on_press=reset
            >
                {say(|it| it.lab.reset)}
            </Button>
            <Button kind=ButtonKind::Primary disabled=same testid="adopt" on_press=adopt>
                {say(|it| it.lab.adopt)}
            </Button>
        </div>
    }
}
