//! From a published score to a grade (SCORING §7.1), with the rules that cap or withhold it.

use super::exact::Exact;
use super::weighing::Weighed;
use crate::model::Policy;

/// What the policy says of one agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The position of a band, best first.
    Band {
        /// Which.
        at: usize,
        /// What held it below the band that the score earns, if anything did.
        capped: Option<Cap>,
    },
    /// 不评级: too little of the weight is backed by data.
    LowCoverage,
    /// 不评级: the mandatory group at this position has no data.
    MandatoryEmpty(usize),
}

/// What holds a grade down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cap {
    /// 质量底线: a group is below its floor.
    Floor,
    /// 一票否决: the red line of the indicator at this position is crossed.
    RedLine(usize),
}

impl Grade {
    /// The position of its band; `None` without a grade.
    pub fn band(self) -> Option<usize> {
        match self {
            Self::Band { at, .. } => Some(at),
            Self::LowCoverage | Self::MandatoryEmpty(_) => None,
        }
    }
}

/// The published score: hundredths of a point, rounded once, half to even; `None` if nothing is scored.
pub fn publish(weighed: &Weighed) -> Option<u32> {
    let total = weighed.total.as_ref()?;
    let centi = total.round_half_even(100).expect("a score is within 0 to 100");
    Some(u32::try_from(centi).expect("a score is not negative"))
}

/// The grade of an agent with this exact way to the score.
pub fn grade(weighed: &Weighed, policy: &Policy) -> Grade {
    let needed = Exact::ratio(policy.min_coverage_bp.into(), 10_000).expect("10000 is not zero");
    let empty = |at: &usize| policy.groups[*at].mandatory && weighed.groups[*at].is_none();
    if let Some(at) = (0..policy.groups.len()).find(empty) {
        return Grade::MandatoryEmpty(at);
    }
    match publish(weighed) {
        Some(centi) if weighed.coverage >= needed => {
            let cap = strictest(floor_holds(weighed, policy), &weighed.crossed, policy);
            banded(centi, cap, policy)
        }
        _ => Grade::LowCoverage,
    }
}

/// The strictest cap there is and the position of the best band it leaves, whether or not the score earns a better
/// one: the floor's if it does not hold, and those of the `crossed` red lines; of equally strict ones a red line's.
pub fn strictest(floor_holds: bool, crossed: &[usize], policy: &Policy) -> Option<(usize, Cap)> {
    let floor = policy.floor.as_ref().filter(|_| !floor_holds);
    let floor = floor.and_then(|floor| policy.bands.iter().position(|it| it.label == floor.cap));
    let lines = crossed.iter().filter_map(|at| {
        let cap = policy.indicators.get(*at)?.red_line?.cap;
        let last = policy.bands.len().saturating_sub(1);
        Some((usize::try_from(cap).map_or(last, |it| it.min(last)), Cap::RedLine(*at)))
    });
    // Of equals `max_by_key` has the last: the first red line before the others, and any of them before the floor.
    let floor = floor.map(|it| (it, Cap::Floor));
    floor.into_iter().chain(lines.rev()).max_by_key(|it| it.0)
}

/// The best band that floor and red lines leave open, by position; 0 if nothing is in the way.
pub fn best_band(weighed: &Weighed, policy: &Policy) -> usize {
    strictest(floor_holds(weighed, policy), &weighed.crossed, policy).map_or(0, |it| it.0)
}

/// The band of a published score under this cap.
pub fn banded(centi: u32, cap: Option<(usize, Cap)>, policy: &Policy) -> Grade {
    let earned = policy.bands.iter().position(|it| it.from_centi <= centi);
    let at = earned.unwrap_or(policy.bands.len().saturating_sub(1));
    match cap {
        Some((best, cap)) if best > at => Grade::Band { at: best, capped: Some(cap) },
        _ => Grade::Band { at, capped: None },
    }
}

