//! Grades: bands of the published score.

use serde::{Deserialize, Serialize};

use crate::model::fraction::Fraction;

/// A grade and the least published score that earns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// What is shown: S, A, 优秀, …
    pub label: String,
    /// The least published score in hundredths of a point, 0 to 10,000.
    pub from_centi: u32,
    /// What the grade multiplies a bonus by (SCORING §7.2).
    pub coefficient: Fraction,
}

/// Sets of bands in common use (SCORING §2b, §7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandPreset {
    /// S ≥ 90, A ≥ 80, B ≥ 70, C ≥ 60, D below: the default.
    Letters,
    /// 优秀 ≥ 90, 合格 ≥ 70, 不合格 below.
    PassFail,
    /// 财政部: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below.
    Finance,
    /// 国资委: A ≥ 85, B ≥ 70, C ≥ 50, D ≥ 40, E below.
    StateAssets,
}

impl BandPreset {
    /// The bands, best first.
    pub fn bands(self) -> Vec<Band> {
        let rows: &[(&str, u32, i32)] = match self {
            Self::Letters => {
                &[("S", 90, 150), ("A", 80, 120), ("B", 70, 100), ("C", 60, 80), ("D", 0, 0)]
            }
            Self::PassFail => &[("优秀", 90, 120), ("合格", 70, 100), ("不合格", 0, 0)],
            Self::Finance => &[("优", 90, 150), ("良", 80, 120), ("中", 60, 100), ("差", 0, 0)],
            Self::StateAssets => {
                &[("A", 85, 150), ("B", 70, 120), ("C", 50, 100), ("D", 40, 80), ("E", 0, 0)]
            }
        };
        rows.iter()
            .map(|(label, from, percent)| Band {
                label: (*label).to_owned(),
                from_centi: from * 100,
                coefficient: Fraction::percent(*percent),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(preset: BandPreset, expected: &[(&str, u32)]) {
        let bands = preset.bands();
        let found: Vec<(&str, u32)> =
            bands.iter().map(|it| (it.label.as_str(), it.from_centi / 100)).collect();
        assert_eq!(found, expected);
        assert!(bands.iter().all(|it| it.from_centi % 100 == 0));
        assert!(bands.is_sorted_by(|one, two| one.coefficient > two.coefficient));
    }

    #[test]
    fn every_set_begins_its_grades_where_its_authority_has_them() {
        check(BandPreset::Letters, &[("S", 90), ("A", 80), ("B", 70), ("C", 60), ("D", 0)]);
        check(BandPreset::PassFail, &[("优秀", 90), ("合格", 70), ("不合格", 0)]);
        check(BandPreset::Finance, &[("优", 90), ("良", 80), ("中", 60), ("差", 0)]);
        check(BandPreset::StateAssets, &[("A", 85), ("B", 70), ("C", 50), ("D", 40), ("E", 0)]);
        let percents = [150, 120, 100, 80, 0].map(Fraction::percent);
        let letters = BandPreset::Letters.bands();
        assert_eq!(letters.iter().map(|it| it.coefficient).collect::<Vec<_>>(), percents);
    }
}
