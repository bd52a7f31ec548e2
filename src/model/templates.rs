//! Ready policies to start from.

use chrono::NaiveDate;

use super::Extra;
use super::fraction::Fraction;
use super::id::{GroupId, IndicatorId, PolicyId};
use super::library;
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

/// A front desk: people are met in person, so manners and first answers count most.
pub fn front_desk() -> Policy {
    from_library(
        "front_desk",
        &[(QUALITY, 5000), (EFFICIENCY, 2500), (ABILITY, 1000), (REVIEWS, 1500)],
        &[("CSAT", 4000), ("FCR", 3500), ("CMPL", 2500), ("FRT_SLA", 5000), ("RES", 5000)],
        &[("TRAIN", 5000), ("TRAIN_PASS", 5000), ("SUP", 6000), ("PEER", 4000)],
    )
}

/// Housekeepers of buildings, who see to repairs and call back.
pub fn housekeeper() -> Policy {
    from_library(
        "housekeeper",
        &[(QUALITY, 4500), (EFFICIENCY, 3500), (ABILITY, 500), (REVIEWS, 1500)],
        &[("CSAT", 4000), ("CMPL", 2500), ("REOPEN", 2000), ("CB", 1500), ("SLA", 5500)],
        &[("FRT_SLA", 4500), ("TRAIN", 10_000), ("SUP", 10_000)],
    )
}

/// 质量优先: what residents feel decides, speed only counts.
pub fn quality_first() -> Policy {
    from_library(
        "quality_first",
        &[(QUALITY, 6500), (EFFICIENCY, 2000), (REVIEWS, 1500)],
        &[("CSAT", 4000), ("FCR", 3000), ("CMPL", 3000), ("SLA", 6000), ("RES", 4000)],
        &[("SUP", 6000), ("PEER", 4000)],
    )
}

/// 效率优先: getting through the work in time decides, with quality as the floor.
pub fn efficiency_first() -> Policy {
    from_library(
        "efficiency_first",
        &[(QUALITY, 3000), (EFFICIENCY, 6000), (REVIEWS, 1000)],
        &[("CSAT", 6000), ("CMPL", 4000), ("RING_3", 2000), ("SLA", 4500), ("RES", 3500)],
        &[("SUP", 10_000)],
    )
}

/// Every template, the general one first.
pub fn all() -> Vec<Policy> {
    vec![community(), hotline(), front_desk(), housekeeper(), quality_first(), efficiency_first()]
}

/// A policy of indicators of the library with their weights.
fn from_library(
    id: &str,
    groups: &[(&str, u32)],
    first: &[(&str, u32)],
    second: &[(&str, u32)],
) -> Policy {
    let library = library::standard();
    let groups = groups
        .iter()
        .map(|(id, weight_bp)| Group { mandatory: *id == QUALITY, ..group(id, *weight_bp) });
    let named = |(id, local_bp): &(&str, u32)| {
        let indicator = library.iter().find(|it| it.id.as_str() == *id)?;
        Some(Indicator { local_bp: *local_bp, ..indicator.clone() })
    };
    let indicators = first.iter().chain(second).filter_map(named).collect();
    policy(id, groups.collect(), indicators)
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
        above_full: false,
        fairness: Fairness::default(),
        limits: None,
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

pub(super) fn indicator(
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
        for policy in all() {
            assert_eq!(policy.problems(), [], "{}", policy.id);
        }
    }
}
