//! Appeals in words: what is contested, how far it has come, what a ruling did, why a change was refused.

use chrono::NaiveDate;

use crate::i18n::{Texts, date, fixed};
use crate::model::{
    Appeal, AppealProblem, AppealState, Decision, IndicatorId, Mark, OfficeData, RecordId, Struck,
    Subject,
};
use crate::ui::parts::Tone;

/// Why a change of appeals was refused.
pub fn problem(texts: &Texts, problem: &AppealProblem) -> String {
    let words = &texts.appeal_faults;
    match problem {
        AppealProblem::NoSuchPerson(id) => (words.no_such_person)(id.as_str()),
        AppealProblem::NoSuchRecord(id) => (words.no_such_record)(id.as_str()),
        AppealProblem::NoSuchIndicator(id) => (words.no_such_indicator)(id.as_str()),
        AppealProblem::NoSuchAppeal(id) => (words.no_such_appeal)(id.as_str()),
        AppealProblem::NoStatement => words.no_statement.to_owned(),
        AppealProblem::DeadlinePast(day) => (words.deadline_past)(&date(*day)),
        AppealProblem::Twice(id) => (words.twice)(id.as_str()),
        AppealProblem::Closed(id) => (words.is_closed)(id.as_str()),
        AppealProblem::NoReason => words.no_reason.to_owned(),
        AppealProblem::OwnAppeal => words.own_appeal.to_owned(),
        AppealProblem::SameRuler => words.same_ruler.to_owned(),
        AppealProblem::NoPart => words.no_part.to_owned(),
        AppealProblem::OtherEffect => words.other_effect.to_owned(),
        AppealProblem::NoSecond(id) => (words.no_second)(id.as_str()),
        AppealProblem::SecondTooLate(day) => (words.second_too_late)(&date(*day)),
        AppealProblem::Days(_) => words.days_problem.to_owned(),
    }
}

/// So many days to rule: working days where the office says when it is open.
pub fn days(texts: &Texts, data: &OfficeData, days: u16) -> String {
    match data.office.calendar {
        Some(_) => (texts.appeals.working_days)(days),
        None => (texts.appeals.plain_days)(days),
    }
}

/// The number of a record as people know it, or its id if it is gone.
pub fn record(data: &OfficeData, id: &RecordId) -> String {
    let row = data.records.row_of(id.as_str());
    row.and_then(|row| data.records.external_id(row)).unwrap_or(id.as_str()).to_owned()
}

/// The name of an indicator of any of the office's policies, or its id if it is gone.
pub fn indicator(texts: &Texts, data: &OfficeData, id: &IndicatorId) -> String {
    let main = std::iter::once(&data.policy).chain(data.policies.iter());
    let mut all = main.chain(&data.role_policies).chain(data.role_past.iter());
    let found = all.find_map(|it| it.indicator(id));
    found.map_or_else(|| id.to_string(), |it| super::indicator(texts, it))
}

/// What is contested.
pub fn subject(texts: &Texts, data: &OfficeData, subject: &Subject) -> String {
    let words = &texts.appeals;
    match subject {
        Subject::Record { record: id, .. } => (words.of_record)(&record(data, id)),
        Subject::Rating { record: id, .. } => (words.of_rating)(&record(data, id)),
        Subject::Indicator { indicator: id } => (words.of_indicator)(&indicator(texts, data, id)),
    }
}

/// Where somebody stands, in a line.
pub fn mark(texts: &Texts, mark: &Mark) -> String {
    match (mark.score_centi, &mark.grade, mark.rank) {
        (Some(centi), Some(grade), Some(rank)) => {
            (texts.appeals.mark)(&fixed(centi), grade, &rank.to_string())
        }
        _ => texts.appeals.no_mark.to_owned(),
    }
}

/// A decision.
pub fn decision(texts: &Texts, decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted => texts.appeals.accepted,
        Decision::Part => texts.appeals.part,
        Decision::Rejected => texts.appeals.rejected,
    }
}

/// What a ruling strikes.
pub fn effect(texts: &Texts, data: &OfficeData, effect: &Struck) -> String {
    let words = &texts.appeals;
    let numbers = |ids: &[RecordId]| {
        let numbers: Vec<String> = ids.iter().map(|it| record(data, it)).collect();
        numbers.join(texts.import.list_separator)
    };
    match effect {
        Struck { indicator: true, .. } => words.effect_indicator.to_owned(),
        Struck { records, .. } if !records.is_empty() => (words.effect_records)(&numbers(records)),
        Struck { ratings, .. } if !ratings.is_empty() => (words.effect_ratings)(&numbers(ratings)),
        _ => words.effect_none.to_owned(),
    }
}

/// How far an appeal has come by `today`, and how urgent that is.
pub fn state(texts: &Texts, appeal: &Appeal, today: NaiveDate) -> (String, Tone) {
    let words = &texts.appeals;
    match appeal.state(today) {
        AppealState::Open { deadline, .. } if deadline < today => {
            ((words.state_overdue)(&date(deadline)), Tone::Danger)
        }
        AppealState::Open { instance: 1, deadline } => {
            ((words.state_open)(&date(deadline)), Tone::Info)
        }
        AppealState::Open { deadline, .. } => ((words.state_second)(&date(deadline)), Tone::Info),
        AppealState::Appealable(until) => ((words.state_appealable)(&date(until)), Tone::Neutral),
        AppealState::Final => (words.state_final.to_owned(), Tone::Neutral),
        AppealState::Withdrawn => (words.state_withdrawn.to_owned(), Tone::Neutral),
    }
}

/// The same with the decision, for one line on a sheet.
pub fn state_and_decision(texts: &Texts, appeal: &Appeal, today: NaiveDate) -> String {
    let state = state(texts, appeal, today).0;
    match appeal.ruling() {
        Some(ruling) => format!("{} · {state}", decision(texts, ruling.decision)),
        None => state,
    }
}
