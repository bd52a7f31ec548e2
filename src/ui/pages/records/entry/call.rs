//! The clock of a live call: 响铃, 接听, 保持, 结束, each at the moment it is pressed.

/// Seconds from one ring to the next in China: one of sound and four of silence.
const RING_S: i64 = 5;

/// What has been pressed so far; moments in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallClock {
    rang: Option<i64>,
    answered: Option<i64>,
    /// Since when it is on hold.
    held_since: Option<i64>,
    held_s: i64,
    ended: Option<i64>,
}

/// Where a call stands, with the seconds it has stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallState {
    Idle,
    Ringing(i64),
    Talking(i64),
    Holding(i64),
    Over,
}

/// What a call fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallTimes {
    /// When it began to ring.
    pub created: i64,
    /// Whether it was answered, and when.
    pub answered: Option<i64>,
    /// Seconds until it was answered or given up.
    pub wait_s: i64,
    /// Rings until then.
    pub rings: i64,
    /// Seconds of talking, holds not counted; `None` without an answer.
    pub talk_s: Option<i64>,
    /// Seconds on hold.
    pub held_s: i64,
    /// When it was over.
    pub ended: i64,
}

impl CallClock {
    /// It rings: a new call begins, whatever there was before.
    pub fn ring(&mut self, now: i64) {
        *self = Self { rang: Some(now), ..Self::default() };
    }

    /// It is answered. A call that was not seen ringing rang at this moment.
    pub fn answer(&mut self, now: i64) {
        if self.ended.is_some() {
            *self = Self::default();
        }
        if self.answered.is_none() {
            self.rang.get_or_insert(now);
            self.answered = Some(now);
        }
    }

    /// It is put on hold, or taken up again.
    pub fn hold(&mut self, now: i64) {
        if self.answered.is_none() || self.ended.is_some() {
            return;
        }
        match self.held_since.take() {
            Some(since) => self.held_s += (now - since).max(0),
            None => self.held_since = Some(now),
        }
    }

    /// It is over: what it fills in, `None` if there is no call.
    pub fn end(&mut self, now: i64) -> Option<CallTimes> {
        let created = self.rang.filter(|_| self.ended.is_none())?;
        if self.held_since.is_some() {
            self.hold(now);
        }
        self.ended = Some(now);
        let wait_s = (self.answered.unwrap_or(now) - created).max(0);
        let talk_s = self.answered.map(|it| (now - it - self.held_s).max(0));
        Some(CallTimes {
            created,
            answered: self.answered,
            wait_s,
            rings: wait_s / RING_S + 1,
            talk_s,
            held_s: self.held_s,
            ended: now,
        })
    }

    /// Where the call stands.
    pub fn state(&self, now: i64) -> CallState {
        match (self.rang, self.answered, self.held_since, self.ended) {
            (None, ..) => CallState::Idle,
            (_, _, _, Some(_)) => CallState::Over,
            (_, _, Some(since), _) => CallState::Holding(now - since),
            (_, Some(answered), ..) => CallState::Talking(now - answered - self.held_s),
            (Some(rang), ..) => CallState::Ringing(now - rang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_with_a_hold_is_timed() {
        let mut call = CallClock::default();
        assert_eq!(call.state(0), CallState::Idle);
        call.ring(100);
        assert_eq!(call.state(103), CallState::Ringing(3));
        call.answer(112);
        assert_eq!(call.state(120), CallState::Talking(8));
        call.hold(130);
        assert_eq!(call.state(135), CallState::Holding(5));
        call.hold(150);
        assert_eq!(call.state(160), CallState::Talking(28));
        let times = call.end(172).unwrap();
        assert_eq!((times.created, times.wait_s, times.rings), (100, 12, 3));
        assert_eq!((times.talk_s, times.held_s, times.ended), (Some(40), 20, 172));
        assert_eq!(call.state(999), CallState::Over);
        assert_eq!(call.end(999), None, "it is over once");
    }

    #[test]
    fn a_call_that_is_given_up_was_not_answered() {
        let mut call = CallClock::default();
        assert_eq!(call.end(1), None);
        call.ring(0);
        call.hold(3);
        let times = call.end(21).unwrap();
        assert_eq!((times.answered, times.talk_s, times.wait_s, times.rings), (None, None, 21, 5));
    }

    #[test]
    fn a_call_taken_at_once_rang_once() {
        let mut call = CallClock::default();
        call.answer(50);
        call.hold(60);
        let times = call.end(65).unwrap();
        assert_eq!((times.created, times.rings, times.talk_s, times.held_s), (50, 1, Some(10), 5));
        call.answer(70);
        assert_eq!(call.state(71), CallState::Talking(1), "the next call");
    }
}
