//! 申诉试算: what an agent's score would be without a record, with it corrected, or without an indicator
//! (SCORING §8). Nothing is changed by asking.
//!
//! Invariant: the outcome is the one of counting everything again from the changed records, to the last digit.
//! A record without which a ratio stands at (x−1)/(n−1) or x/(n−1) also moves the work of its agent, the team's
//! average load with it, and the first-contact verdicts of the same room's other contacts, whoever had them.

mod ruled;

pub use self::ruled::{as_if_ruled, mark, marks, stands};
use super::counted::with_rating_struck;
use super::exact::Exact;
use super::fact_state::FactState;
use super::facts::{Asked, Fact, Facts, Moved, Running, Scope};
use super::grade::{Grade, grade, publish};
use super::ranking::{Judge, Recount};
use super::scored::Line;
use super::weighing::{Weighed, weigh};
use crate::model::{IndicatorId, Measure, OfficeData, Policy, Record, RecordId, Row, StaffId};

/// What an appeal is against: an office, judged.
#[derive(Clone, Copy)]
pub struct Judged<'a> {
    /// The office.
    pub data: &'a OfficeData,
    /// The policy; one without problems.
    pub policy: &'a Policy,
    /// What was counted of the office.
    pub facts: &'a Facts,
    /// What was counted of the period before, if a correction needs it.
    pub previous: Option<&'a Facts>,
    /// Everybody's points by these facts under this policy.
    pub judge: &'a Judge,
}

/// What an appeal asks for.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// The record does not count, for anybody and under no indicator.
    VoidRecord(&'a RecordId),
    /// The record with this id is as given here.
    ChangeRecord(&'a Record),
    /// The rating of the record is nobody's fault.
    VoidRating(&'a RecordId),
    /// The agent is not judged by this indicator: as if there were no data, its weight goes to the rest of
    /// its group and is missing from the coverage.
    VoidIndicator(&'a IndicatorId),
}

/// What granting it would do to the agent.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The place as it is.
    pub before: Place,
    /// The place as it would be.
    pub after: Place,
    /// The exact difference of the totals; `None` if nothing is scored before or after.
    pub delta: Option<Exact>,
    /// The difference of the published scores in hundredths of a point; `None` without a grade before or after.
    pub delta_centi: Option<i64>,
    /// The agent's counts that would differ, in the order of the policy's indicators.
    pub changes: Vec<Change>,
}

/// Where an agent stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The exact way to the score.
    pub weighed: Weighed,
    /// The published score in hundredths of a point; `None` without a grade.
    pub centi: Option<u32>,
    /// The grade, or why there is none.
    pub grade: Grade,
    /// 1 for the best, shared by equal scores; `None` without a grade.
    pub rank: Option<usize>,
}

/// An indicator's count that would differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which indicator.
    pub indicator: IndicatorId,
    /// As it is.
    pub before: Fact,
    /// As it would be.
    pub after: Fact,
}

/// The outcome of an appeal for one agent, who need not be the one the record belongs to.
///
/// `None` if the agent is not judged, or there is no such record or indicator.
pub fn outcome(judged: &Judged, staff: &StaffId, request: &Request) -> Option<Outcome> {
    let at = judged.facts.agents.iter().position(|it| it.staff == *staff)?;
    let before = place(judged.judge, judged.policy, at)?;
    let (after, changes) = match request {
        Request::VoidRecord(id) => {
            recounted(judged, at, judged.data.records.row_of(id.as_str())?, None)?
        }
        Request::ChangeRecord(record) => {
            recounted(judged, at, judged.data.records.row_of(record.id.as_str())?, Some(record))?
        }
        Request::VoidRating(id) => {
            let row = judged.data.records.row_of(id.as_str())?;
            let struck = with_rating_struck(&judged.data.records.get(row));
            recounted(judged, at, row, Some(&struck))?
        }
        Request::VoidIndicator(id) => without_indicator(judged, at, id)?,
    };
    let totals = after.weighed.total.as_ref().zip(before.weighed.total.as_ref());
    let scores = after.centi.zip(before.centi);
    Some(Outcome {
        delta: totals.map(|(after, before)| after - before),
        delta_centi: scores.map(|(after, before)| i64::from(after) - i64::from(before)),
        before,
        after,
        changes,
    })
}

