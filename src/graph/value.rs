//! What a property or a variable of a query can hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::id::{NodeId, RelId};

/// A value of openCypher. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// The absent value.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A floating-point number.
    Float(f64),
    /// A text in NFC.
    String(Arc<str>),
    /// A list.
    List(Arc<Vec<Value>>),
    /// A map, in key order.
    Map(Arc<BTreeMap<Arc<str>, Value>>),
    /// A node.
    Node(NodeId),
    /// A relationship.
    Rel(RelId),
    /// A path.
    Path(Arc<Path>),
}

/// A walk through the graph: one node more than relationships.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Path {
    /// The nodes, in walking order.
    pub nodes: Vec<NodeId>,
    /// The relationships between them, in walking order.
    pub rels: Vec<RelId>,
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text.into())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}
