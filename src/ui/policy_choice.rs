//! Which of an office's policies is looked at; an office with one has nothing to choose.

use leptos::prelude::*;

use super::parts::{Choice, Segmented};
use super::say::{say, tell};
use super::wording;
use crate::model::{OfficeData, Policy, PolicyId, Role, StaffId};
use crate::state::{Shared, use_texts, use_workspace};

/// The policies of `office`, one of which is looked at, and whose people it judges.
#[component]
pub fn PolicyChoice(office: Memo<Option<Shared<OfficeData>>>) -> impl IntoView {
    let several = Memo::new(move |_| {
        office.with(|it| it.as_ref().is_some_and(|it| !it.role_policies.is_empty()))
    });
    let choice = move || several.get().then(|| choice(office));
    view! { {choice} }
}

fn choice(office: Memo<Option<Shared<OfficeData>>>) -> AnyView {
    let (workspace, texts) = (use_workspace(), use_texts());
    let view = workspace.view();
    let looked_at = Memo::new(move |_| {
        let data = office.get()?;
        let chosen = view.with(|it| it.policy.clone())?;
        data.role_policies.iter().find(|it| it.id == chosen).cloned()
    });
    let choices = move || {
        let texts = texts.get();
        let data = office.get();
        let own = |it: &Policy| Choice::new(it.id.as_str(), wording::policy(texts, it));
        let main = |it: &Shared<OfficeData>| Choice::new("", wording::policy(texts, &it.policy));
        let of_roles = data.iter().flat_map(|it| it.role_policies.iter()).map(own);
        data.iter().map(main).chain(of_roles).collect::<Vec<_>>()
    };
    let value = move || looked_at.get().map(|it| it.id.to_string()).unwrap_or_default();
    let whose = tell(move |texts| {
        let words = &texts.role_policies;
        if let Some(policy) = looked_at.get() {
            return (words.for_roles)(&wording::roles(texts, &policy.roles));
        }
        let rest = office.with(|it| it.as_ref().map(|it| rest(it)).unwrap_or_default());
        (words.main_of)(&match rest.is_empty() {
            true => words.nobody_left.to_owned(),
            false => wording::roles(texts, &rest),
        })
    });
    view! {
        <div class="stack stack--tight policy-choice" data-testid="policy-choice">
            <Segmented
                label=say(|it| it.role_policies.choose)
                choices
                value
                testid="policy-of"
                on_change=move |id: String| {
                    workspace.open_policy((!id.is_empty()).then(|| PolicyId::new(&id)));
                }
            />
            <p class="small muted" data-testid="policy-roles">
                {whose} " · " {say(|it| it.role_policies.only_among)}
            </p>
        </div>
    }
    .into_any()
}

/// The roles that only the main policy is for.
pub fn rest(data: &OfficeData) -> Vec<Role> {
    let is_main = |role: &Role| data.policy_of(*role).id == data.policy.id;
    Role::RANKED.into_iter().filter(is_main).collect()
}

/// Looks at the policy that judges this person, whatever role they are given and whatever period is looked at.
pub fn look_at_policy_of(agent: StaffId) {
    let workspace = use_workspace();
    workspace.open_policy_of(&agent);
    Effect::new(move || {
        let _seen_again_when_it_changes = workspace.in_period();
        workspace.open_policy_of(&agent);
    });
}
