//! Dates and times cut to a unit: `date.truncate('quarter', day)`.

use super::build::{Fields, zone_of};
use super::calendar::within;
use super::{Date, DateTime, LocalDateTime, LocalTime, NANOS, TemporalError, Time, Zone};
use crate::graph::value::{Map, Value};

/// The names of the units, largest first; units from `day` on cut times too.
pub const UNITS: [&str; 14] = [
    "millennium",
    "century",
    "decade",
    "year",
    "weekYear",
    "quarter",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "millisecond",
    "microsecond",
];

impl Date {
    /// Cuts the day of `value` to a unit, then sets the fields of the map.
    ///
    /// # Errors
    /// When there is no such unit for dates, no day in the value, or the fields do not fit.
    pub fn truncate(unit: &str, value: &Value, fields: &Map) -> Result<Self, TemporalError> {
        let date = Self::of(value).ok_or_else(|| without("date", value))?;
        Fields::beside("date", fields)?.date(Some(cut_date(unit, date)?))
    }
}

impl LocalTime {
    /// Cuts the time of day of `value` to a unit, then sets the fields of the map.
    ///
    /// # Errors
    /// When there is no such unit for times, no time in the value, or the fields do not fit.
    pub fn truncate(unit: &str, value: &Value, fields: &Map) -> Result<Self, TemporalError> {
        let time = Self::of(value).ok_or_else(|| without("time", value))?;
        refined(
            cut_time(unit, time)?,
            &Fields::beside("local time", fields)?,
        )
    }
}

impl Time {
    /// Cuts the time of day of `value` to a unit, then sets the fields of the map; the clock keeps
    /// showing the same under another `timezone`.
    ///
    /// # Errors
    /// When there is no such unit for times, no time in the value, or the fields do not fit.
    pub fn truncate(
        unit: &str,
        value: &Value,
        fields: &Map,
        now: i64,
    ) -> Result<Self, TemporalError> {
        let time = Self::of(value).ok_or_else(|| without("time", value))?;
        let fields = Fields::beside("time", fields)?;
        let offset = fields
            .zone()?
            .map_or(time.offset, |zone| zone.offset_at(now));
        Ok(Self {
            local: refined(cut_time(unit, time.local)?, &fields)?,
            offset,
        })
    }
}

impl LocalDateTime {
    /// Cuts the moment of `value` to a unit, then sets the fields of the map.
    ///
    /// # Errors
    /// When there is no such unit, no day in the value, or the fields do not fit.
    pub fn truncate(unit: &str, value: &Value, fields: &Map) -> Result<Self, TemporalError> {
        let moment = Self::of(value).ok_or_else(|| without("date", value))?;
        let fields = Fields::beside("local datetime", fields)?;
        let time = cut_time(unit, moment.time);
        let (date, time) = match time {
            Ok(time) => (moment.date, time),
            Err(_) => (cut_date(unit, moment.date)?, LocalTime::default()),
        };
        Ok(Self {
            date: fields.date(Some(date))?,
            time: refined(time, &fields)?,
        })
    }
}

impl DateTime {
    /// Cuts the moment of `value` to a unit, then sets the fields of the map; the clock keeps
    /// showing the same under another `timezone`.
    ///
    /// # Errors
    /// When there is no such unit, no day in the value, or the fields do not fit.
    pub fn truncate(unit: &str, value: &Value, fields: &Map) -> Result<Self, TemporalError> {
        let local = LocalDateTime::truncate(unit, value, fields)?;
        let wanted = Fields::beside("datetime", fields)?.zone()?;
        let zone = wanted.or_else(|| zone_of(value)).unwrap_or(Zone::UTC);
        Ok(Self::of_local(local, zone))
    }
}

fn without(what: &str, value: &Value) -> TemporalError {
    TemporalError::Map {
        reason: format!("{} has no {what} to cut", value.in_words()),
    }
}

fn unknown(unit: &str, of: &str) -> TemporalError {
    TemporalError::Map {
        reason: format!("`{unit}` is no unit to cut a {of} to"),
    }
}

fn cut_date(unit: &str, date: Date) -> Result<Date, TemporalError> {
    let (year, month, _) = date.civil();
    let years = |unit: i64| Date::new(year.div_euclid(unit) * unit, 1, 1);
    match unit.to_ascii_lowercase().as_str() {
        "millennium" => years(1000),
        "century" => years(100),
        "decade" => years(10),
        "year" => years(1),
        "weekyear" => Date::from_week(date.week().0, 1, 1),
        "quarter" => Date::from_quarter(year, date.quarter().0, 1),
        "month" => Date::new(year, month, 1),
        "week" => date.plus_days(1 - date.week().2),
        "day" => Ok(date),
        _ => Err(unknown(unit, "date")),
    }
}

fn cut_time(unit: &str, time: LocalTime) -> Result<LocalTime, TemporalError> {
    let unit_nanos = match unit.to_ascii_lowercase().as_str() {
        "day" => return Ok(LocalTime::default()),
        "hour" => 3600 * NANOS,
        "minute" => 60 * NANOS,
        "second" => NANOS,
        "millisecond" => 1_000_000,
        "microsecond" => 1_000,
        _ => return Err(unknown(unit, "time")),
    };
    Ok(LocalTime::from_nanos(i128::from(
        time.nanos() / unit_nanos * unit_nanos,
    )))
}

/// Sets fields on a cut time; parts of a second are added to what was left of it.
fn refined(time: LocalTime, fields: &Fields<'_>) -> Result<LocalTime, TemporalError> {
    let set = fields.time(Some(time))?;
    let Some(nanos) = fields.nanos()? else {
        return Ok(set);
    };
    let nanos = within("nanosecond", time.nano_of_second() + nanos, 0..=NANOS - 1)?;
    let (hour, minute, second, _) = set.clock();
    LocalTime::new(hour, minute, second, nanos)
}
