//! Changes of appeals: filed, taken back, ruled, taken to a second instance.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::appeal::{
    APPEAL_DAYS, Appeal, AppealState, Decision, MOST_APPEAL_DAYS, Ruling, SecondInstance,
};
use crate::model::id::{AppealId, StaffId};
use crate::model::office::OfficeData;
use crate::model::time::Time;
use crate::model::{Extra, IndicatorId, RecordId};

/// A change of appeals.
#[derive(Clone, Debug, PartialEq)]
pub enum AppealEdit {
    /// File one; it is neither ruled nor taken back.
    File(Box<Appeal>),
    /// Take one back that nobody has ruled on yet, or give up its second instance.
    Withdraw {
        /// Which.
        appeal: AppealId,
        /// When.
        at: Time,
    },
    /// Rule on one that waits for it. The instance and the day until which a second one can be asked for are set here.
    Rule {
        /// Which.
        appeal: AppealId,
        /// How.
        ruling: Box<Ruling>,
    },
    /// Ask for a second instance.
    FileSecond {
        /// Of which.
        appeal: AppealId,
        /// Why, in the agent's own words.
        statement: String,
        /// When.
        at: Time,
    },
    /// Set how many working days there are to rule.
    SetDays(u16),
}

/// Why appeals cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppealProblem {
    /// There is nobody with this id.
    #[error("there is nobody with the id {0}")]
    NoSuchPerson(StaffId),
    /// There is no such record.
    #[error("there is no record {0}")]
    NoSuchRecord(RecordId),
    /// No policy of the office has such an indicator.
    #[error("there is no indicator {0}")]
    NoSuchIndicator(IndicatorId),
    /// There is no such appeal.
    #[error("there is no appeal {0}")]
    NoSuchAppeal(AppealId),
    /// Nothing is said why.
    #[error("the appeal says nothing")]
    NoStatement,
    /// The day to rule by is over before the appeal is filed.
    #[error("the deadline {0} is before the day of filing")]
    DeadlinePast(NaiveDate),
    /// The same was contested before: it waits for a ruling or has one.
    #[error("the same is contested by appeal {0}")]
    Twice(AppealId),
    /// It has been ruled on or taken back.
    #[error("the appeal {0} is closed")]
    Closed(AppealId),
    /// A ruling without a reason.
    #[error("the ruling has no reason")]
    NoReason,
    /// The agent would rule on the own appeal.
    #[error("nobody rules on the own appeal")]
    OwnAppeal,
    /// The one who ruled first would rule again.
    #[error("the second instance is ruled by somebody else")]
    SameRuler,
    /// A part of nothing, or of what has no parts.
    #[error("the ruling strikes nothing it could strike")]
    NoPart,
    /// The ruling strikes what nobody contested.
    #[error("the ruling strikes what nobody contested")]
    OtherEffect,
    /// A second instance of what is not ruled, was accepted or had one.
    #[error("there is no second instance of appeal {0}")]
    NoSecond(AppealId),
    /// The day until which a second instance could be asked for is over.
    #[error("a second instance could be asked for until {0}")]
    SecondTooLate(NaiveDate),
    /// No days, or more than can be set.
    #[error("{0} days are out of range")]
    Days(u16),
}

impl AppealEdit {
    /// Makes the change; whether anything differs.
    pub(super) fn make(self, data: &mut OfficeData) -> Result<bool, AppealProblem> {
        match self {
            Self::File(appeal) => file(data, *appeal)?,
            Self::Withdraw { appeal, at } => {
                let (place, _) = open(data, &appeal, at)?;
                change(data, place, |it| it.withdrawn = Some(at));
            }
            Self::Rule { appeal, ruling } => rule(data, &appeal, *ruling)?,
            Self::FileSecond { appeal, statement, at } => {
                file_second(data, &appeal, &statement, at)?;
            }
            Self::SetDays(days) => {
                if !(1..=MOST_APPEAL_DAYS).contains(&days) {
                    return Err(AppealProblem::Days(days));
                }
                let days = Some(days).filter(|it| *it != APPEAL_DAYS);
                let differs = data.office.appeal_days != days;
                data.office.appeal_days = days;
                return Ok(differs);
            }
        }
        Ok(true)
    }
}

