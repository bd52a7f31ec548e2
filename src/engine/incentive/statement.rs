//! 发放前的成本: who gets what, what it costs, and what it changes, before it is published (SCORING §7.2).

use std::collections::BTreeMap;

use super::matrix::Raises;
use super::pool::Allocation;
use crate::model::StaffId;

/// What one person gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Who.
    pub staff: StaffId,
    /// How much, in fen.
    pub fen: i64,
}

/// What a plan costs, beside an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Everybody in either plan, by staff id.
    pub changes: Vec<Change>,
    /// The cost in fen.
    pub total_fen: i64,
    /// What is left of the budget, in fen; below zero if it is overdrawn.
    pub left_fen: i64,
    /// The cost of the earlier plan in fen; `None` without one.
    pub before_fen: Option<i64>,
}

/// What a plan gives one person, beside an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who.
    pub staff: StaffId,
    /// What the plan gives, in fen; 0 if it does not know the person.
    pub fen: i64,
    /// The earlier amount in fen; `None` without one.
    pub before_fen: Option<i64>,
    /// The amount less the earlier one; the whole amount without one.
    pub delta_fen: i64,
}

/// The cost of `plan` under `budget_fen`, and what it changes against `before`, if there is one.
/// Several amounts of one person count together; a sum beyond an `i64` stays at its end.
pub fn statement(plan: &[Amount], budget_fen: i64, before: Option<&[Amount]>) -> Statement {
    let now = by_person(plan);
    let earlier = by_person(before.unwrap_or_default());
    let mut people: Vec<&StaffId> = now.keys().chain(earlier.keys()).copied().collect();
    people.sort_unstable();
    people.dedup();
    let changes = people
        .into_iter()
        .map(|staff| {
            let fen = now.get(staff).copied().unwrap_or(0);
            let before_fen = earlier.get(staff).copied();
            let delta_fen = fen.saturating_sub(before_fen.unwrap_or(0));
            Change { staff: staff.clone(), fen, before_fen, delta_fen }
        })
        .collect();
    let total_fen = total(plan);
    let left_fen = budget_fen.saturating_sub(total_fen);
    Statement { changes, total_fen, left_fen, before_fen: before.map(total) }
}

impl Allocation {
    /// What everybody gets, for a [`Statement`].
    pub fn amounts(&self) -> Vec<Amount> {
        self.payouts.iter().map(|it| Amount { staff: it.staff.clone(), fen: it.fen }).collect()
    }
}

impl Raises {
    /// What everybody gets more a month, for a [`Statement`].
    pub fn amounts(&self) -> Vec<Amount> {
        self.raises.iter().map(|it| Amount { staff: it.staff.clone(), fen: it.fen }).collect()
    }
}

fn by_person(amounts: &[Amount]) -> BTreeMap<&StaffId, i64> {
    let mut people = BTreeMap::new();
    for amount in amounts {
        let fen: &mut i64 = people.entry(&amount.staff).or_default();
        *fen = fen.saturating_add(amount.fen);
    }
    people
}

fn total(amounts: &[Amount]) -> i64 {
    amounts.iter().fold(0, |sum, it| sum.saturating_add(it.fen))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(rows: &[(&str, i64)]) -> Vec<Amount> {
        rows.iter().map(|(staff, fen)| Amount { staff: StaffId::new(staff), fen: *fen }).collect()
    }

    #[test]
    fn what_changes_for_whom_is_known_before_it_is_published() {
        let by_score = amounts(&[("A1", 239_233), ("A2", 214_416), ("A5", 76_572)]);
        let by_grade = amounts(&[("A2", 202_429), ("A1", 242_915), ("A4", 230_769)]);
        let statement = statement(&by_grade, 1_000_000, Some(&by_score));
        let rows: Vec<(&str, i64, Option<i64>, i64)> = statement
            .changes
            .iter()
            .map(|it| (it.staff.as_str(), it.fen, it.before_fen, it.delta_fen))
            .collect();
        let expected = [
            ("A1", 242_915, Some(239_233), 3682),
            ("A2", 202_429, Some(214_416), -11_987),
            ("A4", 230_769, None, 230_769),
            ("A5", 0, Some(76_572), -76_572),
        ];
        assert_eq!(rows, expected);
        assert_eq!(statement.total_fen, 676_113);
        assert_eq!(statement.left_fen, 323_887);
        assert_eq!(statement.before_fen, Some(530_221));
        let deltas: i64 = statement.changes.iter().map(|it| it.delta_fen).sum();
        assert_eq!(deltas, 676_113 - 530_221);
    }

    #[test]
    fn without_an_earlier_plan_everything_is_new() {
        let statement = statement(&amounts(&[("A1", 7), ("A1", 5)]), 10, None);
        let change = Change { staff: StaffId::new("A1"), fen: 12, before_fen: None, delta_fen: 12 };
        assert_eq!(statement.changes, [change]);
        assert_eq!((statement.left_fen, statement.before_fen), (-2, None));
    }

    #[test]
    fn sums_too_large_for_money_stay_at_the_end() {
        let plan = amounts(&[("A1", i64::MAX), ("A2", i64::MAX)]);
        let before = amounts(&[("A1", i64::MIN)]);
        let statement = statement(&plan, i64::MIN, Some(&before));
        assert_eq!((statement.total_fen, statement.left_fen), (i64::MAX, i64::MIN));
        assert_eq!(statement.changes[0].delta_fen, i64::MAX);
    }
}
