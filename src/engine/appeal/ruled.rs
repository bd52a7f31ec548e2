//! Where a ruling leaves the agent: everything judged again with its effect, whatever it strikes.
//!
//! Invariant: a ruling that accepts an appeal leaves the agent where [`outcome`](super::outcome) promised, if nothing
//! else has changed since.

use std::sync::Arc;

use crate::engine::by_role::judge_by_role;
use crate::engine::grade::Grade;
use crate::engine::ranking::Standing;
use crate::model::{
    AppealId, Decision, Extra, Mark, OfficeData, Period, Policy, Ruling, StaffId, Struck, Time,
};

use super::{Outcome, Place};

/// A place as appeals keep it.
pub fn mark(centi: Option<u32>, grade: Grade, rank: Option<usize>, policy: &Policy) -> Mark {
    let band = grade.band().and_then(|at| policy.bands.get(at));
    Mark {
        score_centi: centi,
        grade: band.map(|it| it.label.clone()),
        rank: rank.and_then(|it| u32::try_from(it).ok()),
    }
}

/// Before and after, as appeals keep them.
pub fn marks(outcome: &Outcome, policy: &Policy) -> (Mark, Mark) {
    let of = |it: &Place| mark(it.centi, it.grade, it.rank, policy);
    (of(&outcome.before), of(&outcome.after))
}

/// Where somebody stands in a period under the policies that judge it; `None` for somebody who is not judged.
pub fn stands(data: &OfficeData, staff: &StaffId, period: Period, now: Time) -> Option<Mark> {
    let past = data.as_judged(period.start());
    let judged = judge_by_role(past.as_ref().unwrap_or(data), period, now);
    judged.iter().find_map(|it| {
        let is_own = |it: &&Standing| it.staff == *staff;
        let own = it.standings.iter().find(is_own)?;
        Some(mark(own.centi, own.grade, own.rank, &it.office.policy))
    })
}

