//! Decides which entity a mention means.

mod mention;

pub use mention::{EntityType, Mention};
