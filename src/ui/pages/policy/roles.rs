//! 分岗设方案: a policy for the people of some roles is added, given other roles, and removed again.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::publish::tell_option;
use crate::i18n::Texts;
use crate::model::{Edit, OfficeData, Period, Policy, PolicyId, Role, RolePolicyEdit, templates};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{
    Button, ButtonKind, Choice, Dialog, IconKind, Select, Switch, TextField, TextKind,
};
use crate::ui::policy_choice::rest;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// What can be done with policies for roles: another one, and other roles or none at all for the one looked at.
#[component]
pub fn RoleActions() -> impl IntoView {
    let workspace = use_workspace();
    let (adding, giving, removing) =
        (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let is_main = workspace.looks_at_main();
    let own = (!is_main).then(|| {
        view! {
            <Button kind=ButtonKind::Quiet testid="remove-role-policy" on_press=move |()| removing.set(true)>
                {say(|it| it.role_policies.remove)}
            </Button>
            <Button testid="set-roles" on_press=move |()| giving.set(true)>
                {say(|it| it.role_policies.set_roles)}
            </Button>
        }
    });
    let dialogs = (!is_main).then(|| {
        view! {
            <RolesDialog open=giving />
            <RemoveDialog open=removing />
        }
    });
    view! {
        {own}
        <Button testid="add-role-policy" on_press=move |()| adding.set(true)>
            {say(|it| it.role_policies.add)}
        </Button>
        <AddDialog open=adding />
        {dialogs}
    }
}

/// Makes a change of the policies for roles and says so, to be undone; whether it was made. A refusal is said.
fn maker() -> impl Fn(RolePolicyEdit, String) -> bool + Copy + Send + Sync + 'static {
    let changes = use_changes();
    move |change, done| changes.try_make(|office| Edit::RolePolicies { office, change }, done)
}

/// The name of a policy for roles, and its roles in words.
fn named(texts: &Texts, policy: &Policy) -> (String, String) {
    (wording::policy(texts, policy), wording::roles(texts, &policy.roles))
}

