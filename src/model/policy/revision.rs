//! A policy with one thing changed: weights are shared out anew where something comes, goes or moves.

use super::share::share;
use super::{Group, Indicator, Policy};
use crate::model::Extra;
use crate::model::id::{GroupId, IndicatorId, PolicyId};

/// Why a policy cannot be changed like that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RevisionProblem {
    /// The indicator is gone.
    #[error("there is no indicator {0}")]
    NoSuchIndicator(IndicatorId),
    /// An indicator with this id is there already.
    #[error("the indicator {0} is there already")]
    AlreadyThere(IndicatorId),
    /// The only indicator cannot be removed.
    #[error("a policy needs an indicator")]
    LastIndicator,
    /// Its last indicator goes, but the floor or the workload gate holds on to the group.
    #[error("the floor or the gate holds on to the group {0}")]
    GroupHeld(GroupId),
    /// There is no draft to publish.
    #[error("there is no draft")]
    NoDraft,
    /// The version in force holds from a later date.
    #[error("the version in force holds from a later date")]
    BeforeTheLast,
    /// The kind of work is gone.
    #[error("there is no such kind of work")]
    NoSuchTaskType,
    /// There is no such policy for roles.
    #[error("there is no policy {0} for roles")]
    NoSuchPolicy(PolicyId),
    /// Time limits and rating caps are the office's: only the main policy's draft can change them.
    #[error("time limits and rating caps are changed with the main policy")]
    OfficeWide,
}

impl Policy {
    /// Puts an indicator in the place of the one with its id; its group and weight stay as they are here.
    pub fn put(&mut self, indicator: Indicator) -> Result<(), RevisionProblem> {
        let at = self.position(&indicator.id)?;
        let (group, local_bp) = (self.indicators[at].group.clone(), self.indicators[at].local_bp);
        self.indicators[at] = Indicator { group, local_bp, ..indicator };
        Ok(())
    }

    /// Adds an indicator at the end of its group, which is added too if need be, at no weight. It gets an equal
    /// share of the group; the others keep their proportions.
    pub fn add(&mut self, indicator: Indicator) -> Result<(), RevisionProblem> {
        if self.indicator(&indicator.id).is_some() {
            return Err(RevisionProblem::AlreadyThere(indicator.id));
        }
        self.take_in(indicator);
        Ok(())
    }

    /// Removes an indicator; the rest of its group share its weight, and a group without any is removed too.
    pub fn remove(&mut self, id: &IndicatorId) -> Result<(), RevisionProblem> {
        let at = self.position(id)?;
        if self.indicators.len() == 1 {
            return Err(RevisionProblem::LastIndicator);
        }
        let group = self.indicators[at].group.clone();
        if self.indicators_of(&group).count() == 1 && self.is_held(&group) {
            return Err(RevisionProblem::GroupHeld(group));
        }
        self.indicators.remove(at);
        self.settle(&group);
        Ok(())
    }

    /// Moves an indicator to the end of another group.
    pub fn move_to(&mut self, id: &IndicatorId, group: &GroupId) -> Result<(), RevisionProblem> {
        let at = self.position(id)?;
        let old = self.indicators[at].group.clone();
        if old == *group {
            return Ok(());
        }
        if self.indicators_of(&old).count() == 1 && self.is_held(&old) {
            return Err(RevisionProblem::GroupHeld(old));
        }
        let indicator = self.indicators.remove(at);
        self.take_in(Indicator { group: group.clone(), ..indicator });
        self.settle(&old);
        Ok(())
    }

    fn position(&self, id: &IndicatorId) -> Result<usize, RevisionProblem> {
        let at = self.indicators.iter().position(|it| it.id == *id);
        at.ok_or_else(|| RevisionProblem::NoSuchIndicator(id.clone()))
    }

    fn is_held(&self, group: &GroupId) -> bool {
        self.floor.as_ref().is_some_and(|it| it.group == *group)
            || self.fairness.workload.as_ref().is_some_and(|it| it.gate_group == *group)
    }

