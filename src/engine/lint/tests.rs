//! Every lint on a policy made for it, and the few that a good policy has.

use super::*;
use crate::engine::facts::{AgentFacts, Fact, Facts, Work};
use crate::engine::{Judge, five_agents};
use crate::model::{Anchor, BandPreset, Curve, Edge, Fraction, Role, Time, templates};

fn only(policy: &Policy, context: &LintContext) -> Vec<Lint> {
    let usual = lint(&templates::community(), &LintContext::default());
    lint(policy, context).into_iter().filter(|it| !usual.contains(it)).collect()
}

fn id(text: &str) -> IndicatorId {
    IndicatorId::new(text)
}

/// From 5 % to 10 % of upheld complaints the worked example's curve loses 12 points a percentage point.
fn complaints() -> Lint {
    let at = Exact::ratio(1, 20).unwrap();
    Lint::Cliff { indicator: id("CMPL"), at, points: Exact::integer(12) }
}

#[test]
fn the_worked_example_has_one_cliff_and_with_pay_two_small_samples() {
    let policy = templates::community();
    assert_eq!(lint(&policy, &LintContext::default()), [complaints()]);
    let paid = LintContext { pays: true, ..LintContext::default() };
    let small = |indicator, n_min| Lint::SmallSamplePays { indicator: id(indicator), n_min };
    assert_eq!(lint(&policy, &paid), [small("SUP", 1), small("PEER", 3), complaints()]);
}

#[test]
fn one_or_two_peers_are_not_scored_without_a_word() {
    let mut policy = templates::community();
    let at = policy.indicators.iter().position(|it| it.id == id("PEER")).unwrap();
    policy.indicators[at].n_min = 2;
    let expected = Lint::PeersExposed { indicator: id("PEER"), n_min: 2 };
    assert_eq!(only(&policy, &LintContext::default()), [expected]);
    policy.indicators[at].n_min = 3;
    assert_eq!(only(&policy, &LintContext::default()), []);
}

#[test]
fn peers_are_counted_as_people_where_their_reviews_are_enough() {
    let policy = templates::community();
    let facts = five_agents::facts(&policy);
    let judge = Judge::new(&facts, &policy);
    let few = |few_peers: Vec<StaffId>| {
        let context =
            LintContext { scored: Some(judge.scored()), few_peers, ..LintContext::default() };
        only(&policy, &context)
    };
    let expected = Lint::FewPeersScored { indicator: id("PEER"), people: 2 };
    assert_eq!(few(vec!["A1".into(), "A3".into(), "nobody".into()]), [expected]);
    assert_eq!(few(Vec::new()), []);
}

#[test]
fn the_hotline_is_told_what_routing_decides() {
    let expected = Lint::RoutingDecides { indicator: id("ANS") };
    assert_eq!(lint(&templates::hotline(), &LintContext::default()), [expected]);
}

#[test]
fn weights_that_are_not_whole_are_errors() {
    let mut policy = templates::community();
    policy.groups[0].weight_bp = 4400;
    policy.indicators[0].local_bp = 4100;
    let expected = [
        Lint::GroupWeights { sum: 9900 },
        Lint::LocalWeights { group: GroupId::new("Q"), sum: 10_100 },
    ];
    assert_eq!(only(&policy, &LintContext::default()), expected);
}

#[test]
fn a_faulty_curve_is_an_error_and_no_cliff() {
    let mut policy = templates::community();
    policy.indicators[0].curve = Curve::through_percents(&[(60, 0), (60, 100)]);
    let expected = Lint::Anchors { indicator: id("CSAT"), fault: CurveFault::NotRising(1) };
    assert_eq!(only(&policy, &LintContext::default()), [expected]);
}

#[test]
fn what_else_makes_it_unusable_is_an_error() {
    let mut policy = templates::community();
    policy.bands.reverse();
    let expected = Lint::Unusable(PolicyProblem::Bands);
    assert_eq!(only(&policy, &LintContext::default()), [expected]);
    let mut policy = templates::community();
    policy.bands = BandPreset::PassFail.bands(); // The floor's C is not among them.
    assert_eq!(only(&policy, &LintContext::default()), [Lint::Unusable(PolicyProblem::Bands)]);
}

#[test]
fn one_correction_per_indicator_is_enough() {
    let corrections = vec![
        (id("FCR"), Correction::CaseMix),
        (id("FCR"), Correction::Difficulty),
        (id("FCR"), Correction::CaseMix),
        (id("SUP"), Correction::RaterBias),
        (id("SUP"), Correction::RaterBias),
        (id("SLA"), Correction::CaseMix),
    ];
    let context = LintContext { corrections, ..LintContext::default() };
    let expected = Lint::CorrectedTwice {
        indicator: id("FCR"),
        corrections: vec![Correction::Difficulty, Correction::CaseMix],
    };
    assert_eq!(only(&templates::community(), &context), [expected]);
}

