//! Time as a record's limits count it: gross, net of standstills, and when a limit runs out.

use super::standstill::Standstill;
use super::working_time::WorkingTime;
use crate::model::{StopReason, Time};

/// One of the two clocks.
#[derive(Clone, Copy, Debug)]
pub enum Clock<'a> {
    /// Every second counts.
    RoundTheClock,
    /// The seconds in which the office works count.
    Office(&'a WorkingTime),
}

/// The time from one moment to another by one clock, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// Standstills included.
    pub gross_s: i64,
    /// Without the standstills.
    pub net_s: i64,
    /// What the standstills took, by reason in the order of [`StopReason::ALL`]; with `net_s` they sum to `gross_s`.
    pub stopped_s: [i64; StopReason::ALL.len()],
    /// The first year touched whose holidays are not known, so that its days were taken as the week has them.
    pub unknown_year: Option<i32>,
}

/// When a limit runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The first moment by which the limit has passed; what is done then is still in time.
    pub at: Time,
    /// The first year touched whose holidays are not known, so that its days were taken as the week has them.
    pub unknown_year: Option<i32>,
}

impl Clock<'_> {
    /// Seconds of this clock from `from` to `to`; negative if `to` is earlier.
    pub fn between(self, from: Time, to: Time) -> i64 {
        match self {
            Self::RoundTheClock => to.since(from),
            Self::Office(working) => working.between(from, to),
        }
    }

    /// The first moment, not before `from`, by which this many seconds have passed; kept within 1970–2106.
    pub fn add(self, from: Time, seconds: i64) -> Time {
        match self {
            Self::RoundTheClock => from.plus(seconds.max(0)),
            Self::Office(working) => working.add(from, seconds),
        }
    }

    /// The time from `from` to `to` with and without the standstills; nothing if `to` is earlier.
    pub fn elapsed(self, from: Time, to: Time, standstill: &Standstill) -> Elapsed {
        let to = to.max(from);
        let gross_s = self.between(from, to);
        let mut stopped_s = [0; StopReason::ALL.len()];
        for still in standstill.stills() {
            let (start, end) = (still.from.clamp(from, to), still.to.clamp(from, to));
            let reason = StopReason::ALL.iter().position(|it| *it == still.reason);
            if let Some(sum) = reason.and_then(|it| stopped_s.get_mut(it)) {
                *sum += self.between(start, end);
            }
        }
        let net_s = gross_s - stopped_s.iter().sum::<i64>();
        Elapsed { gross_s, net_s, stopped_s, unknown_year: self.unknown_year(from, to) }
    }

    /// When `limit_s` seconds have passed since `from`, the standstills not counted.
    pub fn due(self, from: Time, limit_s: i64, standstill: &Standstill) -> Due {
        self.postponed(from, self.add(from, limit_s), standstill)
    }

    /// When a limit that was to run out at `due` does, given the standstills since `from`: later by what they took
    /// of this clock. A standstill that begins when the limit has run out comes too late.
    pub fn postponed(self, from: Time, due: Time, standstill: &Standstill) -> Due {
        let mut at = due;
        let mut still_until = None;
        for still in standstill.stills() {
            let start = still.from.max(from);
            // What touches a standstill goes on with it, whether or not the office worked in between.
            let counts = start < at || still_until == Some(start);
            if counts && start < still.to {
                at = self.add(at, self.between(start, still.to));
                still_until = Some(still.to);
            }
        }
        Due { at, unknown_year: self.unknown_year(from, at) }
    }

    fn unknown_year(self, from: Time, to: Time) -> Option<i32> {
        match self {
            Self::RoundTheClock => None,
            Self::Office(working) => working.unknown_year(from, to),
        }
    }
}
