//! 还差多少: what each indicator alone would have to become for the next grade, in whole counts (SCORING §7.4).
//!
//! Closed form: the gap over the indicator's share of the score gives the points needed, the curve read backwards
//! gives the value, and the value times the cases the count. Taken into account: a published score is rounded, a
//! workload bonus waits at the gate of a group, and a floor or a red line caps the grade. The clamp at 100 is not in the way,
//! because no grade begins above it. Of the corrections, cases added for a small sample are taken off again; how a
//! count moves what case mix expects or reviewers' severity is not in one agent's hands, and such an indicator has no
//! count to give.
//!
//! Invariant: the count given, scored again, earns the grade, and no count nearer to the present one does.

use super::inverse::{Least, Stretch, values};
use crate::engine::exact::Exact;
use crate::engine::facts::{Fact, Facts};
use crate::engine::grade::grade;
use crate::engine::ranking::Judge;
use crate::engine::scored::{Line, Scored, ScoredAgent};
use crate::engine::weighing::Weighed;
use crate::model::{Correction, Crossing, GroupId, Indicator, MeasureKind, Policy, RedLine};

/// What would earn the next better grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// The position of the band aimed at.
    pub target: usize,
    /// Its threshold less the exact score: zero or less where only a floor or a red line is in the way.
    pub gap: Exact,
    /// One for every scored indicator, in the policy's order; each holds if nothing else changes, and so not where
    /// a second indicator counts the same cases.
    pub suggestions: Vec<Suggestion>,
}

/// What one indicator would have to become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The position of the indicator in the policy.
    pub indicator: usize,
    /// What was counted: hits, a sum of ratings, seconds or hours.
    pub now: Counted,
    /// The points it has.
    pub points: Exact,
    /// The points it needs, for the threshold itself; beyond 100 too. `None` if no points of it would do.
    pub needed: Option<Exact>,
    /// Whether it can get there.
    pub outcome: Outcome,
}

/// A count above the line, and the cases below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Hits, or the sum of ratings, seconds or hours.
    pub count: i64,
    /// Cases; 1 for hours.
    pub of: i64,
}

/// Whether an indicator alone can earn the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It can.
    Reaches {
        /// The value that earns the points needed, after the indicator's correction.
        value: Exact,
        /// The whole count that earns the grade, of the same cases as now; for some measures it is lower than now.
        count: i64,
    },
    /// It has no weight in this score.
    NoWeight,
    /// The group at this position is below the floor, and the indicator is not in it.
    HeldByFloor(usize),
    /// The red line of the indicator at this position, another one, is crossed.
    HeldByRedLine(usize),
    /// The curve does not give the points needed, or only beyond the indicator's own red line.
    BeyondCurve,
    /// Its correction cannot be read backwards: what is scored depends on others' cases or reviewers, too.
    NotInvertible,
    /// The curve gives the points, but for no whole count of the cases there are.
    BeyondCount,
}

/// What would earn the agent at position `at` the next better grade.
/// `None` without a grade, with the best one, or beyond the last agent. `facts` and `judge` belong together.
pub fn advise(facts: &Facts, judge: &Judge, policy: &Policy, at: usize) -> Option<Advice> {
    let agent = facts.agents.get(at)?;
    let weighed = judge.weigh(at, policy);
    let target = grade(&weighed, policy).band()?.checked_sub(1)?;
    let from_centi = policy.bands.get(target).map(|it| it.from_centi).filter(|it| *it <= 10_000)?;
    let threshold = hundredths(from_centi);
    let lesson = Lesson {
        scored: judge.scored(),
        agent: &judge.scored().agents[at],
        weighed: &weighed,
        policy,
        target,
    };
    let gap = &threshold - &(weighed.base.as_ref()? + &weighed.bonus);
    let suggestions = policy
        .indicators
        .iter()
        .enumerate()
        .filter_map(|(at, indicator)| {
            let measured = facts.measures.iter().position(|it| *it == indicator.measure)?;
            lesson.suggestion(at, &agent.facts[measured])
        })
        .collect();
    Some(Advice { target, gap, suggestions })
}

fn hundredths(centi: u32) -> Exact {
    Exact::ratio(centi.into(), 100).expect("100 is not zero")
}

/// The least total that is published as this score: half a hundredth less, if that tie goes to the even count.
fn published_as(centi: u32) -> Least {
    let slack = Exact::ratio(1, 200).expect("200 is not zero");
    Least { points: &hundredths(centi) - &slack, exclusive: centi % 2 == 1 }
}

struct Lesson<'a> {
    scored: &'a Scored,
    agent: &'a ScoredAgent,
    weighed: &'a Weighed,
    policy: &'a Policy,
    target: usize,
}

