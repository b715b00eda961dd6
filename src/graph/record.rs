//! What petgraph carries at each node and relationship.

use super::id::Symbol;
use super::value::Value;

/// Properties in the order of their keys' numbers; no key twice, no null.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Properties(Vec<(Symbol, Value)>);

impl Properties {
    pub(crate) fn get(&self, key: Symbol) -> Option<&Value> {
        let at = self.0.binary_search_by_key(&key, |entry| entry.0).ok()?;
        Some(&self.0[at].1)
    }

    /// Puts `value` (a null takes the key away) and returns what was there.
    pub(crate) fn set(&mut self, key: Symbol, value: Value) -> Option<Value> {
        match (self.0.binary_search_by_key(&key, |entry| entry.0), value) {
            (Ok(at), Value::Null) => Some(self.0.remove(at).1),
            (Ok(at), value) => Some(std::mem::replace(&mut self.0[at].1, value)),
            (Err(_), Value::Null) => None,
            (Err(at), value) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = (Symbol, &Value)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

/// A node's own data.
#[derive(Debug, Clone)]
pub(crate) struct NodeRecord {
    /// Number of its set of labels in the graph's table.
    pub(crate) labels: u32,
    pub(crate) properties: Properties,
    /// False between a delete and the end of its statement.
    pub(crate) alive: bool,
}

/// A relationship's own data.
#[derive(Debug, Clone)]
pub(crate) struct RelRecord {
    pub(crate) rel_type: Symbol,
    pub(crate) properties: Properties,
    /// False between a delete and the end of its statement.
    pub(crate) alive: bool,
}
