//! Every displayed statistic as bits, a hash per kind: a single other bit is another hash.

use jiheng::canon;
use jiheng::engine::authoring::ahp::{Comparisons, Method};
use jiheng::engine::confidence::{Interval, Sample, beats, certainty, funnel, wilson};
use jiheng::engine::facts::{Fact, Facts};
use jiheng::engine::whatif::acceptability::{Acceptability, candidates};
use jiheng::engine::whatif::dirichlet::Alpha;
use jiheng::engine::whatif::{
    Profile, compensability, effective, stability, swaps, tornado, winning,
};
use jiheng::engine::{Judge, Weighed};
use jiheng::model::{Fraction, MeasureKind, Policy};

/// One line: what, how many numbers, and the hash of their bits.
fn line(name: &str, numbers: &[f64]) -> String {
    assert!(!numbers.is_empty() && numbers.iter().all(|it| it.is_finite()), "{name}");
    let bits: Vec<u8> = numbers.iter().flat_map(|it| it.to_bits().to_be_bytes()).collect();
    format!("{name}, {}: {}", numbers.len(), canon::sha256_hex(bits))
}

/// The statistics of an office by these facts, a line each.
pub fn of(office: &str, facts: &Facts, policy: &Policy) -> Vec<String> {
    let judge = Judge::new(facts, policy);
    let weighed: Vec<Weighed> = (0..facts.agents.len()).map(|at| judge.weigh(at, policy)).collect();
    let profiles: Vec<Profile> = weighed.iter().map(Profile::of).collect();
    let weights: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
    let laws = [Alpha::uniform(weights.len()), Alpha::around(&weights, 20)];
    let laws: Vec<Alpha> = laws.into_iter().flatten().collect();
    let bars = profiles.iter().filter_map(|it| tornado::bars(it, &weights)).flatten();
    let bars: Vec<f64> = bars.flat_map(|it| [it.less.to_f64(), it.more.to_f64()]).collect();
    let intervals = stability::intervals(&profiles, &weights);
    let intervals: Vec<f64> =
        intervals.iter().flat_map(|it| [it.least().to_f64(), it.most().to_f64()]).collect();
    let balances = profiles.iter().filter_map(|it| compensability::balance(it, &weights));
    let balances: Vec<f64> = balances.flat_map(|it| [it.geometric, it.gap]).collect();
    let swaps: Vec<f64> = swaps::swaps(&profiles, &weights).iter().map(|it| it.at).collect();
    let shares = effective::shares(&profiles, &weights).unwrap_or_default();
    let (wilson, funnels) = rates(facts);
    let lines = [
        ("certainty", certainties(facts, &judge, policy)),
        ("effective shares", shares),
        ("tornado", bars),
        ("stability", intervals),
        ("compensability", balances),
        ("swaps", swaps),
        ("Wilson", wilson),
        ("funnel", funnels),
        ("winning", chances(&weighed, &laws)),
        ("acceptability", ranks(&judge, policy, &laws)),
    ];
    lines.iter().map(|(name, numbers)| line(&format!("{office}: {name}"), numbers)).collect()
}

fn certainties(facts: &Facts, judge: &Judge, policy: &Policy) -> Vec<f64> {
    let sure: Vec<_> = certainty(facts, judge, policy).into_iter().flatten().collect();
    let mut numbers = Vec::new();
    for one in &sure {
        numbers.extend([one.score, one.standard_error, one.own_grade]);
        numbers.extend(&one.bands);
        numbers.extend(sure.iter().map(|other| beats(one, other)));
    }
    numbers
}

/// Everybody's interval, and the funnel, under every measure that is a share.
fn rates(facts: &Facts) -> (Vec<f64>, Vec<f64>) {
    let (mut intervals, mut funnels) = (Vec::new(), Vec::new());
    let ends = |it: Interval| [it.lower, it.upper];
    for (at, measure) in facts.measures.iter().enumerate() {
        if measure.kind() != MeasureKind::Share {
            continue;
        }
        let own: Vec<&Fact> = facts.agents.iter().map(|it| &it.facts[at]).collect();
        intervals.extend(own.iter().flat_map(|it| ends(wilson(it.num, it.den))));
        let shares: Vec<Sample> =
            own.iter().filter_map(|it| Sample::share(it.num, it.den)).collect();
        let Some(funnel) = funnel(&shares) else { continue };
        funnels.extend([funnel.pooled, funnel.phi, funnel.tau_squared, funnel.applied]);
        for point in funnel.points {
            funnels.extend([point.share, point.z, point.adjusted_z]);
            funnels.extend(ends(point.inner).into_iter().chain(ends(point.outer)));
        }
    }
    (intervals, funnels)
}

fn chances(weighed: &[Weighed], laws: &[Alpha]) -> Vec<f64> {
    let pairs = weighed.iter().flat_map(|one| weighed.iter().map(move |other| (one, other)));
    pairs
        .filter_map(|(one, other)| winning::gaps(one, other))
        .flat_map(|gaps| laws.iter().filter_map(move |law| winning::chance_f64(&gaps, law)))
        .collect()
}

fn ranks(judge: &Judge, policy: &Policy, laws: &[Alpha]) -> Vec<f64> {
    let candidates = candidates(judge, policy);
    let drawn = laws.iter().filter_map(|law| {
        let mut drawn = Acceptability::new(candidates.clone(), law, 20_260_930)?;
        drawn.advance(1000);
        Some(drawn.counts().flat_map(|it| it.1.to_vec()).map(f64::from).collect::<Vec<f64>>())
    });
    drawn.flatten().collect()
}

/// Pairwise comparisons that agree more and less.
pub fn of_comparisons() -> String {
    let upper = [[3, 5, 7, 2, 4, 2], [1, 1, 1, 1, 1, 1], [9, 1, 2, 7, 3, 8]];
    let mut numbers = Vec::new();
    for upper in upper {
        let upper: Vec<Fraction> = upper.iter().map(|it| Fraction::integer(*it)).collect();
        let comparisons = Comparisons::new(4, &upper).expect("six comparisons of four things");
        for method in [Method::GeometricMean, Method::Eigenvector] {
            let it = comparisons.judge(method);
            numbers.extend([it.lambda, it.index, it.ratio, it.alonso_lamata]);
            numbers.extend(it.weights);
        }
    }
    line("comparisons", &numbers)
}
