//! 方案体检: what is wrong, or doubtful, with a policy, in the data that a sentence about it needs (SCORING §11).

mod above_full;
mod cliff;
mod concern;
mod context;
mod fault;
mod red_line;
mod sample;

pub use concern::Concern;
pub use context::{Correction, Invited, LintContext};
pub use fault::{CurveFault, fault};

use chrono::NaiveDate;

use crate::engine::exact::Exact;
use crate::model::{GroupId, IndicatorId, Policy, PolicyProblem, StaffId};

/// How grave a [`Lint`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The policy cannot be used.
    Error,
    /// It can, and will treat somebody unfairly or surprise somebody.
    Warning,
    /// Worth knowing.
    Note,
}

/// Something about a policy that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lint {
    /// The groups' weights do not sum to 10,000 basis points.
    GroupWeights {
        /// Their sum.
        sum: u64,
    },
    /// The weights within a group do not sum to 10,000 basis points.
    LocalWeights {
        /// The group.
        group: GroupId,
        /// Their sum.
        sum: u64,
    },
    /// A curve does not give every value one meaning.
    Anchors {
        /// The indicator.
        indicator: IndicatorId,
        /// What is wrong.
        fault: CurveFault,
    },
    /// Something else makes the policy unusable.
    Unusable(PolicyProblem),
    /// The same unfairness is corrected more than once.
    CorrectedTwice {
        /// The indicator.
        indicator: IndicatorId,
        /// Its corrections, each once.
        corrections: Vec<Correction>,
    },
    /// The volume of work earns points as an indicator and again as workload compensation.
    VolumeTwice {
        /// The indicator.
        indicator: IndicatorId,
    },
    /// Handle time is scored as it is measured: whoever has the hard cases, or takes care, loses.
    RawHandleTime {
        /// The indicator.
        indicator: IndicatorId,
    },
    /// What a team achieves together, or what needs a team's sample, is scored on each alone.
    TeamMeasure {
        /// The indicator.
        indicator: IndicatorId,
    },
    /// Routing and staffing, not the agent, decide much of the measure.
    RoutingDecides {
        /// The indicator.
        indicator: IndicatorId,
    },
    /// 一票否决 that no value can trigger: the curve is worth points everywhere, or no share is that high or low.
    IdleRedLine {
        /// The indicator.
        indicator: IndicatorId,
    },
    /// More than 100 points are allowed, and no curve gives them.
    AboveFullUnused,
    /// Several totals end at 100, so that what they earned above it no longer tells them apart.
    CutAtFull {
        /// How many.
        people: usize,
    },
    /// Everybody has the same points: the weight decides nothing.
    ZeroSpread {
        /// The indicator.
        indicator: IndicatorId,
        /// What everybody has.
        points: Exact,
        /// How many.
        people: usize,
    },
    /// A group decides at least twice as much of the differences between people as its weight says.
    Outweighs {
        /// The group.
        group: GroupId,
        /// Its weight.
        nominal_bp: u32,
        /// Its share of the spread of scores, 1 for all of it.
        effective: Exact,
    },
    /// Pay hangs on fewer than five cases.
    SmallSamplePays {
        /// The indicator.
        indicator: IndicatorId,
        /// The smallest sample that is scored.
        n_min: u32,
    },
    /// Fewer than three peers are scored: whoever knows the rest of the sheet works out what one or two of them think.
    PeersExposed {
        /// The indicator.
        indicator: IndicatorId,
        /// The smallest number of reviews that is scored.
        n_min: u32,
    },
    /// What one or two peers gave is scored, for each gave it several times: reviews were enough, people were not.
    FewPeersScored {
        /// The indicator.
        indicator: IndicatorId,
        /// Of how many people.
        people: usize,
    },
    /// Grades by quota for fewer than ten people; the quotas are not applied.
    ForcedForFew {
        /// How many there are.
        people: usize,
    },
    /// A small difference in the value makes a large one in points.
    Cliff {
        /// The indicator.
        indicator: IndicatorId,
        /// The value where the difference begins.
        at: Exact,
        /// The points lost or won within one percentage point of the scale from there, above 10.
        points: Exact,
    },
    /// The policy was changed after the period had begun; it needs a new version.
    EditedLate {
        /// The first date of the period.
        start: NaiveDate,
        /// The date of the change.
        edited: NaiveDate,
    },
    /// 选择性邀评: too few of somebody's cases were invited to rate.
    FewInvited {
        /// Who.
        staff: StaffId,
        /// Cases that were invited.
        invited: i64,
        /// Cases that should have been.
        eligible: i64,
    },
}

impl Lint {
    /// How grave it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::GroupWeights { .. }
            | Self::LocalWeights { .. }
            | Self::Anchors { .. }
            | Self::Unusable(_) => Severity::Error,
            Self::CorrectedTwice { .. }
            | Self::VolumeTwice { .. }
            | Self::RawHandleTime { .. }
            | Self::TeamMeasure { .. }
            | Self::IdleRedLine { .. }
            | Self::CutAtFull { .. }
            | Self::Outweighs { .. }
            | Self::SmallSamplePays { .. }
            | Self::PeersExposed { .. }
            | Self::FewPeersScored { .. }
            | Self::ForcedForFew { .. }
            | Self::Cliff { .. }
            | Self::EditedLate { .. }
            | Self::FewInvited { .. } => Severity::Warning,
            Self::RoutingDecides { .. } | Self::AboveFullUnused | Self::ZeroSpread { .. } => {
                Severity::Note
            }
        }
    }
}

/// Everything to say about `policy`, the gravest first, then in the order of [`Lint`] and of the policy.
pub fn lint(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    let mut lints: Vec<Lint> = policy.problems().into_iter().map(|it| error(it, policy)).collect();
    lints.extend(context::corrected_twice(policy, context));
    lints.extend(concern::measures(policy));
    lints.extend(red_line::idle(policy));
    lints.extend(above_full::above_full(policy, context));
    lints.extend(sample::spread(policy, context));
    lints.extend(sample::small(policy, context));
    lints.extend(sample::exposed(policy));
    lints.extend(sample::few_peers(policy, context));
    lints.extend(context::forced_for_few(context));
    lints.extend(cliff::cliffs(policy));
    lints.extend(context::edited_late(context));
    lints.extend(context::few_invited(context));
    lints.sort_by_key(Lint::severity);
    lints
}

fn error(problem: PolicyProblem, policy: &Policy) -> Lint {
    match problem {
        PolicyProblem::GroupSum(sum) => Lint::GroupWeights { sum },
        PolicyProblem::LocalSum { group, sum } => Lint::LocalWeights { group, sum },
        PolicyProblem::Curve(indicator) | PolicyProblem::AboveFull(indicator) => {
            let found = policy.indicator(&indicator);
            match found.and_then(|it| fault(&it.curve, policy.most_points())) {
                Some(fault) => Lint::Anchors { indicator, fault },
                None => Lint::Unusable(PolicyProblem::Curve(indicator)),
            }
        }
        other => Lint::Unusable(other),
    }
}

#[cfg(test)]
mod tests;
