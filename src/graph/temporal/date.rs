//! A calendar day.

use std::fmt;

use super::calendar::{
    MAX_YEAR, civil_from_days, days_from_civil, days_in_month, days_in_year, first_monday, weekday,
    weeks_in_year, within,
};
use super::{DAY, Duration, TemporalError};

/// A day of the Gregorian calendar, from -999999999-01-01 to 999999999-12-31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i64,
}

impl Date {
    /// Makes a date from the days since 1970-01-01.
    ///
    /// # Errors
    /// Beyond the years ±999,999,999.
    pub fn from_days(days: i64) -> Result<Self, TemporalError> {
        let least = days_from_civil(-MAX_YEAR, 1, 1);
        let greatest = days_from_civil(MAX_YEAR, 12, 31);
        if (least..=greatest).contains(&days) {
            Ok(Self { days })
        } else {
            Err(TemporalError::Overflow)
        }
    }

    /// Makes a date from year, month (1 to 12) and day of the month.
    ///
    /// # Errors
    /// When there is no such day.
    pub fn new(year: i64, month: i64, day: i64) -> Result<Self, TemporalError> {
        check_year(year)?;
        within("month", month, 1..=12)?;
        within("day", day, 1..=days_in_month(year, month))?;
        Ok(Self {
            days: days_from_civil(year, month, day),
        })
    }

    /// Makes a date from the ISO year of weeks, the week and the day of the week (Monday is 1).
    ///
    /// # Errors
    /// When there is no such day.
    pub fn from_week(year: i64, week: i64, day_of_week: i64) -> Result<Self, TemporalError> {
        check_year(year)?;
        within("week", week, 1..=weeks_in_year(year))?;
        within("dayOfWeek", day_of_week, 1..=7)?;
        Self::from_days(first_monday(year) + (week - 1) * 7 + day_of_week - 1)
    }

    /// Makes a date from the year and the day of the year.
    ///
    /// # Errors
    /// When there is no such day.
    pub fn from_ordinal(year: i64, day: i64) -> Result<Self, TemporalError> {
        check_year(year)?;
        within("ordinalDay", day, 1..=days_in_year(year))?;
        Ok(Self {
            days: days_from_civil(year, 1, 1) + day - 1,
        })
    }

    /// Makes a date from the year, the quarter and the day of the quarter.
    ///
    /// # Errors
    /// When there is no such day.
    pub fn from_quarter(year: i64, quarter: i64, day: i64) -> Result<Self, TemporalError> {
        check_year(year)?;
        within("quarter", quarter, 1..=4)?;
        let first = days_from_civil(year, quarter * 3 - 2, 1);
        let next = if quarter == 4 {
            days_from_civil(year + 1, 1, 1)
        } else {
            days_from_civil(year, quarter * 3 + 1, 1)
        };
        within("dayOfQuarter", day, 1..=next - first)?;
        Ok(Self {
            days: first + day - 1,
        })
    }

    /// Returns the days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i64 {
        self.days
    }

    /// Returns year, month and day of the month.
    #[must_use]
    pub fn civil(self) -> (i64, i64, i64) {
        civil_from_days(self.days)
    }

    /// Returns the ISO year of weeks, the week and the day of the week (Monday is 1).
    #[must_use]
    pub fn week(self) -> (i64, i64, i64) {
        let (year, ..) = self.civil();
        let year = [year + 1, year, year - 1]
            .into_iter()
            .find(|year| first_monday(*year) <= self.days)
            .unwrap_or(year);
        let week = (self.days - first_monday(year)) / 7 + 1;
        (year, week, weekday(self.days))
    }

    /// Returns the day of the year.
    #[must_use]
    pub fn ordinal(self) -> i64 {
        let (year, ..) = self.civil();
        self.days - days_from_civil(year, 1, 1) + 1
    }

    /// Returns the quarter and the day in it.
    #[must_use]
    pub fn quarter(self) -> (i64, i64) {
        let (year, month, _) = self.civil();
        let quarter = (month - 1) / 3 + 1;
        (
            quarter,
            self.days - days_from_civil(year, quarter * 3 - 2, 1) + 1,
        )
    }

    /// Moves by whole months; the day shrinks to what the month has.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus_months(self, months: i64) -> Result<Self, TemporalError> {
        let (year, month, day) = self.civil();
        let month = (year * 12 + month - 1)
            .checked_add(months)
            .ok_or(TemporalError::Overflow)?;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        check_year(year).map_err(|_| TemporalError::Overflow)?;
        Self::new(year, month, day.min(days_in_month(year, month)))
    }

    /// Moves by whole days.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus_days(self, days: i64) -> Result<Self, TemporalError> {
        Self::from_days(self.days.checked_add(days).ok_or(TemporalError::Overflow)?)
    }

    /// Adds a duration; of its time only whole days count.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn plus(self, span: &Duration) -> Result<Self, TemporalError> {
        let whole_days = (span.total_nanos() / (i128::from(DAY) * i128::from(super::NANOS))) as i64;
        self.plus_months(span.months)?
            .plus_days(span.days)?
            .plus_days(whole_days)
    }

    /// Returns a component by its name in openCypher: `year`, `weekDay`.
    #[must_use]
    pub fn component(self, name: &str) -> Option<i64> {
        Some(match name {
            "year" => self.civil().0,
            "month" => self.civil().1,
            "day" => self.civil().2,
            "quarter" => self.quarter().0,
            "dayOfQuarter" => self.quarter().1,
            "weekYear" => self.week().0,
            "week" => self.week().1,
            "weekDay" | "dayOfWeek" => self.week().2,
            "ordinalDay" => self.ordinal(),
            _ => return None,
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        let sign = match year {
            ..0 => "-",
            10_000.. => "+",
            _ => "",
        };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

fn check_year(year: i64) -> Result<i64, TemporalError> {
    within("year", year, -MAX_YEAR..=MAX_YEAR)
}
