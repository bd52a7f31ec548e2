//! Measures in words: name, definition and formula, and how one case counts.

use super::own::own;
use super::{decimals, exclusion};
use crate::engine::Exact;
use crate::engine::facts::Verdict;
use crate::i18n::Texts;
use crate::i18n::words::MeasureWords;
use crate::model::{Measure, MeasureKind, ServiceBase};

/// The standard name, definition and formula of a measure.
pub fn measure(texts: &Texts, measure: &Measure) -> MeasureWords {
    let words = &texts.measures;
    let (service, effort) = (&texts.service_measures, &texts.effort_measures);
    match measure {
        Measure::WithinRings { rings } => (words.within_rings)(*rings),
        Measure::Answered => (words.answered)(),
        Measure::AnswerSpeed => (words.answer_speed)(),
        Measure::FirstContact { days } => (words.first_contact)(*days),
        Measure::Resolved => (words.resolved)(),
        Measure::ResolvedCalls => (words.resolved_calls)(),
        Measure::OnTime => (words.on_time)(),
        Measure::Satisfied => (words.satisfied)(),
        Measure::MeanRating => (words.mean_rating)(),
        Measure::UpheldComplaints => (words.upheld_complaints)(),
        Measure::TrainingHours => (words.training_hours)(),
        Measure::SupervisorReview => (words.supervisor_review)(),
        Measure::PeerReview => (words.peer_review)(),
        Measure::ServiceLevel { seconds, base, short_s } => match base {
            ServiceBase::Offered => (service.service_level)(*seconds),
            ServiceBase::LessShort => {
                (service.service_level_less_short)(*seconds, short_s.unwrap_or_default())
            }
            ServiceBase::LateAbandoned => (service.service_level_late_abandoned)(*seconds),
        },
        Measure::Abandoned { short_s: None } => (service.abandoned)(),
        Measure::Abandoned { short_s: Some(short_s) } => (service.abandoned_less_short)(*short_s),
        Measure::FirstResponse => (service.first_response)(),
        Measure::FirstResponseOnTime => (service.first_response_on_time)(),
        Measure::Reopened { days } => (service.reopened)(*days),
        Measure::CalledBack => (service.called_back)(),
        Measure::NetPromoter => (service.net_promoter)(),
        Measure::ResponseRate => (service.response_rate)(),
        Measure::Invited => (service.invited)(),
        Measure::Quality => (service.quality)(),
        Measure::HandleTime => (effort.handle_time)(),
        Measure::Volume => (effort.volume)(),
        Measure::Occupancy => (effort.occupancy)(),
        Measure::Utilization => (effort.utilization)(),
        Measure::TestsPassed => (effort.tests_passed)(),
        Measure::Own(measure) => own(texts, measure),
    }
}

/// How a case counts under `measure`.
pub fn verdict(texts: &Texts, measure: &Measure, verdict: Verdict) -> String {
    let words = &texts.records;
    match (verdict, measure) {
        (Verdict::Pending, _) => words.pending.to_owned(),
        (Verdict::Excluded(reason), _) => exclusion(texts, reason).to_owned(),
        (Verdict::Adds { num, .. }, Measure::Volume) => {
            let cases = Exact::ratio(num, 100).map(|it| decimals(&it, 2)).unwrap_or_default();
            (texts.effort_measures.standard_cases)(&cases)
        }
        (Verdict::Adds { num, den, .. }, _) => (words.counts_of)(num, den),
        (Verdict::Counts { num, .. }, _) if measure.kind() != MeasureKind::Share => {
            (words.counts_value)(num)
        }
        // Here a hit is a complaint: it is counted, not met.
        (Verdict::Counts { num, den: 0 }, _)
        | (Verdict::Counts { num, .. }, Measure::Abandoned { .. } | Measure::Reopened { .. }) => {
            (words.counts_value)(num)
        }
        (Verdict::Counts { num: 1, .. }, _) => words.counts_hit.to_owned(),
        (Verdict::Counts { den, .. }, Measure::UpheldComplaints) => (words.counts_value)(den),
        (Verdict::Counts { .. }, _) => words.counts_miss.to_owned(),
    }
}
