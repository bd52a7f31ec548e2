//! 核验: a claimed result is computed again from the data; agreement, or the first difference by its name
//! (SCORING §9.2).

use serde_json::Value;

use super::counted::counted;
use super::facts::{Asked, gather_asked, gather_before};
use super::ranking::Judge;
use super::receipt::{self, Receipt};
use crate::model::{GroupId, IndicatorId, OfficeData, OfficeProblem, Period, StaffId, Time};

/// What somebody says the data comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The three fingerprints.
    pub receipt: Receipt,
    /// The result as [`receipt::result`] makes it. It may come from a stranger and be any JSON.
    pub result: Value,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Verification {
    /// The claim is what the data comes to, to the last digit.
    Agreement,
    /// It is not.
    Difference(Difference),
    /// The data or its policy has a fault and comes to nothing.
    Unusable(OfficeProblem),
}

/// The first figure that is not as claimed.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which.
    pub subject: Subject,
    /// The claimed value; `None` where the claim has none.
    pub claimed: Option<Value>,
    /// The value the data comes to; `None` where it comes to none.
    pub computed: Option<Value>,
}

/// What can differ, in the order of the search: what causes a difference is named before what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Which kind of result it is.
    Schema,
    /// Another policy.
    PolicyHash,
    /// Another period.
    Period,
    /// Other records, surveys, reviews, shifts, trainings, people or kinds of work.
    DataHash,
    /// Another moment of judging.
    AsOf,
    /// The claim leaves out somebody who is judged.
    AgentMissing(StaffId),
    /// The claim has somebody who is not judged, or somebody twice; empty if the entry names nobody.
    AgentAdded(String),
    /// A figure of an indicator.
    Line {
        /// Whose.
        agent: StaffId,
        /// Under which indicator.
        indicator: IndicatorId,
        /// Which figure.
        figure: Figure,
    },
    /// The points of a group.
    Group {
        /// Whose.
        agent: StaffId,
        /// Which group.
        group: GroupId,
    },
    /// The share of the weight that is backed by data.
    Coverage(StaffId),
    /// The workload bonus.
    Bonus(StaffId),
    /// The exact total.
    Total(StaffId),
    /// The published score.
    Score(StaffId),
    /// The red lines that are crossed.
    RedLines(StaffId),
    /// The grade.
    Grade(StaffId),
    /// Every figure agrees, but the claim says more than a result has, or in another order.
    Form,
    /// The result agrees and its fingerprint is another's.
    ResultHash,
}

/// A figure of an indicator, in the order of the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Above the line.
    Num,
    /// Below the line.
    Den,
    /// Observations.
    N,
    /// Cases without a known outcome.
    Pending,
    /// Cases left out.
    Excluded,
    /// Points.
    Points,
}

impl Figure {
    const ALL: [(Self, &str); 6] = [
        (Self::Num, "num"),
        (Self::Den, "den"),
        (Self::N, "n"),
        (Self::Pending, "pending"),
        (Self::Excluded, "excluded"),
        (Self::Points, "points"),
    ];
}

/// Counts and judges `data` under its own policy as seen at `now`, and compares.
///
/// A period that was still open is judged by the clock: give the claim's own `as_of` as `now`.
pub fn verify(data: &OfficeData, period: Period, now: Time, claim: &Claim) -> Verification {
    if let Some(problem) = data.problem() {
        return Verification::Unusable(problem);
    }
    let data = &*counted(data, period);
    let policy = &data.policy;
    let asked = Asked::by([policy]);
    let facts = gather_asked(data, period, now, &asked);
    let previous = gather_before(data, period, now, &asked);
    let judge = Judge::with_previous(&facts, previous.as_ref(), policy);
    let receipt = receipt::receipt(data, &facts, &judge, policy);
    let result = receipt::result(&facts, &judge, policy, &receipt.policy, &receipt.data);
    let groups: Vec<GroupId> = policy.groups.iter().map(|it| it.id.clone()).collect();
    match compare(claim, &Claim { receipt, result }, &groups) {
        Ok(()) => Verification::Agreement,
        Err(difference) => Verification::Difference(*difference),
    }
}

