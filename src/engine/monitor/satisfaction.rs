//! 满意度: who was asked and answered, how ratings run over time, why they are low, and for whom they stay low.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::low_satisfaction::{Answers, LowSatisfaction, low_satisfaction};
use crate::engine::Exact;
use crate::engine::facts::{Scope, Verdict, cases_of, gather};
use crate::model::{Cause, Measure, OfficeData, Period, PeriodKind, StaffId, Time};

/// The answers of a period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Satisfaction {
    /// Invitations sent.
    pub invited: i64,
    /// Of these answered.
    pub answered: i64,
    /// Contacts somebody handled.
    pub contacts: i64,
    /// Of these rated.
    pub rated: i64,
    /// All ratings, those that ask about no contact included, over time.
    pub steps: Vec<Step>,
    /// Low ratings by cause, most frequent first; `None` where no cause was noted.
    pub causes: Vec<(Option<Cause>, i64)>,
    /// Rows of records with a rating of 3 or less, newest first.
    pub low_rows: Vec<usize>,
}

/// The ratings of a week or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its first day.
    pub from: NaiveDate,
    /// The day after its last one.
    pub to: NaiveDate,
    /// How many ratings.
    pub ratings: i64,
    /// Those of 4 and 5.
    pub satisfied: i64,
    /// Their sum.
    pub sum: i64,
}

/// One agent under the rule of persistently low satisfaction.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// Who.
    pub staff: StaffId,
    /// The three months with their answers, oldest first.
    pub months: Vec<(Period, Answers)>,
    /// The conditions.
    pub low: LowSatisfaction,
}

/// Ratings up to here are low.
const LOW: u8 = 3;

/// Counts the answers of the period.
pub fn satisfaction(data: &OfficeData, period: Period, now: Time) -> Satisfaction {
    let scope = Scope::new(data, period, now);
    let mut counted =
        Satisfaction { steps: steps(period, data, scope.as_of), ..Default::default() };
    let mut causes: BTreeMap<Option<Cause>, i64> = BTreeMap::new();
    for row in scope.rows().filter(|row| !scope.is_abandoned(*row)) {
        counted.contacts += i64::from(data.records.agents().get(row).is_some());
        let Some(rating) = scope.rating(row) else { continue };
        counted.rated += 1;
        counted.add(data.local_date(data.records.created(row)), rating);
        if rating <= LOW {
            *causes.entry(scope.cause(row)).or_default() += 1;
            counted.low_rows.push(row);
        }
    }
    for survey in data.surveys.iter().filter(|it| scope.covers(it.invited)) {
        counted.invited += 1;
        let Some(answered) = survey.answered.filter(|it| *it < scope.as_of) else { continue };
        counted.answered += 1;
        // What asks about a contact has been counted with it.
        if let Some(rating) = survey.rating.filter(|_| survey.record.is_none()) {
            counted.add(data.local_date(answered), rating);
            if rating <= LOW {
                *causes.entry(survey.form.as_ref().and_then(|it| it.cause)).or_default() += 1;
            }
        }
    }
    counted.low_rows.sort_unstable_by_key(|row| std::cmp::Reverse(data.records.created(*row)));
    counted.causes = causes.into_iter().collect();
    counted.causes.sort_by_key(|it| std::cmp::Reverse(it.1));
    counted
}

impl Satisfaction {
    fn add(&mut self, day: NaiveDate, rating: u8) {
        if let Some(step) = self.steps.iter_mut().find(|it| it.from <= day && day < it.to) {
            step.ratings += 1;
            step.satisfied += i64::from(rating > LOW);
            step.sum += i64::from(rating);
        }
    }
}

/// Weeks of a month, months of anything longer, up to the day that is known of.
fn steps(period: Period, data: &OfficeData, as_of: Time) -> Vec<Step> {
    let end =
        period.end().min(data.local_date(as_of.plus(-1)).succ_opt().unwrap_or(NaiveDate::MAX));
    let mut steps = Vec::new();
    let mut from = period.start();
    while from < end && steps.len() < 60 {
        let next = match period.kind() {
            PeriodKind::Month => from.checked_add_days(Days::new(7)),
            PeriodKind::Quarter | PeriodKind::Year | PeriodKind::Custom => {
                Some(Period::month_of(from).end())
            }
        };
        let to = next.unwrap_or(end).min(period.end());
        steps.push(Step { from, to, ratings: 0, satisfied: 0, sum: 0 });
        from = to;
    }
    steps
}

