//! What the plain job counts for one agent: above and below the line of six ratios.

use super::records::{RESOLUTION, URGENCIES};

/// Whole numbers only.
#[derive(Clone, Copy, Default)]
pub struct Counts {
    /// With a first response, and those within the limit.
    pub responded: u64,
    pub responded_in_time: u64,
    /// Resolved, those within the limit, and those opened again.
    pub resolved: u64,
    pub resolved_in_time: u64,
    pub reopened: u64,
    /// Minutes left of four times the limit, by urgency.
    pub left: [u64; URGENCIES],
    /// With known rings, and those within three.
    pub rung: u64,
    pub within_rings: u64,
    /// Rated, and the sum of the ratings.
    pub rated: u64,
    pub rating: u64,
}

impl Counts {
    pub fn add(&mut self, other: &Self) {
        self.responded += other.responded;
        self.responded_in_time += other.responded_in_time;
        self.resolved += other.resolved;
        self.resolved_in_time += other.resolved_in_time;
        self.reopened += other.reopened;
        for (left, more) in self.left.iter_mut().zip(other.left) {
            *left += more;
        }
        self.rung += other.rung;
        self.within_rings += other.within_rings;
        self.rated += other.rated;
        self.rating += other.rating;
    }

    /// Above and below the line: response in time, resolved in time, within three rings, mean rating, not
    /// reopened, mean share of the time allowed that was left (1 − t/4T, at least 0).
    #[expect(clippy::cast_precision_loss, reason = "counts of records are below 2^53")]
    pub fn ratios(&self) -> [f64; 12] {
        let whole = [
            self.responded_in_time,
            self.responded,
            self.resolved_in_time,
            self.resolved,
            self.within_rings,
            self.rung,
            self.rating,
            self.rated,
            self.resolved - self.reopened,
            self.resolved,
            0,
            self.resolved,
        ];
        let mut ratios = whole.map(|it| it as f64);
        let shares = self.left.iter().zip(RESOLUTION);
        ratios[10] = shares.map(|(left, limit)| *left as f64 / (4.0 * f64::from(limit))).sum();
        ratios
    }
}
