//! Chance that falls alike everywhere: a small generator of whole numbers, and quotas that keep a share.
//!
//! Invariant: only integers, no clock and no global state, so that a seed gives the same numbers natively and in wasm.

/// `SplitMix64` (Steele, Lea, Flood 2014): one word of state, good enough to invent data with.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// Dice of their own for one purpose, so that more throws for one thing leave the others alone.
    #[must_use]
    pub fn stream(seed: u64, purpose: u64) -> Self {
        let mut dice = Self(seed ^ purpose.wrapping_mul(0xd134_2543_de82_ef95));
        Self(dice.word())
    }

    /// The next 64 bits.
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from 0 up to and not including `bound`; 0 if there is none.
    pub fn below(&mut self, bound: u32) -> u32 {
        let high = self.word() >> 32;
        u32::try_from((high * u64::from(bound)) >> 32).expect("it is less than the bound")
    }

    /// A number from `low` to `high`, both possible.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// Whether something with this chance in a thousand happens.
    pub fn chance(&mut self, permille: u32) -> bool {
        self.below(1000) < permille
    }

    /// One of `items`, each as likely as the other.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    /// The position of one of `weights`, each as likely as it is heavy.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (at, weight) in weights.iter().enumerate() {
            if left < *weight {
                return at;
            }
            left -= weight;
        }
        0
    }

    /// Puts `items` into any order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }

    fn index(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).expect("short lists only")) as usize
    }
}

/// Chance with a memory: after many draws the share of hits is the asked one to within a few cases.
///
/// Invented people need rates that stay put while other parts of the invention change.
#[derive(Clone, Debug)]
pub struct Quota {
    dice: Dice,
    owed: i64,
}

impl Quota {
    /// A quota that has given nothing yet.
    pub const fn new(dice: Dice) -> Self {
        Self { dice, owed: 0 }
    }

    /// Whether this draw hits, at a rate of `permille`.
    pub fn draw(&mut self, permille: u32) -> bool {
        self.take(permille, 1) > 0
    }

    /// How many come now, at a mean of `thousandths` of one.
    pub fn count(&mut self, thousandths: u32) -> u32 {
        self.take(thousandths, u32::MAX)
    }

    fn take(&mut self, thousandths: u32, most: u32) -> u32 {
        if thousandths == 0 {
            return 0;
        }
        self.owed += i64::from(thousandths);
        let given = (self.owed + i64::from(self.dice.below(1000))).div_euclid(1000);
        let given = given.clamp(0, most.into());
        self.owed -= given * 1000;
        u32::try_from(given).expect("clamped")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_splitmix64() {
        let mut dice = Dice::seeded(1_234_567);
        let words: Vec<u64> = (0..3).map(|_| dice.word()).collect();
        assert_eq!(
            words,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn numbers_keep_within_their_bounds() {
        let mut dice = Dice::seeded(7);
        for _ in 0..1000 {
            assert!((3..=5).contains(&dice.between(3, 5)));
            assert_ne!(dice.weighted(&[1, 0, 4]), 1);
        }
        assert_eq!(dice.below(0), 0);
        assert!(!dice.chance(0) && dice.chance(1000));
    }

    #[test]
    fn a_quota_keeps_its_share() {
        for permille in [0, 50, 333, 870, 1000] {
            let mut quota = Quota::new(Dice::seeded(u64::from(permille)));
            let hits = (0..1000).filter(|_| quota.draw(permille)).count();
            assert!(hits.abs_diff(permille as usize) <= 2, "{hits} of {permille}");
        }
    }
}
