//! Turns facts into a graph; the same fact twice adds only evidence.

mod assertions;
mod decisions;
mod identifier;
pub mod identity;

pub use assertions::{Asserted, Assertions};
pub use decisions::{DecisionError, DecisionErrorKind, Decisions, Uses};