    /// Takes an indicator in with an equal share of its group.
    fn take_in(&mut self, indicator: Indicator) {
        let group = indicator.group.clone();
        if self.group(&group).is_none() {
            self.groups.push(Group {
                id: group.clone(),
                name: String::new(),
                weight_bp: 0,
                mandatory: false,
                extra: Extra::default(),
            });
        }
        let members = self.members(&group);
        let sum: u32 = members.iter().map(|it| self.indicators[*it].local_bp).sum();
        let count = u32::try_from(members.len()).unwrap_or(u32::MAX).max(1);
        let equal = if members.is_empty() { 1 } else { sum / count };
        let after = members.last().map_or(self.indicators.len(), |it| it + 1);
        self.indicators.insert(after, Indicator { local_bp: equal, ..indicator });
        self.share_out(&group);
    }

    /// After a member has left: the rest share its weight, or the empty group goes and the other groups share its.
    fn settle(&mut self, group: &GroupId) {
        if !self.members(group).is_empty() {
            self.share_out(group);
            return;
        }
        self.groups.retain(|it| it.id != *group);
        let weights: Vec<u32> = self.groups.iter().map(|it| it.weight_bp).collect();
        for (group, bp) in self.groups.iter_mut().zip(share(&weights)) {
            group.weight_bp = bp;
        }
    }

    fn share_out(&mut self, group: &GroupId) {
        let members = self.members(group);
        let weights: Vec<u32> = members.iter().map(|it| self.indicators[*it].local_bp).collect();
        for (member, bp) in members.into_iter().zip(share(&weights)) {
            self.indicators[member].local_bp = bp;
        }
    }

    fn members(&self, group: &GroupId) -> Vec<usize> {
        let all = self.indicators.iter().enumerate();
        all.filter(|(_, it)| it.group == *group).map(|(at, _)| at).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{library, templates};

    fn locals(policy: &Policy, group: &str) -> Vec<(String, u32)> {
        let members = policy.indicators.iter().filter(|it| it.group.as_str() == group);
        members.map(|it| (it.id.to_string(), it.local_bp)).collect()
    }

    fn named(rows: &[(&str, u32)]) -> Vec<(String, u32)> {
        rows.iter().map(|(id, bp)| ((*id).to_owned(), *bp)).collect()
    }

    #[test]
    fn a_new_indicator_gets_an_equal_share_and_the_others_keep_their_proportions() {
        let mut policy = templates::community();
        let quality = library::standard().into_iter().find(|it| it.id.as_str() == "QA").unwrap();
        policy.add(quality.clone()).unwrap();
        assert_eq!(
            locals(&policy, "Q"),
            named(&[("CSAT", 3000), ("FCR", 2250), ("CMPL", 2250), ("QA", 2500)])
        );
        assert_eq!(policy.problems(), []);
        let problem = RevisionProblem::AlreadyThere("QA".into());
        assert_eq!(policy.add(quality), Err(problem));
    }

    #[test]
    fn what_is_removed_leaves_its_weight_to_the_rest_and_an_empty_group_goes() {
        let mut policy = templates::community();
        policy.remove(&"CMPL".into()).unwrap();
        assert_eq!(locals(&policy, "Q"), named(&[("CSAT", 5714), ("FCR", 4286)]));
        policy.remove(&"TRAIN".into()).unwrap();
        let groups: Vec<(&str, u32)> =
            policy.groups.iter().map(|it| (it.id.as_str(), it.weight_bp)).collect();
        assert_eq!(groups, [("Q", 5000), ("E", 3333), ("R", 1667)]);
        assert_eq!(policy.problems(), []);
    }

    #[test]
    fn a_group_that_the_floor_holds_keeps_its_last_indicator() {
        let mut policy = templates::hotline();
        let held = RevisionProblem::GroupHeld("Q".into());
        assert_eq!(policy.remove(&"CSAT_MEAN".into()), Err(held.clone()));
        assert_eq!(policy.move_to(&"CSAT_MEAN".into(), &"E".into()), Err(held));
        assert_eq!(policy, templates::hotline());
    }

    #[test]
    fn a_moved_indicator_shares_in_the_new_group_and_leaves_the_old_whole() {
        let mut policy = templates::community();
        policy.move_to(&"SLA".into(), &"Q".into()).unwrap();
        assert_eq!(
            locals(&policy, "Q"),
            named(&[("CSAT", 3000), ("FCR", 2250), ("CMPL", 2250), ("SLA", 2500)])
        );
        assert_eq!(locals(&policy, "E"), named(&[("RING3", 5000), ("RES", 5000)]));
        assert_eq!(policy.problems(), []);
    }
}