impl Lesson<'_> {
    /// `None` if the indicator is not scored.
    fn suggestion(&self, at: usize, fact: &Fact) -> Option<Suggestion> {
        let indicator = &self.policy.indicators[at];
        let line = &self.agent.lines[at];
        let points = line.points.clone()?;
        let from_centi = self.policy.bands[self.target].from_centi;
        let threshold = self.needed(at, &Least::reach(hundredths(from_centi)));
        let (needed, outcome) = match self.needed(at, &published_as(from_centi)) {
            Err(obstacle) => (None, obstacle),
            Ok(least) => {
                let threshold = threshold.unwrap_or_else(|_obstacle| least.clone());
                let outcome = match Scale::of(indicator, line, fact) {
                    Some(scale) => {
                        let red_line = self.red_line(at).map(|it| it.crossed);
                        let way = Way { indicator, red_line, scale };
                        way.outcome(fact, &least, &threshold)
                    }
                    None => Outcome::NotInvertible,
                };
                (Some(threshold.points), outcome)
            }
        };
        let now = Counted { count: fact.num, of: fact.den };
        Some(Suggestion { indicator: at, now, points, needed, outcome })
    }

    /// The points the indicator needs for this total and the floor, all else as it is.
    fn needed(&self, at: usize, total: &Least) -> Result<Least, Outcome> {
        let points = self.agent.lines[at].points.as_ref().ok_or(Outcome::NoWeight)?;
        let base = self.weighed.base.as_ref().ok_or(Outcome::NoWeight)?;
        let share = self.weighed.effective[at].clone().unwrap_or_else(Exact::zero);
        let own = self.scored.group_of[at];
        let within = self.share_of_group(at);
        let crossed = self.weighed.crossed.iter().filter(|it| self.red_line(**it).is_some());
        if let Some(other) = crossed.copied().find(|it| *it != at) {
            return Err(Outcome::HeldByRedLine(other));
        }
        let mean = |group: usize| self.weighed.groups[group].as_ref();
        let group = |id: &GroupId| self.policy.groups.iter().position(|it| it.id == *id);

        // The bonus of a gate in the indicator's own group comes and goes with its points: a red line can ask for fewer.
        let gate = self.policy.fairness.workload.as_ref();
        let gate = gate.filter(|it| group(&it.gate_group) == Some(own)).zip(mean(own));
        let is_paid = self.weighed.bonus > Exact::zero();
        let closed =
            if is_paid && gate.is_some() { base.clone() } else { base + &self.weighed.bonus };
        let closed = lift(points, &closed, total, &share);
        let bonus = if is_paid { &self.weighed.bonus } else { &self.agent.bonus };
        let earns = is_paid || self.weighed.bonus.is_zero();
        let opened = gate.filter(|_| earns).and_then(|(gate, mean)| {
            let open = Least::reach(Exact::integer(gate.gate_points.into()));
            let open = lift(points, mean, &open, &within)?;
            let rest = lift(points, &(base + bonus), total, &share)?;
            Some(open.max(rest))
        });
        let least = match (closed, opened) {
            (Some(one), Some(two)) => one.min(two),
            (one, two) => one.or(two).ok_or(Outcome::NoWeight)?,
        };
        let least = match self.red_line(at).map(|it| it.crossed) {
            Some(Crossing::NoPoints) => least.max(Least { points: Exact::zero(), exclusive: true }),
            _ => least,
        };
        let Some((floor, floor_points)) = self.floor() else { return Ok(least) };
        match mean(floor) {
            // It must hold as well where a red line asks for fewer points than there are.
            Some(mean) if floor == own => {
                let lifted = lift(points, mean, &floor_points, &within);
                Ok(least.max(lifted.ok_or(Outcome::HeldByFloor(floor))?))
            }
            Some(mean) if !floor_points.is_met(mean) => Err(Outcome::HeldByFloor(floor)),
            _ => Ok(least),
        }
    }

    /// The group that must hold for the target, and its least points; `None` if no floor caps it.
    fn floor(&self) -> Option<(usize, Least)> {
        let floor = self.policy.floor.as_ref()?;
        let cap = self.policy.bands.iter().position(|it| it.label == floor.cap)?;
        let group = self.policy.groups.iter().position(|it| it.id == floor.group)?;
        let least = Least::reach(Exact::integer(floor.min_points.into()));
        (cap > self.target).then_some((group, least))
    }

    /// The indicator's red line; `None` unless it stands between the agent and the target.
    fn red_line(&self, at: usize) -> Option<RedLine> {
        let red_line = self.policy.indicators[at].red_line?;
        (usize::try_from(red_line.cap).ok()? > self.target).then_some(red_line)
    }

    /// The indicator's share of its group, after missing ones were left out.
    fn share_of_group(&self, at: usize) -> Exact {
        let weight = |it: usize| i64::from(self.policy.indicators[it].local_bp);
        let scored_bp: i64 = (0..self.agent.lines.len())
            .filter(|it| self.scored.group_of[*it] == self.scored.group_of[at])
            .filter(|it| self.agent.lines[*it].points.is_some())
            .map(weight)
            .sum();
        Exact::ratio(weight(at), scored_bp).unwrap_or_else(Exact::zero)
    }
}

