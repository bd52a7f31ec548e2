//! Changes of the team: people, their shifts, the kinds of work, and what people think of each other.
//!
//! Only the list that changes is copied; everything else of the office stays shared.

use std::sync::Arc;

use chrono::NaiveDateTime;

use crate::model::id::StaffId;
use crate::model::office::OfficeData;
use crate::model::reviews::{Review, ReviewKind, Shift};
use crate::model::staff::Staff;
use crate::model::task::TaskType;
use crate::model::time::Time;

/// The longest shift: a day and a night.
pub const LONGEST_SHIFT_S: i64 = 24 * 3600;
/// The most a month's base pay can be, in fen: a million yuan.
const MOST_PAY_FEN: i64 = 100_000_000;

/// A change of the team.
#[derive(Clone, Debug, PartialEq)]
pub enum TeamEdit {
    /// Add a person, or put it in the place of the one with the same id.
    PutStaff(Staff),
    /// Forget a person of whom nothing but the name is kept.
    RemoveStaff(StaffId),
    /// Add a kind of work, or put it in the place of the one with the same id.
    PutTaskType(TaskType),
    /// Take shifts out and put others in; a shift is known by whose it is and when it starts.
    Shifts {
        /// Those to take out.
        out: Vec<(StaffId, Time)>,
        /// Those to put in; one with the same person and start is replaced.
        put: Vec<Shift>,
    },
    /// Add reviews, each in the place of the same rater's of the same person, kind and period, if there is one; all or
    /// none.
    PutReviews(Vec<Review>),
    /// Forget a review like this one, whatever its score.
    RemoveReview(Review),
}

/// Why the team cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TeamProblem {
    /// A person without a name.
    #[error("the person has no name")]
    NoName,
    /// There is nobody with this id.
    #[error("there is nobody with the id {0}")]
    NoSuchPerson(StaffId),
    /// Somebody leaves before coming.
    #[error("{0} leaves before the first day")]
    LeavesBeforeComing(String),
    /// Base pay below zero or beyond reason.
    #[error("the base pay is out of range")]
    Pay,
    /// There are records, reviews, shifts or trainings of this person.
    #[error("{name} has {traces} entries")]
    InUse {
        /// Whose.
        name: String,
        /// How many.
        traces: usize,
    },
    /// A kind of work without a name.
    #[error("the kind of work has no name")]
    NoTaskTypeName,
    /// A difficulty of nothing or of more than a hundred standard cases.
    #[error("the difficulty is out of range")]
    Difficulty,
    /// A shift that ends before it starts or lasts longer than a day.
    #[error("the shift ends before it starts or is longer than a day")]
    ShiftLength,
    /// More time logged in than the shift lasts.
    #[error("more time logged in than the shift lasts")]
    Logged,
    /// Two shifts of one person at the same time.
    #[error("{name} has another shift at that time")]
    ShiftOverlaps {
        /// Whose.
        name: String,
        /// When the other begins on the office's clock.
        start: NaiveDateTime,
    },
    /// A review outside 1 to 5.
    #[error("the score is outside 1 to 5")]
    Score,
    /// A supervisor's review of the supervisor.
    #[error("nobody supervises himself")]
    OwnSupervisor,
}

impl TeamEdit {
    /// Makes the change; whether anything differs.
    pub(super) fn make(self, data: &mut OfficeData) -> Result<bool, TeamProblem> {
        match self {
            Self::PutStaff(person) => put_staff(data, person),
            Self::RemoveStaff(id) => remove_staff(data, &id),
            Self::PutTaskType(kind) => put_task_type(data, kind),
            Self::Shifts { out, put } => change_shifts(data, &out, put),
            Self::PutReviews(reviews) => put_reviews(data, reviews),
            Self::RemoveReview(review) => {
                let reviews = Arc::make_mut(&mut data.reviews);
                let before = reviews.len();
                reviews.retain(|it| !is_same_review(it, &review));
                Ok(reviews.len() < before)
            }
        }
    }
}

