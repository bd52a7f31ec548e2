//! Own indicators: whatever can be written comes back and is counted, and what is meaningless is refused.

use std::collections::BTreeSet;
use std::num::NonZeroU16;
use std::sync::Arc;

use jiheng::canon::canonical;
use jiheng::engine::facts::{Fact, Scope, cases_of, gather, team_fact};
use jiheng::i18n::Locale;
use jiheng::model::{
    Channel, Condition, Curve, Entry, Extra, Indicator, IndicatorId, Inspection, Measure,
    MeasureFlaw, MeasureKind, Moment, Office, OfficeData, OwnMeasure, PolicyProblem, Range,
    RatingCaps, Record, Records, ServiceBase, Shift, Staff, StaffId, SurveyAnswer, SurveyMode,
    TaskType, TaskTypeId, Time, Urgency, Whose, templates,
};
use jiheng::ui::wording;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::documents::samples::{JULY, any_record, time};

fn range() -> impl Strategy<Value = Range> {
    let number = || of(prop_oneof![0..6_u32, any::<u32>()]);
    (number(), number()).prop_map(|(at_least, at_most)| Range { at_least, at_most })
}

fn condition() -> impl Strategy<Value = Condition> {
    let kind = "[a-c]{1,2}".prop_map(|it| TaskTypeId::new(&it));
    prop_oneof![
        vec(kind, 0..3).prop_map(|any_of| Condition::TaskType { any_of }),
        vec(select(&Channel::ALL[..]), 0..3).prop_map(|any_of| Condition::Channel { any_of }),
        select(vec![Urgency::Normal, Urgency::Urgent]).prop_map(|is| Condition::Urgency { is }),
        any::<bool>().prop_map(|is| Condition::Answered { is }),
        any::<bool>().prop_map(|is| Condition::Resolved { is }),
        any::<bool>().prop_map(|is| Condition::Reopened { is }),
        any::<bool>().prop_map(|is| Condition::Rated { is }),
        any::<bool>().prop_map(|is| Condition::Upheld { is }),
        range().prop_map(Condition::Rating),
        range().prop_map(Condition::WaitS),
        range().prop_map(Condition::TalkS),
        range().prop_map(Condition::Rings),
    ]
}

fn own_measure() -> impl Strategy<Value = OwnMeasure> {
    let some = || vec(condition(), 0..3);
    let whose = || select(vec![Whose::Agent, Whose::Closer]);
    let moment = || select(&Moment::ALL[..]);
    let limit = prop_oneof![0..200_000_u32, any::<u32>()];
    prop_oneof![
        (some(), some(), whose()).prop_map(|(cases, hit, whose)| OwnMeasure::Ratio {
            cases,
            hit,
            whose
        }),
        (moment(), moment(), limit, some(), whose()).prop_map(
            |(from, to, limit_s, cases, whose)| {
                OwnMeasure::WithinLimit { from, to, limit_s, cases, whose }
            }
        ),
        some().prop_map(|cases| OwnMeasure::MeanRating { cases }),
        ("[ab]?", any::<bool>()).prop_map(|(key, share)| OwnMeasure::Entered { key, share }),
    ]
}

fn standard_measure() -> impl Strategy<Value = Measure> {
    let base = vec![ServiceBase::Offered, ServiceBase::LessShort, ServiceBase::LateAbandoned];
    let days = || prop_oneof![0..9_u16, any::<u16>()];
    let level = (any::<u16>(), select(base), of(any::<u16>()))
        .prop_map(|(seconds, base, short_s)| Measure::ServiceLevel { seconds, base, short_s });
    let plain = select(vec![
        Measure::Answered,
        Measure::AnswerSpeed,
        Measure::Resolved,
        Measure::ResolvedCalls,
        Measure::OnTime,
        Measure::Satisfied,
        Measure::MeanRating,
        Measure::UpheldComplaints,
        Measure::TrainingHours,
        Measure::FirstResponse,
        Measure::FirstResponseOnTime,
        Measure::NetPromoter,
        Measure::ResponseRate,
        Measure::Invited,
        Measure::HandleTime,
        Measure::Volume,
        Measure::Occupancy,
        Measure::Utilization,
        Measure::Quality,
        Measure::CalledBack,
        Measure::TestsPassed,
    ]);
    prop_oneof![
        1 => level,
        1 => of(any::<u16>()).prop_map(|short_s| Measure::Abandoned { short_s }),
        1 => days().prop_map(|days| Measure::Reopened { days }),
        1 => days().prop_map(|days| Measure::FirstContact { days }),
        6 => plain,
    ]
}

