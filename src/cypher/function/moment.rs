//! Functions on dates, times and durations.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::cypher::error::CypherErrorKind;
use crate::cypher::kinds::Kinds;
use crate::graph::Value;
use crate::graph::temporal::{
    Date, DateTime, Duration, LocalDateTime, LocalTime, Span, TemporalError, Time, Zone,
};
use crate::graph::value::Map;

use super::argument::{any_null, int, string, wrong};
use super::{Context, Function, Outcome};

const SOURCE: &[Kinds] = &[Kinds::STRING.or(Kinds::MAP).or(Kinds::INSTANT)];
const CUT: &[Kinds] = &[Kinds::STRING, Kinds::INSTANT, Kinds::MAP];
const ZONE: &[Kinds] = &[Kinds::STRING.or(Kinds::MAP)];
const PAIR: (&[Kinds], Kinds) = (&[Kinds::INSTANT, Kinds::INSTANT], Kinds::DURATION);

/// The types of points in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
}

/// Makes the five rows that every type of points in time has.
macro_rules! moments {
    ($($name:literal, $kind:ident, $kinds:ident, $what:literal, $units:literal;)*) => {
        &[$(
            Function::new($name, concat!("(value?) -> ", $what),
                concat!("the ", $what, " of a text, a map or another value; now, if nothing is given"),
                (SOURCE, Kinds::$kinds), |context, arguments| make($name, Kind::$kind, context, arguments))
            .needs(0).impure(),
            Function::new(concat!($name, ".truncate"), concat!("(unit, value?, fields?) -> ", $what),
                concat!("the ", $what, " cut to ", $units, ", with fields set after that"),
                (CUT, Kinds::$kinds),
                |context, arguments| truncate(concat!($name, ".truncate"), Kind::$kind, context, arguments))
            .needs(1).impure(),
            Function::new(concat!($name, ".statement"), concat!("(zone?) -> ", $what),
                concat!("the ", $what, " when the statement began"),
                (ZONE, Kinds::$kinds), |context, arguments| clock(Kind::$kind, context.now, arguments))
            .needs(0).impure(),
            Function::new(concat!($name, ".transaction"), concat!("(zone?) -> ", $what),
                "the same: a statement is a transaction",
                (ZONE, Kinds::$kinds), |context, arguments| clock(Kind::$kind, context.now, arguments))
            .needs(0).impure(),
            Function::new(concat!($name, ".realtime"), concat!("(zone?) -> ", $what),
                concat!("the ", $what, " at the very moment of the call"),
                (ZONE, Kinds::$kinds), |_, arguments| clock(Kind::$kind, real_time(), arguments))
            .needs(0).impure(),
        )*
            Function::new("datetime.fromepoch", "(seconds, nanoseconds) -> datetime",
                "the datetime so long after 1970-01-01T00:00Z",
                (&[Kinds::NUMBER, Kinds::NUMBER], Kinds::DATE_TIME), from_epoch),
            Function::new("datetime.fromepochmillis", "(milliseconds) -> datetime",
                "the datetime so many milliseconds after 1970-01-01T00:00Z",
                (&[Kinds::NUMBER], Kinds::DATE_TIME), from_epoch_millis),
            Function::new("timestamp", "() -> integer",
                "milliseconds since 1970 when the statement began",
                (&[], Kinds::INT), timestamp).impure(),
        ]
    };
}

pub(super) static ALL: &[Function] = moments! {
    "date", Date, DATE, "date", "a unit from 'millennium' to 'day'";
    "localtime", LocalTime, LOCAL_TIME, "local time", "a unit from 'day' to 'microsecond'";
    "time", Time, TIME, "time", "a unit from 'day' to 'microsecond'";
    "localdatetime", LocalDateTime, LOCAL_DATE_TIME, "local datetime", "a unit from 'millennium' to 'microsecond'";
    "datetime", DateTime, DATE_TIME, "datetime", "a unit from 'millennium' to 'microsecond'";
};

pub(super) static DURATIONS: &[Function] = &[
    Function::new(
        "duration",
        "(value) -> duration",
        "the duration of a text or a map",
        (
            &[Kinds::STRING.or(Kinds::MAP).or(Kinds::DURATION)],
            Kinds::DURATION,
        ),
        duration,
    ),
    Function::new(
        "duration.between",
        "(from, to) -> duration",
        "the time between, in months, days and seconds",
        PAIR,
        |_, arguments| between("duration.between", Span::Mixed, arguments),
    ),
    Function::new(
        "duration.inMonths",
        "(from, to) -> duration",
        "the whole months between",
        PAIR,
        |_, arguments| between("duration.inMonths", Span::Months, arguments),
    ),
    Function::new(
        "duration.inDays",
        "(from, to) -> duration",
        "the whole days between",
        PAIR,
        |_, arguments| between("duration.inDays", Span::Days, arguments),
    ),
    Function::new(
        "duration.inSeconds",
        "(from, to) -> duration",
        "the seconds between",
        PAIR,
        |_, arguments| between("duration.inSeconds", Span::Seconds, arguments),
    ),
];

fn real_time() -> i128 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i128::try_from(since.as_nanos()).unwrap_or(0)
}

fn seconds(now: i128) -> i64 {
    i64::try_from(now.div_euclid(1_000_000_000)).unwrap_or(i64::MAX)
}

fn make(name: &str, kind: Kind, context: &Context<'_>, arguments: &[Value]) -> Outcome {
    match arguments.first() {
        None => clock(kind, context.now, &[]),
        Some(Value::Null) => Ok(Value::Null),
        Some(Value::String(text)) => Ok(parse(kind, text)?),
        Some(Value::Map(map)) if map.len() == 1 && map.contains_key("timezone") => {
            clock(kind, context.now, arguments)
        }
        Some(Value::Map(map)) => Ok(build(kind, map, seconds(context.now))?),
        Some(value) => convert(kind, value).ok_or_else(|| wrong(name, SOURCE[0], value)),
    }
}

