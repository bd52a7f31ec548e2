//! A case's way through its steps: what it waited for, who worked on it, and where its clocks are wrong (SCORING §6.7).

use crate::model::{RecordId, Step, Time};

/// One case and its steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// The record.
    pub record: RecordId,
    /// When it was created: from here the first steps wait.
    pub created: Time,
    /// The steps, none before one that it comes after.
    pub steps: Vec<JourneyStep>,
}

/// One step of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyStep {
    /// What is done.
    pub name: String,
    /// When it began.
    pub start: Time,
    /// When it was complete.
    pub end: Time,
    /// Whether the wait before it was planned, such as a call-back on the next day.
    pub planned: bool,
    /// The positions of the steps that had to be complete before; empty if it waits from the creation.
    /// Only earlier positions count.
    pub after: Vec<usize>,
}

/// A span of time that is negative: one of its clocks is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockError {
    /// The record.
    pub record: RecordId,
    /// The step.
    pub step: String,
    /// Which of its spans.
    pub span: Span,
    /// How long it seems, below 0.
    pub seconds: i64,
}

/// A part of a step's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// From the end of the last step before it to its beginning.
    Wait,
    /// From its beginning to its end.
    Service,
}

impl Journey {
    /// The journey of a record with its steps in their order. Each step comes after the one before it,
    /// except that steps which begin in the same second go on in parallel: they come after the same
    /// steps, and the next one comes after them all.
    pub fn new(record: RecordId, created: Time, steps: &[Step]) -> Self {
        let mut journey = Self { record, created, steps: Vec::with_capacity(steps.len()) };
        let mut before: Vec<usize> = Vec::new();
        let mut together: Vec<usize> = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let parallel = together.first().is_some_and(|first| {
                // A step that took no time can be followed by another in the same second.
                steps[*first].start == step.start && steps[at - 1].end > step.start
            });
            if !parallel {
                before = std::mem::take(&mut together);
            }
            together.push(at);
            journey.steps.push(JourneyStep {
                name: step.name.clone(),
                start: step.start,
                end: step.end,
                planned: step.planned,
                after: before.clone(),
            });
        }
        journey
    }

    /// When the step at this position could have begun: when the last of those before it was complete.
    pub fn ready(&self, at: usize) -> Time {
        let before = self.steps[at].after.iter().filter(|it| **it < at);
        before.map(|it| self.steps[*it].end).max().unwrap_or(self.created)
    }

    /// Seconds from then to its beginning; negative if a clock is wrong.
    pub fn wait_s(&self, at: usize) -> i64 {
        self.steps[at].start.since(self.ready(at))
    }

    /// Seconds from its beginning to its end; negative if a clock is wrong.
    pub fn service_s(&self, at: usize) -> i64 {
        self.steps[at].end.since(self.steps[at].start)
    }

    /// The seconds the case waited or was worked on, steps that were planned for later left out with
    /// their wait and their work; what goes on in parallel counts once.
    pub fn lead_s(&self) -> i64 {
        let mut stretches: Vec<(Time, Time)> = (0..self.steps.len())
            .filter(|at| !self.steps[*at].planned)
            .map(|at| (self.ready(at), self.steps[at].end))
            .collect();
        stretches.sort_unstable();
        let (mut lead, mut until) = (0, None);
        for (from, to) in stretches {
            let from = until.map_or(from, |until: Time| until.max(from));
            lead += to.since(from).max(0);
            until = Some(to.max(from));
        }
        lead
    }

    /// Every negative span, in the order of the steps.
    pub fn clock_errors(&self) -> Vec<ClockError> {
        let spans = (0..self.steps.len()).flat_map(|at| {
            [(at, Span::Wait, self.wait_s(at)), (at, Span::Service, self.service_s(at))]
        });
        spans
            .filter(|(_, _, seconds)| *seconds < 0)
            .map(|(at, span, seconds)| ClockError {
                record: self.record.clone(),
                step: self.steps[at].name.clone(),
                span,
                seconds,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(seconds: i64) -> Time {
        Time::from_epoch(seconds).unwrap()
    }

    fn step(name: &str, start: i64, end: i64) -> Step {
        Step {
            name: name.to_owned(),
            start: time(start),
            end: time(end),
            planned: false,
            author: None,
        }
    }

    fn journey(created: i64, steps: &[Step]) -> Journey {
        Journey::new(RecordId::new("r1"), time(created), steps)
    }

    fn waits(journey: &Journey) -> Vec<i64> {
        (0..journey.steps.len()).map(|at| journey.wait_s(at)).collect()
    }

    #[test]
    fn a_step_waits_from_the_end_of_the_one_before() {
        let it = journey(100, &[step("受理", 105, 115), step("派单", 235, 240)]);
        assert_eq!(waits(&it), [5, 120]);
        assert_eq!((it.service_s(0), it.service_s(1), it.lead_s()), (10, 5, 140));
        assert!(it.clock_errors().is_empty());
    }

    #[test]
    fn steps_that_begin_together_are_parallel_and_the_next_waits_for_the_last_of_them() {
        let steps = [
            step("派单", 10, 20),
            step("水工", 50, 80),
            step("电工", 50, 95),
            step("回访", 100, 101),
        ];
        let it = journey(0, &steps);
        assert_eq!(waits(&it), [10, 30, 30, 5]);
        assert_eq!(it.steps[3].after, [1, 2]);
        assert_eq!(it.lead_s(), 101);
        assert!(it.clock_errors().is_empty());
    }

    #[test]
    fn a_step_that_took_no_time_is_not_parallel_to_the_next() {
        let it = journey(0, &[step("受理", 10, 10), step("派单", 10, 20), step("到场", 25, 30)]);
        assert_eq!(waits(&it), [10, 0, 5]);
    }

    #[test]
    fn predecessors_given_by_the_caller_are_used() {
        let mut it = journey(0, &[step("甲", 0, 10), step("乙", 5, 40), step("丙", 45, 50)]);
        assert_eq!(waits(&it), [0, -5, 5]);
        it.steps[1].after = vec![];
        it.steps[2].after = vec![0, 1, 9];
        assert_eq!(waits(&it), [0, 5, 5]);
        assert_eq!(it.lead_s(), 50);
    }

    #[test]
    fn a_negative_span_is_reported_as_it_is() {
        let it = journey(100, &[step("受理", 90, 95), step("派单", 110, 105)]);
        let errors: Vec<(Span, i64)> =
            it.clock_errors().iter().map(|it| (it.span, it.seconds)).collect();
        assert_eq!(errors, [(Span::Wait, -10), (Span::Service, -5)]);
        assert_eq!(it.clock_errors()[1].step, "派单");
    }

    #[test]
    fn a_planned_step_is_left_out_of_the_lead() {
        let mut it =
            journey(0, &[step("完工", 10, 20), step("回访", 500, 505), step("归档", 515, 520)]);
        it.steps[1].planned = true;
        assert_eq!(it.lead_s(), 20 + 15);
        assert_eq!(journey(0, &[]).lead_s(), 0);
    }
}
