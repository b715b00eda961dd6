//! Dates, times and durations as a few whole numbers each.

use std::sync::Arc;

use super::super::Value;
use super::super::temporal::{
    Date, DateTime, Duration, LocalDateTime, LocalTime, Offset, TemporalError, Time, Zone,
};
use super::values::tag;

/// What a temporal value consists of.
pub(super) struct Parts {
    pub(super) tag: u8,
    pub(super) numbers: Vec<i64>,
    /// The zone's name, where it has one.
    pub(super) zone: Option<&'static str>,
}

/// Takes a temporal value apart; nothing for other values.
pub(super) fn parts(value: &Value) -> Option<Parts> {
    let (tag, numbers) = match value {
        Value::Date(date) => (tag::DATE, vec![date.days()]),
        Value::LocalTime(time) => (tag::LOCAL_TIME, vec![time.nanos()]),
        Value::Time(time) => (tag::TIME, vec![time.local.nanos(), time.offset.seconds()]),
        Value::LocalDateTime(moment) => (
            tag::LOCAL_DATETIME,
            vec![moment.date.days(), moment.time.nanos()],
        ),
        Value::DateTime(moment) => {
            let local = moment.local;
            let numbers = vec![
                local.date.days(),
                local.time.nanos(),
                moment.offset.seconds(),
            ];
            (tag::DATETIME, numbers)
        }
        Value::Duration(span) => {
            let numbers = vec![span.months, span.days, span.seconds, i64::from(span.nanos)];
            (tag::DURATION, numbers)
        }
        _ => return None,
    };
    let zone = match value {
        Value::DateTime(moment) => match moment.zone {
            Zone::Named(name) => Some(name),
            Zone::Offset(_) => None,
        },
        _ => None,
    };
    Some(Parts { tag, numbers, zone })
}

/// Returns how many numbers a temporal value of this tag has; nothing for other tags.
pub(super) fn count(tag: u8) -> Option<usize> {
    Some(match tag {
        tag::DATE | tag::LOCAL_TIME => 1,
        tag::TIME | tag::LOCAL_DATETIME => 2,
        tag::DATETIME => 3,
        tag::DURATION => 4,
        _ => return None,
    })
}

/// Puts a temporal value together.
pub(super) fn value(tag: u8, numbers: &[i64], zone: Option<&str>) -> Result<Value, TemporalError> {
    let at = |index: usize| numbers.get(index).copied().unwrap_or_default();
    let clock = |nanos: i64| LocalTime::from_nanos(i128::from(nanos));
    let moment = || -> Result<LocalDateTime, TemporalError> {
        Ok(LocalDateTime {
            date: Date::from_days(at(0))?,
            time: clock(at(1)),
        })
    };
    Ok(match tag {
        tag::DATE => Value::Date(Date::from_days(at(0))?),
        tag::LOCAL_TIME => Value::LocalTime(clock(at(0))),
        tag::TIME => Value::Time(Time {
            local: clock(at(0)),
            offset: Offset::new(at(1))?,
        }),
        tag::LOCAL_DATETIME => Value::LocalDateTime(moment()?),
        tag::DATETIME => {
            let offset = Offset::new(at(2))?;
            Value::DateTime(Arc::new(DateTime {
                local: moment()?,
                offset,
                zone: zone.map_or(Ok(Zone::Offset(offset)), Zone::named)?,
            }))
        }
        _ => Value::Duration(Arc::new(Duration::new(
            at(0),
            at(1),
            at(2),
            i128::from(at(3)),
        )?)),
    })
}
