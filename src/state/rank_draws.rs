//! Rank acceptability worked out beside the page: by the worker, or in short slices on the page where there is none.
//!
//! The answer is the same whoever works it out. A new question takes the place of one that is under way.

use std::time::Duration;

use js_sys::Uint32Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::shared::Shared;
use crate::engine::whatif::acceptability::{Acceptability, Question, RankShares, WORDS_VERSION};

/// What trunk calls the script that starts the worker; it stands beside the page.
const LOADER: &str = "./worker_loader.js";

/// A worker that does not listen by then is done without.
const PATIENCE: Duration = Duration::from_secs(10);

/// As many scores as are weighed on the page without a pause: a millisecond or two.
const SLICE: u32 = 8_000;

/// Asks, calls off and shows what was found: a handle, copied freely.
#[derive(Clone, Copy)]
pub struct RankDraws {
    answer: RwSignal<Option<Shared<RankShares>>>,
    percent: RwSignal<Option<u8>>,
    run: StoredValue<Run, LocalStorage>,
}

/// What is being worked out, and by whom.
struct Run {
    helper: Helper,
    /// The last question, under way or answered.
    question: Option<Question>,
    /// Tells answers to the last question from those to earlier ones.
    ticket: u32,
}

enum Helper {
    /// Nothing has been asked yet.
    Unasked,
    /// Hired, and not yet listening: what is sent now would be lost.
    Starting(Hired),
    Listening(Hired),
    /// There is none: the page does the work itself.
    Absent,
}

/// A worker with what it calls; it ends with this.
struct Hired {
    worker: Worker,
    _told: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Drop for Hired {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Hired {
    fn say(&self, words: &[u32]) {
        // Numbers can always be sent.
        let _never_refused = self.worker.post_message(&Uint32Array::from(words));
    }
}

impl RankDraws {
    /// Nothing is asked yet, and no worker started. Everything ends with the page that owns this.
    pub fn unasked() -> Self {
        let run = Run { helper: Helper::Unasked, question: None, ticket: 0 };
        Self {
            answer: RwSignal::new(None),
            percent: RwSignal::new(None),
            run: StoredValue::new_local(run),
        }
    }

    /// The last answer; it stays while another question is under way.
    pub fn answer(self) -> ReadSignal<Option<Shared<RankShares>>> {
        self.answer.read_only()
    }

    /// How much of the question under way is done, in percent; `None` if nothing is under way.
    pub fn percent(self) -> ReadSignal<Option<u8>> {
        self.percent.read_only()
    }

    /// Works this out, unless it is what was asked last.
    pub fn ask(self, question: Question) {
        let is_same = self.run.with_value(|it| it.question.as_ref() == Some(&question));
        if is_same {
            return;
        }
        self.run.update_value(|it| {
            it.question = Some(question);
            it.ticket = it.ticket.wrapping_add(1);
            if matches!(it.helper, Helper::Unasked) {
                it.helper = self.hire().map_or(Helper::Absent, Helper::Starting);
            }
        });
        self.percent.set(Some(0));
        self.begin();
    }

    /// Drops what is under way; the last answer stays.
    pub fn call_off(self) {
        if self.percent.get_untracked().is_none() {
            return;
        }
        self.run.update_value(|it| {
            it.question = None;
            it.ticket = it.ticket.wrapping_add(1);
            if let Helper::Listening(hired) = &it.helper {
                hired.say(&[it.ticket]);
            }
        });
        self.percent.set(None);
    }

    /// Gives the question to whoever answers it; one who is only starting takes it when listening.
    fn begin(self) {
        let mine = self.run.with_value(|it| {
            let question = it.question.as_ref()?;
            match &it.helper {
                Helper::Unasked | Helper::Starting(_) => None,
                Helper::Listening(hired) => {
                    let mut words = vec![it.ticket];
                    words.extend(question.to_words());
                    hired.say(&words);
                    None
                }
                Helper::Absent => Some((it.ticket, question.draws(), question.simulation()?)),
            }
        });
        if let Some((ticket, draws, simulation)) = mine {
            self.go_on(ticket, draws, simulation);
        }
    }

    /// Starts the worker; `None` where the browser has none.
    fn hire(self) -> Option<Hired> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(LOADER, &options).ok()?;
        let told = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(words) = event.data().dyn_into::<Uint32Array>() {
                self.told(&words.to_vec());
            }
        });
        let failed = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // It is done without: there is nothing to tell anybody.
            event.prevent_default();
            self.do_without();
        });
        worker.set_onmessage(Some(told.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let too_late = move || {
            let starting = |it: &Run| matches!(it.helper, Helper::Starting(_));
            if self.run.try_with_value(starting) == Some(true) {
                self.do_without();
            }
        };
        set_timeout(too_late, PATIENCE);
        Some(Hired { worker, _told: told, _failed: failed })
    }

    fn told(self, words: &[u32]) {
        match words {
            [WORDS_VERSION] => {
                let listens = |it: &mut Run| {
                    it.helper = match std::mem::replace(&mut it.helper, Helper::Absent) {
                        Helper::Starting(hired) => Helper::Listening(hired),
                        other => other,
                    };
                };
                if self.run.try_update_value(listens).is_some() {
                    self.begin();
                }
            }
            // A worker of another release.
            [_] => self.do_without(),
            [ticket, draws, counts @ ..] => self.found(*ticket, *draws, counts),
            [] => {}
        }
    }

    /// The worker has not started, or has broken: from now on the page does the work.
    fn do_without(self) {
        if self.run.try_update_value(|it| it.helper = Helper::Absent).is_some()
            && self.percent.get_untracked().is_some()
        {
            self.begin();
        }
    }

    /// A slice on the page, and then the next one, as long as nothing else was asked.
    fn go_on(self, ticket: u32, draws: u32, mut simulation: Acceptability) {
        if self.run.try_with_value(|it| it.ticket) != Some(ticket) {
            return;
        }
        let people = u32::try_from(simulation.counts().count()).unwrap_or(u32::MAX);
        let slice = (SLICE / people.max(1)).max(1);
        simulation.advance(slice.min(draws - simulation.draws()));
        if simulation.draws() == draws {
            self.found(ticket, draws, simulation.table());
        } else {
            self.found(ticket, simulation.draws(), &[]);
            set_timeout(move || self.go_on(ticket, draws, simulation), Duration::ZERO);
        }
    }

    /// So many draws were made, and at the end so many at every rank.
    fn found(self, ticket: u32, draws: u32, counts: &[u32]) {
        let question = |it: &Run| (it.ticket == ticket).then(|| it.question.clone()).flatten();
        let Some(question) = self.run.try_with_value(question).flatten() else { return };
        if draws < question.draws() {
            let percent = u64::from(draws) * 100 / u64::from(question.draws());
            self.percent.set(u8::try_from(percent).ok());
            return;
        }
        self.answer.set(question.answer(counts.to_vec()).map(Shared::new));
        self.percent.set(None);
    }
}
