//! 超额得分: points above 100 that a policy allows count, and the total still ends at 100 (SCORING §2b).

use jiheng::canon::policy_hash;
use jiheng::codec::{Bundle, read_bundle, write_bundle};
use jiheng::engine::evidence::sheet;
use jiheng::engine::facts::{Facts, gather};
use jiheng::engine::receipt::{receipt, result};
use jiheng::engine::verify::{Claim, Verification, verify};
use jiheng::engine::whatif::Profile;
use jiheng::engine::whatif::reversal::{Reversal, least_move};
use jiheng::engine::{Cap, Exact, Grade, Judge};
use jiheng::model::{
    Curve, Floor, Fraction, GroupId, Policy, PolicyProblem, Time, demo, templates,
};

use crate::shared::five_agents;

/// Training hours: 8 are full points, 10 are 120. SLA: 80 % are 60, 92 % are 100, all are 120.
fn generous() -> Policy {
    let mut policy = templates::community();
    policy.above_full = true;
    policy.indicators[4].curve =
        Curve::through_percents(&[(60, 0), (80, 60), (92, 100), (100, 120)]);
    policy.indicators[6].curve = Curve::through_units(&[(0, 0), (8, 100), (10, 120)]);
    policy
}

fn facts(policy: &Policy) -> Facts {
    five_agents::facts(&five_agents::oracle(), policy)
}

