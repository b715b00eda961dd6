//! A mention while its place is still to be found.

use std::ops::Range;

use super::candidate::Priority;
use super::place_phrase::Target;
use crate::gazetteer::Head;

/// What a draft would name.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// A place.
    Place(Target),
    /// A body of a place.
    Body(Head, Target),
    /// A listed entity, by its number.
    Listed(u32),
}

/// A stretch of tokens that a rule takes for a mention.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) tokens: Range<usize>,
    pub(super) what: What,
    pub(super) rule: &'static str,
    pub(super) confidence: f32,
    pub(super) priority: Priority,
}

impl Draft {
    pub(super) fn new(tokens: Range<usize>, what: What, rule: &'static str) -> Self {
        Self {
            tokens,
            what,
            rule,
            confidence: 0.95,
            priority: Priority::Normal,
        }
    }

    pub(super) fn with_confidence(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    pub(super) fn with_priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// Returns what it says about a place, if it is about one.
    pub(super) fn target(&self) -> Option<&Target> {
        match &self.what {
            What::Place(target) | What::Body(_, target) => Some(target),
            What::Listed(_) => None,
        }
    }
}
