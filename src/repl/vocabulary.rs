//! The words of one graph: labels, types, keys, values and names, for completion and `:schema`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::graph::Value;

use super::names::Names;

/// A key of a label or type.
#[derive(Debug, Clone, Default)]
pub(crate) struct Key {
    /// How many nodes or relationships have it.
    pub(crate) count: usize,
    /// One of its values.
    pub(crate) example: Value,
}

/// A label or relationship type.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kind {
    /// How many nodes or relationships are of it.
    pub(crate) count: usize,
    /// Its keys, by name.
    pub(crate) keys: BTreeMap<Arc<str>, Key>,
    /// For a type: the pairs of labels that it joins, with counts, most frequent first.
    pub(crate) joins: Vec<(String, String, usize)>,
}

/// The words of a graph at one moment.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// The graph's version that this was read from.
    pub(crate) version: u64,
    pub(crate) labels: BTreeMap<Arc<str>, Kind>,
    pub(crate) types: BTreeMap<Arc<str>, Kind>,
    /// Texts that a key holds, where they are few enough to choose from.
    pub(crate) values: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
    pub(crate) names: Names,
}

impl Vocabulary {
    /// The words of a graph without any.
    pub(crate) const EMPTY: Self = Self {
        version: 0,
        labels: BTreeMap::new(),
        types: BTreeMap::new(),
        values: BTreeMap::new(),
        names: Names::EMPTY,
    };

    /// Reads the words of `graph` at once.
    #[cfg(test)]
    pub(crate) fn of(graph: &crate::graph::Graph) -> Self {
        let mut census = super::census::Census::begin(graph);
        census.go_on(graph, None);
        census.vocabulary(graph)
    }

    /// Returns the keys that nodes of these labels (or relationships of these types) have; of all,
    /// where none is named.
    pub(crate) fn keys(&self, names: &[String], is_rel: bool) -> BTreeMap<Arc<str>, usize> {
        let kinds = if is_rel { &self.types } else { &self.labels };
        let mut keys: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        let known = names.iter().any(|name| kinds.contains_key(name.as_str()));
        for (name, kind) in kinds {
            if !known || names.iter().any(|wanted| **wanted == **name) {
                for (key, found) in &kind.keys {
                    let most = keys.entry(Arc::clone(key)).or_default();
                    *most = (*most).max(found.count);
                }
            }
        }
        keys
    }
}
