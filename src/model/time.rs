//! Points in time to the second, and the office's own clock.

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A second between 1970 and 2106, counted from 1970-01-01T00:00:00Z.
///
/// It is written as RFC 3339 in UTC and read with any offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u32);

impl Time {
    /// The time this many seconds after 1970-01-01T00:00:00Z; `None` outside 1970–2106.
    pub fn from_epoch(seconds: i64) -> Option<Self> {
        // The last value marks "no time" in a record's columns.
        u32::try_from(seconds).ok().filter(|it| *it != u32::MAX).map(Self)
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn epoch(self) -> i64 {
        self.0.into()
    }

    /// The time `seconds` later (or earlier), kept within 1970–2106.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        let clamped = self.epoch().saturating_add(seconds).clamp(0, i64::from(u32::MAX) - 1);
        Self::from_epoch(clamped).expect("clamped into the range")
    }

    /// Seconds from `earlier` to here; negative if `earlier` is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.epoch() - earlier.epoch()
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = DateTime::<Utc>::from_timestamp(self.epoch(), 0).expect("1970–2106 is in range");
        out.write_str(&time.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let time = DateTime::parse_from_rfc3339(&text).map_err(|err| {
            serde::de::Error::custom(format!("{text:?} is not an RFC 3339 time: {err}"))
        })?;
        Self::from_epoch(time.timestamp())
            .ok_or_else(|| serde::de::Error::custom(format!("{text:?} is outside 1970–2106")))
    }
}

/// The office's distance from UTC in minutes, fixed: China has one zone, +480, and no summer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct UtcOffset(i32);

impl UtcOffset {
    /// Chinese standard time, +08:00.
    pub const CHINA: Self = Self(480);

    /// The local date and time of day at `time`.
    pub fn local(self, time: Time) -> NaiveDateTime {
        DateTime::<Utc>::from_timestamp(time.epoch(), 0)
            .expect("1970–2106 is in range")
            .with_timezone(&self.chrono())
            .naive_local()
    }

    /// The moment the office's clock shows `local`; `None` outside 1970–2106.
    pub fn time(self, local: NaiveDateTime) -> Option<Time> {
        Time::from_epoch(local.and_utc().timestamp() - i64::from(self.0) * 60)
    }

    /// The first second of `date` at the office, kept within 1970–2106.
    pub fn midnight(self, date: NaiveDate) -> Time {
        let local = date.and_time(NaiveTime::MIN).and_utc().timestamp();
        Time(0).plus(local - i64::from(self.0) * 60)
    }

    fn chrono(self) -> FixedOffset {
        FixedOffset::east_opt(self.0 * 60).expect("the constructor keeps it within a day")
    }
}

impl TryFrom<i32> for UtcOffset {
    type Error = String;

    fn try_from(minutes: i32) -> Result<Self, String> {
        match minutes {
            -840..=840 => Ok(Self(minutes)),
            _ => Err(format!("{minutes} minutes is no offset from UTC")),
        }
    }
}

impl From<UtcOffset> for i32 {
    fn from(offset: UtcOffset) -> Self {
        offset.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_with_any_offset_and_written_in_utc() {
        let time: Time = serde_json::from_str(r#""2026-07-01T08:30:00+08:00""#).unwrap();
        assert_eq!(serde_json::to_string(&time).unwrap(), r#""2026-07-01T00:30:00Z""#);
        assert_eq!(UtcOffset::CHINA.local(time).to_string(), "2026-07-01 08:30:00");
        assert_eq!(UtcOffset::CHINA.time(UtcOffset::CHINA.local(time)), Some(time));
    }

    #[test]
    fn midnight_is_the_offices_own() {
        let date = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        assert_eq!(UtcOffset::CHINA.midnight(date).to_string(), "2026-06-30T16:00:00Z");
    }

    #[test]
    fn times_outside_the_range_are_refused() {
        assert!(serde_json::from_str::<Time>(r#""1969-12-31T23:59:59Z""#).is_err());
        assert!(serde_json::from_str::<Time>(r#""2107-01-01T00:00:00Z""#).is_err());
        assert!(serde_json::from_str::<Time>(r#""2026-07-01""#).is_err());
    }
}
