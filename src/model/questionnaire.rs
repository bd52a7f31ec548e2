//! 问卷: what residents are asked, and what one of them said.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::records::Cause;

/// Questions a resident is asked, in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The id, kept over versions.
    pub id: String,
    /// Counts up with every change, so that an answer says what was asked.
    pub version: u32,
    /// What the resident reads above the questions.
    pub title: String,
    /// How ratings are given.
    pub scale: Scale,
    /// The questions.
    pub questions: Vec<Question>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The id within its questionnaire, kept over versions.
    pub id: String,
    /// What kind of reply it wants.
    pub kind: QuestionKind,
    /// The question as the resident reads it; the standard words of its kind if empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What kind of reply a question wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// A step of the questionnaire's scale.
    Rating,
    /// 0 (not at all likely) to 10.
    Recommend,
    /// Why the rating is low.
    Cause,
    /// A sentence or two.
    Text,
}

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Rating, Self::Recommend, Self::Cause, Self::Text];
}

/// How ratings are given; whatever the steps, they are kept as 1 to 5.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// 1 to 5.
    #[default]
    Five,
    /// Dissatisfied, neither, satisfied: 1, 3, 5.
    Three,
    /// Dissatisfied, satisfied: 1, 5.
    Two,
}

impl Scale {
    /// Every scale.
    pub const ALL: [Self; 3] = [Self::Five, Self::Three, Self::Two];

    /// The ratings of its steps, lowest first.
    pub fn ratings(self) -> &'static [u8] {
        match self {
            Self::Five => &[1, 2, 3, 4, 5],
            Self::Three => &[1, 3, 5],
            Self::Two => &[1, 5],
        }
    }
}

/// A resident's reply to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// 1 to 5.
    Rating(u8),
    /// 0 to 10.
    Recommend(u8),
    /// Why the rating is low.
    Cause(Cause),
    /// In the resident's own words.
    Text(String),
}

/// What an answer to a questionnaire holds beside the first rating and the recommendation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FilledForm {
    /// Which questionnaire.
    pub questionnaire: String,
    /// In which version.
    pub version: u32,
    /// The room or household, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// Why the rating is low.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// In the resident's own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// Further ratings, 1 to 5, by question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ratings: BTreeMap<String, u8>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Why a questionnaire cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionnaireFlaw {
    /// It has no title.
    #[error("no title")]
    NoTitle,
    /// It asks nothing.
    #[error("no question")]
    NoQuestion,
    /// No question asks for a rating, so that no rate could follow from it.
    #[error("no question asks for a rating")]
    NoRating,
    /// Two questions want the recommendation, the cause or the text.
    #[error("{0:?} is asked twice")]
    Twice(QuestionKind),
    /// More questions than a resident answers: 8.
    #[error("more than 8 questions")]
    TooMany,
    /// A title or a question of more than 100 characters.
    #[error("more than 100 characters")]
    TooLong,
}

/// The most characters of a title, a question or a resident's own words.
pub const LONGEST: usize = 100;

impl Questionnaire {
    /// What stands in the way of using it.
    pub fn flaw(&self) -> Option<QuestionnaireFlaw> {
        let count = |kind| self.questions.iter().filter(|it| it.kind == kind).count();
        let texts = self.questions.iter().map(|it| &it.text).chain([&self.title]);
        if self.title.trim().is_empty() {
            return Some(QuestionnaireFlaw::NoTitle);
        }
        if self.questions.is_empty() {
            return Some(QuestionnaireFlaw::NoQuestion);
        }
        if count(QuestionKind::Rating) == 0 {
            return Some(QuestionnaireFlaw::NoRating);
        }
        if self.questions.len() > 8 {
            return Some(QuestionnaireFlaw::TooMany);
        }
        let once = [QuestionKind::Recommend, QuestionKind::Cause, QuestionKind::Text];
        if let Some(twice) = once.into_iter().find(|it| count(*it) > 1) {
            return Some(QuestionnaireFlaw::Twice(twice));
        }
        texts
            .map(|it| it.chars().count())
            .any(|it| it > LONGEST)
            .then_some(QuestionnaireFlaw::TooLong)
    }

