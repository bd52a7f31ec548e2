//! Disparate outcomes: whether groups of people fare very differently (SCORING §5.5).
//!
//! The four-fifths rule and Fisher's exact test, which are known to disagree; both together raise an
//! alarm, one alone is worth watching. A heuristic to look closer by, not a legal finding.

use num_bigint::BigInt;
use num_traits::Zero;

use crate::engine::exact::Exact;

/// Smaller groups are not tested.
const FEWEST_PEOPLE: u32 = 5;
/// Beyond this many people in two groups Fisher's test is left out: its numbers have as many digits.
const MOST_PEOPLE: u32 = 5000;

/// How many of a group of people had an outcome, such as a grade of A or better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Those who had it, 0 to `people`.
    pub hits: u32,
    /// All of them.
    pub people: u32,
}

/// One group beside the one that fares best.
#[derive(Clone, Debug, PartialEq)]
pub struct Disparity {
    /// The group's rate over the best group's; `None` without people or if the best rate is 0.
    pub ratio: Option<Exact>,
    /// Fisher's exact two-sided p against the best group; `None` without people or beyond 5000 of them.
    pub p: Option<Exact>,
    /// What follows.
    pub verdict: Verdict,
}

/// What follows from a group's ratio and p.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Fewer than five people in one of the groups.
    NotTested,
    /// Neither is striking.
    Clear,
    /// The ratio is below 4/5, or p is below 0.05, but not both.
    Watch,
    /// Both are.
    Alarm,
}

/// Every group beside the one with the highest rate, in their order.
///
/// The highest rate is sought among groups of five and more; if there are none, among all.
/// Of equal rates the larger group's counts, then the first one's.
pub fn screen(groups: &[Outcome]) -> Vec<Disparity> {
    let best = best(groups, FEWEST_PEOPLE).or_else(|| best(groups, 1));
    let compared = |group: &Outcome| match best {
        Some(best) => compare(*group, best),
        None => Disparity { ratio: None, p: None, verdict: Verdict::NotTested },
    };
    groups.iter().map(compared).collect()
}

/// One group beside another that fares better.
pub fn compare(group: Outcome, best: Outcome) -> Disparity {
    let ratio = rate(group).zip(rate(best)).and_then(|(one, two)| one.over(&two));
    let p = fisher(group, best);
    let is_low = ratio.as_ref().is_some_and(|it| *it < fraction(4, 5));
    let is_significant = p.as_ref().is_some_and(|it| *it < fraction(1, 20));
    let verdict = match (is_low, is_significant) {
        _ if group.people.min(best.people) < FEWEST_PEOPLE => Verdict::NotTested,
        (true, true) => Verdict::Alarm,
        (false, false) => Verdict::Clear,
        _ => Verdict::Watch,
    };
    Disparity { ratio, p, verdict }
}

/// Fisher's exact two-sided p: the probability of all tables with the same margins that are no likelier
/// than the one seen. `None` without people or beyond 5000 of them.
pub fn fisher(one: Outcome, two: Outcome) -> Option<Exact> {
    let people = one.people.checked_add(two.people)?;
    if people == 0 || people > MOST_PEOPLE {
        return None;
    }
    let (seen, other) = (one.hits.min(one.people), two.hits.min(two.people));
    let hits = seen + other;
    let lowest = hits.saturating_sub(two.people);
    let highest = hits.min(one.people);
    let mut weights = Vec::new();
    let mut weight = choose(one.people, lowest) * choose(two.people, hits - lowest);
    for at in lowest..=highest {
        weights.push(weight.clone());
        if at < highest {
            // C(n₁, i+1)·C(n₂, K−i−1) from C(n₁, i)·C(n₂, K−i), without a remainder.
            let up = u64::from(one.people - at) * u64::from(hits - at);
            let down = u64::from(at + 1) * u64::from(two.people + at + 1 - hits);
            weight = weight * up / down;
        }
    }
    let place = usize::try_from(seen - lowest).ok()?;
    let limit = weights.get(place)?;
    let tail = weights.iter().filter(|it| *it <= limit).fold(BigInt::zero(), |sum, it| sum + it);
    let whole = weights.iter().fold(BigInt::zero(), |sum, it| sum + it);
    Exact::quotient(tail, whole)
}

fn best(groups: &[Outcome], fewest: u32) -> Option<Outcome> {
    let mut best: Option<(Exact, Outcome)> = None;
    for group in groups.iter().filter(|it| it.people >= fewest) {
        let rate = rate(*group)?;
        let is_better =
            best.as_ref().is_none_or(|(highest, it)| (&rate, group.people) > (highest, it.people));
        if is_better {
            best = Some((rate, *group));
        }
    }
    best.map(|it| it.1)
}

