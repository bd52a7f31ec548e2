//! 临界权重: the weights at which two agents change places (SCORING §3.6).

use super::profile::Profile;
use super::slide::Slide;
use crate::engine::exact::Exact;

/// A weight at which two agents are level, as a share from 0 to 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Crossing {
    /// The very weight. It always is, unless a group is missing for one of the two only.
    Exactly(Exact),
    /// An irrational weight strictly between these two, which are less than 1e-12 apart.
    Between(Exact, Exact),
}

impl Crossing {
    /// The weight, or the lower bound of it.
    pub fn low(&self) -> &Exact {
        match self {
            Self::Exactly(at) | Self::Between(at, _) => at,
        }
    }

    /// The weight, or the upper bound of it.
    pub fn high(&self) -> &Exact {
        match self {
            Self::Exactly(at) | Self::Between(_, at) => at,
        }
    }
}

/// w\*: where the two are level if the weight of `group` moves and the others keep their proportions.
///
/// None or one if both have the same groups, at most two otherwise, ascending. Empty if they never meet, are
/// always level, or one has no score at `weights_bp`. A bracket lies on one side of the present weight.
pub fn crossings(pair: [&Profile; 2], weights_bp: &[u32], group: usize) -> Vec<Crossing> {
    let slides = pair.map(|it| Slide::new(it, weights_bp, group));
    match (slides, share(weights_bp, group)) {
        ([Some(one), Some(two)], Some(now)) => one.crossings(&two, &now),
        _ => Vec::new(),
    }
}

/// The weight of a group as a share of all, 0 to 1; `None` if all are zero or there is no such group.
pub fn share(weights_bp: &[u32], group: usize) -> Option<Exact> {
    let whole = weights_bp.iter().map(|it| i64::from(*it)).sum();
    Exact::ratio((*weights_bp.get(group)?).into(), whole)
}

#[cfg(test)]
mod tests;
