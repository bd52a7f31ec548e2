//! A questionnaire on the resident's phone: the address carries it, and a short code carries the answer back.

use leptos::prelude::*;

use super::Asking;
use crate::charts::qr_code;
use crate::codec::{AnswerCode, SurveyLink, read_link, write_code};
use crate::model::Reply;
use crate::state::{chance, copy, now};
use crate::ui::language_button::LanguageButton;
use crate::ui::parts::{Button, ButtonKind, Empty, IconKind};
use crate::ui::say::{say, tell};

/// The questionnaire that `letters` carry.
#[component]
pub fn AnswerPage(letters: String) -> impl IntoView {
    let content = match read_link(&letters) {
        Some(link) => view! { <Filling link /> }.into_any(),
        None => view! {
            <Empty
                title=say(|it| it.asking.broken_link_title)
                sentence=say(|it| it.asking.broken_link_text)
                icon=IconKind::Link
                whole_page=true
                testid="broken-link"
            />
        }
        .into_any(),
    };
    view! {
        <main class="ask" id="main" data-testid="answer-page">
            {content}
            <p class="ask__privacy">
                {say(|it| it.asking.privacy)}
                <LanguageButton />
            </p>
        </main>
    }
}

#[component]
fn Filling(link: SurveyLink) -> impl IntoView {
    // Every reply is there, or `None` while it is being asked; empty if nothing was replied.
    let code = RwSignal::new(None::<String>);
    let (title, office) = (link.questionnaire.title.clone(), link.office.clone());
    let asked = link.clone();
    let done = Callback::new(move |replies: Vec<Option<Reply>>| {
        if replies.iter().all(Option::is_none) {
            return code.set(Some(String::new()));
        }
        let answer =
            AnswerCode { answered: now(), chance: chance(), record: asked.record.clone(), replies };
        code.set(Some(write_code(&asked.questionnaire, &answer)));
    });
    let content = move || match code.get() {
        None => {
            let questionnaire = link.questionnaire.clone();
            view! { <Asking questionnaire on_move=|()| {} on_done=done /> }.into_any()
        }
        Some(code) if code.is_empty() => {
            view! { <p class="ask__word">{say(|it| it.asking.ask_nothing)}</p> }.into_any()
        }
        Some(code) => view! { <Receipt code /> }.into_any(),
    };
    view! {
        <header class="ask__head">
            <h1 class="ask__title">{title}</h1>
            <p class="muted">{office}</p>
        </header>
        {content}
    }
}

/// The code, to copy or to show.
#[component]
fn Receipt(code: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let label = tell(move |texts| match copied.get() {
        true => texts.asking.copied.to_owned(),
        false => texts.asking.copy.to_owned(),
    });
    let svg = qr_code(&code);
    let text = code.clone();
    let press = move |()| copied.set(copy(&text));
    view! {
        <h2 class="ask__question" role="status">
            {say(|it| it.asking.ask_thanks)}
        </h2>
        <p>{say(|it| it.asking.answer_code_lead)}</p>
        <p class="ask__code" data-testid="answer-code">
            {code}
        </p>
        <Button kind=ButtonKind::Primary testid="copy-code" on_press=press>
            {label}
        </Button>
        {svg
            .map(|svg| {
                view! {
                    <div
                        class="qr-frame"
                        role="img"
                        aria-label=move || say(|it| it.asking.answer_code).get()
                        inner_html=svg
                    ></div>
                }
            })}
    }
}
