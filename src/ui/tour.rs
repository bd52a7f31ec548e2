//! The first look round: four steps over four pages, until it is taken or declined.

use leptos::prelude::*;

use super::navigation::go;
use super::parts::{Button, ButtonKind};
use super::route::Route;
use super::say::{say, tell};
use crate::state::{use_preferences, use_workspace};
use crate::storage::preferences::FirstLook;

const STEPS: usize = 4;

/// Stands above the page while demo data is open and the first look round is not over.
#[component]
pub fn Tour() -> impl IntoView {
    let preferences = use_preferences();
    let workspace = use_workspace();
    let shown = Memo::new(move |_| {
        preferences.first_look().get() == FirstLook::Ahead
            && workspace.office.get().is_some_and(|it| it.office.demo)
    });
    let at = RwSignal::new(0_usize);
    let step_to = move |step: usize| {
        at.set(step);
        let best = workspace.scoring.standings.with_untracked(|it| it.first().cloned());
        go(&match step {
            0 => Route::Overview,
            1 => best.map_or(Route::Overview, |it| Route::Agent(it.staff)),
            2 => Route::Lab,
            _ => Route::Data,
        });
    };
    let end = move |()| {
        at.set(0);
        preferences.look_round(FirstLook::Over);
    };
    let panel = move || {
        view! {
            <aside class="tour" aria-label=say(|it| it.tour.label) data-testid="tour">
                <div class="tour__text" aria-live="polite">
                    <p class="tour__step">
                        {tell(move |texts| (texts.tour.step)(at.get() + 1, STEPS))}
                    </p>
                    <h2 class="tour__title">
                        {tell(move |texts| texts.tour.titles[at.get()].to_owned())}
                    </h2>
                    <p>{tell(move |texts| texts.tour.sentences[at.get()].to_owned())}</p>
                </div>
                <div class="tour__actions">
                    <Button kind=ButtonKind::Quiet testid="tour-skip" on_press=end>
                        {say(|it| it.tour.skip)}
                    </Button>
                    <Button
                        disabled=Signal::derive(move || at.get() == 0)
                        testid="tour-back"
                        on_press=move |()| step_to(at.get_untracked().saturating_sub(1))
                    >
                        {say(|it| it.tour.back)}
                    </Button>
                    <Button
                        kind=ButtonKind::Primary
                        testid="tour-next"
                        on_press=move |()| match at.get_untracked() + 1 {
                            STEPS => end(()),
                            next => step_to(next),
                        }
                    >
                        {tell(move |texts| {
                            let is_last = at.get() + 1 == STEPS;
                            if is_last { texts.tour.finish } else { texts.tour.next }.to_owned()
                        })}
                    </Button>
                </div>
            </aside>
        }
    };
    move || shown.get().then(panel)
}