impl OfficeData {
    /// How many records, reviews, shifts, trainings, inspections, entries and appeals speak of this person.
    pub fn traces_of(&self, id: &StaffId) -> usize {
        let records = &self.records;
        let columns = [records.agents(), records.closers(), records.abouts()];
        let in_records = |column: &&super::super::NameColumn| {
            let code = column.code(id.as_str());
            code.map_or(0, |code| column.codes().iter().filter(|it| **it == code).count())
        };
        columns.iter().map(in_records).sum::<usize>()
            + self.reviews.iter().filter(|it| it.ratee == *id || it.rater == *id).count()
            + self.shifts.iter().filter(|it| it.staff == *id).count()
            + self.trainings.iter().filter(|it| it.staff == *id).count()
            + self.inspections.iter().filter(|it| it.staff == *id).count()
            + self.entries.iter().filter(|it| it.staff == *id).count()
            + self.appeals.iter().filter(|it| it.speaks_of(id)).count()
    }
}

fn put_staff(data: &mut OfficeData, person: Staff) -> Result<bool, TeamProblem> {
    if person.name.trim().is_empty() {
        return Err(TeamProblem::NoName);
    }
    if person.from.zip(person.to).is_some_and(|(from, to)| to < from) {
        return Err(TeamProblem::LeavesBeforeComing(person.name));
    }
    if person.base_pay_fen.is_some_and(|it| !(0..=MOST_PAY_FEN).contains(&it)) {
        return Err(TeamProblem::Pay);
    }
    Ok(put(&mut data.staff, person, |one, two| one.id == two.id))
}

fn remove_staff(data: &mut OfficeData, id: &StaffId) -> Result<bool, TeamProblem> {
    let Some(at) = data.staff.iter().position(|it| it.id == *id) else {
        return Err(TeamProblem::NoSuchPerson(id.clone()));
    };
    match data.traces_of(id) {
        0 => drop(data.staff.remove(at)),
        traces => {
            return Err(TeamProblem::InUse { name: data.staff[at].name.clone(), traces });
        }
    }
    Ok(true)
}

fn put_task_type(data: &mut OfficeData, kind: TaskType) -> Result<bool, TeamProblem> {
    if kind.name.trim().is_empty() {
        return Err(TeamProblem::NoTaskTypeName);
    }
    if !(1..=10_000).contains(&kind.difficulty_centi) {
        return Err(TeamProblem::Difficulty);
    }
    Ok(put(&mut data.task_types, kind, |one, two| one.id == two.id))
}

fn change_shifts(
    data: &mut OfficeData,
    out: &[(StaffId, Time)],
    put_in: Vec<Shift>,
) -> Result<bool, TeamProblem> {
    let mut shifts = Vec::clone(&data.shifts);
    shifts.retain(|it| !out.iter().any(|(staff, start)| it.staff == *staff && it.start == *start));
    for shift in put_in {
        let Some(person) = data.staff_member(&shift.staff) else {
            return Err(TeamProblem::NoSuchPerson(shift.staff));
        };
        let lasts = shift.end.since(shift.start);
        if lasts <= 0 || lasts > LONGEST_SHIFT_S {
            return Err(TeamProblem::ShiftLength);
        }
        if shift.logged_s.is_some_and(|it| i64::from(it) > lasts) {
            return Err(TeamProblem::Logged);
        }
        let overlaps = |it: &&Shift| {
            it.staff == shift.staff
                && it.start != shift.start
                && it.start < shift.end
                && shift.start < it.end
        };
        if let Some(other) = shifts.iter().find(overlaps) {
            let name = person.name.clone();
            return Err(TeamProblem::ShiftOverlaps {
                name,
                start: data.office.utc_offset.local(other.start),
            });
        }
        put(&mut shifts, shift, |one, two| one.staff == two.staff && one.start == two.start);
    }
    let differs = shifts != *data.shifts;
    if differs {
        data.shifts = Arc::new(shifts);
    }
    Ok(differs)
}

fn put_reviews(data: &mut OfficeData, reviews: Vec<Review>) -> Result<bool, TeamProblem> {
    let mut differs = false;
    for review in reviews {
        differs |= put_review(data, review)?;
    }
    Ok(differs)
}

fn put_review(data: &mut OfficeData, review: Review) -> Result<bool, TeamProblem> {
    if !(1..=5).contains(&review.score) {
        return Err(TeamProblem::Score);
    }
    if review.kind == ReviewKind::Supervisor && review.is_own() {
        return Err(TeamProblem::OwnSupervisor);
    }
    for person in [&review.rater, &review.ratee] {
        if data.staff_member(person).is_none() {
            return Err(TeamProblem::NoSuchPerson(person.clone()));
        }
    }
    Ok(put(Arc::make_mut(&mut data.reviews), review, is_same_review))
}

