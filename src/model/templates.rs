//! Ready policies to start from.

use chrono::NaiveDate;

use super::Extra;
use super::fraction::Fraction;
use super::id::{GroupId, IndicatorId, PolicyId};
use super::policy::{
    BandPreset, Benchmark, BonusForm, Correction, Curve, Fairness, Floor, Group, Indicator,
    Measure, Policy, Workload, WorkloadUnit,
};
use super::staff::Role;

/// Service quality.
const QUALITY: &str = "Q";
/// Work efficiency.
const EFFICIENCY: &str = "E";
/// Professional ability.
const ABILITY: &str = "C";
/// Several raters' view.
const REVIEWS: &str = "R";

/// A community's service desk: the policy of the worked example (SCORING §10).
pub fn community() -> Policy {
    let percents = Curve::through_percents;
    let units = Curve::through_units;
    let rating = || units(&[(1, 0), (5, 100)]);
    let in_time = || percents(&[(60, 0), (80, 60), (95, 100)]);
    let groups = vec![
        Group { mandatory: true, ..group(QUALITY, 4500) },
        group(EFFICIENCY, 3000),
        group(ABILITY, 1000),
        group(REVIEWS, 1500),
    ];
    let rings = Measure::WithinRings { rings: 3 };
    let indicators = vec![
        indicator(
            "CSAT",
            QUALITY,
            4000,
            5,
            Measure::Satisfied,
            percents(&[(60, 0), (80, 60), (90, 90), (100, 100)]),
        ),
        indicator(
            "FCR",
            QUALITY,
            3000,
            10,
            Measure::FirstContact { days: 7 },
            percents(&[(50, 0), (70, 60), (85, 90), (100, 100)]),
        ),
        indicator(
            "CMPL",
            QUALITY,
            3000,
            20,
            Measure::UpheldComplaints,
            percents(&[(0, 100), (2, 80), (5, 60), (10, 0)]),
        ),
        Indicator {
            not_for: vec![Role::Housekeeper],
            ..indicator("RING3", EFFICIENCY, 3000, 20, rings, in_time())
        },
        indicator("SLA", EFFICIENCY, 4000, 10, Measure::OnTime, in_time()),
        indicator(
            "RES",
            EFFICIENCY,
            3000,
            10,
            Measure::Resolved,
            percents(&[(0, 0), (70, 60), (90, 90), (100, 100)]),
        ),
        indicator("TRAIN", ABILITY, 10_000, 1, Measure::TrainingHours, units(&[(0, 0), (8, 100)])),
        indicator("SUP", REVIEWS, 6000, 1, Measure::SupervisorReview, rating()),
        indicator("PEER", REVIEWS, 4000, 3, Measure::PeerReview, rating()),
    ];
    let workload = Workload {
        unit: WorkloadUnit::WeightedPerHour,
        threshold_bp: 1000,
        rate: Fraction::integer(20),
        cap: Fraction::integer(5),
        gate_points: 60,
        gate_group: GroupId::new(QUALITY),
        benchmark: Benchmark::default(),
        form: BonusForm::default(),
    };
    let fairness = Fairness { workload: Some(workload) };
    Policy { fairness, ..policy("community", groups, indicators) }
}

/// A telephone hotline whose export has answers, waits, outcomes and ratings but no times of resolution.
pub fn hotline() -> Policy {
    let groups = vec![Group { mandatory: true, ..group(QUALITY, 5000) }, group(EFFICIENCY, 5000)];
    let rating = Curve::through_units(&[(1, 0), (3, 60), (4, 85), (5, 100)]);
    let answered = Curve::through_percents(&[(60, 0), (80, 60), (95, 100)]);
    let seconds = Curve::through_units(&[(15, 100), (60, 75), (180, 0)]);
    let resolved = Curve::through_percents(&[(0, 0), (70, 60), (90, 90), (100, 100)]);
    let indicators = vec![
        indicator("CSAT_MEAN", QUALITY, 10_000, 5, Measure::MeanRating, rating),
        indicator("ANS", EFFICIENCY, 4000, 20, Measure::Answered, answered),
        indicator("ASA", EFFICIENCY, 3000, 20, Measure::AnswerSpeed, seconds),
        indicator("RES", EFFICIENCY, 3000, 10, Measure::ResolvedCalls, resolved),
    ];
    policy("hotline", groups, indicators)
}

fn policy(id: &str, groups: Vec<Group>, indicators: Vec<Indicator>) -> Policy {
    let bands = BandPreset::Letters.bands();
    let floor = Floor { group: GroupId::new(QUALITY), min_points: 60, cap: "C".to_owned() };
    Policy {
        id: PolicyId::new(id),
        name: String::new(),
        version: 1,
        effective_from: NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date of the calendar"),
        roles: Vec::new(),
        groups,
        indicators,
        bands,
        min_coverage_bp: 6000,
        floor: Some(floor),
        fairness: Fairness::default(),
        extra: Extra::default(),
    }
}

fn group(id: &str, weight_bp: u32) -> Group {
    Group {
        id: GroupId::new(id),
        name: String::new(),
        weight_bp,
        mandatory: false,
        extra: Extra::default(),
    }
}

fn indicator(
    id: &str,
    group: &str,
    local_bp: u32,
    n_min: u32,
    measure: Measure,
    curve: Curve,
) -> Indicator {
    Indicator {
        id: IndicatorId::new(id),
        name: String::new(),
        group: GroupId::new(group),
        local_bp,
        measure,
        curve,
        n_min,
        not_for: Vec::new(),
        correction: Correction::None,
        red_line: None,
        extra: Extra::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_usable() {
        for policy in [community(), hotline()] {
            assert_eq!(policy.problems(), [], "{}", policy.id);
        }
    }
}
