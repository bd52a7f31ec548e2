//! Intervals of the ranking: the worked ones, and the same as by trying every pair.

use super::super::example_profiles::{WEIGHTS, complete, exact, five, micro, profiles, weights};
use super::super::slide::Slide;
use super::*;
use proptest::prelude::*;

#[test]
fn the_intervals_of_the_example() {
    let found: Vec<_> = intervals(&five(), &WEIGHTS)
        .into_iter()
        .map(|it| {
            let (low, high) = (it.low.as_ref().unwrap(), it.high.as_ref().unwrap());
            (micro(&it.least()), micro(&it.most()), low.pair, high.pair)
        })
        .collect();
    let expected = [
        (424_221, 730_392, (1, 2), (0, 3)),
        (40_155, 318_883, (0, 3), (1, 2)),
        (49_240, 119_278, (2, 3), (1, 2)),
        (129_398, 226_620, (1, 2), (2, 3)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn one_agent_alone_is_stable_everywhere() {
    for interval in intervals(&five()[..1], &WEIGHTS) {
        assert_eq!(interval, Stability { low: None, high: None });
        assert_eq!((interval.least(), interval.most()), (exact(0, 1), exact(1, 1)));
    }
    assert_eq!(intervals(&five(), &[0, 0, 0, 0]), []);
    assert_eq!(intervals(&[], &WEIGHTS).len(), 4);
}

#[test]
fn who_is_level_now_is_stable_at_a_point_only() {
    let of = |one, two| Profile {
        groups: vec![Some(exact(one, 1)), Some(exact(two, 1))],
        bonus: exact(0, 1),
    };
    let level = intervals(&[of(60, 80), of(80, 60)], &[5000, 5000]);
    assert_eq!((level[0].least(), level[0].most()), (exact(1, 2), exact(1, 2)));
    // Twins are level whatever the weights.
    let twins = intervals(&[of(60, 80), of(60, 80)], &[5000, 5000]);
    assert_eq!((twins[0].least(), twins[0].most()), (exact(0, 1), exact(1, 1)));
}

/// By every pair, exactly.
fn tried(profiles: &[Profile], weights: &[u32], group: usize) -> Stability {
    let mut bounds = Vec::new();
    for one in 0..profiles.len() {
        for two in one + 1..profiles.len() {
            let both = [&profiles[one], &profiles[two]];
            let crossings = critical::crossings(both, weights, group);
            bounds.extend(crossings.into_iter().map(|at| Bound { at, pair: (one, two) }));
        }
    }
    nearest(&bounds, &critical::share(weights, group).unwrap())
}

fn check(profiles: &[Profile], weights: &[u32]) -> Result<(), TestCaseError> {
    for (group, interval) in intervals(profiles, weights).iter().enumerate() {
        let tried = tried(profiles, weights, group);
        prop_assert_eq!(interval.least(), tried.least());
        prop_assert_eq!(interval.most(), tried.most());
        for bound in [&interval.low, &interval.high].into_iter().flatten() {
            let both = [&profiles[bound.pair.0], &profiles[bound.pair.1]];
            prop_assert!(critical::crossings(both, weights, group).contains(&bound.at));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn neighbors_and_fixed_point_find_what_every_pair_finds(
        profiles in profiles(2..8),
        weights in weights(),
    ) {
        check(&profiles, &weights)?;
    }

    #[test]
    fn so_they_do_where_nothing_is_missing(profiles in complete(2..8), weights in weights()) {
        check(&profiles, &weights)?;
    }

    #[test]
    fn the_present_weight_is_within_and_the_order_holds_within(
        profiles in profiles(2..8),
        weights in weights(),
        group in 0_usize..4,
        parts in 1_i64..1000,
    ) {
        let interval = &intervals(&profiles, &weights)[group];
        let (least, most) = (interval.least(), interval.most());
        let now = critical::share(&weights, group).unwrap();
        prop_assert!(least <= now && now <= most);
        if least == most {
            return Ok(());
        }
        let inside = &least + &(&(&most - &least) * &exact(parts, 1000));
        let order = |at: &Exact| {
            let score = |it: &Profile| Slide::new(it, &weights, group).and_then(|it| it.at(at));
            let scores: Vec<Option<Exact>> = profiles.iter().map(score).collect();
            let mut order = Vec::new();
            for (one, a) in scores.iter().enumerate().filter(|it| it.1.is_some()) {
                for (two, b) in scores.iter().enumerate().filter(|it| it.1.is_some()) {
                    order.push((one, two, a.cmp(b)));
                }
            }
            order
        };
        prop_assert_eq!(order(&inside), order(&now));
    }
}
