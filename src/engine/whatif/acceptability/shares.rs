//! The result of a simulation: everybody's number of draws at every rank.

use crate::model::StaffId;

/// How often everybody took every rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankShares {
    /// Everybody, by id.
    staff: Vec<StaffId>,
    draws: u32,
    /// By person and then by rank.
    counts: Vec<u32>,
}

/// Where one person stands in the draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The rank taken most often, from 1; the better one of several.
    pub usual: usize,
    /// In how many draws.
    pub times: u32,
    /// The best rank ever taken.
    pub best: usize,
    /// The worst rank ever taken.
    pub worst: usize,
}

impl RankShares {
    /// The result of `draws` draws for `staff`, who are in the order of their ids; `None` if the counts are not
    /// one for everybody at every rank.
    pub fn new(staff: Vec<StaffId>, draws: u32, counts: Vec<u32>) -> Option<Self> {
        let fits = staff.len().checked_mul(staff.len()) == Some(counts.len());
        (fits && staff.is_sorted()).then_some(Self { staff, draws, counts })
    }

    /// How many draws were made.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// The number of draws in which this person took rank 1, 2 and so on; `None` for who did not take part.
    pub fn of(&self, staff: &StaffId) -> Option<&[u32]> {
        let at = self.staff.binary_search(staff).ok()?;
        self.counts.chunks_exact(self.staff.len()).nth(at)
    }

    /// Where this person stands; `None` for who did not take part, and before the first draw.
    pub fn place(&self, staff: &StaffId) -> Option<Place> {
        let counts = self.of(staff)?;
        let times = counts.iter().copied().max().filter(|it| *it > 0)?;
        let taken = |it: &u32| *it > 0;
        Some(Place {
            usual: 1 + counts.iter().position(|it| *it == times)?,
            times,
            best: 1 + counts.iter().position(taken)?,
            worst: 1 + counts.iter().rposition(taken)?,
        })
    }

    /// Who took the first rank most often, with the number of draws; the first by id of several.
    pub fn favourite(&self) -> Option<(&StaffId, u32)> {
        let firsts = self.counts.chunks_exact(self.staff.len().max(1)).map(|it| it[0]);
        let mut best: Option<(&StaffId, u32)> = None;
        for (staff, times) in self.staff.iter().zip(firsts) {
            if times > best.map_or(0, |it| it.1) {
                best = Some((staff, times));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(ids: &[&str], counts: &[u32]) -> Option<RankShares> {
        let staff = ids.iter().map(|it| StaffId::new(it)).collect();
        RankShares::new(staff, 100, counts.to_vec())
    }

    #[test]
    fn a_place_is_the_usual_one_and_the_ends() {
        let found = shares(&["a", "b", "c"], &[0, 70, 30, 60, 20, 20, 40, 10, 50]).unwrap();
        let place = |id: &str| found.place(&StaffId::new(id));
        assert_eq!(place("a"), Some(Place { usual: 2, times: 70, best: 2, worst: 3 }));
        assert_eq!(place("b"), Some(Place { usual: 1, times: 60, best: 1, worst: 3 }));
        assert_eq!(place("d"), None);
        assert_eq!(found.favourite(), Some((&StaffId::new("b"), 60)));
        assert_eq!(found.of(&StaffId::new("c")), Some([40, 10, 50].as_slice()));
    }

    #[test]
    fn counts_that_do_not_fit_are_refused_and_nobody_has_no_place() {
        assert_eq!(shares(&["a", "b"], &[1, 2, 3]), None);
        assert_eq!(shares(&["b", "a"], &[1, 2, 3, 4]), None);
        let nobody = shares(&[], &[]).unwrap();
        assert_eq!((nobody.favourite(), nobody.of(&StaffId::new("a"))), (None, None));
        let before = shares(&["a"], &[0]).unwrap();
        assert_eq!((before.favourite(), before.place(&StaffId::new("a"))), (None, None));
    }
}
