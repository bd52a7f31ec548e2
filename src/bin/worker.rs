//! The worker: long computations beside the page, which never waits for them.
//!
//! It says its version as soon as it listens. A message `[ticket, words…]` is a question, one of `[ticket]` alone
//! calls off what is under way; a new question takes the place of the old one. It answers `[ticket, draws]` on the way
//! and `[ticket, draws, counts…]` at the end. Between slices it listens, so that calling off takes no longer than one.

use std::cell::{Cell, RefCell};

use jiheng::engine::whatif::acceptability::{Acceptability, Question, WORDS_VERSION};
use js_sys::Uint32Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// As many scores as are weighed without listening: some ten milliseconds.
const SLICE: u32 = 60_000;

/// A question that is being answered.
struct Work {
    ticket: u32,
    simulation: Acceptability,
    draws: u32,
    slice: u32,
}

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    static GOES_ON: Cell<bool> = const { Cell::new(false) };
    static STEP: Closure<dyn FnMut()> = Closure::new(step);
}

fn main() {
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Ok(words) = event.data().dyn_into::<Uint32Array>() {
            take(&words.to_vec());
        }
    });
    scope().set_onmessage(Some(listen.as_ref().unchecked_ref()));
    // For as long as the worker lives.
    listen.forget();
    say(&[WORDS_VERSION]);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(words: &[u32]) {
    // Numbers can always be sent.
    let _never_refused = scope().post_message(&Uint32Array::from(words));
}

fn take(words: &[u32]) {
    let work = words.split_first().and_then(|(ticket, words)| {
        let question = Question::from_words(words)?;
        let people = u32::try_from(question.people()).ok()?;
        let slice = (SLICE / people.max(1)).max(1);
        let simulation = question.simulation()?;
        Some(Work { ticket: *ticket, simulation, draws: question.draws(), slice })
    });
    let is_work = work.is_some();
    WORK.set(work);
    if is_work && !GOES_ON.replace(true) {
        listen_first();
    }
}

/// One slice, and what was found.
fn step() {
    let words = WORK.with_borrow_mut(|work| {
        let Work { ticket, simulation, draws, slice } = work.as_mut()?;
        simulation.advance((*slice).min(*draws - simulation.draws()));
        let mut words = vec![*ticket, simulation.draws()];
        if simulation.draws() == *draws {
            words.extend(simulation.table());
            *work = None;
        }
        Some(words)
    });
    if let Some(words) = &words {
        say(words);
    }
    if WORK.with_borrow(Option::is_some) {
        listen_first();
    } else {
        GOES_ON.set(false);
    }
}

/// Goes on once the messages that have come are taken.
fn listen_first() {
    STEP.with(|step| {
        let step = step.as_ref().unchecked_ref();
        // A function can always be put off.
        let _never_refused = scope().set_timeout_with_callback(step);
    });
}
