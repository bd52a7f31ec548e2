//! Case mix: a rate compared with what everybody achieves on the same kinds of cases (SCORING §5.2).
//!
//! Indirect standardisation. The difference form is the correction; the ratio forms, direct
//! standardisation and z are shown beside it. Volume and effort are made good elsewhere (§5.3).

use std::collections::BTreeMap;

use crate::engine::exact::Exact;

/// With fewer expected successes or failures than this, z would pretend a normal distribution.
const SMALLEST_EXPECTED: i64 = 5;

/// Cases of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The kind of case: a number of its own, nothing more is known of it here.
    pub stratum: usize,
    /// Successes, 0 to `cases`.
    pub hits: i64,
    /// Cases; a cell without any is passed over.
    pub cases: i64,
}

/// One agent's rate, made comparable.
#[derive(Clone, Debug, PartialEq)]
pub struct Standardized {
    /// O: successes.
    pub observed: i64,
    /// E = Σ n_k·p_k: successes to be expected with these cases.
    pub expected: Exact,
    /// n: cases.
    pub cases: i64,
    /// O / n.
    pub crude: Exact,
    /// p̄: the rate over all cases that the expected rates come from.
    pub reference: Exact,
    /// p̄ + (O − E)/n within 0 to 1: the corrected rate, the same whether successes or failures are counted.
    pub adjusted: Exact,
    /// p̄ + (O − E)/n lay beyond 0 or 1.
    pub is_clamped: bool,
    /// (O/E)·p̄, for comparison; `None` if nothing is expected.
    pub by_ratio: Option<Exact>,
    /// 1 less the same ratio of failures, for comparison; `None` if no failure is expected.
    pub by_failures: Option<Exact>,
    /// Direct standardisation: the rate with the team's mix of cases; `None` if the agent lacks a kind the team has.
    pub direct: Option<Exact>,
    /// (O − E)/√Var over the cases that tell something; `None` with fewer than five expected successes or failures.
    pub z: Option<f64>,
    /// Cases of kinds that the last period did not have: their expected rate is this period's own.
    pub from_this_period: i64,
    /// Of these, cases of kinds that nobody else had: they count as expected and tell nothing.
    pub unshared: i64,
}

/// Everybody's rate made comparable, in the order of `agents`; `None` without cases.
///
/// `previous` has all cells of the last period, whose pooled rates are expected; it is empty if there
/// was none. A kind it lacks is expected at this period's pooled rate.
pub fn standardize(agents: &[Vec<Cell>], previous: &[Cell]) -> Vec<Option<Standardized>> {
    let strata = strata_of(agents, previous);
    let team = total(strata.values().map(|it| it.now));
    let before = total(strata.values().map(|it| it.before));
    let basis = if before.1 > 0 { before } else { team };
    let Some(reference) = Exact::ratio(basis.0, basis.1) else {
        return vec![None; agents.len()];
    };
    agents.iter().map(|cells| standardize_one(cells, &strata, &reference)).collect()
}

/// What is known of one kind of case; counts are successes and cases.
#[derive(Clone, Copy, Default)]
struct Stratum {
    now: (i64, i64),
    before: (i64, i64),
    /// How many agents had such cases in this period.
    agents: usize,
}

impl Stratum {
    fn rate(self) -> Option<Exact> {
        let (hits, cases) = if self.before.1 > 0 { self.before } else { self.now };
        Exact::ratio(hits, cases)
    }

    fn is_from_this_period(self) -> bool {
        self.before.1 <= 0
    }

    fn is_unshared(self) -> bool {
        self.is_from_this_period() && self.agents < 2
    }
}

fn strata_of(agents: &[Vec<Cell>], previous: &[Cell]) -> BTreeMap<usize, Stratum> {
    let mut strata: BTreeMap<usize, Stratum> = BTreeMap::new();
    for cells in agents {
        for (stratum, counts) in merged(cells) {
            let it = strata.entry(stratum).or_default();
            it.now = plus(it.now, counts);
            it.agents += 1;
        }
    }
    for (stratum, counts) in merged(previous) {
        strata.entry(stratum).or_default().before = counts;
    }
    strata
}

