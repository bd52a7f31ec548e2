//! Whether a fact may be scored: missing is not zero, and a small sample is not a verdict (SCORING §1).

use super::facts::Fact;
use crate::model::{Indicator, Role};

/// What can be said of one agent under one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactState {
    /// Scored.
    Ok,
    /// 样本不足: fewer cases than the policy asks for; shown, not scored, its weight goes to the rest of its group.
    Insufficient,
    /// 无数据: no case; its weight goes to the rest of its group.
    NoData,
    /// 未成熟: there are cases, but none whose outcome is known yet; treated like no data.
    Pending,
    /// 不适用: not among the duties of the role; its weight does not count.
    NotApplicable,
}

/// The state of `fact` under `indicator` for somebody of `role`.
pub fn state_of(fact: &Fact, indicator: &Indicator, role: Role) -> FactState {
    if !indicator.applies_to(role) {
        FactState::NotApplicable
    } else if fact.den <= 0 {
        if fact.pending > 0 { FactState::Pending } else { FactState::NoData }
    } else if fact.n < i64::from(indicator.n_min) {
        FactState::Insufficient
    } else {
        FactState::Ok
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::templates;

    #[test]
    fn missing_is_not_zero_and_few_is_not_enough() {
        let policy = templates::community();
        let rings = policy.indicators.iter().find(|it| it.id.as_str() == "RING3").unwrap();
        let check = |fact: Fact, role, state| assert_eq!(state_of(&fact, rings, role), state);
        check(Fact::of(0, 0), Role::Hotline, FactState::NoData);
        check(Fact { pending: 3, ..Fact::default() }, Role::Hotline, FactState::Pending);
        check(Fact::of(19, 19), Role::Hotline, FactState::Insufficient);
        check(Fact::of(0, 20), Role::Hotline, FactState::Ok);
        check(Fact::of(20, 20), Role::Housekeeper, FactState::NotApplicable);
    }
}