fn floor_holds(weighed: &Weighed, policy: &Policy) -> bool {
    policy.floor.as_ref().is_none_or(|floor| {
        let at = policy.groups.iter().position(|it| it.id == floor.group);
        let points = at.and_then(|at| weighed.groups[at].as_ref());
        points.is_none_or(|it| *it >= Exact::integer(floor.min_points.into()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::five_agents;
    use crate::engine::ranking::Judge;
    use crate::model::{Crossing, Fraction, RedLine, templates};

    /// The grade of A3 (78.885, a B with 9 upheld complaints of 300) under these red lines and this floor.
    fn graded(red_lines: &[(usize, RedLine)], least_quality: u32) -> (Grade, Vec<usize>, usize) {
        let mut policy = templates::community();
        for (at, red_line) in red_lines {
            policy.indicators[*at].red_line = Some(*red_line);
        }
        policy.floor.as_mut().unwrap().min_points = least_quality;
        assert_eq!(policy.problems(), []);
        let facts = five_agents::facts(&policy);
        let judge = Judge::new(&facts, &policy);
        let weighed = judge.weigh(2, &policy);
        let grade = grade(&weighed, &policy);
        let standing = judge.rank(&policy).into_iter().find(|it| it.staff.as_str() == "A3");
        assert_eq!(standing.unwrap().grade, grade, "the quick way");
        let best = best_band(&weighed, &policy);
        (grade, weighed.crossed, best)
    }

    fn above(percent: i32, cap: u32) -> RedLine {
        RedLine { crossed: Crossing::Above(Fraction::percent(percent)), cap }
    }

    #[test]
    fn a_crossed_red_line_caps_the_grade_and_says_so() {
        let band = |at, capped| Grade::Band { at, capped };
        assert_eq!(graded(&[], 60), (band(2, None), vec![], 0));
        let line = Some(Cap::RedLine(2));
        assert_eq!(graded(&[(2, above(2, 4))], 60), (band(4, line), vec![2], 4));
        assert_eq!(graded(&[(2, above(3, 4))], 60), (band(2, None), vec![], 0), "3 % is not above");
        let idle = (band(2, None), vec![2], 1);
        assert_eq!(graded(&[(2, above(2, 1))], 60), idle, "it leaves an A; a B was earned");
    }

    #[test]
    fn the_strictest_cap_is_named_and_of_equals_the_first_red_line() {
        let hours = RedLine { crossed: Crossing::Below(Fraction::integer(5)), cap: 3 };
        let grade = |lines: &[(usize, RedLine)], floor| graded(lines, floor).0;
        let band = |at, capped| Grade::Band { at, capped: Some(capped) };
        let both = [(2, above(2, 3)), (6, hours)];
        assert_eq!(grade(&both, 60), band(3, Cap::RedLine(2)));
        assert_eq!(grade(&both, 77), band(3, Cap::RedLine(2)), "the floor leaves a C, too");
        assert_eq!(grade(&[(2, above(2, 2)), (6, hours)], 60), band(3, Cap::RedLine(6)));
        assert_eq!(grade(&[(2, above(2, 2))], 77), band(3, Cap::Floor));
    }

    #[test]
    fn what_is_not_scored_crosses_nothing() {
        let mut policy = templates::community();
        // A5 had two ratings, too few to count; a line just above the best there is.
        let line = RedLine { crossed: Crossing::Below(Fraction::integer(2)), cap: 4 };
        policy.indicators[0].red_line = Some(line);
        let facts = five_agents::facts(&policy);
        let judge = Judge::new(&facts, &policy);
        let crossed = |agent: usize| judge.weigh(agent, &policy).crossed;
        assert_eq!((crossed(3), crossed(4)), (vec![0], vec![]));
    }

    #[test]
    fn no_points_is_a_line_of_its_own() {
        let mut policy = templates::community();
        policy.indicators[6].red_line = Some(RedLine { crossed: Crossing::NoPoints, cap: 4 });
        let mut facts = five_agents::facts(&policy);
        facts.agents[0].facts[6].num = 0;
        let judge = Judge::new(&facts, &policy);
        assert_eq!(judge.weigh(0, &policy).crossed, [6], "no hour of training");
        assert!(judge.weigh(1, &policy).crossed.is_empty());
    }

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    /// A score with so much quality on so much of the weight.
    fn with(total: Exact, quality: Exact, coverage: Exact) -> Weighed {
        Weighed {
            groups: vec![Some(quality), None, None, None],
            effective: Vec::new(),
            crossed: Vec::new(),
            base: Some(total.clone()),
            coverage,
            bonus: Exact::zero(),
            total: Some(total),
        }
    }

    fn label(weighed: &Weighed) -> Option<String> {
        let policy = templates::community();
        grade(weighed, &policy).band().map(|at| policy.bands[at].label.clone())
    }

    #[test]
    fn what_is_published_is_graded() {
        let of = |numerator, denominator| {
            let weighed = with(exact(numerator, denominator), exact(80, 1), exact(1, 1));
            (publish(&weighed).unwrap(), label(&weighed).unwrap())
        };
        let graded = |centi, label: &str| (centi, label.to_owned());
        assert_eq!(of(100, 1), graded(10_000, "S"));
        assert_eq!(of(90, 1), graded(9000, "S"));
        assert_eq!(of(89_995, 1000), graded(9000, "S")); // a tie, to the even hundredth
        assert_eq!(of(89_985, 1000), graded(8998, "A"));
        assert_eq!(of(80, 1), graded(8000, "A"));
        assert_eq!(of(7999, 100), graded(7999, "B"));
        assert_eq!(of(70, 1), graded(7000, "B"));
        assert_eq!(of(69_994, 1000), graded(6999, "C"));
        assert_eq!(of(60, 1), graded(6000, "C"));
        assert_eq!(of(5999, 100), graded(5999, "D"));
        assert_eq!(of(0, 1), graded(0, "D"));
    }

    #[test]
    fn three_fifths_of_the_weight_are_enough_and_less_is_no_grade() {
        let of = |coverage| {
            let weighed = with(exact(85, 1), exact(80, 1), coverage);
            grade(&weighed, &templates::community())
        };
        assert_eq!(of(exact(6, 10)), Grade::Band { at: 1, capped: None });
        assert_eq!(of(exact(5999, 10_000)), Grade::LowCoverage);
        let nothing = Weighed { total: None, ..with(exact(1, 1), exact(1, 1), exact(1, 1)) };
        assert_eq!(grade(&nothing, &templates::community()), Grade::LowCoverage);
        let unrated =
            Weighed { groups: vec![None; 4], ..with(exact(85, 1), exact(0, 1), exact(1, 1)) };
        assert_eq!(grade(&unrated, &templates::community()), Grade::MandatoryEmpty(0));
    }

    #[test]
    fn a_quality_of_sixty_holds_and_less_caps_at_a_c() {
        let of = |total, quality| {
            let weighed = with(exact(total, 1), quality, exact(1, 1));
            grade(&weighed, &templates::community())
        };
        assert_eq!(of(85, exact(60, 1)), Grade::Band { at: 1, capped: None });
        assert_eq!(of(85, exact(5999, 100)), Grade::Band { at: 3, capped: Some(Cap::Floor) });
        assert_eq!(of(65, exact(5999, 100)), Grade::Band { at: 3, capped: None });
        assert_eq!(of(50, exact(5999, 100)), Grade::Band { at: 4, capped: None });
    }
}