type Compared = Result<(), Box<Difference>>;

fn compare(claim: &Claim, computed: &Claim, groups: &[GroupId]) -> Compared {
    let (one, two) = (&claim.result, &computed.result);
    let hash = |subject, one: &str, two: &str| same(subject, Some(&one.into()), Some(&two.into()));
    let header = |subject, name: &str| same(subject, one.get(name), two.get(name));
    header(Subject::Schema, "schema")?;
    hash(Subject::PolicyHash, &claim.receipt.policy, &computed.receipt.policy)?;
    header(Subject::PolicyHash, "policy")?;
    // The hash of the data covers the period, so that another period would be taken for other data.
    header(Subject::Period, "period")?;
    hash(Subject::DataHash, &claim.receipt.data, &computed.receipt.data)?;
    header(Subject::DataHash, "data")?;
    header(Subject::AsOf, "as_of")?;
    let (claimed, judged) = (list(one, "agents"), list(two, "agents"));
    same_people(claimed, judged)?;
    for agent in judged {
        same_agent(named(claimed, "agent", id(agent, "agent")), agent, groups)?;
    }
    same(Subject::Form, Some(one), Some(two))?;
    hash(Subject::ResultHash, &claim.receipt.result, &computed.receipt.result)
}

fn same(subject: Subject, claimed: Option<&Value>, computed: Option<&Value>) -> Compared {
    if claimed == computed {
        return Ok(());
    }
    let (claimed, computed) = (claimed.cloned(), computed.cloned());
    Err(Box::new(Difference { subject, claimed, computed }))
}

/// Everybody who is judged is claimed, and nobody else, and nobody twice.
fn same_people(claimed: &[Value], judged: &[Value]) -> Compared {
    for agent in judged {
        let name = id(agent, "agent");
        if named(claimed, "agent", name).is_none() {
            return same(Subject::AgentMissing(StaffId::new(name)), None, Some(agent));
        }
    }
    for (at, agent) in claimed.iter().enumerate() {
        let name = id(agent, "agent");
        let twice = named(&claimed[..at], "agent", name).is_some();
        if twice || named(judged, "agent", name).is_none() {
            return same(Subject::AgentAdded(name.to_owned()), Some(agent), None);
        }
    }
    Ok(())
}

fn same_agent(claimed: Option<&Value>, judged: &Value, groups: &[GroupId]) -> Compared {
    let nothing = Value::Null;
    let claimed = claimed.unwrap_or(&nothing);
    let agent = StaffId::new(id(judged, "agent"));
    let lines = list(claimed, "lines");
    for line in list(judged, "lines") {
        let indicator = id(line, "indicator");
        let claimed = named(lines, "indicator", indicator);
        for (figure, name) in Figure::ALL {
            let indicator = IndicatorId::new(indicator);
            let subject = Subject::Line { agent: agent.clone(), indicator, figure };
            same(subject, claimed.and_then(|it| it.get(name)), line.get(name))?;
        }
    }
    let (points, judged_points) = (list(claimed, "groups"), list(judged, "groups"));
    for (at, group) in groups.iter().enumerate() {
        let subject = Subject::Group { agent: agent.clone(), group: group.clone() };
        same(subject, points.get(at), judged_points.get(at))?;
    }
    let figure = |subject: fn(StaffId) -> Subject, name: &str| {
        same(subject(agent.clone()), claimed.get(name), judged.get(name))
    };
    figure(Subject::Coverage, "coverage")?;
    figure(Subject::Bonus, "bonus")?;
    figure(Subject::Total, "total")?;
    figure(Subject::Score, "score_centi")?;
    figure(Subject::RedLines, "red_lines")?;
    figure(Subject::Grade, "grade")
}

/// The entries under `name`; none if it is no list.
fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The first entry that is called `wanted`.
fn named<'a>(entries: &'a [Value], name: &str, wanted: &str) -> Option<&'a Value> {
    entries.iter().find(|it| it.get(name).and_then(Value::as_str) == Some(wanted))
}

/// What an entry is called; empty if it has no name.
fn id<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests;
