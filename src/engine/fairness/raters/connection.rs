//! Union–find: whether everything hangs together (SCORING §5.4).

/// Sets of things by number, joined pair by pair.
pub struct Connection {
    parents: Vec<usize>,
}

impl Connection {
    /// `count` things, each by itself.
    pub fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// Joins the sets of two things.
    pub fn join(&mut self, one: usize, two: usize) {
        let (one, two) = (self.root(one), self.root(two));
        self.parents[one] = two;
    }

    /// Whether there is at most one set.
    pub fn is_whole(&mut self) -> bool {
        (1..self.parents.len()).all(|it| self.root(it) == self.root(0))
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_connect_and_islands_do_not() {
        let mut islands = Connection::new(5);
        for (one, two) in [(0, 1), (2, 3), (3, 4), (1, 0)] {
            islands.join(one, two);
        }
        assert!(!islands.is_whole());
        islands.join(4, 0);
        assert!(islands.is_whole());
        assert!(Connection::new(0).is_whole() && Connection::new(1).is_whole());
    }
}
