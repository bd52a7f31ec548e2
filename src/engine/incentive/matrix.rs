//! 薪酬调整矩阵: what a grade raises pay by, less for those who are paid well already, under a budget (SCORING §7.3).

use super::apportion::whole_shares;
use crate::engine::exact::Exact;
use crate::model::{Fraction, StaffId};

/// Where pay stands against the middle of its range (compa-ratio = pay / midpoint).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayColumn {
    /// Less than 0.90.
    Below,
    /// 0.90 to 1.10, both included.
    Within,
    /// More than 1.10.
    Above,
}

/// Raises as shares of pay, by grade and column; a raise below zero counts as none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayMatrix {
    /// One row per band of the policy, best first: below, within and above the middle.
    /// A band without a row is not raised.
    pub rows: Vec<[Fraction; 3]>,
}

/// One person's pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salary {
    /// Who.
    pub staff: StaffId,
    /// The position of the grade among the bands; `None` without a grade.
    pub band: Option<usize>,
    /// Pay in fen a month.
    pub pay_fen: i64,
    /// The middle of the range for the post, in fen a month.
    pub midpoint_fen: i64,
}

/// Everybody's raise; they sum to `total_fen`, which keeps within the budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raises {
    /// By staff id.
    pub raises: Vec<Raise>,
    /// What the matrix alone would cost, in fen a month.
    pub wanted: Exact,
    /// What the budget leaves of it: `min(1, budget / wanted)`.
    pub scale: Exact,
    /// What it costs, in fen a month.
    pub total_fen: i64,
}

/// One person's raise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// Who.
    pub staff: StaffId,
    /// Where the pay stands; `None` if the midpoint or the pay is not above zero.
    pub column: Option<PayColumn>,
    /// The raise that the matrix has, as a share of pay; `None` without a grade or a column: a person decides.
    pub rate: Option<Fraction>,
    /// What the matrix alone would give, in fen a month.
    pub wanted: Exact,
    /// What the budget gives, in fen a month.
    pub fen: i64,
}

impl PayMatrix {
    /// The default for the five letters: S 6/5/4 %, A 5/4/3, B 3/2/1, C 1/0/0, D 0.
    pub fn letters() -> Self {
        let percents = [[6, 5, 4], [5, 4, 3], [3, 2, 1], [1, 0, 0], [0, 0, 0]];
        Self { rows: percents.iter().map(|row| row.map(Fraction::percent)).collect() }
    }

    /// The raise of a grade in a column; `None` without a row.
    pub fn rate(&self, band: usize, column: PayColumn) -> Option<Fraction> {
        let [below, within, above] = *self.rows.get(band)?;
        Some(match column {
            PayColumn::Below => below,
            PayColumn::Within => within,
            PayColumn::Above => above,
        })
    }
}

impl PayColumn {
    /// The column of this pay; `None` if either figure is not above zero.
    pub fn of(pay_fen: i64, midpoint_fen: i64) -> Option<Self> {
        if pay_fen <= 0 || midpoint_fen <= 0 {
            return None;
        }
        // Compared in tenths: pay / midpoint against 9/10 and 11/10.
        let (pay, middle) = (10 * i128::from(pay_fen), i128::from(midpoint_fen));
        Some(match pay {
            _ if pay < 9 * middle => Self::Below,
            _ if pay > 11 * middle => Self::Above,
            _ => Self::Within,
        })
    }
}

/// Everybody's raise under the matrix and the budget in fen a month; the order of `salaries` does not matter.
///
/// If the matrix asks for more than the budget, everybody is cut by the same factor; the fen are made whole by
/// largest remainder, ties by staff id.
pub fn raises(salaries: &[Salary], matrix: &PayMatrix, budget_fen: i64) -> Raises {
    let mut salaries: Vec<&Salary> = salaries.iter().collect();
    salaries.sort_by(|one, two| one.staff.cmp(&two.staff));
    let mut raises: Vec<Raise> = salaries.into_iter().map(|it| wanted(it, matrix)).collect();
    let sum = raises.iter().fold(Exact::zero(), |sum, it| &sum + &it.wanted);
    let one = Exact::integer(1);
    let budget = Exact::integer(budget_fen.max(0));
    let scale = budget.over(&sum).map_or(one.clone(), |it| it.min(one));
    let shares: Vec<Exact> = raises.iter().map(|it| &it.wanted * &scale).collect();
    // Scaled, the sum is the budget; else the nearest fen, which the budget still holds.
    let total_fen = (&sum * &scale).round_half_even(1).expect("the budget bounds it");
    let amounts = whole_shares(&shares, total_fen).expect("the budget bounds them");
    for (raise, fen) in raises.iter_mut().zip(&amounts) {
        raise.fen = *fen;
    }
    Raises { raises, wanted: sum, scale, total_fen }
}

