//! The form of one person, and the way out of the team.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::people::Opened;
use crate::i18n::{count, date};
use crate::model::{Edit, OfficeData, Role, Staff, StaffId, TeamEdit};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Choice, Dialog, TextKind, read_decimal, write_decimal};
use crate::ui::say::{say, tell};
use crate::ui::wording;

const ROLES: [(Role, &str); 5] = [
    (Role::Agent, "agent"),
    (Role::FrontDesk, "front_desk"),
    (Role::Hotline, "hotline"),
    (Role::Housekeeper, "housekeeper"),
    (Role::Manager, "manager"),
];

/// Adds a person or changes one.
#[component]
pub fn PersonForm(opened: RwSignal<Opened>, show_pay: RwSignal<bool>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let texts = use_texts();
    let form = Form::new();
    let person = move || match opened.get() {
        Opened::Nobody | Opened::New => None,
        Opened::Person(id) => workspace.office.get()?.staff_member(&id).cloned(),
    };
    Effect::new(move || {
        let opened = opened.get();
        if opened != Opened::Nobody {
            form.fill(texts_of(&untrack(person).unwrap_or_else(|| Staff::named(""))));
        }
    });
    let title = tell(move |texts| match person() {
        Some(it) => (texts.team.edit_person)(&it.name),
        None => texts.team.add_person.to_owned(),
    });
    let roles = Signal::derive(move || {
        let texts = texts.get();
        ROLES.iter().map(|(role, code)| Choice::new(*code, wording::role(texts, *role))).collect()
    });
    let close = move || opened.set(Opened::Nobody);
    let save = move |()| {
        let Some(data) = workspace.office.get_untracked() else { return };
        let Some(person) = read(form, untrack(person), &data, changes.texts()) else { return };
        let done = (changes.texts().team.person_saved)(&person.name);
        let edit = |office| Edit::Team { office, change: TeamEdit::PutStaff(person) };
        match changes.make(edit, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="save-person" on_press=save>
                {say(|it| it.team.save)}
            </Button>
        }
    };
    let hint = |pick| Some(say(pick));
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.get() != Opened::Nobody
            testid="person-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            {form.line("person-name", TextKind::Line, say(|it| it.terms.name), None)}
            {form.select("person-role", say(|it| it.terms.role), roles)}
            <p class="small muted">{say(|it| it.team.role_hint)}</p>
            <div class="form__pair">
                {form.line("person-from", TextKind::Date, say(|it| it.team.from), None)}
                {form.line("person-to", TextKind::Date, say(|it| it.team.to), hint(|it| it.team.to_hint))}
            </div>
            {form.switch(
                "person-experienced",
                say(|it| it.team.experienced),
                say(|it| it.team.experienced_hint),
            )}
            {form.line(
                "person-skills",
                TextKind::Line,
                say(|it| it.team.skills),
                hint(|it| it.team.skills_hint),
            )}
            <Show when=move || show_pay.get()>
                {form.line(
                    "person-pay",
                    TextKind::Line,
                    say(|it| it.team.base_pay),
                    hint(|it| it.team.base_pay_hint),
                )}
            </Show>
        </Dialog>
    }
}

