//! 抽样: rooms drawn by a seed, so that anybody can draw the same ones again.

use super::whatif::splitmix::SplitMix64;

/// So many of `rooms`, without putting back, in the order of the list; the same seed draws the same ones.
///
/// Every set is equally likely: positions are drawn without the bias of a remainder.
pub fn sample(rooms: &[String], count: usize, seed: u64) -> Vec<usize> {
    let mut source = SplitMix64::seeded(seed);
    let mut places: Vec<usize> = (0..rooms.len()).collect();
    let count = count.min(places.len());
    for at in 0..count {
        let left = places.len() - at;
        places.swap(at, at + below(&mut source, left));
    }
    places.truncate(count);
    places.sort_unstable();
    places
}

/// An even draw of 0 up to `bound`, which is not zero.
fn below(source: &mut SplitMix64, bound: usize) -> usize {
    let bound = u64::try_from(bound).unwrap_or(u64::MAX);
    let even = u64::MAX - u64::MAX % bound;
    loop {
        let word = source.word();
        if word < even {
            return usize::try_from(word % bound).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rooms(count: usize) -> Vec<String> {
        (0..count).map(|it| format!("{it}")).collect()
    }

    #[test]
    fn the_same_seed_draws_the_same_rooms() {
        // Written down, so that a later build draws them too.
        assert_eq!(sample(&rooms(100), 5, 20_260_701), sample(&rooms(100), 5, 20_260_701));
        assert_ne!(sample(&rooms(100), 5, 1), sample(&rooms(100), 5, 2));
        assert_eq!(sample(&rooms(3), 9, 7), [0, 1, 2]);
        assert_eq!(sample(&[], 3, 7), Vec::<usize>::new());
    }

    #[test]
    fn every_room_has_the_same_chance() {
        let mut drawn = [0_u32; 10];
        for seed in 0..5000 {
            for at in sample(&rooms(10), 3, seed) {
                drawn[at] += 1;
            }
        }
        assert!(drawn.iter().all(|it| (1350..1650).contains(it)), "{drawn:?}");
    }

    proptest! {
        #[test]
        fn a_sample_has_so_many_different_rooms(count in 0..40_usize, wanted in 0..50_usize, seed: u64) {
            let drawn = sample(&rooms(count), wanted, seed);
            prop_assert_eq!(drawn.len(), wanted.min(count));
            prop_assert!(drawn.is_sorted_by(|one, two| one < two));
        }
    }
}
