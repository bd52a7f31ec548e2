//! What is asked of a list of records; everything that is asked must hold.

use chrono::NaiveDate;

use super::progress::Progress;
use crate::model::{Cause, Channel, DoubtKind, StaffId, TaskTypeId, Urgency};

/// The records that are wanted; the default wants all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Stands in the number, the room, the note, or the name of the kind of work or of the agent.
    /// Letters of the Latin alphabet match in either case.
    pub text: String,
    /// Who handled it.
    pub agent: Option<StaffId>,
    /// The kind of work.
    pub task_type: Option<TaskTypeId>,
    /// How it came in.
    pub channel: Option<Channel>,
    /// How pressing it was.
    pub urgency: Option<Urgency>,
    /// Created on this local date or later.
    pub from: Option<NaiveDate>,
    /// Created on this local date or earlier.
    pub to: Option<NaiveDate>,
    /// How far it has come.
    pub progress: Option<Progress>,
    /// How it was rated.
    pub rated: Option<Rated>,
    /// Why the rating is low.
    pub cause: Option<Cause>,
    /// What is odd about it.
    pub doubt: Option<DoubtKind>,
    /// The room, exactly.
    pub room: Option<String>,
}

/// What the rating must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rated {
    /// Exactly this, 1 to 5.
    Exactly(u8),
    /// 1 or 2.
    Low,
    /// There is none.
    NotAtAll,
}

impl Rated {
    /// Whether a record with this rating is wanted.
    pub(super) fn fits(self, rating: Option<u8>) -> bool {
        match self {
            Self::Exactly(wanted) => rating == Some(wanted),
            Self::Low => rating.is_some_and(|it| it <= 2),
            Self::NotAtAll => rating.is_none(),
        }
    }
}
