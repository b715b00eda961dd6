//! What the gazetteer knows about one thing.

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

impl EntityType {
    /// Returns the type that an identifier's first letter tells (`u:ldld:279` is a union body).
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        let letter = match id.as_bytes() {
            [letter, b':', ..] => *letter,
            [b'p', b'2', b'5', b':', ..] => b'p',
            _ => return None,
        };
        Some(match letter {
            b'u' => Self::Union,
            b'p' => Self::Place,
            b'c' => Self::Campaign,
            b'a' => Self::Award,
            b'n' => Self::Person,
            b'l' => Self::Legal,
            b'o' => Self::Org,
            b'e' => Self::Event,
            _ => return None,
        })
    }
}

/// One entity, listed in `data/` or composed of a head and a place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entity {
    /// Its identifier.
    pub id: String,
    /// Its canonical name.
    pub name: String,
    /// The kind within its type (`district_federation`, `huyện`, `movement`, `certificate`).
    pub kind: String,
    /// Other names, as the data file lists them.
    pub aliases: Vec<String>,
    /// What it is a part of; for a campaign who started it, as far as the data says.
    pub part_of: Vec<String>,
    /// The place whose organ it is.
    pub located_in: Option<String>,
    /// The first day on which it was what it is, where known; may be marked as doubtful with `?`.
    pub valid_from: Option<String>,
    /// The first day on which it was no longer, where known; may be marked as doubtful with `?`.
    pub valid_to: Option<String>,
    /// What took its place.
    pub succeeded_by: Vec<String>,
    /// Where the data comes from.
    pub source: String,
}

impl Entity {
    /// Returns its type.
    #[must_use]
    pub fn entity_type(&self) -> Option<EntityType> {
        EntityType::of_id(&self.id)
    }
}
