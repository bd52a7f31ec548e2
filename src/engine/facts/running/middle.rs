//! The median of values that come and go.

use std::collections::BTreeMap;

/// Whole numbers in two halves, each with how often it has them.
///
/// Invariant: nothing in `lower` is above anything in `upper`, and `lower` has as many or one more.
#[derive(Clone, Debug, Default)]
pub struct Middle {
    lower: Half,
    upper: Half,
}

#[derive(Clone, Debug, Default)]
struct Half {
    values: BTreeMap<i64, u32>,
    count: usize,
}

impl Half {
    fn add(&mut self, value: i64) {
        *self.values.entry(value).or_default() += 1;
        self.count += 1;
    }

    /// Takes `value` out; whether it was there.
    fn take(&mut self, value: i64) -> bool {
        let Some(times) = self.values.get_mut(&value) else { return false };
        *times -= 1;
        if *times == 0 {
            self.values.remove(&value);
        }
        self.count -= 1;
        true
    }

    fn least(&self) -> Option<i64> {
        self.values.first_key_value().map(|it| *it.0)
    }

    fn most(&self) -> Option<i64> {
        self.values.last_key_value().map(|it| *it.0)
    }
}

impl Middle {
    /// With one more of `value`.
    pub fn add(&mut self, value: i64) {
        match self.lower.most() {
            Some(most) if value > most => self.upper.add(value),
            _ => self.lower.add(value),
        }
        self.even_out();
    }

    /// With one less of `value`.
    pub fn take(&mut self, value: i64) {
        if !self.lower.take(value) {
            self.upper.take(value);
        }
        self.even_out();
    }

    fn even_out(&mut self) {
        if self.lower.count > self.upper.count + 1
            && let Some(most) = self.lower.most()
        {
            self.lower.take(most);
            self.upper.add(most);
        } else if self.lower.count < self.upper.count
            && let Some(least) = self.upper.least()
        {
            self.upper.take(least);
            self.lower.add(least);
        }
    }

    /// The middle value over 1, or the sum of the two middle ones over 2; 0 over 0 without values.
    pub fn figure(&self) -> (i64, i64) {
        match (self.lower.most(), self.upper.least()) {
            (Some(most), Some(least)) if self.lower.count == self.upper.count => {
                (most.saturating_add(least), 2)
            }
            (Some(most), _) => (most, 1),
            (None, _) => (0, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_median_of_what_is_there(changes in prop::collection::vec((0..9_i64, any::<bool>()), 0..40)) {
            let (mut middle, mut values) = (Middle::default(), Vec::new());
            for (value, comes) in changes {
                match values.iter().position(|it| *it == value) {
                    Some(at) if !comes => {
                        values.swap_remove(at);
                        middle.take(value);
                    }
                    _ => {
                        values.push(value);
                        middle.add(value);
                    }
                }
                values.sort_unstable();
                let half = values.len() / 2;
                let expected = match values.len() {
                    0 => (0, 0),
                    odd if odd % 2 == 1 => (values[half], 1),
                    _ => (values[half - 1] + values[half], 2),
                };
                prop_assert_eq!(middle.figure(), expected);
            }
        }
    }
}