pub fn measure() -> impl Strategy<Value = Measure> {
    prop_oneof![own_measure().prop_map(Measure::Own), standard_measure()]
}

pub fn near() -> impl Strategy<Value = Time> {
    (JULY..JULY + 5_000_000).prop_map(time)
}

/// The people named in the records, and surveys, shifts, inspections and entries about them.
pub fn any_office() -> impl Strategy<Value = OfficeData> {
    let survey = (any::<u8>(), near(), of(near()), of(0..11_u8), of(1..6_u8));
    let shift = (any::<u8>(), near(), 0..100_000_i64, of(any::<u32>()));
    let figure = (any::<u8>(), any::<i64>(), any::<i64>(), any::<u32>());
    let lists = (vec(survey, 0..6), vec(shift, 0..6), vec(figure, 0..6));
    (vec(any_record(), 1..20), lists, any::<bool>()).prop_map(|(mut rows, lists, capped)| {
        for (at, record) in rows.iter_mut().enumerate() {
            record.id = format!("r{at}").as_str().into();
        }
        office(&rows, lists, capped)
    })
}

type Surveys = Vec<(u8, Time, Option<Time>, Option<u8>, Option<u8>)>;
type Shifts = Vec<(u8, Time, i64, Option<u32>)>;
type Figures = Vec<(u8, i64, i64, u32)>;

fn office(rows: &[Record], lists: (Surveys, Shifts, Figures), capped: bool) -> OfficeData {
    let (surveys, shifts, figures) = lists;
    let names: BTreeSet<&StaffId> =
        rows.iter().flat_map(|it| [&it.agent, &it.closed_by]).flatten().collect();
    let names: Vec<&StaffId> = names.into_iter().collect();
    let someone = |at: u8| match names.len() {
        0 => StaffId::new("nobody"),
        count => names[usize::from(at) % count].clone(),
    };
    let mut data = OfficeData::empty(Office::new("o", "任意"), templates::community());
    data.staff = names.iter().map(|it| Staff::named(it.as_str())).collect();
    data.task_types = ["a", "b", "ab"].map(TaskType::named).to_vec();
    data.task_types[0].call_back = true;
    data.records = Arc::new(rows.iter().collect::<Records>());
    if capped {
        let one = NonZeroU16::new(1);
        data.office.rating_caps = Some(RatingCaps { per_household: one, per_incident: one });
    }
    let extra = Extra::default;
    let survey = |(at, (about, invited, answered, recommend, rating))| SurveyAnswer {
        id: format!("s{at}"),
        record: Some(format!("r{}", about % 30).as_str().into()),
        invited,
        answered,
        rating,
        recommend,
        mode: SurveyMode::Online,
        form: None,
        extra: extra(),
    };
    data.surveys = Arc::new(surveys.into_iter().enumerate().map(survey).collect());
    let shift = |(of, start, length, logged_s): (u8, Time, i64, _)| Shift {
        staff: someone(of),
        start,
        end: start.plus(length),
        logged_s,
        extra: extra(),
    };
    data.shifts = Arc::new(shifts.into_iter().map(shift).collect());
    let entry = |(of, num, den, n): &(u8, i64, i64, u32)| Entry {
        staff: someone(*of),
        key: "a".to_owned(),
        period: "2026-07".parse().unwrap(),
        num: *num,
        den: *den,
        n: *n,
        extra: extra(),
    };
    data.entries = Arc::new(figures.iter().map(entry).collect());
    let inspection = |(at, (of, _, _, points)): (usize, &(u8, i64, i64, u32))| Inspection {
        id: at.to_string(),
        staff: someone(*of),
        record: None,
        date: "2026-07-02".parse().unwrap(),
        points: *points / 2,
        applicable: *points,
        red_line: points % 3 == 0,
        extra: extra(),
    };
    data.inspections = Arc::new(figures.iter().enumerate().map(inspection).collect());
    data
}

