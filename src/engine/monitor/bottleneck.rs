//! The bottleneck: the step that cases wait for longest without anybody having planned it (SCORING §6.7).
//!
//! Waiting is told from work: a slow step is one that starts late, not one that takes long.

use std::collections::BTreeMap;

use super::journey::{ClockError, Journey};
use crate::engine::Exact;

/// Where the time of some cases went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delays {
    /// How many cases are counted: those with a step and without a clock error.
    pub cases: usize,
    /// Their lead times together, in seconds, planned steps left out.
    pub lead_s: i64,
    /// Σ service / Σ lead, planned steps left out; `None` without lead time.
    pub flow_efficiency: Option<Exact>,
    /// Every step, by its mean position in the cases and then by name.
    pub steps: Vec<StepDelay>,
    /// The position in `steps` of the one with the most unplanned waiting, the earlier of equal ones;
    /// `None` if nothing waited.
    pub bottleneck: Option<usize>,
    /// What the clocks got wrong, by record: these cases are left out whole, and nothing is clamped.
    pub clock_errors: Vec<ClockError>,
}

/// One step over all cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepDelay {
    /// What is done.
    pub name: String,
    /// How often cases waited for it without a plan.
    pub waits: usize,
    /// How often it was planned; those are not in the other figures.
    pub planned: usize,
    /// Seconds waited for it.
    pub wait_s: i64,
    /// Seconds worked on it.
    pub service_s: i64,
    /// What share of all lead time was spent waiting for it; `None` without lead time.
    pub share: Option<Exact>,
    /// The median wait in seconds; halves occur. `None` if it was always planned.
    pub median_s: Option<Exact>,
    /// The wait that nine in ten do not exceed: the ⌈0.9 n⌉-th of n; `None` if it was always planned.
    pub p90_s: Option<i64>,
}

/// Where the time of these cases went; their order does not matter.
pub fn delays(journeys: &[Journey]) -> Delays {
    let mut clock_errors = Vec::new();
    let mut sums: BTreeMap<&str, Sums> = BTreeMap::new();
    let (mut cases, mut lead_s) = (0, 0);
    let mut ordered: Vec<&Journey> = journeys.iter().filter(|it| !it.steps.is_empty()).collect();
    ordered.sort_by(|one, two| one.record.cmp(&two.record));
    for journey in ordered {
        let errors = journey.clock_errors();
        if !errors.is_empty() {
            clock_errors.extend(errors);
            continue;
        }
        cases += 1;
        lead_s += journey.lead_s();
        for (at, step) in journey.steps.iter().enumerate() {
            sums.entry(&step.name).or_default().add(journey, at);
        }
    }
    let service_s = sums.values().map(|it| it.service_s).sum();
    let steps = in_order(sums, lead_s);
    let longest = steps.iter().map(|it| it.wait_s).max().filter(|it| *it > 0);
    Delays {
        cases,
        lead_s,
        flow_efficiency: Exact::ratio(service_s, lead_s),
        bottleneck: longest.and_then(|it| steps.iter().position(|step| step.wait_s == it)),
        steps,
        clock_errors,
    }
}

#[derive(Default)]
struct Sums {
    waits_s: Vec<i64>,
    planned: usize,
    service_s: i64,
    positions: i64,
    count: i64,
}

impl Sums {
    fn add(&mut self, journey: &Journey, at: usize) {
        self.positions += i64::try_from(at).unwrap_or(i64::MAX);
        self.count += 1;
        if journey.steps[at].planned {
            self.planned += 1;
            return;
        }
        self.waits_s.push(journey.wait_s(at));
        self.service_s += journey.service_s(at);
    }

    fn delay(mut self, name: &str, lead_s: i64) -> StepDelay {
        self.waits_s.sort_unstable();
        let wait_s = self.waits_s.iter().sum();
        StepDelay {
            name: name.to_owned(),
            waits: self.waits_s.len(),
            planned: self.planned,
            wait_s,
            service_s: self.service_s,
            share: Exact::ratio(wait_s, lead_s),
            median_s: median(&self.waits_s),
            p90_s: p90(&self.waits_s),
        }
    }
}

