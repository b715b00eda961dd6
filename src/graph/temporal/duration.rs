//! Amounts of time.

use std::cmp::Ordering;
use std::fmt;

use super::time::fraction;
use super::{DAY, NANOS, TemporalError};

/// Seconds in an average month of the Gregorian calendar: 400 years by 4,800.
const MONTH: i64 = 2_629_746;

/// An amount of time: months, days and seconds, which do not turn into one another since months
/// and days have no fixed length.
///
/// Equal where each part is; ordered by the length on average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    /// Whole months.
    pub months: i64,
    /// Whole days.
    pub days: i64,
    /// Whole seconds, rounded down.
    pub seconds: i64,
    /// Nanoseconds on top of the seconds, 0 to 999,999,999.
    pub nanos: u32,
}

impl Duration {
    /// Makes a duration; nanoseconds beyond a second are carried over.
    ///
    /// # Errors
    /// Beyond 64 bits.
    pub fn new(months: i64, days: i64, seconds: i64, nanos: i128) -> Result<Self, TemporalError> {
        let total = i128::from(seconds) * i128::from(NANOS) + nanos;
        let seconds = total.div_euclid(i128::from(NANOS));
        let nanos = total.rem_euclid(i128::from(NANOS));
        Ok(Self {
            months,
            days,
            seconds: i64::try_from(seconds).map_err(|_| TemporalError::Overflow)?,
            nanos: nanos as u32,
        })
    }

    /// Makes a duration from parts with fractions, which spill into the next smaller part: of a
    /// month as average days, of a day as hours.
    ///
    /// # Errors
    /// Beyond 64 bits.
    pub(super) fn from_parts(
        months: Part,
        days: Part,
        nanos: [(Part, i64); 6],
    ) -> Result<Self, TemporalError> {
        let of_month = months.fraction * MONTH as f64;
        let month_days = (of_month / DAY as f64).trunc();
        let month_seconds = of_month - month_days * DAY as f64;
        let mut total = exact(month_seconds, NANOS)? + exact(days.fraction, DAY * NANOS)?;
        for (part, unit) in nanos {
            total += i128::from(part.whole) * i128::from(unit) + exact(part.fraction, unit)?;
        }
        let days = days
            .whole
            .checked_add(month_days as i64)
            .ok_or(TemporalError::Overflow)?;
        Self::new(months.whole, days, 0, total)
    }

    /// Returns seconds and nanoseconds together as nanoseconds.
    #[must_use]
    pub fn total_nanos(&self) -> i128 {
        i128::from(self.seconds) * i128::from(NANOS) + i128::from(self.nanos)
    }

    /// Adds part by part.
    ///
    /// # Errors
    /// Beyond 64 bits.
    pub fn plus(&self, other: &Self) -> Result<Self, TemporalError> {
        let sum = |one: i64, other: i64| one.checked_add(other).ok_or(TemporalError::Overflow);
        Self::new(
            sum(self.months, other.months)?,
            sum(self.days, other.days)?,
            0,
            self.total_nanos() + other.total_nanos(),
        )
    }

    /// Changes the sign of every part.
    ///
    /// # Errors
    /// Beyond 64 bits.
    pub fn negated(&self) -> Result<Self, TemporalError> {
        self.times(-1)
    }

    /// Multiplies every part by a whole number.
    ///
    /// # Errors
    /// Beyond 64 bits.
    pub fn times(&self, factor: i64) -> Result<Self, TemporalError> {
        let product = |part: i64| part.checked_mul(factor).ok_or(TemporalError::Overflow);
        let nanos = self
            .total_nanos()
            .checked_mul(i128::from(factor))
            .ok_or(TemporalError::Overflow)?;
        Self::new(product(self.months)?, product(self.days)?, 0, nanos)
    }

    /// Multiplies by a number; fractions spill into the next smaller part.
    ///
    /// # Errors
    /// Beyond 64 bits, and if the number is none.
    pub fn scaled(&self, factor: f64) -> Result<Self, TemporalError> {
        self.each(|part| part * factor)
    }

    /// Divides by a number; fractions spill into the next smaller part.
    ///
    /// # Errors
    /// Beyond 64 bits, and if the number is none or zero.
    pub fn divided(&self, by: f64) -> Result<Self, TemporalError> {
        self.each(|part| part / by)
    }

    fn each(&self, change: impl Fn(f64) -> f64) -> Result<Self, TemporalError> {
        let part = |value: i64| Part::new(change(value as f64));
        let none = Part::default();
        let units = [NANOS, 1, 1, 1, 1, 1];
        let parts = [
            part(self.seconds)?,
            part(i64::from(self.nanos))?,
            none,
            none,
            none,
            none,
        ];
        let nanos = std::array::from_fn(|at| (parts[at], units[at]));
        Self::from_parts(part(self.months)?, part(self.days)?, nanos)
    }

