//! Measures that need a second thought before a person is scored by them (SCORING §2a, §11).

use super::Lint;
use crate::model::{IndicatorId, Measure, Policy};

/// Why a measure needs a second thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It counts work done, which workload compensation counts, too.
    Volume,
    /// It is a handle time that the kind of cases decides.
    HandleTime,
    /// It belongs to a team: a queue's service level, a net promoter score.
    Team,
    /// Routing and staffing decide much of it.
    Routing,
}

/// What to say of the policy's measures.
pub fn measures(policy: &Policy) -> Vec<Lint> {
    let compensated = policy.fairness.workload.is_some();
    let mut lints: Vec<(usize, Lint)> = policy
        .indicators
        .iter()
        .filter(|it| it.local_bp > 0 || it.red_line.is_some())
        .filter_map(|it| said(concern(&it.measure)?, &it.id, compensated))
        .collect();
    lints.sort_by_key(|it| it.0);
    lints.into_iter().map(|it| it.1).collect()
}

/// The concern about a measure; `None` if there is none.
fn concern(measure: &Measure) -> Option<Concern> {
    match measure {
        Measure::Answered => Some(Concern::Routing),
        Measure::Volume => Some(Concern::Volume),
        Measure::HandleTime => Some(Concern::HandleTime),
        Measure::ServiceLevel { .. } | Measure::Abandoned { .. } | Measure::NetPromoter => {
            Some(Concern::Team)
        }
        Measure::WithinRings { .. }
        | Measure::AnswerSpeed
        | Measure::FirstContact { .. }
        | Measure::FirstResponse
        | Measure::FirstResponseOnTime
        | Measure::Resolved
        | Measure::ResolvedCalls
        | Measure::OnTime
        | Measure::Reopened { .. }
        | Measure::Satisfied
        | Measure::MeanRating
        | Measure::ResponseRate
        | Measure::Invited
        | Measure::UpheldComplaints
        | Measure::Occupancy
        | Measure::Utilization
        | Measure::Quality
        | Measure::CalledBack
        | Measure::TrainingHours
        | Measure::TestsPassed
        | Measure::SupervisorReview
        | Measure::PeerReview
        | Measure::Own(_) => None,
    }
}

/// The sentence for a concern, with its place among them; `None` if it does not hold here.
fn said(concern: Concern, indicator: &IndicatorId, compensated: bool) -> Option<(usize, Lint)> {
    let indicator = indicator.clone();
    match concern {
        Concern::Volume => compensated.then_some((0, Lint::VolumeTwice { indicator })),
        Concern::HandleTime => Some((1, Lint::RawHandleTime { indicator })),
        Concern::Team => Some((2, Lint::TeamMeasure { indicator })),
        Concern::Routing => Some((3, Lint::RoutingDecides { indicator })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::templates;

    #[test]
    fn each_concern_has_its_sentence() {
        let id = || IndicatorId::new("X");
        let of = |concern, compensated| said(concern, &id(), compensated).map(|it| it.1);
        assert_eq!(of(Concern::Volume, true), Some(Lint::VolumeTwice { indicator: id() }));
        assert_eq!(of(Concern::Volume, false), None);
        let anyway = [
            (Concern::HandleTime, Lint::RawHandleTime { indicator: id() }),
            (Concern::Team, Lint::TeamMeasure { indicator: id() }),
            (Concern::Routing, Lint::RoutingDecides { indicator: id() }),
        ];
        for (concern, lint) in anyway {
            assert_eq!(of(concern, false), Some(lint.clone()));
            assert_eq!(of(concern, true), Some(lint));
        }
    }

    #[test]
    fn every_measure_of_a_team_of_time_or_of_volume_is_told_of() {
        let said_of = |measure: Measure| {
            let mut policy = templates::community();
            policy.indicators[0].measure = measure;
            measures(&policy)
        };
        let indicator = || templates::community().indicators[0].id.clone();
        let base = crate::model::ServiceBase::Offered;
        for team in [
            Measure::ServiceLevel { seconds: 15, base, short_s: None },
            Measure::Abandoned { short_s: None },
            Measure::NetPromoter,
        ] {
            assert_eq!(said_of(team), [Lint::TeamMeasure { indicator: indicator() }]);
        }
        let raw = Lint::RawHandleTime { indicator: indicator() };
        assert_eq!(said_of(Measure::HandleTime), [raw]);
        let twice = Lint::VolumeTwice { indicator: indicator() };
        assert_eq!(said_of(Measure::Volume), [twice]);
        assert_eq!(said_of(Measure::Satisfied), []);
    }

    #[test]
    fn who_answers_is_decided_by_routing() {
        let mut policy = templates::hotline();
        let expected = Lint::RoutingDecides { indicator: IndicatorId::new("ANS") };
        assert_eq!(measures(&policy), [expected]);
        policy.indicators[1].local_bp = 0; // Shown, not scored.
        assert_eq!(measures(&policy), []);
    }
}