fn wanted(salary: &Salary, matrix: &PayMatrix) -> Raise {
    let column = PayColumn::of(salary.pay_fen, salary.midpoint_fen);
    let rate = salary.band.zip(column).and_then(|(band, column)| matrix.rate(band, column));
    let wanted = rate.map_or_else(Exact::zero, |it| {
        (&Exact::integer(salary.pay_fen) * &it.into()).max(Exact::zero())
    });
    Raise { staff: salary.staff.clone(), column, rate, wanted, fen: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn salaries(rows: &[(i64, i64, usize)]) -> Vec<Salary> {
        rows.iter()
            .enumerate()
            .map(|(at, (pay_fen, midpoint_fen, band))| Salary {
                staff: StaffId::new(&format!("A{at:03}")),
                band: Some(*band),
                pay_fen: *pay_fen,
                midpoint_fen: *midpoint_fen,
            })
            .collect()
    }

    const FIVE: [(i64, i64, usize); 5] = [
        (600_000, 600_000, 1),
        (560_000, 600_000, 2),
        (650_000, 600_000, 2),
        (580_000, 600_000, 1),
        (450_000, 600_000, 2),
    ];

    fn fen(raises: &Raises) -> Vec<i64> {
        raises.raises.iter().map(|it| it.fen).collect()
    }

    #[test]
    fn the_worked_example_before_and_after_the_budget() {
        let salaries = salaries(&FIVE);
        let matrix = PayMatrix::letters();
        let free = raises(&salaries, &matrix, 100_000);
        let percents = [4, 2, 2, 4, 3].map(|it| Some(Fraction::percent(it)));
        assert_eq!(free.raises.iter().map(|it| it.rate).collect::<Vec<_>>(), percents);
        assert_eq!(fen(&free), [24_000, 11_200, 13_000, 23_200, 13_500]);
        assert_eq!((free.total_fen, &free.scale), (84_900, &Exact::integer(1)));
        let payroll: i64 = FIVE.iter().map(|it| it.0).sum();
        let budget = payroll * 25 / 1000;
        assert_eq!(budget, 71_000);
        let tight = raises(&salaries, &matrix, budget);
        assert_eq!(tight.scale.round_half_even(1_000_000), Some(836_278));
        assert_eq!(fen(&tight), [20_071, 9366, 10_871, 19_402, 11_290]);
        assert_eq!(tight.total_fen, 71_000);
    }

    #[test]
    fn both_ends_of_the_middle_column_belong_to_it() {
        #[track_caller]
        fn check(pay: i64, column: Option<PayColumn>) {
            assert_eq!(PayColumn::of(pay, 600_000), column);
        }
        check(539_999, Some(PayColumn::Below));
        check(540_000, Some(PayColumn::Within));
        check(660_000, Some(PayColumn::Within));
        check(660_001, Some(PayColumn::Above));
        check(0, None);
        assert_eq!(PayColumn::of(600_000, 0), None);
        assert_eq!(PayColumn::of(i64::MAX, i64::MAX), Some(PayColumn::Within));
    }

    #[test]
    fn without_a_grade_a_midpoint_or_a_row_nothing_is_decided() {
        let mut salaries = salaries(&[(600_000, 600_000, 1), (600_000, 0, 1), (600_000, 1, 9)]);
        salaries[0].band = None;
        let raises = raises(&salaries, &PayMatrix::letters(), 100_000);
        assert!(raises.raises.iter().all(|it| it.rate.is_none() && it.fen == 0));
        assert_eq!((raises.total_fen, raises.scale), (0, Exact::integer(1)));
    }

    #[test]
    fn pay_is_never_lowered() {
        let matrix = PayMatrix { rows: vec![[Fraction::percent(-5); 3]] };
        let raises = raises(&salaries(&[(600_000, 600_000, 0)]), &matrix, 100_000);
        assert_eq!(fen(&raises), [0]);
    }

    proptest! {
        #[test]
        fn raises_sum_to_the_total_within_the_budget(
            rows in prop::collection::vec((-10_i64..2_000_000, -10_i64..2_000_000, 0_usize..6), 0..30),
            budget in -10_i64..500_000,
        ) {
            let salaries = salaries(&rows);
            let matrix = PayMatrix::letters();
            let all = raises(&salaries, &matrix, budget);
            prop_assert_eq!(fen(&all).iter().sum::<i64>(), all.total_fen);
            prop_assert!(all.total_fen <= budget.max(0));
            prop_assert!(all.raises.iter().all(|it| it.fen >= 0));
            let mut reversed = salaries;
            reversed.reverse();
            prop_assert_eq!(raises(&reversed, &matrix, budget), all);
        }
    }
}
