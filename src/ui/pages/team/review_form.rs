//! 打分: one reviewer scores everybody in one go, by pointer or by keys, and sees no other score than those being given.

use std::collections::BTreeMap;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

use super::name_of;
use crate::model::{
    Edit, Extra, OfficeData, Period, Review, ReviewKind, Role, Staff, StaffId, TeamEdit,
};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::{Changes, use_changes};
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Card, Choice, Segmented, TextKind};
use crate::ui::say::{say, tell};

/// In which capacity somebody fills the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capacity {
    Supervisor,
    Peer,
    Own,
}

impl Capacity {
    fn of(value: &str) -> Self {
        match value {
            "peer" => Self::Peer,
            "self" => Self::Own,
            _ => Self::Supervisor,
        }
    }

    fn kind(self) -> ReviewKind {
        match self {
            Self::Supervisor => ReviewKind::Supervisor,
            // A peer's review of oneself is the self review.
            Self::Peer | Self::Own => ReviewKind::Peer,
        }
    }

    /// Those who can be reviewed by `rater`.
    fn ratees<'a>(self, data: &'a OfficeData, rater: &str) -> Vec<&'a Staff> {
        let ranked = data.staff.iter().filter(|it| it.role.is_ranked());
        let is_own = self == Self::Own;
        ranked.filter(|it| (it.id.as_str() == rater) == is_own).collect()
    }
}

/// The scores of one reviewer for everybody.
#[component]
pub fn ReviewForm() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let form = Form::new();
    let scores = RwSignal::new(BTreeMap::<StaffId, u8>::new());
    let rows = NodeRef::<html::Div>::new();
    begin(form);
    let (kind, rater, month) =
        (form.value("review-kind"), form.value("review-rater"), form.value("review-month"));
    // Another reviewer sees nothing of what the one before was about to give.
    Effect::new(move |last: Option<(String, String, String)>| {
        let now = (kind.get(), rater.get(), month.get());
        if last.is_some_and(|it| it != now) {
            scores.update(BTreeMap::clear);
        }
        now
    });
    let raters = Signal::derive(move || {
        let Some(data) = workspace.office.get() else { return Vec::new() };
        let is_own = Capacity::of(&kind.get()) == Capacity::Own;
        let people = data.staff.iter().filter(|it| !is_own || it.role.is_ranked());
        people.map(|it| Choice::new(it.id.as_str(), &*it.name)).collect::<Vec<_>>()
    });
    // Who cannot be chosen in another capacity gives way to the first who can.
    Effect::new(move || {
        let raters = raters.get();
        if let Some(first) =
            raters.first().filter(|_| raters.iter().all(|it| it.value != rater.get()))
        {
            form.put("review-rater", first.value.clone());
        }
    });
    let kinds = Signal::derive(move || {
        let words = &texts.get().reviews;
        vec![
            Choice::new("supervisor", words.supervisor),
            Choice::new("peer", words.peer),
            Choice::new("self", words.own),
        ]
    });
    let judged = Memo::new(move |_| {
        let Some(data) = workspace.office.get() else { return Vec::new() };
        let found = Capacity::of(&kind.get()).ratees(&data, &rater.get());
        found.into_iter().map(|it| (it.id.clone(), it.name.clone())).collect::<Vec<_>>()
    });
    let save = move |()| {
        if let Some(data) = workspace.office.get_untracked() {
            save(&data, changes, form, scores);
        }
    };
    let filled = tell(move |texts| {
        (texts.reviews.filled)(scores.with(BTreeMap::len), judged.with(Vec::len))
    });
    let body = move || {
        let people = judged.get();
        if people.is_empty() {
            return view! { <p class="muted">{texts.get().reviews.review_nobody}</p> }.into_any();
        }
        let row = |(id, name): (StaffId, String)| view! { <ScoreRow id name scores rows /> };
        people.into_iter().map(row).collect_view().into_any()
    };
    view! {
        <Card
            title=say(|it| it.team.reviews)
            lead=say(|it| it.reviews.reviews_lead)
            testid="review-form"
        >
            {form.banner()}
            <div class="row row--fields">
                {form.segmented("review-kind", say(|it| it.reviews.kind), kinds)}
                {form.select("review-rater", say(|it| it.reviews.rater), raters)}
                {form.line("review-month", TextKind::Month, say(|it| it.reviews.month), None)}
            </div>
            <div class="review-rows" node_ref=rows data-testid="review-rows">
                {body}
            </div>
            <p class="small muted">{say(|it| it.reviews.review_keys)}</p>
            <div class="row">
                <Button kind=ButtonKind::Primary testid="save-review" on_press=save>
                    {say(|it| it.reviews.add_review)}
                </Button>
                <span class="small muted" role="status" data-testid="review-filled">
                    {move || filled.get()}
                </span>
            </div>
        </Card>
    }
}

