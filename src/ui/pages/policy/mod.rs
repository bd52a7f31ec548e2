//! 考核: the policy as it is, the draft of the next version, and what that would do to everybody.

mod above_full;
mod add;
mod bench;
mod compare;
mod conditions;
mod consequences;
mod corners;
mod correction;
mod curve;
mod entries;
mod fairness;
mod findings;
mod grades;
mod indicator;
mod left_out;
mod limits;
mod measure;
mod moves;
mod own;
mod pairs;
mod publish;
mod read;
mod red_line;
mod roles;
mod rules;
mod swing;
mod templates;
mod unit;
mod versions;
mod weigh;

use leptos::prelude::*;

use crate::i18n::date;
use crate::model::IndicatorId;
use crate::state::{use_texts, use_workspace};
use crate::ui::navigation::{Navigation, go};
use crate::ui::parts::{Button, ButtonKind, Empty, IconKind, Tab, Tabs};
use crate::ui::policy_choice::PolicyChoice;
use crate::ui::route::{PolicyPart, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;
use bench::Bench;
pub use compare::list as list_of_differences;
use consequences::ConsequencesCard;
use findings::Findings;
use grades::Grades;
use indicator::IndicatorEditor;
pub use left_out::LeaveOut;
use limits::LimitsPart;
use publish::DraftBar;
use read::Read;
use roles::RoleActions;
use templates::TemplateDialog;
use versions::Versions;

/// The policy of the current office.
#[component]
pub fn PolicyPage() -> impl IntoView {
    let workspace = use_workspace();
    let has_office = Memo::new(move |_| workspace.office.with(Option::is_some));
    let looked_at = Memo::new(move |_| {
        workspace.newest.with(|it| it.as_ref().map(|it| it.policy.roles.clone()))
    });
    let content = move || match has_office.get() {
        true => {
            // What was begun on one policy is not carried over to another. Read, and not only tracked: a memo nobody
            // has read counts its first value as a new one.
            let _of_this_policy = looked_at.get();
            view! { <Page /> }.into_any()
        }
        false => view! {
            <h1 class="page__title">{say(|it| it.shell.policy)}</h1>
            <Empty
                title=say(|it| it.overview.no_office_title)
                sentence=say(|it| it.policy_page.empty)
                icon=IconKind::Policy
                actions=|| {
                    view! {
                        <Button kind=ButtonKind::Primary on_press=|()| go(&Route::Data)>
                            {say(|it| it.overview.start_own)}
                        </Button>
                    }
                }
            />
        }
        .into_any(),
    };
    view! { {content} }
}

/// The part of the page that the address names.
fn part() -> Memo<PolicyPart> {
    let route = expect_context::<Navigation>().route();
    Memo::new(move |_| match route.get() {
        Route::Policy(part) => part,
        _ => PolicyPart::Indicators,
    })
}

#[component]
fn Page() -> impl IntoView {
    let bench = Bench::new();
    let part = part();
    let shown = move || match part.get() {
        PolicyPart::Indicators => view! { <Read bench /> }.into_any(),
        PolicyPart::Indicator(id) => editor(bench, id),
        PolicyPart::Limits => limits(bench),
        PolicyPart::Grades => view! { <Grades bench /> }.into_any(),
        PolicyPart::Versions => view! { <Versions bench /> }.into_any(),
    };
    view! {
        <Head bench />
        <DraftBar bench />
        <Findings bench />
        <Parts part />
        {shown}
    }
}

/// The time limits, which only the main policy's draft changes.
fn limits(bench: Bench) -> AnyView {
    let workspace = use_workspace();
    if workspace.looks_at_main() {
        return view! { <LimitsPart bench /> }.into_any();
    }
    view! {
        <Empty
            title=say(|it| it.role_policies.office_wide_title)
            sentence=say(|it| it.role_policies.office_wide)
            icon=IconKind::Policy
            actions=move || {
                view! {
                    <Button testid="open-main-policy" on_press=move |()| workspace.open_policy(None)>
                        {say(|it| it.role_policies.open_main)}
                    </Button>
                }
            }
        />
    }
    .into_any()
}

/// One indicator beside what its changes would do; where it is gone, a way back.
fn editor(bench: Bench, id: IndicatorId) -> AnyView {
    let wanted = id.clone();
    let exists = Memo::new(move |_| {
        bench.settled.with(|it| it.as_ref().is_some_and(|it| it.indicator(&wanted).is_some()))
    });
    let content = move || match exists.get() {
        true => view! {
            <div class="split split--wide">
                <IndicatorEditor bench id=id.clone() />
                <div class="split__side">
                    <ConsequencesCard bench />
                </div>
            </div>
        }
        .into_any(),
        false => view! {
            <Empty
                title=say(|it| it.policy_page.gone_title)
                sentence=say(|it| it.policy_page.gone)
                icon=IconKind::Policy
                actions=|| {
                    view! {
                        <Button on_press=|()| go(&Route::Policy(PolicyPart::Indicators))>
                            {say(|it| it.policy_page.all_indicators)}
                        </Button>
                    }
                }
            />
        }
        .into_any(),
    };
    view! { {content} }.into_any()
}

#[component]
fn Head(bench: Bench) -> impl IntoView {
    let picking = RwSignal::new(false);
    let lead = tell(move |texts| {
        let policy = bench.current.get();
        let words = |policy: crate::state::Shared<crate::model::Policy>| {
            let name = wording::policy(texts, &policy);
            let from = date(policy.effective_from);
            (texts.policy_page.lead)(&name, policy.version, &from)
        };
        policy.map(words).unwrap_or_default()
    });
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.policy_page.title)}</h1>
                <p class="page__lead" data-testid="policy-lead">{lead}</p>
            </div>
            <div class="page__actions">
                <RoleActions />
                <Button testid="policy-templates" on_press=move |()| picking.set(true)>
                    {say(|it| it.policy_page.templates)}
                </Button>
            </div>
        </header>
        <PolicyChoice office=use_workspace().office />
        <TemplateDialog bench open=picking />
    }
}

/// The parts of the page.
#[component]
fn Parts(part: Memo<PolicyPart>) -> impl IntoView {
    let texts = use_texts();
    let tabs = move || {
        let words = &texts.get().policy_page;
        let tab = |part: PolicyPart, label: &str, testid: &str| Tab {
            href: Route::Policy(part).to_string(),
            label: label.to_owned(),
            testid: testid.to_owned(),
        };
        vec![
            tab(PolicyPart::Indicators, words.indicators, "policy-indicators"),
            tab(PolicyPart::Limits, words.limits, "policy-limits"),
            tab(PolicyPart::Grades, words.grades, "policy-grades"),
            tab(PolicyPart::Versions, words.versions, "policy-versions"),
        ]
    };
    let current = move || {
        let shown = match part.get() {
            PolicyPart::Indicator(_) => PolicyPart::Indicators,
            other => other,
        };
        Route::Policy(shown).to_string()
    };
    view! { <Tabs label=say(|it| it.policy_page.parts_label) tabs current /> }
}
