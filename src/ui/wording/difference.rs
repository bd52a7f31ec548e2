//! What differs between two versions of a policy, in words.

use super::{axis_fraction, group, indicator};
use crate::engine::authoring::difference::Difference;
use crate::i18n::{Texts, date, percent};
use crate::model::{
    Anchor, Band, Correction, Crossing, Curve, Group, GroupId, Indicator, IndicatorId, MeasureKind,
    Policy,
};

/// One difference between `before` and `after`; `task_name` finds the name of a kind of work.
pub fn policy_difference(
    texts: &Texts,
    difference: &Difference,
    (before, after): (&Policy, &Policy),
    task_name: &dyn Fn(&str) -> String,
) -> String {
    let words = &texts.policy_findings;
    let named = |id: &IndicatorId| name_of(texts, id, after);
    let grouped = |id: &GroupId| group_name(texts, id, after, before);
    let curve_of = |policy: &Policy, id: &IndicatorId| {
        policy.indicator(id).map(|it| curve(texts, it)).unwrap_or_default()
    };
    match difference {
        Difference::Name => (words.renamed)(&super::policy(texts, after)),
        Difference::EffectiveFrom => (words.effective_from)(&date(after.effective_from)),
        Difference::GroupAdded(id) => (words.group_added)(&grouped(id)),
        Difference::GroupRemoved(id) => (words.group_removed)(&grouped(id)),
        Difference::GroupWeight { group, before, after } => {
            (words.group_weight)(&grouped(group), &percent(*before), &percent(*after))
        }
        Difference::Mandatory { group, after: true } => (words.mandatory)(&grouped(group)),
        Difference::Mandatory { group, after: false } => (words.not_mandatory)(&grouped(group)),
        Difference::Added(it) => (words.added)(&indicator(texts, it)),
        Difference::Removed(it) => (words.removed)(&indicator(texts, it)),
        Difference::Moved { indicator, to } => (words.moved)(&named(indicator), &grouped(to)),
        Difference::Weight { indicator, before, after } => {
            (words.weight)(&named(indicator), &percent(*before), &percent(*after))
        }
        Difference::Curve(id) => {
            (words.curve)(&named(id), &curve_of(before, id), &curve_of(after, id))
        }
        Difference::Sample { indicator, before, after } => {
            (words.sample)(&named(indicator), *before, *after)
        }
        Difference::Correction(id) => {
            let kind = after.indicator(id).map(|it| it.correction).unwrap_or_default();
            (words.correction)(&named(id), &correction(texts, kind))
        }
        Difference::Measure(id) => (words.measure)(&named(id)),
        Difference::Renamed(id) => (words.indicator_renamed)(&named(id)),
        Difference::Roles(id) => (words.roles)(&named(id)),
        Difference::RedLine(id) => (words.red_line)(&named(id), &red_line(texts, id, after)),
        Difference::Bands => (words.bands)(&bands(&before.bands), &bands(&after.bands)),
        Difference::Floor => words.floor.to_owned(),
        Difference::AboveFull { after: true } => words.above_full_on.to_owned(),
        Difference::AboveFull { after: false } => words.above_full_off.to_owned(),
        Difference::Coverage { before, after } => {
            (words.coverage)(&percent(*before), &percent(*after))
        }
        Difference::Workload => words.workload.to_owned(),
        Difference::Targets(id) => (words.targets)(&task_name(id.as_str())),
        Difference::RatingCaps => words.rating_caps.to_owned(),
        Difference::LeftOut { doubt, after } => {
            let name = super::records::doubt(texts, *doubt);
            let words = &texts.checkup;
            if *after { (words.rule_out)(name) } else { (words.rule_in)(name) }
        }
    }
}

/// The name of a policy's indicator; its id where it has none.
pub fn name_of(texts: &Texts, id: &IndicatorId, policy: &Policy) -> String {
    policy.indicator(id).map_or_else(|| id.to_string(), |it| indicator(texts, it))
}

fn group_name(texts: &Texts, id: &GroupId, after: &Policy, before: &Policy) -> String {
    let found: Option<&Group> = after.group(id).or_else(|| before.group(id));
    found.map_or_else(|| id.to_string(), |it| group(texts, it))
}

/// A correction in two words.
pub fn correction(texts: &Texts, correction: Correction) -> String {
    let words = &texts.policy_findings;
    match correction {
        Correction::None => words.no_correction.to_owned(),
        Correction::CaseMix => words.case_mix.to_owned(),
        Correction::Credibility { m, p0 } => {
            (words.credibility)(m, &axis_fraction(texts, MeasureKind::Share, p0))
        }
        Correction::RaterBias => words.rater_bias.to_owned(),
    }
}

/// An indicator's red line in a sentence without an end; that it has none.
pub fn red_line(texts: &Texts, id: &IndicatorId, policy: &Policy) -> String {
    let words = &texts.policy_findings;
    let found = policy.indicator(id).and_then(|it| Some((it, it.red_line?)));
    let Some((indicator, red_line)) = found else { return words.no_red_line.to_owned() };
    let grade = red_line.band(&policy.bands).map_or("", |it| it.label.as_str());
    let kind = indicator.measure.kind();
    match red_line.crossed {
        Crossing::NoPoints => (words.red_line_no_points)(grade),
        Crossing::Below(limit) => (words.red_line_below)(&axis_fraction(texts, kind, limit), grade),
        Crossing::Above(limit) => (words.red_line_above)(&axis_fraction(texts, kind, limit), grade),
    }
}

/// A curve on one line: its corners.
pub fn curve(texts: &Texts, indicator: &Indicator) -> String {
    let words = &texts.policy_findings;
    let kind = indicator.measure.kind();
    let corners = |anchors: &[Anchor]| {
        let one = |it: &Anchor| {
            let value = axis_fraction(texts, kind, it.value);
            (words.corner)(&value, &super::fraction(it.points))
        };
        anchors.iter().map(one).collect::<Vec<_>>().join(texts.lab.list_comma)
    };
    match &indicator.curve {
        Curve::Linear { anchors, .. } => (words.curve_linear)(&corners(anchors)),
        Curve::Steps { edges, .. } => (words.curve_steps)(&corners(edges)),
        Curve::Count { base, per, .. } => {
            (words.curve_count)(&super::fraction(*base), &super::fraction(*per))
        }
    }
}

/// Grades on one line: S≥90 A≥80.
fn bands(bands: &[Band]) -> String {
    let one = |it: &Band| {
        let from = crate::i18n::fixed(it.from_centi);
        format!("{}≥{}", it.label, from.trim_end_matches('0').trim_end_matches('.'))
    };
    bands.iter().map(one).collect::<Vec<_>>().join(" ")
}