/// Everybody under the rule of persistently low satisfaction (SCORING §6.4): the last three months that are over by
/// the moment of judging. Nobody before there are three.
pub fn persistently_low(
    data: &OfficeData,
    period: Period,
    now: Time,
    target: &Exact,
) -> Vec<Judged> {
    let as_of = data.as_of(period, now);
    let mut months = Vec::new();
    let mut month = Period::month_of(data.local_date(as_of.plus(-1)));
    while months.len() < 3 {
        if month.bounds(data.office.utc_offset).1 <= as_of {
            months.push(month);
        }
        let Some(eve) = month.start().pred_opt() else { break };
        month = Period::month_of(eve);
    }
    months.reverse();
    let facts: Vec<_> =
        months.iter().map(|it| gather(data, *it, now, &[Measure::Satisfied])).collect();
    let answers = |staff: &StaffId| -> Vec<(Period, Answers)> {
        let of = |(month, facts): (&Period, &crate::engine::facts::Facts)| {
            let fact = facts.agents.iter().find(|it| it.staff == *staff).map(|it| &it.facts[0]);
            let count = |it: i64| u32::try_from(it).unwrap_or_default();
            let (satisfied, answered) = fact.map_or((0, 0), |it| (count(it.num), count(it.den)));
            (*month, Answers { satisfied, answered, matured: true })
        };
        months.iter().zip(&facts).map(of).collect()
    };
    let people = facts.last().map(|it| it.agents.as_slice()).unwrap_or_default();
    let judged = people.iter().filter_map(|it| {
        let months = answers(&it.staff);
        let all: Vec<Answers> = months.iter().map(|it| it.1).collect();
        let low = low_satisfaction(&all, target)?;
        Some(Judged { staff: it.staff.clone(), months, low })
    });
    judged.collect()
}

/// The rows of an agent's ratings of 3 or less that count, in these months, newest first.
pub fn low_ratings(data: &OfficeData, months: &[Period], now: Time, staff: &StaffId) -> Vec<usize> {
    let mut rows = Vec::new();
    for month in months {
        let scope = Scope::new(data, *month, now);
        let cases = cases_of(&scope, &Measure::Satisfied, staff);
        let low = cases.iter().filter(|it| it.verdict == Verdict::share(false));
        rows.extend(low.filter_map(|it| match it.at {
            crate::engine::facts::CaseRef::Record(row) => Some(row),
            _ => None,
        }));
    }
    rows.sort_unstable_by_key(|row| std::cmp::Reverse(data.records.created(*row)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::facts::team_fact;
    use crate::model::demo;

    fn demo_now() -> (OfficeData, Period, Time) {
        let data = demo::office();
        let period = data.whole_period().unwrap();
        let now = Time::from_epoch(1_800_000_000).unwrap();
        (data, period, now)
    }

    #[test]
    fn the_rates_are_those_of_the_indicators() {
        let (data, period, now) = demo_now();
        let counted = satisfaction(&data, period, now);
        let fact = team_fact(&Scope::new(&data, period, now), &Measure::ResponseRate).unwrap();
        assert_eq!((counted.answered, counted.invited), (fact.num, fact.den));
        assert!(counted.rated > 0 && counted.rated < counted.contacts);
        assert_eq!(counted.steps.len(), 3, "a quarter has three months");
        let visits = data.surveys.iter().filter(|it| it.record.is_none() && it.rating.is_some());
        let ratings: i64 = counted.steps.iter().map(|it| it.ratings).sum();
        assert_eq!(ratings, counted.rated + i64::try_from(visits.count()).unwrap());
        let low: i64 = counted.causes.iter().map(|it| it.1).sum();
        let satisfied: i64 = counted.steps.iter().map(|it| it.satisfied).sum();
        assert_eq!(low, ratings - satisfied);
        assert!(counted.low_rows.len() <= usize::try_from(low).unwrap());
    }

    #[test]
    fn a_month_is_told_week_by_week() {
        let (data, _, now) = demo_now();
        let counted = satisfaction(&data, "2026-07".parse().unwrap(), now);
        let days: Vec<i64> = counted.steps.iter().map(|it| (it.to - it.from).num_days()).collect();
        assert_eq!(days, [7, 7, 7, 7, 3]);
    }

    #[test]
    fn the_rule_sees_three_whole_months_and_its_evidence() {
        let (data, period, now) = demo_now();
        let target = Exact::ratio(4, 5).unwrap();
        let judged = persistently_low(&data, period, now, &target);
        assert!(!judged.is_empty());
        for it in &judged {
            let months: Vec<Period> = it.months.iter().map(|it| it.0).collect();
            assert_eq!(months.len(), 3);
            let low = low_ratings(&data, &months, now, &it.staff).len();
            assert_eq!(low, usize::try_from(it.low.answered - it.low.satisfied).unwrap());
        }
        let strict = persistently_low(&data, period, now, &Exact::integer(1));
        assert!(strict.iter().any(|it| it.low.is_flagged()));
    }
}
