//! Ranks, ties, and the certified way against the exact one.

use proptest::prelude::*;

use super::*;
use crate::engine::facts::{AgentFacts, Fact, Work};
use crate::engine::grade::Cap;
use crate::model::{BonusForm, Measure, Role, templates};

fn agent(id: usize, role: Role, facts: Vec<Fact>, work: Work) -> AgentFacts {
    AgentFacts { staff: StaffId::new(&format!("a{id}")), role, facts, work, voided: Vec::new() }
}

fn facts(agents: Vec<AgentFacts>, policy: &Policy) -> Facts {
    let measures: Vec<Measure> = policy.indicators.iter().map(|it| it.measure.clone()).collect();
    let period = "2026Q3".parse().unwrap();
    let as_of = crate::model::Time::from_epoch(1_790_000_000).unwrap();
    Facts { period, as_of, measures, agents }
}

#[test]
fn equal_published_scores_share_a_rank_and_the_next_counts_on() {
    let policy = templates::hotline();
    let row = |id, rating: i64| {
        let calls =
            vec![Fact::of(rating, 100), Fact::of(95, 100), Fact::of(1500, 100), Fact::of(80, 100)];
        agent(id, Role::Agent, calls, Work::default())
    };
    let facts = facts(vec![row(0, 400), row(1, 500), row(2, 400), row(3, 300)], &policy);
    let standings = Judge::new(&facts, &policy).rank(&policy);
    let order: Vec<(&str, Option<usize>)> =
        standings.iter().map(|it| (it.staff.as_str(), it.rank)).collect();
    assert_eq!(order, [("a1", Some(1)), ("a0", Some(2)), ("a2", Some(2)), ("a3", Some(4))]);
}

#[test]
fn without_enough_data_there_is_no_grade_and_no_rank() {
    let policy = templates::hotline();
    let none = Fact::default;
    let rated_only = vec![Fact::of(400, 100), none(), none(), none()];
    let unrated = vec![none(), Fact::of(95, 100), Fact::of(1500, 100), Fact::of(80, 100)];
    let agents = vec![
        agent(0, Role::Agent, rated_only, Work::default()),
        agent(1, Role::Agent, unrated, Work::default()),
    ];
    let standings = Judge::new(&facts(agents, &policy), &policy).rank(&policy);
    assert_eq!(standings[0].grade, Grade::LowCoverage);
    assert_eq!(standings[1].grade, Grade::MandatoryEmpty(0));
    assert!(standings.iter().all(|it| it.rank.is_none() && it.centi.is_none()));
}

#[test]
fn weak_quality_caps_the_grade() {
    let policy = templates::hotline();
    // CSAT 2.9 is 57 points, below the floor of 60, while everything else is full: 78.5 would be a B.
    let facts_of =
        vec![Fact::of(290, 100), Fact::of(100, 100), Fact::of(1000, 100), Fact::of(100, 100)];
    let facts = facts(vec![agent(0, Role::Agent, facts_of, Work::default())], &policy);
    let standing = Judge::new(&facts, &policy).rank(&policy).remove(0);
    assert_eq!(standing.centi, Some(7850));
    assert_eq!(standing.grade, Grade::Band { at: 3, capped: Some(Cap::Floor) });
}

fn any_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        1 => Just(Fact::default()),
        9 => (1_i64..400).prop_flat_map(|den| (0..=den, Just(den))).prop_map(|(num, den)| Fact::of(num, den)),
    ]
}

fn any_agent() -> impl Strategy<Value = (Vec<Fact>, i64, bool)> {
    (prop::collection::vec(any_fact(), 9), 0_i64..40_000, any::<bool>())
}

fn any_form() -> impl Strategy<Value = BonusForm> {
    use BonusForm::{Additive, BudgetNeutral, Multiplicative};
    prop_oneof![2 => Just(Additive), 1 => Just(Multiplicative), 1 => Just(BudgetNeutral)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn displayed_scores_are_the_exact_ones(
        agents in prop::collection::vec(any_agent(), 1..12),
        groups in prop::collection::vec(0_u32..100, 4),
        locals in prop::collection::vec(0_u32..100, 9),
        form in any_form(),
    ) {
        use crate::engine::rebalance::apportion;
        let base = templates::community();
        let locals: Vec<u32> = [&locals[..3], &locals[3..6], &locals[6..7], &locals[7..]]
            .into_iter()
            .flat_map(|it| apportion(it, 10_000))
            .collect();
        let mut policy = base.with_weights(&apportion(&groups, 10_000), &locals);
        policy.fairness.workload.as_mut().unwrap().form = form;
        prop_assert_eq!(policy.problems(), []);
        let agents = agents
            .into_iter()
            .enumerate()
            .map(|(at, (facts, units_centi, housekeeper))| {
                let role = if housekeeper { Role::Housekeeper } else { Role::Hotline };
                agent(at, role, facts, Work { cases: 1, units_centi, rostered_s: 360_000 })
            })
            .collect();
        let facts = facts(agents, &policy);
        let judge = Judge::new(&facts, &policy);
        for at in 0..facts.agents.len() {
            let weighed = judge.weigh(at, &policy);
            let exact = grade(&weighed, &policy);
            let expected = (publish(&weighed).filter(|_| exact.band().is_some()), exact);
            let terms = Terms::new(judge.scored(), &policy);
            prop_assert_eq!(judge.place(at, &terms, &policy), expected);
            if let Some(base) = &weighed.base {
                let scored = &judge.scored().agents[at].lines;
                let sum = weighed.effective.iter().zip(scored).fold(crate::engine::Exact::zero(), |sum, (share, line)| {
                    match (share, &line.points) {
                        (Some(share), Some(points)) => &sum + &(share * points),
                        _ => sum,
                    }
                });
                prop_assert_eq!(&sum, base);
            }
        }
    }
}