/// Whether the figure is the sum of its cases: all but medians and totals are.
fn is_a_sum(measure: &Measure) -> bool {
    !matches!(measure, Measure::FirstResponse | Measure::Volume | Measure::TrainingHours)
}

fn sum_of(scope: &Scope, measure: &Measure, agent: &StaffId) -> (i64, i64) {
    use jiheng::engine::facts::Verdict;
    let mut sum = (0_i64, 0_i64);
    for case in cases_of(scope, measure, agent) {
        if let Verdict::Counts { num, den } | Verdict::Adds { num, den, .. } = case.verdict {
            sum = (sum.0.saturating_add(num), sum.1.saturating_add(den));
        }
    }
    sum
}

fn check_fact(measure: &Measure, fact: &Fact) -> Result<(), TestCaseError> {
    prop_assert!(fact.den >= 0 && fact.n >= 0 && fact.pending >= 0 && fact.squares >= 0);
    let of_cases = measure.kind() == MeasureKind::Share && *measure != Measure::UpheldComplaints;
    if of_cases || *measure == Measure::Quality {
        prop_assert!((0..=fact.den).contains(&fact.num), "{measure:?} {fact:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 192,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn anything_that_can_be_asked_is_counted(
        data in any_office(),
        measures in vec(measure(), 1..5),
        now in near(),
    ) {
        let period = "2026-07".parse().unwrap();
        let facts = gather(&data, period, now, &measures);
        let scope = Scope::new(&data, period, now);
        for agent in &facts.agents {
            for (measure, fact) in measures.iter().zip(&agent.facts) {
                check_fact(measure, fact)?;
                if is_a_sum(measure) {
                    prop_assert_eq!(sum_of(&scope, measure, &agent.staff), (fact.num, fact.den));
                }
            }
        }
        for measure in &measures {
            if let Some(team) = team_fact(&scope, measure) {
                check_fact(measure, &team)?;
                let at = measures.iter().position(|it| it == measure).unwrap();
                let people: i64 = facts.agents.iter().map(|it| it.facts[at].den).sum();
                prop_assert!(people <= team.den, "{measure:?}");
            }
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(data in any_office(), measure in measure(), now in near()) {
        let period = "2026-07".parse().unwrap();
        let mut turned = data.clone();
        let mut rows: Vec<Record> = data.records.iter().collect();
        rows.reverse();
        turned.records = Arc::new(rows.iter().collect::<Records>());
        Arc::make_mut(&mut turned.surveys).reverse();
        Arc::make_mut(&mut turned.shifts).reverse();
        let measures = [measure];
        prop_assert_eq!(gather(&data, period, now, &measures), gather(&turned, period, now, &measures));
    }

    #[test]
    fn what_is_written_comes_back(measure in measure()) {
        let text = canonical(&measure).unwrap();
        prop_assert_eq!(serde_json::from_str::<Measure>(&text).unwrap(), measure);
    }

    #[test]
    fn every_measure_has_words(measure in measure()) {
        for locale in Locale::ALL {
            let words = wording::measure(locale.texts(), &measure);
            prop_assert!(!words.definition.is_empty() && !words.formula.is_empty());
        }
    }
}

fn with_own(measure: OwnMeasure) -> Vec<PolicyProblem> {
    let mut policy = templates::hotline();
    let own = Indicator {
        id: IndicatorId::new("MINE"),
        local_bp: 0,
        measure: Measure::Own(measure),
        curve: Curve::through_percents(&[(0, 0), (100, 100)]),
        ..policy.indicators[0].clone()
    };
    policy.indicators.push(own);
    policy.problems()
}

#[test]
fn a_policy_with_a_meaningless_indicator_is_refused_with_a_sentence() {
    let entered = |key: &str| OwnMeasure::Entered { key: key.to_owned(), share: false };
    assert_eq!(with_own(entered("收缴率")), []);
    let problems = with_own(entered(""));
    let indicator = IndicatorId::new("MINE");
    assert_eq!(problems, [PolicyProblem::Measure { indicator, flaw: MeasureFlaw::NoKey }]);
    let said = |locale: Locale| wording::errors::policy(locale.texts(), &problems[0]);
    assert_eq!(said(Locale::Zh), "“MINE”的定义不可用：没有录入项的名称。");
    assert_eq!(said(Locale::En), "“MINE” cannot be measured: the entered figure has no name.");
}
