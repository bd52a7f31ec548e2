//! 总览: who stands where, where the scores come from, and by what fingerprints others can check them.

mod activity;
mod attention;
mod bonus;
mod changes;
mod fingerprints;
mod key_figures;
mod origin;
mod ranking;
mod training;

use leptos::prelude::*;

use crate::model::{Edit, OfficeData, Period};
use crate::state::{Shared, demo_document, use_preferences, use_workspace};
use crate::storage::preferences::FirstLook;
use crate::ui::changes::use_changes;
use crate::ui::navigation::go;
use crate::ui::parts::{Banner, Button, ButtonKind, Empty, IconKind, Tone};
use crate::ui::policy_choice::PolicyChoice;
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;
pub use activity::ActivityTable;
use activity::Work;
use attention::Attention;
use bonus::Bonus;
use changes::Changes;
pub use fingerprints::Fingerprints;
use key_figures::Figures;
use origin::Origin;
use ranking::Ranking;
use training::Training;

/// The first page.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let workspace = use_workspace();
    let preferences = use_preferences();
    // Until then the first look round says so.
    let is_plain_demo = Memo::new(move |_| {
        preferences.first_look().get() == FirstLook::Over
            && workspace.office.get().is_some_and(|it| it.office.demo)
    });
    let has_office = Memo::new(move |_| workspace.office.with(Option::is_some));
    let has_period = Memo::new(move |_| workspace.period.with(Option::is_some));
    let has_people = Memo::new(move |_| !workspace.scoring.standings.with(Vec::is_empty));
    let title = tell(move |texts| {
        let name = workspace.judged.get().map(|it| it.office.name.clone());
        name.unwrap_or_else(|| texts.shell.overview.to_owned())
    });
    let lead = tell(move |texts| {
        let place = workspace.period.get().zip(workspace.judged.get());
        let words = |(period, data): (Period, Shared<OfficeData>)| {
            let policy = wording::policy(texts, &data.policy);
            let issued = (texts.sheet.issued_under)(&policy, data.policy.version);
            format!("{} · {issued}", wording::period(texts, period))
        };
        place.map(words).unwrap_or_default()
    });
    let content = move || match (has_office.get(), has_period.get(), has_people.get()) {
        (false, ..) => view! { <NoOffice /> }.into_any(),
        (_, false, _) => view! { <NoRecords /> }.into_any(),
        (_, _, false) => view! {
            <Empty
                title=say(|it| it.overview.nobody_title)
                sentence=say(|it| it.overview.nobody_text)
                icon=IconKind::People
            />
        }
        .into_any(),
        _ => view! {
            <Figures />
            <Ranking />
            <Attention />
            <Changes />
            <Training />
            <Origin />
            <Bonus />
            <Work />
            <Fingerprints />
        }
        .into_any(),
    };
    view! {
        <Show when=move || is_plain_demo.get()>
            <DemoBanner />
        </Show>
        <header class="page__head">
            <div>
                <h1 class="page__title">{title}</h1>
                <p class="page__lead" data-testid="overview-lead">{lead}</p>
            </div>
        </header>
        <PolicyChoice office=Memo::new(move |_| workspace.in_period()) />
        {content}
    }
}

#[component]
fn DemoBanner() -> impl IntoView {
    view! {
        <Banner
            title=say(|it| it.overview.demo_title)
            tone=Tone::Info
            testid="demo-banner"
            actions=|| view! { <StartOwn kind=ButtonKind::Primary /> }
        >
            {say(|it| it.overview.demo_text)}
        </Banner>
    }
}

#[component]
fn StartOwn(kind: ButtonKind) -> impl IntoView {
    view! {
        <Button kind testid="start-own" on_press=|()| go(&Route::Data)>
            {say(|it| it.overview.start_own)}
        </Button>
    }
}

#[component]
fn NoOffice() -> impl IntoView {
    let changes = use_changes();
    let open_demo = move |()| {
        changes.try_any(Edit::PutOffices(demo_document().offices), None);
    };
    let actions = move || {
        view! {
            <StartOwn kind=ButtonKind::Primary />
            <Button testid="open-demo" on_press=open_demo>
                {say(|it| it.overview.open_demo)}
            </Button>
        }
    };
    view! {
        <Empty
            title=say(|it| it.overview.no_office_title)
            sentence=say(|it| it.overview.no_office_text)
            icon=IconKind::Data
            actions
        />
    }
}

#[component]
fn NoRecords() -> impl IntoView {
    view! {
        <Empty
            title=say(|it| it.overview.empty_title)
            sentence=say(|it| it.overview.empty_text)
            icon=IconKind::Records
            actions=|| view! { <StartOwn kind=ButtonKind::Primary /> }
        />
    }
}
