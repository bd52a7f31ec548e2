//! The stretches in which a record's clock stood still, each second of them once.

use crate::model::{Stop, StopReason, Time};

/// When the clock of a record stood still, as far as was known at the moment of judging.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standstill(Vec<Still>);

/// A stretch in which the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Still {
    /// From when.
    pub from: Time,
    /// Until when, later than `from`.
    pub to: Time,
    /// For what; where several reasons held at once, the one that began first.
    pub reason: StopReason,
}

impl Standstill {
    /// The union of `stops` before `as_of`: what overlaps or touches counts once, what still lasts
    /// lasts until `as_of`, and what ends before it begins is nothing.
    pub fn of(stops: &[Stop], as_of: Time) -> Self {
        let mut sorted = stops.to_vec();
        sorted.sort_by_key(|it| (it.from, it.reason));
        let mut stills: Vec<Still> = Vec::new();
        for Stop { from, to, reason } in sorted {
            let from = stills.last().map_or(from, |it| from.max(it.to));
            let to = to.unwrap_or(as_of).min(as_of);
            if from < to {
                stills.push(Still { from, to, reason });
            }
        }
        Self(stills)
    }

    /// The stretches in order, none over another; two may touch.
    pub fn stills(&self) -> &[Still] {
        &self.0
    }
}