    /// Returns a component by its name in openCypher: `months`, `minutesOfHour`.
    #[must_use]
    pub fn component(&self, name: &str) -> Option<i64> {
        let nanos = i64::from(self.nanos);
        let fine = |unit: i64| {
            self.seconds
                .saturating_mul(unit)
                .saturating_add(nanos / (NANOS / unit))
        };
        Some(match name {
            "years" => self.months / 12,
            "quarters" => self.months / 3,
            "months" => self.months,
            "weeks" => self.days / 7,
            "days" => self.days,
            "hours" => self.seconds / 3600,
            "minutes" => self.seconds / 60,
            "seconds" => self.seconds,
            "milliseconds" => fine(1_000),
            "microseconds" => fine(1_000_000),
            "nanoseconds" => fine(NANOS),
            "quartersOfYear" => self.months / 3 % 4,
            "monthsOfQuarter" => self.months % 3,
            "monthsOfYear" => self.months % 12,
            "daysOfWeek" => self.days % 7,
            "minutesOfHour" => self.seconds / 60 % 60,
            "secondsOfMinute" => self.seconds % 60,
            "millisecondsOfSecond" => nanos / 1_000_000,
            "microsecondsOfSecond" => nanos / 1_000,
            "nanosecondsOfSecond" => nanos,
            _ => return None,
        })
    }

    fn average_nanos(&self) -> i128 {
        let days =
            i128::from(self.months) * i128::from(MONTH) + i128::from(self.days) * i128::from(DAY);
        days * i128::from(NANOS) + self.total_nanos()
    }
}

/// A number in two parts of the same sign, so that large whole numbers stay exact.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Part {
    pub(super) whole: i64,
    pub(super) fraction: f64,
}

impl Part {
    pub(super) fn new(number: f64) -> Result<Self, TemporalError> {
        if number.is_finite() && number.abs() < 9.2e18 {
            Ok(Self {
                whole: number.trunc() as i64,
                fraction: number.fract(),
            })
        } else {
            Err(TemporalError::Overflow)
        }
    }

    pub(super) fn whole(whole: i64) -> Self {
        Self {
            whole,
            fraction: 0.0,
        }
    }

    pub(super) fn times(self, factor: i64) -> Result<Self, TemporalError> {
        let rest = Self::new(self.fraction * factor as f64)?;
        let whole = self
            .whole
            .checked_mul(factor)
            .ok_or(TemporalError::Overflow)?;
        Self::whole(whole).plus(rest)
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, TemporalError> {
        let rest = Self::new(self.fraction + other.fraction)?;
        let whole = self
            .whole
            .checked_add(other.whole)
            .and_then(|sum| sum.checked_add(rest.whole));
        let whole = whole.ok_or(TemporalError::Overflow)?;
        Ok(Self {
            whole,
            fraction: rest.fraction,
        })
    }
}

/// Returns a fraction of a unit in nanoseconds.
fn exact(fraction: f64, unit: i64) -> Result<i128, TemporalError> {
    let nanos = (fraction * unit as f64).round_ties_even();
    if nanos.is_finite() {
        Ok(nanos as i128)
    } else {
        Err(TemporalError::Overflow)
    }
}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Self) -> Ordering {
        let parts = |span: &Self| (span.months, span.days, span.seconds, span.nanos);
        self.average_nanos()
            .cmp(&other.average_nanos())
            .then_with(|| parts(self).cmp(&parts(other)))
    }
}

impl fmt::Display for Duration {
    /// ISO 8601 with a sign for each part: `P1Y2M-3DT-4H-0.5S`; nothing at all is `PT0S`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = self.total_nanos();
        f.write_str("P")?;
        for (amount, letter) in [
            (self.months / 12, 'Y'),
            (self.months % 12, 'M'),
            (self.days, 'D'),
        ] {
            if amount != 0 {
                write!(f, "{amount}{letter}")?;
            }
        }
        if nanos == 0 {
            return f.write_str(if self.months == 0 && self.days == 0 {
                "T0S"
            } else {
                ""
            });
        }
        let seconds = nanos / i128::from(NANOS);
        let rest = (nanos % i128::from(NANOS)) as i64;
        f.write_str("T")?;
        for (amount, letter) in [(seconds / 3600, 'H'), (seconds / 60 % 60, 'M')] {
            if amount != 0 {
                write!(f, "{amount}{letter}")?;
            }
        }
        let second = seconds % 60;
        if second != 0 || rest != 0 {
            let sign = if nanos < 0 { "-" } else { "" };
            write!(f, "{sign}{}{}S", second.abs(), fraction(rest.abs()))?;
        }
        Ok(())
    }
}
