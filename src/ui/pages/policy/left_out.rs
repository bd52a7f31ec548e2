//! 不计入考核的记录: which doubts the office leaves out of its scores, as the draft has it.

use leptos::prelude::*;

use crate::i18n::Texts;
use crate::model::{DoubtKind, Edit, OfficeData, PolicyEdit};
use crate::state::use_workspace;
use crate::ui::changes::use_changes;
use crate::ui::parts::{Card, Switch};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// One switch for every kind of doubt.
#[component]
pub fn LeftOutCard() -> impl IntoView {
    let switches = DoubtKind::ALL.map(|doubt| {
        view! { <LeaveOut doubt label=tell(move |texts| wording::records::doubt(texts, doubt).to_owned()) /> }
    });
    let checkup = Route::Checkup.to_string();
    view! {
        <Card
            title=say(|it| it.checkup.left_out)
            lead=say(|it| it.checkup.left_out_lead)
            testid="left-out"
        >
            <div class="grid">{switches.collect_view()}</div>
            <p class="small">
                <a href=checkup>{say(|it| it.checkup.see_effects)}</a>
            </p>
        </Card>
    }
}

/// Leaves records with this doubt out of the draft, or takes them back in; nothing counts by it until it is published.
#[component]
pub fn LeaveOut(doubt: DoubtKind, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let is_out = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_some_and(|it| is_drafted_out(it, doubt)))
    });
    let is_pending = Memo::new(move |_| {
        workspace.office.with(|it| {
            it.as_ref().is_some_and(|it| {
                is_drafted_out(it, doubt) != it.office.leaves_out.contains(&doubt)
            })
        })
    });
    let hint = tell(move |texts: &Texts| match (is_out.get(), is_pending.get()) {
        (true, true) => texts.checkup.out_in_draft.to_owned(),
        (false, true) => texts.checkup.in_in_draft.to_owned(),
        (true, false) => texts.checkup.is_out.to_owned(),
        (false, false) => texts.checkup.is_in.to_owned(),
    });
    let change = move |out: bool| {
        let words = &changes.texts().checkup;
        let name = wording::records::doubt(changes.texts(), doubt);
        let done = if out { (words.now_out)(name) } else { (words.now_in)(name) };
        let change = PolicyEdit::SetLeftOut { doubt, out };
        changes.try_make(|office| Edit::Policy { office, change }, done);
    };
    view! {
        <Switch label hint value=is_out testid=format!("leave-out-{doubt:?}") on_change=change />
    }
}

fn is_drafted_out(data: &OfficeData, doubt: DoubtKind) -> bool {
    let drafted = data.draft.as_ref().and_then(|it| it.limits.as_ref());
    drafted.map_or(&data.office.leaves_out, |it| &it.leaves_out).contains(&doubt)
}
