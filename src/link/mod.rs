//! Decides which entity a mention means.
//!
//! ```text
//! tokens ─▶ hits of the gazetteer ─▶ drafts ─▶ resolution ─▶ proposals ┐
//!        ─▶ recognisers of open classes ──────────────────▶ proposals ┴▶ arbitration ─▶ mentions
//! ```
//!
//! Drafts are found by grammar (`place_phrase`, `bodies`, `places`, `names`); their places are
//! chosen for the whole article at once (`resolve`), because "LĐLĐ huyện" and "xã Tân Thành" mean
//! something only there.

mod arbitrate;
mod bodies;
mod brands;
mod candidate;
mod clusters;
mod draft;
mod explain;
mod linker;
mod mention;
mod names;
mod open;
mod own_union;
mod phrases;
mod place_phrase;
mod places;
mod prior;
mod resolve;
mod restore;
mod short_forms;
mod signs;
mod snap;
mod trie;

pub use crate::gazetteer::EntityType;
pub use candidate::{Page, Priority, Proposal, Scope};
pub use explain::{Explanation, Feature};
pub use linker::{Linked, Linker};
pub use mention::Mention;
pub use phrases::{Hit, Keyed, Phrases};
