//! Ready policies to start a draft from.

use leptos::prelude::*;

use super::bench::Bench;
use crate::i18n::percent;
use crate::model::{Policy, PolicyEdit, templates};
use crate::state::use_texts;
use crate::ui::parts::{Button, Dialog};
use crate::ui::say::say;
use crate::ui::wording;

/// Offers the templates; the one that is picked becomes the draft.
#[component]
pub fn TemplateDialog(bench: Bench, open: RwSignal<bool>) -> impl IntoView {
    let texts = use_texts();
    let offer = move |policy: Policy| {
        let words = texts.get();
        let groups = policy.groups.iter();
        let weights = groups
            .map(|it| format!("{} {}", wording::group(words, it), percent(it.weight_bp)))
            .collect::<Vec<_>>()
            .join(words.lab.list_comma);
        let indicators = policy
            .indicators
            .iter()
            .map(|it| wording::indicator(words, it))
            .collect::<Vec<_>>()
            .join(words.policy_page.list_stop);
        let name = wording::policy(words, &policy);
        let testid = format!("template-{}", policy.id);
        let label = name.clone();
        let start = move |()| {
            let done = (texts.get_untracked().policy_page.template_taken)(&label);
            let change = PolicyEdit::StartFrom(Box::new(policy.clone()));
            if bench.change_and_say(change, done) {
                open.set(false);
            }
        };
        view! {
            <li class="policy__offer">
                <div>
                    <strong>{name}</strong>
                    <p class="small">{weights}</p>
                    <p class="small muted">{indicators}</p>
                </div>
                <Button testid on_press=start>{say(|it| it.policy_page.take_template)}</Button>
            </li>
        }
    };
    let offers = move || templates::all().into_iter().map(offer).collect_view();
    view! {
        <Dialog
            title=say(|it| it.policy_page.templates_title)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="template-dialog"
            on_close=move |()| open.set(false)
        >
            <p class="muted">{say(|it| it.policy_page.templates_lead)}</p>
            <ul class="policy__library">{offers}</ul>
        </Dialog>
    }
}
