//! 问卷: the office's questionnaires.

use leptos::prelude::*;

use super::form_editor::FormEditor;
use crate::i18n::Texts;
use crate::model::{Edit, Questionnaire, SatisfactionEdit};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::{Changes, use_changes};
use crate::ui::parts::{Button, ButtonKind, Card, Chip, Empty, IconButton, IconKind};
use crate::ui::say::say;
use crate::ui::wording;

/// Which questionnaire is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Opened {
    Nothing,
    New,
    Form(String),
}

/// The list of questionnaires with the ways to change it.
#[component]
pub fn Forms() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let opened = RwSignal::new(Opened::Nothing);
    let list = move || {
        let data = workspace.office.get()?;
        let forms = &data.office.questionnaires;
        if forms.is_empty() {
            return Some(
                view! {
                    <Empty
                        title=say(|it| it.satisfaction.no_form_title)
                        sentence=say(|it| it.satisfaction.no_form_text)
                        icon=IconKind::Survey
                    />
                }
                .into_any(),
            );
        }
        let rows = forms.iter().map(|it| form_row(texts.get(), it, opened, changes));
        Some(rows.collect_view().into_any())
    };
    let actions = move || {
        view! {
            <Button
                kind=ButtonKind::Primary
                icon=IconKind::Plus
                testid="add-form"
                on_press=move |()| opened.set(Opened::New)
            >
                {say(|it| it.satisfaction.add_form)}
            </Button>
        }
    };
    view! {
        <Card
            title=say(|it| it.satisfaction.forms)
            lead=say(|it| it.satisfaction.forms_lead)
            actions
            testid="forms"
        >
            {list}
        </Card>
        <FormEditor opened />
    }
}

fn form_row(
    texts: &'static Texts,
    form: &Questionnaire,
    opened: RwSignal<Opened>,
    changes: Changes,
) -> AnyView {
    let words = &texts.satisfaction;
    let (edit, remove) = ((words.edit_form)(&form.title), (words.remove_form)(&form.title));
    let removed = (words.form_removed)(&form.title);
    let version = (words.version)(form.version);
    let (edit_id, remove_id) = (form.id.clone(), form.id.clone());
    let questions = form.questions.iter().map(|it| {
        let kind = wording::satisfaction::kind(texts, it.kind).to_owned();
        let text = wording::satisfaction::question(texts, it);
        view! {
            <li>
                {text}
                <Chip label=kind />
            </li>
        }
    });
    let take_away = move |()| {
        let change = SatisfactionEdit::RemoveQuestionnaire(remove_id.clone());
        changes.try_make(|office| Edit::Satisfaction { office, change }, removed.clone());
    };
    let title = form.title.clone();
    view! {
        <section class="form-row" data-form=form.id.clone()>
            <header class="row row--apart">
                <h3>{title} " " <Chip label=version testid="form-version" /></h3>
                <span class="row">
                    <IconButton
                        label=edit
                        icon=IconKind::Edit
                        testid="edit-form"
                        on_press=move |()| opened.set(Opened::Form(edit_id.clone()))
                    />
                    <IconButton
                        label=remove
                        icon=IconKind::Trash
                        testid="remove-form"
                        on_press=take_away
                    />
                </span>
            </header>
            <ol class="form-row__questions">{questions.collect_view()}</ol>
        </section>
    }
    .into_any()
}
