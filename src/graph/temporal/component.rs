//! The components of dates, times and durations: `day.year`, `span.minutesOfHour`.

use super::{Date, LocalTime, Offset, Zone};
use crate::graph::value::Value;

/// Returns a component of a date, time or duration by its name in openCypher; nothing where the
/// value has none of that name or is of another type.
#[must_use]
pub fn component(value: &Value, name: &str) -> Option<Value> {
    if let Value::Duration(span) = value {
        return span.component(name).map(Value::Int);
    }
    let (date, time) = (Date::of(value), LocalTime::of(value));
    let number = date
        .and_then(|date| date.component(name))
        .or_else(|| time.and_then(|time| time.component(name)));
    match (number, value) {
        (Some(number), _) => Some(Value::Int(number)),
        (None, Value::Time(time)) => of_zone(Zone::Offset(time.offset), time.offset, name),
        (None, Value::DateTime(moment)) => match name {
            "epochSeconds" => Some(Value::Int(moment.instant())),
            "epochMillis" => {
                let millis = moment.local.time.nano_of_second() / 1_000_000;
                Some(Value::Int(
                    moment.instant().saturating_mul(1000).saturating_add(millis),
                ))
            }
            _ => of_zone(moment.zone, moment.offset, name),
        },
        _ => None,
    }
}

fn of_zone(zone: Zone, offset: Offset, name: &str) -> Option<Value> {
    Some(match name {
        "timezone" => Value::from(zone.to_string()),
        "offset" => Value::from(offset.to_string()),
        "offsetMinutes" => Value::Int(offset.seconds() / 60),
        "offsetSeconds" => Value::Int(offset.seconds()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::temporal::{DateTime, Duration};

    #[test]
    fn a_component_belongs_to_a_moment_or_to_a_duration() {
        let moment = Value::from(DateTime::parse("2021-03-24T14:30+07:00").unwrap());
        let span = Value::from(Duration::parse("P1Y").unwrap());
        for name in ["year", "weekYear", "epochSeconds", "offsetMinutes"] {
            assert!(component(&moment, name).is_some(), "{name}");
        }
        assert_eq!(component(&span, "minutesOfHour"), Some(Value::Int(0)));
        assert_eq!(component(&span, "timezone"), None);
        assert_eq!(component(&moment, "yaer"), None);
    }
}
