//! What holds of every score under every policy (SCORING §10), and everything else that is said of one.

use jiheng::engine::confidence::{beats, certainty};
use jiheng::engine::facts::{AgentFacts, Facts};
use jiheng::engine::growth::{certificate, coach, training};
use jiheng::engine::incentive::{Attendance, Claim, allocate};
use jiheng::engine::lint::{LintContext, Severity, lint};
use jiheng::engine::merkle::{self, Leaf, Tree};
use jiheng::engine::monitor::imbalance::{GroupPoints, Thresholds, imbalance, team_balance};
use jiheng::engine::receipt::result;
use jiheng::engine::whatif::acceptability::{Acceptability, candidates};
use jiheng::engine::whatif::attribution::{Side, attribute};
use jiheng::engine::whatif::dirichlet::Alpha;
use jiheng::engine::whatif::reversal::{Reversal, least_move};
use jiheng::engine::whatif::{
    Profile, compensability, effective, ranking_change, stability, swaps, tornado, winning,
};
use jiheng::engine::{Exact, Grade, Judge, Standing, Weighed, evidence, grade, publish};
use jiheng::model::{
    BonusForm, BonusPlan, Correction, Crossing, Fraction, Indicator, MeasureKind, Policy, ShareBy,
};
use proptest::prelude::*;

use super::policies::rises;
use super::red_lines;

pub type Law = Result<(), TestCaseError>;

/// An office's facts under a policy, judged.
pub struct Judged<'a> {
    pub facts: &'a Facts,
    pub previous: Option<&'a Facts>,
    pub policy: &'a Policy,
    pub judge: Judge,
    pub weighed: Vec<Weighed>,
    pub standings: Vec<Standing>,
}

impl<'a> Judged<'a> {
    pub fn new(facts: &'a Facts, previous: Option<&'a Facts>, policy: &'a Policy) -> Self {
        let judge = Judge::with_previous(facts, previous, policy);
        let weighed = (0..facts.agents.len()).map(|at| judge.weigh(at, policy)).collect();
        let standings = judge.rank(policy);
        Self { facts, previous, policy, judge, weighed, standings }
    }

    fn weights(&self) -> Vec<u32> {
        self.policy.groups.iter().map(|it| it.weight_bp).collect()
    }

    fn profiles(&self) -> Vec<Profile> {
        self.weighed.iter().map(Profile::of).collect()
    }
}

pub fn all(it: &Judged) -> Law {
    scores(it)?;
    ranks(it)?;
    red_lines::never_raise_a_grade(it)?;
    evidence_and_receipts(it)?;
    certainties(it)?;
    weights_moved(it)?;
    weights_drawn(it)?;
    growth(it)?;
    money(it)?;
    quiet(it);
    Ok(())
}

fn sum<'a>(parts: impl Iterator<Item = &'a Exact>) -> Exact {
    parts.fold(Exact::zero(), |sum, it| &sum + it)
}

fn scores(it: &Judged) -> Law {
    let (zero, one) = (Exact::zero(), Exact::integer(1));
    for weighed in &it.weighed {
        prop_assert!((&zero..=&one).contains(&&weighed.coverage));
        prop_assert_eq!(weighed.base.is_some(), weighed.total.is_some());
        if let Some(total) = &weighed.total {
            prop_assert!((&zero..=&Exact::integer(100)).contains(&total));
            prop_assert_eq!(sum(weighed.effective.iter().flatten()), one.clone());
        }
        let centi = publish(weighed);
        prop_assert!(centi.is_none_or(|it| it <= 10_000));
        if it.policy.fairness.workload.is_none() {
            prop_assert_eq!(&weighed.bonus, &zero);
        }
        let most = Exact::from(it.policy.most_points());
        let means = weighed.groups.iter().flatten().chain(&weighed.base);
        prop_assert!(means.into_iter().all(|it| (&zero..=&most).contains(&it)));
        // Base and bonus are the total, but for its ends.
        if let Some((base, total)) = weighed.base.as_ref().zip(weighed.total.as_ref()) {
            let sum = base + &weighed.bonus;
            prop_assert_eq!(total, &sum.clamped(&zero, &Exact::integer(100)));
        }
    }
    Ok(())
}

