//! 一票否决: a value so bad that it caps the grade, however good the rest is (SCORING §2b, §7.1).

use serde::{Deserialize, Serialize};

use super::band::Band;
use crate::model::fraction::Fraction;

/// What an indicator vetoes, and when.
///
/// It is judged on the value that is scored, and only where there is one: missing is not zero, and a small sample
/// is no verdict. Where a single case is to decide, the indicator's smallest sample is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RedLine {
    /// What crosses it.
    pub crossed: Crossing,
    /// The position of the best grade still possible, best first; never 0, which would veto nothing.
    pub cap: u32,
}

impl RedLine {
    /// The best grade that it leaves; `None` if there is no such grade.
    pub fn band(self, bands: &[Band]) -> Option<&Band> {
        bands.get(usize::try_from(self.cap).ok()?)
    }

    /// The same red line where the grades are others: it leaves the grade of the same label, or else the one
    /// as far from the worst; never the best. A red line is gone with the last grade but one.
    #[must_use]
    pub fn under(self, before: &[Band], after: &[Band]) -> Option<Self> {
        let worst = after.len().checked_sub(1).filter(|it| *it > 0)?;
        let label = self.band(before).map(|it| it.label.as_str());
        let named = after.iter().position(|it| Some(it.label.as_str()) == label);
        let from_worst = u32::try_from(before.len())
            .unwrap_or(u32::MAX)
            .saturating_sub(self.cap.saturating_add(1));
        let placed = worst.saturating_sub(usize::try_from(from_worst).unwrap_or(usize::MAX));
        let cap = named.unwrap_or(placed).clamp(1, worst);
        Some(Self { cap: u32::try_from(cap).ok()?, ..self })
    }
}

/// When a red line is crossed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crossing {
    /// The value is worth no points: 非此即彼法.
    NoPoints,
    /// The value lies below this.
    Below(Fraction),
    /// The value lies above this.
    Above(Fraction),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{BandPreset, Indicator, PolicyProblem, templates};

    #[test]
    fn a_policy_without_red_lines_is_written_as_before_and_one_with_them_comes_back() {
        let mut policy = templates::community();
        assert!(!serde_json::to_string(&policy).unwrap().contains("red_line"));
        let indicator = &mut policy.indicators[0];
        for (crossed, text) in [
            (Crossing::NoPoints, r#""red_line":{"crossed":"no_points","cap":3}"#),
            (Crossing::Below(Fraction::percent(60)), r#"{"crossed":{"below":"3/5"},"cap":3}"#),
            (Crossing::Above(Fraction::integer(2)), r#"{"crossed":{"above":2},"cap":3}"#),
        ] {
            indicator.red_line = Some(RedLine { crossed, cap: 3 });
            let json = serde_json::to_string(indicator).unwrap();
            assert!(json.contains(text), "{json}");
            assert_eq!(serde_json::from_str::<Indicator>(&json).unwrap(), *indicator);
        }
    }

    #[test]
    fn a_red_line_follows_its_grade_by_name_and_else_by_its_place_from_the_worst() {
        let letters = BandPreset::Letters.bands();
        let at = |cap| RedLine { crossed: Crossing::NoPoints, cap };
        let cap = |from: u32, after: &[Band]| at(from).under(&letters, after).map(|it| it.cap);
        assert_eq!(cap(3, &letters), Some(3));
        // B is gone: C is now the third of four.
        let mut fewer = letters.clone();
        fewer.remove(2);
        assert_eq!([1, 2, 3, 4].map(|it| cap(it, &fewer)), [Some(1), Some(1), Some(2), Some(3)]);
        // Other names: as far from the worst, and never the best.
        let three = BandPreset::PassFail.bands();
        assert_eq!([1, 2, 3, 4].map(|it| cap(it, &three)), [Some(1), Some(1), Some(1), Some(2)]);
        assert_eq!(cap(3, &three[2..]), None);
        assert_eq!(at(u32::MAX - 1).under(&letters, &letters).map(|it| it.cap), Some(4));
    }

    #[test]
    fn a_red_line_leaves_a_grade_that_there_is_and_not_the_best() {
        let mut policy = templates::community();
        for (cap, fits) in [(0, false), (1, true), (4, true), (5, false), (u32::MAX, false)] {
            policy.indicators[0].red_line = Some(RedLine { crossed: Crossing::NoPoints, cap });
            let problem = PolicyProblem::RedLine(policy.indicators[0].id.clone());
            let expected = if fits { vec![] } else { vec![problem] };
            assert_eq!(policy.problems(), expected, "{cap}");
        }
    }
}
