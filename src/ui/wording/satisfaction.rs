//! Questionnaires in words: what they ask, and why one or an answer cannot be taken.

use crate::codec::CodeError;
use crate::i18n::Texts;
use crate::model::{Question, QuestionKind, QuestionnaireFlaw, SatisfactionProblem};

/// Why an edit was refused.
pub fn problem(texts: &Texts, problem: &SatisfactionProblem) -> String {
    let words = &texts.satisfaction;
    match problem {
        SatisfactionProblem::Questionnaire(it) => flaw(texts, *it),
        SatisfactionProblem::NoSuchQuestionnaire(_) => words.no_such_form.to_owned(),
        SatisfactionProblem::OffScale(id) => (words.off_scale)(id),
    }
}

/// Why a questionnaire cannot be used.
pub fn flaw(texts: &Texts, flaw: QuestionnaireFlaw) -> String {
    let words = &texts.satisfaction;
    match flaw {
        QuestionnaireFlaw::NoTitle => words.no_title.to_owned(),
        QuestionnaireFlaw::NoQuestion => words.no_question.to_owned(),
        QuestionnaireFlaw::NoRating => words.no_rating.to_owned(),
        QuestionnaireFlaw::Twice(it) => (words.asked_twice)(kind(texts, it)),
        QuestionnaireFlaw::TooMany => words.too_many.to_owned(),
        QuestionnaireFlaw::TooLong => words.too_long.to_owned(),
    }
}

/// What a question wants.
pub fn kind(texts: &Texts, kind: QuestionKind) -> &'static str {
    let words = &texts.satisfaction;
    match kind {
        QuestionKind::Rating => words.kind_rating,
        QuestionKind::Recommend => words.kind_recommend,
        QuestionKind::Cause => words.kind_cause,
        QuestionKind::Text => words.kind_text,
    }
}

/// The question as the resident reads it.
pub fn question(texts: &Texts, question: &Question) -> String {
    let words = &texts.satisfaction;
    let standard = match question.kind {
        QuestionKind::Rating => words.ask_rating,
        QuestionKind::Recommend => words.ask_recommend,
        QuestionKind::Cause => words.ask_cause,
        QuestionKind::Text => words.ask_text,
    };
    if question.text.is_empty() { standard.to_owned() } else { question.text.clone() }
}

/// A rating in words, 1 to 5.
pub fn step(texts: &Texts, rating: u8) -> &'static str {
    let at = usize::from(rating.clamp(1, 5)) - 1;
    texts.satisfaction.steps[at]
}

/// Why a text is no answer.
pub fn code(texts: &Texts, error: CodeError) -> &'static str {
    let words = &texts.asking;
    match error {
        CodeError::NotACode => words.code_not_a_code,
        CodeError::Mistyped => words.code_mistyped,
        CodeError::OtherQuestionnaire => words.code_other,
        CodeError::Newer => words.code_newer,
    }
}