fn rate(group: Outcome) -> Option<Exact> {
    Exact::ratio(group.hits.min(group.people).into(), group.people.into())
}

fn choose(people: u32, hits: u32) -> BigInt {
    let fewer = hits.min(people - hits);
    (0..fewer).fold(BigInt::from(1), |product, it| product * (people - it) / (it + 1))
}

fn fraction(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).expect("a constant of the rule")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(hits: u32, people: u32) -> Outcome {
        Outcome { hits, people }
    }

    fn micro(value: &Exact) -> i64 {
        value.round_half_even(1_000_000).unwrap()
    }

    #[test]
    fn the_four_fifths_rule_and_the_test_disagree() {
        let all = screen(&[of(12, 20), of(5, 16)]);
        assert_eq!(all[1].ratio, Some(fraction(25, 48)));
        assert_eq!(all[1].p, Some(fraction(11_007, 103_385)));
        assert_eq!(micro(all[1].ratio.as_ref().unwrap()), 520_833);
        assert_eq!(micro(all[1].p.as_ref().unwrap()), 106_466);
        assert_eq!(all[1].verdict, Verdict::Watch);
        assert_eq!(all[0].verdict, Verdict::Clear);
        assert_eq!(
            (all[0].ratio.clone(), all[0].p.clone()),
            (Some(fraction(1, 1)), Some(fraction(1, 1)))
        );
    }

    #[test]
    fn small_groups_are_shown_and_not_tested() {
        let all = screen(&[of(3, 4), of(1, 3)]);
        assert_eq!(micro(all[1].ratio.as_ref().unwrap()), 444_444);
        assert_eq!(micro(all[1].p.as_ref().unwrap()), 485_714);
        assert_eq!(all[1].verdict, Verdict::NotTested);
        // A group of one does not set the standard for the others.
        let all = screen(&[of(1, 1), of(10, 20), of(9, 20)]);
        assert_eq!(all[2].ratio, Some(fraction(9, 10)));
        assert_eq!(all[0].verdict, Verdict::NotTested);
    }

    #[test]
    fn both_rules_together_raise_an_alarm_and_either_alone_does_not() {
        assert_eq!(compare(of(5, 50), of(30, 50)).verdict, Verdict::Alarm);
        assert_eq!(compare(of(3, 5), of(5, 5)).verdict, Verdict::Watch);
        // 85 % of the best rate, but 2000 people make it significant.
        assert_eq!(compare(of(510, 1000), of(600, 1000)).verdict, Verdict::Watch);
        assert_eq!(compare(of(9, 10), of(10, 10)).verdict, Verdict::Clear);
    }

    #[test]
    fn four_fifths_is_enough_and_one_in_twenty_is_the_limit_of_chance() {
        let fair = compare(of(8, 10), of(10, 10));
        assert_eq!((fair.ratio, fair.verdict), (Some(fraction(4, 5)), Verdict::Clear));
        let by_chance = compare(of(4, 7), of(10, 10));
        assert_eq!(micro(by_chance.p.as_ref().unwrap()), 51_471);
        assert_eq!(by_chance.verdict, Verdict::Watch);
        let hardly = compare(of(4, 9), of(10, 11));
        assert_eq!(micro(hardly.p.as_ref().unwrap()), 49_845);
        assert_eq!(hardly.verdict, Verdict::Alarm);
    }

    #[test]
    fn nobody_and_nothing_are_no_disparity() {
        assert_eq!(screen(&[]), []);
        assert_eq!(screen(&[of(0, 0)])[0].verdict, Verdict::NotTested);
        let none = compare(of(0, 10), of(0, 10));
        assert_eq!(
            (none.ratio, none.p, none.verdict),
            (None, Some(fraction(1, 1)), Verdict::Clear)
        );
        assert_eq!(fisher(of(1, u32::MAX), of(1, 9)), None);
        assert_eq!(fisher(of(1, 4000), of(1, 4000)), None);
        assert_eq!(compare(of(9, 5), of(7, 7)).ratio, Some(fraction(1, 1)));
    }

    proptest! {
        #[test]
        fn p_is_the_same_from_either_side_and_for_either_outcome(
            a in 0_u32..30, b in 0_u32..30, c in 0_u32..30, d in 0_u32..30,
        ) {
            prop_assume!(a + b + c + d > 0);
            let p = fisher(of(a, a + b), of(c, c + d)).unwrap();
            prop_assert_eq!(&p, &fisher(of(c, c + d), of(a, a + b)).unwrap());
            prop_assert_eq!(&p, &fisher(of(b, a + b), of(d, c + d)).unwrap());
            prop_assert!(p > Exact::zero() && p <= fraction(1, 1));
        }
    }
}
