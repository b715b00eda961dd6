//! The components of dates, times and durations: `day.year`, `span.minutesOfHour`.

use super::{Date, LocalTime, Offset, Zone};
use crate::graph::value::Value;

/// Returns a component of a date, time or duration by its name in openCypher; null where the value
/// has none of that name, nothing where it is of another type.
#[must_use]
pub fn component(value: &Value, name: &str) -> Option<Value> {
    if let Value::Duration(span) = value {
        return Some(Value::from(span.component(name)));
    }
    let (date, time) = (Date::of(value), LocalTime::of(value));
    if date.is_none() && time.is_none() {
        return None;
    }
    let number = date
        .and_then(|date| date.component(name))
        .or_else(|| time.and_then(|time| time.component(name)));
    Some(match (number, value) {
        (Some(number), _) => Value::Int(number),
        (None, Value::Time(time)) => of_zone(Zone::Offset(time.offset), time.offset, name),
        (None, Value::DateTime(moment)) => match name {
            "epochSeconds" => Value::Int(moment.instant()),
            "epochMillis" => {
                let millis = moment.local.time.nano_of_second() / 1_000_000;
                Value::Int(moment.instant().saturating_mul(1000).saturating_add(millis))
            }
            _ => of_zone(moment.zone, moment.offset, name),
        },
        _ => Value::Null,
    })
}

fn of_zone(zone: Zone, offset: Offset, name: &str) -> Value {
    match name {
        "timezone" => Value::from(zone.to_string()),
        "offset" => Value::from(offset.to_string()),
        "offsetMinutes" => Value::Int(offset.seconds() / 60),
        "offsetSeconds" => Value::Int(offset.seconds()),
        _ => Value::Null,
    }
}
