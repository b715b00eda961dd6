//! The rule by which a zone's clocks change in years to come: `CET-1CEST,M3.5.0,M10.5.0/3`.

use super::DAY;
use super::calendar::{civil_from_days, days_from_civil, days_in_month, is_leap, weekday};

/// A rule as POSIX writes it in `TZ`, with the wider hours of RFC 9636.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    standard: i32,
    summer: Option<Summer>,
}

/// Daylight saving: its offset, and when it begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Summer {
    offset: i32,
    start: Change,
    end: Change,
}

/// A day of each year and the seconds after its midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Change {
    day: Day,
    seconds: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Day {
    /// The n-th (5: the last) such weekday (Sunday is 0) of a month.
    Weekday { month: i64, nth: i64, weekday: i64 },
    /// Day 1 to 365, which never is 29 February.
    Julian(i64),
    /// Day 0 to 365.
    Ordinal(i64),
}

impl Rule {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut reader = Reader(text);
        reader.name()?;
        let standard = -reader.hours()?;
        if reader.0.is_empty() {
            return Some(Self {
                standard: i32::try_from(standard).ok()?,
                summer: None,
            });
        }
        reader.name()?;
        let offset = match reader.peek() {
            Some(',') => standard + 3600,
            _ => -reader.hours()?,
        };
        let summer = Summer {
            offset: i32::try_from(offset).ok()?,
            start: reader.change()?,
            end: reader.change()?,
        };
        let done = reader.0.is_empty();
        let standard = i32::try_from(standard).ok()?;
        done.then_some(Self {
            standard,
            summer: Some(summer),
        })
    }

    pub(super) fn offset_at(&self, instant: i64) -> i32 {
        let Some(summer) = self.summer else {
            return self.standard;
        };
        let year = civil_from_days((instant + i64::from(self.standard)).div_euclid(DAY)).0;
        let start = summer.start.local(year) - i64::from(self.standard);
        let end = summer.end.local(year) - i64::from(summer.offset);
        let is_summer = if start <= end {
            (start..end).contains(&instant)
        } else {
            !(end..start).contains(&instant)
        };
        if is_summer {
            summer.offset
        } else {
            self.standard
        }
    }
}

impl Change {
    /// Returns the change in a year, in seconds as the clock before it counts.
    fn local(self, year: i64) -> i64 {
        let first = days_from_civil(year, 1, 1);
        let day = match self.day {
            Day::Weekday {
                month,
                nth,
                weekday: wanted,
            } => {
                let first = days_from_civil(year, month, 1);
                let ahead = (wanted - weekday(first) % 7).rem_euclid(7);
                let mut day = ahead + (nth - 1) * 7;
                if day >= days_in_month(year, month) {
                    day -= 7;
                }
                first + day
            }
            Day::Julian(day) => first + day - 1 + i64::from(is_leap(year) && day >= 60),
            Day::Ordinal(day) => first + day,
        };
        day * DAY + self.seconds
    }
}

struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    fn take(&mut self, letter: char) -> bool {
        let rest = self.0.strip_prefix(letter);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// Skips an abbreviation: letters, or anything in angle brackets.
    fn name(&mut self) -> Option<()> {
        let rest = match self.0.strip_prefix('<') {
            Some(rest) => rest.split_once('>')?.1,
            None => self
                .0
                .trim_start_matches(|letter: char| letter.is_ascii_alphabetic()),
        };
        let named = rest.len() < self.0.len();
        self.0 = rest;
        named.then_some(())
    }

    fn number(&mut self) -> Option<i64> {
        let rest = self
            .0
            .trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = self.0.get(..self.0.len() - rest.len())?;
        self.0 = rest;
        digits.parse().ok()
    }

    /// Reads `[+-]hh[:mm[:ss]]` as seconds.
    fn hours(&mut self) -> Option<i64> {
        let sign = if self.take('-') { -1 } else { 1 };
        self.take('+');
        let mut seconds = self.number()? * 3600;
        if self.take(':') {
            seconds += self.number()? * 60;
            if self.take(':') {
                seconds += self.number()?;
            }
        }
        Some(sign * seconds)
    }

    fn change(&mut self) -> Option<Change> {
        self.take(',').then_some(())?;
        let day = if self.take('M') {
            let month = self.number()?;
            self.take('.').then_some(())?;
            let nth = self.number()?;
            self.take('.').then_some(())?;
            Day::Weekday {
                month,
                nth,
                weekday: self.number()?,
            }
        } else if self.take('J') {
            Day::Julian(self.number()?)
        } else {
            Day::Ordinal(self.number()?)
        };
        let seconds = if self.take('/') { self.hours()? } else { 7200 };
        Some(Change { day, seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_all_shapes() {
        let noon = |year, month, day| days_from_civil(year, month, day) * DAY + DAY / 2;
        let europe = Rule::parse("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        assert_eq!(europe.offset_at(noon(2050, 7, 1)), 7200);
        assert_eq!(europe.offset_at(noon(2050, 3, 26)), 3600);
        assert_eq!(europe.offset_at(noon(2050, 3, 27)), 7200);
        let south = Rule::parse("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0").unwrap();
        assert_eq!(south.offset_at(noon(2050, 1, 1)), 39_600);
        assert_eq!(south.offset_at(noon(2050, 7, 1)), 37_800);
        let fixed = Rule::parse("<+07>-7").unwrap();
        assert_eq!(fixed.offset_at(noon(2050, 1, 1)), 25_200);
        assert!(Rule::parse("nonsense").is_none());
    }
}
