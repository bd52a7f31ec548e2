//! The draft as a link that can be sent in a message.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::trial::Trial;
use crate::codec::{LONGEST_LINK, LinkError, write_policy_link};
use crate::i18n::{Texts, count};
use crate::model::Policy;
use crate::state::{NoticeKind, copy_text, use_notices, use_texts, use_workspace};
use crate::ui::lab_view::LabView;
use crate::ui::navigation::whole_address;
use crate::ui::parts::{Banner, Button, ButtonKind, Dialog, IconKind, Tone};
use crate::ui::route::Route;
use crate::ui::say::say;

/// Opens the dialog with the link.
#[component]
pub fn ShareButton(trial: Trial) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Button
            kind=ButtonKind::Quiet
            icon=IconKind::Link
            testid="share-policy"
            on_press=move |()| open.set(true)
        >
            {say(|it| it.policy_link.share)}
        </Button>
        <Dialog
            title=say(|it| it.policy_link.share_title)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="share-dialog"
            on_close=move |()| open.set(false)
        >
            <p class="muted">{say(|it| it.policy_link.share_lead)}</p>
            {shared(trial, open)}
        </Dialog>
    }
}

/// The link with its length, or why there is none.
fn shared(trial: Trial, open: RwSignal<bool>) -> AnyView {
    let (workspace, texts) = (use_workspace(), use_texts().get());
    let office = workspace.office.get_untracked().map(|it| it.office.name.clone());
    let policy = untrack(|| trial.policy());
    let Some((office, policy)) = office.zip(policy) else { return ().into_any() };
    match address(&office, &policy) {
        Ok(address) => view! { <Address address open /> }.into_any(),
        Err(err) => {
            let sentence = refusal(texts, &err);
            view! { <Banner tone=Tone::Warning>{sentence}</Banner> }.into_any()
        }
    }
}

#[component]
fn Address(address: String, open: RwSignal<bool>) -> impl IntoView {
    let (notices, texts) = (use_notices(), use_texts());
    let field = NodeRef::<html::Textarea>::new();
    let by_hand = RwSignal::new(false);
    let chars = count(address.chars().count());
    let length = move || (texts.get().policy_link.length)(&chars);
    let copied = address.clone();
    let copy = move |()| {
        let text = copied.clone();
        spawn_local(async move {
            if copy_text(&text).await.is_ok() {
                open.set(false);
                let done = texts.get_untracked().policy_link.copied.to_owned();
                notices.say(NoticeKind::Done, done);
            } else if let Some(field) = field.get_untracked() {
                by_hand.set(true);
                // A field that has left the page meanwhile takes no focus and needs none.
                drop(field.focus());
                field.select();
            }
        });
    };
    view! {
        <label class="field">
            <span class="field__label">{say(|it| it.policy_link.link)}</span>
            <textarea
                class="text-field text-field--area lab__link"
                rows="4"
                readonly
                spellcheck="false"
                node_ref=field
                data-testid="policy-link"
                prop:value=address
            ></textarea>
        </label>
        <p class="muted small" data-testid="link-length">
            {length}
        </p>
        <p class="small" role="status">
            {move || by_hand.get().then(|| texts.get().policy_link.copy_by_hand)}
        </p>
        <div class="row row--end">
            <Button kind=ButtonKind::Primary testid="copy-link" on_press=copy>
                {say(|it| it.policy_link.copy)}
            </Button>
        </div>
    }
}

/// The address of this page with the policy in its fragment.
fn address(office: &str, policy: &Policy) -> Result<String, LinkError> {
    let view = LabView { policy: Some(write_policy_link(office, policy)?), ..LabView::default() };
    Ok(whole_address(&Route::LabWith(Box::new(view))))
}

fn refusal(texts: &Texts, error: &LinkError) -> String {
    let words = &texts.policy_link;
    match error {
        LinkError::TooLong { chars } => {
            (words.too_long_to_send)(&count(*chars), &count(LONGEST_LINK))
        }
        other => crate::ui::wording::errors::link(texts, other),
    }
}
