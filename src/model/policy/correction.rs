//! The one correction for unequal conditions that an indicator may have.

use serde::{Deserialize, Serialize};

use super::indicator::{Measure, MeasureKind};
use crate::model::fraction::Fraction;

/// What is done to an indicator's value before its curve. One choice, so that the same thing is never
/// made good twice (SCORING §5.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Correction {
    /// Nothing; not written.
    #[default]
    None,
    /// 业务结构: compared with what everybody achieves on the same kinds of cases (SCORING §5.2).
    CaseMix,
    /// 小样本: so many cases of an average agent are added, (x + M·p₀)/(n + M) (SCORING §4.2).
    Credibility {
        /// M: how many cases; 0 is off.
        m: u32,
        /// p₀: the average agent's share, 0 to 1, fixed before the period.
        p0: Fraction,
    },
    /// 评分宽严: freed of what severe or lenient reviewers put into it (SCORING §5.4).
    RaterBias,
}

impl Correction {
    /// Whether nothing is done.
    pub fn is_none(&self) -> bool {
        *self == Self::None
    }

    /// Whether it can be applied to what `measure` measures, and its numbers are in range.
    pub fn fits(self, measure: &Measure) -> bool {
        match self {
            Self::None => true,
            // The complained-about case may be another's, and so may the one that was reopened.
            Self::CaseMix => {
                measure.kind() == MeasureKind::Share
                    && !matches!(measure, Measure::UpheldComplaints | Measure::Reopened { .. })
            }
            Self::Credibility { p0, .. } => {
                measure.kind() == MeasureKind::Share
                    && (Fraction::ZERO..=Fraction::ONE).contains(&p0)
            }
            Self::RaterBias => {
                matches!(measure, Measure::SupervisorReview | Measure::PeerReview)
            }
        }
    }

    /// M: how many cases it adds.
    pub fn added_cases(self) -> u32 {
        match self {
            Self::Credibility { m, .. } => m,
            Self::None | Self::CaseMix | Self::RaterBias => 0,
        }
    }

    /// Whether it needs more of the cases than their sum: their kinds, or who gave which rating.
    pub fn needs_detail(self) -> bool {
        matches!(self, Self::CaseMix | Self::RaterBias)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Indicator, PolicyProblem, templates};

    fn written(indicator: &Indicator) -> String {
        serde_json::to_string(indicator).unwrap()
    }

    #[test]
    fn a_policy_without_corrections_is_written_as_before() {
        let policy = templates::community();
        for indicator in &policy.indicators {
            assert!(!written(indicator).contains("correction"), "{}", indicator.id);
        }
    }

    #[test]
    fn every_correction_is_read_back() {
        let credibility = Correction::Credibility { m: 10, p0: Fraction::percent(88) };
        let indicator = &templates::community().indicators[0];
        for (correction, text) in [
            (Correction::None, None),
            (Correction::CaseMix, Some(r#""correction":{"kind":"case_mix"}"#)),
            (credibility, Some(r#""correction":{"kind":"credibility","m":10,"p0":"22/25"}"#)),
            (Correction::RaterBias, Some(r#""correction":{"kind":"rater_bias"}"#)),
        ] {
            let indicator = Indicator { correction, ..indicator.clone() };
            let json = written(&indicator);
            assert!(text.is_none_or(|it| json.contains(it)), "{json}");
            assert_eq!(serde_json::from_str::<Indicator>(&json).unwrap(), indicator);
        }
    }

    #[test]
    fn a_correction_that_does_not_fit_makes_the_policy_unusable() {
        let check = |id: &str, correction: Correction, fits: bool| {
            let mut policy = templates::community();
            let indicator = policy.indicators.iter_mut().find(|it| it.id.as_str() == id).unwrap();
            indicator.correction = correction;
            let problem = PolicyProblem::Correction(indicator.id.clone());
            let expected = if fits { vec![] } else { vec![problem] };
            assert_eq!(policy.problems(), expected, "{id} {correction:?}");
        };
        let credibility =
            |percent| Correction::Credibility { m: 10, p0: Fraction::percent(percent) };
        for (id, case_mix, shrunk, rater_bias) in [
            ("CSAT", true, true, false),
            ("CMPL", false, true, false),
            ("SLA", true, true, false),
            ("TRAIN", false, false, false),
            ("SUP", false, false, true),
            ("PEER", false, false, true),
        ] {
            check(id, Correction::CaseMix, case_mix);
            check(id, credibility(88), shrunk);
            check(id, Correction::RaterBias, rater_bias);
        }
        check("CSAT", credibility(101), false);
        check("CSAT", credibility(-1), false);
        check("CSAT", credibility(100), true);
    }
}
