//! What is wrong or doubtful with a policy, in sentences for whoever writes it.

use super::difference::name_of;
use super::{axis, decimals, errors, fraction, group, share};
use crate::engine::lint::{CurveFault, Lint};
use crate::i18n::{Texts, date, percent};
use crate::model::{GroupId, MOST_POINTS, Policy};

/// What a finding about `policy` says; `person` finds the name of a staff id.
pub fn lint(
    texts: &Texts,
    lint: &Lint,
    policy: &Policy,
    person: &dyn Fn(&str) -> String,
) -> String {
    let words = &texts.policy_findings;
    let whole = |sum: u64| u32::try_from(sum).map_or_else(|_| sum.to_string(), percent);
    let grouped =
        |id: &GroupId| policy.group(id).map_or_else(|| id.to_string(), |it| group(texts, it));
    match lint {
        Lint::GroupWeights { sum } => (texts.errors.group_sum)(&whole(*sum)),
        Lint::LocalWeights { group, sum } => {
            (texts.errors.local_sum)(&grouped(group), &whole(*sum))
        }
        Lint::Anchors { indicator, fault } => {
            (words.anchors)(&name_of(texts, indicator, policy), &curve_fault(texts, *fault))
        }
        Lint::Unusable(problem) => errors::policy(texts, problem),
        Lint::CorrectedTwice { indicator, .. } => {
            (words.corrected_twice)(&name_of(texts, indicator, policy))
        }
        Lint::VolumeTwice { indicator } => (words.volume_twice)(&name_of(texts, indicator, policy)),
        Lint::RawHandleTime { indicator } => {
            (words.raw_handle_time)(&name_of(texts, indicator, policy))
        }
        Lint::TeamMeasure { indicator } => (words.team_measure)(&name_of(texts, indicator, policy)),
        Lint::RoutingDecides { indicator } => {
            (words.routing_decides)(&name_of(texts, indicator, policy))
        }
        Lint::IdleRedLine { indicator } => {
            (words.idle_red_line)(&name_of(texts, indicator, policy))
        }
        Lint::AboveFullUnused => words.above_full_unused.to_owned(),
        Lint::CutAtFull { people } => (words.cut_at_full)(*people),
        Lint::ZeroSpread { indicator, points, people } => {
            let name = name_of(texts, indicator, policy);
            (words.zero_spread)(&name, &decimals(points, 0), *people)
        }
        Lint::Outweighs { group, nominal_bp, effective } => {
            (words.outweighs)(&grouped(group), &percent(*nominal_bp), &share(effective))
        }
        Lint::SmallSamplePays { indicator, n_min } => {
            (words.small_sample_pays)(&name_of(texts, indicator, policy), *n_min)
        }
        Lint::PeersExposed { indicator, n_min } => {
            (words.peers_exposed)(&name_of(texts, indicator, policy), *n_min)
        }
        Lint::FewPeersScored { indicator, people } => {
            (words.few_peers_scored)(&name_of(texts, indicator, policy), *people)
        }
        Lint::ForcedForFew { people } => (words.forced_for_few)(*people),
        Lint::Cliff { indicator, at, points } => {
            let kind = policy.indicator(indicator).map(|it| it.measure.kind());
            let at = kind.map_or_else(|| at.to_string(), |kind| axis(texts, kind, at.to_f64()));
            (words.cliff)(&name_of(texts, indicator, policy), &at, &decimals(points, 1))
        }
        Lint::EditedLate { start, edited } => (words.edited_late)(&date(*start), &date(*edited)),
        Lint::FewInvited { staff, invited, eligible } => {
            (words.few_invited)(&person(staff.as_str()), *invited, *eligible)
        }
    }
}

/// What is wrong with a curve, and what to do about it.
pub fn curve_fault(texts: &Texts, fault: CurveFault) -> String {
    let words = &texts.policy_findings;
    match fault {
        CurveFault::TooFew => words.too_few_corners.to_owned(),
        CurveFault::NotRising(at) => (words.not_rising)(at + 1),
        CurveFault::OutOfRange { points, most } if most < points && points <= MOST_POINTS => {
            (words.above_full)(&fraction(points))
        }
        CurveFault::OutOfRange { points, most } => {
            (words.out_of_range)(&fraction(points), &fraction(most))
        }
        CurveFault::AllAlike => words.all_alike.to_owned(),
        CurveFault::NotMonotone => words.not_monotone.to_owned(),
        CurveFault::BaseOutside => words.base_outside.to_owned(),
    }
}
