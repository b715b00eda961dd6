//! Reading the words of a graph a little at a time, so that no key has to wait for it.
//!
//! A large graph takes a tenth of a second and more to read. The shell reads it in slices of a few
//! milliseconds while the user is still typing; who asks in between gets what has been found so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use rustc_hash::FxHashMap;

use crate::graph::{Graph, NodeId, RelId, Symbol, Value};

use super::names::Names;
use super::vocabulary::{Key, Kind, Vocabulary};

/// Values of one key that are offered; a key with more is no list of choices.
const CHOICES: usize = 400;

/// Bytes of the longest value that is offered.
const LONGEST: usize = 120;

/// Nodes or relationships that are read between two looks at the clock.
const STRIDE: usize = 256;

type Keys = FxHashMap<Arc<str>, Key>;

/// A reading of a graph that may be under way. It belongs to one version of the graph.
#[derive(Debug, Default)]
pub(crate) struct Census {
    version: u64,
    next_rel: usize,
    next_node: usize,
    /// Relationships at each node: how much an entity is used.
    degrees: Vec<u32>,
    /// What nodes of the same labels have, with their number.
    nodes: FxHashMap<Vec<Symbol>, (usize, Keys)>,
    rels: FxHashMap<Symbol, (usize, Keys)>,
    /// How often a type joins two labels.
    joins: FxHashMap<(Symbol, Symbol, Symbol), usize>,
    values: FxHashMap<Arc<str>, BTreeSet<Arc<str>>>,
    names: Names,
}

impl Census {
    /// Begins to read `graph`.
    pub(crate) fn begin(graph: &Graph) -> Self {
        Self {
            version: graph.version(),
            degrees: vec![0; graph.node_bound()],
            ..Self::default()
        }
    }

    /// Tells whether this is a reading of `graph` as it is now.
    pub(crate) fn is_of(&self, graph: &Graph) -> bool {
        self.version == graph.version()
    }

    /// Reads on until that moment, or to the end; tells whether the end is reached.
    pub(crate) fn go_on(&mut self, graph: &Graph, until: Option<Instant>) -> bool {
        let late = || until.is_some_and(|until| Instant::now() >= until);
        // Relationships first: the names of nodes are weighed by them.
        while self.next_rel < graph.rel_bound() {
            if late() {
                return false;
            }
            self.read_rels(graph);
        }
        while self.next_node < graph.node_bound() {
            if late() {
                return false;
            }
            self.read_nodes(graph);
        }
        true
    }

    fn read_rels(&mut self, graph: &Graph) {
        let end = (self.next_rel + STRIDE).min(graph.rel_bound());
        for rel in (self.next_rel..end).filter_map(|at| u32::try_from(at).ok().map(RelId)) {
            if !graph.has_rel(rel) {
                continue;
            }
            let symbol = graph.rel_type_symbol(rel);
            let (number, keys) = self.rels.entry(symbol).or_default();
            *number += 1;
            for (key, value) in graph.rel_properties(rel) {
                count(keys, key, &value);
            }
            let (from, to) = graph.endpoints(rel);
            for node in [from, to] {
                if let Some(degree) = self.degrees.get_mut(node.index()) {
                    *degree += 1;
                }
            }
            // The last label is the closest one.
            let ends = (graph.node_labels(from).last(), graph.node_labels(to).last());
            if let (Some(from), Some(to)) = ends {
                *self.joins.entry((symbol, *from, *to)).or_default() += 1;
            }
        }
        self.next_rel = end;
    }

    fn read_nodes(&mut self, graph: &Graph) {
        let end = (self.next_node + STRIDE).min(graph.node_bound());
        for node in (self.next_node..end).filter_map(|at| u32::try_from(at).ok().map(NodeId)) {
            if !graph.has_node(node) {
                continue;
            }
            let labels = graph.node_labels(node);
            // No copy of the labels where they are known.
            if !self.nodes.contains_key(labels) {
                self.nodes.insert(labels.to_vec(), Default::default());
            }
            if let Some((number, keys)) = self.nodes.get_mut(labels) {
                *number += 1;
                for (key, value) in graph.node_properties(node) {
                    note(&mut self.values, &key, &value);
                    count(keys, key, &value);
                }
            }
            let degree = self.degrees.get(node.index()).copied();
            self.names.add(graph, node, degree.unwrap_or_default());
        }
        self.next_node = end;
    }

    /// The names that were found.
    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    /// Ends the reading with the words that were found.
    pub(crate) fn vocabulary(mut self, graph: &Graph) -> Vocabulary {
        let names = std::mem::take(&mut self.names);
        Vocabulary {
            names,
            ..self.sketch(graph)
        }
    }

