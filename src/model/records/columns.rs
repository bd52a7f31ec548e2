//! Whole columns of records, for loops over all of them.

use super::{Cause, Channel, Records, code_of};

/// Columns as they are kept: a missing number is `u32::MAX`, a missing byte `u8::MAX`, and a flag 0 or 1.
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "each field is explained at `Record`")]
pub struct Columns<'a> {
    pub created: &'a [u32],
    pub due: &'a [u32],
    pub resolved: &'a [u32],
    pub wait_s: &'a [u32],
    pub urgent: &'a [bool],
    pub channel: &'a [u8],
    pub answered: &'a [u8],
    pub solved: &'a [u8],
    pub rings: &'a [u8],
    pub rating: &'a [u8],
    pub cause: &'a [u8],
}

impl Records {
    /// The columns of numbers.
    pub fn columns(&self) -> Columns<'_> {
        Columns {
            created: &self.created,
            due: &self.due,
            resolved: &self.resolved,
            wait_s: &self.wait_s,
            urgent: &self.urgent,
            channel: &self.channel,
            answered: &self.answered,
            solved: &self.solved,
            rings: &self.rings,
            rating: &self.rating,
            cause: &self.cause,
        }
    }

    /// The rows whose clock stood still.
    pub fn stopped(&self) -> impl Iterator<Item = usize> + '_ {
        self.stops.iter().filter(|(_, stops)| !stops.is_empty()).map(|(row, _)| *row as usize)
    }
}

impl Channel {
    /// The number that stands for it in a column.
    pub fn code(self) -> u8 {
        code_of(&Self::ALL, self)
    }
}

impl Cause {
    /// The number that stands for it in a column.
    pub fn code(self) -> u8 {
        code_of(&Self::ALL, self)
    }
}
