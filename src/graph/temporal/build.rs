//! Dates, times and durations built from maps and from one another.

use super::duration::Part;
use super::parts::Parts;
use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, NANOS, Offset, TemporalError};
use super::{Time, Zone};
use crate::graph::value::{Map, Value};

type Built<T> = Result<T, TemporalError>;

const DATE: &[&str] = &[
    "date",
    "datetime",
    "year",
    "month",
    "day",
    "week",
    "dayOfWeek",
    "ordinalDay",
    "quarter",
    "dayOfQuarter",
];
const TIME: &[&str] = &[
    "time",
    "datetime",
    "hour",
    "minute",
    "second",
    "millisecond",
    "microsecond",
    "nanosecond",
];

impl Date {
    /// Builds a date from a map: `{year: 2021, month: 3}`, `{date: other, day: 1}`.
    ///
    /// # Errors
    /// When the map does not make one.
    pub fn build(map: &Map) -> Built<Self> {
        Fields::new("date", map, &[DATE])?.date(None)
    }

    /// Returns the day of a value that has one.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Date(date) => Some(*date),
            Value::LocalDateTime(moment) => Some(moment.date),
            Value::DateTime(moment) => Some(moment.local.date),
            _ => None,
        }
    }
}

impl LocalTime {
    /// Builds a time from a map: `{hour: 12, minute: 30}`, `{time: other, second: 0}`.
    ///
    /// # Errors
    /// When the map does not make one.
    pub fn build(map: &Map) -> Built<Self> {
        Fields::new("local time", map, &[TIME])?.time(None)
    }

    /// Returns the time of day of a value that has one.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::LocalTime(time) => Some(*time),
            Value::Time(time) => Some(time.local),
            Value::LocalDateTime(moment) => Some(moment.time),
            Value::DateTime(moment) => Some(moment.local.time),
            _ => None,
        }
    }
}

impl Time {
    /// Builds a time with offset from a map. A zone by name has the offset of `now`, in seconds
    /// since 1970.
    ///
    /// # Errors
    /// When the map does not make one.
    pub fn build(map: &Map, now: i64) -> Built<Self> {
        let fields = Fields::new("time", map, &[TIME, &["timezone"]])?;
        let wanted = fields.zone()?.map(|zone| zone.offset_at(now));
        let base = fields.source(&["time", "datetime"])?.and_then(offset_of);
        let offset = base.or(wanted).unwrap_or_default();
        let time = Self {
            local: fields.time(None)?,
            offset,
        };
        Ok(wanted.map_or(time, |offset| time.with_offset(offset)))
    }

    /// Returns the time of day of a value that has one, in UTC where it has no offset.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        let offset = offset_of(value).unwrap_or_default();
        Some(Self {
            local: LocalTime::of(value)?,
            offset,
        })
    }
}

impl LocalDateTime {
    /// Builds a moment from a map: `{year: 2021, hour: 12}`, `{date: day, time: other}`.
    ///
    /// # Errors
    /// When the map does not make one.
    pub fn build(map: &Map) -> Built<Self> {
        let fields = Fields::new("local datetime", map, &[DATE, TIME])?;
        Ok(Self {
            date: fields.date(None)?,
            time: fields.time(Some(LocalTime::default()))?,
        })
    }

    /// Returns the moment of a value that is one; a date is its midnight.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        let time = LocalTime::of(value).unwrap_or_default();
        Some(Self {
            date: Date::of(value)?,
            time,
        })
    }
}