/// Saves every score that was given, all or none.
fn save(data: &OfficeData, changes: Changes, form: Form, scores: RwSignal<BTreeMap<StaffId, u8>>) {
    let words = &changes.texts().reviews;
    form.forgive();
    let Ok(period) = form.get("review-month").parse::<Period>() else {
        return form.refuse("review-month", changes.texts().team.date_problem);
    };
    let given = scores.get_untracked();
    if given.is_empty() {
        return form.refuse(WHOLE, words.no_score);
    }
    let rater = StaffId::new(&form.get("review-rater"));
    let kind = Capacity::of(&form.get("review-kind")).kind();
    let done = (words.reviews_saved)(&name_of(data, &rater), given.len());
    let review = |(ratee, score): (StaffId, u8)| Review {
        rater: rater.clone(),
        ratee,
        kind,
        period,
        score,
        extra: Extra::default(),
    };
    let change = TeamEdit::PutReviews(given.into_iter().map(review).collect());
    match changes.make(|office| Edit::Team { office, change }, done) {
        // The scores do not stay in sight of the next reviewer.
        Ok(()) => scores.update(BTreeMap::clear),
        Err(sentence) => form.refuse(WHOLE, sentence),
    }
}

/// Begins with the supervisor and the last month of the period that is looked at.
fn begin(form: Form) {
    let workspace = use_workspace();
    let Some(data) = workspace.office.get_untracked() else { return };
    let month = workspace.period.get_untracked().map(|period| {
        let last = data.local_date(data.as_of(period, workspace.now).plus(-1));
        Period::month_of(last.max(period.start()))
    });
    let month = month.unwrap_or_else(|| Period::month_of(data.local_date(workspace.now)));
    let manager = data.staff.iter().find(|it| it.role == Role::Manager);
    form.fill([
        ("review-rater", manager.map(|it| it.id.to_string()).unwrap_or_default()),
        ("review-kind", "supervisor".to_owned()),
        ("review-month", month.to_string()),
    ]);
}

/// One person's score.
#[component]
fn ScoreRow(
    id: StaffId,
    name: String,
    scores: RwSignal<BTreeMap<StaffId, u8>>,
    rows: NodeRef<html::Div>,
) -> impl IntoView {
    let label_name = name.clone();
    let label = tell(move |texts| (texts.reviews.score_of)(&label_name));
    let choices = Signal::derive(|| {
        (1..=5).map(|it: u8| Choice::new(it.to_string(), it.to_string())).collect()
    });
    let of = id.clone();
    let value = Signal::derive(move || {
        scores.with(|it| it.get(&of).map(ToString::to_string).unwrap_or_default())
    });
    let give = move |id: StaffId, score: Option<u8>| {
        scores.update(|it| match score {
            Some(score) => it.extend([(id, score)]),
            None => it.retain(|other, _| *other != id),
        });
    };
    let (ratee, chosen) = (id.to_string(), id.clone());
    let choose = move |text: String| {
        if let Ok(score) = text.parse() {
            give(chosen.clone(), Some(score));
        }
    };
    let here = id.to_string();
    let press = move |event: ev::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let step = match event.key().as_str() {
            "0" | "Backspace" | "Delete" => {
                give(id.clone(), None);
                0
            }
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            digit => match digit.parse::<u8>() {
                Ok(score @ 1..=5) => {
                    give(id.clone(), Some(score));
                    1
                }
                _ => return,
            },
        };
        event.prevent_default();
        focus(rows, &here, step);
    };
    view! {
        <div class="review-rows__one" data-ratee=ratee on:keydown=press>
            <span class="review-rows__name">{name}</span>
            <Segmented label choices value testid="review-score" on_change=choose />
        </div>
    }
}

/// Puts the focus `step` people further: on the score they have, or on the first.
fn focus(rows: NodeRef<html::Div>, here: &str, step: isize) {
    let Some(rows) = rows.get_untracked() else { return };
    let all = rows.children();
    let place = |at: u32| all.item(at).and_then(|it| it.get_attribute("data-ratee"));
    let Some(at) = (0..all.length()).find(|it| place(*it).as_deref() == Some(here)) else { return };
    let Some(next) = usize::try_from(at).ok().and_then(|it| it.checked_add_signed(step)) else {
        return;
    };
    let Some(row) = u32::try_from(next).ok().and_then(|it| all.item(it)) else { return };
    let input = ["input:checked", "input"].iter().find_map(|it| row.query_selector(it).ok()?);
    if let Some(input) = input.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // What has left the page meanwhile takes no focus and needs none.
        drop(input.focus());
    }
}
