//! Who was asked, who answered, and who would recommend the service (SCORING §2a).
//!
//! An invitation belongs to the period in which it was sent, and to the agent whose contact it asks about; one that asks
//! about no contact is the team's alone ([`team_fact`](super::team_fact)).

use std::collections::{BTreeMap, BTreeSet};

use super::case::{CaseRef, Exclusion, Verdict};
use super::scope::Scope;

/// Answers from here on are promoters'.
const PROMOTER: u8 = 9;

/// Answers up to here are detractors'.
const DETRACTOR: u8 = 6;

/// NPS: 1 for every answer of 9 or 10, −1 for every answer of 0 to 6, over all answers to invitations of the period.
/// Of several answers about one contact the first counts.
pub fn net_promoter(scope: &Scope, emit: &mut impl FnMut(Option<usize>, CaseRef, Verdict)) {
    let rows = rows_asked_about(scope);
    let mut answers: Vec<_> = invitations(scope)
        .filter_map(|at| {
            let survey = &scope.data.surveys[at];
            Some((
                survey.answered.filter(|it| *it < scope.as_of)?,
                &survey.id,
                at,
                survey.recommend?,
            ))
        })
        .collect();
    answers.sort();
    let mut seen = BTreeSet::new();
    for (_, _, at, answer) in answers {
        let row = rows[at];
        let verdict = if row.is_some_and(|it| !seen.insert(it)) {
            Verdict::Excluded(Exclusion::Repeat)
        } else if answer >= PROMOTER {
            Verdict::value(1)
        } else if answer <= DETRACTOR {
            Verdict::value(-1)
        } else {
            Verdict::value(0)
        };
        emit(row.and_then(|it| scope.agent_of(it)), CaseRef::Survey(at), verdict);
    }
}

/// RR: answered by the moment of judging, of the invitations delivered in the period.
pub fn response_rate(scope: &Scope, emit: &mut impl FnMut(Option<usize>, CaseRef, Verdict)) {
    let rows = rows_asked_about(scope);
    for at in invitations(scope) {
        let agent = rows[at].and_then(|it| scope.agent_of(it));
        let answered = scope.data.surveys[at].answered.is_some_and(|it| it < scope.as_of);
        emit(agent, CaseRef::Survey(at), Verdict::share(answered));
    }
}

/// INVITE: asked for a rating, of the contacts handled in the period: an invitation was sent, or there is a rating.
///
/// Where an office has sent no invitation by then nothing is known of anybody. Well below all is a sign of asking only
/// those who seem content.
pub fn invited(scope: &Scope, emit: &mut impl FnMut(usize, CaseRef, Verdict)) {
    if !scope.has_invitations() {
        return;
    }
    let rows = rows_asked_about(scope);
    let surveys = scope.data.surveys.iter();
    let asked: BTreeSet<usize> = surveys
        .zip(rows)
        .filter_map(|(survey, row)| row.filter(|_| survey.invited < scope.as_of))
        .collect();
    for row in scope.rows() {
        if let Some(agent) = scope.agent_of(row).filter(|_| !scope.is_abandoned(row)) {
            let is_asked = asked.contains(&row) || scope.records().rating(row).is_some();
            emit(agent, CaseRef::Record(row), Verdict::share(is_asked));
        }
    }
}

/// The surveys sent in the period.
fn invitations<'a>(scope: &'a Scope) -> impl Iterator<Item = usize> + 'a {
    let surveys = scope.data.surveys.iter().enumerate();
    surveys.filter(|(_, it)| scope.covers(it.invited)).map(|(at, _)| at)
}

/// For every survey the row of the record it asks about.
fn rows_asked_about(scope: &Scope) -> Vec<Option<usize>> {
    let surveys = scope.data.surveys.iter();
    let wanted: BTreeSet<&str> =
        surveys.clone().filter_map(|it| Some(it.record.as_ref()?.as_str())).collect();
    let records = scope.records();
    let rows = 0..if wanted.is_empty() { 0 } else { records.len() };
    let rows: BTreeMap<&str, usize> =
        rows.map(|row| (records.id_text(row), row)).filter(|(id, _)| wanted.contains(id)).collect();
    surveys.map(|it| rows.get(it.record.as_ref()?.as_str()).copied()).collect()
}
