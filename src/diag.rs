//! Warnings with their place, and an output together with its warnings.
//!
//! Bad news is not an error: a malformed article is a [`Warning`] and the run goes on. The process
//! remembers that there were some, for its exit code.

use std::fmt;

use serde::Serialize;

/// Something that was wrong with the input and did not stop the run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Warning {
    /// The file or stream it was found in, as the user named it.
    pub place: String,
    /// The byte offset in that file, where one is known.
    pub offset: Option<u64>,
    /// What was wrong and what was done about it; lower case, no full stop.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.offset {
            Some(offset) => write!(f, "{}: byte {offset}: {}", self.place, self.message),
            None => write!(f, "{}: {}", self.place, self.message),
        }
    }
}

/// A result that came out, with what was wrong on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Warned<T> {
    /// The result.
    pub output: T,
    /// In the order in which they were met.
    pub warnings: Vec<Warning>,
}
