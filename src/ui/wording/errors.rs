//! Every error as a sentence the user can act on.

use crate::codec::{CodecError, LONGEST_LINK, LinkError};
use crate::exchange::{Foreign, TableError};
use crate::i18n::{Texts, count, percent, thousands};
use crate::model::{
    EditError, Limit, MeasureFlaw, OfficeProblem, PolicyProblem, RecordProblem, RevisionProblem,
};
use crate::storage::StorageError;

/// Why a file is no table.
pub fn table(texts: &Texts, error: &TableError) -> String {
    let words = &texts.errors;
    match error {
        TableError::Empty => words.table_empty.to_owned(),
        TableError::OnlyHeader => words.table_only_header.to_owned(),
        TableError::Foreign(Foreign::Workbook | Foreign::OldWorkbook) => words.workbook.to_owned(),
        TableError::Foreign(Foreign::Pdf) => words.pdf.to_owned(),
        TableError::Foreign(Foreign::Html) => words.html.to_owned(),
        TableError::Foreign(Foreign::Utf16) => words.utf16.to_owned(),
        TableError::Foreign(Foreign::Binary) => words.binary.to_owned(),
        TableError::NotUtf8 { line } => (words.not_utf8)(*line),
        TableError::TooLarge { limit, .. } => (words.too_large)(limit >> 20),
        TableError::TooManyRows { limit } => (words.too_many_rows)(&count(*limit)),
        TableError::TooManyColumns { row, limit, .. } => (words.too_many_columns)(*row, *limit),
        TableError::CellTooLong { row, column, limit } => {
            (words.cell_too_long)(*row, column + 1, &count(*limit))
        }
        TableError::OpenQuote { row } => (words.open_quote)(*row),
    }
}

/// Why a file is no bundle; that nothing has changed is part of the answer.
pub fn codec(texts: &Texts, error: &CodecError) -> String {
    let words = &texts.errors;
    let reason = match error {
        CodecError::TooLarge { .. } => (words.too_large)(crate::codec::MOST_BYTES >> 20),
        CodecError::NotUtf8(_) => (words.damaged)(""),
        CodecError::NotJson { line, column, .. } => (words.not_json)(*line, *column),
        CodecError::TooDeep => words.too_deep.to_owned(),
        CodecError::NotABundle => words.not_a_bundle.to_owned(),
        CodecError::Newer { found, newest } => (words.newer_bundle)(*found, *newest),
        CodecError::NameTwice { name, .. } => (words.name_twice)(name),
        CodecError::Damaged { path, .. } => (words.damaged)(path),
        CodecError::NoOffice => words.no_office.to_owned(),
        CodecError::OfficeTwice(id) => (words.office_twice)(id.as_str()),
        CodecError::Office { office: id, problem } => {
            (words.office)(id.as_str(), &office(texts, problem))
        }
    };
    format!("{reason} {}", words.nothing_changed)
}

/// Why a link holds no policy that can be opened; that nothing has changed is part of the answer.
pub fn link(texts: &Texts, error: &LinkError) -> String {
    let words = &texts.policy_link;
    let reason = match error {
        LinkError::TooLong { chars } => (words.too_long)(&count(*chars), &count(LONGEST_LINK)),
        LinkError::Newer { found } => (words.newer)(*found),
        LinkError::Damaged => words.damaged.to_owned(),
        LinkError::Policy(problem) => (words.unusable)(&policy(texts, problem)),
    };
    format!("{reason} {}", words.nothing_changed)
}

/// Why an edit was refused.
pub fn edit(texts: &Texts, error: &EditError) -> String {
    match error {
        EditError::NoSuchOffice(_) => texts.errors.no_such_office.to_owned(),
        EditError::Office(problem) => office(texts, problem),
        EditError::Policy(problem) => policy(texts, problem),
        EditError::Revision(problem) => revision(texts, problem),
        EditError::Record(problem) => record(texts, problem),
        EditError::Team(problem) => super::team::problem(texts, problem),
        EditError::Appeal(problem) => super::appeals::problem(texts, problem),
        EditError::Satisfaction(problem) => super::satisfaction::problem(texts, problem),
    }
}

/// Why a policy cannot be changed like that.
pub fn revision(texts: &Texts, problem: &RevisionProblem) -> String {
    let words = &texts.policy_editor;
    match problem {
        RevisionProblem::NoSuchIndicator(id) => (words.no_such_indicator)(id.as_str()),
        RevisionProblem::AlreadyThere(id) => (words.already_there)(id.as_str()),
        RevisionProblem::LastIndicator => words.last_indicator.to_owned(),
        RevisionProblem::GroupHeld(_) => words.group_held.to_owned(),
        RevisionProblem::NoDraft => words.no_draft.to_owned(),
        RevisionProblem::BeforeTheLast => words.before_the_last.to_owned(),
        RevisionProblem::NoSuchTaskType => words.no_such_task_type.to_owned(),
        RevisionProblem::NoSuchPolicy(_) => texts.role_policies.gone.to_owned(),
        RevisionProblem::OfficeWide => texts.role_policies.office_wide.to_owned(),
    }
}

