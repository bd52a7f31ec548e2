//! Figures that are more than the sums of their cases: a median, and totals that stand over a fixed line.

use super::case::Verdict;
use super::effort::has_closed_cases;
use super::scope::Scope;
use super::{Fact, each_case};
use crate::model::Measure;

/// The line below a total in hundredths of a standard case, and its observations: it is a sum and no mean, one
/// observation per agent, also of none.
pub const TOTAL: (i64, i64) = (100, 1);

/// Turns the sums of every agent's cases under `measure` into its figure; most are that already.
pub fn complete(scope: &Scope, measure: &Measure, facts: &mut [Fact]) {
    match measure {
        Measure::FirstResponse => {
            let mut seconds: Vec<Vec<i64>> = vec![Vec::new(); facts.len()];
            each_case(scope, measure, &mut |agent, _case, verdict| {
                if let Verdict::Counts { num, .. } = verdict {
                    seconds[agent].push(num);
                }
            });
            for (fact, seconds) in facts.iter_mut().zip(seconds) {
                // Squares belong to a mean.
                (fact.num, fact.den, fact.squares) = median(seconds);
            }
        }
        Measure::Volume if has_closed_cases(scope) => {
            for fact in facts {
                (fact.den, fact.n) = TOTAL;
            }
        }
        _ => {}
    }
}

/// The middle value over 1, or the sum of the two middle ones over 2, and no squares; 0 over 0 without values.
fn median(mut values: Vec<i64>) -> (i64, i64, i64) {
    values.sort_unstable();
    let middle = values.len() / 2;
    match values.len() {
        0 => (0, 0, 0),
        odd if odd % 2 == 1 => (values[middle], 1, 0),
        _ => (values[middle - 1].saturating_add(values[middle]), 2, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_between_the_two_middle_ones() {
        assert_eq!(median(vec![]), (0, 0, 0));
        assert_eq!(median(vec![7]), (7, 1, 0));
        assert_eq!(median(vec![9, 1]), (10, 2, 0));
        assert_eq!(median(vec![900, 60, 61]), (61, 1, 0));
        assert_eq!(median(vec![5, 900, 60, 7]), (67, 2, 0));
    }
}
