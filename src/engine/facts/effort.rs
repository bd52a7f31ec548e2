//! How much was done and in how much time: volume, talk, and what became of the hours.
//!
//! None of these is a merit by itself. Talk that is scored makes people cut calls short, volume is made good by the
//! workload bonus and must not count twice, and beyond 85 % of occupancy people burn out (SCORING §2a, §11).

use super::calls::calls;
use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use super::work::closed_centi;
use crate::model::{Shift, Time};

/// AHT: seconds of talking per handled call, as exported; hold and after-call work only if the export counts them in.
pub fn handle_time(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (row, agent) in handled(scope) {
        let talk = scope.records().talk_s(row);
        let verdict = talk.map_or(Verdict::Excluded(Exclusion::NoTalk), Verdict::value);
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// VOL: the difficulty of the cases closed in the period, in hundredths of a standard case.
pub fn volume(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for row in 0..scope.records().len() {
        if let (Some(agent), Some(num)) = (scope.agent_of(row), closed_centi(scope, row)) {
            emit(agent, CaseRef::Record(row), Verdict::Adds { num, den: 0, n: 0 });
        }
    }
}

/// Whether anything was closed in the period by anybody.
pub fn has_closed_cases(scope: &Scope) -> bool {
    (0..scope.records().len()).any(|row| closed_centi(scope, row).is_some())
}

/// OCC: seconds of talking, of the seconds logged in, over the shifts that begin in the period.
///
/// A call counts if it began in a shift whose time logged in is known: otherwise there would be more above
/// the line than could be below. Shifts are the observations.
pub fn occupancy(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, agent, shift) in shifts(scope) {
        emit(agent, CaseRef::Shift(at), logged(scope, shift));
    }
    talk_on_shift(scope, &logins(scope), emit);
}

/// The calls of OCC, given everybody's [`logins`].
pub(super) fn talk_on_shift(
    scope: &Scope,
    logins: &[Login],
    emit: &mut impl FnMut(usize, CaseRef, Verdict),
) {
    for (row, agent) in handled(scope) {
        let verdict = match scope.records().talk_s(row) {
            _ if !logins[agent].holds(scope.records().created(row)) => {
                Verdict::Excluded(Exclusion::OffShift)
            }
            Some(talk) => Verdict::Adds { num: talk.into(), den: 0, n: 0 },
            None => Verdict::Excluded(Exclusion::NoTalk),
        };
        emit(agent, CaseRef::Record(row), verdict);
    }
}

/// For every agent of the scope the shifts of the period whose time logged in is known.
pub(super) fn logins(scope: &Scope) -> Vec<Login> {
    let mut logins: Vec<Login> = vec![Login::default(); scope.agents.len()];
    for (_, agent, shift) in shifts(scope) {
        if matches!(logged(scope, shift), Verdict::Adds { .. }) {
            logins[agent].spans.push((shift.start, shift.end));
        }
    }
    logins.iter_mut().for_each(Login::sort);
    logins
}

fn logged(scope: &Scope, shift: &Shift) -> Verdict {
    shift_verdict(scope, shift, |logged| (0, logged))
}

/// UTIL: seconds logged in, of those rostered, over the shifts that begin in the period.
pub fn utilization(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, agent, shift) in shifts(scope) {
        let rostered = shift.end.since(shift.start).max(0);
        emit(agent, CaseRef::Shift(at), shift_verdict(scope, shift, |logged| (logged, rostered)));
    }
}

/// A shift with a known time logged in counts once it is over.
fn shift_verdict(scope: &Scope, shift: &Shift, sums: impl Fn(i64) -> (i64, i64)) -> Verdict {
    match shift.logged_s {
        _ if shift.end > scope.as_of => Verdict::Pending,
        Some(logged) => {
            let (num, den) = sums(logged.into());
            Verdict::Adds { num, den, n: 1 }
        }
        None => Verdict::Excluded(Exclusion::NoLogin),
    }
}

/// The shifts that begin in the period, with whose they are.
fn shifts<'a>(scope: &'a Scope) -> impl Iterator<Item = (usize, usize, &'a Shift)> + 'a {
    let shifts = scope.data.shifts.iter().enumerate();
    let shifts = shifts.filter(|(_, it)| scope.covers(it.start));
    shifts.filter_map(|(at, it)| Some((at, scope.agent(&it.staff)?, it)))
}

/// The answered calls of the period, with whose they are.
fn handled<'a>(scope: &'a Scope) -> impl Iterator<Item = (usize, usize)> + 'a {
    calls(scope)
        .filter(|row| scope.records().answered(*row) == Some(true))
        .filter_map(|row| Some((row, scope.agent_of(row)?)))
}

/// When somebody was logged in, half-open.
#[derive(Clone, Debug, Default)]
pub(super) struct Login {
    spans: Vec<(Time, Time)>,
}

impl Login {
    /// Puts the spans in order and makes each end the latest so far: spans may overlap.
    fn sort(&mut self) {
        self.spans.sort_unstable();
        let mut latest = None;
        for (_, end) in &mut self.spans {
            *end = latest.map_or(*end, |it| (*end).max(it));
            latest = Some(*end);
        }
    }

    fn holds(&self, time: Time) -> bool {
        let begun = self.spans.partition_point(|it| it.0 <= time);
        begun.checked_sub(1).is_some_and(|last| time < self.spans[last].1)
    }
}
