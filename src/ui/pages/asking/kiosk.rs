//! 前台平板: a questionnaire that returns to its start and is left only by a held press.

use std::time::Duration;

use leptos::prelude::*;

use super::Asking;
use crate::model::{Edit, Questionnaire, Reply, SatisfactionEdit, SurveyAnswer, SurveyMode};
use crate::state::{NoticeKind, chance, now, use_notices, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::navigation::{Navigation, go};
use crate::ui::parts::{Button, ButtonKind, HoldButton};
use crate::ui::route::{Route, SatisfactionPart};
use crate::ui::say::say;
use crate::ui::wording;

/// Nobody has pressed anything for so long: the next one begins anew.
const IDLE: Duration = Duration::from_mins(1);
/// So long are thanks shown.
const THANKS: Duration = Duration::from_secs(4);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Start,
    Asking,
    Thanks,
}

/// Which screen is shown, and which press was the last: what is pressed makes older timers void.
#[derive(Clone, Copy)]
struct Stand {
    screen: RwSignal<Screen>,
    turn: StoredValue<u32>,
}

impl Stand {
    /// Back to the start after `wait`, unless something is pressed before.
    fn back_after(self, wait: Duration) {
        self.turn.update_value(|it| *it += 1);
        let own = self.turn.get_value();
        let return_to_start = move || {
            if self.turn.try_get_value() == Some(own) {
                self.screen.set(Screen::Start);
            }
        };
        set_timeout(return_to_start, wait);
    }
}

/// The questionnaire `form` of the current office.
#[component]
pub fn KioskPage(form: String) -> impl IntoView {
    let workspace = use_workspace();
    let notices = use_notices();
    let changes = use_changes();
    let navigation = expect_context::<Navigation>();
    let questionnaire = workspace
        .office
        .get_untracked()
        .and_then(|it| it.office.questionnaires.iter().find(|it| it.id == form).cloned());
    let stand = Stand { screen: RwSignal::new(Screen::Start), turn: StoredValue::new(0) };
    let screen = stand.screen;
    let collected = StoredValue::new(0_usize);
    if questionnaire.is_some() {
        navigation.lock(true);
    }
    on_cleanup(move || navigation.lock(false));
    let leave = move |()| {
        navigation.lock(false);
        document().exit_fullscreen();
        if let Some(count @ 1..) = collected.try_get_value() {
            let sentence = (changes.texts().asking.kiosk_collected)(count);
            notices.say(NoticeKind::Undoable, sentence);
        }
        go(&Route::Satisfaction(SatisfactionPart::Results));
    };
    let start = move |()| {
        if let Some(root) = document().document_element() {
            // A browser that refuses shows the questionnaire in its window.
            let _in_the_window = root.request_fullscreen();
        }
        stand.back_after(IDLE);
        screen.set(Screen::Asking);
    };
    let Some(questionnaire) = questionnaire else {
        return gone(leave);
    };
    let asked = questionnaire.clone();
    let done = Callback::new(move |replies: Vec<Option<Reply>>| {
        if let Some(answer) = answer(&asked, &replies) {
            let change = SatisfactionEdit::PutAnswers(vec![answer]);
            let office = workspace.office.get_untracked().map(|it| it.office.id.clone());
            let kept = office.map(|office| workspace.apply(Edit::Satisfaction { office, change }));
            match kept {
                Some(Ok(())) => collected.update_value(|it| *it += 1),
                // A resident can do nothing about it; whoever comes back to the desk is told.
                Some(Err(err)) => {
                    let sentence = wording::errors::edit(changes.texts(), &err);
                    notices.say(NoticeKind::Refused, sentence);
                }
                None => {}
            }
        }
        stand.back_after(THANKS);
        screen.set(Screen::Thanks);
    });
    let title = questionnaire.title.clone();
    let shown = move || match screen.get() {
        Screen::Start => {
            let title = title.clone();
            view! {
                <h1 class="ask__title">{title}</h1>
                <Button kind=ButtonKind::Primary testid="ask-start" on_press=start>
                    {say(|it| it.asking.ask_start)}
                </Button>
            }
            .into_any()
        }
        Screen::Asking => {
            let questionnaire = questionnaire.clone();
            view! { <Asking questionnaire on_move=move |()| stand.back_after(IDLE) on_done=done /> }
                .into_any()
        }
        Screen::Thanks => view! {
            <h1 class="ask__title" role="status">
                {say(|it| it.asking.ask_thanks)}
            </h1>
            <p class="ask__word">{say(|it| it.asking.ask_thanks_kiosk)}</p>
        }
        .into_any(),
    };
    view! {
        <main class="ask" id="main" data-testid="kiosk">
            {shown}
            <div class="ask__leave">
                <HoldButton
                    label=say(|it| it.asking.hold_to_leave)
                    holding_label=say(|it| it.asking.holding)
                    testid="kiosk-leave"
                    on_hold=leave
                />
            </div>
        </main>
    }
    .into_any()
}

/// What stands where the questionnaire was removed.
fn gone(leave: impl Fn(()) + Send + Sync + 'static) -> AnyView {
    view! {
        <main class="ask" id="main">
            <h1 class="ask__word" data-testid="kiosk-gone">{say(|it| it.asking.kiosk_gone)}</h1>
            <Button kind=ButtonKind::Primary on_press=leave>
                {say(|it| it.satisfaction.title)}
            </Button>
        </main>
    }
    .into_any()
}

/// The answer as it is kept; `None` if nothing was replied.
fn answer(questionnaire: &Questionnaire, replies: &[Option<Reply>]) -> Option<SurveyAnswer> {
    let (rating, recommend, form) = questionnaire.fill(replies, None)?;
    let now = now();
    let id = format!("kiosk-{}-{:08x}", now.epoch(), chance());
    Some(SurveyAnswer {
        answered: Some(now),
        rating,
        recommend,
        form: Some(Box::new(form)),
        ..SurveyAnswer::asked(&id, now, SurveyMode::Online)
    })
}
