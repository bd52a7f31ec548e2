//! Why the team cannot be changed so, and why a row of a roster was not taken.

use crate::exchange::{RosterColumn, RosterReason};
use crate::i18n::{Texts, count, date_time};
use crate::model::TeamProblem;

/// Why an edit of the team was refused.
pub fn problem(texts: &Texts, problem: &TeamProblem) -> String {
    let words = &texts.team;
    match problem {
        TeamProblem::NoName => words.no_name.to_owned(),
        TeamProblem::NoSuchPerson(id) => (words.no_such_person)(id.as_str()),
        TeamProblem::LeavesBeforeComing(name) => (words.leaves_before_coming)(name),
        TeamProblem::Pay => words.pay_range.to_owned(),
        TeamProblem::InUse { name, traces } => (words.in_use)(name, &count(*traces)),
        TeamProblem::NoTaskTypeName => words.no_task_name.to_owned(),
        TeamProblem::Difficulty => words.difficulty_problem.to_owned(),
        TeamProblem::ShiftLength => words.shift_length.to_owned(),
        TeamProblem::Logged => words.logged_too_long.to_owned(),
        TeamProblem::ShiftOverlaps { name, start } => {
            (words.shift_overlaps)(name, &date_time(*start))
        }
        TeamProblem::Score => words.score_range.to_owned(),
        TeamProblem::OwnSupervisor => words.own_supervisor.to_owned(),
    }
}

/// The name of a roster's column.
pub fn roster_column(texts: &Texts, column: RosterColumn) -> &'static str {
    match column {
        RosterColumn::Name => texts.terms.name,
        RosterColumn::Date => texts.import.fields.date,
        RosterColumn::Start => texts.shifts.start,
        RosterColumn::End => texts.shifts.end,
        RosterColumn::Logged => texts.shifts.logged,
    }
}

/// Why a row of a roster was not taken.
pub fn roster_reason(texts: &Texts, reason: &RosterReason) -> String {
    let words = &texts.shifts;
    match reason {
        RosterReason::NoColumn(column) => (words.no_column)(roster_column(texts, *column)),
        RosterReason::TooManyCells { found, expected } => {
            (texts.import.too_many_cells)(*found, *expected)
        }
        RosterReason::UnknownPerson => words.unknown_person.to_owned(),
        RosterReason::TwoPeople => words.two_people.to_owned(),
        RosterReason::Missing => words.no_value.to_owned(),
        RosterReason::NotADate => words.not_a_date.to_owned(),
        RosterReason::NotATime => words.not_a_time.to_owned(),
        RosterReason::NotHours => words.not_hours.to_owned(),
        RosterReason::Overlaps { row } => (words.same_shift)(*row),
        RosterReason::OverlapsKnown => words.known_shift.to_owned(),
    }
}
