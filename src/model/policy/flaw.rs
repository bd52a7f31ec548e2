//! What makes a measure meaningless, such as a window of no days: the policy that has it is refused.

use super::indicator::{Measure, ServiceBase};

/// Why a measure cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum MeasureFlaw {
    /// A limit or a window of no seconds or days.
    #[error("its limit is zero")]
    NoLimit,
    /// Short abandons are left out, but nothing says how short they are.
    #[error("it does not say which abandons are short")]
    NoShort,
    /// Nothing says what a hit is.
    #[error("nothing says what a hit is")]
    NoHit,
    /// A condition on a number names neither end.
    #[error("a range has no end")]
    NoRange,
    /// A condition's least is above its most.
    #[error("a range begins after its end")]
    RangeReversed,
    /// A condition asks for one of nothing.
    #[error("a list of choices is empty")]
    NothingListed,
    /// The stretch of time ends where it begins, or before.
    #[error("the time ends where it begins")]
    NoStretch,
    /// It does not say under which key its figures are entered.
    #[error("it has no key")]
    NoKey,
}

impl Measure {
    /// What is wrong with it; `None` if it can be counted.
    pub fn flaw(&self) -> Option<MeasureFlaw> {
        match self {
            Self::ServiceLevel { seconds: 0, .. } | Self::Reopened { days: 0 } => {
                Some(MeasureFlaw::NoLimit)
            }
            Self::ServiceLevel { base: ServiceBase::LessShort, short_s: None, .. } => {
                Some(MeasureFlaw::NoShort)
            }
            Self::Own(own) => own.flaw(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_must_be_declared() {
        let level = |seconds, base, short_s| Measure::ServiceLevel { seconds, base, short_s };
        assert_eq!(level(15, ServiceBase::Offered, None).flaw(), None);
        assert_eq!(level(0, ServiceBase::Offered, None).flaw(), Some(MeasureFlaw::NoLimit));
        assert_eq!(level(15, ServiceBase::LessShort, None).flaw(), Some(MeasureFlaw::NoShort));
        assert_eq!(level(15, ServiceBase::LessShort, Some(5)).flaw(), None);
        assert_eq!(Measure::Reopened { days: 0 }.flaw(), Some(MeasureFlaw::NoLimit));
    }
}
