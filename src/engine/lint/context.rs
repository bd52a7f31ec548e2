//! What a policy is used for and on, as far as it is known, and what follows from that.

use chrono::NaiveDate;

use super::Lint;
use crate::engine::exact::Exact;
use crate::engine::incentive::distribution::LEAST_PEOPLE;
use crate::engine::scored::Scored;
use crate::model::{IndicatorId, Policy, StaffId};

/// What is known beside the policy; what is not known is not judged.
#[derive(Clone, Debug, Default)]
pub struct LintContext<'a> {
    /// Everybody's points under the policy.
    pub scored: Option<&'a Scored>,
    /// Per group of the policy, its share of the spread of scores (SCORING §3.5); `None` if it is not defined.
    pub effective: Option<Vec<Exact>>,
    /// The corrections in force, by indicator.
    pub corrections: Vec<(IndicatorId, Correction)>,
    /// How many people are graded.
    pub headcount: Option<usize>,
    /// A bonus or a raise hangs on the grade.
    pub pays: bool,
    /// Grades are given by quota.
    pub forced: bool,
    /// The first date of the period.
    pub period_start: Option<NaiveDate>,
    /// The date of the last change of the policy.
    pub edited: Option<NaiveDate>,
    /// How many of everybody's cases were invited to rate.
    pub invited: Vec<Invited>,
    /// Those whom only one or two peers reviewed, however often.
    pub few_peers: Vec<StaffId>,
}

/// A correction for unequal conditions of one indicator (SCORING §5.3); there should be one at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Correction {
    /// Cases count by difficulty.
    Difficulty,
    /// Observed against expected for the cases an agent had.
    CaseMix,
    /// Handle time against the standard time of the cases.
    Pace,
    /// A rater's severity is taken out.
    RaterBias,
}

/// Invitations to rate: cases of one agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invited {
    /// Who.
    pub staff: StaffId,
    /// Cases that were invited.
    pub invited: i64,
    /// Cases that should have been.
    pub eligible: i64,
}

/// One fairness correction per indicator.
pub fn corrected_twice(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    policy
        .indicators
        .iter()
        .filter_map(|indicator| {
            let own = context.corrections.iter().filter(|it| it.0 == indicator.id);
            let mut corrections: Vec<Correction> = own.map(|it| it.1).collect();
            corrections.sort_unstable();
            corrections.dedup();
            (corrections.len() > 1)
                .then(|| Lint::CorrectedTwice { indicator: indicator.id.clone(), corrections })
        })
        .collect()
}

/// Quotas for fewer than ten people.
pub fn forced_for_few(context: &LintContext) -> Option<Lint> {
    let people = context.headcount.filter(|it| context.forced && *it < LEAST_PEOPLE)?;
    Some(Lint::ForcedForFew { people })
}

/// A change on the first day of the period is late: the day has begun.
pub fn edited_late(context: &LintContext) -> Option<Lint> {
    let (start, edited) = context.period_start.zip(context.edited)?;
    (edited >= start).then_some(Lint::EditedLate { start, edited })
}

/// Less than 95 % of the cases that should have been invited.
pub fn few_invited(context: &LintContext) -> Vec<Lint> {
    context
        .invited
        .iter()
        .filter(|it| 100 * i128::from(it.invited) < 95 * i128::from(it.eligible))
        .map(|it| Lint::FewInvited {
            staff: it.staff.clone(),
            invited: it.invited,
            eligible: it.eligible,
        })
        .collect()
}
