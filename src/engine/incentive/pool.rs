//! 奖金池: a pool shared out by score or by grade, under a cap, to the fen (SCORING §7.2).

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::ToPrimitive;

use super::apportion::{apportion, whole_weights};
use crate::engine::exact::Exact;
use crate::engine::ranking::Standing;
use crate::model::{Band, BonusPlan, Fraction, ShareBy, StaffId};

/// What one person brings to a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Who.
    pub staff: StaffId,
    /// The published score in hundredths of a point; `None` without a grade.
    pub centi: Option<u32>,
    /// The position of the grade among the bands; `None` without a grade.
    pub band: Option<usize>,
    /// The coefficient of the post; below zero counts as zero.
    pub base: Fraction,
    /// Time at work of the time on the roster; `None` where no roster is kept, which counts as full.
    pub attendance: Option<Attendance>,
}

/// Time at work of the time on the roster, in the same unit; more than rostered counts as more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Time at work.
    pub attended: i64,
    /// Time on the roster; without any there is nothing to attend and no share.
    pub scheduled: i64,
}

/// A pool as it is shared out: the payouts and what is left sum to the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Everybody's part, by staff id.
    pub payouts: Vec<Payout>,
    /// What is paid, in fen.
    pub paid_fen: i64,
    /// What stays in the pool and is carried over, in fen: everything if nobody has a claim, and what caps leave.
    pub left_fen: i64,
}

/// One person's part of a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payout {
    /// Who.
    pub staff: StaffId,
    /// Score in hundredths, or coefficient of the grade, × coefficient of the post × attendance.
    pub weight: Exact,
    /// The part before it is made whole, in millionths of a fen to the nearest.
    pub share_micro: i128,
    /// What is paid, in fen.
    pub fen: i64,
    /// The cap held it down.
    pub capped: bool,
    /// There is no grade, and the coefficient for that case was used.
    pub ungraded: bool,
}

/// What everybody brings by place alone: posts and attendance count alike.
pub fn claims(standings: &[Standing]) -> Vec<Claim> {
    let claim = |it: &Standing| Claim {
        staff: it.staff.clone(),
        centi: it.centi,
        band: it.grade.band(),
        base: Fraction::ONE,
        attendance: None,
    };
    standings.iter().map(claim).collect()
}

/// The claims of the people of several policies on one pool, with the bands of all, one policy's after the other's.
pub fn claims_of_all(judged: &[(&[Standing], &[Band])]) -> (Vec<Claim>, Vec<Band>) {
    let (mut all, mut all_bands) = (Vec::new(), Vec::new());
    for (standings, bands) in judged {
        let first = all_bands.len();
        let own = claims(standings).into_iter();
        all.extend(own.map(|it| Claim { band: it.band.map(|at| first + at), ..it }));
        all_bands.extend_from_slice(bands);
    }
    (all, all_bands)
}

/// Shares a pool out; the order of `claims` does not matter.
pub fn allocate(claims: &[Claim], bands: &[Band], plan: &BonusPlan) -> Allocation {
    let pool_fen = plan.pool_fen.max(0);
    let mut claims: Vec<&Claim> = claims.iter().collect();
    claims.sort_by(|one, two| one.staff.cmp(&two.staff));
    let mean = mean_centi(&claims);
    let factors: Vec<[Factor; 4]> =
        claims.iter().map(|it| factors(it, bands, plan, mean)).collect();
    let products: Vec<(BigInt, BigInt)> = factors.iter().map(product).collect();
    let parts = fill(&whole_weights(&products), pool_fen, plan.cap_fen.map(|it| it.max(0)));
    let paid_fen = parts.iter().map(|it| it.fen).sum();
    let payouts = claims
        .into_iter()
        .zip(&factors)
        .zip(parts)
        .map(|((claim, factors), part)| Payout {
            staff: claim.staff.clone(),
            weight: exact_product(factors),
            share_micro: part.micro,
            fen: part.fen,
            capped: part.capped,
            ungraded: claim.band.is_none(),
        })
        .collect();
    Allocation { payouts, paid_fen, left_fen: pool_fen - paid_fen }
}

/// A numerator, at least 0, over a denominator above 0.
type Factor = (i64, i64);

/// The mean published score of those who have one, in hundredths; 1 if nobody has, so that the others are equal.
fn mean_centi(claims: &[&Claim]) -> Factor {
    let scores = claims.iter().filter(|it| it.band.is_some()).filter_map(|it| it.centi);
    let (sum, count) = scores.fold((0, 0), |(sum, count), it| (sum + i64::from(it), count + 1));
    if count == 0 { (1, 1) } else { (sum, count) }
}

