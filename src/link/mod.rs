//! Decides which entity a mention means.
//!
//! ```text
//! tokens ─▶ hits of the gazetteer ─▶ proposals ┐
//!        ─▶ recognisers of open classes ───────┴▶ arbitration ─▶ resolution ─▶ mentions
//! ```

mod candidate;
mod mention;
mod open;
mod phrases;

pub use crate::gazetteer::EntityType;
pub use candidate::{Page, Priority, Proposal, Scope};
pub use mention::Mention;
pub use phrases::{Hit, Keyed, Phrases};