fn file(data: &mut OfficeData, appeal: Appeal) -> Result<(), AppealProblem> {
    if data.staff_member(&appeal.staff).is_none() {
        return Err(AppealProblem::NoSuchPerson(appeal.staff));
    }
    if let Some(record) = appeal.subject.record()
        && data.records.row_of(record.as_str()).is_none()
    {
        return Err(AppealProblem::NoSuchRecord(record.clone()));
    }
    if let Some(indicator) = appeal.subject.indicator()
        && !has_indicator(data, indicator)
    {
        return Err(AppealProblem::NoSuchIndicator(indicator.clone()));
    }
    let statement = appeal.statement.trim().to_owned();
    if statement.is_empty() {
        return Err(AppealProblem::NoStatement);
    }
    if appeal.deadline < data.local_date(appeal.filed) {
        return Err(AppealProblem::DeadlinePast(appeal.deadline));
    }
    let is_same = |it: &&Appeal| {
        let withdrawn = it.withdrawn.is_some() && it.rulings.is_empty();
        it.id == appeal.id
            || (!withdrawn
                && it.staff == appeal.staff
                && it.period == appeal.period
                && it.subject.is_same(&appeal.subject))
    };
    if let Some(same) = data.appeals.iter().find(is_same) {
        return Err(AppealProblem::Twice(same.id.clone()));
    }
    let filed = Appeal { statement, rulings: Vec::new(), second: None, withdrawn: None, ..appeal };
    Arc::make_mut(&mut data.appeals).push(filed);
    Ok(())
}

fn has_indicator(data: &OfficeData, id: &IndicatorId) -> bool {
    let main = std::iter::once(&data.policy).chain(data.policies.iter());
    let mut all = main.chain(&data.role_policies).chain(data.role_past.iter());
    all.any(|policy| policy.indicators.iter().any(|it| it.id == *id))
}

fn rule(data: &mut OfficeData, id: &AppealId, ruling: Ruling) -> Result<(), AppealProblem> {
    let (place, instance) = open(data, id, ruling.at)?;
    let appeal = &data.appeals[place];
    let reason = ruling.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(AppealProblem::NoReason);
    }
    if data.staff_member(&ruling.by).is_none() {
        return Err(AppealProblem::NoSuchPerson(ruling.by));
    }
    if ruling.by == appeal.staff {
        return Err(AppealProblem::OwnAppeal);
    }
    if appeal.rulings.iter().any(|it| it.by == ruling.by) {
        return Err(AppealProblem::SameRuler);
    }
    match appeal.subject.effect(ruling.decision, &ruling.effect.records) {
        None => return Err(AppealProblem::NoPart),
        Some(effect) if effect != ruling.effect => return Err(AppealProblem::OtherEffect),
        Some(effect) => {
            let is_gone = |it: &&RecordId| data.records.row_of(it.as_str()).is_none();
            // A record that was removed since is struck already.
            if ruling.decision == Decision::Part
                && let Some(gone) = effect.records.iter().find(is_gone)
            {
                return Err(AppealProblem::NoSuchRecord(gone.clone()));
            }
        }
    }
    let has_second = instance == 1 && ruling.decision != Decision::Accepted;
    let second_until = has_second.then(|| data.appeal_deadline(ruling.at));
    let ruling = Ruling { instance, reason, second_until, ..ruling };
    change(data, place, |it| it.rulings.push(ruling));
    Ok(())
}

fn file_second(
    data: &mut OfficeData,
    id: &AppealId,
    statement: &str,
    at: Time,
) -> Result<(), AppealProblem> {
    let place = position(data, id)?;
    let appeal = &data.appeals[place];
    let first = appeal.ruling().filter(|_| appeal.second.is_none());
    let Some(until) = first.and_then(|it| it.second_until) else {
        return Err(AppealProblem::NoSecond(id.clone()));
    };
    if data.local_date(at) > until {
        return Err(AppealProblem::SecondTooLate(until));
    }
    let statement = statement.trim().to_owned();
    if statement.is_empty() {
        return Err(AppealProblem::NoStatement);
    }
    let (deadline, extra) = (data.appeal_deadline(at), Extra::default());
    change(data, place, |it| {
        it.second = Some(SecondInstance { statement, filed: at, deadline, extra });
    });
    Ok(())
}

fn position(data: &OfficeData, id: &AppealId) -> Result<usize, AppealProblem> {
    let place = data.appeals.iter().position(|it| it.id == *id);
    place.ok_or_else(|| AppealProblem::NoSuchAppeal(id.clone()))
}

