//! The buttons and keys of a live call: what they time goes into the form.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::call::{CallClock, CallState, CallTimes};
use super::draft::{Place, flag};
use super::form::{FormState, written};
use crate::i18n::Texts;
use crate::state::{now, use_texts};
use crate::ui::say::{say, tell};

/// A press of one of the four.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Press {
    Ring,
    Answer,
    Hold,
    End,
}

impl Press {
    fn key(self) -> &'static str {
        match self {
            Self::Ring => "F7",
            Self::Answer => "F8",
            Self::Hold => "F9",
            Self::End => "F10",
        }
    }
}

/// Four buttons with their keys, and where the call stands.
#[component]
pub fn CallView(state: FormState) -> impl IntoView {
    let texts = use_texts();
    let call = RwSignal::new(CallClock::default());
    let clock = RwSignal::new(now().epoch());
    let ticking =
        set_interval_with_handle(move || clock.set(now().epoch()), Duration::from_secs(1)).ok();
    let press = move |which: Press| {
        let moment = now().epoch();
        clock.set(moment);
        let mut next = call.get_untracked();
        let times = match which {
            Press::Ring => {
                next.ring(moment);
                None
            }
            Press::Answer => {
                next.answer(moment);
                None
            }
            Press::Hold => {
                next.hold(moment);
                None
            }
            Press::End => next.end(moment),
        };
        call.set(next);
        if let Some(times) = times {
            fill(state, texts.get_untracked(), times);
        }
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let all = [Press::Ring, Press::Answer, Press::Hold, Press::End];
        if let Some(which) = all.into_iter().find(|it| it.key() == event.key()) {
            event.prevent_default();
            press(which);
        }
    });
    on_cleanup(move || {
        keys.remove();
        if let Some(ticking) = ticking {
            ticking.clear();
        }
    });
    let standing = Memo::new(move |_| call.get().state(clock.get()));
    let sentence = tell(move |texts| {
        let words = &texts.entry;
        match standing.get() {
            CallState::Idle => words.call_idle.to_owned(),
            CallState::Ringing(seconds) => (words.call_ringing)(seconds),
            CallState::Talking(seconds) => (words.call_talking)(seconds),
            CallState::Holding(seconds) => (words.call_holding)(seconds),
            CallState::Over => words.call_over.to_owned(),
        }
    });
    let holding = move || matches!(standing.get(), CallState::Holding(_));
    let hold_label =
        tell(move |texts| if holding() { texts.entry.resume } else { texts.entry.hold }.to_owned());
    let is_off = move |which: Press| match (which, standing.get()) {
        (Press::Ring | Press::Answer, CallState::Idle | CallState::Over)
        | (Press::Answer | Press::End, CallState::Ringing(_))
        | (Press::Hold | Press::End, CallState::Talking(_) | CallState::Holding(_)) => false,
        (Press::Ring | Press::Answer | Press::Hold | Press::End, _) => true,
    };
    let button = move |which: Press, label: Signal<String>, testid: &'static str| {
        view! {
            <button
                type="button"
                class="call__press"
                disabled=move || is_off(which)
                data-testid=testid
                on:click=move |_| press(which)
            >
                {label}
                <kbd>{which.key()}</kbd>
            </button>
        }
    };
    view! {
        <section class="call" aria-label=say(|it| it.entry.call_title)>
            <h3 class="entry__title">{say(|it| it.entry.call_title)}</h3>
            <p class="muted small">{say(|it| it.entry.call_lead)}</p>
            <div class="call__presses">
                {button(Press::Ring, say(|it| it.entry.ring), "call-ring")}
                {button(Press::Answer, say(|it| it.entry.answer), "call-answer")}
                {button(Press::Hold, hold_label, "call-hold")}
                {button(Press::End, say(|it| it.entry.end), "call-end")}
            </div>
            <p class="call__standing" data-testid="call-standing">
                {sentence}
            </p>
        </section>
    }
}

/// Fills in what was timed.
fn fill(state: FormState, texts: &Texts, times: CallTimes) {
    let number = |it: i64| it.to_string();
    state.set(Place::Channel, "phone".to_owned());
    state.set(Place::Created, written(state, times.created));
    state.set(Place::Answered, flag(times.answered.is_some()).to_owned());
    state.set(Place::Rings, number(times.rings.min(200)));
    state.set(Place::Wait, number(times.wait_s));
    state.set(Place::Talk, times.talk_s.map(number).unwrap_or_default());
    let answered = times.answered.map(|it| written(state, it));
    state.set(Place::FirstResponse, answered.unwrap_or_default());
    if times.held_s > 0 {
        let held = (texts.entry.held_note)(times.held_s);
        let before = state.draft.with_untracked(|it| it.get(Place::Note).to_owned());
        let joint = if before.is_empty() { "" } else { "\n" };
        state.set(Place::Note, format!("{before}{joint}{held}"));
    }
}
