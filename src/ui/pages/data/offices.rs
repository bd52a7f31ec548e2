//! The offices on this device: switch, rename, delete.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::count;
use crate::model::{Edit, OfficeData, OfficeId};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{
    Align, Button, ButtonKind, Card, Chip, ColumnHead, Dialog, IconButton, IconKind, LabelPlace,
    NumberCell, RowHead, Table, TextField, Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Every office with what it holds and what can be done with it.
#[component]
pub fn Offices() -> impl IntoView {
    let workspace = use_workspace();
    let removing = RwSignal::new(None::<OfficeId>);
    let rows = move || {
        let offices = workspace.document().get().offices;
        let row = |data: Arc<OfficeData>| view! { <OfficeRow data removing /> };
        offices.into_iter().map(row).collect_view()
    };
    view! {
        <Card title=say(|it| it.data.offices_title)>
            <Table label=say(|it| it.data.offices_title) testid="offices">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.data.office) />
                        <ColumnHead label=say(|it| it.data.people) align=Align::End />
                        <ColumnHead label=say(|it| it.data.records) align=Align::End />
                        <ColumnHead label=say(|it| it.data.period) />
                        <ColumnHead label=say(|it| it.data.actions) />
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <RemoveDialog removing />
        </Card>
    }
}

#[component]
fn OfficeRow(data: Arc<OfficeData>, removing: RwSignal<Option<OfficeId>>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let _texts = use_texts();
    let id = data.office.id.clone();
    let name = data.office.name.clone();
    let current = {
        let id = id.clone();
        Memo::new(move |_| workspace.office.get().is_some_and(|it| it.office.id == id))
    };
    let period = data.whole_period();
    let period = tell(move |texts| {
        period.map_or_else(|| texts.terms.none.to_owned(), |it| wording::period(texts, it))
    });
    let demo = data.office.demo.then(|| {
        view! { <Chip label=say(|it| it.shell.demo_mark) tone=move || Tone::Info /> }
    });
    let rename = {
        let id = id.clone();
        move |name: String| {
            let edit = Edit::RenameOffice { office: id.clone(), name };
            changes.try_any(edit, None);
        }
    };
    let open = {
        let id = id.clone();
        Callback::new(move |()| workspace.open_office(id.clone()))
    };
    let (people, records) = (count(data.staff.len()), count(data.records.len()));
    let row_id = id.to_string();
    let (to_rename, to_open, to_remove, shown) = (name.clone(), name.clone(), name.clone(), name);
    let open_label = tell(move |texts| (texts.data.open)(&to_open));
    let switch = move || match current.get() {
        true => {
            view! { <Chip label=say(|it| it.data.current) tone=move || Tone::Good /> }.into_any()
        }
        false => view! {
            <Button kind=ButtonKind::Quiet on_press=open>
                <span aria-hidden="true">{say(|it| it.data.open_short)}</span>
                <span class="spoken">{open_label}</span>
            </Button>
        }
        .into_any(),
    };
    view! {
        <tr data-office=row_id>
            <RowHead>
                <span class="row">
                    <TextField
                        label=tell(move |texts| (texts.data.rename_label)(&to_rename))
                        label_place=LabelPlace::Spoken
                        value=move || shown.clone()
                        on_change=rename
                    />
                    {demo}
                </span>
            </RowHead>
            <NumberCell>{people}</NumberCell>
            <NumberCell>{records}</NumberCell>
            <td>{period}</td>
            <td>
                <span class="row">
                    {switch}
                    <IconButton
                        label=tell(move |texts| (texts.data.remove_of)(&to_remove))
                        icon=IconKind::Trash
                        on_press=move |()| removing.set(Some(id.clone()))
                    />
                </span>
            </td>
        </tr>
    }
}

/// Asks before an office goes.
#[component]
fn RemoveDialog(removing: RwSignal<Option<OfficeId>>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let _texts = use_texts();
    let asked = Memo::new(move |_| {
        let id = removing.get()?;
        workspace.document().with(|it| {
            let data = it.office(&id)?;
            Some((id.clone(), data.office.name.clone(), data.records.len()))
        })
    });
    let question = tell(move |texts| {
        let asked = asked.get().map(|it| (texts.data.remove_question)(&it.1, &count(it.2)));
        asked.unwrap_or_default()
    });
    let close = move |()| removing.set(None);
    let remove = move |()| {
        let Some((id, name, _)) = asked.get_untracked() else { return };
        removing.set(None);
        let done = (changes.texts().data.removed)(&name);
        changes.try_any(Edit::RemoveOffice(id), Some(done));
    };
    let actions = move || {
        view! {
            <Button on_press=close>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Danger testid="remove-confirm" on_press=remove>
                {say(|it| it.data.remove)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=say(|it| it.data.remove)
            close_label=say(|it| it.shell.dismiss)
            open=move || removing.with(Option::is_some)
            actions
            on_close=close
        >
            <p>{question}</p>
        </Dialog>
    }
}
