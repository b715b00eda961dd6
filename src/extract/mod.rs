//! Turns linked text into facts with evidence.

mod fact;

pub use fact::{Fact, FactKind, Status};
