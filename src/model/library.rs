//! The library of indicators: every standard measure with a curve, a smallest sample and a group to start from
//! (SCORING §2a).

use super::policy::{
    Condition, Curve, Indicator, Measure, Moment, OwnMeasure, Policy, Range, ServiceBase, Whose,
};
use super::templates::indicator;

/// Every standard indicator, by group; none of them weighs anything yet.
///
/// Where policies of the field have a target, the curve has it; it is a start, not a recommendation.
pub fn standard() -> Vec<Indicator> {
    let percents = Curve::through_percents;
    let units = Curve::through_units;
    let rating = || units(&[(1, 0), (3, 60), (4, 85), (5, 100)]);
    let satisfied = || percents(&[(60, 0), (80, 60), (90, 90), (100, 100)]);
    let in_time = || percents(&[(60, 0), (80, 60), (95, 100)]);
    let resolved = || percents(&[(0, 0), (70, 60), (90, 90), (100, 100)]);
    let busy = match percents(&[(50, 0), (75, 100), (85, 100), (95, 60), (100, 40)]) {
        Curve::Linear { anchors, .. } => Curve::Linear { anchors, two_sided: true },
        other => other,
    };
    let service_level =
        Measure::ServiceLevel { seconds: 15, base: ServiceBase::Offered, short_s: None };
    let rows = vec![
        ("CSAT", "Q", 5, Measure::Satisfied, satisfied()),
        ("CSAT_MEAN", "Q", 5, Measure::MeanRating, rating()),
        (
            "FCR",
            "Q",
            10,
            Measure::FirstContact { days: 7 },
            percents(&[(50, 0), (70, 60), (85, 90), (100, 100)]),
        ),
        (
            "CMPL",
            "Q",
            20,
            Measure::UpheldComplaints,
            percents(&[(0, 100), (2, 80), (5, 60), (10, 0)]),
        ),
        (
            "REOPEN",
            "Q",
            10,
            Measure::Reopened { days: 7 },
            percents(&[(0, 100), (5, 80), (10, 60), (20, 0)]),
        ),
        ("QA", "Q", 5, Measure::Quality, satisfied()),
        ("NPS", "Q", 30, Measure::NetPromoter, percents(&[(-50, 0), (0, 50), (50, 100)])),
        ("RR", "Q", 20, Measure::ResponseRate, percents(&[(0, 0), (30, 60), (60, 100)])),
        ("INVITE", "Q", 20, Measure::Invited, percents(&[(50, 0), (80, 60), (95, 100)])),
        ("CB", "Q", 10, Measure::CalledBack, percents(&[(0, 0), (60, 60), (100, 100)])),
        ("RING_3", "E", 20, Measure::WithinRings { rings: 3 }, in_time()),
        ("SL", "E", 20, service_level, percents(&[(50, 0), (80, 80), (95, 100)])),
        ("ANS", "E", 20, Measure::Answered, in_time()),
        (
            "ABN",
            "E",
            20,
            Measure::Abandoned { short_s: Some(5) },
            percents(&[(2, 100), (5, 80), (10, 60), (20, 0)]),
        ),
        ("ASA", "E", 20, Measure::AnswerSpeed, units(&[(15, 100), (60, 75), (180, 0)])),
        (
            "FRT",
            "E",
            10,
            Measure::FirstResponse,
            units(&[(600, 100), (3600, 80), (14_400, 60), (86_400, 0)]),
        ),
        ("FRT_SLA", "E", 10, Measure::FirstResponseOnTime, in_time()),
        ("SLA", "E", 10, Measure::OnTime, in_time()),
        ("RES", "E", 10, Measure::Resolved, resolved()),
        ("RES_CALL", "E", 10, Measure::ResolvedCalls, resolved()),
        ("AHT", "E", 20, Measure::HandleTime, units(&[(180, 100), (300, 80), (600, 0)])),
        ("VOL", "E", 1, Measure::Volume, units(&[(0, 0), (200, 100)])),
        ("OCC", "E", 1, Measure::Occupancy, busy),
        ("UTIL", "E", 1, Measure::Utilization, percents(&[(50, 0), (80, 80), (95, 100)])),
        ("TRAIN", "C", 1, Measure::TrainingHours, units(&[(0, 0), (8, 100)])),
        ("TRAIN_PASS", "C", 1, Measure::TestsPassed, percents(&[(0, 0), (60, 60), (100, 100)])),
        ("SUP", "R", 1, Measure::SupervisorReview, units(&[(1, 0), (5, 100)])),
        ("PEER", "R", 3, Measure::PeerReview, units(&[(1, 0), (5, 100)])),
    ];
    rows.into_iter()
        .map(|(id, group, n_min, measure, curve)| indicator(id, group, 0, n_min, measure, curve))
        .collect()
}

/// The indicators of the library whose kind of measure `policy` does not have, whatever its parameters.
pub fn missing(policy: &Policy) -> Vec<Indicator> {
    let kind = |it: &Indicator| std::mem::discriminant(&it.measure);
    let has = |it: &Indicator| policy.indicators.iter().any(|other| kind(other) == kind(it));
    standard().into_iter().filter(|it| !has(it)).collect()
}

/// One of each kind of own indicator, to be changed: a ratio, a share within a limit, a mean rating, and
/// figures entered by hand.
pub fn own() -> [Indicator; 4] {
    let four_up = Range { at_least: Some(4), at_most: None };
    let ratio = OwnMeasure::Ratio {
        cases: Vec::new(),
        hit: vec![Condition::Rating(four_up)],
        whose: Whose::Agent,
    };
    let limit = OwnMeasure::WithinLimit {
        from: Moment::Created,
        to: Moment::Resolved,
        limit_s: 24 * 3600,
        cases: Vec::new(),
        whose: Whose::Agent,
    };
    let mean = OwnMeasure::MeanRating { cases: Vec::new() };
    let entered = OwnMeasure::Entered { key: String::new(), share: true };
    let share = || Curve::through_percents(&[(60, 0), (80, 60), (95, 100)]);
    let rating = Curve::through_units(&[(1, 0), (3, 60), (4, 85), (5, 100)]);
    [
        indicator("OWN_RATIO", "Q", 0, 10, Measure::Own(ratio), share()),
        indicator("OWN_LIMIT", "E", 0, 10, Measure::Own(limit), share()),
        indicator("OWN_MEAN", "Q", 0, 5, Measure::Own(mean), rating),
        indicator("OWN_ENTERED", "C", 0, 1, Measure::Own(entered), share()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::templates;

    #[test]
    fn every_indicator_of_the_library_can_join_a_policy() {
        let mut policy = templates::hotline();
        policy.indicators.retain(|it| it.id.as_str() == "CSAT_MEAN" || it.group.as_str() == "E");
        for mut indicator in standard() {
            indicator.id = format!("L-{}", indicator.id).as_str().into();
            policy.add(indicator).unwrap();
            assert_eq!(policy.problems(), []);
        }
    }

    #[test]
    fn no_indicator_is_there_twice() {
        let mut measures: Vec<Measure> = Vec::new();
        for indicator in standard() {
            assert!(!measures.contains(&indicator.measure), "{}", indicator.id);
            measures.push(indicator.measure);
        }
        assert_eq!(measures.len(), 28);
    }
}
