//! First-contact resolution: did the same room come back on the same matter?

use std::collections::BTreeMap;

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use crate::model::Time;

/// FCR: no further contact from the same room on the same kind of matter within `days`, of the matters
/// first brought in the period.
///
/// A contact that follows another within the window is itself the repeat and no new matter, whoever took it;
/// a matter whose window is still open is pending; work for which somebody had to be sent is judged elsewhere.
/// Of contacts in the same second the one with the lesser id came first.
pub fn first_contact(scope: &Scope, days: u16, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    let records = scope.records();
    let mut matters: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for row in 0..records.len() {
        if let Some(matter) = matter_of(scope, row) {
            matters.entry(matter).or_default().push(row);
        } else if let (Some(agent), Some(reason), true) =
            (scope.agent_of(row), no_matter(scope, row), scope.covers(records.created(row)))
        {
            emit(agent, CaseRef::Record(row), Verdict::Excluded(reason));
        }
    }
    for rows in matters.values_mut() {
        rows.sort_by_key(|row| (records.created(*row), records.id_text(*row)));
        let created: Vec<Time> = rows.iter().map(|row| records.created(*row)).collect();
        let verdicts = verdicts(&created, days, scope.as_of);
        for ((row, created), verdict) in rows.iter().zip(&created).zip(verdicts) {
            if let Some(agent) = scope.agent_of(*row).filter(|_| scope.covers(*created)) {
                emit(agent, CaseRef::Record(*row), verdict);
            }
        }
    }
}

/// The codes of the room and the kind of work of the contact in `row`; `None` if it is none that has been made by
/// the moment of judging, or from nowhere.
pub(super) fn matter_of(scope: &Scope, row: usize) -> Option<(u32, u32)> {
    let records = scope.records();
    records.rooms().get(row)?;
    let counts = scope.is_contact(row) && records.created(row) < scope.as_of;
    counts.then(|| (records.rooms().codes()[row], records.task_types().codes()[row]))
}

/// Why the record in `row` brings no matter; `None` if it does, or is a call nobody answered.
fn no_matter(scope: &Scope, row: usize) -> Option<Exclusion> {
    if scope.is_abandoned(row) {
        None
    } else if !scope.is_contact(row) {
        Some(Exclusion::Dispatched)
    } else {
        scope.records().rooms().get(row).is_none().then_some(Exclusion::NoRoom)
    }
}

/// How the contacts of one matter count that were made at these times, in their order.
pub(super) fn verdicts(
    created: &[Time],
    days: u16,
    as_of: Time,
) -> impl Iterator<Item = Verdict> + '_ {
    let window = i64::from(days) * 24 * 3600;
    let follows =
        move |at: usize| created.get(at + 1).is_some_and(|next| next.since(created[at]) <= window);
    created.iter().enumerate().map(move |(at, created)| {
        if at.checked_sub(1).is_some_and(follows) {
            Verdict::Excluded(Exclusion::Repeat)
        } else if follows(at) {
            Verdict::share(false)
        } else if created.plus(window) < as_of {
            Verdict::share(true)
        } else {
            Verdict::Pending
        }
    })
}
