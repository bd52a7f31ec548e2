//! An agent's score as one group weight slides from 0 to 1 and the others keep their proportions.

use super::critical::Crossing;
use super::profile::Profile;
use super::quadratic;
use crate::engine::exact::Exact;

/// S(w) + B = (over₀ + over₁·w) / (under₀ + under₁·w), for w from 0 to 1 (SCORING §3.6).
///
/// With every group present the lower line is 1 and the score is a straight line. Without one, the
/// present groups share its weight and the score is linear-fractional.
/// A weight that is the whole leaves the others no proportions to keep; then the un-rescaled form holds:
/// w·V + B, what the weight gives up goes to nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    over: [Exact; 2],
    under: [Exact; 2],
    /// Whether there is a score at w = 0 and at w = 1.
    defined_at: [bool; 2],
}

impl Slide {
    /// The slide of one agent as the weight of `group` moves away from `weights_bp`.
    /// `None` if the agent has no score at these weights or there is no such group.
    pub fn new(profile: &Profile, weights_bp: &[u32], group: usize) -> Option<Self> {
        let own_bp = *weights_bp.get(group)?;
        let (mut points, mut backed, mut others) = (Exact::zero(), 0_i64, 0_i64);
        for (at, bp) in weights_bp.iter().enumerate().filter(|(at, _)| *at != group) {
            let bp = i64::from(*bp);
            others += bp;
            if let Some(Some(mean)) = profile.groups.get(at) {
                backed += bp;
                points = &points + &(mean * &Exact::integer(bp));
            }
        }
        let constant = |score: &Exact, defined_at| Self {
            over: [score + &profile.bonus, Exact::zero()],
            under: [Exact::integer(1), Exact::zero()],
            defined_at,
        };
        let own = profile.groups.get(group)?.as_ref();
        match (own, points.over(&Exact::integer(backed))) {
            (None, rest) => Some(constant(&rest?, [true, false])),
            (Some(_), None) if own_bp == 0 => None,
            (Some(own), None) if others == 0 => Some(Self {
                over: [profile.bonus.clone(), own.clone()],
                under: [Exact::integer(1), Exact::zero()],
                defined_at: [true, true],
            }),
            (Some(own), None) => Some(constant(own, [false, true])),
            (Some(own), Some(_)) => {
                let (one, others) = (Exact::integer(1), Exact::integer(others));
                let rest = &points / &others;
                let start = &Exact::integer(backed) / &others;
                let rise = &one - &start;
                let over = [
                    &rest + &(&profile.bonus * &start),
                    &(own - &rest) + &(&profile.bonus * &rise),
                ];
                Some(Self { over, under: [start, rise], defined_at: [true, true] })
            }
        }
    }

    /// The score at weight `share`; `None` outside 0 to 1 and where nothing that has data has weight.
    pub fn at(&self, share: &Exact) -> Option<Exact> {
        let line = |of: &[Exact; 2]| &of[0] + &(&of[1] * share);
        self.defined(share).then(|| line(&self.over).over(&line(&self.under)))?
    }

    /// Where two agents are level, in ascending order: at most two weights, exact or bracketed.
    /// Empty if they never are, or always. No bracket straddles `now`.
    pub(super) fn crossings(&self, other: &Self, now: &Exact) -> Vec<Crossing> {
        let difference = if self.under == other.under {
            [&self.over[0] - &other.over[0], &self.over[1] - &other.over[1], Exact::zero()]
        } else {
            let [one, two] = [product(&self.over, &other.under), product(&other.over, &self.under)];
            [&one[0] - &two[0], &one[1] - &two[1], &one[2] - &two[2]]
        };
        let mut crossings = quadratic::roots(&difference, now);
        crossings.retain(|it| match it {
            Crossing::Exactly(root) => self.defined(root) && other.defined(root),
            Crossing::Between(..) => true,
        });
        crossings
    }

    fn defined(&self, share: &Exact) -> bool {
        let one = Exact::integer(1);
        (share.is_zero() && self.defined_at[0])
            || (*share == one && self.defined_at[1])
            || (*share > Exact::zero() && *share < one)
    }
}

/// The coefficients of a product of two lines.
fn product(one: &[Exact; 2], two: &[Exact; 2]) -> [Exact; 3] {
    let middle = &(&one[0] * &two[1]) + &(&one[1] * &two[0]);
    [&one[0] * &two[0], middle, &one[1] * &two[1]]
}