    /// Returns the words that were found so far, without names, and all labels and types that the
    /// graph has ever seen, which are known without reading it. Costs little.
    pub(crate) fn sketch(&self, graph: &Graph) -> Vocabulary {
        let mut words = Vocabulary {
            version: self.version,
            ..Vocabulary::default()
        };
        if self.next_node < graph.node_bound() {
            let kinds = |names: &[Arc<str>]| -> BTreeMap<Arc<str>, Kind> {
                let names = names.iter().cloned();
                names.map(|name| (name, Kind::default())).collect()
            };
            words.labels = kinds(graph.label_names().names());
            words.types = kinds(graph.type_names().names());
        }
        let sets: BTreeMap<&Vec<Symbol>, &(usize, Keys)> = self.nodes.iter().collect();
        for (labels, (number, keys)) in sets {
            for label in labels {
                let name = Arc::clone(graph.label_names().name(*label));
                merge(words.labels.entry(name).or_default(), *number, keys);
            }
        }
        let sets: BTreeMap<&Symbol, &(usize, Keys)> = self.rels.iter().collect();
        for (symbol, (number, keys)) in sets {
            let name = Arc::clone(graph.type_names().name(*symbol));
            merge(words.types.entry(name).or_default(), *number, keys);
        }
        let joins: BTreeMap<_, _> = self.joins.iter().collect();
        for ((symbol, from, to), number) in joins {
            let label = |symbol: &Symbol| graph.label_names().name(*symbol).to_string();
            if let Some(kind) = words.types.get_mut(graph.type_names().name(*symbol)) {
                kind.joins.push((label(from), label(to), *number));
            }
        }
        for kind in words.types.values_mut() {
            kind.joins
                .sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.cmp(b)));
        }
        let few = |values: &BTreeSet<Arc<str>>| (1..=CHOICES).contains(&values.len());
        let values: BTreeMap<_, _> = self.values.iter().filter(|(_, all)| few(all)).collect();
        words.values = values
            .into_iter()
            .map(|(key, all)| (Arc::clone(key), all.clone()))
            .collect();
        words
    }
}

/// Notes a text as one that its key may hold.
fn note(values: &mut FxHashMap<Arc<str>, BTreeSet<Arc<str>>>, key: &Arc<str>, value: &Value) {
    let Value::String(text) = value else {
        return;
    };
    if text.len() > LONGEST {
        return;
    }
    if !values.contains_key(key) {
        values.insert(Arc::clone(key), BTreeSet::new());
    }
    if let Some(known) = values.get_mut(key)
        && known.len() <= CHOICES
    {
        known.insert(Arc::clone(text));
    }
}

fn count(keys: &mut Keys, key: Arc<str>, value: &Value) {
    let entry = keys.entry(key).or_default();
    if entry.count == 0 {
        entry.example = value.clone();
    }
    entry.count += 1;
}

fn merge(kind: &mut Kind, count: usize, keys: &Keys) {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(nodes: usize) -> Graph {
        let mut graph = Graph::new();
        let ids: Vec<NodeId> = (0..nodes)
            .map(|at| {
                let label = if at % 2 == 0 { "Place" } else { "Campaign" };
                let kind = Value::from(["a", "b", "c"][at % 3]);
                graph.add_node(
                    &[label],
                    [("name", Value::from(format!("Tên {at}"))), ("kind", kind)],
                )
            })
            .collect();
        for pair in ids.windows(2) {
            graph.add_rel(pair[0], "NEXT", pair[1], [("weight", Value::from(1))]);
        }
        graph
    }

    #[test]
    fn a_reading_in_slices_finds_what_one_at_once_finds() {
        let graph = graph(1_500);
        let mut sliced = Census::begin(&graph);
        let mut slices = 0;
        // A moment that has passed already: one look at the clock, and nothing is read.
        assert!(!sliced.go_on(&graph, Some(Instant::now())));
        assert!(sliced.sketch(&graph).labels.contains_key("Campaign"));
        while sliced.next_rel < graph.rel_bound() {
            sliced.read_rels(&graph);
            slices += 1;
        }
        while sliced.next_node < graph.node_bound() {
            sliced.read_nodes(&graph);
            slices += 1;
        }
        assert_eq!(slices, 12);
        let (sliced, whole) = (sliced.vocabulary(&graph), Vocabulary::of(&graph));
        assert_eq!(format!("{sliced:?}"), format!("{whole:?}"));
        assert_eq!(whole.labels["Place"].count, 750);
        assert_eq!(whole.types["NEXT"].keys["weight"].count, 1_499);
        assert_eq!(whole.values["kind"].len(), 3);
        assert!(
            !whole.values.contains_key("name"),
            "too many to choose from"
        );
    }

    #[test]
    fn what_is_deleted_is_not_counted() {
        let mut graph = graph(3);
        graph.delete_rel(RelId(0));
        let words = Vocabulary::of(&graph);
        assert_eq!(words.types["NEXT"].count, 1);
    }
}
