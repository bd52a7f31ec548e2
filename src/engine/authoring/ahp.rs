//! 层次分析法: weights from comparisons two by two, and whether these agree (SCORING §3.4).
//!
//! Its result is frozen into a policy as basis points; scoring never runs it again, so roots and logarithms
//! stay out of the deterministic core. Here they are `libm`'s, the same bits everywhere.

use crate::engine::rebalance::apportion;
use crate::model::{Fraction, WHOLE_BP};

/// Saaty's random index for 1 to 10 things.
const RANDOM_INDEX: [f64; 10] = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/// Above this consistency ratio the comparisons should be revised.
const TOLERATED: f64 = 0.10;

/// Saaty's scale ends at 9: below, the iteration gains at least a factor of 1.02 a step in any case.
const MOST_STEPS: usize = 2000;

/// How the weights are taken from the comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// The geometric mean of each row.
    GeometricMean,
    /// The principal eigenvector, by power iteration.
    Eigenvector,
}

/// Comparisons of 1 to 10 things two by two.
///
/// Invariant: the matrix is reciprocal, its diagonal is 1 and its entries are within 1/9 to 9.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparisons(Vec<Vec<f64>>);

/// What comparisons say.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Weights that sum to 1, displayed.
    pub weights: Vec<f64>,
    /// The weights to freeze: basis points that sum to 10,000, by largest remainder.
    pub weights_bp: Vec<u32>,
    /// λ, at least the number of things; equal to it if the comparisons agree.
    pub lambda: f64,
    /// CI = (λ − n) / (n − 1); 0 up to two things.
    pub index: f64,
    /// CR by Saaty's random index; 0 up to two things, which cannot disagree.
    pub ratio: f64,
    /// CR by Alonso and Lamata's line; 0 up to two things.
    pub alonso_lamata: f64,
}

/// The comparison that contradicts the rest most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contradiction {
    /// The position of the one thing.
    pub row: usize,
    /// The position of the other.
    pub column: usize,
    /// How many times the one was said to matter as much as the other.
    pub stated: f64,
    /// How many times it does by all comparisons together.
    pub implied: f64,
}

impl Judgement {
    /// 需修正: the comparisons contradict each other too much, CR > 0.10.
    pub fn needs_revision(&self) -> bool {
        self.ratio > TOLERATED
    }
}

impl Comparisons {
    /// From the upper triangle, row by row: how many times the row matters as much as the column.
    /// `None` unless there are 1 to 10 things, one comparison for each two, each within 1/9 to 9.
    pub fn new(things: usize, upper: &[Fraction]) -> Option<Self> {
        let pairs = things.checked_mul(things.checked_sub(1)?)? / 2;
        let scale = (Fraction::new(1, 9).ok()?)..=Fraction::integer(9);
        if things > RANDOM_INDEX.len()
            || upper.len() != pairs
            || !upper.iter().all(|it| scale.contains(it))
        {
            return None;
        }
        let mut matrix = vec![vec![1.0; things]; things];
        let places = (0..things).flat_map(|row| (row + 1..things).map(move |column| (row, column)));
        for ((row, column), times) in places.zip(upper) {
            let inverse = Fraction::new(times.denominator(), times.numerator()).ok()?;
            matrix[row][column] = times.to_f64();
            matrix[column][row] = inverse.to_f64();
        }
        Some(Self(matrix))
    }

    /// The weights and how far the comparisons agree.
    pub fn judge(&self, method: Method) -> Judgement {
        let weights = match method {
            Method::GeometricMean => self.row_means(),
            Method::Eigenvector => self.eigenvector(),
        };
        let things = count(weights.len());
        let ratios = self.times(&weights).into_iter().zip(&weights).map(|(it, weight)| it / weight);
        let lambda = ratios.sum::<f64>() / things;
        let (mut index, mut ratio, mut alonso_lamata) = (0.0, 0.0, 0.0);
        if weights.len() > 2 {
            index = (lambda - things) / (things - 1.0);
            ratio = index / RANDOM_INDEX[weights.len() - 1];
            alonso_lamata = (lambda - things) / (2.7699 * things - 4.3513 - things);
        }
        let parts: Vec<u32> = weights.iter().map(|it| billionths(*it)).collect();
        let weights_bp = apportion(&parts, WHOLE_BP);
        Judgement { weights, weights_bp, lambda, index, ratio, alonso_lamata }
    }

