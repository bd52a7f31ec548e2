//! A policy that was sent as a link: whose it is and what differs, before it becomes the draft.

use leptos::prelude::*;

use super::super::policy::list_of_differences;
use super::present::Presenting;
use crate::codec::{PolicyLink, read_policy_link};
use crate::engine::authoring::difference::{Difference, differences};
use crate::i18n::Texts;
use crate::model::{OfficeData, Policy, PolicyEdit};
use crate::state::{Shared, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{Banner, Button, ButtonKind, Dialog, Tone};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// As many differences as are listed.
const MOST: usize = 30;

/// Asks what becomes of the policy in the address, as long as there is one.
#[component]
pub fn Sent(presenting: Presenting) -> impl IntoView {
    let view = presenting.view();
    let sent = Memo::new(move |_| view.with(|it| it.policy.clone()));
    let open = Signal::derive(move || sent.with(Option::is_some));
    let title = tell(move |texts| match sent.get().map(|it| read_policy_link(&it)) {
        Some(Ok(link)) => (texts.policy_link.open_title)(&sender(texts, &link)),
        Some(Err(_)) => texts.policy_link.refused_title.to_owned(),
        None => String::new(),
    });
    let leave = move || presenting.show(|it| it.policy = None);
    let content = move || sent.get().map(|it| question(&it, presenting));
    view! {
        <Dialog
            title
            close_label=say(|it| it.shell.dismiss)
            open
            testid="sent-policy"
            on_close=move |()| leave()
        >
            {content}
        </Dialog>
    }
}

fn sender(texts: &Texts, link: &PolicyLink) -> String {
    match link.office.trim() {
        "" => texts.policy_link.somebody.to_owned(),
        name => name.to_owned(),
    }
}

fn question(text: &str, presenting: Presenting) -> AnyView {
    let texts = use_texts().get();
    match (read_policy_link(text), use_workspace().office.get()) {
        (Ok(link), Some(data)) => offer(texts, link, &data, presenting),
        (Ok(_), None) => view! { <p>{texts.errors.no_such_office}</p> }.into_any(),
        (Err(err), _) => {
            let sentence = wording::errors::link(texts, &err);
            view! {
                <Banner tone=Tone::Danger testid="sent-refused">
                    {sentence}
                </Banner>
            }
            .into_any()
        }
    }
}

/// What differs, and what can be done with it.
fn offer(
    texts: &'static Texts,
    link: PolicyLink,
    data: &Shared<OfficeData>,
    presenting: Presenting,
) -> AnyView {
    let words = &texts.policy_link;
    let PolicyLink { policy, .. } = &link;
    let bench = data.drafted();
    let found = found(bench, policy);
    let is_same = is_same(bench, policy);
    let what = (words.named)(&wording::policy(texts, policy), policy.version);
    let against = match data.draft {
        Some(_) => words.against_draft,
        None => words.against_current,
    };
    let listed = match is_same {
        true => view! { <p data-testid="sent-same">{words.same}</p> }.into_any(),
        false => view! {
            <p>{against}</p>
            {list_of_differences(texts, &found, (bench, policy), data, MOST)}
        }
        .into_any(),
    };
    let warning = (data.draft.is_some() && !is_same).then(|| {
        view! { <p class="muted small" data-testid="sent-draft-goes">{words.draft_goes}</p> }
    });
    let take = (!is_same).then(|| {
        view! {
            <TakeButton link=link.clone() presenting />
        }
    });
    view! {
        <p class="muted">{what}</p>
        {listed}
        {warning}
        <div class="row row--end">
            <Button
                kind=ButtonKind::Quiet
                testid="sent-leave"
                on_press=move |()| presenting.show(|it| it.policy = None)
            >
                {words.leave}
            </Button>
            {take}
        </div>
    }
    .into_any()
}

/// Puts the policy on the bench; what was there comes back by undo.
#[component]
fn TakeButton(link: PolicyLink, presenting: Presenting) -> impl IntoView {
    let changes = use_changes();
    let take = move |()| {
        let texts = changes.texts();
        let done = (texts.policy_link.taken)(&sender(texts, &link));
        changes.try_policy(PolicyEdit::StartFrom(Box::new(link.policy.clone())), Some(done));
        presenting.show(|it| it.policy = None);
    };
    view! {
        <Button kind=ButtonKind::Primary testid="sent-take" on_press=take>
            {say(|it| it.policy_link.take)}
        </Button>
    }
}

/// Whether nothing would change.
fn is_same(bench: &Policy, sent: &Policy) -> bool {
    let (version, effective_from) = (bench.version, bench.effective_from);
    Policy { version, effective_from, ..sent.clone() } == *bench
}

/// What would be another policy; the date and the version stay those of the office.
fn found(bench: &Policy, sent: &Policy) -> Vec<Difference> {
    let mut found = differences(bench, sent);
    found.retain(|it| *it != Difference::EffectiveFrom);
    found
}
