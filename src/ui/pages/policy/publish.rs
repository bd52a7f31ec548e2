//! The draft against the version in force: what differs, giving it up, and publishing it with its consequences seen.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::bench::Bench;
use super::compare::changes;
use super::consequences::{Consequences, summary};
use crate::model::{Period, PolicyEdit};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Banner, Button, ButtonKind, Dialog, IconKind, TextField, TextKind, Tone};
use crate::ui::say::{say, tell};

/// More differences than are read at a glance.
const FEW: usize = 4;

/// What the draft changes, and what can be done with it; nothing without a draft.
#[component]
pub fn DraftBar(bench: Bench) -> impl IntoView {
    let texts = use_texts();
    let publishing = RwSignal::new(false);
    let differs = Memo::new(move |_| bench.differs());
    let title = tell(move |texts| {
        let version = bench.current.get().map_or(1, |it| it.version);
        (texts.policy_page.draft_title)(bench.differences.with(Vec::len), version)
    });
    let effect = tell(move |texts| bench.consequences.with(|it| summary(texts, it)));
    let discard = move |()| {
        let done = texts.get_untracked().policy_page.discarded.to_owned();
        bench.change_and_say(PolicyEdit::SetDraft(None), done);
    };
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Quiet testid="policy-discard" on_press=discard>
                {say(|it| it.policy_page.discard)}
            </Button>
            <Button
                kind=ButtonKind::Primary
                testid="policy-publish"
                on_press=move |()| publishing.set(true)
            >
                {say(|it| it.policy_page.publish)}
            </Button>
        }
    };
    let bar = move || {
        differs.get().then(|| {
            view! {
                <Banner title tone=Tone::Info testid="policy-draft" actions=actions>
                    {move || changes(bench, FEW)}
                    <p>{effect}</p>
                </Banner>
            }
        })
    };
    view! {
        {bar}
        <PublishDialog bench open=publishing />
    }
}

/// Asks from when on the draft holds, with everything it changes in sight.
#[component]
fn PublishDialog(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let typed = RwSignal::new(None::<String>);
    let start = Memo::new(move |_| workspace.period.get().map(Period::start));
    let today = move || {
        let offset = workspace.office.with(|it| it.as_ref().map(|it| it.office.utc_offset));
        offset.map(|it| it.local(workspace.now).date())
    };
    let in_force = move || bench.current.get().map(|it| it.effective_from);
    // From the period that is looked at, if the last version does not begin later.
    let proposed = move || start.get().max(in_force());
    let text = Signal::derive(move || {
        typed.get().unwrap_or_else(|| proposed().map(|it| it.to_string()).unwrap_or_default())
    });
    let chosen = Signal::derive(move || text.get().parse::<NaiveDate>().ok());
    let problem = tell_option(move |texts| match (chosen.get(), in_force()) {
        (None, _) => Some(texts.policy_page.date_problem.to_owned()),
        (Some(date), Some(last)) if date < last => {
            Some((texts.policy_page.date_early)(&crate::i18n::date(last)))
        }
        _ => None,
    });
    let late = tell_option(move |texts| {
        let (from, today) = chosen.get().zip(today())?;
        let (from, today) = (crate::i18n::date(from), crate::i18n::date(today));
        (from <= today).then(|| (texts.policy_page.late)(&from))
    });
    let close = move |()| {
        typed.set(None);
        open.set(false);
    };
    let publish = move |()| {
        let (Some(effective_from), Some(policy)) =
            (chosen.get_untracked(), bench.current.get_untracked())
        else {
            return;
        };
        let done = (texts.get_untracked().policy_page.published)(policy.version + 1);
        if bench.change_and_say(PolicyEdit::Publish { effective_from }, done) {
            close(());
        }
    };
    let refused = Signal::derive(move || problem.with(Option::is_some));
    let actions = move || {
        view! {
            <Button on_press=close>{say(|it| it.terms.cancel)}</Button>
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Check
                disabled=refused
                testid="publish-confirm"
                on_press=publish
            >
                {say(|it| it.policy_page.publish)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=say(|it| it.policy_page.publish_title)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="publish-dialog"
            actions
            on_close=close
        >
            <TextField
                label=say(|it| it.policy_page.effective_from)
                kind=TextKind::Date
                value=text
                problem
                hint=say(|it| it.policy_page.effective_hint)
                testid="publish-date"
                on_change=move |it: String| typed.set(Some(it))
            />
            {move || late.get().map(|it| view! { <p class="small">{it}</p> })}
            <h3>{say(|it| it.policy_page.what_changes)}</h3>
            {move || changes(bench, usize::MAX)}
            <h3>{say(|it| it.policy_page.consequences)}</h3>
            <Consequences bench />
        </Dialog>
    }
}

/// A sentence that may be missing; it follows the language.
pub fn tell_option(
    tell: impl Fn(&'static crate::i18n::Texts) -> Option<String> + Send + Sync + 'static,
) -> Signal<Option<String>> {
    let texts = use_texts();
    Signal::derive(move || tell(texts.get()))
}