    /// Puts replies, in the order of the questions, into an answer: the rating of the first question that asks for
    /// one and the recommendation where scores read them, the rest into the form. `None` if nothing was replied.
    pub fn fill(
        &self,
        replies: &[Option<Reply>],
        room: Option<String>,
    ) -> Option<(Option<u8>, Option<u8>, FilledForm)> {
        let mut form = FilledForm {
            questionnaire: self.id.clone(),
            version: self.version,
            room,
            ..FilledForm::default()
        };
        let (mut rating, mut recommend) = (None, None);
        let main = self.questions.iter().position(|it| it.kind == QuestionKind::Rating);
        for (at, (question, reply)) in self.questions.iter().zip(replies).enumerate() {
            match reply {
                None => {}
                Some(Reply::Rating(it)) if main == Some(at) => rating = Some(*it),
                Some(Reply::Rating(it)) => {
                    form.ratings.insert(question.id.clone(), *it);
                }
                Some(Reply::Recommend(it)) => recommend = Some(*it),
                Some(Reply::Cause(it)) => form.cause = Some(*it),
                Some(Reply::Text(it)) => it.trim().clone_into(&mut form.comment),
            }
        }
        replies.iter().any(Option::is_some).then_some((rating, recommend, form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn questionnaire(kinds: &[QuestionKind]) -> Questionnaire {
        let questions = kinds.iter().enumerate().map(|(at, kind)| Question {
            id: format!("q{at}"),
            kind: *kind,
            text: String::new(),
        });
        Questionnaire {
            id: "s".to_owned(),
            version: 1,
            title: "满意度".to_owned(),
            scale: Scale::Five,
            questions: questions.collect(),
            extra: Extra::default(),
        }
    }

    #[test]
    fn flaws_are_found_before_anybody_is_asked() {
        use QuestionKind::{Cause, Rating, Recommend};
        let flaw = |kinds: &[QuestionKind]| questionnaire(kinds).flaw();
        assert_eq!(flaw(&[Rating, Recommend, Cause, Rating]), None);
        assert_eq!(flaw(&[]), Some(QuestionnaireFlaw::NoQuestion));
        assert_eq!(flaw(&[Recommend]), Some(QuestionnaireFlaw::NoRating));
        assert_eq!(flaw(&[Rating, Cause, Cause]), Some(QuestionnaireFlaw::Twice(Cause)));
        assert_eq!(flaw(&[Rating; 9]), Some(QuestionnaireFlaw::TooMany));
        let long = Questionnaire { title: "长".repeat(101), ..questionnaire(&[Rating]) };
        assert_eq!(long.flaw(), Some(QuestionnaireFlaw::TooLong));
        let blank = Questionnaire { title: " ".to_owned(), ..questionnaire(&[Rating]) };
        assert_eq!(blank.flaw(), Some(QuestionnaireFlaw::NoTitle));
    }

    #[test]
    fn the_first_rating_is_the_one_that_scores() {
        let asked =
            questionnaire(&[QuestionKind::Rating, QuestionKind::Rating, QuestionKind::Cause]);
        let replies =
            [Some(Reply::Rating(2)), Some(Reply::Rating(4)), Some(Reply::Cause(Cause::Slow))];
        let (rating, recommend, form) = asked.fill(&replies, None).unwrap();
        assert_eq!((rating, recommend, form.cause), (Some(2), None, Some(Cause::Slow)));
        assert_eq!(form.ratings, [("q1".to_owned(), 4)].into());
        assert_eq!(asked.fill(&[None, None, None], None), None);
        let skipped = [None, Some(Reply::Rating(4)), None];
        assert_eq!(asked.fill(&skipped, None).unwrap().0, None, "another question's rating");
    }
}
