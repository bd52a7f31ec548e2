//! A questionnaire in front of a resident: one question a screen, on the desk's tablet or on the resident's phone.

mod answer;
mod kiosk;

pub use answer::AnswerPage;
pub use kiosk::KioskPage;

use leptos::prelude::*;

use crate::model::{Cause, Question, QuestionKind, Questionnaire, Reply};
use crate::state::use_texts;
use crate::ui::parts::{Button, ButtonKind, IconKind, TextArea};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Asks one question after the other and reports all replies after the last; `on_move` at every step.
#[component]
fn Asking(
    questionnaire: Questionnaire,
    #[prop(into)] on_move: Callback<()>,
    #[prop(into)] on_done: Callback<Vec<Option<Reply>>>,
) -> impl IntoView {
    let texts = use_texts();
    let count = questionnaire.questions.len();
    let at = RwSignal::new(0_usize);
    let replies = RwSignal::new(vec![None::<Reply>; count]);
    let reply = Callback::new(move |reply: Option<Reply>| {
        let here = at.get_untracked();
        replies.update(|it| it[here] = reply);
        on_move.run(());
        if here + 1 < count {
            at.set(here + 1);
        } else {
            on_done.run(replies.get_untracked());
        }
    });
    let back = move |()| {
        on_move.run(());
        at.update(|it| *it = it.saturating_sub(1));
    };
    let progress = tell(move |texts| (texts.asking.ask_progress)(at.get() + 1, count));
    let scale = questionnaire.scale;
    let questions = questionnaire.questions;
    let screen = move || {
        let question = &questions[at.get()];
        let text = wording::satisfaction::question(texts.get(), question);
        let before = replies.with_untracked(|it| it[at.get_untracked()].clone());
        view! {
            <h2 class="ask__question" tabindex="-1">
                {text}
            </h2>
            {choices(texts.get(), question, scale, before, reply)}
        }
        .into_any()
    };
    view! {
        <p class="ask__progress" role="status" data-testid="ask-progress">
            {move || progress.get()}
        </p>
        <div class="ask__screen" aria-live="polite">
            {screen}
        </div>
        <div class="ask__ways">
            <Button
                kind=ButtonKind::Quiet
                disabled=move || at.get() == 0
                testid="ask-back"
                on_press=back
            >
                {say(|it| it.asking.ask_back)}
            </Button>
            <Button kind=ButtonKind::Quiet testid="ask-skip" on_press=move |()| reply.run(None)>
                {say(|it| it.asking.ask_skip)}
            </Button>
        </div>
    }
}

/// What can be replied to a question; pressing one is the reply.
fn choices(
    texts: &'static crate::i18n::Texts,
    question: &Question,
    scale: crate::model::Scale,
    before: Option<Reply>,
    reply: Callback<Option<Reply>>,
) -> AnyView {
    let words = &texts.asking;
    let one = |given: Reply, number: String, word: &'static str| {
        let kind =
            if before.as_ref() == Some(&given) { ButtonKind::Primary } else { ButtonKind::Plain };
        let testid = format!("reply-{number}");
        view! {
            <Button kind testid on_press=move |()| reply.run(Some(given.clone()))>
                <span class="ask__number">{number}</span>
                <span class="ask__word">{word}</span>
            </Button>
        }
        .into_any()
    };
    match question.kind {
        QuestionKind::Rating => {
            let steps = scale.ratings().iter();
            let steps = steps.map(|it| {
                one(Reply::Rating(*it), it.to_string(), wording::satisfaction::step(texts, *it))
            });
            view! { <div class="ask__choices">{steps.collect_view()}</div> }.into_any()
        }
        QuestionKind::Recommend => {
            let steps = (0..=10_u8).map(|it| one(Reply::Recommend(it), it.to_string(), ""));
            view! {
                <div class="ask__choices ask__choices--eleven">{steps.collect_view()}</div>
                <p class="ask__ends">
                    <span>{words.not_likely}</span>
                    <span>{words.very_likely}</span>
                </p>
            }
            .into_any()
        }
        QuestionKind::Cause => {
            let causes = Cause::ALL.iter().zip(1..).map(|(it, number): (_, u8)| {
                one(Reply::Cause(*it), number.to_string(), wording::cause(texts, *it))
            });
            view! { <div class="ask__choices">{causes.collect_view()}</div> }.into_any()
        }
        QuestionKind::Text => {
            let typed = RwSignal::new(match before {
                Some(Reply::Text(it)) => it,
                _ => String::new(),
            });
            let next = move |()| {
                let text: String = typed.get_untracked().trim().chars().take(80).collect();
                reply.run((!text.is_empty()).then_some(Reply::Text(text)));
            };
            let label = wording::satisfaction::question(texts, question);
            view! {
                <TextArea
                    label
                    label_place=crate::ui::parts::LabelPlace::Spoken
                    value=typed
                    testid="reply-text"
                    on_change=move |text| typed.set(text)
                />
                <Button
                    kind=ButtonKind::Primary
                    icon=IconKind::Check
                    testid="ask-next"
                    on_press=next
                >
                    {words.ask_next}
                </Button>
            }
            .into_any()
        }
    }
}