/// What a claim is multiplied from: score or coefficient, the mean score in its place, post, attendance.
fn factors(claim: &Claim, bands: &[Band], plan: &BonusPlan, mean: Factor) -> [Factor; 4] {
    let (merit, mean) = match (claim.band, plan.by) {
        (Some(at), ShareBy::Grade) => {
            (bands.get(at).map_or((0, 1), |it| factor(it.coefficient)), (1, 1))
        }
        (Some(_), ShareBy::Score) => ((claim.centi.unwrap_or(0).into(), 1), (1, 1)),
        (None, ShareBy::Grade) => (factor(plan.ungraded), (1, 1)),
        (None, ShareBy::Score) => (factor(plan.ungraded), mean),
    };
    let attended = match claim.attendance {
        Some(it) if it.scheduled > 0 => (it.attended.max(0), it.scheduled),
        Some(_) => (0, 1),
        None => (1, 1),
    };
    [merit, mean, factor(claim.base), attended]
}

fn factor(fraction: Fraction) -> Factor {
    (fraction.numerator().max(0), fraction.denominator())
}

fn product(factors: &[Factor; 4]) -> (BigInt, BigInt) {
    (factors.iter().map(|it| BigInt::from(it.0)).product(), factors.iter().map(|it| it.1).product())
}

fn exact_product(factors: &[Factor; 4]) -> Exact {
    factors.iter().fold(Exact::integer(1), |product, it| {
        &product * &Exact::ratio(it.0, it.1).expect("denominators are above zero")
    })
}

#[derive(Clone, Default)]
struct Part {
    fen: i64,
    micro: i128,
    capped: bool,
}

/// Water-filling: whoever would get more than the cap gets the cap, and the rest is shared anew among the others.
///
/// The heaviest reaches the cap first, so that one pass from the heaviest down finds everybody who does.
fn fill(weights: &[BigInt], pool_fen: i64, cap_fen: Option<i64>) -> Vec<Part> {
    let mut parts = vec![Part::default(); weights.len()];
    let mut rest = pool_fen;
    let mut sum: BigInt = weights.iter().sum();
    let mut heaviest_first: Vec<usize> = (0..weights.len()).collect();
    heaviest_first.sort_by(|one, two| weights[*two].cmp(&weights[*one]));
    for at in heaviest_first {
        match cap_fen {
            Some(cap) if &weights[at] * rest > &sum * cap => {
                parts[at] = Part { fen: cap, micro: micro(cap), capped: true };
                rest -= cap; // It would have got more than the cap, so that much there is.
                sum -= &weights[at];
            }
            _ => break,
        }
    }
    let uncapped: Vec<usize> = (0..parts.len()).filter(|at| !parts[*at].capped).collect();
    let light: Vec<BigInt> = uncapped.iter().map(|at| weights[*at].clone()).collect();
    for (at, fen) in uncapped.into_iter().zip(apportion(&light, rest).unwrap_or_default()) {
        let share = &weights[at] * micro(rest);
        parts[at].fen = fen;
        parts[at].micro = nearest(&share, &sum);
    }
    parts
}

fn micro(fen: i64) -> i128 {
    i128::from(fen) * 1_000_000
}

