//! 话术: what to say and ask for the kind of work that is chosen, and the place to write it.

use leptos::prelude::*;

use super::form::{FormState, about_type};
use crate::model::{Edit, RecordsEdit, TaskTypeId};
use crate::state::use_workspace;
use crate::ui::changes::use_changes;
use crate::ui::parts::{Button, ButtonKind, TextArea};
use crate::ui::say::say;
use crate::ui::wording;

/// The script of the chosen kind of work; none for a kind that the office does not list.
#[component]
pub fn Script(state: FormState) -> impl IntoView {
    let workspace = use_workspace();
    let kind = Memo::new(move |_| TaskTypeId::new(&state.task_type().get()));
    // `None` for a kind that is not listed, an empty text for one without a script.
    let script = Memo::new(move |_| {
        let data = workspace.office.get()?;
        Some(data.task_type(&kind.get())?.script.clone().unwrap_or_default())
    });
    let writing = RwSignal::new(false);
    let body = move || {
        let text = script.get()?;
        Some(match (writing.get(), text.is_empty()) {
            (true, _) => edit(state, kind, text, writing),
            (false, true) => view! {
                <p class="muted small">{say(|it| it.entry.script_none)}</p>
                <Button testid="script-edit" on_press=move |()| writing.set(true)>
                    {say(|it| it.entry.script_write)}
                </Button>
            }
            .into_any(),
            (false, false) => view! {
                <p class="script__text" data-testid="script">
                    {text}
                </p>
                <Button
                    kind=ButtonKind::Quiet
                    testid="script-edit"
                    on_press=move |()| writing.set(true)
                >
                    {say(|it| it.entry.script_change)}
                </Button>
            }
            .into_any(),
        })
    };
    view! {
        <section class="script">
            <h3 class="entry__title">{about_type(state, |it| it.entry.script_of)}</h3>
            {body}
        </section>
    }
}

fn edit(
    state: FormState,
    kind: Memo<TaskTypeId>,
    text: String,
    writing: RwSignal<bool>,
) -> AnyView {
    let changes = use_changes();
    let typed = RwSignal::new(text);
    let save = move |()| {
        let office = state.data().office.id.clone();
        let (task_type, text) = (kind.get_untracked(), typed.get_untracked());
        let change = RecordsEdit::Script { task_type: task_type.clone(), text };
        let texts = changes.texts();
        let name = wording::records::task_type(texts, &state.data(), task_type.as_str());
        let done = (texts.entry.script_saved)(&name);
        if changes.try_any(Edit::Records { office, change }, Some(done)) {
            writing.set(false);
        }
    };
    view! {
        <TextArea
            label=say(|it| it.entry.script_title)
            value=typed
            testid="script-text"
            on_change=move |text| typed.set(text)
        />
        <div class="row">
            <Button testid="script-save" on_press=save>
                {say(|it| it.entry.save)}
            </Button>
            <Button kind=ButtonKind::Quiet on_press=move |()| writing.set(false)>
                {say(|it| it.terms.cancel)}
            </Button>
        </div>
    }
    .into_any()
}
