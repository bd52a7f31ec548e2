//! 有效权重: how much of the spread between people each group really makes (SCORING §3.5).

use super::profile::Profile;
use crate::engine::exact::Exact;

/// Bits behind the point of a contribution.
const BITS: u32 = 40;
/// Scores closer together than this, 2^-13 of a point, are compared exactly.
const SPREAD: i128 = 1 << (BITS - 13);

/// share_g = W_g·Cov(V_g, S) / Var(S) per group, S the base score without bonus: a displayed statistic.
///
/// The shares sum to 1; one can be negative (the group narrows the spread) or exceed 1.
/// Where a group is missing, its part of the agent's score is 0 and the others weigh more, so that the parts
/// still make up the score. Who has no score is left out. `None` if fewer than two have a score or all have
/// the same: there is no spread to share out.
/// Sums are whole numbers, so that the order of people plays no part; the error is below 1e-6.
pub fn shares(profiles: &[Profile], weights_bp: &[u32]) -> Option<Vec<f64>> {
    let people: Vec<&Profile> = profiles
        .iter()
        .filter(|it| it.shares(weights_bp).is_some_and(|it| !it.is_empty()))
        .collect();
    let parts = people.iter().map(|it| fixed_parts(it, weights_bp)).collect::<Option<Vec<_>>>();
    if let Some(parts) = parts {
        let scores: Vec<i128> = parts.iter().map(|it| it.iter().sum()).collect();
        let spread = scores.iter().max()? - scores.iter().min()?;
        if spread >= SPREAD {
            return Some(fixed_shares(&parts, &scores, weights_bp.len()));
        }
    }
    let shares = exact_shares(&people, weights_bp)?;
    Some(shares.iter().map(Exact::to_f64).collect())
}

