//! Own indicators of a policy: ratios, limits, mean ratings, and figures entered by hand (DESIGN §1).

use super::attribution::Closers;
use super::case::{CaseRef, Exclusion, Verdict};
use super::conditions::all_hold;
use super::satisfaction;
use super::scope::Scope;
use crate::model::{Condition, Measure, Moment, OwnMeasure, Time, Whose};

/// The cases under an own indicator.
pub fn own(scope: &Scope, measure: &OwnMeasure, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    match measure {
        OwnMeasure::Ratio { cases, hit, whose } => {
            let owners = Owners::new(scope, *whose);
            for row in scope.rows().filter(|row| is_case(scope, *row, cases)) {
                if let Some(agent) = owners.of(row) {
                    let met = all_hold(scope, row, hit);
                    let verdict = met.map_or(Verdict::Excluded(Exclusion::NoValue), Verdict::share);
                    emit(agent, CaseRef::Record(row), verdict);
                }
            }
        }
        OwnMeasure::WithinLimit { from, to, limit_s, cases, whose } => {
            let owners = Owners::new(scope, *whose);
            let stretch = Stretch { from: *from, to: *to, limit_s: (*limit_s).into() };
            for row in 0..scope.records().len() {
                if let Some(verdict) = within_limit(scope, row, stretch)
                    && is_case(scope, row, cases)
                    && let Some(agent) = owners.of(row)
                {
                    emit(agent, CaseRef::Record(row), verdict);
                }
            }
        }
        OwnMeasure::MeanRating { .. } => {
            satisfaction::ratings(scope, &Measure::Own(measure.clone()), emit);
        }
        OwnMeasure::Entered { key, .. } => entered(scope, key, emit),
    }
}

/// A record that lacks what a condition asks for is no case.
fn is_case(scope: &Scope, row: usize, cases: &[Condition]) -> bool {
    all_hold(scope, row, cases) == Some(true)
}

#[derive(Clone, Copy)]
struct Stretch {
    from: Moment,
    to: Moment,
    limit_s: i64,
}

/// How the record in `row` kept a limit that ended in the period; `None` if none did.
///
/// What has not happened past the limit is a failure, what is not due yet is pending; the cohort is the due date, as
/// with standard limits.
fn within_limit(scope: &Scope, row: usize, stretch: Stretch) -> Option<Verdict> {
    let from = happened(scope, row, stretch.from)?;
    let due = from.plus(stretch.limit_s);
    if due < scope.start || scope.end <= due {
        return None;
    }
    Some(match happened(scope, row, stretch.to) {
        _ if due >= scope.as_of => Verdict::Pending,
        Some(to) if to < from => Verdict::Excluded(Exclusion::Backwards),
        Some(to) => Verdict::share(to <= due),
        None if is_unnoted(scope, row, stretch.to) => Verdict::Excluded(Exclusion::NoValue),
        None => Verdict::share(false),
    })
}

/// When it happened, if that was before the moment of judging.
fn happened(scope: &Scope, row: usize, moment: Moment) -> Option<Time> {
    let records = scope.records();
    let time = match moment {
        Moment::Created => Some(records.created(row)),
        Moment::FirstResponse => records.first_response(row),
        Moment::Resolved => records.resolved(row),
        Moment::Reopened => records.reopened(row),
    };
    time.filter(|it| *it < scope.as_of)
}

/// Whether it must have happened though no time of it was noted.
fn is_unnoted(scope: &Scope, row: usize, moment: Moment) -> bool {
    let records = scope.records();
    let solved = records.resolved(row).is_none() && records.solved(row) == Some(true);
    match moment {
        Moment::Resolved => solved,
        Moment::FirstResponse => {
            records.first_response(row).is_none() && (solved || scope.resolved(row).is_some())
        }
        Moment::Created | Moment::Reopened => false,
    }
}

/// The figures entered under `key` about the period or a part of it.
fn entered(scope: &Scope, key: &str, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, entry) in scope.data.entries.iter().enumerate() {
        if entry.key != key || !scope.period.holds(entry.period) {
            continue;
        }
        if let Some(agent) = scope.agent(&entry.staff) {
            let verdict = match entry.is_usable() {
                true => Verdict::Adds { num: entry.num, den: entry.den, n: entry.n.into() },
                false => Verdict::Excluded(Exclusion::NoValue),
            };
            emit(agent, CaseRef::Entry(at), verdict);
        }
    }
}

/// Whose each case is.
enum Owners<'a> {
    Agents(&'a Scope<'a>),
    Closers(Closers<'a>),
}

impl<'a> Owners<'a> {
    fn new(scope: &'a Scope<'a>, whose: Whose) -> Self {
        match whose {
            Whose::Agent => Self::Agents(scope),
            Whose::Closer => Self::Closers(Closers::new(scope)),
        }
    }

    fn of(&self, row: usize) -> Option<usize> {
        match self {
            Self::Agents(scope) => scope.agent_of(row),
            Self::Closers(closers) => closers.of(row),
        }
    }
}
