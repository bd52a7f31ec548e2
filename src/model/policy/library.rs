//! The library of standard indicators, in the order of SCORING §2a.

use super::indicator::{Measure, ServiceBase};

/// Every standard measure with the parameters it usually has (SCORING §2a): three rings, 15 seconds, seven days.
pub fn library() -> Vec<Measure> {
    vec![
        Measure::WithinRings { rings: 3 },
        Measure::Answered,
        Measure::ServiceLevel { seconds: 15, base: ServiceBase::Offered, short_s: None },
        Measure::Abandoned { short_s: None },
        Measure::AnswerSpeed,
        Measure::FirstResponse,
        Measure::FirstResponseOnTime,
        Measure::FirstContact { days: 7 },
        Measure::Resolved,
        Measure::ResolvedCalls,
        Measure::OnTime,
        Measure::Reopened { days: 7 },
        Measure::Satisfied,
        Measure::MeanRating,
        Measure::NetPromoter,
        Measure::ResponseRate,
        Measure::Invited,
        Measure::UpheldComplaints,
        Measure::CalledBack,
        Measure::Quality,
        Measure::HandleTime,
        Measure::Volume,
        Measure::Occupancy,
        Measure::Utilization,
        Measure::TrainingHours,
        Measure::TestsPassed,
        Measure::SupervisorReview,
        Measure::PeerReview,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_measure_is_listed_twice_and_each_is_saved_under_a_name_of_its_own() {
        let names: std::collections::BTreeSet<String> = library()
            .iter()
            .map(|it| serde_json::to_value(it).unwrap()["standard"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(names.len(), library().len());
        // As many as there are standard variants of the enum.
        let source = include_str!("indicator.rs");
        let variants = source.split("pub enum Measure").nth(1).unwrap();
        let variants = variants.split("impl Measure").next().unwrap();
        assert_eq!(names.len(), variants.matches("#[serde(rename = ").count());
    }
}