fn exact(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

#[test]
fn what_is_above_a_hundred_counts_in_its_group_and_in_the_score() {
    let policy = generous();
    let facts = facts(&policy);
    let judge = Judge::new(&facts, &policy);
    let points = |agent: usize, line: usize| {
        judge.scored().agents[agent].lines[line].points.clone().unwrap()
    };
    // A2 kept 85 of 90 limits: 100 + (17/18 − 23/25)/(2/25) · 20 = 100 + 55/9 = 106.111….
    assert_eq!(points(1, 4), exact(955, 9));
    // E = 0.3 · 290/3 + 0.4 · 955/9 + 0.3 · 82.5 = 29 + 382/9 + 24.75 = 3463/36 = 96.1944….
    let second = judge.weigh(1, &policy);
    assert_eq!(second.groups[1], Some(exact(3463, 36)));
    // A4 had ten hours: 120 points, a tenth of the score. 81.2875 + 0.1 · 20 = 83.2875.
    assert_eq!(points(3, 6), Exact::integer(120));
    let fourth = judge.weigh(3, &policy);
    assert_eq!(fourth.groups[2], Some(Exact::integer(120)));
    assert_eq!(fourth.base, Some(exact(832_875, 10_000)));
    let standings = judge.rank(&policy);
    let centi = |id: &str| standings.iter().find(|it| it.staff.as_str() == id).unwrap().centi;
    assert_eq!(centi("A4"), Some(8329));
    // A1 is at 92 % and at 8 hours, full points both: 38.475 + 0.3 · (26 + 40 + 27) + 10 + 12.1125 = 88.4875.
    assert_eq!(centi("A1"), Some(8849));
}

#[test]
fn the_total_ends_at_a_hundred_and_the_sheet_says_what_that_takes() {
    // Nothing but training: A4 comes to 120, A1 to 100, A2 to 75.
    let mut policy = generous();
    let locals: Vec<u32> = policy.indicators.iter().map(|it| it.local_bp).collect();
    policy = policy.with_weights(&[0, 0, 10_000, 0], &locals);
    (policy.floor, policy.fairness.workload) = (None, None);
    policy.groups.iter_mut().for_each(|it| it.mandatory = false);
    assert_eq!(policy.problems(), []);
    let facts = facts(&policy);
    let judge = Judge::new(&facts, &policy);
    let sheet = sheet(&facts, &judge, &policy, 3).unwrap();
    assert_eq!(sheet.weighed.base, Some(Exact::integer(120)));
    assert_eq!(sheet.weighed.total, Some(Exact::integer(100)));
    assert_eq!(sheet.lines[6].contribution, Some(Exact::integer(120)), "parts make up the base");
    assert_eq!((sheet.centi, sheet.grade), (Some(10_000), Grade::Band { at: 0, capped: None }));
    // Level with whoever has just 100, and both before the next.
    let places: Vec<_> = judge.rank(&policy).into_iter().map(|it| (it.rank, it.centi)).collect();
    assert_eq!(
        places[..3],
        [(Some(1), Some(10_000)), (Some(1), Some(10_000)), (Some(3), Some(7500))]
    );
    // What weights could do is asked of the scores before they end.
    let [first, fourth] = [0, 3].map(|at| Profile::of(&judge.weigh(at, &policy)));
    let weights: Vec<u32> = policy.groups.iter().map(|it| it.weight_bp).collect();
    assert_eq!(fourth.score(&weights), Some(Exact::integer(120)));
    assert!(matches!(least_move([&first, &fourth], &weights), Some(Reversal::Move(_))));
}

#[test]
fn a_floor_above_a_hundred_can_be_reached() {
    let mut policy = generous();
    policy.floor = Some(Floor { group: GroupId::new("C"), min_points: 110, cap: "C".to_owned() });
    let facts = facts(&policy);
    let standings = Judge::new(&facts, &policy).rank(&policy);
    let grade = |id: &str| standings.iter().find(|it| it.staff.as_str() == id).unwrap().grade;
    assert_eq!(grade("A4"), Grade::Band { at: 1, capped: None });
    assert_eq!(grade("A1"), Grade::Band { at: 3, capped: Some(Cap::Floor) });
}

#[test]
fn without_the_switch_a_hundred_is_the_most_and_with_it_a_hundred_and_twenty() {
    let mut policy = generous();
    assert_eq!(policy.problems(), []);
    policy.above_full = false;
    let both = [4, 6].map(|at| PolicyProblem::AboveFull(policy.indicators[at].id.clone()));
    assert_eq!(policy.problems(), both);
    policy.above_full = true;
    policy.indicators[6].curve = Curve::through_units(&[(0, 0), (8, 121)]);
    assert_eq!(policy.problems(), [PolicyProblem::Curve(policy.indicators[6].id.clone())]);
    let count = |hi| Curve::Count {
        base: Fraction::integer(100),
        per: Fraction::integer(5),
        lo: Fraction::ZERO,
        hi: Fraction::integer(hi),
    };
    for (hi, most, is_usable) in [(120, 120, true), (121, 120, false), (120, 100, false)] {
        assert_eq!(count(hi).is_usable(Fraction::integer(most)), is_usable, "{hi} of {most}");
    }
}

#[test]
fn a_policy_without_the_switch_is_written_as_before() {
    let plain = templates::community();
    assert!(!serde_json::to_string(&plain).unwrap().contains("above_full"));
    let mut allowed = plain.clone();
    allowed.above_full = true;
    let text = serde_json::to_string(&allowed).unwrap();
    assert!(text.contains(r#""above_full":true"#), "{text}");
    assert_eq!(serde_json::from_str::<Policy>(&text).unwrap(), allowed);
    assert_ne!(policy_hash(&allowed), policy_hash(&plain));
}

#[test]
fn another_office_recomputes_points_above_a_hundred() {
    let mut data = demo::office();
    data.policy.above_full = true;
    let hours = data.policy.indicators.iter_mut().find(|it| it.id.as_str() == "TRAIN").unwrap();
    hours.curve = Curve::through_units(&[(0, 0), (2, 100), (4, 120)]);
    let text = write_bundle(&Bundle::from(&data));
    let data = read_bundle(text.as_bytes()).unwrap().offices.remove(0);
    let now = Time::from_epoch(1_790_000_000).unwrap();
    let period = data.whole_period().unwrap();
    let facts = gather(&data, period, now, &data.policy.measures());
    let judge = Judge::new(&facts, &data.policy);
    let above = judge.scored().agents.iter().flat_map(|it| &it.lines);
    let above = above.filter_map(|it| it.points.clone()).filter(|it| *it > Exact::integer(100));
    assert!(above.count() > 0, "somebody is above 100");
    let receipt = receipt(&data, &facts, &judge, &data.policy);
    let result = result(&facts, &judge, &data.policy, &receipt.policy, &receipt.data);
    let claim = Claim { receipt, result };
    assert_eq!(verify(&data, period, now, &claim), Verification::Agreement);
}
