//! For tests: the worked example's five agents, and any profiles and weights.

use proptest::prelude::*;

use super::profile::Profile;
use crate::engine::exact::Exact;
use crate::engine::five_agents;
use crate::engine::ranking::Judge;
use crate::engine::rebalance::apportion;
use crate::model::{Policy, templates};

/// Q, E, C, R.
pub const WEIGHTS: [u32; 4] = [4500, 3000, 1000, 1500];

/// Positions of the groups.
pub const Q: usize = 0;
pub const E: usize = 1;
pub const C: usize = 2;
pub const R: usize = 3;

/// A fraction.
pub fn exact(numerator: i64, denominator: i64) -> Exact {
    Exact::ratio(numerator, denominator).unwrap()
}

/// Millionths, rounded half to even.
pub fn micro(value: &Exact) -> i64 {
    value.round_half_even(1_000_000).unwrap()
}

/// The policy of the example.
pub fn policy() -> Policy {
    templates::community()
}

/// The five, scored from their facts.
pub fn judge() -> Judge {
    Judge::new(&five_agents::facts(&policy()), &policy())
}

/// A1 to A5.
pub fn five() -> Vec<Profile> {
    let (judge, policy) = (judge(), policy());
    (0..5).map(|at| Profile::of(&judge.weigh(at, &policy))).collect()
}

/// Agents whose groups are partly missing, often equal, and sometimes with a bonus.
pub fn profiles(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Profile>> {
    let mean = prop_oneof![
        3 => (0_i64..36_000, 1_i64..300).prop_map(|(over, under)| Some(exact(over % (120 * under), under))),
        2 => (0_i64..=4).prop_map(|it| Some(Exact::integer(25 * it))),
        1 => Just(Some(Exact::integer(120))),
        1 => Just(None),
    ];
    let bonus = prop_oneof![Just(Exact::zero()), (0_i64..500).prop_map(|it| exact(it, 100))];
    let one = (prop::collection::vec(mean, 4), bonus);
    prop::collection::vec(one.prop_map(|(groups, bonus)| Profile { groups, bonus }), count)
}

/// Agents with data in every group.
pub fn complete(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Profile>> {
    profiles(count).prop_map(|mut profiles| {
        for (at, group) in profiles.iter_mut().flat_map(|it| it.groups.iter_mut().enumerate()) {
            group.get_or_insert_with(|| exact(1700 + i64::try_from(at).unwrap(), 23));
        }
        profiles
    })
}

/// Four weights that sum to the whole; some are zero and one may be all.
pub fn weights() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(prop_oneof![1 => Just(0), 4 => 0_u32..5000], 4)
        .prop_map(|parts| apportion(&parts, 10_000))
}
