//! The form of one kind of work.

use leptos::prelude::*;

use super::tasks::Opened;
use crate::i18n::Texts;
use crate::model::{Edit, OfficeData, TaskType, TaskTypeId, TeamEdit, Tier};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Choice, Dialog, TextKind, read_decimal, write_decimal};
use crate::ui::say::{say, tell};

const COMPLEX: &str = "complex";

/// Adds a kind of work or changes one.
#[component]
pub fn TaskForm(opened: RwSignal<Opened>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let texts = use_texts();
    let form = Form::new();
    let kind = move || match opened.get() {
        Opened::Nothing | Opened::New => None,
        Opened::Kind(id) => workspace.office.get()?.task_type(&id).cloned(),
    };
    Effect::new(move || {
        if opened.get() != Opened::Nothing {
            form.fill(texts_of(&untrack(kind).unwrap_or_else(|| TaskType::named(""))));
        }
    });
    let title = tell(move |texts| match kind() {
        Some(it) => (texts.team.edit_task)(&it.name),
        None => texts.team.add_task.to_owned(),
    });
    let tiers = Signal::derive(move || {
        let words = &texts.get().team;
        vec![Choice::new("simple", words.simple), Choice::new(COMPLEX, words.complex)]
    });
    let close = move || opened.set(Opened::Nothing);
    let save = move |()| {
        let Some(data) = workspace.office.get_untracked() else { return };
        let Some(kind) = read(form, untrack(kind), &data, changes.texts()) else { return };
        let done = (changes.texts().team.task_saved)(&kind.name);
        let change = TeamEdit::PutTaskType(kind);
        match changes.make(|office| Edit::Team { office, change }, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="save-task" on_press=save>
                {say(|it| it.team.save)}
            </Button>
        }
    };
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.get() != Opened::Nothing
            testid="task-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            {form.line("task-name", TextKind::Line, say(|it| it.team.task_name), None)}
            {form.segmented("task-tier", say(|it| it.team.tier), tiers)}
            <p class="small muted">{say(|it| it.team.tier_hint)}</p>
            {form.line(
                "task-difficulty",
                TextKind::Line,
                say(|it| it.team.difficulty),
                Some(say(|it| it.team.difficulty_hint)),
            )}
            {form.switch(
                "task-dispatched",
                say(|it| it.team.dispatched),
                say(|it| it.team.dispatched_hint),
            )}
            {form.area("task-script", say(|it| it.team.script), say(|it| it.team.script_hint))}
        </Dialog>
    }
}

fn texts_of(kind: &TaskType) -> [(&'static str, String); 5] {
    let tier = match kind.tier {
        Tier::Simple => "simple",
        Tier::Complex => COMPLEX,
    };
    [
        ("task-name", kind.name.clone()),
        ("task-tier", tier.to_owned()),
        ("task-difficulty", write_decimal(kind.difficulty_centi.into(), 2)),
        ("task-dispatched", Form::flag(kind.dispatched)),
        ("task-script", kind.script.clone().unwrap_or_default()),
    ]
}

fn read(
    form: Form,
    before: Option<TaskType>,
    data: &OfficeData,
    texts: &Texts,
) -> Option<TaskType> {
    form.forgive();
    let name = form.get("task-name");
    if name.is_empty() {
        form.refuse("task-name", texts.team.no_task_name);
    }
    let difficulty = read_decimal(&form.get("task-difficulty"), 2);
    let difficulty = difficulty.and_then(|it| u32::try_from(it).ok());
    let difficulty = difficulty.filter(|it| (1..=10_000).contains(it));
    if difficulty.is_none() {
        form.refuse("task-difficulty", texts.team.difficulty_problem);
    }
    let difficulty_centi = difficulty.filter(|_| form.is_good())?;
    let tier = if form.get("task-tier") == COMPLEX { Tier::Complex } else { Tier::Simple };
    let fresh = || {
        let numbered = (2..).map(|it| TaskTypeId::new(&format!("{name}-{it}")));
        let mut ids = std::iter::once(TaskTypeId::new(&name)).chain(numbered);
        let id = ids.find(|it| data.task_type(it).is_none());
        TaskType { id: id.expect("there is always a next number"), ..TaskType::named(&name) }
    };
    Some(TaskType {
        tier,
        difficulty_centi,
        dispatched: form.is_on("task-dispatched"),
        script: Some(form.get("task-script")).filter(|it| !it.is_empty()),
        ..TaskType { name: name.clone(), ..before.unwrap_or_else(fresh) }
    })
}