/// The points that lift a mean to `least`, of which they have `share`; `None` if they have none and it is not met.
fn lift(points: &Exact, mean: &Exact, least: &Least, share: &Exact) -> Option<Least> {
    match (&least.points - mean).over(share) {
        Some(more) => Some(Least { points: points + &more, exclusive: least.exclusive }),
        None => least.is_met(mean).then(|| Least::reach(Exact::zero())),
    }
}

/// How a count becomes the value that is scored: (count + added) / parts.
struct Scale {
    parts: Exact,
    added: Exact,
}

impl Scale {
    /// `None` if the value does not depend on the agent's own count alone.
    fn of(indicator: &Indicator, line: &Line, fact: &Fact) -> Option<Self> {
        let plain = Self { parts: Exact::integer(fact.den), added: Exact::zero() };
        match indicator.correction {
            _ if line.corrected.is_none() => Some(plain),
            Correction::None => Some(plain),
            Correction::Credibility { m, p0 } => {
                let m = Exact::integer(m.into());
                Some(Self { parts: &plain.parts + &m, added: &m * &p0.into() })
            }
            Correction::CaseMix | Correction::RaterBias => None,
        }
    }

    fn value(&self, count: i64) -> Exact {
        let sum = &Exact::integer(count) + &self.added;
        sum.over(&self.parts).unwrap_or_else(Exact::zero)
    }
}

/// From a count to points and back.
struct Way<'a> {
    indicator: &'a Indicator,
    /// What crosses the red line that must not be crossed.
    red_line: Option<Crossing>,
    scale: Scale,
}

impl Way<'_> {
    /// The values worth the points on the right side of the red line.
    fn values(&self, least: &Least) -> Vec<Stretch> {
        let all = values(&self.indicator.curve, least).into_iter();
        let allowed = all.filter_map(|it| match self.red_line {
            Some(Crossing::Below(limit)) => it.beginning_at(limit.into()),
            Some(Crossing::Above(limit)) => it.up_to(limit.into()),
            Some(Crossing::NoPoints) | None => Some(it),
        });
        allowed.collect()
    }

    /// The nearest whole count that earns the grade, and the value that earns the threshold on the same side.
    fn outcome(&self, fact: &Fact, least: &Least, threshold: &Least) -> Outcome {
        let earning = self.values(least);
        let (lowest, highest) = possible(self.indicator, fact);
        let Scale { parts, added } = &self.scale;
        let nearest = earning
            .iter()
            .filter_map(|it| {
                let (from, to) = it.counts(parts, added);
                let (from, to) = (from.max(lowest), to.min(highest));
                (from <= to).then(|| fact.num.clamp(from, to))
            })
            .min_by_key(|it| (it.abs_diff(fact.num), *it < fact.num));
        let Some(count) = nearest else {
            return if earning.is_empty() { Outcome::BeyondCurve } else { Outcome::BeyondCount };
        };
        let exact = self.values(threshold);
        // Where only the rounding of the published score earns it, the curve has no value for the threshold itself.
        let stretches = if exact.is_empty() { earning } else { exact };
        let then = self.scale.value(count);
        let distance = |it: &Stretch| {
            let off = &it.nearest(&then) - &then;
            off.clone().max(&Exact::zero() - &off)
        };
        let side = stretches.iter().min_by(|one, two| distance(one).cmp(&distance(two)));
        let now = self.scale.value(fact.num);
        Outcome::Reaches { value: side.map_or_else(|| then.clone(), |it| it.nearest(&now)), count }
    }
}

/// The counts that can be, of the cases there are.
fn possible(indicator: &Indicator, fact: &Fact) -> (i64, i64) {
    match indicator.measure.kind() {
        MeasureKind::Share | MeasureKind::Portion => (0, fact.den),
        MeasureKind::Net => (-fact.den, fact.den),
        MeasureKind::Rating => (fact.den, fact.den.saturating_mul(5)),
        // The last number of the type stands for every one beyond it.
        MeasureKind::Seconds | MeasureKind::Hours | MeasureKind::Cases | MeasureKind::Number => {
            (0, i64::MAX - 1)
        }
    }
}

#[cfg(test)]
mod tests;
