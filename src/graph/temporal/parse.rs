//! Dates, times and durations read from ISO 8601, extended (`2015-07-21`) and basic (`20150721`).

use super::parts::Parts;
use super::reader::Reader;
use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, Offset, TemporalError};
use super::{Time, Zone};

impl Date {
    /// Reads a date: by month, week, quarter or day of the year, whole or from the front
    /// (`2015-07`, `2015-W30-2`, `2015-Q2-60`, `2015-202`, `2015`).
    ///
    /// # Errors
    /// When the text is no date or there is no such day.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let mut reader = Reader(text);
        let date = read_date(&mut reader).ok_or_else(|| wrong("date", text))?;
        if reader.0.is_empty() {
            date
        } else {
            Err(wrong("date", text))
        }
    }
}

impl LocalTime {
    /// Reads a time without offset: `21:40:32.142`, `2140`.
    ///
    /// # Errors
    /// When the text is no time.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let mut reader = Reader(text);
        let time = read_time(&mut reader).ok_or_else(|| wrong("local time", text))?;
        if reader.0.is_empty() {
            time
        } else {
            Err(wrong("local time", text))
        }
    }
}

impl Time {
    /// Reads a time with offset: `21:40:32+01:00`, `2140Z`; without one it is UTC.
    ///
    /// # Errors
    /// When the text is no time.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let fail = || wrong("time", text);
        let mut reader = Reader(text);
        let local = read_time(&mut reader).ok_or_else(fail)??;
        let offset = match reader.0 {
            "" => Offset::UTC,
            _ => read_offset(&mut reader).ok_or_else(fail)??,
        };
        if reader.0.is_empty() {
            Ok(Self { local, offset })
        } else {
            Err(fail())
        }
    }
}

impl LocalDateTime {
    /// Reads a date and a time without offset, with `T` or a blank between them; a date alone is
    /// midnight.
    ///
    /// # Errors
    /// When the text is no such moment.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let mut reader = Reader(text);
        let moment = read_moment(&mut reader).ok_or_else(|| wrong("local datetime", text))?;
        if reader.0.is_empty() {
            moment
        } else {
            Err(wrong("local datetime", text))
        }
    }
}

impl DateTime {
    /// Reads a date and a time with an offset, a zone in brackets, or both
    /// (`2015-07-21T21:40+02:00[Europe/Stockholm]`); with neither it is UTC.
    ///
    /// # Errors
    /// When the text is no such moment, or the zone never has the offset then.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let fail = || wrong("datetime", text);
        let (text, zone) = match text.strip_suffix(']') {
            Some(front) => {
                let (front, name) = front.split_once('[').ok_or_else(fail)?;
                (front, Some(Zone::named(name)?))
            }
            None => (text, None),
        };
        let mut reader = Reader(text);
        let local = read_moment(&mut reader).ok_or_else(fail)??;
        let offset = match reader.0 {
            "" => None,
            _ => Some(read_offset(&mut reader).ok_or_else(fail)??),
        };
        if !reader.0.is_empty() {
            return Err(fail());
        }
        match (zone, offset) {
            (None, offset) => {
                let zone = Zone::Offset(offset.unwrap_or_default());
                Ok(Self::of_local(local, zone))
            }
            (Some(zone), None) => Ok(Self::of_local(local, zone)),
            (Some(zone), Some(offset)) if zone.allows(local.seconds(), offset) => Ok(Self {
                local,
                offset,
                zone,
            }),
            // `Z` before a zone gives the instant, as other programs write it.
            (Some(zone), Some(Offset::UTC)) => {
                Self::of_instant(local.seconds(), local.time.nano_of_second(), zone)
            }
            _ => Err(fail()),
        }
    }
}

impl Zone {
    /// Reads an offset (`Z`, `+07:00`) or the name of a zone.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let mut reader = Reader(text);
        match read_offset(&mut reader) {
            Some(offset) if reader.0.is_empty() => Ok(Self::Offset(offset?)),
            _ => Self::named(text),
        }
    }
}

impl Duration {
    /// Reads a duration by letters (`P1Y2M3W4DT5H6M7.5S`, each part with its own sign and
    /// fraction) or as a date and time (`P2012-02-02T14:37:21.545`).
    ///
    /// # Errors
    /// When the text is no duration.
    pub fn parse(text: &str) -> Result<Self, TemporalError> {
        let fail = || wrong("duration", text);
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let rest = rest
            .strip_prefix('P')
            .filter(|rest| !rest.is_empty())
            .ok_or_else(fail)?;
        let span = match read_by_letters(rest) {
            Some(span) => span?,
            None => read_as_date(rest).ok_or_else(fail)??,
        };
        if negative { span.negated() } else { Ok(span) }
    }
}

