//! 版本: every version with its date, and in words what it changed against the one before.

use leptos::prelude::*;

use super::bench::Bench;
use super::compare::list;
use crate::engine::authoring::difference::differences;
use crate::i18n::{Texts, date};
use crate::model::{OfficeData, Policy, PolicyEdit};
use crate::state::{use_texts, use_workspace};
use crate::ui::parts::{Button, Card, Chip, Tone};
use crate::ui::say::say;
use crate::ui::wording;

/// All versions, the one in force first.
#[component]
pub fn Versions(bench: Bench) -> impl IntoView {
    let texts = use_texts();
    let workspace = use_workspace();
    let cards = move || {
        let words = texts.get();
        let (data, current) = workspace.newest.get().zip(bench.current.get())?;
        let mut all: Vec<&Policy> = data.policies.iter().collect();
        all.push(&current);
        let cards = all.iter().enumerate().rev().map(|(at, policy)| {
            let before = at.checked_sub(1).map(|it| all[it]);
            version(words, bench, &data, policy, before, at + 1 == all.len())
        });
        Some(cards.collect_view())
    };
    view! {
        <p class="muted">{say(|it| it.policy_page.versions_lead)}</p>
        {cards}
    }
}

fn version(
    texts: &'static Texts,
    bench: Bench,
    data: &OfficeData,
    policy: &Policy,
    before: Option<&Policy>,
    in_force: bool,
) -> AnyView {
    let words = &texts.policy_page;
    let title = (words.version)(policy.version, &wording::policy(texts, policy));
    let from = (texts.policy_findings.effective_from)(&date(policy.effective_from));
    let changes = match before {
        None => view! { <p class="muted">{words.first_version}</p> }.into_any(),
        Some(before) => {
            let found = differences(before, policy);
            list(texts, &found, (before, policy), data, usize::MAX)
        }
    };
    let (number, policy) = (policy.version, policy.clone());
    let restore = move |()| {
        let done = (texts.policy_page.restored)(number);
        bench.change_and_say(PolicyEdit::StartFrom(Box::new(policy.clone())), done);
    };
    let mark = in_force.then(|| {
        view! { <Chip label=words.in_force.to_owned() tone=Signal::stored(Tone::Good) /> }
    });
    let button = (!in_force).then(|| {
        view! {
            <Button testid=format!("restore-{number}") on_press=restore>
                {words.restore}
            </Button>
        }
    });
    view! {
        <Card title=Signal::stored(title) lead=Signal::stored(from) testid=format!("version-{number}")>
            {mark} {changes} <div class="row row--end">{button}</div>
        </Card>
    }
    .into_any()
}