/// The quick way with intervals says what exact arithmetic says.
fn ranks(it: &Judged) -> Law {
    prop_assert_eq!(it.standings.len(), it.facts.agents.len());
    for (agent, weighed) in it.facts.agents.iter().zip(&it.weighed) {
        let standing = it.standings.iter().find(|it| it.staff == agent.staff).unwrap();
        let exact = grade(weighed, it.policy);
        prop_assert_eq!(standing.grade, exact);
        let published = publish(weighed).filter(|_| exact.band().is_some());
        prop_assert_eq!(standing.centi, published);
        let better = it.standings.iter().filter(|other| other.centi > published).count();
        prop_assert_eq!(standing.rank, published.map(|_| better + 1));
        if let Grade::Band { at, .. } = exact {
            prop_assert!(at < it.policy.bands.len());
            prop_assert!(it.policy.bands[at].from_centi <= published.unwrap());
        }
    }
    Ok(())
}

fn evidence_and_receipts(it: &Judged) -> Law {
    for (at, weighed) in it.weighed.iter().enumerate() {
        let sheet = evidence::sheet(it.facts, &it.judge, it.policy, at).unwrap();
        prop_assert_eq!(&sheet.weighed, weighed);
        let whole = sum(sheet.lines.iter().filter_map(|it| it.contribution.as_ref()));
        prop_assert_eq!(whole, weighed.base.clone().unwrap_or_else(Exact::zero));
        for line in &sheet.lines {
            let points = line.line.points.clone().unwrap_or_else(Exact::zero);
            prop_assert!((Exact::zero()..=it.policy.most_points().into()).contains(&points));
        }
    }
    let none = evidence::sheet(it.facts, &it.judge, it.policy, it.weighed.len());
    prop_assert!(none.is_none());

    let result = result(it.facts, &it.judge, it.policy, "p", "d");
    let agents = result["agents"].as_array().unwrap();
    let leaves: Vec<Leaf> = agents.iter().map(|result| Leaf { result, salt: Some("s") }).collect();
    let tree = Tree::new(&leaves);
    for (at, leaf) in leaves.iter().enumerate() {
        prop_assert!(merkle::holds(leaf, &tree.proof(at).unwrap(), &tree.root()));
    }
    prop_assert_eq!(tree.proof(leaves.len()), None);
    Ok(())
}

fn is_probability(it: f64) -> bool {
    (-1e-12..=1.0 + 1e-12).contains(&it)
}

