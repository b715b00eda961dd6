//! The words of one graph: labels, types, keys, values and names, for completion and `:schema`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::{Graph, Symbol, Value};

use super::names::Names;

/// Values of one key that are offered; a key with more is no list of choices.
const CHOICES: usize = 400;

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

    /// Reads the words of `graph`. Linear in its size.
    pub(crate) fn of(graph: &Graph) -> Self {
        let mut vocabulary = Self {
            version: graph.version(),
            names: Names::of(graph),
            ..Self::default()
        };
        vocabulary.read_nodes(graph);
        vocabulary.read_rels(graph);
        vocabulary
            .values
            .retain(|_, values| (1..=CHOICES).contains(&values.len()));
        vocabulary
    }

    fn read_nodes(&mut self, graph: &Graph) {
        // Nodes of the same labels are counted together, and names looked up once for all.
        let mut sets: FxHashMap<Vec<Symbol>, FxHashMap<Arc<str>, Key>> = FxHashMap::default();
        let mut counts: BTreeMap<Vec<Symbol>, usize> = BTreeMap::new();
        for node in graph.node_ids() {
            let labels = graph.node_labels(node);
            let keys = match sets.get_mut(labels) {
                Some(keys) => keys,
                None => sets.entry(labels.to_vec()).or_default(),
            };
            for (key, value) in graph.node_properties(node) {
                self.note(&key, value);
                count(keys, key, value);
            }
            match counts.get_mut(labels) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(labels.to_vec(), 1);
                }
            }
        }
        for (labels, count) in counts {
            let keys = sets.remove(&labels).unwrap_or_default();
            for label in labels {
                let name = Arc::clone(graph.label_names().name(label));
                merge(self.labels.entry(name).or_default(), count, &keys);
            }
        }
    }

    fn read_rels(&mut self, graph: &Graph) {
        let mut sets: FxHashMap<Symbol, FxHashMap<Arc<str>, Key>> = FxHashMap::default();
        let mut counts: BTreeMap<Symbol, usize> = BTreeMap::new();
        let mut joins: BTreeMap<(Symbol, Symbol, Symbol), usize> = BTreeMap::new();
        for rel in graph.rel_ids() {
            let symbol = graph.rel_type_symbol(rel);
            let keys = sets.entry(symbol).or_default();
            for (key, value) in graph.rel_properties(rel) {
                count(keys, key, value);
            }
            *counts.entry(symbol).or_default() += 1;
            let (from, to) = graph.endpoints(rel);
            // The last label is the closest one.
            let ends = (graph.node_labels(from).last(), graph.node_labels(to).last());
            if let (Some(from), Some(to)) = ends {
                *joins.entry((symbol, *from, *to)).or_default() += 1;
            }
        }
        for (symbol, count) in counts {
            let keys = sets.remove(&symbol).unwrap_or_default();
            let name = Arc::clone(graph.type_names().name(symbol));
            merge(self.types.entry(name).or_default(), count, &keys);
        }
        for ((symbol, from, to), count) in joins {
            let label = |symbol| graph.label_names().name(symbol).to_string();
            if let Some(kind) = self.types.get_mut(graph.type_names().name(symbol)) {
                kind.joins.push((label(from), label(to), count));
            }
        }
        for kind in self.types.values_mut() {
            kind.joins
                .sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.cmp(b)));
        }
    }

    /// Notes a text as one that its key may hold.
    fn note(&mut self, key: &Arc<str>, value: &Value) {
        if let Value::String(text) = value {
            let values = self.values.entry(Arc::clone(key)).or_default();
            if values.len() <= CHOICES && text.len() <= 120 {
                values.insert(Arc::clone(text));
            }
        }
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

fn count(keys: &mut FxHashMap<Arc<str>, Key>, key: Arc<str>, value: &Value) {
    let entry = keys.entry(key).or_default();
    if entry.count == 0 {
        entry.example = value.clone();
    }
    entry.count += 1;
}

fn merge(kind: &mut Kind, count: usize, keys: &FxHashMap<Arc<str>, Key>) {
    kind.count += count;
    let sorted: BTreeMap<&Arc<str>, &Key> = keys.iter().collect();
    for (key, found) in sorted {
        let entry = kind.keys.entry(Arc::clone(key)).or_default();
        if entry.count == 0 {
            entry.example = found.example.clone();
        }
        entry.count += found.count;
    }
}
