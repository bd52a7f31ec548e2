//! The fields of the form, each with its label and what is wrong with it.

use leptos::prelude::*;

use super::draft::{Fault, Place, flag};
use super::form::FormState;
use crate::exchange::UNSPECIFIED;
use crate::i18n::Texts;
use crate::state::use_texts;
use crate::ui::pages::records::filters::{agents, task_types};
use crate::ui::parts::{Choice, Select, TextArea, TextField, TextKind};
use crate::ui::record_query::Facet;
use crate::ui::say::say;
use crate::ui::wording;

fn fieldset(title: fn(&'static Texts) -> &'static str, children: AnyView) -> AnyView {
    view! {
        <fieldset class="entry__group">
            <legend class="entry__legend">{say(title)}</legend>
            <div class="entry__grid">{children}</div>
        </fieldset>
    }
    .into_any()
}

/// Who wanted what, and who took it.
pub fn contact(state: FormState) -> AnyView {
    let data = state.data();
    let texts = use_texts();
    let coded = move |facet: Facet, none: Option<fn(&'static Texts) -> &'static str>| {
        let data = data.clone();
        Signal::derive(move || {
            let texts = texts.get();
            let name = |code| wording::records::facet_value(texts, &data, facet, code);
            let none = none.map(|it| Choice::new("", it(texts)));
            let codes = facet.codes().into_iter();
            none.into_iter().chain(codes.map(|it| Choice::new(it, name(it)))).collect::<Vec<_>>()
        })
    };
    let kinds = move || {
        let texts = texts.get();
        match task_types(texts, &state.data()) {
            none if none.is_empty() => vec![Choice::new(UNSPECIFIED, texts.import.unspecified)],
            kinds => kinds,
        }
    };
    let people = move || {
        let nobody = Choice::new("", texts.get().entry.nobody);
        [nobody].into_iter().chain(agents(&state.data())).collect::<Vec<_>>()
    };
    let fields = view! {
        {select(state, Place::TaskType, |it| it.records.task_type, Signal::derive(kinds))}
        {select(state, Place::Channel, |it| it.records.channel, coded(Facet::Channel, None))}
        {select(state, Place::Urgency, |it| it.records.urgency, coded(Facet::Urgency, None))}
        {select(state, Place::Agent, |it| it.records.agent, Signal::derive(people))}
        {text(state, Place::Room, |it| it.records.room, TextKind::Line, None)}
        {text(
            state,
            Place::Number,
            |it| it.entry.number,
            TextKind::Line,
            Some(|it| it.entry.number_hint),
        )}
    };
    fieldset(|it| it.entry.contact, fields.into_any())
}

/// When what happened, and how long it took.
pub fn times(state: FormState) -> AnyView {
    let texts = use_texts();
    let answered = move || {
        let texts = texts.get();
        vec![
            Choice::new("", texts.entry.answered_unknown),
            Choice::new(flag(true), texts.terms.yes),
            Choice::new(flag(false), texts.terms.no),
        ]
    };
    let time = TextKind::DateTime;
    let fields = view! {
        {text(state, Place::Created, |it| it.records.created, time, None)}
        {text(state, Place::FirstResponse, |it| it.entry.first_response, time, None)}
        {text(state, Place::Resolved, |it| it.records.resolved, time, None)}
        {text(state, Place::Due, |it| it.entry.due, time, Some(|it| it.entry.due_hint))}
        {text(state, Place::Reopened, |it| it.entry.reopened, time, None)}
        {select(state, Place::Answered, |it| it.records.answered, Signal::derive(answered))}
        {text(state, Place::Rings, |it| it.entry.rings, TextKind::Line, None)}
        {text(state, Place::Wait, |it| it.records.wait, TextKind::Line, None)}
        {text(state, Place::Talk, |it| it.entry.talk, TextKind::Line, None)}
    };
    fieldset(|it| it.entry.times, fields.into_any())
}

/// What came of it.
pub fn outcome(state: FormState) -> AnyView {
    let texts = use_texts();
    let causes = move || {
        let texts = texts.get();
        let data = state.data();
        let name = |code| wording::records::facet_value(texts, &data, Facet::Cause, code);
        let none = Choice::new("", texts.entry.cause_none);
        let codes = Facet::Cause.codes().into_iter();
        [none].into_iter().chain(codes.map(|it| Choice::new(it, name(it)))).collect::<Vec<_>>()
    };
    let fields = view! {
        {text(
            state,
            Place::Rating,
            |it| it.records.rating,
            TextKind::Line,
            Some(|it| it.entry.rating_hint),
        )}
        {select(state, Place::Cause, |it| it.entry.cause, Signal::derive(causes))}
        <div class="entry__wide">
            <TextArea
                label=say(|it| it.entry.note)
                value=state.value(Place::Note)
                testid="entry-note"
                on_change=move |text| state.set(Place::Note, text)
            />
        </div>
    };
    fieldset(|it| it.entry.outcome, fields.into_any())
}

fn testid(place: Place) -> String {
    format!("entry-{place:?}").to_lowercase()
}

fn select(
    state: FormState,
    place: Place,
    label: fn(&'static Texts) -> &'static str,
    choices: Signal<Vec<Choice>>,
) -> AnyView {
    view! {
        <Select
            label=say(label)
            choices
            value=state.value(place)
            problem=problem(state, place)
            testid=testid(place)
            on_change=move |code| state.set(place, code)
        />
    }
    .into_any()
}

fn text(
    state: FormState,
    place: Place,
    label: fn(&'static Texts) -> &'static str,
    kind: TextKind,
    hint: Option<fn(&'static Texts) -> &'static str>,
) -> AnyView {
    let typed = move |text| state.set(place, text);
    let (value, problem) = (state.value(place), problem(state, place));
    let (label, testid) = (say(label), testid(place));
    match hint.map(say) {
        Some(hint) => {
            view! { <TextField label kind value problem hint testid on_change=typed /> }.into_any()
        }
        None => view! { <TextField label kind value problem testid on_change=typed /> }.into_any(),
    }
}

fn problem(state: FormState, place: Place) -> Signal<Option<String>> {
    let texts = use_texts();
    Signal::derive(move || {
        let faults = state.faults.get();
        faults.iter().find(|(at, _)| *at == place).map(|(_, it)| fault(texts.get(), it))
    })
}

fn fault(texts: &Texts, fault: &Fault) -> String {
    match fault {
        Fault::NoCreation => texts.entry.bad_created.to_owned(),
        Fault::NotATime => texts.entry.bad_time.to_owned(),
        Fault::NotARating => texts.entry.bad_rating.to_owned(),
        Fault::NotRings => texts.entry.bad_rings.to_owned(),
        Fault::NotSeconds => texts.entry.bad_seconds.to_owned(),
        Fault::Record(problem) => wording::errors::record(texts, problem),
    }
}
