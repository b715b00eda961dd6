//! A day, a month or a year.

/// A day, a month or a year; only the day may stand without a year, or a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Date {
    /// The year, four digits.
    pub year: Option<u16>,
    /// 1..=12.
    pub month: Option<u8>,
    /// 1..=31, and one that the month has.
    pub day: Option<u8>,
}

impl Date {
    /// Reads the ISO forms `2020`, `2020-05` and `2020-05-31`.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut two = || match parts.next() {
            Some(part) if part.len() == 2 => part.parse().map(Some),
            Some(_) => Ok(Some(0)),
            None => Ok(None),
        };
        let (month, day) = (two().ok()?, two().ok()?);
        let date = Self {
            year: Some(year),
            month,
            day,
        };
        (parts.next().is_none() && date.is_possible()).then_some(date)
    }

    /// Returns the ISO form; nothing without a year.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        let year = self.year?;
        Some(match (self.month, self.day) {
            (None, _) => format!("{year:04}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        })
    }

    pub(super) fn day(year: Option<u16>, month: u16, day: u16) -> Option<Self> {
        let small = |part: u16| u8::try_from(part).ok();
        let date = Self {
            year,
            month: Some(small(month)?),
            day: Some(small(day)?),
        };
        date.is_possible().then_some(date)
    }

    pub(super) fn month(year: Option<u16>, month: u16) -> Option<Self> {
        let date = Self {
            year,
            month: Some(u8::try_from(month).ok()?),
            day: None,
        };
        date.is_possible().then_some(date)
    }

    pub(super) fn year(year: u16) -> Self {
        Self {
            year: Some(year),
            month: None,
            day: None,
        }
    }

    pub(super) fn is_possible(self) -> bool {
        let year = self.year.is_none_or(|year| (1800..=2200).contains(&year));
        let month = self.month.is_none_or(|month| (1..=12).contains(&month));
        year && month
            && self
                .day
                .is_none_or(|day| day >= 1 && day <= self.last_day())
    }

    pub(super) fn last_day(self) -> u8 {
        match (self.month, self.year) {
            (Some(4 | 6 | 9 | 11), _) => 30,
            (Some(2), Some(year)) if year % 4 != 0 || (year % 100 == 0 && year % 400 != 0) => 28,
            (Some(2), _) => 29,
            _ => 31,
        }
    }
}
