//! Turns facts into a graph; the same fact twice adds only evidence.
//!
//! ```text
//! Article, mentions, facts ─▶ Assertions (one document) ─▶ Decisions ─▶ Assembly ─▶ Graph
//!                                                             Register ─▶
//! ```
//!
//! What a document asserts is kept apart, under identifiers that depend on content alone, until
//! [`Assembly::finish`] merges all of it. Merging uses nothing but operations that commute, so
//! the graph depends on the set of documents and not on their order, and a build that takes one
//! document back is a build of the others.

mod assertions;
mod decisions;
mod draft;
mod identifier;
pub mod identity;
mod kin;
mod known;
mod merge;
mod pipeline;
mod pour;
mod register;
mod settle;

pub use assertions::{Asserted, Assertions};
pub use decisions::{DecisionError, DecisionErrorKind, Decisions, Uses};
pub use merge::{Assembly, Extent};
pub use pipeline::{Pipeline, Reading};
pub use register::{Entry, Register, Relation, Unknown};
