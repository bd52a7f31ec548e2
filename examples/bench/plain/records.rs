//! The plain job's records: seeded, one column per field, the same for everybody who takes part.

/// How many people.
pub const AGENTS: u8 = 20;
/// Levels of urgency.
pub const URGENCIES: usize = 3;
/// Minutes allowed for the first response, by urgency.
pub const RESPONSE: [u16; URGENCIES] = [60, 30, 10];
/// Minutes allowed for resolving, by urgency.
pub const RESOLUTION: [u16; URGENCIES] = [4320, 1440, 240];
/// What the ratios count in the score of a record.
pub const WEIGHTS: [u16; 6] = [25, 25, 10, 20, 10, 10];
/// What they count in everybody's, before and after a weight is moved.
pub const RATIO_WEIGHTS: [[f64; 6]; 2] =
    [[0.3, 0.2, 0.1, 0.1, 0.2, 0.1], [0.25, 0.25, 0.1, 0.1, 0.2, 0.1]];
/// "No value" among minutes.
pub const NO_TIME: u16 = u16::MAX;
/// "No value" among rings.
pub const NO_RINGS: u8 = u8::MAX;
/// "No value" among ratings.
pub const NO_RATING: u8 = 0;

/// One row per record, in no order.
#[derive(Default)]
pub struct Records {
    pub agent: Vec<u8>,
    pub urgency: Vec<u8>,
    /// Minutes to the first response.
    pub response: Vec<u16>,
    /// Minutes to being resolved.
    pub resolution: Vec<u16>,
    pub rings: Vec<u8>,
    /// 1 to 5.
    pub rating: Vec<u8>,
    /// 1 for a resolved record that was opened again.
    pub reopened: Vec<u8>,
}

/// `SplitMix64`; see SCORING §9.1.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u16) -> u16 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let place = ((word ^ (word >> 31)) >> 32) * u64::from(bound);
        u16::try_from(place >> 32).expect("it is less than the bound")
    }

    fn small(&mut self, bound: u8) -> u8 {
        u8::try_from(self.below(bound.into())).expect("it is less than the bound")
    }

    fn percent(&mut self, share: u8) -> bool {
        self.small(100) < share
    }
}

impl Records {
    /// `count` of them.
    pub fn new(count: usize) -> Self {
        let mut dice = Dice(42);
        let mut records = Self::default();
        for _ in 0..count {
            let urgency = [0, 0, 0, 1, 1, 2][usize::from(dice.small(6))];
            let level = usize::from(urgency);
            // Some desks have half again the work of others.
            let agent = (dice.small(AGENTS) + dice.small(AGENTS) / 2) % AGENTS;
            let resolved = !dice.percent(8);
            // Many soon, few very late.
            let longest = dice.below(RESOLUTION[level] * 6) + 1;
            records.agent.push(agent);
            records.urgency.push(urgency);
            let answered = !dice.percent(5);
            let response = dice.below(RESPONSE[level] * 3 / 2);
            records.response.push(if answered { response } else { NO_TIME });
            let resolution = dice.below(longest);
            records.resolution.push(if resolved { resolution } else { NO_TIME });
            let rings = 1 + dice.small(8);
            records.rings.push(if dice.percent(55) { NO_RINGS } else { rings });
            let rating = 1 + dice.small(5);
            records.rating.push(if dice.percent(70) { NO_RATING } else { rating });
            records.reopened.push(u8::from(resolved && dice.percent(6)));
        }
        records
    }

    /// A column's bytes, little-endian; empty for a name that no column has.
    pub fn bytes(&self, name: &str) -> Vec<u8> {
        let wide = |column: &[u16]| column.iter().flat_map(|it| it.to_le_bytes()).collect();
        match name {
            "agent" => self.agent.clone(),
            "urgency" => self.urgency.clone(),
            "response" => wide(&self.response),
            "resolution" => wide(&self.resolution),
            "rings" => self.rings.clone(),
            "rating" => self.rating.clone(),
            "reopened" => self.reopened.clone(),
            _ => Vec::new(),
        }
    }
}
