//! 满意度持续较低: satisfaction that stays below its target, by a rule that knows small samples (SCORING §6.4).
//!
//! What it finds becomes a training task, never a penalty.

use crate::engine::Exact;
use crate::engine::confidence::{Interval, wilson};

/// The share of satisfied answers that is aimed at until somebody sets another, in percent: the worked example's.
pub const TARGET_PERCENT: i64 = 80;
/// How many matured periods in a row have to be below the target.
const PERIODS: usize = 3;
/// How many answers they need together.
const FEWEST: u64 = 20;

/// The answers of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Ratings of 4 and 5; what exceeds `answered` is not counted.
    pub satisfied: u32,
    /// All ratings that count for the agent.
    pub answered: u32,
    /// Whether no more answers are expected; a period that is not matured is passed over.
    pub matured: bool,
}

/// The three conditions and what they were judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowSatisfaction {
    /// Satisfied answers of the three periods.
    pub satisfied: u64,
    /// All answers of the three periods.
    pub answered: u64,
    /// The lower end of the Wilson interval of their share, 0 to 1.
    pub lower: f64,
    /// The upper end, 0 to 1.
    pub upper: f64,
    /// (i) Each of the three periods is below the target; one without answers is not.
    pub each_below: bool,
    /// (ii) There are at least 20 answers.
    pub enough: bool,
    /// (iii) Even the upper end is below the target.
    pub surely_below: bool,
}

impl LowSatisfaction {
    /// Whether satisfaction is persistently low: all three conditions hold.
    pub fn is_flagged(&self) -> bool {
        self.each_below && self.enough && self.surely_below
    }
}

/// Judges the last three matured of these periods, oldest first, against a target share;
/// `None` if there are fewer.
pub fn low_satisfaction(periods: &[Answers], target: &Exact) -> Option<LowSatisfaction> {
    let matured: Vec<&Answers> = periods.iter().filter(|it| it.matured).collect();
    let last = matured.get(matured.len().checked_sub(PERIODS)?..)?;
    let satisfied = last.iter().map(|it| u64::from(it.satisfied.min(it.answered))).sum();
    let answered = last.iter().map(|it| u64::from(it.answered)).sum();
    let below = |it: &&Answers| {
        Exact::ratio(it.satisfied.min(it.answered).into(), it.answered.into())
            .is_some_and(|share| share < *target)
    };
    let count = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
    let Interval { lower, upper } = wilson(count(satisfied), count(answered));
    Some(LowSatisfaction {
        satisfied,
        answered,
        lower,
        upper,
        each_below: last.iter().all(below),
        enough: answered >= FEWEST,
        surely_below: upper < target.to_f64(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(periods: &[(u32, u32)]) -> Vec<Answers> {
        periods
            .iter()
            .map(|it| Answers { satisfied: it.0, answered: it.1, matured: true })
            .collect()
    }

    fn judged(periods: &[(u32, u32)]) -> LowSatisfaction {
        low_satisfaction(&answers(periods), &Exact::ratio(80, 100).unwrap()).unwrap()
    }

    #[track_caller]
    fn close(value: f64, expected: f64) {
        assert!((value - expected).abs() <= 0.000_000_5, "{value} is not {expected}");
    }

    #[test]
    fn the_worked_agent_is_flagged() {
        let low = judged(&[(14, 20), (12, 18), (15, 22)]);
        assert_eq!((low.satisfied, low.answered), (41, 60));
        close(low.lower, 0.557_662);
        close(low.upper, 0.786_941);
        assert!(low.is_flagged());
    }

    #[test]
    fn too_few_answers_are_no_flag() {
        let low = judged(&[(3, 4), (2, 3), (4, 5)]);
        assert_eq!((low.satisfied, low.answered), (9, 12));
        close(low.upper, 0.911_058);
        assert!(!low.is_flagged() && !low.enough && !low.surely_below);
    }

    #[test]
    fn one_period_on_target_is_no_flag() {
        let low = judged(&[(16, 20), (15, 19), (17, 22)]);
        assert_eq!((low.satisfied, low.answered), (48, 61));
        close(low.upper, 0.871_002);
        assert!(!low.is_flagged() && !low.each_below && low.enough);
    }

    #[test]
    fn each_condition_alone_can_prevent_the_flag() {
        let flags = |it: LowSatisfaction| (it.each_below, it.enough, it.surely_below);
        assert_eq!(flags(judged(&[(16, 20), (2, 20), (2, 20)])), (false, true, true));
        assert_eq!(flags(judged(&[(0, 6), (0, 6), (0, 7)])), (true, false, true));
        assert_eq!(flags(judged(&[(0, 6), (0, 6), (0, 8)])), (true, true, true));
        assert_eq!(flags(judged(&[(15, 20), (15, 20), (15, 20)])), (true, true, false));
    }

    #[test]
    fn only_the_last_three_matured_periods_count() {
        let mut periods = answers(&[(20, 20), (14, 20), (12, 18), (15, 22), (9, 9)]);
        periods[4].matured = false;
        let target = Exact::ratio(4, 5).unwrap();
        let low = low_satisfaction(&periods, &target).unwrap();
        assert_eq!((low.satisfied, low.answered), (41, 60));
        assert_eq!(low_satisfaction(&periods[..2], &target), None);
        assert_eq!(low_satisfaction(&[], &target), None);
    }

    #[test]
    fn a_period_without_answers_is_not_below_its_target() {
        let low = judged(&[(10, 30), (0, 0), (10, 30)]);
        assert!(!low.each_below && low.enough && low.surely_below);
        let none = judged(&[(0, 0), (0, 0), (0, 0)]);
        assert_eq!((none.lower, none.upper, none.is_flagged()), (0.0, 1.0, false));
    }

    proptest! {
        #[test]
        fn one_more_satisfied_answer_never_raises_a_flag(
            periods in prop::collection::vec((0..30_u32, 0..30_u32), 3), at in 0..3_usize
        ) {
            let mut better = periods.clone();
            better[at].0 += 1;
            prop_assert!(judged(&periods).is_flagged() || !judged(&better).is_flagged());
        }
    }
}
