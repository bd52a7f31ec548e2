//! 人员: who works here, as what, since when, and what for.

use leptos::prelude::*;

use super::person_form::{Leaving, PersonForm};
use crate::i18n::{Texts, date};
use crate::model::{Staff, StaffId};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{
    Align, Button, ButtonKind, Card, Chip, ColumnHead, Empty, IconButton, IconKind, NumberCell,
    RowHead, Switch, Table, Tone, write_decimal,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Whose form is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    Nobody,
    New,
    Person(StaffId),
}

/// The list of people with the ways to change it.
#[component]
pub fn People() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let show_pay = RwSignal::new(false);
    let opened = RwSignal::new(Opened::Nobody);
    let leaving = RwSignal::new(None::<StaffId>);
    let lead = tell(move |texts| {
        let Some(data) = workspace.office.get() else { return String::new() };
        let today = data.local_date(workspace.now);
        let at_work = data.staff.iter().filter(|it| it.to.is_none_or(|to| today < to)).count();
        (texts.team.people_lead)(at_work, data.staff.len())
    });
    let is_empty = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_none_or(|it| it.staff.is_empty()))
    });
    let body = move || {
        let data = workspace.office.get()?;
        let (texts, pay) = (texts.get(), show_pay.get());
        let row = |it: &Staff| person_row(texts, it, pay, opened, leaving);
        Some(data.staff.iter().map(row).collect_view())
    };
    let list = move || match is_empty.get() {
        true => view! {
            <Empty
                title=say(|it| it.team.nobody_title)
                sentence=say(|it| it.team.nobody_text)
                icon=IconKind::People
            />
        }
        .into_any(),
        false => view! {
            <Table label=say(|it| it.team.people) testid="people">
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.terms.name) />
                        <ColumnHead label=say(|it| it.terms.role) />
                        <ColumnHead label=say(|it| it.team.from) />
                        <ColumnHead label=say(|it| it.team.to) />
                        <ColumnHead label=say(|it| it.team.skills) />
                        <Show when=move || show_pay.get()>
                            <ColumnHead
                                label=say(|it| it.team.base_pay)
                                unit=say(|it| it.team.yuan)
                                align=Align::End
                            />
                        </Show>
                        <ColumnHead label=say(|it| it.team.actions) />
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </Table>
        }
        .into_any(),
    };
    let actions = move || {
        view! {
            <Switch
                label=say(|it| it.team.show_pay)
                value=show_pay
                testid="show-pay"
                on_change=move |on| show_pay.set(on)
            />
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Plus
                testid="add-person"
                on_press=move |()| opened.set(Opened::New)
            >
                {say(|it| it.team.add_person)}
            </Button>
        }
    };
    view! {
        <Card title=say(|it| it.team.people) lead actions testid="people-card">
            {list}
        </Card>
        <PersonForm opened show_pay />
        <Leaving leaving />
    }
}

fn person_row(
    texts: &'static Texts,
    person: &Staff,
    pay: bool,
    opened: RwSignal<Opened>,
    leaving: RwSignal<Option<StaffId>>,
) -> AnyView {
    let words = &texts.team;
    let (edit_id, leave_id) = (person.id.clone(), person.id.clone());
    let (edit, leave) = ((words.edit_person)(&person.name), (words.leave_of)(&person.name));
    let until = match person.to {
        Some(to) => date(to),
        None => words.at_work.to_owned(),
    };
    let experienced = person
        .experienced
        .then(|| view! { <Chip label=words.experienced.to_owned() tone=Tone::Good /> });
    let skills = person.skills.iter().map(|it| view! { <Chip label=it.clone() /> });
    let amount = person.base_pay_fen.map(|it| write_decimal(it, 2));
    let amount = amount.unwrap_or_else(|| texts.terms.none.to_owned());
    let cell = pay.then(|| view! { <NumberCell testid="pay">{amount}</NumberCell> });
    let name = person.name.clone();
    view! {
        <tr data-person=person.id.to_string()>
            <RowHead>{name}</RowHead>
            <td>{wording::role(texts, person.role)}</td>
            <td class="team__date">{person.from.map(date)}</td>
            <td class="team__date">{until}</td>
            <td>
                <span class="team__skills">{experienced} {skills.collect_view()}</span>
            </td>
            {cell}
            <td class="team__actions">
                <IconButton
                    label=edit
                    icon=IconKind::Edit
                    testid="edit-person"
                    on_press=move |()| opened.set(Opened::Person(edit_id.clone()))
                />
                <IconButton
                    label=leave
                    icon=IconKind::Leave
                    testid="leave-person"
                    on_press=move |()| leaving.set(Some(leave_id.clone()))
                />
            </td>
        </tr>
    }
    .into_any()
}
