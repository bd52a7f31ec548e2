//! 团队: people, shifts and hours, kinds of work, what people think of each other, and appeals.

mod hours;
mod mismatch;
mod people;
mod person_form;
mod review_form;
mod reviews;
mod roster_import;
mod severity;
mod shift_form;
mod shifts;
mod task_form;
mod tasks;

use leptos::prelude::*;

use crate::model::{OfficeData, StaffId};
use crate::state::{use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::pages::appeals::Appeals;
use crate::ui::parts::{Button, ButtonKind, Card, Choice, Empty, IconKind, Segmented};
use crate::ui::route::{Route, TeamPart};
use crate::ui::say::say;
use people::People;
use reviews::Reviews;
use shifts::Shifts;
use tasks::Tasks;

/// The team page, open at `part`.
#[component]
pub fn TeamPage(part: TeamPart) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let has_office = Memo::new(move |_| workspace.office.with(Option::is_some));
    let parts = Signal::derive(move || {
        let words = &texts.get().team;
        let labels =
            [words.people, words.shifts, words.tasks, words.reviews, texts.get().appeals.title];
        TeamPart::ALL
            .iter()
            .zip(labels)
            .map(|(it, label)| Choice::new(it.as_str(), label))
            .collect()
    });
    let open = move |name: String| {
        if let Some(part) = TeamPart::ALL.into_iter().find(|it| it.as_str() == name) {
            go(&Route::Team(part));
        }
    };
    let content = move || match (has_office.get(), part) {
        (false, _) => view! { <NoOffice /> }.into_any(),
        (true, TeamPart::People) => view! { <People /> }.into_any(),
        (true, TeamPart::Shifts) => view! { <Shifts /> }.into_any(),
        (true, TeamPart::Tasks) => view! { <Tasks /> }.into_any(),
        (true, TeamPart::Reviews) => view! { <Reviews /> }.into_any(),
        (true, TeamPart::Appeals) => view! { <Appeals /> }.into_any(),
    };
    view! {
        <header class="page__head">
            <div>
                <h1 class="page__title">{say(|it| it.team.title)}</h1>
                <p class="page__lead">{say(|it| it.team.lead)}</p>
            </div>
        </header>
        <div class="parts-bar">
        <Segmented
            label=say(|it| it.team.parts_label)
            choices=parts
            value=part.as_str().to_owned()
            testid="team-part"
            on_change=open
        />
        </div>
        {content}
    }
}

/// What stands on a page about an office while there is none.
#[component]
pub fn NoOffice() -> impl IntoView {
    let actions = || {
        view! {
            <Button kind=ButtonKind::Primary on_press=|()| go(&Route::Data)>
                {say(|it| it.team.to_data)}
            </Button>
        }
    };
    view! {
        <Card>
            <Empty
                title=say(|it| it.team.no_office_title)
                sentence=say(|it| it.team.no_office_text)
                icon=IconKind::Data
                actions
            />
        </Card>
    }
}

/// The name of a person, or the id of one who is gone.
fn name_of(data: &OfficeData, id: &StaffId) -> String {
    data.staff_member(id).map_or_else(|| id.to_string(), |it| it.name.clone())
}
