//! What the planner knows about a graph: numbers, no data.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::graph::{Adjacency, Compact, Graph, Neighbours, NodeId, Symbol};

/// Counts of a graph by label and type.
#[derive(Debug, Clone, Default)]
pub struct Stats {
    /// How many nodes there are.
    pub nodes: f64,
    /// How many relationships there are.
    pub rels: f64,
    labels: FxHashMap<Arc<str>, f64>,
    types: FxHashMap<Arc<str>, TypeStats>,
}

/// What is known of the relationships of one type.
#[derive(Debug, Clone, Default)]
struct TypeStats {
    count: f64,
    /// Labels of every node that one starts from.
    starts: Vec<Arc<str>>,
    /// Labels of every node that one goes to.
    ends: Vec<Arc<str>>,
    has_loops: bool,
}

impl Stats {
    /// Counts a frozen graph.
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let mut stats = Self::default();
        stats.count(graph);
        for (name, rels) in types_of(graph) {
            let of_type = stats.types.entry(name).or_default();
            of_type.starts = common_labels(graph, &rels.outgoing);
            of_type.ends = common_labels(graph, &rels.incoming);
        }
        stats
    }

    /// Counts a graph that has changed at these nodes since it was last counted. What was true of
    /// all relationships of a type stays so unless one of these nodes says otherwise.
    pub fn follow(&mut self, graph: &Graph, touched: &[NodeId]) {
        let known: Vec<_> = types_of(graph)
            .map(|(name, rels)| (self.rel_type(&name) > 0.0, name, rels))
            .collect();
        self.count(graph);
        for (was_there, name, rels) in known {
            let of_type = self.types.entry(name).or_default();
            for (labels, rels) in [
                (&mut of_type.starts, &rels.outgoing),
                (&mut of_type.ends, &rels.incoming),
            ] {
                if !was_there {
                    *labels = common_labels(graph, rels);
                    continue;
                }
                for node in touched.iter().filter(|node| rels.degree(**node) > 0) {
                    let own = graph.labels(*node);
                    labels.retain(|label| own.contains(label));
                }
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "estimates")]
    fn count(&mut self, graph: &Graph) {
        let Some(compact) = graph.compact() else {
            return;
        };
        self.nodes = compact.nodes().len() as f64;
        self.rels = compact.rel_count() as f64;
        for (name, label) in graph.label_names().names().iter().zip((0..).map(Symbol)) {
            let count = compact.labelled(label).len() as f64;
            self.labels.insert(Arc::clone(name), count);
        }
        for (name, rels) in types_of(graph) {
            let stats = self.types.entry(name).or_default();
            stats.count = rels.outgoing.len() as f64;
            stats.has_loops = rels.has_loops;
        }
    }

    /// Returns how many nodes have a label.
    #[must_use]
    pub fn label(&self, name: &str) -> f64 {
        self.labels.get(name).copied().unwrap_or(0.0)
    }

    /// Returns how many relationships have a type.
    #[must_use]
    pub fn rel_type(&self, name: &str) -> f64 {
        self.types.get(name).map_or(0.0, |stats| stats.count)
    }

    /// Tells whether every relationship of a type starts from (or goes to) a node with a label.
    #[must_use]
    pub fn always(&self, rel_type: &str, start: bool, label: &str) -> bool {
        self.types.get(rel_type).is_none_or(|stats| {
            let labels = if start { &stats.starts } else { &stats.ends };
            labels.iter().any(|known| &**known == label)
        })
    }

    /// Tells whether some relationship of a type goes back to where it starts.
    #[must_use]
    pub fn has_loops(&self, rel_type: &str) -> bool {
        self.types
            .get(rel_type)
            .is_some_and(|stats| stats.has_loops)
    }
}

fn types_of(graph: &Graph) -> impl Iterator<Item = (Arc<str>, &Adjacency)> {
    let types = graph.compact().map_or(&[][..], Compact::types);
    let names = graph.type_names().names().iter().map(Arc::clone);
    names.zip(types)
}

/// Lists the labels that all near ends have.
fn common_labels(graph: &Graph, neighbours: &Neighbours) -> Vec<Arc<str>> {
    let mut common: Option<Vec<Symbol>> = None;
    for node in neighbours.near_ends() {
        let labels = graph.node_labels(node);
        match &mut common {
            Some(common) => {
                common.retain(|label| labels.contains(label));
                if common.is_empty() {
                    break;
                }
            }
            None => common = Some(labels.to_vec()),
        }
    }
    let common = common.unwrap_or_default();
    common
        .into_iter()
        .map(|label| Arc::clone(graph.label_names().name(label)))
        .collect()
}
