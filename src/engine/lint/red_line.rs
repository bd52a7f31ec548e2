//! Red lines that look like a veto and are none (SCORING §2b).

use super::Lint;
use crate::model::{Crossing, Curve, Fraction, Indicator, MeasureKind, Policy};

/// Red lines that no value can cross.
pub fn idle(policy: &Policy) -> Vec<Lint> {
    let idle = policy.indicators.iter().filter(|it| is_idle(it));
    idle.map(|it| Lint::IdleRedLine { indicator: it.id.clone() }).collect()
}

fn is_idle(indicator: &Indicator) -> bool {
    let Some(red_line) = indicator.red_line else { return false };
    let is_share = matches!(indicator.measure.kind(), MeasureKind::Share | MeasureKind::Portion);
    match red_line.crossed {
        Crossing::NoPoints => least(&indicator.curve).is_some_and(|it| it > Fraction::ZERO),
        Crossing::Below(limit) => is_share && limit <= Fraction::ZERO,
        Crossing::Above(limit) => is_share && limit >= Fraction::ONE,
    }
}

/// The least points a curve gives; `None` of one that gives none.
fn least(curve: &Curve) -> Option<Fraction> {
    match curve {
        Curve::Linear { anchors, .. } => anchors.iter().map(|it| it.points).min(),
        Curve::Steps { below, edges, .. } => edges.iter().map(|it| it.points).chain([*below]).min(),
        Curve::Count { lo, .. } => Some(*lo),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{RedLine, templates};

    #[test]
    fn a_veto_that_nothing_triggers_is_pointed_out() {
        let check = |crossed: Crossing, curve: Option<Curve>, idle: bool| {
            let mut policy = templates::community();
            let indicator = &mut policy.indicators[2];
            indicator.red_line = Some(RedLine { crossed, cap: 3 });
            indicator.curve = curve.unwrap_or_else(|| indicator.curve.clone());
            let lint = Lint::IdleRedLine { indicator: indicator.id.clone() };
            let expected = if idle { vec![lint] } else { vec![] };
            assert_eq!(super::idle(&policy), expected, "{crossed:?}");
        };
        check(Crossing::NoPoints, None, false);
        let generous = Curve::through_percents(&[(0, 100), (10, 40)]);
        check(Crossing::NoPoints, Some(generous), true);
        check(Crossing::Above(Fraction::percent(10)), None, false);
        check(Crossing::Above(Fraction::ONE), None, true);
        check(Crossing::Below(Fraction::ZERO), None, true);
        assert_eq!(super::idle(&templates::community()), []);
    }
}