fn standardize_one(
    cells: &[Cell],
    strata: &BTreeMap<usize, Stratum>,
    reference: &Exact,
) -> Option<Standardized> {
    let own = merged(cells);
    let (observed, cases) = total(own.values().copied());
    let crude = Exact::ratio(observed, cases)?;
    let one = Exact::integer(1);
    let (mut expected, mut variance) = (Exact::zero(), Exact::zero());
    let (mut from_this_period, mut unshared) = (0, 0);
    for (stratum, (_, cases)) in &own {
        let known = strata.get(stratum).copied().unwrap_or_default();
        let Some(rate) = known.rate() else { continue };
        let share = &Exact::integer(*cases) * &rate;
        if known.is_unshared() {
            unshared = cases.saturating_add(unshared);
        } else {
            variance = &variance + &(&share * &(&one - &rate));
        }
        if known.is_from_this_period() {
            from_this_period = cases.saturating_add(from_this_period);
        }
        expected = &expected + &share;
    }
    let count = Exact::integer(cases);
    let surplus = &Exact::integer(observed) - &expected;
    let unclamped = reference + &surplus.over(&count)?;
    let adjusted = unclamped.clone().clamped(&Exact::zero(), &one);
    let ratio = |seen: &Exact, foreseen: &Exact, rate: &Exact| Some(&seen.over(foreseen)? * rate);
    let (failures, failures_expected) = (&count - &Exact::integer(observed), &count - &expected);
    Some(Standardized {
        observed,
        cases,
        crude,
        reference: reference.clone(),
        is_clamped: adjusted != unclamped,
        adjusted,
        by_ratio: ratio(&Exact::integer(observed), &expected, reference),
        by_failures: ratio(&failures, &failures_expected, &(&one - reference)).map(|it| &one - &it),
        direct: direct(&own, strata),
        z: z(&surplus, &variance, &expected, &failures_expected),
        expected,
        from_this_period,
        unshared,
    })
}

/// Σ N_k·(x_k/n_k) / ΣN_k with the team's N_k of this period.
fn direct(own: &BTreeMap<usize, (i64, i64)>, strata: &BTreeMap<usize, Stratum>) -> Option<Exact> {
    let (mut sum, mut whole) = (Exact::zero(), Exact::zero());
    for (stratum, it) in strata.iter().filter(|(_, it)| it.now.1 > 0) {
        let (hits, cases) = own.get(stratum)?;
        let weight = Exact::integer(it.now.1);
        sum = &sum + &(&Exact::ratio(*hits, *cases)? * &weight);
        whole = &whole + &weight;
    }
    sum.over(&whole)
}

fn z(surplus: &Exact, variance: &Exact, hits: &Exact, failures: &Exact) -> Option<f64> {
    let least = Exact::integer(SMALLEST_EXPECTED);
    let is_large = *hits >= least && *failures >= least && *variance > Exact::zero();
    is_large.then(|| surplus.to_f64() / variance.to_f64().sqrt())
}

fn merged(cells: &[Cell]) -> BTreeMap<usize, (i64, i64)> {
    let mut merged = BTreeMap::new();
    for cell in cells.iter().filter(|it| it.cases > 0) {
        let sum: &mut (i64, i64) = merged.entry(cell.stratum).or_default();
        // Within 0 and the cases, so that a sum at the end of its numbers is the same in any order.
        *sum = plus(*sum, (cell.hits.clamp(0, cell.cases), cell.cases));
    }
    merged
}

fn total(counts: impl Iterator<Item = (i64, i64)>) -> (i64, i64) {
    counts.fold((0, 0), plus)
}

fn plus(one: (i64, i64), two: (i64, i64)) -> (i64, i64) {
    (one.0.saturating_add(two.0), one.1.saturating_add(two.1))
}

#[cfg(test)]
mod tests;
