//! "If this step met its target, the on-time rate would go from x to y" (PRODUCT F3).

use super::journey::Journey;
use crate::engine::Exact;

/// A case that is judged by a limit, in seconds of the clock that the limit counts by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueCase {
    /// How long it took as a whole.
    pub lead_s: i64,
    /// How long it may take; on time means no longer than that.
    pub limit_s: i64,
    /// Its steps.
    pub steps: Vec<StepSpan>,
}

/// One step of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepSpan {
    /// What is done.
    pub name: String,
    /// How long it took, the wait before it included.
    pub took_s: i64,
    /// How long it should take at most; `None` for a step without a target, or one after the case was
    /// resolved, which cannot make it late.
    pub target_s: Option<i64>,
}

/// What meeting a step's target would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnTimeChange {
    /// All cases.
    pub cases: usize,
    /// How many are on time.
    pub now: usize,
    /// How many would be.
    pub then: usize,
    /// How many cases the step was too slow in.
    pub missed: usize,
    /// `now / cases`; `None` without cases.
    pub rate_now: Option<Exact>,
    /// `then / cases`; `None` without cases.
    pub rate_then: Option<Exact>,
}

/// The on-time rate as it is, and as it would be had the step of this name never exceeded its target.
///
/// What the step exceeds its target by is taken off the whole: where another step goes on in parallel
/// that is the most it can bring. All else stays as it was.
pub fn if_step_met(cases: &[DueCase], step: &str) -> OnTimeChange {
    let excess = |case: &DueCase| {
        let spans = case.steps.iter().filter(|it| it.name == step);
        spans.fold(0_i64, |sum, it| sum.saturating_add(excess_s(it)))
    };
    let is_on_time = |case: &DueCase, saved: i64| case.lead_s.saturating_sub(saved) <= case.limit_s;
    let now = cases.iter().filter(|it| is_on_time(it, 0)).count();
    let then = cases.iter().filter(|it| is_on_time(it, excess(it))).count();
    OnTimeChange {
        cases: cases.len(),
        now,
        then,
        missed: cases.iter().filter(|it| excess(it) > 0).count(),
        rate_now: rate(now, cases.len()),
        rate_then: rate(then, cases.len()),
    }
}

/// The steps of a journey that were not planned for later, without targets yet.
pub fn spans(journey: &Journey) -> Vec<StepSpan> {
    (0..journey.steps.len())
        .filter(|at| !journey.steps[*at].planned)
        .map(|at| StepSpan {
            name: journey.steps[at].name.clone(),
            took_s: journey.wait_s(at) + journey.service_s(at),
            target_s: None,
        })
        .collect()
}

fn excess_s(span: &StepSpan) -> i64 {
    span.target_s.map_or(0, |target| span.took_s.saturating_sub(target).max(0))
}

fn rate(count: usize, cases: usize) -> Option<Exact> {
    Exact::ratio(i64::try_from(count).ok()?, i64::try_from(cases).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RecordId, Step, Time};
    use proptest::prelude::*;

    fn case(limit_s: i64, dispatch_s: i64, visit_s: i64, targets: (i64, i64)) -> DueCase {
        let span = |name: &str, took_s, target_s| StepSpan {
            name: name.to_owned(),
            took_s,
            target_s: Some(target_s),
        };
        DueCase {
            lead_s: dispatch_s + visit_s,
            limit_s,
            steps: vec![span("派单", dispatch_s, targets.0), span("上门", visit_s, targets.1)],
        }
    }

    fn cases() -> Vec<DueCase> {
        vec![
            case(100, 30, 70, (20, 60)),
            case(100, 80, 60, (20, 60)),
            case(100, 50, 90, (20, 60)),
            case(100, 20, 81, (20, 60)),
        ]
    }

    #[test]
    fn a_step_on_target_lifts_the_rate() {
        let dispatch = if_step_met(&cases(), "派单");
        assert_eq!((dispatch.now, dispatch.then, dispatch.missed), (1, 2, 3));
        assert_eq!(
            (dispatch.rate_now, dispatch.rate_then),
            (Exact::ratio(1, 4), Exact::ratio(1, 2))
        );
        let visit = if_step_met(&cases(), "上门");
        assert_eq!((visit.now, visit.then, visit.missed), (1, 2, 3));
        let unknown = if_step_met(&cases(), "回访");
        assert_eq!((unknown.now, unknown.then, unknown.missed), (1, 1, 0));
    }

    #[test]
    fn targets_may_differ_by_case_and_a_step_without_one_stays() {
        let mut cases = vec![case(100, 80, 60, (20, 60)), case(100, 80, 60, (50, 60))];
        assert_eq!(if_step_met(&cases, "派单").then, 1);
        cases[0].steps[0].target_s = None;
        assert_eq!(if_step_met(&cases, "派单").then, 0);
    }

    #[test]
    fn a_step_done_twice_is_cut_twice() {
        let mut twice = case(100, 60, 20, (20, 60));
        twice.steps.push(StepSpan { took_s: 60, ..twice.steps[0].clone() });
        twice.lead_s = 140;
        assert_eq!(if_step_met(&[twice.clone()], "派单").then, 1);
        twice.lead_s = 181;
        assert_eq!(if_step_met(&[twice], "派单").then, 0);
    }

    #[test]
    fn no_cases_have_no_rate_and_the_largest_numbers_do_no_harm() {
        let none = if_step_met(&[], "派单");
        assert_eq!((none.cases, none.rate_now, none.rate_then), (0, None, None));
        let mut extreme = case(100, 0, 0, (i64::MIN, 0));
        extreme.lead_s = i64::MIN;
        extreme.steps[0].took_s = i64::MAX;
        assert_eq!(if_step_met(&[extreme], "派单").then, 1);
    }

    #[test]
    fn a_journey_gives_its_steps_without_the_planned_ones() {
        let time = |seconds| Time::from_epoch(seconds).unwrap();
        let step = |name: &str, start, end, planned| Step {
            name: name.to_owned(),
            start: time(start),
            end: time(end),
            planned,
            author: None,
        };
        let steps = [step("派单", 30, 40, false), step("回访", 900, 905, true)];
        let spans = spans(&Journey::new(RecordId::new("r"), time(10), &steps));
        let expected = StepSpan { name: "派单".to_owned(), took_s: 30, target_s: None };
        assert_eq!(spans, [expected]);
    }

    proptest! {
        #[test]
        fn meeting_a_target_never_makes_a_case_late_and_a_stricter_one_helps_more(
            rows in prop::collection::vec((0..200_i64, 0..99_i64, 0..99_i64), 0..20),
            target in 0..99_i64, stricter in 0..99_i64,
        ) {
            let with = |target| -> Vec<DueCase> {
                rows.iter().map(|it| case(it.0, it.1, it.2, (target, 60))).collect()
            };
            let loose = if_step_met(&with(target), "派单");
            let strict = if_step_met(&with(target - stricter), "派单");
            prop_assert!(loose.now <= loose.then && loose.then <= strict.then);
            prop_assert_eq!(loose.now, strict.now);
        }
    }
}
