//! 培训优先级: where training would win back most of the score (SCORING §7.4).
//!
//! Whether it did is judged by a control chart, not by before and after: who was far below the mean comes nearer
//! to it without any training, too.

use crate::engine::exact::Exact;
use crate::engine::scored::Line;
use crate::model::{IndicatorId, Policy};

/// How many priorities become courses.
const SUGGESTED: usize = 3;

/// One indicator that is short of its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priority {
    /// The position of the indicator in the policy.
    pub indicator: usize,
    /// The points that are missing to the target, above 0.
    pub gap: Exact,
    /// Points of the whole score that the target would bring: gap × share of the score.
    pub recoverable: Exact,
    /// `recoverable`, less where the measure is not reliable for this person.
    pub priority: Exact,
}

/// A training that is offered, and what it is good for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Its name.
    pub name: String,
    /// The indicators it trains.
    pub indicators: Vec<IndicatorId>,
}

/// One of the first priorities with the courses for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested<'a> {
    /// What to train.
    pub priority: &'a Priority,
    /// The courses that train it; none if none is offered.
    pub courses: Vec<&'a Course>,
}

/// The indicators that are scored, count, and are short of `target` points, the most to win first; ties in the
/// policy's order.
///
/// `lines` and `effective` are an agent's, one per indicator. `reliability` per indicator is 0 to 1 (SCORING §4.2);
/// `None`, or an indicator beyond its end, is not corrected for.
pub fn priorities(
    lines: &[Line],
    effective: &[Option<Exact>],
    target: &Exact,
    reliability: &[Option<Exact>],
) -> Vec<Priority> {
    let mut priorities: Vec<Priority> = lines
        .iter()
        .zip(effective)
        .enumerate()
        .filter_map(|(indicator, (line, share))| {
            let gap = target - line.points.as_ref()?;
            let recoverable = &gap * share.as_ref()?;
            let priority = match reliability.get(indicator) {
                Some(Some(reliability)) => &recoverable * reliability,
                _ => recoverable.clone(),
            };
            (priority > Exact::zero() && gap > Exact::zero()).then_some(Priority {
                indicator,
                gap,
                recoverable,
                priority,
            })
        })
        .collect();
    priorities.sort_by(|one, two| two.priority.cmp(&one.priority));
    priorities
}

/// The first three priorities with the courses that train them, in the order of `courses`.
pub fn suggest<'a>(
    priorities: &'a [Priority],
    policy: &Policy,
    courses: &'a [Course],
) -> Vec<Suggested<'a>> {
    priorities
        .iter()
        .take(SUGGESTED)
        .map(|priority| {
            let id = policy.indicators.get(priority.indicator).map(|it| &it.id);
            let trains = |it: &&Course| id.is_some_and(|id| it.indicators.contains(id));
            Suggested { priority, courses: courses.iter().filter(trains).collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::five_agents;
    use crate::engine::ranking::Judge;
    use crate::model::templates;

    fn of_agent(agent: usize, reliability: &[Option<Exact>]) -> Vec<Priority> {
        let policy = templates::community();
        let judge = Judge::new(&five_agents::facts(&policy), &policy);
        let weighed = judge.weigh(agent, &policy);
        let lines = &judge.scored().agents[agent].lines;
        priorities(lines, &weighed.effective, &Exact::integer(80), reliability)
    }

    fn rows(priorities: &[Priority]) -> Vec<(String, i64)> {
        let policy = templates::community();
        priorities
            .iter()
            .map(|it| {
                let id = policy.indicators[it.indicator].id.to_string();
                (id, it.priority.round_half_even(1000).unwrap())
            })
            .collect()
    }

    #[track_caller]
    fn check(agent: usize, expected: &[(&str, i64)]) {
        let expected: Vec<(String, i64)> =
            expected.iter().map(|(id, milli)| ((*id).to_owned(), *milli)).collect();
        assert_eq!(rows(&of_agent(agent, &[])), expected);
    }

    #[test]
    fn most_to_win_comes_first_in_the_worked_example() {
        check(2, &[("TRAIN", 3000), ("FCR", 2700), ("RING3", 1800), ("SLA", 1120), ("CMPL", 900)]);
        check(1, &[("CSAT", 2250), ("CMPL", 1700), ("PEER", 600), ("TRAIN", 500), ("SUP", 450)]);
    }

    #[test]
    fn what_is_not_scored_is_no_priority() {
        // A5 has too few ratings: CSAT is missing, and the rest of its group weighs more.
        let rows = rows(&of_agent(4, &[]));
        assert_eq!(rows[0], ("TRAIN".to_owned(), 5500));
        assert_eq!(rows[1], ("FCR".to_owned(), 2250));
        assert!(rows.iter().all(|(id, _)| id != "CSAT"));
    }

    #[test]
    fn an_unreliable_measure_comes_later() {
        let mut reliability = vec![None; 9];
        (reliability[6], reliability[1]) = (Exact::ratio(1, 2), Some(Exact::zero()));
        let priorities = of_agent(2, &reliability);
        assert_eq!(
            rows(&priorities)[..2],
            [("RING3".to_owned(), 1800), ("TRAIN".to_owned(), 1500)]
        );
        assert_eq!(priorities[1].recoverable, Exact::integer(3));
        assert_eq!(priorities[1].gap, Exact::integer(30));
        assert!(priorities.iter().all(|it| it.indicator != 1));
    }

    #[test]
    fn the_first_three_become_courses() {
        let policy = templates::community();
        let course = |name: &str, ids: &[&str]| Course {
            name: name.to_owned(),
            indicators: ids.iter().map(|it| IndicatorId::new(it)).collect(),
        };
        let courses =
            [course("电话礼仪", &["RING3", "CSAT"]), course("投诉处理", &["FCR", "CMPL"])];
        let priorities = of_agent(2, &[]);
        let suggested = suggest(&priorities, &policy, &courses);
        let names: Vec<Vec<&str>> = suggested
            .iter()
            .map(|it| it.courses.iter().map(|it| it.name.as_str()).collect())
            .collect();
        assert_eq!(names, [vec![], vec!["投诉处理"], vec!["电话礼仪"]]);
    }
}
