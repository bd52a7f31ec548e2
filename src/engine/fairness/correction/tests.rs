//! Corrections in judgement: the value moves, the measured one stays, and switched off nothing happens.

use proptest::prelude::*;

use super::*;
use crate::engine::facts::{AgentFacts, Received, Stratum, Work};
use crate::engine::scored::{Line, score_indicators};
use crate::engine::{FactState, Judge};
use crate::model::{Measure, Policy, Role, TaskTypeId, Time, Urgency, templates};

fn exact(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

/// The community's policy with this correction of one indicator.
fn policy(id: &str, correction: Correction) -> Policy {
    let mut policy = templates::community();
    indicator_of(&mut policy, id).correction = correction;
    assert_eq!(policy.problems(), []);
    policy
}

fn indicator_of<'a>(policy: &'a mut Policy, id: &str) -> &'a mut Indicator {
    policy.indicators.iter_mut().find(|it| it.id.as_str() == id).unwrap()
}

/// Agents a0, a1, … with one fact each under the indicator, and nothing under the others.
fn facts(policy: &Policy, id: &str, of: Vec<Fact>) -> Facts {
    let measures: Vec<Measure> = policy.indicators.iter().map(|it| it.measure.clone()).collect();
    let at = policy.indicators.iter().position(|it| it.id.as_str() == id).unwrap();
    let agents = of.into_iter().enumerate().map(|(agent, fact)| {
        let mut facts = vec![Fact::default(); measures.len()];
        facts[at] = fact;
        let staff = StaffId::new(&format!("a{agent}"));
        AgentFacts { staff, role: Role::Hotline, facts, work: Work::default(), voided: Vec::new() }
    });
    let agents = agents.collect();
    let (period, as_of) = ("2026Q3".parse().unwrap(), Time::from_epoch(1_790_000_000).unwrap());
    Facts { period, as_of, measures, agents }
}

fn lines(policy: &Policy, id: &str, facts: &Facts, previous: Option<&Facts>) -> Vec<Line> {
    let at = policy.indicators.iter().position(|it| it.id.as_str() == id).unwrap();
    let scored = score_indicators(facts, previous, policy);
    scored.agents.into_iter().map(|mut it| it.lines.swap_remove(at)).collect()
}

/// A fact with its cases by kind: enquiries, repairs, complaints.
fn mixed(mix: &[(i64, i64)]) -> Fact {
    let names = ["enquiry", "repair", "complaint"];
    let strata = mix.iter().zip(names).map(|((num, den), name)| {
        let task_type = Some(TaskTypeId::new(name));
        Stratum { kind: CaseKind { task_type, urgency: Urgency::Normal }, num: *num, den: *den }
    });
    let (num, den) = mix.iter().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    Fact { strata: strata.collect(), ..Fact::of(num, den) }
}

fn simpson() -> Vec<Fact> {
    [
        [(19, 20), (36, 40), (72, 90)],
        [(108, 120), (34, 40), (7, 10)],
        [(56, 60), (53, 60), (15, 20)],
    ]
    .map(|it| mixed(&it))
    .to_vec()
}

#[test]
fn small_samples_are_drawn_to_the_average_agent() {
    let policy = policy("CSAT", Correction::Credibility { m: 10, p0: Fraction::percent(88) });
    let counts = [(2, 2), (0, 2), (45, 50), (9, 10), (5, 10)];
    let facts =
        facts(&policy, "CSAT", counts.iter().map(|(num, den)| Fact::of(*num, *den)).collect());
    let lines = lines(&policy, "CSAT", &facts, None);
    let corrected: Vec<Exact> = lines.iter().map(|it| it.corrected.clone().unwrap()).collect();
    let expected = [(9, 10), (11, 15), (269, 300), (89, 100), (69, 100)];
    assert_eq!(corrected, expected.map(|(num, den)| exact(num, den)));
    let micros: Vec<i64> =
        corrected.iter().map(|it| it.round_half_even(1_000_000).unwrap()).collect();
    assert_eq!(micros, [900_000, 733_333, 896_667, 890_000, 690_000]);
    // Two answers are too few for a score, corrected or not; nine of ten are worth 89 % and not 90.
    assert_eq!((lines[0].state, lines[0].points.as_ref()), (FactState::Insufficient, None));
    assert_eq!((&lines[3].raw, &lines[3].points), (&Some(exact(9, 10)), &Some(exact(87, 1))));
    assert_eq!(lines[3].delta, Some(exact(-1, 100)));
    let reliability = Some(exact(1, 2));
    assert_eq!(lines[3].correction, Some(Applied::Credibility { reliability }));
}

#[test]
fn without_cases_the_average_is_shown_and_not_scored() {
    let policy = policy("CSAT", Correction::Credibility { m: 10, p0: Fraction::percent(88) });
    let facts = facts(&policy, "CSAT", vec![Fact::default()]);
    let line = lines(&policy, "CSAT", &facts, None).remove(0);
    assert_eq!(
        (line.state, line.points, line.raw, line.delta),
        (FactState::NoData, None, None, None)
    );
    assert_eq!(line.corrected, Some(exact(22, 25)));
}

