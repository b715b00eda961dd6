//! Rows and time of each step while it runs.

use std::time::Duration;

use rustc_hash::FxHashMap;

/// What was measured, by the place of the step in memory.
#[derive(Debug, Default, Clone)]
pub(crate) struct Profile {
    steps: FxHashMap<usize, Measure>,
}

/// What one step did.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Rows that came out.
    pub rows: u64,
    /// Batches that came out.
    pub batches: u64,
    /// Time spent in the step and everything below it.
    pub time: Duration,
}

impl Profile {
    pub(crate) fn add(&mut self, step: usize, rows: usize, time: Duration) {
        let measure = self.steps.entry(step).or_default();
        measure.rows += rows as u64;
        measure.batches += u64::from(rows > 0);
        measure.time += time;
    }

    pub(crate) fn get(&self, step: usize) -> Option<Measure> {
        self.steps.get(&step).copied()
    }
}