/// The office as if the next ruling on an appeal had this effect; `None` if there is no such appeal.
pub fn as_if_ruled(data: &OfficeData, appeal: &AppealId, effect: Struck) -> Option<OfficeData> {
    let mut ruled = data.clone();
    let at = ruled.appeals.iter().position(|it| it.id == *appeal)?;
    let appeal = &mut Arc::make_mut(&mut ruled.appeals)[at];
    let (by, at) = (appeal.staff.clone(), appeal.filed);
    appeal.rulings.push(Ruling {
        instance: if appeal.rulings.is_empty() { 1 } else { 2 },
        decision: Decision::Accepted,
        reason: String::new(),
        by,
        at,
        effect,
        before: Mark::default(),
        after: Mark::default(),
        second_until: None,
        extra: Extra::default(),
    });
    Some(ruled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::appeal::{Judged, Request, outcome};
    use crate::engine::counted::{Reason, counted, left_out};
    use crate::engine::receipt::{receipt, result};
    use crate::engine::verify::{Claim, Verification, verify};
    use crate::model::{Appeal, Correction, Fraction, PolicyId, Subject, demo};

    fn now() -> Time {
        Time::from_epoch(1_790_000_000).unwrap()
    }

    fn appealed(data: &OfficeData, staff: &StaffId, subject: Subject) -> (OfficeData, AppealId) {
        let period = data.whole_period().unwrap();
        let id = AppealId::new("2026-01");
        let appeal = Appeal {
            id: id.clone(),
            staff: staff.clone(),
            period,
            policy: PolicyId::new("p"),
            version: 1,
            subject,
            statement: "x".to_owned(),
            filed: now(),
            deadline: "2026-10-01".parse().unwrap(),
            before: Mark::default(),
            if_upheld: Mark::default(),
            rulings: Vec::new(),
            second: None,
            withdrawn: None,
            extra: Extra::default(),
        };
        (OfficeData { appeals: Arc::new(vec![appeal]), ..data.clone() }, id)
    }

    /// The demo, in which corrections tie everybody to everybody.
    fn tied() -> OfficeData {
        let mut data = demo::office();
        data.policy.indicators[0].correction = Correction::CaseMix;
        let p0 = Fraction::percent(80);
        data.policy.indicators[1].correction = Correction::Credibility { m: 10, p0 };
        data
    }

    /// Checks that a ruling that accepts leaves the agent where the appeal was promised to, and that another office
    /// that is given the file agrees while one that does not know of the appeal does not.
    #[track_caller]
    fn check(data: &OfficeData, staff: &StaffId, subject: &Subject) -> (Mark, Mark) {
        let period = data.whole_period().unwrap();
        let judged = judge_by_role(data, period, now()).remove(0);
        let (policy, previous) = (&judged.office.policy, judged.previous.as_ref());
        let (facts, judge, office) = (&judged.facts, &judged.judge, &judged.office);
        let as_judged = Judged { data: office, policy, facts, previous, judge };
        let request = match subject {
            Subject::Record { record, .. } => Request::VoidRecord(record),
            Subject::Rating { record, .. } => Request::VoidRating(record),
            Subject::Indicator { indicator } => Request::VoidIndicator(indicator),
        };
        let promised = outcome(&as_judged, staff, &request).unwrap();
        let (before, if_upheld) = marks(&promised, policy);
        let effect = subject.effect(Decision::Accepted, &[]).unwrap();
        let (open, id) = appealed(data, staff, subject.clone());
        assert_eq!(stands(&open, staff, period, now()).as_ref(), Some(&before));
        let ruled = as_if_ruled(&open, &id, effect).unwrap();
        assert_eq!(stands(&ruled, staff, period, now()).as_ref(), Some(&if_upheld));

        let again = judge_by_role(&ruled, period, now()).remove(0);
        let at = again.facts.agents.iter().position(|it| it.staff == *staff).unwrap();
        assert_eq!(again.judge.weigh(at, policy), promised.after.weighed, "to the last digit");
        let receipt = receipt(&again.office, &again.facts, &again.judge, policy);
        let result = result(&again.facts, &again.judge, policy, &receipt.policy, &receipt.data);
        let claim = Claim { receipt, result };
        let mut sent = ruled.clone();
        // What is sent is ruled by somebody else; who ruled acts on nothing.
        Arc::make_mut(&mut sent.appeals)[0].rulings[0].by = StaffId::new("m");
        assert_eq!(verify(&sent, period, again.facts.as_of, &claim), Verification::Agreement);
        let other = verify(data, period, again.facts.as_of, &claim);
        assert!(matches!(other, Verification::Difference(_)));
        (before, if_upheld)
    }

    #[test]
    fn an_upheld_appeal_comes_to_what_was_promised() {
        for data in [demo::office(), tied()] {
            let records = &data.records;
            let own = |row: usize| StaffId::new(records.agents().get(row).unwrap());
            let rated: Vec<usize> = (0..records.len())
                .filter(|row| records.rating(*row).is_some_and(|it| it < 4))
                .filter(|row| {
                    records.cause(*row).is_none_or(crate::model::Cause::counts_for_the_agent)
                })
                .filter(|row| records.agents().get(*row).is_some())
                .collect();
            let mut moved = 0;
            for row in rated.iter().copied().step_by(rated.len() / 3 + 1) {
                let record = || records.id(row);
                for subject in [
                    Subject::Record { record: record(), indicator: None },
                    Subject::Rating { record: record(), indicator: Some("CSAT".into()) },
                ] {
                    let (before, after) = check(&data, &own(row), &subject);
                    moved += usize::from(before.score_centi != after.score_centi);
                }
            }
            assert!(moved > 0, "some low rating decides a score");
            let staff = own(rated[0]);
            for indicator in data.policy.indicators.iter().take(3) {
                check(&data, &staff, &Subject::Indicator { indicator: indicator.id.clone() });
            }
        }
    }

    #[test]
    fn an_indicator_is_struck_for_the_agent_alone_and_only_in_its_period() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        let staff = StaffId::new(data.records.agents().get(0).unwrap());
        let indicator = data.policy.indicators[0].id.clone();
        let (open, id) = appealed(&data, &staff, Subject::Indicator { indicator });
        let effect = Struck { indicator: true, ..Struck::default() };
        let ruled = as_if_ruled(&open, &id, effect).unwrap();
        let [before, after] = [&open, &ruled].map(|it| judge_by_role(it, period, now()).remove(0));
        let mut struck = 0;
        for (at, agent) in before.facts.agents.iter().enumerate() {
            let [one, two] = [&before, &after].map(|it| it.judge.weigh(at, &data.policy));
            match agent.staff == staff {
                true => {
                    assert!(two.coverage < one.coverage);
                    struck += 1;
                }
                false => assert_eq!(one, two),
            }
        }
        assert_eq!(struck, 1);
        let month: Period = "2026-07".parse().unwrap();
        assert_ne!(month, period);
        let of = |data: &OfficeData| stands(data, &staff, month, now());
        assert_eq!(of(&open), of(&ruled));
    }

    #[test]
    fn what_is_counted_names_the_appeal_and_a_second_ruling_takes_the_place_of_the_first() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        let staff = StaffId::new(data.records.agents().get(0).unwrap());
        let record = data.records.id(0);
        let subject = Subject::Record { record: record.clone(), indicator: None };
        let (open, id) = appealed(&data, &staff, subject.clone());
        let whole = counted(&open, period);
        assert!(matches!(whole, std::borrow::Cow::Borrowed(_)), "an open appeal acts on nothing");
        let effect = |decision| subject.effect(decision, &[]).unwrap();
        let first = as_if_ruled(&open, &id, effect(Decision::Accepted)).unwrap();
        let out = left_out(&first, period);
        assert_eq!(out.len(), 1);
        assert_eq!((out[0].row, out[0].reason), (0, Reason::Appeal(0)));
        assert_eq!(counted(&first, period).records.row_of(record.as_str()), None);
        let second = as_if_ruled(&first, &id, effect(Decision::Rejected)).unwrap();
        assert_eq!(second.appeals[0].rulings.len(), 2, "both are kept");
        let of = |data: &OfficeData| stands(data, &staff, period, now());
        assert_eq!(of(&second), of(&data));
    }

    #[test]
    fn what_is_not_there_has_no_place() {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        assert_eq!(stands(&data, &StaffId::new("nobody"), period, now()), None);
        assert_eq!(as_if_ruled(&data, &AppealId::new("none"), Struck::default()), None);
    }
}