impl DateTime {
    /// Builds a moment in a zone from a map: as without one, and `timezone`, or
    /// `{epochSeconds: 0}`, `{epochMillis: 0}`. A time taken from a value with another zone keeps
    /// its instant.
    ///
    /// # Errors
    /// When the map does not make one.
    pub fn build(map: &Map) -> Built<Self> {
        let epoch = &["epochSeconds", "epochMillis"];
        let fields = Fields::new("datetime", map, &[DATE, TIME, &["timezone"], epoch])?;
        let wanted = fields.zone()?;
        if let Some(moment) = fields.epoch(wanted.unwrap_or(Zone::UTC))? {
            return Ok(moment);
        }
        let base = fields.source(&["time", "datetime"])?.and_then(zone_of);
        let date = fields.date(None)?;
        let time = fields.time(Some(LocalTime::default()))?;
        let zone = base.or(wanted).unwrap_or(Zone::UTC);
        let moment = Self::of_local(LocalDateTime { date, time }, zone);
        wanted.map_or(Ok(moment), |zone| moment.in_zone(zone))
    }

    /// Returns the moment of a value that is one, in UTC where it has no zone.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::DateTime(moment) => Some(**moment),
            _ => Some(Self::of_local(LocalDateTime::of(value)?, Zone::UTC)),
        }
    }
}

impl Duration {
    /// Builds a duration from a map: `{days: 1.5, hours: -2}`.
    ///
    /// # Errors
    /// When the map does not make one.
    pub fn build(map: &Map) -> Built<Self> {
        let mut parts = Parts::default();
        for (key, value) in map {
            let slot = match &**key {
                "years" => &mut parts.years,
                "quarters" => &mut parts.quarters,
                "months" => &mut parts.months,
                "weeks" => &mut parts.weeks,
                "days" => &mut parts.days,
                "hours" => &mut parts.hours,
                "minutes" => &mut parts.minutes,
                "seconds" => &mut parts.seconds,
                "milliseconds" => &mut parts.milliseconds,
                "microseconds" => &mut parts.microseconds,
                "nanoseconds" => &mut parts.nanoseconds,
                _ => return Err(reason(format!("a duration has no `{key}`"))),
            };
            *slot = match value {
                Value::Int(number) => Part::whole(*number),
                Value::Float(number) => Part::new(*number)?,
                other => {
                    let found = other.in_words();
                    return Err(reason(format!("`{key}` takes a number, not {found}")));
                }
            };
        }
        if map.is_empty() {
            return Err(reason("a duration needs at least one part".to_owned()));
        }
        parts.duration()
    }
}

pub(super) fn zone_of(value: &Value) -> Option<Zone> {
    match value {
        Value::Time(time) => Some(Zone::Offset(time.offset)),
        Value::DateTime(moment) => Some(moment.zone),
        _ => None,
    }
}

fn offset_of(value: &Value) -> Option<Offset> {
    match value {
        Value::Time(time) => Some(time.offset),
        Value::DateTime(moment) => Some(moment.offset),
        _ => None,
    }
}

fn reason(reason: String) -> TemporalError {
    TemporalError::Map { reason }
}

/// A map whose keys are those of what is built.
pub(super) struct Fields<'a> {
    wanted: &'static str,
    map: &'a Map,
}

impl<'a> Fields<'a> {
    pub(super) fn new(wanted: &'static str, map: &'a Map, known: &[&[&str]]) -> Built<Self> {
        let known = |key: &str| known.iter().any(|keys| keys.contains(&key));
        match map.keys().find(|key| !known(key)) {
            Some(key) => Err(reason(format!("a {wanted} has no `{key}`"))),
            None => Ok(Self { wanted, map }),
        }
    }

    /// Takes the fields that may stand beside a truncated value.
    pub(super) fn beside(wanted: &'static str, map: &'a Map) -> Built<Self> {
        let dates = DATE.get(2..).unwrap_or_default();
        let times = TIME.get(2..).unwrap_or_default();
        Self::new(wanted, map, &[dates, times, &["timezone"]])
    }

    fn whole(&self, key: &str) -> Built<Option<i64>> {
        match self.map.get(key) {
            None => Ok(None),
            Some(Value::Int(number)) => Ok(Some(*number)),
            Some(other) => {
                let found = other.in_words();
                Err(reason(format!("`{key}` takes an integer, not {found}")))
            }
        }
    }

