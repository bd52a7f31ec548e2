//! What is known of a record, as bits.

/// A call of which it is known whether it was answered.
pub const OFFERED: u16 = 1;
/// An answered call.
pub const ANSWERED: u16 = 1 << 1;
/// A contact nobody answered: no case for anything but the answer rate.
pub const ABANDONED: u16 = 1 << 2;
/// The cause of the rating is not the agent's.
pub const NOT_THE_AGENTS: u16 = 1 << 3;
/// Noted as solved.
pub const SOLVED: u16 = 1 << 4;
/// Noted as not solved.
pub const UNSOLVED: u16 = 1 << 5;
/// Somebody has to be sent.
pub const DISPATCHED: u16 = 1 << 6;
/// No room is known.
pub const NO_ROOM: u16 = 1 << 7;
/// The clock stood still: the due time depends on the moment of judging.
pub const STOPPED: u16 = 1 << 8;
