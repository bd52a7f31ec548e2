//! Rank acceptability: how often each agent takes each rank when the weights are uncertain (SMAA, SCORING §3.9).
//!
//! Invariant: whole numbers only, so that a seed gives the same counts on every machine; the counts do not
//! depend on how the draws are sliced.

mod question;
mod shares;

pub use question::{Question, WORDS_VERSION};
pub use shares::{Place, RankShares};

use super::dirichlet::{Alpha, Dirichlet, WHOLE};
use crate::engine::exact::Exact;
use crate::engine::ranking::Judge;
use crate::engine::weighing::Weighed;
use crate::model::{Policy, StaffId};

/// Millionths in a point.
const MICRO: u32 = 1_000_000;

/// Group points and bonuses stay below this many micro-points, 1,073 points, so that no score leaves 64 bits.
const LARGEST: u32 = 1 << 30;

/// An agent as far as weights do not matter, in micro-points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub staff: StaffId,
    /// V_g by group; `None` where nothing of the group is scored, and its weight goes to the others.
    pub groups: Vec<Option<u32>>,
    /// The bonus; below 0 for what a budget-neutral one takes.
    pub bonus: i32,
}

impl Candidate {
    /// The agent with these groups and this bonus; the limit at 100 points is left out, as everywhere in
    /// the what-if. `None` without a group, or if group points are negative or a figure is beyond 1,073 points.
    pub fn new(staff: StaffId, weighed: &Weighed) -> Option<Self> {
        let groups = weighed.groups.iter().map(|group| match group {
            Some(points) => Some(Some(u32::try_from(micro(points)?).ok()?)),
            None => Some(None),
        });
        let groups = groups.collect::<Option<Vec<_>>>()?;
        let bonus = micro(&weighed.bonus)?;
        groups.iter().any(Option::is_some).then_some(Self { staff, groups, bonus })
    }

    /// The score under `weights`, which sum to [`WHOLE`], in micro-points · 2⁻³²; `None` if none of its
    /// groups weighs anything. A missing group makes it a quotient, which is rounded down.
    fn score(&self, weights: &[u64]) -> Option<i64> {
        let (mut sum, mut present) = (0, 0);
        for (points, weight) in self.groups.iter().zip(weights) {
            if let Some(points) = points {
                sum += u64::from(*points) * weight;
                present += weight;
            }
        }
        let base = match present {
            WHOLE => sum,
            0 => return None,
            // The remainder is below 2³², so that shifting it stays within 64 bits.
            _ => ((sum / present) << 32) + ((sum % present) << 32) / present,
        };
        Some(i64::try_from(base).ok()? + (i64::from(self.bonus) << 32))
    }
}

fn micro(points: &Exact) -> Option<i32> {
    let micro = points.round_half_even(MICRO)?;
    i32::try_from(micro).ok().filter(|it| it.unsigned_abs() < LARGEST)
}

/// Everybody who has a rank under `policy`, ready for [`Acceptability`].
pub fn candidates(judge: &Judge, policy: &Policy) -> Vec<Candidate> {
    let agents = &judge.scored().agents;
    let ranked = judge.rank(policy).into_iter().filter(|it| it.rank.is_some());
    ranked
        .filter_map(|standing| {
            let at = agents.iter().position(|it| it.staff == standing.staff)?;
            Candidate::new(standing.staff, &judge.weigh(at, policy))
        })
        .collect()
}

/// A simulation that can be advanced in slices, shown while it runs and dropped at any time.
///
/// The same seed for every what-if keeps the draws, and so the picture, steady while a slider moves.
#[derive(Clone, Debug)]
pub struct Acceptability {
    candidates: Vec<Candidate>,
    source: Dirichlet,
    draws: u32,
    /// By candidate and then by rank.
    counts: Vec<u32>,
    /// Scores and positions of the candidates in the current draw.
    places: Vec<(Option<i64>, usize)>,
}

impl Acceptability {
    /// No draw yet. Candidates are put in the order of their ids, by which ties are decided.
    ///
    /// `None` if a candidate has not one group per parameter, or points beyond 1,073.
    pub fn new(mut candidates: Vec<Candidate>, alpha: &Alpha, seed: u64) -> Option<Self> {
        let fits = |it: &Candidate| {
            it.groups.len() == alpha.parameters().len()
                && it.groups.iter().flatten().all(|it| *it < LARGEST)
                && it.bonus.unsigned_abs() < LARGEST
        };
        if !candidates.iter().all(fits) {
            return None;
        }
        candidates.sort_by(|one, other| one.staff.cmp(&other.staff));
        let many = candidates.len();
        Some(Self {
            source: Dirichlet::seeded(alpha, seed),
            draws: 0,
            counts: vec![0; many * many],
            places: vec![(None, 0); many],
            candidates,
        })
    }

    /// Makes this many more draws, to 2³²−1 in all. Nothing is allocated.
    pub fn advance(&mut self, draws: u32) {
        let draws = draws.min(u32::MAX - self.draws);
        let many = self.candidates.len();
        for _ in 0..draws {
            let weights = self.source.draw();
            let scored = self.candidates.iter().map(|it| it.score(weights)).enumerate();
            for (place, (at, score)) in self.places.iter_mut().zip(scored) {
                *place = (score, at);
            }
            // Without a score in this draw is below every score.
            self.places
                .sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
            for (rank, (_, at)) in self.places.iter().enumerate() {
                self.counts[at * many + rank] += 1;
            }
        }
        self.draws += draws;
    }

    /// The draws made so far.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// Everybody by id, with the number of draws in which they took rank 1, 2 and so on.
    pub fn counts(&self) -> impl Iterator<Item = (&StaffId, &[u32])> {
        let rows = self.counts.chunks_exact(self.candidates.len().max(1));
        self.candidates.iter().map(|it| &it.staff).zip(rows)
    }

    /// The counts of everybody in the order of their ids, by rank.
    pub fn table(&self) -> &[u32] {
        &self.counts
    }

    /// How far a share of the draws may be from the probability, at 95 %: at most 1.96 · ½/√N. For drawing;
    /// `None` before the first draw.
    pub fn margin(&self) -> Option<f64> {
        (self.draws > 0).then(|| 0.98 / f64::from(self.draws).sqrt())
    }
}

#[cfg(test)]
mod tests;