fn certainties(it: &Judged) -> Law {
    let sure = certainty(it.facts, &it.judge, it.policy);
    prop_assert_eq!(sure.len(), it.weighed.len());
    for (one, weighed) in sure.iter().zip(&it.weighed) {
        prop_assert_eq!(one.is_some(), grade(weighed, it.policy).band().is_some());
    }
    for one in sure.iter().flatten() {
        prop_assert!(one.standard_error.is_finite() && one.standard_error >= 0.0);
        prop_assert!((one.bands.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{:?}", one);
        prop_assert!(one.bands.iter().all(|it| is_probability(*it)), "{:?}", one);
        for other in sure.iter().flatten() {
            let (wins, loses) = (beats(one, other), beats(other, one));
            prop_assert!(is_probability(wins) && (wins + loses - 1.0).abs() < 1e-9);
        }
    }
    Ok(())
}

fn weights_moved(it: &Judged) -> Law {
    let (profiles, weights) = (it.profiles(), it.weights());
    if let Some(shares) = effective::shares(&profiles, &weights) {
        prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-6, "{shares:?}");
    }
    for (group, interval) in stability::intervals(&profiles, &weights).iter().enumerate() {
        let now = Exact::ratio(weights[group].into(), 10_000).unwrap();
        prop_assert!(Exact::zero() <= interval.least() && interval.least() <= now);
        prop_assert!(now <= interval.most() && interval.most() <= Exact::integer(1));
    }
    for swap in swaps::swaps(&profiles, &weights) {
        prop_assert!((-1e-9..=1.0 + 1e-9).contains(&swap.at), "{swap:?}");
    }
    for profile in &profiles {
        let score = profile.score(&weights);
        for bar in tornado::bars(profile, &weights).into_iter().flatten() {
            let score = score.as_ref().unwrap();
            prop_assert!(&bar.less.clone().min(bar.more.clone()) <= score);
            prop_assert!(&bar.less.max(bar.more) >= score);
        }
        prop_assert_eq!(compensability::balance(profile, &weights).is_some(), score.is_some());
    }
    for pair in profiles.windows(2) {
        neighbours([&pair[0], &pair[1]], &weights)?;
    }
    Ok(())
}

fn neighbours([one, two]: [&Profile; 2], weights: &[u32]) -> Law {
    match least_move([one, two], weights) {
        Some(Reversal::Move(it)) => {
            prop_assert!(it.total > Exact::zero() && it.total <= Exact::integer(1));
            prop_assert_eq!(sum(it.shifts.iter().map(|it| &it.by)), it.total);
        }
        Some(Reversal::Level) => prop_assert_eq!(one.score(weights), two.score(weights)),
        Some(Reversal::Dominated) | None => {}
    }
    let turned: Vec<u32> = weights.iter().rev().copied().collect();
    let side = |profile, weights_bp| Side { profile, weights_bp };
    if let Some(it) = attribute(side(one, weights), side(two, &turned)) {
        let parts = sum(it.groups.iter().flat_map(|it| [&it.weight, &it.points]));
        prop_assert_eq!(&parts + &it.bonus, &it.new - &it.old);
    }
    Ok(())
}

fn weights_drawn(it: &Judged) -> Law {
    let alphas =
        [Alpha::uniform(it.weights().len()), Alpha::around(&it.weights(), 20), Alpha::new(vec![1])];
    let candidates = candidates(&it.judge, it.policy);
    let ranked = it.standings.iter().filter(|it| it.rank.is_some()).count();
    prop_assert_eq!(candidates.len(), ranked, "everybody with a rank is drawn for");
    for alpha in alphas.iter().flatten() {
        if let Some(mut drawn) = Acceptability::new(candidates.clone(), alpha, 7) {
            drawn.advance(100);
            for (_, counts) in drawn.counts() {
                prop_assert_eq!(counts.iter().sum::<u32>(), 100);
            }
        }
        for pair in it.weighed.windows(2) {
            let Some(gaps) = winning::gaps(&pair[0], &pair[1]) else { continue };
            let chance = winning::chance_f64(&gaps, alpha);
            prop_assert_eq!(chance.is_some(), alpha.parameters().len() == gaps.len());
            prop_assert!(chance.is_none_or(is_probability), "{chance:?}");
        }
    }
    Ok(())
}

fn growth(it: &Judged) -> Law {
    let target = Exact::integer(80);
    for (at, weighed) in it.weighed.iter().enumerate() {
        let lines = &it.judge.scored().agents[at].lines;
        let priorities = training::priorities(lines, &weighed.effective, &target, &[]);
        prop_assert!(priorities.is_sorted_by(|one, two| one.priority >= two.priority));
        training::suggest(&priorities, it.policy, &[]);
        let own = grade(weighed, it.policy);
        let advice = coach::advise(it.facts, &it.judge, it.policy, at);
        prop_assert!(advice.is_none_or(|it| Some(it.target + 1) == own.band()));
        let candidate = certificate::Candidate {
            grade: own,
            coverage: weighed.coverage.clone(),
            red_line: at % 2 == 0,
            is_borderline: false,
        };
        let refusals = certificate::refusals(&candidate, &certificate::CertificateRules::default());
        prop_assert!(own.band().is_some() || !refusals.is_empty());
    }
    Ok(())
}

fn money(it: &Judged) -> Law {
    let claims: Vec<Claim> = it
        .standings
        .iter()
        .zip(&it.facts.agents)
        .map(|(standing, agent)| Claim {
            staff: standing.staff.clone(),
            centi: standing.centi,
            band: standing.grade.band(),
            base: Fraction::ONE,
            attendance: (agent.work.cases % 2 == 0).then_some(Attendance {
                attended: agent.work.units_centi,
                scheduled: agent.work.rostered_s,
            }),
        })
        .collect();
    let pools = [0, 1_000_001, i64::MAX, i64::MIN];
    for (pool_fen, by) in
        pools.into_iter().zip([ShareBy::Score, ShareBy::Grade].into_iter().cycle())
    {
        for cap_fen in [None, Some(230_000), Some(i64::MAX)] {
            let rules = BonusPlan { pool_fen, by, cap_fen, ungraded: Fraction::ONE };
            let shared = allocate(&claims, &it.policy.bands, &rules);
            prop_assert_eq!(shared.paid_fen + shared.left_fen, pool_fen.max(0));
            let fen = shared.payouts.iter().map(|it| it.fen);
            prop_assert_eq!(fen.clone().sum::<i64>(), shared.paid_fen);
            prop_assert!(fen.clone().all(|it| it >= 0 && cap_fen.is_none_or(|cap| it <= cap)));
        }
    }
    Ok(())
}

/// What has no law but to say something.
fn quiet(it: &Judged) {
    let context = LintContext {
        scored: Some(it.judge.scored()),
        headcount: Some(it.facts.agents.len()),
        pays: true,
        forced: true,
        ..LintContext::default()
    };
    let lints = lint(it.policy, &context);
    assert!(lints.iter().all(|it| it.severity() != Severity::Error), "{lints:?}");
    let points: Vec<GroupPoints> = it
        .weighed
        .iter()
        .map(|it| GroupPoints {
            efficiency: it.groups.last().cloned().flatten(),
            quality: it.groups[0].clone(),
        })
        .collect();
    let thresholds = Thresholds::default();
    let apart = points.iter().filter(|it| imbalance(it, &thresholds).is_some()).count();
    let team = team_balance(&points, &thresholds);
    assert_eq!(apart, team.efficiency_over_quality + team.quality_over_efficiency);
    let change = ranking_change::compare(&it.standings, &it.standings);
    assert_eq!((change.discordant, change.flips.len()), (0, 0));
}

/// Nobody's place depends on where they stand in the list.
pub fn permuting_changes_nothing(it: &Judged) -> Law {
    let mut facts = it.facts.clone();
    facts.agents.reverse();
    let turned = Judged::new(&facts, it.previous, it.policy);
    prop_assert_eq!(&turned.standings, &it.standings);
    prop_assert!(turned.weighed.iter().rev().eq(&it.weighed));
    Ok(())
}

/// Whether what a correction expects of these people comes from the period before alone.
fn is_frozen(it: &Judged, indicator: &Indicator, joining: &AgentFacts) -> bool {
    let fact_of = |facts: &Facts, agent: &AgentFacts| {
        let at = facts.measures.iter().position(|it| *it == indicator.measure)?;
        agent.facts.get(at).cloned()
    };
    match indicator.correction {
        Correction::None | Correction::Credibility { .. } => true,
        Correction::RaterBias => fact_of(it.facts, joining).is_none_or(|it| it.ratings.is_empty()),
        Correction::CaseMix => {
            let people = it.facts.agents.iter().chain([joining]);
            let strata =
                people.filter_map(|agent| fact_of(it.facts, agent)).flat_map(|it| it.strata);
            let before = |facts: &Facts| {
                let judged = facts.agents.iter().filter(|it| indicator.applies_to(it.role));
                let facts = judged.filter_map(|agent| fact_of(facts, agent));
                facts.flat_map(|it| it.strata).filter(|it| it.den > 0).collect::<Vec<_>>()
            };
            let known = it.previous.map(before).unwrap_or_default();
            let mut strata = strata.filter(|it| it.den > 0);
            !known.is_empty() && strata.all(|it| known.iter().any(|other| other.kind == it.kind))
        }
    }
}

/// A colleague's joining changes nobody's base score, as long as nothing is expected of this period's own rates.
pub fn joining_changes_no_base(it: &Judged, joining: &AgentFacts) -> Law {
    if !it.policy.indicators.iter().all(|indicator| is_frozen(it, indicator, joining)) {
        return Ok(());
    }
    let mut facts = it.facts.clone();
    facts.agents.push(joining.clone());
    let more = Judged::new(&facts, it.previous, it.policy);
    for (before, after) in it.weighed.iter().zip(&more.weighed) {
        prop_assert_eq!(&before.base, &after.base);
        prop_assert_eq!(&before.groups, &after.groups);
    }
    Ok(())
}

/// A success more never lowers the own score where more is worth more, nor the grade where no red line lies above:
/// under n_min or above, but not across.
pub fn a_success_more_is_no_harm(it: &Judged, more: i64) -> Law {
    for (at, measure) in it.facts.measures.iter().enumerate() {
        let indicators = it.policy.indicators.iter().filter(|it| it.measure == *measure);
        let fits = indicators.clone().all(|it| {
            let alone = matches!(it.correction, Correction::None | Correction::Credibility { .. });
            let vetoed = it.red_line.is_some_and(|it| matches!(it.crossed, Crossing::Above(_)));
            alone && rises(&it.curve) && !vetoed
        });
        if !fits || measure.kind() != MeasureKind::Share || indicators.count() == 0 {
            continue;
        }
        for agent in 0..it.facts.agents.len() {
            let mut facts = it.facts.clone();
            let fact = &mut facts.agents[agent].facts[at];
            if !(0..fact.den).contains(&fact.num) {
                continue;
            }
            fact.num = fact.num.saturating_add(more).min(fact.den);
            let better = Judged::new(&facts, it.previous, it.policy);
            let (before, after) = (&it.weighed[agent], &better.weighed[agent]);
            prop_assert!(before.base <= after.base);
            prop_assert!(publish(before) <= publish(after));
            let form = it.policy.fairness.workload.as_ref().map(|it| it.form);
            prop_assert!(before.bonus <= after.bonus || form == Some(BonusForm::BudgetNeutral));
            let (before, after) = (grade(before, it.policy), grade(after, it.policy));
            prop_assert!(after.band() <= before.band());
        }
    }
    Ok(())
}
