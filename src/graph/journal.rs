//! What a statement did, so that it can be counted and taken back.

use super::id::{NodeId, RelId, Symbol};
use super::record::Tag;
use super::value::Value;

/// One step that can be undone.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    NodeAdded(NodeId),
    RelAdded(RelId),
    NodeDeleted(NodeId),
    RelDeleted(RelId),
    NodeProperty(NodeId, Symbol, Option<Value>),
    RelProperty(RelId, Symbol, Option<Value>),
    Labels(NodeId, Tag),
}

/// How many things a statement changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effects {
    /// Nodes created.
    pub nodes_created: u64,
    /// Nodes deleted.
    pub nodes_deleted: u64,
    /// Relationships created.
    pub relationships_created: u64,
    /// Relationships deleted.
    pub relationships_deleted: u64,
    /// Properties set or replaced.
    pub properties_set: u64,
    /// Properties removed.
    pub properties_removed: u64,
    /// Labels put on nodes.
    pub labels_added: u64,
    /// Labels taken from nodes.
    pub labels_removed: u64,
}

impl Effects {
    /// Tells whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
