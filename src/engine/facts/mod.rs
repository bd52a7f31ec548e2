//! Records → integers: what each agent did under each indicator in a period (SCORING §1, §2a).
//!
//! Invariant: facts do not depend on weights, curves or grades; moving a slider never comes here.
//! Every figure is a fold over the cases of [`each_case`], and [`cases_of`] lists the very same cases,
//! so that a number and the records behind it cannot differ. Only a median and a total that nothing was counted
//! for take a step more. Where records are many, `counting` takes the same sums from a [`Ledger`] in one sweep
//! per indicator; where one of them changes, a [`Running`] count moves by what it and its neighbours give.

mod aftercare;
mod attribution;
mod calls;
mod case;
mod conditions;
mod counting;
mod deadlines;
mod detail;
mod effort;
mod figures;
#[cfg(test)]
mod fixture;
mod ledger;
mod own;
#[cfg(test)]
mod own_tests;
mod people;
mod queue;
#[cfg(test)]
mod queue_tests;
mod rating_caps;
mod repeats;
mod response;
mod running;
mod satisfaction;
mod scope;
#[cfg(test)]
mod standard_tests;
mod surveys;
mod team;
#[cfg(test)]
mod tests;
mod work;

pub use case::{Case, CaseRef, Exclusion, Verdict};
pub use deadlines::effective_due;
pub use detail::{Asked, CaseKind, Received, Stratum};
pub use ledger::Ledger;
pub use running::{Moved, Running};
pub use scope::Scope;
pub use team::team_fact;
pub use work::Work;

use crate::model::{IndicatorId, Measure, OfficeData, Period, ReviewKind, Role, StaffId, Time};

/// What was counted of an office in a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The period.
    pub period: Period,
    /// The moment of judging.
    pub as_of: Time,
    /// What was measured; the order of every agent's facts.
    pub measures: Vec<Measure>,
    /// Everybody who is judged, by staff id.
    pub agents: Vec<AgentFacts>,
}

/// What was counted of one agent.
#[derive(Clone, Debug, PartialEq)]
pub struct AgentFacts {
    /// Who.
    pub staff: StaffId,
    /// As what.
    pub role: Role,
    /// One fact per measure.
    pub facts: Vec<Fact>,
    /// Work and hours.
    pub work: Work,
    /// The indicators by which the agent is not judged in this period, because of an appeal; by id.
    pub voided: Vec<IndicatorId>,
}

/// What was counted under one indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// Above the line: hits of a share, or the sum of ratings, seconds, hours or points; of a median the sum of
    /// the one or two middle values.
    pub num: i64,
    /// Below the line: cases of a share or a mean, seconds or points that could be had; 1 for hours, 1 or 2 for a
    /// median, 100 for hundredths of a standard case.
    pub den: i64,
    /// How many observations it rests on, for the smallest sample allowed.
    pub n: i64,
    /// The sum of the squares of what was added above the line: a mean's spread (SCORING §4.4). 0 where the value
    /// is no mean of its cases.
    pub squares: i64,
    /// Cases whose outcome is not known yet.
    pub pending: i64,
    /// Cases left out, by reason.
    pub excluded: Vec<(Exclusion, i64)>,
    /// The same counts by kind of case, in their order; empty unless asked for.
    pub strata: Vec<Stratum>,
    /// The ratings one by one, by rater; empty unless asked for.
    pub ratings: Vec<Received>,
}

impl Fact {
    /// `num` hits or points over `den` cases, with as many observations.
    pub fn of(num: i64, den: i64) -> Self {
        Self { num, den, n: den, ..Self::default() }
    }

    fn add(&mut self, verdict: Verdict) {
        self.shift(verdict, 1);
    }

    /// With the verdict as often as `times` says: 1, or −1 for one that no longer holds.
    fn shift(&mut self, verdict: Verdict, times: i64) {
        let add = |sum: &mut i64, value: i64| {
            *sum = sum.saturating_add(value.saturating_mul(times));
        };
        match verdict {
            Verdict::Counts { num, den } => {
                add(&mut self.num, num);
                add(&mut self.den, den);
                add(&mut self.n, den);
                add(&mut self.squares, num.saturating_mul(num));
            }
            Verdict::Adds { num, den, n } => {
                add(&mut self.num, num);
                add(&mut self.den, den);
                add(&mut self.n, n);
            }
            Verdict::Pending => add(&mut self.pending, 1),
            Verdict::Excluded(reason) => {
                match self.excluded.binary_search_by_key(&reason, |it| it.0) {
                    Ok(at) => {
                        add(&mut self.excluded[at].1, 1);
                        if self.excluded[at].1 == 0 {
                            self.excluded.remove(at);
                        }
                    }
                    Err(at) => self.excluded.insert(at, (reason, times)),
                }
            }
        }
    }
}

/// Counts everything that `measures` ask for, in sums only: enough for a policy without corrections.
pub fn gather(data: &OfficeData, period: Period, now: Time, measures: &[Measure]) -> Facts {
    let asked = Asked { measures: measures.to_vec(), detailed: Vec::new() };
    gather_asked(data, period, now, &asked)
}

/// Counts what the corrections of `asked` need of the period before; `None` if they need nothing of it.
pub fn gather_before(data: &OfficeData, period: Period, now: Time, asked: &Asked) -> Option<Facts> {
    let mut before = gather_asked(data, period.before()?, now, &asked.before()?);
    // Nobody is judged by the period before, so that what appeals struck there decides nothing here.
    before.agents.iter_mut().for_each(|it| it.voided.clear());
    Some(before)
}

