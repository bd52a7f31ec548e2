//! From a published score to a grade (SCORING §7.1), with the rules that cap or withhold it.

use super::exact::Exact;
use super::weighing::Weighed;
use crate::model::Policy;

/// What the policy says of one agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The position of a band, best first.
    Band {
        /// Which.
        at: usize,
        /// The floor of a group held it down.
        capped: bool,
    },
    /// 不评级: too little of the weight is backed by data.
    LowCoverage,
    /// 不评级: the mandatory group at this position has no data.
    MandatoryEmpty(usize),
}

impl Grade {
    /// The position of its band; `None` without a grade.
    pub fn band(self) -> Option<usize> {
        match self {
            Self::Band { at, .. } => Some(at),
            Self::LowCoverage | Self::MandatoryEmpty(_) => None,
        }
    }
}

/// The published score: hundredths of a point, rounded once, half to even; `None` if nothing is scored.
pub fn publish(weighed: &Weighed) -> Option<u32> {
    let total = weighed.total.as_ref()?;
    let centi = total.round_half_even(100).expect("a score is within 0 to 100");
    Some(u32::try_from(centi).expect("a score is not negative"))
}

/// The grade of an agent with this exact way to the score.
pub fn grade(weighed: &Weighed, policy: &Policy) -> Grade {
    let needed = Exact::ratio(policy.min_coverage_bp.into(), 10_000).expect("10000 is not zero");
    let empty = |at: &usize| policy.groups[*at].mandatory && weighed.groups[*at].is_none();
    if let Some(at) = (0..policy.groups.len()).find(empty) {
        return Grade::MandatoryEmpty(at);
    }
    match publish(weighed) {
        Some(centi) if weighed.coverage >= needed => {
            let floor_holds = policy.floor.as_ref().is_none_or(|floor| {
                let at = policy.groups.iter().position(|it| it.id == floor.group);
                let points = at.and_then(|at| weighed.groups[at].as_ref());
                points.is_none_or(|it| *it >= Exact::integer(floor.min_points.into()))
            });
            banded(centi, floor_holds, policy)
        }
        _ => Grade::LowCoverage,
    }
}

/// The band of a published score; the floor's cap if the floor does not hold.
pub fn banded(centi: u32, floor_holds: bool, policy: &Policy) -> Grade {
    let earned = policy.bands.iter().position(|it| it.from_centi <= centi);
    let at = earned.unwrap_or(policy.bands.len().saturating_sub(1));
    let cap = policy.floor.as_ref().filter(|_| !floor_holds);
    let cap = cap.and_then(|floor| policy.bands.iter().position(|it| it.label == floor.cap));
    match cap {
        Some(cap) if cap > at => Grade::Band { at: cap, capped: true },
        _ => Grade::Band { at, capped: false },
    }
}