#[test]
fn a_weight_on_what_everybody_has_decides_nothing() {
    let policy = templates::community();
    let agent = |staff: &str, num: i64| AgentFacts {
        staff: StaffId::new(staff),
        role: Role::Hotline,
        facts: vec![Fact::of(num, 40), Fact::of(30, 40), Fact::default()],
        work: Work::default(),
        voided: Vec::new(),
    };
    let facts = |agents: Vec<AgentFacts>| Facts {
        period: "2026Q3".parse().unwrap(),
        as_of: Time::from_epoch(1_790_000_000).unwrap(),
        measures: policy.indicators[..3].iter().map(|it| it.measure.clone()).collect(),
        agents,
    };
    let two = Judge::new(&facts(vec![agent("a", 30), agent("b", 40)]), &policy);
    let context = LintContext { scored: Some(two.scored()), ..LintContext::default() };
    let expected = Lint::ZeroSpread { indicator: id("FCR"), points: Exact::integer(70), people: 2 };
    assert_eq!(only(&policy, &context), [expected]);
    let one = Judge::new(&facts(vec![agent("a", 30)]), &policy);
    let context = LintContext { scored: Some(one.scored()), ..LintContext::default() };
    assert_eq!(only(&policy, &context), []);
}

#[test]
fn training_decides_far_more_than_its_weight_says() {
    let shares = [411_257, 59_501, 455_002, 74_240];
    let shares = shares.map(|it| Exact::ratio(it, 1_000_000).unwrap());
    let context = LintContext { effective: Some(shares.to_vec()), ..LintContext::default() };
    let expected = Lint::Outweighs {
        group: GroupId::new("C"),
        nominal_bp: 1000,
        effective: shares[2].clone(),
    };
    assert_eq!(only(&templates::community(), &context), [expected]);
    let twice = [9000, 600, 200, 200].map(|it| Exact::ratio(it, 10_000));
    let effective = Some(twice.into_iter().flatten().collect());
    let context = LintContext { effective, ..LintContext::default() };
    let lints = only(&templates::community(), &context); // Exactly twice 45 %.
    assert!(matches!(&lints[..], [Lint::Outweighs { nominal_bp: 4500, .. }]));
}

#[test]
fn more_than_ten_points_at_once_are_a_cliff_and_fewer_than_five_cases_a_small_sample() {
    let mut policy = templates::community();
    let mut stepped = |points: &str| {
        let edge = Anchor { value: Fraction::percent(70), points: points.parse().unwrap() };
        policy.indicators[0].curve =
            Curve::Steps { below: Fraction::integer(50), edges: vec![edge], closed: Edge::Left };
        only(&policy, &LintContext::default())
    };
    assert_eq!(stepped("60"), []);
    let at = Exact::ratio(7, 10).unwrap();
    let points = Exact::ratio(101, 10).unwrap();
    assert_eq!(stepped("60.1"), [Lint::Cliff { indicator: id("CSAT"), at, points }]);
    let mut policy = templates::community();
    policy.indicators[0].n_min = 4;
    let paid = LintContext { pays: true, ..LintContext::default() };
    assert!(
        lint(&policy, &paid).contains(&Lint::SmallSamplePays { indicator: id("CSAT"), n_min: 4 })
    );
}

#[test]
fn quotas_need_ten_people() {
    let policy = templates::community();
    let context = |headcount, forced| LintContext { headcount, forced, ..LintContext::default() };
    assert_eq!(only(&policy, &context(Some(9), true)), [Lint::ForcedForFew { people: 9 }]);
    for quiet in [context(Some(10), true), context(Some(9), false), context(None, true)] {
        assert_eq!(only(&policy, &quiet), []);
    }
}

#[test]
fn a_change_within_the_period_needs_a_new_version() {
    let policy = templates::community();
    let date = |text: &str| text.parse::<NaiveDate>().ok();
    let context = |edited| LintContext {
        period_start: date("2026-07-01"),
        edited: date(edited),
        ..LintContext::default()
    };
    assert_eq!(only(&policy, &context("2026-06-30")), []);
    for edited in ["2026-07-01", "2026-07-15"] {
        let expected =
            Lint::EditedLate { start: date("2026-07-01").unwrap(), edited: date(edited).unwrap() };
        assert_eq!(only(&policy, &context(edited)), [expected]);
    }
}

#[test]
fn whoever_invites_selectively_is_named() {
    let invited =
        |staff: &str, invited, eligible| Invited { staff: StaffId::new(staff), invited, eligible };
    let context = LintContext {
        invited: vec![invited("a", 94, 100), invited("b", 95, 100), invited("c", 0, 0)],
        ..LintContext::default()
    };
    let expected = Lint::FewInvited { staff: StaffId::new("a"), invited: 94, eligible: 100 };
    assert_eq!(only(&templates::community(), &context), [expected]);
}

#[test]
fn errors_come_before_warnings_and_these_before_notes() {
    let mut policy = templates::hotline();
    policy.groups[0].weight_bp = 4000;
    policy.indicators[3].curve = Curve::Count {
        base: Fraction::ZERO,
        per: Fraction::integer(2000),
        lo: Fraction::ZERO,
        hi: Fraction::integer(100),
    };
    let severities: Vec<Severity> =
        lint(&policy, &LintContext::default()).iter().map(Lint::severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Warning, Severity::Note]);
}
