//! The fields of a record, checked when it is saved, each with its sentence beside it.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::Opened;
use super::call_view::CallView;
use super::draft::{Draft, Fault, Place, place_of};
use super::fields::{contact, outcome, times};
use super::history::History;
use super::script::Script;
use crate::exchange::UNSPECIFIED;
use crate::i18n::Texts;
use crate::model::{Channel, Edit, EditError, OfficeData, Record, RecordsEdit, TaskTypeId, Time};
use crate::state::{
    NoticeKind, Shared, fresh_record_id, now, use_notices, use_texts, use_workspace,
};
use crate::ui::changes::use_changes;
use crate::ui::parts::{Button, ButtonKind, IconKind};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// What the form holds; copied freely.
#[derive(Clone, Copy)]
pub struct FormState {
    /// What is typed.
    pub draft: RwSignal<Draft>,
    /// What is wrong with it.
    pub faults: RwSignal<Vec<(Place, Fault)>>,
    /// The record it began with.
    base: RwSignal<Record>,
    data: StoredValue<Shared<OfficeData>>,
}

impl FormState {
    /// Types into a field.
    pub fn set(self, place: Place, value: String) {
        self.faults.update(|it| it.retain(|(at, _)| *at != place));
        self.draft.update(|it| it.set(place, value));
    }

    /// The text of a field; what is being typed into it stays when another one is filled in.
    pub fn value(self, place: Place) -> Signal<String> {
        Memo::new(move |_| self.draft.with(|it| it.get(place).to_owned())).into()
    }

    /// The kind of work that is chosen.
    pub fn task_type(self) -> Signal<String> {
        self.value(Place::TaskType)
    }

    /// The office the form was opened in.
    pub fn data(self) -> Shared<OfficeData> {
        self.data.get_value()
    }
}

/// A form for what is opened; nothing if it is gone.
#[component]
pub fn Form(which: Opened, opened: RwSignal<Option<Opened>>) -> impl IntoView {
    let workspace = use_workspace();
    let data = workspace.office.get_untracked()?;
    let is_new = which == Opened::New;
    let record = match &which {
        Opened::New => new_record(&data, None),
        Opened::Record(id) => data.records.get(data.records.row_of(id.as_str())?),
    };
    // The fields are there a moment later.
    request_animation_frame(focus_first);
    let draft = RwSignal::new(Draft::of(&record, data.office.utc_offset));
    let state = FormState {
        draft,
        faults: RwSignal::default(),
        base: RwSignal::new(record),
        data: StoredValue::new(data),
    };
    Some(fields(state, is_new, opened))
}

/// A record of this moment; agent, channel and kind of work as in the one before.
fn new_record(data: &OfficeData, before: Option<&Record>) -> Record {
    let first = data.task_types.first().map(|it| it.id.clone());
    let kind = before.map(|it| it.task_type.clone()).or(first);
    let kind = kind.unwrap_or_else(|| TaskTypeId::new(UNSPECIFIED));
    let channel = before.map_or(Channel::Phone, |it| it.channel);
    let id = fresh_record_id(data);
    let agent = before.and_then(|it| it.agent.clone());
    Record { agent, ..Record::new(id.as_str(), "绩衡", kind, channel, now()) }
}

fn fields(state: FormState, is_new: bool, opened: RwSignal<Option<Opened>>) -> AnyView {
    let saved = RwSignal::new(None::<String>);
    let save = save_action(state, is_new, opened, saved);
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            save.run(is_new);
        }
    };
    let workspace = use_workspace();
    let take_back = move |()| {
        workspace.undo();
        saved.set(None);
    };
    let status = move || {
        let faults = state.faults.with(|it| !it.is_empty());
        match saved.get() {
            _ if faults => {
                view! { <p class="field__problem">{say(|it| it.entry.not_saved)}</p> }.into_any()
            }
            Some(said) => view! {
                <p class="entry__saved">
                    {said}
                    <Button kind=ButtonKind::Quiet testid="entry-undo" on_press=take_back>
                        {say(|it| it.shell.undo)}
                    </Button>
                </p>
            }
            .into_any(),
            None => ().into_any(),
        }
    };
    let beside = view! {
        {is_new.then(|| view! { <CallView state /> })}
        <Script state />
        {(!is_new)
            .then(|| {
                let id = state.base.with_untracked(|it| it.id.clone());
                view! { <History record=id /> }
            })}
    };
    view! {
        <div class="entry" data-testid="entry-form" on:keydown=pressed>
            <div class="entry__fields">{contact(state)} {times(state)} {outcome(state)}</div>
            <div class="entry__beside">{beside}</div>
            <footer class="entry__foot">
                <div role="status" data-testid="entry-status">
                    {status}
                </div>
                {buttons(state, is_new, opened, save)}
            </footer>
        </div>
    }
    .into_any()
}

