//! What is known of people beside records: training, and others' judgement.

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;
use crate::model::ReviewKind;

/// TRAIN: hours of training in the period.
///
/// Where the office keeps a training register for the period, somebody without an entry had no hours;
/// where it keeps none, nothing is known of anybody.
pub fn training_hours(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, training) in scope.data.trainings.iter().enumerate() {
        if !scope.period.contains(training.date) {
            continue;
        }
        if let Some(agent) = scope.agent(&training.staff) {
            let verdict = Verdict::Counts { num: training.hours.into(), den: 0 };
            emit(agent, CaseRef::Training(at), verdict);
        }
    }
}

/// Whether the office's register has any training in the period.
pub fn has_training_register(scope: &Scope) -> bool {
    scope.data.trainings.iter().any(|it| scope.period.contains(it.date))
}

/// SUP, PEER: the mean score, 1 to 5, of the reviews about the period or a part of it.
pub fn reviews(scope: &Scope, kind: ReviewKind, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, review) in scope.data.reviews.iter().enumerate() {
        if review.kind != kind || !scope.period.holds(review.period) {
            continue;
        }
        if let Some(agent) = scope.agent(&review.ratee) {
            let verdict = match review.rater == review.ratee {
                true => Verdict::Excluded(Exclusion::SelfReview),
                false => Verdict::value(review.score),
            };
            emit(agent, CaseRef::Review(at), verdict);
        }
    }
}
