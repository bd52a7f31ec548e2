//! 二次申诉: why somebody else should look again.

use leptos::prelude::*;

use super::board::Opened;
use crate::model::{AppealEdit, Edit};
use crate::state::now;
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Dialog};
use crate::ui::say::{say, tell};

/// Asks for a second instance.
#[component]
pub fn SecondForm(opened: RwSignal<Opened>) -> impl IntoView {
    let changes = use_changes();
    let form = Form::new();
    let id = move || match opened.get() {
        Opened::Second(id) => Some(id),
        Opened::Nothing | Opened::Ruling(_) => None,
    };
    Effect::new(move || {
        if id().is_some() {
            form.fill([]);
        }
    });
    let title = tell(move |texts| {
        id().map(|it| (texts.appeals.second_title)(it.as_str())).unwrap_or_default()
    });
    let close = move || opened.set(Opened::Nothing);
    let file = move |()| {
        let Some(appeal) = untrack(id) else { return };
        form.forgive();
        let statement = form.get("second-statement");
        if statement.is_empty() {
            return form.refuse("second-statement", changes.texts().appeal_faults.no_statement);
        }
        let done = (changes.texts().appeals.second_done)(appeal.as_str());
        let change = AppealEdit::FileSecond { appeal, statement, at: now() };
        match changes.make(|office| Edit::Appeals { office, change }, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="file-second" on_press=file>
                {say(|it| it.appeals.file)}
            </Button>
        }
    };
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || id().is_some()
            testid="second-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            <p class="small muted">{say(|it| it.appeals.second_lead)}</p>
            {form.area(
                "second-statement",
                say(|it| it.appeals.statement),
                say(|it| it.appeals.statement_hint),
            )}
        </Dialog>
    }
}
