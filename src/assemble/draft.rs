//! The graph while documents are poured into it: nothing in it remembers their order.
//!
//! Every quantity is gathered by an operation that commutes (a union, a count, a greatest, a
//! least), in maps sorted by key. So any order of documents, and any way of splitting them over
//! threads, ends in the same draft.

use std::collections::BTreeMap;

use crate::graph::Value;
use crate::text::Span;

/// One stretch of one document, with the rule that read it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ground {
    /// The document's identifier.
    pub(super) document: String,
    pub(super) span: Span,
    /// The span in characters.
    pub(super) characters: (i64, i64),
    pub(super) rule: String,
}

/// All grounds for one element, each with its greatest confidence.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Grounds(pub(super) BTreeMap<Ground, f32>);

impl Grounds {
    pub(super) fn add(&mut self, ground: Ground, confidence: f32) {
        let known = self.0.entry(ground).or_insert(confidence);
        *known = known.max(confidence);
    }

    pub(super) fn add_all(&mut self, others: &Self) {
        for (ground, confidence) in &others.0 {
            self.add(ground.clone(), *confidence);
        }
    }

    /// Returns the surest ground; of equals the first by document and place.
    pub(super) fn best(&self) -> Option<(&Ground, f32)> {
        let mut best: Option<(&Ground, f32)> = None;
        for (ground, &confidence) in &self.0 {
            if best.is_none_or(|(_, other)| confidence > other) {
                best = Some((ground, confidence));
            }
        }
        best
    }
}

/// An entity that documents mention or speak of.
#[derive(Debug, Clone, Default)]
pub(super) struct EntityDraft {
    /// How often each name was given to it by the linker.
    pub(super) names: BTreeMap<String, u64>,
    /// How often each surface stood for it; relative ones ("LĐLĐ huyện") left out.
    pub(super) surfaces: BTreeMap<String, u64>,
    /// From mentions.
    pub(super) mentioned: Grounds,
    /// From facts that name it in a slot.
    pub(super) spoken_of: Grounds,
}

/// A node that a fact makes: an `Award` or a `Figure`.
#[derive(Debug, Clone)]
pub(super) struct FactDraft {
    pub(super) label: &'static str,
    pub(super) properties: BTreeMap<&'static str, Value>,
    pub(super) grounds: Grounds,
}

/// A relationship's identity: two of the same key are one with the grounds of both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RelKey {
    pub(super) from: String,
    pub(super) rel_type: &'static str,
    pub(super) to: String,
    /// What tells parallel ones apart: a launch's date, a post's title, a mention's place.
    pub(super) own: String,
}

/// A relationship that documents assert.
#[derive(Debug, Clone, Default)]
pub(super) struct RelDraft {
    pub(super) properties: BTreeMap<&'static str, Value>,
    pub(super) grounds: Grounds,
}

/// Everything that documents say, by identifier.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) entities: BTreeMap<String, EntityDraft>,
    pub(super) facts: BTreeMap<String, FactDraft>,
    pub(super) rels: BTreeMap<RelKey, RelDraft>,
}

impl Draft {
    pub(super) fn entity(&mut self, id: &str) -> &mut EntityDraft {
        if !self.entities.contains_key(id) {
            self.entities.insert(id.to_owned(), EntityDraft::default());
        }
        self.entities.entry(id.to_owned()).or_default()
    }

    pub(super) fn rel(&mut self, key: RelKey) -> &mut RelDraft {
        self.rels.entry(key).or_default()
    }
}
