//! 方案实验室: weights on one side, who rises and who falls on the other, while the slider moves.

mod advice;
mod alarms;
mod drift;
mod heat;
mod heat_picture;
mod heat_window;
mod imbalance;
mod law;
mod moves;
mod paint;
mod quadrant;
mod quadrant_picture;
mod ranking;
mod rest;
mod sight;
mod solid;
mod solidity;
mod trial;
mod two;
mod weights;

use leptos::prelude::*;

use crate::model::Edit;
use crate::state::{NoticeKind, use_notices, use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::parts::{Button, ButtonKind, Card, Empty, IconKind};
use crate::ui::policy_choice::PolicyChoice;
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;
use heat::HeatCard;
use moves::Moves;
use quadrant::QuadrantCard;
use ranking::TrialRanking;
use solid::{Solid, SolidCard};
use trial::Trial;
use weights::Weights;

/// The policy lab of the current office and period.
#[component]
pub fn LabPage() -> impl IntoView {
    let workspace = use_workspace();
    let has_people = Memo::new(move |_| !workspace.scoring.standings.with(Vec::is_empty));
    let looked_at = Memo::new(move |_| workspace.newest.get().map(|it| it.policy.id.clone()));
    let content = move || match has_people.get() {
        true => {
            // Sliders and locks are those of one policy.
            looked_at.track();
            view! { <Bench /> }.into_any()
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
    }
}

#[component]
fn Bench() -> impl IntoView {
    let trial = Trial::new(use_workspace());
    let solid = Solid::new(trial);
    let summary = tell(move |texts| {
        let (moved, graded) = trial.changes.get();
        match (moved, graded) {
            (0, 0) if !trial.differs.get() => texts.lab.nothing_changed.to_owned(),
            _ => (texts.lab.summary)(moved, graded),
        }
    });
    view! {
        <div class="split">
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
                    <TrialRanking trial />
                </Card>
                <SolidCard solid />
                <HeatCard trial solid />
                <QuadrantCard trial solid />
                <Moves trial />
            </div>
        </div>
    }
}

/// Back to the policy in force, or on with the draft.
#[component]
fn Decision(trial: Trial) -> impl IntoView {
    let workspace = use_workspace();
    let notices = use_notices();
    let texts = use_texts();
    let same = move || !trial.differs.get();
    let edit = move |edit: Edit, done: Option<String>| match (workspace.apply(edit), done) {
        (Ok(()), Some(done)) => notices.say(NoticeKind::Undoable, done),
        (Ok(()), None) => {}
        (Err(err), _) => {
            let sentence = wording::errors::edit(texts.get_untracked(), &err);
            notices.say(NoticeKind::Refused, sentence);
        }
    };
    let reset = move |()| {
        trial.let_go();
        if let Some(reset) = workspace.draft_edit(None) {
            edit(reset, None);
        }
    };
    let adopt = move |()| {
        let version = workspace.newest.get_untracked().map_or(1, |it| it.policy.version + 1);
        if let Some(adopt) = workspace.adopt_edit() {
            let done = (texts.get_untracked().lab.adopted)(version);
            edit(adopt, Some(done));
        }
    };
    view! {
        <div class="row row--end">
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
