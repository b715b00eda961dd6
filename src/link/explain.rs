//! Why a mention means what it means.

use serde::{Deserialize, Serialize};

/// The reasons for one link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The rule that decided.
    pub rule: String,
    /// What spoke for the entity, in the order of looking.
    pub features: Vec<String>,
}
