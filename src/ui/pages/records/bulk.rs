//! What can be done with the chosen records together: set a field alike, or delete them.

use leptos::prelude::*;

use super::filters::{agents, task_types};
use super::list::List;
use crate::i18n::{Texts, count};
use crate::model::{
    Assign, Cause, Edit, OfficeData, RecordId, RecordsEdit, StaffId, TaskTypeId, Urgency,
};
use crate::state::{NoticeKind, now, use_notices, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{Button, ButtonKind, Choice, Dialog, IconKind, Select};
use crate::ui::record_query::{Facet, RecordQuery};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The value of a choice that takes a field away.
const NONE: &str = "-";

/// A field that can be set alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Agent,
    TaskType,
    Urgency,
    Cause,
}

/// The bar over the list while records are chosen.
#[component]
pub fn Bulk(list: List) -> impl IntoView {
    let removing = RwSignal::new(false);
    let is_any = Memo::new(move |_| list.chosen.with(|it| !it.is_empty()));
    let chosen = tell(move |texts| {
        (texts.listing.chosen)(&count(list.chosen.with(std::collections::BTreeSet::len)))
    });
    let bar = move || {
        is_any.get().then(|| {
            view! {
                <div
                    class="bulk"
                    role="group"
                    aria-label=say(|it| it.listing.bulk_label)
                    data-testid="bulk"
                >
                    <strong class="bulk__count" role="status">
                        {chosen}
                    </strong>
                    {setter(list, Field::Agent, |it| it.listing.set_agent, "bulk-agent")}
                    {setter(list, Field::TaskType, |it| it.listing.set_type, "bulk-type")}
                    {setter(list, Field::Urgency, |it| it.listing.set_urgency, "bulk-urgency")}
                    {setter(list, Field::Cause, |it| it.listing.set_cause, "bulk-cause")}
                    <Button
                        kind=ButtonKind::Danger
                        icon=IconKind::Trash
                        testid="bulk-delete"
                        on_press=move |()| removing.set(true)
                    >
                        {say(|it| it.listing.delete)}
                    </Button>
                    <Button
                        kind=ButtonKind::Quiet
                        testid="bulk-none"
                        on_press=move |()| list.chosen.update(std::collections::BTreeSet::clear)
                    >
                        {say(|it| it.listing.unselect)}
                    </Button>
                </div>
            }
        })
    };
    view! {
        {bar}
        <RemoveDialog list removing />
    }
}

fn setter(
    list: List,
    field: Field,
    label: fn(&'static Texts) -> &'static str,
    testid: &'static str,
) -> AnyView {
    let texts = use_texts();
    let workspace = use_workspace();
    let notices = use_notices();
    let choices = move || {
        let texts = texts.get();
        let mut choices = vec![Choice::new("", texts.listing.choose_value)];
        if let Some(data) = list.office.get() {
            choices.extend(values(texts, &data, field));
        }
        choices
    };
    let set = move |code: String| {
        let texts = texts.get_untracked();
        let Some((data, value)) = list.office.get_untracked().zip(assigned(field, &code)) else {
            return;
        };
        let records = chosen_ids(list, &data);
        let before = data.changes.len();
        let change = RecordsEdit::Assign { records, value, at: now() };
        match workspace.apply(Edit::Records { office: data.office.id.clone(), change }) {
            Ok(()) => {
                let after = list.office.get_untracked().map_or(before, |it| it.changes.len());
                match after - before {
                    0 => notices.say(NoticeKind::Done, texts.listing.nothing_changed.to_owned()),
                    changed => {
                        notices.say(NoticeKind::Undoable, (texts.listing.changed)(&count(changed)));
                    }
                }
            }
            Err(err) => notices.say(NoticeKind::Refused, wording::errors::edit(texts, &err)),
        }
    };
    view! {
        <Select label=say(label) choices=choices value=String::new() testid=testid on_change=set />
    }
    .into_any()
}

fn values(texts: &Texts, data: &OfficeData, field: Field) -> Vec<Choice> {
    let coded = |facet: Facet| {
        let name = move |code| wording::records::facet_value(texts, data, facet, code);
        facet.codes().into_iter().map(move |it| Choice::new(it, name(it)))
    };
    match field {
        Field::Agent => {
            let mut all = agents(data);
            all.push(Choice::new(NONE, texts.listing.nobody));
            all
        }
        Field::TaskType => task_types(texts, data),
        Field::Urgency => coded(Facet::Urgency).collect(),
        Field::Cause => {
            coded(Facet::Cause).chain([Choice::new(NONE, texts.listing.no_cause)]).collect()
        }
    }
}

fn assigned(field: Field, code: &str) -> Option<Assign> {
    if code.is_empty() {
        return None;
    }
    let query = |facet| RecordQuery::default().with(facet, code).filter;
    match field {
        Field::Agent => Some(Assign::Agent((code != NONE).then(|| StaffId::new(code)))),
        Field::TaskType => Some(Assign::TaskType(TaskTypeId::new(code))),
        Field::Urgency => {
            let urgency: Option<Urgency> = query(Facet::Urgency).urgency;
            urgency.map(Assign::Urgency)
        }
        Field::Cause => {
            let cause: Option<Cause> = query(Facet::Cause).cause;
            Some(Assign::Cause(cause))
        }
    }
}

fn chosen_ids(list: List, data: &OfficeData) -> Vec<RecordId> {
    list.chosen.with_untracked(|it| it.iter().map(|row| data.records.id(*row as usize)).collect())
}

#[component]
fn RemoveDialog(list: List, removing: RwSignal<bool>) -> impl IntoView {
    let changes = use_changes();
    let chosen = move || count(list.chosen.with(std::collections::BTreeSet::len));
    let remove = move |()| {
        removing.set(false);
        let Some(data) = list.office.get_untracked() else { return };
        let records = chosen_ids(list, &data);
        let said = (changes.texts().listing.deleted)(&count(records.len()));
        let (office, change) = (data.office.id.clone(), RecordsEdit::Remove(records));
        changes.try_any(Edit::Records { office, change }, Some(said));
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| removing.set(false)>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Danger testid="bulk-delete-confirm" on_press=remove>
                {say(|it| it.listing.delete)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=tell(move |texts| (texts.listing.delete_title)(&chosen()))
            close_label=say(|it| it.entry.close)
            open=removing
            actions
            on_close=move |()| removing.set(false)
        >
            <p>{say(|it| it.listing.delete_text)}</p>
        </Dialog>
    }
}
