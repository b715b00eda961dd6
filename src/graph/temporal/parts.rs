//! A duration as it is written: so many of each unit.

use super::duration::Part;
use super::{Duration, NANOS, TemporalError};

/// The parts of a duration as they are given.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub(super) years: Part,
    pub(super) quarters: Part,
    pub(super) months: Part,
    pub(super) weeks: Part,
    pub(super) days: Part,
    pub(super) hours: Part,
    pub(super) minutes: Part,
    pub(super) seconds: Part,
    pub(super) milliseconds: Part,
    pub(super) microseconds: Part,
    pub(super) nanoseconds: Part,
}

impl Parts {
    pub(super) fn duration(&self) -> Result<Duration, TemporalError> {
        let months = self
            .months
            .plus(self.years.times(12)?)?
            .plus(self.quarters.times(3)?)?;
        let days = self.days.plus(self.weeks.times(7)?)?;
        let fine = [
            (self.hours, 3600 * NANOS),
            (self.minutes, 60 * NANOS),
            (self.seconds, NANOS),
            (self.milliseconds, 1_000_000),
            (self.microseconds, 1_000),
            (self.nanoseconds, 1),
        ];
        Duration::from_parts(months, days, fine)
    }
}