/// Counts everything asked for.
pub fn gather_asked(data: &OfficeData, period: Period, now: Time, asked: &Asked) -> Facts {
    let scope = Scope::new(data, period, now);
    gather_from(&scope, &Ledger::new(&scope), asked)
}

/// The same from a ledger that was made of the scope's records before, for whatever period.
pub fn gather_from(scope: &Scope, ledger: &Ledger, asked: &Asked) -> Facts {
    let work = work::work(scope, ledger);
    let measures = &asked.measures;
    let mut agents: Vec<AgentFacts> = scope
        .agents
        .iter()
        .zip(work)
        .map(|((staff, role), work)| AgentFacts {
            staff: staff.clone(),
            role: *role,
            facts: vec![Fact::default(); measures.len()],
            work,
            voided: voided(scope, staff),
        })
        .collect();
    for (at, measure) in measures.iter().enumerate() {
        let counted = counting::count(scope, ledger, measure);
        let mut counted = counted.unwrap_or_else(|| fold(scope, measure));
        if asked.detailed.contains(measure) {
            detail::add_details(scope, measure, &mut counted);
        }
        for (agent, fact) in agents.iter_mut().zip(counted) {
            agent.facts[at] = fact;
        }
    }
    Facts { period: scope.period, as_of: scope.as_of, measures: measures.clone(), agents }
}

/// The indicators that appeals struck for one agent in the scope's period.
fn voided(scope: &Scope, staff: &StaffId) -> Vec<IndicatorId> {
    let own = scope.data.appeals.iter().filter(|it| it.staff == *staff);
    let mut voided: Vec<IndicatorId> =
        own.filter_map(|it| it.voids(scope.period)).cloned().collect();
    voided.sort();
    voided.dedup();
    voided
}

/// Everybody's fact under `measure`, case by case.
fn fold(scope: &Scope, measure: &Measure) -> Vec<Fact> {
    let mut facts = vec![Fact::default(); scope.agents.len()];
    each_case(scope, measure, &mut |agent, _case, verdict| facts[agent].add(verdict));
    if *measure == Measure::TrainingHours && people::has_training_register(scope) {
        // Hours are a sum, not a mean: one observation per agent, also of none.
        for fact in &mut facts {
            (fact.den, fact.n) = (1, 1);
        }
    }
    figures::complete(scope, measure, &mut facts);
    facts
}

/// The cases behind one agent's fact, in the order of the records.
pub fn cases_of(scope: &Scope, measure: &Measure, agent: &StaffId) -> Vec<Case> {
    let Some(wanted) = scope.agent(agent) else { return Vec::new() };
    let mut cases = Vec::new();
    each_case(scope, measure, &mut |agent, at, verdict| {
        if agent == wanted {
            let row = match at {
                CaseRef::Record(row) => Some(row),
                _ => None,
            };
            let record = row.map(|row| scope.records().id(row));
            let created = row.map(|row| scope.records().created(row));
            cases.push(Case { at, record, created, verdict });
        }
    });
    cases.sort_by_key(|it| it.at);
    cases
}

/// Calls `emit` with the agent, the place and the verdict of every case under `measure`.
pub fn each_case(scope: &Scope, measure: &Measure, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    match measure {
        Measure::WithinRings { rings } => calls::within_rings(scope, *rings, emit),
        Measure::Answered => calls::answered(scope, emit),
        Measure::AnswerSpeed => calls::answer_speed(scope, emit),
        Measure::ResolvedCalls => calls::resolved(scope, emit),
        Measure::FirstContact { days } => repeats::first_contact(scope, *days, emit),
        Measure::Resolved => deadlines::resolved(scope, emit),
        Measure::OnTime => deadlines::on_time(scope, emit),
        Measure::Satisfied | Measure::MeanRating => satisfaction::ratings(scope, measure, emit),
        Measure::UpheldComplaints => satisfaction::upheld_complaints(scope, emit),
        Measure::TrainingHours => people::training_hours(scope, emit),
        Measure::SupervisorReview => people::reviews(scope, ReviewKind::Supervisor, emit),
        Measure::PeerReview => people::reviews(scope, ReviewKind::Peer, emit),
        Measure::ServiceLevel { .. }
        | Measure::Abandoned { .. }
        | Measure::NetPromoter
        | Measure::ResponseRate => {
            team::each_case_of_anybody(scope, measure, &mut |agent, case, verdict| {
                if let Some(agent) = agent {
                    emit(agent, case, verdict);
                }
            });
        }
        Measure::FirstResponse => response::first_response(scope, emit),
        Measure::FirstResponseOnTime => response::first_response_on_time(scope, emit),
        Measure::Reopened { days } => aftercare::reopened(scope, *days, emit),
        Measure::CalledBack => aftercare::called_back(scope, emit),
        Measure::Invited => surveys::invited(scope, emit),
        Measure::HandleTime => effort::handle_time(scope, emit),
        Measure::Volume => effort::volume(scope, emit),
        Measure::Occupancy => effort::occupancy(scope, emit),
        Measure::Utilization => effort::utilization(scope, emit),
        Measure::Quality => people::quality(scope, emit),
        Measure::TestsPassed => people::tests_passed(scope, emit),
        Measure::Own(own) => own::own(scope, own, emit),
    }
}