fn in_order(sums: BTreeMap<&str, Sums>, lead_s: i64) -> Vec<StepDelay> {
    let mut placed: Vec<(Option<Exact>, StepDelay)> = sums
        .into_iter()
        .map(|(name, it)| (Exact::ratio(it.positions, it.count), it.delay(name, lead_s)))
        .collect();
    placed.sort_by(|one, two| one.0.cmp(&two.0));
    placed.into_iter().map(|it| it.1).collect()
}

fn median(sorted: &[i64]) -> Option<Exact> {
    let last = sorted.len().checked_sub(1)?;
    Exact::ratio(sorted[last / 2].checked_add(sorted[sorted.len() / 2])?, 2)
}

fn p90(sorted: &[i64]) -> Option<i64> {
    let rank = sorted.len() - sorted.len() / 10;
    sorted.get(rank.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::monitor::journey::Span;
    use crate::model::{Channel, Record, RecordId, Step, TaskTypeId, Time, demo};
    use proptest::prelude::*;

    const NAMES: [&str; 4] = ["受理", "派单", "上门", "回访"];
    /// Wait and service in minutes of five worked cases.
    const WORKED: [[(i64, i64); 4]; 5] = [
        [(5, 10), (120, 5), (60, 40), (600, 5)],
        [(2, 8), (30, 5), (45, 60), (300, 5)],
        [(10, 12), (480, 5), (90, 30), (720, 5)],
        [(3, 9), (60, 5), (30, 50), (1440, 5)],
        [(4, 11), (240, 5), (75, 45), (240, 5)],
    ];

    /// Steps one after another from `created`, in minutes of wait and service.
    fn record(id: &str, spans: &[(i64, i64)], planned: &[&str]) -> Record {
        let created = Time::from_epoch(1_790_000_000).unwrap();
        let mut record =
            Record::new(id, "test", TaskTypeId::new("repair"), Channel::Phone, created);
        let mut clock = created;
        for (name, (wait, service)) in NAMES.iter().zip(spans) {
            let start = clock.plus(60 * wait);
            clock = start.plus(60 * service);
            let planned = planned.contains(name);
            record.steps.push(Step {
                name: (*name).to_owned(),
                start,
                end: clock,
                planned,
                author: None,
            });
        }
        record
    }

    fn journey(record: &Record) -> Journey {
        Journey::new(record.id.clone(), record.created, &record.steps)
    }

    fn worked(planned: &[&str]) -> Vec<Journey> {
        WORKED
            .iter()
            .enumerate()
            .map(|(at, spans)| journey(&record(&format!("r{at}"), spans, planned)))
            .collect()
    }

    fn shares(delays: &Delays) -> Vec<i64> {
        let share = |it: &StepDelay| it.share.clone().unwrap().round_half_even(1_000_000).unwrap();
        delays.steps.iter().map(share).collect()
    }

    #[test]
    fn untagged_the_worked_call_back_is_blamed() {
        let delays = delays(&worked(&[]));
        assert_eq!((delays.cases, delays.lead_s), (5, 4879 * 60));
        assert_eq!(shares(&delays), [4_919, 190_613, 61_488, 676_368]);
        assert_eq!(delays.flow_efficiency.unwrap().round_half_even(1_000_000), Some(66_612));
        assert_eq!(delays.bottleneck, Some(3));
        let names: Vec<&str> = delays.steps.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, NAMES);
    }

    #[test]
    fn with_the_call_back_planned_it_is_the_dispatch() {
        let delays = delays(&worked(&["回访"]));
        assert_eq!(delays.lead_s, 1554 * 60);
        assert_eq!(shares(&delays), [15_444, 598_456, 193_050, 0]);
        assert_eq!(delays.bottleneck, Some(1));
        let dispatch = &delays.steps[1];
        assert_eq!(dispatch.median_s, Some(Exact::integer(120 * 60)));
        assert_eq!(dispatch.p90_s, Some(480 * 60));
        assert_eq!((dispatch.waits, dispatch.wait_s, dispatch.service_s), (5, 930 * 60, 25 * 60));
        let call_back = &delays.steps[3];
        assert_eq!((call_back.waits, call_back.planned, call_back.wait_s), (0, 5, 0));
        assert_eq!((&call_back.median_s, call_back.p90_s), (&None, None));
    }

    #[test]
    fn the_ninetieth_percentile_is_a_wait_that_happened() {
        let up_to = |count: i64| (1..=count).collect::<Vec<i64>>();
        assert_eq!(p90(&up_to(10)), Some(9));
        assert_eq!(p90(&up_to(11)), Some(10));
        assert_eq!(p90(&up_to(19)), Some(18));
        assert_eq!(p90(&up_to(20)), Some(18));
        assert_eq!(p90(&up_to(1)), Some(1));
        assert_eq!(p90(&[]), None);
        assert_eq!(median(&up_to(4)), Exact::ratio(5, 2));
        assert_eq!(median(&up_to(5)), Some(Exact::integer(3)));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn a_clock_error_is_listed_and_its_case_left_out() {
        let mut journeys = worked(&["回访"]);
        let whole = delays(&journeys);
        journeys.push(journey(&record("r0x", &[(5, 10), (-7, 5), (60, 40)], &[])));
        let with_error = delays(&journeys);
        let expected = ClockError {
            record: RecordId::new("r0x"),
            step: "派单".to_owned(),
            span: Span::Wait,
            seconds: -420,
        };
        assert_eq!(with_error.clock_errors, [expected]);
        assert_eq!(with_error, Delays { clock_errors: with_error.clock_errors.clone(), ..whole });
    }

    #[test]
    fn without_steps_or_waits_there_is_no_bottleneck() {
        let nothing = delays(&[]);
        assert_eq!((nothing.cases, nothing.flow_efficiency, nothing.bottleneck), (0, None, None));
        let bare = delays(&[journey(&record("r", &[], &[]))]);
        assert_eq!((bare.cases, bare.steps), (0, vec![]));
        let busy = delays(&[journey(&record("r", &[(0, 5), (0, 5)], &[]))]);
        assert_eq!((busy.bottleneck, busy.flow_efficiency), (None, Some(Exact::integer(1))));
        let instant = delays(&[journey(&record("r", &[(0, 0)], &[]))]);
        assert_eq!((instant.steps[0].share.clone(), instant.bottleneck), (None, None));
    }

    #[test]
    fn of_equal_waits_the_earlier_step_is_the_bottleneck() {
        let even = delays(&[journey(&record("r", &[(5, 1), (9, 1), (9, 1)], &[]))]);
        assert_eq!(even.bottleneck, Some(1));
    }

    #[test]
    fn in_the_demo_office_repairs_wait_longest_for_somebody_to_be_sent() {
        let office = demo::office();
        let journeys: Vec<Journey> = office.records.iter().map(|it| journey(&it)).collect();
        let delays = delays(&journeys);
        assert!(delays.cases > 100);
        assert_eq!(delays.steps[delays.bottleneck.unwrap()].name, "派单");
    }

    proptest! {
        #[test]
        fn the_order_of_the_cases_does_not_matter(
            cases in prop::collection::vec(
                prop::collection::vec((-2..90_i64, 0..60_i64), 0..5), 0..8
            ),
            turn in 0..8_usize,
        ) {
            let mut journeys: Vec<Journey> = cases
                .iter()
                .enumerate()
                .map(|(at, spans)| journey(&record(&format!("r{at}"), spans, &["回访"])))
                .collect();
            let one = delays(&journeys);
            let by = turn % journeys.len().max(1);
            journeys.rotate_left(by);
            journeys.reverse();
            prop_assert_eq!(delays(&journeys), one);
        }

        #[test]
        fn in_a_row_waits_and_work_make_the_lead(
            spans in prop::collection::vec((0..90_i64, 0..60_i64), 1..5)
        ) {
            let it = journey(&record("r", &spans, &[]));
            // Steps without any work may begin together with the next; they are still in a row.
            let whole: i64 = spans.iter().map(|(wait, service)| wait + service).sum();
            prop_assert_eq!(it.lead_s(), whole * 60);
            let delays = delays(&[it]);
            let parts: i64 = delays.steps.iter().map(|it| it.wait_s + it.service_s).sum();
            prop_assert_eq!(parts, whole * 60);
        }
    }
}
