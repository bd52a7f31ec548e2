//! An office with several policies: everybody judged by the one of their role, ranked among their like.

use super::counted::counted;
use super::facts::{Asked, Facts, Ledger, Scope, gather_before, gather_from};
use super::ranking::{Judge, Standing};
use crate::model::{OfficeData, Period, Time};

/// The people of one policy, judged.
#[derive(Clone, Debug)]
pub struct JudgedByRole {
    /// The office as it is [counted] and as this policy sees it, [`OfficeData::by_policy`]: what sheets, receipts, appeals and verification
    /// of these people are given.
    pub office: OfficeData,
    /// What was counted of them.
    pub facts: Facts,
    /// What was counted of them in the period before, if a correction needs it.
    pub previous: Option<Facts>,
    /// Their points.
    pub judge: Judge,
    /// Their ranking, which nobody of another policy is in.
    pub standings: Vec<Standing>,
}

/// Judges an office once through each of its policies, the main one first, as seen at `now`.
pub fn judge_by_role(data: &OfficeData, period: Period, now: Time) -> Vec<JudgedByRole> {
    let data = &*counted(data, period);
    // The order of the records is the same for all.
    let ledger = Ledger::new(&Scope::new(data, period, now));
    let judged = |office: OfficeData| {
        let asked = Asked::by([&office.policy]);
        let facts = gather_from(&Scope::new(&office, period, now), &ledger, &asked);
        let previous = gather_before(&office, period, now, &asked);
        let judge = Judge::with_previous(&facts, previous.as_ref(), &office.policy);
        let standings = judge.rank(&office.policy);
        JudgedByRole { office, facts, previous, judge, standings }
    };
    data.by_policy().into_iter().map(judged).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::receipt::{receipt, result};
    use crate::engine::verify::{Claim, Verification, verify};
    use crate::model::{Policy, Role, demo, templates};

    fn now() -> Time {
        Time::from_epoch(1_790_000_000).unwrap()
    }

    /// The demo with a policy for its hotline: other weights of the same indicators.
    fn office() -> (OfficeData, Period) {
        let mut data = demo::office();
        let community = templates::community();
        let other = community.with_weights(&[3000, 5000, 1000, 1000], &[]);
        let id = "community-hotline".into();
        data.role_policies = vec![Policy { id, roles: vec![Role::Hotline], ..other }];
        let period = data.whole_period().unwrap();
        (data, period)
    }

    #[test]
    fn an_office_with_one_policy_is_judged_as_ever() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        let judged = judge_by_role(&data, period, now());
        let facts = gather_from(
            &Scope::new(&data, period, now()),
            &Ledger::new(&Scope::new(&data, period, now())),
            &Asked::by([&data.policy]),
        );
        assert_eq!(judged.len(), 1);
        assert_eq!(judged[0].facts, facts);
        assert_eq!(judged[0].standings, Judge::new(&facts, &data.policy).rank(&data.policy));
    }

    #[test]
    fn everybody_is_judged_by_the_policy_of_their_role_and_ranked_within_it() {
        let (data, period) = office();
        let judged = judge_by_role(&data, period, now());
        let whole = judge_by_role(&demo::office(), period, now()).remove(0);
        assert_eq!(judged.len(), 2);
        let people: usize = judged.iter().map(|it| it.standings.len()).sum();
        assert_eq!(people, whole.standings.len());
        for part in &judged {
            assert_eq!(part.standings[0].rank, Some(1));
            for agent in &part.facts.agents {
                assert_eq!(data.policy_of(agent.role), &part.office.policy);
                let same = whole.facts.agents.iter().find(|it| it.staff == agent.staff);
                assert_eq!(same, Some(agent), "facts do not depend on who is judged by what");
            }
        }
        let hotline = &judged[1];
        let staff = &hotline.standings[0].staff;
        let before = whole.standings.iter().find(|it| it.staff == *staff).unwrap();
        assert_ne!(hotline.standings[0].centi, before.centi);
    }

    #[test]
    fn each_part_has_a_receipt_that_is_verified() {
        let (data, period) = office();
        for part in judge_by_role(&data, period, now()) {
            let policy = &part.office.policy;
            let receipt = receipt(&part.office, &part.facts, &part.judge, policy);
            let result = result(&part.facts, &part.judge, policy, &receipt.policy, &receipt.data);
            let claim = Claim { receipt, result };
            let found = verify(&part.office, period, now(), &claim);
            assert_eq!(found, Verification::Agreement);
        }
    }
}