fn buttons(
    state: FormState,
    is_new: bool,
    opened: RwSignal<Option<Opened>>,
    save: Callback<bool>,
) -> AnyView {
    let first = match is_new {
        true => view! {
            <span class="muted small">{say(|it| it.entry.keys_hint)}</span>
            <Button testid="entry-save" on_press=move |()| save.run(false)>
                {say(|it| it.entry.save)}
            </Button>
            <Button
                kind=ButtonKind::Primary
                testid="entry-save-next"
                on_press=move |()| save.run(true)
            >
                {say(|it| it.entry.save_next)}
            </Button>
        }
        .into_any(),
        false => view! {
            {remove_button(state, opened)}
            <Button
                kind=ButtonKind::Primary
                testid="entry-save"
                on_press=move |()| save.run(false)
            >
                {say(|it| it.entry.save)}
            </Button>
        }
        .into_any(),
    };
    view! { <div class="row">{first}</div> }.into_any()
}

fn remove_button(state: FormState, opened: RwSignal<Option<Opened>>) -> AnyView {
    let changes = use_changes();
    let remove = move |()| {
        let base = state.base.get_untracked();
        let change = RecordsEdit::Remove(vec![base.id.clone()]);
        let office = state.data().office.id.clone();
        opened.set(None);
        let done = (changes.texts().entry.deleted)(&number_of(&base));
        changes.try_any(Edit::Records { office, change }, Some(done));
    };
    view! {
        <Button kind=ButtonKind::Danger icon=IconKind::Trash testid="entry-delete" on_press=remove>
            {say(|it| it.entry.delete)}
        </Button>
    }
    .into_any()
}

/// Saves what stands in the form; asked for the next one, it begins anew.
fn save_action(
    state: FormState,
    is_new: bool,
    opened: RwSignal<Option<Opened>>,
    saved: RwSignal<Option<String>>,
) -> Callback<bool> {
    let workspace = use_workspace();
    let notices = use_notices();
    let texts = use_texts();
    Callback::new(move |next: bool| {
        leave_the_field();
        let data = state.data();
        let base = state.base.get_untracked();
        let offset = data.office.utc_offset;
        let read = state.draft.with_untracked(|it| it.read(&base, offset));
        let record = match read {
            Ok(record) => record,
            Err(faults) => {
                state.faults.set(faults);
                return;
            }
        };
        let change = match is_new {
            true => RecordsEdit::Add(Box::new(record.clone())),
            false => RecordsEdit::Change { record: Box::new(record.clone()), at: now() },
        };
        let edit = Edit::Records { office: data.office.id.clone(), change };
        match workspace.apply(edit) {
            Ok(()) => {}
            Err(EditError::Record(problem)) => {
                state.faults.set(vec![(place_of(&problem), Fault::Record(problem))]);
                return;
            }
            Err(err) => {
                let sentence = wording::errors::edit(texts.get_untracked(), &err);
                notices.say(NoticeKind::Refused, sentence);
                return;
            }
        }
        let said = (texts.get_untracked().entry.saved)(&number_of(&record));
        if next {
            if let Some(data) = workspace.office.get_untracked() {
                let record = new_record(&data, Some(&record));
                state.draft.set(Draft::of(&record, data.office.utc_offset));
                state.base.set(record);
                state.data.set_value(data);
            }
            saved.set(Some(said));
            focus_first();
        } else {
            opened.set(None);
            notices.say(NoticeKind::Undoable, said);
        }
    })
}

fn number_of(record: &Record) -> String {
    record.external_id.clone().unwrap_or_else(|| record.id.to_string())
}

/// What is still being typed is reported when its field is left.
fn leave_the_field() {
    let field = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // It can always be left; where the focus is then does not matter here.
        let _left = field.blur();
    }
}

fn focus_first() {
    let first = document().query_selector(".entry select").ok().flatten();
    if let Some(field) = first.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Without the focus the form still works.
        let _unfocused = field.focus();
    }
}

/// The moment as a field for date and time holds it.
pub fn written(state: FormState, seconds: i64) -> String {
    let time = Time::from_epoch(seconds).unwrap_or_else(now);
    super::draft::write_time(time, state.data().office.utc_offset)
}

/// A sentence about the kind of work that is chosen.
pub fn about_type(
    state: FormState,
    sentence: fn(&'static Texts) -> fn(&str) -> String,
) -> Signal<String> {
    tell(move |texts| {
        let kind = wording::records::task_type(texts, &state.data(), &state.task_type().get());
        sentence(texts)(&kind)
    })
}