    pub(super) fn zone(&self) -> Built<Option<Zone>> {
        match self.map.get("timezone") {
            None => Ok(None),
            Some(Value::String(name)) => Zone::parse(name).map(Some),
            Some(other) => {
                let found = other.in_words();
                Err(reason(format!("`timezone` takes a string, not {found}")))
            }
        }
    }

    fn source(&self, keys: &[&str]) -> Built<Option<&'a Value>> {
        let mut given = keys.iter().filter_map(|key| self.map.get(*key));
        match (given.next(), given.next()) {
            (Some(_), Some(_)) => Err(reason(format!(
                "`{}` and `{}` exclude each other",
                keys[0], keys[1]
            ))),
            (source, _) => Ok(source),
        }
    }

    fn has_source(&self) -> bool {
        self.map.contains_key("time") || self.map.contains_key("datetime")
    }

    /// Builds the day, on `base` or on the value under `date` or `datetime`.
    pub(super) fn date(&self, base: Option<Date>) -> Built<Date> {
        let base = match self.source(&["date", "datetime"])? {
            None => base,
            Some(value) => Some(
                Date::of(value)
                    .ok_or_else(|| reason(format!("{} has no date to take", value.in_words())))?,
            ),
        };
        let year = self.whole("year")?;
        let need = || {
            let wanted = self.wanted;
            year.ok_or_else(|| reason(format!("a {wanted} needs a `year`")))
        };
        let families = [
            (self.whole("week")?, self.whole("dayOfWeek")?),
            (self.whole("quarter")?, self.whole("dayOfQuarter")?),
            (self.whole("ordinalDay")?, None),
            (self.whole("month")?, self.whole("day")?),
        ];
        let given =
            |(first, second): &(Option<i64>, Option<i64>)| first.is_some() || second.is_some();
        let mut which = families
            .iter()
            .enumerate()
            .filter(|(_, family)| given(family));
        let family = which.next().map_or(3, |(at, _)| at);
        let day = families[3].1;
        // `{quarter: 3, day: 5}` moves the day too; any other mixture contradicts itself.
        if let Some((other, _)) = which.next()
            && !(family == 1 && other == 3 && families[3].0.is_none())
        {
            return Err(reason(
                "weeks, quarters, months and days of the year exclude each other".to_owned(),
            ));
        }
        let (first, second) = families[family];
        match (family, base) {
            (0, Some(base)) => {
                let (week_year, week, day) = base.week();
                Date::from_week(
                    year.unwrap_or(week_year),
                    first.unwrap_or(week),
                    second.unwrap_or(day),
                )
            }
            (0, None) => {
                let week = first.ok_or_else(|| reason("`dayOfWeek` needs a `week`".to_owned()))?;
                Date::from_week(need()?, week, second.unwrap_or(1))
            }
            (1, base) => self.in_quarter(base, (first, second), day),
            (2, Some(base)) => {
                Date::from_ordinal(year.unwrap_or(base.civil().0), first.unwrap_or(1))
            }
            (2, None) => Date::from_ordinal(need()?, first.unwrap_or(1)),
            (_, Some(base)) => {
                let (base_year, base_month, base_day) = base.civil();
                let month = Date::new(year.unwrap_or(base_year), first.unwrap_or(base_month), 1)?;
                clamped(month, second, base_day)
            }
            (_, None) => {
                if second.is_some() && first.is_none() {
                    return Err(reason("`day` needs a `month`".to_owned()));
                }
                Date::new(need()?, first.unwrap_or(1), second.unwrap_or(1))
            }
        }
    }

    fn in_quarter(
        &self,
        base: Option<Date>,
        (quarter, day_of_quarter): (Option<i64>, Option<i64>),
        day: Option<i64>,
    ) -> Built<Date> {
        let year = self.whole("year")?.or(base.map(|base| base.civil().0));
        let year = year.ok_or_else(|| reason(format!("a {} needs a `year`", self.wanted)))?;
        let quarter = quarter.or(base.map(|base| base.quarter().0));
        let quarter =
            quarter.ok_or_else(|| reason("`dayOfQuarter` needs a `quarter`".to_owned()))?;
        match (day_of_quarter, base) {
            (Some(day), _) => Date::from_quarter(year, quarter, day),
            (None, None) => Date::from_quarter(year, quarter, day.unwrap_or(1)),
            (None, Some(base)) => {
                let (_, month, base_day) = base.civil();
                let first = Date::from_quarter(year, quarter, 1)?.plus_months((month - 1) % 3)?;
                clamped(first, day, base_day)
            }
        }
    }

    /// Builds the time of day, on `base` or on the value under `time` or `datetime`.
    pub(super) fn time(&self, base: Option<LocalTime>) -> Built<LocalTime> {
        let base = match self.source(&["time", "datetime"])? {
            None => base,
            Some(value) => Some(
                LocalTime::of(value)
                    .ok_or_else(|| reason(format!("{} has no time to take", value.in_words())))?,
            ),
        };
        let (hour, minute, second) = (
            self.whole("hour")?,
            self.whole("minute")?,
            self.whole("second")?,
        );
        let nanos = self.nanos()?;
        let given = [
            ("hour", hour),
            ("minute", minute),
            ("second", second),
            ("fraction", nanos),
        ];
        if base.is_none_or(|base| base == LocalTime::default()) && !self.has_source() {
            let gap = given
                .windows(2)
                .find(|pair| pair[0].1.is_none() && pair[1].1.is_some());
            match gap {
                Some(pair) if base.is_none() => {
                    return Err(reason(format!("`{}` needs `{}`", pair[1].0, pair[0].0)));
                }
                None if base.is_none() && hour.is_none() => {
                    return Err(reason(format!("a {} needs an `hour`", self.wanted)));
                }
                _ => {}
            }
        }
        let (old_hour, old_minute, old_second, old_nanos) = base.unwrap_or_default().clock();
        LocalTime::new(
            hour.unwrap_or(old_hour),
            minute.unwrap_or(old_minute),
            second.unwrap_or(old_second),
            nanos.unwrap_or(old_nanos),
        )
    }

    /// Adds milliseconds, microseconds and nanoseconds, if any is given. Below a larger one each
    /// has three digits only.
    pub(super) fn nanos(&self) -> Built<Option<i64>> {
        let parts = [
            ("millisecond", self.whole("millisecond")?, 1_000_000),
            ("microsecond", self.whole("microsecond")?, 1_000),
            ("nanosecond", self.whole("nanosecond")?, 1),
        ];
        let (mut limit, mut sum) = (NANOS, None);
        for (component, value, unit) in parts {
            let Some(value) = value else { continue };
            super::calendar::within(component, value, 0..=limit / unit - 1)?;
            sum = Some(sum.unwrap_or(0) + value * unit);
            limit = unit;
        }
        Ok(sum)
    }

    fn epoch(&self, zone: Zone) -> Built<Option<DateTime>> {
        let nanos = self.whole("nanosecond")?.unwrap_or(0);
        let (seconds, nanos) = match (self.whole("epochSeconds")?, self.whole("epochMillis")?) {
            (None, None) => return Ok(None),
            (Some(_), Some(_)) => {
                return Err(reason(
                    "`epochSeconds` and `epochMillis` exclude each other".to_owned(),
                ));
            }
            (Some(seconds), None) => (seconds, nanos),
            (None, Some(millis)) => (
                millis.div_euclid(1000),
                millis.rem_euclid(1000) * 1_000_000 + nanos,
            ),
        };
        DateTime::of_instant(seconds, nanos, zone).map(Some)
    }
}

/// Returns a day of the month that begins at `first`; the day of another month shrinks to fit.
fn clamped(first: Date, day: Option<i64>, base_day: i64) -> Built<Date> {
    let (year, month, _) = first.civil();
    let last = super::calendar::days_in_month(year, month);
    Date::new(year, month, day.unwrap_or(base_day.min(last)))
}
