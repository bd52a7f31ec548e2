//! Own indicators in words, made from their conditions.

use super::{channel, urgency};
use crate::i18n::Texts;
use crate::i18n::words::{MeasureWords, OwnMeasures};
use crate::model::{Condition, Moment, OwnMeasure, Range, TaskTypeId, Whose};

/// The name, definition and formula of an own indicator.
pub fn own(texts: &Texts, measure: &OwnMeasure) -> MeasureWords {
    let words = &texts.own_measures;
    let chosen = match measure.cases() {
        [] => words.every_record.to_owned(),
        cases => (words.chosen)(&conditions(texts, cases)),
    };
    match measure {
        OwnMeasure::Ratio { hit, whose, .. } => MeasureWords {
            name: words.ratio.to_owned(),
            definition: with_owner(
                words,
                *whose,
                (words.ratio_definition)(&chosen, &conditions(texts, hit)),
            )
            .into(),
            formula: words.ratio_formula,
            numerator: words.ratio_numerator,
            denominator: words.chosen_records,
            caution: "",
        },
        OwnMeasure::WithinLimit { from, to, limit_s, whose, .. } => {
            let (from, to) = (moment(words, *from), moment(words, *to));
            let definition =
                (words.limit_definition)(&chosen, from, to, &duration(texts, *limit_s));
            MeasureWords {
                name: words.limit.to_owned(),
                definition: with_owner(words, *whose, definition).into(),
                formula: words.limit_formula,
                numerator: words.limit_numerator,
                denominator: words.limit_denominator,
                caution: "",
            }
        }
        OwnMeasure::MeanRating { .. } => MeasureWords {
            name: words.mean.to_owned(),
            definition: (words.mean_definition)(&chosen).into(),
            formula: words.mean_formula,
            numerator: words.mean_numerator,
            denominator: words.mean_denominator,
            caution: "",
        },
        OwnMeasure::Entered { key, .. } => MeasureWords {
            name: (words.entered)(key),
            definition: (words.entered_definition)(key).into(),
            formula: words.entered_formula,
            numerator: words.entered_numerator,
            denominator: words.entered_denominator,
            caution: "",
        },
    }
}

fn with_owner(words: &OwnMeasures, whose: Whose, definition: String) -> String {
    match whose {
        Whose::Agent => definition,
        Whose::Closer => format!("{definition} {}", words.closers),
    }
}

/// Conditions that all have to hold.
fn conditions(texts: &Texts, conditions: &[Condition]) -> String {
    let each: Vec<String> = conditions.iter().map(|it| condition(texts, it)).collect();
    each.join(texts.own_measures.and)
}

fn condition(texts: &Texts, condition: &Condition) -> String {
    let words = &texts.own_measures;
    match condition {
        Condition::TaskType { any_of } => {
            let kinds: Vec<&str> = any_of.iter().map(TaskTypeId::as_str).collect();
            (words.task_type)(&kinds.join(words.or))
        }
        Condition::Channel { any_of } => {
            let channels: Vec<&str> = any_of.iter().map(|it| channel(texts, *it)).collect();
            (words.channel)(&channels.join(words.or))
        }
        Condition::Urgency { is } => (words.urgency)(urgency(texts, *is)),
        Condition::Answered { is } => (words.answered)(*is).to_owned(),
        Condition::Resolved { is } => (words.resolved)(*is).to_owned(),
        Condition::Reopened { is } => (words.reopened)(*is).to_owned(),
        Condition::Rated { is } => (words.rated)(*is).to_owned(),
        Condition::Upheld { is } => (words.upheld)(*is).to_owned(),
        Condition::Rating(it) => range(words, words.rating, *it),
        Condition::WaitS(it) => range(words, words.wait_s, *it),
        Condition::TalkS(it) => range(words, words.talk_s, *it),
        Condition::Rings(it) => range(words, words.rings, *it),
    }
}

fn range(words: &OwnMeasures, what: &str, range: Range) -> String {
    match (range.at_least, range.at_most) {
        (Some(least), Some(most)) => (words.between)(what, least, most),
        (Some(least), None) => (words.at_least)(what, least),
        (None, Some(most)) => (words.at_most)(what, most),
        (None, None) => what.to_owned(),
    }
}

fn moment(words: &OwnMeasures, moment: Moment) -> &'static str {
    match moment {
        Moment::Created => words.creation,
        Moment::FirstResponse => words.first_response,
        Moment::Resolved => words.resolution,
        Moment::Reopened => words.reopening,
    }
}

/// Seconds in the largest unit that divides them.
fn duration(texts: &Texts, seconds: u32) -> String {
    let words = &texts.own_measures;
    if seconds.is_multiple_of(86_400) {
        (words.days)(seconds / 86_400)
    } else if seconds.is_multiple_of(3600) {
        (words.hours)(seconds / 3600)
    } else if seconds.is_multiple_of(60) {
        (words.minutes)(seconds / 60)
    } else {
        (texts.terms.seconds)(&seconds.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[track_caller]
    fn check(text: &str, zh: &str, en: &str) {
        let measure = serde_json::from_str(text).unwrap();
        assert_eq!(own(Locale::Zh.texts(), &measure).definition, zh);
        assert_eq!(own(Locale::En.texts(), &measure).definition, en);
    }

    #[test]
    fn a_definition_says_what_is_chosen_and_what_is_counted() {
        check(
            r#"{"own":"ratio","where":[{"field":"task_type","any_of":["报修","投诉"]},{"field":"rated","is":true}],"hit":[{"field":"rating","at_least":4}],"whose":"closer"}"#,
            "“类型为报修或投诉且有评价”的记录中，“评分不少于 4”的比例；缺少所需数值的不计并列出。 算在关闭该事项的人头上。",
            "Of records that are of type 报修 or 投诉 and rated, the share that is of rating 4 or more; what lacks a value is left out and listed. It is held against whoever closed the case.",
        );
        check(
            r#"{"own":"within_limit","from":"created","to":"first_response","limit_s":2700}"#,
            "全部记录中，从创建起 45 分钟之内首次响应的比例；按到期日归期，逾期未到算未达成，未到期的暂不计。",
            "Of all records, the share with first response within 45 min of creation; the due date decides the period, overdue is a failure, what is not due yet waits.",
        );
        check(
            r#"{"own":"entered","key":"收缴率"}"#,
            "手工录入的“收缴率”，本期各条相加。",
            "“收缴率”, entered by hand; the period's entries add up.",
        );
    }
}
