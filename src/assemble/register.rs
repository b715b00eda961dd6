//! What is known of entities before any article is read.

use std::collections::BTreeMap;

use crate::graph::Value;

/// What the graph says of one entity whether or not an article does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The canonical name.
    pub name: String,
    /// Properties beside `id` and `name`: `kind`, `code`, `level`, `valid_from` …
    pub properties: BTreeMap<&'static str, Value>,
    /// Relationships to other entities, by type, end and properties.
    pub relations: Vec<Relation>,
}

/// One relationship that is known beforehand.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// `PART_OF`, `LOCATED_IN` or `SUCCEEDED_BY`.
    pub rel_type: &'static str,
    /// The identifier of the other end.
    pub to: String,
    /// `valid_from`, `valid_to`, `date`, `legal_text` where known.
    pub properties: BTreeMap<&'static str, Value>,
}

/// A dictionary of entities, as the assembler asks it.
///
/// An entry depends on the identifier alone. Relations lead to identifiers for which there is an
/// entry too, or to places that were abolished long ago; following them comes to an end.
pub trait Register {
    /// Returns what is known of an entity, composed ones (`u:ldld:279`) included.
    fn entry(&self, id: &str) -> Option<Entry>;

    /// Returns every identifier in the dictionary, composed ones left out; in any order.
    fn ids(&self) -> Vec<String>;
}

/// The register that knows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unknown;

impl Register for Unknown {
    fn entry(&self, _id: &str) -> Option<Entry> {
        None
    }

    fn ids(&self) -> Vec<String> {
        Vec::new()
    }
}