fn wrong(wanted: &'static str, text: &str) -> TemporalError {
    TemporalError::Text {
        wanted,
        text: text.to_owned(),
    }
}

type Read<T> = Option<Result<T, TemporalError>>;

fn read_date(reader: &mut Reader<'_>) -> Read<Date> {
    let signed = reader.0.starts_with(['-', '+']);
    let year = if signed {
        let sign = if reader.take('-') { -1 } else { 1 };
        reader.take('+');
        let count = reader.digit_count();
        (4..=9).contains(&count).then_some(())?;
        sign * reader.digits(count)?
    } else {
        reader.digits(4)?
    };
    let extended = reader.take('-');
    if extended && reader.0.is_empty() {
        return None;
    }
    // The second part stands behind a hyphen where the first did.
    let second = |reader: &mut Reader<'_>, digits| {
        if extended && !reader.take('-') {
            return Some(1);
        }
        if reader.digit_count() < digits {
            (!extended).then_some(1)
        } else {
            reader.digits(digits)
        }
    };
    if reader.take('W') {
        let week = reader.digits(2)?;
        return Some(Date::from_week(year, week, second(reader, 1)?));
    }
    if reader.take('Q') {
        let quarter = reader.digits(1)?;
        return Some(Date::from_quarter(year, quarter, second(reader, 2)?));
    }
    match reader.digit_count() {
        0 if !extended => Some(Date::new(year, 1, 1)),
        3 => Some(Date::from_ordinal(year, reader.digits(3)?)),
        2 if extended => {
            let month = reader.digits(2)?;
            Some(Date::new(year, month, second(reader, 2)?))
        }
        2 | 4 if !extended => {
            let month = reader.digits(2)?;
            Some(Date::new(year, month, second(reader, 2)?))
        }
        _ => None,
    }
}

fn read_time(reader: &mut Reader<'_>) -> Read<LocalTime> {
    let hour = reader.digits(2)?;
    let extended = reader.0.starts_with(':');
    let next = |reader: &mut Reader<'_>| {
        let more = if extended {
            reader.take(':')
        } else {
            reader.digit_count() > 0
        };
        if more {
            reader.digits(2).map(Some)
        } else {
            Some(None)
        }
    };
    let minute = next(reader)?;
    let second = if minute.is_some() {
        next(reader)?
    } else {
        None
    };
    let nanos = if second.is_some() {
        reader.fraction()?
    } else {
        0
    };
    Some(LocalTime::new(
        hour,
        minute.unwrap_or(0),
        second.unwrap_or(0),
        nanos,
    ))
}

fn read_offset(reader: &mut Reader<'_>) -> Read<Offset> {
    if reader.take('Z') || reader.take('z') {
        return Some(Ok(Offset::UTC));
    }
    let sign = match () {
        () if reader.take('-') => -1,
        () if reader.take('+') => 1,
        () => return None,
    };
    let time = read_time(reader)?;
    Some(time.and_then(|time| Offset::new(sign * time.seconds())))
}

fn read_moment(reader: &mut Reader<'_>) -> Read<LocalDateTime> {
    let date = read_date(reader)?;
    let time = if reader.take('T') || reader.take(' ') {
        read_time(reader)?
    } else {
        Ok(LocalTime::default())
    };
    Some(date.and_then(|date| time.map(|time| LocalDateTime { date, time })))
}

fn read_by_letters(text: &str) -> Read<Duration> {
    let mut reader = Reader(text);
    let mut parts = Parts::default();
    let mut letters = "YMWD";
    while !reader.0.is_empty() {
        if reader.take('T') {
            (letters.len() <= 4 && !reader.0.is_empty()).then_some(())?;
            letters = "HMS T";
            continue;
        }
        let number = reader.number()?;
        let letter = reader.0.chars().next()?;
        reader.take(letter);
        let at = letters.find(letter)?;
        let slot = match (letter, letters.contains('T')) {
            ('Y', _) => &mut parts.years,
            ('M', false) => &mut parts.months,
            ('W', _) => &mut parts.weeks,
            ('D', _) => &mut parts.days,
            ('H', _) => &mut parts.hours,
            ('M', true) => &mut parts.minutes,
            ('S', _) => &mut parts.seconds,
            _ => return None,
        };
        *slot = number;
        letters = letters.get(at + 1..)?;
    }
    Some(parts.duration())
}

