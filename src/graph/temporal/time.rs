//! Times of day.

use std::cmp::Ordering;
use std::fmt;

use super::calendar::within;
use super::zone::Offset;
use super::{DAY, Duration, NANOS, TemporalError};

/// Nanoseconds in a day.
const DAY_NANOS: i64 = DAY * NANOS;

/// A time of day without offset, to the nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct LocalTime {
    /// Nanoseconds since midnight.
    nanos: i64,
}

impl LocalTime {
    /// Makes a time from hour, minute, second and nanosecond.
    ///
    /// # Errors
    /// When there is no such time.
    pub fn new(hour: i64, minute: i64, second: i64, nanos: i64) -> Result<Self, TemporalError> {
        within("hour", hour, 0..=23)?;
        within("minute", minute, 0..=59)?;
        within("second", second, 0..=59)?;
        within("nanosecond", nanos, 0..=NANOS - 1)?;
        Ok(Self {
            nanos: (hour * 3600 + minute * 60 + second) * NANOS + nanos,
        })
    }

    /// Makes a time from the nanoseconds since midnight; whole days are dropped.
    #[must_use]
    pub fn from_nanos(nanos: i128) -> Self {
        let nanos = nanos.rem_euclid(i128::from(DAY_NANOS));
        Self {
            nanos: nanos as i64,
        }
    }

    /// Returns the nanoseconds since midnight.
    #[must_use]
    pub fn nanos(self) -> i64 {
        self.nanos
    }

    /// Returns the whole seconds since midnight.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.nanos / NANOS
    }

    /// Returns the nanoseconds within the second.
    #[must_use]
    pub fn nano_of_second(self) -> i64 {
        self.nanos % NANOS
    }

    /// Returns hour, minute, second and nanosecond.
    #[must_use]
    pub fn clock(self) -> (i64, i64, i64, i64) {
        let seconds = self.seconds();
        (
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60,
            self.nano_of_second(),
        )
    }

    /// Adds the time of a duration, around midnight.
    #[must_use]
    pub fn plus(self, span: &Duration) -> Self {
        Self::from_nanos(i128::from(self.nanos) + span.total_nanos())
    }

    /// Returns a component by its name in openCypher: `hour`, `millisecond`.
    #[must_use]
    pub fn component(self, name: &str) -> Option<i64> {
        let (hour, minute, second, nanos) = self.clock();
        Some(match name {
            "hour" => hour,
            "minute" => minute,
            "second" => second,
            "millisecond" => nanos / 1_000_000,
            "microsecond" => nanos / 1_000,
            "nanosecond" => nanos,
            _ => return None,
        })
    }
}

impl fmt::Display for LocalTime {
    /// Seconds are left out where they are zero, and so are zeros at the end of the fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute, second, nanos) = self.clock();
        write!(f, "{hour:02}:{minute:02}")?;
        if second == 0 && nanos == 0 {
            return Ok(());
        }
        write!(f, ":{second:02}{}", fraction(nanos))
    }
}

/// Returns nanoseconds as a decimal fraction with its point, empty for none.
pub(super) fn fraction(nanos: i64) -> String {
    if nanos == 0 {
        return String::new();
    }
    format!(".{nanos:09}").trim_end_matches('0').to_owned()
}

/// A time of day with offset from UTC.
///
/// Ordered by instant, then by offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// The time on the clock.
    pub local: LocalTime,
    /// The offset from UTC.
    pub offset: Offset,
}

impl Time {
    /// Returns the same instant on a clock with another offset.
    #[must_use]
    pub fn with_offset(self, offset: Offset) -> Self {
        let shift = i128::from(offset.seconds() - self.offset.seconds()) * i128::from(NANOS);
        let local = LocalTime::from_nanos(i128::from(self.local.nanos()) + shift);
        Self { local, offset }
    }

    /// Adds the time of a duration, around midnight.
    #[must_use]
    pub fn plus(self, span: &Duration) -> Self {
        Self {
            local: self.local.plus(span),
            ..self
        }
    }

    fn instant(self) -> i64 {
        self.local.nanos() - self.offset.seconds() * NANOS
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Time {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_instant = self.instant().cmp(&other.instant());
        by_instant.then_with(|| self.offset.cmp(&other.offset))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, self.offset)
    }
}
