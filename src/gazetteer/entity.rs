//! What the gazetteer knows.

use serde::{Deserialize, Serialize};

/// The eight types of entity that articles mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A body of the trade-union system.
    Union,
    /// An administrative unit.
    Place,
    /// An emulation movement, drive, programme, contest, round or model.
    Campaign,
    /// A form of commendation.
    Award,
    /// A named person.
    Person,
    /// A decision, resolution, directive, plan, decree or circular.
    Legal,
    /// Any other organisation.
    Org,
    /// A ceremony, conference or congress.
    Event,
}
