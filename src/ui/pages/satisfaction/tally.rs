//! 一键录入: one key an answer, Backspace goes back, and a room is saved when its last question is answered.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::entry::Entry;
use super::visits::Drawn;
use crate::i18n::Texts;
use crate::model::{Cause, QuestionKind, Reply, Scale};
use crate::state::use_texts;
use crate::ui::parts::{Button, ButtonKind, Card};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Keys in what the sheets say, room after room.
#[component]
pub fn Tally(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let texts = use_texts();
    let entry = Entry::new(drawn);
    let pad = NodeRef::<html::Div>::new();
    let focus = move || {
        if let Some(pad) = pad.get_untracked() {
            let _stays = pad.focus();
        }
    };
    let status = tell(move |texts| {
        let all = drawn.get().map_or(0, |it| it.rooms.len());
        match entry.asked() {
            Some((room, _)) => (texts.asking.tally_place)(entry.numbers().0, all, &room),
            None => (texts.asking.tally_done)(all),
        }
    });
    let screen = move || {
        let (_, question) = entry.asked()?;
        let texts = texts.get();
        let asked = wording::satisfaction::question(texts, &question);
        let text = format!("{}. {asked}", entry.numbers().1);
        let options = options(texts, question.kind, entry.scale()).into_iter();
        let options = options.map(|(it, label)| {
            let reply = move |()| {
                entry.reply(Some(it.clone()));
                focus();
            };
            view! { <Button on_press=reply>{label}</Button> }
        });
        Some(view! {
            <p class="tally__question">{text}</p>
            <p class="small muted">{keys(texts, question.kind)}</p>
            <div class="row">{options.collect_view()}</div>
        })
    };
    view! {
        <div class="screen-only">
            <Card
                title=say(|it| it.asking.tally)
                lead=say(|it| it.asking.tally_lead)
                testid="tally"
            >
                <div
                    class="tally"
                    tabindex="0"
                    role="group"
                    aria-label=move || status.get()
                    node_ref=pad
                    data-testid="tally-pad"
                    on:keydown=move |event| press(entry, &event)
                >
                    <p class="tally__place" role="status" data-testid="tally-place">
                        {move || status.get()}
                    </p>
                    {screen}
                </div>
                <div class="row">
                    <Button
                        kind=ButtonKind::Primary
                        testid="start-tally"
                        on_press=move |()| focus()
                    >
                        {say(|it| it.asking.start_tally)}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| entry.reply(None)>
                        {say(|it| it.asking.tally_skip)}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| entry.back()>
                        {say(|it| it.asking.tally_back)}
                    </Button>
                </div>
            </Card>
        </div>
    }
}

fn press(entry: Entry, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let question = untrack(|| entry.asked()).map(|it| it.1);
    match (event.key().as_str(), question) {
        ("Backspace", _) => entry.back(),
        ("-", Some(_)) => entry.reply(None),
        (key, Some(question)) => match meant(question.kind, entry.scale(), key) {
            Some(it) => entry.reply(Some(it)),
            None => return,
        },
        (_, None) => return,
    }
    event.prevent_default();
}

/// What a key means as a reply.
fn meant(kind: QuestionKind, scale: Scale, key: &str) -> Option<Reply> {
    let digit = key.parse::<u8>().ok().filter(|_| key.len() == 1);
    match kind {
        QuestionKind::Rating => digit.filter(|it| scale.ratings().contains(it)).map(Reply::Rating),
        QuestionKind::Recommend if key.eq_ignore_ascii_case("t") => Some(Reply::Recommend(10)),
        QuestionKind::Recommend => digit.map(Reply::Recommend),
        QuestionKind::Cause => {
            let at = usize::from(digit?).checked_sub(1)?;
            Cause::ALL.get(at).copied().map(Reply::Cause)
        }
        QuestionKind::Text => None,
    }
}

/// The replies as buttons.
fn options(texts: &'static Texts, kind: QuestionKind, scale: Scale) -> Vec<(Reply, String)> {
    match kind {
        QuestionKind::Rating => scale
            .ratings()
            .iter()
            .map(|it| {
                let word = wording::satisfaction::step(texts, *it);
                (Reply::Rating(*it), format!("{it} {word}"))
            })
            .collect(),
        QuestionKind::Recommend => {
            (0..=10).map(|it| (Reply::Recommend(it), it.to_string())).collect()
        }
        QuestionKind::Cause => Cause::ALL
            .iter()
            .zip(1..)
            .map(|(it, at): (_, u8)| {
                (Reply::Cause(*it), format!("{at} {}", wording::cause(texts, *it)))
            })
            .collect(),
        QuestionKind::Text => Vec::new(),
    }
}

fn keys(texts: &'static Texts, kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Rating => texts.asking.tally_keys_rating,
        QuestionKind::Recommend => texts.asking.tally_keys_recommend,
        QuestionKind::Cause => texts.asking.tally_keys_cause,
        QuestionKind::Text => texts.asking.tally_keys_text,
    }
}
