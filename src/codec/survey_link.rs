//! A questionnaire in an address: all that a resident's phone needs, without a server.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::{Deserialize, Serialize};

use super::letters::{from_url, to_url};
use crate::model::{Extra, Question, QuestionKind, Questionnaire, RecordId, Scale};

/// The most bytes of a questionnaire.
const MOST_BYTES: usize = 16 << 10;
const LEVEL: u8 = 9;

/// What a link carries.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyLink {
    /// The questions.
    pub questionnaire: Questionnaire,
    /// The office's name, to show.
    pub office: String,
    /// The record that is asked about, if it is one.
    pub record: Option<RecordId>,
}

/// As short as it can be: a version, then fields by position.
#[derive(Serialize, Deserialize)]
struct Written(
    u8,
    String,
    u32,
    String,
    Scale,
    Vec<(String, QuestionKind, String)>,
    String,
    Option<RecordId>,
);

const VERSION: u8 = 1;

/// The link as letters of an address.
pub fn write_link(link: &SurveyLink) -> String {
    let it = &link.questionnaire;
    let questions = it.questions.iter().map(|it| (it.id.clone(), it.kind, it.text.clone()));
    let written = Written(
        VERSION,
        it.id.clone(),
        it.version,
        it.title.clone(),
        it.scale,
        questions.collect(),
        link.office.clone(),
        link.record.clone(),
    );
    let json = serde_json::to_vec(&written).expect("texts and numbers are plain JSON");
    to_url(&compress_to_vec(&json, LEVEL))
}

/// The link of an address; `None` if it is cut off, altered, of a newer version or of no use.
pub fn read_link(letters: &str) -> Option<SurveyLink> {
    let json = decompress_to_vec_with_limit(&from_url(letters)?, MOST_BYTES).ok()?;
    let Written(version, id, number, title, scale, questions, office, record) =
        serde_json::from_slice(&json).ok()?;
    let questions = questions.into_iter().map(|(id, kind, text)| Question { id, kind, text });
    let questionnaire = Questionnaire {
        id,
        version: number,
        title,
        scale,
        questions: questions.collect(),
        extra: Extra::default(),
    };
    (version == VERSION && questionnaire.flaw().is_none()).then_some(SurveyLink {
        questionnaire,
        office,
        record,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_carries_the_questions_and_nothing_else_is_taken_for_one() {
        let question =
            |id: &str, kind| Question {
                id: id.to_owned(), kind, text: "服务如何？".to_owned()
            };
        let questionnaire = Questionnaire {
            id: "s1".to_owned(),
            version: 3,
            title: "物业服务满意度".to_owned(),
            scale: Scale::Three,
            questions: vec![
                question("q1", QuestionKind::Rating),
                question("q2", QuestionKind::Text),
            ],
            extra: Extra::default(),
        };
        let record = Some(RecordId::new("r-1"));
        let link = SurveyLink { questionnaire, office: "云栖花园".to_owned(), record };
        let letters = write_link(&link);
        assert!(letters.len() < 400, "{} letters make too large a code", letters.len());
        assert_eq!(read_link(&letters), Some(link));
        assert_eq!(read_link(&letters[..letters.len() - 4]), None);
        assert_eq!(read_link(""), None);
        assert_eq!(read_link("甲"), None);
    }
}
