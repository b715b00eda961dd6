//! The time between two dates or times.

use super::build::zone_of;
use super::{DAY, Date, DateTime, Duration, LocalDateTime, LocalTime, NANOS, TemporalError, Zone};
use crate::graph::value::Value;

/// In which parts the time between is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Whole months, then whole days, then seconds.
    Mixed,
    /// Whole months only.
    Months,
    /// Whole days only.
    Days,
    /// Seconds only.
    Seconds,
}

impl Duration {
    /// Counts the time from one date or time to another.
    ///
    /// What one side lacks it takes from the other: the day and the zone; a time of day that is
    /// missing is midnight. Where neither has a day, only seconds are counted. `None` where one of
    /// the values is no date or time.
    ///
    /// # Errors
    /// Beyond the calendar.
    pub fn between(from: &Value, to: &Value, span: Span) -> Result<Option<Self>, TemporalError> {
        let zone = zone_of(from).or_else(|| zone_of(to));
        let days = [Date::of(from), Date::of(to)];
        let any_day = match days[0].or(days[1]) {
            Some(day) => day,
            None => Date::from_days(0)?,
        };
        let (Some(start), Some(end)) = (moment(from, any_day, zone), moment(to, any_day, zone))
        else {
            return Ok(None);
        };
        let dated = days[0].is_some() && days[1].is_some();
        count(&start, &end, span, dated).map(Some)
    }
}

/// Completes a value to a moment.
fn moment(value: &Value, day: Date, zone: Option<Zone>) -> Option<DateTime> {
    let time = match (LocalTime::of(value), Date::of(value)) {
        (None, None) => return None,
        (time, _) => time.unwrap_or_default(),
    };
    if let Value::DateTime(moment) = value {
        return Some(**moment);
    }
    let local = LocalDateTime {
        date: Date::of(value).unwrap_or(day),
        time,
    };
    let zone = zone_of(value).or(zone).unwrap_or(Zone::UTC);
    Some(DateTime::of_local(local, zone))
}

fn count(
    start: &DateTime,
    end: &DateTime,
    span: Span,
    dated: bool,
) -> Result<Duration, TemporalError> {
    let end = end.in_zone(start.zone)?;
    let seconds = |start: &DateTime| {
        let nanos = end.local.time.nano_of_second() - start.local.time.nano_of_second();
        Duration::new(0, 0, end.instant() - start.instant(), i128::from(nanos))
    };
    match span {
        Span::Seconds => seconds(start),
        _ if !dated && span != Span::Mixed => Ok(Duration::default()),
        Span::Mixed if !dated => seconds(start),
        Span::Months => Ok(Duration {
            months: months(start.local, end.local),
            ..Duration::default()
        }),
        Span::Days => Ok(Duration {
            days: days(start.local, end.local),
            ..Duration::default()
        }),
        Span::Mixed => {
            let months = months(start.local, end.local);
            let start = start.plus_date(months, 0)?;
            let days = days(start.local, end.local);
            let rest = seconds(&start.plus_date(0, days)?)?;
            Ok(Duration {
                months,
                days,
                ..rest
            })
        }
    }
}

/// Counts the whole days, towards zero.
fn days(start: LocalDateTime, end: LocalDateTime) -> i64 {
    let nanos = |moment: LocalDateTime| {
        i128::from(moment.seconds()) * i128::from(NANOS) + i128::from(moment.time.nano_of_second())
    };
    let days = (nanos(end) - nanos(start)) / (i128::from(DAY) * i128::from(NANOS));
    i64::try_from(days).unwrap_or(i64::MAX)
}

/// Counts the whole months, towards zero: a month is whole when day and time are reached.
fn months(start: LocalDateTime, end: LocalDateTime) -> i64 {
    let parts = |moment: LocalDateTime| {
        let (year, month, day) = moment.date.civil();
        (year * 12 + month, (day, moment.time))
    };
    let ((first, early), (last, late)) = (parts(start), parts(end));
    let months = last - first;
    if months > 0 && late < early {
        months - 1
    } else if months < 0 && late > early {
        months + 1
    } else {
        months
    }
}