fn is_same_review(one: &Review, two: &Review) -> bool {
    (&one.rater, &one.ratee, one.kind, one.period) == (&two.rater, &two.ratee, two.kind, two.period)
}

/// Puts `thing` in the place of the one that is the same, or at the end; whether anything differs.
fn put<T: PartialEq>(list: &mut Vec<T>, thing: T, is_same: fn(&T, &T) -> bool) -> bool {
    match list.iter_mut().find(|it| is_same(it, &thing)) {
        Some(place) if *place == thing => false,
        Some(place) => {
            *place = thing;
            true
        }
        None => {
            list.push(thing);
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Channel, Document, Edit, EditError, Extra, Office, OfficeId, Period, Record, TaskTypeId,
        UtcOffset, templates,
    };

    fn document() -> Document {
        let mut data = OfficeData::empty(Office::new("o", "测试"), templates::community());
        data.staff = vec![Staff::named("甲"), Staff::named("乙")];
        data.task_types = vec![TaskType::named("咨询")];
        let record = Record {
            agent: Some(StaffId::new("甲")),
            ..Record::new("r", "t", TaskTypeId::new("咨询"), Channel::Phone, time(0))
        };
        data.records = Arc::new([record].iter().collect());
        let mut document = Document::default();
        document.apply(Edit::PutOffices(vec![Arc::new(data)])).unwrap();
        document
    }

    fn time(hour: i64) -> Time {
        Time::from_epoch(1_782_864_000 + hour * 3600).unwrap()
    }

    fn shift(staff: &str, from: i64, to: i64) -> Shift {
        let extra = Extra::default();
        let staff = StaffId::new(staff);
        Shift { staff, start: time(from), end: time(to), logged_s: None, extra }
    }

    fn put_shifts(put: Vec<Shift>) -> TeamEdit {
        TeamEdit::Shifts { out: Vec::new(), put }
    }

    /// Applies, and checks that a refusal changes nothing and an acceptance copies no records.
    #[track_caller]
    fn apply(document: &mut Document, change: TeamEdit) -> Result<(), TeamProblem> {
        let before = document.clone();
        match document.apply(Edit::Team { office: OfficeId::new("o"), change }) {
            Ok(()) => {
                let (one, two) = (&document.offices[0], &before.offices[0]);
                assert!(Arc::ptr_eq(&one.records, &two.records));
                assert!(Arc::ptr_eq(&one.surveys, &two.surveys));
                Ok(())
            }
            Err(EditError::Team(problem)) => {
                assert!(document.is_same(&before));
                Err(problem)
            }
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn people_are_added_changed_and_kept_while_anything_speaks_of_them() {
        let mut document = document();
        let third = Staff { experienced: true, ..Staff::named("丙") };
        apply(&mut document, TeamEdit::PutStaff(third.clone())).unwrap();
        assert_eq!(document.offices[0].staff.len(), 3);
        apply(&mut document, TeamEdit::PutStaff(Staff { base_pay_fen: Some(5), ..third })).unwrap();
        assert_eq!(document.offices[0].staff[2].base_pay_fen, Some(5));
        apply(&mut document, TeamEdit::RemoveStaff(StaffId::new("丙"))).unwrap();
        let kept = apply(&mut document, TeamEdit::RemoveStaff(StaffId::new("甲")));
        assert_eq!(kept, Err(TeamProblem::InUse { name: "甲".to_owned(), traces: 1 }));
        let gone = apply(&mut document, TeamEdit::RemoveStaff(StaffId::new("丁")));
        assert_eq!(gone, Err(TeamProblem::NoSuchPerson(StaffId::new("丁"))));
    }

    #[test]
    fn people_who_cannot_be_are_refused() {
        let mut document = document();
        let date = |text: &str| text.parse().ok();
        let person = Staff::named("乙");
        for (person, problem) in [
            (Staff { name: " ".to_owned(), ..person.clone() }, TeamProblem::NoName),
            (Staff { base_pay_fen: Some(-1), ..person.clone() }, TeamProblem::Pay),
            (
                Staff { from: date("2026-07-02"), to: date("2026-07-01"), ..person.clone() },
                TeamProblem::LeavesBeforeComing("乙".to_owned()),
            ),
        ] {
            assert_eq!(apply(&mut document, TeamEdit::PutStaff(person)), Err(problem));
        }
    }

    #[test]
    fn nothing_differs_when_the_same_is_put_again() {
        let mut document = document();
        let before = document.clone();
        apply(&mut document, TeamEdit::PutStaff(Staff::named("甲"))).unwrap();
        apply(&mut document, TeamEdit::PutTaskType(TaskType::named("咨询"))).unwrap();
        assert!(document.is_same(&before), "an edit that changes nothing is no step to undo");
    }

    #[test]
    fn shifts_keep_out_of_each_others_way() {
        let mut document = document();
        apply(&mut document, put_shifts(vec![shift("甲", 0, 8), shift("乙", 0, 8)])).unwrap();
        let start = UtcOffset::CHINA.local(time(0));
        let overlap = TeamProblem::ShiftOverlaps { name: "甲".to_owned(), start };
        for (change, problem) in [
            (shift("甲", 7, 9), overlap),
            (shift("甲", 9, 9), TeamProblem::ShiftLength),
            (shift("甲", 9, 34), TeamProblem::ShiftLength),
            (Shift { logged_s: Some(3601), ..shift("甲", 8, 9) }, TeamProblem::Logged),
            (shift("丁", 8, 9), TeamProblem::NoSuchPerson(StaffId::new("丁"))),
        ] {
            assert_eq!(apply(&mut document, put_shifts(vec![change])), Err(problem));
        }
        let longer = Shift { logged_s: Some(3600), ..shift("甲", 0, 9) };
        let out = vec![(StaffId::new("乙"), time(0))];
        apply(&mut document, TeamEdit::Shifts { out, put: vec![longer.clone()] }).unwrap();
        assert_eq!(*document.offices[0].shifts, [longer]);
    }

    #[test]
    fn difficulty_and_name_of_work_are_checked() {
        let mut document = document();
        let kind = TaskType::named("咨询");
        for (kind, problem) in [
            (TaskType { difficulty_centi: 0, ..kind.clone() }, TeamProblem::Difficulty),
            (TaskType { difficulty_centi: 10_001, ..kind.clone() }, TeamProblem::Difficulty),
            (TaskType { name: String::new(), ..kind.clone() }, TeamProblem::NoTaskTypeName),
        ] {
            assert_eq!(apply(&mut document, TeamEdit::PutTaskType(kind)), Err(problem));
        }
    }

    #[test]
    fn a_review_replaces_the_same_raters_and_can_be_taken_back() {
        let mut document = document();
        let review = |score| Review {
            rater: StaffId::new("甲"),
            ratee: StaffId::new("乙"),
            kind: ReviewKind::Peer,
            period: "2026-07".parse::<Period>().unwrap(),
            score,
            extra: Extra::default(),
        };
        let put = |review| TeamEdit::PutReviews(vec![review]);
        apply(&mut document, put(review(3))).unwrap();
        apply(&mut document, put(review(4))).unwrap();
        assert_eq!(*document.offices[0].reviews, [review(4)]);
        assert_eq!(apply(&mut document, put(review(6))), Err(TeamProblem::Score));
        let own = Review { kind: ReviewKind::Supervisor, ratee: StaffId::new("甲"), ..review(3) };
        let refused = apply(&mut document, put(own));
        assert_eq!(refused, Err(TeamProblem::OwnSupervisor));
        // One that cannot be takes the others of the same form with it.
        let both = vec![review(2), review(6)];
        let refused = apply(&mut document, TeamEdit::PutReviews(both));
        assert_eq!(refused, Err(TeamProblem::Score));
        assert_eq!(*document.offices[0].reviews, [review(4)]);
        let of_himself = Review { ratee: StaffId::new("甲"), ..review(5) };
        apply(&mut document, TeamEdit::PutReviews(vec![review(2), of_himself.clone()])).unwrap();
        assert_eq!(*document.offices[0].reviews, [review(2), of_himself.clone()]);
        apply(&mut document, TeamEdit::RemoveReview(of_himself)).unwrap();
        apply(&mut document, TeamEdit::RemoveReview(review(1))).unwrap();
        assert!(document.offices[0].reviews.is_empty());
    }
}