#[test]
fn where_nobody_ever_succeeds_there_is_no_data() {
    let policy = policy("CSAT", Correction::CaseMix);
    let before = facts(&policy, "CSAT", vec![mixed(&[(0, 40), (30, 40)])]);
    let now = facts(&policy, "CSAT", vec![mixed(&[(1, 20)]), mixed(&[(1, 20), (15, 20)])]);
    let lines = lines(&policy, "CSAT", &now, Some(&before));
    let shown = |it: &Line| (it.state, it.points.is_some(), it.raw.clone());
    assert_eq!(shown(&lines[0]), (FactState::NoData, false, Some(exact(1, 20))));
    assert_eq!(shown(&lines[1]), (FactState::Ok, true, Some(exact(2, 5))));
}

#[test]
fn case_mix_moves_the_value_and_keeps_the_measured_one_beside_it() {
    let policy = policy("CSAT", Correction::CaseMix);
    let facts = facts(&policy, "CSAT", simpson());
    let lines = lines(&policy, "CSAT", &facts, None);
    let expected = [(107_461, 120_750), (695_761, 821_100), (591_473, 676_200)];
    for (line, (num, den)) in lines.iter().zip(expected) {
        let (raw, corrected) = (line.raw.as_ref().unwrap(), line.corrected.as_ref().unwrap());
        assert_eq!(*corrected, exact(num, den));
        assert_eq!(line.delta, Some(corrected - raw));
        let curve = &policy.indicators[0].curve;
        assert_eq!(line.points, Some(crate::engine::curve::points(curve, corrected)));
        let Some(Applied::CaseMix(Some(standardized))) = &line.correction else {
            panic!("{:?}", line.correction)
        };
        assert_eq!(standardized.from_this_period, standardized.cases);
    }
    assert_eq!(lines[0].raw, Some(exact(127, 150)));
}

#[test]
fn the_period_before_is_expected_where_it_is_known() {
    let policy = policy("CSAT", Correction::CaseMix);
    let now = facts(&policy, "CSAT", vec![mixed(&[(9, 10), (4, 10)]), Fact::default()]);
    let before = facts(&policy, "CSAT", vec![mixed(&[(9, 10)]), mixed(&[(0, 0), (6, 10)])]);
    let lines = lines(&policy, "CSAT", &now, Some(&before));
    assert_eq!(lines[0].corrected, Some(exact(65, 100)));
    assert_eq!((&lines[1].corrected, &lines[1].correction), (&None, &Some(Applied::CaseMix(None))));
    // A period before that measured something else is as good as none.
    let other = Facts { measures: vec![Measure::OnTime], agents: Vec::new(), ..before };
    let alone = self::lines(&policy, "CSAT", &now, Some(&other));
    assert_eq!(alone[0].corrected, alone[0].raw);
}

#[test]
fn colleagues_without_the_duty_neither_count_nor_are_corrected() {
    let mut policy = policy("CSAT", Correction::CaseMix);
    let all = facts(&policy, "CSAT", simpson());
    let mut mixed_roles = all.clone();
    mixed_roles.agents[2].role = Role::Housekeeper;
    indicator_of(&mut policy, "CSAT").not_for = vec![Role::Housekeeper];
    let mut two = all;
    two.agents.truncate(2);
    let with = lines(&policy, "CSAT", &mixed_roles, None);
    let without = lines(&policy, "CSAT", &two, None);
    assert_eq!(with[0].corrected, without[0].corrected);
    assert_eq!(with[1].corrected, without[1].corrected);
    assert_eq!((with[2].state, &with[2].correction), (FactState::NotApplicable, &None));
}

fn rated(ratings: &[(&str, i64)]) -> Fact {
    let sum = ratings.iter().map(|it| it.1).sum();
    let count = i64::try_from(ratings.len()).unwrap();
    let received =
        ratings.iter().map(|(rater, score)| Received { rater: StaffId::new(rater), score: *score });
    Fact { ratings: received.collect(), ..Fact::of(sum, count) }
}

#[test]
fn reviews_lose_their_reviewers_severity() {
    let policy = policy("SUP", Correction::RaterBias);
    let of = vec![
        rated(&[("r1", 5), ("r2", 3)]),
        rated(&[("r1", 4), ("r2", 2), ("r3", 3)]),
        rated(&[("r1", 5), ("r3", 4)]),
        rated(&[("r2", 3), ("r3", 4)]),
    ];
    let facts = facts(&policy, "SUP", of);
    let lines = lines(&policy, "SUP", &facts, None);
    let corrected: Vec<Exact> = lines.iter().map(|it| it.corrected.clone().unwrap()).collect();
    assert_eq!(corrected, [exact(4, 1), exact(3, 1), exact(21, 5), exact(19, 5)]);
    assert_eq!(lines[2].raw, Some(exact(9, 2)));
    assert_eq!(lines[2].points, Some(exact(80, 1)));
    assert_eq!(lines[2].correction, Some(Applied::RaterBias(Comparability::Connected)));
}

