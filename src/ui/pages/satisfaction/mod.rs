//! 满意度: what residents say, what they are asked, and the ways in which their answers come in.

mod codes;
mod collect;
mod entry;
mod form_editor;
mod forms;
mod low;
mod results;
mod sheet;
mod tally;
mod visits;

use leptos::prelude::*;

use crate::state::{use_texts, use_workspace};
use crate::ui::navigation::go;
use crate::ui::pages::team::NoOffice;
use crate::ui::parts::{Button, ButtonKind, Card, Choice, Empty, IconKind, Segmented};
use crate::ui::route::{Route, SatisfactionPart};
use crate::ui::say::say;
use collect::Collect;
use forms::Forms;
use results::Results;
use visits::Visits;

/// The satisfaction page, open at `part`.
#[component]
pub fn SatisfactionPage(part: SatisfactionPart) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let has_office = Memo::new(move |_| workspace.office.with(Option::is_some));
    let parts = Signal::derive(move || {
        let words = &texts.get().satisfaction;
        let labels = [words.results, words.forms, words.collect, words.visits];
        let parts = SatisfactionPart::ALL.iter().zip(labels);
        parts.map(|(it, label)| Choice::new(it.as_str(), label)).collect()
    });
    let open = move |name: String| {
        if let Some(part) = SatisfactionPart::ALL.into_iter().find(|it| it.as_str() == name) {
            go(&Route::Satisfaction(part));
        }
    };
    let content = move || match (has_office.get(), part) {
        (false, _) => view! { <NoOffice /> }.into_any(),
        (true, SatisfactionPart::Results) => view! { <Results /> }.into_any(),
        (true, SatisfactionPart::Forms) => view! { <Forms /> }.into_any(),
        (true, SatisfactionPart::Collect) => view! { <Collect /> }.into_any(),
        (true, SatisfactionPart::Visits) => view! { <Visits /> }.into_any(),
    };
    view! {
        <header class="page__head screen-only">
            <div>
                <h1 class="page__title">{say(|it| it.satisfaction.title)}</h1>
                <p class="page__lead">{say(|it| it.satisfaction.lead)}</p>
            </div>
        </header>
        <div class="parts-bar screen-only">
            <Segmented
                label=say(|it| it.satisfaction.parts_label)
                choices=parts
                value=part.as_str().to_owned()
                testid="satisfaction-part"
                on_change=open
            />
        </div>
        {content}
    }
}

/// What stands where a questionnaire is needed and there is none.
#[component]
fn NoForm() -> impl IntoView {
    let actions = || {
        view! {
            <Button
                kind=ButtonKind::Primary
                on_press=|()| go(&Route::Satisfaction(SatisfactionPart::Forms))
            >
                {say(|it| it.satisfaction.add_form)}
            </Button>
        }
    };
    view! {
        <Card>
            <Empty
                title=say(|it| it.satisfaction.no_form_title)
                sentence=say(|it| it.satisfaction.no_form_text)
                icon=IconKind::Survey
                actions
            />
        </Card>
    }
}

/// Every questionnaire of the current office as a choice.
fn form_choices() -> Signal<Vec<Choice>> {
    let workspace = use_workspace();
    Signal::derive(move || {
        let Some(data) = workspace.office.get() else { return Vec::new() };
        let forms = data.office.questionnaires.iter();
        forms.map(|it| Choice::new(&*it.id, &*it.title)).collect()
    })
}
