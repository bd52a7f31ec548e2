//! What is known of people beside records: training, and others' judgement.

use std::collections::BTreeSet;

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

/// TRAIN_PASS: tests passed, of the tests taken in the period; a course without a test is no case (SCORING §2a).
pub fn tests_passed(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, training) in scope.data.trainings.iter().enumerate() {
        let Some(passed) = training.passed.filter(|_| scope.period.contains(training.date)) else {
            continue;
        };
        if let Some(agent) = scope.agent(&training.staff) {
            emit(agent, CaseRef::Training(at), Verdict::share(passed));
        }
    }
}

/// QA: points given of the points that could be had, over the contacts inspected in the period (SCORING §2a).
///
/// A critical error leaves none of the contact's points. Contacts are counted, not inspections: a second
/// look at the same contact adds points and no observation. Where no item applied there is no value.
pub fn quality(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    let mut seen = BTreeSet::new();
    for (at, inspection) in scope.data.inspections.iter().enumerate() {
        if !scope.period.contains(inspection.date) {
            continue;
        }
        let Some(agent) = scope.agent(&inspection.staff) else { continue };
        let verdict = if inspection.applicable == 0 {
            Verdict::Excluded(Exclusion::NoValue)
        } else {
            let points = if inspection.red_line { 0 } else { inspection.points };
            let is_new = inspection.record.as_ref().is_none_or(|it| seen.insert((agent, it)));
            Verdict::Adds {
                num: points.into(),
                den: inspection.applicable.into(),
                n: is_new.into(),
            }
        };
        emit(agent, CaseRef::Inspection(at), verdict);
    }
}

/// SUP, PEER: the mean score, 1 to 5, of the reviews about the period or a part of it.
pub fn reviews(scope: &Scope, kind: ReviewKind, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    for (at, review) in scope.data.reviews.iter().enumerate() {
        if review.kind != kind || !scope.period.holds(review.period) {
            continue;
        }
        if let Some(agent) = scope.agent(&review.ratee) {
            let verdict = match review.is_own() {
                true => Verdict::Excluded(Exclusion::SelfReview),
                false => Verdict::value(review.score),
            };
            emit(agent, CaseRef::Review(at), verdict);
        }
    }
}
