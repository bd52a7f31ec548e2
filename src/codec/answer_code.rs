//! 回执码: a resident's answer as a short code to read out, paste or scan.
//!
//! The code holds which questionnaire it answers, when, the replies, a chance number that tells two like answers
//! apart, and a checksum that finds every slip of the finger.

use sha2::{Digest, Sha256};

use super::letters::{from_code, to_code};
use crate::model::{
    Cause, QuestionKind, Questionnaire, RecordId, Reply, SurveyAnswer, SurveyMode, Time,
};

const VERSION: u8 = 1;
const NOTHING: u8 = u8::MAX;
/// Bytes of the checksum.
const CHECK: usize = 3;
/// The fewest bytes: version, tag, chance, minutes, no record, one reply, checksum.
const SHORTEST: usize = 14 + CHECK;
/// Letters between two hyphens.
const GROUP: usize = 4;

/// An answer on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerCode {
    /// When it was given, to the minute.
    pub answered: Time,
    /// A chance number.
    pub chance: u32,
    /// The record it is about, if it is about one.
    pub record: Option<RecordId>,
    /// One reply per question.
    pub replies: Vec<Option<Reply>>,
}

/// Why a text is no answer to any of the questionnaires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not a code: other signs, or too short.
    #[error("not an answer code")]
    NotACode,
    /// The checksum does not fit: a letter is wrong or missing.
    #[error("a letter is wrong or missing")]
    Mistyped,
    /// It answers a questionnaire that is not there, or a version that was changed since.
    #[error("it answers another questionnaire")]
    OtherQuestionnaire,
    /// Written by a newer version of this page.
    #[error("written by a newer version")]
    Newer,
}

/// The code of an answer to `questionnaire`.
pub fn write_code(questionnaire: &Questionnaire, answer: &AnswerCode) -> String {
    let mut bytes = vec![VERSION];
    bytes.extend(tag(questionnaire));
    bytes.extend(answer.chance.to_be_bytes());
    let minutes = u32::try_from(answer.answered.epoch() / 60).unwrap_or_default();
    bytes.extend(minutes.to_be_bytes());
    push_text(&mut bytes, answer.record.as_ref().map_or("", RecordId::as_str));
    for reply in &answer.replies {
        match reply {
            None => bytes.push(NOTHING),
            Some(Reply::Rating(it) | Reply::Recommend(it)) => bytes.push(*it),
            Some(Reply::Cause(it)) => {
                let at = Cause::ALL.iter().position(|cause| cause == it).unwrap_or_default();
                bytes.push(u8::try_from(at).unwrap_or_default());
            }
            Some(Reply::Text(it)) => push_text(&mut bytes, it.trim()),
        }
    }
    bytes.extend(checksum(&bytes));
    let letters = to_code(&bytes);
    let groups: Vec<&str> = (0..letters.len())
        .step_by(GROUP)
        .map(|at| &letters[at..letters.len().min(at + GROUP)])
        .collect();
    groups.join("-")
}

/// The answer of a code to one of the questionnaires; spaces and hyphens are not read.
pub fn read_code<'a>(
    text: &str,
    questionnaires: &'a [Questionnaire],
) -> Result<(&'a Questionnaire, AnswerCode), CodeError> {
    let sign = |it: &char| !it.is_whitespace() && !['-', '－', '—', '_'].contains(it);
    let letters: String = text.chars().filter(sign).collect();
    let is_like_one =
        letters.len() * 5 >= SHORTEST * 8 && letters.bytes().all(|it| it.is_ascii_alphanumeric());
    let unread = if is_like_one { CodeError::Mistyped } else { CodeError::NotACode };
    let bytes = from_code(&letters).filter(|it| it.len() >= SHORTEST).ok_or(unread)?;
    let (body, check) = bytes.split_at(bytes.len() - CHECK);
    if checksum(body) != check {
        return Err(CodeError::Mistyped);
    }
    if body[0] != VERSION {
        return Err(CodeError::Newer);
    }
    let questionnaire = questionnaires
        .iter()
        .find(|it| tag(it) == body[1..4])
        .ok_or(CodeError::OtherQuestionnaire)?;
    let answer = read_body(&body[4..], questionnaire).ok_or(CodeError::NotACode)?;
    Ok((questionnaire, answer))
}

impl AnswerCode {
    /// The answer as it is kept: the same code gives the same id.
    pub fn into_answer(self, questionnaire: &Questionnaire) -> Option<SurveyAnswer> {
        let (rating, recommend, form) = questionnaire.fill(&self.replies, None)?;
        let minutes = self.answered.epoch() / 60;
        let id = format!("code-{:08x}-{minutes}", self.chance);
        Some(SurveyAnswer {
            record: self.record,
            answered: Some(self.answered),
            rating,
            recommend,
            form: Some(Box::new(form)),
            ..SurveyAnswer::asked(&id, self.answered, SurveyMode::Online)
        })
    }
}

