//! 录入回执码: many at once, one a line; a bad one is refused by its line, a known one adds nothing.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::codec::read_code;
use crate::i18n::Texts;
use crate::model::{Edit, OfficeData, SatisfactionEdit, SurveyAnswer};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Card};
use crate::ui::say::say;
use crate::ui::wording;

const FIELD: &str = "codes";

/// What the lines came to.
#[derive(Clone, Debug, Default, PartialEq)]
struct Lines {
    new: Vec<SurveyAnswer>,
    known: usize,
    /// The number of a line and why it was refused.
    refused: Vec<(usize, &'static str)>,
}

/// Takes codes.
#[component]
pub fn Codes() -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let changes = use_changes();
    let form = Form::new();
    let last = RwSignal::new(None::<Lines>);
    let take = move |()| {
        let Some(data) = workspace.office.get_untracked() else { return };
        form.forgive();
        let text = form.get(FIELD);
        if text.is_empty() {
            return form.refuse(FIELD, changes.texts().asking.code_empty);
        }
        let lines = read(&text, &data, changes.texts());
        if !lines.new.is_empty() {
            let done = (changes.texts().asking.codes_taken)(lines.new.len());
            let change = SatisfactionEdit::PutAnswers(lines.new.clone());
            if let Err(sentence) =
                changes.make(|office| Edit::Satisfaction { office, change }, done)
            {
                return form.refuse(WHOLE, sentence);
            }
        }
        // What was refused stays, to be put right.
        if lines.refused.is_empty() {
            form.put(FIELD, String::new());
        }
        last.set(Some(lines));
    };
    let result = move || {
        let lines = last.get()?;
        let words = &texts.get().asking;
        let summary = (words.codes_result)(lines.new.len(), lines.known, lines.refused.len());
        let refused = lines.refused.iter().map(|(line, reason)| {
            let sentence = (words.code_line)(*line, reason);
            view! { <li>{sentence}</li> }
        });
        Some(view! {
            <p>{summary}</p>
            <ul class="codes__refused" data-testid="codes-refused">
                {refused.collect_view()}
            </ul>
        })
    };
    view! {
        <Card title=say(|it| it.asking.codes) lead=say(|it| it.asking.codes_lead)>
            {form.banner()}
            {form.area(
                FIELD,
                say(|it| it.asking.codes_label),
                say(|it| it.asking.codes_hint),
            )}
            <div class="row">
                <Button kind=ButtonKind::Primary testid="take-codes" on_press=take>
                    {say(|it| it.asking.take_codes)}
                </Button>
            </div>
            <div role="status" data-testid="codes-result">
                {result}
            </div>
        </Card>
    }
}

fn read(text: &str, data: &OfficeData, texts: &'static Texts) -> Lines {
    let mut lines = Lines::default();
    let mut known: BTreeSet<String> = data.surveys.iter().map(|it| it.id.clone()).collect();
    let records = &data.records;
    for (line, text) in text.lines().zip(1..).map(|(text, line)| (line, text.trim())) {
        if text.is_empty() {
            continue;
        }
        let (questionnaire, code) = match read_code(text, &data.office.questionnaires) {
            Ok(it) => it,
            Err(err) => {
                lines.refused.push((line, wording::satisfaction::code(texts, err)));
                continue;
            }
        };
        let Some(answer) = code.into_answer(questionnaire) else {
            lines.refused.push((line, texts.asking.code_not_a_code));
            continue;
        };
        let is_there = |id: &str| (0..records.len()).any(|row| records.id_text(row) == id);
        if answer.record.as_ref().is_some_and(|it| !is_there(it.as_str())) {
            lines.refused.push((line, texts.asking.code_record_gone));
        } else if known.insert(answer.id.clone()) {
            lines.new.push(answer);
        } else {
            lines.known += 1;
        }
    }
    lines
}
