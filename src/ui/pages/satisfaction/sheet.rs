//! 入户访谈表: the drawn rooms with boxes to tick, on A4.

use leptos::prelude::*;

use super::visits::Drawn;
use crate::i18n::Texts;
use crate::model::{Cause, Question, QuestionKind, Scale};
use crate::state::use_texts;
use crate::ui::parts::{Button, Card, ColumnHead, IconKind, RowHead, Table};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The sheet as it will be printed, and the button that prints it.
#[component]
pub fn Sheet(drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let texts = use_texts();
    let title = tell(move |texts| match drawn.get() {
        Some(it) => (texts.asking.sheet_title)(&it.questionnaire.title),
        None => String::new(),
    });
    let lead = tell(move |texts| match drawn.get() {
        Some(it) => (texts.asking.drawn)(it.rooms.len(), it.all, it.seed),
        None => String::new(),
    });
    let print = move |()| {
        // A browser without printing does nothing.
        let _nothing_happens = window().print();
    };
    let actions = move || {
        view! {
            <Button icon=IconKind::Print testid="print-sheet" on_press=print>
                {say(|it| it.asking.print_sheet)}
            </Button>
        }
    };
    let heads = move || {
        let texts = texts.get();
        let questions = drawn.get().map(|it| it.questionnaire.questions).unwrap_or_default();
        let head = |(at, it): (usize, &Question)| {
            let label = format!("{}. {}", at + 1, wording::satisfaction::question(texts, it));
            view! { <ColumnHead label /> }
        };
        questions.iter().enumerate().map(head).collect_view()
    };
    let rows = move || {
        let Some(it) = drawn.get() else { return Vec::new() };
        let texts = texts.get();
        let row = |room: String| {
            let cells = it.questionnaire.questions.iter();
            let cells = cells.map(|question| boxes(texts, question.kind, it.questionnaire.scale));
            let cells = cells.collect_view();
            view! {
                <tr>
                    <RowHead>{room}</RowHead>
                    {cells}
                </tr>
            }
        };
        it.rooms.clone().into_iter().map(row).collect()
    };
    view! {
        <Card title lead actions testid="visit-sheet">
            <Table label=title>
                <thead>
                    <tr>
                        <ColumnHead label=say(|it| it.asking.room) />
                        {heads}
                    </tr>
                </thead>
                <tbody class="visit__sheet">{rows}</tbody>
            </Table>
            <div class="signatures paper-only">
                <div class="signatures__line">{say(|it| it.asking.interviewer)}</div>
                <div class="signatures__line">{say(|it| it.asking.visit_date)}</div>
            </div>
        </Card>
    }
}

fn boxes(texts: &'static Texts, kind: QuestionKind, scale: Scale) -> AnyView {
    let marks: Vec<String> = match kind {
        QuestionKind::Rating => scale.ratings().iter().map(ToString::to_string).collect(),
        QuestionKind::Recommend => (0..=10).map(|it: u8| it.to_string()).collect(),
        QuestionKind::Cause => Cause::ALL
            .iter()
            .zip(1..)
            .map(|(it, at): (_, u8)| format!("{at} {}", wording::cause(texts, *it)))
            .collect(),
        QuestionKind::Text => return view! { <td class="visit__blank"></td> }.into_any(),
    };
    let mark = |it: String| view! { <span class="visit__box">{it}</span> };
    view! {
        <td>
            <span class="visit__boxes">{marks.into_iter().map(mark).collect_view()}</span>
        </td>
    }
    .into_any()
}