fn read_body(bytes: &[u8], questionnaire: &Questionnaire) -> Option<AnswerCode> {
    let mut rest = bytes;
    let mut take = |count: usize| {
        let (taken, left) = rest.split_at_checked(count)?;
        rest = left;
        Some(taken)
    };
    let chance = u32::from_be_bytes(take(4)?.try_into().ok()?);
    let minutes = u32::from_be_bytes(take(4)?.try_into().ok()?);
    let answered = Time::from_epoch(i64::from(minutes) * 60)?;
    let length = take(1)?[0];
    let record = std::str::from_utf8(take(length.into())?).ok()?.to_owned();
    let mut replies = Vec::new();
    for question in &questionnaire.questions {
        let first = take(1)?[0];
        let in_range =
            |range: std::ops::RangeInclusive<u8>| range.contains(&first).then_some(first);
        replies.push(match question.kind {
            _ if first == NOTHING => None,
            QuestionKind::Text if first == 0 => None,
            QuestionKind::Text => {
                Some(Reply::Text(std::str::from_utf8(take(first.into())?).ok()?.to_owned()))
            }
            QuestionKind::Rating => Some(Reply::Rating(in_range(1..=5)?)),
            QuestionKind::Recommend => Some(Reply::Recommend(in_range(0..=10)?)),
            QuestionKind::Cause => Some(Reply::Cause(*Cause::ALL.get(usize::from(first))?)),
        });
    }
    let record = (!record.is_empty()).then(|| RecordId::new(&record));
    rest.is_empty().then_some(AnswerCode { answered, chance, record, replies })
}

/// Length and text; what is longer than a byte can count is cut between characters.
fn push_text(bytes: &mut Vec<u8>, text: &str) {
    let mut end = text.len().min(usize::from(u8::MAX - 1));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    bytes.push(u8::try_from(end).unwrap_or_default());
    bytes.extend(&text.as_bytes()[..end]);
}

/// Three bytes that tell a questionnaire's version and its questions from others.
fn tag(questionnaire: &Questionnaire) -> [u8; 3] {
    let kinds: Vec<_> = questionnaire.questions.iter().map(|it| (&it.id, it.kind)).collect();
    let text = format!("{}\u{0}{}\u{0}{kinds:?}", questionnaire.id, questionnaire.version);
    let digest = Sha256::digest(text.as_bytes());
    [digest[0], digest[1], digest[2]]
}

fn checksum(bytes: &[u8]) -> [u8; CHECK] {
    let digest = Sha256::new().chain_update(b"jiheng/answer").chain_update(bytes).finalize();
    [digest[0], digest[1], digest[2]]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Extra, Question, Scale};

    fn questionnaire() -> Questionnaire {
        let question = |id: &str, kind| Question { id: id.to_owned(), kind, text: String::new() };
        Questionnaire {
            id: "s1".to_owned(),
            version: 2,
            title: "满意度".to_owned(),
            scale: Scale::Five,
            questions: vec![
                question("q1", QuestionKind::Rating),
                question("q2", QuestionKind::Recommend),
                question("q3", QuestionKind::Cause),
                question("q4", QuestionKind::Text),
            ],
            extra: Extra::default(),
        }
    }

    fn answer() -> AnswerCode {
        AnswerCode {
            answered: Time::from_epoch(1_782_864_000).unwrap(),
            chance: 0xdead_beef,
            record: None,
            replies: vec![
                Some(Reply::Rating(2)),
                Some(Reply::Recommend(10)),
                Some(Reply::Cause(Cause::Slow)),
                None,
            ],
        }
    }

    #[test]
    fn a_code_is_short_and_comes_back() {
        let asked = [questionnaire()];
        let code = write_code(&asked[0], &answer());
        assert!(code.len() <= 45, "{code}");
        let typed = format!(" {} ", code.to_lowercase().replace('-', " ").replace('1', "l"));
        for text in [code.as_str(), typed.as_str()] {
            let (found, read) = read_code(text, &asked).unwrap();
            assert_eq!((found.id.as_str(), read), ("s1", answer()));
        }
        let full = AnswerCode {
            record: Some(RecordId::new("单-7")),
            replies: vec![None, None, None, Some(Reply::Text("电梯常坏".to_owned()))],
            ..answer()
        };
        assert_eq!(read_code(&write_code(&asked[0], &full), &asked).unwrap().1, full);
    }

    #[test]
    fn every_single_slip_is_found() {
        let asked = [questionnaire()];
        let code = write_code(&asked[0], &answer()).replace('-', "");
        for at in 0..code.len() {
            for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
                let mut typed: Vec<char> = code.chars().collect();
                if typed[at] == letter {
                    continue;
                }
                typed[at] = letter;
                let typed: String = typed.into_iter().collect();
                assert!(read_code(&typed, &asked).is_err(), "{typed}");
            }
            let missing = [&code[..at], &code[at + 1..]].concat();
            assert!(read_code(&missing, &asked).is_err(), "{missing}");
        }
        let twisted = code.replace(&code[code.len() - 1..], "U");
        assert_eq!(read_code(&twisted, &asked), Err(CodeError::Mistyped));
        assert_eq!(read_code("你好", &asked), Err(CodeError::NotACode));
        assert_eq!(read_code("ABCD", &asked), Err(CodeError::NotACode));
    }

    #[test]
    fn an_answer_to_another_version_is_told_apart() {
        let asked = questionnaire();
        let code = write_code(&asked, &answer());
        let changed = [Questionnaire { version: 3, ..asked }];
        assert_eq!(read_code(&code, &changed), Err(CodeError::OtherQuestionnaire));
        assert_eq!(read_code(&code, &[]), Err(CodeError::OtherQuestionnaire));
    }

    #[test]
    fn the_same_code_is_the_same_answer() {
        let asked = questionnaire();
        let kept = answer().into_answer(&asked).unwrap();
        assert_eq!((kept.rating, kept.recommend), (Some(2), Some(10)));
        assert_eq!(kept.form.as_ref().unwrap().cause, Some(Cause::Slow));
        assert_eq!(answer().into_answer(&asked), Some(kept.clone()));
        let other = AnswerCode { chance: 1, ..answer() };
        assert_ne!(other.into_answer(&asked).unwrap().id, kept.id);
    }
}