/// What each group adds to one score, in units of 2^-40; `None` if it does not fit.
fn fixed_parts(profile: &Profile, weights_bp: &[u32]) -> Option<Vec<i128>> {
    let weights = weights_bp.iter().enumerate().map(|(at, bp)| {
        let mean = profile.groups.get(at).and_then(Option::as_ref)?;
        Some((mean, i128::from(*bp)))
    });
    let weights: Vec<Option<(&Exact, i128)>> = weights.collect();
    let backed: i128 = weights.iter().flatten().map(|it| it.1).sum();
    let part = |(mean, bp): &(&Exact, i128)| {
        // Below 2^47, so that the squares of a billion people still fit.
        let floor = mean.floor_bits(BITS).filter(|it| it.unsigned_abs() < 1 << 47)?;
        (i128::from(floor) * bp).checked_div(backed)
    };
    weights.iter().map(|it| it.as_ref().map_or(Some(0), part)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a statistic for display")]
fn fixed_shares(parts: &[Vec<i128>], scores: &[i128], groups: usize) -> Vec<f64> {
    let count = i128::try_from(parts.len()).expect("people are countable");
    // Deviations from the floor of the mean: they sum to less than one unit a head.
    let deviations = |of: Vec<i128>| -> Vec<i128> {
        let mean = of.iter().sum::<i128>().div_euclid(count);
        of.into_iter().map(|it| it - mean).collect()
    };
    let scores = deviations(scores.to_vec());
    let covariance = |one: &[i128]| {
        let products: i128 = one.iter().zip(&scores).map(|(a, b)| a * b).sum();
        let rests = one.iter().sum::<i128>() * scores.iter().sum::<i128>();
        products as f64 - rests as f64 / count as f64
    };
    let variance = covariance(&scores);
    (0..groups)
        .map(|at| covariance(&deviations(parts.iter().map(|it| it[at]).collect())) / variance)
        .collect()
}

/// The same exactly. Its fractions grow with every agent, so it is for the few cases that need it.
fn exact_shares(profiles: &[&Profile], weights_bp: &[u32]) -> Option<Vec<Exact>> {
    let count = Exact::integer(i64::try_from(profiles.len()).ok()?);
    let part = |profile: &Profile, at: usize| {
        let shares = profile.shares(weights_bp)?;
        Some(profile.groups.get(at)?.as_ref()? * shares.get(at)?)
    };
    let sum = |of: &[Exact]| of.iter().fold(Exact::zero(), |sum, it| &sum + it);
    let deviations = |of: Vec<Exact>| -> Option<Vec<Exact>> {
        let mean = sum(&of).over(&count)?;
        Some(of.iter().map(|it| it - &mean).collect())
    };
    let scores = deviations(profiles.iter().map(|it| it.base(weights_bp)).collect::<Option<_>>()?)?;
    let covariance = |of: &[Exact]| {
        let products: Vec<Exact> = of.iter().zip(&scores).map(|(a, b)| a * b).collect();
        sum(&products)
    };
    let variance = covariance(&scores);
    (0..weights_bp.len())
        .map(|at| {
            let parts = profiles.iter().map(|it| part(it, at).unwrap_or_else(Exact::zero));
            covariance(&deviations(parts.collect())?).over(&variance)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::example_profiles::{WEIGHTS, exact, five, micro, profiles, weights};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn training_makes_nearly_half_of_the_spread_in_the_example() {
        let expected = [0.411_257, 0.059_501, 0.455_002, 0.074_240];
        let shares = shares(&five(), &WEIGHTS).unwrap();
        for (share, expected) in shares.iter().zip(expected) {
            assert!((share - expected).abs() <= 0.5e-6, "{share} is not {expected}");
        }
        let five = five();
        let five: Vec<&Profile> = five.iter().collect();
        let shares = exact_shares(&five, &WEIGHTS).unwrap();
        let micros: Vec<i64> = shares.iter().map(micro).collect();
        assert_eq!(micros, [411_257, 59_501, 455_002, 74_240]);
    }

    #[test]
    fn without_spread_there_is_nothing_to_share_out() {
        let five = five();
        assert_eq!(shares(&five[..1], &WEIGHTS), None);
        assert_eq!(shares(&[], &WEIGHTS), None);
        assert_eq!(shares(&[five[0].clone(), five[0].clone()], &WEIGHTS), None);
        assert_eq!(shares(&five, &[0, 0, 0, 0]), None);
        // A bonus is not part of the base score.
        let lucky = Profile { bonus: exact(5, 1), ..five[0].clone() };
        assert_eq!(shares(&[five[0].clone(), lucky], &WEIGHTS), None);
        // Level, though by different roads.
        let one =
            Profile { groups: vec![Some(exact(70, 1)), Some(exact(1, 3))], bonus: exact(0, 1) };
        let two =
            Profile { groups: vec![Some(exact(1, 3)), Some(exact(70, 1))], bonus: exact(0, 1) };
        assert_eq!(shares(&[one, two], &[5000, 5000]), None);
    }

    #[test]
    fn the_least_spread_is_shared_out_exactly() {
        let of = |numerator| Profile {
            groups: vec![Some(exact(numerator, 1_000_000_007)), Some(exact(50, 1))],
            bonus: exact(0, 1),
        };
        assert_eq!(shares(&[of(1), of(2)], &[5000, 5000]), Some(vec![1.0, 0.0]));
    }

    proptest! {
        #[test]
        fn shares_sum_to_one_and_agree_with_the_exact_ones(
            profiles in profiles(2..6),
            weights in weights(),
        ) {
            let people: Vec<&Profile> =
                profiles.iter().filter(|it| it.score(&weights).is_some()).collect();
            let exact = exact_shares(&people, &weights);
            let shares = shares(&profiles, &weights);
            prop_assert_eq!(shares.is_some(), exact.is_some());
            let (Some(shares), Some(exact)) = (shares, exact) else { return Ok(()) };
            let sum = exact.iter().fold(Exact::zero(), |sum, it| &sum + it);
            prop_assert_eq!(sum, Exact::integer(1));
            for (share, exact) in shares.iter().zip(&exact) {
                prop_assert!((share - exact.to_f64()).abs() <= 1e-6);
            }
        }

        #[test]
        fn the_order_of_people_plays_no_part(profiles in profiles(2..6), weights in weights()) {
            let mut reversed = profiles.clone();
            reversed.reverse();
            prop_assert_eq!(shares(&profiles, &weights), shares(&reversed, &weights));
        }
    }
}
