//! 申诉试算: what an agent's score would be without a record, with it corrected, or without an indicator
//! (SCORING §8). Nothing is changed by asking.
//!
//! Invariant: the outcome is the one of counting everything again from the changed records, to the last digit.
//! A record without which a ratio stands at (x−1)/(n−1) or x/(n−1) also moves the work of its agent, the team's
//! average load with it, and the first-contact verdicts of the same room's other contacts, whoever had them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::exact::Exact;
use super::fact_state::FactState;
use super::facts::{
    AgentFacts, Asked, CaseKind, Exclusion, Fact, Facts, Stratum, Work, gather_asked,
};
use super::grade::{Grade, grade, publish};
use super::ranking::Judge;
use super::scored::Line;
use super::weighing::{Weighed, weigh};
use crate::model::{
    IndicatorId, Measure, OfficeData, Policy, Record, RecordId, Records, Row, StaffId, TaskTypeId,
};

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
        Request::VoidRecord(id) => recounted(judged, at, row_of(judged.data, id)?, None)?,
        Request::ChangeRecord(record) => {
            recounted(judged, at, row_of(judged.data, &record.id)?, Some(record))?
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
/// Most counts are sums over records, and what one record's verdict takes from others, it takes from those of
/// the same room and matter. So these few are counted twice, before and after, and the facts move by the
/// difference. Where that does not hold, everything is counted again.
/// The measures in `detailed` are counted by kind of case, as they were.
/// `None` if there is no such row or the facts are not the office's.
pub fn facts_after(
    data: &OfficeData,
    facts: &Facts,
    detailed: &[Measure],
    row: usize,
    instead: Option<&Record>,
) -> Option<Facts> {
    if row >= data.records.len() {
        return None;
    }
    let asked = Asked { measures: facts.measures.clone(), detailed: detailed.to_vec() };
    let count = |data: &OfficeData| gather_asked(data, facts.period, facts.as_of, &asked);
    if !is_sum(data, facts) {
        return Some(count(&whole_after(data, row, instead))).filter(|it| {
            it.agents.iter().map(|it| &it.staff).eq(facts.agents.iter().map(|it| &it.staff))
        });
    }
    let rows = matter(data, row, instead);
    let (mut from, mut to) = (Records::default(), Records::default());
    for at in &rows {
        let record = data.records.row(*at);
        from.push_row(&record);
        match instead {
            _ if *at != row => to.push_row(&record),
            Some(record) => to.push_row(&Row::from(record)),
            None => {}
        }
    }
    let (from, to) = (count(&part_of(data, &rows, from)), count(&part_of(data, &rows, to)));
    let pairs = from.agents.iter().zip(&to.agents);
    let agents = facts.agents.iter().zip(pairs).map(|(agent, (from, to))| {
        (agent.staff == from.staff).then(|| moved_agent(agent, from, to))
    });
    let agents = agents.collect::<Option<Vec<_>>>()?;
    let complete = agents.len() == facts.agents.len() && agents.len() == from.agents.len();
    complete.then(|| Facts { agents, measures: facts.measures.clone(), ..*facts })
}

fn row_of(data: &OfficeData, id: &RecordId) -> Option<usize> {
    (0..data.records.len()).find(|row| data.records.id_text(*row) == id.as_str())
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
    let again = |facts| facts_after(judged.data, facts, &detailed, row, instead);
    let facts = again(judged.facts)?;
    let previous = judged.previous.and_then(again);
    let judge = Judge::with_previous(&facts, previous.as_ref(), judged.policy);
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

/// The record in `row` and all on whose verdicts it may have a bearing: contacts from the same room on the
/// same kind of matter, as it is or as it would be.
fn matter(data: &OfficeData, row: usize, instead: Option<&Record>) -> Vec<usize> {
    let (rooms, types) = (data.records.rooms(), data.records.task_types());
    let own = (rooms.get(row).map(|_| rooms.codes()[row]), Some(types.codes()[row]));
    let new = instead.map(|it| {
        let room = it.room.as_deref().and_then(|it| rooms.code(it));
        (room, types.code(TaskTypeId::as_str(&it.task_type)))
    });
    let belongs = |other: &usize| {
        let its = (Some(rooms.codes()[*other]), Some(types.codes()[*other]));
        *other == row || its == own || new == Some(its)
    };
    (0..data.records.len()).filter(belongs).collect()
}

/// Whether every count is a sum of what the records of one matter give: no median, no total whose line below is
/// not counted, nothing that shifts or surveys decide, no ratings held back, and no sum at the end of the numbers.
fn is_sum(data: &OfficeData, facts: &Facts) -> bool {
    let caps = data.office.rating_caps.is_some();
    let of_matters = facts.measures.iter().all(|it| match it {
        Measure::WithinRings { .. }
        | Measure::Answered
        | Measure::AnswerSpeed
        | Measure::FirstContact { .. }
        | Measure::Resolved
        | Measure::ResolvedCalls
        | Measure::OnTime
        | Measure::Satisfied
        | Measure::MeanRating
        | Measure::UpheldComplaints
        | Measure::TrainingHours
        | Measure::SupervisorReview
        | Measure::PeerReview
        | Measure::ServiceLevel { .. }
        | Measure::Abandoned { .. }
        | Measure::FirstResponseOnTime
        | Measure::Reopened { .. }
        | Measure::HandleTime
        | Measure::Quality
        | Measure::CalledBack
        | Measure::TestsPassed
        | Measure::Own(_) => true,
        Measure::FirstResponse
        | Measure::NetPromoter
        | Measure::ResponseRate
        | Measure::Invited
        | Measure::Volume
        | Measure::Occupancy
        | Measure::Utilization => false,
    });
    // A sum that went to the end does not come back from it by the difference.
    let far = |it: i64| it == i64::MAX || it == i64::MIN;
    let sums = facts.agents.iter().flat_map(|it| &it.facts);
    let at_an_end =
        sums.clone().any(|it| far(it.num) || far(it.den) || far(it.n) || far(it.squares));
    of_matters && !caps && data.surveys.is_empty() && !at_an_end
}

fn whole_after(data: &OfficeData, row: usize, instead: Option<&Record>) -> OfficeData {
    let mut records = Records::default();
    for at in 0..data.records.len() {
        match instead {
            _ if at != row => records.push_row(&data.records.row(at)),
            Some(record) => records.push_row(&Row::from(record)),
            None => {}
        }
    }
    OfficeData { records: Arc::new(records), ..data.clone() }
}

/// The office with nothing but `records`, those in `rows` or what they would be, and the surveys about them.
fn part_of(data: &OfficeData, rows: &[usize], records: Records) -> OfficeData {
    let about = |id: &RecordId| rows.iter().any(|it| data.records.id_text(*it) == id.as_str());
    let surveys = data.surveys.iter().filter(|it| it.record.as_ref().is_some_and(about));
    OfficeData {
        staff: data.staff.clone(),
        task_types: data.task_types.clone(),
        records: Arc::new(records),
        surveys: Arc::new(surveys.cloned().collect()),
        ..OfficeData::empty(data.office.clone(), data.policy.clone())
    }
}

fn moved_agent(agent: &AgentFacts, from: &AgentFacts, to: &AgentFacts) -> AgentFacts {
    let facts = agent.facts.iter().zip(from.facts.iter().zip(&to.facts));
    let (from_work, to_work) = (from.work, to.work);
    AgentFacts {
        staff: agent.staff.clone(),
        role: agent.role,
        facts: facts.map(|(it, (from, to))| moved(it, from, to)).collect(),
        work: Work {
            cases: shifted(agent.work.cases, from_work.cases, to_work.cases),
            units_centi: shifted(
                agent.work.units_centi,
                from_work.units_centi,
                to_work.units_centi,
            ),
            rostered_s: agent.work.rostered_s,
        },
    }
}

fn shifted(count: i64, from: i64, to: i64) -> i64 {
    count.saturating_sub(from).saturating_add(to)
}

fn moved(fact: &Fact, from: &Fact, to: &Fact) -> Fact {
    let mut excluded: BTreeMap<Exclusion, i64> = fact.excluded.iter().copied().collect();
    for (reason, count) in &from.excluded {
        let sum = excluded.entry(*reason).or_default();
        *sum = sum.saturating_sub(*count);
    }
    for (reason, count) in &to.excluded {
        let sum = excluded.entry(*reason).or_default();
        *sum = sum.saturating_add(*count);
    }
    Fact {
        num: shifted(fact.num, from.num, to.num),
        den: shifted(fact.den, from.den, to.den),
        n: shifted(fact.n, from.n, to.n),
        squares: shifted(fact.squares, from.squares, to.squares),
        pending: shifted(fact.pending, from.pending, to.pending),
        excluded: excluded.into_iter().filter(|it| it.1 != 0).collect(),
        strata: moved_strata(fact, from, to),
        // No record moves a review.
        ratings: fact.ratings.clone(),
    }
}

fn moved_strata(fact: &Fact, from: &Fact, to: &Fact) -> Vec<Stratum> {
    let mut kinds: BTreeMap<&CaseKind, (i64, i64)> = BTreeMap::new();
    for (strata, sign) in [(&fact.strata, 1), (&from.strata, -1), (&to.strata, 1)] {
        for it in strata {
            let (num, den) = kinds.entry(&it.kind).or_default();
            *num = num.saturating_add(it.num.saturating_mul(sign));
            *den = den.saturating_add(it.den.saturating_mul(sign));
        }
    }
    let kinds = kinds.into_iter().filter(|(_, counts)| *counts != (0, 0));
    kinds.map(|(kind, (num, den))| Stratum { kind: kind.clone(), num, den }).collect()
}

#[cfg(test)]
mod tests;
