//! The households of the community, who of them called when, and who will call again.

use super::calendar::{DAY, HOUR};
use super::dice::Dice;
use crate::model::time::Time;

/// Ten buildings of fifteen floors with four doors each.
const ROOMS: u32 = 600;
/// Calling again within this time on the same matter means that it was not settled.
const WINDOW: i64 = 7 * DAY;

/// Who called when about what.
pub(super) struct Rooms {
    last: Vec<[Option<Time>; 3]>,
    comebacks: Vec<Comeback>,
}

/// A resident who is not satisfied yet.
struct Comeback {
    room: usize,
    kind: usize,
    first: Time,
    ready: Time,
}

impl Rooms {
    /// Nobody has called yet.
    pub(super) fn quiet() -> Self {
        Self { last: vec![[None; 3]; ROOMS as usize], comebacks: Vec::new() }
    }

    /// A room that calls again about this kind of work, if one is due.
    pub(super) fn returning(&mut self, kind: usize, now: Time) -> Option<usize> {
        self.comebacks.retain(|it| now.since(it.first) < WINDOW - HOUR);
        let at = self.comebacks.iter().position(|it| it.kind == kind && it.ready <= now)?;
        let room = self.comebacks.remove(at).room;
        self.last[room][kind] = Some(now);
        Some(room)
    }

    /// A room that has not called about this kind of work for more than a week; some call more often than others.
    pub(super) fn fresh(&mut self, kind: usize, now: Time, dice: &mut Dice) -> usize {
        let mut room = 0;
        for _ in 0..200 {
            let any =
                if dice.chance(250) { dice.below(70) * 37 % ROOMS } else { dice.below(ROOMS) };
            room = any as usize;
            if self.last[room][kind].is_none_or(|it| now.since(it) > WINDOW + HOUR) {
                break;
            }
        }
        self.last[room][kind] = Some(now);
        room
    }

    /// The room will call again within the week.
    pub(super) fn expect_back(&mut self, room: usize, kind: usize, now: Time, dice: &mut Dice) {
        let wait = i64::from(dice.between(16, 124)) * HOUR;
        self.comebacks.push(Comeback { room, kind, first: now, ready: now.plus(wait) });
    }
}

/// The room as people write it, such as 3栋1204.
pub(super) fn name(room: usize) -> String {
    let (building, door) = (room / 60 + 1, room % 60);
    format!("{building}栋{}{:02}", door / 4 + 1, door % 4 + 1)
}
