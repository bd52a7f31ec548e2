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
        /// The floor of a group held it down.
        capped: bool,
    },
    /// 不评级: too little of the weight is backed by data.
    LowCoverage,
    /// 不评级: the mandatory group at this position has no data.
    MandatoryEmpty(usize),
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
            let floor_holds = policy.floor.as_ref().is_none_or(|floor| {
                let at = policy.groups.iter().position(|it| it.id == floor.group);
                let points = at.and_then(|at| weighed.groups[at].as_ref());
                points.is_none_or(|it| *it >= Exact::integer(floor.min_points.into()))
            });
            banded(centi, floor_holds, policy)
        }
        _ => Grade::LowCoverage,
    }
}

/// The band of a published score; the floor's cap if the floor does not hold.
pub fn banded(centi: u32, floor_holds: bool, policy: &Policy) -> Grade {
    let earned = policy.bands.iter().position(|it| it.from_centi <= centi);
    let at = earned.unwrap_or(policy.bands.len().saturating_sub(1));
    let cap = policy.floor.as_ref().filter(|_| !floor_holds);
    let cap = cap.and_then(|floor| policy.bands.iter().position(|it| it.label == floor.cap));
    match cap {
        Some(cap) if cap > at => Grade::Band { at: cap, capped: true },
        _ => Grade::Band { at, capped: false },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::templates;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::ratio(numerator, denominator).unwrap()
    }

    /// A score with so much quality on so much of the weight.
    fn with(total: Exact, quality: Exact, coverage: Exact) -> Weighed {
        Weighed {
            groups: vec![Some(quality), None, None, None],
            effective: Vec::new(),
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
        assert_eq!(of(exact(6, 10)), Grade::Band { at: 1, capped: false });
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
        assert_eq!(of(85, exact(60, 1)), Grade::Band { at: 1, capped: false });
        assert_eq!(of(85, exact(5999, 100)), Grade::Band { at: 3, capped: true });
        assert_eq!(of(65, exact(5999, 100)), Grade::Band { at: 3, capped: false });
        assert_eq!(of(50, exact(5999, 100)), Grade::Band { at: 4, capped: false });
    }
}
