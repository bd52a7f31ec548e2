//! 问卷设计: title, scale, and the questions one by one.

use leptos::prelude::*;

use super::forms::Opened;
use crate::i18n::Texts;
use crate::model::{Edit, Extra, Question, QuestionKind, Questionnaire, SatisfactionEdit, Scale};
use crate::state::{chance, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{
    Banner, Button, ButtonKind, Choice, Dialog, IconButton, IconKind, Select, TextField, TextKind,
    Tone,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

const KINDS: [(QuestionKind, &str); 4] = [
    (QuestionKind::Rating, "rating"),
    (QuestionKind::Recommend, "recommend"),
    (QuestionKind::Cause, "cause"),
    (QuestionKind::Text, "text"),
];

const SCALES: [(Scale, &str); 3] = [(Scale::Five, "5"), (Scale::Three, "3"), (Scale::Two, "2")];

/// Makes a questionnaire or changes one.
#[component]
pub fn FormEditor(opened: RwSignal<Opened>) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let form = Form::new();
    let questions = RwSignal::new(Vec::<Question>::new());
    let kept = move || match opened.get() {
        Opened::Nothing | Opened::New => None,
        Opened::Form(id) => {
            let data = workspace.office.get()?;
            data.office.questionnaires.iter().find(|it| it.id == id).cloned()
        }
    };
    Effect::new(move || {
        if opened.get() == Opened::Nothing {
            return;
        }
        let it = untrack(kept).unwrap_or_else(|| standard(changes.texts()));
        let scale = SCALES.iter().find(|(scale, _)| *scale == it.scale).map_or("5", |it| it.1);
        form.fill([("form-title", it.title), ("form-scale", scale.to_owned())]);
        questions.set(it.questions);
    });
    let title = tell(move |texts| match kept() {
        Some(it) => (texts.satisfaction.edit_form)(&it.title),
        None => texts.satisfaction.add_form.to_owned(),
    });
    let scales = scale_choices();
    let close = move || opened.set(Opened::Nothing);
    let save = move |()| {
        form.forgive();
        let scale = form.get("form-scale");
        let id = || format!("form-{:08x}", chance());
        let put = Questionnaire {
            id: untrack(kept).map_or_else(id, |it| it.id),
            version: 0,
            title: form.get("form-title"),
            scale: SCALES.iter().find(|it| it.1 == scale).map(|it| it.0).unwrap_or_default(),
            questions: questions.get_untracked(),
            extra: untrack(kept).map_or_else(Extra::default, |it| it.extra),
        };
        let done = (changes.texts().satisfaction.form_saved)(&put.title);
        let change = SatisfactionEdit::PutQuestionnaire(put);
        match changes.make(|office| Edit::Satisfaction { office, change }, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let add = move |()| {
        questions.update(|it| {
            let id = (1..=it.len() + 1)
                .map(|at| format!("q{at}"))
                .find(|id| it.iter().all(|it| it.id != *id));
            let id = id.unwrap_or_default();
            it.push(Question { id, kind: QuestionKind::Rating, text: String::new() });
        });
    };
    let rows = move || {
        let texts = texts.get();
        let all = questions.get().into_iter().enumerate();
        all.map(|(at, it)| question_row(texts, at, &it, questions)).collect_view()
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="save-form" on_press=save>
                {say(|it| it.team.save)}
            </Button>
        }
    };
    let is_kept = move || kept().is_some();
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.get() != Opened::Nothing
            testid="form-editor"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            <Show when=is_kept>
                <Banner tone=Tone::Info>{say(|it| it.satisfaction.version_note)}</Banner>
            </Show>
            {form.line(
                "form-title",
                TextKind::Line,
                say(|it| it.satisfaction.form_title),
                Some(say(|it| it.satisfaction.form_title_hint)),
            )}
            {form.segmented("form-scale", say(|it| it.satisfaction.scale), scales)}
            <h3>{say(|it| it.satisfaction.questions)}</h3>
            {rows}
            <div class="row">
                <Button icon=IconKind::Plus testid="add-question" on_press=add>
                    {say(|it| it.satisfaction.add_question)}
                </Button>
            </div>
        </Dialog>
    }
}

fn scale_choices() -> Signal<Vec<Choice>> {
    let texts = use_texts();
    Signal::derive(move || {
        let words = &texts.get().satisfaction;
        let labels = [words.scale_five, words.scale_three, words.scale_two];
        SCALES.iter().zip(labels).map(|((_, code), label)| Choice::new(*code, label)).collect()
    })
}

/// The questionnaire to begin with.
fn standard(texts: &Texts) -> Questionnaire {
    let questions = KINDS.iter().zip(1..).map(|((kind, _), at)| Question {
        id: format!("q{at}"),
        kind: *kind,
        text: String::new(),
    });
    Questionnaire {
        id: String::new(),
        version: 0,
        title: texts.satisfaction.standard_title.to_owned(),
        scale: Scale::Five,
        questions: questions.collect(),
        extra: Extra::default(),
    }
}

fn question_row(
    texts: &'static Texts,
    at: usize,
    question: &Question,
    questions: RwSignal<Vec<Question>>,
) -> AnyView {
    let words = &texts.satisfaction;
    let label = (words.question)(at + 1);
    let code = KINDS.iter().find(|it| it.0 == question.kind).map_or("rating", |it| it.1);
    let kinds: Vec<Choice> = KINDS
        .iter()
        .map(|(kind, code)| Choice::new(*code, wording::satisfaction::kind(texts, *kind)))
        .collect();
    let text = question.text.clone();
    let retype =
        move |text: String| questions.update(|it| text.trim().clone_into(&mut it[at].text));
    let rekind = move |code: String| {
        if let Some((kind, _)) = KINDS.iter().find(|it| it.1 == code) {
            questions.update(|it| it[at].kind = *kind);
        }
    };
    view! {
        <fieldset class="question" data-question=at.to_string()>
            <legend class="spoken">{label.clone()}</legend>
            <TextField
                label
                value=text
                hint=words.text_hint.to_owned()
                testid="question-text"
                on_change=retype
            />
            <Select
                label=words.question_kind.to_owned()
                choices=kinds
                value=code.to_owned()
                testid="question-kind"
                on_change=rekind
            />
            <span class="question__ways">
                <IconButton
                    label=(words.move_up)(at + 1)
                    icon=IconKind::ArrowUp
                    disabled=at == 0
                    on_press=move |()| questions.update(|it| it.swap(at, at.saturating_sub(1)))
                />
                <IconButton
                    label=(words.remove_question)(at + 1)
                    icon=IconKind::Trash
                    testid="remove-question"
                    on_press=move |()| questions.update(|it| drop(it.remove(at)))
                />
            </span>
        </fieldset>
    }
    .into_any()
}
