//! 一键录入: one key an answer, Backspace goes back, and a room is saved when its last question is answered.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::visits::Drawn;
use crate::i18n::Texts;
use crate::model::{
    Cause, Edit, QuestionKind, Questionnaire, Reply, SatisfactionEdit, Scale, SurveyAnswer,
    SurveyMode,
};
use crate::state::{NoticeKind, now, use_notices, use_texts, use_workspace};
use crate::ui::parts::{Button, ButtonKind, Card};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Where the entry stands.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    room: usize,
    replies: Vec<Option<Reply>>,
}

/// Keys in what the sheets say, room after room.
#[component]
pub fn Tally(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let workspace = use_workspace();
    let notices = use_notices();
    let texts = use_texts();
    let place = RwSignal::new(Place::default());
    let earlier = StoredValue::new(Vec::<Vec<Option<Reply>>>::new());
    let pad = NodeRef::<html::Div>::new();
    // Another draw begins anew.
    Effect::watch(
        move || drawn.get().map(|it| (it.rooms, it.seed, it.questionnaire.id)),
        move |_, _, _| {
            place.set(Place::default());
            earlier.set_value(Vec::new());
        },
        false,
    );
    let asked = move || {
        let it = drawn.get()?;
        let place = place.get();
        let question = it.questionnaire.questions.get(place.replies.len()).cloned()?;
        Some((it.rooms.get(place.room).cloned()?, question))
    };
    let scale = move || drawn.get_untracked().map(|it| it.questionnaire.scale).unwrap_or_default();
    let save = move |it: &Drawn, room: &str, replies: &[Option<Reply>]| {
        let Some(office) = workspace.office.get_untracked() else { return };
        let Some(answer) = answer(&it.questionnaire, it.seed, room, replies) else { return };
        let change = SatisfactionEdit::PutAnswers(vec![answer]);
        let edit = Edit::Satisfaction { office: office.office.id.clone(), change };
        let texts = texts.get_untracked();
        match workspace.apply(edit) {
            Ok(()) => {
                let list = notices.list().get_untracked();
                list.iter().for_each(|it| notices.close(it.id));
                notices.say(NoticeKind::Undoable, (texts.asking.tally_saved)(room));
            }
            Err(err) => notices.say(NoticeKind::Refused, wording::errors::edit(texts, &err)),
        }
    };
    let reply = move |reply: Option<Reply>| {
        let Some(it) = drawn.get_untracked() else { return };
        let mut here = place.get_untracked();
        let Some(room) = it.rooms.get(here.room) else { return };
        here.replies.push(reply);
        if here.replies.len() >= it.questionnaire.questions.len() {
            save(&it, room, &here.replies);
            earlier.update_value(|it| it.push(std::mem::take(&mut here.replies)));
            here.room += 1;
        }
        place.set(here);
    };
    let back = move || {
        let mut here = place.get_untracked();
        if here.replies.is_empty()
            && let Some(before) = earlier.try_update_value(Vec::pop).flatten()
        {
            here.replies = before;
            here.room = here.room.saturating_sub(1);
        }
        here.replies.pop();
        place.set(here);
    };
    let pressed = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some((_, question)) = untrack(asked) else {
            if event.key() == "Backspace" {
                back();
            }
            return;
        };
        match event.key().as_str() {
            "Backspace" => back(),
            "-" => reply(None),
            key => match meant(question.kind, scale(), key) {
                Some(it) => reply(Some(it)),
                None => return,
            },
        }
        event.prevent_default();
    };
    let status = tell(move |texts| {
        let Some(it) = drawn.get() else { return String::new() };
        match asked() {
            Some((room, _)) => {
                (texts.asking.tally_place)(place.get().room + 1, it.rooms.len(), &room)
            }
            None => (texts.asking.tally_done)(it.rooms.len()),
        }
    });
    let screen = move || {
        let (_, question) = asked()?;
        let texts = texts.get();
        let number = place.get().replies.len() + 1;
        let text = format!("{number}. {}", wording::satisfaction::question(texts, &question));
        let options = options(texts, question.kind, scale()).into_iter().map(|(it, label)| {
            let reply_now = move |()| {
                reply(Some(it.clone()));
                if let Some(pad) = pad.get_untracked() {
                    let _stays = pad.focus();
                }
            };
            view! { <Button on_press=reply_now>{label}</Button> }
        });
        Some(view! {
            <p class="tally__question">{text}</p>
            <p class="small muted">{keys(texts, question.kind)}</p>
            <div class="row">{options.collect_view()}</div>
        })
    };
    let start = move |()| {
        if let Some(pad) = pad.get_untracked() {
            let _stays = pad.focus();
        }
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
                    on:keydown=pressed
                >
                    <p class="tally__place" role="status" data-testid="tally-place">
                        {move || status.get()}
                    </p>
                    {screen}
                </div>
                <div class="row">
                    <Button kind=ButtonKind::Primary testid="start-tally" on_press=start>
                        {say(|it| it.asking.start_tally)}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| reply(None)>
                        {say(|it| it.asking.tally_skip)}
                    </Button>
                    <Button kind=ButtonKind::Quiet on_press=move |()| back()>
                        {say(|it| it.asking.tally_back)}
                    </Button>
                </div>
            </Card>
        </div>
    }
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

/// A room's answer as it is kept; entered again it takes its own place.
fn answer(
    questionnaire: &Questionnaire,
    seed: u64,
    room: &str,
    replies: &[Option<Reply>],
) -> Option<SurveyAnswer> {
    let (rating, recommend, form) = questionnaire.fill(replies, Some(room.to_owned()))?;
    let now = now();
    let id = format!("visit-{seed}-{}-{room}", questionnaire.id);
    Some(SurveyAnswer {
        answered: Some(now),
        rating,
        recommend,
        form: Some(Box::new(form)),
        ..SurveyAnswer::asked(&id, now, SurveyMode::Interview)
    })
}
