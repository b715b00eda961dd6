//! Moments: a day and a time of day.

use std::cmp::Ordering;
use std::fmt;

use super::zone::{Offset, Zone};
use super::{DAY, Date, Duration, LocalTime, NANOS, TemporalError};

/// A day and a time of day without offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    /// The day.
    pub date: Date,
    /// The time of day.
    pub time: LocalTime,
}

impl LocalDateTime {
    /// Makes a moment from seconds since 1970-01-01T00:00, as the clock counts, and nanoseconds.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn from_seconds(seconds: i64, nanos: i64) -> Result<Self, TemporalError> {
        let seconds = seconds
            .checked_add(nanos.div_euclid(NANOS))
            .ok_or(TemporalError::Overflow)?;
        let second_of_day = i128::from(seconds.rem_euclid(DAY));
        let nanos = second_of_day * i128::from(NANOS) + i128::from(nanos.rem_euclid(NANOS));
        Ok(Self {
            date: Date::from_days(seconds.div_euclid(DAY))?,
            time: LocalTime::from_nanos(nanos),
        })
    }

    /// Returns the seconds since 1970-01-01T00:00, as the clock counts.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.date.days() * DAY + self.time.seconds()
    }

    /// Moves by whole months, then by whole days.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus_date(self, months: i64, days: i64) -> Result<Self, TemporalError> {
        let date = self.date.plus_months(months)?.plus_days(days)?;
        Ok(Self { date, ..self })
    }

    /// Moves by seconds and nanoseconds.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus_time(self, seconds: i64, nanos: i64) -> Result<Self, TemporalError> {
        let seconds = self
            .seconds()
            .checked_add(seconds)
            .ok_or(TemporalError::Overflow)?;
        Self::from_seconds(seconds, self.time.nano_of_second() + nanos)
    }

    /// Adds a duration: months, then days, then the time.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus(self, span: &Duration) -> Result<Self, TemporalError> {
        self.plus_date(span.months, span.days)?
            .plus_time(span.seconds, i64::from(span.nanos))
    }
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)
    }
}

/// A day and a time of day in a time zone.
///
/// Ordered by instant, then by offset, then by zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    /// What the clock shows.
    pub local: LocalDateTime,
    /// The clock's offset at that moment.
    pub offset: Offset,
    /// The zone of the clock.
    pub zone: Zone,
}

impl DateTime {
    /// Makes a moment from what a clock of the zone shows; see [`Zone::offset_of_local`] for times
    /// that it shows twice or never.
    #[must_use]
    pub fn of_local(local: LocalDateTime, zone: Zone) -> Self {
        let offset = zone.offset_of_local(local.seconds());
        let mut moment = Self {
            local,
            offset,
            zone,
        };
        if !zone.allows(local.seconds(), offset) {
            moment = Self::of_instant(moment.instant(), local.time.nano_of_second(), zone)
                .unwrap_or(moment);
        }
        moment
    }

    /// Makes a moment from seconds since 1970-01-01T00:00 UTC and nanoseconds.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn of_instant(seconds: i64, nanos: i64, zone: Zone) -> Result<Self, TemporalError> {
        let offset = zone.offset_at(seconds);
        let local = seconds
            .checked_add(offset.seconds())
            .ok_or(TemporalError::Overflow)?;
        let local = LocalDateTime::from_seconds(local, nanos)?;
        Ok(Self {
            local,
            offset,
            zone,
        })
    }

    /// Returns the seconds since 1970-01-01T00:00 UTC.
    #[must_use]
    pub fn instant(&self) -> i64 {
        self.local.seconds() - self.offset.seconds()
    }

    /// Returns the same instant on a clock of another zone.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn in_zone(&self, zone: Zone) -> Result<Self, TemporalError> {
        Self::of_instant(self.instant(), self.local.time.nano_of_second(), zone)
    }

    /// Moves by whole months, then by whole days, as the clock shows them.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus_date(&self, months: i64, days: i64) -> Result<Self, TemporalError> {
        if months == 0 && days == 0 {
            return Ok(*self);
        }
        let local = self.local.plus_date(months, days)?;
        if self.zone.allows(local.seconds(), self.offset) {
            return Ok(Self { local, ..*self });
        }
        Ok(Self::of_local(local, self.zone))
    }

    /// Adds a duration: months and days as the clock shows them, then the time as it passes.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus(&self, span: &Duration) -> Result<Self, TemporalError> {
        let moment = self.plus_date(span.months, span.days)?;
        if span.seconds == 0 && span.nanos == 0 {
            return Ok(moment);
        }
        let seconds = moment
            .instant()
            .checked_add(span.seconds)
            .ok_or(TemporalError::Overflow)?;
        let nanos = moment.local.time.nano_of_second() + i64::from(span.nanos);
        let seconds = seconds
            .checked_add(nanos / NANOS)
            .ok_or(TemporalError::Overflow)?;
        Self::of_instant(seconds, nanos % NANOS, self.zone)
    }
}

impl PartialOrd for DateTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for DateTime {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |moment: &Self| (moment.instant(), moment.local.time.nano_of_second());
        key(self)
            .cmp(&key(other))
            .then_with(|| self.offset.cmp(&other.offset))
            .then_with(|| self.zone.cmp(&other.zone))
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, self.offset)?;
        match self.zone {
            Zone::Offset(_) => Ok(()),
            Zone::Named(name) => write!(f, "[{name}]"),
        }
    }
}