/// A switch for every role that is ranked; one that another policy for roles than `of` is for says so and cannot be
/// chosen.
fn role_switches(chosen: RwSignal<BTreeSet<Role>>, of: Option<PolicyId>) -> AnyView {
    let (workspace, texts) = (use_workspace(), use_texts());
    let switch = move |role: Role| {
        let own = of.clone();
        let other = Memo::new(move |_| {
            let data = workspace.office.get()?;
            let policy = data.policy_of(role);
            let is_free = policy.id == data.policy.id || Some(&policy.id) == own.as_ref();
            (!is_free).then(|| wording::policy(texts.get(), policy))
        });
        let hint = tell(move |texts| {
            other.get().map(|it| (texts.role_policies.judged_by)(&it)).unwrap_or_default()
        });
        view! {
            <Switch
                label=tell(move |texts| wording::role(texts, role).to_owned())
                hint
                value=Signal::derive(move || chosen.with(|it| it.contains(&role)))
                disabled=Signal::derive(move || other.with(Option::is_some))
                testid=format!("role-{role:?}")
                on_change=move |on| {
                    chosen.update(|it| {
                        if on { it.insert(role) } else { it.remove(&role) };
                    });
                }
            />
        }
    };
    view! {
        <fieldset class="policy__roles">
            <legend>{say(|it| it.role_policies.roles)}</legend>
            {Role::RANKED.map(switch).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// What is wrong with the roles that are chosen, once anything was tried.
fn roles_problem(chosen: RwSignal<BTreeSet<Role>>, tried: RwSignal<bool>) -> AnyView {
    let problem = move || {
        let is_wrong = tried.get() && chosen.with(BTreeSet::is_empty);
        is_wrong.then(|| {
            view! {
                <p class="field__problem" role="alert" data-testid="roles-problem">
                    {say(|it| it.role_policies.roles_problem)}
                </p>
            }
        })
    };
    view! { {problem} }.into_any()
}

/// Asks for whom, from which policy and from when on, and adds a policy.
#[component]
fn AddDialog(open: RwSignal<bool>) -> impl IntoView {
    let (workspace, texts) = (use_workspace(), use_texts());
    let make = maker();
    let chosen = RwSignal::new(BTreeSet::<Role>::new());
    let from = RwSignal::new(String::new());
    let typed_name = RwSignal::new(None::<String>);
    let typed_date = RwSignal::new(None::<String>);
    let tried = RwSignal::new(false);
    let is_full = Memo::new(move |_| {
        workspace.office.with(|it| it.as_ref().is_some_and(|it| rest(it).is_empty()))
    });
    let source = Memo::new(move |_| {
        let id = from.get();
        let template = templates::all().into_iter().find(|it| it.id.as_str() == id);
        template.or_else(|| workspace.newest.get().map(|it| it.policy.clone()))
    });
    let sources = move || {
        let texts = texts.get();
        let words = &texts.role_policies;
        let current = workspace
            .newest
            .get()
            .map(|it| Choice::new("", (words.copy_of)(&wording::policy(texts, &it.policy))));
        let ready = templates::all().into_iter().map(|it| {
            Choice::new(it.id.as_str(), (words.from_template)(&wording::policy(texts, &it)))
        });
        current.into_iter().chain(ready).collect::<Vec<_>>()
    };
    let name = tell(move |texts| {
        typed_name.get().unwrap_or_else(|| {
            let roles: Vec<Role> = chosen.get().into_iter().collect();
            match (roles.is_empty(), source.get()) {
                (false, Some(policy)) => (texts.role_policies.suggested_name)(
                    &wording::policy(texts, &policy),
                    &wording::roles(texts, &roles),
                ),
                _ => String::new(),
            }
        })
    });
    let name_problem = tell_option(move |texts| {
        let is_wrong = tried.get() && name.get().trim().is_empty();
        is_wrong.then(|| texts.role_policies.name_problem.to_owned())
    });
    let date = Signal::derive(move || {
        let start = || workspace.period.get().map(Period::start);
        let start = || start().or_else(|| source.get().map(|it| it.effective_from));
        typed_date.get().unwrap_or_else(|| start().map(|it| it.to_string()).unwrap_or_default())
    });
    let effective_from = move || date.get().parse::<NaiveDate>().ok();
    let date_problem = tell_option(move |texts| match effective_from() {
        Some(_) => None,
        None => Some(texts.policy_page.date_problem.to_owned()),
    });
    let close = move |()| {
        chosen.set(BTreeSet::new());
        from.set(String::new());
        typed_name.set(None);
        typed_date.set(None);
        tried.set(false);
        open.set(false);
    };
    let add = move |()| {
        tried.set(true);
        let roles: Vec<Role> = chosen.get_untracked().into_iter().collect();
        let name = name.get_untracked().trim().to_owned();
        let known = source.get_untracked().zip(workspace.office.get_untracked());
        let (Some((source, data)), Some(effective_from)) = (known, untrack(effective_from)) else {
            return;
        };
        if roles.is_empty() || name.is_empty() {
            return;
        }
        let id = fresh_id(&data);
        let done = (texts.get_untracked().role_policies.added)(&name);
        let version = 1;
        let policy = Policy { id: id.clone(), name, roles, version, effective_from, ..source };
        if make(RolePolicyEdit::Add(Box::new(policy)), done) {
            close(());
            workspace.open_policy(Some(id));
        }
    };
    let actions = move || {
        view! {
            <Button on_press=close>{say(|it| it.terms.cancel)}</Button>
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Check
                disabled=is_full
                testid="add-role-policy-confirm"
                on_press=add
            >
                {say(|it| it.role_policies.add_confirm)}
            </Button>
        }
    };
    let lead = tell(move |texts| match is_full.get() {
        true => texts.role_policies.every_role_taken.to_owned(),
        false => texts.role_policies.add_lead.to_owned(),
    });
    view! {
        <Dialog
            title=say(|it| it.role_policies.add)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="add-role-policy-dialog"
            actions
            on_close=close
        >
            <p class="muted">{lead}</p>
            {role_switches(chosen, None)}
            {roles_problem(chosen, tried)}
            <Select
                label=say(|it| it.role_policies.start_from)
                choices=sources
                value=from
                testid="role-policy-source"
                on_change=move |it| from.set(it)
            />
            <TextField
                label=say(|it| it.role_policies.name)
                value=name
                hint=say(|it| it.role_policies.name_hint)
                problem=name_problem
                testid="role-policy-name"
                on_change=move |it: String| typed_name.set(Some(it))
            />
            <TextField
                label=say(|it| it.policy_page.effective_from)
                kind=TextKind::Date
                value=date
                problem=date_problem
                hint=say(|it| it.role_policies.effective_hint)
                testid="role-policy-date"
                on_change=move |it: String| typed_date.set(Some(it))
            />
        </Dialog>
    }
}

/// An id that no policy of the office has or had.
fn fresh_id(data: &OfficeData) -> PolicyId {
    let all = || {
        let past = data.policies.iter().chain(data.role_past.iter());
        data.role_policies.iter().chain(past).chain(&data.draft).chain([&data.policy])
    };
    let mut ids = (1_u32..).map(|it| PolicyId::new(&format!("roles-{it}")));
    ids.find(|id| all().all(|it| it.id != *id)).unwrap_or_else(|| PolicyId::new("roles"))
}

/// Gives the policy that is looked at other roles.
#[component]
fn RolesDialog(open: RwSignal<bool>) -> impl IntoView {
    let (workspace, texts) = (use_workspace(), use_texts());
    let make = maker();
    let roles = move || {
        let policy = workspace.newest.get().map(|it| it.policy.roles.clone());
        policy.into_iter().flatten().collect::<BTreeSet<Role>>()
    };
    let of = workspace.newest.get_untracked().map(|it| it.policy.id.clone());
    let chosen = RwSignal::new(untrack(roles));
    let tried = RwSignal::new(false);
    let close = move |()| {
        chosen.set(untrack(roles));
        tried.set(false);
        open.set(false);
    };
    let save = move |()| {
        tried.set(true);
        let roles: Vec<Role> = chosen.get_untracked().into_iter().collect();
        let Some(data) = workspace.newest.get_untracked().filter(|_| !roles.is_empty()) else {
            return;
        };
        let texts = texts.get_untracked();
        let (name, words) = named(texts, &Policy { roles: roles.clone(), ..data.policy.clone() });
        let done = (texts.role_policies.roles_set)(&name, &words);
        let policy = data.policy.id.clone();
        if roles == data.policy.roles || make(RolePolicyEdit::SetRoles { policy, roles }, done) {
            open.set(false);
        }
    };
    let actions = move || {
        view! {
            <Button on_press=close>{say(|it| it.terms.cancel)}</Button>
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Check
                testid="set-roles-confirm"
                on_press=save
            >
                {say(|it| it.role_policies.save_roles)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=say(|it| it.role_policies.roles)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="set-roles-dialog"
            actions
            on_close=close
        >
            <p class="muted">{say(|it| it.role_policies.add_lead)}</p>
            {role_switches(chosen, of.clone())}
            {roles_problem(chosen, tried)}
        </Dialog>
    }
}

/// Removes the policy that is looked at, once it is said what becomes of its people.
#[component]
fn RemoveDialog(open: RwSignal<bool>) -> impl IntoView {
    let (workspace, texts) = (use_workspace(), use_texts());
    let make = maker();
    let text = tell(move |texts| {
        let words =
            |(name, roles): (String, String)| (texts.role_policies.remove_text)(&name, &roles);
        workspace.newest.get().map(|it| words(named(texts, &it.policy))).unwrap_or_default()
    });
    let remove = move |()| {
        let Some(data) = workspace.newest.get_untracked() else { return };
        let texts = texts.get_untracked();
        let done = (texts.role_policies.removed)(&wording::policy(texts, &data.policy));
        open.set(false);
        make(RolePolicyEdit::Remove(data.policy.id.clone()), done);
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| open.set(false)>{say(|it| it.terms.cancel)}</Button>
            <Button
                kind=ButtonKind::Danger
                testid="remove-role-policy-confirm"
                on_press=remove
            >
                {say(|it| it.role_policies.remove_confirm)}
            </Button>
        }
    };
    view! {
        <Dialog
            title=say(|it| it.role_policies.remove)
            close_label=say(|it| it.shell.dismiss)
            open
            testid="remove-role-policy-dialog"
            actions
            on_close=move |()| open.set(false)
        >
            <p>{text}</p>
        </Dialog>
    }
}