/// The quotient to the nearest whole, halves up.
fn nearest(numerator: &BigInt, denominator: &BigInt) -> i128 {
    let (twice, doubled): (BigInt, BigInt) = (numerator * 2 + denominator, denominator * 2);
    twice.div_floor(&doubled).to_i128().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BandPreset;
    use proptest::prelude::*;

    /// Score, band, coefficient of the post in percent, hours at work and on the roster.
    type Row = (u32, usize, i32, i64, i64);

    const FIVE: [Row; 5] = [
        (8753, 1, 100, 160, 160),
        (7845, 2, 100, 160, 160),
        (7888, 2, 120, 168, 168),
        (8129, 1, 100, 152, 160),
        (7004, 2, 80, 80, 160),
    ];

    fn claims(rows: &[Row]) -> Vec<Claim> {
        rows.iter()
            .enumerate()
            .map(|(at, (centi, band, base, attended, scheduled))| Claim {
                staff: StaffId::new(&format!("A{at:03}")),
                centi: Some(*centi),
                band: Some(*band),
                base: Fraction::percent(*base),
                attendance: Some(Attendance { attended: *attended, scheduled: *scheduled }),
            })
            .collect()
    }

    fn plan(by: ShareBy, cap_fen: Option<i64>) -> BonusPlan {
        BonusPlan { pool_fen: 1_000_000, by, cap_fen, ungraded: Fraction::ONE }
    }

    fn share_out(claims: &[Claim], plan: &BonusPlan) -> Allocation {
        allocate(claims, &BandPreset::Letters.bands(), plan)
    }

    fn amounts(allocation: &Allocation) -> Vec<i64> {
        allocation.payouts.iter().map(|it| it.fen).collect()
    }

    #[test]
    fn by_score_the_worked_example_adds_up() {
        let allocation = share_out(&claims(&FIVE), &plan(ShareBy::Score, None));
        let micros: Vec<i128> = allocation.payouts.iter().map(|it| it.share_micro).collect();
        let expected =
            [239_233_076_645, 214_416_027_222, 258_709_540_762, 211_069_278_652, 76_572_076_720];
        assert_eq!(micros, expected);
        assert_eq!(amounts(&allocation), [239_233, 214_416, 258_710, 211_069, 76_572]);
        assert_eq!((allocation.paid_fen, allocation.left_fen), (1_000_000, 0));
    }

    #[test]
    fn people_of_two_policies_share_one_pool_each_by_the_bands_of_their_own() {
        let graded = |id: &str, band| Standing {
            staff: StaffId::new(id),
            centi: Some(8000),
            grade: crate::engine::Grade::Band { at: band, capped: None },
            rank: Some(1),
        };
        let letters = BandPreset::Letters.bands();
        let mut doubled = letters.clone();
        doubled[0].coefficient = Fraction::new(3, 1).unwrap();
        let (one, two) = ([graded("a", 2)], [graded("b", 0)]);
        let (claims, bands) = claims_of_all(&[(&one, &letters), (&two, &doubled)]);
        let own = letters[2].coefficient;
        assert_eq!(bands.len(), 2 * letters.len());
        let allocation = allocate(&claims, &bands, &plan(ShareBy::Grade, None));
        let [first, second] = [0, 1].map(|it: usize| allocation.payouts[it].fen);
        assert_eq!(first + second, 1_000_000);
        // Three against the coefficient of the third letter.
        let expected =
            3 * own.denominator() * 1_000_000 / (own.numerator() + 3 * own.denominator());
        assert!((second - expected).abs() <= 1, "{first} {second}");
    }

    #[test]
    fn by_grade_the_worked_example_adds_up() {
        let allocation = share_out(&claims(&FIVE), &plan(ShareBy::Grade, None));
        assert_eq!(amounts(&allocation), [242_915, 202_429, 242_915, 230_769, 80_972]);
        assert_eq!(allocation.left_fen, 0);
    }

    #[test]
    fn what_a_cap_takes_off_goes_to_the_others() {
        let allocation = share_out(&claims(&FIVE), &plan(ShareBy::Score, Some(230_000)));
        assert_eq!(amounts(&allocation), [230_000, 230_000, 230_000, 227_476, 82_524]);
        let capped: Vec<bool> = allocation.payouts.iter().map(|it| it.capped).collect();
        assert_eq!(capped, [true, true, true, false, false]);
        assert_eq!(allocation.left_fen, 0);
    }

    #[test]
    fn where_everybody_is_capped_the_rest_stays_in_the_pool() {
        let allocation = share_out(&claims(&FIVE), &plan(ShareBy::Score, Some(150_000)));
        assert_eq!(amounts(&allocation), [150_000; 5]);
        assert_eq!((allocation.paid_fen, allocation.left_fen), (750_000, 250_000));
        assert!(allocation.payouts.iter().all(|it| it.capped));
    }

    #[test]
    fn one_person_gets_the_whole_pool_up_to_the_cap() {
        let alone = claims(&FIVE[..1]);
        assert_eq!(amounts(&share_out(&alone, &plan(ShareBy::Score, None))), [1_000_000]);
        let capped = share_out(&alone, &plan(ShareBy::Score, Some(230_000)));
        assert_eq!((capped.paid_fen, capped.left_fen), (230_000, 770_000));
    }

    #[test]
    fn equals_get_equal_parts_and_the_odd_fen_goes_by_id() {
        let mut plan = plan(ShareBy::Score, None);
        plan.pool_fen = 10_000;
        let mut three = claims(&[FIVE[0]; 3]);
        three.reverse();
        let allocation = share_out(&three, &plan);
        assert_eq!(allocation.payouts[0].staff.as_str(), "A000");
        assert_eq!(amounts(&allocation), [3334, 3333, 3333]);
    }

    #[test]
    fn without_a_claim_nothing_is_paid_and_the_pool_is_carried_over() {
        let worst = claims(&[(5000, 4, 100, 1, 1), (4000, 4, 100, 1, 1)]);
        let absent = claims(&[(9000, 0, 100, 0, 160), (9000, 0, 100, 0, 0)]);
        for (claims, by) in
            [(&worst, ShareBy::Grade), (&absent, ShareBy::Score), (&Vec::new(), ShareBy::Score)]
        {
            let allocation = share_out(claims, &plan(by, Some(230_000)));
            assert_eq!((allocation.paid_fen, allocation.left_fen), (0, 1_000_000));
            assert!(allocation.payouts.iter().all(|it| it.fen == 0 && !it.capped));
        }
        let empty = BonusPlan { pool_fen: -5, ..plan(ShareBy::Score, None) };
        let allocation = share_out(&claims(&FIVE), &empty);
        assert_eq!((allocation.paid_fen, allocation.left_fen), (0, 0));
    }

    #[test]
    fn who_has_no_grade_is_not_cut_but_flagged() {
        let mut three = claims(&[(9000, 0, 100, 1, 1), (7000, 2, 100, 1, 1), (0, 0, 100, 1, 1)]);
        (three[2].centi, three[2].band) = (None, None);
        let by_score = share_out(&three, &plan(ShareBy::Score, None));
        assert_eq!(amounts(&by_score), [375_000, 291_667, 333_333]); // 90 : 70 : 80
        let by_grade = share_out(&three, &plan(ShareBy::Grade, None));
        assert_eq!(amounts(&by_grade), [428_572, 285_714, 285_714]); // 1.5 : 1 : 1
        for allocation in [by_score, by_grade] {
            let flags: Vec<bool> = allocation.payouts.iter().map(|it| it.ungraded).collect();
            assert_eq!(flags, [false, false, true]);
        }
        let half = |by| BonusPlan { ungraded: Fraction::percent(50), ..plan(by, None) };
        let by_score = share_out(&three, &half(ShareBy::Score));
        assert_eq!(amounts(&by_score), [450_000, 350_000, 200_000]); // 90 : 70 : 40
        let by_grade = share_out(&three, &half(ShareBy::Grade));
        assert_eq!(amounts(&by_grade), [500_000, 333_333, 166_667]); // 1.5 : 1 : 0.5
        let nobody_graded = share_out(&three[2..], &plan(ShareBy::Score, None));
        assert_eq!(amounts(&nobody_graded), [1_000_000]);
    }

    #[test]
    fn without_a_roster_attendance_is_full() {
        let mut two = claims(&[FIVE[1], FIVE[1]]);
        two[0].attendance = None;
        assert_eq!(amounts(&share_out(&two, &plan(ShareBy::Score, None))), [500_000; 2]);
    }

    fn any_row() -> impl Strategy<Value = Row> {
        (0_u32..=10_000, 0_usize..5, -20_i32..200, -5_i64..400, -5_i64..400)
    }

    proptest! {
        #[test]
        fn payouts_and_rest_sum_to_the_pool_and_no_cap_is_broken(
            rows in prop::collection::vec(any_row(), 0..30),
            by_score: bool,
            cap_fen in prop::option::of(0_i64..400_000),
            pool_fen in 0_i64..10_000_000,
        ) {
            let by = if by_score { ShareBy::Score } else { ShareBy::Grade };
            let plan = BonusPlan { pool_fen, by, cap_fen, ungraded: Fraction::ONE };
            let claims = claims(&rows);
            let allocation = share_out(&claims, &plan);
            let paid: i64 = allocation.payouts.iter().map(|it| it.fen).sum();
            prop_assert_eq!(paid, allocation.paid_fen);
            prop_assert_eq!(paid + allocation.left_fen, pool_fen);
            let cap = cap_fen.unwrap_or(i64::MAX);
            prop_assert!(allocation.payouts.iter().all(|it| (0..=cap).contains(&it.fen)));
            // Something is left only where nobody who has a claim could take more.
            let could_take = |it: &Payout| !it.weight.is_zero() && it.fen < cap;
            prop_assert!(allocation.left_fen == 0 || !allocation.payouts.iter().any(could_take));
            let mut reversed = claims;
            reversed.reverse();
            prop_assert_eq!(share_out(&reversed, &plan), allocation);
        }

        #[test]
        fn a_higher_score_never_gets_less_with_equal_coefficients(
            scores in prop::collection::vec(0_u32..=10_000, 2..20),
            cap_fen in prop::option::of(0_i64..400_000),
        ) {
            let rows: Vec<Row> = scores.iter().map(|it| (*it, 2, 100, 1, 1)).collect();
            let mut payouts = share_out(&claims(&rows), &plan(ShareBy::Score, cap_fen)).payouts;
            payouts.sort_by(|one, two| one.weight.cmp(&two.weight).then(one.fen.cmp(&two.fen)));
            prop_assert!(payouts.is_sorted_by_key(|it| it.fen));
        }
    }
}
