//! The same weighing in certified intervals: fast enough for every movement of a slider (SCORING §3.1, §9.1).
//!
//! Every number is a pair of fixed-point bounds with the exact value between them, so that a rounding,
//! a floor or a gate that both bounds agree on is decided, and decided rightly.
//! What they do not agree on (a tie to the last of 40 bits) is `None`, and the caller goes exact.

use super::exact::Exact;
use super::fact_state::FactState;
use super::grade::{Grade, banded, strictest};
use super::scored::{Line, Scored, ScoredAgent};
use super::weighing::crossed;
use crate::model::{BonusForm, GroupId, Policy};

/// Bits behind the point: points up to 120 times weights up to 10,000 stay within an `i64`.
const BITS: u32 = 40;
const ONE: i64 = 1 << BITS;

/// Bounds with the exact value between them, in units of 2^-40 points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Bounds {
    lo: i64,
    hi: i64,
}

impl Bounds {
    const ZERO: Self = Self { lo: 0, hi: 0 };

    fn around(exact: &Exact) -> Option<Self> {
        let lo = exact.floor_bits(BITS)?;
        (0..=120 * ONE).contains(&lo).then_some(Self { lo, hi: lo + 1 })
    }

    fn over(self, divisor: i64) -> Self {
        Self { lo: self.lo.div_euclid(divisor), hi: -((-self.hi).div_euclid(divisor)) }
    }

    fn plus(self, other: Self) -> Self {
        Self { lo: self.lo + other.lo, hi: self.hi + other.hi }
    }

    fn less(self, other: Self) -> Self {
        Self { lo: self.lo - other.hi, hi: self.hi - other.lo }
    }

    fn times(self, weight: i64) -> Self {
        Self { lo: self.lo * weight, hi: self.hi * weight }
    }

    /// Whether the value reaches a whole number of points; `None` if the bounds disagree.
    fn reaches(self, points: u32) -> Option<bool> {
        let limit = i64::from(points).saturating_mul(ONE);
        match (self.lo >= limit, self.hi >= limit) {
            (true, _) => Some(true),
            (false, false) => Some(false),
            (false, true) => None,
        }
    }

    /// Hundredths, half to even; `None` if the bounds disagree or a tie cannot be ruled out.
    fn centi(self) -> Option<u32> {
        let halves_up = |it: i64| (it * 200 + ONE).div_euclid(2 * ONE);
        let on_a_tie = (self.lo * 200 + ONE).rem_euclid(2 * ONE) == 0;
        let (lo, hi) = (halves_up(self.lo), halves_up(self.hi));
        (lo == hi && !on_a_tie).then(|| u32::try_from(lo).ok()).flatten()
    }
}

/// The weight-independent half of an agent in bounds; made once per change of facts or curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Bounded {
    /// Points outside what fixed point can hold are as good as missing: only the exact way can tell.
    lines: Vec<(FactState, Option<Bounds>)>,
    /// `None` if it is outside what fixed point can hold.
    bonus: Option<Bounds>,
    /// The indicators whose red line is crossed, which no weight changes.
    crossed: Vec<usize>,
}

impl Bounded {
    /// The bounds of one agent.
    pub fn new(agent: &ScoredAgent) -> Self {
        let lines = agent.lines.iter().map(bounds_of).collect();
        Self { lines, bonus: bonus_of(agent), crossed: crossed(agent) }
    }

    /// The line at this position is another.
    pub fn replace(&mut self, at: usize, line: &Line) {
        self.lines[at] = bounds_of(line);
        match (self.crossed.binary_search(&at), line.crossed) {
            (Err(place), true) => self.crossed.insert(place, at),
            (Ok(place), false) => {
                self.crossed.remove(place);
            }
            _ => {}
        }
    }

    /// The agent's bonus is another.
    pub fn replace_bonus(&mut self, agent: &ScoredAgent) {
        self.bonus = bonus_of(agent);
    }

    /// The published score and the grade; `None` where only exact arithmetic can tell.
    pub fn judge(&self, scored: &Scored, policy: &Policy) -> Option<(u32, Grade)> {
        let mut groups = [GroupBounds::EMPTY; 16];
        let groups = groups.get_mut(..policy.groups.len())?;
        for (at, (state, points)) in self.lines.iter().enumerate() {
            let sums = &mut groups[scored.group_of[at]];
            let local_bp = i64::from(policy.indicators[at].local_bp);
            match (state, points) {
                (FactState::NotApplicable, _) => {}
                (_, Some(points)) => {
                    sums.points = sums.points.plus(points.times(local_bp));
                    sums.scored_bp += local_bp;
                }
                // Something applicable is missing: coverage decides, and that is left to the exact way.
                (_, None) if local_bp > 0 => return None,
                (_, None) => {}
            }
        }
        let (mut sum, mut backed) = (Bounds::ZERO, 0);
        for (sums, group) in groups.iter().zip(&policy.groups) {
            let Some(mean) = sums.mean() else {
                if group.mandatory || group.weight_bp > 0 {
                    return None;
                }
                continue;
            };
            backed += i64::from(group.weight_bp);
            sum = sum.plus(mean.times(group.weight_bp.into()));
        }
        if backed == 0 {
            return None;
        }
        let own_bonus = self.bonus?;
        let mean_of = |id: &GroupId| {
            policy.groups.iter().position(|it| it.id == *id).and_then(|at| groups[at].mean())
        };
        let bonus = match &policy.fairness.workload {
            Some(workload) if own_bonus != Bounds::ZERO => {
                match mean_of(&workload.gate_group)?.reaches(workload.gate_points)? {
                    true => own_bonus,
                    false => Bounds::ZERO,
                }
            }
            _ => Bounds::ZERO,
        };
        let form = policy.fairness.workload.as_ref().map(|it| it.form);
        let bonus = match form {
            // A product of two bounds does not fit fixed point.
            Some(BonusForm::Multiplicative) if bonus != Bounds::ZERO => return None,
            Some(BonusForm::BudgetNeutral) => bonus.less(Bounds::around(&scored.deduction)?),
            _ => bonus,
        };
        let total = sum.over(backed).plus(bonus);
        if total.lo < 0 {
            return None;
        }
        let top = 100 * ONE;
        let centi =
            if total.lo >= top { 10_000 } else { total.centi().filter(|_| total.hi < top)? };
        let floor_holds = match &policy.floor {
            Some(floor) => mean_of(&floor.group)?.reaches(floor.min_points)?,
            None => true,
        };
        Some((centi, banded(centi, strictest(floor_holds, &self.crossed, policy), policy)))
    }
}

fn bounds_of(line: &Line) -> (FactState, Option<Bounds>) {
    (line.state, line.points.as_ref().and_then(Bounds::around))
}

fn bonus_of(agent: &ScoredAgent) -> Option<Bounds> {
    if agent.bonus.is_zero() { Some(Bounds::ZERO) } else { Bounds::around(&agent.bonus) }
}

#[derive(Clone, Copy)]
struct GroupBounds {
    points: Bounds,
    scored_bp: i64,
}

impl GroupBounds {
    const EMPTY: Self = Self { points: Bounds::ZERO, scored_bp: 0 };

    fn mean(&self) -> Option<Bounds> {
        (self.scored_bp > 0).then(|| self.points.over(self.scored_bp))
    }
}
