//! Beyond sums: the kinds of cases and who gave which rating, for the indicators whose correction asks.

use std::collections::BTreeMap;

use super::case::{CaseRef, Verdict};
use super::scope::Scope;
use super::{Fact, each_case};
use crate::model::{Measure, Policy, StaffId, TaskTypeId, Urgency};

/// What is to be counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// What is measured; the order of every agent's facts.
    pub measures: Vec<Measure>,
    /// Of these, whose cases are also counted by kind, and whose ratings are kept with their raters.
    pub detailed: Vec<Measure>,
}

impl Asked {
    /// What these policies need, each measure once, in their order.
    pub fn by<'a>(policies: impl IntoIterator<Item = &'a Policy>) -> Self {
        let mut asked = Self { measures: Vec::new(), detailed: Vec::new() };
        for indicator in policies.into_iter().flat_map(|it| &it.indicators) {
            let measure = &indicator.measure;
            if !asked.measures.contains(measure) {
                asked.measures.push(measure.clone());
            }
            if indicator.correction.needs_detail() && !asked.detailed.contains(measure) {
                asked.detailed.push(measure.clone());
            }
        }
        asked
    }

    /// What of it the period before is asked for: the kinds of cases, whose rates are then expected.
    pub(in crate::engine) fn before(&self) -> Option<Self> {
        let by_kind = self.detailed.iter().filter(|it| !is_review(it)).cloned();
        let measures: Vec<Measure> = by_kind.collect();
        (!measures.is_empty()).then(|| Self { detailed: measures.clone(), measures })
    }
}

/// A kind of case whose rate may differ from others': what is to be done, and how pressing it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CaseKind {
    /// The task type; `None` if the record has none.
    pub task_type: Option<TaskTypeId>,
    /// How pressing.
    pub urgency: Urgency,
}

/// The kind of the case in `row`.
pub(super) fn kind_of(scope: &Scope, row: usize) -> CaseKind {
    let records = scope.records();
    let task_type = records.task_types().get(row).map(TaskTypeId::new);
    CaseKind { task_type, urgency: records.urgency(row) }
}

/// What was counted of one kind of case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// The kind.
    pub kind: CaseKind,
    /// Hits.
    pub num: i64,
    /// Cases.
    pub den: i64,
}

/// A rating an agent received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// From whom.
    pub rater: StaffId,
    /// The score.
    pub score: i64,
}

/// Adds the details of `measure` to every agent's fact.
pub(super) fn add_details(scope: &Scope, measure: &Measure, facts: &mut [Fact]) {
    let mut strata: Vec<BTreeMap<(u32, Urgency), (i64, i64)>> = vec![BTreeMap::new(); facts.len()];
    each_case(scope, measure, &mut |agent, at, verdict| {
        let Verdict::Counts { num, den } = verdict else { return };
        match at {
            CaseRef::Record(row) => {
                let records = scope.records();
                let kind = (records.task_types().codes()[row], records.urgency(row));
                let counts = strata[agent].entry(kind).or_default();
                *counts = (counts.0 + num, counts.1 + den);
            }
            CaseRef::Review(review) => {
                let rater = scope.data.reviews[review].rater.clone();
                facts[agent].ratings.push(Received { rater, score: num });
            }
            CaseRef::Training(_)
            | CaseRef::Survey(_)
            | CaseRef::Shift(_)
            | CaseRef::Inspection(_)
            | CaseRef::Entry(_) => {}
        }
    });
    let names = scope.records().task_types();
    for (fact, strata) in facts.iter_mut().zip(strata) {
        fact.strata = strata
            .into_iter()
            .map(|((code, urgency), (num, den))| {
                let task_type = names.name(code).map(TaskTypeId::new);
                Stratum { kind: CaseKind { task_type, urgency }, num, den }
            })
            .collect();
        // Codes come in the order of the records; ids do not.
        fact.strata.sort_by(|one, two| one.kind.cmp(&two.kind));
        fact.ratings.sort_by(|one, two| (&one.rater, one.score).cmp(&(&two.rater, two.score)));
    }
}

fn is_review(measure: &Measure) -> bool {
    matches!(measure, Measure::SupervisorReview | Measure::PeerReview)
}
