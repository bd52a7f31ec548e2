//! `SplitMix64`, the seeded source of every simulated draw (SCORING §3.9).
//!
//! The demo invents its data with dice of its own: their fall may change with the demo, this may not.

/// One word of state and a full period of 2⁶⁴ (Steele, Lea, Flood 2014).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitMix64(u64);

impl SplitMix64 {
    /// A source that gives the same words for the same seed, on every machine.
    pub const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// The high 32 bits of the next word.
    pub fn high(&mut self) -> u32 {
        u32::try_from(self.word() >> 32).expect("32 bits are left")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_of_the_published_generator() {
        let mut source = SplitMix64::seeded(0);
        let words = [source.word(), source.word(), source.word()];
        assert_eq!(words, [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f]);
        assert_eq!(SplitMix64::seeded(0).high(), 0xe220_a839);
    }
}