#[test]
fn reviewers_who_cannot_be_compared_change_nothing_and_say_so() {
    let policy = policy("SUP", Correction::RaterBias);
    let of = vec![rated(&[("r1", 5)]), rated(&[("r2", 3)]), Fact::default()];
    let facts = facts(&policy, "SUP", of);
    let lines = lines(&policy, "SUP", &facts, None);
    for line in &lines {
        assert_eq!(line.corrected, line.raw);
        assert_eq!(line.correction, Some(Applied::RaterBias(Comparability::Disconnected)));
    }
    assert_eq!(lines[2].state, FactState::NoData);
}

#[test]
fn mutual_praise_is_found_among_people_by_name() {
    let policy = policy("PEER", Correction::RaterBias);
    let names: Vec<String> = (0..7).map(|it| format!("a{it}")).collect();
    let of = (0..7).map(|ratee: usize| {
        let raters = names.iter().enumerate().filter(|(rater, _)| *rater != ratee);
        let ratings: Vec<(&str, i64)> = raters
            .map(|(rater, name)| {
                let praised = [rater, ratee] == [1, 2] || [rater, ratee] == [2, 1];
                (name.as_str(), if praised { 5 } else { 3 })
            })
            .collect();
        rated(&ratings)
    });
    let facts = facts(&policy, "PEER", of.collect());
    let indicator = policy.indicators.iter().find(|it| it.id.as_str() == "PEER").unwrap();
    assert_eq!(mutual_praise(&facts, indicator), [(StaffId::new("a1"), StaffId::new("a2"))]);
}

#[test]
fn facts_without_the_details_are_scored_as_measured_and_say_so() {
    for (id, correction) in [("CSAT", Correction::CaseMix), ("SUP", Correction::RaterBias)] {
        let policy = policy(id, correction);
        let facts = facts(&policy, id, vec![Fact::of(45, 50)]);
        let line = lines(&policy, id, &facts, None).remove(0);
        assert_eq!((line.corrected, line.correction), (None, Some(Applied::NotCounted)));
        assert_eq!(line.raw, Some(exact(9, 10)));
        assert!(line.points.is_some());
    }
}

fn any_fact() -> impl Strategy<Value = Fact> {
    let cell = (0_i64..20).prop_flat_map(|den| (0..=den, Just(den)));
    prop::collection::vec(cell, 3).prop_map(|mix| mixed(&mix))
}

proptest! {
    #[test]
    fn switched_off_nothing_happens(
        of in prop::collection::vec(any_fact(), 1..6),
        before in prop::collection::vec(any_fact(), 1..6),
    ) {
        let off = templates::community();
        let facts = facts(&off, "CSAT", of);
        let before = self::facts(&off, "CSAT", before);
        let judge = Judge::with_previous(&facts, Some(&before), &off);
        for (agent, scored) in facts.agents.iter().zip(&judge.scored().agents) {
            for (indicator, (fact, line)) in off.indicators.iter().zip(agent.facts.iter().zip(&scored.lines)) {
                prop_assert_eq!((&line.corrected, &line.delta, &line.correction), (&None, &None, &None));
                let raw = Exact::ratio(fact.num, fact.den);
                prop_assert_eq!(&line.raw, &raw);
                let points = raw.filter(|_| line.state == FactState::Ok);
                let points = points.map(|it| crate::engine::curve::points(&indicator.curve, &it));
                prop_assert_eq!(&line.points, &points);
            }
        }
        // No credibility at all is no correction either.
        let none = policy("CSAT", Correction::Credibility { m: 0, p0: Fraction::percent(88) });
        let same = Judge::new(&facts, &none);
        prop_assert_eq!(same.rank(&none), judge.rank(&off));
    }

    #[test]
    fn frozen_expectations_leave_a_score_alone_when_a_colleague_comes(
        of in prop::collection::vec(any_fact(), 1..5),
        before in prop::collection::vec(mixed_everywhere(), 1..3),
    ) {
        for correction in [Correction::CaseMix, Correction::Credibility { m: 10, p0: Fraction::percent(88) }] {
            let policy = policy("CSAT", correction);
            let before = facts(&policy, "CSAT", before.clone());
            let more = facts(&policy, "CSAT", of.clone());
            let mut one = more.clone();
            one.agents.truncate(1);
            let (one, more) = (
                lines(&policy, "CSAT", &one, Some(&before)),
                lines(&policy, "CSAT", &more, Some(&before)),
            );
            prop_assert_eq!(&one[0].points, &more[0].points);
        }
    }
}

/// Cases of every kind.
fn mixed_everywhere() -> impl Strategy<Value = Fact> {
    let cell = (1_i64..20).prop_flat_map(|den| (0..=den, Just(den)));
    prop::collection::vec(cell, 3).prop_map(|mix| mixed(&mix))
}