fn texts_of(person: &Staff) -> [(&'static str, String); 7] {
    let role = ROLES.iter().find(|it| it.0 == person.role).map_or("agent", |it| it.1);
    [
        ("person-name", person.name.clone()),
        ("person-role", role.to_owned()),
        ("person-from", person.from.map(date).unwrap_or_default()),
        ("person-to", person.to.map(date).unwrap_or_default()),
        ("person-experienced", Form::flag(person.experienced)),
        ("person-skills", person.skills.join("，")),
        ("person-pay", person.base_pay_fen.map(|it| write_decimal(it, 2)).unwrap_or_default()),
    ]
}

/// The person as the form has it; `None` with the problems said beside their fields.
fn read(
    form: Form,
    before: Option<Staff>,
    data: &OfficeData,
    texts: &crate::i18n::Texts,
) -> Option<Staff> {
    form.forgive();
    let name = form.get("person-name");
    if name.is_empty() {
        form.refuse("person-name", texts.team.no_name);
    }
    let (from, to) = (day(form, "person-from", texts), day(form, "person-to", texts));
    let pay = form.get("person-pay");
    let base_pay_fen = read_decimal(&pay, 2).filter(|it| (0..=100_000_000).contains(it));
    if !pay.is_empty() && base_pay_fen.is_none() {
        form.refuse("person-pay", texts.team.pay_problem);
    }
    if !form.is_good() {
        return None;
    }
    let role = form.get("person-role");
    let role = ROLES.iter().find(|it| it.1 == role).map_or(Role::Agent, |it| it.0);
    let skills = form.get("person-skills");
    let skills = skills.split([',', '，', '、', ';', '；']).map(str::trim);
    let person =
        before.unwrap_or_else(|| Staff { id: fresh_id(data, &name), ..Staff::named(&name) });
    Some(Staff {
        name,
        role,
        from,
        to,
        experienced: form.is_on("person-experienced"),
        skills: skills.filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        base_pay_fen,
        ..person
    })
}

/// The date in a field; `None` if it is empty or refused.
fn day(form: Form, name: &'static str, texts: &crate::i18n::Texts) -> Option<NaiveDate> {
    let text = form.get(name);
    let date = text.parse().ok();
    if !text.is_empty() && date.is_none() {
        form.refuse(name, texts.team.date_problem);
    }
    date
}

/// The name itself, as an import knows people by their names; with a number after it if that is taken.
fn fresh_id(data: &OfficeData, name: &str) -> StaffId {
    let numbered = (2..).map(|it| StaffId::new(&format!("{name}-{it}")));
    let mut ids = std::iter::once(StaffId::new(name)).chain(numbered);
    ids.find(|it| data.staff_member(it).is_none()).expect("there is always a next number")
}

/// Notes a leaving date; deletes only somebody of whom nothing is kept.
#[component]
pub fn Leaving(leaving: RwSignal<Option<StaffId>>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let form = Form::new();
    let person = move || workspace.office.get()?.staff_member(&leaving.get()?).cloned();
    let traces = Memo::new(move |_| {
        let id = leaving.get()?;
        Some(workspace.office.get()?.traces_of(&id))
    });
    Effect::new(move || {
        if leaving.get().is_none() {
            return;
        }
        let Some((data, person)) = workspace.office.get_untracked().zip(untrack(person)) else {
            return;
        };
        let to = person.to.unwrap_or_else(|| data.local_date(workspace.now));
        form.fill([("leave-date", date(to))]);
    });
    let name = move || person().map(|it| it.name).unwrap_or_default();
    let title = tell(move |texts| (texts.team.leave_of)(&name()));
    let why = tell(move |texts| match traces.get() {
        Some(0) => (texts.team.leave_free)(&name()),
        Some(traces) => (texts.team.leave_kept)(&name(), &count(traces)),
        None => String::new(),
    });
    let close = move || leaving.set(None);
    let leave = move |()| {
        let Some(person) = untrack(person) else { return };
        form.forgive();
        let Some(to) = day(form, "leave-date", changes.texts()) else {
            return form.refuse("leave-date", changes.texts().team.date_problem);
        };
        let done = (changes.texts().team.person_left)(&person.name, &date(to));
        let left = Staff { to: Some(to), ..person };
        let edit = |office| Edit::Team { office, change: TeamEdit::PutStaff(left) };
        match changes.make(edit, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse("leave-date", sentence),
        }
    };
    let delete = move |()| {
        let Some(person) = untrack(person) else { return };
        let done = (changes.texts().team.person_deleted)(&person.name);
        let edit = |office| Edit::Team { office, change: TeamEdit::RemoveStaff(person.id) };
        match changes.make(edit, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let actions = move || {
        view! {
            <Show when=move || traces.get() == Some(0)>
                <Button kind=ButtonKind::Danger testid="delete-person" on_press=delete>
                    {say(|it| it.team.delete)}
                </Button>
            </Show>
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="set-leaving" on_press=leave>
                {say(|it| it.team.set_leaving)}
            </Button>
        }
    };
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || leaving.get().is_some()
            testid="leave-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            <p data-testid="leave-why">{move || why.get()}</p>
            {form.line("leave-date", TextKind::Date, say(|it| it.team.to), Some(say(|it| it.team.to_hint)))}
        </Dialog>
    }
}
