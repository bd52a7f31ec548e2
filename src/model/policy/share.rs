//! Weights that are shared out anew when an indicator or a group comes, goes or moves.

use super::WHOLE_BP;

/// The whole, in proportion to `parts`: basis points that sum to 10,000 by largest remainder, ties to the first.
/// Equal shares if all parts are zero; nothing if there are none.
pub(super) fn share(parts: &[u32]) -> Vec<u32> {
    let even = parts.iter().all(|it| *it == 0);
    let weight = |it: &u32| if even { 1 } else { u64::from(*it) };
    let sum: u64 = parts.iter().map(weight).sum();
    if sum == 0 {
        return Vec::new();
    }
    let whole = u64::from(WHOLE_BP);
    let exact = |it: &u32| weight(it) * whole;
    let mut shares: Vec<u64> = parts.iter().map(|it| exact(it) / sum).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    // Stable: of equal remainders the first comes first.
    order.sort_by_key(|at| std::cmp::Reverse(exact(&parts[*at]) % sum));
    let missing = whole - shares.iter().sum::<u64>();
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or_default()) {
        shares[at] += 1;
    }
    shares.into_iter().map(|it| u32::try_from(it).expect("no share exceeds the whole")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn thirds_add_up_and_nothing_has_no_share() {
        assert_eq!(share(&[1, 1, 1]), [3334, 3333, 3333]);
        assert_eq!(share(&[0, 0]), [5000, 5000]);
        assert_eq!(share(&[]), [0_u32; 0]);
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_whole_and_keep_the_order(
            parts in prop::collection::vec(0_u32..12_000, 1..9),
        ) {
            let shares = share(&parts);
            prop_assert_eq!(shares.iter().sum::<u32>(), WHOLE_BP);
            for (one, a) in parts.iter().zip(&shares) {
                for (two, b) in parts.iter().zip(&shares) {
                    prop_assert!(one <= two || a >= b);
                }
            }
        }
    }
}
