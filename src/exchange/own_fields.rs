//! Which columns an own indicator of a policy rests on.

use super::fields::Field;
use crate::model::{Condition, Moment, OwnMeasure};

/// The sets of fields of which any one feeds the indicator; none if service records cannot.
pub(super) fn feeds(measure: &OwnMeasure) -> Vec<Vec<Field>> {
    let mut needs: Vec<Vec<Field>> = measure.cases().iter().map(condition).collect();
    match measure {
        OwnMeasure::Ratio { hit, .. } => needs.extend(hit.iter().map(condition)),
        OwnMeasure::WithinLimit { from, to, .. } => {
            needs.extend([*from, *to].into_iter().filter_map(moment).map(|it| vec![it]));
        }
        OwnMeasure::MeanRating { .. } => needs.push(vec![Field::Rating]),
        OwnMeasure::Entered { .. } => return Vec::new(),
    }
    // One choice of every need, in every combination.
    let mut sets = vec![Vec::new()];
    for choices in needs {
        let with = |set: &Vec<Field>| {
            let set = set.clone();
            choices
                .iter()
                .map(move |it| set.iter().copied().chain([*it]).collect())
                .collect::<Vec<Vec<Field>>>()
        };
        sets = sets.iter().flat_map(with).collect();
        for set in &mut sets {
            set.sort_unstable();
            set.dedup();
        }
        sets.sort_unstable();
        sets.dedup();
    }
    sets
}

/// The fields of which any one tells whether the condition holds.
fn condition(condition: &Condition) -> Vec<Field> {
    match condition {
        Condition::TaskType { .. } => vec![Field::TaskType],
        Condition::Channel { .. } => vec![Field::Channel],
        Condition::Urgency { .. } => vec![Field::Urgency],
        Condition::Answered { .. } => vec![Field::Answered],
        Condition::Resolved { .. } => vec![Field::Resolved, Field::ResolvedAt],
        Condition::Reopened { .. } => vec![Field::Reopened],
        Condition::Rated { .. } | Condition::Rating(_) => vec![Field::Rating],
        Condition::Upheld { .. } => vec![Field::Upheld],
        Condition::WaitS(_) => vec![Field::WaitSeconds],
        Condition::TalkS(_) => vec![Field::TalkDuration],
        Condition::Rings(_) => vec![Field::Rings],
    }
}

/// The field that holds the moment; every record has the time of its creation.
fn moment(moment: Moment) -> Option<Field> {
    match moment {
        Moment::Created => None,
        Moment::FirstResponse => Some(Field::FirstResponse),
        Moment::Resolved => Some(Field::ResolvedAt),
        Moment::Reopened => Some(Field::Reopened),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, sets: &[&[Field]]) {
        assert_eq!(feeds(&serde_json::from_str(text).unwrap()), sets);
    }

    #[test]
    fn every_condition_needs_its_column_and_being_resolved_has_two() {
        check(
            r#"{"own":"ratio","where":[{"field":"resolved","is":true},{"field":"rated","is":true}],"hit":[{"field":"rating","at_least":4},{"field":"resolved","is":true}]}"#,
            &[
                &[Field::Resolved, Field::ResolvedAt, Field::Rating],
                &[Field::Resolved, Field::Rating],
                &[Field::ResolvedAt, Field::Rating],
            ],
        );
        check(
            r#"{"own":"within_limit","from":"created","to":"first_response","limit_s":9}"#,
            &[&[Field::FirstResponse]],
        );
        check(r#"{"own":"mean_rating"}"#, &[&[Field::Rating]]);
        check(r#"{"own":"entered","key":"x"}"#, &[]);
    }
}