/// The place of an appeal that waits for a ruling, and of which instance.
fn open(data: &OfficeData, id: &AppealId, at: Time) -> Result<(usize, u8), AppealProblem> {
    let place = position(data, id)?;
    match data.appeals[place].state(data.local_date(at)) {
        AppealState::Open { instance, .. } => Ok((place, instance)),
        _ => Err(AppealProblem::Closed(id.clone())),
    }
}

fn change(data: &mut OfficeData, place: usize, change: impl FnOnce(&mut Appeal)) {
    change(&mut Arc::make_mut(&mut data.appeals)[place]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Document, Edit, EditError, Mark, OfficeProblem, PolicyId, Staff, Struck, Subject, TeamEdit,
        TeamProblem, demo,
    };

    const FILED: i64 = 1_785_600_000;

    fn time(days: i64) -> Time {
        Time::from_epoch(FILED + days * 24 * 3600).unwrap()
    }

    /// The demo with two people who may rule.
    fn document() -> Document {
        let mut data = demo::office();
        data.staff.extend([Staff::named("m1"), Staff::named("m2")]);
        let mut document = Document::default();
        document.apply(Edit::PutOffices(vec![Arc::new(data)])).unwrap();
        document
    }

    fn agent(document: &Document) -> StaffId {
        let data = &document.offices[0];
        StaffId::new(data.records.agents().get(0).unwrap())
    }

    fn filing(document: &Document, subject: Subject) -> Appeal {
        let data = &document.offices[0];
        let filed = time(0);
        Appeal {
            id: data.next_appeal_id(data.local_date(filed)),
            staff: agent(document),
            period: "2026-07".parse().unwrap(),
            policy: PolicyId::new("p"),
            version: 1,
            subject,
            statement: "  不是我接的电话 ".to_owned(),
            filed,
            deadline: data.appeal_deadline(filed),
            before: Mark::default(),
            if_upheld: Mark::default(),
            rulings: Vec::new(),
            second: None,
            withdrawn: None,
            extra: Extra::default(),
        }
    }

    fn record(document: &Document) -> Subject {
        Subject::Record { record: document.offices[0].records.id(0), indicator: None }
    }

    /// Applies, and checks that a refusal changes nothing and an acceptance copies no records.
    #[track_caller]
    fn apply(document: &mut Document, change: AppealEdit) -> Result<(), AppealProblem> {
        let before = document.clone();
        let office = before.offices[0].office.id.clone();
        match document.apply(Edit::Appeals { office, change }) {
            Ok(()) => {
                let (one, two) = (&document.offices[0], &before.offices[0]);
                assert!(Arc::ptr_eq(&one.records, &two.records));
                assert_eq!(one.problem(), None);
                Ok(())
            }
            Err(EditError::Appeal(problem)) => {
                assert!(document.is_same(&before));
                Err(problem)
            }
            Err(other) => panic!("{other}"),
        }
    }

    fn filed(document: &mut Document, subject: Subject) -> AppealId {
        let appeal = filing(document, subject);
        let id = appeal.id.clone();
        apply(document, AppealEdit::File(Box::new(appeal))).unwrap();
        id
    }

    fn ruling(
        document: &Document,
        id: &AppealId,
        decision: Decision,
        by: &str,
        days: i64,
    ) -> Ruling {
        let appeal = document.offices[0].appeal(id).unwrap();
        Ruling {
            instance: 9,
            decision,
            reason: "录音为证".to_owned(),
            by: StaffId::new(by),
            at: time(days),
            effect: appeal.subject.effect(decision, &[]).unwrap_or_default(),
            before: Mark::default(),
            after: Mark::default(),
            second_until: None,
            extra: Extra::default(),
        }
    }

    fn rule(
        document: &mut Document,
        id: &AppealId,
        change: impl FnOnce(&mut Ruling),
        (decision, by, days): (Decision, &str, i64),
    ) -> Result<(), AppealProblem> {
        let mut ruling = ruling(document, id, decision, by, days);
        change(&mut ruling);
        apply(document, AppealEdit::Rule { appeal: id.clone(), ruling: Box::new(ruling) })
    }

    #[test]
    fn an_appeal_says_why_about_something_that_is_there_and_once() {
        let mut document = document();
        let good = filing(&document, record(&document));
        let gone = RecordId::new("gone");
        let nobody = StaffId::new("nobody");
        let unknown = IndicatorId::new("XX");
        let of = |subject: Subject| Appeal { subject, ..good.clone() };
        let deadline = "2020-01-01".parse().unwrap();
        for (appeal, problem) in [
            (Appeal { staff: nobody.clone(), ..good.clone() }, AppealProblem::NoSuchPerson(nobody)),
            (
                of(Subject::Rating { record: gone.clone(), indicator: None }),
                AppealProblem::NoSuchRecord(gone),
            ),
            (
                of(Subject::Indicator { indicator: unknown.clone() }),
                AppealProblem::NoSuchIndicator(unknown),
            ),
            (Appeal { statement: " ".to_owned(), ..good.clone() }, AppealProblem::NoStatement),
            (Appeal { deadline, ..good.clone() }, AppealProblem::DeadlinePast(deadline)),
        ] {
            assert_eq!(apply(&mut document, AppealEdit::File(Box::new(appeal))), Err(problem));
        }
        let subject = record(&document);
        let id = filed(&mut document, subject);
        assert_eq!(document.offices[0].appeals[0].statement, "不是我接的电话");
        let again = filing(&document, record(&document));
        assert_ne!(again.id, id);
        let twice = apply(&mut document, AppealEdit::File(Box::new(again.clone())));
        assert_eq!(twice, Err(AppealProblem::Twice(id.clone())));
        apply(&mut document, AppealEdit::Withdraw { appeal: id.clone(), at: time(1) }).unwrap();
        let closed = AppealEdit::Withdraw { appeal: id.clone(), at: time(1) };
        assert_eq!(apply(&mut document, closed), Err(AppealProblem::Closed(id)));
        apply(&mut document, AppealEdit::File(Box::new(again))).unwrap();
    }

    #[test]
    fn a_ruling_has_a_reason_and_is_nobodys_own() {
        let mut document = document();
        let subject = record(&document);
        let id = filed(&mut document, subject);
        let own = agent(&document).to_string();
        let accept = (Decision::Accepted, "m1", 1);
        let no_reason = rule(&mut document, &id, |it| it.reason = "  ".to_owned(), accept);
        assert_eq!(no_reason, Err(AppealProblem::NoReason));
        let by_agent = rule(&mut document, &id, |_| {}, (Decision::Accepted, &own, 1));
        assert_eq!(by_agent, Err(AppealProblem::OwnAppeal));
        let stranger = rule(&mut document, &id, |_| {}, (Decision::Accepted, "x", 1));
        assert_eq!(stranger, Err(AppealProblem::NoSuchPerson(StaffId::new("x"))));
        let more = |it: &mut Ruling| it.effect.indicator = true;
        assert_eq!(rule(&mut document, &id, more, accept), Err(AppealProblem::OtherEffect));
        let unknown = AppealId::new("1999-01");
        let lost = AppealEdit::Withdraw { appeal: unknown.clone(), at: time(1) };
        assert_eq!(apply(&mut document, lost), Err(AppealProblem::NoSuchAppeal(unknown)));
        rule(&mut document, &id, |_| {}, accept).unwrap();
        let appeal = document.offices[0].appeal(&id).unwrap();
        assert_eq!((appeal.rulings[0].instance, appeal.rulings[0].second_until), (1, None));
        let again = rule(&mut document, &id, |_| {}, (Decision::Rejected, "m2", 2));
        assert_eq!(again, Err(AppealProblem::Closed(id.clone())));
        let second = AppealEdit::FileSecond {
            appeal: id.clone(),
            statement: "还是不服".to_owned(),
            at: time(1),
        };
        assert_eq!(apply(&mut document, second), Err(AppealProblem::NoSecond(id)));
    }

    #[test]
    fn part_of_an_indicator_is_some_records_that_are_there() {
        let mut document = document();
        let id = filed(&mut document, Subject::Indicator { indicator: "CSAT".into() });
        let part = (Decision::Part, "m1", 1);
        assert_eq!(rule(&mut document, &id, |_| {}, part), Err(AppealProblem::NoPart));
        let gone = |it: &mut Ruling| {
            it.effect = Struck { records: vec!["gone".into()], ..Struck::default() };
        };
        let refused = rule(&mut document, &id, gone, part);
        assert_eq!(refused, Err(AppealProblem::NoSuchRecord("gone".into())));
        let some = vec![document.offices[0].records.id(3)];
        let strike = |it: &mut Ruling| it.effect.records.clone_from(&some);
        rule(&mut document, &id, strike, part).unwrap();
        assert!(document.offices[0].appeals[0].rulings[0].second_until.is_some());
    }

    #[test]
    fn a_second_instance_comes_in_time_once_and_from_somebody_else() {
        let mut document = document();
        let subject = record(&document);
        let id = filed(&mut document, subject);
        let second = |statement: &str, days| AppealEdit::FileSecond {
            appeal: AppealId::new("2026-01"),
            statement: statement.to_owned(),
            at: time(days),
        };
        let early = apply(&mut document, second("x", 1));
        assert_eq!(early, Err(AppealProblem::NoSecond(id.clone())));
        rule(&mut document, &id, |_| {}, (Decision::Rejected, "m1", 1)).unwrap();
        let until = document.offices[0].appeals[0].rulings[0].second_until.unwrap();
        assert_eq!(until, document.offices[0].appeal_deadline(time(1)));
        let late = apply(&mut document, second("x", 60));
        assert_eq!(late, Err(AppealProblem::SecondTooLate(until)));
        let mute = apply(&mut document, second(" ", 2));
        assert_eq!(mute, Err(AppealProblem::NoStatement));
        apply(&mut document, second("请再听一次录音", 2)).unwrap();
        let again = apply(&mut document, second("x", 2));
        assert_eq!(again, Err(AppealProblem::NoSecond(id.clone())));
        let same = rule(&mut document, &id, |_| {}, (Decision::Accepted, "m1", 3));
        assert_eq!(same, Err(AppealProblem::SameRuler));
        rule(&mut document, &id, |_| {}, (Decision::Accepted, "m2", 3)).unwrap();
        let appeal = document.offices[0].appeal(&id).unwrap();
        let rulings: Vec<_> = appeal.rulings.iter().map(|it| (it.instance, it.decision)).collect();
        assert_eq!(rulings, [(1, Decision::Rejected), (2, Decision::Accepted)]);
        assert_eq!(appeal.state(document.offices[0].local_date(time(3))), AppealState::Final);
        let closed = AppealEdit::Withdraw { appeal: id.clone(), at: time(3) };
        assert_eq!(apply(&mut document, closed), Err(AppealProblem::Closed(id)));
    }

    #[test]
    fn days_are_kept_within_reason_and_five_is_not_written() {
        let mut document = document();
        let before = document.clone();
        for days in [0, MOST_APPEAL_DAYS + 1] {
            let refused = apply(&mut document, AppealEdit::SetDays(days));
            assert_eq!(refused, Err(AppealProblem::Days(days)));
        }
        apply(&mut document, AppealEdit::SetDays(APPEAL_DAYS)).unwrap();
        assert!(document.is_same(&before));
        apply(&mut document, AppealEdit::SetDays(10)).unwrap();
        assert_eq!(document.offices[0].appeal_days(), 10);
        apply(&mut document, AppealEdit::SetDays(APPEAL_DAYS)).unwrap();
        assert_eq!(document, before);
    }

    #[test]
    fn whoever_ruled_is_not_forgotten_and_faults_in_files_are_named() {
        let mut document = document();
        let subject = record(&document);
        let id = filed(&mut document, subject);
        rule(&mut document, &id, |_| {}, (Decision::Rejected, "m1", 1)).unwrap();
        let office = document.offices[0].office.id.clone();
        let change = TeamEdit::RemoveStaff(StaffId::new("m1"));
        assert_eq!(
            document.apply(Edit::Team { office, change }),
            Err(EditError::Team(TeamProblem::InUse { name: "m1".to_owned(), traces: 1 }))
        );
        let mut data = OfficeData::clone(&document.offices[0]);
        let own = agent(&document);
        Arc::make_mut(&mut data.appeals)[0].rulings[0].by = own;
        assert_eq!(data.problem(), Some(OfficeProblem::Appeal(id.clone())));
        let mut data = OfficeData::clone(&document.offices[0]);
        let same = data.appeals[0].clone();
        Arc::make_mut(&mut data.appeals).push(same);
        assert_eq!(data.problem(), Some(OfficeProblem::AppealTwice(id)));
    }
}