/// Why a record cannot be so.
pub fn record(texts: &Texts, problem: &RecordProblem) -> String {
    let words = &texts.errors;
    match problem {
        RecordProblem::Gone(_) => words.record_gone,
        RecordProblem::NoSuchAgent(_) => words.no_such_agent,
        RecordProblem::NoSuchType(_) => words.no_such_type,
        RecordProblem::ResponseFirst => words.response_first,
        RecordProblem::ResolvedFirst => words.resolved_first,
        RecordProblem::DueFirst => words.due_first,
        RecordProblem::ReopenedFirst => words.reopened_first,
        RecordProblem::TalkUnanswered => words.talk_unanswered,
    }
    .to_owned()
}

/// Why an office's data cannot be used.
pub fn office(texts: &Texts, problem: &OfficeProblem) -> String {
    let words = &texts.errors;
    match problem {
        OfficeProblem::NoName => words.no_name.to_owned(),
        OfficeProblem::StaffTwice(id) => (words.staff_twice)(id.as_str()),
        OfficeProblem::RecordTwice(id) => (words.record_twice)(id),
        OfficeProblem::Rating(of) => (words.rating)(of),
        OfficeProblem::Shift(staff) => (words.shift)(staff.as_str()),
        OfficeProblem::Recommendation(survey) => (words.recommendation)(survey),
        OfficeProblem::Inspection(id) => (words.inspection)(id),
        OfficeProblem::Entry(staff) => (texts.own_measures.unusable_entry)(staff.as_str()),
        OfficeProblem::NoRoles(id) => (words.no_roles)(id.as_str()),
        OfficeProblem::PolicyTwice(id) => (words.policy_twice)(id.as_str()),
        OfficeProblem::RoleTwice(of) => (words.role_twice)(super::role(texts, *of)),
        OfficeProblem::RoleUnjudged(of) => (words.role_unjudged)(super::role(texts, *of)),
        OfficeProblem::AppealTwice(id) => (texts.appeal_faults.twice_id)(id.as_str()),
        OfficeProblem::Appeal(id) => (texts.appeal_faults.contradictory)(id.as_str()),
        OfficeProblem::Questionnaire(flaw) => super::satisfaction::flaw(texts, *flaw),
        OfficeProblem::Policy(problem) => policy(texts, problem),
    }
}

/// Why a policy cannot be used.
pub fn policy(texts: &Texts, problem: &PolicyProblem) -> String {
    let words = &texts.errors;
    let whole = |sum: u64| u32::try_from(sum).map_or_else(|_| sum.to_string(), percent);
    match problem {
        PolicyProblem::GroupSum(sum) => (words.group_sum)(&whole(*sum)),
        PolicyProblem::LocalSum { group, sum } => (words.local_sum)(group.as_str(), &whole(*sum)),
        PolicyProblem::Twice(id) => (words.twice)(id),
        PolicyProblem::NoSuchGroup(group) => (words.no_such_group)(group.as_str()),
        PolicyProblem::Curve(indicator) => (words.curve)(indicator.as_str()),
        PolicyProblem::AboveFull(indicator) => (words.above_full)(indicator.as_str()),
        PolicyProblem::Correction(indicator) => (words.correction)(indicator.as_str()),
        PolicyProblem::RedLine(indicator) => (words.red_line)(indicator.as_str()),
        PolicyProblem::Measure { indicator, flaw: why } => {
            (words.measure)(indicator.as_str(), flaw(texts, *why))
        }
        PolicyProblem::Bands => words.bands.to_owned(),
        PolicyProblem::OutOfRange(of) => {
            (words.out_of_range)(limit(texts, *of), &thousands(of.most().into()))
        }
    }
}

/// What a number of a policy is called.
fn limit(texts: &Texts, limit: Limit) -> &'static str {
    let words = &texts.errors;
    match limit {
        Limit::Version => words.limit_version,
        Limit::Coverage => words.limit_coverage,
        Limit::Band => words.limit_band,
        Limit::Coefficient => words.limit_coefficient,
        Limit::Floor => words.limit_floor,
        Limit::SmallestSample => words.limit_smallest_sample,
        Limit::AddedCases => words.limit_added_cases,
        Limit::WorkloadThreshold => words.limit_workload_threshold,
        Limit::WorkloadRate => words.limit_workload_rate,
        Limit::WorkloadCap => words.limit_workload_cap,
        Limit::WorkloadGate => words.limit_workload_gate,
    }
}

/// Why a measure cannot be counted.
pub fn flaw(texts: &Texts, flaw: MeasureFlaw) -> &'static str {
    match flaw {
        MeasureFlaw::NoLimit => texts.errors.flaw_no_limit,
        MeasureFlaw::NoShort => texts.errors.flaw_no_short,
        MeasureFlaw::NoHit => texts.own_measures.no_hit,
        MeasureFlaw::NoRange => texts.own_measures.no_range,
        MeasureFlaw::RangeReversed => texts.own_measures.range_reversed,
        MeasureFlaw::NothingListed => texts.own_measures.nothing_listed,
        MeasureFlaw::NoStretch => texts.own_measures.no_stretch,
        MeasureFlaw::NoKey => texts.own_measures.no_key,
    }
}

/// Why a change was not written.
pub fn storage(texts: &Texts, error: &StorageError) -> String {
    match error {
        StorageError::Blocked => texts.errors.storage_blocked,
        StorageError::Full { .. } => texts.errors.storage_full,
        StorageError::ChangedElsewhere { .. } => texts.shell.elsewhere,
        StorageError::Other(_) => texts.errors.storage_other,
    }
    .to_owned()
}
