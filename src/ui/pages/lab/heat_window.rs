//! Which people and which ranks a heat map shows: everybody while they are few, otherwise a stretch of the ranking.

use std::ops::Range;

/// As many people as are shown at once.
const ALL: usize = 24;
/// As many as a stretch has where there are more.
const STRETCH: usize = 20;
/// Ranks beside a stretch that have a column of their own, on either side.
const BESIDE: usize = 3;

/// A stretch of the ranking, by position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// The people.
    pub people: Range<usize>,
    /// The ranks with a column of their own, from 0; those beyond share one on either side.
    pub ranks: Range<usize>,
    of: usize,
}

impl Window {
    /// The stretch of `of` people that begins at `from`, or as near as there are enough people.
    pub fn new(from: usize, of: usize) -> Self {
        if of <= ALL {
            return Self { people: 0..of, ranks: 0..of, of };
        }
        let from = from.min(of - STRETCH);
        let to = from + STRETCH;
        let first = if from <= BESIDE + 1 { 0 } else { from - BESIDE };
        let last = if to + BESIDE + 1 >= of { of } else { to + BESIDE };
        Self { people: from..to, ranks: first..last, of }
    }

    /// Where a stretch with this person in its middle begins.
    pub fn around(person: usize) -> usize {
        person.saturating_sub(STRETCH / 2)
    }

    /// Where the stretch before begins, if there is one.
    pub fn before(&self) -> Option<usize> {
        (self.people.start > 0).then(|| self.people.start.saturating_sub(STRETCH))
    }

    /// Where the stretch after begins, if there is one.
    pub fn after(&self) -> Option<usize> {
        (self.people.end < self.of).then_some(self.people.end)
    }

    /// The columns as written: ≤17, 18, 19, …, ≥44.
    pub fn columns(&self) -> Vec<String> {
        let better = (self.ranks.start > 0).then(|| format!("≤{}", self.ranks.start));
        let worse = (self.ranks.end < self.of).then(|| format!("≥{}", self.ranks.end + 1));
        let own = self.ranks.clone().map(|it| (it + 1).to_string());
        better.into_iter().chain(own).chain(worse).collect()
    }

    /// One person's counts by rank, as they stand in the columns.
    pub fn gathered(&self, counts: &[u32]) -> Vec<u32> {
        let sum = |range: Range<usize>| counts.get(range).map_or(0, |it| it.iter().sum());
        let better = (self.ranks.start > 0).then(|| sum(0..self.ranks.start));
        let worse = (self.ranks.end < self.of).then(|| sum(self.ranks.end..self.of));
        let own = counts.get(self.ranks.clone()).unwrap_or_default().iter().copied();
        better.into_iter().chain(own).chain(worse).collect()
    }

    /// The column of a rank, from 0.
    pub fn column(&self, rank: usize) -> usize {
        let beside = usize::from(self.ranks.start > 0);
        match rank {
            rank if rank < self.ranks.start => 0,
            rank => rank.min(self.ranks.end) - self.ranks.start + beside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_shown_whole() {
        for of in [0, 1, 8, 24] {
            let window = Window::new(5, of);
            assert_eq!((window.people.clone(), window.ranks.clone()), (0..of, 0..of));
            assert_eq!((window.before(), window.after()), (None, None));
            assert_eq!(window.columns().len(), of);
        }
    }

    #[test]
    fn a_stretch_of_many_loses_no_draw() {
        let counts: Vec<u32> = (0..200).collect();
        for from in [0, 3, 4, 5, 90, 170, 176, 180, 500] {
            let window = Window::new(from, 200);
            assert_eq!(window.people.len(), 20);
            let gathered = window.gathered(&counts);
            assert_eq!(gathered.len(), window.columns().len());
            assert_eq!(gathered.iter().sum::<u32>(), 199 * 100);
            for rank in 0..200 {
                let mut one = vec![0; 200];
                one[rank] = 1;
                let at = window.gathered(&one).iter().position(|it| *it == 1);
                assert_eq!(at, Some(window.column(rank)), "{from} {rank}");
            }
        }
    }

    #[test]
    fn stretches_follow_one_another_to_both_ends() {
        let (mut from, mut seen) = (0, Vec::new());
        loop {
            let window = Window::new(from, 47);
            seen.extend(window.people.clone());
            let Some(next) = window.after() else { break };
            from = next;
        }
        seen.dedup();
        assert_eq!(seen.first(), Some(&0));
        assert_eq!(seen.last(), Some(&46));
        assert_eq!(Window::new(27, 47).before(), Some(7));
        assert_eq!(Window::new(7, 47).before(), Some(0));
        assert_eq!(Window::new(Window::around(30), 200).people, 20..40);
    }

    #[test]
    fn the_ends_are_said() {
        let columns = Window::new(40, 200).columns();
        assert_eq!((columns[0].as_str(), columns[1].as_str()), ("≤37", "38"));
        assert_eq!(columns.last().map(String::as_str), Some("≥64"));
        assert_eq!(Window::new(0, 200).columns()[0], "1");
    }
}
