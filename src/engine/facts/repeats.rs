//! First-contact resolution: did the same room come back on the same matter?

use std::collections::BTreeMap;

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;

/// FCR: no further contact from the same room on the same kind of matter within `days`, of the matters
/// first brought in the period.
///
/// A contact that follows another within the window is itself the repeat and no new matter, whoever took it;
/// a matter whose window is still open is pending; work for which somebody had to be sent is judged elsewhere.
pub fn first_contact(scope: &Scope, days: u16, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    let window = i64::from(days) * 24 * 3600;
    let records = scope.records();
    let mut matters: BTreeMap<(u32, u32), Vec<usize>> = BTreeMap::new();
    for row in (0..records.len()).filter(|row| !scope.is_abandoned(*row)) {
        let has_room = records.rooms().get(row).is_some();
        if scope.is_contact(row) && has_room {
            if records.created(row) < scope.as_of {
                let matter = (records.rooms().codes()[row], records.task_types().codes()[row]);
                matters.entry(matter).or_default().push(row);
            }
        } else if let (Some(agent), true) =
            (scope.agent_of(row), scope.covers(records.created(row)))
        {
            let reason =
                if scope.is_contact(row) { Exclusion::NoRoom } else { Exclusion::Dispatched };
            emit(agent, CaseRef::Record(row), Verdict::Excluded(reason));
        }
    }
    for rows in matters.values_mut() {
        rows.sort_by_key(|row| (records.created(*row), *row));
        let follows = |at: usize| {
            rows.get(at + 1).is_some_and(|next| {
                records.created(*next).since(records.created(rows[at])) <= window
            })
        };
        for (at, row) in rows.iter().enumerate() {
            let created = records.created(*row);
            let Some(agent) = scope.agent_of(*row).filter(|_| scope.covers(created)) else {
                continue;
            };
            let verdict = if at.checked_sub(1).is_some_and(follows) {
                Verdict::Excluded(Exclusion::Repeat)
            } else if follows(at) {
                Verdict::share(false)
            } else if created.plus(window) < scope.as_of {
                Verdict::share(true)
            } else {
                Verdict::Pending
            };
            emit(agent, CaseRef::Record(*row), verdict);
        }
    }
}
