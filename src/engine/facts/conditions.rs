//! Whether a policy's own conditions hold of a record.

use super::scope::Scope;
use crate::model::{Condition, Range};

/// Whether all of `conditions` hold of the record in `row`; `None` if it lacks a value that one of them asks for,
/// whatever the others say: cases that can only fail would pull a rate down.
pub fn all_hold(scope: &Scope, row: usize, conditions: &[Condition]) -> Option<bool> {
    conditions.iter().try_fold(true, |all, it| Some(holds(scope, row, it)? && all))
}

/// Whether `condition` holds of the record in `row`; `None` if it lacks the value.
fn holds(scope: &Scope, row: usize, condition: &Condition) -> Option<bool> {
    let records = scope.records();
    let within = |range: &Range, value: Option<u32>| value.map(|it| range.holds(it));
    match condition {
        Condition::TaskType { any_of } => {
            let kind = records.task_types().get(row)?;
            Some(any_of.iter().any(|it| it.as_str() == kind))
        }
        Condition::Channel { any_of } => Some(any_of.contains(&records.channel(row))),
        Condition::Urgency { is } => Some(records.urgency(row) == *is),
        Condition::Answered { is } => Some(records.answered(row)? == *is),
        Condition::Resolved { is } => {
            // Without a time, the file's own word; without that either, it is still open.
            let noted = records.solved(row).unwrap_or_default();
            let done = match records.resolved(row) {
                Some(_) => scope.resolved(row).is_some(),
                None => noted,
            };
            Some(done == *is)
        }
        Condition::Reopened { is } => {
            Some(records.reopened(row).is_some_and(|it| it < scope.as_of) == *is)
        }
        Condition::Rated { is } => Some(scope.rating(row).is_some() == *is),
        Condition::Upheld { is } => Some(records.upheld(row)? == *is),
        Condition::Rating(range) => within(range, scope.rating(row).map(u32::from)),
        Condition::WaitS(range) => within(range, records.wait_s(row)),
        Condition::TalkS(range) => within(range, records.talk_s(row)),
        Condition::Rings(range) => within(range, records.rings(row).map(u32::from)),
    }
}
