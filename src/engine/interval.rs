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

    /// By a positive divisor, outwards. Bounds are mostly closer than it, so that one division does for both.
    fn over(self, divisor: i64) -> Self {
        let lo = self.lo.div_euclid(divisor);
        let above = self.hi - lo * divisor;
        let wide = || -(-above).div_euclid(divisor);
        let steps = match above {
            0 => 0,
            _ if above <= divisor => 1,
            _ if above <= 2 * divisor => 2,
            _ => wide(),
        };
        Self { lo, hi: lo + steps }
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
    lines: Vec<LineBounds>,
    /// `None` if it is outside what fixed point can hold.
    bonus: Option<Bounds>,
    /// The indicators whose red line is crossed, which no weight changes.
    crossed: Vec<usize>,
}

/// One indicator of one agent.
#[derive(Clone, Copy, Debug, PartialEq)]
enum LineBounds {
    NotApplicable,
    /// Applicable, and not scored or not within fixed point.
    Missing,
    /// The lower bound of its points; the upper one is a step above.
    Scored(i64),
}

/// What everybody's judgement needs of a policy, looked up once.
pub struct Terms<'a> {
    policy: &'a Policy,
    /// For every indicator the position of its group and its weight in there.
    shares: Vec<(usize, i64)>,
    /// Positions of the groups whose points open the bonus and hold the floor.
    gate: Option<usize>,
    floor: Option<usize>,
    /// What a budget-neutral bonus takes; `None` if it is outside what fixed point can hold.
    deduction: Option<Bounds>,
}

impl<'a> Terms<'a> {
    /// Those of `policy`, whose indicators are in these groups.
    pub fn new(scored: &Scored, policy: &'a Policy) -> Self {
        let position = |id: &GroupId| policy.groups.iter().position(|it| it.id == *id);
        let local_bp = policy.indicators.iter().map(|it| i64::from(it.local_bp));
        Self {
            policy,
            shares: scored.group_of.iter().copied().zip(local_bp).collect(),
            gate: policy.fairness.workload.as_ref().and_then(|it| position(&it.gate_group)),
            floor: policy.floor.as_ref().and_then(|it| position(&it.group)),
            deduction: Bounds::around(&scored.deduction),
        }
    }
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
    pub fn judge(&self, terms: &Terms) -> Option<(u32, Grade)> {
        let policy = terms.policy;
        let mut sums = [GroupSums::default(); 16];
        let sums = sums.get_mut(..policy.groups.len())?;
        for (line, (group, local_bp)) in self.lines.iter().zip(&terms.shares) {
            match line {
                LineBounds::Scored(points) => {
                    sums[*group].points += points * local_bp;
                    sums[*group].scored_bp += local_bp;
                }
                // Something applicable is missing: coverage decides, and that is left to the exact way.
                LineBounds::Missing if *local_bp > 0 => return None,
                LineBounds::Missing | LineBounds::NotApplicable => {}
            }
        }
        let (mut sum, mut backed) = (Bounds::ZERO, 0);
        let (mut gate, mut floor) = (None, None);
        for (at, (sums, group)) in sums.iter().zip(&policy.groups).enumerate() {
            let Some(mean) = sums.mean() else {
                if group.mandatory || group.weight_bp > 0 {
                    return None;
                }
                continue;
            };
            backed += i64::from(group.weight_bp);
            sum = sum.plus(mean.times(group.weight_bp.into()));
            if terms.gate == Some(at) {
                gate = Some(mean);
            }
            if terms.floor == Some(at) {
                floor = Some(mean);
            }
        }
        if backed == 0 {
            return None;
        }
        let own_bonus = self.bonus?;
        let bonus = match &policy.fairness.workload {
            Some(workload) if own_bonus != Bounds::ZERO => {
                match gate?.reaches(workload.gate_points)? {
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
            Some(BonusForm::BudgetNeutral) => bonus.less(terms.deduction?),
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
            Some(it) => floor?.reaches(it.min_points)?,
            None => true,
        };
        Some((centi, banded(centi, strictest(floor_holds, &self.crossed, policy), policy)))
    }
}

fn bounds_of(line: &Line) -> LineBounds {
    match (line.state, line.points.as_ref().and_then(Bounds::around)) {
        (FactState::NotApplicable, _) => LineBounds::NotApplicable,
        (_, None) => LineBounds::Missing,
        (_, Some(points)) => LineBounds::Scored(points.lo),
    }
}

fn bonus_of(agent: &ScoredAgent) -> Option<Bounds> {
    if agent.bonus.is_zero() { Some(Bounds::ZERO) } else { Bounds::around(&agent.bonus) }
}

/// The lower bound of a group's points times weights; the upper one is as much above as the weights.
#[derive(Clone, Copy, Default)]
struct GroupSums {
    points: i64,
    scored_bp: i64,
}

impl GroupSums {
    fn mean(self) -> Option<Bounds> {
        let sum = Bounds { lo: self.points, hi: self.points + self.scored_bp };
        (self.scored_bp > 0).then(|| sum.over(self.scored_bp))
    }
}