fn read_as_date(text: &str) -> Read<Duration> {
    let mut reader = Reader(text);
    let years = reader.digits(4)?;
    reader.take('-').then_some(())?;
    let months = reader.digits(2)?;
    reader.take('-').then_some(())?;
    let days = reader.digits(2)?;
    let time = if reader.take('T') {
        read_time(&mut reader)?
    } else {
        Ok(LocalTime::default())
    };
    reader.0.is_empty().then_some(())?;
    Some(
        time.and_then(|time| Duration::new(years * 12 + months, days, 0, i128::from(time.nanos()))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_all_shapes() {
        for text in [
            "2015-07-21",
            "20150721",
            "2015-W30-2",
            "2015W302",
            "2015-202",
            "2015202",
            "2015-Q3-21",
            "2015Q321",
        ] {
            assert_eq!(
                Date::parse(text).unwrap().to_string(),
                "2015-07-21",
                "{text}"
            );
        }
        for (text, date) in [
            ("2015-07", "2015-07-01"),
            ("201507", "2015-07-01"),
            ("2015W30", "2015-07-20"),
            ("2015-W30", "2015-07-20"),
            ("2015", "2015-01-01"),
            ("-999999999-01-01", "-999999999-01-01"),
            ("+999999999-12-31", "+999999999-12-31"),
        ] {
            assert_eq!(Date::parse(text).unwrap().to_string(), date, "{text}");
        }
        for text in [
            "",
            "20",
            "2015-",
            "2015-7-1",
            "2015-13-01",
            "2015-02-29",
            "2015-07-21x",
            "2015-W54",
            "2015-0721",
            "2015-07-",
            "tết",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_and_offsets() {
        for (text, time) in [
            ("21:40:32.142+0100", "21:40:32.142+01:00"),
            ("2140-00:00", "21:40Z"),
            ("21:40-01:30", "21:40-01:30"),
            ("22+18:00", "22:00+18:00"),
            ("22", "22:00Z"),
        ] {
            assert_eq!(Time::parse(text).unwrap().to_string(), time, "{text}");
        }
        for text in [
            "24:00",
            "1:00",
            "21:60",
            "21:40:",
            "21:40+19:00",
            "21:40:32.",
            "21:4032",
        ] {
            assert!(Time::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn moments_in_zones() {
        for (text, moment) in [
            (
                "2015-07-21T21:40-04[America/New_York]",
                "2015-07-21T21:40-04:00[America/New_York]",
            ),
            (
                "2015-07-21T21:40[Europe/London]",
                "2015-07-21T21:40+01:00[Europe/London]",
            ),
            (
                "1818-07-21T21:40[Europe/Stockholm]",
                "1818-07-21T21:40+00:53:28[Europe/Stockholm]",
            ),
            (
                "2015-07-21T12:00Z[Asia/Ho_Chi_Minh]",
                "2015-07-21T19:00+07:00[Asia/Ho_Chi_Minh]",
            ),
            ("2015202T21", "2015-07-21T21:00Z"),
            ("2015-07-21 21:40", "2015-07-21T21:40Z"),
        ] {
            assert_eq!(DateTime::parse(text).unwrap().to_string(), moment, "{text}");
        }
        assert!(DateTime::parse("2015-07-21T21:40+09:00[Europe/London]").is_err());
        assert!(DateTime::parse("2015-07-21T21:40[Nowhere]").is_err());
    }

    #[test]
    fn durations_of_all_shapes() {
        for (text, span) in [
            ("P5M1.5D", "P5M1DT12H"),
            ("P0.75M", "P22DT19H51M49.5S"),
            ("PT0.75M", "PT45S"),
            ("P2.5W", "P17DT12H"),
            ("P12Y5M14DT16H12M70S", "P12Y5M14DT16H13M10S"),
            ("P2012-02-02T14:37:21.545", "P2012Y2M2DT14H37M21.545S"),
            ("PT-1M-0.001S", "PT-1M-0.001S"),
            ("-P1Y", "P-1Y"),
            ("PT0S", "PT0S"),
        ] {
            assert_eq!(Duration::parse(text).unwrap().to_string(), span, "{text}");
        }
        for text in ["", "P", "PT", "P1", "P1S", "PT1Y", "P1D1Y", "1Y", "P1YT"] {
            assert!(Duration::parse(text).is_err(), "{text}");
        }
    }
}