/// The facts of the whole office without the record in `row`, or with `instead` in its place.
///
/// They move by the difference, as a [`Running`] count does; where many changes follow one another, keep one.
/// The measures in `detailed` are counted by kind of case, as they were.
/// `None` if there is no such row or the facts are not the office's.
pub fn facts_after(
    data: &OfficeData,
    facts: &Facts,
    detailed: &[Measure],
    row: usize,
    instead: Option<&Record>,
) -> Option<Facts> {
    Some(changed(data, facts, detailed, (row, instead))?.0.into_facts())
}

/// The count that follows the change, and what it moved.
fn changed(
    data: &OfficeData,
    facts: &Facts,
    detailed: &[Measure],
    (row, instead): (usize, Option<&Record>),
) -> Option<(Running, Moved)> {
    let scope = Scope::new(data, facts.period, facts.as_of);
    let agents = scope.agents.iter().map(|it| &it.0);
    if row >= data.records.len() || !agents.eq(facts.agents.iter().map(|it| &it.staff)) {
        return None;
    }
    let asked = Asked { measures: facts.measures.clone(), detailed: detailed.to_vec() };
    let old = data.records.row(row);
    let new = instead.map(Row::from);
    let concerned: Vec<&Row> = [Some(&old), new.as_ref()].into_iter().flatten().collect();
    let mut running = Running::for_change(&scope, facts, &asked, &concerned);
    let moved = running.replace(Some(&old), new.as_ref());
    Some((running, moved))
}

fn place(judge: &Judge, policy: &Policy, at: usize) -> Option<Place> {
    let staff = &judge.scored().agents.get(at)?.staff;
    let standing = judge.rank(policy).into_iter().find(|it| it.staff == *staff)?;
    let weighed = judge.weigh(at, policy);
    Some(Place { weighed, centi: standing.centi, grade: standing.grade, rank: standing.rank })
}

fn recounted(
    judged: &Judged,
    at: usize,
    row: usize,
    instead: Option<&Record>,
) -> Option<(Place, Vec<Change>)> {
    let detailed = Asked::by([judged.policy]).detailed;
    let again = |facts| changed(judged.data, facts, &detailed, (row, instead));
    let (running, moved) = again(judged.facts)?;
    let before = judged.previous.and_then(again);
    let mut judge = judged.judge.clone();
    let before = before.as_ref().map(|(running, moved)| Recount { facts: running.facts(), moved });
    let facts = running.facts();
    judge.follow(Recount { facts, moved: &moved }, before, judged.policy);
    let after = place(&judge, judged.policy, at)?;
    let measured = judged.policy.indicators.iter().filter_map(|it| {
        Some((&it.id, facts.measures.iter().position(|measure| *measure == it.measure)?))
    });
    let (old, new) = (&judged.facts.agents[at].facts, &facts.agents[at].facts);
    let changes = measured.filter(|(_, measure)| old[*measure] != new[*measure]);
    let changes = changes.map(|(indicator, measure)| Change {
        indicator: indicator.clone(),
        before: old[measure].clone(),
        after: new[measure].clone(),
    });
    Some((after, changes.collect()))
}

/// Others' scores do not depend on this agent's points, so that only the rank has to be found again.
fn without_indicator(judged: &Judged, at: usize, id: &IndicatorId) -> Option<(Place, Vec<Change>)> {
    let Judged { policy, facts, judge, .. } = judged;
    let indicator = policy.indicators.iter().position(|it| it.id == *id)?;
    let mut agent = judge.scored().agents.get(at)?.clone();
    let line = agent.lines.get_mut(indicator)?;
    if line.state != FactState::NotApplicable {
        *line = Line::missing(FactState::NoData);
    }
    let weighed = weigh(judge.scored(), &agent, policy);
    let grade = grade(&weighed, policy);
    let centi = publish(&weighed).filter(|_| grade.band().is_some());
    let others = judge.rank(policy).into_iter().filter(|it| it.staff != agent.staff);
    let rank = centi.map(|own| 1 + others.filter(|it| it.centi > Some(own)).count());
    let measure = &policy.indicators[indicator].measure;
    let fact = facts.measures.iter().position(|it| it == measure);
    let before = fact.map(|it| facts.agents[at].facts[it].clone()).unwrap_or_default();
    let change = Change { indicator: id.clone(), before, after: Fact::default() };
    let changes = Some(change).filter(|it| it.before != it.after).into_iter().collect();
    Some((Place { weighed, centi, grade, rank }, changes))
}

#[cfg(test)]
mod tests;
