//! Changes of what residents are asked and of what they answered.

use std::sync::Arc;

use crate::model::office::OfficeData;
use crate::model::questionnaire::{Questionnaire, QuestionnaireFlaw};
use crate::model::reviews::SurveyAnswer;

/// A change of questionnaires or answers.
#[derive(Clone, Debug, PartialEq)]
pub enum SatisfactionEdit {
    /// Add a questionnaire, or make it the next version of the one with the same id. The version given is ignored.
    PutQuestionnaire(Questionnaire),
    /// Ask no more by this questionnaire; its answers stay.
    RemoveQuestionnaire(String),
    /// Add answers, each in the place of the one with the same id.
    PutAnswers(Vec<SurveyAnswer>),
}

/// Why questionnaires and answers cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SatisfactionProblem {
    /// The questionnaire cannot be used.
    #[error("the questionnaire cannot be used: {0}")]
    Questionnaire(#[from] QuestionnaireFlaw),
    /// There is no such questionnaire.
    #[error("there is no questionnaire {0}")]
    NoSuchQuestionnaire(String),
    /// A rating outside 1 to 5, or a recommendation outside 0 to 10.
    #[error("the answer {0} is off its scale")]
    OffScale(String),
}

impl SatisfactionEdit {
    /// Makes the change; whether anything differs.
    pub(super) fn make(self, data: &mut OfficeData) -> Result<bool, SatisfactionProblem> {
        match self {
            Self::PutQuestionnaire(it) => put_questionnaire(data, it),
            Self::RemoveQuestionnaire(id) => {
                let kept = &mut data.office.questionnaires;
                let at = kept.iter().position(|it| it.id == id);
                kept.remove(at.ok_or(SatisfactionProblem::NoSuchQuestionnaire(id))?);
                Ok(true)
            }
            Self::PutAnswers(answers) => put_answers(data, answers),
        }
    }
}

fn put_questionnaire(
    data: &mut OfficeData,
    put: Questionnaire,
) -> Result<bool, SatisfactionProblem> {
    if let Some(flaw) = put.flaw() {
        return Err(flaw.into());
    }
    let kept = &mut data.office.questionnaires;
    match kept.iter_mut().find(|it| it.id == put.id) {
        Some(old) => {
            let same = Questionnaire { version: old.version, ..put };
            if *old == same {
                return Ok(false);
            }
            *old = Questionnaire { version: old.version + 1, ..same };
        }
        None => kept.push(Questionnaire { version: 1, ..put }),
    }
    Ok(true)
}

fn put_answers(
    data: &mut OfficeData,
    answers: Vec<SurveyAnswer>,
) -> Result<bool, SatisfactionProblem> {
    let is_rating = |it: &u8| (1..=5).contains(it);
    let off_scale = |it: &&SurveyAnswer| {
        it.rating.is_some_and(|it| !is_rating(&it))
            || it.recommend.is_some_and(|it| it > 10)
            || it.form.as_ref().is_some_and(|it| !it.ratings.values().all(is_rating))
    };
    if let Some(it) = answers.iter().find(off_scale) {
        return Err(SatisfactionProblem::OffScale(it.id.clone()));
    }
    let mut surveys = Vec::clone(&data.surveys);
    let mut differs = false;
    for answer in answers {
        match surveys.iter_mut().find(|it| it.id == answer.id) {
            Some(known) if *known == answer => {}
            Some(known) => {
                *known = answer;
                differs = true;
            }
            None => {
                surveys.push(answer);
                differs = true;
            }
        }
    }
    if differs {
        data.surveys = Arc::new(surveys);
    }
    Ok(differs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Document, Edit, EditError, Extra, Office, OfficeId, Question, QuestionKind, Scale,
        SurveyMode, Time, templates,
    };

    fn document() -> Document {
        let data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        Document { offices: vec![Arc::new(data)] }
    }

    fn questionnaire(title: &str) -> Questionnaire {
        let question =
            Question { id: "q1".to_owned(), kind: QuestionKind::Rating, text: String::new() };
        Questionnaire {
            id: "s1".to_owned(),
            version: 9,
            title: title.to_owned(),
            scale: Scale::Five,
            questions: vec![question],
            extra: Extra::default(),
        }
    }

    fn answer(id: &str, rating: u8) -> SurveyAnswer {
        let time = Time::from_epoch(1_782_864_000).unwrap();
        SurveyAnswer {
            answered: Some(time),
            rating: Some(rating),
            ..SurveyAnswer::asked(id, time, SurveyMode::Online)
        }
    }

    fn apply(document: &mut Document, change: SatisfactionEdit) -> Result<(), EditError> {
        document.apply(Edit::Satisfaction { office: OfficeId::new("o"), change })
    }

    #[test]
    fn a_changed_questionnaire_is_the_next_version() {
        let mut document = document();
        let put = |it: &str| SatisfactionEdit::PutQuestionnaire(questionnaire(it));
        apply(&mut document, put("满意度")).unwrap();
        let before = document.clone();
        apply(&mut document, put("满意度")).unwrap();
        assert!(document.is_same(&before), "the same again is no new version");
        apply(&mut document, put("回访")).unwrap();
        let kept = &document.offices[0].office.questionnaires;
        assert_eq!((kept.len(), kept[0].version, kept[0].title.as_str()), (1, 2, "回访"));
        let refused = apply(&mut document, put(" "));
        let flaw = QuestionnaireFlaw::NoTitle;
        assert_eq!(refused, Err(EditError::Satisfaction(flaw.into())));
        let remove = |id: &str| SatisfactionEdit::RemoveQuestionnaire(id.to_owned());
        apply(&mut document, remove("s1")).unwrap();
        assert!(apply(&mut document, remove("s1")).is_err());
    }

    #[test]
    fn the_same_answer_twice_adds_nothing() {
        let mut document = document();
        let put = |answers| SatisfactionEdit::PutAnswers(answers);
        apply(&mut document, put(vec![answer("a", 4), answer("b", 2)])).unwrap();
        let before = document.clone();
        apply(&mut document, put(vec![answer("b", 2), answer("a", 4)])).unwrap();
        assert!(document.is_same(&before));
        apply(&mut document, put(vec![answer("b", 3)])).unwrap();
        assert_eq!(document.offices[0].surveys[1].rating, Some(3));
        assert_eq!(document.offices[0].surveys.len(), 2);
        let refused = apply(&mut document, put(vec![answer("c", 6)]));
        let problem = SatisfactionProblem::OffScale("c".to_owned());
        assert_eq!(refused, Err(EditError::Satisfaction(problem)));
    }
}