fn parse(kind: Kind, text: &str) -> Result<Value, TemporalError> {
    Ok(match kind {
        Kind::Date => Value::Date(Date::parse(text)?),
        Kind::LocalTime => Value::LocalTime(LocalTime::parse(text)?),
        Kind::Time => Value::Time(Time::parse(text)?),
        Kind::LocalDateTime => Value::LocalDateTime(LocalDateTime::parse(text)?),
        Kind::DateTime => Value::from(DateTime::parse(text)?),
    })
}

fn build(kind: Kind, map: &Map, now: i64) -> Result<Value, TemporalError> {
    Ok(match kind {
        Kind::Date => Value::Date(Date::build(map)?),
        Kind::LocalTime => Value::LocalTime(LocalTime::build(map)?),
        Kind::Time => Value::Time(Time::build(map, now)?),
        Kind::LocalDateTime => Value::LocalDateTime(LocalDateTime::build(map)?),
        Kind::DateTime => Value::from(DateTime::build(map)?),
    })
}

fn convert(kind: Kind, value: &Value) -> Option<Value> {
    Some(match kind {
        Kind::Date => Value::Date(Date::of(value)?),
        Kind::LocalTime => Value::LocalTime(LocalTime::of(value)?),
        Kind::Time => Value::Time(Time::of(value)?),
        Kind::LocalDateTime => Value::LocalDateTime(LocalDateTime::of(value)?),
        Kind::DateTime => Value::from(DateTime::of(value)?),
    })
}

/// Reads the clock in the zone of the argument, a text or `{timezone: …}`; UTC if none is given.
fn clock(kind: Kind, now: i128, arguments: &[Value]) -> Outcome {
    let name = match arguments.first() {
        None => None,
        Some(Value::Null) => return Ok(Value::Null),
        Some(Value::Map(map)) => map.get("timezone"),
        Some(value) => Some(value),
    };
    let zone = match name {
        None => Zone::UTC,
        Some(name) => Zone::parse(string("timezone", name)?)?,
    };
    let nanos = i64::try_from(now.rem_euclid(1_000_000_000)).unwrap_or(0);
    let moment = Value::from(DateTime::of_instant(seconds(now), nanos, zone)?);
    Ok(convert(kind, &moment).unwrap_or_default())
}

fn truncate(name: &str, kind: Kind, context: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let unit = string(name, &arguments[0])?;
    let now;
    let value = match arguments.get(1) {
        Some(value) => value,
        None => {
            now = clock(Kind::DateTime, context.now, &[])?;
            &now
        }
    };
    if !Kinds::of(value).within(Kinds::INSTANT) {
        return Err(wrong(name, Kinds::INSTANT, value));
    }
    let nothing = Map::new();
    let fields = match arguments.get(2) {
        None => &nothing,
        Some(Value::Map(map)) => map,
        Some(other) => return Err(wrong(name, Kinds::MAP, other)),
    };
    Ok(match kind {
        Kind::Date => Value::Date(Date::truncate(unit, value, fields)?),
        Kind::LocalTime => Value::LocalTime(LocalTime::truncate(unit, value, fields)?),
        Kind::Time => Value::Time(Time::truncate(unit, value, fields, seconds(context.now))?),
        Kind::LocalDateTime => Value::LocalDateTime(LocalDateTime::truncate(unit, value, fields)?),
        Kind::DateTime => Value::from(DateTime::truncate(unit, value, fields)?),
    })
}

fn from_epoch(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let seconds = int("datetime.fromepoch", &arguments[0])?;
    let nanos = int("datetime.fromepoch", &arguments[1])?;
    let carried = seconds
        .checked_add(nanos.div_euclid(1_000_000_000))
        .ok_or(TemporalError::Overflow)?;
    Ok(Value::from(DateTime::of_instant(
        carried,
        nanos.rem_euclid(1_000_000_000),
        Zone::UTC,
    )?))
}

fn from_epoch_millis(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    let millis = int("datetime.fromepochmillis", &arguments[0])?;
    let nanos = millis.rem_euclid(1000) * 1_000_000;
    Ok(Value::from(DateTime::of_instant(
        millis.div_euclid(1000),
        nanos,
        Zone::UTC,
    )?))
}

fn timestamp(context: &Context<'_>, _: &[Value]) -> Outcome {
    let millis = context.now.div_euclid(1_000_000);
    Ok(Value::Int(i64::try_from(millis).unwrap_or(i64::MAX)))
}

fn duration(_: &Context<'_>, arguments: &[Value]) -> Outcome {
    Ok(match &arguments[0] {
        Value::Null => Value::Null,
        Value::String(text) => Value::from(Duration::parse(text)?),
        Value::Map(map) => Value::from(Duration::build(map)?),
        Value::Duration(span) => Value::Duration(Arc::clone(span)),
        other => return Err(wrong("duration", Kinds::STRING.or(Kinds::MAP), other)),
    })
}

fn between(name: &str, span: Span, arguments: &[Value]) -> Result<Value, CypherErrorKind> {
    if any_null(arguments) {
        return Ok(Value::Null);
    }
    match Duration::between(&arguments[0], &arguments[1], span)? {
        Some(span) => Ok(Value::from(span)),
        None => {
            let found = arguments
                .iter()
                .find(|value| !Kinds::of(value).within(Kinds::INSTANT));
            Err(wrong(name, Kinds::INSTANT, found.unwrap_or(&arguments[0])))
        }
    }
}