    /// The comparison that is farthest, as a ratio, from what `judgement` makes of all of them; `None` if all agree.
    pub fn worst(&self, judgement: &Judgement) -> Option<Contradiction> {
        let mut worst: Option<(f64, Contradiction)> = None;
        for (row, times) in self.0.iter().enumerate() {
            for (column, stated) in times.iter().copied().enumerate().skip(row + 1) {
                let implied = judgement.weights[row] / judgement.weights[column];
                let ratio = if stated > implied { stated / implied } else { implied / stated };
                if ratio > 1.0 + 1e-9 && worst.is_none_or(|(most, _)| ratio > most * (1.0 + 1e-9)) {
                    worst = Some((ratio, Contradiction { row, column, stated, implied }));
                }
            }
        }
        worst.map(|(_, contradiction)| contradiction)
    }

    fn row_means(&self) -> Vec<f64> {
        let things = count(self.0.len());
        let mean =
            |row: &Vec<f64>| libm::exp(row.iter().map(|it| libm::log(*it)).sum::<f64>() / things);
        whole(self.0.iter().map(mean).collect())
    }

    /// Power iteration from equal weights until nothing moves any more, at most [`MOST_STEPS`] times.
    fn eigenvector(&self) -> Vec<f64> {
        let mut weights = whole(vec![1.0; self.0.len()]);
        for _ in 0..MOST_STEPS {
            let next = whole(self.times(&weights));
            let moved =
                next.iter().zip(&weights).fold(0.0, |most: f64, (a, b)| most.max((a - b).abs()));
            weights = next;
            if moved <= 1e-15 {
                break;
            }
        }
        weights
    }

    fn times(&self, weights: &[f64]) -> Vec<f64> {
        self.0.iter().map(|row| row.iter().zip(weights).map(|(a, b)| a * b).sum()).collect()
    }
}

fn whole(mut parts: Vec<f64>) -> Vec<f64> {
    let sum: f64 = parts.iter().sum();
    for it in &mut parts {
        *it /= sum;
    }
    parts
}

fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(f64::NAN, f64::from)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a weight is within 0 to 1"
)]
fn billionths(weight: f64) -> u32 {
    (weight * 1e9 + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn comparisons(things: usize, upper: &[(i64, i64)]) -> Comparisons {
        let upper: Vec<Fraction> =
            upper.iter().map(|(over, under)| Fraction::new(*over, *under).unwrap()).collect();
        Comparisons::new(things, &upper).unwrap()
    }

    #[track_caller]
    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() <= 0.5e-6, "{found} is not {expected}");
    }

    #[track_caller]
    fn all_near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (a, b) in found.iter().zip(expected) {
            near(*a, *b);
        }
    }

    #[test]
    fn three_things_that_nearly_agree() {
        for method in [Method::GeometricMean, Method::Eigenvector] {
            let found = comparisons(3, &[(3, 1), (5, 1), (3, 1)]).judge(method);
            all_near(&found.weights, &[0.636_986, 0.258_285, 0.104_729]);
            near(found.lambda, 3.038_511);
            near(found.index, 0.019_256);
            near(found.ratio, 0.033_199);
            near(found.alonso_lamata, 0.040_183);
            assert!(!found.needs_revision());
        }
    }

    #[test]
    fn four_things_by_both_methods() {
        let comparisons = comparisons(4, &[(2, 1), (4, 1), (3, 1), (3, 1), (2, 1), (1, 2)]);
        let eigen = comparisons.judge(Method::Eigenvector);
        all_near(&eigen.weights, &[0.467_296, 0.277_181, 0.095_435, 0.160_088]);
        near(eigen.lambda, 4.030_983);
        near(eigen.ratio, 0.011_475);
        assert_eq!(eigen.weights_bp, [4673, 2772, 954, 1601]);
        let means = comparisons.judge(Method::GeometricMean);
        all_near(&means.weights, &[0.466_849, 0.277_590, 0.095_295, 0.160_267]);
    }

    #[test]
    fn comparisons_that_go_in_circles_are_to_be_revised() {
        let found = comparisons(3, &[(9, 1), (1, 5), (7, 1)]).judge(Method::Eigenvector);
        near(found.lambda, 7.951_062);
        assert!((found.ratio - 4.268).abs() <= 0.5e-3);
        assert!(found.needs_revision());
    }

    #[test]
    fn the_index_is_divided_by_saatys_table_or_by_alonso_and_lamatas_line() {
        let table = [0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];
        for (things, random) in (1..).zip(table) {
            // One comparison that nothing else bears out.
            let mut upper = vec![(1, 1); things * (things - 1) / 2];
            if let Some(first) = upper.first_mut() {
                *first = (9, 1);
            }
            let found = comparisons(things, &upper).judge(Method::Eigenvector);
            if things < 3 {
                assert_eq!((found.index, found.ratio, found.alonso_lamata), (0.0, 0.0, 0.0));
                continue;
            }
            let n = count(things);
            assert!(found.index > 0.01 && (found.index / found.ratio - random).abs() < 1e-9);
            let line = 2.7699 * n - 4.3513 - n;
            assert!(((found.lambda - n) / found.alonso_lamata - line).abs() < 1e-9);
        }
    }

    #[test]
    fn above_a_tenth_comparisons_are_to_be_revised() {
        // λ = 1 + x + 1/x with x³ = a₁₂·a₂₃/a₁₃.
        let below = comparisons(3, &[(2, 1), (1, 1), (11, 8)]).judge(Method::Eigenvector);
        assert!((0.098..0.1).contains(&below.ratio) && !below.needs_revision(), "{below:?}");
        let above = comparisons(3, &[(2, 1), (1, 1), (7, 5)]).judge(Method::Eigenvector);
        assert!((0.1..0.103).contains(&above.ratio) && above.needs_revision(), "{above:?}");
    }

    #[test]
    fn the_comparison_that_turns_the_circle_is_named() {
        // By all the rest they weigh 8 : 4 : 2 : 1, yet the last is said to matter nine times as much as the third.
        let circle = comparisons(4, &[(2, 1), (4, 1), (8, 1), (2, 1), (4, 1), (1, 9)]);
        let worst = circle.worst(&circle.judge(Method::GeometricMean)).unwrap();
        assert_eq!((worst.row, worst.column), (2, 3));
        assert!(worst.stated < 0.12 && worst.implied > 0.4);
        let agreeing = super::Comparisons::new(3, &[2, 4, 2].map(Fraction::integer)).unwrap();
        assert_eq!(agreeing.worst(&agreeing.judge(Method::GeometricMean)), None);
        // With three things every comparison is equally off: the first is named.
        let three = comparisons(3, &[(3, 1), (1, 5), (3, 1)]);
        let worst = three.worst(&three.judge(Method::GeometricMean)).unwrap();
        assert_eq!((worst.row, worst.column), (0, 1));
    }

    #[test]
    fn up_to_two_things_always_agree() {
        let one = comparisons(1, &[]).judge(Method::Eigenvector);
        assert_eq!((one.weights_bp, one.ratio, one.index), (vec![10_000], 0.0, 0.0));
        let two = comparisons(2, &[(3, 1)]).judge(Method::GeometricMean);
        assert_eq!((two.weights_bp.as_slice(), two.ratio), ([7500, 2500].as_slice(), 0.0));
        assert!(!two.needs_revision());
    }

    #[test]
    fn what_is_not_a_set_of_comparisons_is_refused() {
        let one = Fraction::ONE;
        assert_eq!(Comparisons::new(0, &[]), None);
        assert_eq!(Comparisons::new(3, &[one, one]), None);
        assert_eq!(Comparisons::new(11, &[one; 55]), None);
        assert_eq!(Comparisons::new(usize::MAX, &[one]), None);
        assert_eq!(Comparisons::new(2, &[Fraction::ZERO]), None);
        assert_eq!(Comparisons::new(2, &[Fraction::integer(10)]), None);
    }

    proptest! {
        #[test]
        fn weights_are_whole_and_consistency_is_never_negative(
            things in 1_usize..=10,
            times in prop::collection::vec((1_i64..=9, any::<bool>()), 45),
        ) {
            let upper: Vec<(i64, i64)> =
                times.iter().map(|(it, over)| if *over { (*it, 1) } else { (1, *it) }).collect();
            let comparisons = comparisons(things, &upper[..things * (things - 1) / 2]);
            for method in [Method::GeometricMean, Method::Eigenvector] {
                let found = comparisons.judge(method);
                prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                prop_assert_eq!(found.weights_bp.iter().sum::<u32>(), 10_000);
                prop_assert!(found.index > -1e-9 && found.ratio > -1e-9);
            }
            // The eigenvector is one: every row has the same ratio.
            let found = comparisons.judge(Method::Eigenvector);
            for (it, weight) in comparisons.times(&found.weights).iter().zip(&found.weights) {
                prop_assert!((it / weight - found.lambda).abs() < 1e-9);
            }
        }

        #[test]
        fn comparisons_made_from_weights_give_them_back(
            parts in prop::collection::vec(1_i64..=9, 3..7),
        ) {
            let mut upper = Vec::new();
            for (at, one) in parts.iter().enumerate() {
                upper.extend(parts[at + 1..].iter().map(|two| (*one, *two)));
            }
            let sum: u32 = parts.iter().map(|it| u32::try_from(*it).unwrap()).sum();
            for method in [Method::GeometricMean, Method::Eigenvector] {
                let found = comparisons(parts.len(), &upper).judge(method);
                prop_assert!(found.ratio.abs() < 1e-9);
                for (weight, part) in found.weights.iter().zip(&parts) {
                    let part = f64::from(u32::try_from(*part).unwrap());
                    prop_assert!((weight - part / f64::from(sum)).abs() < 1e-12);
                }
            }
        }
    }
}
